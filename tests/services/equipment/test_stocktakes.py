"""A stocktake from its frozen list to the booked differences, interrupted, scanned, undone."""

from datetime import date

import pytest

from hrdesk.domain.item_code import local_code
from hrdesk.domain.stocktaking import LineStatus
from hrdesk.errors import UserError
from hrdesk.messages import stocktakes as say
from hrdesk.models import digest
from hrdesk.models.store import Store
from hrdesk.services.equipment import events, items, stocktake_booking, stocktakes
from hrdesk.services.equipment.stocktakes import Counted, Outcome
from hrdesk.services.undo import undo
from tests.services.equipment.rooms import Rooms, added, furnish

EVE = date(2022, 12, 31)
CLOSED = date(2023, 1, 5)


@pytest.fixture
def rooms(store: Store) -> Rooms:
    """Furnish the office with four things."""
    made = furnish(store)
    added(store, made.office, asset_code="MI-001")
    added(store, made.desk, asset_code="MI-002")
    added(store, made.desk, name="Ghế", category_code="DESK", quantity=10, unit_cost=500_000)
    added(store, made.culture_house, name="Loa", category_code="LOUDSPEAKER", asset_code="L-1")
    return made


def begin(store: Store, rooms: Rooms) -> str:
    opening = stocktakes.Opening(
        "Kiểm kê 31/12/2022",
        EVE,
        (rooms.headquarters,),
        members=(stocktakes.Member("Trần Văn Bình", "Phó Chủ tịch", "UBND xã", "CHAIR"),),
        number="01/BB-KK",
    )
    return stocktakes.start(store, opening)[0]


def lines(store: Store, stocktake: str) -> dict[str, stocktakes.LineView]:
    """Return the lines by code, else by name."""
    found = stocktakes.session(store, stocktake).lines
    return {(view.item.asset_code if view.item else None) or view.line.name: view for view in found}


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def test_the_list_is_what_the_books_say_of_the_places_and_what_they_contain(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    found = stocktakes.session(store, stocktake)
    assert {view.line.name: view.line.expected_quantity for view in found.lines} == {"Máy in laser": 1, "Ghế": 10}
    assert (found.expected, found.counted, found.is_open) == (3, 0, True)
    assert {view.status for view in found.lines} == {LineStatus.NOT_COUNTED}
    printer = items.find_code(store, "MI-001")
    events.book(store, printer, events.Draft("MOVED", "2023-01-02", place_id=rooms.desk))
    assert lines(store, stocktake)["MI-001"].expected_place == "Phòng Chủ tịch"


def test_at_midnight_the_books_are_those_of_the_day_before(store: Store, rooms: Rooms) -> None:
    added(store, rooms.office, asset_code="NEW", acquired_on="2023-01-01")
    opening = stocktakes.Opening("Đầu năm", date(2023, 1, 1), (rooms.office,), counted_hour=0)
    stocktake, _ = stocktakes.start(store, opening)
    assert set(lines(store, stocktake)) == {"MI-001"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, say.name_needed()),
        ({"place_ids": ()}, say.places_needed()),
        ({"counted_hour": 24}, say.no_such_hour(24)),
        ({"counted_on": date(2000, 1, 1)}, say.empty_list("01/01/2000")),
    ],
)
def test_what_cannot_begin_is_refused(store: Store, rooms: Rooms, change: dict[str, object], sentence: str) -> None:
    values = {"name": "Kiểm kê", "counted_on": EVE, "place_ids": (rooms.desk,)} | change
    with pytest.raises(UserError) as caught:
        stocktakes.start(store, stocktakes.Opening(**values))  # type: ignore[arg-type]
    assert caught.value.sentence == sentence


def test_a_place_is_counted_in_one_open_session_only(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    again = stocktakes.Opening("Đợt hai", EVE, (rooms.desk,))
    with pytest.raises(UserError, match="Bộ phận một cửa"):
        stocktakes.start(store, again)
    stocktakes.close(store, stocktake, on=CLOSED)
    stocktakes.start(store, again)


def test_scanning_finds_warns_and_never_counts_twice(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    assert stocktakes.scan(store, stocktake, "mi-001", place=rooms.office).outcome is Outcome.FOUND
    before = state(store)
    again = stocktakes.scan(store, stocktake, "MI-001", place=rooms.desk)
    assert (again.outcome, "đã đếm rồi" in again.sentence) == (Outcome.ALREADY, True)
    assert state(store) == before
    assert stocktakes.scan(store, stocktake, "MI-002", place=rooms.office).outcome is Outcome.ELSEWHERE
    assert stocktakes.scan(store, stocktake, "KHÔNG CÓ").outcome is Outcome.UNKNOWN
    assert stocktakes.scan(store, stocktake, "L-1", place=rooms.desk).outcome is Outcome.UNEXPECTED
    assert stocktakes.scan(store, stocktake, "L-1", place=rooms.desk).outcome is Outcome.ALREADY
    chairs = lines(store, stocktake)["Ghế"]
    code = local_code(chairs.item.id if chairs.item else "")
    asked = stocktakes.scan(store, stocktake, code)
    assert (asked.outcome, asked.line) == (Outcome.QUANTITY, chairs.id)
    assert {code: view.status for code, view in lines(store, stocktake).items()} == {
        "MI-001": LineStatus.FOUND,
        "MI-002": LineStatus.MOVED,
        "Ghế": LineStatus.NOT_COUNTED,
        "L-1": LineStatus.UNEXPECTED,
    }


def test_an_empty_field_erases_nothing_and_a_session_goes_on_where_it_stopped(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    chairs = lines(store, stocktake)["Ghế"].id
    stocktakes.count(store, stocktake, chairs, quantity=9, condition="BROKEN", note="gãy chân")
    stocktakes.count(store, stocktake, chairs, place=rooms.office)
    line = lines(store, stocktake)["Ghế"].line
    assert (line.counted_quantity, line.counted_condition, line.note) == (9, "BROKEN", "gãy chân")
    assert line.counted_place_id == rooms.office
    with pytest.raises(UserError, match="0 trở lên"):
        stocktakes.count(store, stocktake, chairs, quantity=-1)
    stocktakes.uncount(store, stocktake, [chairs])
    assert lines(store, stocktake)["Ghế"].status is LineStatus.NOT_COUNTED


def test_what_is_not_counted_is_missing_only_after_the_end(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    stocktakes.close(store, stocktake, on=CLOSED)
    found = lines(store, stocktake)
    assert {view.status for view in found.values()} == {LineStatus.MISSING}
    with pytest.raises(UserError, match="mở lại"):
        stocktakes.count(store, stocktake, found["Ghế"].id, quantity=10)
    stocktakes.reopen(store, stocktake)
    stocktakes.count(store, stocktake, found["Ghế"].id, quantity=10)
    assert lines(store, stocktake)["Ghế"].status is LineStatus.FOUND


def counted(store: Store, rooms: Rooms) -> str:
    """Count with one of every difference, and close."""
    stocktake = begin(store, rooms)
    found = lines(store, stocktake)
    stocktakes.count_many(
        store,
        stocktake,
        {
            found["MI-002"].id: Counted(1, rooms.office, "BROKEN"),
            found["Ghế"].id: Counted(8),
        },
    )
    stocktakes.accept_moves(store, stocktake, [found["MI-002"].id])
    stocktakes.add_unexpected(store, stocktake, name="Máy quét", place=rooms.desk, category="SCANNER")
    stocktakes.scan(store, stocktake, "L-1", place=rooms.desk)
    with pytest.raises(UserError, match="chưa kết thúc"):
        stocktake_booking.book(store, stocktake, on=CLOSED)
    stocktakes.close(store, stocktake, on=CLOSED)
    return stocktake


def test_the_differences_are_shown_and_booked_in_one_transaction(store: Store, rooms: Rooms) -> None:
    stocktake = counted(store, rooms)
    planned = stocktake_booking.planned(store, stocktake)
    assert sorted(each.says for each in planned) == [
        "Ghế: thiếu 02, ghi mất",
        "Loa: theo sổ ở nơi khác",
        "Máy in laser: chuyển sổ sang “Phòng Chủ tịch”",
        "Máy in laser: thiếu 01, ghi mất",
        "Máy in laser: đổi tình trạng thành hỏng chờ sửa",
        "Máy quét: thừa 01, ghi tăng do kiểm kê",
    ]
    assert [each.says for each in planned if each.refusal] == ["Loa: theo sổ ở nơi khác"]
    before = state(store)
    changes = stocktake_booking.book(store, stocktake, on=CLOSED)
    assert changes.name == "Ghi sổ chênh lệch kiểm kê: Kiểm kê 31/12/2022"
    rows = items.list_items(store, date(2023, 6, 1))
    assert sorted((row.item.name, row.item.quantity, row.place_name, row.item.condition) for row in rows) == [
        ("Ghế", 8, "Bộ phận một cửa", "IN_USE"),
        ("Loa", 1, "Nhà văn hóa thôn Hữu Bằng", "IN_USE"),
        ("Máy in laser", 1, "Phòng Chủ tịch", "BROKEN"),
        ("Máy quét", 1, "Bộ phận một cửa", "IN_USE"),
    ]
    assert sum(row.item.quantity for row in items.list_items(store, EVE)) == 13
    with pytest.raises(UserError, match="đã ghi sổ"):
        stocktake_booking.book(store, stocktake, on=CLOSED)
    with pytest.raises(UserError, match="đã ghi sổ"):
        stocktakes.reopen(store, stocktake)
    undo(store)
    assert state(store) == before


def test_a_move_that_nobody_accepted_is_shown_and_not_booked(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    found = lines(store, stocktake)
    counts = {view.id: Counted(view.line.expected_quantity) for view in found.values()}
    stocktakes.count_many(store, stocktake, counts | {found["MI-002"].id: Counted(1, rooms.office)})
    stocktakes.close(store, stocktake, on=CLOSED)
    planned = stocktake_booking.planned(store, stocktake)
    assert [(each.says, each.refusal) for each in planned] == [
        ("Máy in laser: chuyển sổ sang “Phòng Chủ tịch”", say.move_not_accepted())
    ]
    with pytest.raises(UserError, match="khớp"):
        stocktake_booking.book(store, stocktake, on=CLOSED)
    stocktakes.accept_moves(store, stocktake, [found["MI-002"].id])
    assert stocktake_booking.planned(store, stocktake)[0].refusal is None


def test_what_left_the_office_meanwhile_is_not_booked_again(store: Store, rooms: Rooms) -> None:
    stocktake = counted(store, rooms)
    events.book(store, items.find_code(store, "MI-001"), events.Draft("DISPOSED", "2023-01-03", document_no="05/QĐ"))
    refused = [each for each in stocktake_booking.planned(store, stocktake) if each.refusal]
    assert say.left_meanwhile("Máy in laser", "Đã thanh lý") in {each.refusal for each in refused}


def test_what_was_lost_is_found_again_by_a_stocktake(store: Store, rooms: Rooms) -> None:
    printer = items.find_code(store, "MI-001")
    events.book(store, printer, events.Draft("LOST", "2020-01-01"))
    stocktake = begin(store, rooms)
    stocktakes.scan(store, stocktake, "MI-001", place=rooms.desk)
    found = lines(store, stocktake)
    stocktakes.count_many(store, stocktake, {found["MI-002"].id: Counted(1), found["Ghế"].id: Counted(10)})
    stocktakes.close(store, stocktake, on=CLOSED)
    assert [each.says for each in stocktake_booking.planned(store, stocktake)] == [say.found_again("Máy in laser")]
    stocktake_booking.book(store, stocktake, on=CLOSED)
    assert {row.id for row in items.list_items(store, CLOSED, place=rooms.desk)} >= set(printer)


def test_a_count_that_equals_the_books_has_nothing_to_book(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    found = lines(store, stocktake)
    stocktakes.count_many(store, stocktake, {view.id: Counted(view.line.expected_quantity) for view in found.values()})
    stocktakes.close(store, stocktake, on=CLOSED)
    with pytest.raises(UserError) as caught:
        stocktake_booking.book(store, stocktake, on=CLOSED)
    assert caught.value.sentence == say.nothing_to_book()


def test_the_committee_and_the_opinion_are_kept_and_a_session_can_be_deleted(store: Store, rooms: Rooms) -> None:
    stocktake = begin(store, rooms)
    members = [stocktakes.Member("Trần Văn Bình", role="CHAIR"), stocktakes.Member("Lê Thị Lan", "Kế toán")]
    stocktakes.change_session(store, stocktake, number="02/BB", opinion="Ghi giảm", members=members)
    shown = stocktakes.session(store, stocktake).stocktake
    assert (shown.number, shown.opinion) == ("02/BB", "Ghi giảm")
    assert [(member.full_name, member.role) for member in shown.members] == [
        ("Trần Văn Bình", "CHAIR"),
        ("Lê Thị Lan", "MEMBER"),
    ]
    stocktakes.delete_session(store, stocktake)
    assert stocktakes.sessions(store) == []


def test_the_frozen_list_knows_what_is_left_of_the_cost(store: Store, rooms: Rooms) -> None:
    machine = {"name": "Máy vi tính", "category_code": "DESKTOP_COMPUTER", "in_use_since": "2020"}
    added(store, rooms.office, **machine, asset_code="MVT-1", unit_cost=20_000_000)
    found = lines(store, begin(store, rooms))
    assert found["MVT-1"].line.residual_value == 8_000_000
    assert found["MI-001"].line.residual_value is None
