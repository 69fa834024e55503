from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.fields import STAFF, field
from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel.cells import Broken
from hrdesk.excel.columns import NOTHING, clean
from hrdesk.messages.template import EXAMPLES


@pytest.mark.parametrize(
    ("key", "cell", "values"),
    [
        ("full_name", "  Nguyễn   Văn An ", {"full_name": "Nguyễn Văn An"}),
        ("full_name", "LƯU HỮU SƠN", {"full_name": "Lưu Hữu Sơn"}),
        ("full_name", "Trịnh Quang ánh", {"full_name": "Trịnh Quang Ánh"}),
        ("full_name", "H'Hen Niê", {"full_name": "H'Hen Niê"}),
        ("sex", "nữ", {"sex": "FEMALE"}),
        ("ethnicity", "sán dìu", {"ethnicity": "Sán Dìu"}),
        ("religion", "Không", {"religion": "Không"}),
        ("digital_signature", "x", {"digital_signature": True}),
        ("digital_signature", "X", {"digital_signature": True}),
        ("digital_signature", "✓", {"digital_signature": True}),
        ("digital_signature", "Có", {"digital_signature": True}),
        ("digital_signature", True, {"digital_signature": True}),
        ("digital_signature", 1.0, {"digital_signature": True}),
        ("digital_signature", "Không", {"digital_signature": False}),
        ("digital_signature", 0.0, {"digital_signature": False}),
        ("course_deputy_skills", "x", {"course_deputy_skills": True}),
        ("course_deputy_skills", "2019", {"course_deputy_skills": PartialDate(2019)}),
        ("course_deputy_skills", 2019.0, {"course_deputy_skills": PartialDate(2019)}),
        ("course_deputy_skills", "5/2019", {"course_deputy_skills": PartialDate(2019, 5)}),
        ("course_deputy_skills", "Chưa", {}),
        ("pay_coefficient", "2,34", {"pay_coefficient": 234}),
        ("pay_coefficient", "2.34", {"pay_coefficient": 234}),
        ("pay_coefficient", 2.34, {"pay_coefficient": 234}),
        ("pay_coefficient", 2.3400000000000003, {"pay_coefficient": 234}),
        ("pay_coefficient", "234%", {"pay_coefficient": 234}),
        ("pay_coefficient", 3.0, {"pay_coefficient": 300}),
        ("pay_step", "3/9", {"pay_step": 3}),
        ("pay_step", "Bậc 3", {"pay_step": 3}),
        ("pay_step", 3.0, {"pay_step": 3}),
        ("rank_code", "01.003", {"rank_code": "01.003"}),
        ("rank_code", "Chuyên viên", {"rank_code": "01.003"}),
        ("rank_code", 1.003, {"rank_code": "01.003"}),
        ("rank_code", 1003.0, {"rank_code": "01.003"}),
        ("professional_level", "ĐH", {"professional_level": "BACHELOR"}),
        ("professional_level", "ĐH Luật", {"professional_level": "BACHELOR", "professional_field": "Luật"}),
        (
            "professional_level",
            "Thạc sĩ - quản lý công",
            {"professional_level": "MASTER", "professional_field": "Quản lý công"},
        ),
        (
            "professional_level",
            "TC (Kế toán)",
            {"professional_level": "INTERMEDIATE", "professional_field": "Kế toán"},
        ),
        ("political_theory_level", "TC", {"political_theory_level": "INTERMEDIATE"}),
        ("political_theory_level", "CC", {"political_theory_level": "ADVANCED"}),
        ("state_management_level", "CVC", {"state_management_level": "PRINCIPAL_SPECIALIST"}),
        (
            "general_education",
            date(2024, 12, 12),
            {"general_education_level": "UPPER_SECONDARY", "general_education": "12/12"},
        ),
        (
            "general_education",
            date(2024, 12, 9),
            {"general_education_level": "LOWER_SECONDARY", "general_education": "9/12"},
        ),
        (
            "general_education",
            date(2024, 9, 12),
            {"general_education_level": "LOWER_SECONDARY", "general_education": "9/12"},
        ),
        (
            "foreign_language",
            "B1",
            {"foreign_language_level": "CERTIFICATE", "foreign_language": "B1", "foreign_language_step": 3},
        ),
        ("it_skill", "Chưa", {"it_skill_level": "NONE"}),
        ("decision_no", 215.0, {"decision_no": "215"}),
        ("decision_no", " 215/QĐ-UBND ", {"decision_no": "215/QĐ-UBND"}),
        ("note", "dòng một\n  dòng  hai ", {"note": "dòng một\ndòng hai"}),
        ("place_of_origin", "Thôn 1,\nxã Tam Hợp", {"place_of_origin": "Thôn 1, xã Tam Hợp"}),
        ("hamlet", "Thôn  Nội Phật", {"hamlet": "Thôn Nội Phật"}),
        ("phone", 912345678.0, {"phone": "0912345678"}),
    ],
)
def test_a_cell_states_its_value(key: str, cell: object, values: dict[str, object]) -> None:
    outcome = clean(field(key), cell)  # type: ignore[arg-type]
    assert outcome.problem is None
    assert dict(outcome.values) == values


@pytest.mark.parametrize(
    ("key", "cell", "problem"),
    [
        ("sex", "nam giới tính", "Không có trong danh mục “Giới tính” (gần giống: Nam); hãy chọn theo danh mục."),
        ("ethnicity", "Sao Hỏa", "Không có trong danh mục “Dân tộc”; hãy chọn theo danh mục."),
        ("digital_signature", "đang làm", "Chỉ nhận x, Có, Không hoặc để trống."),
        ("course_deputy_skills", "tốt", "Chỉ nhận x (đã bồi dưỡng) hoặc năm hoàn thành (2019)."),
        (
            "course_deputy_skills",
            "19",
            "Năm chỉ ghi hai chữ số: “19” là 1919 hay 2019? Hãy ghi đủ bốn chữ số của năm.",
        ),
        ("pay_coefficient", "2,345", "Phải là một số có nhiều nhất hai chữ số thập phân, ví dụ 2,34."),
        ("pay_coefficient", "nan", "Phải là một số có nhiều nhất hai chữ số thập phân, ví dụ 2,34."),
        ("pay_coefficient", "-2,34", "Phải là một số có nhiều nhất hai chữ số thập phân, ví dụ 2,34."),
        ("pay_coefficient", date(2024, 3, 2), "Phải là một số có nhiều nhất hai chữ số thập phân, ví dụ 2,34."),
        ("pay_coefficient", 234.0, "Số quá lớn; hãy kiểm tra dấu phẩy thập phân (2,34)."),
        ("pay_step", "ba", "Phải là một số nguyên."),
        ("pay_step", 3.5, "Phải là một số nguyên."),
        ("pay_step", "3,5", "Phải là một số nguyên."),
        ("full_name", 5.0, "Ô không phải là chữ; hãy gõ lại."),
        ("note", time(3, 4), "Ô không phải là chữ; hãy gõ lại."),
        (
            "professional_level",
            "Chưa tốt nghiệp",
            "Không có trong danh mục “Trình độ chuyên môn”; hãy chọn theo danh mục.",
        ),
        (
            "general_education",
            date(2024, 3, 4),
            "Không rõ trình độ nào của “Giáo dục phổ thông”; hãy ghi theo danh mục.",
        ),
        ("note", Broken("#REF!"), "Ô báo lỗi #REF!; hãy sửa công thức hoặc gõ giá trị vào ô."),
        (
            "note",
            Broken(),
            "Công thức chưa có kết quả; hãy mở bằng Excel cho tính lại rồi lưu, hoặc gõ giá trị vào ô.",
        ),
    ],
)
def test_a_cell_that_cannot_be_taken_says_why(key: str, cell: object, problem: str) -> None:
    outcome = clean(field(key), cell)  # type: ignore[arg-type]
    assert outcome.values == ()
    assert outcome.problem == problem


@pytest.mark.parametrize("declared", STAFF, ids=lambda one: one.key)
def test_an_empty_cell_states_nothing(declared: object) -> None:
    assert clean(declared, "") is NOTHING  # type: ignore[arg-type]
    assert clean(declared, "  ") is NOTHING  # type: ignore[arg-type]


@pytest.mark.parametrize("key", EXAMPLES)
def test_every_example_of_the_guide_is_accepted_as_it_stands(key: str) -> None:
    outcome = clean(field(key), EXAMPLES[key])
    assert key in dict(outcome.values)
    assert (outcome.problem, outcome.note) == (None, None)


CELLS = st.one_of(
    st.text(max_size=20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(st.sampled_from(STAFF), CELLS)
def test_whatever_a_cell_holds_it_is_taken_or_refused_with_a_sentence(declared: object, cell: object) -> None:
    outcome = clean(declared, cell)  # type: ignore[arg-type]
    assert outcome.problem is None or (outcome.values == () and outcome.problem.endswith((".", "?")))


def test_a_day_with_a_time_in_a_text_column_is_written_as_a_day_and_told() -> None:
    outcome = clean(field("decision_no"), datetime(2024, 3, 12, 8))
    assert outcome.values == (("decision_no", "12/03/2024"),)
    assert outcome.note == "Ô không phải dạng văn bản; đã ghi là “12/03/2024”."
