"""The page Trang thiết bị: places, items, one beside the list, events for many, several alike, pictures, codes."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hrdesk.domain.item_code import local_code
from hrdesk.services.equipment.events import Draft, book
from hrdesk.services.transaction import transaction
from hrdesk.ui.alike_dialog import AlikeDialog
from hrdesk.ui.event_dialog import EventDialog
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.equipment import EquipmentPage
from hrdesk.ui.tables.rows import select_ids
from hrdesk.ui.widgets.what_will_change import WhatWillChange
from tests import factories
from tests.services.equipment.rooms import Rooms, furnish, item
from tests.ui.conftest import Settle


@pytest.fixture
def rooms(folder: Path) -> Rooms:
    """Furnish the office of the window before it opens."""
    with factories.open_store(folder) as store:
        rooms = furnish(store)
        with transaction(store, "Thêm tài sản") as writing:
            writing.add_many(
                "item",
                [
                    item(rooms.office, asset_code="MI-001", serial_no="CN1"),
                    item(rooms.desk, asset_code="MI-002", condition="BROKEN"),
                    item(rooms.desk, name="Ghế", category_code="DESK", quantity=10),
                    item(rooms.culture_house, name="Loa", category_code="LOUDSPEAKER"),
                ],
            )
    return rooms


@pytest.fixture
def page(rooms: Rooms, window: MainWindow, settle: Settle) -> EquipmentPage:
    """Return the page, loaded."""
    window.go("equipment")
    settle(window)
    made = window.pages["equipment"]
    assert isinstance(made, EquipmentPage)
    return made


def shown(page: EquipmentPage) -> list[tuple[str, int, str]]:
    return [(row.item.name, row.item.quantity, row.place_name) for row in page.model.rows]


def dialog(kind: type[QDialog]) -> QDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_list_keeps_the_rules_of_a_model(page: EquipmentPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


def test_the_tree_narrows_the_list_to_a_place_and_what_is_in_it(page: EquipmentPage, rooms: Rooms) -> None:
    assert len(shown(page)) == 4
    page.places.show_place(rooms.headquarters)
    assert {place for _, _, place in shown(page)} == {"Phòng Chủ tịch", "Bộ phận một cửa"}
    assert page._count.text() == "3 dòng, 12 cái trong 4 dòng"
    page.clear_filter()
    page.chips.choose("broken")
    assert shown(page) == [("Máy in laser", 1, "Bộ phận một cửa")]


def test_an_item_is_added_with_what_its_category_offers(
    page: EquipmentPage, window: MainWindow, rooms: Rooms, settle: Settle
) -> None:
    page.places.show_place(rooms.desk)
    window.run("add_record")
    fields = page.editor.form.fields
    fields["category_code"].editor.set_value("PRINTER")
    fields["category_code"].editor.edited.emit()
    settle(window)
    assert [fields[key].editor.value() for key in ("name", "asset_code", "measure", "place_id")] == [
        "Máy in",
        "MI-003",
        "Cái",
        rooms.desk,
    ]
    fields["unit_cost"].editor.setText("3650000")  # type: ignore[union-attr]
    fields["unit_cost"].editor.edited.emit()
    window.run("save_record")
    settle(window)
    assert ("Máy in", 1, "Bộ phận một cửa") in shown(page)
    assert page.editor._now.text() == "Hiện nay: Bộ phận một cửa, đang sử dụng."
    assert window.actions_by_id["undo"].text() == "Hoàn tác: Thêm tài sản: Máy in"


def test_a_fixed_asset_says_what_wear_has_left_of_it(page: EquipmentPage, window: MainWindow, settle: Settle) -> None:
    page.view.selectRow([row.item.asset_code for row in page.model.rows].index("MI-001"))
    settle(window)
    for column, value in (("unit_cost", 20_000_000), ("in_use_since", "2020")):
        page.editor.form.fields[column].editor.set_value(value)
        page.editor.form.fields[column].editor.edited.emit()
    page.editor.save()
    settle(window)
    assert "Giá trị còn lại 8.000.000 đồng, hao mòn 20 %/năm trong 5 năm" in page.editor._now.text()


def test_what_is_wrong_is_said_under_the_field_and_nothing_is_written(
    page: EquipmentPage, window: MainWindow, settle: Settle
) -> None:
    page.view.selectRow(2)
    settle(window)
    editor = page.editor
    for column, text in (("asset_code", "MI-002"), ("quantity", "0")):
        editor.form.fields[column].editor.setText(text)  # type: ignore[union-attr]
        editor.form.fields[column].editor.edited.emit()
    editor.save()
    settle(window)
    assert "đang là mã" in editor.form.fields["asset_code"].wrong
    assert "từ 1 trở lên" in editor.form.fields["quantity"].wrong
    assert editor.is_dirty
    editor.revert()
    settle(window)
    assert not editor.is_dirty


def test_several_lines_are_moved_after_a_preview(
    page: EquipmentPage, window: MainWindow, rooms: Rooms, settle: Settle
) -> None:
    page.view.selectAll()
    page.ask_event("MOVED")
    asked = dialog(EventDialog)
    assert isinstance(asked, EventDialog)
    asked.take()
    settle(window)
    assert asked._wrong.text() == "Hãy chọn nơi đặt mới."
    asked.form.row["place_id"] = rooms.desk
    asked.take()
    settle(window)
    preview = dialog(WhatWillChange)
    assert isinstance(preview, WhatWillChange)
    assert preview.sentence.text() == "Chuyển nơi đặt ngày 31/12/2022: 02 dòng sẽ ghi, 02 dòng không ghi được."
    preview.take()
    settle(window)
    assert {place for _, _, place in shown(page)} == {"Bộ phận một cửa"}


def test_a_part_of_a_line_is_lost_and_what_is_gone_has_its_chip(
    page: EquipmentPage, window: MainWindow, settle: Settle
) -> None:
    page.view.selectRow([name for name, *_ in shown(page)].index("Ghế"))
    settle(window)
    page.editor.ask_event("LOST")
    asked = dialog(EventDialog)
    assert isinstance(asked, EventDialog)
    asked.form.row["quantity"] = 3
    asked.take()
    settle(window)
    preview = dialog(WhatWillChange)
    assert isinstance(preview, WhatWillChange)
    preview.take()
    settle(window)
    assert ("Ghế", 7, "Bộ phận một cửa") in shown(page)
    page.chips.choose("gone")
    assert shown(page) == [("Ghế", 3, "Bộ phận một cửa")]


def test_twenty_alike_are_added_after_a_preview(
    page: EquipmentPage, window: MainWindow, rooms: Rooms, settle: Settle
) -> None:
    page.add_alike()
    asked = dialog(AlikeDialog)
    assert isinstance(asked, AlikeDialog)
    asked.form.row.update(name="Máy vi tính", category_code="DESKTOP_COMPUTER")
    asked.count.setText("20")
    asked.code.setText("MVT-001")
    asked.serials.setPlainText("A\nB")
    asked.take()
    assert "02 số sê-ri cho 20 tài sản" in asked._wrong.text()
    asked.serials.clear()
    asked.by_rooms.setChecked(True)
    asked.rooms.tick([rooms.office, rooms.desk])
    asked.count.setText("20")
    asked.take()
    settle(window)
    preview = dialog(WhatWillChange)
    assert isinstance(preview, WhatWillChange)
    assert "MVT-001 đến MVT-020" in preview.sentence.text()
    preview.take()
    settle(window)
    places = [place for name, _, place in shown(page) if name == "Máy vi tính"]
    assert (places.count("Phòng Chủ tịch"), places.count("Bộ phận một cửa")) == (10, 10)


def test_the_life_shows_each_event_and_one_can_be_taken_out(
    page: EquipmentPage, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.view.selectRow([row.item.asset_code for row in page.model.rows].index("MI-001"))
    settle(window)
    page.editor.ask_event("HANDED_OVER")
    asked = dialog(EventDialog)
    assert isinstance(asked, EventDialog)
    asked.form.row["custodian_name"] = "Trần Thị Bình"
    asked.take()
    settle(window)
    dialog(WhatWillChange).take()  # type: ignore[attr-defined]
    settle(window)
    life = page.editor.life
    assert [(entry.kind, entry.says) for entry in life.model.rows][-1] == (
        "HANDED_OVER",
        "Phòng Chủ tịch, đang sử dụng, Trần Thị Bình giữ",
    )
    assert page.editor.history.lines[0].sentences == ("Thêm sự kiện: Bàn giao, 31/12/2022",)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    life._ask_removal()
    settle(window)
    assert [entry.kind for entry in life.model.rows] == ["RECEIVED"]


def test_what_happens_later_is_not_said_to_be_so_already(
    page: EquipmentPage, window: MainWindow, rooms: Rooms, settle: Settle
) -> None:
    page.view.selectRow([row.item.asset_code for row in page.model.rows].index("MI-001"))
    settle(window)
    item_id = page.editor.item_id
    assert item_id is not None
    draft = Draft(kind="MOVED", happened_on="2023-06-30", place_id=rooms.desk)
    page._desk.database.write(partial(book, items=[item_id], draft=draft), owner=page)
    settle(window)
    assert page.editor._now.text().startswith("Hiện nay: Phòng Chủ tịch, đang sử dụng.")
    page._desk.as_of = date(2023, 7, 1)
    settle(window)
    assert page.editor._now.text().startswith("Ngày 01/07/2023: Bộ phận một cửa, đang sử dụng.")


def test_a_picture_is_added_shown_and_removed(
    page: EquipmentPage,
    window: MainWindow,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = tmp_path / "may-in.jpg"
    Image.new("RGB", (400, 300), "navy").save(picture)
    page.view.selectRow(0)
    settle(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(picture)], ""))
    page.editor.photos.add.click()
    settle(window)
    photos = page.editor.photos.list
    assert (photos.count(), photos.item(0).icon().isNull()) == (1, False)
    photos.item(0).setSelected(True)
    page.editor.photos.remove.click()
    settle(window)
    assert photos.count() == 0


def test_a_scanned_code_opens_its_item(page: EquipmentPage, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    page.search.setText("cn1")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    settle(window)
    assert page.editor.form.row["asset_code"] == "MI-001"


def test_items_entered_by_mistake_are_deleted_after_a_question_and_come_back(
    page: EquipmentPage, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(*given: object) -> QMessageBox.StandardButton:
        asked.append(str(given[-1]))
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", answer)
    page.view.selectRow(0)
    settle(window)
    window.run("delete_record")
    settle(window)
    assert (len(shown(page)), "ghi nhầm" in asked[0]) == (3, True)
    window.run("undo")
    settle(window)
    assert len(shown(page)) == 4


def test_an_empty_office_is_told_where_to_begin(window: MainWindow, settle: Settle) -> None:
    window.go("equipment")
    settle(window)
    page = window.pages["equipment"]
    assert page.stack.currentWidget() is page.empty


def test_the_search_box_finds_items_by_code_and_opens_them(
    page: EquipmentPage, window: MainWindow, settle: Settle
) -> None:
    window.go("people")
    window.search()
    settle(window)
    box = next(child for child in window.children() if type(child).__name__ == "SearchBox")
    box.line.setText("mi-002")  # type: ignore[attr-defined]
    assert [hit.kind for hit in box._hits] == ["item"]  # type: ignore[attr-defined]
    box._take()  # type: ignore[attr-defined]
    settle(window)
    assert window.page == "equipment"
    assert page.editor.form.row["asset_code"] == "MI-002"


def test_the_search_box_knows_the_code_on_the_label_of_a_thing_without_one(
    page: EquipmentPage, window: MainWindow, settle: Settle
) -> None:
    row = next(row for row in page.model.rows if not row.item.asset_code)
    window.search()
    settle(window)
    box = next(child for child in window.children() if type(child).__name__ == "SearchBox")
    box.line.setText(local_code(row.id))  # type: ignore[attr-defined]
    assert [hit.id for hit in box._hits] == [row.id]  # type: ignore[attr-defined]


def test_a_finding_about_an_item_opens_it(page: EquipmentPage, window: MainWindow, settle: Settle) -> None:
    page.view.selectRow(0)
    settle(window)
    item_id = page.editor.item_id
    window.go("checks")
    settle(window)
    checks = window.pages["checks"]
    assert checks._review.doors[item_id] == ("equipment", item_id)


def test_a_line_of_a_paper_opens_its_item(page: EquipmentPage, window: MainWindow, settle: Settle) -> None:
    window.go("reports", "equipment-register")
    settle(window)
    reports = window.pages["reports"]
    reports.table_button.click()
    table = reports.tables.widget(0)
    model = table.shown
    place = next((row, 3) for row in range(model.depth, model.rowCount()) if model.people_at(row, 3))
    table.ask(model.index(*place))
    settle(window)
    assert window.page == "equipment"
    assert {row.id for row in page.model.rows} == set(model.people_at(*place))


def test_labels_are_printed_for_the_lines_selected(page: EquipmentPage, window: MainWindow, settle: Settle) -> None:
    select_ids(page.view, [row.id for row in page.model.rows[:2]])
    page.print_labels()
    settle(window)
    reports = window.pages["reports"]
    assert reports.identifier == "equipment-labels"
    assert len(reports.params["items"]) == 2
    reports._drop_asked()
    settle(window)
    assert "items" not in reports.params


def test_a_missing_stocktake_leads_to_the_list_of_stocktakes(
    page: EquipmentPage, window: MainWindow, settle: Settle
) -> None:
    window.go("checks")
    settle(window)
    checks = window.pages["checks"]
    checks._finding = next(each for each in checks._review.findings if each.rule == "STOCKTAKE-YEAR")
    checks.open_record()
    settle(window)
    assert window.page == "stocktake"
    assert window.pages["stocktake"].faces.currentWidget() is not window.pages["stocktake"].session
