"""Sealing: records → lines → packed members → signed manifest → encrypted file."""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from hrdesk import __version__
from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.exchange import age_body, container, strict_json
from hrdesk.exchange.card import UnitRef
from hrdesk.exchange.container import ClearLine
from hrdesk.exchange.control_code import control_code
from hrdesk.exchange.identity import Identity, PublicKeys
from hrdesk.exchange.manifest import SCHEMA, TOMBSTONE, Manifest, Member, parse_manifest
from hrdesk.exchange.members import MAXIMUM_RAW, TooLong, lines, pack, read_lines
from hrdesk.exchange.strict_json import Record
from hrdesk.messages import exchange as say


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHeader:
    """What the sender states. ``prev`` is the SHA-256 of the last manifest sent in ``series``.

    ``made_at`` is shown, never used: clocks of offline computers are wrong. ``totals`` are free
    sums for the paper slip; ``state_digest`` is the digest of the records (64 hexadecimal digits).
    """

    from_unit: UnitRef
    to_unit: UnitRef
    series: str
    epoch: str
    seq: int
    prev: str | None
    as_of: date
    made_at: datetime
    state_digest: str
    totals: Mapping[str, int] = field(default_factory=dict)
    kind: str = "up"
    schema: int = SCHEMA
    min_reader: int = SCHEMA
    made_by: str = __version__
    bundle_id: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True, slots=True)
class SealedBundle:
    """A finished bundle: ``data`` is the file, ``sha256`` its hash, ``control_code`` for the slip."""

    data: bytes = field(repr=False)
    manifest: Manifest
    manifest_sha256: str
    control_code: str
    sha256: str


def seal(
    *,
    identity: Identity,
    recipients: Sequence[PublicKeys],
    header: BundleHeader,
    records: Mapping[str, Iterable[Record]],
    tombstones: Iterable[Record] = (),
) -> SealedBundle:
    """Return the sealed bundle of ``records`` (per table, in the order to be written above).

    ``recipients`` are the office above and, where it has one, its recovery key. Every record has
    ``id`` and ``owner``; a tombstone also ``t``, the table of the record that is gone. Raises
    ``UserError`` when something is too large to be sent, ``ValueError`` for records that are not flat.
    """
    if TOMBSTONE in records:
        raise ValueError("tombstones have their own parameter")
    blocks = {table: _checked_lines(table, rows) for table, rows in (*records.items(), (TOMBSTONE, tombstones))}
    if sum(len(raw) for raw, _ in blocks.values()) > MAXIMUM_RAW:
        raise UserError(say.records_too_large(MAXIMUM_RAW >> 20))
    packed = {table: pack(raw) for table, (raw, _) in blocks.items()}
    members = tuple(_member(table, raw, packed[table], count) for table, (raw, count) in blocks.items())
    key_ids = tuple(each.key_id for each in recipients)
    # The hash of the clear line has a fixed length, so the size of the frame is known before it is.
    draft = strict_json.encode(_manifest(header, identity, key_ids, members, "0" * 64))
    inner = container.frame_size(len(draft), 1, sum(member.size for member in members))
    line = container.encode_line(_clear_line(header, key_ids, inner))
    manifest = strict_json.encode(_manifest(header, identity, key_ids, members, hashlib.sha256(line).hexdigest()))
    signature = identity.sign(container.signed_message(header.kind, manifest))
    frame = container.build_frame(manifest, [(identity.key_id, signature)], list(packed.values()))
    data = line + age_body.encrypt(frame, [each.age for each in recipients])
    if len(data) > container.MAXIMUM_FILE or len(manifest) > container.MAXIMUM_MANIFEST:
        raise UserError(say.records_too_large(container.MAXIMUM_FILE >> 20))
    digest = hashlib.sha256(manifest)
    return SealedBundle(
        data=data,
        manifest=parse_manifest(manifest, schema=header.schema),
        manifest_sha256=digest.hexdigest(),
        control_code=control_code(digest.digest()),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def write_bundle(bundle: SealedBundle, path: Path) -> None:
    """Write the file so that pulling the stick leaves no half file under its name.

    ``.part`` beside it → flush to the device → read back and compare → rename. Raises
    ``EnvironmentProblem``; then nothing but an older file of that name is left.
    """
    part = path.with_name(path.name + ".part")
    try:
        _write_through(part, bundle.data)
        if hashlib.sha256(part.read_bytes()).hexdigest() != bundle.sha256:
            raise EnvironmentProblem(say.write_differs(str(path)))
        part.replace(path)
    except OSError as error:
        raise EnvironmentProblem(say.cannot_write(str(path), error.strerror or "")) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _checked_lines(table: str, rows: Iterable[Record]) -> tuple[bytes, int]:
    """Return the lines of a table and their number, having read them back as the receiver will."""
    kept = list(rows)
    try:
        raw = lines(kept)
    except TooLong as long:
        raise UserError(say.record_too_long(table, long.identifier)) from None
    if read_lines(raw) != kept:
        raise ValueError(f"records of {table} are not plain text, numbers and yes/no")
    return raw, len(kept)


def _member(table: str, raw: bytes, packed: bytes, count: int) -> Member:
    return Member(
        table=table,
        codec="zstd",
        size=len(packed),
        raw=len(raw),
        sha256=hashlib.sha256(packed).hexdigest(),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        n=count,
    )


def _clear_line(header: BundleHeader, key_ids: tuple[str, ...], inner: int) -> ClearLine:
    return ClearLine(
        kind=header.kind,
        sender=header.from_unit.name,
        to=header.to_unit.name,
        to_keys=key_ids,
        seq=header.seq,
        min_reader=header.min_reader,
        made_by=header.made_by,
        inner=inner,
    )


def _manifest(
    header: BundleHeader, identity: Identity, key_ids: tuple[str, ...], members: tuple[Member, ...], clear_line: str
) -> Manifest:
    return Manifest(
        kind=header.kind,  # type: ignore[arg-type]  # parse_manifest refuses another word
        bundle_id=header.bundle_id,
        schema=header.schema,
        min_reader=header.min_reader,
        made_by=header.made_by,
        made_at=header.made_at.isoformat(timespec="seconds"),
        from_unit=header.from_unit,
        from_key=identity.key_id,
        to_unit=header.to_unit,
        to_keys=key_ids,
        series=header.series,
        epoch=header.epoch,
        seq=header.seq,
        prev=header.prev,
        as_of=header.as_of,
        counts={member.table: member.n for member in members},
        totals=dict(header.totals),
        state_digest=header.state_digest,
        clear_line=clear_line,
        members=members,
    )
