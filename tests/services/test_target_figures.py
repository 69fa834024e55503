from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.errors import UserError
from hrdesk.models.store import Store
from hrdesk.services import target_figures, undo
from tests import factories

DAY = date(2023, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with factories.make_store(tmp_path / "xa") as made:
        yield made


def test_a_figure_is_entered_replaced_taken_back_and_removed(store: Store) -> None:
    target = next(each for each in target_figures.by_hand(store, DAY) if each.id == "T27")
    target_figures.enter(store, target, period="2023", numerator=40, denominator=50)
    target_figures.enter(store, target, period="2023", numerator=45, denominator=50, note="Sổ theo dõi")
    target_figures.enter(store, target, period="30/06/2023", numerator=20, denominator=25)
    assert [(row["period"], row["numerator"]) for row in target_figures.figures(store)] == [
        ("2023-06-30", 20),
        ("2023", 45),
    ]
    undo.undo(store)
    (left,) = target_figures.figures(store)
    target_figures.remove(store, left["id"])
    assert target_figures.figures(store) == []


def test_only_some_targets_are_entered_by_hand(store: Store) -> None:
    assert {each.id for each in target_figures.by_hand(store, DAY)} == {"T03", "T24", "T25", "T26", "T27"}


@pytest.mark.parametrize(
    ("period", "numerator", "denominator", "said"),
    [
        ("31/02/2023", 1, 2, "Kỳ số liệu"),
        ("quý một", 1, 2, "Kỳ số liệu"),
        ("2023", -1, 2, "không được nhỏ hơn 0"),
        ("2023", 3, 2, "lớn hơn tổng số"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    store: Store, period: str, numerator: int, denominator: int, said: str
) -> None:
    target = next(each for each in target_figures.by_hand(store, DAY) if each.id == "T27")
    with pytest.raises(UserError, match=said):
        target_figures.enter(store, target, period=period, numerator=numerator, denominator=denominator)
    assert target_figures.figures(store) == []
