"""A table on a worksheet: merged headings, column numbers, rows, repeated at the top of every page."""

from decimal import Decimal
from typing import TYPE_CHECKING

from hrdesk.domain.paper import (
    Align,
    Column,
    Number,
    Row,
    RowKind,
    Table,
    Value,
    heading_cells,
    heading_depth,
    one_decimal,
)
from hrdesk.excel.paper_page import Page, Style
from hrdesk.excel.writer import plain_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

_FORMATS = {None: "General", Number.INTEGER: "#,##0", Number.PERCENT: "0.0", Number.HUNDREDTHS: "0.00"}


def write_table(page: Page, table: Table) -> None:
    """Write ``table`` from the page's row on."""
    if table.note:
        page.line(table.note, Style(table.size, italic=True, align=Align.RIGHT))
    first = page.row
    _write_headings(page, table)
    page.sheet.print_title_rows = f"{first}:{page.row - 1}"
    columns = table.columns
    for row in table.rows:
        _write_row(page, columns, row, table.size)
    page.row += 1


def _write_headings(page: Page, table: Table) -> None:
    style = Style(table.size, bold=True)
    top = page.row
    for cell in heading_cells(table.headings):
        first, last = cell.column + 1, cell.column + cell.columns
        row, bottom = top + cell.row, top + cell.row + cell.rows - 1
        page.put(row, first, cell.label, style)
        _frame(page, row, bottom, first, last, style)
        page.raise_row(bottom, page.height_of(cell.label, style, first, last) / cell.rows)
    page.row += heading_depth(table.headings)
    if table.numbers:
        small = Style(table.size - 1, italic=True)
        for place, number in enumerate(table.numbers, 1):
            page.dress(page.put(page.row, place, number, small), small, border=True)
        page.row += 1


def _frame(page: Page, top: int, bottom: int, first: int, last: int, style: Style) -> None:
    """Frame a block of cells and merge it."""
    for row in range(top, bottom + 1):
        for column in range(first, last + 1):
            page.dress(page.sheet.cell(row, column), style, border=True)
    if (top, first) != (bottom, last):
        page.sheet.merge_cells(start_row=top, end_row=bottom, start_column=first, end_column=last)


def _write_row(page: Page, columns: tuple[Column, ...], row: Row, size: float) -> None:
    bold = row.kind is not RowKind.DATA
    height = 0.0
    for place, (value, column) in enumerate(zip(row.cells, columns, strict=True), 1):
        cell = page.sheet.cell(page.row, place)
        align = Align.LEFT if column.align is Align.JUSTIFY else column.align
        style = Style(size, bold, False, align)
        page.dress(cell, style, border=True, number_format=_set_value(cell, value, column.number))
        if isinstance(value, str) and place > 1:
            height = max(height, page.height_of(value, style, place, place))
    first = str(row.cells[0] or "")
    style = Style(size, bold, False, Align.LEFT if row.kind in (RowKind.GROUP, RowKind.DATA) else Align.CENTER)
    if row.span > 1:
        _frame(page, page.row, page.row, 1, row.span, style)
    page.raise_row(page.row, max(height, page.height_of(first, style, 1, row.span)))
    page.row += 1


def _set_value(cell: "Cell", value: Value, number: Number | None) -> str:
    """Put a value into a cell and return its number format."""
    if value is None:
        return _FORMATS[None]
    if isinstance(value, str):
        cell.value = plain_text(value)
        cell.data_type = "s"  # never a formula
        return "@"
    if number is Number.PERCENT:
        value = one_decimal(Decimal(value))
    elif number is Number.HUNDREDTHS:
        value = Decimal(value) / 100
    cell.value = value
    return _FORMATS[number]
