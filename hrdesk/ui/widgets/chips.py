"""Filter chips with counts: one look says how many lack what, one click shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from hrdesk.ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: its id, its word and how many it leaves."""

    id: str
    text: str
    count: int


class ChipBar(Flow):
    """Chips of which any number may be on, in lines as words in a paragraph."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the chips that are on."""
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show chips with their counts; those that are on stay on."""
        for chip in chips:
            button = self._buttons.get(chip.id) or self._add(chip.id)
            button.setText(f"{chip.text}  {chip.count}")
            button.setVisible(chip.count > 0 or button.isChecked())
        self.rearrange()

    def _add(self, key: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setAutoDefault(False)
        button.toggled.connect(lambda _: self.changed.emit())
        self._buttons[key] = button
        self.add(button)
        return button

    def clear(self) -> None:
        """Switch all chips off, telling once."""
        on = self.chosen
        for key in on:
            self._buttons[key].blockSignals(True)
            self._buttons[key].setChecked(False)
            self._buttons[key].blockSignals(False)
        if on:
            self.changed.emit()

    def choose(self, key: str) -> None:
        """Switch one chip on."""
        (self._buttons.get(key) or self._add(key)).setChecked(True)
