"""One description of a paper, from which the PDF, the workbook and the table on screen are made.

A paper is a heading (of a document, an appendix or a form), a title, blocks, signatures and the
places it goes to, as Nghị định 30/2020/NĐ-CP, Phụ lục I orders them. A table knows its columns
under headings of any depth and, for each cell, the ids of the people it counts. Nothing here
measures or draws.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from hrdesk.domain.labels import LabelSheets
from hrdesk.text import decimal_vi

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Sheet(StrEnum):
    """The size of the sheet."""

    A4 = "A4"
    A3 = "A3"


class Align(StrEnum):
    """Where text stands in its column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Number(StrEnum):
    """What the numbers of a column are; whoever shows them formats them."""

    INTEGER = "integer"  # 1.234
    PERCENT = "percent"  # per cent, one decimal: 12,5
    HUNDREDTHS = "hundredths"  # an integer of hundredths: 234 is 2,34


class RowKind(StrEnum):
    """What a row is for. A group row heads the rows that follow it."""

    DATA = "data"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


Value = str | int | Decimal | None
People = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` in millimetres is a wish: the sheet decides, in proportion.

    A column that does not grow keeps its width when the table is narrower than the page. A firm
    one keeps it also when it holds little: a hand will write there, or tables are to look alike.
    One that is ``whole`` has its texts in one line before others have theirs: names of people.
    """

    key: str
    label: str
    width: float = 20
    align: Align = Align.LEFT
    number: Number | None = None
    grows: bool = True
    firm: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """A heading that stands above several columns or further groups."""

    label: str
    members: "tuple[Column | ColumnGroup, ...]"


Heading = Column | ColumnGroup


@dataclass(frozen=True, slots=True)
class HeadingCell:
    """A cell of the heading and the cells of the grid it covers, counted from 0."""

    row: int
    column: int
    rows: int
    columns: int
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one value a column, of which the first may cover ``span`` columns.

    ``people`` are the ids of the persons behind the row (of the items, in papers about equipment), ``behind``
    those behind one cell, by the key of its column.
    """

    cells: tuple[Value, ...]
    kind: RowKind = RowKind.DATA
    span: int = 1
    people: People = ()
    behind: Mapping[str, People] | None = None

    def people_of(self, column: Column) -> People:
        """Return the ids behind one cell; those of the row where the cell says nothing."""
        return (self.behind or {}).get(column.key, self.people)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``numbers`` is the optional row of column numbers; ``name`` labels its worksheet.

    ``note`` stands above its right end ("Đơn vị tính: người"). Letters have ``size`` points, or
    less, down to ``smallest``, when words would not fit their columns otherwise.
    """

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    name: str = ""
    note: str = ""
    numbers: tuple[str, ...] = ()
    size: float = 11
    smallest: float = 8

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return columns_of(self.headings)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; ``indent`` moves its first line in."""

    text: str
    align: Align = Align.JUSTIFY
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A heading inside the text: level 1 is "I. CAPITALS", 2 is "1. Bold", 3 "a) plain".

    One that ``starts_page`` is the first thing on a new page: each place of use has its own book.
    """

    text: str
    level: int = 1
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its text, and details under it in italics (a legal basis, a reason)."""

    text: str
    mark: str = "-"
    details: tuple[str, ...] = ()
    people: People = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """Entries one under the other: findings, names, remarks."""

    items: tuple[Item, ...]


Block = Paragraph | SectionHeading | ItemList | Table


@dataclass(frozen=True, slots=True)
class LetterHeading:
    """The head of a document: office left, Quốc hiệu and Tiêu ngữ right, number, place and date.

    A line break in ``office`` is kept. Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 to II.4.
    """

    office: str
    parent_office: str = ""
    number: str = ""
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class AppendixHeading:
    """The head of an appendix: no office, no Quốc hiệu (Nghị định 30/2020/NĐ-CP, Mẫu 2.1).

    ``attached_to`` is "Kèm theo Báo cáo số ...", without brackets.
    """

    label: str = "Phụ lục"
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class FormHeading:
    """The head of a form from a circular: who reports at the left, the code of the form at the right.

    The first line of either side is set bold.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: authority and title in capitals, room for the hand, the name.

    ``place_and_date`` stands above it where the head of the paper has none; ``hint`` under the
    titles ("Ký, ghi rõ họ tên").
    """

    titles: tuple[str, ...]
    name: str = ""
    place_and_date: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper from head to foot.

    ``title`` is the tên loại ("BÁO CÁO") or the name of a list, ``subject`` the trích yếu under
    it. ``total_pages`` prints "2/5" in place of "2", for forms that want it. Sheets of ``labels``
    are printed in place of all the rest, which remains for the workbook and the screen.
    """

    heading: LetterHeading | AppendixHeading | FormHeading
    title: str
    blocks: tuple[Block, ...]
    subject: str = ""
    as_of: date | None = None
    addressees: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    sheet: Sheet = Sheet.A4
    total_pages: bool = False
    labels: LabelSheets | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables among the blocks."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def as_of_line(self) -> str:
        """The line that says at which day the figures stand, or an empty string."""
        return f"Tính đến ngày {self.as_of:%d/%m/%Y}" if self.as_of else ""


def list_lines(entries: Sequence[str]) -> tuple[str, ...]:
    """Return entries as a list of the decree: "- A;", "- B."."""
    last = len(entries) - 1
    return tuple(f"- {entry.rstrip('.;')}{'.' if place == last else ';'}" for place, entry in enumerate(entries))


def columns_of(headings: Iterable[Heading]) -> tuple[Column, ...]:
    """Return the columns under ``headings``, from left to right."""
    found: list[Column] = []
    for heading in headings:
        found.extend(columns_of(heading.members) if isinstance(heading, ColumnGroup) else (heading,))
    return tuple(found)


def heading_depth(headings: Iterable[Heading]) -> int:
    """Return the number of heading rows."""
    return max(
        (1 + heading_depth(heading.members) if isinstance(heading, ColumnGroup) else 1 for heading in headings),
        default=0,
    )


def heading_cells(headings: tuple[Heading, ...]) -> tuple[HeadingCell, ...]:
    """Return the cells of the heading; a column without a group reaches down to the last row."""
    cells: list[HeadingCell] = []
    depth = heading_depth(headings)

    def place(heading: Heading, row: int, column: int) -> int:
        if isinstance(heading, Column):
            cells.append(HeadingCell(row, column, depth - row, 1, heading.label))
            return 1
        here = len(cells)
        cells.append(HeadingCell(row, column, 1, 0, heading.label))
        width = 0
        for member in heading.members:
            width += place(member, row + 1, column + width)
        cells[here] = HeadingCell(row, column, 1, width, heading.label)
        return width

    column = 0
    for heading in headings:
        column += place(heading, 0, column)
    return tuple(cells)


def column_numbers(count: int) -> tuple[str, ...]:
    """Return the numbers under a heading: ``("1", "2", ...)``."""
    return tuple(str(number) for number in range(1, count + 1))


def group_row(text: str, columns: int, people: People = ()) -> Row:
    """Return a row that heads those below it, across ``columns`` columns."""
    return Row((text, *(None,) * (columns - 1)), RowKind.GROUP, columns, people)


def one_decimal(value: Decimal) -> Decimal:
    """Return ``value`` rounded half-up to one decimal, as papers print a percentage."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def text_of(value: Value, number: Number | None = None) -> str:
    """Return a value as papers write it: ``1.234``, ``12,5``, ``2,34``; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if number is Number.PERCENT:
        return decimal_vi(str(one_decimal(Decimal(value))))
    if number is Number.HUNDREDTHS:
        return decimal_vi(str((Decimal(value) / 100).quantize(Decimal("0.01"))))
    return decimal_vi(str(value))
