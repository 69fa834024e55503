"""The office changes on a day: Thiết lập asks for the day, and earlier days keep what was."""

from datetime import date

from hrdesk.services import offices
from hrdesk.ui.main_window import MainWindow
from tests.ui.conftest import Settle


def test_a_dated_change_of_the_office_keeps_what_was_before(window: MainWindow, settle: Settle) -> None:
    window.go("settings")
    settle(window)
    page = window.pages["settings"]
    page.unit.fields["unit_class"].editor.set_value("I")
    page.unit.fields["unit_class"].editor.edited.emit()
    page.since.day.setText("31/02/2022")
    page.save_unit()
    settle(window)
    assert page._past.text() == ""
    page.since.day.setText("01/07/2022")
    page.since.decision.setText("05/QĐ-UBND")
    page.save_unit()
    settle(window)
    assert page._past.text().startswith("Trước ngày 01/07/2022: Số quyết định thay đổi: 05/QĐ-UBND; Tên trước đó: xã")
    past = offices.unit_past(window.database.store, offices.own_unit(window.database.store).id)
    assert [(row["valid_to"], row["unit_class"]) for row in past] == [(date(2022, 7, 1).isoformat(), "II")]
    assert page.since.since is None
