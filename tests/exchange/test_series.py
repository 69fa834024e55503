"""Replays, gaps, forks and new epochs: first a table, then laws over any order of delivery."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.exchange.manifest import Manifest
from hrdesk.exchange.series import Place, Receipt, place_in_series
from tests.exchange.bundle_forge import genuine

SERIES = genuine().manifest.series
OTHER_SERIES = "99999999-2222-4333-8444-55555555aaaa"
EPOCHS = {letter: letter * 8 + "-2222-4333-8444-555555555555" for letter in "abc"}


def sha(name: str) -> str:
    """Return a hash for a bundle written ``a3`` (epoch a, number 3) or ``a3x`` (its twin)."""
    return name.encode().hex().rjust(64, "0")


def prev(name: str) -> str | None:
    number = int(name[1])
    return sha(f"{name[0]}{number - 1}") if number > 1 else None


def receipt(name: str, **changes: Any) -> Receipt:
    fields = {
        "bundle_id": f"id-{name}",
        "series": SERIES,
        "epoch": EPOCHS[name[0]],
        "seq": int(name[1]),
        "prev": prev(name),
        "manifest_sha256": sha(name),
    }
    return Receipt(**{**fields, **changes})


def manifest(name: str, **changes: Any) -> Manifest:
    fields = {"bundle_id": f"id-{name}", "epoch": EPOCHS[name[0]], "seq": int(name[1]), "prev": prev(name)}
    return msgspec.structs.replace(genuine().manifest, **{**fields, **changes})


def place(merged: str, name: str, **changes: Any) -> Place:
    return place_in_series(map(receipt, merged.split()), manifest(name, **changes), sha(name)).place


TABLE = [
    ("", "a1", {}, Place.NEXT),
    ("", "a4", {}, Place.GAP),
    ("a1", "a1", {}, Place.ALREADY_MERGED),
    ("a1 a2 a3", "a1", {}, Place.ALREADY_MERGED),
    ("a1", "a2", {}, Place.NEXT),
    ("a1 a2", "a5", {}, Place.GAP),
    ("a1 a3", "a2", {}, Place.OLD),
    ("a1 a5", "a3", {}, Place.OLD),
    ("a5", "a1", {}, Place.OLD),
    # the same number with other content: a restored backup, a second computer, or a forgery
    ("a1 a2", "a2x", {}, Place.FORK),
    ("a1 a2 a3", "a2x", {}, Place.FORK),
    # the number follows, what it says it follows does not
    ("a1 a2", "a3", {"prev": sha("a2x")}, Place.FORK),
    ("a1 a2", "a3", {"prev": None}, Place.FORK),
    # it would have to come before a bundle that names another one
    ("a1 a3", "a2x", {"prev": sha("a1")}, Place.FORK),
    # a known id with other content
    ("a1", "a2", {"bundle_id": "id-a1"}, Place.FORK),
    # a new epoch, and late bundles of the old one
    ("a1 a2", "b3", {"prev": sha("a2")}, Place.NEW_EPOCH),
    ("a1 a2", "b1", {}, Place.NEW_EPOCH),
    ("a1", "a2", {"series": OTHER_SERIES}, Place.NEW_EPOCH),
    ("a1 b2", "a2", {}, Place.OLD),
    ("a1 b2", "a5", {}, Place.OLD),
    ("a1 b2", "b3", {}, Place.NEXT),
    ("a1 b2", "c3", {}, Place.NEW_EPOCH),
]


@pytest.mark.parametrize(("merged", "name", "changes", "expected"), TABLE)
def test_the_table_of_places(merged: str, name: str, changes: dict[str, Any], expected: Place) -> None:
    assert place(merged, name, **changes) == expected


def test_a_late_bundle_that_a_new_epoch_says_it_follows_is_old() -> None:
    merged = [receipt("b3", prev=sha("a2"))]
    assert place_in_series(merged, manifest("a2"), sha("a2")).place == Place.OLD


def test_a_receipt_that_did_not_keep_prev_raises_no_false_alarm() -> None:
    merged = [receipt("a1", prev=None), receipt("a3", prev=None)]
    assert place_in_series(merged, manifest("a2"), sha("a2")).place == Place.OLD


def test_every_place_says_what_it_is_in_one_sentence() -> None:
    said = {place_in_series(map(receipt, m.split()), manifest(n, **c), sha(n)).sentence for m, n, c, _ in TABLE}
    assert all(sentence.endswith(".") for sentence in said)
    fork = place_in_series([receipt("a1"), receipt("a2")], manifest("a2x"), sha("a2x"))
    assert "khôi phục bản sao lưu" in fork.sentence
    assert "làm giả" in fork.sentence
    assert not fork.may_be_merged
    gap = place_in_series([receipt("a1")], manifest("a5"), sha("a5"))
    assert "các gói số 2 đến 4" in gap.sentence
    assert gap.may_be_merged
    assert "gói số 2;" in place_in_series([receipt("a1")], manifest("a3"), sha("a3")).sentence


def deliver(names: list[str]) -> list[Receipt]:
    """Merge what may be merged, in the order of delivery."""
    merged: list[Receipt] = []
    for name in names:
        if place_in_series(merged, manifest(name), sha(name)).may_be_merged:
            merged.append(receipt(name))
    return merged


@given(st.lists(st.integers(1, 9), min_size=1, max_size=25))
def test_genuine_bundles_in_any_order_end_at_the_newest_and_are_never_a_fork(numbers: list[int]) -> None:
    merged: list[Receipt] = []
    for number in numbers:
        name = f"a{number}"
        found = place_in_series(merged, manifest(name), sha(name))
        assert found.place not in (Place.FORK, Place.NEW_EPOCH)
        if found.may_be_merged:
            assert not merged or merged[-1].seq < number
            merged.append(receipt(name))
    assert merged[-1].seq == max(numbers)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_delivering_everything_again_changes_nothing(numbers: list[int]) -> None:
    names = [f"a{number}" for number in numbers]
    once = deliver(names)
    for name in names:
        assert not place_in_series(once, manifest(name), sha(name)).may_be_merged


@given(st.permutations(["a1", "a2", "a3", "c1", "c2"]))
def test_the_order_of_files_of_different_offices_does_not_matter(names: list[str]) -> None:
    """The receipts of each sender are their own: c stands for another commune."""
    for office in "ac":
        assert deliver([name for name in names if name[0] == office])[-1].seq == (3 if office == "a" else 2)


@given(st.lists(st.integers(1, 9), unique=True, min_size=1), st.integers(1, 9))
def test_a_twin_of_a_merged_bundle_is_always_a_fork(numbers: list[int], twin: int) -> None:
    merged = deliver([f"a{number}" for number in numbers])
    if any(receipt.seq == twin for receipt in merged):
        assert place_in_series(merged, manifest(f"a{twin}x"), sha(f"a{twin}x")).place == Place.FORK
