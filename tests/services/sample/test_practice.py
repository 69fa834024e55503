"""The equipment of the practice commune: every paper and screen has something to show."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from hrdesk import paths
from hrdesk.domain.snapshot import Snapshot
from hrdesk.domain.stocktaking import LineStatus
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.rules.facilities import facilities
from hrdesk.rules.one_stop import desks
from hrdesk.services import demo, importing, offices
from hrdesk.services.equipment import stocktakes
from hrdesk.services.equipment.importing import import_equipment
from hrdesk.services.sample import practice
from tests import factories


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("practice") / "store"
    made, _ = offices.create_office(
        folder, demo.COMMUNE, user=factories.USER, passphrase=factories.PASSPHRASE, kdf=factories.CHEAP
    )
    with made:
        for name in demo.WORKBOOKS:
            importing.import_staff(made, paths.resources() / "samples" / name)
        practice.furnish(made)
        import_equipment(made, paths.resources() / "samples" / demo.EQUIPMENT_WORKBOOK)
        practice.take_stock(made)
        yield made


@pytest.fixture(scope="module")
def taken(store: Store) -> Snapshot:
    with store.reading() as connection:
        return snapshot(connection, demo.AS_OF)


def test_there_are_places_of_every_kind_and_about_a_hundred_things(taken: Snapshot) -> None:
    assert {place.kind for place in taken.equipment.places} == {
        "HEADQUARTERS", "ONE_STOP", "ROOM", "MEETING_ROOM", "ARCHIVE", "CULTURE_HOUSE",
    }  # fmt: skip
    assert 100 <= len(taken.equipment.items) <= 170
    assert {service.kind for service in taken.equipment.services} >= {"SOFTWARE", "MAILBOX", "LINE"}
    assert len(taken.equipment.norms) == 2


def test_everybody_of_the_staff_holds_a_computer_that_the_books_name(taken: Snapshot) -> None:
    holding = Counter(
        item.state.custodian_id for item in taken.equipment.items
        if item.is_usable and item.category_code in ("DESKTOP_COMPUTER", "LAPTOP")
    )  # fmt: skip
    people = {person.id for person in taken.persons}
    assert len(people & set(holding)) >= 20
    assert set(holding) - {None} <= people


def test_the_one_stop_desk_waits_for_a_scanner(taken: Snapshot) -> None:
    assert [desk.missing for desk in desks(taken)] == [{"SCANNER": 1}]
    found = facilities(taken)
    assert (found.headquarters.count, found.culture_houses.count) == (1, 9)
    assert found.communes_with_workplace_for_hamlet_officials.count == 1


def test_one_stocktake_is_booked_with_every_kind_of_difference_and_one_is_open(store: Store) -> None:
    still_open, finished, before = stocktakes.sessions(store)
    assert (finished.is_open, finished.booked, still_open.is_open, before.is_open) == (False, True, True, False)
    statuses = Counter(view.status for view in finished.lines)
    assert statuses.pop(LineStatus.FOUND) > 60
    assert statuses == dict.fromkeys(
        (LineStatus.MOVED, LineStatus.MISSING, LineStatus.CHANGED, LineStatus.UNEXPECTED), 1
    )
    assert [member.role for member in finished.stocktake.members] == ["CHAIR", "MEMBER", "MEMBER", "MEMBER"]
    assert 0 < still_open.counted < still_open.expected


def test_the_differences_are_in_the_books_afterwards(store: Store) -> None:
    with store.reading() as connection:
        taken = snapshot(connection, date(2023, 6, 30))
    booked = {
        (event.kind, event.condition)
        for item in taken.equipment.items
        for event in item.events
        if event.document_no == "01/BB-KK"
    }
    assert booked == {("MOVED", None), ("LOST", None), ("CONDITION_CHANGED", "BROKEN")}
    assert [item.name for item in taken.equipment.items if item.acquisition_way == "STOCKTAKE_SURPLUS"] == ["Quạt cây"]


def test_what_the_workbook_brings_stands_where_it_says(taken: Snapshot) -> None:
    bought = [item for item in taken.equipment.items if item.source == "Ngân sách huyện hỗ trợ" and item.note is None]
    brought = {item.name: taken.place_by_id[item.place_id] for item in bought if (item.asset_code or "").count(".22")}
    assert brought["Bàn ghế tiếp dân"].name == "Phòng tiếp công dân"
    assert brought["Máy vi tính để bàn"].kind == "CULTURE_HOUSE"
    assert len([place for place in taken.equipment.places if place.kind == "CULTURE_HOUSE"]) == 9
