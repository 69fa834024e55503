"""The sample town against the figures of the Uông Bí document that agree with each other."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.catalogs import position_group
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.models.snapshot import snapshot as take_snapshot
from hrdesk.rules import check
from hrdesk.services import stores
from hrdesk.services.sample.build import build_town
from hrdesk.services.sample.town import town
from tests import factories
from tests.services.sample.conftest import ACCESS
from tests.services.sample.counting import LEADERS

DOCUMENT: dict[str, Any] = json.loads((Path(__file__).parents[2] / "data" / "uongbi-figures.json").read_text("utf-8"))
ROWS = DOCUMENT["table_2"]["rows"]
COMMUNES = next(place for place, row in enumerate(ROWS) if row["tt"] == "II")
STAFF = ROWS[COMMUNES]
DOMESTIC = {"CADRES": ROWS[COMMUNES + 2], "CIVIL_SERVANTS": ROWS[COMMUNES + 3]}
ABROAD = {"CADRES": ROWS[COMMUNES + 5], "CIVIL_SERVANTS": ROWS[COMMUNES + 6]}
YEARS = range(2015, 2021)


def printed(row: dict[str, Any], year: int) -> int:
    return int(row["values"]["2020_estimate" if year == 2020 else str(year)] or 0)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Snapshot]:
    """Return the town at the end of each year."""
    folder = tmp_path_factory.mktemp("town") / "store"
    build_town(town(), folder, ACCESS)
    with stores.open_store(folder, passphrase=factories.PASSPHRASE) as store, store.reading() as connection:
        return {year: take_snapshot(connection, date(year, 12, 31)) for year in YEARS}


def turns(taken: Snapshot, group: str, place: str) -> int:
    """Count the turns of a year by the group of the post held at its end."""
    return sum(
        turn.place == place and turn.ended_on is not None and turn.ended_on.year == taken.as_of.year
        for person in taken.persons
        if position_group(person.holdings[0].position_code) == group
        for turn in person.turns
    )


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_its_staff_and_its_turns_of_training(years: dict[int, Snapshot], year: int) -> None:
    taken = years[year]
    assert len(taken.persons) == printed(STAFF, year)
    for group in ("CADRES", "CIVIL_SERVANTS"):
        assert turns(taken, group, "DOMESTIC") == printed(DOMESTIC[group], year)
        assert turns(taken, group, "ABROAD") == printed(ABROAD[group], year)


def test_the_leaders_took_the_courses_of_table_one(years: dict[int, Snapshot]) -> None:
    rows = {row["label"]: row for row in DOCUMENT["table_1"]["rows"]}
    administration = rows["Cán bộ chủ chốt cấp xã được bồi dưỡng về kiến thức QLNN"]
    language = next(row for label, row in rows.items() if "trình độ A" in label)
    leaders = [p for p in years[2020].persons if p.holdings[0].position_code in LEADERS]
    assert len(leaders) == administration["total_people"] == language["total_people"] == 58
    assert courses(leaders, "STATE_MANAGEMENT") == administration["trained_turns"] == 61
    assert courses(leaders, "FOREIGN_LANGUAGE") == language["trained_turns"] == 10


def courses(people: list[PersonAt], code: str) -> int:
    return sum(turn.course_code == code and turn.place == "DOMESTIC" for person in people for turn in person.turns)


def test_the_sums_of_six_years_are_those_of_the_document(years: dict[int, Snapshot]) -> None:
    for group, total in (("CADRES", 89), ("CIVIL_SERVANTS", 113)):
        assert sum(turns(years[year], group, "DOMESTIC") for year in YEARS) == DOMESTIC[group]["total"] == total


def test_no_record_of_the_town_contradicts_itself(years: dict[int, Snapshot]) -> None:
    plain = ("ID-", "DATE-", "TITLE-", "DATA-")
    assert [finding for finding in check(years[2020]) if finding.rule.startswith(plain)] == []


def test_the_town_is_the_same_for_one_seed() -> None:
    assert town().rows == town().rows
    assert town(1).rows != town(2).rows
