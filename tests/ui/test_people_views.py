from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.text import search_key
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.people_views import SaveViewDialog, ViewsDialog
from tests import factories
from tests.ui.conftest import Settle


def names(window: MainWindow) -> list[str]:
    return [row.full_name for row in window.people.model.rows]


def test_a_box_over_each_column_filters_and_the_number_of_hits_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    people = window.people
    window.run("column_filters")
    header = people.header
    assert header.is_open
    assert [key for key, box in header.boxes.items() if box.isVisible()] == list(header.shown_columns)
    box = header.boxes["full_name"]
    assert box.hasFocus()
    everybody = names(window)
    with qtbot.waitSignal(people.model.modelReset):
        qtbot.keyClicks(box, "dinh")
    hits = [name for name in everybody if "dinh" in search_key(name)]
    assert names(window) == hits
    assert people._count.text() == f"{len(hits)} trong 20 người"
    header.boxes["date_of_birth"].setText(f"> {people.model.rows[0].date_of_birth}")
    people._show()
    assert hits[0] not in names(window)
    assert set(names(window)) < set(hits)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    window.run("clear_filters")
    assert len(people.model.rows) == 20
    assert header.is_open


def test_a_box_that_is_not_understood_narrows_nothing_and_says_so(window: MainWindow) -> None:
    people = window.people
    people.toggle_boxes()
    box = people.header.boxes["date_of_birth"]
    box.setText(">")
    people._show()
    assert len(people.model.rows) == 20
    assert box.property("wrong")
    assert "cần một ngày" in box.toolTip()
    box.setText("> 1980")
    people._show()
    assert not box.property("wrong")


def test_nothing_is_filtered_unseen(window: MainWindow) -> None:
    people = window.people
    people.toggle_boxes()
    people.header.boxes["full_name"].setText("không có ai")
    people._show()
    assert people.model.rows == []
    assert people.stack.currentWidget() is people.view
    people.toggle_boxes()
    assert len(people.model.rows) == 20
    assert not people._clear.isVisible()


def test_columns_are_chosen_and_one_always_stays(window: MainWindow) -> None:
    people = window.people
    people.views._toggle("age")
    assert people.shown_columns[-1] == "age"
    for key in people.shown_columns[1:]:
        people.views._toggle(key)
    assert people.shown_columns == ("full_name",)
    people.views.fill()
    menu = people.views._menu.actions()[-1].menu()
    assert [action.text() for action in menu.actions() if not action.isEnabled()] == ["Họ và tên"]  # type: ignore[union-attr]


def test_a_view_is_saved_chosen_renamed_and_deleted(window: MainWindow, settle: Settle) -> None:
    people = window.people
    assert people.views.current == ""
    people.chips.choose("female")
    people.toggle_boxes()
    people.header.boxes["date_of_birth"].setText("> 1960")
    people.show_columns(("age", "full_name", "position"))
    people.header.setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    people._show()
    wanted = names(window)
    assert 0 < len(wanted) < 20
    window.run("save_view")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SaveViewDialog)
    dialog.take()
    assert dialog._said.text() == "Hãy đặt tên cho cách xem này."
    dialog.name.setText("Nữ sinh sau 1960")
    dialog.take()
    settle(window)
    assert people.views.text() == "Cách xem: Nữ sinh sau 1960"
    people.clear_filter()
    assert people.views.current is None
    usual, saved = (view for view in (people.views.views.named("Nữ sinh sau 1960"),) for _ in range(2))
    people.views.fill()
    people.views._menu.actions()[0].trigger()
    assert len(people.model.rows) == 20
    assert (people.views.current, people.header.sortIndicatorSection()) == ("", -1)
    people.views.fill()
    people.views._menu.actions()[1].trigger()
    assert names(window) == wanted
    assert people.shown_columns == ("age", "full_name", "position")
    people.views.manage()
    manage = QApplication.activeModalWidget()
    assert isinstance(manage, ViewsDialog)
    manage.name.setText("Cán bộ nữ")
    manage.rename()
    settle(window)
    assert people.views.text() == "Cách xem: Cán bộ nữ"
    people.views.delete("Cán bộ nữ")
    settle(window)
    assert people.views.views.all == ()
    window.frame.message._button.click()
    settle(window)
    assert [view.name for view in people.views.views.all] == ["Cán bộ nữ"]
    assert usual is saved


def test_the_list_opens_with_the_view_chosen_to_begin_and_its_day(
    window: MainWindow, new_window: Callable[[], MainWindow], folder: Path, settle: Settle
) -> None:
    window.people.chips.choose("female")
    window.people.views.keep("Nữ", "2021-06-30", first=True)
    settle(window)
    window.lock()
    settle(window)
    window.open_folder(folder, factories.PASSPHRASE)
    settle(window)
    assert window.people.views.text() == "Cách xem: Nữ"
    assert len(window.people.model.rows) == 4
    assert window.desk.as_of == date(2021, 6, 30)


def test_a_view_does_not_push_aside_what_another_page_asked_for(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    window.people.chips.choose("female")
    window.people.views.keep("Nữ", "", first=True)
    settle(window)
    window.lock()
    settle(window)
    window.open_folder(folder, factories.PASSPHRASE)
    window.go("people", "chip:party")
    settle(window)
    window.go("people", "chip:party")
    settle(window)
    assert window.people.filter.chips == {"party"}
