"""What takes effect after a day changes no report of that day, whatever it is."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import PartialDate
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.reports.report import as_json
from hrdesk.services import offices, reporting, undo, units
from hrdesk.services.offices import OfficeCard
from hrdesk.services.transaction import Transaction, transaction
from tests import factories

DAY = date(2022, 9, 30)
PEOPLE = 4
ENDS = "end of "
Fact = tuple[str, dict[str, Any]]  # table and row; references are numbers, replaced by ids


def codes(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([entry.code for entry in catalog(name).entries])


@st.composite
def later(draw: st.DrawFn) -> str:
    """A day, month or year of which even the first day is after the reporting day."""
    day = draw(st.dates(DAY + timedelta(1), date(2031, 12, 31)))
    whole = PartialDate.of(day)
    shorter = [PartialDate(day.year, day.month), PartialDate(day.year)]
    return draw(st.sampled_from([whole, *(one for one in shorter if one.first > DAY)])).iso


earlier = st.dates(date(2005, 1, 1), DAY).map(date.isoformat)
any_day = st.none() | earlier | later()
who = st.integers(0, PEOPLE)  # the last one is new
flags = st.none() | st.integers(0, 1)
periods = st.sampled_from(["2022", "2022-Q4", "2023", "2023-Q1", "2025"])
LEVELS = [(kind.code, level.code) for kind in catalog("qualification_kind").entries for level in
          (catalog(kind.code).entries if kind.code.endswith(("level", "education")) else ())]  # fmt: skip


def rows(table: str, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact]:
    return st.tuples(st.just(table), st.fixed_dictionaries(columns))


assignments = rows(
    "assignment",
    person_id=who, unit_id=st.integers(0, 1), position_code=codes("position"), valid_from=later(),
    valid_to=st.none() | later(), end_reason=st.none() | codes("end_reason"), is_concurrent=flags, is_reelected=flags,
    is_local=flags, requires_foreign_language=flags, start_reason=st.none() | codes("start_reason"),
)  # fmt: skip
qualifications = st.sampled_from(LEVELS).flatmap(
    lambda level: rows(
        "qualification", person_id=who, kind=st.just(level[0]), level=st.just(level[1]), attained_on=later()
    )
)
trainings = rows(
    "training",
    person_id=who, course_code=codes("course"), kind=st.none() | codes("training_kind"),
    place=st.none() | codes("training_place"), started_on=any_day, ended_on=later(),
)  # fmt: skip
begun = rows("training", person_id=who, course_code=codes("course"), started_on=later())
ratings = rows("annual_rating", person_id=who, period=periods, rating=codes("rating"))
actions = rows(
    "disciplinary_action",
    person_id=who, form=codes("discipline_form"), reason=codes("discipline_reason"), decided_on=later(),
    ended_on=st.none() | later(),
)  # fmt: skip
awards = rows("commendation", person_id=who, form=codes("commendation_form"), decided_on=later())
plans = rows("succession_plan", person_id=who, position_code=codes("position"), term=st.just("2025-2030"),
             decided_on=later(), removed_on=st.none() | later())  # fmt: skip
memberships = rows("party_membership", person_id=who, admitted_on=later(), left_on=st.none() | later())
pay = rows("pay", person_id=who, rank_code=codes("rank"), pay_step=st.integers(1, 5), coefficient=st.just(300),
           effective_on=later())  # fmt: skip
quotas = rows("headcount_quota", unit_id=st.just(0), group_code=codes("position_group"), assigned=st.integers(0, 30),
              valid_from=later(), valid_to=st.none() | later())  # fmt: skip
hamlets = rows("org_unit", parent_id=st.just(0), code=st.just(""), name=st.just("thôn Mới"), kind=st.just("THON"),
               unit_class=st.just("I"), valid_from=later(), valid_to=st.none() | later())  # fmt: skip
figures = rows("target_entry", unit_id=st.just(0), target=st.sampled_from(["T03", "T24", "T25"]),
               period=st.sampled_from(["2022-12-31", "2023", "2024-06-30"]), numerator=st.integers(0, 9),
               denominator=st.just(9))  # fmt: skip
# What is open comes to its end: every row of a table in which the column is still empty.
endings = st.sampled_from(
    [("assignment", "valid_to"), ("party_membership", "left_on"), ("org_unit", "valid_to"),
     ("headcount_quota", "valid_to"), ("disciplinary_action", "ended_on"), ("succession_plan", "removed_on")]
).flatmap(lambda place: rows(ENDS + place[0], **{place[1]: later()}))  # fmt: skip
facts = st.one_of(
    assignments, assignments, endings, endings, qualifications, trainings, begun, ratings, actions, awards, plans,
    memberships, pay, quotas, hamlets, figures,
)  # fmt: skip


@dataclass(frozen=True)
class Office:
    """A commune with a hamlet and four people with a past; the ids of them, and its reports of the day."""

    store: Store
    people: list[str]
    units: list[str]
    reports: dict[str, Any]


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder, factories.make_store(Path(folder) / "store") as store:
        own = offices.own_unit(store).id
        with transaction(store, "Lập hồ sơ") as writing:
            hamlet = {"code": "", "name": "thôn Trại", "kind": "THON", "unit_class": "III", "parent_id": own}
            units = [own, writing.add("org_unit", hamlet)]
            people = [factories.add_person(writing, own, full_name=f"Lê {n}", citizen_id=None) for n in range(PEOPLE)]
            for place, (code, unit) in enumerate(
                (("PARTY_SECRETARY", 0), ("COUNCIL_DEPUTY", 0), ("HAMLET_HEAD", 1), ("RED_CROSS_CHAIR", 0))
            ):
                past = {"position_code": code, "valid_to": "2021-06-01", "end_reason": "TERM_ENDED"}
                writing.add("assignment", factories.assignment(people[place], units[unit], **past))
                now = {"position_code": code, "valid_from": "2021-06-01", "is_concurrent": 1}
                writing.add("assignment", factories.assignment(people[place], units[unit], **now))
            writing.add("annual_rating", {"person_id": people[0], "period": "2021", "rating": "GOOD"})
            case = {"person_id": people[2], "form": "REPRIMAND", "reason": "OTHER", "decided_on": "2022-03-01"}
            writing.add("disciplinary_action", case)
            plan = {"person_id": people[3], "position_code": "PARTY_SECRETARY", "decided_on": "2021-03-01"}
            writing.add("succession_plan", plan)
            quota = {"unit_id": own, "group_code": "PART_TIME_COMMUNE", "assigned": 9, "valid_from": "2020-01-01"}
            writing.add("headcount_quota", quota)
            writing.add("commendation", {"person_id": people[1], "form": "ADVANCED_WORKER", "decided_on": "2022-01"})
            given = {"target": "T24", "period": "2022", "numerator": 1, "denominator": 1}
            writing.add("target_entry", {"unit_id": own, **given})
        yield Office(store, people, units, shown(store))


class Printed(dict[str, Any]):
    """Every report of the day as JSON, by its identifier; short to look at when a test fails."""

    def __repr__(self) -> str:
        return f"{len(self)} reports"


def shown(store: Store) -> Printed:
    """Every report of the day, as its JSON has it; the forecast and the checks are among them."""
    found = Printed()
    for report in reporting.reports():
        taken, its_facts = reporting.facts(store, report.identifier, DAY)
        found[report.identifier] = json.loads(json.dumps(as_json(report, its_facts, taken)))
    # The end of a post, and the day on which a discipline lapses, are shown as soon as they are known.
    for row in found["staff-list"]["facts"]["rows"]:
        row.pop("held_to", None)
    for case in found["ratings-discipline"]["facts"]["cases"]:
        case.pop("ended_on", None)
    return found


def changed(office: Office) -> set[str]:
    """The reports that no longer say what they said."""
    now = shown(office.store)
    return {identifier for identifier, said in office.reports.items() if now[identifier] != said}


def add_all(office: Office, given: list[Fact]) -> None:
    with transaction(office.store, "Ghi trước") as writing:
        new = writing.add("person", factories.person(full_name="Lê Mới", citizen_id=None))
        named = {"person_id": [*office.people, new], "unit_id": office.units, "parent_id": office.units}
        for table, row in given:
            if table.startswith(ENDS):
                end_all(writing, table.removeprefix(ENDS), row)
            else:
                ids = {column: named[column][value] for column, value in row.items() if column in named}
                writing.add(table, row | ids)


def end_all(writing: Transaction, table: str, end: dict[str, Any]) -> None:
    (column,) = end
    rows = records.fetch(writing.connection, table).items()
    still_open = [key for key, row in rows if row[column] is None and row["owner_id"] == writing.owner]
    writing.change_many(table, dict.fromkeys(still_open, end))


@given(given=st.lists(facts, min_size=1, max_size=12))
@settings(max_examples=30)
def test_what_comes_later_changes_no_report_of_a_day(office: Office, given: list[Fact]) -> None:
    add_all(office, given)
    try:
        assert changed(office) == set()
    finally:
        undo.undo(office.store)


@pytest.mark.parametrize("day", [DAY + timedelta(1), date(2025, 7, 1)])
def test_a_commune_that_becomes_another_later_is_still_printed_as_it_was(office: Office, day: date) -> None:
    successor = OfficeCard("08971", "xã Bình Tuyền", "XA", "I", "URBAN", "25", "tỉnh Phú Thọ")
    units.reorganize(office.store, sources=office.units[:1], successor=successor, effective_on=day)
    try:
        assert changed(office) == set()
    finally:
        undo.undo(office.store)


def test_the_same_facts_dated_on_the_day_do_change_reports(office: Office) -> None:
    """The law above would hold of reports that see nothing."""
    on = DAY.isoformat()
    add_all(office, [
        ("assignment", {"person_id": PEOPLE, "unit_id": 0, "position_code": "COMMITTEE_CHAIR", "valid_from": on}),
        ("qualification", {"person_id": 0, "kind": "professional_level", "level": "MASTER", "attained_on": on}),
        ("training", {"person_id": 0, "course_code": "STATE_MANAGEMENT", "started_on": on}),
        ("target_entry", {"unit_id": 0, "target": "T24", "period": on, "numerator": 0, "denominator": 9}),
        (ENDS + "party_membership", {"left_on": on}),
    ])  # fmt: skip
    found = changed(office)
    undo.undo(office.store)
    assert found >= {"staff-list", "staff-quality", "headcount", "standards", "targets", "training-results"}
    assert changed(office) == set()
