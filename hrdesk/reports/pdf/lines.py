"""Break text into lines: between words, inside a word only when it is wider than the column.

Widths are in ems (multiples of the letter size), so one measure serves every size.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Measure = Callable[[str], float]

# Rounding of sums: a line may be so much wider than its column, in ems.
TOLERANCE = 1e-6

# A long word is better broken after these signs, between letters: tam.hop@ vinhphuc.gov.vn
_ATOMS = re.compile(r"(?<=[^\W\d_][@/._,;-])(?=[^\W\d_])|(?<=@)")
_LONG_WORD = 14


class Line(NamedTuple):
    """A line and its width in ems."""

    text: str
    width: float


def break_lines(text: str, room: float, measure: Measure, *, indent: float = 0.0) -> tuple[Line, ...]:
    """Return ``text`` in lines no wider than ``room`` ems, the first shorter by ``indent``.

    Line breaks in the text are kept. A single letter that is wider than the room stands alone
    on its line, too wide.
    """
    lines: list[Line] = []
    space = measure(" ")
    for hard_line in text.split("\n"):
        first = room - indent if not lines else room
        words = [(word, measure(word)) for word in words_of(hard_line)]
        whole = sum(width for _, width in words) + space * (len(words) - 1)
        if whole <= first + TOLERANCE:
            lines.append(Line(" ".join(word for word, _ in words), max(whole, 0.0)))
        else:
            lines.extend(_fill(words, first, room, measure))
    return tuple(lines)


def words_of(text: str) -> list[str]:
    """Return the words between ordinary spaces; a no-break space holds its neighbours together."""
    return [word for word in text.replace("\t", " ").replace("\r", " ").split(" ") if word]


def least_width(text: str, measure: Measure) -> float:
    """Return the width in ems of the widest piece of ``text`` that ought not to be broken."""
    pieces = (piece for word in words_of(text.replace("\n", " ")) for piece in _pieces(word))
    return max(map(measure, pieces), default=0.0)


def _pieces(word: str) -> list[str]:
    return [word] if len(word) <= _LONG_WORD else _ATOMS.split(word)


def _fill(words: list[tuple[str, float]], room: float, later_room: float, measure: Measure) -> Iterator[Line]:
    space = measure(" ")
    text, width = "", 0.0
    for word, word_width in words:
        if text and width + space + word_width <= room + TOLERANCE:
            text, width = f"{text} {word}", width + space + word_width
            continue
        if text:
            yield Line(text, width)
            room = later_room
        text, width = word, word_width
        if word_width > room + TOLERANCE:
            *full, last = _break_word(word, room, later_room, measure)
            yield from full
            room, (text, width) = later_room, last
    yield Line(text, width)


def _break_word(word: str, room: float, later_room: float, measure: Measure) -> Iterator[Line]:
    """Break a word wider than the room after a sign where that helps, else between letters."""
    text, width = "", 0.0
    for atom in _ATOMS.split(word):
        whole = measure(atom)
        parts = [(atom, whole)] if whole <= min(room, later_room) else [(letter, measure(letter)) for letter in atom]
        for part, part_width in parts:
            if text and width + part_width > room + TOLERANCE:
                yield Line(text, width)
                text, width, room = "", 0.0, later_room
            text, width = text + part, width + part_width
    yield Line(text, width)
