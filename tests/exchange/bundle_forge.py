"""Offices with real keys, genuine bundles, and a forge that can break one part and keep the rest."""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from hrdesk.exchange import age_body, container, strict_json
from hrdesk.exchange.card import OfficeCard, UnitRef, make_card, read_card
from hrdesk.exchange.identity import Identity, create_identity
from hrdesk.exchange.manifest import TOMBSTONE
from hrdesk.exchange.members import lines, pack
from hrdesk.exchange.refusal import BundleRefused
from hrdesk.exchange.seal import BundleHeader, SealedBundle, seal
from hrdesk.exchange.verify import OpenedBundle, SenderPolicy, open_bundle

Rows = Iterable[dict[str, Any]]


@dataclass(frozen=True)
class Office:
    unit: UnitRef
    identity: Identity
    card: OfficeCard


def office(code: str, name: str, kind: str = "XA") -> Office:
    identity = create_identity()
    unit = UnitRef(str(uuid.uuid5(uuid.NAMESPACE_URL, code)), code, name)
    data = make_card(identity, unit=unit, kind=kind, unit_class="II", parent_code="205", created=date(2025, 6, 30))
    return Office(unit, identity, read_card(data))


COMMUNE = office("06823", "Xã Minh Thành")
OTHER = office("06826", "Phường Đông Mai", "PHUONG")
STRANGER = office("09999", "Xã Không Quen")
ABOVE = office("205", "Thị xã Quảng Yên", "HUYEN")
POLICY = SenderPolicy((COMMUNE.card, OTHER.card))

SERIES = "11111111-2222-4333-8444-55555555aaaa"
EPOCH = "aaaaaaaa-2222-4333-8444-555555555555"
PEOPLE = [
    {"id": "p1", "owner": COMMUNE.unit.id, "full_name": "Nguyễn Văn An", "sex": "MALE", "date_of_birth": "1975-03"},
    {"id": "p2", "owner": COMMUNE.unit.id, "full_name": "Đỗ Thị Hoà", "sex": "FEMALE", "citizen_id": "022175000123"},
    {
        "id": "p3",
        "owner": COMMUNE.unit.id,
        "full_name": "Lê “Tý”",
        "pay": 2.34,
        "local": True,
        "note": None,
        "n": -5,
    },
]
UNITS = [{"id": COMMUNE.unit.id, "owner": COMMUNE.unit.id, "code": "06823", "name": "Xã Minh Thành"}]
GONE = [{"id": "p0", "owner": COMMUNE.unit.id, "t": "person", "reason": "nhập trùng"}]
RECORDS: dict[str, list[dict[str, Any]]] = {"org_unit": UNITS, "person": PEOPLE}


def header(sender: Office = COMMUNE, **changes: Any) -> BundleHeader:
    plain = BundleHeader(
        from_unit=sender.unit,
        to_unit=ABOVE.unit,
        series=SERIES,
        epoch=EPOCH,
        seq=1,
        prev=None,
        as_of=date(2025, 6, 30),
        made_at=datetime(2025, 6, 30, 16, 5),
        totals={"nữ": 1, "đảng viên": 2},
        state_digest="ab" * 32,
    )
    return replace(plain, **changes)


def sealed(
    sender: Office = COMMUNE,
    to: Office = ABOVE,
    records: Mapping[str, Rows] = RECORDS,
    tombstones: Rows = GONE,
    **changes: Any,
) -> SealedBundle:
    return seal(
        identity=sender.identity,
        recipients=[to.identity.public],
        header=header(sender, **{"to_unit": to.unit, **changes}),
        records=records,
        tombstones=tombstones,
    )


@lru_cache(maxsize=1)
def genuine() -> SealedBundle:
    return sealed()


def opened(data: bytes, by: Office = ABOVE, policy: SenderPolicy = POLICY) -> OpenedBundle:
    return open_bundle(data, identity=by.identity, policy=policy)


def refusal(data: bytes, by: Office = ABOVE, policy: SenderPolicy = POLICY) -> BundleRefused:
    """Return why a file is refused; fails when it is accepted."""
    try:
        opened(data, by, policy)
    except BundleRefused as refused:
        return refused
    raise AssertionError("the file was accepted")


def forge(
    *,
    edit_line: Callable[[dict[str, Any]], None] = lambda line: None,
    edit_manifest: Callable[[dict[str, Any]], None] = lambda manifest: None,
    raw_manifest: Callable[[bytes], bytes] = lambda data: data,
    signers: Iterable[Office] = (COMMUNE,),
    sign: Callable[[Office, bytes], bytes] = lambda signer, message: signer.identity.sign(message),
    blocks: Mapping[str, bytes] | None = None,
    packing: Callable[[bytes], bytes] = pack,
    extra: bytes = b"",
    edit_frame: Callable[[bytes], bytes] = lambda frame: frame,
    recipients: Iterable[Office] = (ABOVE,),
) -> bytes:
    """Return a file made outside ``seal``: everything is right but what a parameter changes."""
    raws = blocks if blocks is not None else {"person": lines(PEOPLE), TOMBSTONE: lines(GONE)}
    packed = {table: packing(raw) for table, raw in raws.items()}
    manifest = msgspec.to_builtins(genuine().manifest)
    manifest["members"] = [_page(table, raw, packed[table]) for table, raw in raws.items()]
    manifest["counts"] = {page["table"]: page["n"] for page in manifest["members"]}
    edit_manifest(manifest)
    draft = raw_manifest(strict_json.encode(manifest))
    signing = list(signers)
    body = b"".join(packed.values()) + extra
    raw_line, _ = container.split_line(genuine().data)
    line = msgspec.json.decode(raw_line[5:])
    line["inner"] = container.frame_size(len(draft), len(signing), len(body))
    edit_line(line)
    clear = b"HRB1 " + strict_json.encode(line) + b"\n"
    if manifest.get("clear_line") == genuine().manifest.clear_line:
        manifest["clear_line"] = hashlib.sha256(clear).hexdigest()
    final = raw_manifest(strict_json.encode(manifest))
    message = container.signed_message("up", final)
    signatures = [(each.identity.key_id, sign(each, message)) for each in signing]
    frame = edit_frame(container.build_frame(final, signatures, [body]))
    return clear + age_body.encrypt(frame, [each.identity.public.age for each in recipients])


def _page(table: str, raw: bytes, packed: bytes) -> dict[str, Any]:
    return {
        "table": table,
        "codec": "zstd",
        "size": len(packed),
        "raw": len(raw),
        "sha256": hashlib.sha256(packed).hexdigest(),
        "raw_sha256": hashlib.sha256(raw).hexdigest(),
        "n": raw.count(b"\n"),
    }
