"""Percentages: one decimal, half-up, exactly."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.reports.share import percent

counts = st.integers(0, 10**7)


@given(counts, st.integers(1, 10**7))
def test_a_percentage_is_the_nearest_tenth_and_a_tie_goes_up(part, whole):
    found = percent(part, whole)
    distance = Fraction(found) - Fraction(100 * part, whole)
    assert Fraction(-1, 20) < distance <= Fraction(1, 20)
    assert found == found.quantize(Decimal("0.1"))


@given(counts)
def test_a_tie_goes_up(part):
    exact = Decimal(part) / 2000 * 100
    assert percent(part, 2000) == exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def test_figures_of_the_province_document_are_reproduced():
    found = [percent(58, 1366), percent(1112, 1366), percent(1, 3337)]
    assert found == [Decimal("4.2"), Decimal("81.4"), Decimal("0.0")]


def test_nobody_has_no_percentage():
    assert percent(0, 0) is None
