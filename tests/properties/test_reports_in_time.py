"""What is entered about later days changes no report of an earlier day."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.reports.report import as_json
from hrdesk.services import offices, reporting
from hrdesk.services.transaction import Transaction, transaction
from tests import factories

AS_OF = date(2022, 9, 30)
later_days = st.integers(1, 1500).map(lambda days: (AS_OF + timedelta(days=days)).isoformat())
later_years = st.integers(2023, 2027).map(str)
levels = st.sampled_from(["NONE", "INTERMEDIATE", "BACHELOR", "MASTER", "DOCTORATE"])
positions = st.sampled_from(["PARTY_SECRETARY", "COUNCIL_DEPUTY", "CULTURE_SOCIETY", "HAMLET_HEAD", "RED_CROSS_CHAIR"])
courses = st.sampled_from(["PARTY_BUILDING", "STATE_MANAGEMENT", "DEPUTY_SKILLS", "PROFESSIONAL_SKILLS"])
counts = st.integers(0, 30)
Add = Callable[[Transaction, str, str], object]


def _child(table: str, **values: Any) -> Add:
    return lambda writing, person, unit: writing.add(table, {"person_id": person, **values})


def _newcomer(position: str, day: str) -> Add:
    def add(writing: Transaction, person: str, unit: str) -> None:
        new = writing.add("person", factories.person(full_name="Trần Văn Mới", citizen_id=None))
        writing.add("assignment", factories.assignment(new, unit, position_code=position, valid_from=day))

    return add


def _post(position: str, day: str) -> Add:
    return lambda writing, person, unit: writing.add(
        "assignment", factories.assignment(person, unit, position_code=position, valid_from=day)
    )


def _end(table: str, column: str, day: str) -> Add:
    """Let everything of a person that has no end come to one."""

    def add(writing: Transaction, person: str, unit: str) -> None:
        for row in records.fetch(writing.connection, table, [person], by="person_id").values():
            if row[column] is None:
                writing.change(table, row["id"], {column: day})

    return add


def _of_unit(table: str, **values: Any) -> Add:
    return lambda writing, person, unit: writing.add(table, {"unit_id": unit, **values})


LATER = st.one_of(
    st.builds(_newcomer, positions, later_days),
    st.builds(_post, positions, later_days),
    st.builds(lambda day: _end("assignment", "valid_to", day), later_days),
    st.builds(lambda day: _end("party_membership", "left_on", day), later_days),
    st.builds(
        lambda level, day: _child("qualification", kind="professional_level", level=level, attained_on=day),
        levels,
        later_days | later_years,
    ),
    st.builds(lambda code, day: _child("training", course_code=code, ended_on=day), courses, later_days | later_years),
    st.builds(lambda code, day: _child("training", course_code=code, started_on=day), courses, later_days),
    st.builds(lambda day: _child("pay", rank_code="01.002", coefficient=440, effective_on=day), later_days),
    st.builds(lambda year: _child("annual_rating", period=year, rating="EXCELLENT"), later_years),
    st.builds(lambda day: _child("disciplinary_action", form="REPRIMAND", reason="OTHER", decided_on=day), later_days),
    st.builds(lambda day: _child("commendation", form="COMMENDED", decided_on=day), later_days),
    st.builds(lambda day: _child("succession_plan", position_code="PARTY_SECRETARY", decided_on=day), later_days),
    st.builds(
        lambda number, day: _of_unit(
            "headcount_quota", group_code="CADRES_AND_CIVIL_SERVANTS", assigned=number, valid_from=day
        ),
        counts,
        later_days,
    ),
    st.builds(
        lambda number, year: _of_unit("target_entry", target="T24", period=year, numerator=number, denominator=30),
        counts,
        later_years,
    ),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, str]]:
    """Yield a store, one of its people and its unit; what a test adds stays for the next example."""
    store = factories.make_store(tmp_path_factory.mktemp("later") / "tam-hop")
    for number, position in enumerate(("PARTY_SECRETARY", "COUNCIL_DEPUTY", "HAMLET_HEAD")):
        person = factories.saved_person(store, full_name=f"Lê Văn {number}", citizen_id=None)
        unit = offices.own_unit(store).id
        with transaction(store, "Thêm chức danh") as writing:
            _post(position, "2020-01-01")(writing, person, unit)
    yield store, person, unit
    store.close()


class Printed(dict[str, Any]):
    """Every report of the day as JSON, by its identifier; short to look at when a test fails."""

    def __repr__(self) -> str:
        return f"{len(self)} reports"


def printed(store: Store) -> Printed:
    """Return what the reports of the day say."""
    found = Printed()
    for report in reporting.reports():
        taken, facts = reporting.facts(store, report.identifier, AS_OF)
        found[report.identifier] = json.loads(json.dumps(as_json(report, facts, taken)))
    for row in found["staff-list"]["facts"]["rows"]:
        row.pop("held_to", None)  # the end of a post is shown as soon as it is known
    return found


@pytest.fixture(scope="module")
def first(office: tuple[Store, str, str]) -> Printed:
    """Return what the reports said before anything later was entered."""
    return printed(office[0])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.lists(LATER, min_size=1, max_size=6))
def test_reports_of_a_day_do_not_change_when_later_facts_are_added(
    office: tuple[Store, str, str], first: Printed, facts: list[Add]
) -> None:
    store, person, unit = office
    with transaction(store, "Việc về sau") as writing:
        for add in facts:
            add(writing, person, unit)
    now = printed(store)
    assert [identifier for identifier, said in first.items() if now[identifier] != said] == []
