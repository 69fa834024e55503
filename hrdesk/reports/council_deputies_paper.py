"""The paper of council-deputies: tables with percentages, a table by unit, the list of a single commune."""

from collections.abc import Callable, Iterator

from hrdesk.domain.paper import (
    Block,
    Column,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Table,
    column_numbers,
    columns_of,
)
from hrdesk.messages import report_notes as notes
from hrdesk.reports.ages import AGE_RULE, age_sentence
from hrdesk.reports.areas import Cells, described, is_single
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.council_deputies import CouncilDeputiesFacts, facts, to_json
from hrdesk.reports.member import member_headings, member_rows
from hrdesk.reports.report import Report
from hrdesk.reports.structure import YOUNG_TO, unstated_of
from hrdesk.reports.structure_paper import structure_by_unit, subject_blocks, subjects
from hrdesk.reports.tally import Tallied

_ATTRIBUTES = ("female", "ethnic_minority", "religious", "party_member", "non_party", "young", "re_elected")
_LISTED = (
    *("full_name", "born", "ethnicity", "religion", "party", "professional", "theory"),
    *("other_titles", "re_elected"),
)


def paper(found: CouncilDeputiesFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office."""
    unit = unit_title(found.unit.kind, found.unit.name)
    whom = "đại biểu Hội đồng nhân dân" + ("" if is_single(found.areas) else " cấp xã thuộc")
    term = f" nhiệm kỳ {found.term.replace('-', ' - ')}" if found.term else ""
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(_blocks(found, context)),
        subject=f"Số lượng, chất lượng {whom} {unit}{term}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _blocks(found: CouncilDeputiesFacts, context: PaperContext) -> Iterator[Block]:
    yield Paragraph(_opening(found, context))
    total = found.total
    chosen = subjects([total], _ATTRIBUTES)
    yield from subject_blocks(chosen, (Column("unit", "Đơn vị", 56),), lambda cells_of: _rows(found, cells_of))
    unstated = unstated_of(total)
    if unstated:
        yield Paragraph(notes.not_stated("đại biểu", unstated))
    if found.members:
        yield SectionHeading(f"{len(chosen) + 1}. Danh sách đại biểu", 2)
        yield _list(found)
    elif found.areas and not is_single(found.areas):
        yield SectionHeading(f"{len(chosen) + 1}. Theo đơn vị", 2)
        yield structure_by_unit("Theo đơn vị", found.areas, found.of, _ATTRIBUTES)
    yield Paragraph(f"Trên đây là báo cáo số lượng, chất lượng đại biểu Hội đồng nhân dân của {context.office}./.")


def _opening(found: CouncilDeputiesFacts, context: PaperContext) -> str:
    scope = "" if is_single(found.areas) or not found.areas else f", gồm {described(found.areas)}"
    return (
        f"{context.office} báo cáo số lượng, chất lượng đại biểu Hội đồng nhân dân tính đến ngày "
        f"{found.as_of:%d/%m/%Y}{scope}. Tỷ lệ phần trăm (%) tính trên số lượng của từng dòng, làm tròn đến một "
        f"chữ số thập phân. Đại biểu trẻ tuổi là đại biểu từ {YOUNG_TO} tuổi trở xuống. {age_sentence(found.age_rule)}"
    )


def _rows(found: CouncilDeputiesFacts, cells_of: Callable[[Tallied], Cells]) -> Iterator[Row]:
    """Yield the areas where there are several, then all."""
    if len(found.areas) > 1:
        for area in found.areas:
            cells = cells_of(found.of(area.communes))
            title = unit_title(area.above.kind, area.above.name)
            yield Row((title, *cells.values), people=cells.people, behind=cells.behind)
    cells = cells_of(found.total)
    title = unit_title(found.unit.kind, found.unit.name)
    yield Row((title[:1].upper() + title[1:], *cells.values), RowKind.TOTAL, people=cells.people, behind=cells.behind)


def _list(found: CouncilDeputiesFacts) -> Table:
    headings = member_headings(_LISTED)
    rows = tuple(member_rows(found.members, _LISTED))
    return Table(headings, rows, name="Danh sách", numbers=column_numbers(len(columns_of(headings))))


REPORT = Report("council-deputies", "Đại biểu Hội đồng nhân dân", facts, paper, to_json, (AGE_RULE,))
