from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.partial_date import PartialDate
from hrdesk.ui.widgets.dates import NotADate, read_date, read_day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_typed_any_usual_way_is_that_day(day: date) -> None:
    wanted = PartialDate.of(day)
    plain = f"{day.day}/{day.month}/{day.year}"
    for typed in (
        plain,
        plain.replace("/", "-"),
        plain.replace("/", "."),
        f"{day:%d%m%Y}",
        day.isoformat(),
        str(wanted),
    ):
        assert read_date(typed) == wanted


@given(DAYS)
def test_a_month_or_a_year_stays_one(day: date) -> None:
    assert read_date(f"{day.month}/{day.year}") == PartialDate(day.year, day.month)
    assert read_date(f"{day:%m%Y}") == PartialDate(day.year, day.month)
    assert read_date(str(day.year)) == PartialDate(day.year)


@given(DAYS)
def test_a_year_of_two_digits_is_asked_about(day: date) -> None:
    for typed in (f"{day:%d%m%y}", f"{day:%d/%m/%y}"):
        with pytest.raises(NotADate, match=r"chưa rõ là .* hay .*; hãy ghi đủ bốn chữ số") as wrong:
            read_date(typed)
        assert f"{day:%d/%m}/19{day:%y}" in wrong.value.sentence


def _require_sentence(text: str) -> None:
    assert text.endswith((".", "thiếu."))


@given(st.text(max_size=12))
def test_anything_typed_is_a_date_nothing_or_a_sentence(typed: str) -> None:
    try:
        found = read_date(typed)
    except NotADate as wrong:
        found = None
        _require_sentence(wrong.sentence)
    assert found is None or 1900 <= found.year <= 2100


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/1975", "Không có ngày “31/02/1975” trong lịch; hãy kiểm tra ngày và tháng."),
        ("13/1975", "Không có ngày “13/1975” trong lịch; hãy kiểm tra ngày và tháng."),
        ("0975", "“0975” không phải là ngày; hãy ghi như 15/09/1976, 09/1976 hoặc 1976."),
        ("hôm qua", "“hôm qua” không phải là ngày; hãy ghi như 15/09/1976, 09/1976 hoặc 1976."),
    ],
)
def test_what_is_no_date_says_why(typed: str, sentence: str) -> None:
    with pytest.raises(NotADate) as wrong:
        read_date(typed)
    assert wrong.value.sentence == sentence


def test_a_whole_day_is_asked_for_where_one_is_needed() -> None:
    assert read_day("31122022") == date(2022, 12, 31)
    assert read_day(" ") is None
    with pytest.raises(NotADate, match="Ở đây cần đủ ngày, tháng, năm; “12/2022” còn thiếu"):
        read_day("12/2022")
