"""Dividing a page among columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.reports.pdf.columns import Need, fit_columns

widths = st.floats(1, 100)
needs = st.lists(st.builds(Need, widths, widths, widths, widths, st.booleans(), st.booleans()), min_size=1, max_size=20)


@given(needs, st.floats(10, 800))
def test_columns_fill_the_page_exactly(columns, available):
    assert sum(fit_columns(columns, available)) == pytest.approx(available)


@given(needs, st.floats(10, 800))
def test_no_column_is_narrower_than_its_widest_word_when_all_fit(columns, available):
    found = fit_columns(columns, available)
    if sum(need.least for need in columns) <= available:
        assert all(width >= need.least - 1e-6 for width, need in zip(found, columns, strict=True))


def test_numbers_keep_their_width_and_text_takes_the_rest():
    number = Need(8, 8, 10, 8, grows=False, gives=False)
    assert fit_columns([number, Need(20, 60, 40, 60), number], 100) == [10, 80, 10]


def test_a_column_gives_what_it_does_not_need():
    short, long = Need(10, 12, 40, 12), Need(20, 200, 40, 200)
    assert fit_columns([short, long], 80) == [12, 68]


def test_narrowed_columns_keep_the_same_share_of_what_they_hold():
    columns = [Need(5, 100, 80, 100), Need(5, 50, 40, 50), Need(30, 30, 30, 30)]
    assert fit_columns(columns, 90) == pytest.approx([40, 20, 30])


def test_a_text_meant_for_one_line_gets_two_lines_before_longer_ones_get_more():
    name, address, dates = Need(8, 30, 40, 30), Need(10, 120, 40, 120), Need(42, 42, 42, 42)
    assert fit_columns([name, address, dates], 72) == pytest.approx([18, 12, 42])
