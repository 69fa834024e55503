"""Dividing a page among columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.reports.pdf.columns import Need, fit_columns

widths = st.floats(1, 100)
needs = st.lists(st.builds(Need, widths, widths, widths, st.booleans(), st.booleans()), min_size=1, max_size=20)


@given(needs, st.floats(10, 800))
def test_columns_fill_the_page_exactly(columns, available):
    assert sum(fit_columns(columns, available)) == pytest.approx(available)


@given(needs, st.floats(10, 800))
def test_no_column_is_narrower_than_its_widest_word_when_all_fit(columns, available):
    found = fit_columns(columns, available)
    if sum(need.least for need in columns) <= available:
        assert all(width >= need.least - 1e-6 for width, need in zip(found, columns, strict=True))


def test_numbers_keep_their_width_and_text_takes_the_rest():
    number = Need(8, 8, 10, grows=False, gives=False)
    assert fit_columns([number, Need(20, 60, 40), number], 100) == [10, 80, 10]


def test_a_column_gives_what_it_does_not_need():
    short, long = Need(10, 12, 40), Need(20, 200, 40)
    assert fit_columns([short, long], 80) == [12, 68]
