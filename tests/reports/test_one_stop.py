"""Bộ phận một cửa: the contract's counts by equality, what each desk lacks, both definitions."""

import json

from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_equipment as eq
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["one-stop"]
CATEGORIES = ("DESKTOP_COMPUTER", "PRINTER", "PHOTOCOPIER", "SCANNER")


def full_desk(place="one-stop", computers=3):
    return [eq.item(f"Máy {code}", code, place, computers if code == CATEGORIES[0] else 1) for code in CATEGORIES]


def district(*items):
    return office.office(units=area.UNITS, equipment=eq.equipment(*items))


def test_a_complete_desk_and_a_commune_without_one():
    snapshot = district(*full_desk())
    value = as_json(REPORT, REPORT.facts(snapshot, {}), snapshot)["facts"]
    assert value == {
        "offices": 2,
        "complete": 1,
        "lacking": 1,
        "missing": dict.fromkeys(CATEGORIES, 1),
        "definition": "Đủ máy vi tính cho người trực; tối thiểu 01 máy in, 01 máy photocopy, 01 máy scan",
        "definition_id": "QD1893.VP-1C.2022",
        "lacking_units": [{"unit": "08869", "missing": dict.fromkeys(CATEGORIES, 1)}],
    }
    json.dumps(value)


def test_missing_counts_desks_not_machines_and_names_only_what_is_lacked():
    snapshot = eq.commune(*full_desk(computers=1))
    value = REPORT.to_json(REPORT.facts(snapshot, {}))
    assert value["missing"] == {"DESKTOP_COMPUTER": 1}
    assert value["lacking_units"] == [{"unit": "08866", "missing": {"DESKTOP_COMPUTER": 2}}]


def test_the_definition_of_2025_asks_for_a_camera_too():
    value = REPORT.to_json(REPORT.facts(eq.commune(*full_desk()), {"definition_on": "2025-06-01"}))
    assert (value["complete"], value["missing"]) == (0, {"SURVEILLANCE_CAMERA": 1})
    assert "camera" in value["definition"]


def test_a_commune_sees_what_it_needs_has_and_lacks():
    paper = paper_of(REPORT, eq.whole())
    (table,) = paper.tables
    assert row_of(table, 1) == {
        "ordinal": 1, "category": "Máy vi tính để bàn", "required": 3, "have": 1, "missing": 2,
        "items": "Máy vi tính để bàn, Dell Optiplex 3080",
    }  # fmt: skip
    text = text_of(paper)
    assert "Bộ phận một cửa còn thiếu 02 máy vi tính, 01 máy in, 01 máy photocopy, 01 máy quét (scan)." in text
    assert "Tính đến ngày 31/12/2022" in text
    assert "Bộ phận một cửa đã đủ trang thiết bị." in text_of(paper_of(REPORT, eq.commune(*full_desk())))


def test_the_office_above_sees_every_commune_with_sums():
    paper = paper_of(REPORT, district(*full_desk(computers=2)))
    (table,) = paper.tables
    assert row_of(table, "1", "xã Tam Hợp")["DESKTOP_COMPUTER"] == 1
    assert row_of(table, "2", "thị trấn Gia Khánh")["SCANNER"] == 1
    assert table.rows[-1].cells == ("Tổng số", None, 2, 0, 2, 2, 1, 1, 1)
    text = text_of(paper)
    assert "Có 02 bộ phận một cửa, trong đó 0 đủ trang thiết bị, 02 còn thiếu." in text
    assert "02 nơi thiếu máy vi tính" in text
    assert "Chưa có bộ phận một cửa trong danh sách nơi đặt của thị trấn Gia Khánh" in text


def test_an_office_without_communes_has_a_paper_too():
    snapshot = office.office(units=(area.DISTRICT,))
    assert REPORT.to_json(REPORT.facts(snapshot, {}))["offices"] == 0
    text_of(paper_of(REPORT, snapshot))
