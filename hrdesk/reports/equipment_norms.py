"""Thừa, thiếu theo định mức: have, required, short, surplus and what the shortage costs, by norm, place and unit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.areas import Area, areas_of
from hrdesk.reports.item_words import place_name
from hrdesk.reports.report import Params
from hrdesk.rules.norms import NormLine, NormTotal, holdings, totals
from hrdesk.rules.standards import Rule, load_standards


@dataclass(frozen=True, slots=True)
class NormFacts:
    """The lines in the order of units and norms; ``totals`` by unit id, those of the office itself under its own."""

    as_of: date
    unit: Unit
    areas: tuple[Area, ...]
    lines: tuple[NormLine, ...]
    totals: dict[str, tuple[NormTotal, ...]]
    places: dict[str, str]

    @property
    def whole(self) -> tuple[NormTotal, ...]:
        """The sums of the whole office, by norm."""
        return self.totals.get(self.unit.id, ())

    def place_of(self, line: NormLine) -> str:
        """Return where a line holds; nothing for the whole office."""
        return self.places.get(line.place.id, "") if line.place else ""


def facts(snapshot: Snapshot, params: Params) -> NormFacts:
    """Return the norms by the ``rules`` given, the shipped ones without any, of one ``place`` or all."""
    rules: tuple[Rule, ...] = tuple(params.get("rules") or ()) or load_standards()
    wanted = params.get("place") or None
    lines = tuple(
        line for line in holdings(snapshot, rules) if wanted is None or (line.place and line.place.id == wanted)
    )
    by_unit: dict[str, list[NormTotal]] = {}
    for total in totals(snapshot, lines):
        by_unit.setdefault(total.unit.id, []).append(total)
    return NormFacts(
        snapshot.as_of,
        snapshot.unit,
        areas_of(snapshot),
        lines,
        {unit: tuple(found) for unit, found in by_unit.items()},
        {line.place.id: place_name(snapshot, line.place.id) for line in lines if line.place},
    )


def to_json(found: NormFacts) -> dict[str, Any]:
    """Return every line, and the sums of every unit; amounts in đồng."""
    return {
        "rows": [
            {
                "rule": line.rule,
                "unit": line.unit.code,
                "place": found.place_of(line) or None,
                "title": line.title,
                **_numbers(line),
                "max_price": line.max_price,
                "legal_basis": line.legal_basis,
                "verified": line.verified,
            }
            for line in found.lines
        ],
        "totals": [
            {"unit": total.unit.code, "rule": total.rule, "title": total.title, **_numbers(total)}
            for of_unit in found.totals.values()
            for total in of_unit
        ],
    }


def _numbers(one: NormLine | NormTotal) -> dict[str, int | None]:
    return {
        "required": one.required,
        "have": one.have,
        "short": one.short,
        "surplus": one.surplus,
        "shortage_cost": one.shortage_cost,
    }
