"""Workbooks as offices really keep them, equal to what a careful clerk would key in."""

import json
from pathlib import Path

import pytest

from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel.reader import ReadResult, read_staff
from hrdesk.excel.workbook import open_workbook

WORKBOOKS = Path(__file__).parent.parent / "data" / "workbooks"


def read(name: str) -> ReadResult:
    return read_staff(WORKBOOKS / f"{name}.xlsx")


@pytest.mark.parametrize("name", ["mau02", "shuffled", "tcvn3"])
def test_a_sample_reads_equal_to_its_truth(name: str) -> None:
    result = read(name)
    truth = json.loads((WORKBOOKS / f"{name}.truth.json").read_text(encoding="utf-8"))
    assert result.rejections == ()
    assert result.unmapped == ()
    assert result.rows_read == len(result.drafts) == len(truth)
    for draft, expected in zip(result.drafts, truth, strict=True):
        stated = {
            key: value.iso if isinstance(value, PartialDate) else value
            for key in expected
            if (value := draft.values.get(key)) is not None
        }
        assert stated == {key: value for key, value in expected.items() if value is not None}


def test_a_mark_under_thpt_states_the_schooling() -> None:
    assert {draft.values["general_education_level"] for draft in read("mau02").drafts} == {"UPPER_SECONDARY"}


def test_the_lines_left_out_of_mau02_say_why() -> None:
    reasons = [line.reason for line in read("mau02").skipped]
    assert {reason: reasons.count(reason) for reason in reasons} == {
        "dòng cộng": 18,
        "dòng tên chức danh": 17,
        "dòng tên nhóm": 2,
        "phần ký tên": 2,
    }


def test_what_was_understood_in_mau02_is_noted() -> None:
    notes = [str(note) for draft in read("mau02").drafts for note in draft.notes]
    assert notes == [
        "P (Trình độ / Chuyên môn / ThS, TS): Cột “ThS, TS” gộp nhiều trình độ; đã ghi mức thấp hơn là “Thạc sĩ”.",
        "Q (Trình độ / Lý luận chính trị / SC): Ô trống trong danh sách này được hiểu là “Chưa qua đào tạo”.",
    ]


def test_numbers_that_lost_their_zeros_and_names_in_capitals_are_noted() -> None:
    second = read("shuffled").drafts[1]
    assert [note.sentence for note in second.notes] == [
        "Đã viết lại chữ hoa, chữ thường: Lưu Hữu Sơn.",
        "Ô là số nên mất số 0 ở đầu; đã ghi lại là 026085363371.",
    ]


def test_a_level_beside_its_field_of_study_is_taken_apart() -> None:
    first = read("tcvn3").drafts[0]
    assert first.values["professional_level"] == "BACHELOR"
    assert first.values["professional_field"] == "Hành chính công"
    assert [str(note) for note in first.notes] == [
        "I (Trình độ / Chuyên môn): Đã tách thành trình độ “Đại học” và chuyên ngành “Hành chính công”."
    ]


def test_text_in_old_fonts_is_decoded_when_the_workbook_is_opened() -> None:
    sheet = open_workbook(WORKBOOKS / "tcvn3.xlsx").sheets[0]
    assert sheet.is_legacy
    assert sheet.rows[2][0] == "Danh sách trích ngang cán bộ, công chức xã năm 2022"
