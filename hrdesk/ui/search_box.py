"""Ctrl+K: one box that finds people, items and commands by any part of their name, accents or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hrdesk.messages import ui as say
from hrdesk.text import search_key
from hrdesk.ui.actions import COMMANDS
from hrdesk.ui.tables.items import Filter, narrowed
from hrdesk.ui.tables.people import searched
from hrdesk.ui.widgets.parts import label

if TYPE_CHECKING:
    from hrdesk.services.equipment.items import ItemRow
    from hrdesk.services.people import PersonRow

_MOST = 12


@dataclass(frozen=True)
class Hit:
    """One line of the result: a person, an item or a command."""

    text: str
    kind: str  # "person", "item" or "command"
    id: str


def hits(
    text: str, people: "Sequence[PersonRow]", commands: Sequence[str], items: "Sequence[ItemRow]" = ()
) -> list[Hit]:
    """Return what a text finds: people first, then items, then commands that can be used now."""
    found = [_person(row) for row in searched(people, text)[:_MOST]] if text.strip() else []
    if text.strip():
        found += [_item(row) for row in narrowed(items, Filter(text))[:_MOST]]
    words = search_key(text).split()
    for command in COMMANDS:
        key = search_key(command.text)
        if command.id in commands and all(word in key for word in words):
            shortcut = f"   ({command.shortcut})" if command.shortcut else ""
            found.append(Hit(f"{command.text.rstrip('…')}{shortcut}", "command", command.id))
    return found[: 3 * _MOST]


def _person(row: "PersonRow") -> Hit:
    return Hit(f"{row.full_name}   {row.date_of_birth or ''}   {row.position_labels}", "person", row.id)


def _item(row: "ItemRow") -> Hit:
    return Hit(f"{row.item.name}   {row.item.asset_code or ''}   {row.place_name}", "item", row.id)


class SearchBox(QDialog):
    """Type, choose with the arrows, Enter."""

    def __init__(
        self,
        parent: QWidget,
        people: "Sequence[PersonRow]",
        commands: Sequence[str],
        chosen: Callable[[Hit], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tìm người, tài sản hoặc lệnh")
        self.resize(620, 460)
        self._people, self._commands, self._chosen = people, commands, chosen
        self._items: Sequence[ItemRow] = ()
        self._hits: list[Hit] = []
        self.line = QLineEdit(
            placeholderText="Gõ tên người, chức danh, tài sản, mã hoặc việc cần làm", clearButtonEnabled=True
        )
        self.line.setAccessibleName("Tìm người, tài sản hoặc lệnh")
        self.list = QListWidget()
        self.list.setAccessibleName("Kết quả tìm")
        self._none: QLabel = label(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        for part in (self.line, self._none, self.list):
            layout.addWidget(part)
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._take)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self._take())
        self._show("")

    def add_items(self, items: "Sequence[ItemRow]") -> None:
        """Find these too: they are read while the box is open already."""
        self._items = items
        self._show(self.line.text())

    def _show(self, text: str) -> None:
        self._hits = hits(text, self._people, self._commands, self._items)
        self.list.clear()
        for hit in self._hits:
            self.list.addItem(QListWidgetItem(hit.text))
        self.list.setCurrentRow(0)
        self._none.setText("" if self._hits else say.no_command(text))
        self._none.setVisible(not self._hits)

    def _take(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._hits):
            self.accept()
            self._chosen(self._hits[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrows move in the list while typing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
