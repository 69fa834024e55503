"""Putting pieces on pages."""

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.reports.pdf.flow import Piece, paginate


class Owner:
    def __init__(self, head=0.0):
        self.head = head

    def draw(self, pen, top, first, last):
        raise AssertionError("nothing is drawn here")


def rows(owner, heights, keep=()):
    return [Piece(owner, place, height, keep=place in keep) for place, height in enumerate(heights)]


def spans(pages):
    return [[(run.first, run.last) for run in page] for page in pages]


def test_rows_fill_a_page_and_the_heading_takes_its_room_on_each():
    assert spans(paginate(rows(Owner(head=20), [20] * 10), 100)) == [[(0, 3)], [(4, 7)], [(8, 9)]]


def test_a_group_row_moves_to_the_page_of_its_first_row():
    assert spans(paginate(rows(Owner(), [20] * 6, keep={4}), 100)) == [[(0, 3)], [(4, 5)]]


def test_the_signature_takes_the_last_two_rows_along():
    table, foot = Owner(), Owner()
    pieces = [*rows(table, [20] * 5, keep={3, 4}), Piece(foot, 0, 40, gap=10)]
    assert spans(paginate(pieces, 100)) == [[(0, 2)], [(3, 4), (0, 0)]]


def test_a_gap_is_left_out_at_the_top_of_a_page():
    first, second = Owner(), Owner()
    pages = paginate([*rows(first, [100]), Piece(second, 0, 100, gap=30)], 100)
    assert [run.top for page in pages for run in page] == [0, 0]


def test_a_chain_higher_than_a_page_is_broken():
    assert spans(paginate(rows(Owner(), [40] * 5, keep={0, 1, 2, 3}), 100)) == [[(0, 1)], [(2, 3)], [(4, 4)]]


@given(
    st.lists(st.tuples(st.floats(1, 60), st.booleans(), st.integers(0, 2), st.floats(0, 10)), min_size=1, max_size=60)
)
def test_every_piece_is_placed_once_in_order_and_no_page_overflows(made):
    owners = [Owner(), Owner(head=15), Owner()]
    pieces, last, counts = [], None, {}
    for height, keep, which, gap in made:
        owner = owners[which]
        index = counts.get(which, 0)
        counts[which] = index + 1
        pieces.append(Piece(owner, index, height, keep=keep, gap=0.0 if last is owner else gap))
        last = owner
    heights = {(id(piece.owner), piece.index): piece.height for piece in pieces}
    placed = []
    for page in paginate(pieces, 100):
        bottom = 0.0
        for run in page:
            assert run.top >= bottom - 1e-6
            indexes = range(run.first, run.last + 1)
            bottom = run.top + run.owner.head + sum(heights[id(run.owner), index] for index in indexes)
            placed += [(id(run.owner), index) for index in indexes]
        assert bottom <= 100 + 1e-6
    assert placed == [(id(piece.owner), piece.index) for piece in pieces]
