"""Headquarters, culture houses, places of work for people of hamlets, software, mailboxes, certificates: how many.

How the decision of the province counts them (Quyết định 1893/QĐ-UBND, phần thứ hai mục III) is said here once.
"""

from collections.abc import Iterable

import msgspec

from hrdesk.domain.equipment import DigitalService, Place
from hrdesk.domain.snapshot import Snapshot
from hrdesk.rules.premises import COMPUTERS, inside, of_kind, usable
from hrdesk.rules.quotas import communes, hamlets
from hrdesk.text import match_key

_MACHINES_AT_CULTURE_HOUSE = (*COMPUTERS, "PRINTER")


class Behind(msgspec.Struct, frozen=True):
    """A number, and the ids of the places, units, services or people behind it; a service may count several times."""

    count: int
    ids: tuple[str, ...]


class FacilityCounts(msgspec.Struct, frozen=True):
    """The facilities of an office and all below it on a day.

    Behind ``communes_with_workplace_for_hamlet_officials`` are units, behind the other places places, behind the rest
    services, items and people.
    """

    headquarters: Behind
    communes_with_workplace_for_hamlet_officials: Behind
    culture_houses: Behind
    culture_houses_with_workplace: Behind
    meeting_rooms: Behind
    online_meeting_rooms: Behind
    archives: Behind
    software: Behind
    official_mailboxes: Behind
    organisation_certificates: Behind
    personal_signatures: Behind


def facilities(snapshot: Snapshot) -> FacilityCounts:
    """Count the facilities of an office and all below it."""
    places = snapshot.equipment.places
    houses = culture_houses(snapshot)
    rooms = [place for place in places if place.kind == "MEETING_ROOM"]
    return FacilityCounts(
        headquarters=_counted(place.id for place in places if place.kind == "HEADQUARTERS"),
        communes_with_workplace_for_hamlet_officials=_counted(communes_with_workplace(snapshot)),
        culture_houses=_counted(place.id for place in houses),
        culture_houses_with_workplace=_counted(place.id for place in houses if has_workplace(snapshot, place)),
        meeting_rooms=_counted(place.id for place in rooms),
        online_meeting_rooms=_counted(place.id for place in rooms if _is_online(snapshot, place)),
        archives=_counted(place.id for place in places if place.kind == "ARCHIVE"),
        software=_software(snapshot),
        official_mailboxes=_mailboxes(snapshot),
        organisation_certificates=_services(snapshot, "ORGANISATION_CERTIFICATE"),
        personal_signatures=_signatures(snapshot),
    )


def has_workplace(snapshot: Snapshot, place: Place) -> bool:
    """Whether somebody can work at a place: a usable desk and a usable machine in it or in the places in it.

    "Chỗ làm việc kèm máy móc, thiết bị làm việc": the machine is a computer, in a culture house a printer does as well.
    """
    within = inside(snapshot, place)
    machines = _MACHINES_AT_CULTURE_HOUSE if place.kind == "CULTURE_HOUSE" else COMPUTERS
    return bool(usable(snapshot, within, ("DESK",)) and usable(snapshot, within, machines))


def communes_with_workplace(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the communes that have set a place apart for the officials of hamlets, with desk and computer."""
    return tuple(
        unit.id
        for unit in communes(snapshot)
        if any(place.serves_hamlets and has_workplace(snapshot, place) for place in snapshot.places_of.get(unit.id, ()))
    )


def culture_houses(snapshot: Snapshot) -> tuple[Place, ...]:
    """Return the culture houses of hamlets; one that belongs to a commune serves no hamlet."""
    return tuple(place for unit in hamlets(snapshot) for place in of_kind(snapshot, unit.id, "CULTURE_HOUSE"))


def equipped_hamlets(snapshot: Snapshot) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the hamlets whose culture house has a usable computer and a usable printer, and the others."""
    reached: list[str] = []
    short: list[str] = []
    for unit in hamlets(snapshot):
        houses = of_kind(snapshot, unit.id, "CULTURE_HOUSE")
        (reached if any(_is_equipped(snapshot, place) for place in houses) else short).append(unit.id)
    return tuple(reached), tuple(short)


def _is_equipped(snapshot: Snapshot, place: Place) -> bool:
    within = inside(snapshot, place)
    return bool(usable(snapshot, within, COMPUTERS) and usable(snapshot, within, ("PRINTER",)))


def _is_online(snapshot: Snapshot, place: Place) -> bool:
    return bool(usable(snapshot, inside(snapshot, place), ("VIDEO_CONFERENCE",)))


def _counted(ids: Iterable[str]) -> Behind:
    found = tuple(ids)
    return Behind(len(found), found)


def _software(snapshot: Snapshot) -> Behind:
    """Count programs, not copies: one name counts once, whoever has it, as a service or in the books."""
    named = [(service.name, service.id) for service in _of_kind(snapshot, "SOFTWARE")]
    named += [
        (item.name, item.id)
        for item in snapshot.equipment.items
        if item.category_code == "SOFTWARE" and item.is_present
    ]
    return Behind(len({match_key(name) for name, _ in named}), tuple(identity for _, identity in named))


def _mailboxes(snapshot: Snapshot) -> Behind:
    """Count the mailboxes on record and the addresses of people that are not among them."""
    services = _of_kind(snapshot, "MAILBOX")
    known = {text.casefold() for service in services for text in (service.name, service.identifier) if text}
    owned = {service.person_id for service in services}
    people = [
        person.id
        for person in snapshot.persons
        if person.official_email and person.official_email.casefold() not in known and person.id not in owned
    ]
    return _together(services, people)


def _signatures(snapshot: Snapshot) -> Behind:
    """Count the certificates of people, and the people marked as having a signature who are not named there."""
    services = _of_kind(snapshot, "PERSONAL_CERTIFICATE")
    owned = {service.person_id for service in services}
    people = [person.id for person in snapshot.persons if person.digital_signature and person.id not in owned]
    return _together(services, people)


def _services(snapshot: Snapshot, kind: str) -> Behind:
    return _together(_of_kind(snapshot, kind), ())


def _of_kind(snapshot: Snapshot, kind: str) -> list[DigitalService]:
    return [service for service in snapshot.equipment.services if service.kind == kind]


def _together(services: Iterable[DigitalService], people: Iterable[str]) -> Behind:
    listed, more = tuple(services), tuple(people)
    return Behind(sum(max(service.quantity, 0) for service in listed) + len(more), (*(s.id for s in listed), *more))
