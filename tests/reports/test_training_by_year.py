"""Đào tạo, bồi dưỡng theo năm: the printed years of Uông Bí, and what the print gets wrong put right."""

import io

import pytest

from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Turn
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.training_layout import layout
from tests.reports import sample_office as office
from tests.reports import uongbi

REPORT = REPORTS["training-by-year"]
ADDED = 3  # rows of the lost page
PRINTED = uongbi.FIGURES["table_2"]["rows"]
KEYS = ("2015", "2016", "2017", "2018", "2019", "2020_estimate")
# Rows that do not agree with the rows below them (errata, section 6): the parent of all communes prints heads.
WRONG = {("II", year) for year in KEYS} | {("2.1", "2018")}


@pytest.fixture(scope="module")
def town():
    return REPORT.facts(uongbi.town(), {"picture_of": uongbi.picture_of, "plan": "FIVE_TIMES"})


def line_of(found, tt, *, commune=True):
    lines = found.lines
    start = next(place for place, line in enumerate(lines) if line.row.tt == "II") if commune else 0
    return next(line for line in lines[start:] if line.row.tt == tt)


def printed_years():
    for place, printed in enumerate(PRINTED):
        for year, key in zip(uongbi.YEARS, KEYS, strict=True):
            if printed["values"][key] is not None and (printed["tt"], key) not in WRONG:
                yield pytest.param(place, year, printed["values"][key], id=f"{place}-{printed['tt']}-{year}")


@pytest.mark.parametrize(("place", "year", "turns"), list(printed_years()))
def test_the_printed_years_come_out(town, place, year, turns):
    assert town.lines[place + ADDED].years[year].turns == turns


def test_the_rows_are_those_of_the_printed_table_in_its_order():
    rows = layout("training-by-year").row[ADDED:]
    assert [(row.tt, row.level) for row in rows] == [(line["tt"], line["level"]) for line in PRINTED]


def test_the_years_of_a_commune_add_up_to_what_the_print_calls_total(town):
    printed = {line["tt"]: line["total"] for line in PRINTED[9:12]}
    assert {tt: line_of(town, tt).turns for tt in printed} == printed == {"1": 202, "1.1": 89, "1.2": 113}


def test_parents_add_up_where_the_print_does_not(town):
    # errata, section 6: 1 is printed for 1 + 1, and nothing for the row of training abroad
    assert line_of(town, "2.1", commune=False).years[2018].turns == 2
    assert [line_of(town, "2").years[year].turns for year in (2019, 2020)] == [1, 1]
    assert [line_of(town, "II").years[year].turns for year in uongbi.YEARS] == [44, 37, 18, 34, 41, 30]


def test_the_column_of_heads_has_one_meaning(town):
    assert line_of(town, "II").headcount == line_of(town, "1").headcount == 232
    assert line_of(town, "1", commune=False).headcount == 1357
    assert line_of(town, "1.2", commune=False).headcount == 1192


def test_parents_are_the_sum_of_their_children_in_every_year(town):
    rows = layout("training-by-year")
    for place, line in enumerate(town.lines):
        children = [town.lines[under] for under in rows.below(place) if town.lines[under].years]
        for year in uongbi.YEARS if children else ():
            assert line.years[year].turns == sum(child.years[year].turns for child in children)


def test_people_count_once_in_a_year_and_once_in_the_period(town):
    line = line_of(town, "1")
    assert (len(line.years[2015].people), line.years[2015].turns) == (42, 44)
    assert (len(line.people), line.turns) == (173, 202)
    assert len(line.people) <= sum(len(count.people) for count in line.years.values())


def test_the_plan_is_five_times_the_last_year_or_empty(town):
    printed = {"1.1.1": 30, "1.1.2": 795, "1.2": 4600, "2.1": 20}
    assert {tt: town.planned(line_of(town, tt, commune=False)) for tt in printed} == printed
    assert (town.planned(line_of(town, "1.1")), town.planned(line_of(town, "1.2"))) == (80, 65)
    blank = REPORT.facts(uongbi.town(), {})
    assert blank.planned(line_of(blank, "1.1")) is None


def test_somebody_with_two_titles_stands_in_the_row_of_his_main_one():
    done = (Turn("OTHER", None, None, None, None, PartialDate(2021)),)
    both = office.person("Lê An", "PARTY_SECRETARY", "CULTURE_SOCIETY", turns=done)
    found = REPORT.facts(office.office(both), {})
    assert [line_of(found, tt).turns for tt in ("II", "1", "1.1", "1.2")] == [1, 1, 1, 0]


def labels(found):
    (table,) = REPORT.paper(found, context_of(office.COMMUNE)).tables
    return [heading.label for heading in table.headings][3:]


def test_the_last_year_is_an_estimate_until_it_has_ended(town):
    assert labels(town)[:6] == ["Năm 2015", "Năm 2016", "Năm 2017", "Năm 2018", "Năm 2019", "Ước năm 2020"]
    assert labels(REPORT.facts(office.office(), {}))[5] == "Năm 2022"


def test_json_has_people_and_turns_of_each_year(town):
    found = REPORT.to_json(town)
    assert found["is_estimate"] is True
    line = next(line for line in found["rows"][13:] if line["ordinal"] == "1.1")
    assert line["years"]["2015"] == {"people": 17, "turns": 19}
    assert (line["headcount"], line["people"], line["turns"], line["plan"]) == (110, 63, 89, 80)


def test_cells_open_the_people_of_their_year(town):
    (table,) = REPORT.paper(town, context_of(uongbi.TOWN)).tables
    keys = {column.key: column for column in table.columns}
    row = next(row for row in table.rows[12:] if row.cells[0] == "1.1")
    assert len(row.people_of(keys["2015.turns"])) == 17
    assert len(row.people_of(keys["period.people"])) == 63
    assert len(row.people_of(keys["headcount"])) == 110


@pytest.mark.parametrize("snapshot", [office.commune(), office.office(), uongbi.town()])
def test_the_paper_prints_without_warnings(snapshot):
    paper = REPORT.paper(REPORT.facts(snapshot, {}), context_of(snapshot.unit))
    assert render_pdf(paper, io.BytesIO()).warnings == ()
