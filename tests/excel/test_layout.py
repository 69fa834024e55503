from collections.abc import Sequence
from typing import Any

import pytest

from hrdesk.domain import fields
from hrdesk.domain.fields import STAFF
from hrdesk.excel import forms
from hrdesk.excel.headings import Target, choice_target, field_of, plain_target
from hrdesk.excel.layout import Layout, detect
from hrdesk.excel.reader import STAFF_FORM
from hrdesk.excel.workbook import Box, Sheet


def sheet(rows: Sequence[Sequence[Any]], merged: tuple[Box, ...] | None = ()) -> Sheet:
    width = max(map(len, rows))
    return Sheet(
        "DS", [["" if cell is None else cell for cell in row] + [""] * (width - len(row)) for row in rows], merged
    )


def found(rows: Sequence[Sequence[Any]], merged: tuple[Box, ...] | None = ()) -> Layout:
    layout = detect(sheet(rows, merged))
    assert layout is not None
    return layout


def mapping(layout: Layout) -> dict[str, str | None]:
    return {column.heading: column.field for column in layout.columns}


def test_no_alias_of_a_heading_means_two_fields() -> None:
    from hrdesk.text import match_key

    meaning: dict[str, str] = {}
    for declared in STAFF:
        for text in (declared.label, *declared.aliases):
            assert meaning.setdefault(match_key(text), declared.key) == declared.key, text


@pytest.mark.parametrize("declared", STAFF, ids=lambda one: one.key)
def test_every_label_and_alias_is_understood_in_any_case_and_without_accents(declared: fields.Field) -> None:
    from hrdesk.text import search_key

    for text in (declared.label, *declared.aliases):
        assert field_of(text) == declared.key
        assert field_of(text.upper()) == declared.key
        assert field_of(search_key(text)) == declared.key


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("Trình độ", "Chuyên môn"), "professional_level"),
        (("Ngày vào Đảng", "Chính thức"), "party_official_on"),
        (("Ngày vào Đảng", "Dự bị"), "party_joined_on"),
        (("Họ và tên (ghi theo giấy khai sinh)",), "full_name"),
        (("Lương", "Hệ số"), "pay_coefficient"),
        (("Trình độ QLNN",), "state_management_level"),
        (("Chức vụ", "Hệ số"), None),
        (("Chức danh", "Ngày hưởng"), None),
        (("Cỡ giày",), None),
        ((), None),
    ],
)
def test_a_path_of_headings_means_what_its_end_says_unless_it_belongs_to_another_record(
    path: tuple[str, ...], field: str | None
) -> None:
    target = plain_target(path)
    assert (target.field if target else None) == field


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (("Ngày sinh", "Nam"), Target("date_of_birth", "MALE")),
        (("Ngày sinh", "Nữ"), Target("date_of_birth", "FEMALE")),
        (("Ngày sinh", "Năm"), None),
        (("Chuyên môn", "ĐH"), Target("professional_level", "BACHELOR")),
        (("Chuyên môn", "ThS, TS"), Target("professional_level", "MASTER", True)),
        (("Chuyên môn", "Sau đại học"), Target("professional_level", "MASTER", True)),
        (("Chuyên môn", "ĐH trở lên"), Target("professional_level", "BACHELOR", True)),
        (("LLCT", "CN, CC"), Target("political_theory_level", "ADVANCED", True)),
        (("Tin học", "Trung cấp trở lên"), Target("it_skill", "DEGREE")),
        (("QLNN", "CVC"), Target("state_management_level", "PRINCIPAL_SPECIALIST")),
        (("QLNN", "Ghi chú"), None),
        (("ĐH",), None),
    ],
)
def test_a_column_below_a_field_is_one_of_its_levels(path: tuple[str, ...], target: Target | None) -> None:
    assert choice_target(path) == target


def test_headings_are_found_below_titles_and_numbers_of_columns_left_out() -> None:
    layout = found(
        [
            ["ỦY BAN NHÂN DÂN XÃ"],
            ["DANH SÁCH", None, "Biểu 1", "năm", "2023"],
            [],
            ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ"],
            [1, 2, 3, 4, 5],
            [1, "Nguyễn Văn An", "1975", "Nam", "CT HĐND"],
        ]
    )
    assert (layout.first_heading_row, layout.last_heading_row, layout.first_row) == (4, 4, 6)
    assert mapping(layout) == {
        "STT": None,
        "Họ và tên": "full_name",
        "Ngày sinh": "date_of_birth",
        "Giới tính": "sex",
        "Chức vụ": "position_code",
    }
    assert layout.unmapped == ()
    assert not layout.is_official


def test_two_levels_without_merged_cells_are_read_as_if_they_were_merged() -> None:
    rows = [
        ["TT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Trình độ", None],
        [None, None, "Nam", "Nữ", None, "Chuyên môn", "LLCT"],
        [1, "Nguyễn Văn An", "1975", None, "CT HĐND", "ĐH", "TC"],
    ]
    for merged in ((), None):
        layout = found(rows, merged)
        assert [(column.field, column.choice) for column in layout.columns] == [
            (None, None),
            ("full_name", None),
            ("date_of_birth", "MALE"),
            ("date_of_birth", "FEMALE"),
            ("position_code", None),
            ("professional_level", None),
            ("political_theory_level", None),
        ]
        assert forms.missing(STAFF_FORM, layout) == ()


def test_a_line_of_data_is_never_taken_for_a_heading() -> None:
    layout = found(
        [
            ["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh", "Cột lạ"],
            ["Nguyễn Văn An", "1975", "Nam", "CT HĐND", "Tái cử"],
        ]
    )
    assert layout.last_heading_row == 1
    assert [column.heading for column in layout.unmapped] == ["Cột lạ"]


def test_a_second_column_of_a_field_is_shown_and_not_read() -> None:
    layout = found([["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh", "Chức vụ"], ["a", "1975", "Nam", "b", "c"]])
    assert [column.heading for column in layout.unmapped] == ["Chức vụ"]


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ([["Họ và tên đệm", "Tên", "Ngày sinh", "Giới tính"], ["Nguyễn Văn", "An", "1975", "Nam"]], ()),
        ([["Họ", "Tên", "Ngày sinh", "Giới tính"], ["Nguyễn Văn", "An", "1975", "Nam"]], ()),
        ([["Họ và tên", None, "Ngày sinh", "Giới tính"], ["Nguyễn Văn", "An", "1975", "Nam"]], ((0, 0, 0, 1),)),
        (
            [["Họ và tên", None, "Ngày sinh", "Giới tính"], ["Họ đệm", "Tên", None, None], ["a", "b", "1975", "Nam"]],
            ((0, 0, 0, 1), (0, 2, 1, 2), (0, 3, 1, 3)),
        ),
    ],
)
def test_names_in_two_columns_are_one_field(rows: list[list[Any]], merged: tuple[Box, ...]) -> None:
    assert [column.field for column in found(rows, merged).columns][:3] == ["full_name", "full_name", "date_of_birth"]


def test_a_column_ten_alone_is_not_guessed_to_be_people() -> None:
    assert detect(sheet([["Tên", "Ngày sinh", "Giới tính"], ["Máy in", "2019", "x"]])) is None


def test_a_lone_column_of_marks_for_women_tells_the_sex() -> None:
    layout = found([["Họ và tên", "Ngày sinh", "Nữ", "Chức vụ"], ["a b", "1975", "x", "c"]])
    assert [(column.field, column.choice, column.blank) for column in layout.columns][2] == ("sex", "FEMALE", "MALE")
    assert forms.missing(STAFF_FORM, layout) == ()


def test_an_empty_cell_means_none_only_where_the_column_is_used_and_has_no_other_word() -> None:
    def blanks(heads: list[str], row: list[str]) -> list[str | None]:
        merged = ((0, 0, 1, 0), (0, 1, 0, len(heads)))
        rows = [["Họ tên", "LLCT", *[None] * (len(heads) - 1), "Năm sinh"], [None, *heads, None]]
        layout = found([*rows, ["a b", *row, "1975"]], (*merged, (0, len(heads) + 1, 1, len(heads) + 1)))
        return [column.blank for column in layout.columns if column.field == "political_theory_level"]

    assert blanks(["SC", "TC", "CC"], ["", "x", ""]) == ["NONE", "NONE", "NONE"]
    assert blanks(["Chưa", "TC", "CC"], ["", "x", ""]) == [None, None, None]
    assert blanks(["SC", "TC", "Cột lạ"], ["", "x", ""]) == [None, None]
    assert blanks(["SC", "TC", "CC"], ["", "", ""]) == [None, None, None]


def test_the_official_template_never_gives_empty_cells_a_meaning() -> None:
    row = ["a b", "1975", "Nam", "CT HĐND", "Trung cấp"]
    layout = found([["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh", "Lý luận chính trị"], row])
    assert layout.is_official
    assert [column.blank for column in layout.columns] == [None] * 5
    layout = found([["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh", "LLCT"], row])
    assert not layout.is_official
    assert layout.columns[4].blank == "NONE"


def test_a_table_with_data_below_an_empty_heading_shows_that_column() -> None:
    layout = found([["Họ và tên", "Ngày sinh", None, "Chức danh", None], ["a b", "1975", "?", "CT HĐND", None]])
    assert [column.name for column in layout.unmapped] == ["C"]


def test_a_sheet_without_names_has_no_layout() -> None:
    assert detect(sheet([["Đơn vị", "Số lượng", "Nam", "Nữ"], ["Xã A", 20, 12, 8]])) is None
    assert detect(Sheet("trống", [])) is None
