"""Kết quả đào tạo, bồi dưỡng theo năm: the second table of the Uông Bí report, every column with one meaning.

Báo cáo 290/BC-UBND ngày 06/4/2020 (UBND thành phố Uông Bí), Biểu số 03: heads at the end of the
period, then persons and turns of each year, and of all years together.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.paper import (
    Align,
    Column,
    ColumnGroup,
    Heading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    People,
    Row,
    Table,
    Value,
    column_numbers,
    columns_of,
)
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.messages import training as say
from hrdesk.reports.context import PaperContext, appendix_heading, list_signatures, unit_title
from hrdesk.reports.period import PERIOD, Period, period_of, pictures
from hrdesk.reports.report import Parameter, ParameterKind, Params, Report
from hrdesk.reports.training_layout import Layout, layout
from hrdesk.reports.training_results import indented, kind_of
from hrdesk.reports.training_turns import Line, YearCount, lines_of, undated

NAME = "training-by-year"
BLANK, FIVE_TIMES = "BLANK", "FIVE_TIMES"
_PLAN_YEARS = 5


@dataclass(frozen=True, slots=True)
class TrainingByYearFacts:
    """The rows of the table; ``plan`` says how the plan for the next years is filled in."""

    as_of: date
    unit: Unit
    period: Period
    layout: Layout
    lines: tuple[Line, ...]
    undated: People
    plan: str

    def planned(self, line: Line) -> int | None:
        """Return the turns planned for the five years after the period: five times its last year."""
        count = line.years.get(self.period.last.year)
        return None if self.plan == BLANK or count is None else _PLAN_YEARS * count.turns


def facts(snapshot: Snapshot, params: Params) -> TrainingByYearFacts:
    """Return the years ``from`` to ``to``; ``plan`` is BLANK or FIVE_TIMES the last year.

    Raises ``UserError`` where the period runs backwards.
    """
    period = period_of(snapshot.as_of, params)
    found = lines_of(layout(NAME), period, pictures(snapshot, period, params))
    people = tuple(person.id for person, _ in undated(snapshot))
    plan = params.get("plan") or BLANK
    return TrainingByYearFacts(snapshot.as_of, snapshot.unit, period, layout(NAME), found, people, plan)


def to_json(found: TrainingByYearFacts) -> dict[str, Any]:
    """Return the rows: heads, then persons and turns of each year and of the period, null where not known."""
    return {
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "is_estimate": not found.period.is_whole,
        "rows": [_line_json(found, line) for line in found.lines],
        "undated_turns": len(found.undated),
    }


def _line_json(found: TrainingByYearFacts, line: Line) -> dict[str, Any]:
    return {
        "ordinal": line.row.tt,
        "label": line.row.label,
        "level": line.row.level,
        "headcount": line.headcount,
        "years": {
            str(year): {"people": None if count.people is None else len(count.people), "turns": count.turns}
            for year, count in line.years.items()
        },
        "people": None if line.people is None else len(line.people),
        "turns": line.turns,
        "plan": found.planned(line),
        "source": line.source,
    }


def paper(found: TrainingByYearFacts, context: PaperContext) -> Paper:
    """Return the table as the third form of a report."""
    first, last = found.period.first.year, found.period.last.year
    notes = [say.by_year_note(found.period.is_whole, found.period.last)]
    if found.undated:
        notes.append(say.undated(len(found.undated), len(set(found.undated))))
    return Paper(
        appendix_heading(context, label=found.layout.label),
        f"{found.layout.title} {unit_title(found.unit.kind, found.unit.name)} giai đoạn {first}-{last}",
        (_table(found), *(Paragraph(note, italic=True) for note in notes)),
        as_of=found.as_of,
        signatures=list_signatures(context),
        orientation=Orientation.LANDSCAPE,
    )


def _table(found: TrainingByYearFacts) -> Table:
    last = found.period.last.year
    headings: tuple[Heading, ...] = (
        Column("ordinal", "TT", 11, Align.CENTER, grows=False),
        Column("label", "Đối tượng", 62),
        Column("headcount", "Tổng số CB, CC, VC (người)", 17, Align.CENTER, Number.INTEGER, grows=False),
        *(_pair(str(year), _year_label(found.period, year)) for year in found.period.years),
        _pair("period", "Cả giai đoạn"),
        Column("plan", f"Kế hoạch đến {last + _PLAN_YEARS} (lượt)", 16, Align.CENTER, Number.INTEGER, grows=False),
    )
    count = len(columns_of(headings))
    rows = tuple(_row(found, line) for line in found.lines)
    return Table(headings, rows, name="Theo năm", numbers=column_numbers(count), size=10)


def _year_label(period: Period, year: int) -> str:
    return f"Ước năm {year}" if year == period.last.year and not period.is_whole else f"Năm {year}"


def _pair(key: str, label: str) -> ColumnGroup:
    return ColumnGroup(
        label,
        (
            Column(f"{key}.people", "Người", 11.5, Align.CENTER, Number.INTEGER, grows=False),
            Column(f"{key}.turns", "Lượt", 11.5, Align.CENTER, Number.INTEGER, grows=False),
        ),
    )


def _row(found: TrainingByYearFacts, line: Line) -> Row:
    counts: dict[str, YearCount] = {str(year): count for year, count in line.years.items()}
    if line.turns is not None:
        counts["period"] = YearCount(line.turns, line.people)
    cells: list[Value] = [line.row.tt, indented(line), line.headcount]
    behind: dict[str, People] = {}
    for key in (*map(str, found.period.years), "period"):
        count = counts.get(key)
        people = count.people if count else None
        cells += [None if people is None else len(people), count.turns if count else None]
        behind[f"{key}.people"] = behind[f"{key}.turns"] = people or ()
    return Row((*cells, found.planned(line)), kind_of(line), people=line.heads, behind=behind)


REPORT = Report(
    NAME,
    "Đào tạo, bồi dưỡng theo năm",
    facts,
    paper,
    to_json,
    (
        *PERIOD,
        Parameter(
            "plan",
            "Kế hoạch các năm sau",
            ParameterKind.CHOICE,
            BLANK,
            ((BLANK, "Để trống"), (FIVE_TIMES, "Năm lần số của năm cuối")),
        ),
    ),
)
