"""Số lượng, chất lượng: counts by equality, the printed figures of the province document, the paper."""

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import ItemList, Paragraph, RowKind, Table
from hrdesk.domain.snapshot import Unit
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_office as office

REPORT = REPORTS["staff-quality"]
CONTEXT = context_of(office.COMMUNE, "huyện Bình Xuyên")
PROVINCE = json.loads((Path(__file__).parents[1] / "data" / "golden" / "province_groups.json").read_text("utf-8"))
BORN = {"UP_TO_30": "1995", "FROM_31_TO_40": "1985", "FROM_41_TO_50": "1975", "OVER_50": "1965", None: None}
COURSES = tuple(entry.code for entry in catalog("course").entries)
DONE = ("PARTY_BUILDING", "ECONOMIC_MANAGEMENT")


def groups_of(*persons, as_of=office.AS_OF, **params):
    found = REPORT.facts(office.office(*persons, as_of=as_of), params)
    return {group["code"]: group for group in REPORT.to_json(found)["groups"]}


def test_a_group_has_every_level_every_course_and_every_attribute():
    group = groups_of(office.full_person())["COMMITTEE_VICE_CHAIR"]
    assert group == {
        "code": "COMMITTEE_VICE_CHAIR",
        "title": "Phó Chủ tịch Ủy ban nhân dân",
        "counting": "positions",
        "headcount": 1,
        "professional_level": {
            "NONE": 0,
            "ELEMENTARY": 0,
            "INTERMEDIATE": 0,
            "COLLEGE": 0,
            "BACHELOR": 1,
            "MASTER": 0,
            "DOCTORATE": 0,
            "UNKNOWN": 0,
        },
        "political_theory_level": {
            "NONE": 0,
            "ELEMENTARY": 0,
            "INTERMEDIATE": 1,
            "ADVANCED": 0,
            "BACHELOR": 0,
            "UNKNOWN": 0,
        },
        "state_management_level": {
            "NONE": 0,
            "OFFICER": 0,
            "SPECIALIST": 1,
            "PRINCIPAL_SPECIALIST": 0,
            "SENIOR_SPECIALIST": 0,
            "UNKNOWN": 0,
        },
        "foreign_language_level": {"NONE": 0, "CERTIFICATE": 1, "DEGREE": 0, "UNKNOWN": 0},
        "it_skill_level": {"NONE": 0, "CERTIFICATE": 1, "DEGREE": 0, "UNKNOWN": 0},
        "age_band": {
            "UP_TO_30": 0,
            "FROM_31_TO_40": 0,
            "FROM_41_TO_50": 1,
            "FROM_51_TO_60": 0,
            "OVER_60": 0,
            "UNKNOWN": 0,
        },
        "course": {code: {"done": int(code in DONE), "not_done": int(code not in DONE)} for code in COURSES},
        "female": 1,
        "ethnic_minority": 1,
        "religious": 1,
        "party_member": 1,
        "re_elected": 1,
    }


def test_what_is_not_stated_is_counted_apart_from_none():
    group = groups_of(
        office.person("Lê An", "CULTURE_SOCIETY", born=None),
        office.person("Lê Bình", "CULTURE_SOCIETY", qualifications=office.levels(professional_level="NONE")),
    )["CULTURE_SOCIETY"]
    assert (group["professional_level"]["NONE"], group["professional_level"]["UNKNOWN"]) == (1, 1)
    assert group["age_band"]["UNKNOWN"] == 1


def test_a_person_with_two_positions_counts_once_as_a_person_and_in_each_position():
    groups = groups_of(office.person("Đỗ Yên", "PARTY_SECRETARY", "COUNCIL_CHAIR"))
    assert groups["CADRES"]["headcount"] == 1
    assert groups["PARTY_SECRETARY"]["headcount"] == groups["COUNCIL_CHAIR"]["headcount"] == 1
    assert (groups["CADRES"]["counting"], groups["COUNCIL_CHAIR"]["counting"]) == ("persons", "positions")


def test_groups_come_in_the_order_of_the_province_document():
    found = list(groups_of(as_of=date(2022, 12, 31)))
    wanted = [group["code"] for group in PROVINCE["groups"]]
    assert [code for code in found if code in wanted] == wanted
    assert set(found) - set(wanted) == {"DEPUTY_PARTY_SECRETARY", "COMMUNE_POLICE_CHIEF"}


def test_titles_follow_the_date_and_an_ended_title_that_is_held_stays():
    assert "PROFESSIONAL_CIVIL_SERVANT" not in groups_of(as_of=date(2022, 12, 31))
    later = groups_of(office.person("Lê An", "CULTURE_SOCIETY"), as_of=date(2025, 12, 31))
    assert "PROFESSIONAL_CIVIL_SERVANT" in later
    assert later["CULTURE_SOCIETY"]["headcount"] == 1
    assert "FINANCE_ACCOUNTING" not in later


def test_titles_are_those_of_the_province_document():
    groups = groups_of()
    assert {code: groups[code]["title"] for code in groups if code in {g["code"] for g in PROVINCE["groups"]}} == {
        group["code"]: group["title"] for group in PROVINCE["groups"]
    }


def test_the_title_of_the_chair_says_when_somebody_holds_it_beside_another_post():
    chair = office.person("Lê An", "PARTY_SECRETARY", office.holding("COMMITTEE_CHAIR", is_concurrent=True))
    group = groups_of(chair)["COMMITTEE_CHAIR"]
    assert (group["headcount"], group["title"]) == (
        1,
        "Chủ tịch Ủy ban nhân dân (Bao gồm cả chuyên trách và kiêm nhiệm)",
    )


@pytest.mark.parametrize(
    ("born", "rule", "band"),
    [
        ("1992-01-01", "COMPLETE_YEARS", "UP_TO_30"),
        ("1991-12-31", "COMPLETE_YEARS", "FROM_31_TO_40"),
        ("1992-12-31", "COMPLETE_YEARS", "UP_TO_30"),
        ("1962-01-01", "COMPLETE_YEARS", "FROM_51_TO_60"),
        ("1961-12-31", "COMPLETE_YEARS", "OVER_60"),
    ],
)
def test_age_is_complete_years_at_the_date(born, rule, band):
    groups = groups_of(office.person("Lê An", "CULTURE_SOCIETY", born=born), age_rule=rule)
    assert groups["CULTURE_SOCIETY"]["age_band"][band] == 1


def test_age_may_be_year_minus_year_of_birth():
    person = office.person("Lê An", "CULTURE_SOCIETY", born="1991-12-31")
    as_of = date(2022, 6, 30)
    plain = groups_of(person, as_of=as_of)["CULTURE_SOCIETY"]["age_band"]
    by_year = groups_of(person, as_of=as_of, age_rule="YEAR_DIFFERENCE")["CULTURE_SOCIETY"]["age_band"]
    assert plain["UP_TO_30"] == by_year["FROM_31_TO_40"] == 1


def test_minority_and_religion_need_a_statement():
    def counted(**more):
        group = groups_of(office.person("Lê An", "CULTURE_SOCIETY", **more))["CULTURE_SOCIETY"]
        return group["ethnic_minority"], group["religious"]

    assert counted(ethnicity=None, religion=None) == (0, 0)
    assert counted(ethnicity="Kinh", religion="Không") == (0, 0)
    assert counted(ethnicity="Sán Dìu", religion="Phật giáo") == (1, 1)


def people_of_province(group):
    """Persons who, counted, give the printed figures of one group."""
    positions = [entry.code for entry in catalog("position").entries if entry.group == group["code"]]
    held = positions[0] if positions else group["code"]
    count = group["headcount"]
    dimensions = {key: value for key, value in group.items() if key.endswith("_level")}
    stated = {
        key: [level for level, number in levels.items() for _ in range(number)] for key, levels in dimensions.items()
    }
    bands = [band for band, number in group.get("age_band", {}).items() for _ in range(number)]
    bands += [None] * (count - len(bands))
    for place in range(count):
        levels = {key: codes[place] for key, codes in stated.items() if place < len(codes)}
        levels = {key: "ADVANCED" if code == "BACHELOR_OR_ADVANCED" else code for key, code in levels.items()}
        yield office.person(
            "Lê An",
            office.holding(held, is_reelected=place < group.get("re_elected", 0)),
            born=BORN[bands[place]],
            sex="FEMALE" if place < group.get("female", 0) else "MALE",
            ethnicity="Tày" if place < group.get("ethnic_minority", 0) else "Kinh",
            religion="Công giáo" if place < group.get("religious", 0) else "Không",
            party_member=place < group.get("party_member", 0),
            qualifications=office.levels(**levels),
            courses={code: None for code, done in group.get("course", {}).items() if place < done["done"]},
        )


@pytest.mark.parametrize("printed", PROVINCE["groups"], ids=lambda group: group["code"])
def test_the_printed_counts_of_the_province_are_reproduced(printed):
    group = groups_of(*people_of_province(printed))[printed["code"]]
    for key, value in printed.items():
        if not isinstance(value, dict):
            assert group[key] == value
            continue
        for level, number in value.items():
            if level == "OVER_50":
                assert group[key]["FROM_51_TO_60"] + group[key]["OVER_60"] == number
            else:
                assert group[key]["ADVANCED" if level == "BACHELOR_OR_ADVANCED" else level] == number
    for dimension in ("professional_level", "age_band"):
        assert sum(group[dimension].values()) == group["headcount"]


def test_json_has_the_frame_of_the_contract():
    snapshot = office.commune()
    value = as_json(REPORT, REPORT.facts(snapshot, {}), snapshot)
    assert list(value["facts"]) == ["groups"]
    assert value["title"] == "Số lượng, chất lượng theo chức danh"
    json.dumps(value)


def paper_of(*persons, units=(office.COMMUNE, office.HAMLET)):
    return REPORT.paper(REPORT.facts(office.office(*persons, units=units), {}), CONTEXT)


def test_counts_and_percentages_stand_side_by_side_and_open_their_people():
    people = [
        office.person(
            f"Lê {place}",
            "CULTURE_SOCIETY",
            id=f"x{place}",
            qualifications=office.levels(professional_level="MASTER" if place < 1 else "BACHELOR"),
        )
        for place in range(3)
    ]
    table = next(table for table in paper_of(*people).tables if table.name == "Chuyên môn")
    row = next(row for row in table.rows if row.cells[1] == "Công chức Văn hóa - Xã hội")
    keys = [column.key for column in table.columns]
    masters = keys.index("professional_level.MASTER")
    assert row.cells[masters : masters + 2] == (1, Decimal("33.3"))
    assert row.people_of(table.columns[masters]) == row.people_of(table.columns[masters + 1]) == ("x0",)
    assert row.people_of(table.columns[1]) == ("x0", "x1", "x2")
    assert "professional_level.UNKNOWN" not in keys


def test_levels_go_from_high_to_low_and_missing_data_is_a_column_of_its_own():
    table = next(t for t in paper_of(office.person("Lê An", "CULTURE_SOCIETY")).tables if t.name == "Chuyên môn")
    labels = [heading.label for heading in table.headings][3:]
    assert labels == [
        "Tiến sĩ",
        "Thạc sĩ",
        "Đại học",
        "Cao đẳng",
        "Trung cấp",
        "Sơ cấp",
        "Chưa qua đào tạo",
        "Chưa có dữ liệu",
    ]


def test_the_lines_are_numbered_like_the_sections():
    table = paper_of(
        office.person("Đỗ Yên", "PARTY_SECRETARY", "COUNCIL_DEPUTY"),
        office.person("Lê An", "CULTURE_SOCIETY"),
        office.person("Vũ Xuân", office.holding("HAMLET_HEAD", "h1")),
    ).tables[0]
    assert [(row.cells[0], row.cells[1], row.kind) for row in table.rows] == [
        ("I", "Cán bộ", RowKind.SUBTOTAL),
        ("II", "Công chức", RowKind.SUBTOTAL),
        ("III. Từng chức danh cán bộ, công chức", None, RowKind.GROUP),
        ("1", "Bí thư Đảng ủy", RowKind.DATA),
        ("2", "Công chức Văn hóa - Xã hội", RowKind.DATA),
        ("IV", "Đại biểu HĐND cấp xã", RowKind.SUBTOTAL),
        ("V. Người hoạt động không chuyên trách", None, RowKind.GROUP),
        ("1", "Người hoạt động không chuyên trách ở thôn, tổ dân phố", RowKind.DATA),
    ]


def test_persons_and_positions_are_reconciled_by_name():
    paper = paper_of(
        office.person("Đỗ Yên", "PARTY_SECRETARY", "COUNCIL_CHAIR", id="y"),
        office.person("Lê An", "CULTURE_SOCIETY"),
    )
    text = next(block.text for block in paper.blocks if isinstance(block, Paragraph) and "Mục III có" in block.text)
    assert text == (
        "Mục III có 03 lượt chức danh do 02 người giữ, vì 01 người giữ từ hai chức danh cán bộ, công chức trở lên:"
    )
    (names,) = [block for block in paper.blocks if isinstance(block, ItemList)]
    assert [(item.text, item.people) for item in names.items] == [
        ("Đỗ Yên: Bí thư Đảng ủy; Chủ tịch Hội đồng nhân dân.", ("y",))
    ]


def test_double_holders_of_several_communes_are_a_table():
    district = Unit("d1", "249", "Bình Xuyên", "HUYEN", None, None, None)
    other = Unit("c2", "08869", "Lý Nhân", "XA", "II", "PLAIN", None)
    people = [
        office.person(name, office.holding("PARTY_SECRETARY", unit), office.holding("COUNCIL_CHAIR", unit))
        for name, unit in (("Đỗ Yên", "c1"), ("Lê An", "c2"))
    ]
    table = paper_of(*people, units=(district, office.COMMUNE, other)).tables[-1]
    assert [row.cells[1:3] for row in table.rows] == [("Lê An", "xã Lý Nhân"), ("Đỗ Yên", "xã Tam Hợp")]


def test_the_paper_of_a_commune_prints_without_warnings():
    paper = REPORT.paper(REPORT.facts(office.commune(), {}), CONTEXT)
    stream = io.BytesIO()
    result = render_pdf(paper, stream)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(stream).pages).split())
    assert result.warnings == ()
    assert "Kính gửi: Ủy ban nhân dân huyện Bình Xuyên" in text
    assert "45,5" in text
    assert len([block for block in paper.blocks if isinstance(block, Table)]) == 7


def test_an_empty_office_has_a_paper_too():
    paper = paper_of()
    assert all(not table.rows for table in paper.tables)
    render_pdf(paper, io.BytesIO())
