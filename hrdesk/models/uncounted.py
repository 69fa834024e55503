"""The part of a snapshot that no report counts: past posts, posts in units that do not stand, impossible periods."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Holding
from hrdesk.domain.uncounted import BackwardPeriod, LostPost, PastPost, Uncounted
from hrdesk.models.unit_tree import UnitTree

Posts = Mapping[str, Sequence[Holding]]  # by person

# Tables of a person with the two ends of a period; those of a unit are apart.
_OF_PERSONS = (
    ("assignment", "valid_from", "valid_to"),
    ("training", "started_on", "ended_on"),
    ("disciplinary_action", "decided_on", "ended_on"),
    ("succession_plan", "decided_on", "removed_on"),
    ("party_membership", "admitted_on", "left_on"),
)


def uncounted(connection: Connection, on: str, tree: UnitTree, in_office: Posts) -> Uncounted:
    """Return what the day ``on`` (ISO) does not count, for the units of ``tree``; ``in_office`` has the posts held."""
    return Uncounted(
        _past(connection, on, in_office),
        tuple(_lost(connection, on, tree)),
        tuple(_backward(connection, on, tree, in_office)),
        {unit: parse_iso(day) for unit, day in tree.ended_offices.items()},
    )


def _day(text: str | None) -> PartialDate | None:
    return None if text is None else parse_iso(text)


def _past(connection: Connection, on: str, in_office: Posts) -> dict[str, tuple[PastPost, ...]]:
    rows = connection.exec_driver_sql(
        "SELECT person_id, id, position_code, unit_id, valid_from, valid_to, end_reason FROM assignment "
        "WHERE (valid_from IS NULL OR valid_from <= :on) "
        "AND (valid_to <= :on OR (valid_to IS NULL AND end_reason IS NOT NULL)) ORDER BY valid_from, id",
        {"on": on},
    )
    found: dict[str, list[PastPost]] = defaultdict(list)
    for person, identity, position, unit, since, until, reason in rows.all():
        if person in in_office:
            found[person].append(PastPost(identity, position, unit, _day(since), _day(until), reason))
    return {person: tuple(posts) for person, posts in found.items()}


def _lost(connection: Connection, on: str, tree: UnitTree) -> Iterator[LostPost]:
    if not tree.gone:
        return
    rows = connection.exec_driver_sql(
        "SELECT person.id, full_name, position_code, unit_id FROM assignment JOIN person ON person.id = person_id "
        "WHERE (valid_from IS NULL OR valid_from <= :on) AND (valid_to IS NULL OR valid_to > :on) "
        "AND unit_id IN (SELECT value FROM json_each(:gone)) ORDER BY sort_key, person.id, assignment.id",
        {"on": on, "gone": json.dumps(list(tree.gone))},
    )
    for person, name, position, unit in rows.all():
        gone = tree.gone[unit]
        yield LostPost(
            person, name, position, gone.name, gone.kind, tree.office_codes[unit], _day(gone.since), _day(gone.until)
        )


def _backward(connection: Connection, on: str, tree: UnitTree, in_office: Posts) -> Iterator[BackwardPeriod]:
    codes = tree.office_codes
    for table, subject, name, start, end, unit, position in connection.exec_driver_sql(_BACKWARD, {"on": on}).all():
        where = unit or (in_office[subject][0].unit_id if subject in in_office else None)
        if where in codes:
            yield BackwardPeriod(table, subject, name, codes[where], position, parse_iso(start), parse_iso(end))


def _reversed(table: str, first: str, last: str) -> str:
    """Return a query for the rows of people that end before they begin, both read by their first days."""
    more = "unit_id, position_code" if table == "assignment" else "NULL, ''"
    return (
        f"SELECT '{table}', person.id, full_name, {first}, {last}, {more} FROM {table} JOIN person "
        f"ON person.id = person_id WHERE {last} < {first} AND {last} <= :on"
    )


_BACKWARD = " UNION ALL ".join(
    [
        *(_reversed(*one) for one in _OF_PERSONS),
        "SELECT 'org_unit', id, name, valid_from, valid_to, id, '' FROM org_unit "
        "WHERE valid_to < valid_from AND valid_to <= :on",
        "SELECT 'headcount_quota', unit.id, unit.name, quota.valid_from, quota.valid_to, unit.id, '' "
        "FROM headcount_quota AS quota JOIN org_unit AS unit ON unit.id = unit_id "
        "WHERE quota.valid_to < quota.valid_from AND quota.valid_to <= :on ORDER BY 3, 2, 1",
    ]
)
