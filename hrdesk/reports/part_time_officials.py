"""Người hoạt động không chuyên trách ở cấp xã, ở thôn, tổ dân phố: by title and by unit, with the heads of hamlets.

Sections 2.5.1 and 2.5.2 of Quyết định 1893/QĐ-UBND ngày 19/10/2022 (UBND tỉnh Vĩnh Phúc).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.paper import People
from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.reports.ages import age_rule_of
from hrdesk.reports.areas import Area, areas_of, communes_in, is_single
from hrdesk.reports.double_holders import DoubleHolder, double_holders
from hrdesk.reports.member import Member, member_json, members
from hrdesk.reports.report import Params
from hrdesk.reports.structure import LEVELS, Structure, structure_json
from hrdesk.reports.tally import Tallies, merged

GROUPS = ("PART_TIME_COMMUNE", "PART_TIME_HAMLET")
HAMLET_HEAD = "HAMLET_HEAD"


@dataclass(frozen=True, slots=True)
class HamletHeads:
    """The hamlets of communes, their heads, and those of them who are party members."""

    hamlets: int
    heads: People
    party_members: People


@dataclass(frozen=True, slots=True)
class Title:
    """A title that somebody holds, and its holders."""

    position: str
    group: str
    line: Tallies


@dataclass(frozen=True, slots=True)
class PartTimeFacts:
    """Lines by (unit id, group), every person once in each; titles in official order.

    ``posts`` counts the positions held in a group; ``members`` are listed for a
    single commune only, hamlet by hamlet.
    """

    as_of: date
    unit: Unit
    age_rule: str
    areas: tuple[Area, ...]
    lines: Mapping[tuple[str, str], Tallies]
    titles: tuple[Title, ...]
    posts: Mapping[str, int]
    heads: Mapping[str, HamletHeads]
    double_holders: tuple[DoubleHolder, ...]
    members: tuple[Member, ...]

    def total(self, group: str) -> Tallies:
        """Return everybody of a group."""
        return merged(line for (_, of_group), line in self.lines.items() if of_group == group)

    def of(self, units: Sequence[Unit], group: str) -> Tallies:
        """Return the line of some communes together."""
        return merged(self.lines[unit.id, group] for unit in units) if units else self.total(group)

    def heads_of(self, units: Iterable[Unit]) -> HamletHeads:
        """Return the heads of the hamlets of some communes together."""
        found = [self.heads[unit.id] for unit in units]
        return HamletHeads(
            sum(one.hamlets for one in found),
            tuple(dict.fromkeys(person for one in found for person in one.heads)),
            tuple(dict.fromkeys(person for one in found for person in one.party_members)),
        )


def facts(snapshot: Snapshot, params: Params) -> PartTimeFacts:
    """Return the counts. ``age_rule`` is COMPLETE_YEARS at the date, or YEAR_DIFFERENCE."""
    age_rule = age_rule_of(params)
    areas = areas_of(snapshot)
    communes = communes_in(areas) or (snapshot.unit,)
    structure = Structure(snapshot.as_of, age_rule, ("general_education", *LEVELS))
    people = _by_commune(snapshot)
    return PartTimeFacts(
        snapshot.as_of,
        snapshot.unit,
        age_rule.counting,
        areas,
        {(unit.id, group): structure.count(people.get((unit.id, group), ())) for unit in communes for group in GROUPS},
        tuple(_titles(snapshot, structure)),
        {group: sum(len(snapshot.holders.get(code, ())) for code in _positions(group)) for group in GROUPS},
        _heads(snapshot, communes),
        double_holders(snapshot, GROUPS),
        _members(snapshot) if is_single(areas) else (),
    )


def to_json(found: PartTimeFacts) -> dict[str, Any]:
    """Return groups with their titles, a line per commune (none for a single one), and names for a single one."""
    units = () if is_single(found.areas) else communes_in(found.areas)
    return {
        "age_rule": found.age_rule,
        "groups": [_group_json(found, group) for group in GROUPS],
        "hamlet_heads": _heads_json(found.heads_of(communes_in(found.areas))),
        "units": [
            {
                "unit": unit.code,
                "name": unit.name,
                **{group: structure_json(found.lines[unit.id, group]) for group in GROUPS},
                "hamlet_heads": _heads_json(found.heads[unit.id]),
            }
            for unit in units
        ],
        "persons": [member_json(member) for member in found.members],
    }


def _group_json(found: PartTimeFacts, group: str) -> dict[str, Any]:
    titles = [title for title in found.titles if title.group == group]
    return {
        "code": group,
        "title": catalog("position_group").label(group),
        "posts": found.posts[group],
        **structure_json(found.total(group)),
        "titles": [
            {"code": one.position, "title": catalog("position").label(one.position), **structure_json(one.line)}
            for one in titles
        ],
    }


def _heads_json(heads: HamletHeads) -> dict[str, int]:
    return {"hamlets": heads.hamlets, "heads": len(heads.heads), "party_members": len(heads.party_members)}


def _positions(group: str) -> list[str]:
    return [entry.code for entry in catalog("position").entries if entry.group == group]


def _by_commune(snapshot: Snapshot) -> dict[tuple[str, str], list[PersonAt]]:
    found: dict[tuple[str, str], list[PersonAt]] = {}
    for person in snapshot.persons:
        for held in person.holdings:
            group = position_group(held.position_code)
            if group in GROUPS:
                found.setdefault((snapshot.commune_of[held.unit_id].id, group), []).append(person)
    return found


def _titles(snapshot: Snapshot, structure: Structure) -> Iterable[Title]:
    for group in GROUPS:
        for code in _positions(group):
            holders = snapshot.holders.get(code)
            if holders:
                yield Title(code, group, structure.count(person for person, _ in holders))


def _members(snapshot: Snapshot) -> tuple[Member, ...]:
    """Return the people of the commune, then those of each hamlet, by title and name."""
    place = {unit.id: number for number, unit in enumerate(snapshot.units)}
    found = [member for group in GROUPS for member in members(snapshot, group)]
    return tuple(sorted(found, key=lambda member: place[member.unit.id]))


def _heads(snapshot: Snapshot, communes: Sequence[Unit]) -> dict[str, HamletHeads]:
    commune_of = snapshot.commune_of
    hamlets = dict.fromkeys((unit.id for unit in communes), 0)
    for unit in snapshot.units:
        above = commune_of[unit.id]
        if above is not unit and above.id in hamlets:
            hamlets[above.id] += 1
    heads: dict[str, dict[str, bool]] = {}
    for person, held in snapshot.holders.get(HAMLET_HEAD, ()):
        heads.setdefault(commune_of[held.unit_id].id, {})[person.id] = person.party_member
    return {
        unit: HamletHeads(
            count,
            tuple(heads.get(unit, ())),
            tuple(person for person, member in heads.get(unit, {}).items() if member),
        )
        for unit, count in hamlets.items()
    }
