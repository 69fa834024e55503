"""The sign by which the program knows a workbook that it wrote itself.

What it wrote is read back to the letter: a name that a record has in capitals stays in capitals.
"""

from hrdesk.excel.workbook import Workbook

LISTS_SHEET = "Danh mục"
SIGN = "hrdesk: danh sách xuất ra"


def is_written_by_us(book: Workbook) -> bool:
    """Whether the hidden sheet of lists bears the sign."""
    lists = next((sheet for sheet in book.sheets if sheet.name == LISTS_SHEET and sheet.is_hidden), None)
    return lists is not None and bool(lists.rows) and lists.rows[0][0] == SIGN
