"""A card says who an office is; changed in any bit it is refused, and its digits are on paper."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.errors import UserError
from hrdesk.exchange import strict_json
from hrdesk.exchange.card import UnitRef, _message, check_fingerprint, make_card, read_card
from hrdesk.messages import exchange as say
from tests.exchange.bundle_forge import COMMUNE, OTHER


def card(**changes: Any) -> bytes:
    fields: dict[str, Any] = {"unit": COMMUNE.unit, "kind": "XA", "created": date(2025, 6, 30), "unit_class": "II"}
    return make_card(COMMUNE.identity, **{**fields, **changes})


def signed(payload: bytes) -> bytes:
    """Return a card with any payload and the right signature."""
    return b"HRC1 " + payload + b"\n" + COMMUNE.identity.sign(_message(payload)).hex().encode() + b"\n"


def payload(**changes: Any) -> bytes:
    found = msgspec.json.decode(card().split(b"\n")[0][5:])
    return strict_json.encode({**found, **changes})


def said(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read_card(data)
    return refused.value.sentence


def test_a_card_comes_back_as_it_was_made() -> None:
    found = read_card(card(parent_code="205"))
    assert (found.unit, found.kind, found.unit_class, found.parent_code) == (COMMUNE.unit, "XA", "II", "205")
    assert found.keys == COMMUNE.identity.public
    assert found.key_id == COMMUNE.identity.key_id
    assert read_card(signed(payload())) == read_card(card())


def test_a_card_holds_no_private_key() -> None:
    data = card()
    assert COMMUNE.identity.signing_secret.hex().encode() not in data
    assert COMMUNE.identity.age_secret.encode() not in data.upper()


def test_every_flipped_bit_of_a_card_is_noticed() -> None:
    data = card()
    for place in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            said(bytes(changed))


def test_a_card_cut_or_lengthened_is_noticed() -> None:
    data = card()
    for length in range(len(data)):
        said(data[:length])
    for more in (b"\n", b" ", data):
        assert said(data + more) == say.card_tampered()
    assert said(data.replace(b"\n", b"\r\n")) == say.card_tampered()


@given(st.binary(max_size=300))
def test_no_bytes_at_all_do_more_than_be_refused(content: bytes) -> None:
    for data in (content, b"HRC1 " + content, signed(content.replace(b"\n", b""))):
        assert said(data)


def test_a_newer_card_asks_for_an_update() -> None:
    assert said(b"HRC2 {}\n") == say.card_newer()
    assert said(signed(payload(format=2, more=1))) == say.card_newer()


def test_another_file_is_not_a_card() -> None:
    for data in (b"", b"HRB1 {}\n", b"%PDF", b"HRC1 " + b"x" * 9000):
        assert said(data) == say.not_a_card()


@pytest.mark.parametrize(
    "changes",
    [
        {"more": 1},
        {"kind": "xã"},
        {"created": "30/06/2025"},
        {"unit": {"id": "", "code": "1", "name": "a"}},
        {"unit": {"id": "1", "code": "1", "name": "a\u202e"}},
        {"unit": {"id": "1", "code": "1", "name": "Xa\u0303"}},
        {"unit": {"id": "1", "code": "1", "name": "a", "more": 1}},
        {"parent_code": "\n"},
        {"age_key": "age1" + "q" * 58},
        {"signing_key": "ab"},
        {"format": 0},
    ],
)
def test_a_card_that_breaks_the_format_is_malformed(changes: dict[str, Any]) -> None:
    assert said(signed(payload(**changes))) == say.card_malformed()


def test_a_card_signed_by_another_key_is_noticed() -> None:
    assert said(signed(payload(signing_key=OTHER.card.signing_key))) == say.card_tampered()


def test_values_a_card_cannot_hold_are_refused_when_it_is_made() -> None:
    with pytest.raises(UserError):
        card(kind="xã")
    with pytest.raises(ValueError):
        card(unit=UnitRef("1", "2", "a\nb"))


def test_the_fingerprint_is_of_the_keys_and_the_unit_not_of_the_day() -> None:
    found = read_card(card())
    assert read_card(card(created=date(2026, 1, 1), kind="PHUONG")).fingerprint == found.fingerprint
    assert read_card(card(unit=UnitRef(COMMUNE.unit.id, "1", "a"))).fingerprint != found.fingerprint
    assert len(found.fingerprint.split()) == 5
    assert OTHER.card.fingerprint != found.fingerprint


def test_a_fingerprint_typed_from_paper_is_compared() -> None:
    found = read_card(card())
    check_fingerprint(found.fingerprint.replace(" ", ""), found)
    with pytest.raises(UserError, match="không khớp với thẻ của Xã Minh Thành"):
        check_fingerprint(OTHER.card.fingerprint, found)
    with pytest.raises(UserError, match="gõ chưa đúng"):
        check_fingerprint("1234", found)
