"""Paragraphs, headings and lists: lines of one block, each a piece, the text justified."""

from hrdesk.domain.paper import Align, Item, ItemList, Paragraph, SectionHeading
from hrdesk.reports.pdf.flow import Piece
from hrdesk.reports.pdf.fonts import Face, Typesetter
from hrdesk.reports.pdf.geometry import ASCENT, BODY, FIRST_LINE_INDENT, LEADING, LEFT_MARGIN, PARAGRAPH_GAP
from hrdesk.reports.pdf.lines import break_lines
from hrdesk.reports.pdf.pen import Pen

_MARK_WIDTH = 1.5  # ems between the mark of an entry and its text
_LOOSEST = 0.6  # ems more between two words; a line with so few words is not justified


class TextLines:
    """A block of lines of one face between ``left`` and ``right``, the first moved in by ``indent`` points."""

    head = 0.0

    def __init__(
        self,
        text: str,
        face: Face,
        size: float,
        left: float,
        right: float,
        *,
        indent: float = 0.0,
        align: Align = Align.LEFT,
    ) -> None:
        self._face, self._size = face, size
        self._left, self._right = left, right
        self._indent, self._align = indent, align
        self.lines = break_lines(text, (right - left) / size, face.measure, indent=indent / size)

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self._size * LEADING

    def pieces(self, gap: float = 0.0) -> list[Piece]:
        """Return a piece a line; no line of a block stands alone at the foot or the top of a page."""
        pieces = [Piece(self, place, self.leading) for place in range(len(self.lines))]
        for place in (0, len(pieces) - 2):
            if 0 <= place < len(pieces) - 1:
                pieces[place].keep = True
        if pieces:
            pieces[0].gap = gap
        return pieces

    def draw(self, pen: Pen, top: float, first: int, last: int) -> None:
        """Draw the lines ``first`` to ``last``."""
        baseline = top + self._size * ASCENT
        for place in range(first, last + 1):
            self._draw_line(pen, place, baseline)
            baseline += self.leading

    def _draw_line(self, pen: Pen, place: int, baseline: float) -> None:
        line = self.lines[place]
        left = self._left + (self._indent if place == 0 else 0.0)
        spare = self._right - left - line.width * self._size
        spread = 0.0
        if self._align is Align.CENTER:
            left += spare / 2
        elif self._align is Align.RIGHT:
            left += spare
        elif self._align is Align.JUSTIFY and place < len(self.lines) - 1:
            spread = spare / max(line.text.count(" "), 1)
            spread = spread if spread <= _LOOSEST * self._size else 0.0
        pen.words(left, baseline, line.text, self._face.name, self._size, spread=spread)


def paragraph_pieces(block: Paragraph, width: float, typesetter: Typesetter) -> list[Piece]:
    """Return the lines of a paragraph of the body."""
    face = typesetter.face(bold=block.bold, italic=block.italic)
    indent = FIRST_LINE_INDENT if block.indent and block.align in (Align.LEFT, Align.JUSTIFY) else 0.0
    lines = TextLines(
        typesetter.clean(block.text),
        face,
        BODY,
        LEFT_MARGIN,
        LEFT_MARGIN + width,
        indent=indent,
        align=block.align,
    )
    return lines.pieces(PARAGRAPH_GAP)


def section_pieces(block: SectionHeading, width: float, typesetter: Typesetter) -> list[Piece]:
    """Return the lines of a heading, which stays with what follows it."""
    text = typesetter.clean(block.text.upper() if block.level == 1 else block.text)
    face = typesetter.face(bold=block.level <= 2)
    lines = TextLines(text, face, BODY, LEFT_MARGIN, LEFT_MARGIN + width, indent=FIRST_LINE_INDENT)
    pieces = lines.pieces(PARAGRAPH_GAP * (2 if block.level == 1 else 1.5))
    for piece in pieces:
        piece.keep = True
    if pieces:
        pieces[0].breaks = block.starts_page
    return pieces


def list_pieces(block: ItemList, width: float, typesetter: Typesetter) -> list[Piece]:
    """Return the lines of the entries, each with its details under it."""
    return [piece for item in block.items for piece in _item_pieces(item, width, typesetter)]


def _item_pieces(item: Item, width: float, typesetter: Typesetter) -> list[Piece]:
    right = LEFT_MARGIN + width
    mark = f"{item.mark}\u00a0" if item.mark else ""
    text = typesetter.clean(f"{mark}{item.text}")
    regular, italic = typesetter.face(), typesetter.face(italic=True)
    pieces = TextLines(text, regular, BODY, LEFT_MARGIN, right, indent=FIRST_LINE_INDENT, align=Align.JUSTIFY).pieces(
        PARAGRAPH_GAP
    )
    for detail in item.details:
        if pieces:
            pieces[-1].keep = True
        left = LEFT_MARGIN + FIRST_LINE_INDENT + _MARK_WIDTH * BODY
        pieces += TextLines(typesetter.clean(detail), italic, BODY - 1, left, right, align=Align.JUSTIFY).pieces()
    return pieces
