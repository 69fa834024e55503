"""A small counter of people, written apart from every report so that each can prove the other."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from hrdesk.domain.catalogs import position_group
from hrdesk.domain.partial_date import complete_years
from hrdesk.domain.snapshot import PersonAt, Snapshot

BANDS = (("UP_TO_30", 30), ("FROM_31_TO_40", 40), ("FROM_41_TO_50", 50), ("FROM_51_TO_60", 60), ("OVER_60", 999))
LEADERS = (
    "PARTY_SECRETARY", "STANDING_DEPUTY_PARTY_SECRETARY", "COUNCIL_CHAIR", "COUNCIL_VICE_CHAIR", "COMMITTEE_CHAIR",
    "COMMITTEE_VICE_CHAIR",
)  # fmt: skip
# Levels that the document prints as one.
TOGETHER = {
    "OVER_50": ("FROM_51_TO_60", "OVER_60"),
    "BACHELOR_OR_ADVANCED": ("ADVANCED", "BACHELOR"),
}


_INDEXED: list[tuple[Snapshot, dict[str, list[PersonAt]]]] = []  # the last one asked about


def holders(taken: Snapshot, code: str) -> list[PersonAt]:
    """Return who is counted under a title (once for each post) or in a group (once)."""
    if not _INDEXED or _INDEXED[0][0] is not taken:
        _INDEXED[:] = [(taken, _index(taken))]
    return _INDEXED[0][1].get(code, [])


def _index(taken: Snapshot) -> dict[str, list[PersonAt]]:
    found: dict[str, list[PersonAt]] = {}
    for person in taken.persons:
        for held in person.holdings:
            found.setdefault(held.position_code, []).append(person)
        titles = {held.position_code for held in person.holdings}
        for group in {position_group(title) for title in titles} - titles:  # COUNCIL_DEPUTY is both
            found.setdefault(group, []).append(person)
    return found


def level_of(person: PersonAt, dimension: str, on: date) -> str:
    if dimension != "age_band":
        return person.qualifications[dimension].level if dimension in person.qualifications else "UNKNOWN"
    assert person.date_of_birth is not None
    years = complete_years(person.date_of_birth.first, on)
    return next(band for band, last in BANDS if years <= last)


def number(taken: Snapshot, code: str, dimension: str, level: str) -> int:
    """Return how many of a title or group have a level, or stand in an age band."""
    levels = TOGETHER.get(level, (level,))
    return sum(level_of(person, dimension, taken.as_of) in levels for person in holders(taken, code))


def finished(taken: Snapshot, code: str, course: str) -> int:
    return sum(course in person.courses for person in holders(taken, code))


HAS: dict[str, Callable[[PersonAt], bool]] = {
    "female": lambda person: person.sex == "FEMALE",
    "ethnic_minority": lambda person: person.ethnicity != "Kinh",
    "religious": lambda person: person.religion != "Không",
    "party_member": lambda person: person.party_member,
    "re_elected": lambda person: any(h.is_reelected for h in person.holdings if h.position_code == "COUNCIL_DEPUTY"),
    "hamlet_head_party_member": lambda person: (
        person.party_member and any(held.position_code == "HAMLET_HEAD" for held in person.holdings)
    ),
}


def below(people: Iterable[PersonAt], dimension: str, *levels: str) -> list[PersonAt]:
    """Return those who have none of the sufficient levels."""
    return [person for person in people if person.level(dimension) not in levels]


DEGREES = ("BACHELOR", "MASTER", "DOCTORATE")
THEORY = ("INTERMEDIATE", "ADVANCED", "BACHELOR")


def need(people: list[PersonAt], stated: str) -> int:
    """Return how many need what the document calls by ``stated``: the standard less the level."""
    text = stated.lower()
    if "xây dựng đảng" in text:
        return sum("PARTY_BUILDING" not in person.courses for person in people)
    if "quản lý kinh tế" in text:
        return sum("ECONOMIC_MANAGEMENT" not in person.courses for person in people)
    if "lý luận chính trị" in text:
        return len(below(people, "political_theory_level", *THEORY))
    if "quản lý nhà nước" in text:
        return len(below(people, "state_management_level", "SPECIALIST", "PRINCIPAL_SPECIALIST"))
    enough = ("INTERMEDIATE", "COLLEGE", *DEGREES) if "(trung cấp)" in text else DEGREES
    return len(below(people, "professional_level", *enough))


def of_json(group: dict[str, Any], dimension: str, level: str) -> int:
    """Return a number of the facts of ``staff-quality``."""
    return sum(group[dimension][one] for one in TOGETHER.get(level, (level,)))
