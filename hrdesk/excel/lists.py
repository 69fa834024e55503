"""The lists to choose from: catalogs on a hidden sheet, offered in the cells of the columns they belong to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.fields import Field, Kind
from hrdesk.excel.cells import column_letter
from hrdesk.excel.marker import LISTS_SHEET
from hrdesk.excel.writer import set_text
from hrdesk.messages import template as say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

YES, NO = "x", "Không"
# What the office itself has to choose from, by field key: hamlets, places, people.
Own = Mapping[str, Sequence[str]]
NOTHING_OWN: Own = {}
# Columns of free text with the usual answers at hand.
_USUAL = {
    "general_education": "general_education",
    "foreign_language": "language_certificate",
    "it_skill": "it_certificate",
}
_CLASSES = ("12/12", "10/10", "9/12", "7/10")
_MEASURES = ("Cái", "Bộ", "Chiếc", "Hệ thống")
_LEAST = {"quantity": 1, "cost": 0}


def choices(declared: Field, own: Own, on: date | None) -> list[str]:
    """Return what may be chosen in a column, in official order; empty where anything may be written."""
    if declared.key in own:
        return list(own[declared.key])
    if declared.kind is Kind.BOOL:
        return [YES, NO]
    if declared.key == "measure":
        return list(_MEASURES)
    if declared.key == "general_education":
        return [*_CLASSES, *(entry.label for entry in catalog("general_education").entries)]
    name = _USUAL.get(declared.key) or (declared.catalog if declared.kind is Kind.CODE else None)
    if name is None:
        return []
    entries = [entry for entry in catalog(name).entries if on is None or entry.is_valid(on)]
    return [_shown(name, entry) for entry in entries]


def _shown(name: str, entry: Entry) -> str:
    return entry.code if name == "rank" else entry.label


def add_lists(book: "Workbook", declared: Sequence[Field], own: Own, sign: str, on: date | None) -> None:
    """Add the hidden sheet: the program's sign in A1, then a column for each list."""
    sheet = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    set_text(sheet.cell(1, 1), sign)
    for column, (one, offered) in enumerate(_offered(declared, own, on), 2):
        set_text(sheet.cell(1, column), one.label)
        for row, text in enumerate(offered, 2):
            set_text(sheet.cell(row, column), text)


def _offered(declared: Sequence[Field], own: Own, on: date | None) -> list[tuple[Field, list[str]]]:
    found = [(one, choices(one, own, on)) for one in declared if one.kind is not Kind.BOOL]
    return [(one, offered) for one, offered in found if offered]


def add_validations(sheet: "Worksheet", declared: Sequence[Field], own: Own, last_row: int, on: date | None) -> None:
    """Offer each column its list, from row 2 to ``last_row``; a value outside a list is only warned about."""
    lists = {
        one.key: f"'{LISTS_SHEET}'!${column_letter(place)}$2:${column_letter(place)}${len(offered) + 1}"
        for place, (one, offered) in enumerate(_offered(declared, own, on), 1)
    }
    for column, one in enumerate(declared):
        validation = _validation(one, lists.get(one.key))
        if validation is not None:
            letter = column_letter(column)
            validation.add(f"{letter}2:{letter}{last_row}")
            sheet.add_data_validation(validation)


def _validation(declared: Field, source: str | None) -> "DataValidation | None":
    from openpyxl.worksheet.datavalidation import DataValidation

    if declared.kind is Kind.BOOL:
        validation = DataValidation(type="list", formula1=f'"{YES},{NO}"', allow_blank=True)
    elif source is not None:
        validation = DataValidation(type="list", formula1=source, allow_blank=True)
    elif declared.key == "citizen_id":
        validation = DataValidation(type="textLength", operator="equal", formula1="12", allow_blank=True)
    elif declared.key in _LEAST:
        least = str(_LEAST[declared.key])
        validation = DataValidation(type="whole", operator="greaterThanOrEqual", formula1=least, allow_blank=True)
    elif declared.kind in (Kind.DATE, Kind.COURSE):
        validation = DataValidation(allow_blank=True)
    else:
        return None
    _explain(validation, declared)
    return validation


def _explain(validation: "DataValidation", declared: Field) -> None:
    """Say in a bubble how to write, and warn, never forbid: abbreviations are read as well."""
    prompts = {"citizen_id": say.PROMPT_CITIZEN_ID}
    prompt = prompts.get(declared.key) or {Kind.DATE: say.PROMPT_DATE, Kind.COURSE: say.PROMPT_COURSE}.get(
        declared.kind
    )
    if prompt:
        validation.promptTitle, validation.prompt, validation.showInputMessage = declared.label[:32], prompt, True
    warning = _warning(declared)
    validation.showErrorMessage = warning is not None
    if warning is not None:
        validation.errorStyle = "warning"
        validation.errorTitle = declared.label[:32]
        validation.error = warning


def _warning(declared: Field) -> str | None:
    """Return what is said of a value that does not fit; None where anything may be written."""
    if declared.key == "citizen_id":
        return say.warn_citizen_id()
    if declared.key in _LEAST:
        return say.warn_not_whole(_LEAST[declared.key])
    return say.warn_not_in_list() if declared.kind in (Kind.CODE, Kind.BOOL) else None
