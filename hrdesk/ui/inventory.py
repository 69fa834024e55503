"""What the page Trang thiết bị asks of the services. Runs on the database thread, returns frozen data."""

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes
from hrdesk.ui.operations import HistoryLine, Problems, Row, history_of

if TYPE_CHECKING:
    from hrdesk.services.equipment.events import Draft, LifeEntry, Preview
    from hrdesk.services.equipment.items import Alike, ItemRecord, ItemRow, Worth
    from hrdesk.services.equipment.places import PlaceRow

Choice = tuple[str, str]


@dataclass(frozen=True)
class Inventory:
    """The places and items of an office at a date, and who and where can be chosen."""

    places: "tuple[PlaceRow, ...]" = ()
    items: "tuple[ItemRow, ...]" = ()
    place_choices: tuple[Choice, ...] = ()
    people_choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class OpenItem:
    """An item for the editor, with its life and its history; ``photos`` maps hashes to the bytes that are here."""

    record: "ItemRecord"
    life: "tuple[LifeEntry, ...]" = ()
    history: tuple[HistoryLine, ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict)
    worth: "Worth | None" = None


@dataclass(frozen=True)
class SavedItem:
    """What saving a draft came to: the problems that kept it back, or the id and what was touched."""

    problems: Problems
    item: str | None = None
    changes: Changes = field(default_factory=Changes)


def everything(store: Any, as_of: date) -> Inventory:
    """Return places, items (those that are gone too) and choices, before the checks have been made."""
    from hrdesk.services.equipment import items
    from hrdesk.services.naming import people_by_name

    tree, listed = items.inventory(store, as_of)
    return Inventory(tuple(tree), tuple(listed), place_choices(tree), people_by_name(store))


def items(store: Any, as_of: date) -> "list[ItemRow]":
    """Return the items, those that are gone too."""
    from hrdesk.services.equipment import items as service

    return service.list_items(store, as_of, include_gone=True)


def checked(store: Any, as_of: date) -> "tuple[ItemRow, ...]":
    """Return the items with the number of findings about each."""
    from hrdesk.services.equipment import items

    return tuple(items.checked_items(store, as_of))


def place_choices(tree: "Sequence[PlaceRow]") -> tuple[Choice, ...]:
    """Return the places to choose from; alike ones say what they are in."""
    names = {row.id: row.place.name for row in tree}
    alike = Counter(names.values())
    return tuple((row.id, _full_name(row, names) if alike[row.place.name] > 1 else row.place.name) for row in tree)


def _full_name(row: "PlaceRow", names: Mapping[str, str]) -> str:
    return f"{row.place.name} ({names.get(row.place.parent_id or '') or row.unit_name})"


def open_item(store: Any, item: str, as_of: date) -> OpenItem:
    """Return an item with its life, its pictures, its history, its worth on a day. Raises ``KeyError`` when gone."""
    from hrdesk.services.equipment import events, items, photos

    record = items.get_item(store, item)
    hashes = {row["sha256"] for row in record.children["photo"]}
    shown = {sha256: found for sha256 in hashes if (found := photos.content(store, sha256))}
    ids = [item, *(row["id"] for rows in record.children.values() for row in rows)]
    return OpenItem(
        record, tuple(events.life(store, item)), tuple(history_of(store, ids)), shown, items.worth(store, item, as_of)
    )


def problems(store: Any, record: "ItemRecord") -> Problems:
    """Return what keeps a draft from being saved."""
    from hrdesk.services.equipment import items

    return items.problems(store, record)


def save_item(store: Any, item: Row, events: Sequence[Row] | None) -> SavedItem:
    """Check a draft and write it when nothing is wrong; without ``events`` they stay as they are."""
    from hrdesk.services.equipment import items

    children = {} if events is None else {"item_event": copy.deepcopy(list(events))}
    record = items.ItemRecord(copy.deepcopy(item), children)
    found = items.problems(store, record)
    if found:
        return SavedItem(found)
    identity, changes = items.save_item(store, record)
    return SavedItem({}, identity, changes)


def next_code(store: Any, category: str) -> str:
    """Return a code for a new item of a category."""
    from hrdesk.services.equipment import items

    return items.next_code(store, category)


def add_alike(store: Any, row: Row, apart: "Sequence[Alike]") -> Changes:
    """Add several items alike."""
    from hrdesk.services.equipment import items

    return items.add_alike(store, row, apart)[1]


def delete_items(store: Any, ids: Sequence[str]) -> Changes:
    """Delete items entered by mistake."""
    from hrdesk.services.equipment import items

    return items.delete_items(store, ids)


def change_items(store: Any, ids: Sequence[str], values: Mapping[str, Any], what: str) -> Changes:
    """Correct a column of several items."""
    from hrdesk.services.equipment import items

    return items.change_items(store, ids, values, what=what)


def preview_event(store: Any, ids: Sequence[str], draft: "Draft", quantity: int | None) -> "list[Preview]":
    """Return what an event would do to items."""
    from hrdesk.services.equipment import events

    return events.preview(store, ids, draft, quantity=quantity)


def book_event(store: Any, ids: Sequence[str], draft: "Draft", quantity: int | None) -> Changes:
    """Book an event for items."""
    from hrdesk.services.equipment import events

    return events.book(store, ids, draft, quantity=quantity)


def find_code(store: Any, text: str) -> list[str]:
    """Return the items that a typed or scanned code means."""
    from hrdesk.services.equipment import items

    return items.find_code(store, text)


def add_photo(store: Any, item: str, path: Path) -> Changes:
    """Keep a picture with an item."""
    from hrdesk.services.equipment import photos

    return photos.add_photo(store, item, path)


def remove_photo(store: Any, item: str, photo: str) -> Changes:
    """Take a picture away from an item."""
    from hrdesk.services.equipment import items

    record = items.get_item(store, item)
    kept = [row for row in record.children["photo"] if row["id"] != photo]
    return items.save_item(store, items.ItemRecord(record.item, {"photo": kept}))[1]
