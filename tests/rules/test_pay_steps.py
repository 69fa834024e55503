"""When the next pay step is due, by rank, step and date."""

import pytest

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.domain.snapshot import Pay
from hrdesk.rules.pay_steps import later, next_step_due


def due(rank: str | None, step: int | None, since: str | None, coefficient: int | None = None) -> str | None:
    found = next_step_due(Pay(rank, step, coefficient, parse_iso(since) if since else None))
    return found.iso if found else None


@pytest.mark.parametrize(
    ("rank", "step", "since", "next_one"),
    [
        ("01.003", 5, "2021-01-01", "2024-01-01"),  # chuyên viên: 36 months
        ("01.002", 1, "2021-06", "2024-06"),
        ("01.004", 2, "2021", "2024"),
        ("01.005", 3, "2021-01-01", "2023-01-01"),  # nhân viên: 24 months
        ("02.008", 3, "2021-12-31", "2023-12-31"),
        ("01.003", 5, "2020-02-29", "2023-02-28"),
        ("01.003", 9, "2021-01-01", None),  # the last step
        ("CBX.1", 1, "2021-01-01", None),  # no regular steps are stated
        (None, 5, "2021-01-01", None),
        ("99.999", 5, "2021-01-01", None),
        ("01.003", 5, None, None),
        ("01.003", None, "2021-01-01", None),
    ],
)
def test_the_next_step_is_due_after_the_months_of_the_rank(
    rank: str | None, step: int | None, since: str | None, next_one: str | None
) -> None:
    assert due(rank, step, since) == next_one


def test_a_step_not_stated_is_found_by_its_coefficient() -> None:
    assert due("01.003", None, "2021-01-01", 366) == "2024-01-01"
    assert due("01.003", None, "2021-01-01", 498) is None
    assert due("01.003", None, "2021-01-01", 367) is None


def test_every_rank_of_group_a_has_36_months_and_of_b_24() -> None:
    months = {"A": 36, "B": 24, "C": None}
    for entry in catalog("rank").entries:
        assert entry.attributes.get("step_months") == months[entry.attributes["pay_group"][0]]


def test_a_year_alone_moves_by_whole_years_only() -> None:
    assert later(parse_iso("2021"), 18) is None
    assert later(parse_iso("2021-08-31"), 18) == parse_iso("2023-02-28")
