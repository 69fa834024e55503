from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel.cells import Refused
from hrdesk.excel.dates import read_date

DATES = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("12/03/1975", "1975-03-12"),
        ("12.3.1975", "1975-03-12"),
        ("12-3-1975", "1975-03-12"),
        (" 12 / 03 / 1975 ", "1975-03-12"),
        ("1975-03-12", "1975-03-12"),
        ("1975/03/12", "1975-03-12"),
        ("1975-03-12 00:00:00", "1975-03-12"),
        ("ngày 12 tháng 3 năm 1975", "1975-03-12"),
        ("03/1975", "1975-03"),
        ("3.1975", "1975-03"),
        ("tháng 3/1975", "1975-03"),
        ("1975-03", "1975-03"),
        ("1975", "1975"),
        ("Năm 1975", "1975"),
        ("29/2/1976", "1976-02-29"),
        (1975.0, "1975"),
        (3.1975, "1975-03"),
        (12.198, "1980-12"),
        (date(1975, 3, 12), "1975-03-12"),
        (datetime(1975, 3, 12), "1975-03-12"),
    ],
)
def test_a_date_is_read_at_its_own_precision(cell: object, iso: str) -> None:
    day, note = read_date(cell)  # type: ignore[arg-type]
    assert day.iso == iso
    assert note is None


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("31/02/1975", "Không có ngày “31/02/1975” trong lịch; hãy sửa lại ngày, tháng, năm."),
        ("29/2/1975", "Không có ngày “29/2/1975” trong lịch; hãy sửa lại ngày, tháng, năm."),
        ("03/13/1975", "Không có ngày “03/13/1975” trong lịch; hãy sửa lại ngày, tháng, năm."),
        ("13/1975", "Không có ngày “13/1975” trong lịch; hãy sửa lại ngày, tháng, năm."),
        ("12/00/1975", "Không có ngày “12/00/1975” trong lịch; hãy sửa lại ngày, tháng, năm."),
        (
            "12/3/75",
            "Năm chỉ ghi hai chữ số: “12/3/75” là 1975 hay 2075? Hãy ghi đủ bốn chữ số của năm.",
        ),
        ("75", "Năm chỉ ghi hai chữ số: “75” là 1975 hay 2075? Hãy ghi đủ bốn chữ số của năm."),
        (75.0, "Năm chỉ ghi hai chữ số: “75” là 1975 hay 2075? Hãy ghi đủ bốn chữ số của năm."),
        (
            27465.0,
            "Ô là số, có thể là ngày 12/03/1975 mất định dạng; hãy định dạng ô là ngày hoặc gõ lại thành chữ.",
        ),
        ("12/3/0975", "Năm 975 không hợp lý; hãy kiểm tra lại năm."),
        (
            "khoảng 1975",
            "Không đọc được ngày; hãy ghi ngày/tháng/năm (12/03/1975), tháng/năm (03/1975) hoặc năm (1975).",
        ),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(cell: object, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(cell)  # type: ignore[arg-type]
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("cell", ["1/2/3/1975", "12/123/1975", "12/3/19755", True, time(3, 4), "", "²/3/1975", 5.5])
def test_other_contents_are_refused(cell: object) -> None:
    with pytest.raises(Refused):
        read_date(cell)  # type: ignore[arg-type]


def test_zeros_for_an_unknown_day_or_month_leave_what_is_known() -> None:
    assert read_date("00/03/1975") == (
        PartialDate(1975, 3),
        "Ngày hoặc tháng ghi 00 nên chỉ lấy phần đã biết: 03/1975.",
    )
    assert read_date("00/00/1975")[0] == PartialDate(1975)


def test_a_time_of_day_is_left_out_and_told() -> None:
    assert read_date(datetime(1975, 3, 12, 8, 30)) == (
        PartialDate(1975, 3, 12),
        "Ô có cả giờ; chỉ lấy ngày 12/03/1975.",
    )


@given(DATES)
def test_every_date_is_read_back_from_its_printed_and_its_stored_form(day: PartialDate) -> None:
    assert read_date(str(day)) == (day, None)
    assert read_date(day.iso) == (day, None)
    assert read_date(str(day).replace("/", "."))[0] == day


@given(st.text(alphabet="0123456789/.- abcngày", max_size=14))
def test_no_text_makes_reading_fail_in_another_way(text: str) -> None:
    try:
        day, _ = read_date(text)
    except Refused:
        return
    assert 1900 <= day.year <= 2100
