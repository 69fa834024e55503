"""Biên bản kiểm kê: lines by equality, both layouts, what a page needs to be signed."""

import json
from datetime import date

import openpyxl
import pytest

from hrdesk.domain.paper import FormHeading, Orientation, RowKind, columns_of
from hrdesk.excel import paper_sheet
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_equipment as eq
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["equipment-stocktake"]
NOW = date(2023, 1, 31)


def rows(snapshot, **params):
    return {row["name"]: row for row in REPORT.to_json(REPORT.facts(snapshot, params))["rows"]}


def test_the_lines_say_what_was_expected_counted_and_different():
    found = rows(eq.stocktaken())
    assert found["Máy photocopy"] == {
        "name": "Máy photocopy",
        "code": "",
        "place": "Phòng Tài chính - Kế toán",
        "expected": {"quantity": 1, "cost": 58_000_000, "residual": 29_000_000},
        "counted": {"quantity": 0, "cost": 0, "residual": 0},
        "difference": {"quantity": -1, "cost": -58_000_000, "residual": -29_000_000},
        "condition": "IN_USE",
        "status": "MISSING",
        "remark": "Thiếu 01",
    }
    assert {name: (row["status"], row["remark"]) for name, row in found.items()} == {
        "Bàn ghế làm việc": ("SHORT", "Thiếu 02"),
        "Máy vi tính để bàn": ("MOVED", "Thấy ở Phòng Tài chính - Kế toán (chấp nhận)"),
        "Máy photocopy": ("MISSING", "Thiếu 01"),
        "Quạt điện": ("UNEXPECTED", "Ngoài sổ; không rõ nguồn"),
        "Bộ tăng âm, loa đài": ("CHANGED", "Tình trạng: Hỏng chờ sửa"),
    }
    value = as_json(REPORT, REPORT.facts(eq.stocktaken(), {}), eq.stocktaken())
    assert value["facts"]["summary"] == {"MISSING": 1, "MOVED": 1, "SHORT": 1, "CHANGED": 1, "UNEXPECTED": 1}
    assert value["facts"]["stocktake"]["counted_on"] == "2023-01-01"
    json.dumps(value)


def test_before_it_closes_nothing_is_missing_but_not_counted_yet():
    snapshot = eq.stocktaken(closed=None)
    line = rows(snapshot)["Máy photocopy"]
    assert (line["status"], line["counted"], line["difference"]) == ("NOT_COUNTED", None, None)
    text = text_of(paper_of(REPORT, snapshot))
    assert "Đợt kiểm kê chưa kết thúc, còn 01 dòng chưa kiểm đếm" in text


def test_the_residual_of_what_was_counted_is_its_share():
    line = eq.counted("Tủ", None, ("finance", 3, "IN_USE", 100, 200), ("finance", 2, "IN_USE"))
    assert rows(eq.stocktaken(lines=(line,)))["Tủ"]["counted"] == {"quantity": 2, "cost": 200, "residual": 133}


def test_the_full_form_has_the_columns_of_the_circular_and_adds_up():
    paper = paper_of(REPORT, eq.stocktaken())
    assert paper.orientation is Orientation.LANDSCAPE
    (table,) = paper.tables
    assert [column.label for column in columns_of(table.headings)] == [
        *("STT", "Tên tài sản", "Mã số", "Nơi sử dụng"),
        *("Số lượng", "Nguyên giá", "Giá trị còn lại") * 3,
        "Ghi chú",
    ]
    computer = row_of(table, 2)
    assert (computer["name"], computer["code"]) == ("Máy vi tính để bàn, Dell Optiplex 3080", "MVT-01")
    assert (computer["expected_residual"], computer["difference_cost"]) == (5_800_000, 0)
    assert row_of(table, 4)["expected_quantity"] is None
    total = table.rows[-1]
    assert total.cells == (
        *("Cộng", None, None, None),
        *(15, 80_700_000, 34_800_000),
        *(14, 22_700_000, 5_800_000),
        *(-1, -58_000_000, -29_000_000),
        None,
    )


def test_the_short_form_puts_pieces_under_their_quality():
    paper = paper_of(REPORT, eq.stocktaken(), layout="short")
    assert paper.orientation is Orientation.PORTRAIT
    (table,) = paper.tables
    assert [column.label for column in columns_of(table.headings)][-4:] == ["Còn tốt", "Kém", "Mất", "Ghi chú"]
    assert [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP] == [
        "Bộ phận một cửa", "Phòng Tài chính - Kế toán", "Nhà văn hóa (thôn Đông)"
    ]  # fmt: skip
    quality = {row.cells[1]: row.cells[8:11] for row in table.rows if row.kind is RowKind.DATA}
    assert quality["Bàn ghế làm việc"] == (10, None, 2)
    assert quality["Máy photocopy"] == (None, None, 1)
    assert quality["Bộ tăng âm, loa đài"] == (None, 1, None)
    assert row_of(table, 2)["used_since"] == "2020"
    assert table.rows[-1].cells[4:11] == (None, 15, None, 14, 13, 1, 3)


@pytest.mark.parametrize("layout", ["full", "short"])
def test_the_minutes_have_all_that_is_signed(layout):
    paper = paper_of(REPORT, eq.stocktaken(), layout=layout, budget_code="1061234", accountant="Nguyễn Thị Hoa")
    assert paper.heading == FormHeading(
        ("Đơn vị: Ủy ban nhân dân xã Tam Hợp", "Mã QHNS: 1061234"),
        ("Mẫu số: C53-HD", "(Ban hành kèm theo Thông tư 107/2017/TT-BTC)"),
    )
    text = text_of(paper)
    assert "BIÊN BẢN KIỂM KÊ TÀI SẢN CỐ ĐỊNH, CÔNG CỤ, DỤNG CỤ Số: 01/BB-KK Tính đến ngày 31/12/2022" in text
    assert "Thời điểm kiểm kê: 0 giờ ngày 01/01/2023." in text
    assert "- Ông (bà) Trần Văn Bình; chức vụ: Phó Chủ tịch; đại diện: Ủy ban nhân dân xã; Trưởng ban." in text
    assert "Ý kiến giải quyết số chênh lệch: ……" in text
    for title in ("THỦ TRƯỞNG ĐƠN VỊ", "KẾ TOÁN TRƯỞNG", "TRƯỞNG BAN KIỂM KÊ"):
        assert title in text
    assert text.endswith("Nguyễn Thị Hoa Trần Văn Bình")
    assert "1/2" in text


def test_what_the_committee_decided_is_printed_in_place_of_dots():
    text = text_of(paper_of(REPORT, eq.stocktaken(opinion="Truy tìm máy photocopy, báo cáo trước 31/01/2023.")))
    assert "Ý kiến giải quyết số chênh lệch: Truy tìm máy photocopy" in text


def test_only_dear_things_make_it_the_minutes_of_fixed_assets():
    line = eq.counted("Máy photocopy", None, ("finance", 1, "IN_USE", 58_000_000, None), ("finance", 1, "IN_USE"))
    paper = paper_of(REPORT, eq.stocktaken(lines=(line,)))
    assert paper.title == "Biên bản kiểm kê tài sản cố định"


def test_one_stocktake_is_chosen_among_several_and_none_is_one_sentence():
    first, second = eq.stocktake(id="s1"), eq.stocktake(id="s2", number="02/BB-KK")
    snapshot = eq.whole(as_of=NOW, stocktakes=(first, second))
    assert REPORT.facts(snapshot, {}).stocktake is second
    assert REPORT.facts(snapshot, {"stocktake": "s1"}).stocktake is first
    paper = paper_of(REPORT, eq.whole())
    assert paper.tables == ()
    assert "Tính đến ngày 31/12/2022 chưa có đợt kiểm kê nào" in text_of(paper)
    assert REPORT.to_json(REPORT.facts(eq.whole(), {}))["stocktake"] is None


def test_the_office_above_prints_the_minutes_in_the_name_of_the_commune():
    equipment = eq.equipment(eq.computer(), stocktakes=(eq.stocktake(),))
    paper = paper_of(REPORT, office.office(units=area.UNITS, equipment=equipment))
    assert paper.heading.left[0] == "Đơn vị: Ủy ban nhân dân xã Tam Hợp"


def test_the_workbook_has_the_same_lines(tmp_path):
    path = tmp_path / "c53.xlsx"
    paper_sheet.write(paper_of(REPORT, eq.stocktaken()), path)
    sheet = openpyxl.load_workbook(path)["C53-HD"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {-58_000_000, "Thiếu 01", "THỦ TRƯỞNG ĐƠN VỊ"} <= set(values)
