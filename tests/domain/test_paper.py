"""The description of a paper: headings of any depth, and how values are written."""

from datetime import date
from decimal import Decimal

from hrdesk.domain.paper import (
    AppendixHeading,
    Column,
    ColumnGroup,
    HeadingCell,
    Number,
    Paper,
    Row,
    RowKind,
    columns_of,
    group_row,
    heading_cells,
    heading_depth,
    list_lines,
    text_of,
)

HEADINGS = (
    Column("no", "TT"),
    ColumnGroup(
        "Trình độ", (Column("a", "GDPT"), ColumnGroup("Chuyên môn", (Column("b", "Mức"), Column("c", "Ngành"))))
    ),
    Column("d", "Ghi chú"),
)


def test_columns_are_the_leaves_of_the_headings_from_left_to_right():
    assert [column.key for column in columns_of(HEADINGS)] == ["no", "a", "b", "c", "d"]
    assert heading_depth(HEADINGS) == 3


def test_a_heading_cell_covers_its_columns_and_reaches_down_to_the_rows():
    assert heading_cells(HEADINGS) == (
        HeadingCell(0, 0, 3, 1, "TT"),
        HeadingCell(0, 1, 1, 3, "Trình độ"),
        HeadingCell(1, 1, 2, 1, "GDPT"),
        HeadingCell(1, 2, 1, 2, "Chuyên môn"),
        HeadingCell(2, 2, 1, 1, "Mức"),
        HeadingCell(2, 3, 1, 1, "Ngành"),
        HeadingCell(0, 4, 3, 1, "Ghi chú"),
    )


def test_the_cells_of_a_heading_cover_its_grid_once():
    covered = [
        (row, column)
        for cell in heading_cells(HEADINGS)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    assert sorted(covered) == [(row, column) for row in range(3) for column in range(5)]


def test_values_are_written_the_vietnamese_way():
    assert text_of(None) == ""
    assert text_of("12/12") == "12/12"
    assert text_of(1234, Number.INTEGER) == "1.234"
    assert text_of(Decimal("81.35"), Number.PERCENT) == "81,4"
    assert text_of(Decimal("0.05"), Number.PERCENT) == "0,1"
    assert text_of(100, Number.PERCENT) == "100,0"
    assert text_of(234, Number.HUNDREDTHS) == "2,34"
    assert text_of(500, Number.HUNDREDTHS) == "5,00"


def test_a_cell_answers_with_its_own_people_before_those_of_its_row():
    one, other = columns_of(HEADINGS)[:2]
    row = Row((1, 2), people=("a", "b"), behind={"a": ("b",)})
    assert row.people_of(one) == ("a", "b")
    assert row.people_of(other) == ("b",)


def test_a_group_row_covers_every_column():
    assert group_row("A. CÁN BỘ", 3) == Row(("A. CÁN BỘ", None, None), RowKind.GROUP, 3)


def test_a_paper_says_at_which_day_it_stands():
    assert Paper(AppendixHeading(), "Danh sách", (), as_of=date(2026, 1, 5)).as_of_line == "Tính đến ngày 05/01/2026"
    assert Paper(AppendixHeading(), "Danh sách", ()).as_of_line == ""


def test_a_list_ends_with_a_full_stop():
    assert list_lines(("UBND huyện", "Lưu: VT.")) == ("- UBND huyện;", "- Lưu: VT.")
    assert list_lines(()) == ()
