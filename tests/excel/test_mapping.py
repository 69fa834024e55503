"""The columns of a workbook as a clerk looks at them before anything is read."""

from typing import Any

from hrdesk.excel import mapping
from hrdesk.excel.mapping import SheetLook, WorkbookLook
from hrdesk.excel.reader import STAFF_FORM
from hrdesk.excel.training import TRAINING_FORM
from hrdesk.excel.workbook import open_workbook
from tests.excel.conftest import Make

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức danh"]
AN = ["1", "Nguyễn Văn An", "12/03/1975", "Nam", "CT HĐND"]
BINH = ["2", "Lê Thị Bình", "1980", "Nữ", "VP-TK"]


def look(make: Make, *rows: list[Any], **more: Any) -> WorkbookLook:
    return mapping.look(open_workbook(make(rows, **more)), STAFF_FORM, {})


def only(found: WorkbookLook) -> SheetLook:
    (sheet,) = found.sheets
    return sheet


def test_a_workbook_of_which_everything_is_understood_is_sure(make: Make) -> None:
    found = look(make, ["DANH SÁCH"], [], HEAD, AN, BINH)
    sheet = only(found)
    assert found.is_sure
    assert (sheet.first_heading_row, sheet.last_heading_row) == (3, 3)
    assert [(one.letter, one.target, one.examples) for one in sheet.columns][:2] == [
        ("B", "full_name", ("Nguyễn Văn An", "Lê Thị Bình")),
        ("C", "date_of_birth", ("12/03/1975", "1980")),
    ]
    assert [one.remark for one in sheet.columns] == ["", "", "", ""]


def test_a_column_nobody_knows_is_doubtful_and_an_empty_one_is_not(make: Make) -> None:
    found = look(make, [*HEAD, "Cỡ giày", "Cột chờ"], [*AN, "42"], [*BINH, "37"])
    unknown, empty = only(found).columns[-2:]
    assert not found.is_sure
    assert (unknown.target, unknown.is_doubtful, unknown.examples) == ("", True, ("42", "37"))
    assert (empty.is_doubtful, empty.remark) == (False, "Cột trống, không đọc.")


def test_a_second_column_with_the_same_heading_is_pointed_out(make: Make) -> None:
    second = only(look(make, [*HEAD, "Chức danh"], [*AN, "Đại biểu HĐND"])).columns[-1]
    assert (second.target, second.is_doubtful) == ("", True)
    assert "Đã có cột khác là “Chức danh”" in second.remark


def test_a_column_whose_values_do_not_fit_its_heading_is_doubtful(make: Make) -> None:
    found = look(make, HEAD, ["1", "Nguyễn Văn An", "Xã Tam Hợp", "Nam", "CT HĐND"])
    birth = next(one for one in only(found).columns if one.target == "date_of_birth")
    assert (birth.is_doubtful, birth.remark) == (
        True,
        "1 trong 1 ô không đọc được theo nội dung này; hãy kiểm tra lại.",
    )


def test_what_a_clerk_confirmed_is_sure_and_what_is_missing_or_twice_is_not(make: Make) -> None:
    head = ["STT", "Họ và tên", "Năm", "Ngày sinh", "Giới", "Công tác"]
    path = make([head, ["1", "Nguyễn Văn An", "1", "1975", "Nam", "CT HĐND"]])
    first = only(mapping.look(open_workbook(path), STAFF_FORM, {}))
    assert first.missing == ("Giới tính", "Chức danh")
    given = {2: "", 4: "sex", 5: "position_code"}
    told = only(mapping.look(open_workbook(path), STAFF_FORM, {first.fingerprint: given}))
    assert (told.missing, told.is_sure, told.is_confirmed) == ((), True, True)
    assert [one.guess for one in told.columns] == [one.target for one in first.columns]
    twice = only(mapping.look(open_workbook(path), STAFF_FORM, {first.fingerprint: {**given, 2: "sex"}}))
    assert (twice.repeated, twice.is_sure) == (("Giới tính",), False)


def test_everything_that_a_column_can_be_read_as_has_a_label() -> None:
    targets = dict(mapping.targets(STAFF_FORM))
    assert targets["date_of_birth:FEMALE"] == "Ngày sinh (cột riêng của nữ)"
    assert targets["professional_level:BACHELOR"] == "Trình độ chuyên môn: đánh x là Đại học"
    assert {"full_name", "party_member", "note"} <= targets.keys()
    assert len(set(targets.values())) == len(targets)
    assert "course_code" in dict(mapping.targets(TRAINING_FORM))


def test_a_list_of_training_is_looked_at_the_same_way(make: Make) -> None:
    head = ["Họ và tên", "Ngày sinh", "Loại", "Nội dung", "Nơi học", "Từ ngày", "Kinh phí"]
    path = make([head, ["Nguyễn Văn An", "1975", "Bồi dưỡng", "Tin học", "Trong nước", "2019", "5 triệu"]])
    sheet = only(mapping.look(open_workbook(path), TRAINING_FORM, {}))
    assert (sheet.missing, [one.heading for one in sheet.columns if one.is_doubtful]) == ((), ["Kinh phí"])
