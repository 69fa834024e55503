"""The tree of places with how many pieces are in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from hrdesk.domain.catalogs import catalog

if TYPE_CHECKING:
    from hrdesk.services.equipment.places import PlaceRow

_ID = Qt.ItemDataRole.UserRole
EVERYWHERE = ""


class PlaceTree(QTreeWidget):
    """Places below the units they are in; with ``ticks`` several can be chosen."""

    chosen = Signal()

    def __init__(self, *, ticks: bool = False) -> None:
        super().__init__()
        self._ticks = ticks
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName("Các nơi đặt")
        self.setColumnCount(2)
        self.setHeaderLabels(["Nơi đặt", "Số cái"])
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        if ticks:
            self.itemChanged.connect(self._on_ticked)
        else:
            self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    def show_places(self, rows: "Sequence[PlaceRow]") -> None:
        """Show the places; the one chosen stays, and what was folded stays folded."""
        kept, folded = self.place, {key for key, item in self._items.items() if not item.isExpanded()}
        blocked = self.blockSignals(True)
        self.clear()
        self._items = {}
        whole = self._add(None, EVERYWHERE, "Tất cả", sum(row.pieces for row in rows)) if not self._ticks else None
        for row in rows:
            above = self._items.get(row.place.parent_id or "") if row.place.parent_id else whole
            made = self._add(above, row.id, row.place.name, row.pieces_below)
            kind = catalog("place_kind").label(row.place.kind)
            made.setToolTip(0, f"{row.place.name}\n{kind}, {row.unit_name}")
        for key, item in self._items.items():
            item.setExpanded(key not in folded)
        self.show_place(kept)
        self.blockSignals(blocked)

    def _add(self, above: QTreeWidgetItem | None, key: str, name: str, pieces: int) -> QTreeWidgetItem:
        made = QTreeWidgetItem([name, str(pieces) if pieces else ""])
        made.setData(0, _ID, key)
        made.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if self._ticks:
            made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            made.setCheckState(0, Qt.CheckState.Unchecked)
        if above is None:
            self.addTopLevelItem(made)
        else:
            above.addChild(made)
        self._items[key] = made
        return made

    @property
    def place(self) -> str | None:
        """The place chosen; None for all of them."""
        current = self.currentItem()
        return (current.data(0, _ID) or None) if current else None

    def show_place(self, place: str | None) -> None:
        """Choose a place; None, or one that is not there, chooses all."""
        found = self._items.get(place or EVERYWHERE) or self._items.get(EVERYWHERE)
        if found is not None:
            self.setCurrentItem(found)

    def below(self, place: str) -> frozenset[str]:
        """Return a place with all that is in it."""
        found: set[str] = set()
        waiting = [self._items[place]] if place in self._items else []
        while waiting:
            item = waiting.pop()
            found.add(item.data(0, _ID))
            waiting += filter(None, (item.child(number) for number in range(item.childCount())))
        return frozenset(found)

    @property
    def ticked(self) -> list[str]:
        """The places with a tick, in their order."""
        return [key for key, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked]

    def tick(self, places: Sequence[str]) -> None:
        """Put ticks on places and on what is in them."""
        for place in places:
            self._items[place].setCheckState(0, Qt.CheckState.Checked)

    def tick_all(self) -> None:
        """Put ticks on every place."""
        self.tick(list(self._items))

    def _on_ticked(self, item: QTreeWidgetItem) -> None:
        """A tick on a place ticks what is in it."""
        blocked = self.blockSignals(True)
        for place in self.below(item.data(0, _ID)):
            self._items[place].setCheckState(0, item.checkState(0))
        self.blockSignals(blocked)
        self.viewport().update()
        self.chosen.emit()
