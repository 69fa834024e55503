"""Nhu cầu đào tạo, bồi dưỡng: what is asked of a title minus the level of its holder, by position and by person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.reports.report import Params
from hrdesk.rules.needs import Needs, Tally, needs
from hrdesk.rules.programme import load_programmes
from hrdesk.rules.standards import load_standards


@dataclass(frozen=True, slots=True)
class TrainingNeedsFacts:
    """The needs, the people by id, the units by id; ``is_one_commune`` where names are listed."""

    as_of: date
    unit: Unit
    needs: Needs
    people: Mapping[str, PersonAt]
    units: Mapping[str, Unit]
    is_one_commune: bool


def facts(snapshot: Snapshot, params: Params) -> TrainingNeedsFacts:
    """Return the needs by the ``rules`` and ``programmes`` that hold for the office (shipped ones without)."""
    rules = params.get("rules") or load_standards()
    programmes = params.get("programmes") or load_programmes()
    return TrainingNeedsFacts(
        snapshot.as_of,
        snapshot.unit,
        needs(snapshot, rules, programmes),
        {person.id: person for person in snapshot.persons},
        snapshot.unit_by_id,
        len({snapshot.commune_of[unit.id].id for unit in snapshot.units}) == 1,
    )


def to_json(found: TrainingNeedsFacts) -> dict[str, Any]:
    """Return the needs in the form of the contracts (section 5): every subject, also where nobody needs it."""
    return {
        "positions": [
            {"code": tally.code, "headcount": len(tally.people), "needs": _numbers(tally)}
            for tally in found.needs.positions
        ],
        "persons": {tally.code: _numbers(tally) for tally in found.needs.groups},
    }


def _numbers(tally: Tally) -> dict[str, int]:
    return {subject: len(people) for subject, people in tally.needs.items()}
