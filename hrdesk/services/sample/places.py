"""The units of the sample province: districts, communes and hamlets with kind, class, people and area."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from hrdesk.services.sample.figures import Counts, Figures, words
from hrdesk.text import sort_key

_PREFIX = {"XA": "xã", "PHUONG": "phường", "THI_TRAN": "thị trấn", "THON": "Thôn", "TO_DAN_PHO": "Tổ dân phố"}
_SIZE = {"I": 1.5, "II": 1.0, "III": 0.6}  # people against a commune of class II
_FIRST_CODE, _CODE_STEP = 8702, 3
_LEAST_HAMLETS = 4
_HOUSEHOLD = 3.7  # people


@dataclass(frozen=True, slots=True)
class Hamlet:
    """A hamlet of a commune."""

    name: str
    kind: str
    unit_class: str
    households: int


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune with its hamlets; ``area`` in hundredths of a square kilometre."""

    code: str
    name: str
    kind: str
    unit_class: str
    area_type: str
    district: str
    minorities: bool
    population: int
    area: int
    hamlets: tuple[Hamlet, ...]


def communes(draw: random.Random, target: Figures) -> tuple[Commune, ...]:
    """Return the communes, district by district."""
    sites = [
        (district, kind)
        for district in target.districts
        for kind, number in district.communes.items()
        for _ in range(number)
    ]
    kinds = [kind for _, kind in sites]
    classes = _classes(draw, kinds, target.commune_classes)
    crowd = [_SIZE[unit_class] * draw.uniform(0.8, 1.2) for unit_class in classes]
    people = share(target.population, crowd)
    area = share(target.area, [draw.uniform(0.7, 1.4) * (1 if kind == "XA" else 0.6) for kind in kinds])
    hamlets = _hamlets(draw, target, kinds, crowd, people)
    names = _names(draw, len(sites))
    return tuple(
        Commune(
            code=f"{_FIRST_CODE + _CODE_STEP * place:05d}",
            name=f"{_PREFIX[kind]} {names[place]}",
            kind=kind,
            unit_class=classes[place],
            # The needs of the document are those of the plain: the standards ask less of mountain communes.
            area_type="DELTA" if kind == "XA" else "URBAN",
            district=district.code,
            minorities=district.minorities,
            population=people[place],
            area=area[place],
            hamlets=hamlets[place],
        )
        for place, (district, kind) in enumerate(sites)
    )


def share(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Return ``total`` shared out by weight, at least ``least`` each: largest remainders first."""
    rest, whole = total - least * len(weights), sum(weights)
    exact = [rest * weight / whole for weight in weights]
    shares = [int(part) for part in exact]
    order = sorted(range(len(weights)), key=lambda place: shares[place] - exact[place])
    for place in order[: rest - sum(shares)]:
        shares[place] += 1
    return [least + part for part in shares]


def spread(draw: random.Random, counts: Counts) -> list[str]:
    """Return every code as often as it counts, in random order."""
    codes = [code for code, number in counts.items() for _ in range(number)]
    draw.shuffle(codes)
    return codes


def _classes(draw: random.Random, kinds: Sequence[str], counts: Counts) -> list[str]:
    """Return a class for each commune; the smallest class is for xã only."""
    order = list(range(len(kinds)))
    draw.shuffle(order)
    order.sort(key=lambda place: kinds[place] == "XA")
    ranked = spread(draw, {code: number for code, number in counts.items() if code != "III"}) + ["III"] * counts["III"]
    found = [""] * len(kinds)
    for place, unit_class in zip(order, ranked, strict=True):
        found[place] = unit_class
    return found


def _names(draw: random.Random, number: int) -> list[str]:
    """Return so many names of two words, none twice."""
    parts = words()["places"]
    found: dict[str, None] = {}
    while len(found) < number:
        first, second = draw.choice(parts["first"]), draw.choice(parts["second"])
        if first != second:
            found[f"{first} {second}"] = None
    return list(found)


def _hamlets(
    draw: random.Random, target: Figures, kinds: Sequence[str], crowd: Sequence[float], people: Sequence[int]
) -> list[tuple[Hamlet, ...]]:
    """Return the hamlets of each commune: thôn in a xã, tổ dân phố elsewhere."""
    numbers = [0] * len(kinds)
    for hamlet_kind, is_rural in (("THON", True), ("TO_DAN_PHO", False)):
        places = [place for place, kind in enumerate(kinds) if (kind == "XA") == is_rural]
        shares = share(target.hamlet_kinds[hamlet_kind], [crowd[place] for place in places], _LEAST_HAMLETS)
        for place, number in zip(places, shares, strict=True):
            numbers[place] = number
    classes = iter(spread(draw, target.hamlet_classes))
    found = []
    for place, kind in enumerate(kinds):
        hamlet_kind = "THON" if kind == "XA" else "TO_DAN_PHO"
        chosen = sorted(draw.sample(words()["places"]["hamlets"], numbers[place]), key=sort_key)
        of_commune = [next(classes) for _ in chosen]
        homes = share(round(people[place] / _HOUSEHOLD), [_SIZE[one] * draw.uniform(0.8, 1.2) for one in of_commune])
        found.append(
            tuple(
                Hamlet(f"{_PREFIX[hamlet_kind]} {name}", hamlet_kind, unit_class, households)
                for name, unit_class, households in zip(chosen, of_commune, homes, strict=True)
            )
        )
    return found
