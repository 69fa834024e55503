"""Offices, numbers and dates as Nghị định 30/2020/NĐ-CP writes them."""

from datetime import date

import pytest

from hrdesk.domain.paper import AppendixHeading, LetterHeading
from hrdesk.reports.context import (
    PaperContext,
    appendix_heading,
    bare_name,
    context_of,
    letter_heading,
    list_signatures,
    long_date,
    unit_title,
)
from tests.reports import sample_office


@pytest.mark.parametrize(
    ("kind", "name", "title", "bare"),
    [
        ("XA", "xã Tam Hợp", "xã Tam Hợp", "Tam Hợp"),
        ("XA", "Tam Hợp", "xã Tam Hợp", "Tam Hợp"),
        ("XA", "Xã Tam Hợp", "xã Tam Hợp", "Tam Hợp"),
        ("PHUONG", "phường 1", "Phường 1", "1"),
        ("HUYEN", "thành phố Phúc Yên", "thành phố Phúc Yên", "Phúc Yên"),
        ("HUYEN", "Bình Xuyên", "huyện Bình Xuyên", "Bình Xuyên"),
        ("THON", "thôn Đông", "thôn Đông", "Đông"),
    ],
)
def test_a_unit_is_named_as_in_running_text(kind, name, title, bare):
    assert (unit_title(kind, name), bare_name(name)) == (title, bare)


def test_days_under_ten_and_months_one_and_two_get_a_zero():
    assert long_date(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert long_date(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert long_date(None) == "ngày …… tháng …… năm ……"


def test_what_is_not_given_stays_blank_for_the_hand():
    context = context_of(sample_office.COMMUNE, "huyện Bình Xuyên")
    assert letter_heading(context) == LetterHeading(
        "Ủy ban nhân dân\nxã Tam Hợp",
        "",
        "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-UBND",
        "Tam Hợp, ngày …… tháng …… năm ……",
    )
    assert context.recipients == ("Ủy ban nhân dân huyện Bình Xuyên", "Lưu: VT")


def test_a_given_number_and_date_are_printed():
    context = PaperContext("Ủy ban nhân dân xã Tam Hợp", "Tam Hợp", document_no="5", signed_on=date(2026, 1, 5))
    assert letter_heading(context).number == "Số: 05/BC-UBND"
    assert appendix_heading(context, label="Phụ lục II") == AppendixHeading(
        "Phụ lục II", "Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Tam Hợp"
    )
    assert list_signatures(context)[1].place_and_date == "Tam Hợp, ngày 05 tháng 01 năm 2026"
