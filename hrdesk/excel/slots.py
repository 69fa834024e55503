"""From the columns of a layout to values: one slot for each value, made of one cell or of a few.

A few cells make one value where a level is a block of columns for marks, a birth date stands under
Nam or Nữ, or a name is written in two halves.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.excel import columns
from hrdesk.excel.cells import Broken, Raw, Refused, shown
from hrdesk.excel.columns import NOTHING, Outcome, Value
from hrdesk.excel.headings import CHOICES, level_key
from hrdesk.excel.layout import Column, Layout, meaning
from hrdesk.excel.workbook import Row
from hrdesk.messages import excel as say

Cells = tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a line: its field, the columns it is read from, and how."""

    field: str
    columns: tuple[Column, ...]
    clean: Callable[[Cells], Outcome]

    def outcomes(self, rows: Sequence[Row]) -> tuple[list[Outcome], bool]:
        """Return what the slot states in each row, and whether there is a problem or a note among it.

        Equal cells are cleaned once.
        """
        by_column = [[row[column.index] for row in rows] for column in self.columns]
        keys: list[Any] = by_column[0] if len(by_column) == 1 else list(zip(*by_column, strict=True))
        # True and 1.0 are one key of a dictionary, but not one value of a cell.
        if any(bool in set(map(type, column)) for column in by_column):
            found = [self.clean(one) for one in zip(*by_column, strict=True)]
            return found, _says_something(found)
        if len(by_column) == 1:
            known = {key: self.clean((key,)) for key in set(keys)}
            _suspect_swapped_days(known)
        else:
            known = {key: self.clean(key) for key in set(keys)}
        return list(map(known.__getitem__, keys)), _says_something(known.values())


_FULL_DAY = re.compile(r"(\d{1,2})[/.-]\d{1,2}[/.-]\d{4}")


def _suspect_swapped_days(known: dict[Any, Outcome]) -> None:
    """Note the days that Excel may have made by taking the day for the month.

    An Excel that puts the month first makes a real date of 12/03/1975 (the third of December) and leaves
    25/03/1975 a text. So a column where no real date has a day after the twelfth, and every text has
    one, was most likely typed into such an Excel.
    """
    days = [key for key in known if isinstance(key, date)]
    texts = [found for key in known if isinstance(key, str) and (found := _FULL_DAY.fullmatch(key.strip()))]
    if not days or not texts or any(day.day > 12 for day in days):
        return
    if all(int(text.group(1)) > 12 for text in texts):
        for day in days:
            other = f"{day.month:02d}/{day.day:02d}/{day.year}"
            known[day] = known[day]._replace(note=say.maybe_swapped(shown(day), other))


def _says_something(outcomes: Iterable[Outcome]) -> bool:
    return any(one.problem or one.note for one in outcomes)


def slots_of(layout: Layout) -> list[Slot]:
    """Return the slots of a layout, in the order in which later ones overrule earlier ones."""
    by_field: dict[str, list[Column]] = {}
    for column in layout.columns:
        if column.field:
            by_field.setdefault(column.field, []).append(column)
    slots = [slot for key, group in by_field.items() for slot in _slots(key, group, layout)]
    # A field of study in a column of its own is better than one found beside the level.
    return sorted(slots, key=lambda slot: slot.field == "professional_field")


def _slots(key: str, group: list[Column], layout: Layout) -> list[Slot]:
    if key == "full_name":
        return [Slot(key, tuple(group), _name_cleaner(is_exact=layout.is_exact))]
    chosen = tuple(column for column in group if column.choice)
    plain = [Slot(key, (column,), _plain_cleaner(column)) for column in group if not column.choice]
    if not chosen:
        return plain
    clean = _birth_cleaner(chosen) if key == "date_of_birth" else _choice_cleaner(chosen)
    return [Slot(key, chosen, clean), *plain]


def _plain_cleaner(column: Column) -> Callable[[Cells], Outcome]:
    declared = fields.field(column.field or "")
    blank = _blank_outcome(column)

    def clean(cells: Cells) -> Outcome:
        outcome = columns.clean(declared, cells[0])
        return blank if outcome is NOTHING else outcome

    return clean


def _blank_outcome(column: Column) -> Outcome:
    """Return what an empty cell states: nothing, or what the layout says it means."""
    if column.blank is None or column.field is None:
        return NOTHING
    if column.field not in CHOICES:
        return Outcome(((column.field, column.blank != "NO"),))
    note = None if column.field == "sex" else say.blank_means(meaning(column))
    return Outcome(((level_key(column.field), column.blank),), note=note)


def _name_cleaner(*, is_exact: bool) -> Callable[[Cells], Outcome]:
    declared = fields.field("full_name")

    def clean(cells: Cells) -> Outcome:
        for at, cell in enumerate(cells):
            if isinstance(cell, Broken):
                return Outcome(problem=columns.clean(declared, cell).problem, at=at)
        if is_exact:
            return Outcome(((declared.key, " ".join(map(shown, cells)).strip()),)) if any(cells) else NOTHING
        if len(cells) == 1:
            return columns.clean(declared, cells[0])
        return columns.clean(declared, " ".join(shown(cell) for cell in cells))

    return clean


def _birth_cleaner(chosen: tuple[Column, ...]) -> Callable[[Cells], Outcome]:
    """The birth date stands in the column of the sex."""
    declared = fields.field("date_of_birth")

    def clean(cells: Cells) -> Outcome:
        filled = [at for at, cell in enumerate(cells) if shown(cell)]
        if not filled:
            return NOTHING
        if len(filled) > 1:
            return Outcome(problem=say.born_twice(), at=filled[1])
        at = filled[0]
        outcome = columns.clean(declared, cells[at])
        sex: tuple[tuple[str, Value], ...] = (("sex", chosen[at].choice or ""),) if outcome.values else ()
        return Outcome(outcome.values + sex, outcome.problem, outcome.note, at)

    return clean


def _choice_cleaner(chosen: tuple[Column, ...]) -> Callable[[Cells], Outcome]:
    """One mark among the columns of a block says the level."""

    def clean(cells: Cells) -> Outcome:
        marked: list[int] = []
        for at, cell in enumerate(cells):
            try:
                if columns.is_marked(cell):
                    marked.append(at)
            except Refused as refused:
                return Outcome(problem=refused.sentence, at=at)
        if len(marked) > 1:
            return Outcome(problem=say.several_marks([chosen[at].heading for at in marked]), at=marked[1])
        return _marked(chosen[marked[0]], marked[0]) if marked else _unmarked(chosen)

    return clean


def _marked(column: Column, at: int) -> Outcome:
    key = column.field or ""
    note = None
    if column.is_joint:
        heading = column.heading.rsplit(" / ", 1)[-1]
        note = say.lower_of_joint_column(heading, catalog(CHOICES[key]).label(column.choice))
    return Outcome(((level_key(key), column.choice or ""),), note=note, at=at)


def _unmarked(chosen: tuple[Column, ...]) -> Outcome:
    blank = next((column for column in chosen if column.blank), None)
    if blank is not None:
        return _blank_outcome(blank)
    has_none = any(column.choice == "NONE" for column in chosen)
    return Outcome(note=say.not_marked()) if has_none else NOTHING
