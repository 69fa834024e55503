"""Findings about equipment and space: what a place or an office is short of, has too much of, or paid too much for."""

from collections.abc import Iterator
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Item, Place
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.messages import norms as say
from hrdesk.rules.applying import Book
from hrdesk.rules.naming import unit_title
from hrdesk.rules.norms import OWN, NormLine, holdings, is_for_everybody, recorded
from hrdesk.rules.plain import full_time_titles
from hrdesk.rules.premises import of_kind
from hrdesk.rules.standards import Rule
from hrdesk.text import search_key

_OF_DESK = ("ONE_STOP", "ON_DUTY")


def short_of_equipment(
    snapshot: Snapshot, rules: tuple[Rule, ...], laws: Book, standard: str | None
) -> Iterator[Finding]:
    """Yield a finding for each norm that a place or an office is below, or above where it is no minimum.

    A commune without a one-stop desk hears that it has none, not what one would need. Own norms are left out when one
    standard is asked for.
    """
    chosen = {rule.id for rule in laws.chosen}
    for line in holdings(snapshot, rules):
        is_asked = line.rule in chosen or (line.standard == OWN and standard is None)
        if not is_asked or (line.basis in _OF_DESK and line.place is None):
            continue
        where = _where(snapshot, line.unit, line.place)
        if line.short:
            yield _of_line(snapshot, line, "", say.short(where, line.title, line.required, line.have, line.short))
        elif line.surplus and not line.is_minimum:
            message = say.surplus(where, line.title, line.required, line.have, line.surplus)
            yield _of_line(snapshot, line, "-SURPLUS", message)


def short_of_space(snapshot: Snapshot, laws: Book) -> Iterator[Finding]:
    """Yield a finding for each office without a place that it should have, or with too little or much room a person."""
    rules = [rule for rule in laws.chosen if rule.kind == "space"]
    for unit, _ in recorded(snapshot):
        for rule in rules:
            if rule.unit_kinds and unit.kind not in rule.unit_kinds:
                continue
            if rule.place_kind:
                if not of_kind(snapshot, unit.id, rule.place_kind):
                    kind = catalog("place_kind").label(rule.place_kind)
                    yield _of_unit(rule, unit, say.place_missing(unit_title(unit), kind))
            else:
                yield from _area(snapshot, rule, unit)


def area_for_each(snapshot: Snapshot, unit_id: str) -> float | None:
    """Return the square metres of an office for each of its cadres and civil servants, None where it is not known.

    The area is that of its headquarters; where none is stated, of its rooms and desks together.
    """
    area, people = _area_of(snapshot, unit_id), staff_of(snapshot, unit_id)
    return area / people if area and people else None


def over_price(snapshot: Snapshot, rules: tuple[Rule, ...], standard: str | None) -> Iterator[Finding]:
    """Yield a finding for each thing that cost more than every norm of the day it was bought allows."""
    priced = [rule for rule in rules if rule.kind == "equipment" and rule.max_price is not None]
    for item in snapshot.equipment.items:
        place = snapshot.place_by_id.get(item.place_id)
        bought = item.received_on
        if not item.is_present or not item.unit_cost or place is None or bought is None:
            continue
        if item.acquisition_way not in (None, "PURCHASE"):
            continue
        allowed = [rule for rule in priced if item.category_code in rule.categories and _is_for(rule, place)]
        days = {bought.first, bought.last}
        ceiling = max(
            (rule for rule in allowed if any(rule.in_force(day) for day in days)),
            key=lambda rule: rule.max_price or 0,
            default=None,
        )
        if ceiling is None or standard not in (None, ceiling.standard, ceiling.id):
            continue
        if not _own_price(snapshot, item) and item.unit_cost > allowed_price(rules, item, ceiling, bought.last):
            yield _too_dear(snapshot, item, place, ceiling, allowed_price(rules, item, ceiling, bought.last))


def allowed_price(rules: tuple[Rule, ...], item: Item, ceiling: Rule, on: date) -> int:
    """Return the highest price of a thing in đồng: the norm's, or its share where a part of a set is bought alone."""
    words = search_key(item.name).split()
    parts = {
        part.word: part.percent
        for rule in rules
        if rule.parts and rule.in_force(on) and item.category_code in rule.categories
        for part in rule.parts
    }
    named = [percent for word, percent in parts.items() if search_key(word) in words]
    price = ceiling.max_price or 0
    return price * named[0] // 100 if len(named) == 1 else price


def _is_for(rule: Rule, place: Place) -> bool:
    """Whether a norm is about things at a place: what people get for their work does not stand in a meeting room."""
    return rule.basis != "PERSON" or not is_for_everybody(place)


def _own_price(snapshot: Snapshot, item: Item) -> bool:
    """Whether an own norm allows the price."""
    return any(
        norm.category_code == item.category_code and (norm.max_price or 0) >= (item.unit_cost or 0)
        for norm in snapshot.equipment.norms
    )


def _too_dear(snapshot: Snapshot, item: Item, place: Place, ceiling: Rule, allowed: int) -> Finding:
    return Finding(
        rule=f"{ceiling.id}-PRICE",
        severity=Severity.SHOULD,
        subject=item.id,
        subject_name=item.name,
        unit=snapshot.commune_of[place.unit_id].code,
        message=say.too_dear(item.name, place.name, item.unit_cost or 0, allowed, str(item.received_on)),
        legal_basis=ceiling.legal_basis,
        field="unit_cost",
        standard=ceiling.standard,
    )


def _where(snapshot: Snapshot, unit: Unit, place: Place | None) -> str:
    """Return a place with its commune, or the unit: the beginning of a sentence."""
    title = unit_title(unit)
    if place is not None:
        return say.place_of(place.name, title)
    above = snapshot.commune_of[unit.id]
    return title if above is unit else say.without_house(title)


def _of_line(snapshot: Snapshot, line: NormLine, ending: str, message: str) -> Finding:
    return Finding(
        rule=f"{line.rule}{ending}",
        severity=line.severity,
        subject=line.place.id if line.place else line.unit.id,
        subject_name=line.place.name if line.place else line.unit.name,
        unit=snapshot.commune_of[line.unit.id].code,
        message=message,
        legal_basis=line.legal_basis,
        field=None if line.place else "norms",
        standard=line.standard,
    )


def _of_unit(rule: Rule, unit: Unit, message: str, kind: FindingKind = FindingKind.SHORTFALL) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        subject=unit.id,
        subject_name=unit.name,
        unit=unit.code,
        message=message,
        legal_basis=rule.legal_basis,
        field="places",
        kind=kind,
        standard=rule.standard,
    )


def _area(snapshot: Snapshot, rule: Rule, unit: Unit) -> Iterator[Finding]:
    each = area_for_each(snapshot, unit.id)
    title = unit_title(unit)
    if each is None:
        if staff_of(snapshot, unit.id):
            yield _of_unit(rule, unit, say.area_unknown(title), FindingKind.MISSING_DATA)
    elif rule.area_minimum is not None and each < rule.area_minimum:
        yield _of_unit(rule, unit, say.area_small(title, each, rule.area_minimum))
    elif rule.area_maximum is not None and each > rule.area_maximum:
        yield _of_unit(rule, unit, say.area_large(title, each, rule.area_maximum))


def _area_of(snapshot: Snapshot, unit_id: str) -> float:
    for kinds in (("HEADQUARTERS",), ("ROOM", "ONE_STOP")):
        area = sum(place.area_m2 or 0 for kind in kinds for place in of_kind(snapshot, unit_id, kind))
        if area:
            return area
    return 0


def staff_of(snapshot: Snapshot, unit_id: str) -> int:
    """Return how many cadres and civil servants hold a post in a unit itself."""
    titles = full_time_titles()
    return sum(
        any(held.position_code in titles and held.unit_id == unit_id for held in person.holdings)
        for person in snapshot.persons_of.get(unit_id, ())
    )
