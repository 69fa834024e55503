"""Biên bản kiểm kê: the full form C53-HD, or the short one with Phẩm chất; both are signed by hand."""

from collections.abc import Iterator
from dataclasses import replace

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
    Row,
    RowKind,
    Signature,
    Table,
    Value,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.domain.stocktaking import LABELS, LineStatus
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.circular_form import accountant_signature, form_heading, form_parameters, head_signature
from hrdesk.reports.context import PaperContext, context_of, place_and_date
from hrdesk.reports.equipment_stocktake import (
    FORM,
    FULL,
    QUALITIES,
    SHORT,
    CountLine,
    StocktakeFacts,
    Worth,
    added,
    books_day,
    facts,
    summary,
    to_json,
)
from hrdesk.reports.item_words import full_name, label_of
from hrdesk.reports.report import Parameter, ParameterKind, Report
from hrdesk.rules.wear import fixed_asset_limit
from hrdesk.text import count_vi

# Dots as wide as the line has room: after "Ý kiến ...", a whole line, name, title, whom a member stands for.
_ROOM = {FULL: (34, 50, 12, 10, 8), SHORT: (16, 32, 6, 4, 3)}
_MONEY = "Đơn vị tính: đồng"
_BLANK_MEMBERS = ("Trưởng ban", "Ủy viên", "Ủy viên")


def paper(found: StocktakeFacts, context: PaperContext) -> Paper:
    """Return the minutes; without a stocktake one sentence."""
    stocktake = found.stocktake
    if stocktake is None:
        blocks: tuple[Block, ...] = (Paragraph(notes.no_stocktake(f"{found.as_of:%d/%m/%Y}")),)
        return Paper(form_heading(found.form, context), "Biên bản kiểm kê", blocks, as_of=found.as_of)
    context = _of_unit(found, context)
    return Paper(
        form_heading(found.form, context),
        _title(found),
        tuple(_blocks(found)),
        subject=f"Số: {stocktake.number or '……………'}",
        as_of=books_day(stocktake),
        signatures=_signatures(found, context),
        orientation=Orientation.LANDSCAPE if found.layout == FULL else Orientation.PORTRAIT,
        total_pages=True,
    )


def _of_unit(found: StocktakeFacts, context: PaperContext) -> PaperContext:
    """Return who counted: the office above prints the minutes of a commune in the name of the commune."""
    own = context_of(found.unit)
    if own.office.casefold() == context.office.casefold():
        return context
    return replace(context, office=own.office, place=own.place, signer_name="", preparer_name="")


def _title(found: StocktakeFacts) -> str:
    limit = fixed_asset_limit(found.as_of)
    has_tools = any(line.line.unit_cost is None or line.line.unit_cost < limit for line in found.lines)
    return "Biên bản kiểm kê tài sản cố định" + (", công cụ, dụng cụ" if has_tools else "")


def _blocks(found: StocktakeFacts) -> Iterator[Block]:
    stocktake = found.stocktake
    assert stocktake is not None
    hour = "……" if stocktake.counted_hour is None else str(stocktake.counted_hour)
    yield Paragraph(f"Thời điểm kiểm kê: {hour} giờ ngày {stocktake.counted_on}.")
    yield Paragraph("Ban kiểm kê gồm:")
    yield from (Paragraph(f"- {member}", Align.LEFT) for member in _members(found))
    yield Paragraph(f"Đã kiểm kê tài sản tại {', '.join(found.places) or '………'}; kết quả như sau:")
    yield _full_table(found) if found.layout == FULL else _short_table(found)
    yield Paragraph(_result(found))
    uncounted = summary(found).get(LineStatus.NOT_COUNTED.value, 0)
    if found.is_open:
        yield Paragraph(notes.stocktake_open(uncounted), italic=True)
    if stocktake.opinion:
        yield Paragraph(f"Ý kiến giải quyết số chênh lệch: {stocktake.opinion}")
    else:
        rest, line, *_ = _ROOM[found.layout]
        yield Paragraph(f"Ý kiến giải quyết số chênh lệch: {'…' * rest}", Align.LEFT)
        yield Paragraph("…" * line, Align.LEFT, indent=False)


def _members(found: StocktakeFacts) -> Iterator[str]:
    assert found.stocktake is not None
    name, job, party = ("…" * count for count in _ROOM[found.layout][2:])
    for one in found.stocktake.members:
        role = label_of("stocktake_role", one.role)
        yield f"Ông (bà) {one.full_name}; chức vụ: {one.job_title or job}; đại diện: {one.represents or party}; {role}."
    if not found.stocktake.members:
        for role in _BLANK_MEMBERS:
            yield f"Ông (bà) {name}; chức vụ: {job}; đại diện: {party}; {role}."


def _result(found: StocktakeFacts) -> str:
    """Return how many lines stand how, and what the differences cost."""
    counts = "; ".join(f"{LABELS[LineStatus(key)].lower()} {count_vi(n)}" for key, n in summary(found).items())
    return f"Kết quả: {count_vi(len(found.lines))} dòng{f', trong đó {counts}' if counts else ''}."


def _signatures(found: StocktakeFacts, context: PaperContext) -> tuple[Signature, ...]:
    assert found.stocktake is not None
    chair = next((one.full_name for one in found.stocktake.members if one.role == "CHAIR"), "")
    return (
        head_signature(context, dated=False),
        accountant_signature(found.form),
        Signature(("Trưởng Ban kiểm kê",), chair, place_and_date(context), "Ký, họ tên"),
    )


# The full form


def _worth_columns(key: str, label: str) -> ColumnGroup:
    return ColumnGroup(
        label,
        (
            Column(f"{key}_quantity", "Số lượng", 11, Align.CENTER, Number.INTEGER),
            Column(f"{key}_cost", "Nguyên giá", 20, Align.RIGHT, Number.INTEGER),
            Column(f"{key}_residual", "Giá trị còn lại", 20, Align.RIGHT, Number.INTEGER),
        ),
    )


_FULL: tuple[Heading, ...] = (
    Column("ordinal", "STT", 9, Align.CENTER, Number.INTEGER, grows=False),
    Column("name", "Tên tài sản", 40),
    Column("code", "Mã số", 20, Align.CENTER),
    Column("place", "Nơi sử dụng", 26),
    _worth_columns("expected", "Theo sổ kế toán"),
    _worth_columns("counted", "Theo kiểm kê"),
    _worth_columns("difference", "Chênh lệch"),
    Column("note", "Ghi chú", 28),
)
_FULL_WIDTH = len(columns_of(_FULL))


def _full_table(found: StocktakeFacts) -> Table:
    rows = [
        Row((number, _name(line), line.code, line.place, *_worths(line), line.remark or None), people=_behind(line))
        for number, line in enumerate(found.lines, 1)
    ]
    sums = [added([getattr(line, key) for line in found.lines]) for key in ("expected", "counted", "difference")]
    cells = [value for worth in sums for value in _cells(worth)]
    rows.append(Row(("Cộng", None, None, None, *cells, None), RowKind.TOTAL, span=4))
    numbers = column_numbers(_FULL_WIDTH)
    return Table(_FULL, tuple(rows), name=found.form.number, note=_MONEY, numbers=numbers, size=10)


def _name(line: CountLine) -> str:
    return full_name(line.item) if line.item else line.line.name


def _behind(line: CountLine) -> tuple[str, ...]:
    return (line.item.id,) if line.item else ()


def _worths(line: CountLine) -> tuple[Value, ...]:
    expected: tuple[Value, ...] = _cells(line.expected) if line.line.expected_quantity is not None else (None,) * 3
    return (*expected, *_cells(line.counted), *_cells(line.difference))


def _cells(worth: Worth | None) -> tuple[Value, ...]:
    return (None,) * 3 if worth is None else (worth.quantity, worth.cost, worth.residual)


# The short form


def _count_columns(key: str, label: str) -> ColumnGroup:
    number = Column(f"{key}_quantity", "SL", 10, Align.CENTER, Number.INTEGER)
    return ColumnGroup(label, (Column(f"{key}_measure", "ĐVT", 11, Align.CENTER), number))


_SHORT: tuple[Heading, ...] = (
    Column("ordinal", "Số TT", 9, Align.CENTER, Number.INTEGER, grows=False),
    Column("name", "Tên tài sản", 42),
    Column("code", "Mã số", 20, Align.CENTER),
    Column("used_since", "Năm sử dụng", 13, Align.CENTER),
    _count_columns("expected", "Theo sổ"),
    _count_columns("counted", "Theo kiểm kê"),
    ColumnGroup(
        "Phẩm chất",
        tuple(
            Column(key, label, 11, Align.CENTER, Number.INTEGER)
            for key, label in zip(QUALITIES, ("Còn tốt", "Kém", "Mất"), strict=True)
        ),
    ),
    Column("note", "Ghi chú", 28),
)
_SHORT_WIDTH = len(columns_of(_SHORT))


def _short_table(found: StocktakeFacts) -> Table:
    rows: list[Row] = []
    place = None
    for number, line in enumerate(found.lines, 1):
        if line.place != place:
            place = line.place
            rows.append(group_row(place, _SHORT_WIDTH))
        rows.append(_short_row(number, line))
    expected, counted = (added([getattr(line, key) for line in found.lines]) for key in ("expected", "counted"))
    qualities = tuple(sum(line.qualities.get(key, 0) for line in found.lines) for key in QUALITIES)
    sums = (None, expected.quantity, None, counted.quantity, *qualities, None)
    rows.append(Row(("Cộng", None, None, None, *sums), RowKind.TOTAL, span=4))
    return Table(_SHORT, tuple(rows), name="Kiểm kê", numbers=column_numbers(_SHORT_WIDTH), size=11)


def _short_row(number: int, line: CountLine) -> Row:
    since = line.item and (line.item.in_use_since or line.item.acquired_on)
    expected: tuple[Value, ...] = (line.measure, line.expected.quantity)
    if line.line.expected_quantity is None:
        expected = (None, None)
    counted: tuple[Value, ...] = (line.measure, line.counted.quantity) if line.counted else (None, None)
    qualities = tuple(line.qualities.get(key) for key in QUALITIES)
    year = str(since.year) if since else None
    cells = (number, _name(line), line.code, year, *expected, *counted, *qualities, line.remark or None)
    return Row(cells, people=_behind(line))


REPORT = Report(
    "equipment-stocktake",
    "Biên bản kiểm kê tài sản (C53-HD)",
    facts,
    paper,
    to_json,
    (
        Parameter("stocktake", "Đợt kiểm kê", ParameterKind.STOCKTAKE, "", empty="Đợt gần nhất"),
        Parameter(
            "layout",
            "Mẫu bảng",
            ParameterKind.CHOICE,
            FULL,
            ((FULL, "Đầy đủ: số lượng, nguyên giá, giá trị còn lại"), (SHORT, "Gọn: số lượng, phẩm chất")),
        ),
        *form_parameters(FORM),
    ),
)
