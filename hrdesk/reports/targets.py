"""Tiến độ các chỉ tiêu của đề án: where every target stands, from records or entered by hand, and who is behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    Item,
    ItemList,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    SectionHeading,
    Table,
    Value,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.messages import targets as say
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.report import Parameter, ParameterKind, Params, Report
from hrdesk.reports.share import percent
from hrdesk.rules.programme import Programme, Target, load_programmes, programme_on
from hrdesk.rules.targets import MANUAL, MISSING, RECORDS, Standing, standings
from hrdesk.text import count_vi


@dataclass(frozen=True, slots=True)
class TargetsFacts:
    """The targets in the order of the programme.

    ``names`` are those of the people behind them, by id, where the report is about one commune.
    """

    as_of: date
    unit: Unit
    programme: Programme
    standings: tuple[Standing, ...]
    names: Mapping[str, str]


def facts(snapshot: Snapshot, params: Params) -> TargetsFacts:
    """Return where the programme of the day stands; ``programmes`` are those the office knows."""
    programme = programme_on(params.get("programmes") or load_programmes(), snapshot.as_of)
    found = standings(snapshot, programme)
    communes = {snapshot.commune_of[unit.id].id for unit in snapshot.units}
    members = {person.id: person.full_name for person in snapshot.persons}
    names = members | {unit.id: unit.name for unit in snapshot.units} if len(communes) == 1 else {}
    return TargetsFacts(snapshot.as_of, snapshot.unit, programme, found, names)


def to_json(found: TargetsFacts) -> dict[str, Any]:
    """Return the targets in the form of the contracts (section 5)."""
    return {"targets": [_target_json(standing) for standing in found.standings]}


def _target_json(standing: Standing) -> dict[str, Any]:
    target = standing.target
    return {
        "id": target.id,
        "numerator": standing.numerator,
        "denominator": standing.denominator,
        "percent": standing.exact_percent,
        "threshold": target.threshold,
        "op": target.op,
        "met": standing.is_met,
        "year": target.year,
        "source": standing.source,
    }


def paper(found: TargetsFacts, context: PaperContext) -> Paper:
    """Return the report: a table of the targets, then by name who does not reach them, in one commune."""
    blocks: list[Block] = [
        Paragraph(say.opening(context.office, found.programme.name, found.programme.title, found.as_of)),
        Paragraph(_summary(found)),
        _table(found),
        Paragraph(say.how_counted(), italic=True),
        *_notes(found),
        *_people(found),
        Paragraph(say.closing(context.office)),
    ]
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Tiến độ thực hiện các chỉ tiêu của đề án tại {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _summary(found: TargetsFacts) -> str:
    stated = [standing for standing in found.standings if standing.source != MISSING and not standing.is_unstated]
    verdicts = [standing.is_met for standing in stated]
    missing = len(found.standings) - len(stated)
    return say.summary(len(found.standings), verdicts.count(True), verdicts.count(False), verdicts.count(None), missing)


def _table(found: TargetsFacts) -> Table:
    headings = (
        Column("id", "Mã", 11, Align.CENTER, grows=False),
        Column("scope", "Đối tượng", 58),
        Column("indicator", "Nội dung chỉ tiêu", 58),
        Column("year", "Đến năm", 13, Align.CENTER, grows=False),
        Column("threshold", "Mức phải đạt", 19, Align.CENTER, grows=False),
        ColumnGroup(
            "Kết quả",
            (
                Column("numerator", "Số đạt", 15, Align.CENTER, Number.INTEGER, grows=False),
                Column("denominator", "Tổng số", 15, Align.CENTER, Number.INTEGER, grows=False),
                Column("percent", "%", 13, Align.CENTER, Number.PERCENT, grows=False),
            ),
        ),
        Column("unknown", "Chưa có dữ liệu", 16, Align.CENTER, Number.INTEGER, grows=False),
        Column("verdict", "Kết luận", 24, Align.CENTER, grows=False),
        Column("source", "Nguồn số liệu", 24, Align.CENTER, grows=False),
    )
    count = len(columns_of(headings))
    rows = tuple(_rows(found, count))
    return Table(headings, rows, name="Chỉ tiêu", numbers=column_numbers(count))


def _rows(found: TargetsFacts, columns: int) -> Iterator[Row]:
    for section, of_section in groupby(found.standings, key=lambda standing: standing.target.section):
        yield group_row(section, columns)
        yield from map(_row, of_section)


def _row(standing: Standing) -> Row:
    target, counted = standing.target, standing.counted
    unknown = len(counted.unknown) + len(counted.unclear) if standing.source == RECORDS else None
    cells = (
        target.id,
        target.scope,
        target.indicator,
        str(target.year),
        say.threshold(target.op, target.threshold, is_aspired=target.is_aspired),
        standing.numerator,
        standing.denominator,
        _share(standing),
        unknown or None,
        say.verdict(standing.is_met, is_missing=standing.source == MISSING or standing.is_unstated),
        say.source(standing.source == MANUAL, standing.periods) if standing.source != MISSING else None,
    )
    behind = {
        "numerator": counted.reached,
        "percent": counted.reached,
        "verdict": counted.short,
        "unknown": counted.unknown + counted.unclear,
    }
    return Row(cells, people=counted.scope, behind=behind)


def _share(standing: Standing) -> Value:
    if standing.numerator is None or not standing.denominator:
        return None
    if standing.target.op == "times":
        return None
    return percent(standing.numerator, standing.denominator)


def _notes(found: TargetsFacts) -> list[Block]:
    """Return what must be read before years are compared."""
    told = [standing.target for standing in found.standings if standing.target.note and standing.source == RECORDS]
    return [Paragraph(f"{target.id}: {target.note}", italic=True) for target in told]


def _people(found: TargetsFacts) -> list[Block]:
    """Return, for one commune, who does not reach each target and of whom it is not known."""
    items = [item for standing in found.standings if found.names for item in _items(found, standing)]
    if not items:
        return []
    return [SectionHeading("Người chưa đạt, người chưa có dữ liệu theo từng chỉ tiêu", 2), ItemList(tuple(items))]


def _items(found: TargetsFacts, standing: Standing) -> Iterator[Item]:
    target, counted = standing.target, standing.counted
    if standing.is_met is False:
        yield from _item(found, target, "chưa đạt", counted.short)
    yield from _item(found, target, "chưa có dữ liệu", counted.unknown + counted.unclear)


def _item(found: TargetsFacts, target: Target, what: str, people: tuple[str, ...]) -> Iterator[Item]:
    if people:
        names = "; ".join(found.names[person] for person in people)
        head = f"{target.id}. {target.scope}: {target.indicator[:1].lower()}{target.indicator[1:]}"
        whom = "đơn vị" if target.counts_units else "người"
        yield Item(f"{head}: {count_vi(len(people))} {whom} {what}.", details=(f"{names}.",), people=people)


REPORT = Report(
    "targets",
    "Tiến độ các chỉ tiêu của đề án",
    facts,
    paper,
    to_json,
    (Parameter("programmes", "Đề án", ParameterKind.PROGRAMMES, ()),),
)
