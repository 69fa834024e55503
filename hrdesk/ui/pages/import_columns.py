"""The columns of a workbook before it is read: what each is read as, and how a clerk says otherwise."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from hrdesk.messages import mapping as say
from hrdesk.ui import icons, theme
from hrdesk.ui.widgets.choices import Choice, ChoiceValue
from hrdesk.ui.widgets.parts import button, clear, column, label, row, scroll

if TYPE_CHECKING:
    from hrdesk.excel.mapping import ColumnLook, SheetLook, WorkbookLook

Given = dict[str, dict[int, str]]
_HEADINGS = ("Cột", "Tiêu đề", "Ví dụ", "Đọc là", "Lưu ý")
_LETTER, _HEADING, _EXAMPLES, _TARGET, _REMARK = range(5)
# Characters a column is wide; the remark takes what is left.
_WIDTHS = {_LETTER: 6, _HEADING: 24, _EXAMPLES: 28, _TARGET: 44}


class ColumnsStep(QWidget):
    """Every list of a workbook with its columns. ``changed`` asks to be shown again with what was chosen."""

    changed = Signal()
    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, SheetTable] = {}
        self._intro = label(wrap=True)
        self._left_out = label(role="muted", wrap=True)
        self._sheets = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._sheets)
        self.go_on = button("Xem trước", self.confirmed.emit, icon="next", role="primary")
        reset = button("Đọc như chương trình hiểu", self.reset, icon="undo")
        other = button("Chọn tệp khác", self.left.emit, icon="back")
        whole = column(self._intro, scroll(holder), self._left_out, row(self.go_on, reset, 1, other))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def given(self) -> Given:
        """What is chosen for each column, by the fingerprint of its sheet's headings."""
        return {key: table.chosen for key, table in self.tables.items()}

    def show_workbook(self, found: "WorkbookLook", choices: Sequence[Choice]) -> None:
        """Show a workbook anew."""
        clear(self._sheets)
        self.tables = {}
        for sheet in found.sheets:
            if sheet.fingerprint not in self.tables:  # a second sheet of one form is read alike
                self.tables[sheet.fingerprint] = SheetTable(sheet, choices, self.changed.emit)
                self._sheets.addWidget(self.tables[sheet.fingerprint])
        self._sheets.addStretch(1)
        self._intro.setText(_intro(found))
        self.update_remarks(found)

    def update_remarks(self, found: "WorkbookLook") -> None:
        """Show what is to be said of the columns as they are chosen now."""
        if any(sheet.fingerprint not in self.tables for sheet in found.sheets):
            return  # of a workbook that was left meanwhile
        for sheet in found.sheets:
            self.tables[sheet.fingerprint].show_remarks(sheet)
        left_out = [(one.sheet, one.reason) for one in found.skipped]
        self._left_out.setText(say.sheets_left_out(left_out))
        self._left_out.setVisible(bool(left_out))
        self.go_on.setEnabled(found.is_readable)

    def reset(self) -> None:
        """Choose for every column what the program thinks."""
        for table in self.tables.values():
            table.reset()
        self.changed.emit()


def _intro(found: "WorkbookLook") -> str:
    if any(sheet.is_confirmed for sheet in found.sheets):
        return say.remembered_look(found.file)
    return say.sure_look(found.file) if found.is_sure else say.first_look(found.file)


class SheetTable(QWidget):
    """The columns of one sheet."""

    def __init__(self, sheet: "SheetLook", choices: Sequence[Choice], changed: Callable[[], None]) -> None:
        super().__init__()
        self.editors: dict[int, ChoiceValue] = {}
        self._guesses = {one.index: one.guess for one in sheet.columns}
        self._rows = {one.index: place for place, one in enumerate(sheet.columns)}
        title = say.sheet_title(sheet.sheet, sheet.first_heading_row, sheet.last_heading_row)
        self._problem = label(role="danger", wrap=True)
        self.table = QTableWidget(len(sheet.columns), len(_HEADINGS))
        self._set_up(sheet.sheet)
        for one in sheet.columns:
            self._fill(one, choices, changed)
        self.setLayout(column(label(title, "section", wrap=True), self._problem, self.table, spacing=4))
        self._fit()

    def _set_up(self, sheet: str) -> None:
        table = self.table
        table.setAccessibleName(f"Các cột của trang {sheet}")
        table.setHorizontalHeaderLabels(_HEADINGS)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in _WIDTHS.items():
            header.resizeSection(place, table.fontMetrics().averageCharWidth() * width + 16)
        header.setSectionResizeMode(_REMARK, QHeaderView.ResizeMode.Stretch)
        header.geometriesChanged.connect(self._fit)
        header.sectionResized.connect(lambda *_: self._fit())

    def _fill(self, one: "ColumnLook", choices: Sequence[Choice], changed: Callable[[], None]) -> None:
        place = self._rows[one.index]
        for at, text in ((_LETTER, one.letter), (_HEADING, one.heading), (_EXAMPLES, "; ".join(one.examples))):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(place, at, item)
        self.table.setItem(place, _REMARK, QTableWidgetItem())
        editor = ChoiceValue(choices, say.NOT_READ)
        editor.setAccessibleName(f"Cột {one.letter} {one.heading} đọc là")
        editor.set_value(one.target or None)
        editor.edited.connect(changed)
        self.editors[one.index] = editor
        self.table.setCellWidget(place, _TARGET, editor)

    def show_remarks(self, sheet: "SheetLook") -> None:
        """Show doubts in colour, and what keeps the sheet from being read."""
        colours = theme.current()
        for one in sheet.columns:
            item = self.table.item(self._rows[one.index], _REMARK)
            assert item is not None
            item.setText(one.remark)
            item.setToolTip(one.remark)
            item.setForeground(QColor(colours.warning if one.is_doubtful else colours.muted))
            item.setIcon(icons.icon("warning", colours.warning) if one.is_doubtful else icons.icon("ok", colours.good))
        problems = [say.still_missing(sheet.missing)] if sheet.missing else []
        problems += [say.repeated(sheet.repeated)] if sheet.repeated else []
        self._problem.setText(" ".join(problems))
        self._problem.setVisible(bool(problems))
        self._fit()

    @property
    def chosen(self) -> dict[int, str]:
        """What each column is read as; what was typed and is no choice is not read."""
        return {index: "" if editor.problem() else str(editor.value() or "") for index, editor in self.editors.items()}

    def reset(self) -> None:
        """Choose what the program thinks."""
        for index, editor in self.editors.items():
            editor.set_value(self._guesses[index] or None)

    def _fit(self) -> None:
        """Be as high as the rows: the page scrolls, not the table in it."""
        table = self.table
        table.resizeRowsToContents()
        least = round(table.fontMetrics().height() * 1.9)
        for place in range(table.rowCount()):
            if table.rowHeight(place) < least:
                table.setRowHeight(place, least)
        rows = sum(table.rowHeight(place) for place in range(table.rowCount()))
        table.setFixedHeight(rows + table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth() + 2)
