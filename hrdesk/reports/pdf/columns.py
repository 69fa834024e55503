"""Divide the width of a page among columns: nobody narrower than the words need, nobody wasteful."""

from collections.abc import Sequence
from dataclasses import dataclass

_TOGETHER = 0.6  # of a text meant for one line: two lines, names above all


@dataclass(frozen=True, slots=True)
class Need:
    """What one column asks for; all in the same unit.

    ``least`` holds the widest word, ``natural`` everything in one line, ``typical`` nearly all
    of it; ``wish`` is what the report asked for. A column that ``gives`` is content with
    ``natural`` if that is less.
    """

    least: float
    natural: float
    wish: float
    typical: float
    grows: bool = True
    gives: bool = True

    @property
    def start(self) -> float:
        """The width it has when there is neither too much nor too little room."""
        return max(self.least, min(self.wish, self.natural) if self.gives else self.wish)

    def at(self, share: float, together: float) -> float:
        """The width for a share of what it holds, not beyond ``start``.

        A column that was meant to hold its text in one line keeps at least the share ``together``.
        """
        kept = max(share, together) if self.wish >= self.typical else share
        return max(self.least, min(self.start, kept * self.typical))


def fit_columns(needs: Sequence[Need], available: float) -> list[float]:
    """Return one width a column, adding up to ``available``.

    No column is narrower than its ``least``, unless all of those do not fit together. Where
    columns must be narrower than they wish, each keeps the same share of what it holds, so that
    cells of a row take about as many lines.
    """
    least = [need.least for need in needs]
    if sum(least) > available:
        return [width * available / sum(least) for width in least]
    widths = [need.start for need in needs]
    extra = available - sum(widths)
    if extra < 0:
        return _narrowed(needs, available)
    hunger = [max(0.0, need.natural - width) if need.gives else 0.0 for width, need in zip(widths, needs, strict=True)]
    fed = min(extra, sum(hunger))
    widths = _spread(widths, hunger, fed)
    growing = [width if need.grows else 0.0 for width, need in zip(widths, needs, strict=True)]
    return _spread(widths, growing if any(growing) else widths, extra - fed)


def _narrowed(needs: Sequence[Need], available: float) -> list[float]:
    """Return the widths for the greatest share of their content that fits."""
    together = next((kept for kept in (_TOGETHER, 0.0) if sum(need.at(0.0, kept) for need in needs) <= available), 0.0)
    low, high = 0.0, max(need.start / max(need.typical, 1e-9) for need in needs)
    for _ in range(40):
        share = (low + high) / 2
        if sum(need.at(share, together) for need in needs) > available:
            high = share
        else:
            low = share
    widths = [need.at(low, together) for need in needs]
    return _spread(widths, widths, available - sum(widths))


def _spread(widths: list[float], shares: list[float], amount: float) -> list[float]:
    total = sum(shares)
    if total <= 0:
        return widths
    return [width + amount * share / total for width, share in zip(widths, shares, strict=True)]
