"""The Qt application: one per process, set up alike for the program, its tests and its pictures."""

import ctypes
import gc
import sys

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from hrdesk.settings import Settings
from hrdesk.ui import icons, theme
from hrdesk.ui.widgets import qt_words

_SPARE = 1 << 60
_COLLECT_EVERY = 1000  # milliseconds


def application(settings: Settings) -> QApplication:
    """Return the application with its language, colours and fonts.

    What a bare window does not need (tables of languages, events, styles) is left to whoever needs it:
    PySide6 makes thousands of Python constants of them, 10 ms here and 12 ms there.
    """
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([*sys.argv[:1], "-style", "Fusion"])
    _keep_singletons_alive()
    _collect_here_only(app)
    app.setApplicationName("hrdesk")
    app.setApplicationDisplayName("hrdesk")
    app.setDesktopFileName("hrdesk")
    if app.property("translated") is None:
        _translate(app)
    theme.apply(app, settings)
    app.setWindowIcon(icons.icon("people", theme.current().accent))
    return app


def _keep_singletons_alive() -> None:
    """Give None, True and False references to spare.

    PySide6 6.12 returns them from calls without taking a reference. From Python 3.12 on they cannot
    wear out; on 3.11 the interpreter dies ("deallocating None", "deallocating True or False").
    """
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for singleton in (None, True, False):
            count = ctypes.c_ssize_t.from_address(id(singleton))
            count.value = max(count.value, _SPARE)


def _collect_here_only(app: QApplication) -> None:
    """Collect cyclic garbage on the window's thread only: a widget freed on another one is a crash."""
    if app.property("collects") is None:
        app.setProperty("collects", True)
        gc.disable()
        timer = QTimer(app, interval=_COLLECT_EVERY)
        timer.timeout.connect(_collect)
        timer.start()


def _collect() -> None:
    """Collect the youngest generation that has outgrown its threshold, as the interpreter would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


def _translate(app: QApplication) -> None:
    """Have Qt's own buttons speak Vietnamese, by its translation where shipped and by our few words."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    shipped = QTranslator(app)
    if shipped.load("qtbase_vi", folder):
        app.installTranslator(shipped)
    app.installTranslator(qt_words.Words(app))
    app.setProperty("translated", True)
