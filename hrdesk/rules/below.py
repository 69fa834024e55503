"""The picture of each unit below an office, taken from the picture of the office: no table is read again."""

from collections import defaultdict
from collections.abc import Collection, Iterator

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Equipment
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot, Unit


def below(snapshot: Snapshot) -> Iterator[Snapshot]:
    """Yield the units directly below an office, in their order, each with all that is below it.

    A commune has none: its hamlets report nothing by themselves. Who holds titles in two of the
    units is in both, with the titles held there.
    """
    part_of = _parts(snapshot)
    units: dict[str, list[Unit]] = defaultdict(list)
    for unit in snapshot.units:
        if unit.id in part_of:
            units[part_of[unit.id]].append(unit)
    persons = _persons(snapshot, part_of)
    for part, members in units.items():
        own = {unit.id for unit in members}
        yield msgspec.structs.replace(
            snapshot,
            unit=members[0],
            units=tuple(members),
            persons=tuple(persons[part]),
            quotas=tuple(quota for quota in snapshot.quotas if quota.unit_id in own),
            target_figures=tuple(figure for figure in snapshot.target_figures if figure.unit_id in own),
            equipment=_equipment(snapshot, own),
        )


def _equipment(snapshot: Snapshot, own: Collection[str]) -> Equipment:
    """Return what stands in some units; norms from above hold for them too, and keep the unit that gave them."""
    whole = snapshot.equipment
    beside = snapshot.unit_by_id.keys() - own - _above(snapshot, own)
    return msgspec.structs.replace(
        whole,
        places=tuple(place for place in whole.places if place.unit_id in own),
        items=tuple(item for item in whole.items if whole.place_units.get(item.place_id) in own),
        services=tuple(service for service in whole.services if service.unit_id in own),
        ended_services=tuple(service for service in whole.ended_services if service.unit_id in own),
        norms=tuple(norm for norm in whole.norms if norm.unit_id not in beside),
        stocktakes=tuple(stocktake for stocktake in whole.stocktakes if stocktake.unit_id in own),
        place_units={place: unit for place, unit in whole.place_units.items() if unit in own},
    )


def _above(snapshot: Snapshot, own: Collection[str]) -> set[str]:
    """Return the units that some units are in, and those above these."""
    found: set[str] = set()
    for unit in reversed(snapshot.units):  # parents first, so from below
        if (unit.id in own or unit.id in found) and unit.parent_id is not None:
            found.add(unit.parent_id)
    return found


def _parts(snapshot: Snapshot) -> dict[str, str]:
    """Return, for each unit that is not the office itself, the part of the office it belongs to."""
    hamlets = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    found: dict[str, str] = {}
    for unit in snapshot.units:  # parents first
        if unit.parent_id in found:
            found[unit.id] = found[unit.parent_id]
        elif unit.id != snapshot.unit.id and unit.kind not in hamlets:
            found[unit.id] = unit.id
    return found


def _persons(snapshot: Snapshot, part_of: dict[str, str]) -> dict[str, list[PersonAt]]:
    found: dict[str, list[PersonAt]] = defaultdict(list)
    for person in snapshot.persons:
        held: dict[str, list[Holding]] = defaultdict(list)
        for holding in person.holdings:
            if holding.unit_id in part_of:
                held[part_of[holding.unit_id]].append(holding)
        for part, holdings in held.items():
            is_whole = len(holdings) == len(person.holdings)
            found[part].append(person if is_whole else msgspec.structs.replace(person, holdings=tuple(holdings)))
    return found
