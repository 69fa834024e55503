"""Laws of the line breaker: nothing is lost, nothing is too wide, words are whole where they can be."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from hrdesk.reports.pdf.fonts import Face, FaceName
from hrdesk.reports.pdf.lines import break_lines, least_width, words_of

FACE = Face(FaceName.REGULAR)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẩộữịĐẠĂ0123456789.,-/@&<>()\u00a0"
texts = st.text(st.sampled_from(LETTERS + "    \n"), max_size=120)
rooms = st.floats(0.3, 30)


@given(texts, rooms)
def test_no_letter_is_lost_or_moved(text, room):
    lines = break_lines(text, room, FACE.measure)
    assert "".join("".join(words_of(line.text)) for line in lines) == "".join(words_of(text.replace("\n", " ")))


@given(texts, rooms, st.floats(0, 0.25))
def test_no_line_is_wider_than_its_column(text, room, indent):
    for place, line in enumerate(break_lines(text, room, FACE.measure, indent=indent)):
        allowed = room - indent if place == 0 else room
        assert abs(line.width - FACE.measure(line.text)) < 1e-6
        assert line.width <= allowed + 1e-5 or len(line.text) == 1


@given(texts, rooms)
def test_words_that_fit_stay_whole_and_fill_their_lines(text, room):
    words = words_of(text.replace("\n", " "))
    assume(max(map(FACE.measure, words), default=0) <= room)
    lines = break_lines(" ".join(words), room, FACE.measure)
    assert [word for line in lines for word in words_of(line.text)] == words
    for line, following in pairwise(lines):
        next_word = words_of(following.text)[0]
        assert line.width + FACE.measure(" ") + FACE.measure(next_word) > room


@given(texts)
def test_everything_in_one_line_when_there_is_room(text):
    assert len(break_lines(text, 1e9, FACE.measure)) == text.count("\n") + 1


def test_a_mail_address_is_broken_after_its_signs():
    lines = break_lines("nguyen.van.an@tamhop.vinhphuc.gov.vn", 8, FACE.measure)
    assert [line.text for line in lines] == ["nguyen.van.an@", "tamhop.vinhphuc.", "gov.vn"]


def test_a_short_code_counts_as_one_word_and_a_long_address_does_not():
    assert least_width("Số 12/QĐ-UBND", FACE.measure) == FACE.measure("12/QĐ-UBND")
    assert least_width("an@tamhop.vinhphuc.gov.vn", FACE.measure) == FACE.measure("vinhphuc.")
    assert least_width("", FACE.measure) == 0


def test_a_line_break_in_the_text_is_kept():
    assert [line.text for line in break_lines("Ủy ban nhân dân\nxã Tam Hợp", 90, FACE.measure)] == [
        "Ủy ban nhân dân",
        "xã Tam Hợp",
    ]
