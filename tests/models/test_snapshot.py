"""The office at a date: who holds what, which level, which course, membership, pay and quota stand on that day."""

from datetime import date
from typing import Any

import pytest

from hrdesk.domain.partial_date import parse_iso
from hrdesk.domain.snapshot import UNKNOWN, PersonAt, Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services.transaction import Transaction, transaction
from tests import factories

DAY = date(2022, 12, 31)


def at(store: Store, day: date = DAY, unit: str | None = None) -> Snapshot:
    with store.reading() as connection:
        return snapshot(connection, day, unit)


def with_rows(store: Store, table: str, *rows: dict[str, Any]) -> None:
    """Add a person in office, and rows of a table that belong to it."""
    with transaction(store, "Nhập") as writing:
        person_id = held(writing, store)
        writing.add_many(table, [{"person_id": person_id, **row} for row in rows])


def held(writing: Transaction, store: Store, **values: Any) -> str:
    person_id = writing.add("person", factories.person())
    writing.add("assignment", factories.assignment(person_id, writing.owner) | values)
    return person_id


def only(found: Snapshot) -> PersonAt:
    (person,) = found.persons
    return person


@pytest.mark.parametrize(
    ("since", "until", "present"),
    [
        (None, None, True),
        ("2022-12-31", None, True),
        ("2023-01-01", None, False),
        ("2022", None, True),
        ("2022-12", None, True),
        ("2023", None, False),
        (None, "2022-12-31", False),  # the first day no longer in office
        (None, "2023-01-01", True),
        (None, "2022", False),
        (None, "2023", True),
    ],
)
def test_a_position_is_held_from_its_first_day_up_to_the_day_it_ends(
    store: Store, since: str | None, until: str | None, present: bool
) -> None:
    with transaction(store, "Nhập") as writing:
        held(writing, store, valid_from=since, valid_to=until)
    assert bool(at(store).persons) == present


def test_people_without_a_position_are_not_in_the_picture(store: Store) -> None:
    with transaction(store, "Nhập") as writing:
        writing.add("person", factories.person())
    assert at(store).persons == ()


def test_what_is_stated_of_a_person_is_there_and_nothing_is_made_up(store: Store) -> None:
    factories.saved_person(store)
    person = only(at(store))
    assert (person.full_name, person.sex, person.citizen_id) == ("Nguyễn Văn An", "MALE", "026075001234")
    assert person.date_of_birth == parse_iso("1975-03-12")
    assert (person.age(DAY), person.age(date(2022, 3, 11))) == (47, 46)
    assert (person.digital_signature, person.phone, person.note) == (None, None, None)
    assert person.level("professional_level") == "BACHELOR"
    assert person.level("political_theory_level") == UNKNOWN
    assert person.party_member
    assert person.party_official_on is None
    (holding,) = person.holdings
    assert (holding.is_concurrent, holding.is_reelected) == (False, None)


def test_a_partial_birth_date_counts_from_its_first_day(store: Store) -> None:
    for name, born in (("A", "1975"), ("B", "1975-12"), ("C", "1976"), ("D", None)):
        factories.saved_person(store, date_of_birth=born, full_name=name)
    assert [person.age(DAY) for person in at(store).persons] == [47, 47, 46, None]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("COLLEGE", "1998"), ("BACHELOR", "2005")], ("BACHELOR", "2005")),
        ([("BACHELOR", "2005"), ("MASTER", "2023")], ("BACHELOR", "2005")),
        ([("BACHELOR", "2005"), ("MASTER", "2022-12")], ("MASTER", "2022-12")),
        ([("NONE", None), ("INTERMEDIATE", None)], ("INTERMEDIATE", None)),
        ([("BACHELOR", "2005"), ("BACHELOR", "2010")], ("BACHELOR", "2010")),
        ([("BACHELOR", None), ("BACHELOR", "2010")], ("BACHELOR", "2010")),
        ([("MASTER", "2023")], (UNKNOWN, None)),
    ],
)
def test_the_highest_level_reached_by_then_stands_whatever_the_order_of_entry(
    store: Store, rows: list[tuple[str, str | None]], expected: tuple[str, str | None], backwards: bool
) -> None:
    stated = [{"kind": "professional_level", "level": level, "attained_on": day} for level, day in rows]
    with_rows(store, "qualification", *(stated[::-1] if backwards else stated))
    person = only(at(store))
    found = person.qualifications.get("professional_level")
    attained = found.attained_on.iso if found and found.attained_on else None
    assert (person.level("professional_level"), attained) == expected


def test_of_two_certificates_the_higher_step_stands(store: Store) -> None:
    rows = [("B1", 3), ("B2", 4), ("A2", 2)]
    kind = {"kind": "foreign_language_level", "level": "CERTIFICATE"}
    with_rows(store, "qualification", *(kind | {"certificate": name, "step": step} for name, step in rows))
    assert only(at(store)).qualifications["foreign_language_level"].certificate == "B2"


def test_a_course_is_done_when_it_has_ended_and_its_latest_turn_counts(store: Store) -> None:
    turns = [("PARTY_BUILDING", "2015"), ("PARTY_BUILDING", "2019-05"), ("DEPUTY_SKILLS", None), ("OTHER", "2023")]
    with_rows(store, "training", *({"course_code": code, "ended_on": day} for code, day in turns))
    person = only(at(store))
    assert person.courses == {"PARTY_BUILDING": parse_iso("2019-05"), "DEPUTY_SKILLS": None}
    assert len(person.turns) == 3


@pytest.mark.parametrize(
    ("row", "member"),
    [
        ({}, True),
        ({"admitted_on": "2001"}, True),
        ({"admitted_on": "2023-01-01"}, False),
        ({"admitted_on": "2001", "left_on": "2022-12-31"}, False),
        ({"admitted_on": "2001", "left_on": "2023"}, True),
    ],
)
def test_a_member_is_who_was_admitted_and_has_not_left(store: Store, row: dict[str, Any], member: bool) -> None:
    with_rows(store, "party_membership", row)
    assert only(at(store)).party_member == member


def test_the_latest_pay_in_force_stands(store: Store) -> None:
    steps = [(3, "2016"), (5, "2022-12-01"), (6, "2023-01-01"), (1, None)]
    with_rows(store, "pay", *({"pay_step": step, "effective_on": day, "coefficient": 300} for step, day in steps))
    pay = only(at(store)).pay
    assert pay is not None
    assert (pay.pay_step, pay.coefficient) == (5, 300)


def test_the_first_appointment_is_remembered_when_a_position_is_held_again(store: Store) -> None:
    with transaction(store, "Nhập") as writing:
        person_id = held(writing, store, valid_from="2011-07-01", valid_to="2016-06-01")
        writing.add("assignment", factories.assignment(person_id, writing.owner, valid_from="2021-06-20"))
    (holding,) = only(at(store)).holdings
    assert (holding.valid_from, holding.first_held_from) == (parse_iso("2021-06-20"), parse_iso("2011-07-01"))


def test_the_main_position_comes_before_the_concurrent_one(store: Store) -> None:
    with transaction(store, "Nhập") as writing:
        person_id = held(writing, store, position_code="PARTY_SECRETARY", is_concurrent=1)
        for code in ("COUNCIL_DEPUTY", "COUNCIL_CHAIR"):
            writing.add("assignment", factories.assignment(person_id, writing.owner, position_code=code))
    codes = [holding.position_code for holding in only(at(store)).holdings]
    assert codes == ["COUNCIL_CHAIR", "COUNCIL_DEPUTY", "PARTY_SECRETARY"]


def test_people_stand_in_the_order_of_names(store: Store) -> None:
    for name in ("Trần Bình", "Nguyễn Văn Ân", "Đỗ An"):
        factories.saved_person(store, full_name=name)
    assert [person.full_name for person in at(store).persons] == ["Đỗ An", "Nguyễn Văn Ân", "Trần Bình"]


# Units and quotas


def village(parent: str, name: str, **values: Any) -> dict[str, Any]:
    return {"code": "", "name": name, "kind": "THON", "parent_id": parent} | values


def test_the_office_and_all_units_below_it_that_are_in_force(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm thôn") as writing:
        upper = writing.add("org_unit", village(unit_id, "thôn Thượng"))
        writing.add("org_unit", village(upper, "xóm Đông"))
        closed = writing.add("org_unit", village(unit_id, "thôn Cũ", valid_to="2020"))
        writing.add("org_unit", village(closed, "xóm Cũ"))
        writing.add("assignment", factories.assignment(writing.add("person", factories.person()), closed))
    found = at(store)
    assert [unit.name for unit in found.units] == ["xã Tam Hợp", "thôn Thượng", "xóm Đông"]
    assert found.unit.parent_id
    assert found.persons == ()
    assert {unit.name for unit in at(store, date(2019, 1, 1)).units} >= {"thôn Cũ", "xóm Cũ"}
    assert found.commune_of[upper].name == "xã Tam Hợp"


def test_the_office_above_is_not_part_of_the_picture_until_it_is_asked_for(store: Store) -> None:
    assert [unit.code for unit in at(store).units] == ["08866"]
    assert [unit.code for unit in at(store, unit="249").units] == ["249", "08866"]


def test_units_that_lie_in_each_other_do_not_hang(store: Store, unit_id: str) -> None:
    with transaction(store, "Sai") as writing:
        inner = writing.add("org_unit", village(unit_id, "thôn Thượng"))
        writing.change("org_unit", unit_id, {"parent_id": inner})
    assert [unit.name for unit in at(store).units] == ["xã Tam Hợp", "thôn Thượng"]
    with transaction(store, "Xóa") as writing:
        writing.delete("org_unit", inner)
    assert set(writing.changes.counts.values()) == {2}


def test_an_unknown_unit_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as refused:
        at(store, unit="99999")
    assert refused.value.sentence == say.unit_unknown("99999")


def test_the_latest_quota_in_force_stands_for_each_group(store: Store, unit_id: str) -> None:
    quotas = [
        ("CADRES_AND_CIVIL_SERVANTS", 20, "2015", None),
        ("CADRES_AND_CIVIL_SERVANTS", 22, "2020", None),
        ("CADRES_AND_CIVIL_SERVANTS", 19, "2023", None),
        ("PART_TIME_COMMUNE", 12, "2015", "2022-12-31"),
    ]
    with transaction(store, "Giao") as writing:
        for group, assigned, since, until in quotas:
            row = {"unit_id": unit_id, "group_code": group, "assigned": assigned}
            writing.add("headcount_quota", row | {"valid_from": since, "valid_to": until})
    assert [(quota.group, quota.assigned) for quota in at(store).quotas] == [("CADRES_AND_CIVIL_SERVANTS", 22)]


def test_accepted_findings_are_known_by_rule_and_subject(store: Store) -> None:
    person_id = factories.saved_person(store)
    with transaction(store, "Chấp nhận") as writing:
        accepted = {"rule": "R001", "subject_id": person_id, "reason": "đang học", "accepted_by": "Lan"}
        writing.add("accepted_finding", accepted)
    assert at(store).accepted == {("R001", person_id): "đang học"}
