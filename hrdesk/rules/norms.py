"""Norms of equipment held against what stands there: have, required, short, surplus, with the things behind each.

The norms are rules of kind ``equipment`` (``resources/standards``) and those that offices enter themselves. An own norm
goes before one of the law for the same basis and categories, that of a commune before that of an office above it.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Item, OwnNorm, Place
from hrdesk.domain.finding import Severity
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.messages import norms as say
from hrdesk.rules.one_stop import on_duty
from hrdesk.rules.plain import full_time_titles
from hrdesk.rules.premises import inside, number_of, of_kind, usable
from hrdesk.rules.quotas import communes, hamlets
from hrdesk.rules.standards import Rule, load_standards

OWN = "OWN"
_AT_PLACES = ("ROOM", "MEETING_ROOM", "ARCHIVE")
_FOR_EVERYBODY = ("CULTURE_HOUSE", "MEETING_ROOM", "ARCHIVE")


class Norm(msgspec.Struct, frozen=True, eq=False):
    """A norm made ready: so many of any of ``categories`` for one of the ``basis``; ``max_price`` in đồng, of one.

    ``standard`` is the instrument, or OWN; ``positions`` are the titles that it is for, with basis PERSON.
    """

    rule: str
    standard: str
    basis: str
    categories: tuple[str, ...]
    quantity: Fraction
    max_price: int | None
    positions: frozenset[str]
    title: str
    legal_basis: str
    verified: bool
    is_minimum: bool
    severity: Severity
    unit_id: str | None = None


class NormLine(msgspec.Struct, frozen=True, eq=False):
    """A norm in one place, or in a whole office (``place`` None); short − surplus = required − have, always.

    ``items`` are the lines of the inventory behind ``have``; ``shortage_cost`` in đồng, None without a price.
    ``max_price`` is the norm's, else the highest of another norm for such things. With ``is_minimum`` a surplus is
    nothing to be pointed out. ``people`` are those whom the norm is for.
    """

    rule: str
    unit: Unit
    place: Place | None
    categories: tuple[str, ...]
    title: str
    required: int
    have: int
    short: int
    surplus: int
    max_price: int | None
    legal_basis: str
    verified: bool
    items: tuple[Item, ...]
    shortage_cost: int | None
    basis: str
    standard: str
    is_minimum: bool
    severity: Severity
    people: tuple[str, ...] = ()


class NormTotal(msgspec.Struct, frozen=True, eq=False):
    """The lines of one norm in a unit and all below it, added up; ``lines`` are those behind it."""

    unit: Unit
    rule: str
    title: str
    required: int
    have: int
    short: int
    surplus: int
    shortage_cost: int | None
    lines: tuple[NormLine, ...]


def holdings(snapshot: Snapshot, rules: tuple[Rule, ...] | None = None) -> tuple[NormLine, ...]:
    """Return each norm of the day in each place and office, in the order of units.

    An office without any place on record is left out: nothing is known of it.
    """
    lawful = load_standards() if rules is None else rules
    chosen = _Chosen(snapshot, lawful)
    staff = _staff(snapshot)
    lines: list[NormLine] = []
    for unit, parts in recorded(snapshot):
        lines += _of_office(snapshot, unit, chosen.norms(unit, unit), staff.get(unit.id, []))
        for hamlet in parts:
            lines += _of_hamlet(snapshot, hamlet, chosen.norms(hamlet, unit))
    return tuple(lines)


def totals(snapshot: Snapshot, lines: Sequence[NormLine]) -> tuple[NormTotal, ...]:
    """Add the lines up for every unit and every unit above it, in the order of units, then of norms."""
    found: dict[tuple[str, str], list[NormLine]] = {}
    for line in lines:
        for unit in _upwards(snapshot, line.unit.id):
            found.setdefault((unit, line.rule), []).append(line)
    order = list(dict.fromkeys(line.rule for line in lines))
    return tuple(
        _total(unit, found[unit.id, rule]) for unit in snapshot.units for rule in order if (unit.id, rule) in found
    )


def recorded(snapshot: Snapshot) -> Iterator[tuple[Unit, list[Unit]]]:
    """Yield each commune that has a place on record, itself or in its hamlets, with its hamlets."""
    below: dict[str, list[Unit]] = {}
    for hamlet in hamlets(snapshot):
        below.setdefault(snapshot.commune_of[hamlet.id].id, []).append(hamlet)
    for unit in communes(snapshot):
        parts = below.get(unit.id, [])
        if any(each.id in snapshot.places_of for each in (unit, *parts)):
            yield unit, parts


def is_for_everybody(place: Place) -> bool:
    """Whether what stands at a place is for general use, not the equipment of the people of the office."""
    return place.kind in _FOR_EVERYBODY or place.serves_hamlets


def line_of(norm: Norm, unit: Unit, place: Place | None, required: int, have: int, items: Iterable[Item]) -> NormLine:
    """Return a line with its shortage worked out."""
    short = max(required - have, 0)
    return NormLine(
        rule=norm.rule,
        unit=unit,
        place=place,
        categories=norm.categories,
        title=norm.title,
        required=required,
        have=have,
        short=short,
        surplus=max(have - required, 0),
        max_price=norm.max_price,
        legal_basis=norm.legal_basis,
        verified=norm.verified,
        items=tuple(items),
        shortage_cost=None if norm.max_price is None else short * norm.max_price,
        basis=norm.basis,
        standard=norm.standard,
        is_minimum=norm.is_minimum,
        severity=norm.severity,
    )


# --- Which norms hold ---------------------------------------------------------------------------------


def _of_law(rule: Rule) -> Norm:
    return Norm(
        rule=rule.id,
        standard=rule.standard,
        basis=rule.basis,
        categories=rule.categories,
        quantity=Fraction(rule.quantity, rule.each),
        max_price=rule.max_price,
        positions=frozenset(rule.positions),
        title=rule.title or _label(rule.categories),
        legal_basis=rule.legal_basis,
        verified=rule.verified,
        is_minimum=rule.is_minimum,
        severity=rule.severity,
    )


def _of_office_itself(own: OwnNorm) -> Norm:
    title = _label((own.category_code,))
    if own.position_code:
        title = f"{title} ({catalog('position').label(own.position_code)})"
    return Norm(
        rule=f"{OWN}-{own.id}",
        standard=OWN,
        basis=own.basis,
        categories=(own.category_code,),
        quantity=Fraction(own.quantity, 100),
        max_price=own.max_price,
        positions=frozenset((own.position_code,)) if own.position_code else full_time_titles(),
        title=title,
        legal_basis=own.legal_basis or say.own_norm(),
        verified=True,
        is_minimum=False,
        severity=Severity.SHOULD,
        unit_id=own.unit_id,
    )


def _label(categories: Iterable[str]) -> str:
    labels = [catalog("equipment_category").label(code) for code in categories]
    return labels[0] + "".join(f", {label[:1].lower()}{label[1:]}" for label in labels[1:])


class _Chosen:
    """The norms that hold in each unit of a snapshot, worked out once for units alike."""

    def __init__(self, snapshot: Snapshot, rules: Iterable[Rule]) -> None:
        self.snapshot = snapshot
        self.laws = [rule for rule in rules if rule.kind == "equipment" and rule.in_force(snapshot.as_of)]
        self.own: dict[str, list[Norm]] = {}
        for norm in snapshot.equipment.norms:
            # The unit of a norm that the snapshot does not know is an office above it.
            giver = norm.unit_id if norm.unit_id in snapshot.unit_by_id else ""
            self.own.setdefault(giver, []).append(_of_office_itself(norm))
        self._made: dict[tuple[str, str | None, tuple[str, ...]], list[Norm]] = {}

    def norms(self, unit: Unit, commune: Unit) -> list[Norm]:
        """Return the norms of a unit in a commune: own ones, nearest first, then the law for what they do not name."""
        givers = tuple(giver for giver in (*_upwards(self.snapshot, unit.id), "") if giver in self.own)
        key = commune.kind, commune.area_type, givers
        if key not in self._made:
            self._made[key] = self._make(commune, givers)
        return self._made[key]

    def _make(self, commune: Unit, givers: tuple[str, ...]) -> list[Norm]:
        kept: list[Norm] = []
        laws = (_of_law(rule) for rule in self.laws if _concerns(rule, commune))
        for norm in (*(norm for giver in givers for norm in self.own[giver]), *laws):
            if not any(_stands_for(other, norm) for other in kept):
                kept.append(norm)
        return [_priced(norm, kept) for norm in kept]


def _concerns(rule: Rule, unit: Unit) -> bool:
    return (not rule.unit_kinds or unit.kind in rule.unit_kinds) and (
        not rule.area_types or (unit.area_type or "DELTA") in rule.area_types
    )


def _stands_for(nearer: Norm, norm: Norm) -> bool:
    """Whether an own norm takes the place of one from above or of the law: for the same things and everybody there."""
    return (
        nearer.standard == OWN
        and nearer.unit_id != norm.unit_id
        and nearer.basis == norm.basis
        and not set(nearer.categories).isdisjoint(norm.categories)
        and (nearer.basis != "PERSON" or norm.positions <= nearer.positions)
    )


def _priced(norm: Norm, norms: Iterable[Norm]) -> Norm:
    """Return a norm that names no price with the highest one that another norm of the unit names for such things."""
    if norm.max_price is not None:
        return norm
    alike = (other for other in norms if not set(other.categories).isdisjoint(norm.categories))
    prices = [other.max_price for other in alike if other.max_price is not None]
    return msgspec.structs.replace(norm, max_price=max(prices)) if prices else norm


def _upwards(snapshot: Snapshot, unit_id: str) -> list[str]:
    """Return a unit and those above it that the snapshot knows."""
    found: list[str] = []
    unit = snapshot.unit_by_id.get(unit_id)
    while unit is not None and unit.id not in found:
        found.append(unit.id)
        unit = snapshot.unit_by_id.get(unit.parent_id or "")
    return found


# --- What stands there --------------------------------------------------------------------------------


def _of_office(
    snapshot: Snapshot, unit: Unit, norms: list[Norm], staff: list[tuple[str, frozenset[str]]]
) -> list[NormLine]:
    lines = _for_people(snapshot, unit, [norm for norm in norms if norm.basis == "PERSON"], staff)
    own = snapshot.places_of.get(unit.id, [])
    counters = of_kind(snapshot, unit.id, "ONE_STOP")
    for norm in norms:
        if norm.basis == "OFFICE":
            lines.append(_line(snapshot, norm, unit, None, own, 1))
        elif norm.basis in ("ONE_STOP", "ON_DUTY"):
            desk = [place for counter in counters for place in inside(snapshot, counter)]
            number = on_duty(counters) if norm.basis == "ON_DUTY" else 1
            lines.append(_line(snapshot, norm, unit, counters[0] if counters else None, desk, number))
        elif norm.basis in _AT_PLACES:
            rooms = [room for room in of_kind(snapshot, unit.id, norm.basis) if not room.serves_hamlets]
            lines += (_line(snapshot, norm, unit, room, _room(snapshot, room), 1) for room in rooms)
    return lines


def _of_hamlet(snapshot: Snapshot, unit: Unit, norms: Iterable[Norm]) -> Iterator[NormLine]:
    """Yield the norms of a culture house; a hamlet without one lacks what one would need."""
    houses = of_kind(snapshot, unit.id, "CULTURE_HOUSE")
    for norm in norms:
        if norm.basis == "CULTURE_HOUSE":
            for house in houses:
                yield _line(snapshot, norm, unit, house, _room(snapshot, house), 1)
            if not houses:
                yield _line(snapshot, norm, unit, None, (), 1)


def _room(snapshot: Snapshot, place: Place) -> list[Place]:
    """Return a place and what is in it, without those of its own kind, which have norms of their own."""
    return [each for each in inside(snapshot, place) if each.id == place.id or each.kind != place.kind]


def _line(
    snapshot: Snapshot, norm: Norm, unit: Unit, place: Place | None, places: Iterable[Place], number: int
) -> NormLine:
    there = {each.id: each for each in places}.values()
    items = usable(snapshot, there, norm.categories)
    return line_of(norm, unit, place, math.ceil(norm.quantity * number), number_of(items), items)


# --- What people have ---------------------------------------------------------------------------------


def _staff(snapshot: Snapshot) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return who works in each commune, with all titles; somebody counts in the commune of the main title."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for person in snapshot.persons:
        if person.holdings:
            main = min(person.holdings, key=lambda held: held.is_concurrent)  # the first of them
            titles = frozenset(held.position_code for held in person.holdings)
            found.setdefault(snapshot.commune_of[main.unit_id].id, []).append((person.id, titles))
    return found


class _Share(msgspec.Struct, eq=False):
    """A norm of people in one office while the things are dealt out."""

    norm: Norm
    people: dict[str, None]
    required: int
    have: int = 0
    items: dict[str, Item] = {}

    def take(self, item: Item, number: int) -> None:
        self.have += number
        self.items[item.id] = item


def _for_people(
    snapshot: Snapshot, unit: Unit, norms: Sequence[Norm], staff: Sequence[tuple[str, frozenset[str]]]
) -> list[NormLine]:
    people: dict[str, dict[str, None]] = {norm.rule: {} for norm in norms}
    for person, titles in staff:
        for norm in _highest([norm for norm in norms if norm.positions & titles]):
            people[norm.rule][person] = None
    shares = [
        _Share(norm, people[norm.rule], math.ceil(norm.quantity * len(people[norm.rule])))
        for norm in norms
        if people[norm.rule]
    ]
    offices = [place for place in snapshot.places_of.get(unit.id, ()) if not is_for_everybody(place)]
    wanted = {code for share in shares for code in share.norm.categories}
    others = {person for person, _ in staff}.difference(*people.values())
    things = usable(snapshot, offices, wanted)
    counters = {place.id for counter in of_kind(snapshot, unit.id, "ONE_STOP") for place in inside(snapshot, counter)}
    _deal_out(shares, [item for item in things if item.state.custodian_id not in others], counters)
    return [
        msgspec.structs.replace(
            line_of(share.norm, unit, None, share.required, share.have, share.items.values()),
            people=tuple(share.people),
        )
        for share in shares
    ]


def _highest(norms: Sequence[Norm]) -> list[Norm]:
    """Return the norms of somebody with several titles, one for each kind of thing: own ones, else the highest."""
    chosen: list[Norm] = []
    ordered = sorted(norms, key=lambda norm: (norm.standard != OWN, -norm.quantity, -(norm.max_price or 0)))
    for norm in ordered:
        # Of one office's own norms each category stands by itself; of the rest one norm per thing is left.
        if not any(not set(norm.categories).isdisjoint(other.categories) for other in chosen):
            chosen.append(norm)
    return chosen


def _deal_out(shares: Sequence[_Share], items: Iterable[Item], counters: Collection[str]) -> None:
    """Count each thing for one norm: that of who keeps it, else where it is needed; the rest is surplus of the last.

    What somebody keeps for whom there is no norm has been left out before. What stands at the one-stop desk
    (``counters``) comes last and counts only where something is still short: the desk has a norm of its own.
    """
    order = sorted(shares, key=lambda share: (len(share.norm.categories), -(share.norm.max_price or 0)))
    for item in sorted(items, key=lambda item: (item.place_id in counters, item.state.custodian_id is None)):
        fitting = [share for share in order if item.category_code in share.norm.categories]
        keeper = next((share for share in fitting if (item.state.custodian_id or "") in share.people), None)
        left = max(item.quantity, 0)
        for share in fitting if keeper is None else [keeper]:
            number = min(left, max(share.required - share.have, 0))
            if number:
                share.take(item, number)
                left -= number
        if left and item.place_id not in counters:
            (keeper or fitting[-1]).take(item, left)


# --- Sums ---------------------------------------------------------------------------------------------


def _total(unit: Unit, lines: Collection[NormLine]) -> NormTotal:
    costs = [line.shortage_cost for line in lines if line.shortage_cost is not None]
    first = next(iter(lines))
    return NormTotal(
        unit=unit,
        rule=first.rule,
        title=first.title,
        required=sum(line.required for line in lines),
        have=sum(line.have for line in lines),
        short=sum(line.short for line in lines),
        surplus=sum(line.surplus for line in lines),
        shortage_cost=sum(costs) if costs else None,
        lines=tuple(lines),
    )
