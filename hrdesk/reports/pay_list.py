"""BM04/BNV: danh sách và tiền lương cán bộ, công chức cấp xã, one line a person (Thông tư 11/2012/TT-BNV)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    FormHeading,
    Heading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
    Value,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Pay, PersonAt, Snapshot, Unit
from hrdesk.messages import report_notes as notes
from hrdesk.reports.context import PaperContext, place_and_date, unit_title
from hrdesk.reports.member import born_cells, born_columns, iso, text_date
from hrdesk.reports.report import Params, Report
from hrdesk.reports.staff_quality import STAFF_GROUPS
from hrdesk.rules import official_title
from hrdesk.rules.pay_steps import next_step_due
from hrdesk.text import count_vi

_SUMMED = ("coefficient", "post_allowance", "responsibility_allowance", "region_allowance")
_FORM = "Biểu mẫu BM04/BNV"
_CIRCULAR = "Ban hành theo Thông tư 11/2012/TT-BNV"


@dataclass(frozen=True, slots=True)
class PayLine:
    """A person with the pay in force, in hundredths as the snapshot has it, None where none is recorded.

    ``titles`` begin with the one not held beside another; ``next_step_due`` is computed.
    """

    person_id: str
    full_name: str
    date_of_birth: PartialDate | None
    sex: str | None
    titles: tuple[str, ...]
    group: str
    unit: Unit
    held_from: PartialDate | None
    pay: Pay | None
    next_step_due: PartialDate | None

    def amount(self, key: str) -> int | None:
        """Return a field of the pay, None where it is not stated."""
        return getattr(self.pay, key, None)


@dataclass(frozen=True, slots=True)
class PayListFacts:
    """The lines by unit, group, title and name."""

    as_of: date
    unit: Unit
    lines: tuple[PayLine, ...]


def facts(snapshot: Snapshot, params: Params) -> PayListFacts:
    """Return the staff with their pay. There are no parameters."""
    place = {unit.id: number for number, unit in enumerate(snapshot.units)}
    rank = catalog("position").rank
    found = []
    for person in snapshot.persons:
        held = [one for one in person.holdings if position_group(one.position_code) in STAFF_GROUPS]
        if held:
            line = _line(snapshot, person)
            found.append(((place[line.unit.id], rank(held[0].position_code)), line))
    return PayListFacts(snapshot.as_of, snapshot.unit, tuple(line for _, line in sorted(found, key=lambda one: one[0])))


def sums_of(lines: Sequence[PayLine]) -> dict[str, int]:
    """Return the sums of coefficients and allowances, in hundredths."""
    return {key: sum(line.amount(key) or 0 for line in lines) for key in _SUMMED}


def to_json(found: PayListFacts) -> dict[str, Any]:
    """Return the rows and their sum; coefficients as numbers, dates in ISO at their own precision."""
    return {
        "rows": [_line_json(line) for line in found.lines],
        "total": {"persons": len(found.lines), **{key: value / 100 for key, value in sums_of(found.lines).items()}},
    }


def paper(found: PayListFacts, context: PaperContext) -> Paper:
    """Return the form."""
    blocks: list[Block] = [_table(found)]
    without = [line for line in found.lines if line.pay is None]
    if without:
        blocks.append(Paragraph(notes.without_pay(len(without)), italic=True))
    return Paper(
        FormHeading(
            (_FORM, _CIRCULAR),
            (f"Đơn vị báo cáo: {context.office}", f"Đơn vị nhận báo cáo: {'; '.join(context.addressees) or '……………'}"),
        ),
        f"Báo cáo danh sách và tiền lương cán bộ, công chức cấp xã năm {found.as_of.year}",
        tuple(blocks),
        as_of=found.as_of,
        signatures=(
            Signature(("Người lập bảng",), context.preparer_name, hint="Ký, ghi rõ họ tên"),
            Signature(("Thủ trưởng đơn vị",), context.signer_name, place_and_date(context), "Ký tên, đóng dấu"),
        ),
        orientation=Orientation.LANDSCAPE,
    )


def _line(snapshot: Snapshot, person: PersonAt) -> PayLine:
    held = [one for one in person.holdings if position_group(one.position_code) in STAFF_GROUPS]
    first, units = held[0], snapshot.unit_by_id
    return PayLine(
        person.id,
        person.full_name,
        person.date_of_birth,
        person.sex,
        tuple(official_title(one.position_code, units[one.unit_id].kind) for one in held),
        position_group(first.position_code),
        snapshot.commune_of[first.unit_id],
        first.valid_from,
        person.pay,
        next_step_due(person.pay) if person.pay else None,
    )


def _line_json(line: PayLine) -> dict[str, Any]:
    return {
        "id": line.person_id,
        "full_name": line.full_name,
        "date_of_birth": iso(line.date_of_birth),
        "sex": line.sex,
        "titles": list(line.titles),
        "group": line.group,
        "unit": line.unit.code,
        "held_from": iso(line.held_from),
        "rank_code": line.pay.rank_code if line.pay else None,
        "pay_step": line.amount("pay_step"),
        **{key: None if (value := line.amount(key)) is None else value / 100 for key in _SUMMED},
        "beyond_scale_percent": line.amount("beyond_scale_percent"),
        "effective_on": iso(line.pay.effective_on) if line.pay else None,
        "next_step_due": iso(line.next_step_due),
    }


def _hundredths(key: str, label: str) -> Column:
    return Column(key, label, 16, Align.CENTER, Number.HUNDREDTHS)


_HEADINGS: tuple[Heading, ...] = (
    Column("ordinal", "Stt", 10, Align.CENTER, Number.INTEGER, grows=False),
    Column("full_name", "Họ và tên", 40, whole=True),
    born_columns(),
    Column("titles", "Chức vụ hoặc chức danh công tác", 44),
    Column("unit", "Cơ quan, đơn vị đang làm việc", 34),
    Column("held_from", "Thời gian giữ chức vụ", 20, Align.CENTER),
    ColumnGroup(
        "Mức lương hiện hưởng",
        (_hundredths("coefficient", "Hệ số"), Column("pay_step", "Bậc", 11, Align.CENTER, Number.INTEGER)),
    ),
    ColumnGroup(
        "Phụ cấp",
        (
            _hundredths("post_allowance", "Chức vụ"),
            _hundredths("responsibility_allowance", "Trách nhiệm"),
            _hundredths("region_allowance", "Khu vực"),
            Column("beyond_scale_percent", "Vượt khung (%)", 16, Align.CENTER, Number.INTEGER),
            Column("percentages", "Tổng phụ cấp theo phần trăm", 18, Align.CENTER, Number.INTEGER),
        ),
    ),
    Column("note", "Ghi chú", 28),
)
_WIDTH = len(columns_of(_HEADINGS))


def _table(found: PayListFacts) -> Table:
    rows = [*_rows(found), _sum_row("Tổng số", found.lines, RowKind.TOTAL)]
    return Table(_HEADINGS, tuple(rows), name="BM04-BNV", note="Đơn vị tính: người", numbers=column_numbers(_WIDTH))


def _rows(found: PayListFacts) -> Iterator[Row]:
    several = len({line.unit.id for line in found.lines}) > 1
    number = 0
    for unit, of_unit in groupby(found.lines, key=lambda line: line.unit):
        listed = list(of_unit)
        if several:
            yield group_row(unit_title(unit.kind, unit.name).upper(), _WIDTH, _people(listed))
        for group, of_group in groupby(listed, key=lambda line: line.group):
            members = list(of_group)
            yield group_row(catalog("position_group").label(group), _WIDTH, _people(members))
            for line in members:
                number += 1
                yield _row(number, line, found.as_of)
        if several:
            yield _sum_row("Cộng", listed, RowKind.SUBTOTAL)


def _people(lines: Sequence[PayLine]) -> tuple[str, ...]:
    return tuple(line.person_id for line in lines)


def _row(number: int, line: PayLine, as_of: date) -> Row:
    cells: tuple[Value, ...] = (
        number,
        line.full_name,
        *born_cells(line.date_of_birth, line.sex),
        "; kiêm ".join(line.titles),
        unit_title(line.unit.kind, line.unit.name),
        text_date(line.held_from),
        line.amount("coefficient"),
        line.amount("pay_step"),
        line.amount("post_allowance"),
        line.amount("responsibility_allowance"),
        line.amount("region_allowance"),
        line.amount("beyond_scale_percent"),
        line.amount("beyond_scale_percent"),
        _note(line, as_of),
    )
    return Row(cells, people=(line.person_id,))


def _note(line: PayLine, as_of: date) -> str | None:
    if line.pay is None:
        return notes.no_pay()
    due = line.next_step_due
    return notes.step_due(str(due), is_past=due.first <= as_of) if due else None


def _sum_row(label: str, lines: Sequence[PayLine], kind: RowKind) -> Row:
    """Return the number of people under the titles, then the sums; percentages are not added up."""
    sums = sums_of(lines)
    persons: tuple[Value, ...] = (label, None, None, None, f"{count_vi(len(lines))} người", None, None)
    allowances = tuple(sums[key] or None for key in _SUMMED[1:])
    cells = (*persons, sums["coefficient"] or None, None, *allowances, None, None, None)
    return Row(cells, kind, 2, _people(lines))


REPORT = Report("pay-list", "Danh sách và tiền lương (BM04/BNV)", facts, paper, to_json)
