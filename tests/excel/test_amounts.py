"""Money and pieces: what can be read in one way only is read, everything else is asked about."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.excel.amounts import MOST_MONEY, read_money, read_quantity, scale_of
from hrdesk.excel.cells import Refused
from hrdesk.messages import equipment_lists as say
from hrdesk.text import decimal_vi


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("9.800.000", 9_800_000),
        ("9800000", 9_800_000),
        (9_800_000.0, 9_800_000),
        ("9,800,000", 9_800_000),
        ("9 800 000 đ", 9_800_000),
        ("9.800.000 đồng", 9_800_000),
        ("9.800.000,00", 9_800_000),
        ("9,800,000.00 VNĐ", 9_800_000),
        ("9.800", 9_800),
        ("0", 0),
        ("-", None),
        ("9,8 triệu", 9_800_000),
        ("9.8 triệu đồng", 9_800_000),
        ("9,8tr", 9_800_000),
        ("500 nghìn", 500_000),
        ("1,25 tỷ", 1_250_000_000),
    ],
)
def test_an_amount_is_read_as_written(raw: Any, amount: int | None) -> None:
    assert read_money(raw)[0] == amount


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("chín triệu", say.not_money()),
        ("9.8.00", say.not_money()),
        ("9.80O.000", say.not_money()),
        ("~10.000.000", say.not_money()),
        (True, say.not_money()),
        (date(2022, 1, 1), say.not_money()),
        ("9.800.000,50", say.money_fraction()),
        (9_800_000.5, say.money_fraction()),
        ("9,8", say.money_fraction()),
        ("9,800", say.money_ambiguous("9,800")),
        ("9.800 triệu", say.money_ambiguous("9.800 triệu")),
        ("-3.650.000", say.money_negative()),
        (-1.0, say.money_negative()),
        ("99.999.999.999.999.999", say.money_too_large()),
    ],
)
def test_an_amount_that_may_be_another_is_refused(raw: Any, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_money(raw)
    assert refused.value.sentence == sentence


def test_a_column_of_thousands_says_so_in_its_heading() -> None:
    assert scale_of("Nguyên giá (nghìn đồng)") == 1000
    assert scale_of("Đơn giá (1.000 đ)") == 1000
    assert scale_of("Giá trị (triệu đồng)") == 10**6
    assert scale_of("Nguyên giá") == scale_of("Nguyên giá (đồng)") == 1
    assert read_money("9.800", 1000) == (9_800_000, say.money_scaled(9_800_000))
    assert read_money("9,8", 10**6)[0] == 9_800_000
    assert read_money("9,8 triệu", 1000)[0] == 9_800_000


@given(st.integers(0, MOST_MONEY))
def test_every_whole_amount_is_read_back(amount: int) -> None:
    assert read_money(decimal_vi(amount)) == (amount, None)
    assert read_money(str(amount)) == (amount, None)
    assert read_money(float(amount)) == (amount, None)


@pytest.mark.parametrize(("raw", "pieces"), [("02", 2), (2.0, 2), ("15", 15), (1, 1)])
def test_pieces_are_counted_in_whole(raw: Any, pieces: int) -> None:
    assert read_quantity(raw) == pieces


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("0", say.quantity_not_positive()),
        ("-2", say.quantity_not_positive()),
        (-2.0, say.quantity_not_positive()),
        (2.5, say.quantity_not_whole()),
        ("2 cái", say.quantity_not_whole()),
        ("hai", say.quantity_not_whole()),
        (date(2022, 1, 2), say.quantity_not_whole()),
        ("1000000", say.quantity_not_whole()),
    ],
)
def test_no_other_number_of_pieces_is_taken(raw: Any, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_quantity(raw)
    assert refused.value.sentence == sentence
