"""A table over frozen rows: columns say how a row is shown and sorted, the model does the rest."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hrdesk.text import sort_key
from hrdesk.ui import icons, theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column. ``width`` counts characters; ``tone`` names a theme colour, ``icon`` an icon and its colour.

    Lists whose columns can be filtered and chosen give them an ``id``, a ``kind`` (text, date or number)
    with the ``value`` compared, and say whether a column is ``usual`` or shown on demand.
    """

    title: str
    text: Callable[[T], str]
    width: int = 12
    key: Callable[[T], Any] | None = None
    right: bool = False
    tip: Callable[[T], str] | None = None
    tone: Callable[[T], str] | None = None
    icon: Callable[[T], tuple[str, str] | None] | None = None
    stretch: bool = False
    id: str = ""
    kind: str = "text"
    value: Callable[[T], Any] | None = None
    usual: bool = True

    def sort_value(self, row: T) -> Any:
        """Return what the column sorts by; text the Vietnamese way unless it has a key of its own."""
        return self.key(row) if self.key else sort_key(self.text(row))


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows of one kind. ``set_rows`` keeps the order the user chose."""

    def __init__(self, columns: Sequence[Column[T]], parent: Any = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[T] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._apply_order()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008, D102
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008, D102
        return 0 if parent.isValid() else len(self.columns)

    def rename(self, column: int, title: str) -> None:
        """Give a column another heading."""
        self.columns = (*self.columns[:column], replace(self.columns[column], title=title), *self.columns[column + 1 :])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802, D102
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return _alignment(self.columns[section].right) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        shown = _SHOWN.get(role)
        return shown(self.columns[index.column()], self.rows[index.row()]) if shown else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:  # noqa: D102
        self._sorted_by = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = list(self.rows)
        self._apply_order()
        after = {id(row): place for place, row in enumerate(self.rows)}
        for old in self.persistentIndexList():
            self.changePersistentIndex(old, self.index(after[id(before[old.row()])], old.column()))
        self.layoutChanged.emit()

    def _apply_order(self) -> None:
        if self._sorted_by is not None:
            column, order = self._sorted_by
            self.rows.sort(key=self.columns[column].sort_value, reverse=order == Qt.SortOrder.DescendingOrder)


def _alignment(right: bool) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def _ink(column: Column[Any], row: Any) -> QColor | None:
    tone = column.tone(row) if column.tone else ""
    return QColor(getattr(theme.current(), tone)) if tone else None


def _picture(column: Column[Any], row: Any) -> Any:
    named = column.icon(row) if column.icon else None
    return icons.icon(named[0], getattr(theme.current(), named[1])) if named else None


_SHOWN: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tip(row) if column.tip else column.text(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row: _alignment(column.right),
    Qt.ItemDataRole.ForegroundRole: _ink,
    Qt.ItemDataRole.DecorationRole: _picture,
}


def table_view(
    model: RowsModel[Any], name: str, *, sortable: bool = True, many: bool = False, header: QHeaderView | None = None
) -> QTableView:
    """Return a table set up alike everywhere: whole rows, no grid in the way, columns as wide as stated."""
    view = QTableView()
    if header is not None:
        view.setHorizontalHeader(header)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    mode = QAbstractItemView.SelectionMode
    view.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(_alignment(False))
    if sortable:
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    view.setSortingEnabled(sortable)
    fit_columns(view)
    return view


def fit_columns(view: QTableView) -> None:
    """Give rows and columns the sizes stated, in the text size of now."""
    model = _model(view)
    measure = view.fontMetrics()
    view.verticalHeader().setDefaultSectionSize(round(measure.height() * 1.75))
    header = view.horizontalHeader()
    for place, column in enumerate(model.columns):
        header.resizeSection(place, measure.averageCharWidth() * column.width + 16)
        if column.stretch:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def selected_rows(view: QTableView) -> list[int]:
    """Return the places of the rows selected, in order."""
    return sorted(index.row() for index in view.selectionModel().selectedRows())


def selected_ids(view: QTableView) -> list[str]:
    """Return the ids of the rows selected, in the order shown."""
    rows = _model(view).rows
    return [rows[place].id for place in selected_rows(view) if place < len(rows)]


def select_ids(view: QTableView, ids: Collection[str | None]) -> None:
    """Select the rows with these ids, those that are shown, without telling anybody."""
    model, selection = _model(view), view.selectionModel()
    wanted, chosen = set(ids), QItemSelection()
    places = [place for place, row in enumerate(model.rows) if row.id in wanted]
    for place in places:
        index = model.index(place, 0)
        chosen.append(QItemSelectionRange(index, index))
    blocked = selection.blockSignals(True)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    selection.select(chosen, flags)
    if places:
        last = model.index(places[-1], 0)
        selection.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
        view.scrollTo(last)
    selection.blockSignals(blocked)
    view.viewport().update()


def show_rows(view: QTableView, rows: Sequence[Any], ids: Collection[str | None]) -> None:
    """Show other rows with those of these ids selected, without telling anybody of the selection."""
    selection = view.selectionModel()
    blocked = selection.blockSignals(True)
    _model(view).set_rows(rows)
    selection.blockSignals(blocked)
    select_ids(view, ids)


def step_row(view: QTableView, step: int) -> None:
    """Select the next row (or the one before) as the list is shown."""
    places = selected_rows(view)
    place = (places[0] if places else -1) + step
    if 0 <= place < len(_model(view).rows):
        view.selectRow(place)


def _model(view: QTableView) -> RowsModel[Any]:
    model = view.model()
    assert isinstance(model, RowsModel)
    return model
