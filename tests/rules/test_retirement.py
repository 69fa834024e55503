from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.rules.retirement import months_left, retirement_day


@pytest.mark.parametrize(
    ("sex", "born", "retires"),
    [
        ("MALE", "1960-12-31", date(2020, 12, 31)),
        ("MALE", "1961-01-15", date(2021, 4, 15)),
        ("MALE", "1961-09-15", date(2021, 12, 15)),
        ("MALE", "1961-10-15", date(2022, 4, 15)),
        ("MALE", "1966-04-05", date(2028, 4, 5)),
        ("MALE", "1975-03-12", date(2037, 3, 12)),
        ("FEMALE", "1965-12-31", date(2020, 12, 31)),
        ("FEMALE", "1966-01-15", date(2021, 5, 15)),
        ("FEMALE", "1966-08-15", date(2021, 12, 15)),
        ("FEMALE", "1966-09-15", date(2022, 5, 15)),
        ("FEMALE", "1980-03-12", date(2040, 3, 12)),
        ("MALE", "1961-08-31", date(2021, 11, 30)),
        ("MALE", "1970", date(2032, 1, 1)),
    ],
)
def test_the_day_of_retirement(sex: str, born: str, retires: date) -> None:
    assert retirement_day(parse_iso(born), sex) == retires


@given(st.dates(date(1940, 1, 1), date(2005, 12, 31)), st.sampled_from(["MALE", "FEMALE"]))
def test_who_is_younger_never_retires_earlier(born: date, sex: str) -> None:
    older = PartialDate.of(born)
    younger = PartialDate.of(date.fromordinal(born.toordinal() + 1))
    assert retirement_day(older, sex) <= retirement_day(younger, sex)


def test_months_left_are_complete_ones() -> None:
    born = parse_iso("1975-03-12")
    assert months_left(born, "MALE", date(2037, 3, 12)) == 0
    assert months_left(born, "MALE", date(2037, 2, 12)) == 1
    assert months_left(born, "MALE", date(2037, 2, 13)) == 0
    assert months_left(born, "MALE", date(2038, 3, 12)) == -12
