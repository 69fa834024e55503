"""The equipment of an office at a date: places, items folded from their events, services, norms, stocktakes."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import (
    DigitalService,
    Equipment,
    Item,
    OwnNorm,
    Place,
    Stocktake,
    StocktakeLine,
    StocktakeMember,
)
from hrdesk.domain.item_life import Event, State, state_after
from hrdesk.domain.item_life import order as event_order
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.models.unit_tree import UnitTree
from hrdesk.text import sort_key

Part = TypeVar("Part")
_IN_FORCE = "(valid_from IS NULL OR valid_from <= :on) AND (valid_to IS NULL OR valid_to > :on)"


def equipment(connection: Connection, on: str, tree: UnitTree, only: Collection[str] | None = None) -> Equipment:
    """Return the equipment of the units of ``tree`` on the day ``on`` (ISO); ``only`` keeps items with these ids.

    What stands in a unit that was merged is shown in the unit that it became.
    """
    unit_now = _units(tree)
    places = _rows(connection, f"SELECT {_PLACE}, valid_from, valid_to FROM place")
    within = {row[0]: row for row in places if row[1] in unit_now}
    items = _items(connection, on, within, only)
    people = {item.state.custodian_id for item in items} | {item.beginning.custodian_id for item in items}
    people |= {event.custodian_id for item in items for event in item.events}
    return Equipment(
        places=_in_use(within.values(), on, unit_now),
        items=items,
        services=_of_units(connection, _SERVICES, on, unit_now, _service),
        norms=_of_units(connection, _NORMS, on, unit_now, OwnNorm),
        stocktakes=_stocktakes(connection, on, unit_now),
        ended_services=_of_units(connection, _ENDED_SERVICES, on, unit_now, _service),
        place_names={row[0]: row[4] for row in within.values()},
        place_units={row[0]: unit_now[row[1]] for row in within.values()},
        custodian_names=_names(connection, people),
    )


def _units(tree: UnitTree) -> dict[str, str]:
    """Return the shown units by id, and what has become part of them."""
    found = {unit.id: unit.id for unit in tree.units}
    for old in tree.successors:
        unit, seen = old, {old}
        while unit in tree.successors and unit not in found and tree.successors[unit] not in seen:
            unit = tree.successors[unit]
            seen.add(unit)
        if unit in found:
            found[old] = found[unit]
    return found


def _rows(connection: Connection, statement: str, on: str | None = None, **more: str) -> list[Any]:
    return list(connection.exec_driver_sql(statement, more if on is None else {"on": on, **more}).all())


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else parse_iso(text)


_PLACE = "id, unit_id, parent_id, kind, name, area_m2, seats, staff_count, serves_hamlets, note"


def _in_use(rows: Iterable[Any], on: str, unit_now: Mapping[str, str]) -> tuple[Place, ...]:
    """Return the places in use, parents first, by kind and name; a parent no longer in use is left out."""
    standing = {row[0]: row for row in rows if (row[10] is None or row[10] <= on) and (row[11] is None or row[11] > on)}
    below: dict[str | None, list[Any]] = defaultdict(list)
    for row in standing.values():
        below[row[2] if row[2] in standing else None].append(row)
    found: dict[str, Place] = {}
    waiting = sorted(below[None], key=_place_order)
    while waiting:
        row = waiting.pop(0)
        area = None if row[5] is None else row[5] / 100
        parent = row[2] if row[2] in standing else None
        found[row[0]] = Place(
            row[0], unit_now[row[1]], parent, row[3], row[4], area, row[6], row[7], bool(row[8]), row[9]
        )
        waiting[:0] = sorted((each for each in below[row[0]] if each[0] not in found), key=_place_order)
    return tuple(found.values())


def _place_order(row: Any) -> tuple[int, str, str]:
    return catalog("place_kind").rank(row[3]), sort_key(row[4]), row[0]


def _items(connection: Connection, on: str, within: Collection[str], only: Collection[str] | None) -> tuple[Item, ...]:
    if only is None:
        read, events = _rows(connection, _ITEMS, on), _events(connection, _EVENTS, on)
    else:
        ids = json.dumps(list(only))
        read = _rows(connection, f"{_ITEMS} AND id IN {_ASKED}", on, ids=ids)
        events = _events(connection, f"{_EVENTS} AND item_id IN {_ASKED}", on, ids=ids)
    rows = [row for row in read if row[1] in within]
    found = [_item(row, events.get(row[0], ())) for row in rows]
    return tuple(sorted(found, key=lambda item: (sort_key(item.name), item.asset_code or "", item.id)))


_ASKED = "(SELECT value FROM json_each(:ids))"
_ITEMS = (
    "SELECT id, place_id, condition, custodian_id, custodian_name, name, category_code, quantity, asset_code, model, "
    "serial_no, measure, unit_cost, acquisition_way, acquired_on, document_no, source, in_use_since, warranty_until, "
    "note FROM item WHERE (coalesce(acquired_on, in_use_since) IS NULL OR coalesce(acquired_on, in_use_since) <= :on)"
)


def _item(row: Any, events: tuple[Event, ...]) -> Item:
    (
        identity, place, condition, custodian, custodian_name, name, category, quantity, code, model, serial, measure,
        cost, way, acquired, document, source, used, warranty, note,
    ) = row  # fmt: skip
    beginning = State(place, condition, custodian, custodian_name)
    return Item(
        identity, name, category, quantity, beginning, state_after(beginning, events), events, code, model, serial,
        measure, cost, way, _date(acquired), document, source, _date(used), _date(warranty), note,
    )  # fmt: skip


_EVENTS = (
    "SELECT item_id, id, kind, happened_on, sequence, place_id, custodian_id, custodian_name, condition, "
    "document_no, counterpart, cost, note FROM item_event WHERE happened_on <= :on"
)


def _events(connection: Connection, statement: str, on: str, **asked: str) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for item, identity, kind, happened, *rest in _rows(connection, statement, on, **asked):
        found[item].append(Event(identity, kind, parse_iso(happened), *rest))
    return {item: tuple(sorted(events, key=event_order)) for item, events in found.items()}


_SERVICE = "unit_id, id, kind, name, identifier, provider, person_id, quantity, valid_from, valid_to, note"
_SERVICES = f"SELECT {_SERVICE} FROM digital_service WHERE {_IN_FORCE} ORDER BY kind, name, id"
_ENDED_SERVICES = f"SELECT {_SERVICE} FROM digital_service WHERE valid_to <= :on ORDER BY kind, name, id"
_NORMS = (
    "SELECT unit_id, id, basis, position_code, category_code, quantity, max_price, legal_basis "
    f"FROM equipment_norm WHERE {_IN_FORCE} ORDER BY category_code, basis, id"
)


def _of_units(
    connection: Connection, statement: str, on: str, unit_now: Mapping[str, str], make: Callable[..., Part]
) -> tuple[Part, ...]:
    rows = _rows(connection, statement, on)
    return tuple(make(row[1], unit_now[row[0]], *row[2:]) for row in rows if row[0] in unit_now)


def _service(
    identity: str, unit: str, kind: str, name: str, number: str | None, provider: str | None, person: str | None,
    quantity: int | None, since: str | None, until: str | None, note: str | None,
) -> DigitalService:  # fmt: skip
    many = 1 if quantity is None else quantity
    return DigitalService(
        identity, unit, kind, name, number, provider, person, many, _date(since), _date(until), note
    )  # fmt: skip


def _stocktakes(connection: Connection, on: str, unit_now: Mapping[str, str]) -> tuple[Stocktake, ...]:
    """Return the stocktakes of days up to ``on``, the latest last."""
    rows = _rows(
        connection,
        "SELECT id, unit_id, name, counted_on, counted_hour, number, opinion, closed_on FROM stocktake "
        "WHERE counted_on <= :on ORDER BY counted_on, id",
        on,
    )
    if not rows:
        return ()
    places = _grouped(connection, "SELECT stocktake_id, place_id FROM stocktake_place", str)
    members = _grouped(
        connection,
        "SELECT stocktake_id, full_name, job_title, represents, role FROM stocktake_member ORDER BY sequence, id",
        StocktakeMember,
    )
    lines = _grouped(connection, _LINES, _line)
    return tuple(
        Stocktake(
            row[0], unit_now[row[1]], row[2], parse_iso(row[3]), row[4], row[5], row[6], _date(row[7]),
            places.get(row[0], ()), members.get(row[0], ()), lines.get(row[0], ()),
        )
        for row in rows
        if row[1] in unit_now
    )  # fmt: skip


_LINES = (
    "SELECT stocktake_id, id, item_id, name, category_code, expected_place_id, expected_quantity, expected_condition, "
    "unit_cost, residual_value, counted_place_id, counted_quantity, counted_condition, is_move_accepted, note "
    "FROM stocktake_line ORDER BY name, id"
)


def _line(*values: Any) -> StocktakeLine:
    stated = list(values)
    stated[-2] = bool(stated[-2])
    return StocktakeLine(*stated)


def _grouped(connection: Connection, statement: str, make: Callable[..., Part]) -> dict[str, tuple[Part, ...]]:
    found: dict[str, list[Part]] = defaultdict(list)
    for owner, *values in _rows(connection, statement):
        found[owner].append(make(*values))
    return {owner: tuple(parts) for owner, parts in found.items()}


def _names(connection: Connection, people: Iterable[str | None]) -> dict[str, str]:
    wanted = set(people) - {None}
    if not wanted:
        return {}
    rows = _rows(connection, f"SELECT id, full_name FROM person WHERE id IN {_ASKED}", ids=json.dumps(list(wanted)))
    return {identity: name for identity, name in rows}
