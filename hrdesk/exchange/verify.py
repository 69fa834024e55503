"""Opening a bundle: fourteen numbered checks, the same and in the same order as docs/bundle-format.md.

The first that fails refuses the whole file with an exact reason; nothing is returned unless all
pass. Nothing inside the body is parsed before a trusted office's signature over its raw bytes has
been verified. The caller must still check two things, which need the store: that every owner in
``OpenedBundle.owners`` is a unit of the sender, and the place in the series (``series``).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from hrdesk.errors import EnvironmentProblem
from hrdesk.exchange import age_body, container
from hrdesk.exchange.card import OfficeCard
from hrdesk.exchange.container import ClearLine, Frame
from hrdesk.exchange.control_code import control_code
from hrdesk.exchange.identity import Identity
from hrdesk.exchange.manifest import SCHEMA, TOMBSTONE, Manifest, Member, NewerManifest, parse_manifest
from hrdesk.exchange.members import MAXIMUM_RAW, BadLine, read_lines, unpack
from hrdesk.exchange.refusal import BundleRefused, Reason
from hrdesk.exchange.strict_json import Record
from hrdesk.messages import exchange as say
from hrdesk.text import squeeze


@dataclass(frozen=True)
class SenderPolicy:
    """Whom this office believes: the cards it trusts, the kinds it takes, the schema it reads."""

    cards: tuple[OfficeCard, ...]
    kinds: frozenset[str] = frozenset({"up"})
    schema: int = SCHEMA

    def card(self, key_id: str) -> OfficeCard | None:
        """Return the trusted card with these keys."""
        return next((card for card in self.cards if card.key_id == key_id), None)


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A genuine bundle for this office. ``records`` keeps the sender's order of tables.

    ``sender`` is the trusted card that signed; ``owners`` are the units that own the records and
    tombstones; ``sha256`` is the hash of the file, ``manifest_sha256`` what the next one names.
    """

    manifest: Manifest
    sender: OfficeCard
    records: Mapping[str, list[Record]] = field(repr=False)
    tombstones: list[Record] = field(repr=False)
    owners: frozenset[str]
    manifest_sha256: str
    control_code: str
    sha256: str


def open_bundle(source: Path | bytes, *, identity: Identity, policy: SenderPolicy, name: str = "") -> OpenedBundle:
    """Return the content of a sealed file; the file is only read, and never to a disk in the clear.

    Raises ``BundleRefused``, or ``EnvironmentProblem`` for a stick that cannot be read. ``name`` is
    what sentences call the file.
    """
    name = name or (f"Tệp {source.name}" if isinstance(source, Path) else "Gói dữ liệu")
    data = _read(source, name)  # (1)
    raw_line, line = _first_line(data, policy, name)  # (2)
    body = memoryview(data)[len(raw_line) :]
    _whole_body(body, line, name)  # (3)
    frame = _frame(_decrypted(bytes(body), line, identity, name), name)  # (4) (5)
    signers = _signers(frame, line, policy, name)  # (6)
    manifest = _manifest(frame.manifest, policy, name)  # (7)
    if manifest.clear_line != hashlib.sha256(raw_line).hexdigest() or manifest.kind != line.kind:  # (8)
        _refuse(8, Reason.TAMPERED, say.tampered(name))
    sender = _sender(manifest, signers, name)  # (9)
    if identity.key_id not in manifest.to_keys:  # (10)
        _refuse(10, Reason.WRONG_RECIPIENT, say.wrong_recipient(name, manifest.to_unit.name))
    blocks = _blocks(manifest, frame.members, name)  # (11) (12)
    tables = {member.table: _records(member, block, name) for member, block in blocks}  # (13) (14)
    digest = hashlib.sha256(frame.manifest)
    return OpenedBundle(
        manifest=manifest,
        sender=sender,
        tombstones=tables[TOMBSTONE],
        records={table: rows for table, rows in tables.items() if table != TOMBSTONE},
        owners=frozenset(str(row["owner"]) for rows in tables.values() for row in rows),
        manifest_sha256=digest.hexdigest(),
        control_code=control_code(digest.digest()),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _refuse(check: int, reason: Reason, sentence: str) -> NoReturn:
    raise BundleRefused(reason, sentence, check) from None


def _read(source: Path | bytes, name: str) -> bytes:
    """(1) The file is readable and not larger than a bundle may be."""
    if isinstance(source, bytes):
        data = source
    else:
        try:
            with source.open("rb") as file:
                data = file.read(container.MAXIMUM_FILE + 1)
        except OSError as error:
            raise EnvironmentProblem(say.cannot_read(name, error.strerror or "")) from error
    if len(data) > container.MAXIMUM_FILE:
        _refuse(1, Reason.TOO_LARGE, say.too_large(name, container.MAXIMUM_FILE >> 20))
    return data


def _first_line(data: bytes, policy: SenderPolicy, name: str) -> tuple[bytes, ClearLine]:
    """(2) The first line is one of ours, of a format and a kind that this program takes."""
    try:
        raw, line = container.split_line(data)
    except container.NotABundle:
        _refuse(2, Reason.NOT_A_BUNDLE, say.card_instead(name) if data.startswith(b"HRC") else say.not_a_bundle(name))
    except container.Incomplete:
        _refuse(2, Reason.TRUNCATED, say.truncated(name))
    except container.NewerFormat:
        _refuse(2, Reason.NEWER_VERSION, say.newer_version(name, ""))
    except ValueError:
        _refuse(2, Reason.TAMPERED, say.tampered(name))
    if line.min_reader > policy.schema:
        _refuse(2, Reason.NEWER_VERSION, say.newer_version(name, _shown(line.made_by)))
    if line.kind not in policy.kinds:
        _refuse(2, Reason.WRONG_KIND, say.wrong_kind(name, line.kind))
    return raw, line


def _whole_body(body: memoryview, line: ClearLine, name: str) -> None:
    """(3) The body is as long as the first line says: not cut off, nothing appended."""
    try:
        container.check_body_size(body, line.inner)
    except container.Incomplete:
        _refuse(3, Reason.TRUNCATED, say.truncated(name))
    except ValueError:
        _refuse(3, Reason.TAMPERED, say.tampered(name))


def _decrypted(body: bytes, line: ClearLine, identity: Identity, name: str) -> bytes:
    """(4) age opens the body with our key and finds every chunk as it was written."""
    try:
        return age_body.decrypt(body, identity)
    except age_body.NotForUs:
        if identity.key_id not in line.to_keys:
            _refuse(4, Reason.WRONG_RECIPIENT, say.wrong_recipient(name, _shown(line.to)))
        _refuse(4, Reason.TAMPERED, say.tampered(name))
    except age_body.Damaged:
        _refuse(4, Reason.TAMPERED, say.tampered(name))


def _frame(plain: bytes, name: str) -> Frame:
    """(5) The fixed parts of the frame are there, within their limits."""
    try:
        return container.read_frame(plain)
    except ValueError:
        _refuse(5, Reason.MALFORMED, say.malformed(name, "phần khung"))


def _signers(frame: Frame, line: ClearLine, policy: SenderPolicy, name: str) -> list[OfficeCard]:
    """(6) Every signature is by a trusted card and fits the raw bytes of the manifest."""
    message = container.signed_message(line.kind, frame.manifest)
    signers: list[OfficeCard] = []
    for key_id, signature in frame.signatures:
        card = policy.card(key_id)
        if card is None:
            _refuse(6, Reason.UNTRUSTED_SENDER, say.untrusted_sender(name, _shown(line.sender)))
        if not card.keys.verify(signature, message):
            _refuse(6, Reason.TAMPERED, say.tampered(name))
        signers.append(card)
    if not signers:
        _refuse(6, Reason.UNTRUSTED_SENDER, say.untrusted_sender(name, _shown(line.sender)))
    return signers


def _manifest(data: bytes, policy: SenderPolicy, name: str) -> Manifest:
    """(7) The manifest is strict JSON with the fields of a schema that this program reads."""
    try:
        return parse_manifest(data, schema=policy.schema)
    except NewerManifest as newer:
        _refuse(7, Reason.NEWER_VERSION, say.newer_version(name, _shown(newer.made_by)))
    except ValueError:
        _refuse(7, Reason.MALFORMED, say.malformed(name, "trang kê"))


def _sender(manifest: Manifest, signers: list[OfficeCard], name: str) -> OfficeCard:
    """(9) The office that signed is the office whose data it says it is."""
    claimed = manifest.from_unit
    for card in signers:
        if (card.unit.id, card.unit.code) != (claimed.id, claimed.code):
            _refuse(9, Reason.WRONG_SENDER, say.wrong_sender(name, card.unit.name, claimed.name))
    sender = next((card for card in signers if card.key_id == manifest.from_key), None)
    if sender is None:
        _refuse(9, Reason.WRONG_SENDER, say.wrong_sender(name, signers[0].unit.name, claimed.name))
    return sender


def _blocks(manifest: Manifest, members: memoryview, name: str) -> list[tuple[Member, memoryview]]:
    """(11) The members fill the rest of the frame exactly; (12) each is the one that was signed."""
    pages = manifest.members
    if sum(page.raw for page in pages) > MAXIMUM_RAW:
        _refuse(11, Reason.TOO_LARGE, say.too_large(name, MAXIMUM_RAW >> 20))
    counts = {page.table: page.n for page in pages}
    whole = sum(page.size for page in pages) == len(members)
    if not whole or len(counts) != len(pages) or counts != manifest.counts or TOMBSTONE not in counts:
        _refuse(11, Reason.MALFORMED, say.malformed(name, "kích thước các phần"))
    found, start = [], 0
    for page in pages:
        block = members[start : start + page.size]
        start += page.size
        if hashlib.sha256(block).hexdigest() != page.sha256:
            _refuse(12, Reason.TAMPERED, say.tampered(name))
        found.append((page, block))
    return found


def _records(member: Member, block: memoryview, name: str) -> list[Record]:
    """(13) The member unpacks to exactly its size and hash; (14) its lines are the records counted."""
    place = f"bảng {member.table}"
    try:
        raw = unpack(bytes(block), member.raw)
    except ValueError:
        _refuse(13, Reason.MALFORMED, say.malformed(name, place))
    if hashlib.sha256(raw).hexdigest() != member.raw_sha256:
        _refuse(13, Reason.MALFORMED, say.malformed(name, place))
    try:
        rows = read_lines(raw)
    except BadLine as bad:
        _refuse(14, Reason.MALFORMED, say.malformed(name, f"{place}, dòng {bad.line}"))
    untold = member.table == TOMBSTONE and any(not isinstance(row.get("t"), str) for row in rows)
    if len(rows) != member.n or untold:
        _refuse(14, Reason.MALFORMED, say.malformed(name, place))
    return rows


def _shown(text: str) -> str:
    """Return unproven text fit to stand in a sentence."""
    return "".join(sign for sign in squeeze(text)[:60] if sign.isprintable())
