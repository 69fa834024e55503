"""Wear: the table, the limit, the Decembers, what is left."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.rules.wear import accumulated, is_fixed_asset, is_usually_dear, residual, wear_class
from tests.rules.things import event, item

END_2023, END_2025 = date(2023, 12, 31), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("category", "years", "percent"),
    [
        ("DESKTOP_COMPUTER", 5, "20"),
        ("CABINET", 5, "20"),
        ("PHOTOCOPIER", 8, "12.5"),
        ("SURVEILLANCE_CAMERA", 8, "12.5"),
        ("VEHICLE", 15, "6.67"),
    ],
)
def test_each_class_has_its_years_and_share(category: str, years: int, percent: str) -> None:
    found = wear_class(category, END_2023)
    assert found is not None
    assert (found.years, found.percent) == (years, Decimal(percent))
    assert found.legal_basis == "Thông tư 23/2023/TT-BTC (cần đối chiếu)"


def test_what_the_table_does_not_name_does_not_wear() -> None:
    assert wear_class("SOFTWARE", END_2023) is None
    assert residual(item("SOFTWARE", unit_cost=90_000_000, in_use_since="2020"), END_2023) is None


def test_days_before_the_first_circular_use_its_table() -> None:
    assert wear_class("PRINTER", date(2019, 1, 1)) == wear_class("PRINTER", date(2023, 6, 10))


def test_a_thing_is_a_fixed_asset_from_ten_million() -> None:
    below, at = item("PRINTER", unit_cost=9_999_999), item("PRINTER", unit_cost=10_000_000)
    assert (is_fixed_asset(below, END_2023), is_fixed_asset(at, END_2023)) == (False, True)
    assert not is_fixed_asset(item("PRINTER"), END_2023)
    assert (is_usually_dear("DESKTOP_COMPUTER", END_2023), is_usually_dear("PRINTER", END_2023)) == (True, False)


def test_the_limit_is_that_of_one_piece_and_wear_that_of_the_line() -> None:
    assert residual(item("DESK", quantity=10, unit_cost=5_000_000, in_use_since="2020"), END_2023) is None
    two = item("DESKTOP_COMPUTER", quantity=2, unit_cost=12_000_000, in_use_since="2022-03-01")
    assert (accumulated(two, END_2023), residual(two, END_2023)) == (9_600_000, 14_400_000)


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2021, 6, 1), 15_000_000),
        (date(2021, 12, 30), 15_000_000),
        (date(2021, 12, 31), 12_000_000),
        (date(2022, 1, 1), 12_000_000),
        (date(2022, 12, 31), 9_000_000),
        (date(2025, 12, 30), 3_000_000),
        (END_2025, 0),
        (date(2040, 1, 1), 0),
    ],
)
def test_wear_is_booked_each_31_december_from_the_year_of_use(on: date, left: int) -> None:
    assert residual(item("DESKTOP_COMPUTER", unit_cost=15_000_000, in_use_since="2021-05"), on) == left


def test_the_last_year_takes_the_rest() -> None:
    car = item("VEHICLE", unit_cost=1_000_000_000, in_use_since="2011")
    assert residual(car, date(2024, 12, 31)) == 1_000_000_000 - 14 * 66_700_000
    assert residual(car, END_2025) == 0


@pytest.mark.parametrize("missing", [{"unit_cost": 15_000_000}, {"in_use_since": "2021"}])
def test_without_price_or_year_nothing_is_said(missing: dict[str, object]) -> None:
    assert residual(item("DESKTOP_COMPUTER", **missing), END_2023) is None


def test_without_a_day_of_use_the_books_tell_the_year() -> None:
    bought = item("DESKTOP_COMPUTER", unit_cost=15_000_000, acquired_on="2023-02-01")
    assert residual(bought, END_2023) == 12_000_000


def test_what_has_left_the_office_stops_wearing_on_that_day() -> None:
    sold = item(
        "DESKTOP_COMPUTER", unit_cost=15_000_000, in_use_since="2021-01-04", events=[event("DISPOSED", "2023-06-01")]
    )
    assert residual(sold, END_2025) == 9_000_000


@given(cost=st.integers(10_000_000, 10**10), quantity=st.integers(1, 50), since=st.integers(1995, 2026), days=st.data())
def test_wear_never_takes_more_than_the_cost_and_never_gives_back(
    cost: int, quantity: int, since: int, days: st.DataObject
) -> None:
    thing = item("VEHICLE", quantity=quantity, unit_cost=cost, in_use_since=str(since))
    first, second = sorted(days.draw(st.tuples(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.dates())))
    earlier, later = residual(thing, first), residual(thing, second)
    assert earlier is not None
    assert later is not None
    assert 0 <= later <= earlier <= cost * quantity
    assert residual(thing, date(since + 14, 12, 31)) == 0
