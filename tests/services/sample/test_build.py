"""Making the stores: the real way and the fast way come to the same, and so does every run."""

from pathlib import Path

import pytest

from hrdesk.models import digest
from hrdesk.models.store import Store
from hrdesk.services import receiving, stores
from hrdesk.services.sample.build import build
from hrdesk.services.sample.province import Province, province
from tests import factories
from tests.services.sample.conftest import ACCESS

SMALLEST = "243"


def _open(path: Path) -> Store:
    return stores.open_store(path, passphrase=factories.PASSPHRASE)


def _digest(path: Path) -> str:
    with _open(path) as store, store.reading() as connection:
        return digest.state_digest(connection)


def test_bundles_from_commune_to_province_and_the_fast_way_come_to_the_same(plan: Province, tmp_path: Path) -> None:
    real = build(plan, tmp_path / "real", ACCESS, districts=[SMALLEST])
    fast = build(province(), tmp_path / "fast", ACCESS, districts=[SMALLEST], fast=True)  # from the seed again
    assert real.province
    assert fast.province
    assert len(real.communes) == len(plan.communes_of(SMALLEST)) == 9
    assert not fast.communes
    assert not fast.districts
    assert _digest(real.province) == _digest(fast.province)
    for path, number in ((real.districts[SMALLEST], 9), (real.province, 1)):
        with _open(path) as store:
            assert [row.seq for row in receiving.inbox(store)] == [1] * number
            assert stores.is_practice(store)
    assert all(path.exists() for path in real.files)
    assert len([path for path in real.files if path.suffix == ".hrb"]) == 10


def test_a_district_can_stand_alone(plan: Province, tmp_path: Path) -> None:
    made = build(plan, tmp_path, ACCESS, districts=[SMALLEST], with_province=False, fast=True)
    assert made.province is None
    with _open(made.districts[SMALLEST]) as store:
        assert len(receiving.inbox(store)) == 9


def test_the_same_seed_makes_the_same_rows_and_another_seed_others(plan: Province) -> None:
    again, other = province(plan.seed), province(plan.seed + 1)
    commune = plan.communes[40]
    assert again.communes == plan.communes
    assert again.rows(again.communes[40]) == plan.rows(commune) == plan.rows(commune)
    for table in ("person", "item", "item_event", "digital_service"):
        assert other.rows(other.communes[40])[table] != plan.rows(commune)[table]


@pytest.mark.parametrize("seed", [1, 7, 2025])
def test_any_seed_finds_a_way_to_deal_everything_out(seed: int) -> None:
    made = province(seed)
    assert [sum(len(commune.hamlets) for commune in made.communes), sum(map(len, made.people))] == [1237, 12465]


def test_merging_refuses_the_records_of_another_office(store: Store) -> None:
    from hrdesk.errors import UserError
    from hrdesk.models import records
    from hrdesk.services.offices import unit_id

    own = factories.saved_person(store)
    with store.reading() as connection:
        row = records.fetch(connection, "person", [own])[own]
    with pytest.raises(UserError):
        receiving.merge(store, "xã khác", {"person": [{**row, "owner_id": unit_id("99999"), "full_name": "Lê Văn Ai"}]})
    with pytest.raises(UserError):
        receiving.merge(store, "xã khác", {"person": [{**row, "full_name": "Lê Văn Ai"}]})
    with store.reading() as connection:
        assert records.fetch(connection, "person", [own])[own] == row
