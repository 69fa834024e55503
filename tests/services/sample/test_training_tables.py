"""The two training tables of the sample town: every figure of the document that agrees with itself, by name."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from hrdesk.models.store import Store
from hrdesk.services import reporting, stores
from hrdesk.services.sample.build import build_town
from hrdesk.services.sample.town import town
from tests import factories
from tests.services.sample.conftest import ACCESS
from tests.services.sample.test_town import COMMUNES, DOCUMENT, ROWS

YEAR_END = date(2020, 12, 31)
LOST = 3  # rows of the page that the document lacks
RESULTS = DOCUMENT["table_1"]["rows"]
YEARS = ("2015", "2016", "2017", "2018", "2019", "2020_estimate")
Key = tuple[int, str]

# Printed figures that contradict others of the same table, by row and column (docs/errata.md, section 6).
_ABROAD = next(place for place, row in enumerate(ROWS) if row["tt"] == "2.1")
CONTRADICTED: dict[Key, str] = {
    (COMMUNES, "total"): "this row prints heads in every year, and the sum of the turns in the row below",
    (COMMUNES, "plan_to_2025"): "heads once more, not five times those trained",
    (_ABROAD, "2018"): "the rows below have 1 and 1",
    (_ABROAD, "total"): "heads of one of the two rows below",
    (COMMUNES + 5, "plan_to_2025"): "ten times the last year, five times in every other row",
}


def printed_by_year() -> Iterator[Any]:
    """Yield row, column and value of every number of table 2."""
    for place, row in enumerate(ROWS):
        for column, value in (row["values"] | {"total": row["total"]}).items():
            if value is not None:
                yield pytest.param(place, column, value, id=f"{place}-{row['tt']}-{column}")


def printed_results() -> Iterator[Any]:
    """Yield row, column and value of every number of table 1."""
    for place, row in enumerate(RESULTS):
        for column in ("total_people", "trained_turns", "pct_printed"):
            if row[column] is not None:
                yield pytest.param(place, column, row[column], id=f"{place}-{row['tt']}-{column}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("town") / "store"
    build_town(town(), folder, ACCESS)
    with stores.open_store(folder, passphrase=factories.PASSPHRASE) as opened:
        yield opened


def rows_of(store: Store, identifier: str, on: date = YEAR_END, **params: Any) -> list[dict[str, Any]]:
    _, found = reporting.facts(store, identifier, on, params=params)
    report = next(report for report in reporting.reports() if report.identifier == identifier)
    return list(report.to_json(found)["rows"])


@pytest.fixture(scope="module")
def by_year(store: Store) -> list[dict[str, Any]]:
    return rows_of(store, "training-by-year", plan="FIVE_TIMES")


@pytest.fixture(scope="module")
def results(store: Store) -> list[dict[str, Any]]:
    return rows_of(store, "training-results")


def count(row: dict[str, Any], place: int, column: str) -> Any:
    """Return what the report has where the document prints ``column``."""
    if column == "plan_to_2025":
        return row["plan"]
    if column == "total":  # heads above the communes, the sum of six years in their rows
        return row["turns"] if place > COMMUNES else row["headcount"]
    return row["years"][column[:4]]["turns"]


@pytest.mark.parametrize(("place", "column", "value"), list(printed_by_year()))
def test_each_figure_of_the_table_by_year_comes_out(
    store: Store, by_year: list[dict[str, Any]], place: int, column: str, value: int
) -> None:
    if place == COMMUNES and column in YEARS:  # heads, of the end of each year
        found = rows_of(store, "training-by-year", date(int(column[:4]), 12, 31))[place + LOST]["headcount"]
    else:
        found = count(by_year[place + LOST], place, column)
    assert (found == value) is ((place, column) not in CONTRADICTED), CONTRADICTED.get((place, column))


@pytest.mark.parametrize(("place", "column", "value"), list(printed_results()))
def test_each_figure_of_the_table_of_results_comes_out(
    results: list[dict[str, Any]], place: int, column: str, value: int | str
) -> None:
    row = results[place]
    if column == "pct_printed":
        share = Decimal(100 * row["turns"]) / row["headcount"]
        assert f"{share.quantize(Decimal(1), ROUND_HALF_UP)}%" == value
    else:
        assert row[{"total_people": "headcount", "trained_turns": "turns"}[column]] == value


def test_nothing_that_contradicts_the_document_is_left_unsaid() -> None:
    printed = {(value.values[0], value.values[1]) for value in printed_by_year()}
    assert printed >= CONTRADICTED.keys()
    assert (len(printed), len(CONTRADICTED)) == (77, 5)


def test_people_are_counted_once_beside_their_turns(by_year: list[dict[str, Any]]) -> None:
    domestic = by_year[COMMUNES + LOST + 1]
    assert 0 < domestic["people"] < domestic["turns"] == 202
    for year in domestic["years"].values():
        assert 0 < year["people"] <= year["turns"]
