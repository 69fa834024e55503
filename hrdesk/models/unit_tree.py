"""Which units stand where on a day: the tree of an office, with mergers and splits.

A unit that was merged ends on the day its change takes effect, whoever owns its record. Before that
day an office is shown as what it was, after it as what it became: old reports print the old units.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from hrdesk.domain.snapshot import Unit
from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import setting


@dataclass(frozen=True)
class UnitTree:
    """An office on a day: ``root`` first in ``units``; ``successors`` maps ended units to what they became."""

    root: Unit
    units: tuple[Unit, ...]
    successors: dict[str, str]


def unit_tree(connection: Connection, on: str, code: str | None) -> UnitTree:
    """Return the own office, or the unit with ``code``, and what stands below it on the day ``on`` (ISO).

    Raises ``UserError`` for an unknown code.
    """
    rows = {row[0]: row for row in connection.exec_driver_sql(_SELECT)}
    changes: list[tuple[str, str, str]] = [tuple(row) for row in connection.exec_driver_sql(_CHANGES)]
    ended = {old: day for old, new, day in reversed(changes) if new != old}
    successors = {old: new for old, new, day in changes if day <= on and new != old}
    own = setting.own_unit_id(connection)
    start = next((key for key, row in rows.items() if (row[1] == code if code else key == own)), None)
    if start is None:
        raise UserError(say.unit_unknown(code or own))

    def stands(row: Any) -> bool:
        since, until = row[-2], min(filter(None, (row[-1], ended.get(row[0]))), default=None)
        return (since is None or since <= on) and (until is None or until > on)

    roots = _roots(start, rows, changes, on, stands)
    below: dict[str | None, list[Any]] = defaultdict(list)
    for row in rows.values():
        below[row[6]].append(row)
    found = [rows[root] for root in roots]
    for row in found:  # grows while it is read: parents come before children
        found.extend(child for child in below[row[0]] if stands(child) and child not in found)
    units = tuple(map(_unit, found))
    # Several units became one: that one stands for them where an office must have one name.
    head = units[0] if len(roots) == 1 else _unit(rows[start])
    return UnitTree(head, units, successors)


_SELECT = (
    "SELECT id, code, name, kind, unit_class, area_type, parent_id, population, area_km2, households, "
    "has_regular_police, valid_from, valid_to FROM org_unit ORDER BY code, name"
)
_CHANGES = "SELECT unit_id, successor_id, effective_on FROM unit_change ORDER BY effective_on, id"


def _roots(
    start: str, rows: Mapping[str, Any], changes: list[tuple[str, str, str]], on: str, stands: Any
) -> tuple[str, ...]:
    """Return what a unit was or is on a day: itself, what it became, or what it was made of."""
    current, seen = start, {start}
    while True:
        became = next((new for old, new, day in changes if old == current and day <= on and new not in seen), None)
        if became is None:
            break
        seen.add(became)
        current = became
    if stands(rows[current]) or rows[current][-2] is None:
        return (current,)
    before = {old for old, new, day in changes if new == current and day > on}
    return tuple(key for key in rows if key in before) or (current,)


def _unit(row: Any) -> Unit:
    identity, code, name, kind, unit_class, area_type, parent, population, area, households, police, *_ = row
    return Unit(
        identity, code, name, kind, unit_class, area_type, parent, population,
        None if area is None else area / 100, households, police is None or bool(police),
    )  # fmt: skip
