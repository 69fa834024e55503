"""What happens to items: moved, handed over, lost ...; shown first, then booked for all in one transaction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.equipment import Item
from hrdesk.domain.item_life import FOUND, LOST, RECEIVED, Event, State, after
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import without_people
from hrdesk.models.store import Store
from hrdesk.services.equipment.items import custodian, event_problems
from hrdesk.services.transaction import Transaction, transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """An event about to be booked for one or many items. ``happened_on`` is ISO text at its own precision."""

    kind: str
    happened_on: str
    place_id: str | None = None
    custodian_id: str | None = None
    custodian_name: str | None = None
    condition: str | None = None
    document_no: str | None = None
    counterpart: str | None = None
    cost: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the event would do to one item; ``refusal`` says why it cannot, ``remark`` what to know."""

    item: str
    name: str
    asset_code: str | None
    quantity: int
    before: str
    after: str
    refusal: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class LifeEntry:
    """One line of the life of an item, ``says`` what was so afterwards. Its beginning has no event."""

    day: PartialDate | None
    kind: str
    says: str
    event: Event | None = None
    entered_on: str | None = None


def preview(store: Store, items: Sequence[str], draft: Draft, *, quantity: int | None = None) -> list[Preview]:
    """Return what an event would do to each item (ids), refusals included; nothing is written.

    ``quantity`` books it for so many pieces of a line. Raises ``UserError`` when the event itself lacks something.
    """
    wrong = event_problems(asdict(draft), None)
    if wrong:
        raise UserError(next(iter(wrong.values())))
    with store.reading() as connection:
        taken = without_people(connection, parse_iso(draft.happened_on).first, items=items)
        rows = records.fetch(connection, "item", items)
        events = records.fetch(connection, "item_event", items, by="item_id").values()
        places = {key: row["name"] for key, row in records.fetch(connection, "place").items()}
        people = {key: row["full_name"] for key, row in records.fetch(connection, "person").items()}
    there = taken.item_by_id
    later = Counter(event["item_id"] for event in events if event["happened_on"] > draft.happened_on)
    event = Event("", happened_on=parse_iso(draft.happened_on), sequence=0, **_effects(draft))
    return [_preview(rows[item], there.get(item), event, quantity, later[item], places, people) for item in items]


def _effects(draft: Draft) -> Row:
    return {key: value for key, value in asdict(draft).items() if key != "happened_on"}


def _preview(
    row: Row, item: Item | None, event: Event, quantity: int | None, later: int, places: Row, people: Row
) -> Preview:
    pieces = row["quantity"] if quantity is None else quantity
    before = item.state if item else State(row["place_id"], row["condition"])
    changed = after(before, event)
    return Preview(
        row["id"], row["name"], row["asset_code"], pieces,
        _words(before, places, people), _words(changed, places, people),
        _refusal(row, item, event, pieces), say.later_events(later) if later else None,
    )  # fmt: skip


def _words(state: State, places: Row, people: Row) -> str:
    holder = people.get(state.custodian_id or "", "") or state.custodian_name or ""
    return say.placed(places.get(state.place_id, ""), catalog("item_condition").label(state.condition), holder)


def _refusal(row: Row, item: Item | None, event: Event, pieces: int) -> str | None:
    """Return why an item cannot take an event, or None."""
    if item is None:
        return say.before_received(str(parse_iso(row["acquired_on"] or row["in_use_since"])))
    if not 1 <= pieces <= row["quantity"]:
        return say.too_many(row["quantity"])
    found_again = event.kind == FOUND and item.condition == LOST
    if not item.is_present and not found_again:
        return say.already_gone(catalog("item_condition").label(item.condition), str(event.happened_on))
    if event.kind == FOUND and item.is_present:
        return say.not_lost(str(event.happened_on))
    says_more = event.document_no or event.cost or event.note or event.kind == "REPAIRED"
    if after(item.state, event) == item.state and not says_more:
        return say.nothing_changes()
    return None


def book(store: Store, items: Sequence[str], draft: Draft, *, quantity: int | None = None) -> Changes:
    """Book an event for items (ids) in one named transaction; those that cannot take it are left alone.

    ``quantity`` pieces of a line are split off and take it. Raises ``UserError`` when no item can.
    """
    shown = preview(store, items, draft, quantity=quantity)
    fit = [each for each in shown if each.refusal is None]
    if not fit:
        raise UserError(say.all_refused(shown[0].refusal or ""))
    label = catalog("item_event_kind").label(draft.kind)
    name = fit[0].name if len(fit) == 1 else say.many(len(fit))
    with transaction(store, f"{label}: {name}") as writing:
        for each in fit:
            add_event(writing, split(writing, each.item, each.quantity), draft)
    return writing.changes


def add_event(writing: Transaction, item: str, draft: Draft) -> str:
    """Add an event to an item within a transaction, last of its day, and return its id."""
    writing.require_own(records.fetch(writing.connection, "item", [item]).values())
    known = records.fetch(writing.connection, "item_event", [item], by="item_id").values()
    last = max((event["sequence"] for event in known), default=0)
    return writing.add("item_event", {**asdict(draft), "item_id": item, "sequence": last + 1})


def split(writing: Transaction, item: str, quantity: int) -> str:
    """Return an item of ``quantity`` pieces out of a line: itself when it has no more, else a new one.

    The new one has the same facts and the same life so far, so sums are right on every day. A code
    and a serial number name one thing and stay with the line.
    """
    row = records.fetch(writing.connection, "item", [item])[item]
    if row["quantity"] == quantity:
        return item
    writing.change("item", item, {"quantity": row["quantity"] - quantity})
    copy = {key: value for key, value in row.items() if key not in ("id", "owner_id", "entered_on")}
    part = writing.add("item", {**copy, "quantity": quantity, "asset_code": None, "serial_no": None})
    events = records.fetch(writing.connection, "item_event", [item], by="item_id").values()
    kept = [{key: value for key, value in event.items() if key != "id"} | {"item_id": part} for event in events]
    writing.add_many("item_event", kept)
    return part


def life(store: Store, item: str, *, until: date = date.max) -> list[LifeEntry]:
    """Return the life of an item up to a date: how it was received, then its events in their order."""
    with store.reading() as connection:
        taken = without_people(connection, until, items=[item])
        found = taken.item_by_id.get(item)
        entered = {
            key: event["entered_on"]
            for key, event in records.fetch(connection, "item_event", [item], by="item_id").items()
        }
    if found is None:
        return []
    state = found.beginning
    lines = [LifeEntry(found.received_on, RECEIVED, _at(taken, state))]
    for event in found.events:
        state = after(state, event)
        lines.append(LifeEntry(event.happened_on, event.kind, _at(taken, state), event, entered[event.id]))
    return lines


def _at(taken: Snapshot, state: State) -> str:
    place = taken.equipment.place_names.get(state.place_id, "")
    return say.placed(place, catalog("item_condition").label(state.condition), custodian(taken, state))
