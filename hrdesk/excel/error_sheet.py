"""The clerk's own file back: wrong cells in red, what is wrong in a column "Lỗi" at the right.

The mended file can be given to the import as it is. An .xlsx keeps its looks; an .xls or .ods
comes back as an .xlsx with the same values.
"""

import io
import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import fields
from hrdesk.errors import UserError
from hrdesk.excel import container
from hrdesk.excel.cells import Broken, column_index, shown
from hrdesk.excel.container import Format
from hrdesk.excel.headings import ERRORS
from hrdesk.excel.layout import Layout, detect
from hrdesk.excel.reader import Rejection
from hrdesk.excel.workbook import Workbook, open_workbook
from hrdesk.excel.writer import save, set_text
from hrdesk.messages import excel as say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

RED = "FFFF9999"
_WIDTH = 60
_LETTER = re.compile(r"[A-Z]{1,3}(?= \(|$)")


def write(source: Path, rejections: Iterable[Rejection], path: Path) -> None:
    """Write ``source`` with its ``rejections`` to ``path``. Raises ``UserError`` and ``EnvironmentProblem``."""
    read = open_workbook(source)
    book = _copy(source) if read.format is Format.XLSX else _rewrite(read)
    layouts = {sheet.name: detect(sheet) for sheet in read.sheets if not sheet.is_hidden}
    by_sheet: dict[str, list[Rejection]] = defaultdict(list)
    for rejection in rejections:
        by_sheet[rejection.sheet].append(rejection)
    for sheet in book.worksheets:
        layout = layouts.get(sheet.title)
        if layout is not None or sheet.title in by_sheet:
            _mark(sheet, layout, by_sheet[sheet.title])
    save(book, path)


def _copy(source: Path) -> Any:
    import openpyxl

    data, _ = container.load(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that the copy will not have
        try:
            return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
        except Exception as problem:  # whatever openpyxl makes of a strange file
            raise UserError(say.damaged(source.name)) from problem


def _rewrite(read: Workbook) -> Any:
    """Return a new workbook with the values of one whose format is not written."""
    import openpyxl

    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for sheet in read.sheets:
        copied = book.create_sheet(sheet.name)
        copied.sheet_state = "hidden" if sheet.is_hidden else "visible"
        for row, cells in enumerate(sheet.rows, 1):
            for column, value in enumerate(cells, 1):
                if value != "":
                    _set_value(copied.cell(row, column), value)
        for top, left, bottom, right in sheet.merged or ():
            copied.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return book


def _set_value(cell: Any, value: Any) -> None:
    if isinstance(value, (str, Broken)):
        set_text(cell, shown(value))
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"


def _mark(sheet: "Worksheet", layout: Layout | None, rejections: list[Rejection]) -> None:
    from openpyxl.styles import PatternFill

    red = PatternFill("solid", fgColor=RED)
    heading_row = layout.last_heading_row if layout else 1
    column = _error_column(sheet, heading_row)
    _clear(sheet, column, heading_row)
    by_row: dict[int, list[str]] = defaultdict(list)
    places = _places(layout)
    for rejection in rejections:
        by_row[rejection.row].append(f"{rejection.column}: {rejection.reason}")
        at = _column_of(rejection.column, places)
        if at is not None:
            sheet.cell(rejection.row, at + 1).fill = red
    for row, sentences in by_row.items():
        _write_errors(sheet.cell(row, column), "\n".join(sentences))


def _error_column(sheet: "Worksheet", heading_row: int) -> int:
    """Return the column "Lỗi" of an earlier error sheet, or else the first one beyond every value."""
    for cell in sheet[heading_row]:
        if cell.value == ERRORS:
            return int(cell.column)
    return 1 + max(
        (cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None),
        default=0,
    )


def _clear(sheet: "Worksheet", column: int, heading_row: int) -> None:
    """Write the heading and take away what an earlier reading found wrong."""
    from openpyxl.styles import Font, PatternFill

    for row in sheet.iter_rows(min_row=heading_row + 1):
        for cell in row:
            if cell.has_style and cell.fill.fgColor.rgb == RED:
                cell.fill = PatternFill()
    for row in range(heading_row + 1, sheet.max_row + 1):
        sheet.cell(row, column).value = None
    heading = sheet.cell(heading_row, column)
    set_text(heading, ERRORS)
    heading.font = Font(bold=True, color="FFC00000")
    sheet.column_dimensions[heading.column_letter].width = _WIDTH


def _write_errors(cell: Any, text: str) -> None:
    from openpyxl.styles import Alignment, Font

    set_text(cell, text)
    cell.font = Font(color="FFC00000")
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _places(layout: Layout | None) -> dict[str, int]:
    """Return the column of each field by its label, for what is wrong with a value rather than a cell."""
    found: dict[str, int] = {}
    for column in layout.columns if layout else ():
        if column.field is not None:
            found.setdefault(fields.field(column.field).label, column.index)
    return found


def _column_of(name: str, places: Mapping[str, int]) -> int | None:
    return column_index(name) if _LETTER.match(name) else places.get(name)
