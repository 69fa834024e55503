"""What every test may lean on: real stores in temporary folders, settings of their own, no screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from hrdesk.models.store import Store
from hrdesk.services import offices
from tests import factories

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No deadline: the time of an example is no promise. The examples are the same in every run.
# A busy machine is no fault of a test either.
hypothesis.settings.register_profile(
    "hrdesk", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("hrdesk")


@pytest.fixture(autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and logs of the person who runs the tests out of them."""
    monkeypatch.setenv("HRDESK_CONFIG", str(tmp_path_factory.getbasetemp() / "config"))
    for name in ("HRDESK_PASSPHRASE", "HRDESK_USER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield the open store of xã Tam Hợp, empty but for the units; no transaction may be left open."""
    made = factories.make_store(tmp_path / "tam-hop")
    yield made
    if not made.read_only:
        with made.writing():
            pass  # the write lock is free: nothing was left open
    made.close()


@pytest.fixture
def unit_id(store: Store) -> str:
    """Return the id of the office whose store it is."""
    return offices.own_unit(store).id
