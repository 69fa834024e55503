"""age v1, the only encryption a bundle has; nothing is ever decrypted to a disk.

``pyrage`` raises ``OSError`` as well as ``DecryptError`` for a damaged body, and its streaming
reader hands out bytes before the end has been checked; so whole bodies only, in memory.
"""

from collections.abc import Sequence

from hrdesk.exchange.identity import Identity


class NotForUs(Exception):
    """None of the recipients of the body is the identity."""


class Damaged(Exception):
    """The body is not what was encrypted."""


def encrypt(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Return the body for age recipients (``age1…``)."""
    import pyrage

    return pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(each) for each in recipients])  # type: ignore[no-any-return]


def decrypt(body: bytes, identity: Identity) -> bytes:
    """Return the whole plain bytes, or raise ``NotForUs`` or ``Damaged``."""
    import pyrage

    try:
        return pyrage.decrypt(body, [pyrage.x25519.Identity.from_str(identity.age_secret)])  # type: ignore[no-any-return]
    except (pyrage.DecryptError, OSError, ValueError) as error:
        # The library has one exception for both; the text is its public message since 1.0.
        raise (NotForUs if "No matching keys" in str(error) else Damaged) from None
