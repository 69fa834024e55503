"""JSON with one spelling only: what is signed, hashed or merged has no second reading.

Canonical bytes: UTF-8, members sorted by key, no white space, the shortest escapes. Reading
compares the bytes with their own re-encoding, so duplicate keys, NaN, odd escapes, bad UTF-8,
lone surrogates and trailing bytes all fail in one place. NUL is refused although JSON allows it.
"""

from functools import lru_cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
Record = dict[str, str | int | float | bool | None]

_encoder = msgspec.json.Encoder(order="sorted")
_any = msgspec.json.Decoder()
_record = msgspec.json.Decoder(Record)


def encode(value: Any) -> bytes:
    """Return the canonical bytes of a value."""
    return _encoder.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """Return ``data`` as ``kind``; raises ``ValueError`` for anything but canonical bytes of that type."""
    _decode_canonical(_any, data)
    typed: T = _decoder(kind).decode(data)  # type: ignore[arg-type]  # types are hashable
    return typed


def decode_record(data: bytes) -> Record:
    """Return a flat object; raises ``ValueError`` as ``decode`` does."""
    record: Record = _decode_canonical(_record, data)
    return record


def _decode_canonical(decoder: msgspec.json.Decoder[Any], data: bytes) -> Any:
    try:
        value = decoder.decode(data)
        canonical = encode(value) == data
    except (RecursionError, OverflowError) as error:
        raise ValueError("too deep or out of range") from error
    if not canonical or (b"\\u0000" in data and _holds_nul(value)):
        raise ValueError("not in canonical form")
    return value


@lru_cache(maxsize=32)
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _holds_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_nul(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(_holds_nul(part) for part in value)
    return isinstance(value, str) and "\0" in value
