"""Số lượng được giao và có mặt: numbers by equality, who is missing, the paper of one unit and of many."""

import json
from datetime import date

import pytest

from hrdesk.domain.paper import ItemList, Orientation, Paragraph, RowKind
from hrdesk.domain.snapshot import Quota
from hrdesk.reports.context import context_of
from hrdesk.reports.headcount import Vacancy
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from hrdesk.rules.quotas import GROUPS
from tests.reports import reading
from tests.reports import sample_area as area
from tests.reports import sample_office as office
from tests.reports.reading import text_of
from tests.rules.test_quotas import province as units_of_2022

REPORT = REPORTS["headcount"]
STAFF, DEPUTY, COMMUNE, HAMLET = GROUPS


def facts_of(snapshot):
    return REPORT.facts(snapshot, {})


def paper_of(snapshot):
    return reading.paper_of(REPORT, snapshot)


def numbers(assigned, present):
    return {"assigned": assigned, "present": present, "vacant": assigned - present}


def test_a_single_unit_has_totals_and_no_rows():
    snapshot = area.commune()
    assert REPORT.to_json(facts_of(snapshot)) == {
        "rows": [],
        "total": {
            STAFF: numbers(20, 18),
            DEPUTY: numbers(25, 7),
            COMMUNE: numbers(8, 3),
            HAMLET: numbers(10, 8),
        },
    }


def test_a_district_has_a_row_per_commune_and_group_that_adds_up():
    value = REPORT.to_json(facts_of(area.area()))
    assert value["rows"] == [
        {"group": group, "unit": code, **numbers(assigned, present)}
        for code, of_unit in (
            ("08866", ((STAFF, 20, 18), (DEPUTY, 25, 7), (COMMUNE, 8, 3), (HAMLET, 10, 8))),
            ("08869", ((STAFF, 22, 18), (DEPUTY, 25, 7), (COMMUNE, 8, 3), (HAMLET, 7, 4))),
        )
        for group, assigned, present in of_unit
    ]
    assert value["total"] == {
        STAFF: numbers(42, 36),
        DEPUTY: numbers(50, 14),
        COMMUNE: numbers(16, 6),
        HAMLET: numbers(17, 12),
    }


def test_the_province_of_2022_is_assigned_the_numbers_of_its_document():
    snapshot = office.office(units=units_of_2022(), as_of=date(2022, 9, 30))
    value = REPORT.to_json(facts_of(snapshot))
    assert {group: one["assigned"] for group, one in value["total"].items()} == {
        STAFF: 2783,
        DEPUTY: 3400,
        COMMUNE: 1088,
        HAMLET: 6341,
    }
    assert len(value["rows"]) == 136 * 4


def test_a_person_in_two_posts_of_a_group_counts_once_where_the_post_is_not_held_beside_another():
    both = office.person(
        "Đỗ Yên",
        office.holding("PARTY_SECRETARY", "c2", is_concurrent=True),
        office.holding("COMMITTEE_CHAIR", "c1"),
        office.holding("COUNCIL_DEPUTY", "c1"),
    )
    found = facts_of(office.office(both, units=area.UNITS))
    present = {(row.unit.code, row.group): row.people for row in found.rows if row.people}
    assert present == {("08866", STAFF): (both.id,), ("08866", DEPUTY): (both.id,)}
    assert found.total[STAFF].present == 1


def test_a_number_decided_goes_before_the_law_and_a_surplus_is_negative():
    quota = Quota("c1", STAFF, 17, "12/QĐ-UBND")
    snapshot = area.commune(quotas=(quota,))
    assert facts_of(snapshot).total[STAFF].vacant == -1
    text = text_of(paper_of(snapshot))
    assert "12/QĐ-UBND" in text
    assert "Số âm ở cột “Còn thiếu” là số người nhiều hơn số được giao." in text


def test_a_unit_without_a_number_is_left_out_of_the_sum_and_named():
    unknown = area.TAM_HOP.__class__("c3", "08872", "xã Sơn Lôi", "XA", None, "DELTA", "d1")
    found = facts_of(office.office(units=(*area.UNITS, unknown)))
    total = found.total[STAFF]
    assert (total.assigned, total.present, total.vacant) == (42, 0, 42)
    row = next(row for row in REPORT.to_json(found)["rows"] if (row["unit"], row["group"]) == ("08872", STAFF))
    assert (row["assigned"], row["vacant"]) == (None, None)
    text = text_of(REPORT.paper(found, context_of(area.DISTRICT)))
    assert "Chưa xác định được số cán bộ, công chức cấp xã được giao của xã Sơn Lôi" in text


def test_without_any_number_the_total_is_unknown():
    unknown = area.ALONE.__class__("c1", "08866", "xã Tam Hợp", "XA", None, "DELTA", None)
    total = REPORT.to_json(facts_of(office.office(units=(unknown,))))["total"][STAFF]
    assert total == {"assigned": None, "present": 0, "vacant": None}


def test_vacant_titles_and_hamlets_without_a_head_are_named():
    secretary = office.person("Đỗ Yên", office.holding("PARTY_SECRETARY", "c1"))
    head = office.person("Vũ Xuân", office.holding("HAMLET_HEAD", "h1"))
    found = facts_of(office.office(secretary, head, units=area.UNITS))
    lacking = {vacancy.position: vacancy.units for vacancy in found.vacancies}
    assert "PARTY_SECRETARY" not in lacking
    assert lacking["COMMITTEE_CHAIR"] == (area.TAM_HOP,)
    assert lacking["HAMLET_HEAD"] == (area.HAMLETS[1],)
    assert found.vacancies[0] == Vacancy("STANDING_DEPUTY_PARTY_SECRETARY", (area.TAM_HOP,))
    text = text_of(REPORT.paper(found, context_of(area.DISTRICT)))
    assert "thôn Đoài (xã Tam Hợp)" in text
    assert "Chưa có hồ sơ người nào ở thị trấn Gia Khánh" in text


def test_a_commune_lists_what_is_vacant():
    paper = paper_of(area.commune())
    (listed,) = [block for block in paper.blocks if isinstance(block, ItemList)]
    assert [item.text for item in listed.items] == ["Công chức Văn hóa - xã hội."]
    assert paper.orientation is Orientation.PORTRAIT


def test_the_rows_open_the_people_who_are_present():
    found = facts_of(area.area())
    table = REPORT.paper(found, context_of(area.DISTRICT)).tables[1]
    assert [row.cells[:2] for row in table.rows] == [
        ("1", "xã Tam Hợp"),
        ("2", "thị trấn Gia Khánh"),
        ("Tổng số", None),
    ]
    columns = {column.key: column for column in table.columns}
    for row in table.rows:
        for group in GROUPS:
            place = list(columns).index(f"{group}.present")
            assert len(row.people_of(columns[f"{group}.present"])) == row.cells[place]
            assert row.people_of(columns[f"{group}.vacant"]) == ()
    assert len(set(table.rows[-1].people)) == 36 + 14 + 6 + 12


def test_several_districts_are_added_up_under_their_names():
    paper = paper_of(area.province(districts=2, communes=2))
    rows = paper.tables[1].rows
    assert [(row.kind, row.cells[:3]) for row in rows] == [
        (RowKind.SUBTOTAL, ("I", "Huyện Bình Xuyên 0", 42)),
        (RowKind.DATA, ("1", "xã Tam Hợp", 22)),
        (RowKind.DATA, ("2", "xã Sơn Lôi", 20)),
        (RowKind.SUBTOTAL, ("II", "Huyện Bình Xuyên 1", 42)),
        (RowKind.DATA, ("1", "xã Tam Hợp", 22)),
        (RowKind.DATA, ("2", "xã Sơn Lôi", 20)),
        (RowKind.TOTAL, ("Tổng số", None, 84)),
    ]
    assert "huyện Bình Xuyên 0: xã Tam Hợp, xã Sơn Lôi; huyện Bình Xuyên 1: xã Tam Hợp, xã Sơn Lôi" in text_of(paper)


@pytest.mark.parametrize("units", [area.COMMUNE_UNITS, area.UNITS, (area.DISTRICT,)])
def test_an_empty_office_has_a_paper_too(units):
    snapshot = office.office(units=units)
    paper = paper_of(snapshot)
    assert not any(isinstance(block, ItemList) for block in paper.blocks)
    assert "Chức danh còn khuyết" not in text_of(paper)
    assert all(one["present"] == 0 for one in REPORT.to_json(facts_of(snapshot))["total"].values())


def test_json_has_the_frame_of_the_contract():
    snapshot = area.area()
    value = as_json(REPORT, facts_of(snapshot), snapshot)
    assert list(value["facts"]) == ["rows", "total"]
    assert value["unit"] == {"code": "249", "name": "huyện Bình Xuyên"}
    json.dumps(value)


def test_the_paper_says_what_the_area_is_made_of():
    opening = next(block.text for block in paper_of(area.area()).blocks if isinstance(block, Paragraph))
    assert "gồm 02 đơn vị cấp xã (01 xã, 01 thị trấn) và 03 thôn, tổ dân phố." in opening
