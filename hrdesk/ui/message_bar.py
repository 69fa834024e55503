"""The bar above a page that says what happened, with at most one thing to do about it."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from hrdesk.ui import icons, theme

_GONE_AFTER = 12_000  # milliseconds; trouble stays until it is closed


class Tone(StrEnum):
    """How grave a message is."""

    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {Tone.INFO: "info", Tone.GOOD: "ok", Tone.WARNING: "warning", Tone.DANGER: "error"}


class MessageBar(QFrame):
    """Shows one message; the next replaces it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName("Thông báo")
        self._picture = QLabel()
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._close = QToolButton(autoRaise=True)
        self._close.setAccessibleName("Đóng thông báo")
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        for widget in (self._picture, self._text, self._button, self._close):
            layout.addWidget(widget, 1 if widget is self._text else 0)
        self._timer = QTimer(self, singleShot=True, interval=_GONE_AFTER)
        self._timer.timeout.connect(self.hide)
        self._action: Callable[[], None] | None = None
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown now, empty when the bar is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def show_message(
        self, text: str, tone: Tone = Tone.INFO, action: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Show ``text``; ``action`` is the word of the button and what it does."""
        colour = theme.current()
        ink = {"info": colour.accent, "good": colour.good, "warning": colour.warning, "danger": colour.danger}[tone]
        self.setProperty("kind", str(tone))
        self._picture.setPixmap(icons.pixmap(_ICONS[tone], ink, 20))
        self._close.setIcon(icons.icon("close", colour.text))
        self._text.setText(text)
        self._button.setVisible(action is not None)
        self._action = action[1] if action else None
        if action:
            self._button.setText(action[0])
        restyle(self)
        self.show()
        if tone in (Tone.INFO, Tone.GOOD):
            self._timer.start()
        else:
            self._timer.stop()

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()


def restyle(widget: QWidget) -> None:
    """Have the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
