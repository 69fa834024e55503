"""What the sample province must come to: the counts of the province document, from a data file."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from hrdesk import paths
from hrdesk.domain.catalogs import catalog
from hrdesk.services.sample.manual_figures import ManualFigures

Counts = Mapping[str, int]

SECOND_POST = "COUNCIL_CHAIR"
# Who also presides over the council: the party secretary, or the deputy where there is none.
SECOND_HOLDERS = ("PARTY_SECRETARY", "STANDING_DEPUTY_PARTY_SECRETARY")
# The levels that positions and persons are both counted by.
JOINT = ("professional_level", "political_theory_level", "state_management_level", "age_band")
_DIMENSIONS = (*JOINT, "foreign_language_level", "it_skill_level")
_TOTALS = ("female", "ethnic_minority", "religious", "party_member", "re_elected", "hamlet_head_party_member")


@dataclass(frozen=True)
class Group:
    """One group or title: headcount, people by dimension and level, by course done, other totals."""

    code: str
    headcount: int
    levels: Mapping[str, Counts]
    courses: Counts
    totals: Counts


@dataclass(frozen=True)
class District:
    """A district: how many communes of each kind it has, and whether minorities live there."""

    code: str
    name: str
    communes: Counts
    minorities: bool


@dataclass(frozen=True)
class Infrastructure:
    """Offices, one-stop desks and culture houses: ``lacking`` counts desks by the category they lack one piece of."""

    area_per_person: tuple[float, float]
    lacking: Counts
    lacking_desks: int
    communes_with_workplace: int
    hamlets_with_workplace: int
    software: int
    desks_with_cameras: int
    culture_houses_with_printer: int
    archives: int
    video_rooms: int
    unequipped_rooms: int
    without_stocktake: int
    desks_completed_later: int
    desks_broken_later: int
    culture_houses_equipped_later: int


@dataclass(frozen=True)
class Figures:
    """The whole data file."""

    code: str
    name: str
    as_of: date
    population: int
    area: int
    commune_classes: Counts
    hamlet_classes: Counts
    hamlet_kinds: Counts
    discipline: Counts
    manual: ManualFigures
    infrastructure: Infrastructure
    districts: tuple[District, ...]
    groups: Mapping[str, Group]

    def titles(self, group: str) -> tuple[Group, ...]:
        """Return the titles of a group of positions, in official order."""
        codes = [entry.code for entry in catalog("position").entries if entry.group == group]
        return tuple(self.groups[code] for code in codes if code in self.groups)

    def second_posts(self) -> Mapping[str, Counts]:
        """Return, by dimension, the holders of a second post: positions less persons."""
        whole = self.groups["CADRES"]
        found = {}
        for dimension in JOINT:
            positions: Counter[str] = Counter()
            for title in self.titles("CADRES"):
                positions.update(title.levels[dimension])
            positions.subtract(whole.levels[dimension])
            found[dimension] = {level: number for level, number in positions.items() if number}
        return found

    @property
    def second_holders(self) -> int:
        """How many people hold a second post."""
        return sum(title.headcount for title in self.titles("CADRES")) - self.groups["CADRES"].headcount


@cache
def figures() -> Figures:
    """Return the figures of ``resources/samples/province.toml``."""
    with (paths.resources() / "samples" / "province.toml").open("rb") as file:
        data = tomllib.load(file)
    districts = tuple(
        District(d["code"], d["name"], d["communes"], d.get("minorities", False)) for d in data["district"]
    )
    classes = data["classes"]
    return Figures(
        data["code"],
        data["name"],
        data["as_of"],
        data["population"],
        data["area_km2"],
        classes["commune"],
        classes["hamlet"],
        classes["hamlet_kind"],
        data["discipline"],
        ManualFigures(
            data["manual"]["period"], {target: (pair[0], pair[1]) for target, pair in data["manual"]["totals"].items()}
        ),
        Infrastructure(**data["infrastructure"]),
        districts,
        {group["code"]: _group(group) for group in data["group"]},
    )


def _group(row: Mapping[str, Any]) -> Group:
    return Group(
        row["code"],
        row["headcount"],
        {dimension: row[dimension] for dimension in _DIMENSIONS if dimension in row},
        row.get("course", {}),
        {name: row[name] for name in _TOTALS if name in row},
    )


@cache
def words() -> Mapping[str, Any]:
    """Return the words that names, places and diplomas are made of (``resources/samples/names.toml``)."""
    with (paths.resources() / "samples" / "names.toml").open("rb") as file:
        return tomllib.load(file)
