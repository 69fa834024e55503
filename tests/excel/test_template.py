from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import STAFF, Field, Kind
from hrdesk.domain.partial_date import PartialDate
from hrdesk.errors import UserError
from hrdesk.excel.certificates import LEVEL_KEY, STEP_KEY
from hrdesk.excel.reader import read_staff
from hrdesk.excel.template import write_staff, write_staff_template
from hrdesk.messages.template import EXAMPLES
from hrdesk.text import squeeze

HEADINGS = """Họ và tên · Ngày sinh · Giới tính · Số CCCD · Dân tộc · Tôn giáo · Quê quán · Nơi ở hiện nay ·
Điện thoại · Thư điện tử công vụ · Chữ ký số · Ngày vào Đảng · Ngày chính thức · Giáo dục phổ thông ·
Trình độ chuyên môn · Chuyên ngành · Nơi đào tạo · Năm tốt nghiệp · Lý luận chính trị · Quản lý nhà nước ·
Ngoại ngữ · Tin học · Chức danh · Ngày giữ chức danh · Ngày thôi giữ · Số quyết định · Kiêm nhiệm ·
Thôn, tổ dân phố · Tái cử · Người địa phương · Vị trí yêu cầu ngoại ngữ · Bồi dưỡng xây dựng Đảng ·
Bồi dưỡng quản lý kinh tế · Bồi dưỡng kỹ năng đại biểu HĐND · Bồi dưỡng kỹ năng lãnh đạo, quản lý ·
Bồi dưỡng nghiệp vụ · Mã ngạch · Bậc lương · Hệ số lương · Hưởng từ ngày · Ghi chú"""


@pytest.fixture
def template(tmp_path: Path) -> Any:
    write_staff_template(tmp_path / "mau.xlsx", ["Thôn Nội Phật", "Thôn Ngoại Trạch"], on=date(2024, 1, 1))
    return openpyxl.load_workbook(tmp_path / "mau.xlsx")


def test_the_headings_are_those_of_the_contract_and_the_required_ones_bold(template: Any) -> None:
    cells = template["Danh sách"][1]
    assert [cell.value for cell in cells] == [heading.strip() for heading in HEADINGS.split("·")]
    assert [cell.value for cell in cells if cell.font.bold] == ["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh"]
    assert template["Danh sách"].freeze_panes == "B2"
    assert template.sheetnames[:2] == ["Danh sách", "Hướng dẫn"]


def test_columns_of_codes_offer_what_is_in_force(template: Any) -> None:
    lists = template["Danh mục"]
    assert lists.sheet_state == "hidden"
    offered = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in lists.iter_cols(min_col=2)
    }
    assert offered["Giới tính"] == ["Nam", "Nữ"]
    assert offered["Dân tộc"][:3] == ["Kinh", "Tày", "Thái"]
    assert offered["Thôn, tổ dân phố"] == ["Thôn Nội Phật", "Thôn Ngoại Trạch"]
    assert "Trưởng phòng Kinh tế" not in offered["Chức danh"]  # a title since 1/7/2025
    assert "Văn phòng - thống kê" in offered["Chức danh"]
    assert offered["Mã ngạch"][:3] == ["01.001", "01.002", "01.003"]
    sources = {
        str(validation.sqref).split(":")[0]: validation.formula1
        for validation in template["Danh sách"].data_validations.dataValidation
        if validation.type == "list"
    }
    assert sources["C2"] == "'Danh mục'!$B$2:$B$3"
    assert sources["K2"] == '"x,Không"'


def test_columns_are_text_so_that_no_zero_is_lost(template: Any) -> None:
    sheet = template["Danh sách"]
    formats = {
        sheet[1][index].value: sheet.column_dimensions[cell.column_letter].number_format
        for index, cell in enumerate(sheet[1])
    }
    assert {formats[one] for one in ("Số CCCD", "Điện thoại", "Ngày sinh", "Mã ngạch")} == {"@"}
    assert formats["Hệ số lương"] == "0.00"


def test_the_second_sheet_explains_every_column(template: Any) -> None:
    sheet = template["Hướng dẫn"]
    rows = {row[1].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=9)}
    assert set(rows) == {declared.label for declared in STAFF}
    for declared in STAFF:
        _, _, required, meaning, how, example, source = rows[declared.label]
        assert (required == "x") == declared.required
        assert meaning == declared.help
        assert meaning
        assert how
        assert source
        assert (example or "") == EXAMPLES.get(declared.key, "")


def test_the_empty_template_asks_to_be_filled(tmp_path: Path) -> None:
    write_staff_template(tmp_path / "mau.xlsx")
    with pytest.raises(UserError) as refused:
        read_staff(tmp_path / "mau.xlsx")
    assert "chưa có dòng nào bên dưới" in refused.value.sentence


def test_the_examples_of_the_guide_make_a_line_that_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_staff_template(path, ["Thôn Nội Phật"])
    book = openpyxl.load_workbook(path)
    book["Danh sách"].append([EXAMPLES.get(declared.key) for declared in STAFF])
    book.save(path)
    result = read_staff(path)
    assert result.rejections == ()
    assert {declared.key for declared in STAFF} - set(result.drafts[0].values) == {"held_to"}
    assert result.layouts[0].is_official
    assert not result.layouts[0].is_exact


LINE = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20)
    .map(squeeze)
    .filter(bool)
)
DATES = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
)
_SPECIAL = {
    "citizen_id": st.from_regex(r"[0-9]{12}", fullmatch=True),
    "phone": st.from_regex(r"0[0-9]{9}", fullmatch=True),
    "note": st.lists(LINE, min_size=1, max_size=3).map("\n".join),
    "pay_coefficient": st.integers(0, 9999),
    "pay_step": st.integers(1, 12),
}


def values_of(declared: Field) -> st.SearchStrategy[Any]:
    """Return the values that a record may hold in a field."""
    if declared.key in _SPECIAL:
        return _SPECIAL[declared.key]
    if declared.kind is Kind.CODE and declared.catalog:
        return st.sampled_from([entry.code for entry in catalog(declared.catalog).entries])
    return {
        Kind.DATE: DATES,
        Kind.BOOL: st.booleans(),
        Kind.COURSE: st.one_of(st.just(True), DATES),
    }.get(declared.kind, LINE)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for declared in STAFF:
        if declared.key not in LEVEL_KEY and (declared.required or draw(st.booleans())):
            values[declared.key] = draw(values_of(declared))
    if "party_joined_on" not in values and draw(st.booleans()):
        values["party_member"] = draw(st.booleans())
    values |= draw(st.sampled_from(ATTAINMENTS))
    return values


# The certificates themselves have a law of their own in test_certificates.
ATTAINMENTS: list[dict[str, Any]] = [
    {},
    {"general_education": "12/12", "general_education_level": "UPPER_SECONDARY"},
    {"general_education_level": "LOWER_SECONDARY", "it_skill_level": "NONE", "foreign_language_level": "CERTIFICATE"},
    {"it_skill": "UDCNTTCB", "it_skill_level": "CERTIFICATE"},
    {"foreign_language": "B1", "foreign_language_level": "CERTIFICATE", STEP_KEY["foreign_language"]: 3},
]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows(), min_size=1, max_size=12))
def test_a_list_written_and_read_back_is_the_same(tmp_path: Path, people: list[dict[str, Any]]) -> None:
    path = tmp_path / "xuat.xlsx"
    write_staff(path, people)
    result = read_staff(path)
    assert result.rejections == ()
    assert [draft.values for draft in result.drafts] == people


def test_dates_may_come_as_the_store_keeps_them(tmp_path: Path) -> None:
    person = {"full_name": "NGUYỄN văn An", "date_of_birth": "1975-03", "sex": "MALE", "position_code": "COUNCIL_CHAIR"}
    path = tmp_path / "xuat.xlsx"
    write_staff(path, [{**person, "course_deputy_skills": "2019", "pay_effective_on": None}])
    (draft,) = read_staff(path).drafts
    assert draft.values == {**person, "date_of_birth": PartialDate(1975, 3), "course_deputy_skills": PartialDate(2019)}


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    person = {"full_name": "A", "date_of_birth": "1975", "sex": "MALE", "position_code": "COUNCIL_CHAIR"}
    path = tmp_path / "xuat.xlsx"
    write_staff(path, [{**person, "note": '=HYPERLINK("http://x")', "decision_no": "+1", "place_of_origin": "@a"}])
    book = openpyxl.load_workbook(path)
    cells = [cell for cell in book["Danh sách"][2] if str(cell.value or "").startswith(("=", "+", "@"))]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert all(cell.quotePrefix for cell in cells)
    assert read_staff(path).drafts[0].values["note"] == '=HYPERLINK("http://x")'
