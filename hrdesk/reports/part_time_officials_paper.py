"""The paper of part-time-officials: by title with percentages, heads of hamlets, by unit, the list of a commune."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    Number,
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
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import report_notes as notes
from hrdesk.reports.ages import AGE_RULE, age_sentence
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, described, is_single, roman, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.double_holders import holders_block
from hrdesk.reports.member import member_headings, member_rows
from hrdesk.reports.part_time_officials import GROUPS, PartTimeFacts, facts, to_json
from hrdesk.reports.report import Report
from hrdesk.reports.share import percent
from hrdesk.reports.structure import unstated_of
from hrdesk.reports.structure_paper import PEOPLE, structure_by_unit, subject_blocks, subjects
from hrdesk.reports.tally import Tallied
from hrdesk.text import count_vi

_ATTRIBUTES = ("female", "ethnic_minority", "religious", "party_member", "young")
_LISTED = ("full_name", "born", "title", "held_from", "ethnicity", "party", "professional", "theory", "other_titles")
_TITLE_COLUMNS = (Column("ordinal", "TT", 9, Align.CENTER, grows=False), Column("title", "Đối tượng", 60))


def paper(found: PartTimeFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office."""
    whom = "người hoạt động không chuyên trách"
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(_blocks(found, context)),
        subject=f"Số lượng, chất lượng {whom} {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _blocks(found: PartTimeFacts, context: PaperContext) -> Iterator[Block]:
    yield Paragraph(_opening(found, context))
    totals = [found.total(group) for group in GROUPS]
    chosen = subjects(totals, _ATTRIBUTES)
    yield from subject_blocks(chosen, _TITLE_COLUMNS, partial(_title_rows, found))
    for group, total in zip(GROUPS, totals, strict=True):
        if unstated := unstated_of(total):
            yield Paragraph(notes.not_stated_in(catalog("position_group").label(group), unstated))
    number = len(chosen)
    for title, blocks in _sections(found):
        number += 1
        yield SectionHeading(f"{number}. {title}", 2)
        yield from blocks
    yield Paragraph(
        f"Trên đây là báo cáo số lượng, chất lượng người hoạt động không chuyên trách của {context.office}./."
    )


def _sections(found: PartTimeFacts) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield the sections that follow the subjects, with their titles."""
    yield "Trưởng thôn, tổ trưởng tổ dân phố là đảng viên", _heads(found)
    if found.double_holders:
        yield (
            "Người giữ từ hai chức danh trở lên",
            (
                Paragraph(_posts(found)),
                holders_block(found.double_holders),
            ),
        )
    if found.members:
        yield "Danh sách", (_list(found),)
    elif found.areas and not is_single(found.areas):
        for group in GROUPS:
            entry = catalog("position_group").by_code[group]
            name = entry.short.replace("HĐKCT", "Theo đơn vị -")
            table = structure_by_unit(name, found.areas, partial(found.of, group=group), _ATTRIBUTES)
            yield f"{entry.label} theo đơn vị", (table,)


def _opening(found: PartTimeFacts, context: PaperContext) -> str:
    scope = "" if is_single(found.areas) or not found.areas else f", gồm {described(found.areas)}"
    return (
        f"{context.office} báo cáo số lượng, chất lượng người hoạt động không chuyên trách tính đến ngày "
        f"{found.as_of:%d/%m/%Y}{scope}. Mục I và mục II đếm mỗi người một lần, các dòng dưới mục đếm theo chức danh. "
        "Tỷ lệ phần trăm (%) tính trên số lượng của từng dòng, làm tròn đến một chữ số thập phân. "
        f"{age_sentence(found.age_rule)}"
    )


def _title_rows(found: PartTimeFacts, cells_of: Callable[[Tallied], Cells]) -> Iterator[Row]:
    labels = catalog("position_group")
    for place, group in enumerate(GROUPS, 1):
        yield _row(roman(place), labels.label(group), cells_of(found.total(group)), RowKind.SUBTOTAL)
        titles = [title for title in found.titles if title.group == group]
        for number, title in enumerate(titles, 1):
            yield _row(str(number), catalog("position").label(title.position), cells_of(title.line), RowKind.DATA)


def _row(ordinal: str, title: str, cells: Cells, kind: RowKind) -> Row:
    return Row((ordinal, title, *cells.values), kind, people=cells.people, behind=cells.behind)


def _posts(found: PartTimeFacts) -> str:
    parts = [
        f"{count_vi(len(found.total(group).people))} {label[:1].lower()}{label[1:]} "
        f"giữ {count_vi(found.posts[group])} chức danh"
        for group in GROUPS
        if (label := catalog("position_group").label(group))
    ]
    return f"{'; '.join(parts)}. Người giữ từ hai chức danh không chuyên trách trở lên:"


def _heads(found: PartTimeFacts) -> list[Block]:
    headings = (
        *UNIT_COLUMNS,
        *(
            Column(key, label, 30, Align.CENTER, number)
            for key, label, number in (
                ("hamlets", "Số thôn, tổ dân phố", Number.INTEGER),
                ("head.count", "Trưởng thôn, tổ trưởng", Number.INTEGER),
                ("head.party", "Là đảng viên", Number.INTEGER),
                ("head.share", "Tỷ lệ (%)", Number.PERCENT),
            )
        ),
    )

    def cells_of(units: Sequence[Unit]) -> Cells:
        heads = found.heads_of(units)
        behind = {"hamlets": (), "head.party": heads.party_members, "head.share": heads.party_members}
        numbers = (len(heads.heads), len(heads.party_members))
        return Cells((heads.hamlets, *numbers, percent(numbers[1], numbers[0])), heads.heads, behind)

    rows = tuple(unit_rows(found.areas, cells_of))
    shown = rows[:-1] if is_single(found.areas) else rows
    return [Table(headings, shown, name="Trưởng thôn", note=PEOPLE, numbers=column_numbers(len(headings)))]


def _list(found: PartTimeFacts) -> Table:
    """Return the people of the commune, then those of each hamlet under its name."""
    headings = member_headings(_LISTED)
    width = len(columns_of(headings))
    rows: list[Row] = []
    number = 1
    for unit, of_unit in groupby(found.members, key=lambda member: member.unit):
        listed = list(of_unit)
        title = unit_title(unit.kind, unit.name)
        people = tuple(dict.fromkeys(member.person_id for member in listed))
        rows.append(group_row(title[:1].upper() + title[1:], width, people))
        rows += member_rows(listed, _LISTED, number)
        number += len(listed)
    return Table(headings, tuple(rows), name="Danh sách", numbers=column_numbers(width))


REPORT = Report("part-time-officials", "Người hoạt động không chuyên trách", facts, paper, to_json, (AGE_RULE,))
