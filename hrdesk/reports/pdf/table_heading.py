"""The heading of a table, of any depth, with its row of column numbers: laid out once, drawn on every page."""

from typing import NamedTuple

from hrdesk.domain.paper import Table, heading_cells, heading_depth
from hrdesk.reports.pdf.fonts import FaceName, Typesetter
from hrdesk.reports.pdf.geometry import ASCENT, LEADING
from hrdesk.reports.pdf.lines import Line
from hrdesk.reports.pdf.pen import Pen, Rule
from hrdesk.reports.pdf.table_measure import PAD

_PAD_Y = 2.5
_GRID = 0.5


class _Label(NamedTuple):
    """A heading cell: the rows and columns of the grid it covers, and its lines."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]
    face: FaceName
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING + 2 * _PAD_Y


class TableHeading:
    """The heading for columns that end at ``edges`` (points from the left of the page)."""

    def __init__(self, table: Table, edges: list[float], size: float, typesetter: Typesetter) -> None:
        self._edges = edges
        self._labels = [*self._names(table, size, typesetter), *self._numbers(table, size, typesetter)]
        self._tops = [0.0]
        for height in self._row_heights(heading_depth(table.headings) + bool(table.numbers)):
            self._tops.append(self._tops[-1] + height)

    @property
    def height(self) -> float:
        """The height in points."""
        return self._tops[-1]

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the heading from ``top`` on."""
        rules: list[Rule] = []
        for label in self._labels:
            left, right = self._edges[label.column], self._edges[label.column + label.columns]
            upper, lower = top + self._tops[label.row], top + self._tops[label.row + label.rows]
            rules += [(left, upper, right, upper), (left, upper, left, lower)]
            baseline = (upper + lower - len(label.lines) * label.size * LEADING) / 2 + label.size * ASCENT
            for line in label.lines:
                middle = (left + right - line.width * label.size) / 2
                pen.words(middle, baseline, line.text, label.face, label.size)
                baseline += label.size * LEADING
        left, right, lower = self._edges[0], self._edges[-1], top + self.height
        rules += [(left, lower, right, lower), (right, top, right, lower)]
        pen.rules(rules, _GRID)

    def _names(self, table: Table, size: float, typesetter: Typesetter) -> list[_Label]:
        face = typesetter.face(bold=True)
        labels = []
        for cell in heading_cells(table.headings):
            room = self._edges[cell.column + cell.columns] - self._edges[cell.column] - 2 * PAD * size
            lines = face.lines(typesetter.clean(cell.label), size, room)
            labels.append(_Label(cell.row, cell.column, cell.rows, cell.columns, lines, face.name, size))
        return labels

    def _numbers(self, table: Table, size: float, typesetter: Typesetter) -> list[_Label]:
        face = typesetter.face(italic=True)
        row = heading_depth(table.headings)
        labels = []
        for column, number in enumerate(table.numbers):
            room = self._edges[column + 1] - self._edges[column]
            labels.append(_Label(row, column, 1, 1, face.lines(number, size - 1, room), face.name, size - 1))
        return labels

    def _row_heights(self, depth: int) -> list[float]:
        heights = [0.0] * depth
        for label in sorted(self._labels, key=lambda label: label.rows):
            missing = label.height - sum(heights[label.row : label.row + label.rows])
            if missing > 0:
                heights[label.row + label.rows - 1] += missing
        return heights
