"""The office's own keys survive the store and show themselves nowhere."""

import pytest

from hrdesk.errors import UserError
from hrdesk.exchange.identity import create_identity, identity_from_bytes, identity_to_bytes
from tests.exchange.bundle_forge import COMMUNE, OTHER


def test_keys_come_back_from_their_bytes() -> None:
    assert identity_from_bytes(identity_to_bytes(COMMUNE.identity)) == COMMUNE.identity


def test_every_office_has_its_own_keys() -> None:
    first, second = create_identity(), create_identity()
    assert first.key_id != second.key_id
    assert first.signing_secret != second.signing_secret
    assert first.age_secret != second.age_secret
    assert len(first.key_id) == 32


def test_printing_an_identity_shows_no_secret() -> None:
    shown = repr(COMMUNE.identity)
    assert COMMUNE.identity.age_secret not in shown
    assert repr(COMMUNE.identity.signing_secret) not in shown


def test_a_signature_fits_its_key_and_message_only() -> None:
    signature = COMMUNE.identity.sign(b"message")
    assert COMMUNE.identity.public.verify(signature, b"message")
    assert not COMMUNE.identity.public.verify(signature, b"Message")
    assert not OTHER.identity.public.verify(signature, b"message")
    assert not COMMUNE.identity.public.verify(b"", b"message")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"format":1,"signing":"","age":""}', b"\xff", b'{"age":"x","format":1,"signing":"AAAA"}']
)
def test_damaged_keys_are_one_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="Khóa của cơ quan"):
        identity_from_bytes(data)
