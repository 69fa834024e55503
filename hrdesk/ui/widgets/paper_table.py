"""The table of a paper on the screen: the same rows as on the page, each number a door to its people."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from hrdesk.domain.paper import Align, Row, RowKind, Table, heading_cells, heading_depth, text_of
from hrdesk.messages import papers as say
from hrdesk.ui import theme

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_ABOUT_PEOPLE = frozenset({Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole})
_PIXELS_PER_MILLIMETRE = 4
_NARROWEST = "Người 0"  # in bold: no number and no short heading may be cut
Index = QModelIndex | QPersistentModelIndex


class PaperModel(QAbstractTableModel):
    """Heading rows, then the rows of the table."""

    def __init__(self, table: Table, parent: Any = None) -> None:
        super().__init__(parent)
        self.table = table
        self.columns = table.columns  # a walk through the headings each time it is asked for
        self.depth = heading_depth(table.headings)
        self._headings = {(cell.row, cell.column): cell.label for cell in heading_cells(table.headings)}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008, D102
        return 0 if parent.isValid() else self.depth + len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008, D102
        return 0 if parent.isValid() else len(self.columns)

    def row_at(self, place: int) -> Row | None:
        """Return the row of the table shown at a place; None for a heading."""
        return self.table.rows[place - self.depth] if place >= self.depth else None

    def people_at(self, row: int, column: int) -> tuple[str, ...]:
        """Return the ids of the persons behind a cell."""
        found = self.row_at(row)
        return found.people_of(self.columns[column]) if found else ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return self._heading(index, role)
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(row.cells[index.column()], column.number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and row.kind is not RowKind.DATA:
            return _bold()
        people = row.people_of(column) if role in _ABOUT_PEOPLE else ()
        if role == Qt.ItemDataRole.ForegroundRole and people and column.number:
            return QColor(theme.current().accent)
        return say.open_people(len(people)) if role == Qt.ItemDataRole.ToolTipRole and people else None

    def _heading(self, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings.get((index.row(), index.column()), "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(theme.current().alternate)
        return _bold() if role == Qt.ItemDataRole.FontRole else None


def _bold() -> QFont:
    font = QApplication.font()
    font.setBold(True)
    return font


class PaperTable(QTableView):
    """Shows one table; a double click or Enter on a cell asks for its people."""

    people_asked = Signal(object, str)  # ids, what the row says

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.shown = PaperModel(table, self)
        self.setModel(self.shown)
        self.setAccessibleName(table.name or "Bảng số liệu")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        for cell in heading_cells(table.headings):
            if cell.rows > 1 or cell.columns > 1:
                self.setSpan(cell.row, cell.column, cell.rows, cell.columns)
        for place, row in enumerate(table.rows, self.shown.depth):
            if row.span > 1:
                self.setSpan(place, 0, 1, row.span)
        least = QFontMetrics(_bold()).horizontalAdvance(_NARROWEST) + 14
        for place, column in enumerate(self.shown.columns):
            self.setColumnWidth(place, max(least, round(column.width * _PIXELS_PER_MILLIMETRE)))
        self._fitted: set[int] = set()
        self.verticalScrollBar().valueChanged.connect(self._fit_rows)
        self.activated.connect(self.ask)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the rows in sight once their widths are known."""
        super().showEvent(event)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the rows that came into sight."""
        super().resizeEvent(event)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit again in letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fitted.clear()
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Give the rows in sight the height of what they say: to measure thousands would hold up the window."""
        if not self.isVisible():
            return
        bar = self.verticalScrollBar()
        was_at_end = 0 < bar.value() == bar.maximum()
        place, bottom = self.rowAt(0), self.viewport().height()
        while 0 <= place < self.shown.rowCount() and self.rowViewportPosition(place) < bottom:
            if place not in self._fitted:
                self._fitted.add(place)
                self.resizeRowToContents(place)
            place += 1
        if was_at_end:  # rows that grew must not push the last one out of sight
            self.updateGeometries()
            bar.setValue(bar.maximum())

    def ask(self, index: QModelIndex) -> None:
        """Ask for the people behind a cell, where there are any."""
        people = self.shown.people_at(index.row(), index.column())
        row = self.shown.row_at(index.row())
        if people and row is not None:
            self.people_asked.emit(people, _words(self.shown.table, row, index.column()))


def _words(table: Table, row: Row, column: int) -> str:
    """Return what a cell counts: the first words of its row, and the heading of its column."""
    line = next((value for value in row.cells if isinstance(value, str) and not value.isdigit()), "")
    return ", ".join(part for part in (line, table.columns[column].label) if part)
