"""Names, numbers and ids of invented people."""

import random
from datetime import date
from uuid import UUID

from hrdesk.services.sample.figures import words
from hrdesk.text import search_key

_PLACES = 136  # the last six digits tell the communes of a province apart


def new_id(draw: random.Random) -> str:
    """Return a random UUID of the plan."""
    return str(UUID(int=draw.getrandbits(128), version=4))


def full_name(draw: random.Random, sex: str, *, is_minority: bool, taken: set[str]) -> str:
    """Return a name that is not ``taken`` yet, and take it."""
    parts = words()["people"]
    families, of_sex = parts["minority_families" if is_minority else "families"], parts[sex]
    while True:
        name = f"{draw.choice(families)} {draw.choice(of_sex['middles'])} {draw.choice(of_sex['given'])}"
        if name not in taken:
            taken.add(name)
            return name


def citizen_id(draw: random.Random, province: str, place: int, sex: str, born: date, taken: set[int]) -> str:
    """Return a number of Nghị định 137/2015/NĐ-CP, Điều 13, that nobody else of the province has.

    ``place`` is the number of the commune, ``taken`` what its people have, which is added to.
    """
    while True:
        number = draw.randrange(10**6 // _PLACES) * _PLACES + place
        if number not in taken:
            taken.add(number)
            century = (born.year - 1900) // 100 * 2 + (sex == "FEMALE")
            return f"{int(province):03d}{century}{born.year % 100:02d}{number:06d}"


def mailbox(name: str, code: str) -> str:
    """Return an address of a domain that exists nowhere: given name and initials."""
    *others, given = search_key(name).split(" ")
    return f"{given}{''.join(word[0] for word in others)}@xa{code}.example"
