"""The heading of a list with a box under each title, in which the column is filtered."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from hrdesk.messages import views as say
from hrdesk.ui.message_bar import restyle
from hrdesk.ui.tables.column_filter import NotAFilter, column_test
from hrdesk.ui.tables.rows import Column


class FilterHeader(QHeaderView):
    """Columns can be moved, hidden and sorted; the boxes go with them. ``edited`` says that a text changed."""

    edited = Signal()
    entered = Signal()

    def __init__(self, columns: Sequence[Column[Any]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = tuple(columns)
        self._is_open = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.boxes: dict[str, QLineEdit] = {column.id: self._box(column) for column in self._columns}
        for moved in (self.sectionResized, self.sectionMoved, self.geometriesChanged):
            moved.connect(lambda *_: self._place())

    def _box(self, column: Column[Any]) -> QLineEdit:
        made = QLineEdit(self)
        made.setPlaceholderText("lọc")
        made.setClearButtonEnabled(True)
        made.setAccessibleName(f"Lọc cột {column.title}")
        made.setToolTip(say.filter_help(column.kind))
        made.setWhatsThis(say.filter_help(column.kind))
        made.textChanged.connect(lambda _: self.edited.emit())
        made.returnPressed.connect(self.entered)
        made.installEventFilter(self)
        made.hide()
        return made

    @property
    def is_open(self) -> bool:
        """Whether the boxes are shown."""
        return self._is_open

    def open_boxes(self, is_open: bool) -> None:
        """Show the boxes, or hide them with what they ask for: nothing may be filtered unseen."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if not is_open:
            self.set_texts({})
        self.updateGeometries()
        self.updateGeometry()
        self._place()

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """What is asked of each column, without those that ask for nothing or nothing understood yet."""
        return tuple((key, box.text().strip()) for key, box in self.boxes.items() if self._understood(key))

    def _understood(self, key: str) -> bool:
        box = self.boxes[key]
        kind = next(column.kind for column in self._columns if column.id == key)
        try:
            asks = column_test(box.text(), kind) is not None
            sentence = ""
        except NotAFilter:
            asks, sentence = False, say.filter_not_understood(box.text().strip())
        if bool(box.property("wrong")) != bool(sentence):
            box.setProperty("wrong", bool(sentence))
            box.setToolTip(sentence or say.filter_help(kind))
            restyle(box)
        return asks

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Ask something else of the columns; ``edited`` is not told."""
        for key, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setText(texts.get(key, ""))
            box.blockSignals(blocked)

    def focus_first(self) -> None:
        """Put the cursor into the box of the first column."""
        place = next((self.logicalIndex(at) for at in range(self.count()) if not self._is_gone(at)), 0)
        self.boxes[self._columns[place].id].setFocus()

    def _is_gone(self, at: int) -> bool:
        return self.isSectionHidden(self.logicalIndex(at))

    # Where the boxes stand

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._box_height())

    def _box_height(self) -> int:
        return next(iter(self.boxes.values())).sizeHint().height() + 4 if self._is_open else 0

    def updateGeometries(self) -> None:  # noqa: N802
        """Keep room for the boxes under the titles."""
        self.setViewportMargins(0, 0, 0, self._box_height())
        super().updateGeometries()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the column that takes what is left keep its own width when nothing is left."""
        super().resizeEvent(event)
        self.balance()
        self._place()

    def balance(self) -> None:
        """Stretch the stretching column while there is room for it, else give it the width it states."""
        place = next((place for place, column in enumerate(self._columns) if column.stretch), -1)
        if place < 0 or self.count() == 0:
            return
        least = self.fontMetrics().averageCharWidth() * self._columns[place].width // 2
        others = sum(self.sectionSize(other) for other in range(self.count()) if other != place)
        mode = QHeaderView.ResizeMode.Stretch if others + least <= self.width() else QHeaderView.ResizeMode.Interactive
        if self.sectionResizeMode(place) != mode:
            self.setSectionResizeMode(place, mode)
        if mode == QHeaderView.ResizeMode.Interactive:
            self.resizeSection(place, least)

    def _place(self) -> None:
        top = self.height() - self._box_height() + 2
        height = self._box_height() - 4
        for place, column in enumerate(self._columns[: self.count()]):
            box = self.boxes[column.id]
            box.setVisible(self._is_open and not self.isSectionHidden(place))
            box.setGeometry(self.sectionViewportPosition(place) + 1, top, self.sectionSize(place) - 2, height)

    def follow(self, bar: QObject) -> None:
        """Move the boxes when the list is scrolled sideways."""
        bar.valueChanged.connect(lambda _: self._place())  # type: ignore[attr-defined]

    # Columns

    def show_columns(self, ids: Sequence[str]) -> None:
        """Show these columns from left to right, and no others."""
        place_of = {column.id: place for place, column in enumerate(self._columns)}
        wanted = [place_of[key] for key in ids if key in place_of]
        for place in range(self.count()):
            self.setSectionHidden(place, place not in wanted)
        for at, place in enumerate(wanted):
            self.moveSection(self.visualIndex(place), at)
        self.balance()
        self._place()

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """The ids of the visible columns from left to right."""
        order = (self.logicalIndex(at) for at in range(self.count()))
        return tuple(self._columns[place].id for place in order if not self.isSectionHidden(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Escape empties a box, Down goes to the rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            if event.key() == Qt.Key.Key_Escape and watched.text():
                watched.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                view = self.parentWidget()
                if view is not None:
                    view.setFocus()
                return True
        return super().eventFilter(watched, event)
