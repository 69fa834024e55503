"""Numbers dealt out to people: every level goes to exactly so many, to those whom it suits."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from hrdesk.domain.catalogs import catalog
from hrdesk.services.sample.figures import Counts

Person = TypeVar("Person")


def deal(
    draw: random.Random,
    people: Iterable[Person],
    counts: Counts,
    give: Callable[[Person, str], None],
    *,
    may: Callable[[Person, str], bool] = lambda person, code: True,
    lean: Callable[[Person], float] = lambda person: 0.0,
) -> None:
    """Give each code of ``counts``, in its order, to so many people.

    Those with more ``lean`` (0 to 1, against chance) come first; only those who ``may`` get a code.
    Who is left gets nothing. Raises ``ValueError`` when a code finds too few.
    """
    waiting = sorted(((lean(person) + draw.random(), person) for person in people), key=lambda one: -one[0])
    for code, number in counts.items():
        chosen: list[tuple[float, Person]] = []
        left: list[tuple[float, Person]] = []
        for one in waiting:
            (chosen if len(chosen) < number and may(one[1], code) else left).append(one)
        if len(chosen) < number:
            raise ValueError(f"{code}: {len(chosen)} people for {number}")
        for _, person in chosen:
            give(person, code)
        waiting = left


def highest_first(dimension: str, counts: Counts) -> Counts:
    """Return the counts of a level in descending order of its catalog."""
    rank = catalog(dimension).rank
    return dict(sorted(counts.items(), key=lambda item: -rank(item[0])))


def less(counts: Counts, others: Counts) -> Counts:
    """Return what is left of ``counts``. Raises ``ValueError`` for a negative rest."""
    left = {code: number - others.get(code, 0) for code, number in counts.items()}
    if any(number < 0 for number in left.values()) or not others.keys() <= counts.keys():
        raise ValueError("more than there are")
    return left


def split(draw: random.Random, need: Counts, one: Counts, other: Counts, size: int) -> tuple[Counts, Counts]:
    """Return ``need`` as two parts, ``size`` taken from ``one`` and the rest from ``other``.

    Raises ``ValueError`` when they cannot give it.
    """
    part = {code: max(0, number - other.get(code, 0)) for code, number in need.items()}
    room = {code: min(number, one.get(code, 0)) - part[code] for code, number in need.items()}
    wanted = size - sum(part.values())
    places: Sequence[str] = [code for code, number in room.items() for _ in range(number)]
    if not 0 <= wanted <= len(places):
        raise ValueError("the parts cannot give it")
    for code in draw.sample(places, wanted):
        part[code] += 1
    return part, less(need, part)


def tally(codes: Iterable[str]) -> Mapping[str, int]:
    """Return how often each code occurs."""
    found: dict[str, int] = {}
    for code in codes:
        found[code] = found.get(code, 0) + 1
    return found
