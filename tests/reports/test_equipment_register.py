"""S26-H: one book per place, increases and decreases of the period, what stands there at its end."""

import json
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.paper import FormHeading, RowKind, columns_of
from hrdesk.errors import UserError
from hrdesk.excel import paper_sheet
from hrdesk.reports.item_books import stays
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_equipment as eq
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["equipment-register"]


def lines(table):
    return [row.cells for row in table.rows if row.kind is RowKind.DATA]


def test_the_rows_are_what_stands_there_by_the_keys_of_the_fields():
    found = REPORT.facts(eq.whole(), {})
    rows = REPORT.to_json(found)["rows"]
    assert [row["name"] for row in rows] == ["Bàn ghế làm việc", "Máy vi tính để bàn", "Bộ tăng âm, loa đài"]
    assert rows[1] == {
        "name": "Máy vi tính để bàn",
        "category_code": "DESKTOP_COMPUTER",
        "asset_code": "MVT-01",
        "model": "Dell Optiplex 3080",
        "serial_no": None,
        "place": "Bộ phận một cửa",
        "place_hamlet": None,
        "custodian": None,
        "in_use_since": None,
        "cost": 14_500_000,
        "source": None,
        "condition": "IN_USE",
        "quantity": 1,
        "measure": None,
        "item_note": None,
        "unit_cost": 14_500_000,
        "place_kind": "ONE_STOP",
        "acquisition_way": None,
        "acquired_on": "2020-03-10",
        "item_document": "HĐ 0000123",
        "warranty_until": None,
        "unit": "08866",
    }
    assert (rows[2]["place_hamlet"], rows[2]["place_kind"]) == ("thôn Đông", "CULTURE_HOUSE")
    json.dumps(as_json(REPORT, found, eq.whole()))


def test_what_moves_is_a_decrease_in_one_book_and_an_increase_in_the_other():
    one_stop, finance, house = paper_of(REPORT, eq.whole()).tables
    assert lines(finance) == [
        ("10/03/2020", "HĐ 0000123", "10/03/2020", "Máy vi tính để bàn, Dell Optiplex 3080", "Bộ", 1, 14_500_000,
         14_500_000, "07/QĐ-UBND", "04/05/2022", "Chuyển đến Bộ phận một cửa", 1, 14_500_000, 14_500_000, None)
    ]  # fmt: skip
    assert row_of(one_stop, "04/05/2022")["came_no"] == "07/QĐ-UBND"
    assert row_of(one_stop, "04/05/2022")["note"] == "Chuyển từ Phòng Tài chính - Kế toán"
    sold = row_of(one_stop, "2014")
    assert (sold["left_no"], sold["left_day"], sold["left_amount"]) == ("21/QĐ-UBND", "15/09/2022", 3_650_000)
    assert sold["reason"] == "Thanh lý, không sửa được"
    assert row_of(house, "10/03/2020")["note"] == "Hỏng chờ sửa; Hỏng một loa"


def test_sums_close_and_what_is_left_over_stands_below():
    one_stop, finance, _ = paper_of(REPORT, eq.whole()).tables
    added, rest = [row.cells for row in one_stop.rows if row.kind is RowKind.TOTAL]
    assert (added[5], added[7], added[11], added[13]) == (14, 18_150_000, 1, 3_650_000)
    assert (rest[0], rest[5], rest[7]) == ("Còn lại đến ngày 31/12/2022", 13, 14_500_000)
    assert finance.rows[-1].cells[5] == 0


def test_a_period_carries_over_what_came_before_and_leaves_out_what_had_gone():
    found = REPORT.facts(eq.whole(), {"from": "2022-06-01"})
    one_stop, _ = found.books
    assert [stay.item.id for stay in one_stop.carried] == ["chairs", "printer", "computer"]
    assert one_stop.added == ()
    assert [stay.item.id for stay in one_stop.left] == ["printer"]
    assert REPORT.to_json(found)["from"] == "2022-06-01"
    early = REPORT.facts(eq.whole(), {"to": "2021-12-31"})
    assert [(book.place_id, [stay.item.id for stay in book.present]) for book in early.books] == [
        ("one-stop", ["chairs", "printer"]), ("finance", ["computer"]), ("house", ["amplifier"])
    ]  # fmt: skip
    rows = REPORT.to_json(early)["rows"]
    assert {row["name"]: row["condition"] for row in rows}["Máy in laser"] == "BROKEN"
    with pytest.raises(UserError, match="ngày đầu phải trước"):
        REPORT.facts(eq.whole(), {"from": "2022-06-02", "to": "2022-06-01"})


def test_one_place_can_be_asked_for():
    (table,) = paper_of(REPORT, eq.whole(), place="finance").tables
    assert table.name == "Phòng Tài chính - Kế toán"


def test_the_form_is_the_one_that_was_told():
    paper = paper_of(REPORT, eq.whole(), form="S11-X", circular="Thông tư 70/2019/TT-BTC", budget_code="1061234")
    assert paper.heading == FormHeading(
        ("Đơn vị: Ủy ban nhân dân xã Tam Hợp", "Mã QHNS: 1061234"),
        ("Mẫu số: S11-X", "(Ban hành kèm theo Thông tư 70/2019/TT-BTC)"),
    )
    assert paper_of(REPORT, eq.whole()).heading.right[0] == "Mẫu số: S26-H"


def test_the_pages_read_back_one_book_a_page(tmp_path):
    paper = paper_of(REPORT, eq.whole())
    text = text_of(paper)
    assert "SỔ THEO DÕI TÀI SẢN CỐ ĐỊNH VÀ CÔNG CỤ, DỤNG CỤ TẠI NƠI SỬ DỤNG" in text
    assert "3/3 Nơi sử dụng: Nhà văn hóa (thôn Đông)" in text
    assert "Tính đến ngày 31/12/2022" in text
    assert "14.500.000" in text
    assert "01 dòng chưa ghi đơn giá" in text
    assert "NGƯỜI GHI SỔ (Ký, họ tên) KẾ TOÁN TRƯỞNG (Ký, họ tên) THỦ TRƯỞNG ĐƠN VỊ" in text
    assert "1/1" in text_of(paper_of(REPORT, eq.whole(), pages="no", place="house"))
    path = tmp_path / "s26.xlsx"
    paper_sheet.write(paper, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == ["Bộ phận một cửa", "Phòng Tài chính - Kế toán", "Nhà văn hóa (thôn Đông)"]
    assert 14_500_000 in [cell.value for row in book["Bộ phận một cửa"].iter_rows() for cell in row]


def test_above_the_commune_all_books_stand_in_one_table():
    snapshot = office.office(units=area.UNITS, equipment=eq.equipment(eq.computer(), eq.amplifier()))
    (table,) = paper_of(REPORT, snapshot).tables
    assert [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP] == [
        "XÃ TAM HỢP",
        "Nơi sử dụng: Bộ phận một cửa",
        "Nơi sử dụng: Phòng Tài chính - Kế toán",
        "Nơi sử dụng: Nhà văn hóa (thôn Đông)",
    ]
    assert table.rows[-1].cells[:8] == ("Tổng số còn lại", *(None,) * 4, 2, None, 22_700_000)
    assert len(columns_of(table.headings)) == 15


def test_an_empty_office_has_one_sentence():
    paper = paper_of(REPORT, eq.commune())
    assert "chưa có tài sản nào trong sổ" in text_of(paper)
    assert paper.tables == ()
    assert "Các nơi được chọn không có" in text_of(paper_of(REPORT, eq.whole(), place="store"))


KINDS = ("MOVED", "LOST", "FOUND", "DISPOSED", "TRANSFERRED", "TAKEN_BACK", "REPAIRED", "CONDITION_CHANGED")
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.dates(eq.AS_OF.replace(year=2021), eq.AS_OF),
        st.sampled_from(("one-stop", "finance", "store", None)),
        st.sampled_from((None, "BROKEN", "LOST", "UNUSED")),
    ),
    max_size=8,
)


@given(EVENTS, st.dates(eq.AS_OF.replace(year=2021), eq.AS_OF))
def test_whatever_happens_a_book_has_left_over_what_stands_there(happened, on):
    events = [
        eq.event(kind, day.isoformat(), place_id=place, condition=condition)
        for kind, day, place, condition in sorted(happened, key=lambda one: one[1])
    ]
    item = eq.item("Máy in", "PRINTER", "finance", 3, *(one for one in events if one.happened_on.first <= on))
    found = list(stays(item, on))
    assert [stay.place_id for stay in found if stay.left is None] == ([item.place_id] if item.is_present else [])
    for earlier, later in pairwise(found):
        assert earlier.left is not None
        assert later.since is not None
        if earlier.went_to:
            assert (earlier.went_to, earlier.place_id, earlier.left) == (later.place_id, later.came_from, later.came)
