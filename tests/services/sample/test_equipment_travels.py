"""The equipment of a sample commune in bundles: edited, sent again, merged, undone, like every other record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from hrdesk.domain.equipment import Equipment
from hrdesk.models import digest, records
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import receiving, sending, trusting, undo
from hrdesk.services.equipment import events, stocktakes
from hrdesk.services.offices import OfficeCard
from hrdesk.services.sample.province import Province
from hrdesk.services.transaction import transaction
from tests import factories

DAY = date(2023, 6, 30)
DISTRICT = OfficeCard("249", "huyện Bình Xuyên", "HUYEN", None, None, "26", "tỉnh Vĩnh Phúc")
PROVINCE = OfficeCard("26", "tỉnh Vĩnh Phúc", "TINH")


@dataclass
class Offices:
    """A commune with everything that it has, the district and the province above it, in ``folder``."""

    folder: Path
    commune: Store
    district: Store
    province: Store
    sent: int = 0

    def send(self, store: Store, above: Store, *, preview: bool = False) -> receiving.ReceiveResult:
        self.sent += 1
        path = self.folder / f"{self.sent}.hrb"
        sending.export(store, path)
        return receiving.receive(above, [path], preview=preview)[0]


@pytest.fixture
def made(plan: Province, tmp_path: Path) -> Iterator[Offices]:
    commune = plan.communes_of(DISTRICT.code)[0]
    card = OfficeCard(
        commune.code, commune.name, commune.kind, commune.unit_class, commune.area_type, DISTRICT.code, DISTRICT.name
    )
    stores = [factories.make_store(tmp_path / office.code, office) for office in (card, DISTRICT, PROVINCE)]
    with transaction(stores[0], "Nhập hồ sơ") as writing:
        for table, rows in plan.rows(commune).items():
            writing.add_many(table, rows)
    for lower, upper in pairwise(stores):
        for store, other in ((lower, upper), (upper, lower)):
            path = tmp_path / "the.hrc"
            trusting.write_card(other, path)
            trusting.trust(store, path)
    own, district, province = stores
    yield Offices(tmp_path, own, district, province)
    for store in stores:
        store.close()


def equipment(store: Store, commune: str) -> Equipment:
    with store.reading() as connection:
        return snapshot(connection, DAY, commune).equipment


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def rows(store: Store, table: str) -> int:
    with store.reading() as connection:
        return len(records.fetch(connection, table))


def edit(store: Store) -> dict[str, int]:
    """Let a year go by in a commune; return what a merge must count."""
    with store.reading() as connection:
        taken = snapshot(connection, DAY)
        all_events = records.fetch(connection, "item_event")
        counted = records.fetch(connection, "stocktake_line")
    free = [item for item in taken.equipment.items if item.is_present and not item.events and item.quantity == 1]
    desk = next(place.id for place in taken.equipment.places if place.kind == "ONE_STOP")
    moving = [item.id for item in free if item.place_id != desk][:2]
    events.book(store, moving, events.Draft("MOVED", "2023-02-01", place_id=desk))
    gone = next(item.id for item in taken.equipment.items if item.events)
    its_events = sum(event["item_id"] == gone for event in all_events.values())
    its_lines = sum(line["item_id"] == gone for line in counted.values())  # they stay, without the item
    service = taken.equipment.services[0].id
    with transaction(store, "Sửa") as writing:
        writing.change("item", moving[0], {"note": "Máy dùng chung"})
        writing.change("place", desk, {"staff_count": 9})
        writing.change("digital_service", service, {"valid_to": "2023-05-01"})
        writing.delete("item", gone)
        writing.add("item", {"name": "Máy quét", "category_code": "SCANNER", "quantity": 1, "place_id": desk,
                             "condition": "IN_USE", "acquired_on": "2023-03-01"})  # fmt: skip
    stocktake, _ = stocktakes.start(store, stocktakes.Opening("Kiểm kê một cửa", date(2023, 6, 1), (desk,)))
    lines = len(stocktakes.session(store, stocktake).lines)
    return {
        "new": 2 + 1 + 1 + 1 + lines,
        "changed": 3 + its_lines,
        "deleted": 1 + its_events,
        "missing": 0,
        "invalid": 0,
    }


def test_a_commune_with_its_equipment_arrives_whole_at_the_province(made: Offices, plan: Province) -> None:
    own = plan.communes_of(DISTRICT.code)[0].code
    assert made.send(made.commune, made.district).result == receiving.APPLIED
    assert made.send(made.district, made.province).result == receiving.APPLIED
    there = equipment(made.commune, own)
    assert len(there.items) > 80
    assert equipment(made.district, own) == equipment(made.province, own) == there


def test_edited_equipment_is_counted_when_it_is_sent_again_and_the_merge_can_be_undone(
    made: Offices, plan: Province
) -> None:
    own = plan.communes_of(DISTRICT.code)[0].code
    made.send(made.commune, made.district)
    before = state(made.district)
    expected = edit(made.commune)
    previewed = made.send(made.commune, made.district, preview=True)
    assert {key: previewed.counts[key] for key in expected} == expected
    assert state(made.district) == before
    merged = made.send(made.commune, made.district)
    assert {key: merged.counts[key] for key in expected} == expected
    assert equipment(made.district, own) == equipment(made.commune, own)
    assert rows(made.district, "stocktake_line") == rows(made.commune, "stocktake_line") > 5
    after = state(made.district)
    undo.undo(made.district)
    assert state(made.district) == before
    undo.redo(made.district)
    assert state(made.district) == after


def test_what_did_not_change_is_not_counted(made: Offices) -> None:
    made.send(made.commune, made.district)
    again = made.send(made.commune, made.district)
    assert {again.counts[key] for key in ("new", "changed", "deleted", "missing", "invalid")} == {0}
