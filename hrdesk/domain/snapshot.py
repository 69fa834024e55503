"""The frozen picture of an office at a date: what everything that counts, checks or prints works on.

Built once by ``models.snapshot``; rules, reports, targets and forecasts are pure functions of it.
Structs, not dataclasses: a province is 13,000 persons, and these are made ten times faster.
"""

from datetime import date
from functools import cached_property

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Equipment, Item, Place
from hrdesk.domain.partial_date import PartialDate, complete_years
from hrdesk.domain.uncounted import Uncounted

# The level fields of a person, each also the kind of a qualification and the name of a catalog.
LEVELS = (
    "general_education",
    "professional_level",
    "political_theory_level",
    "state_management_level",
    "foreign_language_level",
    "it_skill_level",
)
UNKNOWN = "UNKNOWN"


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit at the date: province, commune, hamlet ... ``parent_id`` is None at the top."""

    id: str
    code: str
    name: str
    kind: str
    unit_class: str | None
    area_type: str | None
    parent_id: str | None
    population: int | None = None
    area_km2: float | None = None
    households: int | None = None
    has_regular_police: bool = True


class Holding(msgspec.Struct, frozen=True, gc=False):
    """A position held at the date (an assignment in force)."""

    id: str
    position_code: str
    unit_id: str
    valid_from: PartialDate | None
    decision_no: str | None = None
    is_concurrent: bool = False
    is_reelected: bool | None = None
    is_local: bool | None = None
    requires_foreign_language: bool | None = None
    first_held_from: PartialDate | None = None
    start_reason: str | None = None
    term: str | None = None
    valid_to: PartialDate | None = None


class Qualification(msgspec.Struct, frozen=True, gc=False):
    """The qualification that stands for its kind at the date: the highest one reached by then."""

    level: str
    certificate: str | None = None
    field: str | None = None
    school: str | None = None
    attained_on: PartialDate | None = None
    step: int | None = None


class Pay(msgspec.Struct, frozen=True, gc=False):
    """The pay in force at the date; ``coefficient`` in hundredths (2,34 is 234)."""

    rank_code: str | None
    pay_step: int | None
    coefficient: int | None
    effective_on: PartialDate | None
    post_allowance: int | None = None
    responsibility_allowance: int | None = None
    region_allowance: int | None = None
    beyond_scale_percent: int | None = None


class Turn(msgspec.Struct, frozen=True, gc=False):
    """One turn (lượt) of training finished by the date; without an end it counts from its beginning."""

    course_code: str
    kind: str | None
    name: str | None
    place: str | None
    started_on: PartialDate | None
    ended_on: PartialDate | None


class Rating(msgspec.Struct, frozen=True, gc=False):
    """The rating of a year ("2023") or a quarter ("2023-Q4") that had ended by the date."""

    period: str
    rating: str


class Discipline(msgspec.Struct, frozen=True, gc=False):
    """A disciplinary action decided by the date."""

    form: str
    reason: str
    decided_on: PartialDate | None
    ended_on: PartialDate | None


class Award(msgspec.Struct, frozen=True, gc=False):
    """A commendation decided by the date."""

    form: str
    decided_on: PartialDate | None


class Plan(msgspec.Struct, frozen=True, gc=False):
    """A place in the succession plan in force at the date."""

    position_code: str
    term: str | None


class TargetFigure(msgspec.Struct, frozen=True, gc=False):
    """The latest figure entered by hand for a target whose period had begun by the date."""

    unit_id: str
    target: str
    period: str
    numerator: int
    denominator: int


class PersonAt(msgspec.Struct, frozen=True):
    """A person at the date, with the positions held then. People without any are not in a snapshot."""

    id: str
    full_name: str
    sort_key: str
    date_of_birth: PartialDate | None
    sex: str | None
    citizen_id: str | None
    ethnicity: str | None
    religion: str | None
    holdings: tuple[Holding, ...]
    qualifications: dict[str, Qualification]
    courses: dict[str, PartialDate | None]
    party_joined_on: PartialDate | None = None
    party_official_on: PartialDate | None = None
    party_member: bool = False
    pay: Pay | None = None
    place_of_origin: str | None = None
    place_of_residence: str | None = None
    phone: str | None = None
    official_email: str | None = None
    digital_signature: bool | None = None
    note: str | None = None
    turns: tuple[Turn, ...] = ()
    ratings: tuple[Rating, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    awards: tuple[Award, ...] = ()
    plans: tuple[Plan, ...] = ()

    def level(self, kind: str) -> str:
        """Return the level code for one of ``LEVELS``, or ``UNKNOWN`` when nothing is stated."""
        found = self.qualifications.get(kind)
        return found.level if found else UNKNOWN

    def age(self, on: date) -> int | None:
        """Return complete years at ``on``, or None without a date of birth."""
        born = self.date_of_birth
        return None if born is None else complete_years(born.first, on)


class Quota(msgspec.Struct, frozen=True, gc=False):
    """A number of posts assigned by decision; it overrides the number computed from the law."""

    unit_id: str
    group: str
    assigned: int
    decision_no: str | None = None


class Snapshot(msgspec.Struct, frozen=True, dict=True):
    """An office at ``as_of``: ``unit`` and every unit below it, the people, the quotas.

    ``persons`` come in the order of names; ``units`` parents first. ``accepted`` maps
    (rule, subject) to the reason with which a finding was accepted.
    """

    as_of: date
    unit: Unit
    units: tuple[Unit, ...]
    persons: tuple[PersonAt, ...]
    quotas: tuple[Quota, ...] = ()
    accepted: dict[tuple[str, str], str] = {}
    unit_successors: dict[str, str] = {}
    target_figures: tuple[TargetFigure, ...] = ()
    uncounted: Uncounted = Uncounted()
    equipment: Equipment = Equipment()

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def commune_of(self) -> dict[str, Unit]:
        """The administrative unit of each unit: itself, or for a hamlet the commune above it."""
        hamlets = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
        found: dict[str, Unit] = {}
        for unit in self.units:
            above = self.unit_by_id.get(unit.parent_id or "")
            found[unit.id] = above if unit.kind in hamlets and above else unit
        return found

    @cached_property
    def holders(self) -> dict[str, list[tuple[PersonAt, Holding]]]:
        """Position code to the people who hold it, in the order of names."""
        found: dict[str, list[tuple[PersonAt, Holding]]] = {}
        for person in self.persons:
            for holding in person.holdings:
                found.setdefault(holding.position_code, []).append((person, holding))
        return found

    @cached_property
    def persons_of(self) -> dict[str, list[PersonAt]]:
        """The people with a post in a unit itself, by the unit, in the order of names; each once."""
        found: dict[str, list[PersonAt]] = {}
        for person in self.persons:
            for unit in dict.fromkeys(held.unit_id for held in person.holdings):
                found.setdefault(unit, []).append(person)
        return found

    @cached_property
    def place_by_id(self) -> dict[str, Place]:
        """Places in use by id."""
        return {place.id: place for place in self.equipment.places}

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        """Items by id, those that are gone too."""
        return {item.id: item for item in self.equipment.items}

    @cached_property
    def items_at(self) -> dict[str, list[Item]]:
        """The items that are there (not lost, disposed of, transferred) by place, in the order of names."""
        found: dict[str, list[Item]] = {}
        for item in self.equipment.items:
            if item.is_present:
                found.setdefault(item.place_id, []).append(item)
        return found

    @cached_property
    def places_in(self) -> dict[str, list[Place]]:
        """The places directly in a place, by its id."""
        found: dict[str, list[Place]] = {}
        for place in self.equipment.places:
            if place.parent_id is not None:
                found.setdefault(place.parent_id, []).append(place)
        return found

    @cached_property
    def places_of(self) -> dict[str, list[Place]]:
        """The places in use by unit, those of a hamlet under the hamlet."""
        found: dict[str, list[Place]] = {}
        for place in self.equipment.places:
            found.setdefault(place.unit_id, []).append(place)
        return found
