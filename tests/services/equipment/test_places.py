"""The tree of places: what is in each, what keeps one from being saved or deleted."""

from datetime import date

import pytest

from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.messages import forms
from hrdesk.models.store import Store
from hrdesk.services import offices, units
from hrdesk.services.equipment import places
from hrdesk.services.undo import undo
from tests.services.equipment.rooms import added, furnish

DAY = date(2022, 9, 30)


def test_the_tree_counts_what_is_in_a_place_and_in_what_it_contains(store: Store) -> None:
    rooms = furnish(store)
    added(store, rooms.office, quantity=3)
    added(store, rooms.desk)
    added(store, rooms.desk, acquired_on="2023-01-01")
    added(store, rooms.culture_house, quantity=2)
    found = {row.id: row for row in places.tree(store, DAY)}
    assert {key: (row.pieces, row.pieces_below) for key, row in found.items()} == {
        rooms.headquarters: (0, 4),
        rooms.office: (3, 3),
        rooms.desk: (1, 1),
        rooms.culture_house: (2, 2),
    }
    assert found[rooms.culture_house].unit_name == "thôn Hữu Bằng"
    order = list(found)
    assert order.index(rooms.headquarters) < order.index(rooms.desk)


def test_a_place_is_saved_changed_closed_and_shown_until_it_closed(store: Store) -> None:
    rooms = furnish(store)
    row = {"unit_id": places.get_place(store, rooms.office)["unit_id"], "kind": "ARCHIVE", "name": "  Kho  lưu trữ "}
    assert places.problems(store, row) == {}
    identity, changes = places.save_place(store, row)
    assert changes.name == "Thêm nơi đặt: Kho lưu trữ"
    places.save_place(store, {**places.get_place(store, identity), "area_m2": 2550, "valid_to": "2022-06-01"})
    assert identity not in {row.id for row in places.tree(store, DAY)}
    shown = next(row for row in places.tree(store, date(2022, 5, 31)) if row.id == identity)
    assert shown.place.area_m2 == 25.5


def test_what_is_wrong_with_a_place_is_said_at_its_field(store: Store) -> None:
    rooms = furnish(store)
    own = places.get_place(store, rooms.office)["unit_id"]
    wrong = {
        "unit_id": own,
        "kind": "CULTURE_HOUSE",
        "name": "",
        "area_m2": 0,
        "valid_from": "2022",
        "valid_to": "2021",
    }
    assert places.problems(store, wrong) == {
        "name": forms.required(),
        "area_m2": say.not_positive(),
        "valid_to": forms.end_before_start("2022"),
        "unit_id": say.hamlet_needed(),
    }
    into_itself = {**places.get_place(store, rooms.headquarters), "parent_id": rooms.desk}
    assert places.problems(store, into_itself) == {"parent_id": say.place_in_itself()}
    twin = {**places.get_place(store, rooms.desk), "id": None, "name": "bộ phận MỘT CỬA"}
    assert places.problems(store, twin) == {"name": say.place_twice("Bộ phận một cửa")}


def test_a_place_with_things_or_rooms_is_not_deleted_an_empty_one_is_and_undo_brings_it_back(store: Store) -> None:
    rooms = furnish(store)
    added(store, rooms.office)
    with pytest.raises(UserError, match="01 tài sản"):
        places.delete_place(store, rooms.office)
    with pytest.raises(UserError, match="02 nơi"):
        places.delete_place(store, rooms.headquarters)
    before = places.tree(store, DAY)
    places.delete_place(store, rooms.desk)
    assert rooms.desk not in {row.id for row in places.tree(store, DAY)}
    undo(store)
    assert places.tree(store, DAY) == before


def test_what_stands_in_a_merged_unit_is_shown_in_the_unit_it_became(store: Store, unit_id: str) -> None:
    rooms = furnish(store)
    added(store, rooms.office, quantity=3)
    card = offices.OfficeCard("09999", "xã Bình Nguyên", "XA", "II", parent_code="26", parent_name="tỉnh Phú Thọ")
    units.reorganize(store, sources=[unit_id], successor=card, effective_on=date(2025, 7, 1))
    before = {row.id: row.unit_name for row in places.tree(store, date(2025, 6, 30))}
    after = {row.id: row.unit_name for row in places.tree(store, date(2025, 7, 1))}
    assert before.keys() == after.keys()
    assert (before[rooms.office], after[rooms.office]) == ("xã Tam Hợp", "xã Bình Nguyên")
    assert after[rooms.culture_house] == "thôn Hữu Bằng"
