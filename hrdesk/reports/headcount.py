"""Biên chế, số lượng được giao và có mặt: assigned, present, vacant by group and unit, and which titles are vacant.

Nghị định 33/2023/NĐ-CP, Điều 6 và Điều 33, or the law of the day; a number assigned by decision goes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import People
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.areas import Area, areas_of, communes_in, is_single
from hrdesk.reports.report import Params
from hrdesk.rules import QuotaRow, Rule, load_standards, quotas
from hrdesk.rules.applying import book
from hrdesk.rules.quotas import GROUPS
from hrdesk.rules.staffing import vacant_titles

_HEAD = "HAMLET_HEAD"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A title, and the units that must have it where nobody holds it."""

    position: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Numbers added up. ``assigned`` and ``vacant`` leave out units without a number; None where all are."""

    assigned: int | None
    present: int
    vacant: int | None
    people: People


@dataclass(frozen=True, slots=True)
class HeadcountFacts:
    """A row per commune and group, in the order of units; ``hamlet_count`` says how many hamlets there are."""

    as_of: date
    unit: Unit
    areas: tuple[Area, ...]
    rows: tuple[QuotaRow, ...]
    vacancies: tuple[Vacancy, ...]
    hamlet_count: int

    @property
    def total(self) -> Mapping[str, Sum]:
        """Group to its sum over all units."""
        return {group: added(row for row in self.rows if row.group == group) for group in GROUPS}


def facts(snapshot: Snapshot, params: Params) -> HeadcountFacts:
    """Return assigned, present and vacant posts by the ``rules`` given, the shipped ones without any."""
    rules: tuple[Rule, ...] = tuple(params.get("rules") or ()) or load_standards()
    areas = areas_of(snapshot)
    return HeadcountFacts(
        snapshot.as_of,
        snapshot.unit,
        areas,
        quotas(snapshot, rules),
        (*_vacant_titles(snapshot, rules), *_hamlets_without_head(snapshot)),
        len(snapshot.units) - len({unit.id for unit in snapshot.commune_of.values()}),
    )


def to_json(found: HeadcountFacts) -> dict[str, Any]:
    """Return the rows and the totals as the contracts give them (section 5)."""
    single = is_single(found.areas)
    return {
        "rows": [] if single else [_row_json(row) for row in found.rows],
        "total": {
            group: {"assigned": one.assigned, "present": one.present, "vacant": one.vacant}
            for group, one in found.total.items()
        },
    }


def added(rows: Iterable[QuotaRow]) -> Sum:
    """Return the sum of rows. Every person counts once in a group, so that units add up."""
    chosen = tuple(rows)
    known = [row for row in chosen if row.assigned is not None]
    assigned = sum(row.assigned or 0 for row in known) if known or not chosen else None
    vacant = sum(row.vacant or 0 for row in known) if known or not chosen else None
    return Sum(assigned, sum(row.present for row in chosen), vacant, tuple(id_ for row in chosen for id_ in row.people))


def without_number(rows: Sequence[QuotaRow]) -> tuple[QuotaRow, ...]:
    """Return the rows whose assigned number neither a decision nor the law gives."""
    return tuple(row for row in rows if row.assigned is None)


def _row_json(row: QuotaRow) -> dict[str, Any]:
    return {
        "group": row.group,
        "unit": row.unit.code,
        "assigned": row.assigned,
        "present": row.present,
        "vacant": row.vacant,
    }


def _vacant_titles(snapshot: Snapshot, rules: tuple[Rule, ...]) -> list[Vacancy]:
    lacking: dict[str, list[Unit]] = {}
    for finding in vacant_titles(snapshot, book(rules, snapshot.as_of)):
        lacking.setdefault(finding.position or "", []).append(snapshot.unit_by_id[finding.subject])
    place = {unit.id: number for number, unit in enumerate(communes_in(areas_of(snapshot)))}
    return [
        Vacancy(code, tuple(sorted(lacking[code], key=lambda unit: place[unit.id])))
        for code in sorted(lacking, key=catalog("position").rank)
    ]


def _hamlets_without_head(snapshot: Snapshot) -> list[Vacancy]:
    """Return the hamlets without a head, in communes that have people at all."""
    communes = snapshot.commune_of
    staffed = {communes[held.unit_id].id for person in snapshot.persons for held in person.holdings}
    led = {held.unit_id for _, held in snapshot.holders.get(_HEAD, ())}
    lacking = tuple(
        unit
        for unit in snapshot.units
        if communes[unit.id] is not unit and communes[unit.id].id in staffed and unit.id not in led
    )
    return [Vacancy(_HEAD, lacking)] if lacking else []
