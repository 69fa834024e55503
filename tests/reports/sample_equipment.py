"""A commune with places and things whose lives are known, made by hand."""

from datetime import date
from itertools import count

from hrdesk.domain.equipment import Equipment, Item, Place, Stocktake, StocktakeLine, StocktakeMember
from hrdesk.domain.item_life import Event, State, state_after
from hrdesk.domain.partial_date import parse_iso
from tests.reports import sample_area as area
from tests.reports import sample_office as office

AS_OF = date(2022, 12, 31)
_ids = count(1)
HALL = Place("headquarters", "c1", None, "HEADQUARTERS", "Trụ sở UBND xã", 812.5)
DESK = Place("one-stop", "c1", "headquarters", "ONE_STOP", "Bộ phận một cửa", 48, 12, 3)
ROOM = Place("finance", "c1", "headquarters", "ROOM", "Phòng Tài chính - Kế toán", 24)
STORE = Place("store", "c1", "headquarters", "ARCHIVE", "Kho lưu trữ")
HOUSE = Place("house", "h1", None, "CULTURE_HOUSE", "Nhà văn hóa", 210)
PLACES = (HALL, DESK, ROOM, STORE, HOUSE)


def event(kind, day, **more):
    return Event(f"e{next(_ids)}", kind, parse_iso(day), more.pop("sequence", next(_ids)), **more)


def item(name, category, place, quantity=1, *events, condition="IN_USE", cost=None, since="2020-03-10", **more):
    beginning = State(place, condition, more.pop("custodian_id", None), more.pop("custodian_name", None))
    given = {"id": f"i{next(_ids)}", "acquired_on": parse_iso(since) if since else None, "in_use_since": None}
    return Item(
        name=name,
        category_code=category,
        quantity=quantity,
        beginning=beginning,
        state=state_after(beginning, events),
        events=tuple(events),
        unit_cost=cost,
        **{**given, **more},
    )


def equipment(*items, places=PLACES, stocktakes=(), names=None, **more):
    ordered = tuple(sorted(items, key=lambda one: (one.name, one.id)))
    place_names = {place.id: place.name for place in places} | (names or {})
    return Equipment(places, ordered, stocktakes=stocktakes, place_names=place_names, **more)


def commune(*items, as_of=AS_OF, persons=(), **more):
    return office.office(*persons, units=area.COMMUNE_UNITS, as_of=as_of, equipment=equipment(*items, **more))


def computer():
    """Bought for the finance room, moved to the one-stop desk, its second life."""
    moved = event("MOVED", "2022-05-04", place_id="one-stop", document_no="07/QĐ-UBND")
    return item(
        "Máy vi tính để bàn", "DESKTOP_COMPUTER", "finance", 1, moved,
        id="computer", asset_code="MVT-01", model="Dell Optiplex 3080", cost=14_500_000, document_no="HĐ 0000123",
    )  # fmt: skip


def printer():
    """Broken, then disposed of."""
    broken = event("CONDITION_CHANGED", "2021-07-01", condition="BROKEN")
    sold = event("DISPOSED", "2022-09-15", document_no="21/QĐ-UBND", note="không sửa được")
    return item(
        "Máy in laser", "PRINTER", "one-stop", 1, broken, sold,
        id="printer", asset_code="MI-01", model="Canon LBP2900", cost=3_650_000, since="2014",
    )  # fmt: skip


def chairs():
    """Twelve alike, no price known."""
    return item("Bàn ghế làm việc", "DESK", "one-stop", 12, id="chairs", since=None, measure="Bộ")


def amplifier():
    return item(
        "Bộ tăng âm, loa đài", "LOUDSPEAKER", "house", 1, id="amplifier", cost=8_200_000, condition="BROKEN",
        note="Hỏng một loa",
    )  # fmt: skip


def whole(**more):
    return commune(computer(), printer(), chairs(), amplifier(), **more)


def counted(name, item, expected, now, **more):
    """A line of a stocktake: (place, quantity, condition, price, residual) and what was counted."""
    place, quantity, condition, cost, residual = expected
    counted_place, counted_quantity, counted_condition = now
    return StocktakeLine(
        f"l{next(_ids)}", item, name, None, place, quantity, condition, cost, residual,
        counted_place, counted_quantity, counted_condition, **more,
    )  # fmt: skip


COMMITTEE = (
    StocktakeMember("Trần Văn Bình", "Phó Chủ tịch", "Ủy ban nhân dân xã", "CHAIR"),
    StocktakeMember("Nguyễn Thị Hoa", "Tài chính - Kế toán", "Kế toán", "MEMBER"),
)


def stocktake(*lines, closed="2023-01-03", **more):
    given = {"id": "s1", "name": "Kiểm kê cuối năm 2022", "number": "01/BB-KK", "opinion": None, "counted_hour": 0}
    values = {**given, "members": COMMITTEE, **more}
    return Stocktake(
        unit_id="c1",
        counted_on=parse_iso("2023-01-01"),
        closed_on=parse_iso(closed) if closed else None,
        place_ids=("headquarters", "one-stop", "finance", "house"),
        lines=lines,
        **values,
    )


def lines_of_all_kinds():
    """Found, short, elsewhere, changed, missing, unexpected."""
    used = "IN_USE"
    return (
        counted("Bàn ghế làm việc", "chairs", ("one-stop", 12, used, None, None), ("one-stop", 10, used)),
        counted(
            "Máy vi tính để bàn", "computer", ("one-stop", 1, used, 14_500_000, 5_800_000), ("finance", 1, used),
            is_move_accepted=True,
        ),
        counted("Bộ tăng âm, loa đài", "amplifier", ("house", 1, used, 8_200_000, None), ("house", 1, "BROKEN")),
        counted("Máy photocopy", "copier", ("finance", 1, used, 58_000_000, 29_000_000), (None, None, None)),
        counted("Quạt điện", None, (None, None, None, None, None), ("finance", 2, used), note="không rõ nguồn"),
    )  # fmt: skip


def stocktaken(*, closed="2023-01-03", lines=None, **more):
    session = stocktake(*(lines_of_all_kinds() if lines is None else lines), closed=closed, **more)
    return whole(as_of=date(2023, 1, 31), stocktakes=(session,))
