"""The paper of headcount: by group, by unit with sums, and who is missing."""

from collections.abc import Iterator, Sequence

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    Heading,
    Item,
    ItemList,
    Number,
    Orientation,
    Paper,
    Paragraph,
    People,
    Row,
    RowKind,
    SectionHeading,
    Table,
    Value,
    column_numbers,
    columns_of,
)
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import report_notes as notes
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, communes_in, described, is_single, ordinal_column, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.headcount import HeadcountFacts, Sum, Vacancy, added, facts, to_json, without_number
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.rules import spoken_title
from hrdesk.rules.quotas import GROUPS
from hrdesk.text import count_vi

_PEOPLE = "Đơn vị tính: người"
_SOURCES_NAMED = 3
_LABELS = (("assigned", "Được giao"), ("present", "Có mặt"), ("vacant", "Còn thiếu"))


def paper(found: HeadcountFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office, lying down where it has many units."""
    single = is_single(found.areas)
    blocks: list[Block] = [Paragraph(_opening(found, context))]
    blocks += [SectionHeading("1. Theo nhóm đối tượng", 2), _by_group(found)]
    if not single:
        blocks += [SectionHeading("2. Theo đơn vị", 2), _by_unit(found)]
    blocks += [Paragraph(note) for note in _notes(found)]
    if any(row.present for row in found.rows):
        blocks.append(SectionHeading(f"{2 if single else 3}. Chức danh còn khuyết", 2))
        blocks += _vacancies(found)
    blocks.append(Paragraph(f"Trên đây là báo cáo số lượng được giao và có mặt của {context.office}./."))
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Số lượng được giao và có mặt {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.PORTRAIT if single else Orientation.LANDSCAPE,
    )


def _opening(found: HeadcountFacts, context: PaperContext) -> str:
    hamlets = f"{count_vi(found.hamlet_count)} thôn, tổ dân phố" if found.hamlet_count else ""
    scope = " và ".join(part for part in ("" if is_single(found.areas) else described(found.areas), hamlets) if part)
    return (
        f"{context.office} báo cáo số lượng được giao và có mặt tính đến ngày {found.as_of:%d/%m/%Y}"
        f"{f', gồm {scope}' if scope else ''}. Trong mỗi nhóm, một người chỉ đếm một lần, "
        "tại đơn vị của chức danh không phải kiêm nhiệm."
    )


def _by_group(found: HeadcountFacts) -> Table:
    headings = (
        ordinal_column(),
        Column("group", "Nhóm đối tượng", 60),
        *(Column(key, label, 17, Align.CENTER, Number.INTEGER, grows=False) for key, label in _LABELS),
        Column("source", "Căn cứ giao", 56),
    )
    groups = catalog("position_group")
    rows = []
    for place, (group, total) in enumerate(found.total.items(), 1):
        cells = (place, groups.label(group), total.assigned, total.present, total.vacant, _source(found, group))
        rows.append(Row(cells, people=total.people, behind={"assigned": (), "vacant": ()}))
    return Table(headings, tuple(rows), name="Theo nhóm", note=_PEOPLE, numbers=column_numbers(len(headings)))


def _source(found: HeadcountFacts, group: str) -> str:
    """Return where the numbers of a group come from."""
    sources = list(dict.fromkeys(row.source for row in found.rows if row.group == group))
    more = f"; {count_vi(len(sources) - _SOURCES_NAMED)} căn cứ khác" if len(sources) > _SOURCES_NAMED else ""
    return "; ".join(sources[:_SOURCES_NAMED]) + more


def _by_unit(found: HeadcountFacts) -> Table:
    labels = catalog("position_group").by_code
    groups = tuple(ColumnGroup(labels[group].short, _numbers(group)) for group in GROUPS)
    headings: tuple[Heading, ...] = (*UNIT_COLUMNS, *groups)
    numbers = column_numbers(len(columns_of(headings)))
    return Table(headings, tuple(_unit_rows(found)), name="Theo đơn vị", note=_PEOPLE, numbers=numbers)


def _numbers(group: str) -> tuple[Column, ...]:
    return tuple(Column(f"{group}.{key}", label, 14, Align.CENTER, Number.INTEGER) for key, label in _LABELS)


def _unit_rows(found: HeadcountFacts) -> Iterator[Row]:
    by_unit = {(row.unit.id, row.group): row for row in found.rows}

    def cells_of(units: Sequence[Unit]) -> Cells:
        return _cells({group: added(by_unit[unit.id, group] for unit in units) for group in GROUPS})

    return unit_rows(found.areas, cells_of)


def _cells(sums: dict[str, Sum]) -> Cells:
    values: list[Value] = []
    behind: dict[str, People] = {}
    for group, one in sums.items():
        values += [one.assigned, one.present, one.vacant]
        behind |= {f"{group}.assigned": (), f"{group}.present": one.people, f"{group}.vacant": ()}
    people = tuple(dict.fromkeys(person for one in sums.values() for person in one.people))
    return Cells(tuple(values), people, behind)


def _notes(found: HeadcountFacts) -> Iterator[str]:
    groups = catalog("position_group")
    for group in GROUPS:
        lacking = without_number([row for row in found.rows if row.group == group])
        if lacking:
            names = [unit_title(row.unit.kind, row.unit.name) for row in lacking]
            label = groups.label(group)
            yield notes.number_missing(label[:1].lower() + label[1:], names)
    present = {row.unit.id for row in found.rows if row.present}
    empty = [unit for unit in communes_in(found.areas) if unit.id not in present]
    if empty:
        yield notes.nobody_recorded([unit_title(unit.kind, unit.name) for unit in empty])
    if any((row.vacant or 0) < 0 for row in found.rows):
        yield notes.negative_means_more()


def _vacancies(found: HeadcountFacts) -> list[Block]:
    if not found.vacancies:
        return [Paragraph("Không có chức danh nào phải bố trí mà chưa có người giữ.")]
    if is_single(found.areas):
        return [ItemList(tuple(Item(_sentence(found, vacancy)) for vacancy in found.vacancies))]
    headings = (
        ordinal_column(),
        Column("title", "Chức danh", 70),
        Column("count", "Số đơn vị", 20, Align.CENTER, Number.INTEGER, grows=False),
        Column("units", "Đơn vị chưa có người giữ", 120),
    )
    rows = tuple(
        Row((place, spoken_title(vacancy.position, ""), len(vacancy.units), _names(found, vacancy)))
        for place, vacancy in enumerate(found.vacancies, 1)
    )
    total = sum(len(vacancy.units) for vacancy in found.vacancies)
    closing = Row(("Tổng số", None, total, None), RowKind.TOTAL, span=2)
    return [Table(headings, (*rows, closing), name="Chức danh khuyết", numbers=column_numbers(len(headings)))]


def _sentence(found: HeadcountFacts, vacancy: Vacancy) -> str:
    """Return a vacant title of one commune, with the hamlets where it is one of theirs."""
    title = spoken_title(vacancy.position, found.unit.kind)
    own = vacancy.units == (found.unit,)
    return f"{title}." if own else f"{title}: {', '.join(unit_title(unit.kind, unit.name) for unit in vacancy.units)}."


def _names(found: HeadcountFacts, vacancy: Vacancy) -> str:
    """Return the units under their areas where there are several, hamlets with their commune."""
    parts = []
    lacking = {unit.id for unit in vacancy.units}
    for area in found.areas:
        names = [unit_title(unit.kind, unit.name) for unit in area.communes if unit.id in lacking]
        for commune in area.communes:
            inside = [unit_title(unit.kind, unit.name) for unit in vacancy.units if unit.parent_id == commune.id]
            if inside:
                names.append(f"{', '.join(inside)} ({unit_title(commune.kind, commune.name)})")
        if names:
            above = f"{unit_title(area.above.kind, area.above.name)}: " if len(found.areas) > 1 else ""
            parts.append(above + ", ".join(names))
    return "; ".join(parts)


REPORT = Report(
    "headcount",
    "Số lượng được giao và có mặt",
    facts,
    paper,
    to_json,
    (Parameter("rules", "Căn cứ giao", ParameterKind.RULES, ()),),
)
