"""Items: the list, one with its life, saving it, twenty alike in one go, changing many, finding by code."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.equipment import Item
from hrdesk.domain.finding import Finding
from hrdesk.domain.item_code import label_code
from hrdesk.domain.item_life import State, is_gone
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.messages import forms
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import without_people
from hrdesk.models.store import Store
from hrdesk.rules import wear
from hrdesk.services.equipment import places
from hrdesk.services.equipment.places import PlaceRow
from hrdesk.services.transaction import Transaction, transaction
from hrdesk.text import search_key, squeeze

CHILDREN = ("item_event", "photo")
# (table, place in its list or None for the item itself, column)
Where = tuple[str, int | None, str]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as the list shows it at a date. ``residual`` is what wear has left of its cost, in đồng."""

    item: Item
    place_name: str
    unit_name: str
    custodian: str
    search_key: str
    concern: int = 0
    residual: int | None = None

    @property
    def id(self) -> str:
        """The item."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item with its events and photos, as rows of columns (dates as ISO text)."""

    item: Row
    children: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in CHILDREN})


@dataclass(frozen=True, slots=True)
class Alike:
    """What tells one of several items alike apart."""

    asset_code: str | None = None
    serial_no: str | None = None
    place_id: str | None = None


def list_items(
    store: Store,
    as_of: date,
    *,
    unit: str | None = None,
    place: str | None = None,
    include_gone: bool = False,
    findings: Iterable[Finding] = (),
) -> list[ItemRow]:
    """Return the items at a date by name: all, or those in ``place`` (id) and in what it contains."""
    with store.reading() as connection:
        taken = without_people(connection, as_of, unit)
    return rows(taken, place=place, include_gone=include_gone, findings=findings)


def inventory(store: Store, as_of: date) -> tuple[list[PlaceRow], list[ItemRow]]:
    """Return the tree of places and the items, those that are gone too, from one reading."""
    with store.reading() as connection:
        taken = without_people(connection, as_of)
    return places.rows(taken), rows(taken, include_gone=True)


def checked_items(store: Store, as_of: date) -> list[ItemRow]:
    """Return the items, those that are gone too, with the number of findings about each."""
    from hrdesk.services.checking import checked

    taken, findings = checked(store, as_of)
    return rows(taken, include_gone=True, findings=findings)


def rows(
    taken: Snapshot, *, place: str | None = None, include_gone: bool = False, findings: Iterable[Finding] = ()
) -> list[ItemRow]:
    """Return the items of a snapshot as the list shows them."""
    concerns = Counter(finding.subject for finding in findings if finding.accepted is None)
    there = places.within(taken.equipment.places, [place]) if place else None
    return [
        _row(taken, item, concerns[item.id])
        for item in taken.equipment.items
        if (include_gone or item.is_present) and (there is None or item.place_id in there)
    ]


def _row(taken: Snapshot, item: Item, concern: int) -> ItemRow:
    name = taken.equipment.place_names[item.place_id]
    where = taken.place_by_id.get(item.place_id)
    unit = taken.unit_by_id[where.unit_id].name if where else ""
    holder = custodian(taken, item.state)
    words = (item.name, label_code(item), item.model, item.serial_no, name, unit, holder, item.source, item.note)
    key = search_key(" ".join(filter(None, words)))
    return ItemRow(item, name, unit, holder, key, concern, wear.residual(item, taken.as_of))


def custodian(taken: Snapshot, state: State) -> str:
    """Return the name of who holds an item, or an empty text."""
    return taken.equipment.custodian_names.get(state.custodian_id or "", "") or state.custodian_name or ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What an item cost and what wear has left of it, in đồng; ``years`` and ``percent`` are those of its class."""

    cost: int
    residual: int
    years: int
    percent: Decimal
    legal_basis: str


def worth(store: Store, item: str, as_of: date) -> Worth | None:
    """Return what an item is worth on a day; None for what does not wear in the books, or is not there yet."""
    with store.reading() as connection:
        taken = without_people(connection, as_of, items=[item])
    found = taken.item_by_id.get(item)
    left = wear.residual(found, as_of) if found else None
    if found is None or left is None or found.cost is None:
        return None
    of_class = wear.wear_class(found.category_code, as_of)
    assert of_class is not None
    return Worth(found.cost, left, of_class.years, of_class.percent, of_class.legal_basis)


def get_item(store: Store, item: str) -> ItemRecord:
    """Return an item with its events in their order and its photos. Raises ``KeyError``."""
    with store.reading() as connection:
        row = records.fetch(connection, "item", [item])[item]
        events = records.fetch(connection, "item_event", [item], by="item_id").values()
        photos = records.fetch(connection, "photo", [item], by="item_id").values()
    return ItemRecord(
        row,
        {
            "item_event": sorted(events, key=lambda event: (event["happened_on"], event["sequence"], event["id"])),
            "photo": sorted(photos, key=lambda photo: (photo["taken_on"] or "", photo["id"])),
        },
    )


def new_item(place: str | None = None) -> ItemRecord:
    """Return an empty item for a form: one piece, in use."""
    return ItemRecord({"quantity": 1, "condition": "IN_USE", "place_id": place})


def problems(store: Store, record: ItemRecord) -> dict[Where, str]:
    """Return the errors that keep an item from being saved; warnings are the checks' business."""
    found: dict[Where, str] = {}
    item = record.item
    for column in ("name", "category_code", "place_id", "condition"):
        if not item.get(column):
            found["item", None, column] = forms.required()
    if not isinstance(item.get("quantity"), int) or item["quantity"] < 1:
        found["item", None, "quantity"] = say.quantity_needed()
    if (item.get("unit_cost") or 0) < 0:
        found["item", None, "unit_cost"] = say.negative_cost()
    if is_gone(item.get("condition") or ""):
        found["item", None, "condition"] = say.gone_at_start()
    found |= {("item", None, column): sentence for column, sentence in _date_problems(item).items()}
    same = _same_code(store, item.get("asset_code"), item.get("id"))
    if same:
        found["item", None, "asset_code"] = say.code_twice(str(item["asset_code"]), same)
    received = _day(item.get("acquired_on")) or _day(item.get("in_use_since"))
    for place, event in enumerate(record.children.get("item_event", ())):
        found |= {("item_event", place, column): why for column, why in event_problems(event, received).items()}
    return found


def _date_problems(item: Row) -> dict[str, str]:
    found = {}
    for column in ("acquired_on", "in_use_since", "warranty_until"):
        if item.get(column) and _day(item[column]) is None:
            found[column] = forms.no_such_date(str(item[column]))
    came, warranty = _day(item.get("acquired_on")) or _day(item.get("in_use_since")), _day(item.get("warranty_until"))
    if came and warranty and warranty.last < came.first:
        found["warranty_until"] = say.warranty_before()
    return found


def event_problems(event: Row, received: PartialDate | None) -> dict[str, str]:
    """Return what is wrong with one event of an item: column to sentence."""
    found = {column: forms.required() for column in ("kind", "happened_on") if not event.get(column)}
    day = _day(event.get("happened_on"))
    if event.get("happened_on") and day is None:
        found["happened_on"] = forms.no_such_date(str(event["happened_on"]))
    if day and received and day.last < received.first:
        found["happened_on"] = say.before_received(str(received))
    kind = catalog("item_event_kind").by_code.get(event.get("kind") or "")
    effect = kind.attributes if kind else {}
    columns = {"custodian": ("custodian_id", "custodian_name"), "place": ("place_id",), "condition": ("condition",)}
    for need in effect.get("needs", ()):
        named = columns.get(need, (need,))
        if not any(event.get(column) for column in named):
            found[named[0]] = say.event_needs(need)
    condition = event.get("condition") or ""
    if is_gone(condition) and not effect.get("final"):
        found["condition"] = say.use_own_event(catalog("item_condition").label(condition))
    return found


def _day(text: object) -> PartialDate | None:
    try:
        return parse_iso(str(text)) if text else None
    except ValueError:
        return None


def _same_code(store: Store, code: object, own: object) -> str | None:
    if not code:
        return None
    with store.reading() as connection:
        found = records.fetch(connection, "item", [str(code)], by="asset_code").values()
    return next((row["name"] for row in found if row["id"] != own), None)


def save_item(store: Store, record: ItemRecord) -> tuple[str, Changes]:
    """Write an item as the form shows it, in one named transaction, and return its id.

    Events and photos without ``id`` are new, those that are missing are deleted; tables that the
    record does not name are left alone. The caller has shown ``problems`` first.
    """
    identity, name = record.item.get("id"), squeeze(str(record.item["name"]))
    with transaction(store, f"{'Sửa' if identity else 'Thêm'} tài sản: {name}") as writing:
        values = {key: value for key, value in record.item.items() if key != "id"} | {"name": name}
        if identity:
            writing.require_own(records.fetch(writing.connection, "item", [identity]).values())
            writing.change("item", identity, values)
        else:
            identity = writing.add("item", values)
        for table, children in record.children.items():
            _save_children(writing, table, identity, children)
    return identity, writing.changes


def _save_children(writing: Transaction, table: str, item: str, children: Sequence[Row]) -> None:
    known = records.fetch(writing.connection, table, [item], by="item_id")
    kept = {row["id"]: row for row in children if row.get("id")}
    for gone in known.keys() - kept.keys():
        writing.delete(table, gone)
    writing.change_many(table, {key: row for key, row in kept.items() if key in known})
    fresh = [{**row, "item_id": item} for row in children if not row.get("id")]
    if table == "item_event":
        last = max((row["sequence"] for row in known.values()), default=0)
        fresh = [{"sequence": last + place, **row} for place, row in enumerate(fresh, 1)]
    writing.add_many(table, fresh)


def delete_items(store: Store, items: Sequence[str]) -> Changes:
    """Delete items with their lives: for what was entered by mistake. The undo list brings them back."""
    with store.reading() as connection:
        names = [row["name"] for row in records.fetch(connection, "item", items).values()]
    with transaction(store, f"Xóa tài sản: {names[0] if len(names) == 1 else say.many(len(names))}") as writing:
        for item in items:
            writing.delete("item", item)
    return writing.changes


def change_items(store: Store, items: Sequence[str], values: Mapping[str, Any], *, what: str) -> Changes:
    """Correct the same columns of several items in one transaction; ``what`` names it."""
    with transaction(store, f"Sửa {say.many(len(items))}: {what}") as writing:
        writing.change_many("item", {item: dict(values) for item in items})
    return writing.changes


def numbers(pattern: str, count: int) -> list[str]:
    """Return ``count`` codes that go on from ``pattern``: MVT-009 gives MVT-009, MVT-010, MVT-011.

    The last run of digits counts and keeps its width. Raises ``UserError`` when there is none.
    """
    found = re.search(r"(\d+)(\D*)\Z", pattern)
    if found is None:
        raise UserError(say.pattern_without_number(pattern))
    digits, tail, head = found[1], found[2], pattern[: found.start()]
    return [f"{head}{int(digits) + step:0{len(digits)}d}{tail}" for step in range(count)]


def next_code(store: Store, category: str) -> str:
    """Return the code that a new item of a category may have: one more than the highest in use, or a first one."""
    with store.reading() as connection:
        of_kind = records.fetch(connection, "item", [category], by="category_code").values()
    used = [code for row in of_kind if (code := row["asset_code"]) and re.search(r"\d+\Z", code)]
    if used:
        return numbers(max(used, key=lambda code: (len(code), code)), 2)[1]
    label = catalog("equipment_category").by_code[category].label
    return "".join(word[0] for word in search_key(label).split() if word[0].isalpha()).upper() + "-001"


def add_alike(store: Store, row: Row, apart: Sequence[Alike]) -> tuple[list[str], Changes]:
    """Add several items alike in one named transaction: the columns of ``row`` for each, told apart by ``apart``.

    Raises ``UserError`` when a code is in use or stands twice in the list; then nothing is added.
    """
    codes = [each.asset_code for each in apart if each.asset_code]
    twice = next((code for code, times in Counter(codes).items() if times > 1), None)
    if twice:
        raise UserError(say.code_twice_here(twice))
    for code in codes:
        same = _same_code(store, code, None)
        if same:
            raise UserError(say.code_twice(code, same))
    with transaction(store, f"Thêm {say.many(len(apart))}: {squeeze(str(row['name']))}") as writing:
        ids = writing.add_many(
            "item",
            [
                {
                    **row,
                    "asset_code": each.asset_code,
                    "serial_no": each.serial_no,
                    "place_id": each.place_id or row["place_id"],
                }
                for each in apart
            ],
        )
    return ids, writing.changes


def find_code(store: Store, text: str) -> list[str]:
    """Return the items (ids) that a typed or scanned code means: asset code, serial number, or the label's own code."""
    wanted = squeeze(text)
    if not wanted:
        return []
    with store.reading() as connection:
        for condition, value in (("asset_code = ?", wanted), ("serial_no = ?", wanted), ("id LIKE ?", _prefix(wanted))):
            query = f"SELECT id FROM item WHERE {condition} COLLATE NOCASE ORDER BY name, id"
            found = [str(row[0]) for row in connection.exec_driver_sql(query, (value,))]
            if found:
                return found
    return []


def _prefix(text: str) -> str:
    is_local = re.fullmatch(r"HR[0-9A-F]{8}", text.upper())
    return f"{text[2:].lower()}%" if is_local else ""
