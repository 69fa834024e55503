"""A place to drop files on; a click asks for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from hrdesk.ui import icons, theme
from hrdesk.ui.message_bar import restyle
from hrdesk.ui.widgets.parts import label


class DropZone(QFrame):
    """Takes files with one of some suffixes."""

    dropped = Signal(list)  # of Path

    def __init__(
        self, text: str, suffixes: tuple[str, ...], ask: Callable[[], object], *, icon: str = "import"
    ) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self._suffixes = suffixes
        self._ask = ask
        picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icons.pixmap(icon, theme.current().accent, 32))
        words = label(text, "section", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(picture)
        layout.addWidget(words)

    def _files(self, event: QDropEvent) -> list[Path]:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [file for file in files if file.suffix.lower() in self._suffixes]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, D102
        if self._files(event):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802, D102
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        self._show_over(False)
        files = self._files(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", over)
        restyle(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)
