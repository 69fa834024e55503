"""Events: shown before they are booked, refused where they cannot be, split from lines of several pieces."""

from datetime import date

import pytest

from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.models import digest
from hrdesk.models.store import Store
from hrdesk.services.equipment import events, items
from hrdesk.services.undo import undo
from tests.services.equipment.rooms import Rooms, added, furnish

DAY = date(2022, 9, 30)


def where(store: Store, day: date = DAY) -> list[tuple[str, int, str]]:
    return [(row.place_name, row.item.quantity, row.item.condition) for row in items.list_items(store, day)]


def moved(rooms: Rooms, day: str = "2021-03-04") -> events.Draft:
    return events.Draft("MOVED", day, place_id=rooms.desk)


def test_many_are_moved_in_one_transaction_after_a_preview(store: Store) -> None:
    rooms = furnish(store)
    first, second = added(store, rooms.office), added(store, rooms.office)
    late = added(store, rooms.office, acquired_on="2022-01-01")
    shown = events.preview(store, [first, late], moved(rooms))
    assert (shown[0].before, shown[0].after) == ("Phòng Chủ tịch, đang sử dụng", "Bộ phận một cửa, đang sử dụng")
    assert [each.refusal for each in shown] == [None, say.before_received("01/01/2022")]
    changes = events.book(store, [first, second, late], moved(rooms))
    assert changes.name == "Chuyển nơi đặt: 02 tài sản"
    assert sorted(row.place_name for row in items.list_items(store, DAY)) == [
        "Bộ phận một cửa",
        "Bộ phận một cửa",
        "Phòng Chủ tịch",
    ]
    assert {row.place_name for row in items.list_items(store, date(2021, 3, 3))} == {"Phòng Chủ tịch"}


def test_a_part_of_a_line_is_lost_and_the_sum_is_right_on_every_day(store: Store) -> None:
    rooms = furnish(store)
    chairs = added(store, rooms.office, name="Ghế", category_code="DESK", quantity=10, asset_code="G-1")
    events.book(store, [chairs], moved(rooms, "2019"))
    with store.reading() as connection:
        before = digest.state_digest(connection)
    events.book(store, [chairs], events.Draft("LOST", "2022-05-01", document_no="01/BB"), quantity=3)
    assert where(store) == [("Bộ phận một cửa", 7, "IN_USE")]
    assert sum(pieces for _, pieces, _ in where(store, date(2022, 4, 30))) == 10
    assert sum(pieces for _, pieces, _ in where(store, date(2018, 12, 31))) == 10
    gone = [row for row in items.list_items(store, DAY, include_gone=True) if row.item.condition == "LOST"]
    assert [(row.item.quantity, row.item.asset_code) for row in gone] == [(3, None)]
    undo(store)
    with store.reading() as connection:
        assert digest.state_digest(connection) == before


def test_what_cannot_happen_is_refused_with_a_sentence(store: Store) -> None:
    rooms = furnish(store)
    printer = added(store, rooms.desk)

    def refusal(draft: events.Draft, quantity: int | None = None) -> str | None:
        return events.preview(store, [printer], draft, quantity=quantity)[0].refusal

    assert refusal(moved(rooms)) == say.nothing_changes()
    assert refusal(events.Draft("FOUND", "2021")) == say.not_lost("2021")
    assert refusal(events.Draft("LOST", "2021"), 2) == say.too_many(1)
    events.book(store, [printer], events.Draft("LOST", "2021-06-01"))
    assert refusal(moved(rooms, "2021-07-01")) == say.already_gone("Mất", "01/07/2021")
    assert refusal(events.Draft("FOUND", "2021-07-01")) is None
    with pytest.raises(UserError, match="mất từ trước"):
        events.book(store, [printer], moved(rooms, "2021-07-01"))
    with pytest.raises(UserError, match="cơ quan nhận"):
        events.book(store, [printer], events.Draft("TRANSFERRED", "2021-07-01"))
    with pytest.raises(UserError, match="không phải ngày"):
        events.book(store, [printer], events.Draft("LOST", "31/02/2021"))


def test_a_back_dated_move_says_that_later_events_stand(store: Store) -> None:
    rooms = furnish(store)
    printer = added(store, rooms.office)
    events.book(store, [printer], events.Draft("CONDITION_CHANGED", "2022-01-01", condition="BROKEN"))
    assert events.preview(store, [printer], moved(rooms))[0].remark == say.later_events(1)
    events.book(store, [printer], moved(rooms))
    assert where(store) == [("Bộ phận một cửa", 1, "BROKEN")]


def test_the_life_tells_every_state_in_order(store: Store) -> None:
    rooms = furnish(store)
    printer = added(store, rooms.office, custodian_name="Trần Thị Bình")
    events.book(store, [printer], events.Draft("HANDED_OVER", "2020-01-01", custodian_name="Lê Văn Cường"))
    events.book(store, [printer], events.Draft("TAKEN_BACK", "2020-01-01"))
    lines = events.life(store, printer)
    assert [(line.kind, line.says) for line in lines] == [
        ("RECEIVED", "Phòng Chủ tịch, đang sử dụng, Trần Thị Bình giữ"),
        ("HANDED_OVER", "Phòng Chủ tịch, đang sử dụng, Lê Văn Cường giữ"),
        ("TAKEN_BACK", "Phòng Chủ tịch, chưa sử dụng"),
    ]
    assert str(lines[0].day) == "10/05/2018"
    assert len(events.life(store, printer, until=date(2019, 12, 31))) == 1
