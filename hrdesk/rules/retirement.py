"""Retirement dates (Nghị định 135/2020/NĐ-CP, as dated data)."""

from datetime import date
from functools import lru_cache

from hrdesk.domain.partial_date import PartialDate
from hrdesk.rules.standards import Retirement, retirement_ages


def retirement_day(born: PartialDate, sex: str) -> date:
    """Return the day on which somebody of ``sex`` (MALE, FEMALE) reaches the retirement age.

    Where only the year or month of birth is known its first day counts (Điều 3 of the decree).
    """
    return _day(born.first, sex)


def months_left(born: PartialDate, sex: str, on: date) -> int:
    """Return the complete months from ``on`` to the retirement day, negative after it."""
    day = retirement_day(born, sex)
    return (day.year - on.year) * 12 + day.month - on.month - (day.day < on.day)


@lru_cache(maxsize=65536)
def _day(born: date, sex: str) -> date:
    ages = _ages()[sex]
    reached = _after(born, ages.before_months)
    year = ages.first_year
    while reached.year >= year:
        reached = _after(born, _months(ages, year))
        if reached.year <= year or _months(ages, year) == ages.last_months:
            break
        year += 1
    return reached


@lru_cache(maxsize=1)
def _ages() -> dict[str, Retirement]:
    return retirement_ages()


def _months(ages: Retirement, year: int) -> int:
    return min(ages.first_months + ages.step * (year - ages.first_year), ages.last_months)


def _after(born: date, months: int) -> date:
    """Return the day ``months`` later; the 31st falls on the last day of a shorter month."""
    years, month = divmod(born.month - 1 + months, 12)
    for day in range(born.day, 27, -1):
        try:
            return date(born.year + years, month + 1, day)
        except ValueError:
            continue
    return date(born.year + years, month + 1, born.day)
