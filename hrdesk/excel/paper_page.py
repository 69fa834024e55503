"""A worksheet being filled from top to bottom, set up to print as the paper asks."""

from collections.abc import Sequence
from copy import copy
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from hrdesk.domain.paper import Align, Orientation, Paper, Sheet
from hrdesk.excel.writer import plain_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

BODY = 13.0  # points
_FONT = "Times New Roman"
_MM_OF_INCH = 25.4
_MM_OF_CHARACTER = 1.9  # the unit of column widths
_EMS_OF_LETTER = 0.42  # the mean width of a letter, to guess how many lines a merged cell takes
_MM_OF_POINT = 25.4 / 72
_CELL_PADDING = 1.0  # millimetres
_FILLED = 0.95  # of a line, on average: words do not break where the line ends
_MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10, "footer": 10}


class Style(NamedTuple):
    """How text is set: size in points, bold, italic, where in its cell."""

    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTER


class Page:
    """A worksheet with columns of ``widths`` millimetres and the row that is next to be written."""

    def __init__(self, sheet: "Worksheet", widths: tuple[float, ...]) -> None:
        from openpyxl.utils import get_column_letter

        self.sheet = sheet
        self.widths = widths
        self.row = 1
        self._styles: dict[object, Any] = {}
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = round(width / _MM_OF_CHARACTER, 1)

    def set_up(self, paper: Paper) -> None:
        """Set paper, margins, page numbers; the width is scaled to one page."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self.sheet
        setup = sheet.page_setup
        setup.orientation = "landscape" if paper.orientation is Orientation.LANDSCAPE else "portrait"
        setup.paperSize = sheet.PAPERSIZE_A3 if paper.sheet is Sheet.A3 else sheet.PAPERSIZE_A4
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for side, millimetres in _MARGINS.items():
            setattr(sheet.page_margins, side, millimetres / _MM_OF_INCH)
        number = sheet.oddHeader.center
        number.text = "&P/&N" if paper.total_pages else "&P"
        number.font, number.size = f"{_FONT},Regular", 14
        sheet.HeaderFooter.differentFirst = not paper.total_pages

    def put(self, row: int, column: int, text: str, style: Style) -> "Cell":
        """Write text as text, whatever it begins with."""
        cell: Cell = self.sheet.cell(row, column)
        cell.value = plain_text(text)
        cell.data_type = "s"
        self.dress(cell, style)
        return cell

    def dress(self, cell: "Cell", style: Style, *, border: bool = False, number_format: str = "@") -> None:
        """Give a cell its letters, alignment, frame and format; equal looks share one style."""
        look = (style, border, number_format)
        if look not in self._styles:
            _dress(cell, style, border, number_format)
            self._styles[look] = copy(cell._style)
        else:
            cell._style = copy(self._styles[look])

    def line(self, text: str, style: Style) -> None:
        """Write a line across the whole width, as high as its text needs, and go to the next row."""
        self.across(1, len(self.widths), text, style)
        self.row += 1

    def across(self, first: int, last: int, text: str, style: Style) -> None:
        """Write text across the columns ``first`` to ``last`` of the row."""
        self.put(self.row, first, text, style)
        if last > first:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
        self.raise_row(self.row, self.height_of(text, style, first, last))

    def raise_row(self, row: int, points: float) -> None:
        """Make a row at least so high."""
        size = self.sheet.row_dimensions[row]
        size.height = max(size.height or 0.0, points)

    def height_of(self, text: str, style: Style, first: int, last: int) -> float:
        """Return the height in points that text is likely to need across these columns."""
        width = (sum(self.widths[first - 1 : last]) - _CELL_PADDING) * _FILLED
        letter = style.size * _EMS_OF_LETTER * _MM_OF_POINT
        lines = sum(max(ceil(len(line) * letter / width), 1) for line in text.split("\n"))
        return lines * style.size * 1.25 + 3

    def split(self, shares: Sequence[float]) -> list[tuple[int, int]] | None:
        """Return first and last column of parts of about these shares of the width; None if there are too few."""
        total = sum(self.widths)
        ends: list[int] = []
        wanted = list(accumulate(shares))[:-1]
        for place, wish in enumerate(wanted):
            start = ends[-1] if ends else 0
            choices = range(start + 1, len(self.widths) - (len(wanted) - place) + 1)
            if not choices:
                return None
            distances = [abs(sum(self.widths[:end]) - wish * total) for end in choices]
            ends.append(choices[distances.index(min(distances))])
        bounds = [0, *ends, len(self.widths)]
        return [(first + 1, last) for first, last in pairwise(bounds)]


def _dress(cell: "Cell", style: Style, border: bool, number_format: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    cell.font = Font(name=_FONT, size=style.size, bold=style.bold, italic=style.italic)
    cell.alignment = Alignment(horizontal=style.align.value, vertical="center", wrap_text=True)
    cell.number_format = number_format
    if border:
        thin = Side(style="thin")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
