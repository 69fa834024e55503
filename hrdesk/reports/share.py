"""Percentages as papers print them: one decimal, half-up, on whole numbers; never forced to add up to 100."""

from decimal import Decimal


def percent(part: int, whole: int) -> Decimal | None:
    """Return 100 · part / whole rounded half-up to one decimal; None where there is nobody to count."""
    if whole == 0:
        return None
    return Decimal((2000 * part + whole) // (2 * whole)) / 10
