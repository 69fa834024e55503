"""Turns of training as drafts: one heading row, one line for each turn of one person.

The columns are found by their headings, whatever their order; a title above the headings, sums and
signatures are passed over. A line with a wrong cell is rejected whole, with all its problems.
"""

from functools import cache
from pathlib import Path

from hrdesk.domain import fields
from hrdesk.domain.field import Field
from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel import columns, forms
from hrdesk.excel.cells import Broken, Raw, shown
from hrdesk.excel.columns import Outcome, Value
from hrdesk.excel.drafts import Draft, Note, ReadResult, Rejection
from hrdesk.excel.forms import Confirmed, Form
from hrdesk.excel.layout import Column, Layout
from hrdesk.excel.lines import PersonLine, is_number_row
from hrdesk.excel.workbook import Row, Sheet, open_workbook
from hrdesk.messages import excel as say
from hrdesk.text import match_key, squeeze

_SEARCHED_ROWS = 40
_BY_KEY = {declared.key: declared for declared in fields.TRAINING}
# What a line needs of what the program itself wrote: records may lack the rest.
_LEAST = ("full_name", "course_code")


def read_training(path: Path, *, confirmed: Confirmed | None = None) -> ReadResult:
    """Read every list of turns in a workbook, with the columns that a clerk ``confirmed`` for its forms.

    Raises ``UserError`` for a file that is no workbook, holds no such list, lacks a required column
    or has no line.
    """
    return forms.read(open_workbook(path), TRAINING_FORM, confirmed or {})


def _detect(sheet: Sheet) -> Layout | None:
    """Return where the list stands: at the row with most headings, the name and one of the training among them."""
    best: tuple[int, int, list[str | None]] | None = None
    for at, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        keys = _keys(row)
        known = {key for key in keys if key}
        if "full_name" in known and any(_BY_KEY[key].record == "training" for key in known):
            best = max(best or (0, 0, []), (len(known), -at, keys), key=lambda one: one[:2])
    if best is None:
        return None
    heading, keys = -best[1], best[2]
    first = heading + 1
    while first < len(sheet.rows) and is_number_row(sheet.rows[first]):
        first += 1
    texts = [_heading(cell) for cell in sheet.rows[heading]]
    found = tuple(
        Column(index, text, key)
        for index, (text, key) in enumerate(zip(texts, keys, strict=True))
        if text or any(row[index] != "" for row in sheet.rows[first:])
    )
    return Layout(sheet.name, heading + 1, heading + 1, first + 1, found, is_official=True)


def _keys(row: Row) -> list[str | None]:
    """Return the field of each column; a second column of a field is not read."""
    seen: set[str] = set()
    keys: list[str | None] = []
    for cell in row:
        key = _by_text().get(match_key(_heading(cell))) if isinstance(cell, str) else None
        keys.append(None if key in seen else key)
        if key:
            seen.add(key)
    return keys


@cache
def _by_text() -> dict[str, str]:
    known: dict[str, str] = {}
    for declared in fields.TRAINING:
        for text in (declared.label, *declared.aliases):
            known.setdefault(match_key(text), declared.key)
    return known


def _heading(cell: Raw) -> str:
    return "" if isinstance(cell, Broken) else squeeze(shown(cell)).rstrip("*: ")


def _read_people(
    sheet: Sheet, layout: Layout, people: list[PersonLine], drafts: list[Draft], rejections: list[Rejection]
) -> None:
    for line in people:
        _read_line(sheet, layout, line, drafts, rejections)


def _read_line(
    sheet: Sheet, layout: Layout, line: PersonLine, drafts: list[Draft], rejections: list[Rejection]
) -> None:
    row = sheet.rows[line.row]
    values: dict[str, Value] = {}
    notes: list[Note] = []
    problems: list[Rejection] = []
    for column in layout.columns:
        if column.field is None:
            continue
        raw = row[column.index]
        outcome = _clean(_BY_KEY[column.field], raw, is_exact=layout.is_exact)
        values |= dict(outcome.values)
        if outcome.problem:
            problems.append(Rejection(sheet.name, line.row + 1, column.name, shown(raw), outcome.problem))
        if outcome.note:
            notes.append(Note(column.name, shown(raw), outcome.note))
        if (line.row, column.index) in sheet.formulas:
            notes.append(Note(column.name, shown(raw), say.from_formula()))
    problems += _lacking(sheet, layout, line, values, problems)
    problems += _backwards(sheet, layout, line, values)
    if problems:
        rejections += sorted(problems, key=lambda one: (len(one.column.split()[0]), one.column))
    else:
        drafts.append(Draft(sheet.name, line.row + 1, values, tuple(notes)))


def _clean(declared: Field, raw: Raw, *, is_exact: bool) -> Outcome:
    if is_exact and declared.key == "full_name" and not isinstance(raw, Broken):
        return Outcome(((declared.key, shown(raw).strip()),)) if shown(raw).strip() else Outcome()
    return columns.clean(declared, raw)


def _lacking(
    sheet: Sheet, layout: Layout, line: PersonLine, values: dict[str, Value], problems: list[Rejection]
) -> list[Rejection]:
    """Return a rejection for each required field that the line does not state and nothing was refused for."""
    refused = {problem.column for problem in problems}
    names = {column.field: column.name for column in layout.columns}
    required = [one for one in fields.TRAINING if (one.key in _LEAST if layout.is_exact else one.required)]
    return [
        Rejection(sheet.name, line.row + 1, names.get(one.key) or one.label, "", say.required(one.label))
        for one in required
        if one.key not in values and names.get(one.key) not in refused
    ]


def _backwards(sheet: Sheet, layout: Layout, line: PersonLine, values: dict[str, Value]) -> list[Rejection]:
    """Refuse a turn that ends before it begins."""
    start, end = values.get("training_from"), values.get("training_to")
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate) or end.last >= start.first:
        return []
    column = next(column for column in layout.columns if column.field == "training_to")
    reason = say.ends_before_it_begins(str(start))
    return [Rejection(sheet.name, line.row + 1, column.name, str(end), reason)]


TRAINING_FORM = Form("training", fields.TRAINING, _detect, _read_people, say.SHEET_NO_TRAINING, say.no_training_heading)
