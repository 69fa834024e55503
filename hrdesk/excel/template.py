"""The official templates, empty or filled: one heading row, lists to choose from, every column explained.

``write_staff``, ``write_training`` and ``write_equipment`` fill them from records; reading such a file
back gives the very same values.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.excel import certificates, guide, lists
from hrdesk.excel.cells import column_letter
from hrdesk.excel.marker import SIGN, TEMPLATE_SIGN
from hrdesk.excel.writer import MM_OF_CHARACTER, TEXT_FORMAT, save, set_text
from hrdesk.messages import template as say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
HEADING_FILL, REQUIRED_FILL = "DDEBF7", "FCE4D6"
_FILLABLE_ROWS = 2000
_WIDEST = 46
_ONE_PAGE = 20  # columns
_NOTES = ("note", "training_note", "item_note")
_CENTRED = (Kind.DATE, Kind.BOOL, Kind.COURSE, Kind.INTEGER, Kind.HUNDREDTHS)
_NUMBER_FORMATS = {Kind.INTEGER: "0", Kind.HUNDREDTHS: "0.00", Kind.MONEY: "#,##0"}


@dataclass(frozen=True, slots=True)
class Form:
    """What one template is made of."""

    fields: tuple[Field, ...]
    sheet: str
    guide_title: str
    guide_advice: tuple[str, ...]


_STAFF = Form(fields.STAFF, say.STAFF_SHEET, say.GUIDE_TITLE, say.GUIDE_ADVICE)
_TRAINING = Form(fields.TRAINING, say.TRAINING_SHEET, say.TRAINING_GUIDE_TITLE, say.TRAINING_GUIDE_ADVICE)
_EQUIPMENT = Form(fields.EQUIPMENT, say.EQUIPMENT_SHEET, say.EQUIPMENT_GUIDE_TITLE, say.EQUIPMENT_GUIDE_ADVICE)


def write_staff_template(path: Path, hamlets: Sequence[str] = (), *, on: date | None = None) -> None:
    """Write the empty template. ``hamlets`` are offered in their column; ``on`` leaves out titles not in force then.

    Raises ``EnvironmentProblem``.
    """
    _write_blank(path, _STAFF, {"hamlet": hamlets}, on)


def write_training_template(path: Path) -> None:
    """Write the empty template of turns of training. Raises ``EnvironmentProblem``."""
    _write_blank(path, _TRAINING, lists.NOTHING_OWN, None)


def write_equipment_template(path: Path, own: lists.Own = lists.NOTHING_OWN) -> None:
    """Write the empty template of equipment; ``own`` are the hamlets, places and people to choose from, by field key.

    Raises ``EnvironmentProblem``.
    """
    _write_blank(path, _EQUIPMENT, own, None)


def write_staff(path: Path, rows: Iterable[Mapping[str, Any]], hamlets: Sequence[str] = ()) -> None:
    """Write rows of staff (values by field key, as in a ``Draft``; dates may be ISO texts) in the template.

    Raises ``EnvironmentProblem``.
    """
    _write_rows(path, _STAFF, rows, {"hamlet": hamlets})


def write_training(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write turns of training (values by field key) in their template. Raises ``EnvironmentProblem``."""
    _write_rows(path, _TRAINING, rows, lists.NOTHING_OWN)


def write_equipment(path: Path, rows: Iterable[Mapping[str, Any]], own: lists.Own = lists.NOTHING_OWN) -> None:
    """Write lines of equipment (values by field key, ``cost`` of the line) in their template.

    Raises ``EnvironmentProblem``.
    """
    _write_rows(path, _EQUIPMENT, rows, own)


def _write_blank(path: Path, form: Form, own: lists.Own, on: date | None) -> None:
    book, sheet = _new_book(form, own, on, TEMPLATE_SIGN)
    lists.add_validations(sheet, form.fields, own, _FILLABLE_ROWS, on)
    save(book, path)


def _write_rows(path: Path, form: Form, rows: Iterable[Mapping[str, Any]], own: lists.Own) -> None:
    book, sheet = _new_book(form, own, None, SIGN)
    styles = {declared.key: _data_style(sheet, declared) for declared in form.fields}
    count = 1
    for count, values in enumerate(rows, 2):
        for column, declared in enumerate(form.fields, 1):
            _write(sheet.cell(count, column), declared, values, styles[declared.key])
    lists.add_validations(sheet, form.fields, own, max(count, 2) + _FILLABLE_ROWS, None)
    save(book, path)


def _new_book(form: Form, own: lists.Own, on: date | None, sign: str) -> "tuple[Workbook, Worksheet]":
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = form.sheet
    _write_headings(sheet, form)
    guide.add(book, form.fields, form.guide_title, form.guide_advice)
    lists.add_lists(book, form.fields, own, sign, on)
    return book, sheet


def _write_headings(sheet: "Worksheet", form: Form) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="808080")
    for column, declared in enumerate(form.fields, 1):
        cell = sheet.cell(1, column)
        set_text(cell, declared.label)
        cell.font = Font(name=FONT, size=12, bold=declared.required)
        cell.fill = PatternFill("solid", fgColor=REQUIRED_FILL if declared.required else HEADING_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        dimension = sheet.column_dimensions[column_letter(column - 1)]
        dimension.width = _width(declared)
        dimension.font = Font(name=FONT, size=12)
        dimension.number_format = _NUMBER_FORMATS.get(declared.kind, TEXT_FORMAT)
        dimension.alignment = Alignment(vertical="center", wrap_text=declared.key in _NOTES)
    sheet.row_dimensions[1].height = 50
    _set_up_page(sheet, len(form.fields))


def _width(declared: Field) -> float:
    """Return a width for the usual values, and for what may be chosen up to a long title."""
    longest = max(map(len, lists.choices(declared, lists.NOTHING_OWN, None)), default=0)
    return max(round(declared.width / MM_OF_CHARACTER, 1), 11, min(longest + 2, _WIDEST))


def _set_up_page(sheet: "Worksheet", columns: int) -> None:
    """Few columns are fitted to the page; many take several side by side, names and headings on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = "B2"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    if columns <= _ONE_PAGE:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        sheet.page_setup.scale = 80
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_options.gridLines = True


def _data_style(sheet: "Worksheet", declared: Field) -> Any:
    """Return the style of a column's cells, made once and copied to each."""
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Font

    cell = Cell(sheet, 2, 1)
    cell.font = Font(name=FONT, size=12)
    cell.number_format = _NUMBER_FORMATS.get(declared.kind, TEXT_FORMAT)
    side = "center" if declared.kind in _CENTRED else "left"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=declared.key in _NOTES)
    return cell._style


def _write(cell: "Cell", declared: Field, values: Mapping[str, Any], style: Any) -> None:
    cell._style = copy(style)
    value = values.get(declared.key)
    if declared.kind in _NUMBER_FORMATS and isinstance(value, int):
        cell.value = value / 100 if declared.kind is Kind.HUNDREDTHS else value
    else:
        set_text(cell, text_of(declared, values))


def text_of(declared: Field, values: Mapping[str, Any]) -> str:
    """Return how the template writes the value of a field, empty when it is not stated."""
    if declared.key in certificates.LEVEL_KEY:
        return certificates.write(declared.key, values)
    value = values.get(declared.key)
    if value is None:
        return _party_mark(values) if declared.key == "party_joined_on" else ""
    if declared.kind is Kind.CODE and declared.catalog:
        return str(value) if declared.catalog == "rank" else catalog(declared.catalog).label(str(value))
    if isinstance(value, bool):
        return lists.YES if value else ("" if declared.kind is Kind.COURSE else lists.NO)
    if declared.kind in (Kind.DATE, Kind.COURSE):
        return _date_text(value)
    return str(value)


def _party_mark(values: Mapping[str, Any]) -> str:
    """A member whose date is not known bears an x; who is stated to be none has a word for it."""
    member = values.get("party_member")
    return "" if member is None else lists.YES if member else lists.NO


def _date_text(value: PartialDate | str) -> str:
    return str(value if isinstance(value, PartialDate) else parse_iso(value) if value != lists.YES else value)
