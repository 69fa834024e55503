"""Real windows on the offscreen platform; what they do is waited for by signal, never by the clock."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk import settings
from hrdesk.services import importing
from hrdesk.ui.application import application
from hrdesk.ui.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.main_window import MainWindow
from tests import factories

ROSTER = Path(__file__).parent.parent / "data" / "workbooks" / "mau02.xlsx"
DAY = date(2022, 12, 31)
_PATIENCE = 20_000  # milliseconds before a test gives up


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return application(settings.Settings(theme="light"))


@pytest.fixture(autouse=True)
def _no_word_from_qt(qtlog: object) -> Iterator[None]:
    yield
    said = [str(record) for record in qtlog.records if "propagateSizeHints" not in record.message]  # type: ignore[attr-defined]
    assert said == []


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRDESK_CONFIG", str(tmp_path / "config"))


Settle = Callable[[MainWindow], None]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Return what waits until the database thread has nothing left to say."""

    def until_idle(window: MainWindow) -> None:
        while window.database.pending:
            with qtbot.waitSignal(window.database.idle, timeout=_PATIENCE):
                pass

    return until_idle


@pytest.fixture
def new_window(qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Return what makes windows; each is closed with its store when the test ends."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(Desk(Database(), settings.Settings(theme="light"), today=DAY))
        window.resize(1366, 768)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        people = window.pages.get("people")
        if people is not None:
            people.editor.show_nothing()
        window.close()
        shiboken6.delete(window)


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("filled") / "tam-hop"
    with factories.make_store(place) as store:
        importing.import_staff(store, ROSTER)
    return place


@pytest.fixture
def folder(tmp_path: Path, _filled: Path) -> Path:
    """Return the folder of a commune's store with the twenty people of the sample roster."""
    return Path(shutil.copytree(_filled, tmp_path / "tam-hop"))


@pytest.fixture
def window(new_window: Callable[[], MainWindow], folder: Path, settle: Settle) -> MainWindow:
    """Return a window with that store open on the list of people."""
    made = new_window()
    made.open_folder(folder, factories.PASSPHRASE)
    settle(made)
    return made
