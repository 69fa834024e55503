"""Dates as clerks type them: 15091976, 15/9/1976, 9/1976, 1976; a year of two digits is asked about."""

import re
from datetime import date

from hrdesk.domain.partial_date import PartialDate
from hrdesk.messages import ui as say
from hrdesk.text import squeeze

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SEPARATED = re.compile(r"(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4}|\d{2})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\Z")


class NotADate(ValueError):
    """What was typed is no date; ``sentence`` says why and what to type."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_date(typed: str) -> PartialDate | None:
    """Return the date typed, None for an empty text. Day and month are never swapped.

    Raises ``NotADate`` with a sentence: no such day, or a year of two digits.
    """
    text = squeeze(typed)
    if not text:
        return None
    day, month, year = _parts(text)
    if year is None:
        raise NotADate(say.not_a_date(text))
    if len(year) == 2:
        raise NotADate(_ask_for_century(text, day, month, year))
    number = int(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise NotADate(say.not_a_date(text))
    try:
        return PartialDate(number, int(month) if month else None, int(day) if day else None)
    except ValueError:
        raise NotADate(say.no_such_day(text)) from None


def read_day(typed: str) -> date | None:
    """Return a whole day; a month or a year alone is refused with a sentence."""
    found = read_date(typed)
    if found is not None and found.day is None:
        raise NotADate(say.whole_day_needed(str(found)))
    return None if found is None else found.first


def _parts(text: str) -> tuple[str | None, str | None, str | None]:
    iso = _ISO.match(text)
    if iso:
        return iso[3], iso[2], iso[1]
    if text.isdigit() and text.isascii():
        return _digits(text)
    found = _SEPARATED.match(text)
    return (found[1], found[2], found[3]) if found else (None, None, None)


def _digits(text: str) -> tuple[str | None, str | None, str | None]:
    """Split digits without separators. Six are mmyyyy where that is a year, else ddmmyy: never both."""
    if len(text) == 8:
        return text[:2], text[2:4], text[4:]
    if len(text) == 6:
        is_month_and_year = FIRST_YEAR <= int(text[2:]) <= LAST_YEAR
        return (None, text[:2], text[2:]) if is_month_and_year else (text[:2], text[2:4], text[4:])
    return (None, None, text) if len(text) == 4 else (None, None, None)


def _ask_for_century(text: str, day: str | None, month: str | None, year: str) -> str:
    before = "/".join(part.zfill(2) for part in (day, month) if part)
    whole = [f"{before}/{century}{year}" if before else f"{century}{year}" for century in ("19", "20")]
    return say.which_century(text, *whole)
