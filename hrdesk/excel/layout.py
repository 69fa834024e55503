"""Where the table of people stands in a sheet and what its columns mean.

Titles above are passed over; one to three heading rows are read through their merged cells; a row
of column numbers below them is left out. Columns that no declared heading or alias names stay
unmapped and are shown. A clerk may say what they are, and the fingerprint lets that be remembered for
the next workbook of that form.
"""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.excel import headings
from hrdesk.excel.cells import Broken, column_letter, shown
from hrdesk.excel.headings import CHOICES, Path, Target
from hrdesk.excel.lines import is_number_row, names_position
from hrdesk.excel.workbook import Row, Sheet
from hrdesk.text import match_key, squeeze

_SEARCHED_ROWS = 120
_MOST_LEVELS = 3
# In rosters that offices keep, an empty cell of these columns stands for none; the official
# template has a word for none, so there an empty cell states nothing.
_EMPTY_MEANS_NONE = tuple(key for key in CHOICES if key not in ("sex", "general_education"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; ``index`` counts from 0.

    ``field`` is a key of ``domain.fields`` (STAFF, or ``party_member``), None while unmapped.
    ``choice`` is the code that a mark means, ``blank`` the code that an empty cell means ("NO" for
    a yes/no field), both None as a rule.
    """

    index: int
    heading: str
    field: str | None = None
    choice: str | None = None
    is_joint: bool = False
    blank: str | None = None

    @property
    def name(self) -> str:
        """The letter and the heading, as messages name the column."""
        return f"{column_letter(self.index)} ({self.heading})" if self.heading else column_letter(self.index)

    @property
    def target(self) -> str:
        """What the column is read as, in one word: nothing, a field, or a field and the code that a mark means."""
        return ":".join(filter(None, (self.field, self.choice)))

    def read_as(self, target: str) -> "Column":
        """Return the column read as another ``target``."""
        key, _, choice = target.partition(":")
        return replace(self, field=key or None, choice=choice or None, is_joint=False, blank=None)

    @property
    def is_ignored(self) -> bool:
        """Whether the column only numbers the lines, or holds what an earlier reading said."""
        return self.field is None and headings.is_ignored(tuple(self.heading.split(" / ")))


@dataclass(frozen=True, slots=True)
class Layout:
    """How one sheet is read. Rows count from 1.

    ``is_official`` is the program's own template: an empty cell states nothing and every line is a
    person. ``is_exact`` is a file that the program wrote: what it holds is taken to the letter.
    ``positions_above`` and ``places_above`` say that lines of their own name the position of the people,
    or the place of the things, below them.
    """

    sheet: str
    first_heading_row: int
    last_heading_row: int
    first_row: int
    columns: tuple[Column, ...]
    is_official: bool = False
    is_exact: bool = False
    positions_above: bool = False
    places_above: bool = False

    @property
    def fingerprint(self) -> str:
        """A key of the form: equal for workbooks with the same headings in the same columns.

        The columns that the error sheet adds are left out, so that a mended file is still of its form.
        """
        told = (column for column in self.columns if not column.is_ignored)
        texts = (f"{column.index}:{match_key(column.heading)}" for column in told)
        return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]

    @property
    def unmapped(self) -> tuple[Column, ...]:
        """Columns that will not be read, but for those that only number the lines."""
        return tuple(column for column in self.columns if column.field is None and not column.is_ignored)

    @property
    def given(self) -> frozenset[str]:
        """The keys of the fields that some column, or the lines above the people, give."""
        given = {column.field for column in self.columns if column.field}
        if any(column.field == "date_of_birth" and column.choice for column in self.columns):
            given.add("sex")
        if self.positions_above:
            given.add("position_code")
        if self.places_above:
            given.add("place")
        if "name" in given:  # of a thing: it tells the category
            given.add("category_code")
        if "unit_cost" in given:
            given.add("cost")
        return frozenset(given)


def detect(sheet: Sheet) -> Layout | None:
    """Return the layout of a sheet, None where no heading row names people and one more field."""
    best: tuple[int, int, int, list[tuple[Path, Target | None]]] | None = None
    for top, height, paths in heading_paths(sheet):
        if best is not None and top > best[2] and best[0] == len([path for path, _ in best[3] if path]):
            break  # every heading is understood: nothing below can be better
        mapped = _map(paths)
        score = sum(target is not None for _, target in mapped)
        if _is_table(mapped) and (best is None or (score, -height) > best[:2]):
            best = (score, -height, top, mapped)
    return _layout(sheet, best[2], -best[1], best[3]) if best else None


def heading_paths(sheet: Sheet) -> Iterator[tuple[int, int, list[Path]]]:
    """Yield every row (from 0) that may begin the headings, over how many rows, and the texts above each column."""
    merged = _merged_cells(sheet)
    for top in _heading_candidates(sheet):
        for height in range(1, _MOST_LEVELS + 1):
            if _is_whole(sheet, top, height):
                yield top, height, _paths(sheet, merged, top, height)


def _heading_candidates(sheet: Sheet) -> Iterator[int]:
    for row, cells in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        if sum(cell.__class__ is str and cell != "" for cell in cells) >= 3:
            yield row


def _is_table(mapped: list[tuple[Path, Target | None]]) -> bool:
    known = {target.field for _, target in mapped if target}
    return "full_name" in known and len(known) >= 2


def _is_whole(sheet: Sheet, top: int, height: int) -> bool:
    """Whether rows can be the headings: no merged cell sticks out, and no lower one holds figures of a person."""
    if top + height > len(sheet.rows):
        return False
    bottom = top + height - 1
    for first, _, last, _ in sheet.merged or ():
        if first != last and (first < top <= last or first <= bottom < last):
            return False
    return all(_could_be_heading(row) for row in sheet.rows[top + 1 : bottom + 1])


def _could_be_heading(row: Row) -> bool:
    return all(cell.__class__ is str for cell in row) and not is_number_row(row)


def _merged_cells(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell of a merged range near the top, the cell that holds its text."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    return {
        (row, column): (top, left)
        for top, left, bottom, right in sheet.merged or ()
        if top < _SEARCHED_ROWS + _MOST_LEVELS
        for row in range(top, min(bottom, _SEARCHED_ROWS + _MOST_LEVELS) + 1)
        for column in range(left, min(right, width - 1) + 1)
    }


def _paths(sheet: Sheet, merged: dict[tuple[int, int], tuple[int, int]], top: int, height: int) -> list[Path]:
    """Return the path of heading texts above each column, the widest first."""
    grid = [
        [_text(sheet, *merged.get((row, column), (row, column))) for column in range(len(sheet.rows[0]))]
        for row in range(top, top + height)
    ]
    if not any(top <= row < top + height for row, _ in merged):
        _spread(grid)
    paths = []
    for texts in zip(*grid, strict=True):
        path: list[str] = []
        for text in texts:
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return paths


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.rows[row][column]
    return "" if isinstance(value, Broken) else squeeze(shown(value)).rstrip("*: ")


def _spread(grid: list[list[str]]) -> None:
    """Where no cells are merged, let a heading reach over the empty cells to its right that have a text below."""
    for upper, lower in itertools.pairwise(grid):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and lower[column - 1] and upper[column - 1]:
                upper[column] = upper[column - 1]


def _map(paths: list[Path]) -> list[tuple[Path, Target | None]]:
    """Return what each column states. A second column of a field stays unmapped, but for names in two halves."""
    parents = Counter(path[:-1] for path in paths if headings.choice_target(path))
    seen: set[str] = set()
    mapped: list[tuple[Path, Target | None]] = []
    for path in paths:
        target = headings.choice_target(path) if parents[path[:-1]] > 1 else None
        if target is None:
            target = headings.plain_target(path)
            if target is not None and target.field in seen and not _continues_name(path, target, mapped):
                target = None
        if target is not None:
            seen.add(target.field)
        mapped.append((path, target))
    return _without_lone_given_name(mapped)


def _continues_name(path: Path, target: Target, mapped: list[tuple[Path, Target | None]]) -> bool:
    before, last = mapped[-1]
    is_name = target.field == "full_name" and last is not None and last.field == "full_name"
    return is_name and (before == path or match_key(path[-1]) in headings.GIVEN_NAME)


def _without_lone_given_name(mapped: list[tuple[Path, Target | None]]) -> list[tuple[Path, Target | None]]:
    """A column "Tên" alone may be the name of anything."""
    names = [path for path, target in mapped if target and target.field == "full_name"]
    if len(names) != 1 or match_key(names[0][-1]) not in headings.GIVEN_NAME | headings.FAMILY_NAME:
        return mapped
    return [(path, None if target and target.field == "full_name" else target) for path, target in mapped]


def _layout(sheet: Sheet, top: int, height: int, mapped: list[tuple[Path, Target | None]]) -> Layout:
    first = top + height
    while first < len(sheet.rows) and is_number_row(sheet.rows[first]):
        first += 1
    body = sheet.rows[first:]
    labels = {one.label for one in fields.STAFF}
    is_official = height == 1 and all(path[0] in labels for path, _ in mapped if path and not headings.is_ignored(path))
    columns = [
        Column(index, " / ".join(path), *((target.field, target.choice, target.is_joint) if target else ()))
        for index, (path, target) in enumerate(mapped)
        if path or any(row[index] != "" for row in body)
    ]
    if not is_official:
        columns = _with_blanks(_with_women(columns), body)
    positions_above = _are_positions_above(columns, body, is_official=is_official)
    return Layout(sheet.name, top + 1, top + height, first + 1, tuple(columns), is_official, False, positions_above)


def corrected(sheet: Sheet, layout: Layout, targets: Mapping[int, str]) -> Layout:
    """Return a layout with the columns read as a clerk confirmed them; fields that nobody declares are passed over."""
    changed = {
        column.index
        for column in layout.columns
        if (wanted := targets.get(column.index)) is not None
        and wanted != column.target
        and (not wanted or wanted.partition(":")[0] in fields.BY_KEY)
    }
    if not changed:
        return layout
    columns = [one.read_as(targets[one.index]) if one.index in changed else one for one in layout.columns]
    body = sheet.rows[layout.first_row - 1 :]
    if not layout.is_official:
        told = _with_blanks(columns, body)
        columns = [new if new.index in changed else old for old, new in zip(columns, told, strict=True)]
    positions_above = _are_positions_above(columns, body, is_official=layout.is_official)
    return replace(layout, columns=tuple(columns), positions_above=positions_above)


def _are_positions_above(columns: Sequence[Column], body: list[Row], *, is_official: bool) -> bool:
    """Whether titles stand on lines of their own, because no column has them."""
    named = any(column.field == "position_code" for column in columns)
    return not is_official and not named and any(names_position(row) for row in body)


def _with_women(columns: list[Column]) -> list[Column]:
    """A lone column "Nữ" of marks tells the sex: who has no mark is a man."""
    has_sex = any(column.field == "sex" or column.choice in ("MALE", "FEMALE") for column in columns)
    women = [column for column in columns if column.field is None and column.heading.lower() == "nữ"]
    if has_sex or len(women) != 1:
        return columns
    told = replace(women[0], field="sex", choice="FEMALE", blank="MALE")
    return [told if column is women[0] else column for column in columns]


def _with_blanks(columns: list[Column], body: list[Row]) -> list[Column]:
    return [replace(column, blank=column.blank or _blank(column, columns, body)) for column in columns]


def _blank(column: Column, columns: list[Column], body: list[Row]) -> str | None:
    """Return what an empty cell means: in a column that is used, and only where there is no other word for it."""
    if column.field == "party_member":
        return "NO" if _is_used([column], body) else None
    if column.field not in _EMPTY_MEANS_NONE:
        return None
    block = [one for one in columns if one.field == column.field]
    if column.choice is None:
        return "NONE" if _is_used([column], body) else None
    has_none = any(one.choice == "NONE" for one in block)
    return None if has_none or not _is_closed(column, columns) or not _is_used(block, body) else "NONE"


def _is_used(block: list[Column], body: list[Row]) -> bool:
    return any(row[column.index] != "" for column in block for row in body)


def _is_closed(column: Column, columns: list[Column]) -> bool:
    """Whether every column below the same heading is understood; an unknown one may hold the mark."""
    parent = column.heading.rpartition(" / ")[0]
    beside = [one for one in columns if one.heading.rpartition(" / ")[0] == parent]
    return all(one.field == column.field for one in beside)


def meaning(column: Column) -> str:
    """Return the label of what an empty cell of a column means."""
    if column.blank is None or column.field is None:
        return ""
    return catalog(CHOICES[column.field]).label(column.blank) if column.field in CHOICES else column.blank
