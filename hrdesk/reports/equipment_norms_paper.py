"""The paper of norms: for one commune each norm at each place, above it the sums by norm and by unit."""

from collections.abc import Iterable, Iterator, Sequence

from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    Heading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Table,
    Value,
    column_numbers,
    group_row,
)
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, is_single, ordinal_column, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.equipment_norms import NormFacts, facts, to_json
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.rules.norms import NormLine, NormTotal

_NUMBERS: tuple[Column, ...] = (
    *(
        Column(key, label, 13, Align.CENTER, Number.INTEGER)
        for key, label in (("required", "Định mức"), ("have", "Có"), ("short", "Thiếu"), ("surplus", "Thừa"))
    ),
    Column("cost", "Tiền mua phần thiếu (đồng)", 24, Align.RIGHT, Number.INTEGER),
)


def paper(found: NormFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office, lying down."""
    blocks = _single(found) if is_single(found.areas) else _several(found)
    closing = Paragraph(f"Trên đây là báo cáo thừa, thiếu tài sản theo định mức của {context.office}./.")
    return Paper(
        letter_heading(context),
        "Báo cáo",
        (Paragraph(notes.how_norms_count()), *blocks, *_notes(found), closing),
        subject=f"Thừa, thiếu tài sản theo định mức {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _single(found: NormFacts) -> Iterator[Block]:
    if not found.lines:
        yield Paragraph(notes.no_norms())
        return
    headings: tuple[Heading, ...] = (
        ordinal_column(),
        Column("title", "Tài sản", 58),
        *_NUMBERS[:4],
        Column("max_price", "Đơn giá tối đa (đồng)", 22, Align.RIGHT, Number.INTEGER),
        _NUMBERS[4],
        Column("basis", "Căn cứ", 62),
    )
    rows = list(_line_rows(found, len(headings)))
    rows.append(_sum_row(found.lines, before=2, between=1, after=1))
    yield Table(headings, tuple(rows), name="Theo nơi", numbers=column_numbers(len(headings)))


def _line_rows(found: NormFacts, width: int) -> Iterator[Row]:
    """Yield the lines under their places, the whole office first."""
    groups: dict[str, list[NormLine]] = {"": []}
    for line in found.lines:
        groups.setdefault(_where(found, line), []).append(line)
    number = 0
    for where, lines in groups.items():
        if not lines:
            continue
        yield group_row(where or "Cơ quan", width)
        for line in lines:
            number += 1
            cells = (line.required, line.have, line.short or None, line.surplus or None, line.max_price, _cost(line))
            have = {"have": tuple(item.id for item in line.items)}
            yield Row((number, line.title, *cells, line.legal_basis), people=line.people, behind=have)


def _where(found: NormFacts, line: NormLine) -> str:
    if line.place:
        return found.place_of(line)
    if line.unit.id == found.unit.id:
        return ""
    title = unit_title(line.unit.kind, line.unit.name)
    return title[:1].upper() + title[1:]


def _cost(one: NormLine | NormTotal) -> int | None:
    return one.shortage_cost if one.short else None


def _several(found: NormFacts) -> Iterator[Block]:
    if not found.lines:
        yield Paragraph(notes.no_norms())
        return
    headings: tuple[Heading, ...] = (ordinal_column(), Column("title", "Tài sản", 110), *_NUMBERS)
    rows = [
        Row((place, total.title, total.required, total.have, total.short, total.surplus, _cost(total)))
        for place, total in enumerate(found.whole, 1)
    ]
    rows.append(_sum_row(found.whole, before=2))
    yield SectionHeading("1. Theo định mức", 2)
    yield Table(headings, tuple(rows), name="Theo định mức", numbers=column_numbers(len(headings)))
    yield SectionHeading("2. Theo đơn vị", 2)
    by_unit: tuple[Heading, ...] = (*UNIT_COLUMNS, *_NUMBERS)

    def cells_of(units: Sequence[Unit]) -> Cells:
        return Cells(_sums(total for unit in units for total in found.totals.get(unit.id, ())), (), {})

    rows = list(unit_rows(found.areas, cells_of))
    yield Table(by_unit, tuple(rows), name="Theo đơn vị", numbers=column_numbers(len(by_unit)))


def _sum_row(lines: Iterable[NormLine | NormTotal], *, before: int, between: int = 0, after: int = 0) -> Row:
    required, have, short, surplus, cost = _sums(lines)
    cells: tuple[Value, ...] = ("Cộng", *(None,) * (before - 1), required, have, short, surplus)
    return Row((*cells, *(None,) * between, cost, *(None,) * after), RowKind.TOTAL, span=before)


def _sums(lines: Iterable[NormLine | NormTotal]) -> tuple[Value, ...]:
    chosen = list(lines)
    numbers = (sum(getattr(one, key) for one in chosen) for key in ("required", "have", "short", "surplus"))
    return (*numbers, sum(one.shortage_cost or 0 for one in chosen))


def _notes(found: NormFacts) -> Iterator[Block]:
    unpriced = sum(line.short for line in found.lines if line.short and line.shortage_cost is None)
    if unpriced:
        yield Paragraph(notes.shortage_unpriced(unpriced), italic=True)
    if any(not line.verified for line in found.lines):
        yield Paragraph(notes.norms_unverified(), italic=True)


REPORT = Report(
    "equipment-norms",
    "Thừa, thiếu tài sản theo định mức",
    facts,
    paper,
    to_json,
    (
        Parameter("place", "Nơi đặt", ParameterKind.PLACE, "", empty="Tất cả các nơi"),
        Parameter("rules", "Căn cứ", ParameterKind.RULES, ()),
    ),
)
