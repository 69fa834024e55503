"""A workbook as plain values: sheets, rows, what is a formula. Old fonts are decoded here, formulas never evaluated."""

import hashlib
import io
import warnings
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from hrdesk.errors import UserError
from hrdesk.excel import container, legacy, ods_parts, parts, xls_parts
from hrdesk.excel.cells import EMPTY, Cell, Raw, kind_of
from hrdesk.excel.container import Format
from hrdesk.excel.facts import SheetFacts
from hrdesk.excel.marker import is_written_by_us
from hrdesk.messages import excel as say

Row = list[Raw]
Box = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows`` begin at row 1 and column A and are all of one length.

    ``merged`` is None where the format does not tell; ``formulas`` are (row, column) from 0, hidden rows
    and columns too.
    """

    name: str
    rows: list[Row]
    merged: tuple[Box, ...] | None = None
    formulas: frozenset[tuple[int, int]] = frozenset()
    is_hidden: bool = False
    is_legacy: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a row and a column counted from 0; outside the sheet it is empty."""
        inside = row < len(self.rows) and column < len(self.rows[row])
        value = self.rows[row][column] if inside else EMPTY
        return Cell(value, kind_of(value), (row, column) in self.formulas)


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened workbook; nothing of the file stays open. ``sha256`` is that of the whole file.

    ``is_ours`` says that the program exported it and takes it to the letter.
    """

    name: str
    sha256: str
    format: Format
    sheets: tuple[Sheet, ...] = ()
    is_ours: bool = False


def open_workbook(path: Path) -> Workbook:
    """Read every sheet of an .xlsx, .xls or .ods. Raises ``UserError`` with one sentence for a bad file."""
    import python_calamine

    data, format_ = container.load(path)
    try:
        facts, is_legacy = _facts(data, path.name, format_)
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = _sheets(book)
    except python_calamine.PasswordError:
        raise UserError(say.password_protected(path.name)) from None
    except (python_calamine.CalamineError, *container.DAMAGE) as problem:
        raise UserError(say.damaged(path.name)) from problem
    if len(facts) == len(sheets):
        sheets = [_with_facts(sheet, known) for sheet, known in zip(sheets, facts, strict=True)]
    is_ours = is_written_by_us(sheets)
    if is_legacy:
        sheets = _decode_by_font(sheets, data, path.name)
    elif not is_ours:
        sheets = [_decode_by_statistics(one) for one in sheets]
    return Workbook(path.name, hashlib.sha256(data).hexdigest(), format_, tuple(sheets), is_ours)


def _facts(data: bytes, name: str, format_: Format) -> tuple[list[SheetFacts], bool]:
    """Return what the fast reader does not tell, and whether some font is one of before Unicode (.xlsx only)."""
    if format_ is Format.XLS:
        return xls_parts.sheet_facts(data), False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if format_ is Format.ODS:
            return ods_parts.sheet_facts(archive), False
        facts = parts.sheet_facts(archive, name)
        return facts, parts.has_legacy_fonts(archive) or any(one.has_legacy_fonts for one in facts)


def _sheets(book: Any) -> list[Sheet]:
    import python_calamine

    found = []
    for index, about in enumerate(book.sheets_metadata):
        if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            found.append(Sheet(about.name, [], is_hidden=True))
            continue
        sheet = book.get_sheet_by_index(index)
        rows = cast("list[Row]", sheet.to_python(skip_empty_area=False)) if sheet.start is not None else []
        ranges = sheet.merged_cell_ranges
        merged = (
            None if ranges is None else tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges)
        )
        is_hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
        found.append(Sheet(about.name, rows, merged, is_hidden=is_hidden))
    return found


def _with_facts(sheet: Sheet, facts: SheetFacts) -> Sheet:
    """Put in the cells that the fast reader leaves empty: errors, and formulas never calculated."""
    for (row, column), broken in facts.broken.items():
        _grow(sheet.rows, row, column)
        sheet.rows[row][column] = broken
    return replace(
        sheet,
        formulas=frozenset(facts.formulas),
        hidden_rows=frozenset(facts.hidden_rows),
        hidden_columns=frozenset(facts.hidden_columns),
    )


def _grow(rows: list[Row], row: int, column: int) -> None:
    width = max(len(rows[0]) if rows else 0, column + 1)
    rows.extend([EMPTY] * width for _ in range(row + 1 - len(rows)))
    if len(rows[0]) < width or len(rows[-1]) < width:
        for one in rows:
            one.extend([EMPTY] * (width - len(one)))


def _decode_by_statistics(sheet: Sheet) -> Sheet:
    """Decode a sheet whose fonts are not known or say nothing: whole where no text is Unicode, else cell by cell."""
    texts = {value for row in sheet.rows for value in row if value.__class__ is str and not value.isascii()}
    suspects = [text for text in texts if legacy.is_latin(text)]
    if not suspects:
        return sheet
    if len(suspects) == len(texts):
        encoding = legacy.guess(suspects)
        decoded = {text: legacy.decode(text, encoding) for text in suspects} if encoding else {}
    else:
        decoded = {text: mended for text in suspects if (mended := legacy.mend(text)) != text}
    if not decoded:
        return sheet
    for row in sheet.rows:
        row[:] = [decoded.get(value, value) if value.__class__ is str else value for value in row]
    return replace(sheet, is_legacy=True)


def _decode_by_font(sheets: list[Sheet], data: bytes, name: str) -> list[Sheet]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions it will not keep; nothing is written
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
        except Exception as problem:  # whatever openpyxl makes of a strange file
            raise UserError(say.damaged(name)) from problem
    by_title = {sheet.title: sheet for sheet in book.worksheets}
    return [_decode_sheet(sheet, by_title[sheet.name]) if sheet.name in by_title else sheet for sheet in sheets]


def _decode_sheet(sheet: Sheet, styled: Any) -> Sheet:
    is_legacy = False
    for cells in styled.iter_rows():
        for cell in cells:
            if cell.row > len(sheet.rows) or cell.column > len(sheet.rows[0]):
                continue
            if not isinstance(sheet.rows[cell.row - 1][cell.column - 1], str) or cell.value is None:
                continue
            text, by_font = _decode_cell(cell)
            is_legacy |= by_font
            if by_font:
                sheet.rows[cell.row - 1][cell.column - 1] = text
    return _decode_by_statistics(replace(sheet, is_legacy=is_legacy))


def _decode_cell(cell: Any) -> tuple[str, bool]:
    """Return the text of a cell, each run decoded by its own font, and whether any font is an old one."""
    runs = cell.value if isinstance(cell.value, list) else [cell.value]
    pieces: list[str] = []
    by_font = False
    for run in runs:
        font = getattr(run, "font", None)
        face = (font.rFont if font is not None else None) or cell.font.name
        text = str(getattr(run, "text", run))
        encoding = legacy.encoding_of_font(face)
        by_font |= encoding is not None
        pieces.append(legacy.decode(text, encoding, capitals=legacy.is_capital_font(face)) if encoding else text)
    return "".join(pieces), by_font
