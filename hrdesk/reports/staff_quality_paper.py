"""The paper of staff-quality: one table a subject, counts with their percentages, and who holds two posts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    Heading,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Table,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.reports.ages import age_sentence
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.double_holders import holders_block
from hrdesk.reports.measures import Measure, attribute_measures, headcount_column, level_measures, share_columns, shares
from hrdesk.reports.staff_quality import (
    ATTRIBUTES,
    OTHER_GROUPS,
    STAFF_GROUPS,
    Group,
    StaffQualityFacts,
)
from hrdesk.text import count_vi

# The courses of the staff template; the others are shown when somebody has done them.
_COURSES = ("PARTY_BUILDING", "ECONOMIC_MANAGEMENT", "DEPUTY_SKILLS", "LEADERSHIP_SKILLS", "PROFESSIONAL_SKILLS")


class _Subject(NamedTuple):
    """A table: its title, the name of its worksheet, the counts under their common headings."""

    title: str
    name: str
    counts: tuple[tuple[str, tuple[Measure, ...]], ...]


def paper(found: StaffQualityFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office."""
    unit = unit_title(found.unit.kind, found.unit.name)
    shown = [group for group in found.groups if group.headcount]
    blocks: list[Block] = [Paragraph(_opening(found, context))]
    for number, subject in enumerate(_subjects(shown), 1):
        blocks.append(SectionHeading(f"{number}. {subject.title}", 2))
        blocks.append(_table(subject, shown))
    blocks += _reconciliation(found, len(blocks) // 2 + 1)
    blocks.append(Paragraph(f"Trên đây là báo cáo số lượng, chất lượng đội ngũ của {context.office}./."))
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Số lượng, chất lượng đội ngũ {_whom(shown)} {unit}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _whom(shown: Sequence[Group]) -> str:
    codes = {group.code for group in shown}
    parts = ["cán bộ, công chức"]
    if "COUNCIL_DEPUTY" in codes:
        parts.append("đại biểu Hội đồng nhân dân")
    if codes & {"PART_TIME_COMMUNE", "PART_TIME_HAMLET"}:
        parts.append("người hoạt động không chuyên trách")
    return ", ".join(parts)


def _opening(found: StaffQualityFacts, context: PaperContext) -> str:
    return (
        f"{context.office} báo cáo số lượng, chất lượng đội ngũ tính đến ngày {found.as_of:%d/%m/%Y}. "
        "Mục I, II, IV và V đếm mỗi người một lần; mục III đếm theo chức danh đang giữ. "
        f"Tỷ lệ phần trăm (%) tính trên số lượng của từng dòng, làm tròn đến một chữ số thập phân. "
        f"{age_sentence(found.age_rule)}"
    )


def _subjects(shown: Sequence[Group]) -> Iterator[_Subject]:
    yield _Subject("Số lượng, cơ cấu", "Cơ cấu", (("", attribute_measures(ATTRIBUTES)),))
    for title, name, dimensions in (
        ("Trình độ chuyên môn", "Chuyên môn", ("professional_level",)),
        ("Trình độ lý luận chính trị", "Lý luận chính trị", ("political_theory_level",)),
        ("Kiến thức quản lý nhà nước", "Quản lý nhà nước", ("state_management_level",)),
        ("Ngoại ngữ, tin học", "Ngoại ngữ, tin học", ("foreign_language_level", "it_skill_level")),
        ("Độ tuổi", "Độ tuổi", ("age_band",)),
    ):
        several = len(dimensions) > 1
        counts = tuple(
            (_heading(dimension) if several else "", level_measures(dimension, shown)) for dimension in dimensions
        )
        yield _Subject(title, name, counts)
    yield _Subject("Bồi dưỡng", "Bồi dưỡng", (("Đã bồi dưỡng", _courses(shown)),))


def _heading(dimension: str) -> str:
    return {"foreign_language_level": "Ngoại ngữ", "it_skill_level": "Tin học"}[dimension]


def _courses(shown: Sequence[Group]) -> tuple[Measure, ...]:
    courses = catalog("course")
    codes = [
        entry.code
        for entry in courses.entries
        if entry.code in _COURSES or any(group.courses[entry.code] for group in shown)
    ]
    return tuple(Measure(courses.by_code[code].short or courses.label(code), ("courses", code)) for code in codes)


def _table(subject: _Subject, shown: Sequence[Group]) -> Table:
    headings: list[Heading] = [
        Column("ordinal", "TT", 9, Align.CENTER, grows=False),
        Column("title", "Đối tượng", 56),
        headcount_column(),
    ]
    for label, counts in subject.counts:
        pairs = share_columns(counts)
        headings.extend((ColumnGroup(label, pairs),) if label else pairs)
    count = len(columns_of(headings))
    measures = [measure for _, counts in subject.counts for measure in counts]
    rows = tuple(_rows(shown, measures, count))
    return Table(
        tuple(headings), rows, name=subject.name, note="Đơn vị tính: người", numbers=column_numbers(count), size=11
    )


def _rows(shown: Sequence[Group], measures: Sequence[Measure], columns: int) -> Iterator[Row]:
    by_code = {group.code: group for group in shown}
    sections = dict(zip(STAFF_GROUPS, ("I", "II"), strict=True)) | {"COUNCIL_DEPUTY": "IV"}
    for code in STAFF_GROUPS:
        if code in by_code:
            yield _row(sections[code], by_code[code], measures, RowKind.SUBTOTAL)
    positions = [group for group in shown if group.counting == "positions"]
    if positions:
        yield group_row("III. Từng chức danh cán bộ, công chức", columns)
    yield from (_row(str(number), group, measures, RowKind.DATA) for number, group in enumerate(positions, 1))
    if "COUNCIL_DEPUTY" in by_code:
        yield _row(sections["COUNCIL_DEPUTY"], by_code["COUNCIL_DEPUTY"], measures, RowKind.SUBTOTAL)
    part_time = [by_code[code] for code in OTHER_GROUPS[1:] if code in by_code]
    if part_time:
        yield group_row("V. Người hoạt động không chuyên trách", columns)
    yield from (_row(str(number), group, measures, RowKind.DATA) for number, group in enumerate(part_time, 1))


def _row(ordinal: str, group: Group, measures: Sequence[Measure], kind: RowKind) -> Row:
    cells = shares(group, measures)
    return Row((ordinal, group.title, *cells.values), kind, people=cells.people, behind=cells.behind)


def _reconciliation(found: StaffQualityFacts, number: int) -> list[Block]:
    """Return how the persons of I and II become the positions of III, with the names of those who hold several."""
    if not found.double_holders:
        return []
    persons = len({person for group in found.groups if group.code in STAFF_GROUPS for person in group.people})
    positions = sum(group.headcount for group in found.groups if group.counting == "positions")
    holders = len(found.double_holders)
    text = (
        f"Mục III có {count_vi(positions)} lượt chức danh do {count_vi(persons)} người giữ, "
        f"vì {count_vi(holders)} người giữ từ hai chức danh cán bộ, công chức trở lên:"
    )
    heading = SectionHeading(f"{number}. Người giữ từ hai chức danh trở lên", 2)
    return [heading, Paragraph(text), holders_block(found.double_holders)]
