"""Số lượng, chất lượng theo chức danh: the counts of sections 2.1 to 2.5 of the province document.

Quyết định 1893/QĐ-UBND ngày 19/10/2022 (UBND tỉnh Vĩnh Phúc). Cán bộ and công chức count persons
once, each position counts its holders, so that both can be printed and reconciled.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.catalogs import Entry, catalog, position_group
from hrdesk.domain.paper import People
from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.reports.ages import age_bands, age_rule_of
from hrdesk.reports.double_holders import DoubleHolder, double_holders
from hrdesk.reports.report import Params
from hrdesk.reports.tally import Tally, is_minority, is_religious, tally_ages, tally_levels

LEVEL_DIMENSIONS = (
    "professional_level",
    "political_theory_level",
    "state_management_level",
    "foreign_language_level",
    "it_skill_level",
)
ATTRIBUTES = ("female", "ethnic_minority", "religious", "party_member", "re_elected")
STAFF_GROUPS = ("CADRES", "CIVIL_SERVANTS")
OTHER_GROUPS = ("COUNCIL_DEPUTY", "PART_TIME_COMMUNE", "PART_TIME_HAMLET")

# The titles of the document where they are not those of the catalog.
_TITLES = {
    "CADRES": "Cán bộ",
    "CIVIL_SERVANTS": "Công chức",
    "STANDING_DEPUTY_PARTY_SECRETARY": "Phó Bí thư Đảng ủy Thường trực",
    "COUNCIL_CHAIR": "Chủ tịch Hội đồng nhân dân (Bao gồm cả chuyên trách và kiêm nhiệm)",
    "FATHERLAND_FRONT_CHAIR": "Chủ tịch Mặt trận tổ quốc",
    "YOUTH_UNION_SECRETARY": "Bí thư Đoàn thanh niên",
    "WOMENS_UNION_CHAIR": "Chủ tịch Hội Phụ nữ",
    "FARMERS_UNION_CHAIR": "Chủ tịch Hội Nông dân",
    "VETERANS_ASSOCIATION_CHAIR": "Chủ tịch Hội Cựu chiến binh",
    "MILITARY_COMMANDER": "Chỉ huy trưởng Quân sự xã",
    "OFFICE_STATISTICS": "Công chức Văn phòng - Thống kê",
    "FINANCE_ACCOUNTING": "Công chức Tài chính - Kế toán",
    "LAND_CONSTRUCTION_ENVIRONMENT": "Công chức Địa chính - Nông nghiệp (Đô thị) - Xây dựng và Môi trường",
    "JUSTICE_CIVIL_STATUS": "Công chức Tư pháp - Hộ tịch",
    "CULTURE_SOCIETY": "Công chức Văn hóa - Xã hội",
    "COUNCIL_DEPUTY": "Đại biểu HĐND cấp xã",
    "PART_TIME_COMMUNE": "Người hoạt động không chuyên trách ở cấp xã",
    "PART_TIME_HAMLET": "Người hoạt động không chuyên trách ở thôn, tổ dân phố",
}
_CHAIR_ALONE = "Chủ tịch Ủy ban nhân dân (Chức danh chuyên trách, không bao gồm kiêm nhiệm)"
_CHAIR_AND_OTHERS = "Chủ tịch Ủy ban nhân dân (Bao gồm cả chuyên trách và kiêm nhiệm)"


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the report. Every number is the length of the ids of the people behind it.

    ``counting`` is "persons" or "positions"; a person in two posts of one title stands twice.
    """

    code: str
    title: str
    counting: str
    people: People
    levels: Mapping[str, Tally]  # dimension, then level
    courses: Tally  # those who have done it
    attributes: Tally

    @property
    def headcount(self) -> int:
        """The number of persons, or of positions held."""
        return len(self.people)

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """Every dimension, the attributes and the courses, each with its codes."""
        return {**self.levels, "attributes": self.attributes, "courses": self.courses}


@dataclass(frozen=True, slots=True)
class StaffQualityFacts:
    """The groups in their order, and who makes persons and positions differ."""

    as_of: date
    unit: Unit
    age_rule: str
    groups: tuple[Group, ...]
    double_holders: tuple[DoubleHolder, ...]


@dataclass(slots=True)
class _Counted:
    """A person as counted in one group."""

    person: PersonAt
    re_elected: bool


def facts(snapshot: Snapshot, params: Params) -> StaffQualityFacts:
    """Return the counts. ``age_rule`` is COMPLETE_YEARS at the date, or YEAR_DIFFERENCE."""
    age_rule = age_rule_of(params)
    positions, groups = _counted(snapshot)
    band_of = age_bands(snapshot.as_of, age_rule)

    def group(code: str, counting: str, counted: list[_Counted]) -> Group:
        ages = tally_ages(age_rule.limits, ((band_of(one.person), one.person.id) for one in counted))
        return _group(code, counting, counted, ages)

    found = [group(code, "persons", groups.get(code, [])) for code in STAFF_GROUPS]
    found += [group(entry.code, "positions", positions.get(entry.code, [])) for entry in _positions(snapshot)]
    found += [group(code, "persons", groups.get(code, [])) for code in OTHER_GROUPS]
    return StaffQualityFacts(
        snapshot.as_of, snapshot.unit, age_rule.counting, tuple(found), double_holders(snapshot, STAFF_GROUPS)
    )


def to_json(found: StaffQualityFacts) -> dict[str, Any]:
    """Return the groups in the form of the contracts (section 5): every level, also the empty ones."""
    return {"groups": [_group_json(group) for group in found.groups]}


def title_of(code: str) -> str:
    """Return what the report calls a group or a position."""
    return _TITLES.get(code) or catalog("position").label(code)


def _counted(snapshot: Snapshot) -> tuple[dict[str, list[_Counted]], dict[str, list[_Counted]]]:
    """Return who holds each position, and who belongs to each group, there every person once."""
    positions: dict[str, list[_Counted]] = {}
    groups: dict[str, list[_Counted]] = {}
    for person in snapshot.persons:
        once: dict[str, _Counted] = {}
        for held in person.holdings:
            again = held.is_reelected is True
            positions.setdefault(held.position_code, []).append(_Counted(person, again))
            counted = once.setdefault(position_group(held.position_code), _Counted(person, again))
            counted.re_elected |= again
        for group, counted in once.items():
            groups.setdefault(group, []).append(counted)
    return positions, groups


def _positions(snapshot: Snapshot) -> list[Entry]:
    """Return the positions of the staff that exist at the date or are held, in official order."""
    entries = [entry for entry in catalog("position").entries if entry.group in STAFF_GROUPS]
    return [entry for entry in entries if entry.is_valid(snapshot.as_of) or entry.code in snapshot.holders]


def _group(code: str, counting: str, counted: list[_Counted], ages: Tally) -> Group:
    people = tuple(one.person.id for one in counted)
    levels: dict[str, Tally] = {}
    for dimension in LEVEL_DIMENSIONS:
        levels[dimension] = tally_levels(dimension, ((one.person.level(dimension), one.person.id) for one in counted))
    levels["age_band"] = ages
    courses = {
        entry.code: tuple(one.person.id for one in counted if entry.code in one.person.courses)
        for entry in catalog("course").entries
    }
    attributes = {name: tuple(one.person.id for one in counted if _HAS[name](one)) for name in ATTRIBUTES}
    return Group(code, _title(code, counted), counting, people, levels, courses, attributes)


def _title(code: str, counted: list[_Counted]) -> str:
    """Return the title, which for the chair of the committee says whether anybody holds it beside another post."""
    if code != "COMMITTEE_CHAIR":
        return title_of(code)
    beside = any(
        held.is_concurrent for one in counted for held in one.person.holdings if held.position_code == "COMMITTEE_CHAIR"
    )
    return _CHAIR_AND_OTHERS if beside else _CHAIR_ALONE


_HAS: dict[str, Callable[[_Counted], bool]] = {
    "female": lambda one: one.person.sex == "FEMALE",
    "ethnic_minority": lambda one: is_minority(one.person),
    "religious": lambda one: is_religious(one.person),
    "party_member": lambda one: one.person.party_member,
    "re_elected": lambda one: one.re_elected,
}


def _group_json(group: Group) -> dict[str, Any]:
    value: dict[str, Any] = {
        "code": group.code,
        "title": group.title,
        "counting": group.counting,
        "headcount": group.headcount,
    }
    for dimension, tally in group.levels.items():
        value[dimension] = {level: len(people) for level, people in tally.items()}
    value["course"] = {
        code: {"done": len(done), "not_done": group.headcount - len(done)} for code, done in group.courses.items()
    }
    return value | {name: len(people) for name, people in group.attributes.items()}
