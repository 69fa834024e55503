"""How an office counts ages, and into which bands: one rule for every list and report.

No source says whether an age is complete years at the reporting date or year minus year of birth, and
official tables band ages differently (Mẫu 02/CL.CBCCX in tens, Biểu 8B-BTCTW in fives): both are
settings. Ages that the law itself counts (retirement, standards, targets) do not follow them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.partial_date import PartialDate, complete_years
from hrdesk.domain.snapshot import UNKNOWN

COMPLETE_YEARS = "COMPLETE_YEARS"
YEAR_DIFFERENCE = "YEAR_DIFFERENCE"
COUNTINGS = (COMPLETE_YEARS, YEAR_DIFFERENCE)
_FORMS = (
    (r"UP_TO_(\d+)", "Từ {} tuổi trở xuống", "≤ {}"),
    (r"FROM_(\d+)_TO_(\d+)", "Từ {} đến {} tuổi", "{} - {}"),
    (r"OVER_(\d+)", "Trên {} tuổi", "> {}"),
)


def usual_limits() -> tuple[int, ...]:
    """Return the last years of the bands of Mẫu 02/CL.CBCCX; the band above them has none."""
    entries = catalog("age_band").entries
    return tuple(entry.attributes["max"] for entry in entries if "max" in entry.attributes)


@dataclass(frozen=True, slots=True)
class AgeRule:
    """``limits`` are the last years of each band but the highest, ascending."""

    counting: str = COMPLETE_YEARS
    limits: tuple[int, ...] = field(default_factory=usual_limits)


def age_at(born: PartialDate | None, on: date, counting: str) -> int | None:
    """Return an age in years; None without a date of birth."""
    if born is None:
        return None
    return on.year - born.year if counting == YEAR_DIFFERENCE else complete_years(born.first, on)


def bands(limits: Iterable[int]) -> tuple[Entry, ...]:
    """Return the bands that limits make (one at least), the youngest first; shipped bands keep their wording."""
    ends = tuple(limits)
    inner = (f"FROM_{after + 1}_TO_{last}" for after, last in pairwise(ends))
    return tuple(map(band, (f"UP_TO_{ends[0]}", *inner, f"OVER_{ends[-1]}")))


@cache
def band(code: str) -> Entry:
    """Return the band that a code means: UP_TO_30, FROM_31_TO_40, OVER_60. Raises ``ValueError`` for another text."""
    shipped = catalog("age_band").by_code.get(code)
    if shipped is not None:
        return shipped
    for pattern, label, short in _FORMS:
        found = re.fullmatch(pattern, code)
        if found:
            return Entry(code, label.format(*found.groups()), short=short.format(*found.groups()))
    raise ValueError(f"no age band: {code!r}")


def band_of(limits: Iterable[int]) -> Callable[[int | None], str]:
    """Return what gives the code of the band of an age, ``UNKNOWN`` for none."""
    ends = tuple(limits)
    codes = [entry.code for entry in bands(ends)]
    return lambda age: UNKNOWN if age is None else codes[sum(age > end for end in ends)]
