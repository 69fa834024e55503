"""Places: the tree with what is in each, saving one, closing one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.equipment import Place
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.messages import forms
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import without_people
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction
from hrdesk.text import match_key, squeeze


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the tree. ``pieces`` lie in it, ``pieces_below`` in it and in what it contains."""

    place: Place
    unit_name: str
    pieces: int
    pieces_below: int

    @property
    def id(self) -> str:
        """The place."""
        return self.place.id


def tree(store: Store, as_of: date, *, unit: str | None = None) -> list[PlaceRow]:
    """Return the places in use at a date, parents before what they contain, with the pieces in each."""
    with store.reading() as connection:
        return rows(without_people(connection, as_of, unit))


def rows(taken: Snapshot) -> list[PlaceRow]:
    """Return the places of a snapshot as the tree shows them."""
    own = Counter({place: sum(item.quantity for item in items) for place, items in taken.items_at.items()})
    below = Counter(own)
    for place in reversed(taken.equipment.places):
        if place.parent_id:
            below[place.parent_id] += below[place.id]
    return [
        PlaceRow(place, taken.unit_by_id[place.unit_id].name, own[place.id], below[place.id])
        for place in taken.equipment.places
    ]


def within(places: Iterable[Place], chosen: Iterable[str]) -> set[str]:
    """Return the chosen places (ids) with everything inside them; ``places`` come parents first."""
    found = set(chosen)
    for place in places:
        if place.parent_id in found:
            found.add(place.id)
    return found


def get_place(store: Store, place: str) -> Row:
    """Return a place as columns. Raises ``KeyError`` for an unknown id."""
    with store.reading() as connection:
        return records.fetch(connection, "place", [place])[place]


def problems(store: Store, row: Row) -> dict[str, str]:
    """Return the errors that keep a place from being saved: column to sentence."""
    found = {column: forms.required() for column in ("name", "kind", "unit_id") if not row.get(column)}
    found |= {column: say.not_positive() for column in ("area_m2", "seats", "staff_count") if _below_one(row, column)}
    since, until = _day(row.get("valid_from")), _day(row.get("valid_to"))
    if since and until and until.last < since.first:
        found["valid_to"] = forms.end_before_start(str(since))
    with store.reading() as connection:
        known = records.fetch(connection, "place")
        units = records.fetch(connection, "org_unit")
    if _contains(known, row.get("id"), row.get("parent_id")):
        found["parent_id"] = say.place_in_itself()
    if row.get("kind") == "CULTURE_HOUSE" and row.get("unit_id") in units and not _is_hamlet(units[row["unit_id"]]):
        found["unit_id"] = say.hamlet_needed()
    name = match_key(str(row.get("name") or ""))
    for other in known.values():
        same = other["unit_id"] == row.get("unit_id") and other["parent_id"] == row.get("parent_id")
        if same and other["id"] != row.get("id") and match_key(other["name"]) == name and not other["valid_to"]:
            found["name"] = say.place_twice(other["name"])
    return found


def _below_one(row: Row, column: str) -> bool:
    value = row.get(column)
    return value is not None and int(value) <= 0


def _day(text: object) -> PartialDate | None:
    try:
        return parse_iso(str(text)) if text else None
    except ValueError:
        return None


def _is_hamlet(unit: Row) -> bool:
    entry = catalog("unit_kind").by_code.get(unit["kind"])
    return bool(entry and entry.group == "HAMLET")


def _contains(known: dict[str, Row], place: str | None, inside: str | None) -> bool:
    """Whether ``inside`` is the place itself or lies in it."""
    seen: set[str] = set()
    while inside and inside not in seen and place:
        if inside == place:
            return True
        seen.add(inside)
        inside = known[inside]["parent_id"] if inside in known else None
    return False


def save_place(store: Store, row: Row) -> tuple[str, Changes]:
    """Write a place in one named transaction and return its id; the caller has shown ``problems`` first."""
    name = squeeze(str(row["name"]))
    with transaction(store, say.place_saved(name, is_new=not row.get("id"))) as writing:
        identity = writing.save("place", {**row, "name": name})
    return identity, writing.changes


def delete_place(store: Store, place: str) -> Changes:
    """Delete a place that nothing refers to. Raises ``UserError`` when something is, or was, in it."""
    with store.reading() as connection:
        row = records.fetch(connection, "place", [place])[place]
        items = {item["id"] for item in records.fetch(connection, "item", [place], by="place_id").values()}
        items |= {each["item_id"] for each in records.fetch(connection, "item_event", [place], by="place_id").values()}
        rooms = records.fetch(connection, "place", [place], by="parent_id")
    if items or rooms:
        raise UserError(say.place_not_empty(row["name"], len(items), len(rooms)))
    with transaction(store, f"Xóa nơi đặt: {row['name']}") as writing:
        writing.delete("place", place)
    return writing.changes
