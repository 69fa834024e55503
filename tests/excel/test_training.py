"""The training template and its reader: what is written comes back, what is wrong is named by its cell."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import TRAINING, Kind
from hrdesk.domain.partial_date import PartialDate
from hrdesk.errors import UserError
from hrdesk.excel.reader import ReadResult
from hrdesk.excel.template import write_training, write_training_template
from hrdesk.excel.training import read_training
from hrdesk.messages.template import EXAMPLES
from hrdesk.text import squeeze

CONTRACT = """Họ và tên · Ngày sinh · Số CCCD · Loại · Nội dung · Tên khóa học · Nơi học · Từ ngày · Đến ngày ·
Cơ sở đào tạo · Hình thức · Kết quả · Số chứng chỉ · Số quyết định · Ghi chú"""
HEADINGS = [heading.strip() for heading in CONTRACT.split("·")]
GOOD = ("Nguyễn Văn An", "12/03/1975", "Bồi dưỡng", "Quản lý nhà nước", "Trong nước", "04/03/2019", "26/04/2019")
SHORT = ("Họ và tên", "Ngày sinh", "Loại", "Nội dung", "Nơi học", "Từ ngày", "Đến ngày")


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path / "lop.xlsx")
    return path / "lop.xlsx"


def read(path: Path, *rows: tuple[Any, ...]) -> ReadResult:
    return read_training(workbook(path, SHORT, *rows))


def changed(**cells: Any) -> tuple[Any, ...]:
    by_heading = dict(zip(SHORT, GOOD, strict=True))
    names = {"start": "Từ ngày", "end": "Đến ngày", "kind": "Loại", "course": "Nội dung", "place": "Nơi học"}
    return tuple((by_heading | {names[key]: value for key, value in cells.items()}).values())


def test_the_headings_are_those_of_the_contract_and_the_required_ones_bold(tmp_path: Path) -> None:
    write_training_template(tmp_path / "mau.xlsx")
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    cells = book["Đào tạo, bồi dưỡng"][1]
    assert [cell.value for cell in cells] == HEADINGS
    required = ["Họ và tên", "Ngày sinh", "Loại", "Nội dung", "Nơi học", "Từ ngày"]
    assert [cell.value for cell in cells if cell.font.bold] == required
    offered = {
        column[0].value: [cell.value for cell in column[1:] if cell.value]
        for column in book["Danh mục"].iter_cols(min_col=2)
    }
    assert offered["Loại"] == ["Đào tạo", "Bồi dưỡng"]
    assert offered["Nơi học"] == ["Trong nước", "Nước ngoài"]
    assert offered["Nội dung"] == [entry.label for entry in catalog("course").entries]
    explained = {row[1].value for row in book["Hướng dẫn"].iter_rows(min_row=9)}
    assert explained == set(HEADINGS)


def test_the_empty_template_asks_to_be_filled(tmp_path: Path) -> None:
    write_training_template(tmp_path / "mau.xlsx")
    with pytest.raises(UserError, match="chưa có dòng nào"):
        read_training(tmp_path / "mau.xlsx")


def test_the_examples_of_the_guide_make_a_line_that_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_training_template(path)
    book = openpyxl.load_workbook(path)
    book["Đào tạo, bồi dưỡng"].append([EXAMPLES[declared.key] for declared in TRAINING])
    book.save(path)
    (draft,) = read_training(path).drafts
    assert set(draft.values) == {declared.key for declared in TRAINING}
    assert draft.values["course_code"] == "STATE_MANAGEMENT"
    assert draft.values["training_from"] == PartialDate(2019, 3, 4)


def test_titles_numbers_sums_and_signatures_are_passed_over(tmp_path: Path) -> None:
    headings = ("TT", *SHORT)
    rows = (
        ("DANH SÁCH HỌC VIÊN",),
        headings,
        tuple(range(1, 9)),
        (1, *GOOD),
        (2, *changed(course="Xây dựng Đảng")),
        ("", "Tổng số: 02 người"),
        ("", "", "", "", "", "Tam Hợp, ngày 05 tháng 01 năm 2020"),
    )
    result = read_training(workbook(tmp_path, *rows))
    assert [draft.row for draft in result.drafts] == [4, 5]
    assert (result.rows_read, result.rejections, result.unmapped) == (2, (), ())


def test_columns_may_stand_in_any_order_and_bear_their_other_names(tmp_path: Path) -> None:
    headings = ("Nội dung bồi dưỡng", "Ngày kết thúc", "Ngày bắt đầu", "Nơi học", "Loại hình", "Họ tên", "Ngày sinh")
    row = ("QLNN", "2019", "03/2019", "Nước ngoài", "BD", "Lê Thị Bình", date(1980, 5, 6))
    (draft,) = read_training(workbook(tmp_path, headings, row)).drafts
    assert draft.values == {
        "course_code": "STATE_MANAGEMENT",
        "training_to": PartialDate(2019),
        "training_from": PartialDate(2019, 3),
        "training_place": "ABROAD",
        "training_kind": "IN_SERVICE_TRAINING",
        "full_name": "Lê Thị Bình",
        "date_of_birth": PartialDate(1980, 5, 6),
    }


def test_a_name_merged_over_several_turns_stands_for_each(tmp_path: Path) -> None:
    path = workbook(tmp_path, SHORT, GOOD, ("", "", *changed(course="Tin học", start="2020", end="")[2:]))
    book = openpyxl.load_workbook(path)
    for column in "AB":
        book.worksheets[0].merge_cells(f"{column}2:{column}3")
    book.save(path)
    assert [draft.values["full_name"] for draft in read_training(path).drafts] == ["Nguyễn Văn An"] * 2


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ({"course": "Cắm hoa"}, "D (Nội dung)", "Nội dung bồi dưỡng"),
        ({"kind": ""}, "C (Loại)", "Loại"),
        ({"place": "Sao Hỏa"}, "E (Nơi học)", "Nơi học"),
        ({"start": "31/02/2019"}, "F (Từ ngày)", "31/02/2019"),
        ({"start": "04/03/19"}, "F (Từ ngày)", "1919 hay 2019"),
        ({"end": "01/02/2019"}, "G (Đến ngày)", "trước “Từ ngày”"),
    ],
)
def test_a_wrong_cell_is_named_with_the_reason(tmp_path: Path, cells: dict[str, Any], column: str, what: str) -> None:
    result = read(tmp_path, GOOD, changed(**cells))
    (rejection,) = result.rejections
    assert (rejection.row, rejection.column) == (3, column)
    assert what in rejection.reason
    assert (len(result.drafts), result.rows_read) == (1, 2)


def test_an_end_known_less_closely_than_the_beginning_is_no_contradiction(tmp_path: Path) -> None:
    assert read(tmp_path, changed(start="04/03/2019", end="2019")).rejections == ()


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ((("Tên", "Ghi chú"), ("An", "x")), "không thấy hàng tiêu đề"),
        ((("Họ và tên", "Nội dung"), ("An", "Tin học")), "Loại"),
        (((None,),), "không có dữ liệu"),
    ],
)
def test_a_workbook_without_such_a_list_is_refused_with_a_sentence(tmp_path: Path, rows: Any, what: str) -> None:
    with pytest.raises(UserError) as refused:
        read_training(workbook(tmp_path, *rows))
    assert "lop.xlsx" in refused.value.sentence
    if what != "không có dữ liệu":
        assert what in refused.value.sentence


LINE = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20)
    .map(squeeze)
    .filter(bool)
)
DATES = st.one_of(
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(PartialDate.of), st.builds(PartialDate, st.integers(1990, 2030))
)


@st.composite
def turns(draw: st.DrawFn) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for declared in TRAINING:
        if not (declared.key in ("full_name", "course_code") or draw(st.booleans())):
            continue
        if declared.key == "citizen_id":
            values[declared.key] = draw(st.from_regex(r"[0-9]{12}", fullmatch=True))
        elif declared.kind is Kind.CODE and declared.catalog:
            values[declared.key] = draw(st.sampled_from([entry.code for entry in catalog(declared.catalog).entries]))
        else:
            values[declared.key] = draw(DATES if declared.kind is Kind.DATE else LINE)
    start, end = values.get("training_from"), values.get("training_to")
    if start and end and end.last < start.first:
        values["training_from"], values["training_to"] = end, start
    return values


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.lists(turns(), min_size=1, max_size=5))
def test_what_is_written_is_read_back(tmp_path: Path, written: list[dict[str, Any]]) -> None:
    write_training(tmp_path / "ra.xlsx", written)
    result = read_training(tmp_path / "ra.xlsx")
    assert (result.rejections, [draft.values for draft in result.drafts]) == ((), written)
