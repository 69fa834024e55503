"""From the start of the program to a list that can be used, held against a bare PySide6 window.

Run: ``python -m benchmarks.start``. Bar: at most 2.5 times. Each run is a process of its own; the
store is a commune's, its key derived cheaply (key derivation is measured apart), the password given.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import stores
from hrdesk.services.offices import OfficeCard
from hrdesk.services.transaction import transaction

BAR = 2.5
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView
from hrdesk.bootstrap import make_window
window, run = make_window()
window.show()
window.open_folder(Path(sys.argv[1]), sys.argv[2], None)
def look():
    if window.office is None:
        return
    if window.page != "people":
        window.go("people")
    for table in window.findChildren(QTableView):
        if table.isVisible() and table.model() is not None and table.model().rowCount() > 0:
            table.viewport().repaint()
            window.close()
            QApplication.quit()
            return
timer = QTimer(interval=25)
timer.timeout.connect(look)
timer.start()
run()
"""


def seconds(*arguments: str) -> float:
    """Return how long a process takes."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def measure(*, runs: int = 7) -> tuple[float, str]:
    """Return the median ratio, pair by pair, and a line that says what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "xa"
        os.environ["HRDESK_CONFIG"] = str(Path(name) / "config")
        office = OfficeCard("10000", "xã Đo", "XA", "II", "DELTA")
        with stores.office(folder, office) as store, transaction(store, "Nhập") as writing:
            for table, rows in stores.rows_of_commune(0).items():
                writing.add_many(table, rows)
        seconds(BARE)
        seconds(OURS, str(folder), stores.PASSPHRASE)
        pairs = [(seconds(BARE), seconds(OURS, str(folder), stores.PASSPHRASE)) for _ in range(runs)]
    ratio = statistics.median(ours / bare for bare, ours in pairs)
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ratio, f"cửa sổ trống {bare:.2f} s, danh sách dùng được {ours:.2f} s"


if __name__ == "__main__":
    ratio, note = measure()
    print(f"start to a usable list / bare window: {ratio:.2f} (bar {BAR}); {note}")
