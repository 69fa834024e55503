"""Biên bản bàn giao as a document: no place and date in its head (Nghị định 30/2020/NĐ-CP, Mẫu 1.9), two sides sign."""

from collections.abc import Iterator
from dataclasses import replace

from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    Number,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Signature,
    Table,
    column_numbers,
)
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.context import PaperContext, letter_heading, long_date
from hrdesk.reports.equipment_handover import Handover, HandoverFacts, HandoverLine, Party, facts, to_json
from hrdesk.reports.handovers import TRANSFERRED
from hrdesk.reports.item_words import full_name, label_of, measure_of
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.text import count_vi

_MINUTES = "BB-UBND"
_HINT = "Ký, ghi rõ họ tên"
_DOTS = "…" * 12


def paper(found: HandoverFacts, context: PaperContext) -> Paper:
    """Return the record; without a handover one sentence."""
    one = found.handover
    own = replace(context, symbol=_MINUTES, document_no="")
    heading = replace(letter_heading(own), place_and_date="")
    if one is None:
        day = f"{found.snapshot.as_of:%d/%m/%Y}"
        return Paper(heading, "Biên bản", (Paragraph(notes.no_handover(day)),), subject="Bàn giao tài sản")
    if one.document_no and _is_minutes(one.document_no):
        heading = replace(heading, number=f"Số: {one.document_no}")
    return Paper(
        heading,
        "Biên bản",
        tuple(_blocks(one, context)),
        subject="Bàn giao tài sản",
        signatures=(
            Signature(("Bên giao",), _signer(one.givers), hint=_HINT),
            Signature(("Bên nhận",), "" if one.kind == TRANSFERRED else _signer(one.receivers), hint=_HINT),
        ),
        recipients=("Bên giao, bên nhận", "Lưu: VT, Hồ sơ"),
    )


def _is_minutes(document_no: str) -> bool:
    return "/BB" in document_no.upper()


def _signer(parties: tuple[Party, ...]) -> str:
    return parties[0].name if len(parties) == 1 else ""


def _blocks(one: Handover, context: PaperContext) -> Iterator[Block]:
    if one.document_no and not _is_minutes(one.document_no):
        yield Paragraph(f"Căn cứ {one.document_no}.", italic=True)
    whole = one.happened_on.day is not None
    day = long_date(one.happened_on.first) if whole else long_date(None)
    yield Paragraph(f"Hôm nay, {day}, tại {context.office}, chúng tôi gồm:")
    yield SectionHeading("1. Bên giao", 2)
    yield from _party(one.givers or (Party(context.office),))
    yield SectionHeading("2. Bên nhận", 2)
    yield from _party(one.receivers or (Party(_DOTS),))
    yield SectionHeading("3. Tài sản bàn giao", 2)
    yield _table(one)
    yield Paragraph(
        f"Hai bên thống nhất giao, nhận {count_vi(sum(line.item.quantity for line in one.lines))} tài sản nêu trên; "
        "từ thời điểm ký biên bản, bên nhận có trách nhiệm quản lý, sử dụng tài sản theo quy định."
    )
    yield Paragraph(
        "Biên bản kết thúc vào …… giờ ……, cùng ngày; lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./."
    )


def _party(parties: tuple[Party, ...]) -> Iterator[Paragraph]:
    for party in parties:
        is_office = party.name.casefold().startswith(("ủy ban", "ubnd"))
        if is_office:
            yield Paragraph(f"- {party.name}.", Align.LEFT)
            yield Paragraph(f"Đại diện: ông (bà) {_DOTS[:9]}; chức vụ: {_DOTS[:9]}", Align.LEFT)
        else:
            yield Paragraph(f"- Ông (bà) {party.name}; chức vụ: {party.title or _DOTS[:10]}.", Align.LEFT)


def _table(one: Handover) -> Table:
    headings = (
        Column("ordinal", "TT", 9, Align.CENTER, Number.INTEGER, grows=False),
        Column("name", "Tên, nhãn hiệu, số sê-ri", 48),
        Column("code", "Mã tài sản", 22, Align.CENTER),
        Column("measure", "ĐVT", 10, Align.CENTER),
        Column("quantity", "SL", 9, Align.CENTER, Number.INTEGER),
        Column("cost", "Nguyên giá (đồng)", 20, Align.RIGHT, Number.INTEGER),
        Column("residual", "Giá trị còn lại (đồng)", 20, Align.RIGHT, Number.INTEGER),
        Column("condition", "Tình trạng", 22),
    )
    rows = [_row(number, line) for number, line in enumerate(one.lines, 1)]
    quantity = sum(line.item.quantity for line in one.lines)
    cost = sum(line.item.cost or 0 for line in one.lines) or None
    rest = sum(line.residual or 0 for line in one.lines) or None
    rows.append(Row(("Cộng", None, None, None, quantity, cost, rest, None), RowKind.TOTAL, span=4))
    return Table(headings, tuple(rows), name="Bàn giao", numbers=column_numbers(len(headings)))


def _row(number: int, line: HandoverLine) -> Row:
    item = line.item
    name = f"{full_name(item)}; số sê-ri {item.serial_no}" if item.serial_no else full_name(item)
    condition = label_of("item_condition", line.state.condition)
    return Row((number, name, item.asset_code, measure_of(item), item.quantity, item.cost, line.residual, condition))


REPORT = Report(
    "equipment-handover",
    "Biên bản bàn giao tài sản",
    facts,
    paper,
    to_json,
    (Parameter("document", "Lần bàn giao", ParameterKind.HANDOVER, "", empty="Lần gần nhất"),),
)
