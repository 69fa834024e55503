"""The register of equipment at places of use as a paper: a book per place, or one table above the commune."""

from collections.abc import Iterator, Sequence

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
    Row,
    RowKind,
    SectionHeading,
    Signature,
    Table,
    Value,
    column_numbers,
    columns_of,
    group_row,
)
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.circular_form import accountant_signature, form_heading, form_parameters, head_signature
from hrdesk.reports.context import PaperContext, unit_title
from hrdesk.reports.equipment_register import FORM, Book, RegisterFacts, amount, facts, to_json
from hrdesk.reports.item_books import Stay
from hrdesk.reports.item_words import full_name, label_of, measure_of, place_name
from hrdesk.reports.member import text_date
from hrdesk.reports.period import PERIOD
from hrdesk.reports.report import Parameter, ParameterKind, Report

_DOTS = "……"
_MONEY = "Đơn vị tính: đồng"


def _money(key: str, label: str) -> Column:
    return Column(key, label, 18.5, Align.RIGHT, Number.INTEGER)


def _count(key: str) -> Column:
    return Column(key, "Số lượng", 10, Align.CENTER, Number.INTEGER)


def _document(key: str) -> ColumnGroup:
    number = Column(f"{key}_no", "Số hiệu", 18, Align.CENTER, firm=True)
    day = Column(f"{key}_day", "Ngày", 18.5, Align.CENTER, firm=True)
    return ColumnGroup("Chứng từ", (number, day))


_HEADINGS: tuple[Heading, ...] = (
    Column("booked_on", "Ngày tháng ghi sổ", 18.5, Align.CENTER, firm=True),
    ColumnGroup(
        "Ghi tăng tài sản và công cụ, dụng cụ",
        (
            _document("came"),
            Column("name", "Tên tài sản, công cụ, dụng cụ", 40, firm=True),
            Column("measure", "ĐVT", 10, Align.CENTER, firm=True),
            _count("came_quantity"),
            _money("came_price", "Đơn giá"),
            _money("came_amount", "Thành tiền"),
        ),
    ),
    ColumnGroup(
        "Ghi giảm tài sản và công cụ, dụng cụ",
        (
            _document("left"),
            Column("reason", "Lý do", 22, firm=True),
            _count("left_quantity"),
            _money("left_price", "Đơn giá"),
            _money("left_amount", "Thành tiền"),
        ),
    ),
    Column("note", "Ghi chú", 19, firm=True),
)
_WIDTH = len(columns_of(_HEADINGS))


def paper(found: RegisterFacts, context: PaperContext) -> Paper:
    """Return the books, each place on a page of its own unless that was not wanted."""
    is_whole = found.first is None
    period = "" if is_whole else f"Từ ngày {found.first:%d/%m/%Y} đến ngày {found.last:%d/%m/%Y}"
    return Paper(
        form_heading(found.form, context),
        "Sổ theo dõi tài sản cố định và công cụ, dụng cụ tại nơi sử dụng",
        tuple(_blocks(found)),
        subject=period,
        as_of=found.last,
        signatures=(
            Signature(("Người ghi sổ",), context.preparer_name, hint="Ký, họ tên"),
            accountant_signature(found.form),
            head_signature(context),
        )
        if found.books
        else (),
        orientation=Orientation.LANDSCAPE,
        total_pages=True,
    )


def _blocks(found: RegisterFacts) -> Iterator[Block]:
    if not found.books:
        day = f"{found.last:%d/%m/%Y}"
        yield Paragraph(notes.no_lines(day) if found.snapshot.equipment.items else notes.no_equipment(day))
        return
    if found.is_single:
        for place, book in enumerate(found.books):
            title = f"Nơi sử dụng: {place_name(found.snapshot, book.place_id)}"
            yield SectionHeading(title, 2, starts_page=found.has_own_pages and place > 0)
            yield _table(title.partition(": ")[2], list(_book_rows(found, book)))
    else:
        yield _table("S26-H", list(_all_rows(found)))
    unpriced = sum(amount(book.lines).unpriced for book in found.books)
    if unpriced:
        yield Paragraph(notes.unpriced(unpriced), italic=True)
    yield Paragraph(f"Sổ này có {_DOTS} trang, đánh số từ trang 01 đến trang {_DOTS}. Ngày mở sổ: {_DOTS}{_DOTS}")


def _table(name: str, rows: Sequence[Row]) -> Table:
    return Table(_HEADINGS, tuple(rows), name=name, note=_MONEY, numbers=column_numbers(_WIDTH), size=10)


def _all_rows(found: RegisterFacts) -> Iterator[Row]:
    """Yield the books of several units under each other."""
    snapshot, unit = found.snapshot, ""
    for book in found.books:
        place = snapshot.place_by_id.get(book.place_id)
        commune = snapshot.commune_of[place.unit_id] if place else None
        title = unit_title(commune.kind, commune.name).upper() if commune else ""
        if title != unit:
            unit = title
            yield group_row(title, _WIDTH)
        yield group_row(f"Nơi sử dụng: {place_name(snapshot, book.place_id)}", _WIDTH)
        yield from _book_rows(found, book)
    lines = [stay for book in found.books for stay in book.lines]
    yield _sum("Tổng số ghi tăng, ghi giảm", lines, RowKind.TOTAL)
    yield _rest("Tổng số còn lại", [stay for stay in lines if stay.left is None])


def _book_rows(found: RegisterFacts, book: Book) -> Iterator[Row]:
    if book.carried:
        yield group_row("Kỳ trước chuyển sang", _WIDTH)
        yield from (_line(found, stay) for stay in book.carried)
        if book.added:
            yield group_row("Phát sinh trong kỳ", _WIDTH)
    yield from (_line(found, stay) for stay in book.added)
    kind = RowKind.TOTAL if found.is_single else RowKind.SUBTOTAL
    yield _sum("Cộng ghi tăng, ghi giảm", book.lines, kind)
    yield _rest(f"Còn lại đến ngày {found.last:%d/%m/%Y}", book.present, kind)


def _line(found: RegisterFacts, stay: Stay) -> Row:
    item, left = stay.item, stay.left
    came_no = stay.came.document_no if stay.came else item.document_no
    came_day = stay.came.happened_on if stay.came else item.acquired_on
    decrease: tuple[Value, ...] = (None,) * 6
    if left:
        decrease = (
            left.document_no, text_date(left.happened_on), _reason(found, stay),
            item.quantity, item.unit_cost, item.cost,
        )  # fmt: skip
    return Row(
        (
            text_date(stay.since), came_no, text_date(came_day), full_name(item), measure_of(item), item.quantity,
            item.unit_cost, item.cost, *decrease, _note(found, stay),
        ),
        people=(item.id,),
    )  # fmt: skip


def _reason(found: RegisterFacts, stay: Stay) -> str:
    """Return why a thing left: where to, or what became of it and what the event says."""
    if stay.left is None:
        return ""
    if stay.went_to:
        return notes.moved_to(place_name(found.snapshot, stay.went_to))
    kind = catalog("item_event_kind").by_code.get(stay.left.kind)
    became = kind.label if kind and kind.attributes.get("decrease") else label_of("item_condition", stay.ended_as)
    said = (became, stay.left.counterpart, stay.left.note)
    return ", ".join(part for part in said if part)


def _note(found: RegisterFacts, stay: Stay) -> str | None:
    came = notes.came_from(place_name(found.snapshot, stay.came_from)) if stay.came_from else ""
    condition = (
        "" if stay.left or stay.state.condition == "IN_USE" else label_of("item_condition", stay.state.condition)
    )
    return "; ".join(part for part in (came, condition, stay.item.note) if part) or None


def _sum(label: str, lines: Sequence[Stay], kind: RowKind) -> Row:
    came, left = amount(lines), amount([stay for stay in lines if stay.left])
    cells: tuple[Value, ...] = (label, *(None,) * 4, came.quantity, None, came.cost)
    return Row((*cells, None, None, None, left.quantity or None, None, left.cost or None, None), kind, span=5)


def _rest(label: str, lines: Sequence[Stay], kind: RowKind = RowKind.TOTAL) -> Row:
    rest = amount(lines)
    return Row((label, *(None,) * 4, rest.quantity, None, rest.cost, *(None,) * 7), kind, span=5)


REPORT = Report(
    "equipment-register",
    "Sổ theo dõi tài sản tại nơi sử dụng (S26-H)",
    facts,
    paper,
    to_json,
    (
        *PERIOD[:2],
        Parameter("place", "Nơi sử dụng", ParameterKind.PLACE, "", empty="Tất cả các nơi"),
        Parameter(
            "pages",
            "Sắp xếp",
            ParameterKind.CHOICE,
            "yes",
            (("yes", "Mỗi nơi sử dụng một trang"), ("no", "Các nơi nối tiếp nhau")),
        ),
        *form_parameters(FORM),
    ),
)
