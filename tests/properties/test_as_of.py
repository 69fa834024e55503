"""What takes effect after a day changes no report of that day, whatever it is."""

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
from hrdesk.models.store import Store
from hrdesk.reports.report import as_json
from hrdesk.services import offices, reporting, undo
from hrdesk.services.transaction import transaction
from tests import factories

DAY = date(2022, 9, 30)
PEOPLE = 4
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
facts = st.one_of(
    assignments, assignments, qualifications, trainings, ratings, actions, awards, plans, memberships, pay, quotas,
    hamlets, figures,
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
            writing.add("commendation", {"person_id": people[1], "form": "ADVANCED_WORKER", "decided_on": "2022-01"})
            given = {"target": "T24", "period": "2022", "numerator": 1, "denominator": 1}
            writing.add("target_entry", {"unit_id": own, **given})
        yield Office(store, people, units, shown(store))


def shown(store: Store) -> dict[str, Any]:
    """Every report of the day, as its JSON has it; the forecast and the checks are among them."""
    found = {}
    for report in reporting.reports():
        taken, its_facts = reporting.facts(store, report.identifier, DAY)
        found[report.identifier] = as_json(report, its_facts, taken)
    return found


def add_all(office: Office, given: list[Fact]) -> None:
    with transaction(office.store, "Ghi trước") as writing:
        new = writing.add("person", factories.person(full_name="Lê Mới", citizen_id=None))
        named = {"person_id": [*office.people, new], "unit_id": office.units, "parent_id": office.units}
        for table, row in given:
            ids = {column: named[column][value] for column, value in row.items() if column in named}
            writing.add(table, row | ids)


@given(given=st.lists(facts, min_size=1, max_size=12))
@settings(max_examples=30)
def test_what_comes_later_changes_no_report_of_a_day(office: Office, given: list[Fact]) -> None:
    add_all(office, given)
    try:
        assert shown(office.store) == office.reports
    finally:
        undo.undo(office.store)


def test_the_same_facts_dated_on_the_day_do_change_reports(office: Office) -> None:
    """The law above would hold of reports that see nothing."""
    on = DAY.isoformat()
    add_all(office, [
        ("assignment", {"person_id": PEOPLE, "unit_id": 0, "position_code": "COMMITTEE_CHAIR", "valid_from": on}),
        ("qualification", {"person_id": 0, "kind": "professional_level", "level": "MASTER", "attained_on": on}),
        ("target_entry", {"unit_id": 0, "target": "T24", "period": on, "numerator": 0, "denominator": 9}),
    ])  # fmt: skip
    after = shown(office.store)
    undo.undo(office.store)
    changed = {name for name, report in after.items() if report != office.reports[name]}
    assert changed >= {"staff-list", "staff-quality", "headcount", "standards", "targets"}
    assert shown(office.store) == office.reports
