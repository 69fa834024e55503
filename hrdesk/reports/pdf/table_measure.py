"""Choose the letters and the column widths of a table so that no word has to be broken.

Every distinct string of a column is measured once, in ems; the sizes are then tried from the
wished one down: to 9 points to give columns the widths they ask for, further only to save words
from being broken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from hrdesk.domain.paper import ColumnGroup, Heading, Row, RowKind, Table, columns_of, text_of
from hrdesk.reports.pdf.columns import Need, fit_columns
from hrdesk.reports.pdf.fonts import Face, Typesetter
from hrdesk.reports.pdf.geometry import MM
from hrdesk.reports.pdf.lines import least_width, words_of

PAD = 0.25  # ems of white space at either side of a cell
_SIZE_STEP = 0.5
_MOST = 0.9  # of the distinct strings of a column
_COMFORTABLE = 9.0  # letters are not made smaller than this to give columns their wish

Texts = Sequence[Sequence[str]]  # one string a column, for each row


class Measures(NamedTuple):
    """The size of the letters, one width a column, and the columns in which words must be broken."""

    size: float
    widths: list[float]
    cramped: list[str]


class Extent(NamedTuple):
    """What a column holds, in ems: its widest word, its widest line, and the line wider than most."""

    least: float
    natural: float
    typical: float


def texts_of(table: Table, typesetter: Typesetter) -> Texts:
    """Return what stands in each cell, ready to print."""
    numbers = [column.number for column in table.columns]
    clean = typesetter.clean
    return [
        [clean(text_of(value, number)) for value, number in zip(row.cells, numbers, strict=True)] for row in table.rows
    ]


def measure_table(table: Table, texts: Texts, width: float, typesetter: Typesetter) -> Measures:
    """Return the largest letters, from ``size`` down to ``smallest``, in which ``table`` fits ``width`` points."""
    extents = _extents(table, texts, typesetter)
    size = table.size
    while size > table.smallest and not _suits(_needs(table, extents, size), width, size):
        size = max(size - _SIZE_STEP, table.smallest)
    widths = fit_columns(_with_whole_names(table, _needs(table, extents, size), width), width)
    cramped = [
        column.label
        for column, extent, room in zip(table.columns, extents, widths, strict=True)
        if (extent.least + 2 * PAD) * size > room + 1e-6
    ]
    return Measures(size, widths, cramped)


def _suits(needs: list[Need], width: float, size: float) -> bool:
    return sum(need.start if size > _COMFORTABLE else need.least for need in needs) <= width


def _with_whole_names(table: Table, needs: list[Need], width: float) -> list[Need]:
    """Return the needs with room for one line in the columns that are ``whole``, if no word has to be broken for it."""
    wished = [
        replace(need, least=max(need.least, min(need.typical, need.wish))) if column.whole else need
        for column, need in zip(table.columns, needs, strict=True)
    ]
    return wished if sum(need.least for need in wished) <= width else needs


def _needs(table: Table, extents: list[Extent], size: float) -> list[Need]:
    return [
        Need(
            (extent.least + 2 * PAD) * size,
            (extent.natural + 2 * PAD) * size,
            column.width * MM * size / table.size,
            (extent.typical + 2 * PAD) * size,
            column.grows,
            column.number is None and not column.firm,
        )
        for column, extent in zip(table.columns, extents, strict=True)
    ]


def _extents(table: Table, texts: Texts, typesetter: Typesetter) -> list[Extent]:
    regular, bold = typesetter.face(), typesetter.face(bold=True)
    plain = list(_columns_in(table, texts, emphasised=False))
    strong = list(_columns_in(table, texts, emphasised=True))
    found = []
    for place, column in enumerate(table.columns):
        least = least_width(typesetter.clean(column.label), bold.measure)
        cells = [(text, regular) for text in plain[place]] + [(text, bold) for text in strong[place]]
        widths = sorted([least, *(_one_line(text, face) for text, face in cells)])
        least = max([least, *(least_width(text, face.measure) for text, face in cells)])
        found.append(Extent(least, widths[-1], max(least, widths[int(len(widths) * _MOST)])))
    return _widen_for_groups(table.headings, found, typesetter)


def _columns_in(table: Table, texts: Texts, *, emphasised: bool) -> Iterator[set[str]]:
    """Yield the distinct strings of each column, leaving out cells that cover several columns."""
    lines = [
        (row, line) for row, line in zip(table.rows, texts, strict=True) if is_bold(row) is emphasised and row.span == 1
    ]
    spanning = [
        (row, line) for row, line in zip(table.rows, texts, strict=True) if is_bold(row) is emphasised and row.span > 1
    ]
    for place in range(len(table.columns)):
        found = {line[place] for _, line in lines}
        found.update(line[place] for row, line in spanning if place >= row.span)
        yield found


def is_bold(row: Row) -> bool:
    """Return whether a row is set in bold letters: every one but the data."""
    return row.kind is not RowKind.DATA


def _one_line(text: str, face: Face) -> float:
    space = face.measure(" ")
    widths = []
    for line in text.split("\n"):
        words = words_of(line)
        widths.append(sum(map(face.measure, words)) + space * max(len(words) - 1, 0))
    return max(widths)


def _widen_for_groups(headings: Sequence[Heading], extents: list[Extent], typesetter: Typesetter) -> list[Extent]:
    """Return the extents with room for the words of the headings that stand above several columns."""
    measure = typesetter.face(bold=True).measure
    widened: list[Extent] = []
    for heading in headings:
        count = len(columns_of((heading,)))
        under = extents[len(widened) : len(widened) + count]
        if isinstance(heading, ColumnGroup):
            under = _widen_for_groups(heading.members, under, typesetter)
            short = least_width(typesetter.clean(heading.label), measure) - sum(extent.least for extent in under)
            share = max(short, 0.0) / count
            under = [_at_least(extent, extent.least + share) for extent in under]
        widened.extend(under)
    return widened


def _at_least(extent: Extent, width: float) -> Extent:
    return Extent(width, max(extent.natural, width), max(extent.typical, width))
