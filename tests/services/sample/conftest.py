"""The sample province, planned and built the fast way once for all tests here."""

from collections.abc import Iterator

import pytest

from hrdesk.domain.snapshot import Snapshot
from hrdesk.models.snapshot import snapshot as take_snapshot
from hrdesk.models.store import Store
from hrdesk.services import stores
from hrdesk.services.sample.build import Access, Built, build
from hrdesk.services.sample.province import Province, province
from tests import factories

ACCESS = Access(factories.USER, factories.PASSPHRASE, factories.CHEAP)


@pytest.fixture(scope="session")
def plan() -> Province:
    """Return the plan with the seed that the program uses."""
    return province()


@pytest.fixture(scope="session")
def built(plan: Province, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the districts and the province the fast way."""
    return build(plan, tmp_path_factory.mktemp("province"), ACCESS, fast=True)


@pytest.fixture(scope="session")
def province_store(built: Built) -> Iterator[Store]:
    """Yield the open store of the province."""
    assert built.province
    with stores.open_store(built.province, passphrase=factories.PASSPHRASE) as store:
        yield store


@pytest.fixture(scope="session")
def whole(plan: Province, province_store: Store) -> Snapshot:
    """Return the province at the reporting date."""
    with province_store.reading() as connection:
        return take_snapshot(connection, plan.as_of)
