"""Danh sách trích ngang: one line per person and position, with the columns the office chose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.fields import field
from hrdesk.domain.paper import (
    Orientation,
    Paper,
    Paragraph,
    Row,
    Sheet,
    Table,
    Value,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import reports as messages
from hrdesk.reports import staff_columns
from hrdesk.reports.context import PaperContext, appendix_heading, list_signatures, unit_title
from hrdesk.reports.report import Parameter, ParameterKind, Params, Report
from hrdesk.reports.staff_values import KEYS, json_value, printed_value
from hrdesk.text import count_vi

# The groups of positions in their order, and what a title calls their holders.
_NAMES = {
    "CADRES": "cán bộ",
    "CIVIL_SERVANTS": "công chức",
    "COUNCIL_DEPUTY": "đại biểu Hội đồng nhân dân",
    "PART_TIME_COMMUNE": "người hoạt động không chuyên trách",
    "PART_TIME_HAMLET": "người hoạt động không chuyên trách",
}
_GROUPS = tuple(_NAMES)


@dataclass(frozen=True, slots=True)
class Line:
    """A person in one position."""

    person: PersonAt
    held: Holding


@dataclass(frozen=True, slots=True)
class StaffListFacts:
    """The lines in the order of positions, then names; ``columns`` are the chosen field keys."""

    snapshot: Snapshot
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    sheet: Sheet = Sheet.A4

    @property
    def as_of(self) -> date:
        """The day the list stands at."""
        return self.snapshot.as_of

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Every staff field of every line, by its key."""
        return [
            {key: json_value(field(key), line.person, line.held, self.snapshot) for key in KEYS} for line in self.lines
        ]


def facts(snapshot: Snapshot, params: Params) -> StaffListFacts:
    """Return the list of the positions whose group is asked for (all without an answer).

    Raises ``UserError`` for a column that is no field of the staff.
    """
    columns = tuple(params.get("columns") or staff_columns.DEFAULT)
    for key in columns:
        if key not in KEYS:
            raise UserError(messages.unknown_column(key))
    groups = set(params.get("groups") or _GROUPS)
    lines = [
        Line(person, held)
        for person in snapshot.persons
        for held in person.holdings
        if position_group(held.position_code) in groups
    ]
    positions = catalog("position")
    order = {entry.code: place for place, entry in enumerate(positions.entries)}
    lines.sort(key=lambda line: (order.get(line.held.position_code, len(order)), line.person.sort_key, line.person.id))
    return StaffListFacts(snapshot, columns, tuple(lines), Sheet(params.get("sheet") or Sheet.A4))


def to_json(found: StaffListFacts) -> dict[str, Any]:
    """Return the facts as the contracts give them."""
    return {"rows": found.rows}


def paper(found: StaffListFacts, context: PaperContext) -> Paper:
    """Return the list as an appendix: units, then groups of positions, people numbered throughout."""
    headings = staff_columns.headings(found.columns)
    count = len(columns_of(headings))
    rows = tuple(_rows(found, staff_columns.column_keys(found.columns), count))
    table = Table(headings, rows, name="Trích ngang", numbers=column_numbers(count))
    unit = found.snapshot.unit
    whom = _whom(found)
    return Paper(
        appendix_heading(context),
        f"Danh sách trích ngang {whom} {unit_title(unit.kind, unit.name)}",
        (table, Paragraph(_closing(found))),
        as_of=found.as_of,
        signatures=list_signatures(context),
        orientation=Orientation.LANDSCAPE,
        sheet=found.sheet,
    )


def _whom(found: StaffListFacts) -> str:
    """Name those listed: "cán bộ, công chức"."""
    present = {position_group(line.held.position_code) for line in found.lines} or {"CADRES", "CIVIL_SERVANTS"}
    return ", ".join(dict.fromkeys(_NAMES[code] for code in _NAMES if code in present))


def _closing(found: StaffListFacts) -> str:
    persons = len({line.person.id for line in found.lines})
    positions = len(found.lines)
    if persons == positions:
        return f"Danh sách này có {count_vi(persons)} người./."
    return f"Danh sách này có {count_vi(persons)} người, giữ {count_vi(positions)} chức danh./."


def _rows(found: StaffListFacts, keys: tuple[str, ...], columns: int) -> Iterator[Row]:
    snapshot = found.snapshot
    order = {unit.id: place for place, unit in enumerate(snapshot.units)}
    communes = snapshot.commune_of
    lines = sorted(found.lines, key=lambda line: order[communes[line.held.unit_id].id])
    several = len({communes[line.held.unit_id].id for line in lines}) > 1
    groups = catalog("position_group")
    number = 0
    for _, of_unit in groupby(lines, key=lambda line: communes[line.held.unit_id].id):
        listed = list(of_unit)
        if several:
            unit = communes[listed[0].held.unit_id]
            yield group_row(unit_title(unit.kind, unit.name).upper(), columns, _people(listed))
        for group, of_group in groupby(listed, key=lambda line: position_group(line.held.position_code)):
            members = list(of_group)
            yield group_row(groups.label(group), columns, _people(members))
            for line in members:
                number += 1
                yield _row(number, line, keys, snapshot)


def _people(lines: list[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.person.id for line in lines))


def _row(number: int, line: Line, keys: tuple[str, ...], snapshot: Snapshot) -> Row:
    cells = (number, *(_cell(key, line, snapshot) for key in keys))
    return Row(cells, people=(line.person.id,))


def _cell(key: str, line: Line, snapshot: Snapshot) -> Value:
    if key in ("male_born", "female_born"):
        born = line.person.date_of_birth
        theirs = (key == "female_born") == (line.person.sex == "FEMALE")
        return str(born) if born and theirs else None
    return printed_value(field(key), line.person, line.held, snapshot)


REPORT = Report(
    "staff-list",
    "Danh sách trích ngang",
    facts,
    paper,
    to_json,
    (
        Parameter("columns", "Các cột", ParameterKind.FIELDS, staff_columns.DEFAULT),
        Parameter(
            "groups",
            "Nhóm chức danh",
            ParameterKind.CHOICES,
            _GROUPS,
            tuple((code, catalog("position_group").label(code)) for code in _GROUPS),
        ),
        Parameter(
            "sheet", "Khổ giấy", ParameterKind.CHOICE, Sheet.A4.value, tuple((size.value, size.value) for size in Sheet)
        ),
    ),
)
