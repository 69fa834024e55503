"""Facilities: the counts of the province, what a place of work is, whose mailboxes and signatures count."""

import pytest

from hrdesk.domain.equipment import DigitalService, Place
from hrdesk.rules.facilities import equipped_hamlets, facilities, has_workplace
from tests.rules.offices import commune, hamlet, person
from tests.rules.things import equipped, item, place, provincial_infrastructure

HOUSE = place("CULTURE_HOUSE", "u1-Đông")
ROOM = place("ROOM", serves_hamlets=True)
UNITS = (commune(), hamlet("Đông"))


def test_the_province_counts_as_its_decision_does() -> None:
    snapshot = provincial_infrastructure()
    found = facilities(snapshot)
    assert found.headquarters.count == 136
    assert found.communes_with_workplace_for_hamlet_officials.count == 54
    assert found.culture_houses.count == 1237
    assert found.culture_houses_with_workplace.count == 407
    assert found.software.count == 15
    reached, short = equipped_hamlets(snapshot)
    assert (len(reached), len(short)) == (407, 830)


@pytest.mark.parametrize(
    ("where", "things", "works"),
    [
        (ROOM, ("DESK", "DESKTOP_COMPUTER"), True),
        (ROOM, ("DESK", "LAPTOP"), True),
        (ROOM, ("DESK", "PRINTER"), False),
        (ROOM, ("DESKTOP_COMPUTER",), False),
        (HOUSE, ("DESK", "PRINTER"), True),
        (HOUSE, ("DESK", "LOUDSPEAKER"), False),
    ],
)
def test_a_place_of_work_has_a_desk_and_a_machine(where: Place, things: tuple[str, ...], works: bool) -> None:
    snapshot = equipped(*(item(code, where.id) for code in things), places=(where,), units=UNITS)
    assert has_workplace(snapshot, where) is works


def test_a_broken_machine_makes_no_place_of_work() -> None:
    snapshot = equipped(item("DESK"), item("LAPTOP", condition="BROKEN"), places=(ROOM,))
    assert not has_workplace(snapshot, ROOM)


def test_a_place_not_set_apart_for_hamlets_is_none_for_them() -> None:
    room = place("ROOM")
    found = facilities(equipped(item("DESK"), item("LAPTOP"), places=(room,)))
    assert found.communes_with_workplace_for_hamlet_officials.count == 0


def test_a_hamlet_is_equipped_with_a_computer_and_a_printer() -> None:
    for things, number in ((("LAPTOP", "PRINTER"), 1), (("LAPTOP",), 0), (("PRINTER",), 0)):
        snapshot = equipped(*(item(code, HOUSE.id) for code in things), places=(HOUSE,), units=UNITS)
        assert len(equipped_hamlets(snapshot)[0]) == number


def test_a_culture_house_of_the_commune_is_not_one_of_a_hamlet() -> None:
    assert facilities(equipped(places=(place("CULTURE_HOUSE"),), units=UNITS)).culture_houses.count == 0


def test_a_meeting_room_is_online_with_its_equipment() -> None:
    rooms = (place("MEETING_ROOM"), place("MEETING_ROOM", id="second"))
    found = facilities(equipped(item("VIDEO_CONFERENCE", "second"), places=rooms))
    assert (found.meeting_rooms.count, found.online_meeting_rooms.ids) == (2, ("second",))


def test_a_program_counts_once_and_mailboxes_and_signatures_of_people_are_not_counted_twice() -> None:
    services = (
        DigitalService("s1", "u1", "SOFTWARE", "Phần mềm Một cửa"),
        DigitalService("s2", "u1", "SOFTWARE", "phần mềm một cửa"),
        DigitalService("s3", "u1", "MAILBOX", "ubnd@vinhphuc.gov.vn"),
        DigitalService("s4", "u1", "MAILBOX", "Hộp thư các công chức", quantity=5),
        DigitalService("s5", "u1", "ORGANISATION_CERTIFICATE", "Ủy ban nhân dân"),
        DigitalService("s6", "u1", "PERSONAL_CERTIFICATE", "Chữ ký số", person_id="An"),
    )
    people = (
        person("COMMITTEE_CHAIR", name="An", digital_signature=True, official_email="UBND@vinhphuc.gov.vn"),
        person("CULTURE_SOCIETY", name="Bình", digital_signature=True, official_email="binh@vinhphuc.gov.vn"),
        person("FINANCE_ACCOUNTING", name="Cúc", digital_signature=False),
    )
    found = facilities(equipped(places=(), persons=people, services=services))
    assert (found.software.count, found.software.ids) == (1, ("s1", "s2"))
    assert (found.official_mailboxes.count, found.official_mailboxes.ids) == (7, ("s3", "s4", "Bình"))
    assert found.organisation_certificates.count == 1
    assert (found.personal_signatures.count, found.personal_signatures.ids) == (2, ("s6", "Bình"))
