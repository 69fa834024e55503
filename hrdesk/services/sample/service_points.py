"""Where citizens come: the one-stop desk of a commune and the culture houses of its hamlets."""

from hrdesk.models.records import Row
from hrdesk.services.sample import lives
from hrdesk.services.sample.ledger import HamletAt, Ledger
from hrdesk.services.sample.sites import COMPUTER, COMPUTER_AND_PRINTER, LATER, Site

_AREA = 0.09  # of the headquarters
_NEEDED = {"PHOTOCOPIER": "photocopier", "SCANNER": "scanner"}
_CLERKS = ("JUSTICE_CIVIL_STATUS", "OFFICE_STATISTICS")


def one_stop_desk(ledger: Ledger, site: Site, headquarters: str, clerks: str) -> None:
    """Enter the one-stop desk: complete by the definition of 2022, but for what the site lacks.

    What it lacks never came, is broken, or went to ``clerks``, the room of the office clerks.
    """
    draw, whole = ledger.draw, site.area_per_person * len(ledger.office.staff)
    duty = draw.choice((3, 3, 4, 4, 4, 5, 5, 6))
    desk = ledger.place(
        "ONE_STOP", "Bộ phận Tiếp nhận và Trả kết quả (một cửa)", parent_id=headquarters,
        area=max(16.0, whole * _AREA), seats=draw.randrange(8, 21), staff_count=duty,
    )  # fmt: skip
    ledger.item("desk", desk, number=duty)
    ledger.item("bench", desk, number=draw.randrange(2, 6))
    clerk = next((one for one in ledger.office.staff if one.title in _CLERKS), None)
    for _ in range(duty - ("DESKTOP_COMPUTER" in site.lacking)):
        ledger.item("desktop", desk)
    if "DESKTOP_COMPUTER" in site.lacking and draw.random() < 0.5:
        lives.broken(ledger, ledger.item("desktop", desk))
    lives.held(ledger, ledger.item("printer", desk), clerk)
    for category, key in _NEEDED.items():
        if category in site.lacking:
            _missing(ledger, key, desk, clerks)
        else:
            _present(ledger, key, desk, clerks)
    if site.has_camera:
        ledger.item("camera", desk, number=draw.choice((1, 2, 2, 4)))
    if draw.random() < 0.2:
        ledger.item("kiosk", desk)
    _afterwards(ledger, site, desk)


def _present(ledger: Ledger, key: str, desk: str, clerks: str) -> None:
    """Enter a thing that stands at the desk; some stood with the clerks before, some were repaired."""
    from_clerks = ledger.draw.random() < 0.15
    item = ledger.item(key, clerks if from_clerks else desk)
    if from_clerks:
        lives.moved(ledger, item, desk)
    elif ledger.draw.random() < 0.12:
        lives.repaired(ledger, item)


def _missing(ledger: Ledger, key: str, desk: str, clerks: str) -> None:
    chance = ledger.draw.random()
    if chance < 0.35:
        lives.broken(ledger, ledger.item(key, desk), condition=ledger.draw.choice(("BROKEN", "AWAITING_DISPOSAL")))
    elif chance < 0.55:
        lives.moved(ledger, ledger.item(key, desk), clerks)
    elif chance < 0.7:
        ledger.item(key, clerks)


def _afterwards(ledger: Ledger, site: Site, desk: str) -> None:
    """Complete the desk after the reporting date, or let its photocopier break."""
    if site.is_completed_later:
        for category in sorted(site.lacking):
            ledger.later_item(_NEEDED.get(category, "desktop"), desk)
    if site.is_broken_later:
        lives.broken(ledger, _standing(ledger, "PHOTOCOPIER", desk), day=ledger.later())


def _standing(ledger: Ledger, category: str, desk: str) -> Row:
    come = {event["item_id"] for event in ledger.tables["item_event"] if event.get("place_id") == desk}
    return next(
        item
        for item in ledger.tables["item"]
        if item["category_code"] == category and (item["place_id"] == desk or item["id"] in come)
    )


def culture_house(ledger: Ledger, hamlet: HamletAt, has: str) -> None:
    """Enter the culture house of a hamlet: tables and loudspeakers, and the place of work that ``has`` names."""
    draw = ledger.draw
    seats = draw.randrange(60, 201, 10)
    name = f"Nhà văn hóa {hamlet.name[:1].lower()}{hamlet.name[1:]}"
    house = ledger.place("CULTURE_HOUSE", name, unit=hamlet.id, area=draw.randrange(80, 300), seats=seats)
    ledger.item("hall_table", house, number=draw.randrange(6, 25))
    if draw.random() < 0.9:
        lives.held(ledger, ledger.item("village_speakers", house), hamlet.head)
    if has in (COMPUTER, COMPUTER_AND_PRINTER):
        ledger.item("desk", house)
        lives.held(ledger, ledger.item("desktop", house), hamlet.head)
        if has == COMPUTER_AND_PRINTER:
            ledger.item("printer", house)
    elif has == LATER:
        for key in ("desktop", "printer"):
            ledger.later_item(key, house)
    elif draw.random() < 0.05:
        lives.broken(ledger, ledger.item("desktop", house), condition="AWAITING_DISPOSAL")
