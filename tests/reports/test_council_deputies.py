"""Đại biểu HĐND: counts by equality, what is not stated, units that add up, the list of a commune."""

import json
from datetime import date

import pytest

from hrdesk.domain.paper import Paragraph, RowKind
from hrdesk.domain.partial_date import PartialDate
from hrdesk.reports.council_deputies import CouncilDeputiesFacts
from hrdesk.reports.member import Member
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from hrdesk.reports.tally import Tallies
from tests.reports import sample_area as area
from tests.reports import sample_office as office
from tests.reports.reading import behind_every_number, paper_of, row_of, text_of
from tests.reports.test_staff_quality import PROVINCE, people_of_province

REPORT = REPORTS["council-deputies"]


def deputy(name, unit="c1", **more):
    held = {key: more.pop(key) for key in ("is_reelected", "term") if key in more}
    since = PartialDate(2021, 6, 25)
    return office.person(name, office.holding("COUNCIL_DEPUTY", unit, valid_from=since, **held), **more)


def json_of(snapshot, **params):
    return REPORT.to_json(REPORT.facts(snapshot, params))


def nobody(*codes):
    return dict.fromkeys(codes, ())


def test_the_facts_of_one_deputy_are_complete():
    one = deputy(
        "Lý Thị Én",
        id="e",
        born="1985-02-03",
        sex="FEMALE",
        ethnicity="Sán Dìu",
        religion="Công giáo",
        party_member=True,
        party_joined_on=PartialDate(2010, 5),
        is_reelected=True,
        term="2021-2026",
        qualifications=office.levels(professional_level="BACHELOR"),
    )
    levels = ("NONE", "ELEMENTARY", "INTERMEDIATE", "COLLEGE", "BACHELOR", "MASTER", "DOCTORATE", "UNKNOWN")
    theory = ("NONE", "ELEMENTARY", "INTERMEDIATE", "ADVANCED", "BACHELOR", "UNKNOWN")
    bands = ("UP_TO_30", "FROM_31_TO_40", "FROM_41_TO_50", "FROM_51_TO_60", "OVER_60", "UNKNOWN")
    line = Tallies(
        ("e",),
        {
            "professional_level": nobody(*levels) | {"BACHELOR": ("e",)},
            "political_theory_level": nobody(*theory) | {"UNKNOWN": ("e",)},
            "age_band": nobody(*bands) | {"FROM_31_TO_40": ("e",)},
            "attributes": {
                "female": ("e",),
                "ethnic_minority": ("e",),
                "religious": ("e",),
                "party_member": ("e",),
                "non_party": (),
                "young": ("e",),
                "re_elected": ("e",),
            },
            "unstated": nobody("sex", "ethnicity", "religion", "re_elected"),
        },
    )
    found = REPORT.facts(office.office(one, units=area.COMMUNE_UNITS), {})
    assert found == CouncilDeputiesFacts(
        as_of=office.AS_OF,
        unit=area.ALONE,
        age_rule="COMPLETE_YEARS",
        term="2021-2026",
        areas=found.areas,
        lines={"c1": line},
        members=(
            Member(
                person_id="e",
                full_name="Lý Thị Én",
                date_of_birth=PartialDate(1985, 2, 3),
                sex="FEMALE",
                ethnicity="Sán Dìu",
                religion="Công giáo",
                party_member=True,
                party_joined_on=PartialDate(2010, 5),
                professional_level="BACHELOR",
                professional_field=None,
                political_theory_level="UNKNOWN",
                position="COUNCIL_DEPUTY",
                title="Đại biểu Hội đồng nhân dân",
                unit=area.ALONE,
                held_from=PartialDate(2021, 6, 25),
                term="2021-2026",
                is_reelected=True,
                other_titles=(),
            ),
        ),
    )
    assert found.total == line


def test_the_printed_counts_of_the_province_are_reproduced():
    printed = next(group for group in PROVINCE["groups"] if group["code"] == "COUNCIL_DEPUTY")
    snapshot = office.office(*people_of_province(printed), units=area.COMMUNE_UNITS, as_of=date(2022, 9, 30))
    total = json_of(snapshot)["total"]
    assert total["headcount"] == 3337
    assert (total["female"], total["ethnic_minority"], total["religious"]) == (820, 133, 50)
    assert (total["party_member"], total["non_party"], total["re_elected"]) == (2959, 378, 2003)
    assert total["young"] == 992  # the printed 86 and 906
    for dimension in ("professional_level", "political_theory_level"):
        assert {level: total[dimension][level] for level in printed[dimension]} == printed[dimension]


@pytest.mark.parametrize(("born", "rule", "young"), [("1982-01-01", "COMPLETE_YEARS", 1), ("1981-12-31", "", 0)])
def test_young_is_up_to_forty_complete_years(born, rule, young):
    snapshot = office.office(deputy("Lê An", born=born), units=area.COMMUNE_UNITS)
    assert json_of(snapshot, age_rule=rule)["total"]["young"] == young


def test_the_age_rule_decides_who_is_young():
    snapshot = office.office(deputy("Lê An", born="1981-12-31"), units=area.COMMUNE_UNITS, as_of=date(2022, 6, 30))
    assert json_of(snapshot)["total"]["young"] == 1
    assert json_of(snapshot, age_rule="YEAR_DIFFERENCE")["total"]["young"] == 0


def test_what_is_not_stated_counts_neither_as_yes_nor_as_no():
    snapshot = office.office(
        deputy("Lê An", ethnicity=None, religion=None, sex=None, born=None),
        deputy("Lê Bình", is_reelected=False, qualifications=office.levels(professional_level="NONE")),
        units=area.COMMUNE_UNITS,
    )
    total = json_of(snapshot)["total"]
    assert total["unstated"] == {"sex": 1, "ethnicity": 1, "religion": 1, "re_elected": 1}
    assert (total["re_elected"], total["young"], total["age_band"]["UNKNOWN"]) == (0, 0, 1)
    assert (total["professional_level"]["NONE"], total["professional_level"]["UNKNOWN"]) == (1, 1)
    text = text_of(paper_of(REPORT, snapshot))
    assert "Hồ sơ chưa ghi giới tính của 01 đại biểu, dân tộc của 01 đại biểu" in text


def test_a_deputy_who_also_holds_posts_counts_once_and_is_listed_with_them():
    both = office.person("Đỗ Yên", "PARTY_SECRETARY", "COUNCIL_DEPUTY", "COUNCIL_DEPUTY")
    found = REPORT.facts(office.office(both, units=area.COMMUNE_UNITS), {})
    assert found.total.people == (both.id,)
    assert {member.other_titles for member in found.members} == {("Bí thư Đảng ủy",)}


def test_units_add_up_to_the_total():
    found = REPORT.facts(area.area(), {})
    value = REPORT.to_json(found)
    assert [unit["unit"] for unit in value["units"]] == ["08866", "08869"]
    for key in ("headcount", "female", "party_member", "young", "re_elected"):
        assert sum(unit[key] for unit in value["units"]) == value["total"][key]
    for dimension in ("professional_level", "political_theory_level", "age_band"):
        for level, count in value["total"][dimension].items():
            assert sum(unit[dimension][level] for unit in value["units"]) == count
        assert sum(value["total"][dimension].values()) == value["total"]["headcount"] == 14
    assert value["persons"] == []


def test_a_single_commune_lists_its_deputies_by_name():
    snapshot = area.commune()
    value = json_of(snapshot)
    assert value["units"] == []
    assert len(value["persons"]) == 7
    assert value["persons"][0]["party_joined_on"] == "1990"
    paper = paper_of(REPORT, snapshot)
    table = paper.tables[-1]
    assert row_of(table, 1) == {
        "ordinal": 1,
        "full_name": "Nguyễn Văn Hải",
        "male_born": "01/01/1955",
        "female_born": None,
        "ethnicity": "Kinh",
        "religion": "Không",
        "party": "1990",
        "professional_level": "ĐH",
        "professional_field": None,
        "political_theory_level": "TC",
        "other_titles": None,
        "re_elected": "x",
    }
    assert paper.subject == "Số lượng, chất lượng đại biểu Hội đồng nhân dân xã Tam Hợp nhiệm kỳ 2021 - 2026"
    assert "5. Danh sách đại biểu" in text_of(paper)


def test_several_terms_are_not_one():
    snapshot = office.office(deputy("Lê An", term="2021-2026"), deputy("Lê Bình"), units=area.COMMUNE_UNITS)
    assert json_of(snapshot)["term"] is None


def test_every_number_opens_its_people():
    for snapshot in (area.commune(), area.area(), area.province(2, 2)):
        tables = [table for table in paper_of(REPORT, snapshot).tables if table.name != "Danh sách"]
        assert all(behind_every_number(table) for table in tables)


def test_districts_stand_above_their_communes_and_add_up():
    table = paper_of(REPORT, area.province(2, 2)).tables[-1]
    assert [(row.kind, row.cells[:3]) for row in table.rows] == [
        (RowKind.SUBTOTAL, ("I", "Huyện Bình Xuyên 0", 14)),
        (RowKind.DATA, ("1", "xã Tam Hợp", 7)),
        (RowKind.DATA, ("2", "xã Sơn Lôi", 7)),
        (RowKind.SUBTOTAL, ("II", "Huyện Bình Xuyên 1", 14)),
        (RowKind.DATA, ("1", "xã Tam Hợp", 7)),
        (RowKind.DATA, ("2", "xã Sơn Lôi", 7)),
        (RowKind.TOTAL, ("Tổng số", None, 28)),
    ]


@pytest.mark.parametrize("units", [area.COMMUNE_UNITS, area.UNITS, (area.DISTRICT,)])
def test_an_empty_office_has_a_paper_too(units):
    snapshot = office.office(units=units)
    paper = paper_of(REPORT, snapshot)
    assert paper.tables[0].rows[-1].cells[1] == 0
    assert any(isinstance(block, Paragraph) for block in paper.blocks)
    text_of(paper)
    json.dumps(as_json(REPORT, REPORT.facts(snapshot, {}), snapshot))
