"""The progress of targets: numbers, everybody behind them, the units below."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.errors import UserError
from hrdesk.models.store import Store
from hrdesk.rules.targets import Standing
from hrdesk.services import target_figures
from hrdesk.services.progress import REACHED, SHORT, Progress, progress
from hrdesk.services.transaction import transaction
from tests import factories

DAY = date(2022, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with factories.make_store(tmp_path / "xa") as made:
        yield made


def of(found: Progress, target: str) -> Standing:
    return next(one for one in found.standings if one.target.id == target)


def test_a_target_names_who_reaches_it_and_who_does_not(store: Store) -> None:
    able, other = (factories.saved_person(store, full_name=name, citizen_id=None) for name in ("Lê An", "Vũ Bình"))
    with transaction(store, "Sửa trình độ") as writing:
        row = {"person_id": other, "kind": "professional_level", "level": "DOCTORATE", "attained_on": "2020"}
        writing.add("qualification", row)
        writing.add(
            "qualification",
            {"person_id": able, "kind": "political_theory_level", "level": "INTERMEDIATE", "attained_on": "2015"},
        )
        writing.add(
            "qualification",
            {"person_id": other, "kind": "political_theory_level", "level": "ELEMENTARY", "attained_on": "2015"},
        )
    found = progress(store, DAY)
    theory = of(found, "T13")
    assert (theory.numerator, theory.denominator, theory.shortfall) == (1, 2, 1)
    assert [member.name for member in found.behind(theory, REACHED)] == ["Lê An"]
    (missing,) = found.behind(theory, SHORT)
    assert (missing.id, missing.title, missing.unit) == (other, "Tư pháp - hộ tịch", "xã Tam Hợp")
    assert (found.is_own, found.parts) == (True, ())


def test_an_empty_scope_is_not_applicable_and_a_manual_target_waits_for_its_figure(store: Store) -> None:
    found = progress(store, DAY)
    assert (of(found, "T07").denominator, of(found, "T07").is_met) == (0, None)
    assert of(found, "T27").source == "missing"
    target_figures.enter(store, of(found, "T27").target, period="2022", numerator=94, denominator=100)
    entered = of(progress(store, DAY), "T27")
    assert (entered.is_met, entered.shortfall, entered.periods) == (False, 1, ("2022",))
    assert of(progress(store, date(2021, 12, 31)), "T27").source == "missing"


def test_only_units_of_the_office_can_be_asked_for(store: Store) -> None:
    assert progress(store, DAY, unit="08866").is_own is False
    with pytest.raises(UserError):
        progress(store, DAY, unit="99999")
