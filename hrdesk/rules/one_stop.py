"""The one-stop desk of each commune (bộ phận một cửa), held against the definition of a day.

The definitions are data (``[[definition]]`` in ``resources/standards``): that of 2022, and from 2025 on the one
with the camera.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from hrdesk.domain.equipment import Item, Place
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.rules.premises import inside, number_of, of_kind, usable
from hrdesk.rules.quotas import communes
from hrdesk.rules.standards import Definition, Rule, load_standards


class Desk(msgspec.Struct, frozen=True):
    """The one-stop desk of a commune; ``place`` is None where it has none, then everything is missing.

    Keys are the first category of each rule, in the order of the definition: DESKTOP_COMPUTER stands for
    laptops too. ``missing`` has only what is missing. Several desks of one commune count together.
    """

    unit: Unit
    place: Place | None
    definition: Definition
    have: dict[str, int]
    required: dict[str, int]
    missing: dict[str, int]
    complete: bool
    items: dict[str, tuple[Item, ...]]


def desks(snapshot: Snapshot, on: date | None = None, rules: tuple[Rule, ...] | None = None) -> tuple[Desk, ...]:
    """Return the desk of each commune in the order of units, by the definition of the day ``on`` (default: as of)."""
    lawful = load_standards() if rules is None else rules
    if not any(rule.definitions for rule in lawful):  # an office that has switched the decision off
        lawful = load_standards()
    definition = definition_on(lawful, on or snapshot.as_of)
    asked = [rule for name in definition.rules for rule in lawful if rule.id == name]
    return tuple(_desk(snapshot, unit, definition, asked) for unit in communes(snapshot))


def definition_on(rules: Iterable[Rule], on: date) -> Definition:
    """Return the definition of a day: the one in force, else the last that began, else the first."""
    found = {definition.id: definition for rule in rules for definition in rule.definitions}
    ordered = sorted(found.values(), key=lambda definition: definition.valid_from)
    begun = [definition for definition in ordered if definition.valid_from <= on]
    lasting = [definition for definition in begun if definition.valid_to is None or on <= definition.valid_to]
    return (lasting or begun or ordered)[-1 if begun else 0]


def on_duty(places: Iterable[Place]) -> int:
    """Return how many people are on duty at the desks of a commune: one where it is not stated."""
    return max(sum(place.staff_count or 0 for place in places), 1)


def _desk(snapshot: Snapshot, unit: Unit, definition: Definition, asked: Iterable[Rule]) -> Desk:
    counters = of_kind(snapshot, unit.id, "ONE_STOP")
    within = {place.id: place for counter in counters for place in inside(snapshot, counter)}.values()
    have: dict[str, int] = {}
    required: dict[str, int] = {}
    items: dict[str, tuple[Item, ...]] = {}
    for rule in asked:
        key = rule.categories[0]
        items[key] = usable(snapshot, within, rule.categories)
        have[key] = number_of(items[key])
        required[key] = rule.quantity * (on_duty(counters) if rule.basis == "ON_DUTY" else 1)
    missing = {key: number - have[key] for key, number in required.items() if have[key] < number}
    place = counters[0] if counters else None
    return Desk(unit, place, definition, have, required, missing, not missing, items)
