from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.text import search_key
from hrdesk.ui.tables.column_filter import NotAFilter, column_test


def passes(typed: str, cell: str, kind: str = "text", value: object = None) -> bool:
    test = column_test(typed, kind)
    assert test is not None
    return test(cell, value)


@pytest.mark.parametrize(
    ("typed", "cell", "kept"),
    [
        ("dat", "Đặng Quang Đạt", True),
        ("quang dang", "Đặng Quang Đạt", True),
        ("HOÀ", "Nguyễn Thị Hòa", True),
        ("dat", "Đoàn Ngọc Ánh", False),
        ("=", "", True),
        ("=", "x", False),
        ("<>", "x", True),
        ("<>", "", False),
        ("=dai hoc", "Đại học", True),
        ("=dai", "Đại học", False),
        ("<>hoc", "Đại học", False),
        ("<> cao", "Đại học", True),
        ("> 3", "a > 3", True),
    ],
)
def test_words_emptiness_and_exactness_need_no_accents(typed: str, cell: str, kept: bool) -> None:
    assert passes(typed, cell) is kept


@pytest.mark.parametrize(
    ("typed", "born", "kept"),
    [
        ("> 1975", "1975-12-31", False),
        ("> 1975", "1976", True),
        (">= 3/1975", "1975-03-01", True),
        ("< 1975", "1974-12-31", True),
        ("< 1/6/1975", "1975", False),
        ("<= 1975", "1975-12-31", True),
        ("1975~1980", "1980-12-31", True),
        ("1975~6/1980", "1980-07-01", False),
        ("~", None, None),
        (">", None, None),
        (">= hôm qua", None, None),
        ("> 75", None, None),
        ("~1980", None, None),
    ],
)
def test_dates_are_compared_by_all_the_days_they_may_mean(typed: str, born: str | None, kept: bool | None) -> None:
    if kept is None:
        with pytest.raises(NotAFilter):
            column_test(typed, "date")
    else:
        assert passes(typed, "", "date", parse_iso(str(born))) is kept


@pytest.mark.parametrize(
    ("typed", "age", "kept"),
    [("> 30", 30, False), (">=30", 30, True), ("31~40", 40, True), ("31~40", 41, False), ("< 30", None, False)],
)
def test_numbers_are_compared_and_nothing_stated_is_never_within(typed: str, age: int | None, kept: bool) -> None:
    assert passes(typed, "", "number", age) is kept


def test_a_text_without_anything_asks_for_nothing() -> None:
    assert column_test("  ", "date") is None


@given(some.text(max_size=30), some.text(max_size=30))
def test_whatever_is_typed_over_a_text_is_a_filter(typed: str, cell: str) -> None:
    test = column_test(typed, "text")
    assert test is None or test(cell, None) in (True, False)


@given(some.text(alphabet=some.characters(categories=["Ll", "Lu"]), min_size=1, max_size=20))
def test_a_cell_is_found_by_its_own_words_without_accents(cell: str) -> None:
    assert passes(search_key(cell), cell)


days = some.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days, days)
def test_a_day_is_before_after_or_on_another(one: date, other: date) -> None:
    day, asked = PartialDate.of(one), PartialDate.of(other)
    kept = [passes(f"{sign} {asked}", "", "date", day) for sign in ("<", ">")] + [day == asked]
    assert kept.count(True) == 1
