"""What the fast reader does not tell about an .xls: formulas, hidden rows and columns.

The file is a small file system of sectors; its stream "Workbook" is a sequence of records, each a type,
a length and that many bytes. Only the few records that tell these facts are looked at.
"""

import struct
from collections.abc import Iterator

from hrdesk.excel.facts import SheetFacts

_FREE = 0xFFFFFFFA  # sector numbers from here on are signs, not places
_BOUND_SHEET, _FORMULA, _ROW, _COLUMNS = 0x85, 0x06, 0x208, 0x7D
_BEGIN, _END = 0x809, 0x0A
_MOST_SHEETS = 256


def sheet_facts(data: bytes) -> list[SheetFacts]:
    """Return the facts of each sheet in the order of the workbook; none for a file that does not hold together."""
    try:
        stream = _stream(data, ("Workbook", "Book"))
        starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUND_SHEET]
        return [_facts(stream, start) for start in starts] if len(starts) <= _MOST_SHEETS else []
    except (struct.error, IndexError, ValueError):
        return []


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a place to the end of the part that begins there, without charts inside it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _facts(stream: bytes, start: int) -> SheetFacts:
    facts = SheetFacts()
    for kind, body in _records(stream, start):
        if kind == _FORMULA:
            facts.formulas.add(struct.unpack_from("<HH", body))
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            facts.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            facts.hidden_columns.update(range(first, min(last, 0xFF) + 1))
    return facts


def _stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Return the stream of one of the names. Raises ``ValueError`` when there is none."""
    size, small = 1 << struct.unpack_from("<H", data, 30)[0], 1 << struct.unpack_from("<H", data, 32)[0]
    first_directory, small_limit, first_small = (struct.unpack_from("<I", data, place)[0] for place in (48, 56, 60))
    table = _numbers(b"".join(_sector(data, size, place) for place in _table_sectors(data, size)))
    directory = b"".join(_sector(data, size, place) for place in _chain(table, first_directory))
    entries = [directory[place : place + 128] for place in range(0, len(directory) - 127, 128)]
    for entry in entries:
        length = struct.unpack_from("<H", entry, 64)[0]
        if entry[: max(length - 2, 0)].decode("utf-16-le", "replace") not in names:
            continue
        start, whole = struct.unpack_from("<II", entry, 116)
        if whole >= small_limit:
            return b"".join(_sector(data, size, place) for place in _chain(table, start))[:whole]
        holder = struct.unpack_from("<I", entries[0], 116)[0]
        inside = b"".join(_sector(data, size, place) for place in _chain(table, holder))
        small_table = _numbers(b"".join(_sector(data, size, place) for place in _chain(table, first_small)))
        return b"".join(inside[at * small : (at + 1) * small] for at in _chain(small_table, start))[:whole]
    raise ValueError(names)


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """Yield the sectors that hold the table of sectors: the first 109 stand in the header."""
    yield from (place for place in struct.unpack_from("<109I", data, 76) if place < _FREE)
    more, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if more >= _FREE:
            return
        *places, more = _numbers(_sector(data, size, more))
        yield from (place for place in places if place < _FREE)


def _sector(data: bytes, size: int, place: int) -> bytes:
    return data[(place + 1) * size : (place + 2) * size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _chain(table: tuple[int, ...], start: int) -> Iterator[int]:
    """Yield the sectors of a stream. Raises ``ValueError`` for one that bites its tail."""
    for _ in range(len(table) + 1):
        if start >= _FREE:
            return
        yield start
        start = table[start]
    raise ValueError(start)
