"""The columns of a workbook as a clerk looks at them: heading, some values, what each is read as, and doubts.

Nothing here decides: a column that is not understood, a second column of one field, or one whose values
do not fit is pointed out, and ``forms.read`` follows what the clerk then confirms.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Kind
from hrdesk.excel import amounts, columns, forms, headings
from hrdesk.excel.cells import Broken, Raw, Refused, column_letter, shown
from hrdesk.excel.drafts import SkippedLine
from hrdesk.excel.forms import Confirmed, Form, Found
from hrdesk.excel.layout import Column, Layout
from hrdesk.excel.lines import Lines
from hrdesk.excel.workbook import Sheet, Workbook
from hrdesk.messages import mapping as say

_LOOKED_AT = 200  # lines whose values tell whether a column fits
_MOST_REFUSED = 0.3


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column; ``target`` is what it is read as (see ``layout.Column.target``), ``guess`` what the program thinks.

    ``remark`` says what a clerk should know of it; ``is_doubtful`` asks him to look before anything is read.
    """

    index: int
    letter: str
    heading: str
    examples: tuple[str, ...]
    target: str
    guess: str
    remark: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class SheetLook:
    """One list of a workbook. Rows count from 1; ``missing`` are labels of required fields without a column.

    ``repeated`` are labels of fields that two columns give. ``is_confirmed`` says that a clerk has spoken.
    """

    sheet: str
    fingerprint: str
    first_heading_row: int
    last_heading_row: int
    columns: tuple[ColumnLook, ...]
    missing: tuple[str, ...]
    repeated: tuple[str, ...]
    is_confirmed: bool

    @property
    def is_sure(self) -> bool:
        """Whether the sheet can be read without asking."""
        if self.missing or self.repeated:
            return False
        return self.is_confirmed or not any(column.is_doubtful for column in self.columns)


@dataclass(frozen=True, slots=True)
class WorkbookLook:
    """A workbook; ``skipped`` are the sheets without such a list, and why."""

    file: str
    sheets: tuple[SheetLook, ...]
    skipped: tuple[SkippedLine, ...]

    @property
    def is_sure(self) -> bool:
        """Whether there is a list, and every one that lacks nothing can be read without asking."""
        whole = [sheet for sheet in self.sheets if not sheet.missing]
        return bool(whole) and all(sheet.is_sure for sheet in whole)

    @property
    def is_readable(self) -> bool:
        """Whether there is a list that lacks nothing, and none has two columns for one field."""
        whole = [sheet for sheet in self.sheets if not sheet.missing]
        return bool(whole) and not any(sheet.repeated for sheet in whole)


def look(book: Workbook, form: Form, confirmed: Confirmed) -> WorkbookLook:
    """Return the columns of every list of a workbook."""
    found = list(forms.find(book, form, confirmed))
    sheets = tuple(_sheet(form, one, confirmed) for one in found if one.layout)
    skipped = tuple(SkippedLine(one.sheet.name, 0, one.reason) for one in found if not one.layout)
    return WorkbookLook(book.name, sheets, skipped)


def _sheet(form: Form, found: Found, confirmed: Confirmed) -> SheetLook:
    layout, guess = found.layout, found.guess
    assert layout is not None
    assert guess is not None
    forms.fill_down(found.sheet, layout)
    lines = form.find_lines(found.sheet, layout)
    guesses = {column.index: column.target for column in guess.columns}
    looked = tuple(
        _column(found.sheet, layout, column, lines, guesses[column.index])
        for column in layout.columns
        if not column.is_ignored
    )
    return SheetLook(
        layout.sheet,
        layout.fingerprint,
        layout.first_heading_row,
        layout.last_heading_row,
        looked,
        forms.missing(form, layout),
        tuple(dict.fromkeys(_repeated(layout))),
        layout.fingerprint in confirmed,
    )


def _repeated(layout: Layout) -> Iterator[str]:
    """Yield the labels of fields that two columns give, but for names in two halves."""
    seen: set[str] = set()
    for column in layout.columns:
        if column.field in (None, "full_name"):
            continue
        if column.target in seen:
            yield label(column.target)
        seen.add(column.target)


def _column(sheet: Sheet, layout: Layout, column: Column, lines: Lines, guess: str) -> ColumnLook:
    examples = forms.examples(sheet, column.index, lines)
    remark, is_doubtful = _remark(sheet, layout, column, lines, has_values=bool(examples))
    letter = column_letter(column.index)
    return ColumnLook(column.index, letter, column.heading, examples, column.target, guess, remark, is_doubtful)


def _remark(sheet: Sheet, layout: Layout, column: Column, lines: Lines, *, has_values: bool) -> tuple[str, bool]:
    if column.field is None:
        if not has_values:
            return say.empty_column(), False
        known = headings.plain_target(tuple(column.heading.split(" / "))) if column.heading else None
        if known is not None and known.field in layout.given:
            return say.second_column(label(known.field)), True
        return say.unknown_column(), True
    filled, refused = _refused(sheet, column, lines)
    if filled and refused > filled * _MOST_REFUSED:
        return say.values_do_not_fit(refused, filled), True
    if not column.is_joint or column.choice is None:
        return "", False
    return say.joint_column(catalog(headings.CHOICES[column.field]).label(column.choice)), False


def _refused(sheet: Sheet, column: Column, lines: Lines) -> tuple[int, int]:
    """Return how many cells of a column say something, and how many of those cannot be taken as its target."""
    cells = [sheet.rows[person.row][column.index] for person in lines.people[:_LOOKED_AT]]
    filled = [cell for cell in cells if shown(cell).strip()]
    return len(filled), sum(not _fits(column, cell) for cell in filled)


def _fits(column: Column, cell: Raw) -> bool:
    if column.choice and column.field != "date_of_birth":
        try:
            columns.is_marked(cell)
        except Refused:
            return False
        return True
    declared = fields.field(column.field or "")
    if declared.kind is Kind.MONEY and not isinstance(cell, Broken):
        try:
            amounts.read_money(cell, amounts.scale_of(column.heading))
        except Refused:
            return False
        return True
    return columns.clean(declared, cell).problem is None


def targets(form: Form) -> tuple[tuple[str, str], ...]:
    """Return everything that a column can be read as, with its label, in the order of the template."""
    found: list[tuple[str, str]] = []
    for declared in form.declared:
        found.append((declared.key, declared.label))
        if declared.key in form.levels:
            found += [
                (target, label(target))
                for entry in catalog(form.levels[declared.key]).entries
                for target in [f"{declared.key}:{entry.code}"]
            ]
    found += [(key, fields.field(key).label) for key in form.more]
    return tuple(found)


def label(target: str) -> str:
    """Return what a target is called."""
    key, _, choice = target.partition(":")
    declared = fields.field(key)
    if not choice:
        return declared.label
    if key == "date_of_birth":
        return say.birth_of(declared.label, catalog("sex").label(choice))
    return say.mark_of(declared.label, catalog(headings.CHOICES[key]).label(choice))
