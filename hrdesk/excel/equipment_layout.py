"""Where a list of equipment stands in a sheet, and which of its lines are things, groups, sums or signatures.

Registers name the room on a line of its own above the things in it. Such a line says nothing else;
a line that names a kind of things ("Máy móc, thiết bị") groups them and is no place.
"""

import re
from dataclasses import replace
from functools import cache

from hrdesk.domain import fields
from hrdesk.domain.item_words import category_of, place_kind_of
from hrdesk.excel import headings
from hrdesk.excel.cells import shown
from hrdesk.excel.headings import Path
from hrdesk.excel.layout import Column, Layout, heading_paths
from hrdesk.excel.lines import NOTE, SIGNATURE, TOTAL, Above, Lines, PersonLine, has_content, is_number_row, texts_of
from hrdesk.excel.workbook import Row, Sheet
from hrdesk.messages import equipment_lists as say
from hrdesk.messages import excel as say_excel
from hrdesk.text import match_key, nfc

# What a register may have beside the columns of the template.
MORE = ("unit_cost", "acquisition_way", "acquired_on", "item_document", "warranty_until")
_TELLING = frozenset({"quantity", "condition", "asset_code", "cost", "unit_cost", "category_code"})
# Sums and groups may have these; a line with any other is a thing.
_SUMMED = frozenset({"name", "place", "place_hamlet", "quantity", "cost", "unit_cost", "item_note"})
_LEAST_FILLED = 3
_GROUP_OF_THINGS = re.compile(
    r"\b(?:tài sản|công cụ|dụng cụ|ccdc|tscđ|máy móc|thiết bị|phương tiện|vật tư|nhóm|loại|đồ gỗ)\b", re.I
)
_ENUMERATOR = re.compile(r"^(?!p\.)(?:[a-zđ]|[ivxlc]+|\d{1,3}(?:\.\d+)*)\s*[.)/:–-]+\s*", re.I)
_PIECES = re.compile(
    r"\s*(?:\(\s*\d+\s*(?:tài sản|cái|bộ|chiếc|máy|mục)?\s*\)|[:–-]\s*\d+\s*(?:tài sản|cái|bộ|chiếc|máy|mục))\s*$", re.I
)


def detect(sheet: Sheet) -> Layout | None:
    """Return where the list stands: at the row with most headings, the name of things and one more among them."""
    best: tuple[int, int, int, list[tuple[Path, str | None]]] | None = None
    for top, height, paths in heading_paths(sheet):
        mapped = _map(paths)
        known = {key for _, key in mapped if key}
        rank = (len(known), -height, -top)
        if "name" in known and known & _TELLING and (best is None or rank > best[:3]):
            best = (*rank, mapped)
    if best is None:
        return None
    layout = _layout(sheet, -best[2], -best[1], best[3])
    return replace(layout, places_above=any(line.place for line in find_lines(sheet, layout).people))


def _map(paths: list[Path]) -> list[tuple[Path, str | None]]:
    """Return the field of each column; a second column of a field is not read."""
    seen: set[str] = set()
    mapped: list[tuple[Path, str | None]] = []
    for path in paths:
        key = _target(path)
        mapped.append((path, None if key in seen else key))
        if key:
            seen.add(key)
    return mapped


def _target(path: Path) -> str | None:
    """Return the field that a path of headings names, by as much of its end as is known."""
    for start in range(len(path)):
        key = _field_of(" ".join(path[start:]))
        if key is not None:
            return key
    return None


@cache
def _field_of(text: str) -> str | None:
    known = _by_text()
    return known.get(match_key(text)) or known.get(match_key(re.sub(r"\([^)]*\)", " ", text)))


@cache
def _by_text() -> dict[str, str]:
    known: dict[str, str] = {}
    for declared in (*fields.EQUIPMENT, *map(fields.field, MORE)):
        for text in (declared.label, *declared.aliases):
            known.setdefault(match_key(text), declared.key)
    return known


def _layout(sheet: Sheet, top: int, height: int, mapped: list[tuple[Path, str | None]]) -> Layout:
    first = top + height
    while first < len(sheet.rows) and is_number_row(sheet.rows[first]):
        first += 1
    labels = {one.label for one in fields.EQUIPMENT}
    is_official = height == 1 and all(path[0] in labels for path, _ in mapped if path and not headings.is_ignored(path))
    columns = tuple(
        Column(index, " / ".join(path), key)
        for index, (path, key) in enumerate(mapped)
        if path or any(row[index] != "" for row in sheet.rows[first:])
    )
    return Layout(sheet.name, top + 1, top + height, first + 1, columns, is_official)


def find_lines(sheet: Sheet, layout: Layout) -> Lines:
    """Sort the lines below the headings: things, and those left out with the reason."""
    reader = _ItemLines(sheet, layout)
    for row in range(layout.first_row - 1, len(sheet.rows)):
        if any(map(has_content, sheet.rows[row])):
            reader.read(row)
    return reader.lines


class _ItemLines:
    """Goes down a sheet and keeps the place that a line above names."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet, self.layout, self.lines = sheet, layout, Lines()
        self.place: Above | None = None
        self.is_signed = False
        at = {column.field: column.index for column in layout.columns if column.field}
        self.name = at.get("name", 0)
        self.condition, self.quantity = at.get("condition"), at.get("quantity")
        self.facts = [index for key, index in at.items() if key not in _SUMMED]
        self.mapped = list(at.values())
        self.numbering = [column.index for column in layout.columns if column.is_ignored]
        self.keys = {column.index: match_key(column.heading.rsplit(" / ", 1)[-1]) for column in layout.columns}

    def read(self, row: int) -> None:
        """Take the line at ``row`` (from 0) for what it is."""
        cells = self.sheet.rows[row]
        reason = None if self.layout.is_exact else self._reason(row, cells)
        if reason is None:
            self.lines.people.append(PersonLine(row, place=self.place))
        elif reason:
            self.lines.skipped.append((row, reason))

    def _reason(self, row: int, cells: Row) -> str | None:
        """Return why a line is no thing, None for a thing."""
        texts = texts_of(cells)
        if self._repeats_headings(cells):
            return say_excel.SKIPPED_HEADING
        if is_number_row(cells):
            return say_excel.SKIPPED_NUMBERS
        has_condition = self.condition is not None and shown(cells[self.condition]) != ""
        if not has_condition and any(TOTAL.match(text) for _, text in texts[:2]):
            return say_excel.SKIPPED_TOTAL
        if shown(cells[self.name]) and any(shown(cells[index]) for index in self.facts):
            return None
        self.is_signed = self.is_signed or any(SIGNATURE.search(text) for _, text in texts)
        if self.is_signed:
            return say_excel.SKIPPED_SIGNATURE
        if any(NOTE.match(text) for _, text in texts[:1]):
            return say_excel.SKIPPED_NOTE
        words = [(column, text) for column, text in texts if not re.fullmatch(r"[\d.,\s]+", text)]
        return self._one_text(row, cells, *words[0]) if len(words) == 1 else self._several(cells)

    def _repeats_headings(self, cells: Row) -> bool:
        if match_key(shown(cells[self.name])) != self.keys.get(self.name):
            return False
        return sum(match_key(shown(cells[index])) == key for index, key in self.keys.items() if key) >= 2

    def _one_text(self, row: int, cells: Row, column: int, whole: str) -> str | None:
        """A line with one text: the place of the things below, a group of them, or a thing with only a name."""
        is_name = column == self.name
        if self.layout.is_official:
            return None if is_name else say.SKIPPED_NO_NAME
        text = _PIECES.sub("", _ENUMERATOR.sub("", nfc(whole))).strip()
        kind = place_kind_of(text)
        if is_name and self._is_numbered(cells) and (kind is None or category_of(text) is not None):
            return None
        if kind is None:
            is_group = _GROUP_OF_THINGS.search(text) is not None
            if is_name and not is_group and self._has_quantity(cells):
                return None  # a thing that lacks the rest, or a sum of things: better asked about than passed over
            if is_group or category_of(text) is not None:
                return say_excel.SKIPPED_GROUP
        self.place = Above(text, row)
        return say_excel.SKIPPED_GROUP

    def _is_numbered(self, cells: Row) -> bool:
        """Whether a line has a number of its own, as things have: 5, not II or A."""
        return any(re.fullmatch(r"\d+[.)]?", shown(cells[index])) for index in self.numbering)

    def _has_quantity(self, cells: Row) -> bool:
        return self.quantity is not None and shown(cells[self.quantity]) != ""

    def _several(self, cells: Row) -> str | None:
        if self.layout.is_official and shown(cells[self.name]):
            return None
        filled = sum(shown(cells[index]) != "" for index in self.mapped)
        return None if self.layout.is_official or filled >= _LEAST_FILLED else say.SKIPPED_NO_NAME
