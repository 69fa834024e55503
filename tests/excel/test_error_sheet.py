from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hrdesk.excel import error_sheet
from hrdesk.excel.reader import Rejection, detect_layouts, read_staff

WORKBOOKS = Path(__file__).parent.parent / "data" / "workbooks"
Make = Callable[..., Path]
ROWS = [
    ["DANH SÁCH", None, None, None],
    ["Họ và tên", "Năm sinh", "Giới tính", "Chức vụ"],
    ["Nguyễn Văn An", "31/02/1975", "Nam", "CT HĐND"],
    ["Lê Thị Bình", "1980", "Nữ", "CT UBND"],
    ["Bùi Văn Cường", "1980", "Nam", "Thủ môn"],
]


def is_red(cell: Any) -> bool:
    return bool(cell.fill.fgColor.rgb == error_sheet.RED)


def test_the_clerks_own_file_comes_back_with_red_cells_and_a_column_of_errors(make: Make, tmp_path: Path) -> None:
    source = make(ROWS, merged=["A1:D1"])
    out = tmp_path / "loi.xlsx"
    error_sheet.write(source, read_staff(source).rejections, out)
    sheet = openpyxl.load_workbook(out)["DS"]
    assert [cell.value for cell in sheet["E"]] == [
        None,
        "Lỗi",
        "B (Năm sinh): Không có ngày “31/02/1975” trong lịch; hãy sửa lại ngày, tháng, năm.",
        None,
        "D (Chức vụ): Chức danh không có trong danh mục; hãy chọn theo danh mục chức danh.",
    ]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if is_red(cell)] == ["B3", "D5"]
    assert [[cell.value for cell in row[:4]] for row in sheet.iter_rows()] == ROWS
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:D1"]
    assert source.read_bytes() != out.read_bytes()


def test_the_mended_file_is_imported_as_it_is_and_checked_again_without_old_errors(make: Make, tmp_path: Path) -> None:
    source = make(ROWS)
    out = tmp_path / "loi.xlsx"
    error_sheet.write(source, read_staff(source).rejections, out)
    book = openpyxl.load_workbook(out)
    book["DS"]["B3"].value = "28/02/1975"
    book.save(out)
    again = read_staff(out)
    assert again.unmapped == ()
    assert [one.row for one in again.rejections] == [5]
    error_sheet.write(out, again.rejections, tmp_path / "loi 2.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "loi 2.xlsx")["DS"]
    assert sheet.max_column == 5
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if is_red(cell)] == ["D5"]
    assert [bool(cell.value) for cell in sheet["E"]] == [False, True, False, False, True]


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
def test_other_formats_come_back_as_a_new_workbook_with_the_same_values(tmp_path: Path, name: str) -> None:
    source = WORKBOOKS / name
    before = read_staff(source)
    out = tmp_path / "loi.xlsx"
    error_sheet.write(source, [Rejection("DS", 5, "D (Năm sinh / Nữ)", "1980", "Sai.")], out)
    after = read_staff(out)
    assert [draft.values for draft in after.drafts] == [draft.values for draft in before.drafts]
    sheet = openpyxl.load_workbook(out)["DS"]
    assert sheet["H5"].value == "D (Năm sinh / Nữ): Sai."
    assert is_red(sheet["D5"])


def test_what_is_wrong_with_a_value_reddens_the_column_of_its_field(make: Make, tmp_path: Path) -> None:
    source = make(ROWS)
    out = tmp_path / "loi.xlsx"
    error_sheet.write(source, [Rejection("DS", 4, "Chức danh", "CT UBND", "=1+1")], out)
    sheet = openpyxl.load_workbook(out)["DS"]
    assert is_red(sheet["D4"])
    assert sheet["E4"].value == "Chức danh: =1+1"


def test_what_should_be_mended_is_yellow_in_a_column_of_its_own_and_the_form_stays_the_same(
    make: Make, tmp_path: Path
) -> None:
    source = make(ROWS)
    mark = error_sheet.Mark("DS", 4, "D (Chức vụ)", "Nên sửa.")
    out = tmp_path / "luu-y.xlsx"
    error_sheet.write(source, [Rejection("DS", 3, "B (Năm sinh)", "", "Sai.")], out, warnings=[mark])
    sheet = openpyxl.load_workbook(out)["DS"]
    assert [cell.value for cell in sheet[2]][4:] == ["Lỗi", "Lưu ý"]
    assert [sheet["E3"].value, sheet["F4"].value] == ["B (Năm sinh): Sai.", "D (Chức vụ): Nên sửa."]
    assert [sheet[at].fill.fgColor.rgb for at in ("D4", "B3")] == [error_sheet.YELLOW, error_sheet.RED]
    assert [one.fingerprint for one in detect_layouts(source)] == [one.fingerprint for one in detect_layouts(out)]
    assert read_staff(out).unmapped == ()
    error_sheet.write(out, [], tmp_path / "het.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "het.xlsx")["DS"]
    assert [sheet["E3"].value, sheet["F4"].value, sheet["D4"].fill.fill_type] == [None, None, None]
