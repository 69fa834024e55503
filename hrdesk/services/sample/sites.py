"""What each commune of the sample province has: the counts of its infrastructure dealt out.

The document counts pieces and desks alike, so a desk that lacks a category lacks one piece of it.
"""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hrdesk.services.sample.figures import Counts, Figures
from hrdesk.services.sample.places import Commune, spread

NOTHING, COMPUTER, COMPUTER_AND_PRINTER, LATER = "NOTHING", "COMPUTER", "COMPUTER_AND_PRINTER", "LATER"
NO_ROOM, BARE, EQUIPPED = "NO_ROOM", "BARE", "EQUIPPED"


@dataclass(frozen=True, slots=True)
class Site:
    """One commune. ``lacking`` names what its one-stop desk is one short of at the reporting date.

    ``area_per_person`` in square metres; ``hamlet_room`` is the room for officials of hamlets at the
    headquarters, ``culture_houses`` what each hamlet has for them, in the order of the hamlets.
    """

    area_per_person: float
    lacking: frozenset[str]
    has_camera: bool
    is_completed_later: bool
    is_broken_later: bool
    hamlet_room: str
    has_archive: bool
    has_video_room: bool
    culture_houses: tuple[str, ...]
    has_stocktake: bool = True


def sites(draw: random.Random, target: Figures, communes: Sequence[Commune]) -> tuple[Site, ...]:
    """Return the site of each commune."""
    figures, whole = target.infrastructure, range(len(communes))
    short = set(draw.sample(whole, figures.lacking_desks))
    full = [place for place in whole if place not in short]
    lacking = dict(zip(sorted(short), _lacking(draw, figures.lacking_desks, figures.lacking), strict=True))
    cameras = set(draw.sample(full, figures.desks_with_cameras))
    completed = set(draw.sample(sorted(short), figures.desks_completed_later))
    broken = set(draw.sample(full, figures.desks_broken_later))
    rooms = draw.sample(whole, figures.communes_with_workplace + figures.unequipped_rooms)
    equipped, bare = set(rooms[: figures.communes_with_workplace]), set(rooms[figures.communes_with_workplace :])
    archives, videos = set(draw.sample(whole, figures.archives)), set(draw.sample(whole, figures.video_rooms))
    houses = _culture_houses(draw, target, [len(commune.hamlets) for commune in communes])
    careless = set(draw.sample(whole, figures.without_stocktake))
    least, most = figures.area_per_person
    return tuple(
        Site(
            area_per_person=draw.uniform(least + 0.1, most - 0.1),
            lacking=frozenset(lacking.get(place, ())),
            has_camera=place in cameras,
            is_completed_later=place in completed,
            is_broken_later=place in broken,
            hamlet_room=_room(place, equipped, bare),
            has_archive=place in archives,
            has_video_room=place in videos,
            culture_houses=houses[place],
            has_stocktake=place not in careless,
        )
        for place in whole
    )


def _room(place: int, equipped: Collection[int], bare: Collection[int]) -> str:
    return EQUIPPED if place in equipped else BARE if place in bare else NO_ROOM


def _lacking(draw: random.Random, number: int, counts: Counts) -> list[set[str]]:
    """Return what each of ``number`` desks lacks: each something, none the same thing twice."""
    codes = spread(draw, counts)
    found = [{code} for code in codes[:number]]
    for code in codes[number:]:
        draw.choice([lacks for lacks in found if code not in lacks]).add(code)
    draw.shuffle(found)
    return found


def _culture_houses(draw: random.Random, target: Figures, hamlets: Sequence[int]) -> list[tuple[str, ...]]:
    figures, total = target.infrastructure, sum(hamlets)
    order = draw.sample(range(total), total)
    have = {
        COMPUTER_AND_PRINTER: figures.culture_houses_with_printer,
        COMPUTER: figures.hamlets_with_workplace - figures.culture_houses_with_printer,
        LATER: figures.culture_houses_equipped_later,
    }
    each = [NOTHING] * total
    codes = [code for code, number in have.items() for _ in range(number)]
    for house, code in zip(order, codes, strict=False):
        each[house] = code
    waiting = iter(each)
    return [tuple(next(waiting) for _ in range(number)) for number in hamlets]
