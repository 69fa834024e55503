"""The table that a count sheet is typed into: a number, Enter, the next line; + says as in the books."""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hrdesk.domain.catalogs import catalog
from hrdesk.ui.tables.rows import fit_columns, selected_rows
from hrdesk.ui.tables.stocktakes import ACCEPT, CountModel
from hrdesk.ui.widgets.choices import Choice, ChoiceValue

if TYPE_CHECKING:
    from hrdesk.services.equipment.stocktakes import LineView

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AS_BOOKS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_PIECES = re.compile(r"0|[1-9][0-9]{0,4}")  # longer ones, or with a leading zero, are codes
_FILLED = "filled"
_LEAST_NAME = 22  # characters


def present_conditions() -> tuple[Choice, ...]:
    """Return the conditions that a thing which is there can have."""
    entries = catalog("item_condition").entries
    return tuple((entry.code, entry.label) for entry in entries if not entry.attributes.get("gone"))


class CountDelegate(QStyledItemDelegate):
    """Editors for the columns that are counted. Enter in a line of text asks for the next line.

    What is typed as a count and is no number, a scanned code for instance, is told as ``refused``: nothing is written.
    """

    next_asked = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: Sequence[Choice] = ()
        self._is_refused = False

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Shorten a long name in the middle, so that the code behind it stays."""
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.textElideMode = Qt.TextElideMode.ElideMiddle

    def _column(self, index: Index) -> str:
        model = index.model()
        assert isinstance(model, CountModel)
        return model.columns[index.column()].id

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return a line for numbers and notes, a list for conditions and places."""
        column = self._column(index)
        if column in ("condition", "place"):
            choices = present_conditions() if column == "condition" else self.places
            chosen = ChoiceValue(choices, "Giữ nguyên", searchable=column == "place")
            chosen.setParent(parent)
            chosen.activated.connect(partial(self._take, chosen))
            return chosen
        line = QLineEdit(parent)
        line.setAccessibleName(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if column == "counted":
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def _take(self, editor: QWidget, _: int = 0) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Fill an editor once: news from the store must not overwrite what is being typed."""
        if editor.property(_FILLED):
            return
        editor.setProperty(_FILLED, True)
        model = index.model()
        assert isinstance(model, CountModel)
        line, column = model.rows[index.row()].line, self._column(index)
        if isinstance(editor, ChoiceValue):
            named = "condition" if column == "condition" else "place_id"
            editor.set_value(getattr(line, f"counted_{named}") or getattr(line, f"expected_{named}"))
        elif isinstance(editor, QLineEdit):
            value = line.counted_quantity if column == "counted" else line.note
            editor.setText("" if value is None else str(value))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:  # noqa: N802
        """Hand the value on; a choice that is none says nothing."""
        if isinstance(editor, ChoiceValue):
            model.setData(index, None if editor.problem() else editor.value())
            return
        assert isinstance(editor, QLineEdit)
        value = editor.text().strip()
        self._is_refused = bool(value) and self._column(index) == "counted" and not _PIECES.fullmatch(value)
        if self._is_refused:
            self.refused.emit(value)
        else:
            model.setData(index, value)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter takes the value and goes on to the next line."""
        is_enter = isinstance(event, QKeyEvent) and event.type() == event.Type.KeyPress and event.key() in _ENTER
        if is_enter and isinstance(editor, QLineEdit):
            self._is_refused = False
            self._take(editor)
            if not self._is_refused:
                self.next_asked.emit()
            return True
        return super().eventFilter(editor, event)


class CountTable(QTableView):
    """Lines to count. Tells the lines meant by + (``as_books_asked``), Delete and a click on "Chấp nhận"."""

    as_books_asked = Signal()
    uncount_asked = Signal()
    accept_asked = Signal(object)  # LineView

    def __init__(self, model: CountModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setAccessibleName("Các dòng kiểm đếm")
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.delegate = CountDelegate(self)
        self.delegate.next_asked.connect(self.go_next)
        self.setItemDelegate(self.delegate)
        self.clicked.connect(self._on_clicked)
        fit_columns(self)

    def show_moves(self, shown: bool) -> None:
        """Show the column about new places only while there are any."""
        self.setColumnHidden(self._lines.place_of(ACCEPT), not shown)
        self._widen()

    def _widen(self) -> None:
        """Give the room that is left to the name; without any, the table scrolls sideways."""
        header, least = self.horizontalHeader(), self.fontMetrics().averageCharWidth() * _LEAST_NAME
        others = header.length() - header.sectionSize(0)
        header.resizeSection(0, max(least, self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow another width."""
        super().resizeEvent(event)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            fit_columns(self)
            self._widen()

    @property
    def chosen(self) -> "list[LineView]":
        """The lines selected."""
        return [self._lines.rows[place] for place in selected_rows(self) if place < len(self._lines.rows)]

    def go_to(self, place: int) -> None:
        """Put the cursor into the count of a line."""
        if 0 <= place < self._lines.rowCount():
            index = self._lines.index(place, self._lines.place_of("counted"))
            self.setCurrentIndex(index)
            self.selectRow(place)
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def go_next(self) -> None:
        """Put the cursor into the count of the next line; from the last one it stays there."""
        self.go_to(min(self.currentIndex().row() + 1, self._lines.rowCount() - 1))
        self.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._lines.columns[index.column()].id == ACCEPT:
            self.accept_asked.emit(self._lines.rows[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes on, + counts as in the books, Delete takes back, a digit opens the count of the line."""
        if event.key() in _ENTER:
            self.go_next()
        elif event.key() in _AS_BOOKS:
            single = len(self.chosen) == 1
            self.as_books_asked.emit()
            if single:
                self.go_next()
        elif event.key() == Qt.Key.Key_Delete:
            self.uncount_asked.emit()
        else:
            self._count_here(event)
            super().keyPressEvent(event)

    def _count_here(self, event: QKeyEvent) -> None:
        """A digit typed where nothing can be typed is meant for the count."""
        index = self.currentIndex()
        column = self._lines.columns[index.column()].id if index.isValid() else ""
        if event.text().isdecimal() and column not in ("counted", "note"):
            self.go_to(max(0, index.row()))
