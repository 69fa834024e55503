"""Where each target of a programme stands on the day of a snapshot, with the people behind it.

What the records cannot give is entered by hand (``snapshot.target_figures``); what neither gives
is missing, never nought. Comparisons are made on whole numbers, so nothing is rounded before.
"""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot, TargetFigure
from hrdesk.rules.conditions import sufficient_levels
from hrdesk.rules.facilities import culture_houses, equipped_hamlets
from hrdesk.rules.one_stop import desks
from hrdesk.rules.programme import Op, Programme, Target

_SIX_PLACES = Decimal("0.000001")
RECORDS, MANUAL, MISSING = "records", "manual", "missing"


class Counted(msgspec.Struct, frozen=True):
    """Ids of those in the scope: who reaches the target, who does not, of whom it is not stated.

    ``unclear`` are those whose belonging to the scope is not stated; they are in no other list.
    """

    reached: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def scope(self) -> tuple[str, ...]:
        """Everybody counted."""
        return self.reached + self.short + self.unknown


class Standing(msgspec.Struct, frozen=True):
    """Where a target stands. The numbers are None where ``source`` is missing.

    ``periods`` are those of figures entered by hand.
    """

    target: Target
    source: str
    numerator: int | None = None
    denominator: int | None = None
    counted: Counted = Counted()
    periods: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where nothing is counted, or nobody is in its scope."""
        if self.numerator is None or not self.denominator:
            return None
        return meets(self.target.op, self.numerator, self.denominator, self.target.threshold)

    @property
    def exact_percent(self) -> str | None:
        """The share in per cent with six decimals ("95.715441"); None where there is nothing to count."""
        if self.numerator is None or not self.denominator:
            return None
        return str((Decimal(100 * self.numerator) / self.denominator).quantize(_SIX_PLACES, ROUND_HALF_UP))

    @property
    def shortfall(self) -> int:
        """How many more must reach the target before it is met; 0 where it is, or where nothing is counted."""
        if self.is_met is not False:
            return 0
        assert self.numerator is not None
        assert self.denominator is not None
        return max(0, least_to_meet(self.target.op, self.denominator, self.target.threshold) - self.numerator)

    @property
    def is_unstated(self) -> bool:
        """Whether the records say of nobody if he is in the scope, or if he reaches the target."""
        counted = self.counted
        return bool(counted.unknown or counted.unclear) and not (counted.reached or counted.short)


# Whether somebody in the scope reaches the target, by the titles that put him there; None is not stated.
Test = Callable[[PersonAt, Sequence[Holding]], bool | None]
# A count of something else than people: the ids are those of units. None while there are no such records.
Measure = Callable[[Snapshot, Target], Counted | None]


def _one_stop(snapshot: Snapshot, target: Target) -> Counted | None:
    """Count the communes whose one-stop desk is complete by the definition of the day; one without a desk is short."""
    if not snapshot.equipment.places:
        return None
    found = desks(snapshot)
    return Counted(
        tuple(desk.unit.id for desk in found if desk.complete),
        tuple(desk.unit.id for desk in found if not desk.complete),
    )


def _culture_houses(snapshot: Snapshot, target: Target) -> Counted | None:
    """Count the hamlets whose culture house has a computer and a printer; one without a house is short."""
    if not culture_houses(snapshot):
        return None
    return Counted(*equipped_hamlets(snapshot))


# Tests that are no tests of a person.
MEASURES: dict[str, Measure] = {"one_stop_complete": _one_stop, "culture_house_equipped": _culture_houses}


def standings(snapshot: Snapshot, programme: Programme) -> tuple[Standing, ...]:
    """Return every target of a programme with its numbers, in the order of the programme."""
    return tuple(_standing(snapshot, target) for target in programme.targets)


def meets(op: Op, numerator: int, denominator: int, threshold: int) -> bool:
    """Compare the unrounded share with ``threshold`` per cent, or with a number of times for each."""
    share, wanted = 100 * numerator, threshold * denominator
    if op == "times":
        return numerator >= wanted
    if op == ">":
        return share > wanted
    return share == wanted if op == "=" else share >= wanted


def least_to_meet(op: Op, denominator: int, threshold: int) -> int:
    """Return the least numerator that meets the target; the comparison is that of ``meets``."""
    if op == "times":
        return threshold * denominator
    whole, rest = divmod(threshold * denominator, 100)
    return whole + 1 if rest or op == ">" else whole


def _standing(snapshot: Snapshot, target: Target) -> Standing:
    counted = _measured(snapshot, target) if target.source == RECORDS else None
    if counted is not None:
        return Standing(target, RECORDS, len(counted.reached), len(counted.scope), counted)
    figures = figures_of(snapshot, target.id)
    if not figures:
        return Standing(target, MISSING)
    return Standing(
        target,
        MANUAL,
        sum(figure.numerator for figure in figures),
        sum(figure.denominator for figure in figures),
        periods=tuple(sorted({figure.period for figure in figures})),
    )


def figures_of(snapshot: Snapshot, target: str) -> tuple[TargetFigure, ...]:
    """Return the figures that stand for the office: of each branch of units, the topmost one."""
    by_unit = {figure.unit_id: figure for figure in snapshot.target_figures if figure.target == target}
    covered: set[str] = set()
    found = []
    for unit in snapshot.units:  # parents first
        if unit.parent_id in covered:
            covered.add(unit.id)
        elif unit.id in by_unit:
            covered.add(unit.id)
            found.append(by_unit[unit.id])
    return tuple(found)


def _measured(snapshot: Snapshot, target: Target) -> Counted | None:
    name = target.test or ""
    if name in _TESTS:
        return _people(snapshot, target, _TESTS[name](target))
    return MEASURES[name](snapshot, target) if name in MEASURES else None


def _people(snapshot: Snapshot, target: Target, test: Test) -> Counted:
    """Count everybody who holds one of the titles once."""
    found: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    unclear: list[str] = []
    positions = frozenset(target.positions)
    for person in snapshot.persons:
        held = [holding for holding in person.holdings if holding.position_code in positions]
        if held:
            inside, held = _scope(snapshot, target, person, held)
            if inside is None:
                unclear.append(person.id)
            elif inside:
                found[test(person, held)].append(person.id)
    return Counted(tuple(found[True]), tuple(found[False]), tuple(found[None]), tuple(unclear))


def _scope(
    snapshot: Snapshot, target: Target, person: PersonAt, held: list[Holding]
) -> tuple[bool | None, list[Holding]]:
    """Return whether a holder of the titles is in the scope (None: not stated), and by which of them."""
    inside: bool | None = True
    if target.requires_foreign_language:
        stated = {holding.requires_foreign_language for holding in held}
        inside = True if True in stated else None if None in stated else False
        held = [holding for holding in held if holding.requires_foreign_language]
    if target.under_age is not None and inside is not False:
        age = person.age(snapshot.as_of)
        if age is None:
            inside = None
        elif age >= target.under_age:
            inside = False
    return inside, held


def _level(target: Target) -> Test:
    enough = sufficient_levels(target.dimension, target.minimum)
    known = frozenset(catalog(target.dimension).by_code)

    def test(person: PersonAt, held: Sequence[Holding]) -> bool | None:
        level = person.level(target.dimension)
        return level in enough if level in known else None

    return test


def _course(target: Target) -> Test:
    return lambda person, held: target.course in person.courses


def _language(target: Target) -> Test:
    def test(person: PersonAt, held: Sequence[Holding]) -> bool | None:
        found = person.qualifications.get("foreign_language_level")
        if found is None:
            return None
        if found.level in ("DEGREE", "NONE"):
            return found.level == "DEGREE"
        step = found.step or _step_of(found.certificate)
        return None if step is None else step >= target.step

    return test


@lru_cache(maxsize=256)
def _step_of(certificate: str | None) -> int | None:
    """Return the step of the six that a certificate stands for, None where its name does not say."""
    entry = catalog("language_certificate").find(certificate or "")
    step = entry.attributes.get("step") if entry else None
    return None if step is None else int(step)


def _not_local(target: Target) -> Test:
    def test(person: PersonAt, held: Sequence[Holding]) -> bool | None:
        stated = {holding.is_local for holding in held}
        return True if False in stated else None if None in stated else False

    return test


def _party_member(target: Target) -> Test:
    return lambda person, held: person.party_member


_TESTS: dict[str, Callable[[Target], Test]] = {
    "level": _level,
    "course": _course,
    "language": _language,
    "not_local": _not_local,
    "party_member": _party_member,
}
