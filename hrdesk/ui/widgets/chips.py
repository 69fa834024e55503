"""Filter chips with counts: one look says how many lack what, one click shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: its id, its word and how many it leaves."""

    id: str
    text: str
    count: int


class ChipBar(QWidget):
    """Chips of which any number may be on, in lines as words in a paragraph."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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
        self._rearrange()

    def _add(self, key: str) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setAutoDefault(False)
        button.toggled.connect(lambda _: self.changed.emit())
        self._buttons[key] = button
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

    def _rearrange(self) -> None:
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def _arrange(self, width: int, *, move: bool) -> int:
        """Put the chips that are shown in lines of ``width``; return the height they need."""
        x, y, line = 0, 0, 0
        for button in self._buttons.values():
            if button.isHidden():
                continue
            size = button.sizeHint()
            if x > 0 and x + size.width() > width:
                x, y, line = 0, y + line + _GAP, 0
            if move:
                button.setGeometry(x, y, size.width(), size.height())
            x, line = x + size.width() + _GAP, max(line, size.height())
        return y + line

    def hasHeightForWidth(self) -> bool:  # noqa: N802, D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(300, self._arrange(max(self.width(), 300), move=False))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(100, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        self._arrange(event.size().width(), move=True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another text size."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._rearrange()
        super().changeEvent(event)
