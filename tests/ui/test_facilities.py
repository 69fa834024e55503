"""The page Cơ sở vật chất: places, services and own norms edited in place, what norms say with the items behind."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.modeltest import ModelTester

from hrdesk.services.transaction import transaction
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.facilities import FacilitiesPage
from hrdesk.ui.widgets.row_editor import RowEditor
from tests import factories
from tests.services.equipment.rooms import Rooms, furnish, item
from tests.ui.conftest import Settle


@pytest.fixture
def rooms(folder: Path) -> Rooms:
    """Furnish the office of the window before it opens."""
    with factories.open_store(folder) as store:
        rooms = furnish(store)
        with transaction(store, "Thêm tài sản") as writing:
            writing.add("item", item(rooms.desk))
    return rooms


@pytest.fixture
def page(rooms: Rooms, window: MainWindow, settle: Settle) -> FacilitiesPage:
    """Return the page, loaded."""
    window.go("facilities")
    settle(window)
    made = window.pages["facilities"]
    assert isinstance(made, FacilitiesPage)
    return made


def put(editor: RowEditor, **values: object) -> None:
    """Fill in fields as if by hand."""
    for column, value in values.items():
        field = editor.form.fields[column]
        field.editor.set_value(value)
        field.editor.edited.emit()


def names(editor: RowEditor) -> list[str]:
    return [row["name"] for row in editor.model.rows]


def test_the_lists_keep_the_rules_of_a_model(page: FacilitiesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.places.model)
    qtmodeltester.check(page.norms.model)


def test_places_stand_in_their_tree_and_the_numbers_above_follow(page: FacilitiesPage) -> None:
    assert names(page.places) == ["Trụ sở UBND", "Bộ phận một cửa", "Phòng Chủ tịch", "Nhà văn hóa thôn Hữu Bằng"]
    assert "Thiếu" in page._cards["desk"].text()
    assert page._cards["area"].text().startswith("30,0 m² một người")
    assert page._cards["houses"].text() == "0/01 có chỗ làm việc, thiết bị"


def test_a_place_is_added_saved_and_undone(page: FacilitiesPage, window: MainWindow, settle: Settle) -> None:
    page.places.add_row()
    put(page.places, name="Kho lưu trữ", kind="ARCHIVE", area_m2=2550)
    page.places.save()
    settle(window)
    assert "Kho lưu trữ" in names(page.places)
    assert page.places.row["area_m2"] == 2550
    window.run("undo")
    settle(window)
    assert "Kho lưu trữ" not in names(page.places)


def test_what_is_wrong_is_said_under_the_field(page: FacilitiesPage, window: MainWindow, settle: Settle) -> None:
    page.places.add_row()
    put(page.places, name="Bộ phận một cửa", kind="CULTURE_HOUSE")
    page.places.save()
    settle(window)
    assert "tên khác" in page.places.form.fields["name"].wrong
    assert "thuộc thôn" in page.places.form.fields["unit_id"].wrong
    page.places.revert()


def test_a_draft_is_kept_by_saving_it_when_another_row_is_chosen(
    page: FacilitiesPage, window: MainWindow, settle: Settle
) -> None:
    page.places.view.selectRow(0)
    put(page.places, seats=12)
    page.places.view.selectRow(1)
    settle(window)
    assert page.places.row["name"] == names(page.places)[1]
    assert page.places.model.rows[0]["seats"] == 12


def test_a_place_with_things_in_it_is_not_deleted_and_the_bar_says_why(
    page: FacilitiesPage, rooms: Rooms, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    page.show_argument(rooms.desk)
    page.places.delete()
    settle(window)
    assert "Bộ phận một cửa" in names(page.places)
    assert "ngày thôi dùng" in window.frame.message.text


def test_services_and_own_norms_are_kept(page: FacilitiesPage, window: MainWindow, settle: Settle) -> None:
    page.services.add_row()
    put(page.services, name="vanthu", kind="MAILBOX")
    page.services.save()
    settle(window)
    assert "địa chỉ thư" in page.services.form.fields["name"].wrong
    put(page.services, name="vanthu@tamhop.example")
    page.services.save()
    settle(window)
    assert page._cards["services"].text().startswith("0 phần mềm, 01 hộp thư")
    page.own_norms.add_row()
    put(page.own_norms, category_code="SCANNER", basis="OFFICE", quantity=300, max_price=12_000_000)
    page.own_norms.save()
    settle(window)
    scanner = next(line for line in page.norms.model.rows if line.categories == ("SCANNER",) and line.required == 3)
    assert (scanner.short, scanner.shortage_cost) == (3, 36_000_000)


def test_a_norm_opens_the_items_behind_it(page: FacilitiesPage, window: MainWindow, settle: Settle) -> None:
    place = next(number for number, line in enumerate(page.norms.model.rows) if line.have)
    page.norms.view.selectRow(place)
    page.norms.open_items()
    settle(window)
    assert window.page == "equipment"
    assert [row.item.name for row in window.pages["equipment"].model.rows] == ["Máy in laser"]


def test_leaving_the_page_saves_the_draft(page: FacilitiesPage, window: MainWindow, settle: Settle) -> None:
    page.places.view.selectRow(0)
    put(page.places, note="sửa mái năm 2020")
    window.go("equipment")
    settle(window)
    assert window.page == "equipment"
    assert page.places.model.rows[0]["note"] == "sửa mái năm 2020"


def test_a_finding_about_the_office_or_a_service_opens_what_it_is_about(
    page: FacilitiesPage, window: MainWindow, settle: Settle, folder: Path
) -> None:
    page.services.add_row()
    put(page.services, kind="ORGANISATION_CERTIFICATE", name="UBND xã", valid_to=date(2023, 1, 15).isoformat())
    page.services.save()
    settle(window)
    service = page.services.model.rows[0]["id"]
    window.go("checks")
    settle(window)
    checks = window.pages["checks"]
    opened = {}
    for finding in checks._review.findings:
        checks._finding = finding
        if finding.rule in ("SERVICE-END", "QD50.2017-TELEPHONE"):
            checks._describe(finding)
            assert not checks.open_button.isHidden()
            checks.open_record()
            settle(window)
            opened[finding.rule] = (window.page, page.tabs.currentIndex())
    assert opened == {"SERVICE-END": ("facilities", 2), "QD50.2017-TELEPHONE": ("facilities", 1)}
    assert page.services._row["id"] == service
