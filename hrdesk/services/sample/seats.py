"""How many people sit on which seat of which commune: within every quota, exactly so many in all."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrdesk.services.sample.figures import SECOND_HOLDERS, SECOND_POST, Figures
from hrdesk.services.sample.places import Commune, Hamlet

# Posts by class (Nghị định 34/2019/NĐ-CP less the police chief); one more in a phường.
POSTS = {"I": 22, "II": 20, "III": 18}
DEPUTIES, PART_TIME, IN_HAMLET = 25, 8, {"I": 7, "II": 5, "III": 5}
# "bình quân mỗi xã còn từ 1-3 biên chế chưa tuyển dụng": so many communes lack one post only.
_LACK_ONE = 20
_OF_SECOND_BY_SECRETARY = 0.6  # the others are held by the standing deputy
_SWAPS = 40_000

_URBAN_ONLY = ("CIVIL_GUARD_HEAD", "CIVIL_GUARD_DEPUTY_HEAD")
_EVERYWHERE = (
    "PARTY_ORGANIZATION_COMMITTEE_HEAD",
    "PARTY_INSPECTION_CHAIR",
    "PARTY_OFFICE_STAFF",
    "MILITARY_DEPUTY_COMMANDER",
)
_ELSEWHERE = (
    "PARTY_PROPAGANDA_COMMITTEE_HEAD", "PARTY_MASS_MOBILIZATION_COMMITTEE_HEAD", "FATHERLAND_FRONT_VICE_CHAIR",
    "YOUTH_UNION_DEPUTY_SECRETARY", "WOMENS_UNION_VICE_CHAIR", "FARMERS_UNION_VICE_CHAIR",
    "VETERANS_ASSOCIATION_VICE_CHAIR", "RED_CROSS_CHAIR", "ELDERLY_ASSOCIATION_CHAIR", "AGRICULTURE_RURAL_DEVELOPMENT",
    "PEOPLES_INSPECTION_HEAD", "RADIO_COLLABORATOR", "TREASURER_CLERK_ARCHIVIST",
)  # fmt: skip
_HAMLET_FIRST = ("HAMLET_HEAD", "PARTY_CELL_SECRETARY", "FRONT_WORK_COMMITTEE_HEAD")
_HAMLET_THEN = ("WOMENS_BRANCH_HEAD", "FARMERS_BRANCH_HEAD", "VETERANS_BRANCH_HEAD", "YOUTH_BRANCH_SECRETARY")
_GUARD = {"THON": "HAMLET_POLICE_OFFICER", "TO_DAN_PHO": "CIVIL_GUARD_MEMBER"}


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats taken in one commune.

    ``staff`` are cadres and civil servants, ``council_chair`` the title of the person who presides
    over the council besides (empty: nobody, or the chairman in ``staff`` does nothing else);
    ``hamlets`` has the titles of each hamlet in their order.
    """

    staff: tuple[str, ...]
    council_chair: str
    deputies: int
    part_time: tuple[str, ...]
    hamlets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """One seat that ``number`` communes have filled, never those in ``closed``."""

    title: str
    number: int
    closed: frozenset[int] = frozenset()


def seats(draw: random.Random, target: Figures, places: Sequence[Commune]) -> tuple[Seats, ...]:
    """Return the seats of each commune."""
    staff = _staff(draw, target, places)
    chairs = _chairs(draw, target, staff)
    deputies = _filled(draw, [DEPUTIES] * len(places), target.groups["COUNCIL_DEPUTY"].headcount)
    part_time = _filled(draw, [PART_TIME] * len(places), target.groups["PART_TIME_COMMUNE"].headcount)
    sizes = [IN_HAMLET[hamlet.unit_class] for place in places for hamlet in place.hamlets]
    in_hamlets = iter(_filled(draw, sizes, target.groups["PART_TIME_HAMLET"].headcount))
    return tuple(
        Seats(
            staff=tuple(staff[place]),
            council_chair=chairs[place],
            deputies=deputies[place],
            part_time=_part_time(draw, commune, part_time[place]),
            hamlets=tuple(_in_hamlet(draw, hamlet, next(in_hamlets)) for hamlet in commune.hamlets),
        )
        for place, commune in enumerate(places)
    )


def posts(commune: Commune) -> int:
    """Return how many cadres and civil servants a commune may have."""
    return POSTS[commune.unit_class] + (commune.kind == "PHUONG")


def _filled(draw: random.Random, sizes: Sequence[int], total: int) -> list[int]:
    """Return sizes less the vacancies, at most one each, that leave ``total``."""
    filled = list(sizes)
    for place in draw.sample(range(len(sizes)), sum(sizes) - total):
        filled[place] -= 1
    return filled


def _staff(draw: random.Random, target: Figures, places: Sequence[Commune]) -> list[list[str]]:
    """Return the titles held in each commune, in official order."""
    columns = _columns(target, places)
    wanted = _staff_sizes(draw, places, sum(column.number for column in columns))
    taken = [_take(draw, column, wanted) for column in sorted(columns, key=lambda c: len(places) - c.number)]
    columns.sort(key=lambda c: len(places) - c.number)
    if any(wanted):
        raise ValueError("the seats cannot be shared out")
    _shuffle(draw, columns, taken, len(places))
    order = {
        title.code: place for place, title in enumerate((*target.titles("CADRES"), *target.titles("CIVIL_SERVANTS")))
    }
    found: list[list[str]] = [[] for _ in places]
    for column, communes in zip(columns, taken, strict=True):
        for place in communes:
            found[place].append(column.title)
    return [sorted(titles, key=order.__getitem__) for titles in found]


def _columns(target: Figures, places: Sequence[Commune]) -> list[_Column]:
    """Return the seats to fill: a title with more holders than communes is a first and a second seat."""
    number = len(places)
    smallest = frozenset(place for place, commune in enumerate(places) if commune.unit_class == "III")
    wards = [place for place, commune in enumerate(places) if commune.kind == "PHUONG"]
    found = []
    for title in (*target.titles("CADRES"), *target.titles("CIVIL_SERVANTS")):
        holders = title.headcount - (target.second_holders if title.code == SECOND_POST else 0)
        # The farmers' union is where farmers are; a second vice chair is not for the smallest class.
        closed = frozenset(wards[: number - holders]) if title.code == "FARMERS_UNION_CHAIR" else frozenset()
        found.append(_Column(title.code, min(holders, number), closed))
        if holders > number:
            closed = smallest if title.code == "COMMITTEE_VICE_CHAIR" else frozenset()
            found.append(_Column(title.code, holders - number, closed))
    return found


def _staff_sizes(draw: random.Random, places: Sequence[Commune], total: int) -> list[int]:
    """Return how many people each commune has: one to three fewer than its posts."""
    full = [posts(commune) for commune in places]
    vacant = sum(full) - total
    lack_three = vacant - 2 * len(places) + _LACK_ONE
    lacking = [1] * _LACK_ONE + [3] * lack_three + [2] * (len(places) - _LACK_ONE - lack_three)
    draw.shuffle(lacking)
    return [number - less for number, less in zip(full, lacking, strict=True)]


def _take(draw: random.Random, column: _Column, wanted: list[int]) -> set[int]:
    """Seat one column in the communes that want most people yet, and note it in ``wanted``.

    Taking the neediest always leaves a way to fill the rest (Gale and Ryser).
    """
    open_to = [place for place in range(len(wanted)) if place not in column.closed and wanted[place]]
    draw.shuffle(open_to)
    open_to.sort(key=lambda place: -wanted[place])
    chosen = set(open_to[: column.number])
    for place in chosen:
        wanted[place] -= 1
    return chosen


def _shuffle(draw: random.Random, columns: Sequence[_Column], taken: list[set[int]], number: int) -> None:
    """Trade seats between communes two by two, so that no commune lacks the leading titles by rule."""
    for _ in range(_SWAPS):
        one, other = draw.sample(range(len(columns)), 2)
        here, there = draw.randrange(number), draw.randrange(number)
        if (
            here in taken[one] - taken[other]
            and there in taken[other] - taken[one]
            and there not in columns[one].closed
            and here not in columns[other].closed
        ):
            taken[one] ^= {here, there}
            taken[other] ^= {here, there}


def _chairs(draw: random.Random, target: Figures, staff: Sequence[Sequence[str]]) -> list[str]:
    """Return, by commune, which of the party leaders also presides over the council."""
    able = [
        place
        for place, titles in enumerate(staff)
        if SECOND_POST not in titles and any(t in titles for t in SECOND_HOLDERS)
    ]
    chosen = draw.sample(able, target.second_holders)
    by_secretary = round(target.second_holders * _OF_SECOND_BY_SECRETARY)
    found = [""] * len(staff)
    undecided = []
    for place in chosen:
        may = [title for title in SECOND_HOLDERS if title in staff[place]]
        if len(may) > 1:
            undecided.append(place)
        else:
            found[place] = may[0]
    left = by_secretary - found.count(SECOND_HOLDERS[0])
    for number, place in enumerate(undecided):
        found[place] = SECOND_HOLDERS[0] if number < left else SECOND_HOLDERS[1]
    return found


def _part_time(draw: random.Random, commune: Commune, number: int) -> tuple[str, ...]:
    others = _ELSEWHERE if commune.kind == "XA" else (*_URBAN_ONLY, *_ELSEWHERE)
    chosen = {*_EVERYWHERE, *draw.sample(others, number - len(_EVERYWHERE))}
    return tuple(title for title in (*_EVERYWHERE, *others) if title in chosen)


def _in_hamlet(draw: random.Random, hamlet: Hamlet, number: int) -> tuple[str, ...]:
    """Return so many titles: head, party cell, front first, then the guard and the branches."""
    ordered: Mapping[str, None] = dict.fromkeys((*_HAMLET_FIRST, _GUARD[hamlet.kind], *draw.sample(_HAMLET_THEN, 4)))
    return tuple(ordered)[:number]
