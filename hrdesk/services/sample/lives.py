"""What happens to things: handed over, moved, repaired, broken, disposed of, transferred, lost and found."""

from collections.abc import Sequence
from datetime import date, timedelta

from hrdesk.models.records import Row
from hrdesk.services.sample import identity
from hrdesk.services.sample.ledger import Holder, Ledger

_WORKSHOPS = ("Công ty TNHH Tin học Thành Đạt", "Cửa hàng máy tính Hoàng Long", "Trung tâm bảo hành FPT Vĩnh Yên")
_RECEIVERS = ("Trường Trung học cơ sở của xã", "Trạm Y tế của xã", "Hợp tác xã dịch vụ nông nghiệp")
_FAULTS = ("Hỏng nguồn", "Hỏng ổ cứng", "Không khởi động được", "Kẹt giấy, hỏng trống", "Hỏng bo mạch")
_REPAIRED, _MOVED, _REPAIRED_LATER, _MOVED_LATER = 0.12, 0.17, 0.19, 0.21
_OLD = (date(2012, 6, 1), date(2016, 6, 1))
_SPARE = (date(2017, 1, 10), date(2020, 12, 1))


def held(ledger: Ledger, item: Row, holder: Holder | None) -> None:
    """Let somebody hold an item: from its beginning, or handed over by a predecessor who is not among the people."""
    if holder is None:
        return
    began = ledger.since(item)
    if holder.since <= began:
        item["custodian_id"] = holder.id
        return
    sex = ledger.draw.choice(("MALE", "FEMALE"))
    item["custodian_name"] = identity.full_name(ledger.draw, sex, is_minority=False, taken=set())
    day = min(holder.since + timedelta(ledger.draw.randrange(1, 21)), ledger.office.entered_on)
    ledger.event(item, "HANDED_OVER", day, custodian_id=holder.id, document_no=_minutes(ledger, day))


def used(ledger: Ledger, item: Row, rooms: Sequence[str]) -> None:
    """Let one of the usual things happen to an item, or nothing: at the reporting date it is usable and at its place.

    ``rooms`` are the other places it may come from or go to.
    """
    chance, others = ledger.draw.random(), [room for room in rooms if room != item["place_id"]]
    if chance < _REPAIRED:
        repaired(ledger, item)
    elif chance < _MOVED and others:
        place, item["place_id"] = item["place_id"], ledger.draw.choice(others)
        day = ledger.day_of(item)
        ledger.event(item, "MOVED", day, place_id=place, note="Bố trí lại phòng làm việc")
    elif chance < _REPAIRED_LATER:
        ledger.event(item, "CONDITION_CHANGED", ledger.later(), condition="BROKEN", note=ledger.draw.choice(_FAULTS))
    elif chance < _MOVED_LATER and others:
        ledger.event(item, "MOVED", ledger.later(), place_id=ledger.draw.choice(others))


def repaired(ledger: Ledger, item: Row) -> None:
    """Let an item be repaired before the day of entry; it may have been out of use until then."""
    draw, day = ledger.draw, ledger.day_of(item)
    ready = min(day + timedelta(draw.randrange(3, 40)), ledger.office.entered_on)
    if ready > day and draw.random() < 0.5:
        ledger.event(item, "CONDITION_CHANGED", day, condition="BROKEN", note=draw.choice(_FAULTS))
    ledger.event(
        item, "REPAIRED", ready, cost=draw.randrange(15, 160) * 10_000, counterpart=draw.choice(_WORKSHOPS),
        document_no=f"HĐ {draw.randrange(1000, 99999):07d}",
    )  # fmt: skip


def broken(ledger: Ledger, item: Row, *, condition: str = "BROKEN", day: date | None = None) -> None:
    """Let an item break, before the day of entry when no day is given."""
    fault = ledger.draw.choice(_FAULTS)
    ledger.event(item, "CONDITION_CHANGED", day or ledger.day_of(item), condition=condition, note=fault)


def moved(ledger: Ledger, item: Row, place: str) -> None:
    """Let an item go to another place before the day of entry."""
    ledger.event(item, "MOVED", ledger.day_of(item), place_id=place)


def retired(ledger: Ledger, room: str, store_room: str) -> None:
    """Add the old things of an office: gone, about to go, spare; ``store_room`` is where they wait."""
    for key in ("desktop", "desktop", "printer"):
        _disposed(ledger, ledger.item(key, room, first=_OLD[0], last=_OLD[1]))
    waiting = ledger.item("desktop", room, first=_OLD[0], last=_OLD[1])
    broken(ledger, waiting, condition="AWAITING_DISPOSAL", day=ledger.day_between(date(2021, 1, 4), date(2022, 8, 1)))
    if store_room != room:
        ledger.event(waiting, "MOVED", date(2022, 8, 15), place_id=store_room)
    if ledger.draw.random() < 0.4:
        _gone(ledger, waiting, "DISPOSED", ledger.later())
    spare = ledger.item("printer", room, first=_SPARE[0], last=_SPARE[1])
    ledger.event(spare, "TAKEN_BACK", ledger.day_of(spare), place_id=store_room)
    _rare(ledger, room)


def _rare(ledger: Ledger, room: str) -> None:
    """Add what few offices have: things transferred, lost, found again, not needed."""
    chance = ledger.draw.random()
    if chance < 0.35:
        given = ledger.item("desktop", room, first=_SPARE[0], last=_SPARE[1])
        receiver = ledger.draw.choice(_RECEIVERS)
        _gone(ledger, given, "TRANSFERRED", ledger.day_of(given), counterpart=receiver)
    elif chance < 0.5:
        lost = ledger.item("laptop", room, first=_SPARE[0], last=_SPARE[1])
        day = ledger.day_between(date(2021, 2, 1), date(2022, 6, 1))
        ledger.event(lost, "LOST", day, note="Mất trong đợt sửa chữa trụ sở", document_no=_minutes(ledger, day))
        if ledger.draw.random() < 0.5:
            ledger.event(lost, "FOUND", day + timedelta(40), place_id=room)
    elif chance < 0.7:
        spare = ledger.item("telephone", room, first=_OLD[0], last=_OLD[1], number=2)
        broken(ledger, spare, condition="NOT_NEEDED")


def _disposed(ledger: Ledger, item: Row) -> None:
    day = ledger.day_between(date(2018, 3, 1), date(2022, 8, 20))
    if ledger.draw.random() < 0.6:
        broken(ledger, item, condition="AWAITING_DISPOSAL", day=day - timedelta(60))
    _gone(ledger, item, "DISPOSED", day, cost=ledger.draw.randrange(5, 40) * 10_000)


def _gone(ledger: Ledger, item: Row, kind: str, day: date, **values: str | int) -> None:
    ledger.event(item, kind, day, document_no=f"{ledger.draw.randrange(20, 300)}/QĐ-UBND", **values)


def _minutes(ledger: Ledger, day: date) -> str:
    return f"{ledger.draw.randrange(1, 40):02d}/{day.year}/BB-BG"
