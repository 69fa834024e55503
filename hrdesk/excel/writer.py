"""How a value gets into a cell: text always as text, whatever it begins with.

A leading "=" would be a formula to the workbook library, and to Excel as soon as somebody edits
the cell, so such text bears the sign of quoted text as well.
"""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.files import write_whole
from hrdesk.text import nfc

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

TEXT_FORMAT = "@"
MM_OF_CHARACTER = 1.9  # a unit of column widths, in millimetres
_FORMULA_SIGNS = ("=", "+", "-", "@")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def plain_text(text: str) -> str:
    """Return text that a workbook can hold: composed, without control characters, at most 32,767 signs."""
    kept = "".join(sign for sign in nfc(text) if sign >= " " or sign in "\n\t")
    # Workbooks write a sign as _x0041_; a text that looks so is escaped, or it would come back changed.
    return _ESCAPE.sub("_x005F_", kept)[:32767]


def set_text(cell: "Cell", text: str) -> None:
    """Put a text into a cell, never a formula. An empty text leaves the cell empty."""
    if not text:
        cell.value = None
        return
    cell.value = plain_text(text)
    cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True


def save(book: "Workbook", path: Path) -> None:
    """Write a workbook whole or not at all. Raises ``EnvironmentProblem``."""
    stream = io.BytesIO()
    book.save(stream)
    write_whole(path, stream.getvalue())
