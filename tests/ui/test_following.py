"""A page that is not seen reads nothing when the day or the records change; it catches up when it is shown."""

from datetime import date

from hrdesk.services import offices
from hrdesk.ui.main_window import MainWindow
from tests.ui.conftest import Settle


def test_a_hidden_page_catches_up_when_it_is_shown(window: MainWindow, settle: Settle) -> None:
    window.go("overview")
    settle(window)
    shown = window.pages["overview"].shown
    window.go("people")
    settle(window)
    window.desk.as_of = date(2010, 1, 1)
    settle(window)
    assert window.pages["overview"].shown is shown
    window.go("overview")
    settle(window)
    assert window.pages["overview"].shown is not shown


def test_a_page_that_is_seen_follows_at_once_and_only_its_tables(window: MainWindow, settle: Settle) -> None:
    window.go("training")
    settle(window)
    page = window.pages["training"]
    found = page._found
    unit = offices.own_unit(window.database.store).id
    window.database.write(lambda store: offices.change_unit(store, unit, {"households": 1000}), owner=page)
    settle(window)
    assert page._found is found
    window.desk.as_of = date(2021, 1, 1)
    settle(window)
    assert page._found is not found
