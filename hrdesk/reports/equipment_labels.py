"""Nhãn tài sản: labels with a QR of the code, on sheets that makers sell, from any cell on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hrdesk.domain.equipment import Item
from hrdesk.domain.item_code import label_code
from hrdesk.domain.labels import Label, LabelGrid, LabelSheets, label_grids
from hrdesk.domain.paper import (
    Align,
    Column,
    FormHeading,
    Number,
    Paper,
    Paragraph,
    Row,
    Table,
    column_numbers,
)
from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import labels as messages
from hrdesk.reports.areas import ordinal_column
from hrdesk.reports.context import PaperContext
from hrdesk.reports.item_words import full_name, place_name
from hrdesk.reports.report import Parameter, ParameterKind, Params, Report

_GRID = "70x37"
_MOST_SHIFT = 10.0  # millimetres
_EACH = "each"


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """The labels and how they lie on their sheets."""

    as_of: date
    sheets: LabelSheets


def facts(snapshot: Snapshot, params: Params) -> LabelFacts:
    """Return the labels of what is there, of one ``place`` or of the ``items`` (ids) asked for.

    Raises ``UserError`` for an unknown sheet, a cell that it does not have, a shift that is no number.
    """
    grid = _grid(str(params.get("grid") or _GRID))
    sheets = LabelSheets(
        grid,
        tuple(_labels(snapshot, params)),
        _first(str(params.get("first") or "1"), grid),
        _shift(params.get("shift_x")),
        _shift(params.get("shift_y")),
        params.get("test") == "yes",
    )
    return LabelFacts(snapshot.as_of, sheets)


def to_json(found: LabelFacts) -> dict[str, Any]:
    """Return the labels with sheet and cell, both from 1."""
    sheets = found.sheets
    return {
        "grid": sheets.grid.code,
        "first_cell": sheets.first + 1,
        "shift_mm": [sheets.shift_x, sheets.shift_y],
        "labels": [
            {"code": label.code, "name": label.name, "place": label.place, "sheet": sheet + 1, "cell": cell + 1}
            for sheet, cell, label in sheets.placed()
        ],
    }


def paper(found: LabelFacts, context: PaperContext) -> Paper:
    """Return the sheets, and for workbook and screen the list of what is on them."""
    headings = (
        ordinal_column(),
        Column("code", "Mã trên nhãn", 36),
        Column("name", "Tên tài sản", 62),
        Column("place", "Nơi đặt", 44),
        Column("sheet", "Tờ", 12, Align.CENTER, Number.INTEGER),
        Column("cell", "Ô", 12, Align.CENTER, Number.INTEGER),
    )
    rows = [
        Row((number, label.code, label.name, label.place, sheet + 1, cell + 1))
        for number, (sheet, cell, label) in enumerate(found.sheets.placed(), 1)
    ]
    is_empty = not rows and not found.sheets.is_test
    blocks = (
        Paragraph(messages.nothing(f"{found.as_of:%d/%m/%Y}"))
        if is_empty
        else Table(headings, tuple(rows), name="Nhãn", numbers=column_numbers(len(headings)))
    )
    labels = tuple(replace(label, office=context.office) for label in found.sheets.labels)
    return Paper(
        FormHeading((f"Đơn vị: {context.office}",), (f"Khổ nhãn: {found.sheets.grid.label}",)),
        "Nhãn tài sản",
        (blocks,),
        as_of=found.as_of,
        labels=None if is_empty else replace(found.sheets, labels=labels),
    )


def _labels(snapshot: Snapshot, params: Params) -> Iterator[Label]:
    wanted, ids = params.get("place") or None, set(params.get("items") or ())
    order = {place.id: number for number, place in enumerate(snapshot.equipment.places)}
    for place in sorted(snapshot.items_at, key=lambda each: order.get(each, len(order))):
        if wanted in (None, place):
            for item in snapshot.items_at[place]:
                if not ids or item.id in ids:
                    yield from [_label(snapshot, item)] * (item.quantity if params.get("copies") == _EACH else 1)


def _label(snapshot: Snapshot, item: Item) -> Label:
    return Label(label_code(item), full_name(item), place_name(snapshot, item.place_id))


def _grid(code: str) -> LabelGrid:
    grids = label_grids()
    if code not in grids:
        raise UserError(messages.no_such_grid(code, ", ".join(grids)))
    return grids[code]


def _first(text: str, grid: LabelGrid) -> int:
    if not text.strip().isdecimal() or not 1 <= int(text) <= grid.cells:
        raise UserError(messages.no_such_cell(text, grid.cells))
    return int(text) - 1


def _shift(value: object) -> float:
    """Return millimetres to the tenth."""
    text = str(value or "0").strip().replace(",", ".")
    try:
        shift = round(float(text), 1)
    except ValueError:
        raise UserError(messages.no_such_shift(str(value), _MOST_SHIFT)) from None
    if not -_MOST_SHIFT <= shift <= _MOST_SHIFT:
        raise UserError(messages.no_such_shift(str(value), _MOST_SHIFT))
    return shift


REPORT = Report(
    "equipment-labels",
    "Nhãn tài sản có mã QR",
    facts,
    paper,
    to_json,
    (
        Parameter("place", "Nơi đặt", ParameterKind.PLACE, "", empty="Tất cả các nơi"),
        Parameter(
            "grid",
            "Khổ nhãn",
            ParameterKind.CHOICE,
            _GRID,
            tuple((grid.code, grid.label) for grid in label_grids().values()),
        ),
        Parameter("first", "Bắt đầu từ ô", ParameterKind.TEXT, "1"),
        Parameter("shift_x", "Dịch sang phải (mm)", ParameterKind.TEXT, "0"),
        Parameter("shift_y", "Dịch xuống (mm)", ParameterKind.TEXT, "0"),
        Parameter(
            "copies",
            "Số nhãn",
            ParameterKind.CHOICE,
            "line",
            (("line", "Mỗi dòng một nhãn"), (_EACH, "Mỗi chiếc một nhãn")),
        ),
        Parameter("test", "In thử", ParameterKind.CHOICE, "no", (("no", "In nhãn"), ("yes", "In trang khung để thử"))),
    ),
)
