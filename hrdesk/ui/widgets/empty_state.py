"""What a list shows when it has nothing: what belongs here, and two ways to get it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hrdesk.ui import icons, theme
from hrdesk.ui.widgets.parts import button, clear, label

Offer = tuple[str, str, Callable[[], object]]  # word, icon, what it does


class EmptyState(QWidget):
    """A picture, a sentence and up to two buttons in the middle of the room."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = label(role="section")
        self._text = label(role="muted", wrap=True)
        self._buttons = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for part in (self._picture, self._title, self._text):
            layout.addWidget(part)
        for text in (self._title, self._text):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def show_state(self, icon: str, title: str, text: str, offers: Sequence[Offer] = ()) -> None:
        """Say what belongs here; the first offer is the usual one."""
        self._picture.setPixmap(icons.pixmap(icon, theme.current().muted, 48))
        self._title.setText(title)
        self._text.setText(text)
        clear(self._buttons)
        self._buttons.addStretch(1)
        for place, (word, picture, action) in enumerate(offers):
            self._buttons.addWidget(button(word, action, icon=picture, role="primary" if place == 0 else ""))
        self._buttons.addStretch(1)
