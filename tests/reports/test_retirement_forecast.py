"""Dự báo nghỉ hưu: days and years by equality, what is left of quotas, levels and targets, the list by name."""

import json
from datetime import date

import pytest

from hrdesk.domain.paper import RowKind
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Quota
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from hrdesk.reports.retirement_forecast import OVERDUE, Forecast, Leaver, Period, Seats, Share
from tests.reports import sample_area as area
from tests.reports import sample_office as office
from tests.reports.reading import behind_every_number, paper_of, row_of, text_of

REPORT = REPORTS["retirement-forecast"]
ENDS = [date(2022 + years, 12, 31) for years in range(6)]


def office_of(*persons, units=area.COMMUNE_UNITS, **more):
    return office.office(*persons, units=units, **more)


def facts_of(*persons, **more):
    return REPORT.facts(office_of(*persons, **more), {})


def secretary(**more):
    """A man who reaches 61 years and 3 months in the third year."""
    held = (office.holding("PARTY_SECRETARY", term="2020-2025"), office.holding("COUNCIL_CHAIR", is_concurrent=True))
    given = {"id": "s", "born": "1964-01-01", "qualifications": office.levels(professional_level="MASTER")}
    return office.person("Đỗ Yên", *held, **(given | more))


def test_the_facts_of_one_leaver_are_complete():
    young = office.person("Lê An", "CULTURE_SOCIETY", id="a", born="1990-01-01")
    found = facts_of(secretary(), young, quotas=(Quota("c1", "CADRES_AND_CIVIL_SERVANTS", 20),))
    assert found.periods == tuple(
        Period(date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024, 2025, 2026, 2027)
    )
    assert found.leavers == (
        Leaver(
            person_id="s",
            full_name="Đỗ Yên",
            date_of_birth=PartialDate(1964, 1, 1),
            sex="MALE",
            unit=area.ALONE,
            titles=("Bí thư Đảng ủy", "Chủ tịch Hội đồng nhân dân"),
            day=date(2025, 4, 1),
            year=2,
            term="2020-2025",
            is_elected=True,
        ),
    )
    gone = Forecast(("s",), (), ((), (), ("s",), (), ()))
    stays = Forecast(("a",), (), ((),) * 5)
    both = Forecast(("a", "s"), (), ((), (), ("s",), (), ()))
    assert found.groups == {"CADRES": gone, "CIVIL_SERVANTS": stays}
    assert found.positions == {"PARTY_SECRETARY": gone, "COUNCIL_CHAIR": gone, "CULTURE_SOCIETY": stays}
    assert found.seats == {"c1": Seats(20, both, both)}
    assert [found.seats["c1"].vacant_after(years) for years in range(6)] == [18, 18, 18, 19, 19, 19]
    assert found.shares[0] == Share(
        "CADRES", "professional_level", "BACHELOR", ((("s",), ("s",)),) * 3 + (((), ()),) * 3
    )
    assert found.undated == ()


@pytest.mark.parametrize(
    ("born", "sex", "day", "year"),
    [
        ("1962-06-30", "MALE", date(2022, 12, 30), OVERDUE),
        ("1962-07-15", "MALE", date(2023, 4, 15), 0),
        ("1967-04-30", "FEMALE", date(2022, 12, 30), OVERDUE),
        ("1971-05", "FEMALE", None, None),
        ("1965", "MALE", date(2026, 7, 1), 3),
    ],
)
def test_the_day_is_that_of_the_decree(born, sex, day, year):
    found = facts_of(office.person("Lê An", "CULTURE_SOCIETY", born=born, sex=sex))
    assert [(leaver.day, leaver.year) for leaver in found.leavers] == ([(day, year)] if day else [])


def test_years_run_from_the_day_after_the_report():
    found = REPORT.facts(office_of(secretary(), as_of=date(2022, 9, 30)), {})
    assert found.periods[0] == Period(date(2022, 10, 1), date(2023, 9, 30))
    assert found.leavers[0].year == 2
    text = text_of(paper_of(REPORT, office_of(secretary(), as_of=date(2022, 9, 30))))
    assert "01/10/2024 - 30/09/2025: 01 người" in text


def test_a_year_from_the_29th_of_february_ends_on_the_28th():
    found = REPORT.facts(office_of(as_of=date(2024, 2, 29)), {})
    assert found.periods[0] == Period(date(2024, 3, 1), date(2025, 2, 28))
    assert found.periods[-1].end == date(2029, 2, 28)


def test_those_past_the_age_are_apart_and_count_as_gone():
    past = office.person("Lê An", "CULTURE_SOCIETY", id="a", born="1955-01-01")
    value = REPORT.to_json(facts_of(past, quotas=(Quota("c1", "CADRES_AND_CIVIL_SERVANTS", 5),)))
    assert [leaver["id"] for leaver in value["overdue"]] == ["a"]
    assert value["leaving"] == [[]] * 5
    assert value["total"] == {
        "assigned": 5,
        "present": 1,
        "overdue": 1,
        "leaving": [0] * 5,
        "remaining": [0] * 5,
        "vacant": [5] * 5,
    }


def test_without_date_of_birth_or_sex_nothing_is_guessed():
    snapshot = office_of(
        office.person("Lê An", "CULTURE_SOCIETY", id="a", born=None),
        office.person("Lê Bình", "CULTURE_SOCIETY", id="b", sex=None, born="1950-01-01"),
    )
    found = REPORT.facts(snapshot, {})
    assert (found.leavers, found.undated) == ((), (("a", "Lê An"), ("b", "Lê Bình")))
    assert "ngày sinh hoặc giới tính của 02 người: Lê An; Lê Bình." in text_of(paper_of(REPORT, snapshot))


def test_deputies_and_part_time_officials_are_left_out():
    found = facts_of(
        office.person("Lê An", "COUNCIL_DEPUTY", born="1950-01-01"),
        office.person("Lê Bình", office.holding("HAMLET_HEAD", "h1"), born="1950-01-01"),
    )
    assert found.leavers == ()
    assert found.groups["CADRES"].people == ()


def test_shares_and_targets_lose_those_who_leave():
    snapshot = office_of(
        secretary(),
        office.person(
            "Lê An", "COMMITTEE_CHAIR", born="1990-01-01", qualifications=office.levels(professional_level="COLLEGE")
        ),
    )
    value = REPORT.to_json(REPORT.facts(snapshot, {}))
    share = next(one for one in value["shares"] if (one["group"], one["minimum"]) == ("CADRES", "BACHELOR"))
    assert [(point["numerator"], point["denominator"]) for point in share["points"]] == [(1, 2)] * 3 + [(0, 1)] * 3
    target = next(one for one in value["targets"] if one["id"] == "T08")
    assert target == {
        "id": "T08",
        "today": {"numerator": 1, "denominator": 2, "met": False},
        "after": {"numerator": 0, "denominator": 1, "met": False},
    }


def test_targets_of_which_nothing_is_recorded_are_left_out():
    ids = {one["id"] for one in REPORT.to_json(facts_of(secretary()))["targets"]}
    assert "T04" not in ids  # nobody's record says whether the secretary is local
    assert "T08" in ids


def test_units_add_up():
    value = REPORT.to_json(REPORT.facts(area.area(), {}))
    for key in ("assigned", "present", "overdue"):
        assert sum(unit[key] for unit in value["units"]) == value["total"][key]
    for key in ("leaving", "remaining", "vacant"):
        assert [sum(numbers) for numbers in zip(*(unit[key] for unit in value["units"]), strict=True)] == value[
            "total"
        ][key]
    assert sum(map(len, value["leaving"])) == sum(value["total"]["leaving"]) > 0


def test_a_commune_without_a_number_does_not_blank_the_others():
    unknown = area.TAM_HOP.__class__("c3", "08872", "xã Sơn Lôi", "XA", None, "DELTA", "d1")
    held = office.person("Lê An", office.holding("CULTURE_SOCIETY", "c3"), born="1990-01-01")
    snapshot = office_of(held, units=(*area.UNITS, unknown))
    value = REPORT.to_json(REPORT.facts(snapshot, {}))
    assert (value["total"]["assigned"], value["total"]["present"], value["total"]["vacant"]) == (42, 1, [42] * 5)
    assert "Đơn vị chưa có số được giao không tính" in text_of(paper_of(REPORT, snapshot))


def test_the_list_names_leavers_year_by_year():
    paper = paper_of(REPORT, area.commune())
    table = paper.tables[-1]
    assert [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP] == [
        "Đã đủ tuổi tính đến ngày 31/12/2022: 01 người",
        "Năm 2025: 01 người",
        "Năm 2027: 01 người",
    ]
    assert row_of(table, 2) == {
        "ordinal": 2,
        "full_name": "Nguyễn Văn An",
        "male_born": "01/01/1964",
        "female_born": None,
        "titles": "Bí thư Đảng ủy; Chủ tịch Hội đồng nhân dân",
        "day": "01/04/2025",
        "age": "61 tuổi 03 tháng",
        "term": "Chức danh bầu cử",
    }
    assert row_of(table, 3)["term"] is None


def test_a_stated_term_is_printed():
    table = paper_of(REPORT, office_of(secretary())).tables[-1]
    assert row_of(table, 1)["term"] == "2020 - 2025"


def test_every_number_opens_its_people():
    for snapshot in (area.commune(), area.area(), area.province(2, 2)):
        for table in paper_of(REPORT, snapshot).tables:
            if table.name not in ("Danh sách", "Chỉ tiêu"):
                assert behind_every_number(table)


@pytest.mark.parametrize("units", [area.COMMUNE_UNITS, area.UNITS, (area.DISTRICT,)])
def test_an_empty_office_has_a_paper_too(units):
    snapshot = office_of(units=units)
    text = text_of(paper_of(REPORT, snapshot))
    assert "Trong 05 năm tới có 0 người đủ tuổi nghỉ hưu." in text
    json.dumps(as_json(REPORT, REPORT.facts(snapshot, {}), snapshot))
