"""The sheet "Hướng dẫn": how to fill a template, and each column with its meaning, an example and its source."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hrdesk.domain.fields import Field
from hrdesk.excel.cells import column_letter
from hrdesk.excel.writer import set_text
from hrdesk.messages import template as say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Times New Roman"
_WIDTHS = (6, 27, 11, 52, 44, 34, 44)
_LETTERS_OF_WIDTH = 1.2  # letters of the body that fit into a unit of width
_LINE = 16.5  # points


def add(book: "Workbook", declared: Sequence[Field], title: str, advice: Sequence[str]) -> None:
    """Add the sheet to a workbook: a title, some advice, then the columns."""
    sheet = book.create_sheet(say.GUIDE_SHEET)
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions[column_letter(column)].width = width
    row = _write_introduction(sheet, title, advice)
    _write_row(sheet, row, say.GUIDE_HEADINGS, is_heading=True)
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"
    for number, one in enumerate(declared, 1):
        texts = (
            str(number),
            one.label,
            say.REQUIRED if one.required else "",
            one.help,
            say.how_to_write(one.key, one.kind.value),
            say.EXAMPLES.get(one.key, ""),
            one.source or say.NO_SOURCE,
        )
        _write_row(sheet, row + number, texts, is_required=one.required)
    _set_up_page(sheet)


def _write_introduction(sheet: "Worksheet", title: str, advice: Sequence[str]) -> int:
    """Write the title and the advice above the table; return the row of the table's headings."""
    from openpyxl.styles import Alignment, Font

    set_text(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(name=_FONT, size=14, bold=True)
    for row, text in enumerate(advice, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
        cell = sheet.cell(row, 1)
        set_text(cell, text)
        cell.font = Font(name=_FONT, size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[row].height = _height(text, sum(_WIDTHS))
    return len(advice) + 3


def _write_row(
    sheet: "Worksheet", row: int, texts: Sequence[str], *, is_heading: bool = False, is_required: bool = False
) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="808080")
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        set_text(cell, text)
        cell.font = Font(name=_FONT, size=12, bold=is_heading or (is_required and column == 2))
        is_centred = is_heading or column in (1, 3)
        cell.alignment = Alignment(horizontal="center" if is_centred else "left", vertical="center", wrap_text=True)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        if is_heading:
            cell.fill = PatternFill("solid", fgColor="DDEBF7")
    sheet.row_dimensions[row].height = max(map(_height, texts, _WIDTHS))


def _height(text: str, width: float) -> float:
    lines = -(-len(text) // int(width * _LETTERS_OF_WIDTH))
    return max(lines, 1) * _LINE + 3


def _set_up_page(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
