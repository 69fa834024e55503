"""How long the window's thread is held up at most in each step of a morning's work.

Run: ``python -m benchmarks.window [communes]``. Without a number the store is a commune's (95 people), else the
store above so many communes (136: 12,920 people). Bar: never over 100 ms. A timer beats every few milliseconds;
what counts is the longest wait between two beats. Beside the time by the clock, which on a busy machine holds
what others did, stands the processor time of the window's thread, and the memory of the program so far at most.
A step counts as done after two minutes at the latest: work that goes on is counted with the next.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import stores
from hrdesk.services.offices import OfficeCard
from hrdesk.services.transaction import transaction

if TYPE_CHECKING:
    from hrdesk.ui.main_window import MainWindow

BAR = 0.1  # seconds
_QUIET = 15  # looks without work under way before a step counts as done: longer than the pause after typing
_LOOK, _BEAT = 20, 3  # milliseconds
_PATIENCE = 120  # seconds
Step = tuple[str, Callable[["MainWindow"], object]]


class Beat:
    """A timer that should come every few milliseconds: how late it came at most since ``reset``, in seconds.

    ``late`` is by the clock, ``busy`` what the window's thread computed meanwhile.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer(interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.reset()

    def reset(self) -> None:
        """Forget what was."""
        self.late, self.busy = 0.0, 0.0
        self._last = (time.perf_counter(), time.thread_time())

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.late = max(self.late, now[0] - self._last[0])
        self.busy = max(self.busy, now[1] - self._last[1])
        self._last = now


def _steps() -> list[Step]:
    def scroll(window: "MainWindow") -> None:
        bar = window.people.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)

    def day(window: "MainWindow") -> None:
        window.desk.as_of = date(2022, 6, 30)

    pages = (
        "overview", "equipment", "facilities", "stocktake", "training", "checks", "targets", "reports", "exchange",
        "settings",
    )  # fmt: skip
    return [
        ("type in the search box", lambda window: window.people.search.setText("nguyen a")),
        ("clear it", lambda window: window.people.search.clear()),
        ("sort by name", lambda window: window.people.view.sortByColumn(1, _ascending())),
        ("scroll", scroll),
        ("open a person", lambda window: window.people.view.selectRow(3)),
        ("open the next", lambda window: window.people.step(1)),
        *((f"page {page}", lambda window, page=page: window.go(page)) for page in pages),  # type: ignore[misc]
        ("report of quality", lambda window: (window.go("reports"), window.pages["reports"].choose("staff-quality"))),
        ("list of staff", lambda window: window.pages["reports"].choose("staff-list")),
        ("back to the people", lambda window: window.go("people")),
        ("another day", day),
        ("dark theme", lambda window: window.desk.change_settings(theme="dark")),
        ("larger text", lambda window: window.desk.change_settings(text_size=130)),
    ]


def _ascending() -> Any:
    from PySide6.QtCore import Qt

    return Qt.SortOrder.AscendingOrder


def _settle(window: "MainWindow") -> None:
    """Run the event loop until nothing has been under way for a while, or patience has ended."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, quiet, until = QEventLoop(), 0, time.monotonic() + _PATIENCE

    def look() -> None:
        nonlocal quiet
        quiet = 0 if window.database.pending else quiet + 1
        if quiet > _QUIET or time.monotonic() > until:
            loop.quit()

    timer = QTimer(interval=_LOOK)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def _fill(folder: Path, communes: int) -> None:
    if communes:
        with stores.office(folder, OfficeCard("26", "tỉnh Đo", "TINH")) as store:
            stores.fill(store, communes)
        return
    office = OfficeCard("10000", "xã Đo", "XA", "II", "DELTA")
    with stores.office(folder, office) as store, transaction(store, "Nhập") as writing:
        for table, rows in stores.rows_of_commune(0).items():
            writing.add_many(table, rows)


def measure(communes: int = 0) -> str:
    """Return a line for each step with its longest wait, walked in a process that finds its bytecode compiled."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HRDESK_CONFIG": str(Path(name) / "config")}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(name) / "bytecode")
        _fill(Path(name) / "store", communes)
        subprocess.run([sys.executable, "-m", "compileall", "-q", "hrdesk"], env=environment, check=True)
        command = [sys.executable, "-m", "benchmarks.window", "--walk", str(Path(name) / "store")]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _walk(folder: Path) -> None:
    from PySide6.QtCore import QTimer

    from hrdesk.bootstrap import make_window

    window, _ = make_window()
    window.resize(1366, 768)
    beat = Beat()
    window.show()
    opening: Step = ("open the store", lambda window: window.open_folder(folder, stores.PASSPHRASE))
    for name, step in (opening, *_steps()):
        _settle(window)
        beat.reset()
        QTimer.singleShot(0, window, lambda step=step: step(window))
        _settle(window)
        mark = "  over the bar" if beat.busy > BAR else ""
        clock, processor = beat.late * 1000, beat.busy * 1000
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        held = f"{clock:6.0f} ms by the clock{processor:6.0f} ms of processor time{memory:6.0f} MB"
        print(f"{name:26}{held}{mark}", flush=True)
    window.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--walk"]:
        _walk(Path(sys.argv[2]))
    else:
        print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 0), end="")
