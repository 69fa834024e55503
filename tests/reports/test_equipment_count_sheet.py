"""Phiếu kiểm đếm: a page a place, empty boxes, blind on request."""

from hrdesk.domain.paper import RowKind
from hrdesk.reports.registry import REPORTS
from tests.reports import sample_equipment as eq
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["equipment-count-sheet"]


def test_an_open_stocktake_prints_its_frozen_list_by_place():
    found = REPORT.to_json(REPORT.facts(eq.stocktaken(closed=None), {}))
    assert found["stocktake"] == "Kiểm kê cuối năm 2022"
    assert [(place["place"], [row["name"] for row in place["rows"]]) for place in found["places"]] == [
        ("Bộ phận một cửa", ["Bàn ghế làm việc", "Máy vi tính để bàn"]),
        ("Phòng Tài chính - Kế toán", ["Máy photocopy"]),
        ("Nhà văn hóa (thôn Đông)", ["Bộ tăng âm, loa đài"]),
    ]
    assert found["places"][0]["rows"][1] == {
        "name": "Máy vi tính để bàn", "code": "MVT-01", "details": "Dell Optiplex 3080", "measure": "Bộ", "expected": 1
    }  # fmt: skip


def test_boxes_are_empty_and_there_is_room_for_the_unexpected():
    tables = paper_of(REPORT, eq.stocktaken(closed=None)).tables
    assert [table.name for table in tables] == [
        "Bộ phận một cửa", "Phòng Tài chính - Kế toán", "Nhà văn hóa (thôn Đông)"
    ]  # fmt: skip
    line = row_of(tables[0], 2)
    assert [line[key] for key in ("expected", "counted", "good", "poor", "lost")] == [1, None, None, None, None]
    assert len([row for row in tables[0].rows if row.kind is RowKind.DATA and not any(row.cells)]) == 3


def test_a_blind_count_does_not_say_what_is_expected():
    snapshot = eq.stocktaken(closed=None)
    assert row_of(paper_of(REPORT, snapshot, blind="yes").tables[0], 1)["expected"] is None
    assert REPORT.to_json(REPORT.facts(snapshot, {"blind": "yes"}))["places"][0]["rows"][0]["expected"] is None


def test_without_an_open_stocktake_everything_there_is_listed_under_its_label():
    found = REPORT.facts(eq.stocktaken(), {})
    assert found.stocktake is None
    rows = {row["name"]: row["code"] for place in REPORT.to_json(found)["places"] for row in place["rows"]}
    assert rows == {
        "Bàn ghế làm việc": "HRCHAIRS", "Máy vi tính để bàn": "MVT-01", "Bộ tăng âm, loa đài": "HRAMPLIFIE"
    }  # fmt: skip
    assert REPORT.facts(eq.stocktaken(), {"stocktake": "s1"}).stocktake is not None
    assert len(REPORT.facts(eq.whole(), {"place": "house"}).places) == 1


def test_each_place_has_its_page_with_a_line_to_sign():
    text = text_of(paper_of(REPORT, eq.stocktaken(closed=None)))
    assert "PHIẾU KIỂM ĐẾM TÀI SẢN Tính đến ngày 31/12/2022" in text
    assert "2/3 Nơi kiểm đếm: Phòng Tài chính - Kế toán" in text
    assert text.count("người kiểm đếm (ký, họ tên)") == 3
    assert "không có tài sản nào để kiểm đếm" in text_of(paper_of(REPORT, eq.commune()))
