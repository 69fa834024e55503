"""A paper as a workbook: one worksheet a table, ready to print, text as text and numbers as numbers."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.domain.paper import Align, Block, ItemList, Paper, Paragraph, SectionHeading, Table
from hrdesk.excel.marker import LISTS_SHEET, SIGN
from hrdesk.excel.paper_frame import write_foot, write_head
from hrdesk.excel.paper_page import BODY, Page, Style
from hrdesk.excel.paper_table import write_table
from hrdesk.excel.writer import set_text
from hrdesk.files import write_whole

if TYPE_CHECKING:
    from openpyxl import Workbook

_NAME_LENGTH = 31  # of a worksheet
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WITHOUT_TABLE = (30.0,) * 6  # column widths in millimetres


def write(paper: Paper, path: Path) -> None:
    """Write ``paper`` as a workbook, whole or not at all. Raises ``EnvironmentProblem``."""
    from openpyxl import Workbook

    book = Workbook()
    sections = _sections(paper.blocks)
    for place, blocks in enumerate(sections):
        page = _new_page(book, paper, blocks, first=place == 0)
        if place == 0:
            write_head(page, paper)
        for block in blocks:
            _write_block(page, block)
        if place == len(sections) - 1:
            write_foot(page, paper)
    _sign(book)
    stream = io.BytesIO()
    book.save(stream)
    write_whole(path, stream.getvalue())


def _sign(book: "Workbook") -> None:
    """Add the hidden sheet by which the reader knows our own lists: importing one changes nothing."""
    sheet = book.create_sheet(LISTS_SHEET)
    set_text(sheet.cell(1, 1), SIGN)
    sheet.sheet_state = "hidden"


def _sections(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks of each worksheet: each ends with its table, the last takes what remains."""
    tables = [place for place, block in enumerate(blocks) if isinstance(block, Table)]
    ends = [*(place + 1 for place in tables[:-1]), len(blocks)]
    return [list(blocks[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _new_page(book: "Workbook", paper: Paper, blocks: list[Block], *, first: bool) -> Page:
    table = next((block for block in blocks if isinstance(block, Table)), None)
    sheet = book.active if first else book.create_sheet()
    taken = {title.casefold() for title in book.sheetnames} - {sheet.title.casefold()}
    sheet.title = _sheet_name((table.name if table else "") or paper.title, taken)
    widths = tuple(column.width for column in table.columns) if table else _WITHOUT_TABLE
    page = Page(sheet, widths)
    page.set_up(paper)
    return page


def _sheet_name(text: str, taken: set[str]) -> str:
    """Return a name that Excel takes and that is not among ``taken`` (in lower case)."""
    base = " ".join(text.translate(_FORBIDDEN).split())[:_NAME_LENGTH].strip() or "Trang"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = base[: _NAME_LENGTH - len(end)].strip() + end
    return name


def _write_block(page: Page, block: Block) -> None:
    match block:
        case Table():
            write_table(page, block)
        case Paragraph():
            align = Align.LEFT if block.align is Align.JUSTIFY else block.align
            page.line(block.text, Style(BODY, block.bold, block.italic, align))
        case SectionHeading():
            text = block.text.upper() if block.level == 1 else block.text
            page.line(text, Style(BODY, block.level <= 2, False, Align.LEFT))
        case ItemList():
            for item in block.items:
                page.line(f"{item.mark} {item.text}".strip(), Style(BODY, False, False, Align.LEFT))
                for detail in item.details:
                    page.line(detail, Style(BODY - 1, False, True, Align.LEFT))
