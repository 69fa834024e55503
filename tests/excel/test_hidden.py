"""Formulas, hidden rows and hidden columns, told alike in every format that is read."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.excel import ods_parts, xls_parts
from hrdesk.excel.reader import read_staff
from hrdesk.excel.workbook import open_workbook

WORKBOOKS = Path(__file__).parents[1] / "data" / "workbooks"
XLS = (WORKBOOKS / "an-va-cong-thuc.xls").read_bytes()


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_formulas_and_what_is_hidden_are_told_in_every_format(suffix: str) -> None:
    sheet, second = open_workbook(WORKBOOKS / f"an-va-cong-thuc.{suffix}").sheets
    assert (sorted(sheet.formulas), second.formulas) == ([(3, 7), (5, 7)], {(0, 0)})
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({4, 5}, {2})
    assert (second.hidden_rows, second.hidden_columns) == (frozenset(), frozenset())


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_hidden_lines_are_read_and_said_to_be(suffix: str) -> None:
    result = read_staff(WORKBOOKS / f"an-va-cong-thuc.{suffix}")
    assert [draft.row for draft in result.drafts] == [4, 5, 6, 7]
    assert [str(note) for note in result.drafts[0].notes] == [
        "H (Ghi chú): Giá trị lấy từ kết quả đã lưu của công thức."
    ]
    assert [notice.sentence for notice in result.notices] == [
        "Trang “DS” có 2 dòng ẩn, vẫn được đọc; không muốn nhập thì hãy xóa các dòng đó.",
        "Trang “DS” có cột ẩn, vẫn được đọc: C (Ngày sinh).",
    ]


def test_a_workbook_without_anything_hidden_says_nothing() -> None:
    assert read_staff(WORKBOOKS / "danh-sach.xls").notices == ()
    assert read_staff(WORKBOOKS / "danh-sach.ods").notices == ()


@given(st.data())
def test_an_xls_with_wrong_bytes_or_a_missing_end_never_breaks_the_reading_of_facts(data: st.DataObject) -> None:
    changed = bytearray(XLS)
    for place in data.draw(st.lists(st.integers(0, len(XLS) - 1), max_size=8)):
        changed[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(XLS)))
    for each in (bytes(changed), XLS[:cut]):
        assert all(facts.broken == {} for facts in xls_parts.sheet_facts(each))


def test_an_ods_that_is_not_well_formed_has_no_facts(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", "<office:document-content><table:table>")
    with zipfile.ZipFile(tmp_path / "a.ods") as archive:
        assert ods_parts.sheet_facts(archive) == []
