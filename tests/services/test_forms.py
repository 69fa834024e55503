"""What a form refuses to write, each with one sentence under its field."""

from typing import Any

import pytest

from hrdesk.models.store import Store
from hrdesk.services import forms, people
from hrdesk.services.people import PersonRecord
from tests import factories


def record(table: str = "", row: dict[str, Any] | None = None, **person: Any) -> PersonRecord:
    made = PersonRecord(factories.person(**person))
    if table:
        made.children[table].append(row or {})
    return made


def test_a_whole_record_as_it_was_saved_has_no_problem(store: Store) -> None:
    assert forms.problems(people.get_person(store, factories.saved_person(store))) == {}


@pytest.mark.parametrize("day", ["2023-02-29", "1900-02-29", "2022-02-30", "2022-13", "2022-04-31", "hôm qua"])
def test_a_day_that_is_in_no_calendar_is_refused(day: str) -> None:
    found = forms.problems(record(date_of_birth=day))
    assert list(found) == [("person", None, "date_of_birth")]
    assert forms.problems(record(date_of_birth="1976-02-29")) == {}


@pytest.mark.parametrize(
    ("table", "start", "end"),
    [
        ("assignment", "valid_from", "valid_to"),
        ("training", "started_on", "ended_on"),
        ("party_membership", "admitted_on", "left_on"),
        ("party_membership", "admitted_on", "full_member_on"),
        ("disciplinary_action", "decided_on", "ended_on"),
        ("succession_plan", "decided_on", "removed_on"),
    ],
)
def test_an_end_before_a_start_is_refused_and_a_year_that_may_fit_is_not(table: str, start: str, end: str) -> None:
    def about(until: str) -> str | None:
        return forms.problems(record(table, {start: "2022-05-10", end: until})).get((table, 0, end))

    assert about("2022-05-09") == "Ngày này sớm hơn ngày bắt đầu 10/05/2022; hãy kiểm tra lại."
    assert about("2021") is not None
    for fitting in ("2022-05-10", "2022-05", "2022", "2023-01-01"):
        assert about(fitting) is None


def test_nothing_happens_before_birth_and_nobody_is_born_in_the_future() -> None:
    early = record("training", {"course_code": "OTHER", "ended_on": "1970"}, date_of_birth="1975-03-12")
    assert list(forms.problems(early)) == [("training", 0, "ended_on")]
    assert list(forms.problems(record(date_of_birth="2999-01-01"))) == [("person", None, "date_of_birth")]


@pytest.mark.parametrize("number", ["02607500123", "0260750012345", "02607500123a"])
def test_an_identity_number_has_twelve_digits(number: str) -> None:
    assert list(forms.problems(record(citizen_id=number))) == [("person", None, "citizen_id")]


def test_what_a_record_needs_is_asked_for() -> None:
    assert {where[2] for where in forms.problems(record(full_name="", sex=None))} == {"full_name", "sex"}
    assert list(forms.problems(record("assignment", {"position_code": "COMMITTEE_CHAIR"}))) == [
        ("assignment", 0, "unit_id")
    ]


@pytest.mark.parametrize(("period", "refused"), [("2023", False), ("2023-Q4", False), ("20222", True), ("quý 3", True)])
def test_a_rating_is_of_a_year_or_a_quarter(period: str, refused: bool) -> None:
    found = forms.problems(record("annual_rating", {"period": period, "rating": "GOOD"}))
    assert (("annual_rating", 0, "period") in found) is refused


def test_a_period_is_rated_once() -> None:
    rows = [{"period": "2023", "rating": each} for each in ("GOOD", "GOOD", "EXCELLENT")]
    given = record()
    given.children["annual_rating"] = rows
    assert list(forms.problems(given)) == [("annual_rating", 2, "period")]
