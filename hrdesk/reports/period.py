"""The years a report goes over: from a day to a day, never beyond the day of the report."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import reports as say
from hrdesk.reports.report import Parameter, ParameterKind, Params

YEARS_BEFORE = 5

PERIOD = (
    Parameter("from", "Từ ngày", ParameterKind.DATE, None),
    Parameter("to", "Đến ngày", ParameterKind.DATE, None),
    Parameter("picture_of", "Số liệu các năm", ParameterKind.PICTURES, None),
)


@dataclass(frozen=True, slots=True)
class Period:
    """Both days count. ``is_whole`` says whether the last year has ended."""

    first: date
    last: date

    @property
    def years(self) -> tuple[int, ...]:
        """The years it touches."""
        return tuple(range(self.first.year, self.last.year + 1))

    @property
    def is_whole(self) -> bool:
        """Whether it ends with a year."""
        return (self.last.month, self.last.day) == (12, 31)

    def end_of(self, year: int) -> date:
        """Return the last day of a year that counts."""
        return min(date(year, 12, 31), self.last)


def period_of(as_of: date, params: Params, ended_years: int | None = None) -> Period:
    """Return ``from`` to ``to``; without an answer the five years before that of ``as_of`` and this one.

    With ``ended_years`` it is so many years that have ended, and what has passed of the next one.
    Raises ``UserError`` where the first day is after the last, or a text is no date.
    """
    last = min(day_of(params.get("to")) or as_of, as_of)
    has_ended = (last.month, last.day) == (12, 31)
    before = YEARS_BEFORE if ended_years is None else ended_years - has_ended
    first = day_of(params.get("from")) or date(last.year - before, 1, 1)
    if first > last:
        raise UserError(say.period_backwards(first, last))
    return Period(first, last)


def pictures(snapshot: Snapshot, period: Period, params: Params) -> Iterator[tuple[int, Snapshot]]:
    """Yield the office at the end of each year, one at a time: a province is large.

    They come from ``picture_of``; without it everybody is taken for what he is in ``snapshot``.
    """
    picture_of: Callable[[date], Snapshot] | None = params.get("picture_of")
    for year in period.years:
        day = period.end_of(year)
        yield year, snapshot if picture_of is None or day == snapshot.as_of else picture_of(day)


def day_of(value: date | str | None) -> date | None:
    """Return the day that a parameter names; an empty text is none. Raises ``UserError`` for a text that is no date."""
    if not value or not isinstance(value, str):
        return value or None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UserError(say.not_a_date(value)) from None
