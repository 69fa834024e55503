"""Papers to try the engine with: a report with a table, and a list as an appendix."""

from datetime import date

from hrdesk.domain.paper import (
    Align,
    AppendixHeading,
    Column,
    ColumnGroup,
    Item,
    ItemList,
    LetterHeading,
    Number,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    SectionHeading,
    Signature,
    Table,
    column_numbers,
    group_row,
)

HEADINGS = (
    Column("no", "TT", 10, Align.CENTER, Number.INTEGER, grows=False),
    Column("name", "Họ và tên", 42),
    ColumnGroup(
        "Ngày, tháng, năm sinh", (Column("male", "Nam", 20, Align.CENTER), Column("female", "Nữ", 20, Align.CENTER))
    ),
    Column("origin", "Quê quán", 40),
    ColumnGroup(
        "Trình độ",
        (
            Column("school", "GDPT", 12, Align.CENTER),
            ColumnGroup("Chuyên môn", (Column("level", "Mức", 18), Column("subject", "Chuyên ngành", 30))),
        ),
    ),
    Column("pay", "Hệ số lương", 14, Align.CENTER, Number.HUNDREDTHS),
    Column("note", "Ghi chú", 25),
)
WIDTH = 10
FAMILY = ("Nguyễn Văn", "Trần Thị Hồng", "Lê Hữu", "Đỗ Thị", "Phạm Quang")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hạnh", "Kiên", "Ngọc", "Quỳnh")


def name(number):
    return f"{FAMILY[number % 5]} {GIVEN[number % 8]} {number}"


def person_row(number):
    born = f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{1965 + number % 30}"
    male, female = (born, None) if number % 2 else (None, born)
    cells = (
        number,
        name(number),
        male,
        female,
        "Xã Tam Hợp, huyện Bình Xuyên, tỉnh Vĩnh Phúc",
        "12/12",
        "Đại học",
        "Kế toán doanh nghiệp",
        234 + number % 7,
        None,
    )
    return Row(cells, people=(f"p{number}",))


def table(count, groups_of=15, **more):
    rows = []
    for number in range(1, count + 1):
        if number % groups_of == 1:
            rows.append(group_row(f"Nhóm {number}", WIDTH))
        rows.append(person_row(number))
    rows.append(Row(("Tổng số", None, count, *(None,) * 7), RowKind.TOTAL, span=2))
    return Table(HEADINGS, tuple(rows), name="Trích ngang", numbers=column_numbers(WIDTH), **more)


def appendix(count, **more):
    given = {
        "heading": AppendixHeading("Phụ lục", "Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2026"),
        "title": "Danh sách trích ngang cán bộ, công chức xã Tam Hợp",
        "blocks": (table(count),),
        "as_of": date(2026, 6, 30),
        "signatures": (
            Signature(("Người lập biểu",), "Trần Thị Bình", hint="Ký, ghi rõ họ tên"),
            Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Nguyễn Văn Hùng", "Tam Hợp, ngày 05 tháng 01 năm 2026"),
        ),
        "orientation": Orientation.LANDSCAPE,
    }
    return Paper(**{**given, **more})


def report(*blocks, **more):
    given = {
        "heading": LetterHeading(
            "Ủy ban nhân dân\nxã Tam Hợp",
            "Ủy ban nhân dân huyện Bình Xuyên",
            "Số: 05/BC-UBND",
            "Tam Hợp, ngày 05 tháng 01 năm 2026",
        ),
        "title": "Báo cáo",
        "subject": "Kết quả rà soát tiêu chuẩn cán bộ, công chức xã Tam Hợp",
        "blocks": (
            SectionHeading("I. Kết quả"),
            Paragraph("Ủy ban nhân dân xã Tam Hợp báo cáo kết quả rà soát đội ngũ cán bộ, công chức như sau: " * 3),
            ItemList((Item("Ông Lê Hữu Cường: <chưa đạt> R&D", "1.", ("Căn cứ: Nghị định 33/2023/NĐ-CP, Điều 8.",)),)),
            *blocks,
            Paragraph("Trên đây là báo cáo của Ủy ban nhân dân xã Tam Hợp./."),
        ),
        "as_of": date(2026, 1, 5),
        "addressees": ("Ủy ban nhân dân huyện Bình Xuyên",),
        "signatures": (Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Nguyễn Văn Hùng"),),
        "recipients": ("Ủy ban nhân dân huyện", "Lưu: VT, VP"),
    }
    return Paper(**{**given, **more})
