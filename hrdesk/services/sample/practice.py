"""The equipment of the practice commune, whose people came from workbooks: things with their lives, two stocktakes."""

import random
from collections.abc import Iterator
from datetime import date

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services.equipment import norms, stocktake_booking, stocktakes
from hrdesk.services.equipment.stocktakes import Counted, LineView, Member, Opening
from hrdesk.services.sample.equipment import STAFF, equipment_rows
from hrdesk.services.sample.ledger import HamletAt, Holder, Office
from hrdesk.services.sample.people import HEAD
from hrdesk.services.sample.sites import COMPUTER, COMPUTER_AND_PRINTER, EQUIPPED, LATER, NOTHING, Site
from hrdesk.services.sample.year_end import COMMITTEE, represents
from hrdesk.services.transaction import transaction

_SEED = 20221231
_AS_OF, _ENTERED_ON = date(2022, 11, 30), date(2022, 11, 20)
_YEAR_END, _CLOSED_ON, _SUMMER = date(2022, 12, 31), date(2023, 1, 5), date(2023, 6, 30)
_HOUSES = (COMPUTER_AND_PRINTER, COMPUTER, NOTHING, COMPUTER, NOTHING, NOTHING, LATER, NOTHING, NOTHING)
_OPINION = (
    "Máy in để tại nơi đang dùng; làm rõ trách nhiệm đối với tài sản thiếu; sửa chữa tài sản hỏng; "
    "ghi tăng tài sản thừa."
)
_ROOM = "Phòng Tài chính - Kế toán"
# What one stocktake finds, by category: elsewhere, missing, broken.
_MOVED, _MISSING, _BROKEN = "PRINTER", "TELEPHONE", "AIR_CONDITIONER"


def furnish(store: Store) -> tuple[int, int]:
    """Enter the equipment of an office whose people are known; return how many places and things."""
    with store.reading() as connection:
        taken = snapshot(connection, _AS_OF)
    hamlets = sum(unit.id != taken.unit.id for unit in taken.units)
    site = Site(
        area_per_person=14.5,
        lacking=frozenset({"SCANNER"}),
        has_camera=True,
        is_completed_later=False,
        is_broken_later=False,
        hamlet_room=EQUIPPED,
        has_archive=True,
        has_video_room=True,
        culture_houses=tuple(_HOUSES[number % len(_HOUSES)] for number in range(hamlets)),
    )
    rows = equipment_rows(random.Random(_SEED), _office(taken), site)
    with transaction(store, "Nhập tài sản thực hành") as writing:
        for table, found in rows.items():
            writing.add_many(table, found)
    _own_norms(store, taken.unit.id)
    return len(rows["place"]), len(rows["item"])


def take_stock(store: Store) -> None:
    """Take stock of the headquarters at the end of 2022, book the differences, and begin another stocktake."""
    with store.reading() as connection:
        taken = snapshot(connection, _YEAR_END)
    places = taken.equipment.places
    known = {place.kind: place.id for place in places} | {place.name: place.id for place in places}
    _finished(store, taken, known["HEADQUARTERS"], known[_ROOM])
    _open(store, (known["ONE_STOP"], known[_ROOM]))


def _office(taken: Snapshot) -> Office:
    heads = {held.unit_id: person for person, held in taken.holders.get(HEAD, ())}
    hamlets = [
        HamletAt(unit.id, unit.name, _holder(heads[unit.id]) if unit.id in heads else None)
        for unit in taken.units
        if unit.id != taken.unit.id
    ]
    order = catalog("position").rank
    people = [person for person in taken.persons if position_group(_title(person)) in STAFF]
    staff = [_holder(person) for person in sorted(people, key=lambda person: order(_title(person)))]
    unit = taken.unit
    return Office(unit.code, unit.name, unit.id, tuple(staff), tuple(hamlets), _AS_OF, _ENTERED_ON)


def _title(person: PersonAt) -> str:
    """Return the post that somebody works in: the one that is paid by the commune, when there are several."""
    return min((held.position_code for held in person.holdings), key=lambda code: position_group(code) not in STAFF)


def _holder(person: PersonAt) -> Holder:
    days = [held.valid_from.first for held in person.holdings if held.valid_from]
    signs = bool(person.digital_signature)
    since = min(days, default=date(2016, 1, 4))
    return Holder(person.id, person.full_name, _title(person), since, signs, person.official_email)


def _own_norms(store: Store, unit: str) -> None:
    """Enter two norms of the office's own."""
    for basis, category, price in (
        ("ROOM", "AIR_CONDITIONER", 12_000_000),
        ("CULTURE_HOUSE", "LOUDSPEAKER", 10_000_000),
    ):
        row = {
            "unit_id": unit,
            "basis": basis,
            "category_code": category,
            "quantity": 100,
            "max_price": price,
            "valid_from": "2022-01-01",
            "legal_basis": "Quy chế quản lý, sử dụng tài sản công của xã năm 2022",
        }
        norms.save_norm(store, row)


def _finished(store: Store, taken: Snapshot, headquarters: str, room: str) -> None:
    """Count the headquarters at the end of the year: one thing elsewhere, one missing, one broken, one unexpected."""
    members = tuple(_committee(taken))
    opening = Opening(
        "Kiểm kê tài sản năm 2022", _YEAR_END, (headquarters,), counted_hour=16, number="01/BB-KK", members=members
    )
    stocktake, _ = stocktakes.start(store, opening)
    lines = stocktakes.session(store, stocktake).lines
    moved, missing, broken = (_first(lines, category, room) for category in (_MOVED, _MISSING, _BROKEN))
    counts = {view.id: Counted(quantity=view.line.expected_quantity) for view in lines}
    counts[moved] = Counted(quantity=1, place=room, note="Đang dùng chung tại phòng")
    counts[missing] = Counted(quantity=0, note="Không thấy tại phòng")
    counts[broken] = Counted(quantity=1, condition="BROKEN", note="Không lạnh")
    stocktakes.count_many(store, stocktake, counts)
    stocktakes.add_unexpected(store, stocktake, name="Quạt cây", place=room, category="OTHER", note="Chưa có trong sổ")
    stocktakes.accept_moves(store, stocktake, [moved])
    stocktakes.change_session(store, stocktake, number="01/BB-KK", opinion=_OPINION, members=members)
    stocktakes.close(store, stocktake, on=_CLOSED_ON)
    stocktake_booking.book(store, stocktake, on=_CLOSED_ON)


def _first(lines: tuple[LineView, ...], category: str, elsewhere: str) -> str:
    """Return the first line of one thing of a category in use, not in the room named."""
    return next(
        view.id
        for view in lines
        if view.item
        and view.item.category_code == category
        and view.line.expected_condition == "IN_USE"
        and view.line.expected_quantity == 1
        and view.line.expected_place_id != elsewhere
    )


def _committee(taken: Snapshot) -> Iterator[Member]:
    for title, role in COMMITTEE:
        if title in taken.holders:
            person, _ = taken.holders[title][0]
            yield Member(person.full_name, catalog("position").label(title), represents(title), role)


def _open(store: Store, places: tuple[str, ...]) -> None:
    """Begin an unexpected stocktake and count every second line."""
    name = "Kiểm kê bất thường bộ phận một cửa và phòng Tài chính"
    stocktake, _ = stocktakes.start(store, Opening(name, _SUMMER, places, counted_hour=8))
    lines = stocktakes.session(store, stocktake).lines
    stocktakes.count_many(
        store, stocktake, {view.id: Counted(quantity=view.line.expected_quantity) for view in lines[::2]}
    )
