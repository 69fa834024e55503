"""Người hoạt động không chuyên trách: counts by title and unit, heads of hamlets, the list of a commune."""

import json
from datetime import date

import pytest

from hrdesk.domain.paper import ItemList, RowKind
from hrdesk.reports.double_holders import DoubleHolder
from hrdesk.reports.part_time_officials import HamletHeads
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_office as office
from tests.reports.reading import behind_every_number, paper_of, row_of, text_of
from tests.reports.test_staff_quality import PROVINCE, people_of_province

REPORT = REPORTS["part-time-officials"]
COMMUNE, HAMLET = "PART_TIME_COMMUNE", "PART_TIME_HAMLET"


def json_of(snapshot, **params):
    return REPORT.to_json(REPORT.facts(snapshot, params))


def groups_of(snapshot, **params):
    return {group["code"]: group for group in json_of(snapshot, **params)["groups"]}


def head(name, hamlet, **more):
    return office.person(name, office.holding("HAMLET_HEAD", hamlet), **more)


def test_a_group_counts_persons_and_each_title_its_holders():
    both = office.person(
        "Vũ Xuân",
        office.holding("PARTY_CELL_SECRETARY", "h1"),
        office.holding("HAMLET_HEAD", "h1"),
        id="x",
        born="1960-01-01",
        party_member=True,
        qualifications=office.levels(general_education="UPPER_SECONDARY", professional_level="NONE"),
    )
    groups = groups_of(office.office(both, head("Lê An", "h2", born=None), units=area.COMMUNE_UNITS))
    assert groups[COMMUNE]["headcount"] == groups[COMMUNE]["posts"] == 0
    group = groups[HAMLET]
    titles = group.pop("titles")
    assert group == {
        "code": HAMLET,
        "title": "Người hoạt động không chuyên trách ở thôn, tổ dân phố",
        "posts": 3,
        "headcount": 2,
        "general_education": {"PRIMARY": 0, "LOWER_SECONDARY": 0, "UPPER_SECONDARY": 1, "UNKNOWN": 1},
        "professional_level": {
            "NONE": 1,
            "ELEMENTARY": 0,
            "INTERMEDIATE": 0,
            "COLLEGE": 0,
            "BACHELOR": 0,
            "MASTER": 0,
            "DOCTORATE": 0,
            "UNKNOWN": 1,
        },
        "political_theory_level": {
            "NONE": 0,
            "ELEMENTARY": 0,
            "INTERMEDIATE": 0,
            "ADVANCED": 0,
            "BACHELOR": 0,
            "UNKNOWN": 2,
        },
        "age_band": {
            "UP_TO_30": 0,
            "FROM_31_TO_40": 0,
            "FROM_41_TO_50": 0,
            "FROM_51_TO_60": 0,
            "OVER_60": 1,
            "UNKNOWN": 1,
        },
        "unstated": {"sex": 0, "ethnicity": 0, "religion": 0},
        "female": 0,
        "ethnic_minority": 0,
        "religious": 0,
        "party_member": 1,
        "non_party": 1,
        "young": 0,
    }
    assert [(title["code"], title["headcount"], title["party_member"]) for title in titles] == [
        ("PARTY_CELL_SECRETARY", 1, 1),
        ("HAMLET_HEAD", 2, 1),
    ]


def test_persons_and_posts_are_reconciled_by_name():
    both = office.person(
        "Vũ Xuân",
        office.holding("PARTY_CELL_SECRETARY", "h1"),
        office.holding("HAMLET_HEAD", "h1"),
        office.holding("PARTY_OFFICE_STAFF", "c1"),
        id="x",
    )
    snapshot = office.office(both, head("Lê An", "h2"), units=area.COMMUNE_UNITS)
    found = REPORT.facts(snapshot, {})
    titles = ("Bí thư Chi bộ", "Trưởng thôn", "Văn phòng Đảng ủy")
    assert found.double_holders == (DoubleHolder("x", "Vũ Xuân", area.ALONE, titles),)
    paper = paper_of(REPORT, snapshot)
    (names,) = [block for block in paper.blocks if isinstance(block, ItemList)]
    assert [(item.text, item.people) for item in names.items] == [
        ("Vũ Xuân: Bí thư Chi bộ; Trưởng thôn; Văn phòng Đảng ủy.", ("x",))
    ]
    assert "02 người hoạt động không chuyên trách ở thôn, tổ dân phố giữ 03 chức danh" in text_of(paper)


def test_heads_of_hamlets_and_the_party_members_among_them():
    snapshot = office.office(
        head("Lê An", "h1", id="a", party_member=True), head("Lê Bình", "h3", id="b"), units=area.UNITS
    )
    found = REPORT.facts(snapshot, {})
    assert found.heads == {"c1": HamletHeads(2, ("a",), ("a",)), "c2": HamletHeads(1, ("b",), ())}
    assert REPORT.to_json(found)["hamlet_heads"] == {"hamlets": 3, "heads": 2, "party_members": 1}
    table = next(table for table in paper_of(REPORT, snapshot).tables if table.name == "Trưởng thôn")
    total = row_of(table, "Tổng số")
    assert [str(total[key]) for key in ("hamlets", "head.count", "head.party", "head.share")] == ["3", "2", "1", "50"]


@pytest.mark.parametrize("code", [COMMUNE, HAMLET])
def test_the_printed_counts_of_the_province_are_reproduced(code):
    printed = next(group for group in PROVINCE["groups"] if group["code"] == code)
    position = {COMMUNE: "PARTY_OFFICE_STAFF", HAMLET: "HAMLET_HEAD"}[code]
    people = [
        office.person(
            one.full_name,
            office.holding(position),
            born=one.date_of_birth and one.date_of_birth.iso,
            party_member=one.party_member,
            qualifications=one.qualifications,
        )
        for one in people_of_province(printed)
    ]
    group = groups_of(office.office(*people, units=area.COMMUNE_UNITS, as_of=date(2022, 9, 30)))[code]
    assert (group["headcount"], group["party_member"]) == (printed["headcount"], printed["party_member"])
    for dimension in ("professional_level", "political_theory_level", "age_band"):
        for level, count in printed[dimension].items():
            assert group[dimension]["ADVANCED" if level == "BACHELOR_OR_ADVANCED" else level] == count
        assert sum(group[dimension].values()) == group["headcount"]


def test_units_add_up_to_the_group():
    value = json_of(area.area())
    for group in value["groups"]:
        lines = [unit[group["code"]] for unit in value["units"]]
        assert sum(line["headcount"] for line in lines) == group["headcount"] > 0
        for dimension in ("professional_level", "political_theory_level", "age_band", "general_education"):
            for level, count in group[dimension].items():
                assert sum(line[dimension][level] for line in lines) == count
    assert sum(unit["hamlet_heads"]["heads"] for unit in value["units"]) == value["hamlet_heads"]["heads"] == 3
    assert value["persons"] == []


def test_a_commune_lists_its_people_hamlet_by_hamlet():
    paper = paper_of(REPORT, area.commune())
    rows = paper.tables[-1].rows
    assert [row.cells[0] for row in rows if row.kind is RowKind.GROUP] == ["Xã Tam Hợp", "Thôn Đông", "Thôn Đoài"]
    assert [row.cells[0] for row in rows if row.kind is RowKind.DATA] == list(range(1, 12))
    assert row_of(paper.tables[-1], 5, "Hoàng Thị Yến")["title"] == "Trưởng thôn"
    assert [person["unit"] for person in json_of(area.commune())["persons"]] == [
        *["08866"] * 3,
        *["08866-01"] * 4,
        *["08866-02"] * 4,
    ]


def test_a_title_is_called_as_in_its_kind_of_hamlet():
    ward = area.TAM_HOP.__class__("c1", "1", "phường Đồng Tâm", "PHUONG", "I", "URBAN", None)
    group = area.TAM_HOP.__class__("h1", "1-1", "tổ dân phố 1", "TO_DAN_PHO", "I", None, "c1")
    (member,) = REPORT.facts(office.office(head("Lê An", "h1"), units=(ward, group)), {}).members
    assert member.title == "Tổ trưởng tổ dân phố"


def test_titles_stand_under_their_groups():
    table = paper_of(REPORT, area.area()).tables[0]
    assert [(row.kind, row.cells[:3]) for row in table.rows] == [
        (RowKind.SUBTOTAL, ("I", "Người hoạt động không chuyên trách ở cấp xã", 6)),
        (RowKind.DATA, ("1", "Văn phòng Đảng ủy", 2)),
        (RowKind.DATA, ("2", "Chủ tịch Hội Chữ thập đỏ", 2)),
        (RowKind.DATA, ("3", "Thủ quỹ - văn thư - lưu trữ", 2)),
        (RowKind.SUBTOTAL, ("II", "Người hoạt động không chuyên trách ở thôn, tổ dân phố", 12)),
        (RowKind.DATA, ("1", "Bí thư Chi bộ", 3)),
        (RowKind.DATA, ("2", "Trưởng thôn, Tổ trưởng tổ dân phố", 3)),
        (RowKind.DATA, ("3", "Trưởng ban Công tác Mặt trận", 3)),
        (RowKind.DATA, ("4", "Chi hội trưởng Phụ nữ", 3)),
    ]


def test_every_number_opens_its_people():
    for snapshot in (area.commune(), area.area(), area.province(2, 2)):
        tables = [table for table in paper_of(REPORT, snapshot).tables if table.name != "Danh sách"]
        assert all(behind_every_number(table) for table in tables)


@pytest.mark.parametrize("units", [area.COMMUNE_UNITS, area.UNITS, (area.DISTRICT,)])
def test_an_empty_office_has_a_paper_too(units):
    snapshot = office.office(units=units)
    paper = paper_of(REPORT, snapshot)
    assert paper.tables[0].rows[0].cells[2] == 0
    text_of(paper)
    json.dumps(as_json(REPORT, REPORT.facts(snapshot, {}), snapshot))
