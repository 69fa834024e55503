"""The body is plain age v1: a second reader, written from its specification, reads the same."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.exchange import age_body, container
from tests.exchange import age_reader
from tests.exchange.bundle_forge import ABOVE, COMMUNE, OTHER, genuine


@given(st.sampled_from([0, 1, 65535, 65536, 65537, 131072, 200_000]) | st.integers(0, 3000), st.randoms())
@settings(max_examples=40)
def test_two_readers_read_the_same_bytes(size: int, random: Random) -> None:
    plain = random.randbytes(size)
    recipients = [COMMUNE.identity.public.age, ABOVE.identity.public.age]
    body = age_body.encrypt(plain, recipients)
    assert age_reader.read(body, ABOVE.identity.age_secret) == plain
    assert age_body.decrypt(body, ABOVE.identity) == plain
    assert age_body.decrypt(body, COMMUNE.identity) == plain


def test_the_second_reader_opens_a_sealed_bundle() -> None:
    line, _ = container.split_line(genuine().data)
    body = genuine().data[len(line) :]
    plain = age_reader.read(body, ABOVE.identity.age_secret)
    assert plain == age_body.decrypt(body, ABOVE.identity)
    assert container.read_frame(plain).manifest.startswith(b'{"as_of"')


@given(st.integers(0, 10_000), st.integers(0, 7))
@settings(max_examples=80)
def test_neither_reader_takes_a_changed_body(place: int, bit: int) -> None:
    line, _ = container.split_line(genuine().data)
    body = bytearray(genuine().data[len(line) :])
    body[place % len(body)] ^= 1 << bit
    with pytest.raises((age_body.Damaged, age_body.NotForUs)):
        age_body.decrypt(bytes(body), ABOVE.identity)
    with pytest.raises(Exception):  # noqa: B017 - the oracle has no errors of its own
        age_reader.read(bytes(body), ABOVE.identity.age_secret)


def test_a_body_for_another_is_told_from_a_damaged_one() -> None:
    body = age_body.encrypt(b"x", [ABOVE.identity.public.age])
    with pytest.raises(age_body.NotForUs):
        age_body.decrypt(body, OTHER.identity)
    for spoiled in (b"", b"x", body[:-1], body[:40]):
        with pytest.raises(age_body.Damaged):
            age_body.decrypt(spoiled, ABOVE.identity)
