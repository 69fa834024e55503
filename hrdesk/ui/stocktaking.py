"""What the page Kiểm kê asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes
from hrdesk.ui.inventory import place_choices

if TYPE_CHECKING:
    from hrdesk.services.equipment.places import PlaceRow
    from hrdesk.services.equipment.stocktake_booking import Difference
    from hrdesk.services.equipment.stocktakes import Counted, Member, Opening, Scan, Session

Choice = tuple[str, str]
COUNT_SHEET, MINUTES = "equipment-count-sheet", "equipment-stocktake"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may sit in a committee."""

    id: str
    full_name: str
    job_title: str


@dataclass(frozen=True)
class Known:
    """The places and people that a stocktake chooses from."""

    places: "tuple[PlaceRow, ...]" = ()
    place_choices: tuple[Choice, ...] = ()
    people: tuple[Colleague, ...] = ()


@dataclass(frozen=True)
class Sessions:
    """Every stocktake, the latest first, and what a new one chooses from."""

    sessions: "tuple[Session, ...]" = ()
    known: Known = Known()


@dataclass(frozen=True, slots=True)
class Unexpected:
    """A thing that is there and not on the list."""

    name: str
    category: str
    place: str
    quantity: int = 1
    condition: str = "IN_USE"
    note: str | None = None


def everything(store: Any, as_of: date) -> Sessions:
    """Return the stocktakes, the places in use at a date and the people in office."""
    from hrdesk.services.equipment import places, stocktakes
    from hrdesk.services.people import list_people

    tree = tuple(places.tree(store, as_of))
    people = tuple(Colleague(one.id, one.full_name, one.position_labels) for one in list_people(store, as_of))
    return Sessions(tuple(stocktakes.sessions(store)), Known(tree, place_choices(tree), people))


def session(store: Any, stocktake: str) -> "Session | None":
    """Return a stocktake with its lines; None when it has been deleted."""
    from hrdesk.services.equipment import stocktakes

    try:
        return stocktakes.session(store, stocktake)
    except KeyError:
        return None


def start(store: Any, opening: "Opening") -> tuple[str, Changes]:
    """Begin a stocktake."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.start(store, opening)


def count(store: Any, stocktake: str, counts: "Mapping[str, Counted]") -> Changes:
    """Write what was counted of some lines."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.count_many(store, stocktake, counts)


def uncount(store: Any, stocktake: str, lines: Sequence[str]) -> Changes:
    """Take counts back."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.uncount(store, stocktake, lines)


def scan(store: Any, stocktake: str, code: str, place: str | None) -> "Scan":
    """Count what a code means."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.scan(store, stocktake, code, place=place)


def add_unexpected(store: Any, stocktake: str, found: Unexpected) -> Changes:
    """Write down a thing that is not on the list."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.add_unexpected(
        store, stocktake, name=found.name, place=found.place, category=found.category,
        quantity=found.quantity, condition=found.condition, note=found.note,
    )  # fmt: skip


def accept_moves(store: Any, stocktake: str, lines: Sequence[str], *, accepted: bool = True) -> Changes:
    """Let things stay where they were found, or not."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.accept_moves(store, stocktake, lines, accepted=accepted)


def change_session(
    store: Any, stocktake: str, *, number: str | None, opinion: str | None, members: "Sequence[Member]"
) -> Changes:
    """Write number, opinion and committee."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.change_session(store, stocktake, number=number, opinion=opinion, members=members)


def close(store: Any, stocktake: str, on: date) -> Changes:
    """End the counting."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.close(store, stocktake, on=on)


def reopen(store: Any, stocktake: str) -> Changes:
    """Count on."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.reopen(store, stocktake)


def delete(store: Any, stocktake: str) -> Changes:
    """Delete a stocktake."""
    from hrdesk.services.equipment import stocktakes

    return stocktakes.delete_session(store, stocktake)


def planned(store: Any, stocktake: str) -> "list[Difference]":
    """Return what booking would write."""
    from hrdesk.services.equipment import stocktake_booking

    return stocktake_booking.planned(store, stocktake)


def book(store: Any, stocktake: str, on: date) -> Changes:
    """Book the differences."""
    from hrdesk.services.equipment import stocktake_booking

    return stocktake_booking.book(store, stocktake, on=on)


def choose_for_paper(store: Any, paper: str, stocktake: str) -> Changes:
    """Let a paper show this stocktake when it is opened."""
    from hrdesk.services import reporting

    reporting.remember(store, paper, {**reporting.remembered(store, paper), "stocktake": stocktake})
    return Changes()
