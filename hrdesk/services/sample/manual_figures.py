"""The figures of targets that communes enter by hand, dealt out so that the province comes to its totals."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec


class ManualFigures(msgspec.Struct, frozen=True):
    """What the communes enter together: numerator and denominator by target, of one period."""

    period: date
    totals: Mapping[str, tuple[int, int]]


def manual_figures(draw: random.Random, target: ManualFigures, communes: int) -> tuple[dict[str, tuple[int, int]], ...]:
    """Return the figures of each commune by target; none reaches more than there are."""
    found: tuple[dict[str, tuple[int, int]], ...] = tuple({} for _ in range(communes))
    for code, (numerator, denominator) in target.totals.items():
        wholes = _dealt(
            denominator, [draw.uniform(0.5, 1.5) for _ in found] if denominator > communes else [1] * communes
        )
        parts = _dealt(numerator, [whole * draw.uniform(0.7, 1.3) for whole in wholes])
        for place, pair in enumerate(zip(_capped(parts, wholes), wholes, strict=True)):
            found[place][code] = pair
    return found


def _dealt(total: int, weights: Sequence[float]) -> list[int]:
    """Return whole numbers in proportion to ``weights`` that add up to ``total``."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(number) for number in exact]
    nearest = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in nearest[: total - sum(parts)]:
        parts[place] += 1
    return parts


def _capped(parts: Sequence[int], most: Sequence[int]) -> Iterator[int]:
    """Yield the parts with what is above ``most`` handed on to the next that have room. They must have it together."""
    over = sum(max(0, part - cap) for part, cap in zip(parts, most, strict=True))
    for part, cap in zip(parts, most, strict=True):
        taken = min(over, max(0, cap - part))
        over -= taken
        yield min(part, cap) + taken
