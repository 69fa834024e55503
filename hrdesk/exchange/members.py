"""Records as lines of canonical JSON, packed with Zstandard; unpacked only within stated sizes.

A record is flat: ``id``, ``owner`` and further fields whose values are text, numbers, yes/no or
null. What does not fit raises ``ValueError`` with the line that is wrong.
"""

import re
from collections.abc import Iterable

from hrdesk.exchange import strict_json
from hrdesk.exchange.strict_json import Record

MAXIMUM_RAW = 256 << 20
MAXIMUM_LINE = 256 << 10
_MAXIMUM_WINDOW = 8 << 20
_LEVEL = 9
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")


class BadLine(ValueError):
    """A line of records breaks the format; ``line`` counts from one."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line


class TooLong(ValueError):
    """A record makes a line longer than ``MAXIMUM_LINE``; ``identifier`` is its id."""

    def __init__(self, identifier: object) -> None:
        super().__init__(f"record {identifier} is too long")
        self.identifier = str(identifier)


def lines(records: Iterable[Record]) -> bytes:
    """Return one canonical line per record, each ended by a line feed; raises ``TooLong``."""
    encoded = [(strict_json.encode(record), record) for record in records]
    for line, record in encoded:
        if len(line) > MAXIMUM_LINE:
            raise TooLong(record.get("id"))
    return b"".join(line + b"\n" for line, _ in encoded)


def read_lines(raw: bytes) -> list[Record]:
    """Return the records of the lines; raises ``BadLine``."""
    if raw and not raw.endswith(b"\n"):
        raise BadLine(raw.count(b"\n") + 1, "no line feed")
    found: list[Record] = []
    ids: set[object] = set()
    keys: set[str] = set()
    for number, line in enumerate(raw.split(b"\n")[:-1], 1):
        if len(line) > MAXIMUM_LINE:
            raise BadLine(number, "too long")
        record = _read_line(line, number)
        _check_record(record, number, ids, keys)
        found.append(record)
    return found


def _read_line(line: bytes, number: int) -> Record:
    try:
        return strict_json.decode_record(line)
    except ValueError as error:
        raise BadLine(number, str(error)) from None


def _check_record(record: Record, number: int, ids: set[object], keys: set[str]) -> None:
    """Check ids and the spelling of keys; ``ids`` and ``keys`` are what was seen so far."""
    identifier, owner = record.get("id"), record.get("owner")
    if not (
        isinstance(identifier, str) and isinstance(owner, str) and 0 < len(identifier) <= 64 and 0 < len(owner) <= 64
    ):
        raise BadLine(number, "id or owner missing")
    if identifier in ids:
        raise BadLine(number, "id twice")
    ids.add(identifier)
    for key in record.keys() - keys:
        if not _KEY.fullmatch(key):
            raise BadLine(number, "bad field name")
        keys.add(key)


def pack(raw: bytes) -> bytes:
    """Return ``raw`` as one Zstandard frame that states its size."""
    import zstandard

    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True).compress(raw)


def unpack(packed: bytes, raw_size: int) -> bytes:
    """Return exactly ``raw_size`` bytes, or raise ``ValueError``; never more memory than that."""
    import zstandard

    try:
        frame = zstandard.get_frame_parameters(packed)
        if frame.content_size != raw_size or frame.window_size > _MAXIMUM_WINDOW:
            raise ValueError("frame is not what the manifest says")
        raw = zstandard.ZstdDecompressor(max_window_size=_MAXIMUM_WINDOW).decompress(
            packed, max_output_size=raw_size, allow_extra_data=False
        )
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from None
    if len(raw) != raw_size:
        raise ValueError("frame is not what the manifest says")
    return raw
