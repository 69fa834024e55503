"""When the next pay step is due (nâng bậc lương thường xuyên): the months of the rank after the present step."""

import calendar

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Pay


def next_step_due(pay: Pay) -> PartialDate | None:
    """Return from when the next step is due, at the precision at which the present one is known.

    None at the last step, for a rank without regular steps, and where rank, step or date is not
    stated. Early advancement and time lost by discipline are decided by hand, not computed.
    """
    rank = catalog("rank").by_code.get(pay.rank_code or "")
    months = rank.attributes.get("step_months") if rank else None
    if rank is None or months is None or pay.effective_on is None:
        return None
    step = _step(pay, rank)
    if step is None or step >= len(rank.attributes["coefficients"]):
        return None
    return later(pay.effective_on, months)


def later(day: PartialDate, months: int) -> PartialDate | None:
    """Return the date some months later; the 31st falls on the last day of a shorter month.

    A date of which only the year is known moves by whole years, by other spans to nothing known.
    """
    if day.month is None:
        return PartialDate(day.year + months // 12) if months % 12 == 0 else None
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if day.day is None:
        return PartialDate(year, month)
    return PartialDate(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _step(pay: Pay, rank: Entry) -> int | None:
    """Return the step, found by the coefficient where it is not stated."""
    coefficients: list[int] = rank.attributes["coefficients"]
    if pay.pay_step is not None:
        return pay.pay_step
    return coefficients.index(pay.coefficient) + 1 if pay.coefficient in coefficients else None
