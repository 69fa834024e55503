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


def period_of(as_of: date, params: Params) -> Period:
    """Return ``from`` to ``to``: the five years before that of ``as_of`` and this one without an answer.

    Raises ``UserError`` where the first day is after the last.
    """
    last = min(_day(params.get("to")) or as_of, as_of)
    first = _day(params.get("from")) or date(last.year - YEARS_BEFORE, 1, 1)
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


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
