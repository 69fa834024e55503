from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.fields import STAFF
from hrdesk.domain.partial_date import PartialDate
from hrdesk.errors import UserError
from hrdesk.excel import forms
from hrdesk.excel.cells import Broken
from hrdesk.excel.reader import STAFF_FORM, detect_layouts, read_staff, read_workbook
from hrdesk.excel.workbook import Format, Sheet, Workbook

Make = Callable[..., Path]

# Headings, titles and contents that may stand next to each other in any order in somebody's workbook.
_HEADINGS = [
    *(declared.label for declared in STAFF),
    *("STT", "Năm sinh", "Nam", "Nữ", "Chức vụ", "LLCT", "ĐH", "TC", "Đảng viên", "Tên", "Họ đệm", "Trình độ", "Lạ"),
]
_TEXTS = [
    "x",
    "Nguyễn Văn An",
    "CT HĐND",
    "Nam",
    "1975",
    "31/02/1975",
    "Cộng",
    "A. CÁN BỘ",
    "Thôn Đoài",
    "ĐH Luật",
    "TM.",
]
_CELLS = st.one_of(
    st.sampled_from(["", "", "", *_TEXTS]),
    st.text(max_size=6),
    st.sampled_from([1.0, 2.0, 0.0, 26075001234.0, 2.34, True, date(1975, 3, 12), Broken(), Broken("#N/A")]),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width = draw(st.integers(2, 9))
    line = st.lists(_CELLS, min_size=width, max_size=width)
    heading = st.lists(st.sampled_from(["", *_HEADINGS]), min_size=width, max_size=width)
    first = ["Họ và tên", *draw(heading)[1:]]
    rows = [
        *draw(st.lists(line, max_size=2)),
        first,
        *draw(st.lists(heading, max_size=2)),
        *draw(st.lists(line, max_size=8)),
    ]
    last = len(rows) - 1
    box = st.tuples(*(st.integers(0, top) for top in (last, width - 1, last, width - 1)))
    merged = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in draw(st.lists(box, max_size=3))]
    formulas = frozenset(draw(st.lists(st.tuples(st.integers(0, last), st.integers(0, width - 1)), max_size=3)))
    return Sheet("DS", rows, draw(st.sampled_from([None, (), tuple(merged)])), formulas)


@given(sheets())
@settings(max_examples=100)
def test_whatever_a_sheet_holds_it_is_read_or_refused_and_the_counts_add_up(sheet: Sheet) -> None:
    try:
        result = read_workbook(Workbook("x.xlsx", "", Format.XLSX, (sheet,)))
    except UserError:
        return
    rejected = {(one.sheet, one.row) for one in result.rejections}
    accepted = {(one.sheet, one.row) for one in result.drafts}
    assert result.rows_read == len(result.drafts) + len(rejected)
    assert not accepted & rejected
    assert not (accepted | rejected) & {(line.sheet, line.row) for line in result.skipped if line.row}
    for draft in result.drafts:
        assert {"full_name", "date_of_birth", "sex", "position_code"} <= set(draft.values)


HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh"]
AN = ["Nguyễn Văn An", "12/03/1975", "Nam", "Bí thư Đảng ủy"]


def rejections(path: Path) -> list[tuple[int, str, str, str]]:
    return [(one.row, one.column, one.value, one.reason) for one in read_staff(path).rejections]


def test_a_line_states_what_its_cells_say_and_nothing_else(make: Make) -> None:
    result = read_staff(make([[*HEAD, "Lý luận chính trị", "Điện thoại"], [*AN, None, "0912345678"]]))
    (draft,) = result.drafts
    assert (draft.sheet, draft.row, draft.notes) == ("DS", 2, ())
    assert draft.values == {
        "full_name": "Nguyễn Văn An",
        "date_of_birth": PartialDate(1975, 3, 12),
        "sex": "MALE",
        "position_code": "PARTY_SECRETARY",
        "phone": "0912345678",
    }
    assert result.layouts[0].is_official
    assert result.file == "danh sach.xlsx"
    assert len(result.sha256) == 64


def test_every_wrong_cell_is_told_with_its_place_and_reading_goes_on(make: Make) -> None:
    path = make(
        [
            [*HEAD, "Số CCCD", "Hệ số lương"],
            ["Nguyễn Văn An", "31/02/1975", "Nam", "Huấn luyện viên", "12345", "nhiều"],
            [*AN, "026075001234", 2.34],
            [None, "1980", "Nữ", "CT HĐND"],
            ["Lê Thị Bình", "5/6/80", None, None],
        ]
    )
    assert rejections(path) == [
        (2, "B (Ngày sinh)", "31/02/1975", "Không có ngày “31/02/1975” trong lịch; hãy sửa lại ngày, tháng, năm."),
        (
            2,
            "D (Chức danh)",
            "Huấn luyện viên",
            "Chức danh không có trong danh mục; hãy chọn theo danh mục chức danh.",
        ),
        (
            2,
            "E (Số CCCD)",
            "12345",
            "Số CCCD phải có đúng 12 chữ số, ô này có 5; hãy ghi lại dạng văn bản, giữ số 0 ở đầu.",
        ),
        (2, "F (Hệ số lương)", "nhiều", "Phải là một số có nhiều nhất hai chữ số thập phân, ví dụ 2,34."),
        (4, "A (Họ và tên)", "", "Thiếu “Họ và tên”; hãy điền vào ô này."),
        (
            5,
            "B (Ngày sinh)",
            "5/6/80",
            "Năm chỉ ghi hai chữ số: “5/6/80” là 1980 hay 2080? Hãy ghi đủ bốn chữ số của năm.",
        ),
        (5, "C (Giới tính)", "", "Thiếu “Giới tính”; hãy điền vào ô này."),
        (5, "D (Chức danh)", "", "Thiếu “Chức danh”; hãy điền vào ô này."),
    ]
    result = read_staff(path)
    assert result.rows_read == 4
    assert [draft.row for draft in result.drafts] == [3]


def test_a_name_alone_in_the_template_is_a_person_with_cells_missing(make: Make) -> None:
    assert [reason for *_, reason in rejections(make([HEAD, ["Nguyễn Văn An"]]))] == [
        "Thiếu “Ngày sinh”; hãy điền vào ô này.",
        "Thiếu “Giới tính”; hãy điền vào ô này.",
        "Thiếu “Chức danh”; hãy điền vào ô này.",
    ]


def test_a_formula_counts_with_its_saved_result_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cong thuc.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    sheet.append(AN)
    sheet.append(["Lê Thị Bình", "=B2", '="Nữ"', "CT HĐND"])
    book.save(path)
    # What Excel saves beside a formula is its result; the library writes none, so put one in by hand.
    _replace_in_sheet(path, b"<f>B2</f><v />", b"<f>B2</f><v>1980</v>", b"<f>B2</f><v></v>", b"<f>B2</f><v/>")
    (first, *others) = read_staff(path).rejections
    assert (first.row, first.column) == (3, "C (Giới tính)")
    assert first.reason == ("Công thức chưa có kết quả; hãy mở bằng Excel cho tính lại rồi lưu, hoặc gõ giá trị vào ô.")
    assert others == []
    _replace_in_sheet(path, b'<f>"N\xe1\xbb\xaf"</f><v />', b'<f>"N\xe1\xbb\xaf"</f><v>N\xe1\xbb\xaf</v>')
    text = _sheet_xml(path).replace(b'<c r="C3">', b'<c r="C3" t="str">')
    _write_sheet_xml(path, text)
    second = read_staff(path).drafts[1]
    assert second.values["date_of_birth"] == PartialDate(1980)
    assert [str(note) for note in second.notes] == [
        "B (Ngày sinh): Giá trị lấy từ kết quả đã lưu của công thức.",
        "C (Giới tính): Giá trị lấy từ kết quả đã lưu của công thức.",
    ]


def _sheet_xml(path: Path) -> bytes:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def _write_sheet_xml(path: Path, text: bytes) -> None:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = text
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _replace_in_sheet(path: Path, old: bytes, new: bytes, *also: bytes) -> None:
    text = _sheet_xml(path)
    for one in (old, *also):
        if one in text:
            _write_sheet_xml(path, text.replace(one, new))
            return
    raise AssertionError(text)


def test_an_error_of_excel_is_told(make: Make) -> None:
    path = make([HEAD, AN])
    book = openpyxl.load_workbook(path)
    book["DS"]["B2"].value = "#N/A"
    assert book["DS"]["B2"].data_type == "e"
    book.save(path)
    assert rejections(path) == [
        (2, "B (Ngày sinh)", "#N/A", "Ô báo lỗi #N/A; hãy sửa công thức hoặc gõ giá trị vào ô.")
    ]


def test_a_real_date_cell_is_a_whole_day(make: Make) -> None:
    (draft,) = read_staff(make([HEAD, ["Nguyễn Văn An", date(1975, 3, 12), "Nam", "CT HĐND"]])).drafts
    assert draft.values["date_of_birth"] == PartialDate(1975, 3, 12)


def test_decomposed_and_composed_letters_are_one(make: Make) -> None:
    import unicodedata

    rows = [[unicodedata.normalize("NFD", text) for text in row] for row in (HEAD, AN)]
    (draft,) = read_staff(make(rows)).drafts
    assert draft.values["full_name"] == "Nguyễn Văn An"
    assert draft.values["position_code"] == "PARTY_SECRETARY"


def test_a_hundred_thousand_formatted_blank_rows_are_not_counted(make: Make) -> None:
    path = make([HEAD, AN])
    blank = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" s="0"/>' for letter in "ABCD") + "</row>"
        for row in range(3, 100_003)
    )
    _write_sheet_xml(path, _sheet_xml(path).replace(b"</sheetData>", blank.encode() + b"</sheetData>"))
    result = read_staff(path)
    assert (result.rows_read, len(result.drafts), result.skipped) == (1, 1, ())


def test_the_same_person_on_two_lines_is_read_as_two_lines(make: Make) -> None:
    rows = [HEAD, AN, [*AN[:3], "Chủ tịch HĐND"]]
    assert [draft.values["position_code"] for draft in read_staff(make(rows)).drafts] == [
        "PARTY_SECRETARY",
        "COUNCIL_CHAIR",
    ]


def test_every_sheet_that_is_a_roster_is_read(make: Make) -> None:
    make([HEAD, AN], sheet="Thôn 1")
    make([HEAD, ["Lê Thị Bình", "1980", "Nữ", "CT HĐND"]], sheet="Thôn 2")
    path = make([["Tổng hợp", "Số lượng"], ["Cán bộ", 2]], sheet="Tổng hợp")
    result = read_staff(path)
    assert [(draft.sheet, draft.values["full_name"]) for draft in result.drafts] == [
        ("Thôn 1", "Nguyễn Văn An"),
        ("Thôn 2", "Lê Thị Bình"),
    ]
    assert [(line.sheet, line.reason) for line in result.skipped] == [
        ("Tổng hợp", "không thấy hàng tiêu đề có cột “Họ và tên”")
    ]


def test_a_sheet_without_a_required_column_is_left_out_where_another_is_whole(make: Make) -> None:
    make([HEAD, AN])
    path = make([["Họ và tên", "Ngày sinh", "Khen thưởng", "Dân tộc"], ["Lê Văn C", "1980", "x", "Kinh"]], sheet="KT")
    result = read_staff(path)
    assert result.rows_read == 1
    assert [line.reason for line in result.skipped] == ["thiếu cột bắt buộc: Giới tính, Chức danh"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Tệp “danh sach.xlsx” không có ô nào có dữ liệu; hãy chọn tệp khác."),
        (
            [["a", "b"], ["c", "d"]],
            "Không thấy hàng tiêu đề nào có cột “Họ và tên” trong tệp “danh sach.xlsx”; "
            "hãy dùng mẫu của chương trình hoặc đặt tên cột như trong mẫu.",
        ),
        (
            [HEAD],
            "Tệp “danh sach.xlsx” có hàng tiêu đề nhưng chưa có dòng nào bên dưới; hãy điền danh sách rồi nhập lại.",
        ),
        (
            [["Họ và tên", "Dân tộc", "Chức danh"], ["Nguyễn Văn An", "Kinh", "CT HĐND"]],
            "Trang “DS” của tệp “danh sach.xlsx” thiếu cột bắt buộc “Ngày sinh”, “Giới tính”; "
            "hãy thêm cột, hoặc chỉ cho chương trình cột nào là cột đó.",
        ),
    ],
)
def test_a_workbook_without_a_roster_is_refused_with_one_sentence(
    make: Make, rows: list[list[str]], sentence: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_staff(make(rows))
    assert refused.value.sentence == sentence


def test_columns_that_are_not_understood_are_shown_with_examples(make: Make) -> None:
    path = make([[*HEAD, "Cỡ giày"], [*AN, "42"], ["Lê Thị Bình", "1980", "Nữ", "CT HĐND", "37"]])
    result = read_staff(path)
    assert [(one.column, one.heading, one.examples) for one in result.unmapped] == [
        ("E (Cỡ giày)", "Cỡ giày", ("42", "37"))
    ]
    assert len(result.drafts) == 2


def test_a_clerk_may_say_what_a_column_is_and_the_next_file_of_that_form_is_read_so(make: Make) -> None:
    head = ["Người", "Họ và tên", "Ngày sinh", "Giới", "Công tác"]
    rows = [["1", "Nguyễn Văn An", "1975", "Nam", "CT HĐND"]]
    path = make([head, *rows])
    (found,) = detect_layouts(path)
    assert forms.missing(STAFF_FORM, found) == ("Giới tính", "Chức danh")
    confirmed = {found.fingerprint: {3: "sex", 4: "position_code", 0: ""}}
    assert read_staff(path, confirmed=confirmed).drafts[0].values["position_code"] == "COUNCIL_CHAIR"

    other = make([["Danh sách năm 2023"], [], head, *rows, *rows], name="nam sau.xlsx", sheet="Khác")
    assert detect_layouts(other)[0].fingerprint == found.fingerprint
    result = read_staff(other, confirmed=confirmed)
    assert [(draft.sheet, draft.row) for draft in result.drafts] == [("Khác", 4), ("Khác", 5)]


def test_a_level_that_a_clerk_points_out_is_read_by_its_marks(make: Make) -> None:
    head = ["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh", "Thạc", "Cử"]
    path = make([head, ["Nguyễn Văn An", "1975", "Nam", "CT HĐND", "x", None], [*AN, None, "x"], AN])
    (found,) = detect_layouts(path)
    levels = {4: "professional_level:MASTER", 5: "professional_level:BACHELOR", 1: "no_such_field"}
    drafts = read_staff(path, confirmed={found.fingerprint: levels}).drafts
    assert [draft.values.get("professional_level") for draft in drafts] == ["MASTER", "BACHELOR", None]


def test_an_x_for_the_date_of_joining_the_party_states_membership(make: Make) -> None:
    rows = [[*HEAD, "Ngày vào Đảng"], [*AN, "x"], [*AN, "Không"], [*AN, "3/2/2001"], AN]
    values = [draft.values for draft in read_staff(make(rows)).drafts]
    assert [one.get("party_member") for one in values] == [True, False, None, None]
    assert values[2]["party_joined_on"] == PartialDate(2001, 2, 3)


def test_a_cell_merged_over_several_lines_holds_for_each_of_them(make: Make) -> None:
    rows = [
        ["Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Thôn"],
        ["Nguyễn Văn An", "1975", "Nam", "Trưởng thôn", "Thôn 1"],
        [None, None, None, "Bí thư chi bộ", None],
        ["Lê Thị Bình", "1980", "Nữ", "Phó trưởng thôn", None],
    ]
    result = read_staff(make(rows, merged=["A2:A3", "B2:B3", "C2:C3", "E2:E4"]))
    assert [(draft.values["full_name"], draft.values["hamlet"]) for draft in result.drafts] == [
        ("Nguyễn Văn An", "Thôn 1"),
        ("Nguyễn Văn An", "Thôn 1"),
        ("Lê Thị Bình", "Thôn 1"),
    ]


def test_days_that_excel_may_have_turned_are_pointed_out_and_never_turned(make: Make) -> None:
    rows = [["Lê A", date(1975, 12, 3), "Nam", "CT HĐND"], ["Lê B", "25/03/1975", "Nam", "CT HĐND"]]
    first, second = read_staff(make([HEAD, *rows])).drafts
    assert first.values["date_of_birth"] == PartialDate(1975, 12, 3)
    assert second.notes == ()
    assert [str(note) for note in first.notes] == [
        "B (Ngày sinh): Ô là ngày 03/12/1975; nếu Excel đã đảo ngày và tháng thì phải là 12/03/1975, hãy kiểm tra lại."
    ]


def test_dates_and_texts_that_prove_nothing_are_left_alone(make: Make) -> None:
    births = [date(1975, 12, 3), date(1975, 12, 25), "25/03/1975"]
    rows = [[f"Nguyễn Văn {letter}", birth, "Nam", "CT HĐND"] for letter, birth in zip("ABC", births, strict=True)]
    assert [draft.notes for draft in read_staff(make([HEAD, *rows])).drafts] == [(), (), ()]


def test_a_layout_can_be_kept_as_text(make: Make) -> None:
    import msgspec

    from hrdesk.excel.layout import Layout

    (layout,) = detect_layouts(make([HEAD, AN]))
    assert msgspec.json.decode(msgspec.json.encode(layout), type=Layout) == layout


def test_what_was_confirmed_for_another_form_is_not_forced_on_a_sheet(make: Make) -> None:
    (wide,) = detect_layouts(make([[*HEAD, "Dân tộc"], [*AN, "Kinh"]]))
    narrow = make([HEAD, AN], name="hep.xlsx")
    assert len(read_staff(narrow, confirmed={wide.fingerprint: {0: ""}}).drafts) == 1
