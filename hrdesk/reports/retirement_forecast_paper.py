"""The paper of retirement-forecast: by title and year, what is left of quotas, levels and targets, and by name."""

from collections.abc import Iterator, Sequence

from hrdesk.domain.catalogs import catalog, position_group
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
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import retirement as say
from hrdesk.messages import targets as target_words
from hrdesk.reports.areas import UNIT_COLUMNS, Cells, is_single, ordinal_column, roman, unit_rows
from hrdesk.reports.context import PaperContext, letter_heading, signature, unit_title
from hrdesk.reports.member import born_cells, born_columns
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.reports.retirement_forecast import (
    OVERDUE,
    YEARS,
    Forecast,
    Leaver,
    Period,
    RetirementFacts,
    Share,
    TargetEffect,
    added,
    facts,
    to_json,
)
from hrdesk.reports.share import percent

_PEOPLE = "Đơn vị tính: người"
_MONTHS = 12


def paper(found: RetirementFacts, context: PaperContext) -> Paper:
    """Return the forecast as a document of the office."""
    unit = unit_title(found.unit.kind, found.unit.name)
    blocks: list[Block] = [Paragraph(text) for text in _opening(found, context)]
    for number, (title, inside) in enumerate(_sections(found), 1):
        blocks += [SectionHeading(f"{number}. {title}", 2), *inside]
    blocks.append(Paragraph(say.closing(context.office)))
    return Paper(
        letter_heading(context),
        "Báo cáo",
        tuple(blocks),
        subject=f"Dự báo nghỉ hưu của cán bộ, công chức {unit} trong {YEARS:02d} năm tới",
        as_of=found.as_of,
        addressees=context.addressees,
        signatures=(signature(context),),
        recipients=context.recipients,
        orientation=Orientation.LANDSCAPE,
    )


def _opening(found: RetirementFacts, context: PaperContext) -> Iterator[str]:
    total = added(found.seats.values()).forecast
    staff = {person for one in found.groups.values() for person in one.people}
    coming = sum(leaver.year != OVERDUE for leaver in found.leavers)
    yield say.opening(context.office, found.as_of, len(staff), coming, len(found.leavers) - coming)
    yield say.how_counted()
    if len(total.people) < len(staff):
        yield say.outside_communes(len(staff) - len(total.people))


def _sections(found: RetirementFacts) -> Iterator[tuple[str, Sequence[Block]]]:
    yield "Theo chức danh", (_by_position(found),)
    yield "Ảnh hưởng đến số lượng được giao", tuple(_quotas(found))
    yield "Ảnh hưởng đến trình độ", (_shares(found),)
    if found.targets:
        yield "Ảnh hưởng đến các chỉ tiêu của đề án", (_targets(found.targets),)
    if found.leavers:
        yield "Danh sách người đến tuổi nghỉ hưu", (_list(found),)
    if found.undated:
        yield "Người chưa tính được ngày đủ tuổi", (Paragraph(say.undated([name for _, name in found.undated])),)


def _label(period: Period) -> str:
    """Return "Năm 2023" for a calendar year, else its two days."""
    if (period.start.month, period.start.day) == (1, 1):
        return f"Năm {period.start.year}"
    return f"{period.start:%d/%m/%Y} - {period.end:%d/%m/%Y}"


def _year_columns(found: RetirementFacts) -> tuple[Column, ...]:
    """Return who is past the age, then a column for each year, then all of them."""
    keys = (("overdue", "Đã đủ tuổi"), *((f"year{n}", _label(one)) for n, one in enumerate(found.periods)))
    return tuple(
        Column(f"gone.{key}", label, 17, Align.CENTER, Number.INTEGER) for key, label in (*keys, ("all", "Cộng"))
    )


def _year_cells(forecast: Forecast) -> tuple[tuple[Value, ...], dict[str, People]]:
    behind: dict[str, People] = {"gone.overdue": forecast.overdue}
    behind |= {f"gone.year{number}": people for number, people in enumerate(forecast.leaving)}
    behind["gone.all"] = forecast.gone_by(YEARS)
    return tuple(map(len, behind.values())), behind


def _by_position(found: RetirementFacts) -> Table:
    headings: tuple[Heading, ...] = (
        Column("ordinal", "TT", 9, Align.CENTER, grows=False),
        Column("title", "Chức danh", 60),
        Column("headcount", "Có mặt", 14, Align.CENTER, Number.INTEGER, grows=False),
        ColumnGroup("Đủ tuổi nghỉ hưu", _year_columns(found)),
        Column("share", "Tỷ lệ (%)", 14, Align.CENTER, Number.PERCENT, grows=False),
    )
    rows = []
    for place, (group, forecast) in enumerate(found.groups.items(), 1):
        rows.append(_forecast_row(roman(place), catalog("position_group").label(group), forecast, RowKind.SUBTOTAL))
        inside = [code for code in found.positions if position_group(code) == group]
        for number, code in enumerate(inside, 1):
            title = catalog("position").label(code)
            rows.append(_forecast_row(str(number), title, found.positions[code], RowKind.DATA))
    numbers = column_numbers(len(columns_of(headings)))
    return Table(headings, tuple(rows), name="Theo chức danh", note=_PEOPLE, numbers=numbers)


def _forecast_row(ordinal: str, title: str, forecast: Forecast, kind: RowKind) -> Row:
    values, behind = _year_cells(forecast)
    gone = forecast.gone_by(YEARS)
    share = percent(len(gone), len(forecast.people))
    cells = (ordinal, title, len(forecast.people), *values, share)
    return Row(cells, kind, people=forecast.people, behind={**behind, "share": gone})


def _quotas(found: RetirementFacts) -> Iterator[Block]:
    yield _quota_by_year(found)
    if not is_single(found.areas):
        yield Paragraph(say.by_unit(found.periods[-1].end))
        yield _quota_by_unit(found)
    if any(one.assigned is None for one in found.seats.values()):
        yield Paragraph(say.without_number())


def _quota_by_year(found: RetirementFacts) -> Table:
    headings = (
        Column("year", "Thời điểm", 60),
        Column("assigned", "Được giao", 25, Align.CENTER, Number.INTEGER),
        Column("gone.in", "Đủ tuổi nghỉ hưu", 30, Align.CENTER, Number.INTEGER),
        Column("left.count", "Còn lại nếu không bổ sung", 35, Align.CENTER, Number.INTEGER),
        Column("vacant", "Còn thiếu", 25, Align.CENTER, Number.INTEGER),
    )
    seats = added(found.seats.values())
    steps = [(f"Tính đến ngày {found.as_of:%d/%m/%Y}, không kể người đã đủ tuổi", seats.forecast.overdue)]
    steps += [(f"Đến ngày {period.end:%d/%m/%Y}", seats.forecast.leaving[n]) for n, period in enumerate(found.periods)]
    rows = []
    for years, (label, gone) in enumerate(steps):
        left = _without(seats.forecast.people, seats.forecast.gone_by(years))
        cells = (label, seats.assigned, len(gone), len(left), seats.vacant_after(years))
        behind: dict[str, People] = {"assigned": (), "gone.in": gone, "left.count": left, "vacant": ()}
        rows.append(Row(cells, people=left, behind=behind))
    return Table(headings, tuple(rows), name="Số lượng", note=_PEOPLE, numbers=column_numbers(len(headings)))


def _quota_by_unit(found: RetirementFacts) -> Table:
    headings: tuple[Heading, ...] = (
        *UNIT_COLUMNS,
        Column("assigned", "Được giao", 16, Align.CENTER, Number.INTEGER, grows=False),
        Column("headcount", "Có mặt", 16, Align.CENTER, Number.INTEGER, grows=False),
        ColumnGroup("Đủ tuổi nghỉ hưu", _year_columns(found)),
        Column("left.count", "Còn lại", 16, Align.CENTER, Number.INTEGER, grows=False),
        Column("vacant", "Còn thiếu", 16, Align.CENTER, Number.INTEGER, grows=False),
    )

    def cells_of(units: Sequence[Unit]) -> Cells:
        seats = added(found.seats[unit.id] for unit in units)
        people = seats.forecast.people
        left = _without(people, seats.forecast.gone_by(YEARS))
        values, behind = _year_cells(seats.forecast)
        cells = (seats.assigned, len(people), *values, len(left), seats.vacant_after(YEARS))
        return Cells(cells, people, {**behind, "assigned": (), "left.count": left, "vacant": ()})

    numbers = column_numbers(len(columns_of(headings)))
    rows = tuple(unit_rows(found.areas, cells_of))
    return Table(headings, rows, name="Theo đơn vị", note=_PEOPLE, numbers=numbers)


def _shares(found: RetirementFacts) -> Table:
    labels = ("Hiện nay", *(f"Đến {period.end:%d/%m/%Y}" for period in found.periods))
    headings: tuple[Heading, ...] = (
        Column("group", "Đối tượng", 30),
        Column("level", "Trình độ", 50),
        *(
            ColumnGroup(
                label,
                (
                    Column(f"point{n}.reached", "Đạt", 11, Align.CENTER, Number.INTEGER),
                    Column(f"point{n}.left", "Tổng", 11, Align.CENTER, Number.INTEGER),
                    Column(f"point{n}.share", "%", 12, Align.CENTER, Number.PERCENT),
                ),
            )
            for n, label in enumerate(labels)
        ),
    )
    rows = tuple(map(_share_row, found.shares))
    return Table(headings, rows, name="Trình độ", note=_PEOPLE, numbers=column_numbers(len(columns_of(headings))))


def _share_row(share: Share) -> Row:
    level = say.level(share.dimension, catalog(share.dimension).label(share.minimum))
    cells: list[Value] = [catalog("position_group").by_code[share.group].short, level]
    behind: dict[str, People] = {}
    for number, (reached, left) in enumerate(share.points):
        cells += [len(reached), len(left), percent(len(reached), len(left))]
        key = f"point{number}"
        behind |= {f"{key}.reached": reached, f"{key}.left": left, f"{key}.share": reached}
    return Row(tuple(cells), people=share.points[0][1], behind=behind)


def _targets(effects: Sequence[TargetEffect]) -> Table:
    headings: tuple[Heading, ...] = (
        Column("id", "Mã", 12, Align.CENTER, grows=False),
        Column("indicator", "Chỉ tiêu", 90),
        Column("threshold", "Mức phải đạt", 20, Align.CENTER),
        *(
            ColumnGroup(
                label,
                (
                    Column(f"{key}_reached", "Đạt", 13, Align.CENTER, Number.INTEGER),
                    Column(f"{key}_all", "Tổng", 13, Align.CENTER, Number.INTEGER),
                    Column(f"{key}_share", "%", 13, Align.CENTER, Number.PERCENT),
                    Column(f"{key}_verdict", "Kết luận", 22, Align.CENTER),
                ),
            )
            for key, label in (("today", "Hiện nay"), ("after", f"Sau {YEARS:02d} năm"))
        ),
    )
    rows = tuple(map(_target_row, effects))
    return Table(headings, rows, name="Chỉ tiêu", numbers=column_numbers(len(columns_of(headings))))


def _target_row(effect: TargetEffect) -> Row:
    target = effect.target
    cells: list[Value] = [
        target.id,
        f"{target.scope}: {target.indicator[:1].lower()}{target.indicator[1:]}",
        target_words.threshold(target.op, target.threshold, is_aspired=target.is_aspired),
    ]
    for numbers in (effect.today, effect.after):
        verdict = target_words.verdict(effect.is_met(numbers), is_missing=False)
        cells += [*numbers, percent(*numbers), verdict]
    return Row(tuple(cells), people=effect.people)


def _list(found: RetirementFacts) -> Table:
    several = not is_single(found.areas)
    headings: list[Heading] = [ordinal_column(), Column("full_name", "Họ và tên", 42), born_columns()]
    headings.append(Column("titles", "Chức danh", 54))
    if several:
        headings.append(Column("unit", "Đơn vị", 36))
    headings += [
        Column("day", "Ngày đủ tuổi nghỉ hưu", 24, Align.CENTER),
        Column("age", "Tuổi nghỉ hưu", 31, Align.CENTER),
        Column("term", "Nhiệm kỳ", 32, Align.CENTER),
    ]
    width = len(columns_of(headings))
    rows: list[Row] = []
    for year in range(OVERDUE, YEARS):
        listed = [leaver for leaver in found.leavers if leaver.year == year]
        title = say.past_the_age(found.as_of) if year == OVERDUE else _label(found.periods[year])
        if listed:
            people = tuple(leaver.person_id for leaver in listed)
            rows.append(group_row(say.counted(title, len(listed)), width, people))
        first = 1 + sum(leaver.year < year for leaver in found.leavers)
        rows += [_leaver_row(number, leaver, several=several) for number, leaver in enumerate(listed, first)]
    return Table(tuple(headings), tuple(rows), name="Danh sách", numbers=column_numbers(width))


def _leaver_row(number: int, leaver: Leaver, *, several: bool) -> Row:
    unit = (unit_title(leaver.unit.kind, leaver.unit.name),) if several else ()
    cells = (
        number,
        leaver.full_name,
        *born_cells(leaver.date_of_birth, leaver.sex),
        "; ".join(leaver.titles),
        *unit,
        f"{leaver.day:%d/%m/%Y}",
        _age(leaver),
        say.term(leaver.term) if leaver.term or leaver.is_elected else None,
    )
    return Row(cells, people=(leaver.person_id,))


def _age(leaver: Leaver) -> str:
    born, day = leaver.date_of_birth.first, leaver.day
    years, months = divmod((day.year - born.year) * _MONTHS + day.month - born.month, _MONTHS)
    return say.age(years, months)


def _without(people: People, gone: People) -> People:
    away = set(gone)
    return tuple(person for person in people if person not in away)


REPORT = Report(
    "retirement-forecast",
    "Dự báo nghỉ hưu",
    facts,
    paper,
    to_json,
    (
        Parameter("rules", "Căn cứ giao", ParameterKind.RULES, ()),
        Parameter("programmes", "Đề án", ParameterKind.PROGRAMMES, ()),
    ),
)
