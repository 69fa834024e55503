"""Training needs: what the province states comes out; what counts, what stands apart, what is not known."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from hrdesk.domain.snapshot import PersonAt, Unit
from hrdesk.rules import load_programmes, load_standards
from hrdesk.rules.needs import Lack, Needs, Tally, needs, subjects
from tests.rules.offices import commune, holding, office, person
from tests.rules.province_people import GROUPS, province_office

RULES, PROGRAMMES = load_standards(), load_programmes()
SEPTEMBER = date(2022, 9, 30)
SUBJECTS = {
    "chuyên môn": "PROFESSIONAL_LEVEL",
    "lý luận chính trị": "POLITICAL_THEORY_LEVEL",
    "quản lý nhà nước": "STATE_MANAGEMENT_LEVEL",
    "xây dựng Đảng": "PARTY_BUILDING",
    "quản lý kinh tế": "ECONOMIC_MANAGEMENT",
}
STATED = [
    (code, next(subject for words, subject in SUBJECTS.items() if words in need["need"]), need["count"])
    for code, group in GROUPS.items()
    if group["counting"] == "positions"
    for need in group["stated_needs"]
]


def derived(*people: PersonAt, on: date = SEPTEMBER, **more: Any) -> Needs:
    return needs(office(*people, on=on, **more), RULES, PROGRAMMES)


def of(found: Needs, code: str) -> Tally:
    return next(tally for tally in (*found.positions, *found.groups, *found.units) if tally.code == code)


def needed(found: Needs, code: str) -> dict[str, int]:
    return {subject: len(people) for subject, people in of(found, code).needs.items() if people}


@pytest.fixture(scope="module")
def province() -> Needs:
    return needs(province_office(), RULES, PROGRAMMES)


@pytest.mark.parametrize(("code", "subject", "count"), STATED, ids=lambda value: str(value))
def test_every_need_that_the_province_states_by_position_comes_out(
    province: Needs, code: str, subject: str, count: int
) -> None:
    assert len(of(province, code).needs[subject]) == count


def test_leaders_count_once_as_persons(province: Needs) -> None:
    leaders = of(province, "LEADERSHIP")
    assert len(leaders.people) == 732
    # 22 is printed; the counts give 26 positions, of which 5 are second posts (errata, section 2).
    assert len(leaders.needs["PROFESSIONAL_LEVEL"]) == 21
    assert len(leaders.needs["STATE_MANAGEMENT_LEVEL"]) == 27


def test_civil_servants_need_what_the_province_states(province: Needs) -> None:
    stated = [need["count"] for need in GROUPS["CIVIL_SERVANTS"]["stated_needs"]]
    servants = of(province, "CIVIL_SERVANTS")
    assert [len(servants.needs[subject]) for subject in ("PROFESSIONAL_LEVEL", "STATE_MANAGEMENT_LEVEL")] == stated


def test_gaps_that_the_province_leaves_unstated_come_out_too(province: Needs) -> None:
    gaps = {
        ("PARTY_SECRETARY", "POLITICAL_THEORY_LEVEL"): 3,
        ("PARTY_SECRETARY", "STATE_MANAGEMENT_LEVEL"): 1,
        ("STANDING_DEPUTY_PARTY_SECRETARY", "STATE_MANAGEMENT_LEVEL"): 5,
        ("COUNCIL_VICE_CHAIR", "DEPUTY_SKILLS"): 39,
        ("COMMITTEE_CHAIR", "POLITICAL_THEORY_LEVEL"): 6,
        ("COMMITTEE_VICE_CHAIR", "POLITICAL_THEORY_LEVEL"): 8,
    }
    assert {key: len(of(province, key[0]).needs[key[1]]) for key in gaps} == gaps


def test_the_party_rule_of_the_province_is_shown_apart(province: Needs) -> None:
    (rule,) = [one for one in province.reviewed if "05-QĐi/TU" in one.asked.legal_basis]
    assert not rule.asked.counts
    # 5 secretaries, 5 chairs of the council, 2 of the committee, 23 of the Fatherland Front.
    assert len(rule.short) == 35


def test_a_position_counts_holders_and_a_group_persons(province: Needs) -> None:
    positions = [tally for tally in province.positions if tally.code in GROUPS]
    assert sum(len(tally.people) for tally in positions) == 1485 + 1102
    assert len(of(province, "CADRES").people) == 1366
    for tally in province.groups:
        assert len(set(tally.people)) == len(tally.people)


def test_needs_by_person_are_the_needs_by_position(province: Needs) -> None:
    by_person = Counter((lack.position, lack.subject) for lack in province.lacks if not lack.is_unknown)
    by_position = {
        (tally.code, subject): len(people)
        for tally in province.positions
        for subject, people in tally.needs.items()
        if people
    }
    assert by_person == by_position


def test_nobody_is_both_in_need_and_unknown(province: Needs) -> None:
    for tally in (*province.positions, *province.groups):
        for subject in subjects():
            assert not set(tally.needs[subject]) & set(tally.unknown[subject])
            assert set(tally.needs[subject]) | set(tally.unknown[subject]) <= set(tally.people)


def test_who_meets_everything_needs_nothing() -> None:
    skills = ("PARTY_BUILDING", "ECONOMIC_MANAGEMENT", "PROFESSIONAL_SKILLS")
    found = derived(person("PARTY_SECRETARY", courses=skills))
    assert (needed(found, "PARTY_SECRETARY"), found.lacks) == ({}, ())


def test_a_level_not_stated_is_listed_apart_and_none_is_a_need() -> None:
    found = derived(
        person("CULTURE_SOCIETY", name="A", professional_level=None),
        person("CULTURE_SOCIETY", name="B", professional_level="NONE"),
    )
    tally = of(found, "CULTURE_SOCIETY")
    assert (tally.unknown["PROFESSIONAL_LEVEL"], tally.needs["PROFESSIONAL_LEVEL"]) == (("A",), ("B",))
    assert Lack("A", "CULTURE_SOCIETY", "PROFESSIONAL_LEVEL", "BACHELOR", "UNKNOWN", True) in found.lacks
    assert Lack("B", "CULTURE_SOCIETY", "PROFESSIONAL_LEVEL", "BACHELOR", "NONE", False) in found.lacks


def test_a_course_does_where_the_law_takes_it_for_the_level() -> None:
    by_course = person("COMMITTEE_CHAIR", state_management_level="NONE", courses=("STATE_MANAGEMENT",))
    assert "STATE_MANAGEMENT_LEVEL" not in needed(derived(by_course), "COMMITTEE_CHAIR")
    # The circular asks civil servants for a level, and takes no course for it.
    servant = person("CULTURE_SOCIETY", state_management_level="NONE", courses=("STATE_MANAGEMENT",))
    assert needed(derived(servant), "CULTURE_SOCIETY")["STATE_MANAGEMENT_LEVEL"] == 1


def test_the_worst_of_two_titles_counts_for_the_person() -> None:
    both = person("PARTY_SECRETARY", "COUNCIL_CHAIR", courses=("ECONOMIC_MANAGEMENT",))
    found = derived(both)
    assert "PARTY_BUILDING" not in needed(found, "COUNCIL_CHAIR")
    assert needed(found, "LEADERSHIP")["PARTY_BUILDING"] == needed(found, "LEADERSHIP")["DEPUTY_SKILLS"] == 1
    assert len(of(found, "LEADERSHIP").people) == 1


def test_deputies_and_part_time_officials_are_no_staff() -> None:
    found = derived(person("COUNCIL_DEPUTY", "RED_CROSS_CHAIR", professional_level="NONE", courses=()))
    assert (found.lacks, [tally.people for tally in found.groups]) == ((), [(), (), ()])


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2022, 9, 29), 1),  # before the programme counts, the party rule is law like another
        (date(2022, 9, 30), 0),
        (date(2023, 7, 31), 0),
        (date(2023, 8, 1), 1),  # the decree of 2023
    ],
)
def test_the_standard_of_the_front_changes_with_the_law(on: date, count: int) -> None:
    found = derived(person("FATHERLAND_FRONT_CHAIR", professional_level="INTERMEDIATE"), on=on)
    assert needed(found, "FATHERLAND_FRONT_CHAIR").get("PROFESSIONAL_LEVEL", 0) == count


def test_a_programme_that_has_ended_makes_no_need() -> None:
    chair = person("VETERANS_ASSOCIATION_CHAIR", political_theory_level="ELEMENTARY")
    lasting, over = date(2025, 6, 30), date(2026, 1, 1)
    assert "POLITICAL_THEORY_LEVEL" in needed(derived(chair, on=lasting), "VETERANS_ASSOCIATION_CHAIR")
    assert "POLITICAL_THEORY_LEVEL" not in needed(derived(chair, on=over), "VETERANS_ASSOCIATION_CHAIR")


def test_units_below_count_their_own_people() -> None:
    province = Unit("p", "26", "tỉnh Vĩnh Phúc", "TINH", None, None, None)
    district = Unit("d", "249", "huyện Bình Xuyên", "HUYEN", None, None, "p")
    units = (province, district, commune(id="u1", parent_id="d"), commune(id="u2", parent_id="d", code="2"))
    people = [
        person(holding("CULTURE_SOCIETY", unit), name=name, professional_level="COLLEGE")
        for name, unit in (("A", "u1"), ("B", "u2"))
    ]
    whole = derived(*people, units=units)
    assert [(tally.code, tally.needs["PROFESSIONAL_LEVEL"]) for tally in whole.units] == [("d", ("A", "B"))]
    below = derived(*people, units=units[1:])
    assert [(tally.code, tally.needs["PROFESSIONAL_LEVEL"]) for tally in below.units] == [
        ("u1", ("A",)),
        ("u2", ("B",)),
    ]
    assert derived(*people[:1], units=(units[2],)).units == ()


def test_mountain_areas_are_asked_for_less_by_law_and_the_same_by_the_programme() -> None:
    hills = commune(area_type="MOUNTAIN")
    before = derived(person("COUNCIL_CHAIR", political_theory_level="ELEMENTARY"), units=(hills,), on=date(2022, 9, 1))
    after = derived(person("COUNCIL_CHAIR", political_theory_level="ELEMENTARY"), units=(hills,))
    assert "POLITICAL_THEORY_LEVEL" not in needed(before, "COUNCIL_CHAIR")
    assert needed(after, "COUNCIL_CHAIR")["POLITICAL_THEORY_LEVEL"] == 1


def test_what_each_instrument_asks_comes_in_a_fixed_order() -> None:
    people = [person("CULTURE_SOCIETY", name="A"), person("PARTY_SECRETARY", name="B")]
    one, other = derived(*people), derived(*reversed(people))
    assert [reviewed.asked for reviewed in one.reviewed] == [reviewed.asked for reviewed in other.reviewed]
