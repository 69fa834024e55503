"""The paper of the one-stop desks: for one commune what stands there, above it which desks lack what."""

from collections.abc import Iterator, Sequence

from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    Heading,
    Number,
    Paper,
    Paragraph,
    Row,
    SectionHeading,
    Table,
    column_numbers,
    columns_of,
)
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, is_single, ordinal_column, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.item_words import full_name, label_of
from hrdesk.reports.one_stop import OneStopFacts, category_word, facts, missing, to_json
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.rules.one_stop import Desk
from hrdesk.text import count_vi

_DESKS = "Đơn vị tính: bộ phận một cửa"


def paper(found: OneStopFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office."""
    single = is_single(found.areas)
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(_single(found, context) if single else _several(found, context)),
        subject=f"Trang thiết bị của bộ phận một cửa {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
    )


def _definition(found: OneStopFacts) -> Iterator[Block]:
    name = found.definition.name
    yield Paragraph(f"Bộ phận một cửa được coi là đủ trang thiết bị khi: {name[:1].lower()}{name[1:]}.")
    if found.definition.note:
        yield Paragraph(found.definition.note, italic=True)


def _single(found: OneStopFacts, context: PaperContext) -> Iterator[Block]:
    yield from _definition(found)
    for desk in found.desks:
        yield _state_of(desk)
        yield _desk_table(desk)
    yield Paragraph(f"Trên đây là báo cáo về bộ phận một cửa của {context.office}./.")


def _state_of(desk: Desk) -> Paragraph:
    if desk.place is None:
        return Paragraph(notes.no_one_stop(unit_title(desk.unit.kind, desk.unit.name)))
    if desk.complete:
        return Paragraph(notes.one_stop_complete(desk.place.name))
    lacking = ", ".join(f"{count_vi(number)} {category_word(code)}" for code, number in desk.missing.items())
    return Paragraph(notes.one_stop_lacks(desk.place.name, lacking))


def _desk_table(desk: Desk) -> Table:
    headings = (
        ordinal_column(),
        Column("category", "Trang thiết bị", 42),
        *(
            Column(key, label, 15, Align.CENTER, Number.INTEGER, grows=False)
            for key, label in (("required", "Cần có"), ("have", "Có, dùng được"), ("missing", "Còn thiếu"))
        ),
        Column("items", "Tài sản dùng được tại đó", 62),
    )
    rows = [
        Row(
            (
                number,
                label_of("equipment_category", code),
                required,
                desk.have[code],
                desk.missing.get(code, 0),
                "; ".join(full_name(item) for item in desk.items[code]) or None,
            ),
            people=tuple(item.id for item in desk.items[code]),
        )
        for number, (code, required) in enumerate(desk.required.items(), 1)
    ]
    return Table(headings, tuple(rows), name="Bộ phận một cửa", numbers=column_numbers(len(headings)))


def _several(found: OneStopFacts, context: PaperContext) -> Iterator[Block]:
    yield from _definition(found)
    lacking = len(found.lacking)
    yield Paragraph(notes.one_stops(len(found.desks), len(found.desks) - lacking, lacking))
    counts = missing(found.desks)
    if counts:
        said = ", ".join(f"{count_vi(count)} nơi thiếu {category_word(code)}" for code, count in counts.items())
        yield Paragraph(f"Trong các bộ phận còn thiếu có {said}.")
    without = [unit_title(desk.unit.kind, desk.unit.name) for desk in found.desks if desk.place is None]
    if without:
        yield Paragraph(notes.units_without_one_stop(without))
    if found.desks:
        yield SectionHeading("Theo đơn vị", 2)
        yield _by_unit(found)
    yield Paragraph(f"Trên đây là báo cáo về bộ phận một cửa của {context.office}./.")


def _by_unit(found: OneStopFacts) -> Table:
    categories = list(dict.fromkeys(code for desk in found.desks for code in desk.required))
    whole = (("offices", "Số bộ phận"), ("complete", "Đủ"), ("lacking", "Còn thiếu"))
    headings: tuple[Heading, ...] = (
        *UNIT_COLUMNS,
        *(Column(key, label, 15, Align.CENTER, Number.INTEGER) for key, label in whole),
        ColumnGroup(
            "Trong đó thiếu",
            tuple(Column(code, _short(code), 16, Align.CENTER, Number.INTEGER) for code in categories),
        ),
    )
    by_unit = {desk.unit.id: desk for desk in found.desks}

    def cells_of(units: Sequence[Unit]) -> Cells:
        chosen = [by_unit[unit.id] for unit in units]
        lacking, lacked = sum(not desk.complete for desk in chosen), missing(chosen)
        values = (len(chosen), len(chosen) - lacking, lacking, *(lacked.get(code, 0) for code in categories))
        return Cells(values, (), {})

    numbers = column_numbers(len(columns_of(headings)))
    rows = tuple(unit_rows(found.areas, cells_of))
    return Table(headings, rows, name="Theo đơn vị", note=_DESKS, numbers=numbers)


def _short(category: str) -> str:
    word = category_word(category)
    return word[:1].upper() + word[1:]


REPORT = Report(
    "one-stop",
    "Bộ phận một cửa: đủ, thiếu trang thiết bị",
    facts,
    paper,
    to_json,
    (
        Parameter("definition_on", "Theo quy định của ngày", ParameterKind.DATE, None),
        Parameter("rules", "Căn cứ", ParameterKind.RULES, ()),
    ),
)
