import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk import log
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.ui import progress
from hrdesk.ui.database import Database, changes_in
from hrdesk.ui.trouble import Catcher


@pytest.fixture
def database(qapp: QApplication) -> Iterator[Database]:
    made = Database()
    yield made
    made.stop()


def test_work_is_done_elsewhere_and_results_come_home(database: Database, qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(store: object) -> str:
        threads.append(threading.get_ident())
        return "xong"

    def home(result: str) -> None:
        threads.append(threading.get_ident())
        assert result == "xong"

    with qtbot.waitSignal(database.idle):
        database.read(work, home, owner=database)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_jobs_keep_their_order(database: Database, qtbot: QtBot) -> None:
    done: list[int] = []
    with qtbot.waitSignal(database.idle):
        for number in range(20):
            database.read(lambda _, number=number: number, done.append, owner=database)
    assert done == list(range(20))


def test_nothing_is_delivered_to_somebody_who_is_gone(database: Database, qtbot: QtBot) -> None:
    owner, arrived = QObject(), []
    hold = threading.Event()
    with qtbot.waitSignal(database.idle):
        database.read(lambda _: hold.wait(5), arrived.append, owner=owner)
        shiboken6.delete(owner)
        hold.set()
    assert arrived == []


def test_an_abandoned_read_is_dropped(database: Database, qtbot: QtBot) -> None:
    arrived: list[int] = []
    hold = threading.Event()
    with qtbot.waitSignal(database.idle):
        job = database.read(lambda _: hold.wait(5), lambda _: arrived.append(1), owner=database)
        never = database.read(lambda _: arrived.append(2), lambda _: arrived.append(3), owner=database)
        job.cancel()
        never.cancel()
        hold.set()
    assert arrived == []


def test_trouble_goes_to_who_asked_or_to_everybody(database: Database, qtbot: QtBot) -> None:
    def fail(_: object) -> None:
        raise UserError("Không được.")

    caught: list[BaseException] = []
    with qtbot.waitSignal(database.idle):
        database.read(fail, lambda _: None, owner=database, failed=caught.append)
    with qtbot.waitSignal(database.trouble) as told:
        database.write(fail, owner=database)
    assert [type(error) for error in (*caught, *told.args)] == [UserError, UserError]


def test_views_hear_of_a_change_before_it_is_told(database: Database, qtbot: QtBot) -> None:
    order: list[str] = []
    database.changed.connect(lambda changes: order.append(",".join(sorted(changes.tables))))
    made = ("id", Changes("t", "n", {("person", "added"): 1}))
    with qtbot.waitSignal(database.idle):
        database.write(lambda _: made, lambda _: order.append("told"), owner=database)
    assert order == ["person", "told"]
    assert changes_in(made) is made[1]
    assert not changes_in(None)


def test_long_work_shows_a_window_with_a_way_out(
    database: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "CURSOR_AFTER", 0)
    monkeypatch.setattr(progress, "WINDOW_AFTER", 1)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    progress.ProgressWatch(database, window)
    hold, arrived = threading.Event(), []
    database.read(lambda _: hold.wait(10), arrived.append, owner=database, title="Đang đếm…")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.BusyCursor
    button = next(child for child in dialog.findChildren(QWidget) if hasattr(child, "click"))
    with qtbot.waitSignal(database.idle):
        button.click()  # type: ignore[attr-defined]
        hold.set()
    assert arrived == []
    assert QApplication.overrideCursor() is None


def test_a_bug_is_told_calmly_once_and_logged_without_names(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    file = log.start(tmp_path)
    catcher = Catcher(window)
    try:
        for _ in range(2):
            try:
                raise RuntimeError("Nguyễn Văn An, 026075001234")
            except RuntimeError as error:
                catcher.tell(error)
        assert catcher.box is not None
        assert catcher.box.text().startswith("Chương trình gặp lỗi khi làm việc này. Dữ liệu đã lưu vẫn nguyên vẹn")
        catcher.box.accept()
        assert catcher.box is None
    finally:
        log.stop()
    assert file is not None
    text = file.read_text("utf-8")
    assert text.count("builtins.RuntimeError") == 2
    assert "Nguyễn" not in text
    assert logging.getLogger("hrdesk").handlers == []
