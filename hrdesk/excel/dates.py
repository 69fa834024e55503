"""Dates as clerks write them. Day and month are never swapped, a century is never guessed.

Every function raises ``Refused`` with a sentence where the cell cannot be a date.
"""

import re
from datetime import date, datetime, timedelta

from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel.cells import Raw, Refused
from hrdesk.messages import excel as say
from hrdesk.text import squeeze

FIRST_YEAR, LAST_YEAR = 1900, 2100
_USUAL = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_WORDS = re.compile(r"\b(?:ngày|tháng|năm|sinh)\b", re.I)
_MIDNIGHT = re.compile(r"[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_SEPARATORS = re.compile(r"\s*[/.\-–]\s*|\s+")

Read = tuple[PartialDate, str | None]  # the date, and what is worth telling about it


def whole_day(text: str) -> PartialDate | None:
    """Return the day of a text like 12/03/1975, None for anything else: the usual cell, read quickly."""
    found = _USUAL.fullmatch(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 28):
        return None
    return PartialDate(year, month, day)


def read_date(raw: Raw) -> Read:
    """Return the date in a cell at its own precision, and a note where something was left out."""
    if isinstance(raw, datetime):
        day = _checked(PartialDate.of(raw.date()))
        return day, say.day_without_time(str(day)) if raw.time() != datetime.min.time() else None
    if isinstance(raw, date):
        return _checked(PartialDate.of(raw)), None
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise Refused(say.not_a_date())
    return _from_text(raw) if isinstance(raw, str) else (_from_number(float(raw)), None)


def _from_text(raw: str) -> Read:
    text = squeeze(raw)
    bare = _MIDNIGHT.sub("", squeeze(_WORDS.sub(" ", text))).strip(" .,;")
    parts = _SEPARATORS.split(bare)
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts) or len(parts) > 3:
        raise Refused(say.not_a_date())
    if len(parts[0]) != 4:  # ISO puts the year first, everybody else last
        parts.reverse()
    if any(len(part) > 2 for part in parts[1:]):
        raise Refused(say.not_a_date())
    return _of_parts(parts[0], [int(part) for part in parts[1:]], text)


def _of_parts(year: str, finer: list[int], text: str) -> Read:
    """Return the date of a year and, as far as they are known, a month and a day."""
    if len(year) != 4:
        raise Refused(_which_century(year, text) if len(year) == 2 else say.not_a_date())
    known = finer[: finer.index(0)] if 0 in finer else finer
    if any(finer[len(known) :]):  # 12/00/1975: a day of no month
        raise Refused(say.no_such_day(text))
    try:
        day = _checked(PartialDate(int(year), *known))
    except ValueError:
        raise Refused(say.no_such_day(text)) from None
    return day, say.zero_day(str(day)) if len(known) < len(finer) else None


def _which_century(year: str, text: str) -> str:
    return say.two_digit_year(text, f"19{year} hay 20{year}")


def _checked(day: PartialDate) -> PartialDate:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(say.year_out_of_range(day.year))
    return day


def _from_number(number: float) -> PartialDate:
    """A number may be a year, or month.year typed with a point; a bare serial number is asked about."""
    if number == int(number):
        whole = int(number)
        if 10_000 <= whole <= 73_000:
            raise Refused(say.serial_number(str(PartialDate.of(date(1899, 12, 30) + timedelta(days=whole)))))
        if 0 <= whole < 100:
            raise Refused(_which_century(f"{whole:02d}", str(whole)))
        if not 1000 <= whole <= 9999:
            raise Refused(say.not_a_date())
        return _checked(PartialDate(whole))
    month, _, year = f"{number:.4f}".partition(".")
    if abs(float(f"{number:.4f}") - number) > 1e-9 or not 1 <= int(month) <= 12:
        raise Refused(say.not_a_date())
    return _checked(PartialDate(int(year), int(month)))
