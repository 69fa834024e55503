"""Plain checks of equipment: what the records of things, places, services and stocktakes say of themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import DigitalService, Item, Place, Stocktake
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.item_life import FOUND, LOST, Event
from hrdesk.domain.item_life import order as event_order
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.messages import equipment_checks as say
from hrdesk.rules.dates import BASIS
from hrdesk.rules.naming import unit_title
from hrdesk.rules.quotas import communes
from hrdesk.rules.wear import is_usually_dear, wear_class
from hrdesk.text import match_key

STOCKTAKE_BASIS = "Luật Kế toán 2015, Điều 40 (cần đối chiếu)"
_OPEN_DAYS = 60
_NOTICE = timedelta(days=60)  # before a warranty or certificate ends
_JUST_ENDED = timedelta(days=30)  # after a warranty has ended
_CERTIFICATES = ("ORGANISATION_CERTIFICATE", "PERSONAL_CERTIFICATE")
_MISSING = FindingKind.MISSING_DATA


def about_item(
    snapshot: Snapshot,
    item: Item,
    rule: str,
    message: str,
    *,
    severity: Severity = Severity.MUST,
    field: str | None = None,
    kind: FindingKind = FindingKind.SHORTFALL,
) -> Finding:
    """Return a finding about a thing, in the commune of its place."""
    return Finding(
        rule=rule,
        severity=severity,
        subject=item.id,
        subject_name=item.name,
        unit=_commune(snapshot, item).code,
        message=message,
        legal_basis=BASIS,
        field=field,
        kind=kind,
    )


def item_dates(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each event before a thing was received or after it had left the office."""
    for item in snapshot.equipment.items:
        received = item.received_on
        for event in item.events:
            if received is not None and event.happened_on.last < received.first:
                message = say.before_received(_named(snapshot, item), _event(event), str(received))
                yield about_item(snapshot, item, f"ITEM-BEFORE-{event.kind}", message, field="acquired_on")
                break
        for event, gone in _after_leaving(item):
            message = say.after_leaving(_named(snapshot, item), _event(event), _event(gone))
            yield about_item(snapshot, item, f"ITEM-AFTER-{event.kind}", message)


def item_whereabouts(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each thing at a place that is no longer in use, or kept by somebody who has left."""
    present = {person.id for person in snapshot.persons}
    for item in snapshot.equipment.items:
        if not item.is_present:
            continue
        if item.place_id not in snapshot.place_by_id:
            message = say.place_ended(item.name, snapshot.equipment.place_names.get(item.place_id, ""))
            yield about_item(snapshot, item, "ITEM-PLACE", message, field="place")
        keeper = item.state.custodian_id
        if keeper is not None and keeper not in present:
            name = snapshot.equipment.custodian_names.get(keeper, "")
            message = say.keeper_left(_named(snapshot, item), name)
            yield about_item(snapshot, item, "ITEM-CUSTODIAN", message, severity=Severity.SHOULD, field="custodian")


def item_twins(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each asset code and each serial number that things of one office share.

    The parts of a line that was divided have one code, and stand in different places or conditions: no doubt.
    """
    numbers: tuple[tuple[str, str, Callable[[Item], str | None]], ...] = (
        ("ITEM-CODE", "asset_code", lambda item: item.asset_code),
        ("ITEM-SERIAL", "serial_no", lambda item: item.serial_no),
    )
    for rule, field, number_of in numbers:
        alike: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in snapshot.equipment.items:
            if number := number_of(item):
                alike[_commune(snapshot, item).id, match_key(number)].append(item)
        for group in alike.values():
            first, *others = group
            for other in others:
                if not (field == "asset_code" and _are_parts(first, other)):
                    number = number_of(first) or ""
                    message = say.twins(field, number, _named(snapshot, first), _named(snapshot, other))
                    yield about_item(snapshot, other, rule, message, field=field)


def item_papers(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each thing that is gone without a document, of no quantity, or dear and without a price."""
    for item in snapshot.equipment.items:
        if item.quantity < 1:
            message = say.no_quantity(_named(snapshot, item), item.quantity)
            yield about_item(snapshot, item, "ITEM-QUANTITY", message, field="quantity")
        gone = _left(item)
        if gone is not None and not gone.document_no:
            message = say.gone_without_document(item.name, _event(gone))
            yield about_item(
                snapshot, item, f"ITEM-DOCUMENT-{gone.kind}", message, severity=Severity.SHOULD, field="document_no",
                kind=_MISSING,
            )  # fmt: skip
        if item.is_present and item.unit_cost is None and _is_fixed_asset(snapshot, item):
            message = say.price_missing(_named(snapshot, item))
            yield about_item(
                snapshot, item, "ITEM-PRICE", message, severity=Severity.SHOULD, field="unit_cost", kind=_MISSING
            )


def ending_terms(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each warranty and service about to end, or that has ended and nothing came in its place."""
    for item in snapshot.equipment.items:
        until = item.warranty_until
        if until is None or not item.is_present:
            continue
        if snapshot.as_of - _JUST_ENDED <= until.last <= snapshot.as_of + _NOTICE:
            message = say.warranty_ends(_named(snapshot, item), str(until), has_ended=until.last < snapshot.as_of)
            yield about_item(snapshot, item, "ITEM-WARRANTY", message, severity=Severity.SHOULD, field="warranty_until")
    for service in snapshot.equipment.services:
        if service.valid_to is not None and service.valid_to.last <= snapshot.as_of + _NOTICE:
            yield _about_service(snapshot, service, "SERVICE-END", say.service_ends)
    for service in snapshot.equipment.ended_services:
        if _is_missed(snapshot, service):
            yield _about_service(snapshot, service, "SERVICE-ENDED", say.service_ended)


def _is_missed(snapshot: Snapshot, service: DigitalService) -> bool:
    """Whether a certificate ended in the last year without another in its place, and its holder is still there."""
    if service.kind not in _CERTIFICATES or service.valid_to is None:
        return False
    if service.valid_to.last < year_before(snapshot.as_of) or _has_left(snapshot, service.person_id):
        return False
    return not any(
        other.kind == service.kind
        and other.unit_id == service.unit_id
        and (other.person_id == service.person_id if service.person_id else _same(other.name, service.name))
        for other in snapshot.equipment.services
    )


def _has_left(snapshot: Snapshot, person: str | None) -> bool:
    return person is not None and all(person != other.id for other in snapshot.persons)


def _same(one: str, other: str) -> bool:
    return match_key(one) == match_key(other)


def _about_service(
    snapshot: Snapshot, service: DigitalService, rule: str, sentence: Callable[[str, str, str], str]
) -> Finding:
    kind = catalog("digital_service_kind").label(service.kind)
    return Finding(
        rule=rule,
        severity=Severity.SHOULD,
        subject=service.id,
        subject_name=service.name,
        unit=snapshot.commune_of[service.unit_id].code,
        message=sentence(kind, service.name, str(service.valid_to)),
        legal_basis=BASIS,
        field="valid_to",
    )


def misplaced_places(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each culture house of no hamlet and each place inside one of another office."""
    hamlets = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    for place in snapshot.equipment.places:
        unit = snapshot.unit_by_id[place.unit_id]
        if place.kind == "CULTURE_HOUSE" and unit.kind not in hamlets:
            yield _about_place(snapshot, place, "PLACE-HAMLET", say.house_without_hamlet(place.name, unit_title(unit)))
        above = snapshot.place_by_id.get(place.parent_id or "")
        if above is not None and snapshot.commune_of[above.unit_id] is not snapshot.commune_of[unit.id]:
            there = snapshot.unit_by_id[above.unit_id]
            message = say.in_another_office(place.name, unit_title(unit), above.name, there.name)
            yield _about_place(snapshot, place, "PLACE-UNIT", message)


def stocktakes_due(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each stocktake left open and each office with things and none in the last year."""
    latest: dict[str, date] = {}
    for taken in snapshot.equipment.stocktakes:
        commune = snapshot.commune_of[taken.unit_id]
        latest[commune.id] = max(latest.get(commune.id, date.min), taken.counted_on.last)
        if not _is_closed(taken, snapshot.as_of) and taken.counted_on.last < snapshot.as_of - timedelta(_OPEN_DAYS):
            message = say.stocktake_open(
                taken.name, str(taken.counted_on), (snapshot.as_of - taken.counted_on.last).days
            )
            yield _about_unit(commune, "STOCKTAKE-OPEN", message, subject=taken.id, name=taken.name)
    since = year_before(snapshot.as_of)
    for unit in _with_old_things(snapshot, since):
        if latest.get(unit.id, date.min) < since:
            last = latest.get(unit.id)
            yield _about_unit(unit, "STOCKTAKE-YEAR", say.stocktake_due(unit_title(unit), last), basis=STOCKTAKE_BASIS)


def year_before(day: date) -> date:
    """Return the same day of the year before; 29/2 becomes 28/2."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


# --- Things -------------------------------------------------------------------------------------------


def _commune(snapshot: Snapshot, item: Item) -> Unit:
    unit = snapshot.equipment.place_units.get(item.place_id, snapshot.unit.id)
    return snapshot.commune_of.get(unit, snapshot.unit)


def _named(snapshot: Snapshot, item: Item) -> str:
    place = snapshot.equipment.place_names.get(item.place_id)
    return say.item_at(item.name, item.asset_code, place)


def _event(event: Event) -> str:
    return say.dated(catalog("item_event_kind").label(event.kind), str(event.happened_on))


def _decreases(event: Event) -> bool:
    kind = catalog("item_event_kind").by_code.get(event.kind)
    return bool(kind and kind.attributes.get("decrease"))


def _after_leaving(item: Item) -> Iterator[tuple[Event, Event]]:
    """Yield the first event after a thing had left, with that by which it left; a lost thing may be found."""
    gone: Event | None = None
    for event in sorted(item.events, key=event_order):
        if gone is not None:
            if gone.kind == LOST and event.kind == FOUND:
                gone = None
                continue
            yield event, gone
            return
        if _decreases(event):
            gone = event


def _left(item: Item) -> Event | None:
    """Return the event by which a thing left the office, None while it is there."""
    leaving = [event for event in item.events if _decreases(event)]
    return leaving[-1] if leaving and not item.is_present else None


def _are_parts(one: Item, other: Item) -> bool:
    """Whether two lines look like parts of one that was divided: all facts the same, another state."""
    bare = {"id": "", "quantity": 0, "events": (), "state": one.state, "beginning": one.beginning}
    same = msgspec.structs.replace(one, **bare) == msgspec.structs.replace(other, **bare)
    return same and one.state != other.state


def _is_fixed_asset(snapshot: Snapshot, item: Item) -> bool:
    """Whether a thing without a price is one by all appearances: usually dear, or with a code in the books."""
    on = snapshot.as_of
    dear = is_usually_dear(item.category_code, on)
    return dear or (bool(item.asset_code) and wear_class(item.category_code, on) is not None)


# --- Places and stocktakes ----------------------------------------------------------------------------


def _about_place(snapshot: Snapshot, place: Place, rule: str, message: str) -> Finding:
    return _about_unit(snapshot.commune_of[place.unit_id], rule, message, subject=place.id, name=place.name)


def _about_unit(
    unit: Unit, rule: str, message: str, *, subject: str = "", name: str = "", basis: str = BASIS
) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.SHOULD,
        subject=subject or unit.id,
        subject_name=name or unit.name,
        unit=unit.code,
        message=message,
        legal_basis=basis,
    )


def _is_closed(taken: Stocktake, on: date) -> bool:
    return taken.closed_on is not None and taken.closed_on.first <= on


def _with_old_things(snapshot: Snapshot, since: date) -> Iterator[Unit]:
    """Yield the communes that had things before a day, or things of which nobody knows since when."""
    having = {
        _commune(snapshot, item).id
        for item in snapshot.equipment.items
        if item.is_present and (item.received_on is None or item.received_on.first < since)
    }
    return (unit for unit in communes(snapshot) if unit.id in having)
