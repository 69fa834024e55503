"""The kinds of lists that are read, and how any of them is taken from a workbook.

A form knows its fields, finds its headings in a sheet and reads one line; which sheets are read, what a
clerk confirmed about their columns and what was left out is the same for all of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hrdesk.domain.field import Field
from hrdesk.errors import UserError
from hrdesk.excel.cells import shown
from hrdesk.excel.drafts import Draft, ReadResult, Rejection, SheetNotice, SkippedLine, UnmappedColumn
from hrdesk.excel.layout import Layout, corrected
from hrdesk.excel.lines import Lines, PersonLine, read_lines
from hrdesk.excel.workbook import Sheet, Workbook
from hrdesk.messages import excel as say
from hrdesk.text import match_key

# What a clerk confirmed: by the fingerprint of the headings, the target of each column (see ``layout.Column``).
Confirmed = Mapping[str, Mapping[int, str]]
ReadLines = Callable[[Sheet, Layout, list[PersonLine], list[Draft], list[Rejection]], None]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of list.

    ``detect`` returns where the list stands in a sheet, ``read`` puts its lines to the drafts and the
    rejections. ``levels`` are the fields whose codes may stand as columns of their own, with their
    catalogs; ``more`` are fields beyond the template's that a column may hold. ``no_heading`` says of a
    sheet, ``none_found`` of a workbook, that it has no such list.
    """

    key: str
    declared: tuple[Field, ...]
    detect: Callable[[Sheet], Layout | None]
    read: ReadLines
    no_heading: str
    none_found: Callable[[str], str]
    levels: Mapping[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    find_lines: Callable[[Sheet, Layout], Lines] = read_lines


@dataclass(frozen=True, slots=True)
class Found:
    """One sheet: its layout, None where it has none, and why it is not read. ``guess`` is without the clerk's word."""

    sheet: Sheet
    guess: Layout | None
    layout: Layout | None
    reason: str


def missing(form: Form, layout: Layout) -> tuple[str, ...]:
    """Return the labels of the required fields that no column gives."""
    given = layout.given
    return tuple(one.label for one in form.declared if one.required and one.key not in given)


def find(book: Workbook, form: Form, confirmed: Confirmed) -> Iterator[Found]:
    """Yield every sheet of a workbook as a form has it."""
    for sheet in book.sheets:
        reason = _why_not(sheet)
        guess = None if reason else form.detect(sheet)
        if guess is None:
            yield Found(sheet, None, None, reason or form.no_heading)
            continue
        if book.is_ours:  # what we wrote says NONE where it means it: an empty cell states nothing
            spoken = tuple(replace(column, blank=None) for column in guess.columns)
            guess = replace(guess, columns=spoken, is_exact=guess.is_official)
        layout = corrected(sheet, guess, confirmed.get(guess.fingerprint, {}))
        lacking = missing(form, layout)
        yield Found(sheet, guess, layout, say.sheet_lacks(lacking) if lacking else "")


def _why_not(sheet: Sheet) -> str:
    if sheet.is_hidden:
        return say.SHEET_HIDDEN
    if not any(cell != "" for row in sheet.rows for cell in row):
        return say.SHEET_EMPTY
    return say.SHEET_EXPLANATION if match_key(sheet.name).startswith("huong dan") else ""


def read(book: Workbook, form: Form, confirmed: Confirmed) -> ReadResult:
    """Read every list of a workbook.

    Raises ``UserError`` for a workbook that holds no such list, lacks a required column or has no line.
    """
    found = list(find(book, form, confirmed))
    whole = [(one.sheet, one.layout) for one in found if one.layout is not None and not one.reason]
    if not whole:
        raise UserError(_why_none(book, form, found))
    drafts: list[Draft] = []
    rejections: list[Rejection] = []
    skipped = [SkippedLine(one.sheet.name, 0, one.reason) for one in found if one.reason]
    unmapped: list[UnmappedColumn] = []
    notices: list[SheetNotice] = []
    rows_read = 0
    for sheet, layout in whole:
        fill_down(sheet, layout)
        lines = form.find_lines(sheet, layout)
        rows_read += len(lines.people)
        skipped += [SkippedLine(sheet.name, row + 1, reason) for row, reason in lines.skipped]
        unmapped += _unmapped(sheet, layout, lines)
        notices += _hidden(sheet, layout, lines)
        form.read(sheet, layout, lines.people, drafts, rejections)
    if not rows_read:
        raise UserError(say.no_rows(book.name))
    layouts = tuple(layout for _, layout in whole)
    return ReadResult(
        book.name,
        book.sha256,
        layouts,
        rows_read,
        tuple(drafts),
        tuple(rejections),
        tuple(skipped),
        tuple(unmapped),
        tuple(notices),
    )


def _why_none(book: Workbook, form: Form, found: Sequence[Found]) -> str:
    incomplete = [one.layout for one in found if one.layout]
    if incomplete:
        best = min(incomplete, key=lambda layout: len(missing(form, layout)))
        return say.missing_columns(book.name, best.sheet, missing(form, best))
    if all(one.reason in (say.SHEET_EMPTY, say.SHEET_HIDDEN) for one in found):
        return say.empty_workbook(book.name)
    return form.none_found(book.name)


def fill_down(sheet: Sheet, layout: Layout) -> None:
    """Give each line below a cell merged over several lines its value: a person with two titles, a hamlet."""
    for top, left, bottom, right in sheet.merged or ():
        if top < layout.first_row - 1 or top == bottom or left != right:
            continue
        for row in range(top + 1, min(bottom + 1, len(sheet.rows))):
            sheet.rows[row][left] = sheet.rows[top][left]


def examples(sheet: Sheet, index: int, lines: Lines) -> tuple[str, ...]:
    """Return the first three different values of a column."""
    texts = dict.fromkeys(shown(sheet.rows[person.row][index]) for person in lines.people[:200])
    texts.pop("", None)
    return tuple(texts)[:3]


def _unmapped(sheet: Sheet, layout: Layout, lines: Lines) -> Iterator[UnmappedColumn]:
    for column in layout.unmapped:
        yield UnmappedColumn(sheet.name, column.name, column.heading, examples(sheet, column.index, lines))


def _hidden(sheet: Sheet, layout: Layout, lines: Lines) -> Iterator[SheetNotice]:
    """Tell of lines and columns that are read though nobody sees them in the workbook."""
    rows = sum(person.row in sheet.hidden_rows for person in lines.people)
    if rows:
        yield SheetNotice(sheet.name, say.hidden_rows(sheet.name, rows))
    names = [column.name for column in layout.columns if column.field and column.index in sheet.hidden_columns]
    if names:
        yield SheetNotice(sheet.name, say.hidden_columns(sheet.name, names))
