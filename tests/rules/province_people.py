"""People whose counts are those of the province document (30/9/2022), in one unit, made without names.

119 of the 131 chairs of the council are secretaries or standing deputies of the party committee too
(errata, section 4); how their levels fall on the two is free as long as every printed count comes out.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from hrdesk.domain.snapshot import PersonAt, Qualification, Snapshot, Unit
from tests.rules.offices import holding

AS_OF = date(2022, 9, 30)
FIGURES = json.loads((Path(__file__).parents[1] / "data" / "province-figures.json").read_text("utf-8"))
GROUPS: dict[str, Any] = {group["code"]: group for group in FIGURES["groups"]}
PROVINCE = Unit("p", "26", "tỉnh Vĩnh Phúc", "TINH", None, None, None)
COMMUNE = Unit("c", "08866", "xã Tam Hợp", "XA", "II", "DELTA", "p")
PERSONS = ("COUNCIL_DEPUTY", "PART_TIME_COMMUNE", "PART_TIME_HAMLET")
# The title that stands for a group of which the document counts persons only.
HELD = {"PART_TIME_COMMUNE": "RED_CROSS_CHAIR", "PART_TIME_HAMLET": "PARTY_CELL_SECRETARY"}
LEVELS = ("professional_level", "political_theory_level", "state_management_level")
DOUBLES = {
    "PARTY_SECRETARY": {
        "professional_level": {"MASTER": 6, "BACHELOR": 92, "INTERMEDIATE": 2},
        "political_theory_level": {"ADVANCED": 16, "INTERMEDIATE": 83, "NONE": 1},
        "state_management_level": {"PRINCIPAL_SPECIALIST": 25, "SPECIALIST": 74, "NONE": 1},
        "course": {"PARTY_BUILDING": 70, "ECONOMIC_MANAGEMENT": 28},
    },
    "STANDING_DEPUTY_PARTY_SECRETARY": {
        "professional_level": {"BACHELOR": 16, "INTERMEDIATE": 3},
        "political_theory_level": {"INTERMEDIATE": 18, "NONE": 1},
        "state_management_level": {"SPECIALIST": 17, "NONE": 2},
        "course": {"PARTY_BUILDING": 10, "ECONOMIC_MANAGEMENT": 2},
    },
}
_ids = count(1)


def province_office() -> Snapshot:
    """Everybody of the document at its date."""
    return Snapshot(as_of=AS_OF, unit=PROVINCE, units=(PROVINCE, COMMUNE), persons=_everybody())


@cache
def _everybody() -> tuple[PersonAt, ...]:
    people: list[PersonAt] = []
    rest = {code: _counts(group) for code, group in GROUPS.items()}
    for code, shared in DOUBLES.items():
        people += _people(shared, code, "COUNCIL_CHAIR")
        for title in (code, "COUNCIL_CHAIR"):
            rest[title] = _less(rest[title], shared)
    for code, group in GROUPS.items():
        if group["counting"] == "positions" or code in PERSONS:
            people += _of_group(code, rest[code])
    return tuple(people)


def _counts(group: dict[str, Any]) -> dict[str, dict[str, int]]:
    found = {kind: dict(group.get(kind, {})) for kind in LEVELS}
    stated = found["political_theory_level"]
    stated["ADVANCED"] = stated.get("ADVANCED", 0) + stated.pop("BACHELOR_OR_ADVANCED", 0)
    courses = {course: numbers["done"] for course, numbers in group.get("course", {}).items()}
    return found | {"course": courses, "headcount": {"": group["headcount"]}}


def _less(counts: dict[str, dict[str, int]], shared: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    left = {
        kind: {level: number - shared.get(kind, {}).get(level, 0) for level, number in levels.items()}
        for kind, levels in counts.items()
    }
    taken = sum(shared["professional_level"].values())
    return left | {"headcount": {"": counts["headcount"][""] - taken}}


def _of_group(code: str, counts: dict[str, dict[str, int]]) -> Iterator[PersonAt]:
    if code != "PART_TIME_HAMLET":
        yield from _people(counts, HELD.get(code, code))
        return
    heads, members = 1237, GROUPS[code]["hamlet_head_party_member"]
    for place, person in enumerate(_people(counts, "HAMLET_HEAD")):
        title = "HAMLET_HEAD" if place < heads else HELD[code]
        yield _replaced(person, title, is_member=place < members or place >= heads)


def _replaced(person: PersonAt, title: str, *, is_member: bool) -> PersonAt:
    return msgspec.structs.replace(person, holdings=(holding(title, "c"),), party_member=is_member)


def _people(counts: dict[str, dict[str, int]], *titles: str) -> Iterator[PersonAt]:
    """People of whom each level is held by as many as ``counts`` says; the rest is not stated."""
    size = counts.get("headcount", {}).get("", sum(counts["professional_level"].values()))
    stated = {kind: [level for level, number in counts[kind].items() for _ in range(number)] for kind in LEVELS}
    for place in range(size):
        number = next(_ids)
        yield PersonAt(
            id=f"p{number}",
            full_name=f"Người {number}",
            sort_key=f"{number:05d}",
            date_of_birth=None,
            sex=None,
            citizen_id=None,
            ethnicity=None,
            religion=None,
            holdings=tuple(holding(title, "c") for title in titles),
            qualifications={
                kind: Qualification(levels[place]) for kind, levels in stated.items() if place < len(levels)
            },
            courses={course: None for course, done in counts.get("course", {}).items() if place < done},
        )
