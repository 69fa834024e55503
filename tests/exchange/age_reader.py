"""A second reader of age v1 (c2sp.org/age), independent of the library: the oracle for its bodies."""

import base64
import hmac
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHUNK = 65536 + 16


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _secret(identity: str) -> bytes:
    data = [_BECH32.index(letter) for letter in identity.lower().split("1", 1)[1][:-6]]
    bits = "".join(f"{five:05b}" for five in data)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, 256, 8))


def _base64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def _file_key(header: bytes, secret: bytes) -> bytes:
    private = X25519PrivateKey.from_private_bytes(secret)
    public = private.public_key().public_bytes_raw()
    lines = header.split(b"\n")
    for at, line in enumerate(lines):
        parts = line.split(b" ")
        if parts[:2] == [b"->", b"X25519"]:
            share = _base64(parts[2])
            agreed = private.exchange(X25519PublicKey.from_public_bytes(share))
            wrap = _hkdf(agreed, share + public, b"age-encryption.org/v1/X25519")
            try:
                return ChaCha20Poly1305(wrap).decrypt(bytes(12), _base64(lines[at + 1]), None)
            except Exception:
                continue
    raise ValueError("not for this identity")


def read(body: bytes, identity: str) -> bytes:
    """Return the plain bytes of a binary age file; raises for anything wrong."""
    cut = body.index(b"\n--- ") + 4
    end = body.index(b"\n", cut) + 1
    header, mac = body[:cut], body[cut + 1 : end - 1]
    key = _file_key(header, _secret(identity))
    if not hmac.compare_digest(hmac.digest(_hkdf(key, b"", b"header"), header, sha256), _base64(mac)):
        raise ValueError("header")
    stream = ChaCha20Poly1305(_hkdf(key, body[end : end + 16], b"payload"))
    payload = body[end + 16 :]
    chunks = [payload[at : at + _CHUNK] for at in range(0, len(payload), _CHUNK)]
    last = len(chunks) - 1
    return b"".join(
        stream.decrypt(number.to_bytes(11, "big") + bytes([number == last]), chunk, None)
        for number, chunk in enumerate(chunks)
    )
