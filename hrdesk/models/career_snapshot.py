"""The part of a snapshot that a career brings: turns of training, ratings, discipline, awards, plans."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Award, Discipline, Plan, Rating, TargetFigure, Turn

Part = TypeVar("Part")
ByPerson = Mapping[str, tuple[Part, ...]]
_PERIOD = re.compile(r"[12]\d{3}(-Q[1-4])?\Z")


def day(text: str | None) -> PartialDate | None:
    """Return a stored date."""
    return None if text is None else parse_iso(text)


def turns(connection: Connection, on: str) -> ByPerson[Turn]:
    """Return the turns of training that had ended by ``on``, earliest first.

    Without an end a turn counts from its beginning, without any day always.
    """
    return _parts(
        connection,
        "SELECT person_id, course_code, kind, name, place, started_on, ended_on FROM training "
        "WHERE coalesce(ended_on, started_on) IS NULL OR coalesce(ended_on, started_on) <= :on "
        "ORDER BY ended_on NULLS FIRST, id",
        on,
        lambda course, kind, name, place, start, end: Turn(course, kind, name, place, day(start), day(end)),
    )


def ratings(connection: Connection, on: str) -> ByPerson[Rating]:
    """Return the ratings of years and quarters that had ended by ``on``, earliest first; unreadable periods too."""
    found = _parts(connection, "SELECT person_id, period, rating FROM annual_rating ORDER BY period, id", None, Rating)
    return {
        person: tuple(
            rating for rating in of_person if end_of_period(rating.period) <= on or not is_period(rating.period)
        )
        for person, of_person in found.items()
    }


def is_period(text: str) -> bool:
    """Whether a text names a year ("2023") or a quarter ("2023-Q4")."""
    return _PERIOD.match(text) is not None


def end_of_period(period: str) -> str:
    """Return the last day of "2023" or "2023-Q4" as ISO text."""
    year, _, quarter = period.partition("-Q")
    month = {"1": "03-31", "2": "06-30", "3": "09-30"}.get(quarter, "12-31")
    return f"{year}-{month}"


def discipline(connection: Connection, on: str) -> ByPerson[Discipline]:
    """Return the disciplinary actions decided by ``on``, earliest first."""
    return _parts(
        connection,
        "SELECT person_id, form, reason, decided_on, ended_on FROM disciplinary_action "
        "WHERE decided_on IS NULL OR decided_on <= :on ORDER BY decided_on NULLS FIRST, id",
        on,
        lambda form, reason, decided, ended: Discipline(form, reason, day(decided), day(ended)),
    )


def awards(connection: Connection, on: str) -> ByPerson[Award]:
    """Return the commendations decided by ``on``, earliest first."""
    return _parts(
        connection,
        "SELECT person_id, form, decided_on FROM commendation "
        "WHERE decided_on IS NULL OR decided_on <= :on ORDER BY decided_on NULLS FIRST, id",
        on,
        lambda form, decided: Award(form, day(decided)),
    )


def plans(connection: Connection, on: str) -> ByPerson[Plan]:
    """Return the places in the succession plan in force at ``on``."""
    return _parts(
        connection,
        "SELECT person_id, position_code, term FROM succession_plan WHERE (decided_on IS NULL OR decided_on <= :on) "
        "AND (removed_on IS NULL OR removed_on > :on) ORDER BY decided_on NULLS FIRST, id",
        on,
        Plan,
    )


def _parts(connection: Connection, statement: str, on: str | None, make: Callable[..., Part]) -> ByPerson[Part]:
    rows = connection.exec_driver_sql(statement, {} if on is None else {"on": on})
    found: dict[str, list[Part]] = defaultdict(list)
    for person, *rest in rows.all():
        found[person].append(make(*rest))
    return {person: tuple(parts) for person, parts in found.items()}


def target_figures(connection: Connection, on: str, scope: set[str]) -> tuple[TargetFigure, ...]:
    """Return the latest figure of each unit and target whose period had begun by ``on``."""
    rows: Any = connection.exec_driver_sql(
        "SELECT unit_id, target, period, numerator, denominator FROM target_entry WHERE period <= :on "
        "ORDER BY period, id",
        {"on": on},
    )
    latest = {(row[0], row[1]): TargetFigure(*row) for row in rows.all() if row[0] in scope}
    return tuple(latest.values())
