"""Đại biểu HĐND cấp xã: structure and quality of the deputies by unit, and their names for a single commune."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.reports.ages import age_rule_of
from hrdesk.reports.areas import Area, areas_of, communes_in, is_single
from hrdesk.reports.member import Member, member_json, members
from hrdesk.reports.report import Params
from hrdesk.reports.structure import Structure, structure_json
from hrdesk.reports.tally import Tallies, merged

DEPUTY = "COUNCIL_DEPUTY"


@dataclass(frozen=True, slots=True)
class CouncilDeputiesFacts:
    """A line per commune by the id of the unit; ``members`` are listed for a single commune only.

    ``term`` is the one term that all deputies state, None where there are several or none.
    """

    as_of: date
    unit: Unit
    age_rule: str
    term: str | None
    areas: tuple[Area, ...]
    lines: Mapping[str, Tallies]
    members: tuple[Member, ...]

    @property
    def total(self) -> Tallies:
        """All deputies, every person once."""
        return merged(self.lines.values())

    def of(self, units: Sequence[Unit]) -> Tallies:
        """Return the line of some communes together."""
        return merged(self.lines[unit.id] for unit in units) if units else self.total


def facts(snapshot: Snapshot, params: Params) -> CouncilDeputiesFacts:
    """Return the counts. ``age_rule`` is COMPLETE_YEARS at the date, or YEAR_DIFFERENCE."""
    age_rule = age_rule_of(params)
    areas = areas_of(snapshot)
    structure = Structure(snapshot.as_of, age_rule)
    people = _by_commune(snapshot)
    lines = {unit.id: structure.count(people.get(unit.id, ()), _re_elected) for unit in communes_in(areas)}
    return CouncilDeputiesFacts(
        snapshot.as_of,
        snapshot.unit,
        age_rule.counting,
        _term(snapshot),
        areas,
        lines or {snapshot.unit.id: structure.count((), _re_elected)},
        members(snapshot, DEPUTY) if is_single(areas) else (),
    )


def to_json(found: CouncilDeputiesFacts) -> dict[str, Any]:
    """Return the total, a line per commune (none for a single one), and the deputies of a single commune."""
    units = () if is_single(found.areas) else communes_in(found.areas)
    return {
        "age_rule": found.age_rule,
        "term": found.term,
        "total": structure_json(found.total),
        "units": [{"unit": unit.code, "name": unit.name, **structure_json(found.lines[unit.id])} for unit in units],
        "persons": [member_json(member) for member in found.members],
    }


def _by_commune(snapshot: Snapshot) -> dict[str, list[PersonAt]]:
    found: dict[str, list[PersonAt]] = {}
    for person, held in snapshot.holders.get(DEPUTY, ()):
        found.setdefault(snapshot.commune_of[held.unit_id].id, []).append(person)
    return found


def _re_elected(person: PersonAt) -> bool | None:
    """Return whether a deputy was elected again; None where no post says."""
    stated = [held.is_reelected for held in person.holdings if held.position_code == DEPUTY]
    known = [again for again in stated if again is not None]
    return any(known) if known else None


def _term(snapshot: Snapshot) -> str | None:
    terms = {held.term for _, held in snapshot.holders.get(DEPUTY, ())}
    return terms.pop() if len(terms) == 1 else None
