"""What the fast reader does not tell about an .ods: formulas, hidden rows and columns, in one pass over its XML."""

import zipfile
from typing import Any
from xml.parsers import expat

from hrdesk.excel.facts import SheetFacts

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_PIECE = 2**20
# Rows and columns without a value repeat up to the end of the sheet; nobody hides more than these on purpose.
_MOST_REPEATED = 20_000


def sheet_facts(archive: zipfile.ZipFile) -> list[SheetFacts]:
    """Return the facts of each sheet in the order of the workbook; none for a file that is not well-formed."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    try:
        with archive.open("content.xml") as stream:
            while piece := stream.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except expat.ExpatError:
        return []
    return reader.sheets


class _Reader:
    """Counts rows and cells as they come. A table inside a cell or a drawing belongs to no sheet."""

    def __init__(self) -> None:
        self.sheets: list[SheetFacts] = []
        self.depth = self.row = self.next_row = self.next_column = self.next_cell = 0
        self._handlers = {
            "table": self._table,
            "table-column": self._column,
            "table-row": self._row,
            "table-cell": self._cell,
            "covered-table-cell": self._cell,
        }

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        """Take the beginning of an element."""
        handler = self._handlers.get(name.removeprefix(_TABLE))
        if handler is not None and name.startswith(_TABLE) and (self.depth == 1 or name == f"{_TABLE}table"):
            handler(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == f"{_TABLE}table":
            self.depth -= 1

    def _table(self, _: dict[str, Any]) -> None:
        self.depth += 1
        if self.depth == 1:
            self.sheets.append(SheetFacts())
            self.next_row = self.next_column = 0

    def _column(self, attributes: dict[str, Any]) -> None:
        first, self.next_column = self.next_column, self.next_column + _repeated(attributes, "columns")
        if _is_hidden(attributes):
            self.sheets[-1].hidden_columns.update(range(first, min(self.next_column, first + _MOST_REPEATED)))

    def _row(self, attributes: dict[str, Any]) -> None:
        self.row, self.next_row = self.next_row, self.next_row + _repeated(attributes, "rows")
        self.next_cell = 0
        if _is_hidden(attributes):
            self.sheets[-1].hidden_rows.update(range(self.row, min(self.next_row, self.row + _MOST_REPEATED)))

    def _cell(self, attributes: dict[str, Any]) -> None:
        first, self.next_cell = self.next_cell, self.next_cell + _repeated(attributes, "columns")
        if f"{_TABLE}formula" in attributes:
            rows, columns = range(self.row, self.next_row), range(first, self.next_cell)
            if len(rows) * len(columns) <= _MOST_REPEATED:
                self.sheets[-1].formulas.update((row, column) for row in rows for column in columns)


def _repeated(attributes: dict[str, Any], what: str) -> int:
    given = attributes.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(given) if given.isascii() and given.isdigit() else 1


def _is_hidden(attributes: dict[str, Any]) -> bool:
    return attributes.get(f"{_TABLE}visibility") in ("collapse", "filter")
