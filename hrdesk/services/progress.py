"""Where the targets of a programme stand on a day, for an office and each unit below, with everybody behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.rules.below import below
from hrdesk.rules.naming import official_title
from hrdesk.rules.programme import Programme, programme_on
from hrdesk.rules.targets import Standing, standings
from hrdesk.services.checking import programmes

REACHED, SHORT, UNKNOWN, UNCLEAR = "reached", "short", "unknown", "unclear"
STATES = (SHORT, UNKNOWN, UNCLEAR, REACHED)  # those to look after first


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody, or a unit, behind a number: ``title`` and ``unit`` are words."""

    id: str
    name: str
    sort_key: str
    title: str
    unit: str
    is_person: bool


@dataclass(frozen=True)
class Part:
    """The targets of one unit below, in the order of the programme."""

    unit: Unit
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class Progress:
    """The targets of an office. ``members`` has everybody whom a standing names, by id.

    ``is_own`` says whether the office is that of the store, which alone enters figures here.
    """

    as_of: date
    unit: Unit
    is_own: bool
    programme: Programme
    standings: tuple[Standing, ...]
    parts: tuple[Part, ...]
    members: Mapping[str, Member]

    def behind(self, standing: Standing, state: str) -> tuple[Member, ...]:
        """Return those of a target who are in one of ``STATES``, in the order of names."""
        ids: Iterable[str] = getattr(standing.counted, state)
        return tuple(sorted((self.members[one] for one in ids), key=lambda member: member.sort_key))


def progress(store: Store, as_of: date, *, unit: str | None = None) -> Progress:
    """Return where the targets stand: of the own office, or of the unit with this code.

    Raises ``UserError`` for an unknown code.
    """
    with store.reading() as connection:
        taken = snapshot(connection, as_of, unit)
    programme = programme_on(programmes(store), as_of)
    found = standings(taken, programme)
    parts = tuple(Part(part.unit, standings(part, programme)) for part in below(taken))
    return Progress(as_of, taken.unit, unit is None, programme, found, parts, _members(taken, found))


def _members(taken: Snapshot, found: Iterable[Standing]) -> dict[str, Member]:
    named = {one for standing in found for state in STATES for one in getattr(standing.counted, state)}
    members = {person.id: _person(taken, person) for person in taken.persons if person.id in named}
    return members | {unit.id: _unit(taken, unit) for unit in taken.units if unit.id in named}


def _person(taken: Snapshot, person: PersonAt) -> Member:
    units = [taken.unit_by_id[held.unit_id] for held in person.holdings]
    titles = [official_title(held.position_code, unit.kind) for held, unit in zip(person.holdings, units, strict=True)]
    places = dict.fromkeys(unit.name for unit in units)
    return Member(person.id, person.full_name, person.sort_key, "; ".join(titles), ", ".join(places), is_person=True)


def _unit(taken: Snapshot, unit: Unit) -> Member:
    above = taken.unit_by_id.get(unit.parent_id or "")
    return Member(unit.id, unit.name, unit.name, "", above.name if above else "", is_person=False)
