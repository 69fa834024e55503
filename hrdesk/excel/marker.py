"""The sign by which the program knows a workbook that it wrote itself.

What it wrote is read back to the letter: a name that a record has in capitals stays in capitals,
and no text is taken for one of an old font.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrdesk.excel.workbook import Sheet

LISTS_SHEET = "Danh mục"
SIGN = "hrdesk: danh sách xuất ra"
TEMPLATE_SIGN = "hrdesk: mẫu nhập danh sách"


def is_written_by_us(sheets: "Iterable[Sheet]") -> bool:
    """Whether the hidden sheet of lists bears the sign of an exported list."""
    lists = next((sheet for sheet in sheets if sheet.name == LISTS_SHEET and sheet.is_hidden), None)
    return lists is not None and bool(lists.rows) and lists.rows[0][0] == SIGN
