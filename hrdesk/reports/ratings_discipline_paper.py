"""The paper of ratings-discipline: ratings by year, cases by form and reason, by unit or by name."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import (
    Align,
    Block,
    Column,
    ColumnGroup,
    Heading,
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
    group_row,
)
from hrdesk.domain.snapshot import UNKNOWN, Unit
from hrdesk.messages import ratings as say
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, is_single, ordinal_column, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.measures import NO_DATA, Measure, count_columns, counts, headcount_column, share_columns, shares
from hrdesk.reports.member import text_date
from hrdesk.reports.period import PERIOD
from hrdesk.reports.ratings_discipline import (
    Case,
    PersonRatings,
    RatingsFacts,
    facts,
    ratings_shown,
    to_json,
    together,
)
from hrdesk.reports.report import Report
from hrdesk.reports.share import percent
from hrdesk.reports.staff_quality import STAFF_GROUPS
from hrdesk.reports.tally import Tallies, merged

_PEOPLE, _CASES = "Đơn vị tính: người", "Đơn vị tính: trường hợp"
_DISCIPLINE, _AWARDS = "kỷ luật", "khen thưởng"
_SHORT_FROM = 5  # more ratings of one person than these are printed in their short form
_BOTH = "CADRES_AND_CIVIL_SERVANTS"


class _Slice(NamedTuple):
    """A column of cases: which of them it counts."""

    column: Column
    counts: Callable[[Case], bool]


def paper(found: RatingsFacts, context: PaperContext) -> Paper:
    """Return the report as a document of the office."""
    blocks: list[Block] = [
        Paragraph(say.opening(context.office, found.period.first, found.period.last)),
        Paragraph(say.how_counted()),
    ]
    for number, (title, inside) in enumerate(_sections(found), 1):
        blocks += [SectionHeading(f"{number}. {title}", 2), *inside]
    blocks.append(Paragraph(say.closing(context.office)))
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Kết quả xếp loại, kỷ luật, khen thưởng {unit_title(found.unit.kind, found.unit.name)}",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _sections(found: RatingsFacts) -> Iterator[tuple[str, Sequence[Block]]]:
    yield "Xếp loại chất lượng", (_ratings(found) if found.periods else Paragraph(say.no_ratings()),)
    yield "Kỷ luật", tuple(_discipline(found))
    yield "Khen thưởng", tuple(_awards(found))
    if found.persons:
        yield "Xếp loại của từng người", (_rated_people(found),)
        if found.discipline:
            yield "Danh sách kỷ luật", (_case_list(found.discipline, "discipline_form", with_reason=True),)
        if found.awards:
            yield "Danh sách khen thưởng", (_case_list(found.awards, "commendation_form", with_reason=False),)
    elif found.areas and not is_single(found.areas):
        yield "Theo đơn vị", (Paragraph(say.by_unit(found.last_year)), _by_unit(found))


def _measures(lines: Sequence[Tallies]) -> tuple[Measure, ...]:
    """Return the ratings from high to low, what is not stated last and only if it occurs."""
    labels = catalog("rating")
    measures = [Measure(labels.label(code), ("rating", code)) for code in ratings_shown(lines)]
    if any(line.tallies["rating"][UNKNOWN] for line in lines):
        measures.append(Measure(NO_DATA, ("rating", UNKNOWN)))
    return tuple(measures)


def _ratings(found: RatingsFacts) -> Table:
    measures = _measures([one.line for one in found.rated])
    headings: tuple[Heading, ...] = (
        Column("period", "Thời gian", 34),
        headcount_column("Số người"),
        *share_columns(measures),
    )
    width = len(columns_of(headings))
    labels = catalog("position_group")
    parts = [(_BOTH, STAFF_GROUPS), *((group, (group,)) for group in found.rated_groups)]
    rows: list[Row] = []
    for code, groups in parts:
        rows.append(group_row(labels.label(code), width))
        for period in found.periods:
            cells = shares(together(found.rated, groups, period), measures)
            rows.append(Row((say.period(period), *cells.values), people=cells.people, behind=cells.behind))
    return Table(headings, tuple(rows), name="Xếp loại", note=_PEOPLE, numbers=column_numbers(width))


def _discipline(found: RatingsFacts) -> Iterator[Block]:
    cases = found.discipline
    if not cases:
        yield Paragraph(say.no_cases(_DISCIPLINE))
        return
    yield Paragraph(say.cases(_DISCIPLINE, len(cases), _persons(cases)))
    yield SectionHeading("a) Theo hình thức", 3)
    yield _crossed(found, cases, "discipline_form", "Hình thức kỷ luật", lambda case: case.form)
    yield SectionHeading("b) Theo lý do", 3)
    yield _crossed(found, cases, "discipline_reason", "Lý do kỷ luật", lambda case: case.reason or "", every=True)
    if any(case.year is None for case in cases):
        yield Paragraph(say.undated(_DISCIPLINE), italic=True)


def _awards(found: RatingsFacts) -> Iterator[Block]:
    cases = found.awards
    if not cases:
        yield Paragraph(say.no_cases(_AWARDS))
        return
    yield Paragraph(say.cases(_AWARDS, len(cases), _persons(cases)))
    yield _crossed(found, cases, "commendation_form", "Hình thức khen thưởng", lambda case: case.form)
    if any(case.year is None for case in cases):
        yield Paragraph(say.undated(_AWARDS), italic=True)


def _persons(cases: Sequence[Case]) -> int:
    return len({case.person_id for case in cases})


def _slices(found: RatingsFacts, cases: Sequence[Case]) -> tuple[list[_Slice], list[_Slice]]:
    """Return the columns of years and the columns of groups."""
    years: list[int | None] = [*found.period.years]
    if any(case.year is None for case in cases):
        years.append(None)
    by_year = [_slice(f"year.{year or 'none'}", str(year or "Không rõ năm"), _in_year(year)) for year in years]
    groups = [group for group in found.groups if group in STAFF_GROUPS or any(case.group == group for case in cases)]
    labels = catalog("position_group").by_code
    return by_year, [_slice(f"group.{group}", labels[group].short, _in_group(group)) for group in groups]


def _slice(key: str, label: str, test: Callable[[Case], bool]) -> _Slice:
    return _Slice(Column(key, label, 18, Align.CENTER, Number.INTEGER), test)


def _in_year(year: int | None) -> Callable[[Case], bool]:
    return lambda case: case.year == year


def _in_group(group: str) -> Callable[[Case], bool]:
    return lambda case: case.group == group


def _crossed(
    found: RatingsFacts,
    cases: Sequence[Case],
    name: str,
    title: str,
    code_of: Callable[[Case], str],
    *,
    every: bool = False,
) -> Table:
    """Return cases by code against years and groups; ``every`` prints codes of which there is none too."""
    years, groups = _slices(found, cases)
    total = _Slice(Column("total.cases", "Tổng số", 18, Align.CENTER, Number.INTEGER), lambda case: True)
    headings: tuple[Heading, ...] = (
        ordinal_column(),
        Column("title", title, 80),
        ColumnGroup("Năm", tuple(one.column for one in years)),
        total.column,
        Column("total.share", "Tỷ lệ (%)", 18, Align.CENTER, Number.PERCENT),
        ColumnGroup("Trong đó", tuple(one.column for one in groups)),
    )
    occurring = {code_of(case) for case in cases}
    known = [entry.code for entry in catalog(name).entries if every or entry.code in occurring]
    rows = []
    for place, code in enumerate((*known, *sorted(occurring - set(known))), 1):
        chosen = [case for case in cases if code_of(case) == code]
        label = catalog(name).label(code) or NO_DATA
        rows.append(_cases_row((place, label), chosen, len(cases), (years, total, groups), RowKind.DATA))
    rows.append(_cases_row(("Tổng số", None), cases, len(cases), (years, total, groups), RowKind.TOTAL))
    numbers = column_numbers(len(columns_of(headings)))
    return Table(headings, tuple(rows), name=title, note=_CASES, numbers=numbers)


def _cases_row(
    first: tuple[Value, ...],
    cases: Sequence[Case],
    whole: int,
    slices: tuple[Sequence[_Slice], _Slice, Sequence[_Slice]],
    kind: RowKind,
) -> Row:
    years, total, groups = slices
    behind: dict[str, People] = {
        one.column.key: tuple(case.person_id for case in cases if one.counts(case)) for one in (*years, total, *groups)
    }
    behind["total.share"] = behind["total.cases"]
    numbers = [len(behind[one.column.key]) for one in years]
    numbers += [len(cases)]
    cells = (*first, *numbers, percent(len(cases), whole), *(len(behind[one.column.key]) for one in groups))
    people = tuple(case.person_id for case in cases)
    return Row(cells, kind, 2 if kind is RowKind.TOTAL else 1, people, behind)


def _by_unit(found: RatingsFacts) -> Table:
    lines = [record.rated for record in found.units.values()]
    measures = _measures(lines) if found.last_year else ()
    headings: tuple[Heading, ...] = (
        *UNIT_COLUMNS,
        headcount_column("Cán bộ, công chức"),
        *((ColumnGroup("Xếp loại", count_columns(measures, 18)),) if measures else ()),
        Column("case.discipline", "Kỷ luật (trường hợp)", 18, Align.CENTER, Number.INTEGER),
        Column("case.awards", "Khen thưởng (trường hợp)", 18, Align.CENTER, Number.INTEGER),
    )

    def cells_of(units: Sequence[Unit]) -> Cells:
        records = [found.units[unit.id] for unit in units]
        line = counts(merged(record.rated for record in records) if records else Tallies((), {"rating": {}}), measures)
        disciplined = tuple(person for record in records for person in record.discipline)
        awarded = tuple(person for record in records for person in record.awards)
        behind = {**line.behind, "case.discipline": disciplined, "case.awards": awarded}
        return Cells((*line.values, len(disciplined), len(awarded)), line.people, behind)

    rows = tuple(unit_rows(found.areas, cells_of))
    return Table(headings, rows, name="Theo đơn vị", numbers=column_numbers(len(columns_of(headings))))


def _rated_people(found: RatingsFacts) -> Table:
    headings: tuple[Heading, ...] = (
        ordinal_column(),
        Column("full_name", "Họ và tên", 42),
        Column("titles", "Chức danh", 60),
        *(Column(f"period{place}", say.period(one), 26, Align.CENTER) for place, one in enumerate(found.periods)),
    )
    width = len(columns_of(headings))
    rows: list[Row] = []
    for group in found.rated_groups:
        members = [one for one in found.persons if one.group == group]
        if members:
            people = tuple(one.person_id for one in members)
            rows.append(group_row(catalog("position_group").label(group), width, people))
        first = 1 + sum(row.kind is RowKind.DATA for row in rows)
        rows += [_person_row(number, one) for number, one in enumerate(members, first)]
    return Table(headings, tuple(rows), name="Từng người", numbers=column_numbers(width))


def _person_row(number: int, one: PersonRatings) -> Row:
    entries, is_short = catalog("rating").by_code, len(one.ratings) > _SHORT_FROM
    ratings = tuple(
        ((is_short and entries[rating].short) or entries[rating].label) if rating in entries else rating
        for rating in one.ratings
    )
    return Row((number, one.full_name, "; ".join(one.titles), *ratings), people=(one.person_id,))


def _case_list(cases: Sequence[Case], name: str, *, with_reason: bool) -> Table:
    headings = [
        ordinal_column(),
        Column("full_name", "Họ và tên", 42),
        Column("titles", "Chức danh", 55),
        Column("form", "Hình thức", 50),
        Column("decided_on", "Ngày quyết định", 22, Align.CENTER),
    ]
    if with_reason:
        headings.insert(4, Column("reason", "Lý do", 60))
        headings.append(Column("ended_on", "Hết hiệu lực", 22, Align.CENTER))
    rows = tuple(_case_row(number, case, name, with_reason=with_reason) for number, case in enumerate(cases, 1))
    title = "Danh sách kỷ luật" if with_reason else "Danh sách khen thưởng"
    return Table(tuple(headings), rows, name=title, numbers=column_numbers(len(headings)))


def _case_row(number: int, case: Case, name: str, *, with_reason: bool) -> Row:
    cells: list[Value] = [number, case.full_name, "; ".join(case.titles), catalog(name).label(case.form)]
    if with_reason:
        cells.append(catalog("discipline_reason").label(case.reason))
    cells.append(text_date(case.decided_on))
    if with_reason:
        cells.append(text_date(case.ended_on))
    return Row(tuple(cells), people=(case.person_id,))


REPORT = Report("ratings-discipline", "Xếp loại, kỷ luật, khen thưởng", facts, paper, to_json, PERIOD)
