"""Digits read aloud and typed again: every slip of the finger is noticed."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.errors import UserError
from hrdesk.exchange.control_code import check_control_code, control_code
from hrdesk.messages import exchange as say

digests = st.binary(min_size=32, max_size=32)


def test_the_code_of_a_known_hash_never_changes() -> None:
    assert control_code(hashlib.sha256(b"hrdesk").digest()) == "6041 1112 3481 8698 4478"


@given(digests)
def test_a_code_is_twenty_digits_in_groups_of_four(digest: bytes) -> None:
    groups = control_code(digest).split(" ")
    assert [len(group) for group in groups] == [4] * 5
    assert "".join(groups).isdigit()


@given(digests, st.sampled_from(["", " ", "-", ".", "\n"]))
def test_a_code_typed_with_any_spacing_is_accepted(digest: bytes, between: str) -> None:
    code = control_code(digest)
    check_control_code(between.join(code.split(" ")), code)


@given(digests, st.integers(0, 19), st.integers(1, 9))
def test_every_single_wrong_digit_is_a_typing_mistake(digest: bytes, place: int, step: int) -> None:
    digits = control_code(digest).replace(" ", "")
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    with pytest.raises(UserError) as refused:
        check_control_code(wrong, control_code(digest))
    assert refused.value.sentence == say.code_mistyped()


@given(digests, st.integers(0, 18))
def test_every_swap_of_neighbours_is_a_typing_mistake(digest: bytes, place: int) -> None:
    digits = control_code(digest).replace(" ", "")
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    if swapped != digits:
        with pytest.raises(UserError) as refused:
            check_control_code(swapped, control_code(digest))
        assert refused.value.sentence == say.code_mistyped()


@pytest.mark.parametrize("typed", ["", "1234", "０４１０ ８６１０ ４８３６ １０１７ ０１４２", "abcd" * 5, "1" * 21])
def test_what_is_no_code_is_a_typing_mistake(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        check_control_code(typed, control_code(bytes(32)))
    assert refused.value.sentence == say.code_mistyped()


def test_the_code_of_another_file_is_another_sentence() -> None:
    with pytest.raises(UserError) as refused:
        check_control_code(control_code(b"\1" * 32), control_code(b"\2" * 32))
    assert refused.value.sentence == say.code_differs()
