"""What happens to equipment after a day changes nothing that is said of that day."""

import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.snapshot import Snapshot
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from hrdesk.rules.facilities import facilities
from hrdesk.rules.norms import holdings
from hrdesk.rules.one_stop import desks
from hrdesk.services import offices, reporting, undo
from hrdesk.services.sample.equipment import equipment_rows
from hrdesk.services.sample.ledger import HamletAt, Holder, Office
from hrdesk.services.sample.sites import COMPUTER, EQUIPPED, NOTHING, Site
from hrdesk.services.transaction import transaction
from tests import factories
from tests.properties.test_as_of import codes, later

DAY = date(2022, 9, 30)
TITLES = ("PARTY_SECRETARY", "COMMITTEE_CHAIR", "OFFICE_STATISTICS", "FINANCE_ACCOUNTING")
ABOUT_EQUIPMENT = {"one-stop", "facilities", "equipment-norms", "equipment-register"} & REPORTS.keys()
Fact = tuple[str, dict[str, Any]]  # table and row; numbers stand for ids, in the order of the tables


@dataclass(frozen=True)
class Furnished:
    """A commune with two hamlets and its equipment, the ids of its records by table, what was said of the day."""

    store: Store
    ids: dict[str, list[str]]
    said: dict[str, Any]


@pytest.fixture(scope="module")
def office() -> Iterator[Furnished]:
    with tempfile.TemporaryDirectory() as folder, factories.make_store(Path(folder) / "store") as store:
        own = offices.own_unit(store)
        with transaction(store, "Lập hồ sơ") as writing:
            hamlets = [
                writing.add("org_unit", {"code": "", "name": name, "kind": "THON", "parent_id": own.id})
                for name in ("Thôn Đồi", "Thôn Trại")
            ]
            people = [factories.add_person(writing, own.id, full_name=f"Lê {n}", citizen_id=None) for n in TITLES]
            staff = tuple(
                Holder(person, title, title, date(2018, 3, 1)) for person, title in zip(people, TITLES, strict=True)
            )
            site = Site(20.0, frozenset({"SCANNER"}), True, False, False, EQUIPPED, True, True, (COMPUTER, NOTHING))
            places = tuple(HamletAt(unit, name, staff[0]) for unit, name in zip(hamlets, ("Đồi", "Trại"), strict=True))
            plan = Office(own.code, own.name, own.id, staff, places, DAY, DAY - timedelta(10))
            rows = equipment_rows(random.Random(1), plan, site)
            for table, found in rows.items():
                writing.add_many(table, found)
        ids = {table: [row["id"] for row in found] for table, found in rows.items()}
        yield Furnished(store, ids | {"org_unit": [own.id, *hamlets], "person": people}, said(store))


def said(store: Store) -> dict[str, Any]:
    """Return what rules and reports say of the day, and every place, item and service of it."""
    with store.reading() as connection:
        taken = snapshot(connection, DAY)
    found = {identifier: _printed(store, identifier) for identifier in ABOUT_EQUIPMENT}
    return found | {
        "desks": [(desk.missing, desk.have, desk.complete) for desk in desks(taken)],
        "facilities": facilities(taken),
        "norms": [(line.title, line.required, line.have, line.short) for line in holdings(taken)],
        "places": taken.equipment.places,
        "items": taken.equipment.items,
        "services": _in_force(taken),
    }


def _printed(store: Store, identifier: str) -> Any:
    taken, its_facts = reporting.facts(store, identifier, DAY)
    return json.loads(json.dumps(as_json(REPORTS[identifier], its_facts, taken)))


def _in_force(taken: Snapshot) -> list[Any]:
    """Return the services without their end, which is shown as soon as it is known."""
    return [msgspec.structs.replace(service, valid_to=None) for service in taken.equipment.services]


number = st.integers(0, 400)
maybe = st.none() | number


def rows(table: str, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact]:
    return st.tuples(st.just(table), st.fixed_dictionaries(columns))


events = rows(
    "item_event", item_id=number, kind=codes("item_event_kind"), happened_on=later(), sequence=st.integers(1, 3),
    place_id=maybe, custodian_id=maybe, condition=st.none() | codes("item_condition"), counterpart=st.just("Trạm Y tế"),
)  # fmt: skip
items = rows(
    "item", name=st.just("Máy quét"), category_code=codes("equipment_category"), quantity=st.integers(1, 3),
    place_id=number, condition=codes("item_condition"), acquired_on=later(), in_use_since=st.none() | later(),
    custodian_id=maybe, unit_cost=st.none() | st.integers(0, 10**8),
)  # fmt: skip
places = rows(
    "place", unit_id=number, parent_id=maybe, kind=codes("place_kind"), name=st.just("Phòng mới"),
    area_m2=st.none() | st.integers(0, 10**5), staff_count=st.none() | st.integers(0, 9), serves_hamlets=st.just(1),
    valid_from=later(),
)  # fmt: skip
services = rows(
    "digital_service", unit_id=number, kind=codes("digital_service_kind"), name=st.just("Phần mềm mới"),
    person_id=maybe, quantity=st.none() | st.integers(1, 9), valid_from=later(),
)  # fmt: skip
norms = rows(
    "equipment_norm", unit_id=number, basis=codes("norm_basis"), category_code=codes("equipment_category"),
    quantity=st.integers(1, 400), valid_from=later(),
)  # fmt: skip
stocktakes = rows("stocktake", unit_id=number, name=st.just("Kiểm kê"), counted_on=later())
endings = st.sampled_from(["place", "digital_service"]).flatmap(
    lambda table: rows(f"end of {table}", id=number, valid_to=later())
)
facts = st.one_of(events, events, events, items, places, services, norms, stocktakes, endings)
REFERENCES = {
    "item_id": "item", "place_id": "place", "parent_id": "place", "custodian_id": "person", "person_id": "person",
    "unit_id": "org_unit",
}  # fmt: skip


def add_all(office: Furnished, given: list[Fact]) -> None:
    def named(table: str, place: int) -> str:
        return office.ids[table][place % len(office.ids[table])]

    with transaction(office.store, "Ghi trước") as writing:
        for table, row in given:
            if table.startswith("end of "):
                ended = table.removeprefix("end of ")
                writing.change(ended, named(ended, row["id"]), {"valid_to": row["valid_to"]})
            else:
                ids = {
                    column: named(REFERENCES[column], value)
                    for column, value in row.items()
                    if column in REFERENCES and value is not None
                }
                writing.add(table, row | ids)


@given(given=st.lists(facts, min_size=1, max_size=12))
@settings(max_examples=30)
def test_what_happens_later_changes_nothing_of_an_earlier_day(office: Furnished, given: list[Fact]) -> None:
    add_all(office, given)
    try:
        assert said(office.store) == office.said
    finally:
        undo.undo(office.store)


def test_the_same_on_the_day_itself_does_change_what_is_said(office: Furnished) -> None:
    """The law above would hold of rules that see nothing."""
    on = DAY.isoformat()
    with transaction(office.store, "Ghi trước") as writing:
        desk = next(place.id for place in office.said["places"] if place.kind == "ONE_STOP")
        scanner = {"name": "Máy quét", "category_code": "SCANNER", "quantity": 1, "condition": "IN_USE"}
        writing.add("item", scanner | {"place_id": desk, "acquired_on": on})
    now = said(office.store)
    undo.undo(office.store)
    assert {key for key, value in now.items() if value != office.said[key]} >= {"desks", "norms", "items"}
    assert now["desks"][0][2]
    assert said(office.store) == office.said
