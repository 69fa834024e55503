"""The import page: lists of training, columns that a clerk confirms, warnings, several kinds of workbooks."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from hrdesk.ui.imports import kind_of_page
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.importing import ImportPage
from tests.ui.conftest import ROSTER, Settle

HEAD = ("Họ và tên", "Ngày sinh", "Giới tính", "Công tác", "Cỡ giày")
TURNS = ("Họ và tên", "Ngày sinh", "Loại", "Nội dung", "Nơi học", "Từ ngày", "Đến ngày")
COURSE = ("Bồi dưỡng", "Tin học", "Trong nước", "03/2021", "04/2021")


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def somebody(window: MainWindow) -> tuple[str, str]:
    row = window.people.everybody[0]
    return row.full_name, "/".join(reversed(row.date_of_birth.iso.split("-")))


def import_page(window: MainWindow, settle: Settle, argument: object) -> ImportPage:
    window.go("import", argument)
    settle(window)
    page: ImportPage = window.pages["import"]
    return page


def test_a_list_of_training_is_previewed_written_as_one_step_and_taken_back(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    who = somebody(window)
    path = workbook(tmp_path / "dt.xlsx", TURNS, (*who, *COURSE), ("Người Lạ", "01/01/1980", *COURSE))
    window.go("training")
    settle(window)
    before = len(window.pages["training"].model.rows)
    window.run("import_staff")
    page: ImportPage = window.pages["import"]
    assert (page.kind.key, page._title.text()) == ("training", "Nhập đào tạo, bồi dưỡng từ Excel")
    page.read(path)
    settle(window)
    assert page._summary.text().startswith("Đọc 2 dòng = 1 mới + 0 thay đổi + 0 giống hồ sơ + 1 bị loại")
    assert page.apply_button.text() == "Nhập 1 dòng"
    assert [line.status for line in page._lines] == ["new", "rejected"]
    assert not page._errors.isHidden()
    page.apply()
    settle(window)
    assert window.page == "training"
    assert len(window.pages["training"].model.rows) == before + 1
    assert window.frame.message.text.startswith("Đã nhập 1 dòng từ dt.xlsx. 1 dòng không nhập")
    assert window.office is not None
    assert window.office.undo is not None
    assert window.office.undo.name == "Nhập đào tạo, bồi dưỡng: dt.xlsx"
    window.undo()
    settle(window)
    assert len(window.pages["training"].model.rows) == before


def test_the_turns_shown_go_to_a_workbook_that_changes_nothing_when_imported(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    window.go("training")
    settle(window)
    page = window.pages["training"]
    people = [person.id for person in page._found.people[:3]]
    page.write(people, {"course_code": "NATIONAL_DEFENCE", "ended_on": "2022-05-20"})
    page.write(people[:1], {"course_code": "OTHER", "name": "Khóa khác", "ended_on": "2021"})
    settle(window)
    page.year.set_value("2022")
    page._show()
    page.export_to(tmp_path / "ra.xlsx")
    settle(window)
    assert window.frame.message.text == "Đã ghi 3 dòng vào ra.xlsx."
    importing = import_page(window, settle, "training")
    importing.read(tmp_path / "ra.xlsx")
    settle(window)
    assert {line.status for line in importing._lines} == {"same"}
    assert not importing.apply_button.isEnabled()


def test_a_doubtful_column_is_asked_about_once_and_remembered(
    window: MainWindow, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    row = ("Nguyễn Thị Mới", "12/03/1985", "Nữ", "CT HĐND", "37")
    page = import_page(window, settle, workbook(tmp_path / "a.xlsx", HEAD, row))
    assert page.stack.currentWidget() is page.columns
    (table,) = page.columns.tables.values()
    assert "Chưa có cột bắt buộc: Chức danh." in table._problem.text()
    assert not page.columns.go_on.isEnabled()
    editor = table.editors[3]
    editor.set_value("position_code")
    with qtbot.waitSignal(window.database.idle):
        editor.edited.emit()
    assert table._problem.isHidden()
    assert page.columns.go_on.isEnabled()
    page.confirm_columns()
    settle(window)
    assert page.apply_button.text() == "Nhập 1 dòng"
    assert page._notes.text() == "Không đọc các cột chưa rõ nghĩa: E (Cỡ giày)."
    page.read(workbook(tmp_path / "b.xlsx", HEAD, row, row[:4]))
    settle(window)
    assert page.stack.currentWidget() is not page.columns
    page.show_columns()
    settle(window)
    assert "lựa chọn đã nhớ" in page.columns._intro.text()
    page.columns.reset()
    settle(window)
    assert not page.columns.go_on.isEnabled()


def test_the_columns_of_a_sure_workbook_are_shown_when_asked_for(window: MainWindow, settle: Settle) -> None:
    page = import_page(window, settle, ROSTER)
    assert page.apply_button.text() == "Không có gì để nhập"
    page.show_columns()
    settle(window)
    (table,) = page.columns.tables.values()
    assert page.columns.go_on.isEnabled()
    assert [editor.value() for editor in table.editors.values()][:1] == ["full_name"]
    place = next(index for index, editor in table.editors.items() if editor.value() == "professional_level:MASTER")
    assert "mức thấp hơn" in table.table.item(table._rows[place], 4).text()


def test_a_title_of_another_kind_of_unit_is_a_warning_with_a_chip_of_its_own(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    urban = "Địa chính - xây dựng - đô thị và môi trường"
    head = (*HEAD[:3], "Chức danh")
    rows = (("Lê Thị Mơ", "1980", "Nữ", urban), ("Lê Thị Mận", "1981", "Nữ", "VP-TK"))
    page = import_page(window, settle, workbook(tmp_path / "a.xlsx", head, *rows))
    page.chips.choose("noted")
    assert [line.name for line in page.model.rows] == ["Lê Thị Mơ"]
    assert "không dùng ở xã" in page.model.rows[0].warnings[0]
    assert page.apply_button.text() == "Nhập 2 dòng"
    page.save_errors_to(tmp_path / "loi.xlsx")
    settle(window)
    assert openpyxl.load_workbook(tmp_path / "loi.xlsx").worksheets[0]["F1"].value == "Lưu ý"


@pytest.mark.parametrize("kind", ["staff", "training"])
def test_the_blank_workbook_of_each_kind_is_saved(
    window: MainWindow, settle: Settle, tmp_path: Path, kind: str
) -> None:
    page = import_page(window, settle, kind)
    page.save_template_to(tmp_path / "mau.xlsx")
    settle(window)
    page.read(tmp_path / "mau.xlsx")
    settle(window)
    assert "chưa có dòng nào" in window.frame.message.text


THINGS = ("Tên tài sản", "Nhãn hiệu", "Nơi đặt", "Năm SD", "Đơn giá", "Tình trạng", "SL")
CHAIR = ("Bàn họp giao ban", "Hòa Phát", "Phòng tiếp dân mới", "2019", "1.200.000", "Đang sử dụng", 6)


def test_a_register_of_equipment_is_previewed_written_exported_and_taken_back(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    window.go("equipment")
    settle(window)
    listed = window.pages["equipment"]
    before = len(listed.model.rows)
    window.run("import_staff")
    page: ImportPage = window.pages["import"]
    assert (page.kind.key, page.model.columns[2].title) == ("equipment", "Tên tài sản")
    wrong = ("Máy in", "Canon", "Phòng tiếp dân mới", "2019", "vài triệu", "Tốt", 1)
    page.read(workbook(tmp_path / "so.xlsx", THINGS, *[CHAIR] * 3, wrong))
    settle(window)
    assert page._summary.text().startswith("Đọc 4 dòng = 3 mới + 0 thay đổi + 0 giống hồ sơ + 1 bị loại")
    assert "Sẽ thêm nơi đặt: Phòng tiếp dân mới." in page._notes.text()
    page.apply()
    settle(window)
    assert (window.page, len(listed.model.rows)) == ("equipment", before + 3)
    listed.export_to(tmp_path / "ra.xlsx")
    settle(window)
    assert window.frame.message.text == f"Đã ghi {before + 3} dòng vào ra.xlsx."
    page = import_page(window, settle, "equipment")
    page.read(tmp_path / "ra.xlsx")
    settle(window)
    assert {line.status for line in page._lines} == {"same"}
    again = (*CHAIR[:4], "1.300.000", *CHAIR[5:])
    page.read(workbook(tmp_path / "sua.xlsx", THINGS, again))
    settle(window)
    (line,) = page._lines
    assert line.status == "duplicate"
    (item, _), *_ = line.candidates
    page.decide(line.key, item)
    settle(window)
    assert [one.status for one in page._lines] == ["changed"]
    assert page._lines[0].differences == (("Đơn giá", "1.200.000", "1.300.000"),)
    window.run("undo")
    settle(window)
    window.go("equipment")
    settle(window)
    assert len(listed.model.rows) == before


def test_the_page_of_a_list_gives_its_own_template(window: MainWindow, settle: Settle) -> None:
    kinds = {page: kind_of_page(page) for page in ("people", "training", "equipment", "facilities", "reports")}
    assert list(kinds.values()) == ["staff", "training", "equipment", "equipment", "staff"]
