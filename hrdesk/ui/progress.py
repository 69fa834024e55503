"""Long work: a busy cursor after 0.3 s, a small window with a way out after 0.6 s."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.database import Database, Job

CURSOR_AFTER = 300  # milliseconds
WINDOW_AFTER = 600


class ProgressWatch(QObject):
    """Watches the jobs of the database thread and shows that something is going on."""

    def __init__(self, database: Database, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        database.started.connect(self._follow)

    def _follow(self, job: Job) -> None:
        _Watch(job, self._window, self)


class _Watch(QObject):
    """One job's cursor and window."""

    def __init__(self, job: Job, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._window = window
        self._dialog: QDialog | None = None
        self._busy = False
        job.ended.connect(self._end)
        self._cursor_timer = self._after(CURSOR_AFTER, self._show_cursor)
        self._window_timer = self._after(WINDOW_AFTER, self._show_window)

    def _after(self, milliseconds: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(action)
        timer.start()
        return timer

    def _show_cursor(self) -> None:
        self._busy = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def _show_window(self) -> None:
        if self._job.title and self._window.isVisible():
            self._dialog = _dialog(self._job, self._window)
            self._dialog.open()

    def _end(self) -> None:
        self._cursor_timer.stop()
        self._window_timer.stop()
        if self._busy:
            QApplication.restoreOverrideCursor()
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
        self.deleteLater()


def _dialog(job: Job, window: QWidget) -> QDialog:
    """Return the window of one job. Writing is all or nothing and cannot be stopped half-way."""
    dialog = QDialog(window, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
    dialog.setWindowTitle("Đang làm việc")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    layout = QVBoxLayout(dialog)
    label = QLabel(job.title)
    label.setMinimumWidth(360)
    bar = QProgressBar(maximum=0, textVisible=False)
    bar.setAccessibleName(job.title)
    layout.addWidget(label)
    layout.addWidget(bar)
    if job.cancellable:
        cancel = QPushButton("Thôi, không làm nữa")
        cancel.clicked.connect(job.cancel)
        layout.addWidget(cancel, alignment=Qt.AlignmentFlag.AlignRight)
    dialog.rejected.connect(lambda: job.cancel() if job.cancellable else dialog.show())
    return dialog
