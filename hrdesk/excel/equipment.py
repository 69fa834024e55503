"""Equipment as drafts: one line for one thing, or for several small ones alike that stand together.

A register is read as it is: the room on a line above, prices as text, the price of one and of the
line. A line with a wrong cell is rejected whole, with all its problems.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.field import Field, Kind
from hrdesk.domain.item_words import category_of
from hrdesk.excel import amounts, columns, forms
from hrdesk.excel.cells import Broken, Raw, Refused, shown
from hrdesk.excel.columns import NOTHING, Outcome, Value
from hrdesk.excel.drafts import Draft, Note, ReadResult, Rejection
from hrdesk.excel.equipment_layout import MORE, detect, find_lines
from hrdesk.excel.forms import Confirmed, Form
from hrdesk.excel.layout import Column, Layout
from hrdesk.excel.lines import PersonLine
from hrdesk.excel.positions import suggestions
from hrdesk.excel.workbook import Sheet, open_workbook
from hrdesk.messages import equipment_lists as say
from hrdesk.messages import excel as say_excel
from hrdesk.text import squeeze

_REQUIRED = tuple(one for one in fields.EQUIPMENT if one.required and one.key not in ("category_code", "place"))
_SMALL = 10_000  # đồng: less than anything that is kept in a register costs
_UNIT_LINE = re.compile(r"(?:đvt|đơn vị(?:\s+tính)?)\s*[:.].*(?:đồng|đ)\W*$", re.I)


def read_equipment(path: Path, *, confirmed: Confirmed | None = None) -> ReadResult:
    """Read every list of equipment in a workbook, with the columns that a clerk ``confirmed`` for its forms.

    The values of a draft are by field key, the price as ``unit_cost``; ``category_code`` is left out
    where only the name tells it (``domain.item_words``). Raises ``UserError`` for a file that is no
    workbook, holds no such list, lacks a required column or has no line.
    """
    return forms.read(open_workbook(path), EQUIPMENT_FORM, confirmed or {})


def _read_items(
    sheet: Sheet, layout: Layout, things: list[PersonLine], drafts: list[Draft], rejections: list[Rejection]
) -> None:
    table = _table_scale(sheet, layout)
    scales = {column.index: max(table, amounts.scale_of(column.heading)) for column in layout.columns}
    for line in things:
        found = _Line(sheet, layout, line)
        for column in layout.columns:
            if column.field is not None:
                found.take(column, scales[column.index])
        found.settle()
        if found.problems:
            rejections += sorted(found.problems, key=lambda one: (len(one.column.split()[0]), one.column))
        else:
            drafts.append(Draft(sheet.name, line.row + 1, found.values, tuple(found.notes)))


def _table_scale(sheet: Sheet, layout: Layout) -> int:
    """Return what one unit of the table's money is worth in đồng, by a line above it ("Đơn vị tính: nghìn đồng")."""
    above = (shown(cell) for row in sheet.rows[: layout.first_heading_row - 1] for cell in row)
    units = (text for text in above if _UNIT_LINE.search(text))
    return max(map(amounts.scale_of, units), default=1)


@dataclass
class _Line:
    """One line while it is read."""

    sheet: Sheet
    layout: Layout
    line: PersonLine
    values: dict[str, Value] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    problems: list[Rejection] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def take(self, column: Column, scale: int) -> None:
        """Read one cell."""
        raw = self._cell(column)
        declared = fields.field(column.field or "")
        outcome = self._clean(declared, column, raw, scale)
        self.values.update(outcome.values)
        if outcome.problem:
            self._refuse(declared, outcome.problem)
        if outcome.note:
            self._note(column, outcome.note)
        if (self.line.row, column.index) in self.sheet.formulas:
            self._note(column, say_excel.from_formula())

    def _clean(self, declared: Field, column: Column, raw: Raw, scale: int) -> Outcome:
        if declared.key == "category_code" and not self.layout.is_exact and not isinstance(raw, Broken):
            entry = catalog("equipment_category").find(shown(raw)) if shown(raw) else None
            return Outcome(((declared.key, entry.code),)) if entry else NOTHING
        if declared.kind is not Kind.MONEY or isinstance(raw, Broken) or not shown(raw).strip():
            return columns.clean(declared, raw)
        try:
            amount, note = amounts.read_money(raw, scale)
        except Refused as refused:
            return Outcome(problem=refused.sentence)
        return NOTHING if amount is None else Outcome(((declared.key, amount),), note=note)

    def settle(self) -> None:
        """Work out what the cells say together: the price of one, the kind, the place, what is missing."""
        for declared in _REQUIRED:
            if declared.key not in self.values and declared.key not in self.refused:
                self._refuse(declared, say_excel.required(declared.label))
        self._settle_cost()
        self._settle_category()
        above = self.line.place
        if "place" not in self.values and "place" not in self.refused:
            if above is None:
                self._refuse(fields.field("place"), say.place_missing())
            else:
                self.values["place"] = squeeze(above.text)
                self.notes.append(Note(fields.field("place").label, above.text, say.place_above(above.row + 1)))

    def _settle_cost(self) -> None:
        """Keep the price of one piece; where both are stated and do not agree, the price of one holds."""
        cost, unit, pieces = (self.values.get(key) for key in ("cost", "unit_cost", "quantity"))
        self.values.pop("cost", None)
        if not isinstance(pieces, int) or {"cost", "unit_cost"} & self.refused:
            return
        if isinstance(cost, int) and unit is None:
            unit = self.values["unit_cost"] = (2 * cost + pieces) // (2 * pieces)
            if unit * pieces != cost:
                self._warn("cost", say.cost_rounded(cost, unit))
        elif isinstance(cost, int) and isinstance(unit, int) and unit * pieces != cost:
            self._warn("unit_cost", say.cost_differs(cost, unit * pieces))
        if isinstance(unit, int) and 0 < unit < _SMALL and not self.layout.is_exact:
            self._warn("unit_cost" if self._column("unit_cost") else "cost", say.cost_small(unit))

    def _settle_category(self) -> None:
        refused = self.refused & {"category_code", "name"}
        if refused or "category_code" in self.values or "name" not in self.values:
            return
        kinds = catalog("equipment_category")
        column = self._column("category_code")
        written = shown(self._cell(column)) if column else ""
        code = category_of(str(self.values["name"]))
        if code is None:
            near = suggestions(kinds, written) if written else ()
            self._refuse(fields.field("category_code"), say.category_unknown(near))
        elif written and column:
            corrected = say.category_corrected(written, kinds.label(code))
            self._note(column, corrected, is_warning=self.layout.is_official)
        else:
            label = fields.field("category_code").label
            self.notes.append(Note(label, "", say.category_from_name(kinds.label(code))))

    def _column(self, key: str) -> Column | None:
        return next((column for column in self.layout.columns if column.field == key), None)

    def _cell(self, column: Column) -> Raw:
        return self.sheet.rows[self.line.row][column.index]

    def _refuse(self, declared: Field, reason: str) -> None:
        column = self._column(declared.key)
        name, value = (column.name, shown(self._cell(column))) if column else (declared.label, "")
        self.refused.add(declared.key)
        self.problems.append(Rejection(self.sheet.name, self.line.row + 1, name, value, reason))

    def _note(self, column: Column, sentence: str, *, is_warning: bool = False) -> None:
        self.notes.append(Note(column.name, shown(self._cell(column)), sentence, is_warning))

    def _warn(self, key: str, sentence: str) -> None:
        column = self._column(key)
        if column:
            self._note(column, sentence, is_warning=True)


EQUIPMENT_FORM = Form(
    "equipment",
    fields.EQUIPMENT,
    detect,
    _read_items,
    say.SHEET_NO_ITEMS,
    say.no_items_heading,
    more=MORE,
    find_lines=find_lines,
)
