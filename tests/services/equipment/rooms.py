"""A small office with rooms and things in them, as the tests of equipment use it."""

from dataclasses import dataclass
from typing import Any

from hrdesk.models.store import Store
from hrdesk.services import offices
from hrdesk.services.transaction import transaction

PRINTER = {"name": "Máy in laser", "category_code": "PRINTER", "condition": "IN_USE", "acquired_on": "2018-05-10"}


@dataclass(frozen=True)
class Rooms:
    """Ids of the places: headquarters with an office and a one-stop desk in it, and a culture house."""

    headquarters: str
    office: str
    desk: str
    culture_house: str
    hamlet: str


def furnish(store: Store) -> Rooms:
    """Add the places."""
    own = offices.own_unit(store).id
    with transaction(store, "Thêm nơi đặt") as writing:
        village = {"code": "", "name": "thôn Hữu Bằng", "kind": "THON", "parent_id": own}
        hamlet = writing.add("org_unit", village)
        head = writing.add("place", {"unit_id": own, "kind": "HEADQUARTERS", "name": "Trụ sở UBND", "area_m2": 60000})
        inside: dict[str, Any] = {"unit_id": own, "parent_id": head}
        office = writing.add("place", {**inside, "kind": "ROOM", "name": "Phòng Chủ tịch"})
        desk = writing.add("place", {**inside, "kind": "ONE_STOP", "name": "Bộ phận một cửa", "staff_count": 2})
        house = writing.add("place", {"unit_id": hamlet, "kind": "CULTURE_HOUSE", "name": "Nhà văn hóa thôn Hữu Bằng"})
    return Rooms(head, office, desk, house, hamlet)


def item(place: str, **values: Any) -> dict[str, Any]:
    """Return the row of a printer in a place, or of what ``values`` say."""
    return {**PRINTER, "quantity": 1, "place_id": place, **values}


def added(store: Store, place: str, **values: Any) -> str:
    """Add an item and return its id."""
    with transaction(store, "Thêm tài sản") as writing:
        return writing.add("item", item(place, **values))
