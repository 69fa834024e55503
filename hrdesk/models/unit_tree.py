"""Which units stand where on a day: the tree of an office, with mergers and splits.

A unit that was merged ends on the day its change takes effect, whoever owns its record. Before that
day an office is shown as what it was, after it as what it became: old reports print the old units.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.snapshot import Unit
from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import setting


@dataclass(frozen=True)
class UnitTree:
    """An office on a day: ``root`` first in ``units``; ``successors`` maps ended units to what they became.

    ``gone`` are units of the office that do not stand on the day, ``ended_offices`` those shown although
    they have ended, because nothing came after them. ``office_codes`` give for each shown or gone unit
    the code of its commune, or its own.
    """

    root: Unit
    units: tuple[Unit, ...]
    successors: dict[str, str]
    gone: dict[str, "GoneUnit"]
    ended_offices: dict[str, str]
    office_codes: dict[str, str]


@dataclass(frozen=True)
class GoneUnit:
    """A unit that the day does not show, with when it began and ended (ISO), itself or one above it."""

    name: str
    kind: str
    since: str | None
    until: str | None


def unit_tree(connection: Connection, on: str, code: str | None) -> UnitTree:
    """Return the own office, or the unit with ``code``, and what stands below it on the day ``on`` (ISO).

    Raises ``UserError`` for an unknown code.
    """
    rows: dict[str, Any] = {row[0]: row for row in connection.exec_driver_sql(_SELECT)}
    for unit, *was in connection.exec_driver_sql(_WAS, {"on": on}).all():
        now = rows[unit]
        name, kind, unit_class, area_type, *sizes = was
        rows[unit] = (unit, now[1], name, kind, unit_class, area_type, now[6], *sizes, *now[11:])
    changes: list[tuple[str, str, str]] = [tuple(row) for row in connection.exec_driver_sql(_CHANGES)]
    ended = {old: day for old, new, day in reversed(changes) if new != old}
    successors = {old: new for old, new, day in changes if day <= on and new != old}
    own = setting.own_unit_id(connection)
    start = next((key for key, row in rows.items() if (row[1] == code if code else key == own)), None)
    if start is None:
        raise UserError(say.unit_unknown(code or own))

    spans = {key: (row[-2], min(filter(None, (row[-1], ended.get(key))), default=None)) for key, row in rows.items()}

    def stands(row: Any) -> bool:
        since, until = spans[row[0]]
        return (since is None or since <= on) and (until is None or until > on)

    roots = _roots(start, rows, changes, on, stands)
    below: dict[str | None, list[str]] = defaultdict(list)
    for key, row in rows.items():
        below[row[6]].append(key)
    found = dict.fromkeys(roots)
    waiting = list(roots)
    for unit in waiting:  # grows while it is read: parents come before children
        children = [child for child in below[unit] if child not in found and stands(rows[child])]
        found |= dict.fromkeys(children)
        waiting += children
    units = tuple(_unit(rows[key]) for key in found)
    # Several units became one: that one stands for them where an office must have one name.
    head = units[0] if len(roots) == 1 else _unit(rows[start])
    for old, new, since in changes:
        if since <= on:
            below[new].append(old)  # what became part of a unit is looked for as if it were below it
    ends = _gone(found, below, lambda key: stands(rows[key]))
    gone = {key: GoneUnit(rows[key][2], rows[key][3], *spans[end]) for key, end in ends.items()}
    over = {root: day for root in roots if (day := spans[root][1]) and day <= on}
    codes = {key: rows[_office(rows, key)][1] for key in (*found, *gone)}
    return UnitTree(head, units, successors, gone, over, codes)


def _gone(
    found: Mapping[str, None], below: Mapping[str | None, list[str]], stands: Callable[[str], bool]
) -> dict[str, str]:
    """Return what is below the units shown and not shown itself, each with the unit that has ended: itself or above."""
    gone: dict[str, str] = {}
    waiting = [(child, child) for unit in found for child in below.get(unit, ()) if child not in found]
    for unit, above in waiting:  # grows while it is read
        if unit not in gone:
            gone[unit] = above if stands(unit) else unit
            waiting += [(child, gone[unit]) for child in below.get(unit, ()) if child not in found]
    return gone


def _office(rows: Mapping[str, Any], unit: str) -> str:
    """Return the commune of a hamlet, otherwise the unit itself."""
    kind, parent = rows[unit][3], rows[unit][6]
    is_hamlet = getattr(catalog("unit_kind").by_code.get(kind), "group", None) == "HAMLET"
    return parent if is_hamlet and parent in rows else unit


_SELECT = (
    "SELECT id, code, name, kind, unit_class, area_type, parent_id, population, area_km2, households, "
    "has_regular_police, valid_from, valid_to FROM org_unit ORDER BY code, name"
)
# What a unit was on a day before a change: the first row that ended after it (the bare columns are of that row).
_WAS = (
    "SELECT unit_id, name, kind, unit_class, area_type, population, area_km2, households, has_regular_police "
    "FROM (SELECT *, min(valid_to) FROM unit_past WHERE valid_to > :on GROUP BY unit_id)"
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
