"""Items: listing, saving with their events, several alike, codes, pictures."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hrdesk.domain.item_code import local_code
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say
from hrdesk.messages import forms
from hrdesk.models.store import Store
from hrdesk.services import people
from hrdesk.services.equipment import items, photos
from hrdesk.services.undo import undo
from tests import factories
from tests.services.equipment.rooms import added, furnish, item

DAY = date(2022, 9, 30)


def test_the_list_shows_items_where_they_are_on_the_day(store: Store) -> None:
    rooms = furnish(store)
    printer = added(store, rooms.office, asset_code="MI-001", custodian_name="Trần Thị Bình")
    added(store, rooms.culture_house, name="Loa", category_code="LOUDSPEAKER")
    rows = items.list_items(store, DAY)
    assert [row.item.name for row in rows] == ["Loa", "Máy in laser"]
    assert [row.id for row in items.list_items(store, DAY, place=rooms.headquarters)] == [printer]
    shown = rows[1]
    assert (shown.place_name, shown.unit_name, shown.custodian) == ("Phòng Chủ tịch", "xã Tam Hợp", "Trần Thị Bình")
    assert "tran thi binh" in shown.search_key
    assert items.list_items(store, date(2018, 5, 9)) == []


def test_an_item_is_saved_with_its_events_and_what_is_missing_is_deleted(store: Store) -> None:
    rooms = furnish(store)
    record = items.new_item(rooms.office)
    record.item.update(name=" Máy  in ", category_code="PRINTER", acquired_on="2018")
    record.children["item_event"] = [{"kind": "MOVED", "happened_on": "2020-01-02", "place_id": rooms.desk}]
    assert items.problems(store, record) == {}
    identity, changes = items.save_item(store, record)
    assert changes.name == "Thêm tài sản: Máy in"
    saved = items.get_item(store, identity)
    assert [event["sequence"] for event in saved.children["item_event"]] == [1]
    assert items.list_items(store, DAY)[0].place_name == "Bộ phận một cửa"
    saved.children["item_event"] = []
    items.save_item(store, saved)
    assert items.list_items(store, DAY)[0].place_name == "Phòng Chủ tịch"


def test_what_is_wrong_with_an_item_is_said_at_its_field(store: Store) -> None:
    rooms = furnish(store)
    added(store, rooms.office, asset_code="MI-001")
    wrong = item(
        rooms.office, name="", quantity=0, unit_cost=-1, condition="LOST", asset_code="MI-001", warranty_until="2017"
    )
    early = {"kind": "MOVED", "happened_on": "2015-01-01"}
    hidden = {"kind": "CONDITION_CHANGED", "happened_on": "2020-02-31", "condition": "DISPOSED"}
    found = items.problems(store, items.ItemRecord(wrong, {"item_event": [early, hidden]}))
    assert found == {
        ("item", None, "name"): forms.required(),
        ("item", None, "quantity"): say.quantity_needed(),
        ("item", None, "unit_cost"): say.negative_cost(),
        ("item", None, "condition"): say.gone_at_start(),
        ("item", None, "warranty_until"): say.warranty_before(),
        ("item", None, "asset_code"): say.code_twice("MI-001", "Máy in laser"),
        ("item_event", 0, "happened_on"): say.before_received("10/05/2018"),
        ("item_event", 0, "place_id"): say.event_needs("place"),
        ("item_event", 1, "happened_on"): forms.no_such_date("2020-02-31"),
        ("item_event", 1, "condition"): say.use_own_event("Đã thanh lý"),
    }


def test_twenty_alike_are_added_in_one_go_and_undone_in_one(store: Store) -> None:
    rooms = furnish(store)
    codes = items.numbers("MVT-009", 20)
    apart = [items.Alike(code, f"SN{place}", rooms.desk if place < 5 else None) for place, code in enumerate(codes)]
    computer = item(rooms.office, name="Máy vi tính", category_code="DESKTOP_COMPUTER")
    ids, changes = items.add_alike(store, computer, apart)
    assert (len(ids), changes.name) == (20, "Thêm 20 tài sản: Máy vi tính")
    assert len(items.list_items(store, DAY, place=rooms.desk)) == 5
    assert items.next_code(store, "DESKTOP_COMPUTER") == "MVT-029"
    with pytest.raises(UserError, match="MVT-010"):
        items.add_alike(store, computer, [items.Alike("MVT-100"), items.Alike("MVT-010")])
    with pytest.raises(UserError, match="hai lần"):
        items.add_alike(store, computer, [items.Alike("A-1"), items.Alike("A-1")])
    undo(store)
    assert items.list_items(store, DAY) == []


@given(st.from_regex(r"[A-Z]{1,4}-?[0-9]{1,5}[A-Z]?", fullmatch=True), st.integers(1, 50))
def test_codes_go_on_from_the_pattern_and_are_all_different(pattern: str, count: int) -> None:
    found = items.numbers(pattern, count)
    assert found[0] == pattern
    assert len(set(found)) == count


def test_a_pattern_without_a_number_is_refused() -> None:
    with pytest.raises(UserError, match="MVT-001"):
        items.numbers("Máy in", 2)


def test_a_code_is_found_as_asset_code_serial_number_or_label(store: Store) -> None:
    rooms = furnish(store)
    coded = added(store, rooms.office, asset_code="MI-001", serial_no="X1")
    plain = added(store, rooms.office)
    assert items.find_code(store, " mi-001 ") == [coded]
    assert items.find_code(store, "x1") == [coded]
    assert items.find_code(store, local_code(plain)) == [plain]
    assert items.find_code(store, "HR%") == items.find_code(store, "") == []


def test_an_item_outlives_the_record_of_its_custodian(store: Store) -> None:
    rooms = furnish(store)
    person = factories.saved_person(store)
    printer = added(store, rooms.office, custodian_id=person)
    assert items.list_items(store, DAY)[0].custodian == "Nguyễn Văn An"
    people.delete_person(store, person)
    assert [row.id for row in items.list_items(store, DAY)] == [printer]
    assert items.list_items(store, DAY)[0].custodian == "Nguyễn Văn An"
    undo(store)
    assert items.get_item(store, printer).item["custodian_id"] == person


def test_a_picture_is_shrunk_kept_once_and_taken_back(store: Store, tmp_path: Path) -> None:
    rooms = furnish(store)
    first, second = added(store, rooms.office), added(store, rooms.desk)
    path = tmp_path / "may-in.png"
    Image.effect_noise((2400, 1200), 80).save(path)
    for each in (first, second):
        photos.add_photo(store, each, path, caption="Mặt trước")
    photo = items.get_item(store, first).children["photo"][0]
    kept = photos.content(store, photo["sha256"])
    assert kept is not None
    with Image.open(io.BytesIO(kept)) as opened:
        assert opened.size == (1600, 800)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM photo_content").scalar() == 1
    undo(store)
    assert items.get_item(store, second).children["photo"] == []
    assert photos.missing(store) == []


def test_what_is_no_picture_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    path.write_bytes(b"no picture")
    with pytest.raises(UserError, match=r"anh\.jpg"):
        photos.add_photo(store, added(store, furnish(store).office), path)
