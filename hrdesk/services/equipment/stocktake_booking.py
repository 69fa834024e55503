"""Booking the differences of a closed stocktake: shown line by line first, then all in one named transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.equipment import Item
from hrdesk.domain.item_life import CHANGED as CONDITION_CHANGED
from hrdesk.domain.item_life import FOUND, LOST, MOVED
from hrdesk.domain.stocktaking import LineStatus, differences
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say_equipment
from hrdesk.messages import stocktakes as say
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.equipment.events import Draft, add_event, split
from hrdesk.services.equipment.stocktakes import LineView, Session, session
from hrdesk.services.transaction import Transaction, transaction

# Writes a difference as of a day (ISO).
Write = Callable[[Transaction, str], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference to book. ``refusal`` says why it will not be: the item has left the office meanwhile."""

    line: str
    status: LineStatus
    says: str
    write: Write | None
    refusal: str | None = None


def planned(store: Store, stocktake: str) -> list[Difference]:
    """Return what booking a closed stocktake would write, line by line. Raises ``UserError`` while it is open."""
    found = session(store, stocktake)
    if found.is_open:
        raise UserError(say.is_open(found.stocktake.name))
    if found.booked:
        raise UserError(say.is_booked(found.stocktake.name))
    return [each for view in found.lines for each in _of_line(found, view)]


def book(store: Store, stocktake: str, *, on: date) -> Changes:
    """Book the differences of a closed stocktake as events of the day ``on``, in one named transaction.

    Missing things are lost, accepted moves and changed conditions become events, what is too many or
    unexpected is received. Raises ``UserError`` when there is nothing to book.
    """
    writes = [each.write for each in planned(store, stocktake) if each.write]
    if not writes:
        raise UserError(say.nothing_to_book())
    name = session(store, stocktake).stocktake.name
    with transaction(store, f"Ghi sổ chênh lệch kiểm kê: {name}") as writing:
        for write in writes:
            write(writing, on.isoformat())
        writing.change("stocktake", stocktake, {"booked_on": on.isoformat()})
    return writing.changes


def _of_line(found: Session, view: LineView) -> Iterator[Difference]:
    line = view.line
    if line.expected_quantity is None:
        yield _unexpected(found, view)
        return
    if not line.counted_quantity:
        yield _loss(found, view, line.expected_quantity)
        return
    differs = differences(line)
    if LineStatus.SHORT in differs:
        yield _loss(found, view, line.expected_quantity - line.counted_quantity)
    if LineStatus.SURPLUS in differs:
        yield _gain(found, view, line.counted_quantity - line.expected_quantity)
    if LineStatus.MOVED in differs and line.is_move_accepted:
        yield _event(found, view, LineStatus.MOVED, Draft(MOVED, "", place_id=line.counted_place_id))
    elif LineStatus.MOVED in differs:
        says = say.moved(line.name, view.counted_place)
        yield Difference(view.id, LineStatus.MOVED, says, None, say.move_not_accepted())
    if LineStatus.CHANGED in differs:
        yield _event(found, view, LineStatus.CHANGED, Draft(CONDITION_CHANGED, "", condition=line.counted_condition))


def _loss(found: Session, view: LineView, pieces: int) -> Difference:
    words = say.lost(view.line.name, pieces)
    draft = Draft(LOST, "")
    return _difference(found, view, LineStatus.MISSING, words, draft, pieces)


def _event(found: Session, view: LineView, status: LineStatus, draft: Draft) -> Difference:
    words = (
        say.moved(view.line.name, view.counted_place)
        if draft.place_id
        else say.changed(view.line.name, catalog("item_condition").label(draft.condition))
    )
    return _difference(found, view, status, words, draft, None)


def _difference(
    found: Session, view: LineView, status: LineStatus, words: str, draft: Draft, pieces: int | None
) -> Difference:
    """Return an event of the item behind a line, of ``pieces`` of it when they are not all."""
    item = view.item
    refusal = _refusal(item, pieces)
    if item is None or refusal:
        return Difference(view.id, status, words, None, refusal or say.record_gone(view.line.name))

    def write(writing: Transaction, day: str) -> None:
        part = item.id if pieces is None else split(writing, item.id, pieces)
        add_event(writing, part, _dated(draft, found, day))

    return Difference(view.id, status, words, write)


def _refusal(item: Item | None, pieces: int | None) -> str | None:
    if item is None:
        return None
    if not item.is_present:
        return say.left_meanwhile(item.name, catalog("item_condition").label(item.condition))
    if pieces is not None and pieces > item.quantity:
        return say_equipment.too_many(item.quantity)
    return None


def _dated(draft: Draft, found: Session, day: str) -> Draft:
    """Return an event of the day (ISO) that says which stocktake it comes from."""
    return replace(draft, happened_on=day, document_no=found.stocktake.number, note=say.reason(found.stocktake.name))


def _gain(found: Session, view: LineView, pieces: int) -> Difference:
    line, item = view.line, view.item
    like = {
        "name": line.name,
        "category_code": item.category_code if item else line.category_code or "OTHER",
        "model": item.model if item else None,
        "measure": item.measure if item else None,
        "unit_cost": line.unit_cost,
        "in_use_since": item.in_use_since.iso if item and item.in_use_since else None,
        "place_id": line.counted_place_id or line.expected_place_id,
        "condition": line.counted_condition or line.expected_condition or "IN_USE",
        "quantity": pieces,
    }
    return Difference(view.id, LineStatus.SURPLUS, say.surplus(line.name, pieces), _receipt(found, like))


def _receipt(found: Session, like: Row) -> Write:
    def write(writing: Transaction, day: str) -> None:
        paper = {"document_no": found.stocktake.number, "note": say.reason(found.stocktake.name)}
        writing.add("item", {**like, **paper, "acquired_on": day, "acquisition_way": "STOCKTAKE_SURPLUS"})

    return write


def _unexpected(found: Session, view: LineView) -> Difference:
    """Return what becomes of a thing that the list did not expect: found again, moved, or received."""
    line, item = view.line, view.item
    if item is None:
        return _gain(found, view, line.counted_quantity or 1)
    if item.condition == LOST:
        draft = Draft(FOUND, "", place_id=line.counted_place_id, condition=line.counted_condition)

        def write(writing: Transaction, day: str) -> None:
            add_event(writing, item.id, _dated(draft, found, day))

        return Difference(view.id, LineStatus.UNEXPECTED, say.found_again(line.name), write)
    if not line.is_move_accepted:
        return Difference(view.id, LineStatus.UNEXPECTED, say.elsewhere(line.name), None, say.move_not_accepted())
    return _event(found, view, LineStatus.UNEXPECTED, Draft(MOVED, "", place_id=line.counted_place_id))
