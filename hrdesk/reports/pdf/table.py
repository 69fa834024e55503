"""Lay out and draw a table: rows of known height, drawn directly, their heading again on every page."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from hrdesk.domain.paper import Align, Row, RowKind, Table
from hrdesk.reports.pdf.flow import Piece
from hrdesk.reports.pdf.fonts import Typesetter
from hrdesk.reports.pdf.geometry import ASCENT, LEADING, LEFT_MARGIN
from hrdesk.reports.pdf.lines import Line
from hrdesk.reports.pdf.pen import Pen, Rule
from hrdesk.reports.pdf.table_heading import TableHeading
from hrdesk.reports.pdf.table_measure import PAD, Texts, is_bold, measure_table, texts_of

_PAD_Y = 2.0
_GRID = 0.5
_HEADING_SHARE = 0.6  # a heading higher than this share of a page is not repeated

Lines = tuple[Line, ...]


class Strip(NamedTuple):
    """A row as it stands on paper, or a part of a row that is higher than a page."""

    lines: list[Lines]  # of each column
    height: float
    row: Row
    split: bool = False


class TableLayout:
    """A table laid out for a width and a page height in points. ``cramped`` names columns too narrow for a word."""

    def __init__(self, table: Table, width: float, page_height: float, typesetter: Typesetter) -> None:
        texts = texts_of(table, typesetter)
        self.size, widths, self.cramped = measure_table(table, texts, width, typesetter)
        self._edges = [LEFT_MARGIN + sum(widths[:place]) for place in range(len(widths) + 1)]
        self._aligns = [column.align for column in table.columns]
        self._faces = (typesetter.face(), typesetter.face(bold=True))
        self._heading = TableHeading(table, self._edges, self.size, typesetter)
        self._repeats = self._heading.height <= page_height * _HEADING_SHARE
        self.head = self._heading.height if self._repeats else 0.0
        room = page_height - self.head
        self._strips = [strip for full in self._rows(table, texts) for strip in self._parts(full, room)]

    def pieces(self) -> list[Piece]:
        """Return one piece a row: group rows stay with what they head, totals with what they add up."""
        pieces = [Piece(self, place, strip.height) for place, strip in enumerate(self._strips)]
        if not pieces:
            return [Piece(self, 0, self._heading.height - self.head)]
        for place, (strip, following) in enumerate(zip(self._strips, self._strips[1:], strict=False)):
            pieces[place].keep = strip.row.kind is RowKind.GROUP or following.row.kind in (
                RowKind.SUBTOTAL,
                RowKind.TOTAL,
            )
        if not self._repeats:
            pieces[0].height += self._heading.height
        return pieces

    def draw(self, pen: Pen, top: float, first: int, last: int) -> None:
        """Draw the heading and the rows ``first`` to ``last``."""
        if self._repeats or first == 0:
            self._heading.draw(pen, top)
            top += self._heading.height
        strips = self._strips[first : last + 1]
        pen.rules(list(self._grid(strips, top)), _GRID)
        for strip in strips:
            self._write(pen, strip, top)
            top += strip.height

    def _rows(self, table: Table, texts: Texts) -> Iterator[Strip]:
        """Break every cell into lines; equal strings of a column are broken once."""
        known: list[dict[tuple[str, bool], Lines]] = [{} for _ in self._aligns]
        rooms = [right - left - 2 * PAD * self.size for left, right in zip(self._edges, self._edges[1:], strict=False)]
        for row, line in zip(table.rows, texts, strict=True):
            bold = is_bold(row)
            cells = []
            for text, room, broken in zip(line, rooms, known, strict=True):
                lines = broken.get((text, bold))
                if lines is None:
                    lines = broken[text, bold] = self._faces[bold].lines(text, self.size, room) if text else ()
                cells.append(lines)
            if row.span > 1:
                room = self._edges[row.span] - self._edges[0] - 2 * PAD * self.size
                cells[: row.span] = [self._faces[bold].lines(line[0], self.size, room), *[()] * (row.span - 1)]
            yield Strip(cells, self._height(max(map(len, cells))), row)

    def _height(self, lines: int) -> float:
        return max(lines, 1) * self.size * LEADING + 2 * _PAD_Y

    def _parts(self, strip: Strip, room: float) -> Iterator[Strip]:
        """Cut a row that is higher than a page into parts that are not."""
        if strip.height <= room:
            yield strip
            return
        count = max(int((room - 2 * _PAD_Y) / (self.size * LEADING)), 1)
        for start in range(0, max(map(len, strip.lines)), count):
            lines = [cell[start : start + count] for cell in strip.lines]
            yield Strip(lines, self._height(max(map(len, lines))), strip.row, split=True)

    def _grid(self, strips: list[Strip], top: float) -> Iterator[Rule]:
        """Yield the rule under each row, and the rules between columns that a run of rows shares."""
        left, right = self._edges[0], self._edges[-1]
        for span, run in groupby(strips, key=lambda strip: strip.row.span):
            upper = top
            for strip in run:
                top += strip.height
                yield left, top, right, top
            for edge in (left, *self._edges[span:]):
                yield edge, upper, edge, top

    def _write(self, pen: Pen, strip: Strip, top: float) -> None:
        row, size = strip.row, self.size
        face = self._faces[is_bold(row)].name
        leading = size * LEADING
        for place, lines in enumerate(strip.lines):
            if not lines:
                continue
            left, right, align = self._edges[place], self._edges[place + 1], self._aligns[place]
            if place == 0 and row.span > 1:
                right = self._edges[row.span]
                align = Align.LEFT if row.kind in (RowKind.GROUP, RowKind.DATA) else Align.CENTER
            above = _PAD_Y if strip.split else (strip.height - len(lines) * leading) / 2
            baseline = top + above + size * ASCENT
            for text, width in lines:
                if align is Align.CENTER:
                    x = (left + right - width * size) / 2
                elif align is Align.RIGHT:
                    x = right - (PAD + width) * size
                else:
                    x = left + PAD * size
                pen.words(x, baseline, text, face, size)
                baseline += leading
