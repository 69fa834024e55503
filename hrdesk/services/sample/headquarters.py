"""The headquarters of a commune: its rooms for everybody, the hall, the archive, and what stands in them."""

from collections.abc import Sequence

from hrdesk.models.records import Row
from hrdesk.services.sample import lives
from hrdesk.services.sample.ledger import Holder, Ledger
from hrdesk.services.sample.sites import EQUIPPED, NO_ROOM, Site
from hrdesk.services.sample.things import described

# Parts of the whole area; the rest is corridors.
_ROOMS, _HALL, _SMALL = 0.45, 0.2, 0.05
_PHONES = {"PARTY_SECRETARY", "COMMITTEE_CHAIR", "COMMITTEE_VICE_CHAIR", "OFFICE_STATISTICS"}
_WITH_LAPTOP = 0.35  # of the leaders; one in twelve of the others
_OFFICE = "OFFICE_STATISTICS"


def headquarters(ledger: Ledger, site: Site) -> tuple[str, str]:
    """Enter the headquarters and its rooms; return their ids: headquarters, the room of the office clerks."""
    office, whole = ledger.office, site.area_per_person * len(ledger.office.staff)
    top = ledger.place("HEADQUARTERS", f"Trụ sở làm việc {office.name}", area=whole, staff_count=len(office.staff))
    rooms = _rooms(ledger, top, whole)
    places = list(rooms)
    clerks = next((room for room, people in rooms.items() if people[0].title == _OFFICE), places[-1] if places else top)
    for room, people in rooms.items():
        _room(ledger, room, people, places)
    _hall(ledger, top, whole, site)
    store_room = _archive(ledger, top, whole) if site.has_archive else clerks
    _hamlet_room(ledger, top, whole, site)
    lives.retired(ledger, clerks, store_room)
    return top, clerks


def _rooms(ledger: Ledger, top: str, whole: float) -> dict[str, list[Holder]]:
    """Enter the rooms that have people; return who works in each."""
    people = ledger.office.staff
    described_rooms = described()["rooms"]
    known = {title for room in described_rooms for title in room["titles"]}
    found: dict[str, list[Holder]] = {}
    for room in described_rooms:
        there = [one for one in people if one.title in room["titles"]]
        if _OFFICE in room["titles"]:
            there += [one for one in people if one.title not in known]
        if there:
            area = whole * _ROOMS * len(there) / len(people) * ledger.draw.uniform(0.85, 1.15)
            place = ledger.place("ROOM", room["name"], parent_id=top, area=area, staff_count=len(there))
            found[place] = there
    return found


def _room(ledger: Ledger, room: str, people: Sequence[Holder], rooms: Sequence[str]) -> None:
    """Furnish a room: everybody has a computer and a desk, the room printers, cabinets and what its work needs."""
    name = next(row["name"] for row in ledger.tables["place"] if row["id"] == room)
    about = next(each for each in described()["rooms"] if each["name"] == name)
    leaders = about.get("leaders", False)
    for person in people:
        chance = _WITH_LAPTOP if leaders else 1 / 12
        computer = ledger.item("laptop" if ledger.draw.random() < chance else "desktop", room)
        _given(ledger, computer, person, rooms)
        lives.held(ledger, ledger.item("leader_desk" if leaders else "desk", room), person)
        if person.title in _PHONES:
            lives.held(ledger, ledger.item("telephone", room), person)
    for _ in range(1 + len(people) // 4):
        _given(ledger, ledger.item("printer", room), people[0], rooms)
    ledger.item("cabinet", room, number=len(people) + leaders)
    for key in about.get("things", ()):
        if key != "scanner" or ledger.draw.random() < 0.5:
            ledger.item(key, room, custodian_id=None)
    if ledger.draw.random() < 0.55:
        ledger.item("air_conditioner", room)


def _given(ledger: Ledger, item: Row, person: Holder, rooms: Sequence[str]) -> None:
    lives.held(ledger, item, person)
    lives.used(ledger, item, rooms)


def _hall(ledger: Ledger, top: str, whole: float, site: Site) -> None:
    draw = ledger.draw
    seats = draw.randrange(60, 161, 10)
    hall = ledger.place("MEETING_ROOM", "Hội trường", parent_id=top, area=whole * _HALL, seats=seats)
    ledger.item("hall_table", hall, number=seats // 4)
    ledger.item("speakers", hall)
    ledger.item("projector", hall)
    ledger.item("air_conditioner", hall, number=draw.choice((2, 2, 3, 4)))
    if site.has_video_room:
        room = ledger.place("MEETING_ROOM", "Phòng họp trực tuyến", parent_id=top, area=whole * _SMALL * 1.6, seats=20)
        for key in ("video", "television"):
            ledger.item(key, room)
        ledger.item("table", room, number=2)


def _archive(ledger: Ledger, top: str, whole: float) -> str:
    place = ledger.place("ARCHIVE", "Kho lưu trữ", parent_id=top, area=whole * _SMALL)
    ledger.item("shelf", place, number=ledger.draw.randrange(4, 13))
    return place


def _hamlet_room(ledger: Ledger, top: str, whole: float, site: Site) -> None:
    """Enter the room for the officials of hamlets; a bare one has desks and perhaps a broken computer."""
    if site.hamlet_room == NO_ROOM:
        return
    name = "Phòng người hoạt động không chuyên trách ở thôn, tổ dân phố"
    room = ledger.place("ROOM", name, parent_id=top, area=whole * _SMALL * 1.2, seats=6, serves_hamlets=1)
    ledger.item("desk", room, number=ledger.draw.randrange(2, 5))
    if site.hamlet_room == EQUIPPED:
        ledger.item("desktop", room)
        if ledger.draw.random() < 0.6:
            ledger.item("printer", room)
    elif ledger.draw.random() < 0.4:
        lives.broken(ledger, ledger.item("desktop", room))
