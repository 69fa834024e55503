"""Kiểm kê: what the books say, what was counted and the differences, line by line (mẫu C53-HD)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Item, Stocktake, StocktakeLine
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.domain.stocktaking import LineStatus, differences, status
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.circular_form import CircularForm, form_of
from hrdesk.reports.item_words import label_of, measure_of, place_name
from hrdesk.reports.member import iso
from hrdesk.reports.report import Params

FORM = "C53-HD"
FULL, SHORT = "full", "short"
QUALITIES = ("GOOD", "POOR", "LOST")


@dataclass(frozen=True, slots=True)
class Worth:
    """A quantity and what it costs and is still worth, in đồng; None where nobody knows."""

    quantity: int
    cost: int | None = None
    residual: int | None = None


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of the minutes. ``counted`` is None while nobody has counted it; ``qualities`` are pieces."""

    line: StocktakeLine
    item: Item | None
    place: str
    expected: Worth
    counted: Worth | None
    status: LineStatus
    qualities: dict[str, int]
    remark: str

    @property
    def difference(self) -> Worth | None:
        """Counted minus expected."""
        if self.counted is None:
            return None
        was, now = self.expected, self.counted
        return Worth(now.quantity - was.quantity, _minus(now.cost, was.cost), _minus(now.residual, was.residual))

    @property
    def code(self) -> str:
        """The asset code, if it has one."""
        return (self.item.asset_code or "") if self.item else ""

    @property
    def measure(self) -> str:
        """The đơn vị tính."""
        return measure_of(self.item) if self.item else ""


@dataclass(frozen=True, slots=True)
class StocktakeFacts:
    """A stocktake of the day or before; without any ``stocktake`` is None."""

    as_of: date
    unit: Unit
    stocktake: Stocktake | None
    places: tuple[str, ...]
    lines: tuple[CountLine, ...]
    layout: str
    form: CircularForm

    @property
    def is_open(self) -> bool:
        """Whether it is still being counted."""
        return self.stocktake is not None and self.stocktake.closed_on is None


def facts(snapshot: Snapshot, params: Params) -> StocktakeFacts:
    """Return the stocktake asked for (``stocktake``, an id), the latest without an answer."""
    found = chosen(snapshot, params)
    layout = SHORT if params.get("layout") == SHORT else FULL
    form = form_of(params, FORM)
    if found is None:
        return StocktakeFacts(snapshot.as_of, snapshot.unit, None, (), (), layout, form)
    unit = snapshot.unit_by_id.get(found.unit_id, snapshot.unit)
    order = {place: number for number, place in enumerate(snapshot.equipment.place_names)}
    order |= {place.id: number - len(order) for number, place in enumerate(snapshot.equipment.places)}
    covered = sorted(found.place_ids, key=lambda place: order.get(place, 0))
    places = tuple(place_name(snapshot, place) for place in covered)
    return StocktakeFacts(snapshot.as_of, unit, found, places, tuple(_lines(snapshot, found, order)), layout, form)


def chosen(snapshot: Snapshot, params: Params) -> Stocktake | None:
    """Return the stocktake asked for if it is known on the day, the latest without an answer."""
    wanted = params.get("stocktake") or None
    known = [one for one in snapshot.equipment.stocktakes if wanted in (None, one.id)]
    return known[-1] if known else None


def books_day(stocktake: Stocktake) -> date:
    """Return the day whose books were counted: at 0 o'clock they are those of the day before."""
    if stocktake.counted_hour == 0:
        return stocktake.counted_on.first - timedelta(days=1)
    return stocktake.counted_on.last


def to_json(found: StocktakeFacts) -> dict[str, Any]:
    """Return the stocktake, its committee, its lines and how many of them differ in what."""
    stocktake = found.stocktake
    if stocktake is None:
        return {"stocktake": None, "members": [], "rows": [], "summary": {}}
    head = {
        "name": stocktake.name,
        "unit": found.unit.code,
        "counted_on": stocktake.counted_on.iso,
        "counted_hour": stocktake.counted_hour,
        "number": stocktake.number,
        "opinion": stocktake.opinion,
        "closed_on": iso(stocktake.closed_on),
        "places": list(found.places),
    }
    members = [
        {"name": one.full_name, "job_title": one.job_title, "represents": one.represents, "role": one.role}
        for one in stocktake.members
    ]
    rows = [_line_json(line) for line in found.lines]
    return {"stocktake": head, "members": members, "rows": rows, "summary": summary(found)}


def summary(found: StocktakeFacts) -> dict[str, int]:
    """Return how many lines stand how, by status."""
    counts = Counter(line.status for line in found.lines)
    return {each.value: counts[each] for each in LineStatus if counts[each]}


def added(worths: Sequence[Worth | None]) -> Worth:
    """Return the sum, leaving out what nobody knows."""
    known = [worth for worth in worths if worth]
    return Worth(
        sum(worth.quantity for worth in known),
        sum(worth.cost or 0 for worth in known),
        sum(worth.residual or 0 for worth in known),
    )


def _line_json(line: CountLine) -> dict[str, Any]:
    return {
        "name": line.line.name,
        "code": line.code,
        "place": line.place,
        **{key: _worth_json(getattr(line, key)) for key in ("expected", "counted", "difference")},
        "condition": line.line.counted_condition or line.line.expected_condition,
        "status": line.status.value,
        "remark": line.remark,
    }


def _worth_json(worth: Worth | None) -> dict[str, int | None] | None:
    return None if worth is None else {"quantity": worth.quantity, "cost": worth.cost, "residual": worth.residual}


def _lines(snapshot: Snapshot, found: Stocktake, order: dict[str, int]) -> Iterator[CountLine]:
    items = {item.id: item for item in snapshot.equipment.items}
    closed = found.closed_on is not None
    for line in sorted(found.lines, key=lambda each: order.get(place_of(each), len(order))):
        item = items.get(line.item_id or "")
        expected = _worth(line, line.expected_quantity or 0)
        standing = status(line, closed=closed)
        missing = line.counted_quantity is None and standing is LineStatus.MISSING
        number = 0 if missing else line.counted_quantity
        counted = None if number is None else _worth(line, number)
        yield CountLine(
            line,
            item,
            place_name(snapshot, place_of(line)),
            expected,
            counted,
            standing,
            _qualities(line, counted),
            _remark(snapshot, line, standing),
        )


def place_of(line: StocktakeLine) -> str:
    """Return where a line belongs: where the books have it, else where it was found."""
    return line.expected_place_id or line.counted_place_id or ""


def _worth(line: StocktakeLine, quantity: int) -> Worth:
    cost = None if line.unit_cost is None else line.unit_cost * quantity
    if line.residual_value is None or not line.expected_quantity:
        return Worth(quantity, cost)
    share = Decimal(line.residual_value) * quantity / line.expected_quantity
    return Worth(quantity, cost, int(share.quantize(Decimal(1), ROUND_HALF_UP)))


def _qualities(line: StocktakeLine, counted: Worth | None) -> dict[str, int]:
    """Return how many pieces are good, poor and lost."""
    if counted is None:
        return {}
    entry = catalog("item_condition").by_code.get(line.counted_condition or line.expected_condition or "")
    quality = str(entry.attributes.get("quality", "GOOD")) if entry else "GOOD"
    lost = max((line.expected_quantity or 0) - counted.quantity, 0)
    found = Counter({quality: counted.quantity}) + Counter({"LOST": lost})
    return dict(found)


def _remark(snapshot: Snapshot, line: StocktakeLine, standing: LineStatus) -> str:
    said: list[str] = []
    found = differences(line)
    if standing is LineStatus.NOT_COUNTED:
        said.append("Chưa kiểm đếm")
    elif standing is LineStatus.MISSING:
        said.append(notes.pieces_short(line.expected_quantity or 0))
    elif standing is LineStatus.UNEXPECTED:
        said.append(notes.not_on_list() if line.item_id else notes.not_in_books())
    gap = (line.counted_quantity or 0) - (line.expected_quantity or 0)
    if LineStatus.SHORT in found:
        said.append(notes.pieces_short(-gap))
    if LineStatus.SURPLUS in found:
        said.append(notes.pieces_over(gap))
    if LineStatus.MOVED in found:
        place = place_name(snapshot, line.counted_place_id)
        said.append(notes.stands_at(place, accepted=line.is_move_accepted))
    if LineStatus.CHANGED in found:
        said.append(notes.is_now(label_of("item_condition", line.counted_condition)))
    return "; ".join([*said, *([line.note] if line.note else [])])


def _minus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
