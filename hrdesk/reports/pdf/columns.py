"""Divide the width of a page among columns: nobody narrower than the words need, nobody wasteful."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """What one column asks for; all in the same unit.

    ``least`` holds the widest word, ``natural`` everything in one line, ``wish`` is what the
    report asked for. A column that ``gives`` is content with ``natural`` if that is less.
    """

    least: float
    natural: float
    wish: float
    grows: bool = True
    gives: bool = True

    @property
    def start(self) -> float:
        """The width it has when there is neither too much nor too little room."""
        return max(self.least, min(self.wish, self.natural) if self.gives else self.wish)


def fit_columns(needs: Sequence[Need], available: float) -> list[float]:
    """Return one width a column, adding up to ``available``.

    No column is narrower than its ``least``, unless all of those do not fit together.
    """
    least = [need.least for need in needs]
    if sum(least) > available:
        return [width * available / sum(least) for width in least]
    widths = [need.start for need in needs]
    extra = available - sum(widths)
    if extra < 0:
        slack = [width - need.least for width, need in zip(widths, needs, strict=True)]
        return _spread(widths, slack, extra)
    hunger = [max(0.0, need.natural - width) if need.gives else 0.0 for width, need in zip(widths, needs, strict=True)]
    fed = min(extra, sum(hunger))
    widths = _spread(widths, hunger, fed)
    growing = [width if need.grows else 0.0 for width, need in zip(widths, needs, strict=True)]
    return _spread(widths, growing if any(growing) else widths, extra - fed)


def _spread(widths: list[float], shares: list[float], amount: float) -> list[float]:
    total = sum(shares)
    if total <= 0:
        return widths
    return [width + amount * share / total for width, share in zip(widths, shares, strict=True)]
