from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from hrdesk.excel.lines import is_number_row
from hrdesk.excel.reader import ReadResult, read_staff

Make = Callable[..., Path]
HEAD = ["TT", "Họ và tên", "Năm sinh", "Giới", "Giới tính", "Ghi chú"]


def person(name: str, number: int = 1, year: str = "1980") -> list[Any]:
    return [number, name, year, None, "Nam", None]


@pytest.fixture
def read(make: Make) -> Callable[[Sequence[Sequence[Any]]], ReadResult]:
    return lambda rows: read_staff(make([HEAD, *rows]))


Read = Callable[[Sequence[Sequence[Any]]], ReadResult]


def titles(result: ReadResult) -> list[tuple[Any, Any]]:
    return [(draft.values["full_name"], draft.values["position_code"]) for draft in result.drafts]


def test_lines_that_name_a_title_hold_for_the_people_below(read: Read) -> None:
    result = read(
        [
            ["A", "CÁN BỘ"],
            ["I", "Bí thư Đảng ủy: 01 người"],
            person("Nguyễn Văn An"),
            [None, "2. Chủ tịch HĐND"],
            person("Lê Văn Bình"),
            person("Lê Văn Cường"),
            ["B. CÔNG CHỨC CẤP XÃ"],
            [None, None, None, "CC VP-TK"],
            person("Trần Văn Dũng"),
        ]
    )
    assert titles(result) == [
        ("Nguyễn Văn An", "PARTY_SECRETARY"),
        ("Lê Văn Bình", "COUNCIL_CHAIR"),
        ("Lê Văn Cường", "COUNCIL_CHAIR"),
        ("Trần Văn Dũng", "OFFICE_STATISTICS"),
    ]


def test_a_title_that_is_not_known_rejects_the_people_below_and_says_where_it_stands(read: Read) -> None:
    result = read([[None, "Bí thư Đảng ủy"], person("An Văn A"), [None, "Trưởng ban Lễ tân"], person("Bùi Văn B")])
    assert titles(result) == [("An Văn A", "PARTY_SECRETARY")]
    (rejection,) = result.rejections
    assert (rejection.row, rejection.column, rejection.value, rejection.reason) == (
        5,
        "Chức danh",
        "Trưởng ban Lễ tân",
        "Chức danh “Trưởng ban Lễ tân” ghi ở dòng 4 không có trong danh mục; hãy sửa theo danh mục chức danh.",
    )


def test_a_group_ends_the_title_above_it(read: Read) -> None:
    result = read([[None, "Bí thư Đảng ủy"], person("An Văn A"), ["B. CÔNG CHỨC"], person("Bùi Văn B")])
    assert [(one.row, one.reason) for one in result.rejections] == [
        (5, "Không có ô hay dòng nào phía trên ghi chức danh của người này; hãy ghi chức danh.")
    ]


def test_sums_repeated_headings_notes_and_signatures_are_left_out_with_the_reason(read: Read) -> None:
    result = read(
        [
            [1, 2, 3, 4, 5, 6],
            [None, "Bí thư Đảng ủy"],
            person("Tống Văn An"),
            [None, "Cộng", 1],
            HEAD,
            [None, "Chủ tịch HĐND"],
            person("Công Văn Bình"),
            [None, "TỔNG CỘNG: 2 người"],
            [None, None, 2, None, 2, None],
            ["Ghi chú: số liệu đến 31/12"],
            [None, None, None, "Tam Hợp, ngày 05 tháng 01 năm 2023"],
            [None, "NGƯỜI LẬP BIỂU", None, None, "TM. ỦY BAN NHÂN DÂN"],
            [None, "Nguyễn Văn Lập", None, None, "CHỦ TỊCH"],
        ]
    )
    assert titles(result) == [("Tống Văn An", "PARTY_SECRETARY"), ("Công Văn Bình", "COUNCIL_CHAIR")]
    assert [(line.row, line.reason) for line in result.skipped] == [
        (3, "dòng tên chức danh"),
        (5, "dòng cộng"),
        (6, "hàng tiêu đề lặp lại"),
        (7, "dòng tên chức danh"),
        (9, "dòng cộng"),
        (10, "dòng cộng"),
        (11, "dòng ghi chú"),
        (12, "phần ký tên"),
        (13, "phần ký tên"),
        (14, "phần ký tên"),
    ]
    assert result.rows_read == 2


def test_a_numbered_name_without_anything_else_is_a_person_with_cells_missing(read: Read) -> None:
    result = read([[None, "Bí thư Đảng ủy"], person("An Văn A"), [2, "Bùi Văn B"]])
    assert [(one.row, one.reason) for one in result.rejections] == [
        (4, "Thiếu “Ngày sinh”; hãy điền vào ô này."),
        (4, "Thiếu “Giới tính”; hãy điền vào ô này."),
    ]


def test_a_line_that_names_a_hamlet_holds_for_the_people_below(make: Make) -> None:
    head = ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ"]
    rows = [
        ["Thôn Nội Phật"],
        [1, "An Văn A", "1970", "Nam", "Trưởng thôn"],
        ["Thôn Ngoại Trạch"],
        [1, "Bùi Thị B", "1971", "Nữ", "Trưởng thôn"],
    ]
    drafts = read_staff(make([head, *rows])).drafts
    assert [draft.values["hamlet"] for draft in drafts] == ["Thôn Nội Phật", "Thôn Ngoại Trạch"]
    assert str(drafts[1].notes[-1]) == "Thôn, tổ dân phố: Thôn, tổ dân phố lấy từ dòng 4."


def test_the_cell_of_a_person_is_better_than_the_line_above(make: Make) -> None:
    head = ["Họ và tên", "Năm sinh", "Giới tính", "Chức vụ"]
    rows = [["Bí thư Đảng ủy"], ["An Văn A", "1970", "Nam", "CT HĐND"], ["Bùi Văn B", "1970", "Nam", None]]
    assert titles(read_staff(make([head, *rows]))) == [("An Văn A", "COUNCIL_CHAIR"), ("Bùi Văn B", "PARTY_SECRETARY")]


@pytest.mark.parametrize(
    ("row", "is_numbers"),
    [
        ([1.0, 2.0, 3.0, 4.0], True),
        (["(1)", "(2)", "(3)", "(4)=(2)+(3)"], True),
        (["A", "B", "1", "2"], True),
        (["1", "Nguyễn", "2"], False),
        (["x", "x", "x"], False),
        ([3.0, 1.0, 2.0], False),
        ([1.0, ""], False),
    ],
)
def test_a_row_of_column_numbers_counts_upwards(row: list[Any], is_numbers: bool) -> None:
    assert is_number_row(row) == is_numbers


BLOCK = [
    ["Họ và tên", "Năm sinh", None, "Chức vụ", "LLCT", None, None, "QLNN", None, "Đảng viên"],
    [None, "Nam", "Nữ", None, "SC", "TC", "CC", "Chưa", "CV", None],
]
MERGED = ["A1:A2", "B1:C1", "D1:D2", "E1:G1", "H1:I1", "J1:J2"]


def block(make: Make, *rows: Sequence[Any]) -> ReadResult:
    used = ["Lê Văn Mẫu", "1970", None, "CT HĐND", None, "x", None, None, "x", "x"]
    return read_staff(make([*BLOCK, used, *rows], merged=MERGED))


def test_marks_state_levels_and_none_of_them_states_none_only_without_a_column_for_it(make: Make) -> None:
    result = block(make, ["Bùi Thị B", None, "3/1971", "PCT HĐND", None, None, None, None, None, None])
    first, second = (draft.values for draft in result.drafts)
    assert (first["political_theory_level"], first["state_management_level"]) == ("INTERMEDIATE", "SPECIALIST")
    assert first["party_member"] is True
    assert (second["sex"], second["political_theory_level"], second["party_member"]) == ("FEMALE", "NONE", False)
    assert "state_management_level" not in second
    assert [note.sentence for note in result.drafts[1].notes] == [
        "Ô trống trong danh sách này được hiểu là “Chưa qua đào tạo”.",
        "Không đánh dấu cột nào nên để là chưa có thông tin.",
    ]


def test_contradictions_in_a_block_are_told(make: Make) -> None:
    result = block(
        make,
        ["Bùi Thị B", "1970", "1971", "PCT HĐND", "x", "x", None, None, None, None],
        ["Cao Thị C", None, "1971", "PCT HĐND", None, "2015", None, None, None, "hết"],
    )
    assert [(one.row, one.column, one.reason) for one in result.rejections] == [
        (4, "C (Năm sinh / Nữ)", "Ngày sinh ghi ở cả cột Nam và cột Nữ; hãy chỉ giữ một ô."),
        (4, "F (LLCT / TC)", "Đánh dấu ở nhiều cột cùng lúc (LLCT / SC; LLCT / TC); hãy chỉ giữ một dấu."),
        (5, "F (LLCT / TC)", "Dưới cột này chỉ nhận dấu x; hãy sửa lại ô."),
        (5, "J (Đảng viên)", "Chỉ nhận x, Có, Không hoặc để trống."),
    ]


def test_names_in_two_columns_are_put_together(make: Make) -> None:
    rows = [["Họ đệm", "Tên", "Ngày sinh", "Nữ", "Chức vụ"], ["NGUYỄN THỊ", "AN", "1975", "x", "CT HĐND"]]
    (draft,) = read_staff(make([*rows, ["Lê", "Bình", "1976", None, "CT UBND"]])).drafts[:1]
    assert draft.values["full_name"] == "Nguyễn Thị An"
    assert draft.values["sex"] == "FEMALE"
