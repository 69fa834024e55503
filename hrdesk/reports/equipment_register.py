"""Sổ theo dõi tài sản và công cụ, dụng cụ tại nơi sử dụng (S26-H): one book per place, increases and decreases."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.errors import UserError
from hrdesk.messages import reports as messages
from hrdesk.reports.areas import areas_of, is_single
from hrdesk.reports.circular_form import CircularForm, form_of
from hrdesk.reports.item_books import Stay, stays
from hrdesk.reports.item_words import item_json
from hrdesk.reports.period import day_of
from hrdesk.reports.report import Params

FORM = "S26-H"
_LAST = (10**9, 0, "")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of things and what they cost, in đồng; ``unpriced`` of the lines have no price."""

    quantity: int = 0
    cost: int = 0
    unpriced: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """The book of one place: what was carried over from before the period, then what came in it."""

    place_id: str
    carried: tuple[Stay, ...]
    added: tuple[Stay, ...]

    @property
    def lines(self) -> tuple[Stay, ...]:
        """All lines, carried ones first."""
        return (*self.carried, *self.added)

    @property
    def left(self) -> tuple[Stay, ...]:
        """The lines with a decrease, which is always in the period."""
        return tuple(stay for stay in self.lines if stay.left)

    @property
    def present(self) -> tuple[Stay, ...]:
        """What stands there at the end."""
        return tuple(stay for stay in self.lines if stay.left is None)


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The books in the order of units and places; ``first`` is None for everything from the beginning."""

    snapshot: Snapshot
    first: date | None
    last: date
    books: tuple[Book, ...]
    form: CircularForm
    is_single: bool
    has_own_pages: bool

    @property
    def unit(self) -> Unit:
        """Whose books they are."""
        return self.snapshot.unit


def facts(snapshot: Snapshot, params: Params) -> RegisterFacts:
    """Return the books of the period ``from`` to ``to``, of one ``place`` or all.

    Raises ``UserError`` for days in the wrong order or texts that are no days.
    """
    last = min(day_of(params.get("to")) or snapshot.as_of, snapshot.as_of)
    first = day_of(params.get("from"))
    if first and first > last:
        raise UserError(messages.period_backwards(first, last))
    wanted = params.get("place") or None
    found: dict[str, list[Stay]] = defaultdict(list)
    for item in snapshot.equipment.items:
        for stay in stays(item, last):
            is_over = first is not None and stay.until is not None and stay.until.first < first
            if wanted in (None, stay.place_id) and not is_over:
                found[stay.place_id].append(stay)
    order = _order(snapshot)
    books = [_book(place, found[place], first) for place in sorted(found, key=lambda each: order.get(each, _LAST))]
    single = is_single(areas_of(snapshot))
    own_pages = params.get("pages") != "no"
    return RegisterFacts(snapshot, first, last, tuple(books), form_of(params, FORM), single, own_pages)


def to_json(found: RegisterFacts) -> dict[str, Any]:
    """Return what is present at the end of the period, by the keys of the equipment fields."""
    rows = [item_json(found.snapshot, stay.item, stay.state) for book in found.books for stay in book.present]
    return {"rows": rows, "from": found.first.isoformat() if found.first else None, "to": found.last.isoformat()}


def amount(lines: Sequence[Stay]) -> Amount:
    """Return the sum of lines."""
    costs = [stay.item.cost for stay in lines]
    return Amount(sum(stay.item.quantity for stay in lines), sum(cost or 0 for cost in costs), costs.count(None))


def _book(place: str, lines: list[Stay], first: date | None) -> Book:
    ordered = sorted(lines, key=lambda stay: stay.since.iso if stay.since else "")
    is_old = [first is not None and (stay.since is None or stay.since.first < first) for stay in ordered]
    return Book(
        place,
        tuple(stay for stay, old in zip(ordered, is_old, strict=True) if old),
        tuple(stay for stay, old in zip(ordered, is_old, strict=True) if not old),
    )


def _order(snapshot: Snapshot) -> dict[str, tuple[int, int, str]]:
    """Return the order of places: by commune, then as the tree of places goes; those given up come last."""
    units = {unit.id: number for number, unit in enumerate(snapshot.units)}
    known = {
        place.id: (units[snapshot.commune_of[place.unit_id].id], number, "")
        for number, place in enumerate(snapshot.equipment.places)
    }
    return {identity: (_LAST[0], 0, name) for identity, name in snapshot.equipment.place_names.items()} | known
