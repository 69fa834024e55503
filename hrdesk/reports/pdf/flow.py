"""Put measured pieces on pages: what belongs together stays together, nothing is drawn yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hrdesk.reports.pdf.pen import Pen


class Drawable(Protocol):
    """Something of one or more pieces. ``head`` is the height of what every page of it begins with."""

    head: float

    def draw(self, pen: Pen, top: float, first: int, last: int) -> None:
        """Draw the pieces ``first`` to ``last`` (included) under each other from ``top`` on."""


@dataclass(slots=True)
class Piece:
    """A piece of known height that is never cut. All lengths in points.

    ``gap`` is the white space before it, left out at the top of a page; ``keep`` holds it on one
    page with the piece that follows; one that ``breaks`` begins a new page.
    """

    owner: Drawable
    index: int
    height: float
    keep: bool = False
    gap: float = 0.0
    breaks: bool = False


@dataclass(slots=True)
class Run:
    """Pieces of one owner that follow each other on one page."""

    owner: Drawable
    first: int
    last: int
    top: float


Page = list[Run]


def paginate(pieces: Sequence[Piece], room: float) -> list[Page]:
    """Return the pages, each ``room`` points high. Pieces kept together move on together.

    A chain of kept pieces that is higher than a page is broken where the page ends.
    """
    filler = _Filler(room)
    start = 0
    while start < len(pieces):
        end = start
        while pieces[end].keep and end + 1 < len(pieces) and not pieces[end + 1].breaks:
            end += 1
        chain = pieces[start : end + 1]
        if chain[0].breaks or not filler.fits(chain):
            filler.turn()
        for piece in chain:
            filler.place(piece)
        start = end + 1
    return filler.pages


class _Filler:
    """The page being filled."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.pages: list[Page] = [[]]
        self.used = 0.0

    def fits(self, chain: Sequence[Piece]) -> bool:
        used, owner = self.used, self._owner
        for piece in chain:
            used += self._height(piece, used, owner)
            owner = piece.owner
        return used <= self.room + 1e-6

    def place(self, piece: Piece) -> None:
        if self.used and self.used + self._height(piece, self.used, self._owner) > self.room + 1e-6:
            self.turn()
        height = self._height(piece, self.used, self._owner)
        page = self.pages[-1]
        if self._owner is piece.owner:
            page[-1].last = piece.index
        else:
            gap = piece.gap if self.used else 0.0
            page.append(Run(piece.owner, piece.index, piece.index, self.used + gap))
        self.used += height

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
            self.used = 0.0

    @property
    def _owner(self) -> Drawable | None:
        return self.pages[-1][-1].owner if self.pages[-1] else None

    @staticmethod
    def _height(piece: Piece, used: float, owner: Drawable | None) -> float:
        if owner is piece.owner:
            return piece.height
        return piece.height + piece.owner.head + (piece.gap if used else 0.0)
