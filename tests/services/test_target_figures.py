from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.errors import UserError
from hrdesk.models.store import Store
from hrdesk.services import reporting, target_figures, undo
from hrdesk.services.offices import OfficeCard
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


def test_an_office_above_the_communes_enters_the_rows_of_the_training_tables_too(tmp_path: Path) -> None:
    district = OfficeCard("196", "thành phố Uông Bí", "HUYEN", parent_code="22", parent_name="tỉnh Quảng Ninh")
    with factories.make_store(tmp_path / "huyen", district) as made:
        rows = {each.id: each for each in target_figures.by_hand(made, DAY)}
        assert {"T03", "TY-1.1.1", "TR-V-1"} <= rows.keys()
        assert rows["TY-1.2"].indicator.endswith("không giữ chức vụ lãnh đạo quản lý")
        assert "ở nước ngoài" in rows["TY-2.1.1"].indicator
        target_figures.enter(made, rows["TR-I2-1"], period="2023", numerator=61, denominator=58)
        assert [row["target"] for row in target_figures.figures(made)] == ["TR-I2-1"]
        lines = reporting.facts(made, "training-results", DAY)[1].lines
        (line,) = [line for line in lines if line.row.figure == "TR-I2-1"]
        assert (line.turns, line.headcount) == (61, 58)
