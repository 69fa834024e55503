"""The keys of an office: Ed25519 signs its bundles, X25519 (age) opens those sent to it.

The private parts leave this module only as bytes for the encrypted store.
"""

import hashlib
from dataclasses import dataclass, field

import msgspec

from hrdesk.errors import UserError
from hrdesk.messages import exchange as say

KEY_ID_BYTES = 16


class PublicKeys(msgspec.Struct, frozen=True):
    """The public half: 32 raw Ed25519 bytes and an age recipient (``age1…``)."""

    signing: bytes
    age: str

    @property
    def key_id(self) -> str:
        """32 hexadecimal digits that name both keys together."""
        return hashlib.sha256(b"hrdesk keys\0" + self.signing + self.age.encode()).digest()[:KEY_ID_BYTES].hex()

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Whether the signature over the message was made with the private half."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.signing).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Identity:
    """The private half and its public one; never printed, never logged."""

    public: PublicKeys
    signing_secret: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    @property
    def key_id(self) -> str:
        """The name of the keys."""
        return self.public.key_id

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of an Ed25519 signature."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.signing_secret).sign(message)


class _Secrets(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    signing: bytes
    age: str


def create_identity() -> Identity:
    """Return new random keys."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signing = Ed25519PrivateKey.generate().private_bytes_raw()
    return _identity(signing, str(pyrage.x25519.Identity.generate()))


def identity_to_bytes(identity: Identity) -> bytes:
    """Return the private keys as bytes, to be kept inside the encrypted store only."""
    return msgspec.json.encode(_Secrets(1, identity.signing_secret, identity.age_secret))


def identity_from_bytes(data: bytes) -> Identity:
    """Return the keys again; raises ``UserError`` when the bytes are damaged."""
    import pyrage

    try:
        kept = msgspec.json.decode(data, type=_Secrets)
        return _identity(kept.signing, kept.age)
    except (ValueError, pyrage.IdentityError):
        raise UserError(say.identity_damaged()) from None


def _identity(signing: bytes, age: str) -> Identity:
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public_signing = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()
    public_age = str(pyrage.x25519.Identity.from_str(age).to_public())
    return Identity(PublicKeys(public_signing, public_age), signing, age)
