"""Kết quả đào tạo, bồi dưỡng: the first table of the Uông Bí report, persons and turns apart.

Báo cáo 290/BC-UBND ngày 06/4/2020 (UBND thành phố Uông Bí). Turns per head may pass 100 %.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.paper import (
    Align,
    Column,
    ColumnGroup,
    Number,
    Orientation,
    Paper,
    Paragraph,
    People,
    Row,
    RowKind,
    Table,
    column_numbers,
    columns_of,
)
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.messages import training as say
from hrdesk.reports.context import PaperContext, appendix_heading, list_signatures, unit_title
from hrdesk.reports.period import PERIOD, Period, period_of, pictures
from hrdesk.reports.report import Params, Report
from hrdesk.reports.share import percent
from hrdesk.reports.training_layout import Layout, layout
from hrdesk.reports.training_turns import Line, lines_of, undated

NAME = "training-results"


@dataclass(frozen=True, slots=True)
class TrainingResultsFacts:
    """The rows of the table; ``undated`` are the people of each turn of which no year is stated."""

    as_of: date
    unit: Unit
    period: Period
    layout: Layout
    lines: tuple[Line, ...]
    undated: People


def facts(snapshot: Snapshot, params: Params) -> TrainingResultsFacts:
    """Return the results of the period ``from`` to ``to``. Raises ``UserError`` where it runs backwards."""
    period = period_of(snapshot.as_of, params)
    found = lines_of(layout(NAME), period, pictures(snapshot, period, params))
    people = tuple(person.id for person, _ in undated(snapshot))
    return TrainingResultsFacts(snapshot.as_of, snapshot.unit, period, layout(NAME), found, people)


def to_json(found: TrainingResultsFacts) -> dict[str, Any]:
    """Return the rows: heads, persons trained and turns each for itself, null where it cannot be told."""
    return {
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "rows": [_line_json(line) for line in found.lines],
        "undated_turns": len(found.undated),
    }


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "ordinal": line.row.tt,
        "label": line.row.label,
        "level": line.row.level,
        "headcount": line.headcount,
        "people": None if line.people is None else len(line.people),
        "turns": line.turns,
        "reporting_unit": line.row.reporting_unit,
        "source": line.source,
    }


def paper(found: TrainingResultsFacts, context: PaperContext) -> Paper:
    """Return the table as an appendix."""
    first, last = found.period.first, found.period.last
    notes = [say.results_note(found.period.is_whole, last)]
    if found.undated:
        notes.append(say.undated(len(found.undated), len(set(found.undated))))
    return Paper(
        appendix_heading(context),
        f"{found.layout.title} {unit_title(found.unit.kind, found.unit.name)} giai đoạn {first.year}-{last.year}",
        (_table(found), *(Paragraph(note, italic=True) for note in notes)),
        as_of=found.as_of,
        signatures=list_signatures(context),
        orientation=Orientation.LANDSCAPE,
    )


def _table(found: TrainingResultsFacts) -> Table:
    number, share = Number.INTEGER, Number.PERCENT
    period = found.period
    ending = "" if period.is_whole else "ước "
    headings = (
        Column("ordinal", "TT", 12, Align.CENTER, grows=False),
        Column("label", "Chỉ tiêu", 110),
        ColumnGroup(
            f"Kết quả thực hiện (Từ năm {period.first.year} {ending}đến hết năm {period.last.year})",
            (
                Column("headcount", "Tổng số (Người)", 18, Align.CENTER, number, grows=False),
                ColumnGroup(
                    "Số lượng đã được đào tạo, bồi dưỡng",
                    (
                        Column("people", "Người", 18, Align.CENTER, number, grows=False),
                        Column("turns", "Lượt", 18, Align.CENTER, number, grows=False),
                    ),
                ),
                ColumnGroup(
                    "Tỷ lệ % trên tổng số",
                    (
                        Column("people.share", "Người", 18, Align.CENTER, share, grows=False),
                        Column("turns.share", "Lượt", 18, Align.CENTER, share, grows=False),
                    ),
                ),
            ),
        ),
        Column("reporting_unit", "Đơn vị báo cáo", 30),
    )
    count = len(columns_of(headings))
    return Table(headings, tuple(map(_row, found.lines)), name="Kết quả", numbers=column_numbers(count))


def _row(line: Line) -> Row:
    trained = None if line.people is None else len(line.people)
    heads = line.headcount or 0
    cells = (
        line.row.tt,
        indented(line),
        line.headcount,
        trained,
        line.turns,
        None if trained is None else percent(trained, heads),
        None if line.turns is None else percent(line.turns, heads),
        line.row.reporting_unit,
    )
    people = line.people or ()
    behind = dict.fromkeys(("people", "turns", "people.share", "turns.share"), people)
    return Row(cells, kind_of(line), people=line.heads, behind=behind)


def kind_of(line: Line) -> RowKind:
    """Return bold letters for the parts of a table."""
    is_sum = not line.row.counts_people and not line.row.figure
    return RowKind.SUBTOTAL if line.row.level == 0 or (is_sum and line.row.level == 1) else RowKind.DATA


def indented(line: Line) -> str:
    """Return the words of a row, moved in by its level."""
    return "\u00a0" * (3 * line.row.level) + line.row.label


REPORT = Report(NAME, "Kết quả đào tạo, bồi dưỡng", facts, paper, to_json, PERIOD)
