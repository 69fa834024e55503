"""Trụ sở, nhà văn hóa, phòng họp, phần mềm, thư điện tử, chữ ký số: how many, by unit, with what is behind them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from hrdesk.domain.equipment import DigitalService, Item, Place
from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.reports.areas import Area, areas_of
from hrdesk.reports.item_words import place_name
from hrdesk.reports.report import Params
from hrdesk.rules.facilities import FacilityCounts, facilities

KEYS = tuple(FacilityCounts.__struct_fields__)


@dataclass(frozen=True, slots=True)
class FacilitiesFacts:
    """The counts of the whole office, of each area with several communes, and of each commune, by id."""

    as_of: date
    unit: Unit
    areas: tuple[Area, ...]
    whole: FacilityCounts
    by_area: dict[str, FacilityCounts]
    by_unit: dict[str, FacilityCounts]
    names: dict[str, str]

    def named(self, key: str) -> tuple[str, ...]:
        """Return what is behind a number, by name, in its order and each name once."""
        ids = getattr(self.whole, key).ids
        return tuple(dict.fromkeys(self.names[identity] for identity in ids if identity in self.names))


def facts(snapshot: Snapshot, params: Params) -> FacilitiesFacts:
    """Return the counts. There are no parameters."""
    areas = areas_of(snapshot)
    parts = _Parts(snapshot)
    by_area = {area.above.id: facilities(parts.of(area.communes)) for area in areas} if len(areas) > 1 else {}
    by_unit = {unit.id: facilities(parts.of((unit,))) for area in areas for unit in area.communes}
    names = {place.id: place_name(snapshot, place.id) for place in snapshot.equipment.places}
    names |= {service.id: service.name for service in snapshot.equipment.services}
    names |= {item.id: item.name for item in snapshot.equipment.items if item.category_code == "SOFTWARE"}
    return FacilitiesFacts(
        snapshot.as_of, snapshot.unit, areas, facilities(snapshot), by_area, by_unit, names
    )  # fmt: skip


def to_json(found: FacilitiesFacts) -> dict[str, Any]:
    """Return the counts as the contracts give them (section 5), and those of each commune."""
    units = {unit.id: unit.code for area in found.areas for unit in area.communes}
    rows = [{"unit": units[identity], **counted(counts)} for identity, counts in found.by_unit.items()]
    return {**counted(found.whole), "rows": rows if len(rows) > 1 else []}


def counted(counts: FacilityCounts) -> dict[str, int]:
    """Return the numbers by key."""
    return {key: getattr(counts, key).count for key in KEYS}


class _Parts:
    """The equipment and the people of a snapshot, commune by commune."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._units: dict[str, list[Unit]] = defaultdict(list)
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._items: dict[str, list[Item]] = defaultdict(list)
        self._services: dict[str, list[DigitalService]] = defaultdict(list)
        self._persons: dict[str, list[PersonAt]] = defaultdict(list)
        above = {identity: unit.id for identity, unit in snapshot.commune_of.items()}
        equipment = snapshot.equipment
        for unit in snapshot.units:
            self._units[above[unit.id]].append(unit)
        for place in equipment.places:
            self._places[above[place.unit_id]].append(place)
        for item in equipment.items:
            place_there = snapshot.place_by_id.get(item.place_id)
            if place_there:
                self._items[above[place_there.unit_id]].append(item)
        for service in equipment.services:
            self._services[above[service.unit_id]].append(service)
        for person in snapshot.persons:
            for commune in dict.fromkeys(above[held.unit_id] for held in person.holdings):
                self._persons[commune].append(person)

    def of(self, communes: Sequence[Unit]) -> Snapshot:
        """Return the snapshot of some communes only; somebody of two of them is there once."""
        ids = [unit.id for unit in communes]
        equipment = msgspec.structs.replace(
            self._snapshot.equipment,
            places=tuple(place for identity in ids for place in self._places[identity]),
            items=tuple(item for identity in ids for item in self._items[identity]),
            services=tuple(service for identity in ids for service in self._services[identity]),
        )
        people = {person.id: person for identity in ids for person in self._persons[identity]}
        return msgspec.structs.replace(
            self._snapshot,
            unit=communes[0],
            units=tuple(unit for identity in ids for unit in self._units[identity]),
            persons=tuple(people.values()),
            equipment=equipment,
        )
