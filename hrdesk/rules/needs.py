"""Training needs, derived: what is asked of a title minus the level its holder has reached.

Which instruments count is written down in docs/decisions (number 11). A level that the records do
not state is no need: it is listed apart. A course is done or not done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from hrdesk.domain.catalogs import Entry, catalog, position_group
from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.rules.applying import required_levels
from hrdesk.rules.conditions import sufficient_levels
from hrdesk.rules.programme import Programme, Target
from hrdesk.rules.standards import Rule

DIMENSIONS = ("professional_level", "political_theory_level", "state_management_level")
STAFF = ("CADRES", "CIVIL_SERVANTS")
LEADERSHIP = "LEADERSHIP"
# Groups that count persons once; the first are the holders of the six leading titles.
GROUPS = (LEADERSHIP, *STAFF)

Ids = tuple[str, ...]


class Asked(msgspec.Struct, frozen=True):
    """What an instrument or a target asks of a title: a level of a dimension, or a course.

    ``counts`` is false where it is shown and makes no need: it yields to another one, or the
    programme of the province reports it apart.
    """

    subject: str
    minimum: str
    or_course: str
    legal_basis: str
    counts: bool

    @property
    def dimension(self) -> str:
        """The dimension of a level, empty for a course."""
        return self.subject.lower() if self.minimum else ""


class Lack(msgspec.Struct, frozen=True):
    """A subject in which somebody falls short in a title, or of whom it is not stated.

    ``minimum`` is the highest level asked for, ``level`` the one reached; both empty for a course.
    """

    person_id: str
    position: str
    subject: str
    minimum: str
    level: str
    is_unknown: bool


class Tally(msgspec.Struct, frozen=True):
    """How many need what: ids by subject. ``people`` are all those counted.

    A position counts its holders, so somebody in two posts of one title stands twice.
    """

    code: str
    people: Ids
    needs: Mapping[str, Ids]
    unknown: Mapping[str, Ids]


class Reviewed(msgspec.Struct, frozen=True):
    """One thing asked, of which titles, and which of their holders fall short of it."""

    asked: Asked
    positions: Ids
    short: Ids
    unknown: Ids


class Needs(msgspec.Struct, frozen=True):
    """The needs of an office: by position, by group (persons once), by unit below it, by instrument, by person."""

    positions: tuple[Tally, ...]
    groups: tuple[Tally, ...]
    units: tuple[Tally, ...]
    reviewed: tuple[Reviewed, ...]
    lacks: tuple[Lack, ...]


def subjects() -> tuple[str, ...]:
    """Return what may be needed: the three levels, then every course."""
    return (*(dimension.upper() for dimension in DIMENSIONS), *(entry.code for entry in catalog("course").entries))


def needs(snapshot: Snapshot, rules: tuple[Rule, ...], programmes: Iterable[Programme]) -> Needs:
    """Return what the staff of an office needs on the day of the snapshot."""
    book = _Book(snapshot.as_of, rules, tuple(one for one in programmes if one.in_force(snapshot.as_of)))
    counts = _Counts()
    for person in snapshot.persons:
        for holding in person.holdings:
            if position_group(holding.position_code) in STAFF:
                commune = snapshot.commune_of[holding.unit_id]
                _hold(counts, book, snapshot, person, holding.position_code, commune)
    return counts.total(snapshot)


def meets(asked: Asked, person: PersonAt) -> bool | None:
    """Whether somebody has what is asked; None where the level is not stated."""
    if not asked.minimum:
        return asked.subject in person.courses
    level = person.level(asked.dimension)
    if level in sufficient_levels(asked.dimension, asked.minimum) or asked.or_course in person.courses:
        return True
    return False if level in catalog(asked.dimension).by_code else None


def asked_of(
    position: str, unit: Unit, on: date, rules: tuple[Rule, ...], programmes: Sequence[Programme]
) -> tuple[Asked, ...]:
    """Return what is asked of a title in a commune on a day, by law first, then by programmes."""
    apart = {name for programme in programmes for name in programme.needs_apart}
    found = [
        Asked(
            subject=(one.dimension.upper() or one.course),
            minimum=one.minimum,
            or_course=one.or_course,
            legal_basis=one.legal_basis,
            counts=one.prevails and one.standard not in apart,
        )
        for one in required_levels(position, unit, on, rules)
        if (one.dimension in DIMENSIONS or one.course) and one.standard not in {each.id for each in programmes}
    ]
    targets = [target for programme in programmes for target in programme.targets if target.is_need]
    found += [_of_target(target) for target in targets if position in target.positions]
    return tuple(dict.fromkeys(found))


def _of_target(target: Target) -> Asked:
    basis = f"{target.legal_basis} ({target.id})"
    return Asked(target.dimension.upper() or target.course, target.minimum, "", basis, counts=True)


class _Book:
    """What is asked of each title in each kind of commune, worked out once."""

    def __init__(self, on: date, rules: tuple[Rule, ...], programmes: tuple[Programme, ...]) -> None:
        self._given = (on, rules, programmes)
        self._made: dict[tuple[str, str, str | None], tuple[Asked, ...]] = {}

    def asked(self, position: str, unit: Unit) -> tuple[Asked, ...]:
        key = (position, unit.kind, unit.area_type)
        if key not in self._made:
            self._made[key] = asked_of(position, unit, *self._given)
        return self._made[key]


class _Counting:
    """A tally in the making."""

    def __init__(self) -> None:
        self.people: list[str] = []
        self.needs: dict[str, list[str]] = {}
        self.unknown: dict[str, list[str]] = {}

    def add(self, person: str, found: Mapping[str, bool | None]) -> None:
        self.people.append(person)
        for subject, met in found.items():
            if met is not True:
                (self.needs if met is False else self.unknown).setdefault(subject, []).append(person)

    def tally(self, code: str) -> Tally:
        needs = {subject: tuple(self.needs.get(subject, ())) for subject in subjects()}
        unknown = {subject: tuple(self.unknown.get(subject, ())) for subject in subjects()}
        return Tally(code, tuple(self.people), needs, unknown)


class _Counts:
    """Everything counted on the way through the people."""

    def __init__(self) -> None:
        self.positions: dict[str, _Counting] = {}
        # For groups and units: person, then subject; the worst of all his titles there.
        self.once: dict[str, dict[str, dict[str, bool | None]]] = {}
        self.reviewed: dict[Asked, tuple[dict[str, None], list[str], list[str]]] = {}
        self.lacks: list[Lack] = []

    def count_once(self, code: str, person: str, found: Mapping[str, bool | None]) -> None:
        merged = self.once.setdefault(code, {}).setdefault(person, {})
        for subject, met in found.items():
            merged[subject] = _worse(merged.get(subject, True), met)

    def review(self, asked: Asked, position: str, person: str, met: bool | None) -> None:
        positions, short, unknown = self.reviewed.setdefault(asked, ({}, [], []))
        positions[position] = None
        if met is not True:
            (short if met is False else unknown).append(person)

    def total(self, snapshot: Snapshot) -> Needs:
        below = [unit.id for unit in snapshot.units if unit.parent_id == snapshot.unit.id]
        return Needs(
            positions=tuple(self._position(entry) for entry in _positions(snapshot)),
            groups=tuple(self._once(code) for code in GROUPS),
            units=tuple(self._once(unit) for unit in below if unit in self.once),
            reviewed=tuple(sorted(self._reviewed(), key=_place)),
            lacks=tuple(self.lacks),
        )

    def _reviewed(self) -> Iterator[Reviewed]:
        ranks = catalog("position")
        for asked, (positions, short, unknown) in self.reviewed.items():
            yield Reviewed(asked, tuple(sorted(positions, key=ranks.rank)), tuple(short), tuple(unknown))

    def _position(self, entry: Entry) -> Tally:
        return self.positions.get(entry.code, _Counting()).tally(entry.code)

    def _once(self, code: str) -> Tally:
        counting = _Counting()
        for person, found in self.once.get(code, {}).items():
            counting.add(person, found)
        return counting.tally(code)


def _place(reviewed: Reviewed) -> tuple[int, int, str]:
    """By subject, then by the first of the titles, then by citation."""
    first = catalog("position").rank(reviewed.positions[0])
    return subjects().index(reviewed.asked.subject), first, reviewed.asked.legal_basis


def _hold(counts: _Counts, book: _Book, snapshot: Snapshot, person: PersonAt, position: str, commune: Unit) -> None:
    """Count somebody in one title."""
    asked = book.asked(position, commune)
    outcomes = [(one, meets(one, person)) for one in asked]
    found: dict[str, bool | None] = {}
    for one, met in outcomes:
        counts.review(one, position, person.id, met)
        if one.counts:
            found[one.subject] = _worse(found.get(one.subject, True), met)
    counts.positions.setdefault(position, _Counting()).add(person.id, found)
    for code in _groups(position):
        counts.count_once(code, person.id, found)
    below = _below(snapshot, commune)
    if below:
        counts.count_once(below, person.id, found)
    counts.lacks += _lacks(person, position, [one for one in asked if one.counts], found)


def _lacks(person: PersonAt, position: str, asked: Sequence[Asked], found: Mapping[str, bool | None]) -> Iterator[Lack]:
    for subject, met in found.items():
        if met is not True:
            minimum = _highest([one for one in asked if one.subject == subject])
            level = person.level(subject.lower()) if minimum else ""
            yield Lack(person.id, position, subject, minimum, level, met is None)


def _highest(asked: Sequence[Asked]) -> str:
    levels = [one for one in asked if one.minimum]
    return max(levels, key=lambda one: catalog(one.dimension).rank(one.minimum)).minimum if levels else ""


def _worse(one: bool | None, other: bool | None) -> bool | None:
    """Short goes before not stated, and that before met."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


@lru_cache(maxsize=256)
def _groups(position: str) -> tuple[str, ...]:
    entry = catalog("position").by_code[position]
    leading = (LEADERSHIP,) if entry.attributes.get("leadership") else ()
    return (*leading, position_group(position))


def _below(snapshot: Snapshot, unit: Unit) -> str | None:
    """Return the unit right below the office that a commune belongs to, None for the office itself."""
    while unit.parent_id is not None and unit.id != snapshot.unit.id:
        if unit.parent_id == snapshot.unit.id:
            return unit.id
        above = snapshot.unit_by_id.get(unit.parent_id)
        if above is None:
            return None
        unit = above
    return None


def _positions(snapshot: Snapshot) -> list[Entry]:
    """Return the titles of the staff that exist on the day or are held, in official order."""
    return [
        entry
        for entry in catalog("position").entries
        if entry.group in STAFF and (entry.is_valid(snapshot.as_of) or entry.code in snapshot.holders)
    ]
