"""Dates as offices know them: a day, a month or only a year, never filled in by guess."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of year, month or day precision.

    Raises ``ValueError`` for a day that does not exist (31/02/1975) or a month without its year.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """``1975``, ``1975-03`` or ``1975-03-12``: the form in the store, in JSON and bundles."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    @property
    def first(self) -> date:
        """The earliest day it may mean; so the law counts age (Nghị định 135/2020/NĐ-CP, Điều 3)."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it may mean."""
        if self.day is not None and self.month is not None:
            return date(self.year, self.month, self.day)
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        """Return it as papers write it: ``12/03/1975``, ``03/1975``, ``1975``."""
        return "/".join(reversed(self.iso.split("-")))


@lru_cache(maxsize=65536)
def parse_iso(text: str) -> PartialDate:
    """Return the date stored as ``text``. Raises ``ValueError``."""
    found = _ISO.match(text)
    if not found:
        raise ValueError(f"not an ISO date: {text!r}")
    year, month, day = found.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def complete_years(since: date, on: date) -> int:
    """Return the whole years from ``since`` to ``on``; somebody born on 29/2 ages on 1/3."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))
