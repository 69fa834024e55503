"""Bộ phận một cửa: which desks have all that the definition of the day asks for, and what the others lack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.areas import Area, areas_of
from hrdesk.reports.item_words import label_of
from hrdesk.reports.period import day_of
from hrdesk.reports.report import Params
from hrdesk.rules.one_stop import Desk, definition_on, desks
from hrdesk.rules.standards import Definition, Rule, load_standards


@dataclass(frozen=True, slots=True)
class OneStopFacts:
    """A desk per commune, in the order of units, and the definition they were held against."""

    as_of: date
    unit: Unit
    areas: tuple[Area, ...]
    desks: tuple[Desk, ...]
    definition: Definition

    @property
    def lacking(self) -> tuple[Desk, ...]:
        """The desks that lack something."""
        return tuple(desk for desk in self.desks if not desk.complete)


def facts(snapshot: Snapshot, params: Params) -> OneStopFacts:
    """Return the desks by the definition of ``definition_on``, without an answer that of the reporting day."""
    rules: tuple[Rule, ...] = tuple(params.get("rules") or ()) or load_standards()
    on = day_of(params.get("definition_on")) or snapshot.as_of
    found = desks(snapshot, on, rules)
    definition = found[0].definition if found else definition_on(load_standards(), on)
    return OneStopFacts(snapshot.as_of, snapshot.unit, areas_of(snapshot), found, definition)


def to_json(found: OneStopFacts) -> dict[str, Any]:
    """Return the counts as the contracts give them (section 5), and the desks that lack something."""
    return {
        "offices": len(found.desks),
        "complete": len(found.desks) - len(found.lacking),
        "lacking": len(found.lacking),
        "missing": missing(found.desks),
        "definition": found.definition.name,
        "definition_id": found.definition.id,
        "lacking_units": [{"unit": desk.unit.code, "missing": dict(desk.missing)} for desk in found.lacking],
    }


def missing(chosen: Iterable[Desk]) -> dict[str, int]:
    """Return how many desks lack something of each category, only those that are lacked."""
    counts: dict[str, int] = {}
    for desk in chosen:
        for category in desk.required:
            counts[category] = counts.get(category, 0) + (category in desk.missing)
    return {category: count for category, count in counts.items() if count}


def category_word(category: str) -> str:
    """Return a category in running text."""
    label = label_of("equipment_category", category)
    return "máy vi tính" if category == "DESKTOP_COMPUTER" else label[:1].lower() + label[1:]
