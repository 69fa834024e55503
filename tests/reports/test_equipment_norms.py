"""Thừa, thiếu theo định mức: lines and sums agree with the rules, and add up by unit."""

import json

import msgspec

from hrdesk.domain.paper import RowKind
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_equipment as eq
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["equipment-norms"]
SUMMED = ("required", "have", "short", "surplus")


def furnished(snapshot, *items):
    return msgspec.structs.replace(snapshot, equipment=eq.equipment(*items))


def test_each_line_has_required_have_short_and_price():
    snapshot = furnished(area.commune(), eq.computer(), eq.chairs(), eq.printer())
    value = as_json(REPORT, REPORT.facts(snapshot, {}), snapshot)["facts"]
    json.dumps(value)
    rows = {(row["rule"], row["place"]): row for row in value["rows"]}
    computers = next(row for (rule, place), row in rows.items() if rule == "QD1893.VP-1C-COMPUTER")
    assert computers == {
        "rule": "QD1893.VP-1C-COMPUTER", "unit": "08866", "place": "Bộ phận một cửa",
        "title": computers["title"], "required": 3, "have": 1, "short": 2, "surplus": 0,
        "shortage_cost": 2 * computers["max_price"], "max_price": 15_000_000,
        "legal_basis": computers["legal_basis"], "verified": True,
    }  # fmt: skip
    assert all(row["short"] - row["surplus"] == row["required"] - row["have"] for row in rows.values())


def test_the_sums_of_the_paper_are_those_of_its_lines():
    snapshot = furnished(area.commune(), eq.computer(), eq.chairs())
    (table,) = paper_of(REPORT, snapshot).tables
    rows = REPORT.to_json(REPORT.facts(snapshot, {}))["rows"]
    total = dict(zip((column.key for column in table.columns), table.rows[-1].cells, strict=True))
    assert {key: total[key] for key in SUMMED} == {key: sum(row[key] for row in rows) for key in SUMMED}
    assert total["cost"] == sum(row["shortage_cost"] or 0 for row in rows)
    heads = [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP]
    assert heads[:2] == ["Cơ quan", "Bộ phận một cửa"]
    assert "Nhà văn hóa (thôn Đông)" in heads
    assert "Thôn đoài" not in heads
    assert "Thôn Đoài" in heads


def test_above_the_commune_norms_and_units_add_up():
    snapshot = furnished(area.area(), eq.computer(), eq.chairs())
    paper = paper_of(REPORT, snapshot)
    by_norm, by_unit = paper.tables
    cells = {column.key: value for column, value in zip(by_norm.columns, by_norm.rows[-1].cells, strict=True)}
    units = {column.key: value for column, value in zip(by_unit.columns, by_unit.rows[-1].cells, strict=True)}
    assert {key: cells[key] for key in (*SUMMED, "cost")} == {key: units[key] for key in (*SUMMED, "cost")}
    assert row_of(by_unit, "2", "thị trấn Gia Khánh")["required"] == 0
    assert "Chỉ tính tài sản đang sử dụng" in text_of(paper)


def test_one_place_can_be_asked_for():
    snapshot = furnished(area.commune(), eq.computer())
    rows = REPORT.to_json(REPORT.facts(snapshot, {"place": "one-stop"}))["rows"]
    assert {row["place"] for row in rows} == {"Bộ phận một cửa"}


def test_without_places_there_is_one_sentence():
    for snapshot in (area.commune(), office.office(units=(area.DISTRICT,))):
        paper = paper_of(REPORT, snapshot)
        assert paper.tables == ()
        assert "Chưa có nơi đặt nào trong danh sách" in text_of(paper)
