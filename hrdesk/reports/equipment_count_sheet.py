"""Phiếu kiểm đếm: what stands at each place, with empty boxes for the hand that counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.equipment import Item, Stocktake
from hrdesk.domain.item_code import label_code
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    FormHeading,
    Heading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    SectionHeading,
    Table,
    columns_of,
    group_row,
)
from hrdesk.domain.snapshot import Snapshot
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.context import PaperContext
from hrdesk.reports.equipment_stocktake import books_day, chosen
from hrdesk.reports.item_words import measure_of, place_name
from hrdesk.reports.report import Parameter, ParameterKind, Params, Report

_EMPTY_ROWS = 3  # for what nobody expects
_DOTS = "…" * 9


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A thing to be counted; ``quantity`` is what the books expect."""

    name: str
    code: str
    details: str
    measure: str
    quantity: int


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """One place with what is expected there."""

    place_id: str
    name: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class CountSheetFacts:
    """The sheets of an open stocktake; without one, of everything there on the day."""

    as_of: date
    stocktake: Stocktake | None
    places: tuple[SheetPlace, ...]
    is_blind: bool


def facts(snapshot: Snapshot, params: Params) -> CountSheetFacts:
    """Return the sheets of the stocktake asked for or of the latest open one, of one ``place`` or all."""
    stocktake = chosen(snapshot, params)
    if stocktake and stocktake.closed_on and not params.get("stocktake"):
        stocktake = None
    expected = _of_stocktake(snapshot, stocktake) if stocktake else _of_books(snapshot)
    wanted = params.get("place") or None
    by_place: dict[str, list[SheetLine]] = {place.id: [] for place in snapshot.equipment.places}
    for place, line in expected:
        if wanted in (None, place):
            by_place.setdefault(place, []).append(line)
    places = tuple(
        SheetPlace(place, place_name(snapshot, place), tuple(lines)) for place, lines in by_place.items() if lines
    )
    day = books_day(stocktake) if stocktake else snapshot.as_of
    return CountSheetFacts(day, stocktake, places, params.get("blind") == "yes")


def to_json(found: CountSheetFacts) -> dict[str, Any]:
    """Return the lines by place; a blind count does not say what is expected."""
    return {
        "stocktake": found.stocktake.name if found.stocktake else None,
        "places": [
            {
                "place": place.name,
                "rows": [
                    {
                        "name": line.name,
                        "code": line.code,
                        "details": line.details,
                        "measure": line.measure,
                        "expected": None if found.is_blind else line.quantity,
                    }
                    for line in place.lines
                ],
            }
            for place in found.places
        ],
    }


def paper(found: CountSheetFacts, context: PaperContext) -> Paper:
    """Return a sheet per place, each on its own page, with room for what is not expected."""
    name = found.stocktake.name if found.stocktake else _DOTS
    return Paper(
        FormHeading((f"Đơn vị: {context.office}",), (f"Đợt kiểm kê: {name}",)),
        "Phiếu kiểm đếm tài sản",
        tuple(_blocks(found)),
        as_of=found.as_of,
        orientation=Orientation.LANDSCAPE,
        total_pages=True,
    )


def _of_stocktake(snapshot: Snapshot, stocktake: Stocktake) -> Iterator[tuple[str, SheetLine]]:
    items = {item.id: item for item in snapshot.equipment.items}
    for line in stocktake.lines:
        if line.expected_quantity is not None and line.expected_place_id:
            item = items.get(line.item_id or "")
            yield line.expected_place_id, _line(line.name, item, line.expected_quantity)


def _of_books(snapshot: Snapshot) -> Iterator[tuple[str, SheetLine]]:
    for place, items in snapshot.items_at.items():
        for item in items:
            yield place, _line(item.name, item, item.quantity)


def _line(name: str, item: Item | None, quantity: int) -> SheetLine:
    if item is None:
        return SheetLine(name, "", "", "", quantity)
    details = ", ".join(part for part in (item.model, item.serial_no) if part)
    return SheetLine(name, label_code(item), details, measure_of(item), quantity)


_HEADINGS: tuple[Heading, ...] = (
    Column("ordinal", "TT", 9, Align.CENTER, Number.INTEGER, grows=False, firm=True),
    Column("name", "Tên tài sản", 54, firm=True),
    Column("code", "Mã tài sản", 28, Align.CENTER, firm=True),
    Column("details", "Nhãn hiệu, số sê-ri", 38, firm=True),
    Column("measure", "ĐVT", 12, Align.CENTER, firm=True),
    Column("expected", "Theo sổ", 13, Align.CENTER, Number.INTEGER),
    Column("counted", "Đếm được", 18, Align.CENTER, firm=True),
    ColumnGroup(
        "Phẩm chất",
        tuple(
            Column(key, label, 12, Align.CENTER, firm=True)
            for key, label in (("good", "Còn tốt"), ("poor", "Kém"), ("lost", "Mất"))
        ),
    ),
    Column("note", "Ghi chú", 32, firm=True),
)
_WIDTH = len(columns_of(_HEADINGS))


def _blocks(found: CountSheetFacts) -> Iterator[Block]:
    if not found.places:
        yield Paragraph(notes.nothing_to_count(f"{found.as_of:%d/%m/%Y}"))
    for number, place in enumerate(found.places):
        yield SectionHeading(f"Nơi kiểm đếm: {place.name}", 2, starts_page=number > 0)
        yield Table(_HEADINGS, tuple(_rows(found, place)), name=place.name, size=12)
        yield Paragraph(f"Đếm lúc …… giờ, ngày {_DOTS}; người kiểm đếm (ký, họ tên): {_DOTS}{_DOTS}", Align.LEFT)
        yield Paragraph(f"Người sử dụng, quản lý (ký, họ tên): {_DOTS}{_DOTS}", Align.LEFT)


def _rows(found: CountSheetFacts, place: SheetPlace) -> Iterator[Row]:
    for number, line in enumerate(place.lines, 1):
        expected = None if found.is_blind else line.quantity
        yield Row((number, line.name, line.code, line.details or None, line.measure, expected, *(None,) * 5))
    yield group_row("Có ở đây mà ngoài danh sách", _WIDTH)
    for _ in range(_EMPTY_ROWS):
        yield Row((None,) * _WIDTH)


REPORT = Report(
    "equipment-count-sheet",
    "Phiếu kiểm đếm tài sản",
    facts,
    paper,
    to_json,
    (
        Parameter("stocktake", "Đợt kiểm kê", ParameterKind.STOCKTAKE, "", empty="Đợt đang mở, không có thì cả sổ"),
        Parameter("place", "Nơi kiểm đếm", ParameterKind.PLACE, "", empty="Tất cả các nơi"),
        Parameter(
            "blind",
            "Số lượng theo sổ",
            ParameterKind.CHOICE,
            "no",
            (("no", "In số lượng theo sổ"), ("yes", "Không in (đếm mù)")),
        ),
    ),
)
