r"""The bytes of a bundle: a clear first line, the age body, and the frame inside it.

    HRB1 {clear line}\n                         at most 512 bytes, never trusted
    age v1 body, holding the frame:
        "HRBIN1\n"
        u32 length, manifest                     big-endian; at most 1 MiB
        u8 count, count x (16-byte key id, 64-byte Ed25519 signature)
        members, one after the other, without names

Only shapes are known here; what they mean is decided by ``verify``.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from hrdesk.exchange import strict_json
from hrdesk.exchange.identity import KEY_ID_BYTES

FORMAT = 1
MAXIMUM_FILE = 512 << 20
MAXIMUM_LINE = 512
MAXIMUM_MANIFEST = 1 << 20
MAXIMUM_SIGNATURES = 4

_MAGIC = b"HRB%d " % FORMAT
_FRAME = b"HRBIN1\n"
_SIGNATURE = 64
_AGE = b"age-encryption.org/v1\n"
_AGE_HEADER = 1 << 16
_AGE_CHUNK = 1 << 16
_AGE_TAG = 16
_AGE_NONCE = 16


class ClearLine(msgspec.Struct, frozen=True, kw_only=True):
    """What the first line says. Unproven until its hash is found in the signed manifest.

    ``sender`` and ``to`` are names for messages; ``inner`` is the size of the frame inside, by
    which a file that was not copied to its end is recognised.
    """

    kind: str
    sender: str
    to: str
    to_keys: tuple[str, ...]
    seq: int
    min_reader: int
    made_by: str
    inner: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The opened body: signatures are (key id, signature bytes); ``members`` is one block."""

    manifest: bytes
    signatures: tuple[tuple[str, bytes], ...]
    members: memoryview


class NotABundle(ValueError):
    """The file does not begin like a bundle."""


class Incomplete(ValueError):
    """The end of the file is missing."""


class NewerFormat(ValueError):
    """The container is of a later format."""


def signed_message(kind: str, manifest: bytes) -> bytes:
    """Return what a signature is made over; the kind keeps an answer from passing as a report."""
    return b"HRB1:" + kind.encode() + b"\0" + hashlib.sha512(manifest).digest()


def encode_line(line: ClearLine) -> bytes:
    """Return the first line with its line feed; names are shortened until it fits."""
    for longest in range(60, 0, -4):
        short = msgspec.structs.replace(line, sender=line.sender[:longest], to=line.to[:longest])
        data = _MAGIC + strict_json.encode(short) + b"\n"
        if len(data) <= MAXIMUM_LINE:
            return data
    raise ValueError("the clear line does not fit")


def split_line(data: bytes) -> tuple[bytes, ClearLine]:
    """Return the first line as bytes and as read.

    Raises ``NotABundle``, ``Incomplete``, ``NewerFormat``, or ``ValueError`` for a damaged line.
    """
    head = data[:MAXIMUM_LINE]
    if not head.startswith(_MAGIC):
        raise _wrong_start(head)
    end = head.find(b"\n")
    if end < 0:
        raise Incomplete if len(data) < MAXIMUM_LINE else ValueError("no first line")
    return head[: end + 1], strict_json.decode(head[len(_MAGIC) : end], ClearLine)


def _wrong_start(head: bytes) -> ValueError:
    if _MAGIC.startswith(head):
        return Incomplete()
    newer = re.match(rb"HRB([1-9][0-9]{0,2}) ", head)
    return NewerFormat() if newer and int(newer[1]) > FORMAT else NotABundle()


def check_body_size(body: memoryview, inner: int) -> None:
    """Compare the size of the age body with the frame it must hold.

    Raises ``Incomplete`` when bytes are missing, ``ValueError`` when there are too many. An age
    payload is a nonce, then chunks of 64 KiB with a 16-byte tag each.
    """
    chunks = max(1, -(-inner // _AGE_CHUNK))
    payload = _AGE_NONCE + inner + chunks * _AGE_TAG
    header = bytes(body[:_AGE_HEADER])
    mac = header.find(b"\n--- ")
    end = header.find(b"\n", mac + 1) + 1 if mac >= 0 else 0
    if not _AGE.startswith(header[: len(_AGE)]):
        raise ValueError("not an age body")
    if len(body) < end + payload:
        raise Incomplete
    if end == 0 or len(body) > end + payload:
        raise ValueError("bytes after the end")


def build_frame(manifest: bytes, signatures: Sequence[tuple[str, bytes]], members: Sequence[bytes]) -> bytes:
    """Return the frame; signatures are (key id in hexadecimal digits, 64 bytes)."""
    signed = b"".join(bytes.fromhex(key_id) + signature for key_id, signature in signatures)
    head = (_FRAME, len(manifest).to_bytes(4, "big"), manifest, bytes([len(signatures)]), signed)
    return b"".join((*head, *members))


def frame_size(manifest: int, signatures: int, members: int) -> int:
    """Return the size of a frame from the sizes of its parts and the number of signatures."""
    return len(_FRAME) + 4 + manifest + 1 + signatures * (KEY_ID_BYTES + _SIGNATURE) + members


def read_frame(data: bytes) -> Frame:
    """Return the parts of a frame; raises ``ValueError`` when the fixed parts do not fit."""
    start = len(_FRAME) + 4
    length = int.from_bytes(data[len(_FRAME) : start], "big")
    if not data.startswith(_FRAME) or length > MAXIMUM_MANIFEST or len(data) < start + length + 1:
        raise ValueError("not a frame")
    place = start + length + 1
    count = data[place - 1]
    step = KEY_ID_BYTES + _SIGNATURE
    end = place + count * step
    if count > MAXIMUM_SIGNATURES or len(data) < end:
        raise ValueError("signatures do not fit")
    blocks = [data[at : at + step] for at in range(place, end, step)]
    signatures = tuple((block[:KEY_ID_BYTES].hex(), block[KEY_ID_BYTES:]) for block in blocks)
    return Frame(data[start : place - 1], signatures, memoryview(data)[end:])
