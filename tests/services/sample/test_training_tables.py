"""The two training tables of the sample town, whose people come and go over six years."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from hrdesk.models.store import Store
from hrdesk.services import reporting, stores
from hrdesk.services.sample.build import build_town
from hrdesk.services.sample.town import town
from tests import factories
from tests.services.sample.conftest import ACCESS
from tests.services.sample.test_town import COMMUNES, DOCUMENT, ROWS, printed

YEAR_END = date(2020, 12, 31)
# Printed in the row of all communes are its heads, not those who were trained (errata, section 6).
TRAINED = ROWS[COMMUNES + 1 :]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("town") / "store"
    build_town(town(), folder, ACCESS)
    with stores.open_store(folder, passphrase=factories.PASSPHRASE) as opened:
        yield opened


def rows_of(store: Store, identifier: str) -> list[dict[str, Any]]:
    _, found = reporting.facts(store, identifier, YEAR_END)
    report = next(report for report in reporting.reports() if report.identifier == identifier)
    return list(report.to_json(found)["rows"])


def test_each_printed_year_of_the_communes_comes_out(store: Store) -> None:
    rows = rows_of(store, "training-by-year")
    start = next(place for place, row in enumerate(rows) if row["ordinal"] == "II")
    assert rows[start]["headcount"] == printed(ROWS[COMMUNES], 2020)
    for row, wanted in zip(rows[start + 1 :], TRAINED, strict=True):
        children = {year: count["turns"] for year, count in row["years"].items()}
        if wanted["values"]["2015"] is not None or wanted["tt"] == "2.1":
            assert children == {str(year): printed(wanted, year) for year in range(2015, 2021)}, wanted["label"]
            assert row["turns"] == sum(children.values())
            assert 0 < row["people"] <= row["turns"]


def test_the_leaders_of_communes_come_out_in_the_table_of_results(store: Store) -> None:
    rows = {row["label"]: row for row in rows_of(store, "training-results")}
    for wanted in DOCUMENT["table_1"]["rows"]:
        label = wanted.get("label_corrected") or wanted["label"]
        if wanted["trained_turns"] and "chủ chốt cấp xã" in label:
            assert (rows[label]["headcount"], rows[label]["turns"]) == (wanted["total_people"], wanted["trained_turns"])
