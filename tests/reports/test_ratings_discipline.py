"""Xếp loại, kỷ luật, khen thưởng: years, groups and reasons by equality; those who have left; names of a commune."""

import json
from datetime import date

import pytest

from hrdesk.domain.paper import RowKind
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Award, Discipline, Rating
from hrdesk.errors import UserError
from hrdesk.reports.period import Period
from hrdesk.reports.ratings_discipline import Case, PersonRatings, Rated, RatingsFacts, group_of
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from hrdesk.reports.tally import Tallies
from tests.reports import sample_area as area
from tests.reports import sample_office as office
from tests.reports.reading import behind_every_number, paper_of, row_of, text_of

REPORT = REPORTS["ratings-discipline"]
RATINGS = ("EXCELLENT", "GOOD", "SATISFACTORY", "LIMITED", "UNSATISFACTORY", "NOT_RATED", "UNKNOWN")


def rated(**years):
    """The ratings of years: ``rated(y2022="GOOD")``, quarters as ``y2022_Q4``."""
    return tuple(Rating(year[1:].replace("_", "-"), rating) for year, rating in years.items())


def discipline(on, form="REPRIMAND", reason="DUTIES", ended=None):
    return Discipline(form, reason, on and parse_iso(on), ended and parse_iso(ended))


def award(on, form="ADVANCED_WORKER"):
    return Award(form, on and parse_iso(on))


def office_of(*persons, units=area.COMMUNE_UNITS, **more):
    return office.office(*persons, units=units, **more)


def json_of(*persons, params=None, **more):
    return REPORT.to_json(REPORT.facts(office_of(*persons, **more), params or {}))


def tally(people, **ratings):
    return Tallies(people, {"rating": {code: ratings.get(code, ()) for code in RATINGS}})


def test_the_facts_of_one_person_are_complete():
    person = office.person(
        "Lê An",
        "CULTURE_SOCIETY",
        id="a",
        ratings=rated(y2020="GOOD", y2021="EXCELLENT"),
        discipline=(discipline("2021-03-09", ended="2022-03-09"),),
        awards=(award("2022"),),
    )
    found = REPORT.facts(office_of(person), {})
    titles, group = ("Văn hóa - xã hội",), "CIVIL_SERVANTS"
    lines = {"2020": {"GOOD": ("a",)}, "2021": {"EXCELLENT": ("a",)}, "2022": {"UNKNOWN": ("a",)}}
    assert found == RatingsFacts(
        as_of=office.AS_OF,
        unit=area.ALONE,
        period=Period(date(2020, 1, 1), date(2022, 12, 31)),
        areas=found.areas,
        groups=("CADRES", "CIVIL_SERVANTS"),
        periods=("2020", "2021", "2022"),
        rated=tuple(
            Rated(code, year, tally(("a",), **line) if code == group else tally(()))
            for year, line in lines.items()
            for code in ("CADRES", "CIVIL_SERVANTS")
        ),
        discipline=(
            Case(
                person_id="a",
                full_name="Lê An",
                titles=titles,
                group=group,
                form="REPRIMAND",
                year=2021,
                decided_on=PartialDate(2021, 3, 9),
                reason="DUTIES",
                ended_on=PartialDate(2022, 3, 9),
            ),
        ),
        awards=(Case("a", "Lê An", titles, group, "ADVANCED_WORKER", 2022, PartialDate(2022)),),
        persons=(PersonRatings("a", "Lê An", titles, group, ("GOOD", "EXCELLENT", None)),),
        units={},
    )
    assert found.last_year == "2022"


@pytest.mark.parametrize(
    ("as_of", "params", "first", "last"),
    [
        (date(2022, 12, 31), {}, date(2020, 1, 1), date(2022, 12, 31)),
        (date(2022, 9, 30), {}, date(2019, 1, 1), date(2022, 9, 30)),
        (date(2022, 9, 30), {"to": date(2021, 12, 31)}, date(2019, 1, 1), date(2021, 12, 31)),
        (date(2022, 9, 30), {"from": date(2021, 5, 1)}, date(2021, 5, 1), date(2022, 9, 30)),
        (date(2022, 9, 30), {"from": "2021-05-01", "to": "2030-01-01"}, date(2021, 5, 1), date(2022, 9, 30)),
    ],
)
def test_three_years_that_have_ended_are_the_usual_period(as_of, params, first, last):
    found = REPORT.facts(office_of(as_of=as_of), params)
    assert found.period == Period(first, last)


@pytest.mark.parametrize("params", [{"from": date(2023, 1, 1)}, {"from": "hôm qua"}])
def test_a_period_that_is_none_is_refused_with_a_sentence(params):
    with pytest.raises(UserError):
        REPORT.facts(office_of(), params)


def test_a_year_that_has_not_ended_has_no_rating_but_its_cases():
    person = office.person("Lê An", "CULTURE_SOCIETY", discipline=(discipline("2022-03-09"),))
    value = json_of(person, as_of=date(2022, 9, 30))
    assert {one["period"] for one in value["ratings"]} == {"2019", "2020", "2021"}
    assert value["discipline"]["years"] == {"2022": 1}


def test_quarters_are_shown_where_they_are_recorded():
    person = office.person("Lê An", "CULTURE_SOCIETY", ratings=rated(y2022_Q1="GOOD", y2022_Q3="EXCELLENT"))
    value = json_of(person, as_of=date(2022, 9, 30), params={"from": date(2022, 1, 1)})
    assert [
        (one["period"], one["ratings"]["GOOD"]) for one in value["ratings"] if one["group"] == "CIVIL_SERVANTS"
    ] == [
        ("2022-Q1", 1),
        ("2022-Q3", 0),
    ]
    paper = paper_of(REPORT, office_of(person, as_of=date(2022, 9, 30)), **{"from": date(2022, 1, 1)})
    assert "Quý III năm 2022" in text_of(paper)


def test_not_rated_and_not_recorded_are_apart():
    value = json_of(
        office.person("Lê An", "CULTURE_SOCIETY", ratings=rated(y2022="NOT_RATED")),
        office.person("Lê Bình", "CULTURE_SOCIETY"),
    )
    line = next(one for one in value["ratings"] if (one["group"], one["period"]) == ("CIVIL_SERVANTS", "2022"))
    assert (line["headcount"], line["ratings"]["NOT_RATED"], line["ratings"]["UNKNOWN"]) == (2, 1, 1)
    assert sum(line["ratings"].values()) == line["headcount"]


def test_a_person_counts_in_one_group():
    both = office.person("Lê An", "COUNCIL_DEPUTY", office.holding("CULTURE_SOCIETY", is_concurrent=True))
    assert group_of(both) == "CIVIL_SERVANTS"
    value = json_of(both)
    assert {one["group"]: one["headcount"] for one in value["ratings"]} == {"CADRES": 0, "CIVIL_SERVANTS": 1}


def test_other_groups_appear_where_something_is_recorded_of_them():
    value = json_of(
        office.person("Lê An", office.holding("HAMLET_HEAD", "h1"), awards=(award("2022-01-01"),)),
        office.person("Lê Bình", "COUNCIL_DEPUTY"),
    )
    assert {one["group"] for one in value["ratings"]} == {"CADRES", "CIVIL_SERVANTS", "PART_TIME_HAMLET"}
    assert value["commendations"]["groups"] == {"PART_TIME_HAMLET": 1}


def test_cases_of_the_period_count_by_form_reason_and_year():
    value = json_of(
        office.person(
            "Lê An",
            "CULTURE_SOCIETY",
            discipline=(
                discipline("2019-12-31"),
                discipline("2020-01-01", reason="POPULATION_POLICY"),
                discipline("2021", "WARNING", "LAND_MANAGEMENT"),
            ),
        ),
        office.person("Lê Bình", "COMMITTEE_CHAIR", discipline=(discipline(None, "PARTY_WARNING", "OTHER"),)),
    )
    assert value["discipline"] == {
        "cases": 3,
        "persons": 2,
        "forms": {"REPRIMAND": 1, "WARNING": 1, "PARTY_WARNING": 1},
        "groups": {"CIVIL_SERVANTS": 2, "CADRES": 1},
        "years": {"2020": 1, "2021": 1, "undated": 1},
        "reasons": {"POPULATION_POLICY": 1, "LAND_MANAGEMENT": 1, "OTHER": 1},
    }


def test_two_equal_cases_of_one_person_are_two():
    twice = office.person("Lê An", "CULTURE_SOCIETY", awards=(award("2022-01-01"), award("2022-01-01")))
    assert json_of(twice)["commendations"] == {
        "cases": 2,
        "persons": 1,
        "forms": {"ADVANCED_WORKER": 2},
        "groups": {"CIVIL_SERVANTS": 2},
        "years": {"2022": 2},
    }


def test_somebody_who_has_left_is_in_the_years_before():
    gone = office.person(
        "Lê An",
        "CULTURE_SOCIETY",
        id="a",
        ratings=rated(y2021="UNSATISFACTORY"),
        discipline=(discipline("2021-05-05", "WARNING"),),
    )
    now = office_of(office.person("Lê Bình", "CULTURE_SOCIETY", id="b", ratings=rated(y2021="GOOD", y2022="GOOD")))
    before = office_of(gone, now.persons[0], as_of=date(2021, 12, 31))
    pictures = {date(2020, 12, 31): office_of(as_of=date(2020, 12, 31)), date(2021, 12, 31): before}
    found = REPORT.facts(now, {"picture_of": pictures.__getitem__})
    lines = {one.period: one.line for one in found.rated if one.group == "CIVIL_SERVANTS"}
    assert lines["2020"].people == ()
    assert lines["2021"] == tally(("a", "b"), UNSATISFACTORY=("a",), GOOD=("b",))
    assert lines["2022"] == tally(("b",), GOOD=("b",))
    assert [(case.person_id, case.year) for case in found.discipline] == [("a", 2021)]
    assert [one.full_name for one in found.persons] == ["Lê Bình"]


def test_the_six_reasons_of_the_province_are_always_printed():
    reasons = {
        "POPULATION_POLICY": 14,
        "LAND_MANAGEMENT": 3,
        "DUTIES": 3,
        "BUDGET": 2,
        "CRIMINAL_PROSECUTION": 2,
        "OTHER": 11,
    }
    people = [
        office.person("Lê An", "CULTURE_SOCIETY", discipline=(discipline("2020-05-05", reason=reason),))
        for reason, count in reasons.items()
        for _ in range(count)
    ]
    paper = paper_of(REPORT, office_of(*people, as_of=date(2021, 12, 31)))
    table = next(table for table in paper.tables if table.name == "Lý do kỷ luật")
    assert [row.cells[1] for row in table.rows if row.kind is RowKind.DATA] == [
        "Vi phạm chính sách dân số, kế hoạch hóa gia đình",
        "Vi phạm trong quản lý đất đai",
        "Vi phạm chức trách, nhiệm vụ được giao",
        "Vi phạm về ngân sách, nội vụ",
        "Bị truy cứu trách nhiệm hình sự",
        "Lý do khác",
    ]
    keys = [column.key for column in table.columns]
    totals = [row.cells[keys.index("total.cases")] for row in table.rows]
    assert totals == [*reasons.values(), 35]
    assert str(row_of(table, 1)["total.share"]) == "40"


def test_a_code_of_no_catalog_is_printed_and_counted():
    person = office.person(
        "Lê An", "CULTURE_SOCIETY", ratings=rated(y2022="OLD"), discipline=(discipline("2022-05-05", "OLD", "OLD"),)
    )
    paper = paper_of(REPORT, office_of(person))
    assert row_of(paper.tables[0], "Năm 2022", 1)["rating.OLD"] == 1
    assert all(row_of(table, 1)["title"] == "OLD" for table in paper.tables if table.name == "Hình thức kỷ luật")
    text_of(paper)


def test_a_commune_prints_names_and_a_district_its_units():
    paper = paper_of(REPORT, area.recorded(area.commune()))
    assert [table.name for table in paper.tables][-3:] == ["Từng người", "Danh sách kỷ luật", "Danh sách khen thưởng"]
    text = text_of(paper)
    assert "Có 05 trường hợp kỷ luật, của 05 người." in text
    assert "Cột “Không rõ năm” là các trường hợp kỷ luật mà hồ sơ chưa ghi ngày quyết định." in text
    snapshot = area.recorded(area.area())
    district = paper_of(REPORT, snapshot)
    assert [table.name for table in district.tables][-1] == "Theo đơn vị"
    value = REPORT.to_json(REPORT.facts(snapshot, {}))
    assert (value["persons"], value["cases"]) == ([], [])
    assert sum(unit["discipline"] for unit in value["units"]) == value["discipline"]["cases"]
    assert sum(unit["commendations"] for unit in value["units"]) == value["commendations"]["cases"]
    staff = [
        one for one in value["ratings"] if one["period"] == "2022" and one["group"] in ("CADRES", "CIVIL_SERVANTS")
    ]
    for code in RATINGS:
        assert sum(unit["ratings"][code] for unit in value["units"]) == sum(one["ratings"][code] for one in staff)


def test_the_rows_of_cadres_and_civil_servants_add_up():
    table = paper_of(REPORT, area.recorded(area.area())).tables[0]
    headcounts = [row.cells[1] for row in table.rows if row.cells[0] == "Năm 2022"]
    assert headcounts[:3] == [36, 22, 14]
    groups = [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP]
    assert groups[:3] == ["Cán bộ, công chức cấp xã", "Cán bộ cấp xã", "Công chức cấp xã"]
    assert "Đại biểu HĐND cấp xã" not in groups  # of whom only discipline is recorded


def test_every_number_opens_its_people():
    for snapshot in (area.commune(), area.area(), area.province(2, 2)):
        for table in paper_of(REPORT, area.recorded(snapshot)).tables:
            assert table.name in ("Từng người",) or behind_every_number(table)


def test_many_ratings_of_a_person_are_printed_in_short():
    quarters = [Rating(f"{year}-Q{n}", "GOOD") for year in (2020, 2021) for n in range(1, 5)]
    person = office.person("Lê An", "CULTURE_SOCIETY", ratings=tuple(quarters))
    table = next(table for table in paper_of(REPORT, office_of(person)).tables if table.name == "Từng người")
    assert row_of(table, 1)["period0"] == "HTTNV"


@pytest.mark.parametrize("units", [area.COMMUNE_UNITS, area.UNITS, (area.DISTRICT,)])
def test_an_empty_office_has_a_paper_too(units):
    snapshot = office_of(units=units)
    text = text_of(paper_of(REPORT, snapshot))
    assert "Không có trường hợp kỷ luật nào được ghi trong hồ sơ." in text
    json.dumps(as_json(REPORT, REPORT.facts(snapshot, {}), snapshot))


def test_a_period_before_the_first_year_ends_says_so():
    snapshot, params = office_of(as_of=date(2022, 2, 1)), {"from": date(2022, 1, 1)}
    assert REPORT.facts(snapshot, params).periods == ()
    assert "chưa có năm hoặc quý nào kết thúc" in text_of(paper_of(REPORT, snapshot, **params))
