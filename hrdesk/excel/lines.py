"""Which lines of a roster are people, and which are groups, titles of the people below, sums or signatures."""

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hrdesk.domain.catalogs import catalog
from hrdesk.excel.cells import Raw, kind_of, shown
from hrdesk.excel.positions import find_position
from hrdesk.excel.workbook import Row, Sheet
from hrdesk.messages import excel as say
from hrdesk.text import match_key, nfc, squeeze

if TYPE_CHECKING:
    from hrdesk.excel.layout import Layout

_ENUMERATOR = re.compile(r"^\s*(?:[A-ZĐ]|[IVXLC]+|\d{1,3}(?:\.\d+)*|[a-zđ])\s*[.)/:–-]+\s*")
_BARE_ENUMERATOR = re.compile(r"(?:[A-ZĐ]|[IVXLC]+|\d{1,3}(?:\.\d+)*|[a-zđ])[.)]?")
_COUNT = re.compile(r"\s*[:(–-]?\s*\(?\d+\s*(?:người|đồng chí|đ/c|đc)?\s*\)?\s*$", re.I)
# "Tống" and "Công" are family names, so these are compared with their accents.
TOTAL = re.compile(r"^(?:[IVX\d.]+\s+)?(?:tổng|cộng)\b", re.I)
NOTE = re.compile(r"^(?:\*|ghi chú\b|lưu ý\b|chú thích\b)", re.I)
SIGNATURE = re.compile(
    r"^(?:người lập|t/?m\.|tm\b|kt\.|tl\.|tuq\.|thủ trưởng|xác nhận|nơi nhận|\(?ký\b)|ngày\b.*\btháng\b.*\bnăm\b", re.I
)
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|\(?[A-ZĐ]\)?")
_HAMLET = re.compile(r"^(?:thôn|tổ dân phố|tdp|khu phố|khu|bản|ấp|làng|xóm|khối)\s+\S", re.I)


@dataclass(frozen=True, slots=True)
class Above:
    """What a line above says of the people below it; ``row`` counts from 0, ``code`` is None when unknown."""

    text: str
    row: int
    code: str | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line of one person, or of one thing; ``row`` counts from 0."""

    row: int
    position: Above | None = None
    hamlet: Above | None = None
    place: Above | None = None


@dataclass(slots=True)
class Lines:
    """The lines below the headings: people, and those left out with the reason (row from 0)."""

    people: list[PersonLine] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)


def is_number_row(row: Row) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 ... or A, B, (1), (2), 3=1+2."""
    texts = [shown(cell).strip() for cell in row if cell != ""]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(digits) for text in texts if (digits := re.sub(r"=.*|\D", "", text))]
    return len(numbers) >= 2 and all(a < b for a, b in itertools.pairwise(numbers))


def names_position(row: Row) -> bool:
    """Whether a line holds nothing but a title of the catalog."""
    texts = texts_of(row)
    return len(texts) == 1 and _position(_bare(texts[0][1])) is not None


def texts_of(row: Row) -> list[tuple[int, str]]:
    """Return the cells of a line that say something, with their columns: no numbers, no numbering."""
    return [
        (column, squeeze(cell))
        for column, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip() and not _is_numbering(cell)
    ]


def _is_numbering(text: str) -> bool:
    return _BARE_ENUMERATOR.fullmatch(squeeze(text)) is not None


def _bare(text: str) -> str:
    """Return a heading line without its numbering and its count: "I. Bí thư Đảng ủy: 01 người"."""
    return _COUNT.sub("", _ENUMERATOR.sub("", text)).strip()


def _position(text: str) -> str | None:
    entry = find_position(text)
    group = catalog("position_group").find(text)
    if entry is None or (group is not None and group.code != entry.code):
        return None
    return entry.code


def read_lines(sheet: Sheet, layout: "Layout") -> Lines:
    """Sort the lines below the headings of a sheet."""
    reader = _LineReader(sheet, layout)
    for row in range(layout.first_row - 1, len(sheet.rows)):
        reader.read(row)
    return reader.lines


class _LineReader:
    """Goes down a sheet and keeps what the lines passed say of the people below."""

    def __init__(self, sheet: Sheet, layout: "Layout") -> None:
        self.sheet, self.layout, self.lines = sheet, layout, Lines()
        self.position: Above | None = None
        self.hamlet: Above | None = None
        self.is_signed = False
        self.names = [column.index for column in layout.columns if column.field == "full_name"]
        self.births = [column.index for column in layout.columns if column.field == "date_of_birth"]
        self.mapped = [column.index for column in layout.columns if column.field]
        self.keys = {column.index: match_key(column.heading.rsplit(" / ", 1)[-1]) for column in layout.columns}
        self.heading_length = len(self.keys[self.names[0]]) if self.names else 0
        self.numbering = [column.index for column in layout.columns if column.is_ignored]
        self.takes_hamlet = all(column.field != "hamlet" for column in layout.columns) and not layout.is_official

    def read(self, row: int) -> None:
        """Take the line at ``row`` (from 0) for what it is."""
        cells = self.sheet.rows[row]
        if self._any(cells, self.births) and self._names_a_person(cells):
            self.lines.people.append(PersonLine(row, self.position, self.hamlet))
        elif cells.count("") < len(cells):
            self._read_other(row, cells)

    def _names_a_person(self, cells: Row) -> bool:
        """Whether a line has a name: no word for a sum, no heading printed again on a new page."""
        name = next((cells[column] for column in self.names if cells[column] != ""), None)
        if name is None or not isinstance(name, str):
            return name is not None
        return not TOTAL.match(nfc(name).lstrip()) and not self._repeats_headings(cells)

    def _any(self, cells: Row, columns: list[int]) -> bool:
        return any(cells[column] != "" for column in columns)

    def _read_other(self, row: int, cells: Row) -> None:
        texts = texts_of(cells)
        reason = self._reason(row, cells, texts)
        if reason is None:
            self.lines.people.append(PersonLine(row, self.position, self.hamlet))
        elif reason:
            self.lines.skipped.append((row, reason))

    def _reason(self, row: int, cells: Row, texts: list[tuple[int, str]]) -> str | None:
        """Return why a line is no person, an empty text for a blank one, None for a person."""
        if not texts and not any(has_content(cell) for cell in cells):
            return ""
        if self._repeats_headings(cells):
            return say.SKIPPED_HEADING
        if is_number_row(cells):
            return say.SKIPPED_NUMBERS
        if any(TOTAL.match(text) for _, text in texts[:2]):
            return say.SKIPPED_TOTAL
        self.is_signed = self.is_signed or any(SIGNATURE.search(text) for _, text in texts)
        if self.is_signed and not self._any(cells, self.births):
            return say.SKIPPED_SIGNATURE
        if any(NOTE.match(text) for _, text in texts[:1]):
            return say.SKIPPED_NOTE
        return self._read_heading_line(row, texts) if len(texts) == 1 else self._person(cells)

    def _repeats_headings(self, cells: Row) -> bool:
        name = cells[self.names[0]] if self.names else ""
        # A name has more words than the heading of names as a rule, and comparing words takes time.
        if not isinstance(name, str) or abs(len(name) - self.heading_length) > 2:
            return False
        if match_key(name) != self.keys[self.names[0]]:
            return False
        return sum(match_key(shown(cells[at])) == key for at, key in self.keys.items() if key) >= 2

    def _read_heading_line(self, row: int, texts: list[tuple[int, str]]) -> str | None:
        """A line with one text: a group, a title, a hamlet, or a person of whom only the name is known."""
        column, whole = texts[0]
        text = _bare(whole)
        code = _position(text)
        if code is not None:
            self.position = Above(text, row, code)
            return say.SKIPPED_POSITION
        if catalog("position_group").find(text) is not None:
            self.position = self.hamlet = None
            return say.SKIPPED_GROUP
        if self.takes_hamlet and _HAMLET.match(text):
            self.hamlet = Above(text, row)
            return say.SKIPPED_GROUP
        if self._is_person_alone(row, column):
            return None
        if self.layout.positions_above:
            self.position = Above(text, row)
        return say.SKIPPED_GROUP

    def _is_person_alone(self, row: int, column: int) -> bool:
        if self.layout.is_official:
            return True
        numbered = any(kind_of(self.sheet.rows[row][at]) == "number" for at in self.numbering)
        return numbered and column in self.names

    def _person(self, cells: Row) -> str | None:
        if self.layout.is_official or self._any(cells, self.names):
            return None
        if not any(isinstance(cell, str) and cell.strip() for cell in cells):
            return say.SKIPPED_TOTAL
        filled = sum(cells[column] != "" for column in self.mapped)
        return None if self._any(cells, self.births) or filled >= 3 else say.SKIPPED_NO_PERSON


def has_content(cell: Raw) -> bool:
    """Whether a cell says anything."""
    return bool(cell.strip()) if isinstance(cell, str) else True
