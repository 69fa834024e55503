"""A roster of staff as drafts: what each line states, every cell that cannot be taken, and why.

Reading never stops at the first problem and never writes anything. A line with a wrong cell is
rejected whole, with all its problems.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path

from hrdesk.domain import fields
from hrdesk.domain.partial_date import PartialDate
from hrdesk.errors import UserError
from hrdesk.excel.cells import shown
from hrdesk.excel.columns import Outcome, Value
from hrdesk.excel.layout import Column, Layout, detect
from hrdesk.excel.lines import Above, Lines, PersonLine, read_lines
from hrdesk.excel.slots import Slot, slots_of
from hrdesk.excel.workbook import Sheet, Workbook, open_workbook
from hrdesk.messages import excel as say
from hrdesk.text import match_key

__all__ = [
    "Draft",
    "Layout",
    "Note",
    "PartialDate",
    "ReadResult",
    "Rejection",
    "SkippedLine",
    "UnmappedColumn",
    "detect_layouts",
    "read_staff",
    "read_workbook",
]


@dataclass(frozen=True, slots=True)
class Note:
    """Something understood that a clerk should look at; ``column`` is the letter and the heading."""

    column: str
    value: str
    sentence: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.column}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What one line states. ``row`` counts from 1; ``values`` holds only what is stated, by field key.

    Texts and codes are ``str``, dates ``PartialDate``, yes/no ``bool``, whole numbers and hundredths
    ``int``, a finished course True or the ``PartialDate`` of its end. Levels of schooling, languages
    and computers, the step of a language and ``party_member`` have keys of their own.
    """

    sheet: str
    row: int
    values: dict[str, Value]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A cell that cannot be taken; ``row`` counts from 1, ``column`` is the letter and the heading."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that is no person, or (row 0) a sheet that is no roster, and why."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class UnmappedColumn:
    """A column that is not read, with the first of its values."""

    sheet: str
    column: str
    heading: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A roster as read. ``rows_read`` lines are people: ``drafts`` and the rejected ones."""

    file: str
    sha256: str
    layouts: tuple[Layout, ...]
    rows_read: int
    drafts: tuple[Draft, ...]
    rejections: tuple[Rejection, ...]
    skipped: tuple[SkippedLine, ...] = ()
    unmapped: tuple[UnmappedColumn, ...] = ()


def detect_layouts(path: Path) -> tuple[Layout, ...]:
    """Return the layout of every sheet that is a roster, for a clerk to look at. Raises ``UserError``."""
    return tuple(layout for _, layout, _ in _rosters(open_workbook(path), None) if layout)


def read_staff(path: Path, *, layout: Layout | None = None) -> ReadResult:
    """Read every roster of a workbook.

    ``layout`` is a layout that a clerk confirmed: it holds for the sheets of the same form, or else
    for the sheet of its name. Raises ``UserError`` for a file that is no workbook, holds no roster,
    lacks a required column or has no line of a person.
    """
    return read_workbook(open_workbook(path), layout=layout)


def read_workbook(book: Workbook, *, layout: Layout | None = None) -> ReadResult:
    """Read every roster of an opened workbook, as ``read_staff`` does. Raises ``UserError``."""
    found = list(_rosters(book, layout))
    complete = [(sheet, known) for sheet, known, _ in found if known and not known.missing]
    skipped = [SkippedLine(sheet.name, 0, reason) for sheet, known, reason in found if reason]
    if not complete:
        raise UserError(_why_none(book, found))
    drafts: list[Draft] = []
    rejections: list[Rejection] = []
    unmapped: list[UnmappedColumn] = []
    rows_read = 0
    for sheet, known in complete:
        fill_down(sheet, known)
        lines = read_lines(sheet, known)
        rows_read += len(lines.people)
        skipped += [SkippedLine(sheet.name, row + 1, reason) for row, reason in lines.skipped]
        unmapped += _unmapped(sheet, known, lines)
        _read_people(sheet, known, lines.people, drafts, rejections)
    if not rows_read:
        raise UserError(say.no_rows(book.name))
    layouts = tuple(known for _, known in complete)
    return ReadResult(
        book.name, book.sha256, layouts, rows_read, tuple(drafts), tuple(rejections), tuple(skipped), tuple(unmapped)
    )


def _rosters(book: Workbook, confirmed: Layout | None) -> Iterator[tuple[Sheet, Layout | None, str]]:
    """Yield every sheet with its layout, or None, and why it is not read."""
    for sheet in book.sheets:
        reason = _why_not(sheet)
        layout = None if reason else _layout(sheet, confirmed, is_exact=book.is_ours)
        if layout is not None and layout.missing:
            reason = say.sheet_lacks(layout.missing)
        elif layout is None and not reason:
            reason = say.SHEET_NO_HEADING
        yield sheet, layout, reason


def _why_not(sheet: Sheet) -> str:
    if sheet.is_hidden:
        return say.SHEET_HIDDEN
    if not any(cell != "" for row in sheet.rows for cell in row):
        return say.SHEET_EMPTY
    return say.SHEET_EXPLANATION if match_key(sheet.name).startswith("huong dan") else ""


def _layout(sheet: Sheet, confirmed: Layout | None, *, is_exact: bool) -> Layout | None:
    found = detect(sheet)
    if found is not None and is_exact:  # what we wrote says NONE where it means it: an empty cell states nothing
        spoken = tuple(replace(column, blank=None) for column in found.columns)
        found = replace(found, columns=spoken, is_exact=found.is_official)
    if confirmed is None:
        return found
    if found is not None and found.fingerprint == confirmed.fingerprint:
        return confirmed.apply_to(found)
    fits = all(column.index < len(sheet.rows[0]) for column in confirmed.columns)
    return confirmed if confirmed.sheet == sheet.name and fits else found


def fill_down(sheet: Sheet, layout: Layout) -> None:
    """Give each line below a cell merged over several lines its value: a person with two titles, a hamlet."""
    for top, left, bottom, right in sheet.merged or ():
        if top < layout.first_row - 1 or top == bottom or left != right:
            continue
        for row in range(top + 1, min(bottom + 1, len(sheet.rows))):
            sheet.rows[row][left] = sheet.rows[top][left]


def _why_none(book: Workbook, found: Sequence[tuple[Sheet, Layout | None, str]]) -> str:
    incomplete = [layout for _, layout, _ in found if layout]
    if incomplete:
        best = min(incomplete, key=lambda layout: len(layout.missing))
        return say.missing_columns(book.name, best.sheet, best.missing)
    if all(reason in (say.SHEET_EMPTY, say.SHEET_HIDDEN) for _, _, reason in found):
        return say.empty_workbook(book.name)
    return say.no_heading(book.name)


def _unmapped(sheet: Sheet, layout: Layout, lines: Lines) -> Iterator[UnmappedColumn]:
    for column in layout.unmapped:
        texts = dict.fromkeys(shown(sheet.rows[person.row][column.index]) for person in lines.people[:200])
        texts.pop("", None)
        yield UnmappedColumn(sheet.name, column.name, column.heading, tuple(texts)[:3])


def _read_people(
    sheet: Sheet, layout: Layout, people: list[PersonLine], drafts: list[Draft], rejections: list[Rejection]
) -> None:
    slots = slots_of(layout)
    rows = [sheet.rows[person.row] for person in people]
    found = [slot.outcomes(rows) for slot in slots]
    by_slot = [outcomes for outcomes, _ in found]
    told = [at for at, (_, says_something) in enumerate(found) if says_something]
    line = _Line(sheet, layout, slots)
    for person, outcomes in zip(people, zip(*by_slot, strict=True), strict=True):
        values: dict[str, Value] = dict(chain.from_iterable(map(_values, outcomes)))
        problems = line.problems(person, outcomes, told) if told else []
        notes = line.notes(person, outcomes, told) if told or sheet.formulas else []
        if person.position or person.hamlet:
            line.take_from_above(person, values, problems, notes)
        problems += line.missing(person, values, problems)
        if problems:
            rejections += sorted(problems, key=lambda one: (len(one.column.split()[0]), one.column))
        else:
            drafts.append(Draft(sheet.name, person.row + 1, values, tuple(notes)))


_values = attrgetter("values")


class _Line:
    """Says in words what became of one line of a sheet."""

    def __init__(self, sheet: Sheet, layout: Layout, slots: list[Slot]) -> None:
        self.sheet, self.layout, self.slots = sheet, layout, slots
        self.required = [one for one in fields.STAFF if one.required]
        self.column_of = {slot.field: slot.columns[0] for slot in reversed(slots)}

    def problems(self, person: PersonLine, outcomes: Sequence[Outcome], told: list[int]) -> list[Rejection]:
        """Return the cells that cannot be taken."""
        return [
            self._rejection(person, self.slots[at].columns[outcome.at], outcome.problem)
            for at in told
            if (outcome := outcomes[at]).problem
        ]

    def notes(self, person: PersonLine, outcomes: Sequence[Outcome], told: list[int]) -> list[Note]:
        """Return what was understood, the results of formulas first."""
        found = []
        if self.sheet.formulas:
            calculated = [
                column
                for slot in self.slots
                for column in slot.columns
                if (person.row, column.index) in self.sheet.formulas
            ]
            found = [self._note(person, column, say.from_formula()) for column in calculated]
        for at in told:
            if (note := outcomes[at].note) is not None:
                found.append(self._note(person, self.slots[at].columns[outcomes[at].at], note))
        return found

    def take_from_above(
        self, person: PersonLine, values: dict[str, Value], problems: list[Rejection], notes: list[Note]
    ) -> None:
        """Fill in what the lines above say, where the line itself says nothing."""
        position, hamlet = person.position, person.hamlet
        if position is not None and "position_code" not in values and not self._is_refused("position_code", problems):
            if position.code is not None:
                values["position_code"] = position.code
            else:
                problems.append(self._unknown_above(person, position))
        if hamlet is not None and "hamlet" not in values:
            values["hamlet"] = hamlet.text
            notes.append(Note(fields.field("hamlet").label, hamlet.text, say.hamlet_above(hamlet.row + 1)))

    def missing(self, person: PersonLine, values: dict[str, Value], problems: list[Rejection]) -> list[Rejection]:
        """Return a rejection for each required field that nothing states and nothing was refused for."""
        found = []
        for declared in self.required:
            if declared.key in values or self._is_refused(declared.key, problems):
                continue
            column = self.column_of.get(declared.key) or self.column_of.get("date_of_birth")
            if declared.key == "position_code" and declared.key not in self.column_of:
                found.append(Rejection(self.sheet.name, person.row + 1, declared.label, "", say.no_position()))
            elif declared.key == "sex" and declared.key not in self.column_of and "date_of_birth" not in values:
                continue  # the birth date would have told it, and is refused already
            else:
                found.append(self._rejection(person, column, say.required(declared.label)))
        return found

    def _is_refused(self, key: str, problems: list[Rejection]) -> bool:
        names = {column.name for slot in self.slots if slot.field == key for column in slot.columns}
        names.add(fields.field(key).label)
        return any(problem.column in names for problem in problems)

    def _unknown_above(self, person: PersonLine, position: Above) -> Rejection:
        label = fields.field("position_code").label
        reason = say.unknown_position_above(position.text, position.row + 1)
        return Rejection(self.sheet.name, person.row + 1, label, position.text, reason)

    def _rejection(self, person: PersonLine, column: Column | None, reason: str) -> Rejection:
        name = column.name if column else ""
        return Rejection(self.sheet.name, person.row + 1, name, self._value(person, column), reason)

    def _note(self, person: PersonLine, column: Column, sentence: str) -> Note:
        return Note(column.name, self._value(person, column), sentence)

    def _value(self, person: PersonLine, column: Column | None) -> str:
        return shown(self.sheet.rows[person.row][column.index]) if column else ""
