"""Places and things built by hand for the rules about equipment, and the 136 communes of the province."""

from datetime import date
from itertools import count
from typing import Any

from hrdesk.domain.equipment import DigitalService, Equipment, Item, OwnNorm, Place, Stocktake
from hrdesk.domain.item_life import Event, State, order, state_after
from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from tests.rules.offices import END_2022, commune, day, hamlet

_numbers = count(1)
FULL_DESK = {"DESKTOP_COMPUTER": 3, "PRINTER": 1, "PHOTOCOPIER": 1, "SCANNER": 1}


def place(kind: str, unit: str = "u1", **values: Any) -> Place:
    usual = {"id": f"p-{kind}-{unit}", "unit_id": unit, "parent_id": None, "kind": kind, "name": kind.title()}
    return Place(**usual | values)


def item(category: str, where: str = "p-ROOM-u1", quantity: int = 1, **values: Any) -> Item:
    """Something in use at a place; ``events`` are folded, dates are given as text."""
    for key in ("acquired_on", "in_use_since", "warranty_until"):
        values[key] = day(values.get(key))
    custodian = values.pop("custodian_id", None)
    beginning = State(where, values.pop("condition", "IN_USE"), custodian)
    events = tuple(sorted(values.pop("events", ()), key=order))
    usual = {"id": f"i{next(_numbers)}", "name": category.title(), "category_code": category, "quantity": quantity}
    return Item(**usual | values, beginning=beginning, state=state_after(beginning, events), events=events)


def event(kind: str, on: str, **values: Any) -> Event:
    happened = day(on)
    assert happened is not None
    return Event(id=f"e{next(_numbers)}", kind=kind, happened_on=happened, sequence=1, **values)


def equipped(
    *things: Item,
    places: tuple[Place, ...],
    persons: tuple[PersonAt, ...] = (),
    units: tuple[Unit, ...] = (),
    on: date = END_2022,
    services: tuple[DigitalService, ...] = (),
    norms: tuple[OwnNorm, ...] = (),
    stocktakes: tuple[Stocktake, ...] = (),
    **names: Any,
) -> Snapshot:
    """An office with these things (a commune unless units are given)."""
    units = units or (commune(),)
    named = {place.id: place.name for place in places}
    held = Equipment(
        places=places,
        items=things,
        services=services,
        norms=norms,
        stocktakes=stocktakes,
        place_names=named | names.pop("place_names", {}),
        place_units={place.id: place.unit_id for place in places} | names.pop("place_units", {}),
        **names,
    )
    return Snapshot(as_of=on, unit=units[0], units=units, persons=persons, equipment=held)


def provincial_infrastructure(on: date = date(2022, 9, 30)) -> Snapshot:
    """The 136 communes and 1.237 hamlets as the decision of the province counts them, 93 desks complete.

    Of the other 43 desks 26 lack a computer, 33 a photocopier, 16 a scanner.
    """
    units = [Unit("v", "26", "tỉnh Vĩnh Phúc", "TINH", None, None, None)]
    places: list[Place] = []
    things: list[Item] = []
    for number in range(136):
        unit = commune(id=f"c{number}", code=f"{number:05}", name=f"xã {number}", parent_id="v")
        units.append(unit)
        places += [place("HEADQUARTERS", unit.id), place("ONE_STOP", unit.id, staff_count=3)]
        things += [item(code, f"p-ONE_STOP-{unit.id}", many) for code, many in _desk(number).items() if many]
        if number < 54:
            places.append(place("ROOM", unit.id, serves_hamlets=True))
            things += [item("DESK", f"p-ROOM-{unit.id}"), item("DESKTOP_COMPUTER", f"p-ROOM-{unit.id}")]
    for number in range(1237):
        unit = hamlet(str(number), parent=f"c{number % 136}")
        units.append(unit)
        places.append(place("CULTURE_HOUSE", unit.id))
        things.append(item("DESK", f"p-CULTURE_HOUSE-{unit.id}"))
        if number < 407:
            things += [item(code, f"p-CULTURE_HOUSE-{unit.id}") for code in ("DESKTOP_COMPUTER", "PRINTER")]
    services = tuple(DigitalService(f"s{n}", "v", "SOFTWARE", f"Phần mềm {n}") for n in range(15))
    return equipped(*things, places=tuple(places), units=tuple(units), on=on, services=services)


def _desk(number: int) -> dict[str, int]:
    """What stands at a desk: the first 43 lack something."""
    lacks_computer, lacks_photocopier = number < 26, 10 <= number < 43
    lacks_scanner = number < 16
    return FULL_DESK | {
        "DESKTOP_COMPUTER": 2 if lacks_computer else 3,
        "PHOTOCOPIER": 0 if lacks_photocopier else 1,
        "SCANNER": 0 if lacks_scanner else 1,
    }
