"""The clerk's own file back: wrong cells in red, what is wrong in a column "Lỗi" at the right.

What is taken but should be mended is yellow, with its reason in a column "Lưu ý" that is there only then.

The mended file can be given to the import as it is. An .xlsx keeps its looks; an .xls or .ods
comes back as an .xlsx with the same values.
"""

import io
import re
import warnings as python_warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import fields
from hrdesk.errors import UserError
from hrdesk.excel import container
from hrdesk.excel.cells import Broken, column_index, shown
from hrdesk.excel.container import Format
from hrdesk.excel.drafts import Rejection
from hrdesk.excel.headings import ERRORS, REMARKS
from hrdesk.excel.layout import Layout, detect
from hrdesk.excel.workbook import Workbook, open_workbook
from hrdesk.excel.writer import save, set_text
from hrdesk.messages import excel as say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

RED, YELLOW = "FFFF9999", "FFFFE699"
_INK = {ERRORS: "FFC00000", REMARKS: "FF7F6000"}
_PAPER = {ERRORS: RED, REMARKS: YELLOW}
_WIDTH = 60
_LETTER = re.compile(r"[A-Z]{1,3}(?= \(|$)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence at a cell; ``row`` counts from 1, ``column`` is the letter and the heading, or a field's label."""

    sheet: str
    row: int
    column: str
    sentence: str


def write(
    source: Path,
    rejections: Iterable[Rejection],
    path: Path,
    *,
    warnings: Iterable[Mark] = (),
    layouts: Iterable[Layout] = (),
) -> None:
    """Write ``source`` with its ``rejections`` and ``warnings`` to ``path``.

    ``layouts`` are those that were read; without them they are looked for. Raises ``UserError`` and
    ``EnvironmentProblem``.
    """
    read = open_workbook(source)
    book = _copy(source) if read.format is Format.XLSX else _rewrite(read)
    known: dict[str, Layout | None] = {layout.sheet: layout for layout in layouts}
    known = known or {sheet.name: detect(sheet) for sheet in read.sheets if not sheet.is_hidden}
    wrong, odd = defaultdict[str, list[Mark]](list), defaultdict[str, list[Mark]](list)
    for rejection in rejections:
        wrong[rejection.sheet].append(Mark(rejection.sheet, rejection.row, rejection.column, rejection.reason))
    for mark in warnings:
        odd[mark.sheet].append(mark)
    for sheet in book.worksheets:
        layout = known.get(sheet.title)
        if layout is not None or sheet.title in wrong:
            _clear(sheet, layout)
            _mark(sheet, layout, ERRORS, wrong[sheet.title])
            if odd[sheet.title]:
                _mark(sheet, layout, REMARKS, odd[sheet.title])
    save(book, path)


def _copy(source: Path) -> Any:
    import openpyxl

    data, _ = container.load(source)
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # of extensions that the copy will not have
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


def _mark(sheet: "Worksheet", layout: Layout | None, title: str, marks: list[Mark]) -> None:
    """Write the sentences to the column called ``title`` and colour the cells they are about."""
    from openpyxl.styles import Font, PatternFill

    paper = PatternFill("solid", fgColor=_PAPER[title])
    heading_row = _heading_row(layout)
    column = _own_column(sheet, heading_row, title) or _free_column(sheet)
    heading = sheet.cell(heading_row, column)
    set_text(heading, title)
    heading.font = Font(bold=True, color=_INK[title])
    sheet.column_dimensions[heading.column_letter].width = _WIDTH
    by_row: dict[int, list[str]] = defaultdict(list)
    places = _places(layout)
    for mark in marks:
        by_row[mark.row].append(f"{mark.column}: {mark.sentence}")
        at = _column_of(mark.column, places)
        if at is not None:
            sheet.cell(mark.row, at + 1).fill = paper
    for row, sentences in by_row.items():
        _write_sentences(sheet.cell(row, column), "\n".join(sentences), _INK[title])


def _heading_row(layout: Layout | None) -> int:
    return layout.last_heading_row if layout else 1


def _own_column(sheet: "Worksheet", heading_row: int, title: str) -> int | None:
    """Return the column of an earlier error sheet."""
    return next((int(cell.column) for cell in sheet[heading_row] if cell.value == title), None)


def _free_column(sheet: "Worksheet") -> int:
    """Return the first column beyond every value."""
    return 1 + max(
        (cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None),
        default=0,
    )


def _clear(sheet: "Worksheet", layout: Layout | None) -> None:
    """Take away what an earlier reading found wrong."""
    from openpyxl.styles import PatternFill

    heading_row = _heading_row(layout)
    for row in sheet.iter_rows(min_row=heading_row + 1):
        for cell in row:
            if cell.has_style and cell.fill.fgColor.rgb in _PAPER.values():
                cell.fill = PatternFill()
    for title in _PAPER:
        column = _own_column(sheet, heading_row, title)
        for row_number in range(heading_row + 1, sheet.max_row + 1) if column else ():
            sheet.cell(row_number, column).value = None


def _write_sentences(cell: Any, text: str, ink: str) -> None:
    from openpyxl.styles import Alignment, Font

    set_text(cell, text)
    cell.font = Font(color=ink)
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
