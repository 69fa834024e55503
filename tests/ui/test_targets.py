from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from hrdesk.domain.snapshot import Snapshot
from hrdesk.rules import targets as rules
from hrdesk.rules.programme import Target
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.targets import FiguresDialog, TargetsPage
from hrdesk.ui.tables.targets import status, verdict
from tests.ui.conftest import Settle


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> TargetsPage:
    window.run("go_targets")
    settle(window)
    found = window.pages["targets"]
    assert isinstance(found, TargetsPage)
    return found


def choose(page: TargetsPage, target: str) -> None:
    page.view.selectRow([one.target.id for one in page.model.rows].index(target))


def test_every_target_of_the_programme_is_shown_with_its_verdict(page: TargetsPage) -> None:
    assert [one.target.id for one in page.model.rows] == [f"T{number:02d}" for number in range(1, 28)]
    words = {one.target.id: verdict(one) for one in page.model.rows}
    assert words["T24"] == "Cần nhập tay"
    assert words["T22"] == "Chưa có số liệu"
    short = next(one for one in page.model.rows if status(one) == "short" and one.counted.scope)
    assert verdict(short) == f"Chưa đạt, còn thiếu {short.shortfall:02d} người"


def test_the_filter_leaves_the_targets_that_are_not_met(page: TargetsPage) -> None:
    page.show_argument("chip:short")
    assert page.model.rows
    assert {status(one) for one in page.model.rows} == {"short"}
    page.show_argument("T13")
    assert page.chosen_id == "T13"


def test_a_double_click_opens_the_person_and_a_button_all_of_them(
    window: MainWindow, page: TargetsPage, settle: Settle
) -> None:
    page.show_argument("chip:short")
    place = next(place for place, one in enumerate(page.model.rows) if one.counted.short)
    page.view.selectRow(place)
    missing = page.detail.members["short"].rows
    assert {one.id for one in missing} == set(page.model.rows[place].counted.short)
    page.detail.tabs.setCurrentIndex(0)
    page.detail.open_list()
    settle(window)
    assert {row.id for row in window.people.model.rows} == {one.id for one in missing}
    window.go("targets")
    view = page.detail.tabs.widget(0)
    view.activated.emit(page.detail.members["short"].index(0, 0))  # type: ignore[attr-defined]
    settle(window)
    assert window.page == "people"
    assert window.people.editor.person_id == missing[0].id


def test_a_figure_is_entered_from_the_target_and_taken_back(
    window: MainWindow, page: TargetsPage, settle: Settle
) -> None:
    choose(page, "T27")
    page.view.activated.emit(page.view.currentIndex())
    settle(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FiguresDialog)
    assert dialog.editor.target.value() == "T27"
    for made, text in (
        (dialog.editor.period, "2022"),
        (dialog.editor.numerator, "97"),
        (dialog.editor.denominator, "100"),
    ):
        made.setText(text)
    dialog.editor.enter()
    settle(window)
    assert "Đã ghi số liệu chỉ tiêu T27" in dialog.bar.text
    dialog.accept()
    choose(page, "T27")
    assert verdict(page.chosen) == "Đạt"  # type: ignore[arg-type]
    assert "97/100 = 97,000000 %" in page.detail._compared.text()
    assert "kỳ 2022" in page.detail._basis.text()
    window.undo()
    settle(window)
    assert verdict(page.chosen) == "Cần nhập tay"  # type: ignore[arg-type]


def test_another_day_shows_the_targets_of_that_day(window: MainWindow, page: TargetsPage, settle: Settle) -> None:
    window.desk.as_of = date(1990, 1, 1)
    settle(window)
    assert page.shown is not None
    assert page.shown.as_of == date(1990, 1, 1)
    assert page._where.text() == "Xã Tam Hợp, 01/01/1990"


def test_equipment_appears_as_soon_as_it_is_measured(
    window: MainWindow, page: TargetsPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure(snapshot: Snapshot, target: Target) -> rules.Counted:
        return rules.Counted(short=(snapshot.unit.id,))

    monkeypatch.setitem(rules.MEASURES, "one_stop_complete", measure)
    page.reload()
    settle(window)
    choose(page, "T22")
    assert verdict(page.chosen) == "Chưa đạt, còn thiếu 01"  # type: ignore[arg-type]
    assert [one.name for one in page.detail.members["short"].rows] == ["xã Tam Hợp"]
    assert page.detail.everybody.isHidden()


def test_the_paper_is_one_click_away(window: MainWindow, page: TargetsPage, settle: Settle) -> None:
    page.report.click()
    settle(window)
    assert window.page == "reports"
    assert window.pages["reports"].identifier == "targets"
