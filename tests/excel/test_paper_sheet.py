"""Papers as workbooks, read back with openpyxl and calamine."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from hrdesk.domain.paper import (
    Align,
    AppendixHeading,
    Column,
    ColumnGroup,
    LetterHeading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Sheet,
    Signature,
    Table,
    column_numbers,
    group_row,
)
from hrdesk.errors import EnvironmentProblem
from hrdesk.excel import paper_sheet
from hrdesk.excel.marker import LISTS_SHEET

HEADINGS = (
    Column("no", "TT", 10, Align.CENTER, Number.INTEGER),
    Column("name", "Họ và tên", 42),
    ColumnGroup(
        "Trình độ chuyên môn",
        (
            Column("count", "SL", 12, Align.RIGHT, Number.INTEGER),
            Column("share", "%", 12, Align.RIGHT, Number.PERCENT),
            Column("pay", "Hệ số", 12, Align.RIGHT, Number.HUNDREDTHS),
        ),
    ),
)
ROWS = (
    group_row("A. CÁN BỘ", 5),
    Row((1, "=SUM(A1:A9)", 1112, Decimal("81.35"), 234)),
    Row((2, "012075001234", None, Decimal(0), None)),
    Row(("Tổng số", None, 2, None, None), RowKind.TOTAL, span=2),
)
TABLE = Table(HEADINGS, ROWS, name="Trình độ [1/2]", note="Đơn vị tính: người", numbers=column_numbers(5))


def appendix(*blocks, **more):
    given = {
        "heading": AppendixHeading("Phụ lục", "Kèm theo Báo cáo số 05/BC-UBND"),
        "title": "Danh sách",
        "blocks": blocks or (TABLE,),
        "as_of": date(2026, 1, 5),
        "signatures": (Signature(("Người lập biểu",)), Signature(("TM. UBND", "Chủ tịch"), "Nguyễn Văn Hùng")),
        "orientation": Orientation.LANDSCAPE,
    }
    return Paper(**{**given, **more})


def written(paper, folder):
    file = folder / "paper.xlsx"
    paper_sheet.write(paper, file)
    return load_workbook(file)


def find(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_headings_are_merged_as_they_cover_the_columns(tmp_path):
    sheet = written(appendix(), tmp_path).active
    top = find(sheet, "TT").row
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:E{top}"} <= merged
    assert [cell.value for cell in sheet[top + 1]][2:] == ["SL", "%", "Hệ số"]
    assert [cell.value for cell in sheet[top + 2]] == ["1", "2", "3", "4", "5"]


def test_heading_rows_repeat_on_every_printed_page(tmp_path):
    sheet = written(appendix(), tmp_path).active
    top = find(sheet, "TT").row
    assert sheet.print_title_rows == f"${top}:${top + 2}"


def test_a_leading_equals_sign_never_makes_a_formula(tmp_path):
    sheet = written(appendix(), tmp_path).active
    cell = find(sheet, "=SUM(A1:A9)")
    assert cell.data_type == "s"
    assert cell.number_format == "@"


def test_identity_numbers_are_text_and_figures_are_numbers(tmp_path):
    sheet = written(appendix(), tmp_path).active
    row = find(sheet, "=SUM(A1:A9)").row
    cells = sheet[row]
    assert [cell.value for cell in cells[2:]] == [1112, 81.4, 2.34]
    assert [cell.number_format for cell in cells[2:]] == ["#,##0", "0.0", "0.00"]
    assert sheet.cell(row + 1, 2).value == "012075001234"
    assert sheet.cell(row + 1, 3).value is None


def test_a_second_reader_sees_the_same_values(tmp_path):
    written(appendix(), tmp_path)
    rows = CalamineWorkbook.from_path(tmp_path / "paper.xlsx").get_sheet_by_index(0).to_python()
    assert [1.0, "=SUM(A1:A9)", 1112.0, 81.4, 2.34] in rows


def test_group_and_total_rows_are_bold_and_merged(tmp_path):
    sheet = written(appendix(), tmp_path).active
    group, total = find(sheet, "A. CÁN BỘ"), find(sheet, "Tổng số")
    assert group.font.bold
    assert total.font.bold
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {f"A{group.row}:E{group.row}", f"A{total.row}:B{total.row}"} <= merged


def test_every_letter_is_times_new_roman(tmp_path):
    sheet = written(appendix(), tmp_path).active
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {
        "Times New Roman"
    }


@pytest.mark.parametrize(
    ("orientation", "paper_size", "expected"),
    [
        (Orientation.LANDSCAPE, Sheet.A4, ("landscape", 9)),
        (Orientation.PORTRAIT, Sheet.A4, ("portrait", 9)),
        (Orientation.LANDSCAPE, Sheet.A3, ("landscape", 8)),
    ],
)
def test_the_page_is_set_up_as_the_paper_lies(tmp_path, orientation, paper_size, expected):
    sheet = written(appendix(orientation=orientation, sheet=paper_size), tmp_path).active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == expected
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert round(sheet.page_margins.left * 25.4) == 30
    assert sheet.oddHeader.center.text == "&P"
    assert sheet.HeaderFooter.differentFirst


def test_two_tables_stand_on_two_sheets_with_the_head_on_the_first_and_signatures_on_the_last(tmp_path):
    book = written(appendix(SectionHeading("1. Một", 2), TABLE, SectionHeading("2. Hai", 2), TABLE), tmp_path)
    first, last, signed = book.worksheets
    assert (first.title, last.title) == ("Trình độ 1 2", "Trình độ 1 2 2")
    assert (signed.title, signed.sheet_state) == (LISTS_SHEET, "hidden")
    assert find(first, "DANH SÁCH").row < find(first, "1. Một").row < find(first, "TT").row
    assert find(last, "2. Hai").row < find(last, "TT").row < find(last, "Nguyễn Văn Hùng").row
    assert "Nguyễn Văn Hùng" not in [cell.value for row in first.iter_rows() for cell in row]


def test_a_letter_has_office_and_nation_side_by_side(tmp_path):
    place_and_date = "Tam Hợp, ngày 05 tháng 01 năm 2026"
    paper = appendix(
        heading=LetterHeading("Ủy ban nhân dân\nxã Tam Hợp", "", "Số: 05/BC-UBND", place_and_date),
        recipients=("Ủy ban nhân dân huyện", "Lưu: VT"),
        signatures=(Signature(("TM. UBND", "Chủ tịch"), "Nguyễn Văn Hùng"),),
    )
    sheet = written(paper, tmp_path).active
    assert find(sheet, "ỦY BAN NHÂN DÂN").row == find(sheet, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").row == 1
    assert find(sheet, "Số: 05/BC-UBND").row == find(sheet, place_and_date).row
    assert find(sheet, "Nơi nhận:").row == find(sheet, "TM. UBND").row
    assert find(sheet, "- Lưu: VT.").column == 1


def test_a_paper_without_a_table_and_three_signatures_is_written_too(tmp_path):
    signatures = tuple(Signature((title,), title) for title in ("Thủ trưởng", "Kế toán", "Trưởng ban"))
    sheet = written(appendix(Paragraph("Không có gì."), signatures=signatures), tmp_path).active
    assert len({find(sheet, title.upper()).row for title in ("Thủ trưởng", "Kế toán", "Trưởng ban")}) == 1


def test_a_table_of_one_column_has_everything_one_under_the_other(tmp_path):
    table = Table((Column("a", "Nội dung"),), (Row(("x\x07y",)),))
    sheet = written(appendix(table), tmp_path).active
    assert find(sheet, "xy").row < find(sheet, "NGƯỜI LẬP BIỂU").row < find(sheet, "TM. UBND").row


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(EnvironmentProblem, match="Không ghi được tệp"):
        paper_sheet.write(appendix(), tmp_path / "không có" / "a.xlsx")
