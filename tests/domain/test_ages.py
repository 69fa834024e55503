from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hrdesk.domain import ages
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.domain.snapshot import UNKNOWN

limits = some.lists(some.integers(18, 99), min_size=1, max_size=12, unique=True).map(sorted).map(tuple)


def test_the_usual_bands_are_those_of_the_catalog() -> None:
    assert ages.usual_limits() == (30, 40, 50, 60)
    assert ages.bands(ages.usual_limits()) == catalog("age_band").entries


def test_other_limits_make_bands_with_codes_and_words_of_the_same_kind() -> None:
    made = [(entry.code, entry.label, entry.short) for entry in ages.bands((35, 60))]
    assert made == [
        ("UP_TO_35", "Từ 35 tuổi trở xuống", "≤ 35"),
        ("FROM_36_TO_60", "Từ 36 đến 60 tuổi", "36 - 60"),
        ("OVER_60", "Trên 60 tuổi", "> 60"),
    ]


@given(limits, some.integers(0, 120))
def test_every_age_is_in_one_band_and_the_band_says_so(ends: tuple[int, ...], age: int) -> None:
    code = ages.band_of(ends)(age)
    assert code in {entry.code for entry in ages.bands(ends)}
    numbers = [int(part) for part in code.split("_") if part.isdigit()]
    if code.startswith("UP_TO"):
        assert age <= numbers[0]
    elif code.startswith("OVER"):
        assert age > numbers[0]
    else:
        assert numbers[0] <= age <= numbers[1]


@given(limits)
def test_a_band_is_found_again_by_its_code(ends: tuple[int, ...]) -> None:
    assert tuple(ages.band(entry.code) for entry in ages.bands(ends)) == ages.bands(ends)


def test_no_age_has_no_band_and_no_band_has_another_code() -> None:
    assert ages.band_of((30,))(None) == UNKNOWN
    with pytest.raises(ValueError, match="no age band"):
        ages.band("UP_TO_")


@pytest.mark.parametrize(
    ("born", "complete", "difference"),
    [("1990-12-31", 31, 32), ("1990-06-30", 32, 32), ("1990", 32, 32), ("2000-02-29", 22, 22)],
)
def test_an_age_is_complete_years_or_the_difference_of_years(born: str, complete: int, difference: int) -> None:
    on = date(2022, 6, 30)
    assert ages.age_at(parse_iso(born), on, ages.COMPLETE_YEARS) == complete
    assert ages.age_at(parse_iso(born), on, ages.YEAR_DIFFERENCE) == difference
    assert ages.age_at(None, on, ages.COMPLETE_YEARS) is None
