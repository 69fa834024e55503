"""A stocktake: begin with a frozen list, count on paper or by scanner, close, and see what it found.

Every count is written at once, so an interrupted session goes on where it stopped. What an entry
leaves empty stays as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from hrdesk.domain.changes import Changes
from hrdesk.domain.equipment import Item, Stocktake, StocktakeLine
from hrdesk.domain.snapshot import Snapshot
from hrdesk.domain.stocktaking import LineStatus, status
from hrdesk.errors import UserError
from hrdesk.messages import stocktakes as say
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import without_people
from hrdesk.models.store import Store
from hrdesk.rules import wear
from hrdesk.services.equipment import places
from hrdesk.services.equipment.items import find_code
from hrdesk.services.offices import own_unit
from hrdesk.services.transaction import Transaction, transaction
from hrdesk.text import squeeze


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the committee; ``role`` is a code of catalog stocktake_role."""

    full_name: str
    job_title: str | None = None
    represents: str | None = None
    role: str = "MEMBER"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a stocktake begins with. ``place_ids`` stand for themselves and all that is in them."""

    name: str
    counted_on: date
    place_ids: tuple[str, ...]
    counted_hour: int | None = None
    number: str | None = None
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with what a list shows of it. ``item`` is None for a thing without a record."""

    line: StocktakeLine
    status: LineStatus
    item: Item | None
    expected_place: str
    counted_place: str

    @property
    def id(self) -> str:
        """The line."""
        return self.line.id


@dataclass(frozen=True, slots=True)
class Session:
    """A stocktake with its lines, in the order of places and names."""

    stocktake: Stocktake
    booked: bool
    place_names: Mapping[str, str]
    lines: tuple[LineView, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can still be counted."""
        return self.stocktake.closed_on is None

    @property
    def counted(self) -> int:
        """How many expected lines have been counted."""
        return sum(view.line.counted_quantity is not None for view in self.lines if view.line.expected_quantity)

    @property
    def expected(self) -> int:
        """How many lines the books expect."""
        return sum(view.line.expected_quantity is not None for view in self.lines)


class Outcome(StrEnum):
    """What a scanned code came to."""

    FOUND = "FOUND"
    ELSEWHERE = "ELSEWHERE"
    ALREADY = "ALREADY"
    QUANTITY = "QUANTITY"  # a line of several pieces: the count is asked for, nothing is written yet
    UNEXPECTED = "UNEXPECTED"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Scan:
    """The outcome of one code, the sentence to show, and the line it is about, if any."""

    outcome: Outcome
    sentence: str
    line: str | None = None
    changes: Changes = field(default_factory=Changes)


def start(store: Store, opening: Opening) -> tuple[str, Changes]:
    """Begin a stocktake with the list of what the books say, and return its id.

    At 0 o'clock of a day the books are those of the end of the day before. Raises ``UserError``
    without a name, places or anything in them, or when an open stocktake covers one of the places.
    """
    name = squeeze(opening.name)
    if not name:
        raise UserError(say.name_needed())
    if opening.counted_hour is not None and not 0 <= opening.counted_hour <= 23:
        raise UserError(say.no_such_hour(opening.counted_hour))
    unit = own_unit(store).id
    with store.reading() as connection:
        taken = without_people(connection, _books(opening.counted_on, opening.counted_hour))
        chosen = places.within(taken.equipment.places, opening.place_ids)
        _require_free(connection, chosen, taken)
    expected = [item for place in chosen for item in taken.items_at.get(place, ())]
    if not opening.place_ids:
        raise UserError(say.places_needed())
    if not expected:
        raise UserError(say.empty_list(f"{opening.counted_on:%d/%m/%Y}"))
    with transaction(store, f"Bắt đầu kiểm kê: {name}") as writing:
        row = {
            "unit_id": unit,
            "name": name,
            "counted_on": opening.counted_on.isoformat(),
            "counted_hour": opening.counted_hour,
            "number": opening.number,
        }
        identity = writing.add("stocktake", row)
        writing.add_many("stocktake_place", [{"stocktake_id": identity, "place_id": place} for place in sorted(chosen)])
        _add_members(writing, identity, opening.members)
        writing.add_many("stocktake_line", [_frozen(identity, item, taken.as_of) for item in expected])
    return identity, writing.changes


def _books(day: date, hour: int | None) -> date:
    return day - timedelta(days=1) if hour == 0 else day


def _frozen(stocktake: str, item: Item, on: date) -> Row:
    return {
        "stocktake_id": stocktake,
        "item_id": item.id,
        "name": item.name,
        "expected_place_id": item.place_id,
        "expected_quantity": item.quantity,
        "expected_condition": item.condition,
        "unit_cost": item.unit_cost,
        "residual_value": wear.residual(item, on),
    }


def _require_free(connection: Connection, chosen: set[str], taken: Snapshot) -> None:
    open_ones = {row["id"]: row for row in records.fetch(connection, "stocktake").values() if not row["closed_on"]}
    covered = records.fetch(connection, "stocktake_place", open_ones, by="stocktake_id").values()
    for row in covered:
        if row["place_id"] in chosen:
            place = taken.place_by_id[row["place_id"]].name
            raise UserError(say.place_in_use(place, open_ones[row["stocktake_id"]]["name"]))


def _add_members(writing: Transaction, stocktake: str, members: Sequence[Member]) -> None:
    writing.add_many(
        "stocktake_member",
        [
            {
                "stocktake_id": stocktake,
                "sequence": place,
                "full_name": squeeze(member.full_name),
                "job_title": member.job_title,
                "represents": member.represents,
                "role": member.role,
            }
            for place, member in enumerate(members, 1)
        ],
    )


def sessions(store: Store) -> list[Session]:
    """Return every stocktake, the latest first."""
    with store.reading() as connection:
        taken = without_people(connection, date.max)
        booked = _booked(connection)
    return [_session(taken, each, booked) for each in reversed(taken.equipment.stocktakes)]


def session(store: Store, stocktake: str) -> Session:
    """Return a stocktake with its lines. Raises ``KeyError`` for an unknown id."""
    with store.reading() as connection:
        taken = without_people(connection, date.max)
        booked = _booked(connection)
    found = {each.id: each for each in taken.equipment.stocktakes}[stocktake]
    return _session(taken, found, booked)


def _booked(connection: Connection) -> set[str]:
    return {key for key, row in records.fetch(connection, "stocktake").items() if row["booked_on"]}


def _session(taken: Snapshot, stocktake: Stocktake, booked: set[str]) -> Session:
    items = taken.item_by_id
    names = taken.equipment.place_names
    closed = stocktake.closed_on is not None
    views = [
        LineView(
            line,
            status(line, closed=closed),
            items.get(line.item_id or ""),
            names.get(line.expected_place_id or "", ""),
            names.get(line.counted_place_id or "", ""),
        )
        for line in stocktake.lines
    ]
    order = {place: number for number, place in enumerate(names)}
    views.sort(key=lambda view: order.get(view.line.expected_place_id or view.line.counted_place_id or "", len(order)))
    return Session(stocktake, stocktake.id in booked, names, tuple(views))


def count(
    store: Store,
    stocktake: str,
    line: str,
    *,
    quantity: int | None = None,
    place: str | None = None,
    condition: str | None = None,
    note: str | None = None,
) -> Changes:
    """Write what was counted of a line; what is None stays as it was. 0 says that it is not there."""
    return count_many(store, stocktake, {line: Counted(quantity, place, condition, note)})


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of one line; None says nothing."""

    quantity: int | None = None
    place: str | None = None
    condition: str | None = None
    note: str | None = None


def count_many(store: Store, stocktake: str, counts: Mapping[str, Counted]) -> Changes:
    """Write the counts of several lines in one transaction: a page of a count sheet, all of a room."""
    if any(each.quantity is not None and each.quantity < 0 for each in counts.values()):
        raise UserError(say.quantity_wrong())
    with store.reading() as connection:
        row = _open(connection, stocktake)
        lines = records.fetch(connection, "stocktake_line", counts)
    if len(lines) < len(counts) or any(line["stocktake_id"] != stocktake for line in lines.values()):
        raise UserError(say.line_of_another())
    one = next(iter(lines.values()))["name"] if len(lines) == 1 else f"{len(lines)} dòng"
    with transaction(store, f"Kiểm đếm ({row['name']}): {one}") as writing:
        stated = {line: _counted(store, lines[line], given) for line, given in counts.items()}
        writing.change_many("stocktake_line", stated)
    return writing.changes


def _counted(store: Store, line: Row, given: Counted) -> Row:
    stated = {
        "counted_quantity": given.quantity,
        "counted_place_id": given.place,
        "counted_condition": given.condition,
        "note": given.note,
    }
    found = {column: value for column, value in stated.items() if value is not None}
    if given.quantity is not None:
        found |= {"counted_at": f"{datetime.now():%Y-%m-%dT%H:%M}", "counted_by": store.user.name}
        found.setdefault("counted_place_id", line["counted_place_id"] or line["expected_place_id"])
        found.setdefault("counted_condition", line["counted_condition"] or line["expected_condition"])
    return found


def uncount(store: Store, stocktake: str, lines: Sequence[str]) -> Changes:
    """Take counts back: the lines are not counted any more, unexpected things are removed."""
    with store.reading() as connection:
        row = _open(connection, stocktake)
        known = records.fetch(connection, "stocktake_line", lines)
    empty = dict.fromkeys(("counted_quantity", "counted_place_id", "counted_condition", "counted_at", "counted_by"))
    with transaction(store, f"Bỏ kiểm đếm ({row['name']}): {len(known)} dòng") as writing:
        for key, line in known.items():
            if line["expected_quantity"] is None:
                writing.delete("stocktake_line", key)
            else:
                writing.change("stocktake_line", key, {**empty, "is_move_accepted": None})
    return writing.changes


def scan(store: Store, stocktake: str, code: str, *, place: str | None = None) -> Scan:
    """Count the item that a typed or scanned code means, standing in ``place`` (default: where the books have it)."""
    items = find_code(store, code)
    if len(items) != 1:
        sentence = say.code_of_many(code, len(items)) if items else say.unknown_code(code)
        return Scan(Outcome.UNKNOWN, sentence)
    with store.reading() as connection:
        _open(connection, stocktake)
        lines = records.fetch(connection, "stocktake_line", items, by="item_id").values()
    line = next((each for each in lines if each["stocktake_id"] == stocktake), None)
    if line is None:
        return _unexpected_item(store, stocktake, items[0], place)
    if line["counted_quantity"] is not None:
        at = datetime.fromisoformat(line["counted_at"]) if line["counted_at"] else None
        return Scan(
            Outcome.ALREADY, say.counted_already(line["name"], f"{at:%H:%M %d/%m/%Y}" if at else ""), line["id"]
        )
    if line["expected_quantity"] != 1:
        return Scan(Outcome.QUANTITY, say.how_many(line["name"], line["expected_quantity"]), line["id"])
    changes = count(store, stocktake, line["id"], quantity=1, place=place)
    if place and place != line["expected_place_id"]:
        with store.reading() as connection:
            expected = records.fetch(connection, "place", [line["expected_place_id"]])[line["expected_place_id"]]
        return Scan(Outcome.ELSEWHERE, say.found_elsewhere(line["name"], expected["name"]), line["id"], changes)
    return Scan(Outcome.FOUND, say.found(line["name"]), line["id"], changes)


def _unexpected_item(store: Store, stocktake: str, item: str, place: str | None) -> Scan:
    with store.reading() as connection:
        taken = without_people(connection, date.max, items=[item])
    known = next(each for each in taken.equipment.items if each.id == item)
    changes = add_unexpected(
        store, stocktake, name=known.name, place=place or known.place_id, quantity=known.quantity,
        condition=known.condition if known.is_present else "IN_USE", category=known.category_code, item=item,
    )  # fmt: skip
    where = taken.equipment.place_names[known.place_id]
    return Scan(Outcome.UNEXPECTED, say.found_unexpected(known.name, where), None, changes)


def add_unexpected(
    store: Store,
    stocktake: str,
    *,
    name: str,
    place: str,
    category: str,
    quantity: int = 1,
    condition: str = "IN_USE",
    item: str | None = None,
    note: str | None = None,
) -> Changes:
    """Write down a thing that is there and not on the list; ``item`` when the books have it elsewhere."""
    if quantity < 1:
        raise UserError(say.quantity_wrong())
    with store.reading() as connection:
        row = _open(connection, stocktake)
    line = {
        "stocktake_id": stocktake,
        "item_id": item,
        "name": squeeze(name),
        "category_code": category,
        "counted_place_id": place,
        "counted_quantity": quantity,
        "counted_condition": condition,
        "counted_at": f"{datetime.now():%Y-%m-%dT%H:%M}",
        "counted_by": store.user.name,
        "note": note,
    }
    with transaction(store, f"Kiểm đếm ({row['name']}): ngoài sổ, {line['name']}") as writing:
        writing.add("stocktake_line", line)
    return writing.changes


def accept_moves(store: Store, stocktake: str, lines: Sequence[str], *, accepted: bool = True) -> Changes:
    """Let things stay where they were found: booking will move them."""
    with store.reading() as connection:
        row = _require_unbooked(connection, stocktake)
    verb = "Chấp nhận" if accepted else "Không chấp nhận"
    with transaction(store, f"{verb} nơi đặt mới ({row['name']}): {len(lines)} dòng") as writing:
        writing.change_many("stocktake_line", {line: {"is_move_accepted": int(accepted)} for line in lines})
    return writing.changes


def change_session(
    store: Store, stocktake: str, *, number: str | None, opinion: str | None, members: Sequence[Member]
) -> Changes:
    """Write what the head and the foot of the minutes say: number, opinion, committee."""
    with store.reading() as connection:
        row = records.fetch(connection, "stocktake", [stocktake])[stocktake]
        known = records.fetch(connection, "stocktake_member", [stocktake], by="stocktake_id")
    with transaction(store, f"Sửa đợt kiểm kê: {row['name']}") as writing:
        writing.change("stocktake", stocktake, {"number": number, "opinion": opinion})
        if [_member(each) for each in sorted(known.values(), key=lambda each: each["sequence"])] != list(members):
            for gone in known:
                writing.delete("stocktake_member", gone)
            _add_members(writing, stocktake, members)
    return writing.changes


def _member(row: Row) -> Member:
    return Member(row["full_name"], row["job_title"], row["represents"], row["role"])


def close(store: Store, stocktake: str, *, on: date) -> Changes:
    """End the counting: what has not been counted is missing from now on."""
    with store.reading() as connection:
        row = _open(connection, stocktake)
    with transaction(store, f"Kết thúc kiểm kê: {row['name']}") as writing:
        writing.change("stocktake", stocktake, {"closed_on": on.isoformat()})
    return writing.changes


def reopen(store: Store, stocktake: str) -> Changes:
    """Count on in a closed session whose differences are not booked."""
    with store.reading() as connection:
        row = _require_unbooked(connection, stocktake)
    with transaction(store, f"Mở lại kiểm kê: {row['name']}") as writing:
        writing.change("stocktake", stocktake, {"closed_on": None})
    return writing.changes


def delete_session(store: Store, stocktake: str) -> Changes:
    """Delete a stocktake whose differences are not booked; the items stay as they are."""
    with store.reading() as connection:
        row = _require_unbooked(connection, stocktake)
    with transaction(store, f"Xóa đợt kiểm kê: {row['name']}") as writing:
        writing.delete("stocktake", stocktake)
    return writing.changes


def _open(connection: Connection, stocktake: str) -> Row:
    row = records.fetch(connection, "stocktake", [stocktake])[stocktake]
    if row["closed_on"]:
        raise UserError(say.is_closed(row["name"]))
    return row


def _require_unbooked(connection: Connection, stocktake: str) -> Row:
    row = records.fetch(connection, "stocktake", [stocktake])[stocktake]
    if row["booked_on"]:
        raise UserError(say.is_booked(row["name"]))
    return row
