"""A block of lines and rules at fixed places, drawn as a whole: the head of a paper, the signatures."""

from typing import NamedTuple

from hrdesk.reports.pdf.flow import Piece
from hrdesk.reports.pdf.fonts import Face, FaceName
from hrdesk.reports.pdf.geometry import ASCENT, LEADING, RULE_WIDTH
from hrdesk.reports.pdf.pen import Pen, Rule


class Mark(NamedTuple):
    """Words at a place, measured from the left edge of the sheet and the top of the plate."""

    x: float
    baseline: float
    text: str
    face: FaceName
    size: float


class Plate:
    """Lines and rules set one after the other; ``widest`` is the widest line of the last call."""

    head = 0.0

    def __init__(self) -> None:
        self.height = 0.0
        self.widest = 0.0
        self._marks: list[Mark] = []
        self._rules: list[Rule] = []

    def centred(self, text: str, middle: float, top: float, room: float, face: Face, size: float) -> float:
        """Set ``text`` centred on ``middle`` in lines no wider than ``room``; return where it ends."""
        return self._set(text, middle, 0.5, top, _balanced(text, room, face, size), face, size)

    def left(self, text: str, left: float, top: float, room: float, face: Face, size: float) -> float:
        """Set ``text`` from ``left`` on in lines no wider than ``room``; return where it ends."""
        return self._set(text, left, 0.0, top, room, face, size)

    def rule_under(self, middle: float, y: float, width: float) -> float:
        """Draw a rule of ``width`` centred on ``middle``; return where it ends."""
        self._rules.append((middle - width / 2, y, middle + width / 2, y))
        return y + RULE_WIDTH

    def piece(self, gap: float = 0.0) -> Piece:
        """Return the plate as one piece."""
        return Piece(self, 0, self.height, gap=gap)

    def draw(self, pen: Pen, top: float, first: int, last: int) -> None:
        """Draw the whole plate."""
        for mark in self._marks:
            pen.words(mark.x, top + mark.baseline, mark.text, mark.face, mark.size)
        pen.rules([(x1, top + y1, x2, top + y2) for x1, y1, x2, y2 in self._rules], RULE_WIDTH)

    def _set(self, text: str, x: float, share: float, top: float, room: float, face: Face, size: float) -> float:
        self.widest = 0.0
        for line, ems in face.lines(text, size, room):
            width = ems * size
            self.widest = max(self.widest, width)
            self._marks.append(Mark(x - width * share, top + size * ASCENT, line, face.name, size))
            top += size * LEADING
        return top


def _balanced(text: str, room: float, face: Face, size: float) -> float:
    """Return the least room that takes no more lines than ``room``: a title breaks into even lines."""
    count = len(face.lines(text, size, room))
    narrow, wide = room / count, room
    while count > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(face.lines(text, size, middle)) > count:
            narrow = middle
        else:
            wide = middle
    return wide
