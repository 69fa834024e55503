"""Norms of equipment: which one holds for whom, the arithmetic, what shortages cost, sums above."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.equipment import OwnNorm
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.rules.norms import NormLine, holdings, totals
from tests.rules.offices import commune, hamlet, holding, person
from tests.rules.things import equipped, item, place, provincial_infrastructure

IN_2024, LAST_OF_OLD, FIRST_OF_NEW = date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1)
ROOMS = (place("HEADQUARTERS"), place("ROOM", parent_id="p-HEADQUARTERS-u1"))
STAFF = tuple(person("CULTURE_SOCIETY", name=name) for name in ("An", "Bình", "Cúc"))
CHAIR = person("COMMITTEE_CHAIR", name="Dũng")


def norm(category: str, basis: str = "PERSON", quantity: int = 100, **values: Any) -> OwnNorm:
    usual = {"id": f"n-{category}-{basis}", "unit_id": "u1", "position_code": None}
    return OwnNorm(**usual | {"basis": basis, "category_code": category, "quantity": quantity} | values)


def lines_of(snapshot: Snapshot) -> dict[str, NormLine]:
    return {line.rule: line for line in holdings(snapshot)}


def test_what_people_have_is_held_against_the_number_of_people() -> None:
    things = (item("DESKTOP_COMPUTER", quantity=1), item("LAPTOP"), item("DESK", quantity=5))
    found = lines_of(equipped(*things, places=ROOMS, persons=STAFF, on=IN_2024))
    computers, desks = found["QD50.2017-COMPUTER"], found["QD50.2017-DESK"]
    assert (computers.required, computers.have, computers.short, computers.surplus) == (3, 2, 1, 0)
    assert [each.category_code for each in computers.items] == ["DESKTOP_COMPUTER", "LAPTOP"]
    assert (computers.max_price, computers.shortage_cost) == (15_000_000, 15_000_000)
    assert computers.people == ("An", "Bình", "Cúc")
    assert (desks.short, desks.surplus, desks.shortage_cost) == (0, 2, 0)


def test_what_somebody_keeps_for_whom_there_is_no_norm_is_no_surplus() -> None:
    part_time = person("RED_CROSS_CHAIR", name="Giang")
    things = (item("LAPTOP", quantity=3), item("LAPTOP", custodian_id="Giang"), item("LAPTOP", custodian_id="gone"))
    found = lines_of(equipped(*things, places=ROOMS, persons=(*STAFF, part_time), on=IN_2024))
    assert (found["QD50.2017-COMPUTER"].have, found["QD50.2017-COMPUTER"].surplus) == (4, 1)


def test_what_stands_at_the_one_stop_desk_makes_good_a_shortage_and_never_a_surplus() -> None:
    desk = place("ONE_STOP", staff_count=2)
    for in_rooms, have, surplus in ((0, 2, 0), (2, 3, 0), (3, 3, 0), (4, 4, 1)):
        things = (item("DESK", quantity=in_rooms), item("DESK", desk.id, 2))
        found = lines_of(equipped(*things, places=(*ROOMS, desk), persons=STAFF, on=IN_2024))
        assert (found["QD50.2017-DESK"].have, found["QD50.2017-DESK"].surplus) == (have, surplus)


def test_a_room_for_hamlets_has_no_norm_of_rooms() -> None:
    rooms = (place("ROOM", serves_hamlets=True), place("ROOM", id="second"))
    lines = holdings(equipped(places=rooms, on=IN_2024))
    assert [line.place and line.place.id for line in lines if line.rule == "QD50.2017-PRINTER"] == ["second"]


def test_things_that_cannot_be_used_or_stand_for_everybody_are_nobodys() -> None:
    places = (*ROOMS, place("MEETING_ROOM"), place("ROOM", id="for-hamlets", serves_hamlets=True))
    things = (
        item("DESK", "p-MEETING_ROOM-u1", 40),
        item("DESK", "for-hamlets"),
        item("DESK", condition="BROKEN"),
        item("DESK", condition="AWAITING_DISPOSAL"),
        item("DESK", condition="UNUSED"),
    )
    found = lines_of(equipped(*things, places=places, persons=STAFF, on=IN_2024))
    assert found["QD50.2017-DESK"].have == 1


@pytest.mark.parametrize(
    ("on", "rule", "price"),
    [
        (date(2017, 12, 31), "QD58.2015-COMPUTER", 13_000_000),
        (date(2018, 1, 1), "QD50.2017-COMPUTER", 15_000_000),
        (LAST_OF_OLD, "QD50.2017-COMPUTER", 15_000_000),
        (FIRST_OF_NEW, "QD15.2025-COMPUTER", 20_000_000),
    ],
)
def test_the_norm_of_the_day_holds(on: date, rule: str, price: int) -> None:
    found = lines_of(equipped(places=ROOMS, persons=STAFF, on=on))
    assert {name for name in found if name.endswith("-COMPUTER") and "1893" not in name} == {rule}
    assert found[rule].max_price == price


def test_what_is_known_in_part_of_the_new_decision_says_so() -> None:
    found = lines_of(equipped(places=ROOMS, persons=STAFF, on=FIRST_OF_NEW))
    assert not found["QD15.2025-COMPUTER"].verified
    assert found["QD15.2025-COMPUTER"].legal_basis.endswith("(cần đối chiếu)")


def test_each_room_has_its_own_line() -> None:
    rooms = (place("ROOM"), place("ROOM", id="second"), place("ROOM", id="inner", parent_id="second"))
    snapshot = equipped(item("PRINTER", "inner", 2), places=rooms, on=IN_2024)
    lines = [line for line in holdings(snapshot) if line.rule == "QD50.2017-PRINTER"]
    assert [(line.place and line.place.id, line.have, line.short, line.surplus) for line in lines] == [
        ("p-ROOM-u1", 0, 1, 0),
        ("second", 0, 1, 0),
        ("inner", 2, 0, 1),
    ]


def test_an_own_norm_goes_before_that_of_the_law() -> None:
    own = norm("DESKTOP_COMPUTER", quantity=50, max_price=12_000_000)
    found = lines_of(equipped(places=ROOMS, persons=STAFF, norms=(own,), on=IN_2024))
    line = found["OWN-n-DESKTOP_COMPUTER-PERSON"]
    assert "QD50.2017-COMPUTER" not in found
    assert (line.required, line.shortage_cost) == (2, 24_000_000)  # 1,5 is rounded up


def test_quantities_are_rounded_up() -> None:
    for quantity, people, required in ((7, 3, 1), (242, 4, 10), (300, 1, 3), (1, 1, 1)):
        staff = tuple(person("CULTURE_SOCIETY", name=str(number)) for number in range(people))
        found = lines_of(equipped(places=ROOMS, persons=staff, norms=(norm("CABINET", quantity=quantity),)))
        assert found["OWN-n-CABINET-PERSON"].required == required


def test_who_holds_several_posts_gets_the_highest_norm_only() -> None:
    own = (
        norm("LAPTOP", position_code="COMMITTEE_CHAIR", id="chair", max_price=25_000_000),
        norm("LAPTOP", position_code="PARTY_SECRETARY", id="secretary", quantity=200, max_price=20_000_000),
    )
    both = person("COMMITTEE_CHAIR", holding("PARTY_SECRETARY", is_concurrent=True), name="Dũng")
    found = lines_of(equipped(places=ROOMS, persons=(both, CHAIR, *STAFF), norms=own, on=IN_2024))
    assert {
        name: line.required for name, line in found.items() if line.people and "COMPUTER" in line.categories[0]
    } == {"QD50.2017-COMPUTER": 3}
    assert (found["OWN-secretary"].required, found["OWN-chair"].required) == (2, 1)


def test_a_thing_counts_for_the_norm_of_who_keeps_it_then_where_it_is_needed() -> None:
    own = norm("DESK", position_code="COMMITTEE_CHAIR", max_price=9_000_000)
    things = (item("DESK", id="kept", custodian_id="An"), item("DESK", id="free", quantity=4))
    found = lines_of(equipped(*things, places=ROOMS, persons=(CHAIR, *STAFF), norms=(own,), on=IN_2024))
    chair, staff = found["OWN-n-DESK-PERSON"], found["QD50.2017-DESK"]
    assert (chair.have, [each.id for each in chair.items]) == (1, ["free"])
    assert (staff.have, {each.id for each in staff.items}) == (4, {"kept", "free"})
    assert (staff.required, staff.surplus) == (3, 1)


def test_a_shortage_without_a_price_of_its_own_takes_that_of_another_norm() -> None:
    snapshot = equipped(places=(*ROOMS, place("ONE_STOP", staff_count=2)), persons=STAFF, on=IN_2024)
    found = lines_of(snapshot)
    assert found["QD1893.VP-1C-COMPUTER"].shortage_cost == 30_000_000
    assert found["QD1893.VP-1C-PHOTOCOPIER"].shortage_cost is None


def test_a_hamlet_without_a_culture_house_lacks_what_one_needs() -> None:
    units = (commune(), hamlet("Đông"), hamlet("Tây"))
    house = place("CULTURE_HOUSE", "u1-Đông")
    snapshot = equipped(item("PRINTER", house.id, 2), places=(house,), units=units)
    lines = [line for line in holdings(snapshot) if line.rule == "QD1893.VP-NVH-PRINTER"]
    assert [(line.unit.id, line.short, line.surplus, line.is_minimum) for line in lines] == [
        ("u1-Đông", 0, 1, True),
        ("u1-Tây", 1, 0, True),
    ]


def test_nothing_is_said_of_an_office_without_places_or_people() -> None:
    assert holdings(equipped(places=(), persons=STAFF, on=IN_2024)) == ()
    assert not any(line.basis == "PERSON" for line in holdings(equipped(item("DESK"), places=ROOMS, on=IN_2024)))


# --- Laws -----------------------------------------------------------------------------------------

UNITS = (
    Unit("t", "26", "tỉnh Vĩnh Phúc", "TINH", None, None, None),
    Unit("h", "243", "huyện Bình Xuyên", "HUYEN", None, None, "t"),
    *(commune(id=f"c{n}", code=f"0000{n}", name=f"xã {n}", parent_id="h" if n < 2 else "t") for n in range(3)),
    hamlet("Đông", parent="c0"),
)
KINDS = ("HEADQUARTERS", "ROOM", "ONE_STOP", "MEETING_ROOM", "ARCHIVE")
WHERE = (*(place(kind, unit.id) for unit in UNITS[2:5] for kind in KINDS), place("CULTURE_HOUSE", "c0-Đông"))
CATEGORIES = ("DESKTOP_COMPUTER", "LAPTOP", "PRINTER", "DESK", "CABINET", "SCANNER", "VIDEO_CONFERENCE")
TITLES = ("CULTURE_SOCIETY", "COMMITTEE_CHAIR", "PARTY_SECRETARY", "COUNCIL_DEPUTY")

things = st.builds(
    item,
    st.sampled_from(CATEGORIES),
    st.sampled_from(WHERE).map(lambda each: each.id),
    st.integers(0, 6),
    condition=st.sampled_from(("IN_USE", "UNUSED", "BROKEN", "NOT_NEEDED", "LOST")),
    custodian_id=st.sampled_from((None, "p0", "p1", "p2")),
)
own_norms = st.builds(
    norm,
    st.sampled_from(CATEGORIES),
    st.sampled_from(("PERSON", "ON_DUTY", "ROOM", "ONE_STOP", "OFFICE", "CULTURE_HOUSE", "ARCHIVE")),
    st.integers(1, 350),
    unit_id=st.sampled_from([unit.id for unit in UNITS]),
    position_code=st.sampled_from((None, "COMMITTEE_CHAIR")),
    max_price=st.sampled_from((None, 1_000_000, 30_000_000)),
)
holders = st.lists(st.tuples(st.sampled_from(TITLES), st.integers(0, 2)), max_size=9)


@st.composite
def offices(draw: st.DrawFn) -> Snapshot:
    people = tuple(
        person(holding(title, f"c{unit}"), name=f"p{number}") for number, (title, unit) in enumerate(draw(holders))
    )
    norms = draw(st.lists(own_norms, max_size=4))
    return equipped(
        *draw(st.lists(things, max_size=25)),
        places=WHERE,
        units=UNITS,
        persons=people,
        norms=tuple(
            OwnNorm(f"n{n}", *(getattr(each, key) for key in OwnNorm.__struct_fields__[1:]))
            for n, each in enumerate(norms)
        ),
        on=draw(st.sampled_from((IN_2024, LAST_OF_OLD, FIRST_OF_NEW))),
    )


@given(offices())
def test_short_less_surplus_is_required_less_have(snapshot: Snapshot) -> None:
    for line in holdings(snapshot):
        assert line.short - line.surplus == line.required - line.have
        assert min(line.short, line.surplus) == 0
        assert min(line.required, line.have) >= 0
        assert line.have <= sum(each.quantity for each in line.items)
        assert all(each.is_usable and each.category_code in line.categories for each in line.items)
        assert line.shortage_cost == (None if line.max_price is None else line.short * line.max_price)


@given(offices())
def test_the_sums_of_the_units_are_the_sum_of_the_office_above(snapshot: Snapshot) -> None:
    lines = holdings(snapshot)
    found = {(total.unit.id, total.rule): total for total in totals(snapshot, lines)}
    for line in lines:
        assert ("t", line.rule) in found
    for (unit, rule), total in found.items():
        own = [line for line in lines if line.rule == rule and line.unit.id == unit]
        parts = [each for (other, name), each in found.items() if name == rule and each.unit.parent_id == unit]
        for key in ("required", "have", "short", "surplus"):
            assert getattr(total, key) == sum(getattr(each, key) for each in (*own, *parts))
        assert sum(len(each.lines) for each in parts) + len(own) == len(total.lines)


@given(offices())
def test_among_the_norms_of_people_every_thing_in_the_rooms_counts_once(snapshot: Snapshot) -> None:
    for unit in UNITS[2:5]:
        lines = [line for line in holdings(snapshot) if line.basis == "PERSON" and line.unit is unit]
        covered = {code for line in lines for code in line.categories}
        staff = {each.id for each in snapshot.persons if each.holdings[0].unit_id == unit.id}
        others = staff - {each for line in lines for each in line.people}
        there = [
            each
            for each in snapshot.equipment.items
            if each.is_usable
            and each.category_code in covered
            and each.place_id in {f"p-{kind}-{unit.id}" for kind in ("HEADQUARTERS", "ROOM")}
            and each.state.custodian_id not in others
        ]
        at_desk = [each for each in snapshot.items_at.get(f"p-ONE_STOP-{unit.id}", ()) if each.is_usable]
        least, most = sum(each.quantity for each in there), sum(each.quantity for each in (*there, *at_desk))
        assert least <= sum(line.have for line in lines) <= most


def test_the_shortages_of_the_province_add_up_over_all_its_communes() -> None:
    snapshot = provincial_infrastructure()
    found = {total.rule: total for total in totals(snapshot, holdings(snapshot)) if total.unit.id == "v"}
    assert found["QD1893.VP-1C-COMPUTER"].short == 26
    assert found["QD1893.VP-1C-PHOTOCOPIER"].short == 33
    assert found["QD1893.VP-1C-SCANNER"].short == 16
    assert found["QD1893.VP-1C-COMPUTER"].required == 136 * 3
