"""A roster of staff as drafts: what each line states, every cell that cannot be taken, and why.

Reading never stops at the first problem and never writes anything. A line with a wrong cell is
rejected whole, with all its problems.
"""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path

from hrdesk.domain import fields
from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel import forms
from hrdesk.excel.cells import shown
from hrdesk.excel.columns import Outcome, Value
from hrdesk.excel.drafts import Draft, Note, ReadResult, Rejection, SkippedLine, UnmappedColumn
from hrdesk.excel.forms import Confirmed, Form
from hrdesk.excel.headings import CHOICES
from hrdesk.excel.layout import Column, Layout, detect
from hrdesk.excel.lines import Above, PersonLine
from hrdesk.excel.slots import Slot, slots_of
from hrdesk.excel.workbook import Sheet, Workbook, open_workbook
from hrdesk.messages import excel as say
from hrdesk.text import squeeze

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


def detect_layouts(path: Path) -> tuple[Layout, ...]:
    """Return the layout of every sheet that is a roster, for a clerk to look at. Raises ``UserError``."""
    return tuple(one.layout for one in forms.find(open_workbook(path), STAFF_FORM, {}) if one.layout)


def read_staff(path: Path, *, confirmed: Confirmed | None = None) -> ReadResult:
    """Read every roster of a workbook, with the columns that a clerk ``confirmed`` for its forms.

    Raises ``UserError`` for a file that is no workbook, holds no roster, lacks a required column or has
    no line of a person.
    """
    return read_workbook(open_workbook(path), confirmed=confirmed)


def read_workbook(book: Workbook, *, confirmed: Confirmed | None = None) -> ReadResult:
    """Read every roster of an opened workbook, as ``read_staff`` does. Raises ``UserError``."""
    return forms.read(book, STAFF_FORM, confirmed or {})


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
            drafts.append(Draft(sheet.name, person.row + 1, values, tuple(notes), line.title(person)))


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

    def title(self, person: PersonLine) -> tuple[str, str]:
        """Return the position as the line, or one above it, writes it, and the column it stands in."""
        column = self.column_of.get("position_code")
        written = squeeze(self._value(person, column))
        if written:
            return written, column.name if column else ""
        return (person.position.text, fields.field("position_code").label) if person.position else ("", "")

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


STAFF_FORM = Form(
    "staff",
    fields.STAFF,
    detect,
    _read_people,
    say.SHEET_NO_HEADING,
    say.no_heading,
    levels={"date_of_birth": "sex", **CHOICES},
    more=("party_member",),
)
