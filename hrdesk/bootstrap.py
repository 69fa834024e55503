"""Where the parts come together: the only place that knows everybody."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrdesk.ui.main_window import MainWindow

_TRY = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_PATIENCE = 20  # seconds


def has_screen() -> bool:
    """Whether a window can be shown here.

    Qt ends the whole process when it finds no screen, or not the libraries for one: a process of
    its own tries first.
    """
    if sys.platform in ("win32", "darwin"):
        return True
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named == "offscreen" or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or named):
        return False
    if getattr(sys, "frozen", False):
        return True  # the installed program is no interpreter that could try
    import subprocess

    try:
        command = [sys.executable, "-c", _TRY]  # our own words only
        tried = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def open_window(folder: Path | None) -> int:
    """Show the window, with the store in ``folder`` when one is named; return the exit code.

    ``HRDESK_PASSPHRASE`` and ``HRDESK_USER`` unlock the store without asking.
    """
    from hrdesk import log

    log.start()
    window, run = make_window()
    window.catcher.install()
    window.show()
    window.open_folder(folder, os.environ.get("HRDESK_PASSPHRASE"), os.environ.get("HRDESK_USER"))
    return run()


def make_window() -> "tuple[MainWindow, Callable[[], int]]":
    """Return the main window, not shown yet, with no store open; and what runs the program until it is closed."""
    from hrdesk import settings
    from hrdesk.ui.application import application
    from hrdesk.ui.database import Database
    from hrdesk.ui.desk import Desk
    from hrdesk.ui.main_window import MainWindow

    kept = settings.load()
    app = application(kept)
    return MainWindow(Desk(Database(), kept)), app.exec
