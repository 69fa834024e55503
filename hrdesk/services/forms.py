"""What is wrong with a record in a form: one sentence per field, before anything is written."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.messages import forms as say
from hrdesk.models.records import Row
from hrdesk.rules.careers import end_of_period
from hrdesk.services.people import PersonRecord

# (table, place in its list or None for the person itself, column)
Where = tuple[str, int | None, str]

_REQUIRED = {
    "person": ("full_name", "date_of_birth", "sex"),
    "assignment": ("position_code", "unit_id"),
    "qualification": ("kind", "level"),
    "training": ("course_code",),
    "annual_rating": ("period", "rating"),
    "disciplinary_action": ("form", "reason"),
    "commendation": ("form",),
    "succession_plan": ("position_code",),
    "family_member": ("relation", "full_name"),
}
_DATES = {
    "person": ("date_of_birth",),
    "assignment": ("valid_from", "valid_to"),
    "qualification": ("attained_on",),
    "training": ("started_on", "ended_on"),
    "party_membership": ("admitted_on", "full_member_on", "left_on"),
    "pay": ("effective_on",),
    "disciplinary_action": ("decided_on", "ended_on"),
    "commendation": ("decided_on",),
    "succession_plan": ("decided_on", "removed_on"),
}
# The second may not lie before the first.
_ORDER = {
    "assignment": (("valid_from", "valid_to"),),
    "training": (("started_on", "ended_on"),),
    "party_membership": (("admitted_on", "full_member_on"), ("admitted_on", "left_on")),
    "disciplinary_action": (("decided_on", "ended_on"),),
    "succession_plan": (("decided_on", "removed_on"),),
}
_CITIZEN_ID = re.compile(r"\d{12}\Z")


def problems(record: PersonRecord) -> dict[Where, str]:
    """Return the errors that keep a record from being written; warnings are the checks' business."""
    found = dict(_row_problems("person", None, record.person))
    number = record.person.get("citizen_id")
    if number and not _CITIZEN_ID.match(str(number)):
        found["person", None, "citizen_id"] = say.wrong_citizen_id(str(number))
    born = _date(record.person.get("date_of_birth"))
    for table, rows in record.children.items():
        for place, row in enumerate(rows):
            found.update(_row_problems(table, place, row))
            found.update(_before_birth(table, place, row, born))
    found.update(_periods(record.children.get("annual_rating", ())))
    return found


def _periods(rows: Sequence[Row]) -> Iterator[tuple[Where, str]]:
    """Yield ratings of no year or quarter, and a second, different one of the same period."""
    rated: dict[str, object] = {}
    for place, row in enumerate(rows):
        period = str(row.get("period") or "")
        if period and end_of_period(period) is None:
            yield ("annual_rating", place, "period"), say.no_such_period(period)
        elif period and rated.setdefault(period, row.get("rating")) != row.get("rating"):
            yield ("annual_rating", place, "period"), say.period_twice(period)


def _row_problems(table: str, place: int | None, row: Row) -> Iterator[tuple[Where, str]]:
    for column in _REQUIRED.get(table, ()):
        if row.get(column) in (None, ""):
            yield (table, place, column), say.required()
    for column in _DATES.get(table, ()):
        value = row.get(column)
        if value and _date(value) is None:
            yield (table, place, column), say.no_such_date(str(value))
    for earlier, later in _ORDER.get(table, ()):
        first, second = _date(row.get(earlier)), _date(row.get(later))
        if first and second and second.last < first.first:
            yield (table, place, later), say.end_before_start(str(first))
    if table == "person":
        born = _date(row.get("date_of_birth"))
        if born and born.first > date.today():
            yield (table, place, "date_of_birth"), say.born_in_future()


def _before_birth(table: str, place: int, row: Row, born: PartialDate | None) -> Iterator[tuple[Where, str]]:
    for column in _DATES.get(table, ()):
        when = _date(row.get(column))
        if born and when and when.last < born.first:
            yield (table, place, column), say.before_birth(str(born))


def _date(value: object) -> PartialDate | None:
    try:
        return parse_iso(str(value)) if value else None
    except ValueError:
        return None
