"""The office card ``.hrc``: who an office is and its public keys, signed by itself.

Two lines: ``HRC1 {canonical JSON}`` and the Ed25519 signature in hexadecimal digits. The signature
proves that the card is whole and that its maker holds the key; that the office is who it says is
proved by the fingerprint, compared on paper or by telephone.
"""

import hashlib
import re
from datetime import date
from typing import Annotated, Literal

import msgspec

from hrdesk.errors import UserError
from hrdesk.exchange import strict_json
from hrdesk.exchange.control_code import check_control_code, control_code
from hrdesk.exchange.identity import Identity, PublicKeys
from hrdesk.messages import exchange as say
from hrdesk.text import nfc

MAXIMUM_CARD = 8192
_MAGIC = b"HRC1 "

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
CatalogCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9_]{0,39}$")]


class UnitRef(msgspec.Struct, frozen=True):
    """A unit as bundles name it."""

    id: Code
    code: Code
    name: Text

    def __post_init__(self) -> None:
        """Refuse text that would not show as it is."""
        require_plain(self.id, self.code, self.name)


class OfficeCard(msgspec.Struct, frozen=True):
    """What a card says. ``kind`` and ``unit_class`` are catalog codes; keys are public."""

    unit: UnitRef
    kind: CatalogCode
    signing_key: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    age_key: Annotated[str, msgspec.Meta(pattern=r"^age1[0-9a-z]{58}$")]
    created: date
    unit_class: CatalogCode | None = None
    parent_code: Code | None = None
    format: Literal[1] = 1

    def __post_init__(self) -> None:
        """Refuse text that would not show as it is."""
        require_plain(self.parent_code or "")

    @property
    def keys(self) -> PublicKeys:
        """The public keys."""
        return PublicKeys(bytes.fromhex(self.signing_key), self.age_key)

    @property
    def key_id(self) -> str:
        """The name of the keys."""
        return self.keys.key_id

    @property
    def fingerprint(self) -> str:
        """Twenty digits in groups of four, for paper: the unit's id and code and both keys."""
        parts = (self.unit.id, self.unit.code, self.signing_key, self.age_key)
        return control_code(hashlib.sha256("\0".join(("hrdesk card", *parts)).encode()).digest())


class _Version(msgspec.Struct):
    format: int


def make_card(
    identity: Identity,
    *,
    unit: UnitRef,
    kind: str,
    created: date,
    unit_class: str | None = None,
    parent_code: str | None = None,
) -> bytes:
    """Return the bytes of an ``.hrc`` file. Raises ``ValueError`` for codes a card cannot hold."""
    card = OfficeCard(
        unit=unit,
        kind=kind,
        unit_class=unit_class,
        parent_code=parent_code,
        signing_key=identity.public.signing.hex(),
        age_key=identity.public.age,
        created=created,
    )
    payload = strict_json.encode(card)
    data = _MAGIC + payload + b"\n" + identity.sign(_message(payload)).hex().encode() + b"\n"
    read_card(data)
    return data


def read_card(data: bytes) -> OfficeCard:
    """Return the card; raises ``UserError`` with the sentence for what is wrong."""
    payload, signature = _lines(data)
    try:
        newer = msgspec.json.decode(payload, type=_Version).format > 1
        card = None if newer else strict_json.decode(payload, OfficeCard)
    except (ValueError, RecursionError):
        raise UserError(say.card_malformed()) from None
    if card is None:
        raise UserError(say.card_newer())
    if not card.keys.verify(signature, _message(payload)):
        raise UserError(say.card_tampered())
    if strict_json.encode(card) != payload or not _is_recipient(card.age_key):
        raise UserError(say.card_malformed())
    return card


def check_fingerprint(typed: str, card: OfficeCard) -> None:
    """Compare the digits from paper with the card; raises ``UserError`` when they differ."""
    try:
        check_control_code(typed, card.fingerprint)
    except UserError as error:
        if error.sentence == say.code_differs():
            raise UserError(say.fingerprint_differs(card.unit.name)) from None
        raise


def require_plain(*texts: str) -> None:
    """Refuse (``ValueError``) text that is not NFC or holds control or direction marks."""
    if any(text != nfc(text) or not text.isprintable() for text in texts):
        raise ValueError("not plain text")


def _lines(data: bytes) -> tuple[bytes, bytes]:
    if len(data) > MAXIMUM_CARD or not data.startswith(b"HRC"):
        raise UserError(say.not_a_card())
    if not data.startswith(_MAGIC) and re.match(rb"HRC\d{1,3} ", data):
        raise UserError(say.card_newer())
    found = re.fullmatch(rb"HRC1 ([^\n]+)\n([0-9a-f]{128})\n", data)
    if not found:
        raise UserError(say.card_tampered())
    return found[1], bytes.fromhex(found[2].decode())


def _message(payload: bytes) -> bytes:
    return b"HRC1:\0" + hashlib.sha512(payload).digest()


def _is_recipient(age_key: str) -> bool:
    import pyrage

    try:
        pyrage.x25519.Recipient.from_str(age_key)
    except pyrage.RecipientError:
        return False
    return True
