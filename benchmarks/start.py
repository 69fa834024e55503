"""From the start of the program to a list that can be used, held against a bare PySide6 window.

Run: ``python -m benchmarks.start``. Bar: at most 2.5 times, with the time that the user takes to type the
passphrase left out: from the start to a page that takes the passphrase, plus from the passphrase to a list
that is drawn. What the program reads in while the user types costs nobody any waiting; the time left for it
(``TYPING``) is stated, and so is the whole when the passphrase is given at once. Each run is a process of
its own with its bytecode compiled before, as it is where the program is installed; the store is a commune's,
its key derived cheaply (key derivation is measured apart).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import stores
from hrdesk.services.offices import OfficeCard
from hrdesk.services.transaction import transaction

BAR = 2.5
TYPING = 3.0  # seconds for a passphrase of a dozen signs
_BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
def shown():
    print(time.perf_counter())
    app.quit()
QTimer.singleShot(0, shown)
app.exec()
"""
_OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from hrdesk import log
from hrdesk.bootstrap import make_window
folder, passphrase, typing = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
log.start()
window, run = make_window()
window.catcher.install()
window.show()
window.open_folder(folder, None if typing else passphrase, None)
def stamp():
    print(time.perf_counter(), flush=True)
def asked():
    window.repaint()
    stamp()
    QTimer.singleShot(int(typing * 1000), typed)
def typed():
    stamp()
    window.start.passphrase.setText(passphrase)
    window.start.unlock()
def look():
    page = window.pages.get("people")
    if page is not None and page.view.isVisible() and page.model.rows:
        page.view.viewport().repaint()
        stamp()
        window.database.stop()
        os._exit(0)
window.start.waiting.connect(lambda: QTimer.singleShot(0, asked))
timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
run()
"""


class Run(NamedTuple):
    """Seconds: a bare window; to the page that asks, and from the passphrase to the list; all at once."""

    bare: float
    asked: float
    opened: float
    at_once: float


def _stamps(*arguments: str) -> list[float]:
    """Return when the process said something, in seconds from its start."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    command = [sys.executable, "-c", *arguments]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return [float(line) - start for line in said.stdout.split()]


def _once(folder: Path) -> Run:
    bare = _stamps(_BARE)[0]
    asked, typed, listed = _stamps(_OURS, str(folder), stores.PASSPHRASE, str(TYPING))
    at_once = _stamps(_OURS, str(folder), stores.PASSPHRASE, "0")[0]
    return Run(bare, asked, listed - typed, at_once)


def measure(*, runs: int = 5) -> tuple[float, str]:
    """Return the median ratio, run by run, and lines that say what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "xa"
        os.environ["HRDESK_CONFIG"] = str(Path(name) / "config")
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(name) / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        office = OfficeCard("10000", "xã Đo", "XA", "II", "DELTA")
        with stores.office(folder, office) as store, transaction(store, "Nhập") as writing:
            for table, rows in stores.rows_of_commune(0).items():
                writing.add_many(table, rows)
        _once(folder)
        made = [_once(folder) for _ in range(runs)]
    ratio = statistics.median((run.asked + run.opened) / run.bare for run in made)
    at_once = statistics.median(run.at_once / run.bare for run in made)
    middle = Run(*(statistics.median(column) for column in zip(*made, strict=True)))
    return ratio, (
        f"bare window {middle.bare:.2f} s; start to passphrase page {middle.asked:.2f} s, {TYPING:.0f} s of typing "
        f"left out, passphrase to list {middle.opened:.2f} s; without typing {middle.at_once:.2f} s ({at_once:.2f} x)"
    )


if __name__ == "__main__":
    ratio, note = measure()
    print(f"start to a usable list / bare window: {ratio:.2f} (bar {BAR}); {note}")
