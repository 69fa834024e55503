"""Trouble of our own making: one calm window, a line in the log without personal data, nothing lost."""

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from hrdesk import log, paths
from hrdesk.errors import HRDeskError
from hrdesk.messages import ui as say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_log = logging.getLogger("hrdesk.ui")


class Catcher(QObject):
    """Takes what nobody caught, from any thread, and tells the user once at a time."""

    caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.box: QMessageBox | None = None
        self.caught.connect(self.tell)

    def install(self) -> None:
        """Become the last resort of Python's own hooks."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.caught.emit(args.exc_value) if args.exc_value else None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught.emit(error)

    def tell(self, error: BaseException) -> None:
        """Log and show. A second trouble while the window is open is only logged."""
        known = isinstance(error, HRDeskError)
        if not known:
            _log.error("uncaught", exc_info=error)
        if self.box is not None and self.box.isVisible():
            return
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning if known else QMessageBox.Icon.Information)
        box.setWindowTitle("Chưa làm được" if known else "Có lỗi của chương trình")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(error.sentence if isinstance(error, HRDeskError) else say.our_fault())
        if not known:
            box.setInformativeText(say.where_the_log_is(str(paths.logs())))
            box.setDetailedText(log.bare_traceback(error))
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _: setattr(self, "box", None))
        self.box = box
        box.open()
