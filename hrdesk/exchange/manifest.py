"""The signed page of a bundle: who, for whom, which one in its series, and what is inside.

Field by field in docs/bundle-format.md. ``schema`` is the version of the records; ``min_reader``
the oldest schema whose reader may take the bundle. A reader older than ``min_reader`` holds the
file; one in between accepts it with the fields it does not know.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from hrdesk.exchange import strict_json
from hrdesk.exchange.card import Text, UnitRef, require_plain

FORMAT = 1
SCHEMA = 1
TOMBSTONE = "tombstone"

Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
KeyId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
Uuid = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Table = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Positive = Annotated[int, msgspec.Meta(ge=1, le=2**31)]
Version = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]


class Member(msgspec.Struct, frozen=True):
    """One block of bytes after the signatures: the records of one table, or the tombstones.

    ``size`` and ``sha256`` are those of the packed bytes, ``raw`` and ``raw_sha256`` those of the
    unpacked lines, ``n`` the number of lines.
    """

    table: Table
    codec: Literal["zstd"]
    size: Number
    raw: Number
    sha256: Hash
    raw_sha256: Hash
    n: Number


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is signed. ``prev`` is the SHA-256 of the previous manifest of the series."""

    format: Literal[1] = 1
    kind: Literal["up", "down"]
    bundle_id: Uuid
    schema: Positive
    min_reader: Positive
    made_by: Version
    made_at: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?$")]
    from_unit: UnitRef
    from_key: KeyId
    to_unit: UnitRef
    to_keys: Annotated[tuple[KeyId, ...], msgspec.Meta(min_length=1, max_length=4)]
    series: Uuid
    epoch: Uuid
    seq: Positive
    prev: Hash | None
    as_of: date
    counts: dict[Table, Number]
    totals: dict[Text, Number]
    state_digest: Hash
    clear_line: Hash
    members: Annotated[tuple[Member, ...], msgspec.Meta(max_length=10_000)]

    def __post_init__(self) -> None:
        """Check what the types of the fields cannot say."""
        require_plain(*self.totals)
        if self.min_reader > self.schema:
            raise ValueError("min_reader above schema")


class _Version(msgspec.Struct):
    format: int
    schema: int
    min_reader: int
    made_by: str = ""


class NewerManifest(Exception):
    """The manifest needs a newer program, made by ``made_by``."""

    def __init__(self, made_by: str) -> None:
        super().__init__(made_by)
        self.made_by = made_by


def parse_manifest(data: bytes, *, schema: int = SCHEMA) -> Manifest:
    """Return the manifest from its signed bytes.

    Raises ``NewerManifest`` when ``min_reader`` is above ``schema``, ``ValueError`` for everything
    that breaks the format. Unknown fields pass only in a manifest of a newer schema.
    """
    version = strict_json.decode(data, _Version)
    if version.format > FORMAT or version.min_reader > schema:
        raise NewerManifest(version.made_by)
    manifest = strict_json.decode(data, Manifest)
    if manifest.schema <= schema and strict_json.encode(manifest) != data:
        raise ValueError("unknown fields")
    return manifest
