"""Every way in which a file can be wrong is refused with its exact reason, and nothing is returned."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.exchange import age_body, container, strict_json
from hrdesk.exchange import members as member_blocks
from hrdesk.exchange import verify as checks
from hrdesk.exchange.manifest import SCHEMA, TOMBSTONE
from hrdesk.exchange.members import lines, pack
from hrdesk.exchange.refusal import BundleRefused, Reason, Result
from hrdesk.exchange.verify import SenderPolicy, open_bundle
from tests.exchange.bundle_forge import (
    ABOVE,
    COMMUNE,
    EPOCH,
    OTHER,
    PEOPLE,
    POLICY,
    RECORDS,
    STRANGER,
    forge,
    genuine,
    opened,
    refusal,
    sealed,
)

R = Reason
TAMPER = {R.TAMPERED, R.TRUNCATED, R.NEWER_VERSION, R.NOT_A_BUNDLE, R.WRONG_KIND, R.WRONG_RECIPIENT}


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def body_start() -> int:
    """Return where the payload of age begins: after the first line and its header."""
    data = genuine().data
    return data.index(b"\n", data.index(b"\n--- ") + 1) + 1


def test_the_forge_makes_a_file_that_is_accepted_when_nothing_is_changed() -> None:
    assert opened(forge()).records == {"person": PEOPLE}


# Bytes that changed on the way


def test_every_flipped_bit_of_the_first_line_is_noticed() -> None:
    data = genuine().data
    for bit in range((data.index(b"\n") + 1) * 8):
        assert refusal(flip(data, bit)).reason in TAMPER


def test_flipped_bits_of_the_age_header_are_noticed() -> None:
    data = genuine().data
    for bit in range((data.index(b"\n") + 1) * 8, (body_start() + 16) * 8, 3):
        assert refusal(flip(data, bit)).reason in TAMPER


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_flipped_bits_of_the_body_are_noticed(data: st.DataObject) -> None:
    changed = bytes_ = genuine().data
    for bit in data.draw(st.sets(st.integers(body_start() * 8, len(bytes_) * 8 - 1), min_size=1, max_size=4)):
        changed = flip(changed, bit)
    assert refusal(changed).reason == R.TAMPERED


def test_every_length_of_a_cut_file_is_truncated() -> None:
    data = genuine().data
    for length in (*range(body_start() + 32), *range(body_start() + 32, len(data), 7), len(data) - 1):
        assert refusal(data[:length]).reason == R.TRUNCATED, length


def test_a_large_file_cut_at_the_borders_of_its_chunks_is_truncated() -> None:
    noise = random.Random(7)
    rows = [{"id": f"r{n}", "owner": "u", "note": noise.randbytes(400).hex()} for n in range(700)]
    data = sealed(records={"person": rows}).data
    start = data.index(b"\n", data.index(b"\n--- ") + 1) + 17
    assert len(data) - start > 3 * (65536 + 16)
    for chunk in range(4):
        for off in (-1, 0, 1):
            assert refusal(data[: start + chunk * (65536 + 16) + off]).reason == R.TRUNCATED
    assert refusal(data + b"\0").reason == R.TAMPERED


def test_anything_appended_is_noticed() -> None:
    data = genuine().data
    for more in (b"\0", b"\n", b" " * 16, data, data[body_start() :]):
        refused = refusal(data + more)
        assert (refused.reason, refused.check) == (R.TAMPERED, 3)


def test_the_first_line_of_one_bundle_does_not_fit_another() -> None:
    mine, other = genuine().data, sealed(seq=2).data
    assert refusal(mine[: mine.index(b"\n")] + other[other.index(b"\n") :]).reason == R.TAMPERED


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", R.TRUNCATED),
        (b"HRB", R.TRUNCATED),
        (b"%PDF-1.7\n", R.NOT_A_BUNDLE),
        (b"PK\x03\x04" + bytes(600), R.NOT_A_BUNDLE),
        (bytes(600), R.NOT_A_BUNDLE),
        (b"HRB1 " + b"x" * 600, R.TAMPERED),
        (b"HRB1 {}\n" + bytes(600), R.TAMPERED),
        (b"HRB1 \xff\n", R.TAMPERED),
        (b"HRB1 " + b"[" * 400 + b"\n", R.TAMPERED),
        (b"HRB2 {}\n", R.NEWER_VERSION),
        (b"HRB999 ?", R.NEWER_VERSION),
        (b"HRB0 {}\n", R.NOT_A_BUNDLE),
        (b"HRBX {}\n", R.NOT_A_BUNDLE),
        (b"age-encryption.org/v1\n", R.NOT_A_BUNDLE),
    ],
)
def test_other_files_are_named_for_what_they_are(content: bytes, reason: Reason) -> None:
    assert refusal(content).reason == reason


@given(st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_no_bytes_at_all_do_more_than_be_refused(content: bytes) -> None:
    for data in (content, b"HRB1 " + content, genuine().data[: body_start()] + content):
        assert isinstance(refusal(data), BundleRefused)


def test_a_card_is_sent_to_its_own_place() -> None:
    refused = refusal(b"HRC1 {}\n")
    assert refused.reason == R.NOT_A_BUNDLE
    assert "thẻ cơ quan" in refused.sentence


# Who may send what to whom


def test_a_bundle_for_another_office_says_for_whom_it_is() -> None:
    refused = refusal(genuine().data, by=OTHER)
    assert (refused.reason, refused.result, refused.check) == (R.WRONG_RECIPIENT, Result.REFUSED, 4)
    assert "Thị xã Quảng Yên" in refused.sentence


def test_a_bundle_of_an_office_not_trusted_is_quarantined_and_names_the_claim() -> None:
    refused = refusal(sealed(sender=STRANGER).data)
    assert (refused.reason, refused.result) == (R.UNTRUSTED_SENDER, Result.QUARANTINED)
    assert "Xã Không Quen" in refused.sentence


def test_hostile_names_in_the_first_line_are_shown_harmless() -> None:
    def line(clear: dict[str, Any]) -> None:
        clear["sender"] = "Xã\u202e\x1b[31m\r\n" + "A" * 100

    sentence = refusal(forge(edit_line=line, signers=[STRANGER])).sentence
    assert sentence.isprintable()
    assert "A" * 61 not in sentence


def test_a_signature_taken_off_is_noticed() -> None:
    assert refusal(forge(signers=[])).reason == R.UNTRUSTED_SENDER


def test_a_signature_of_other_bytes_is_noticed() -> None:
    assert refusal(forge(sign=lambda signer, _: signer.identity.sign(b"other"))).reason == R.TAMPERED
    assert refusal(forge(sign=lambda signer, _: bytes(64))).reason == R.TAMPERED
    assert refusal(forge(sign=lambda signer, _: OTHER.identity.sign(_))).reason == R.TAMPERED


def test_a_signature_for_an_answer_does_not_pass_as_a_report() -> None:
    def as_answer(signer: Any, message: bytes) -> bytes:
        return signer.identity.sign(message.replace(b"HRB1:up", b"HRB1:down"))

    assert refusal(forge(sign=as_answer)).reason == R.TAMPERED


def test_a_bundle_signed_again_by_another_trusted_office_is_quarantined() -> None:
    refused = refusal(forge(signers=[OTHER]))
    assert (refused.reason, refused.result) == (R.WRONG_SENDER, Result.QUARANTINED)
    assert "Phường Đông Mai" in refused.sentence
    assert "Xã Minh Thành" in refused.sentence


def test_an_office_may_not_speak_for_another_unit() -> None:
    assert refusal(sealed(sender=OTHER, from_unit=COMMUNE.unit).data).reason == R.WRONG_SENDER
    same_code = replace_unit(OTHER.unit, id=COMMUNE.unit.id)
    assert refusal(sealed(sender=OTHER, from_unit=same_code).data).reason == R.WRONG_SENDER


def replace_unit(unit: Any, **changes: str) -> Any:
    return msgspec.structs.replace(unit, **changes)


def test_the_key_named_in_the_manifest_must_have_signed() -> None:
    def other_key(manifest: dict[str, Any]) -> None:
        manifest["from_key"] = OTHER.identity.key_id

    assert refusal(forge(edit_manifest=other_key)).reason == R.WRONG_SENDER


def test_two_signatures_are_both_checked() -> None:
    assert opened(forge(signers=[COMMUNE, COMMUNE])).sender == COMMUNE.card
    assert refusal(forge(signers=[COMMUNE, OTHER])).reason == R.WRONG_SENDER
    assert refusal(forge(signers=[COMMUNE, STRANGER])).reason == R.UNTRUSTED_SENDER
    assert refusal(forge(signers=[COMMUNE] * 5)).reason == R.MALFORMED


def test_a_bundle_passed_on_to_an_office_it_was_not_made_for_is_refused() -> None:
    """The recipient opens a genuine body and encrypts it anew for somebody else."""
    refused = refusal(forge(recipients=[OTHER]), by=OTHER)
    assert (refused.reason, refused.check) == (R.WRONG_RECIPIENT, 10)
    data = genuine().data
    line, _ = container.split_line(data)
    frame = age_body.decrypt(data[len(line) :], ABOVE.identity)
    again = line + age_body.encrypt(frame, [OTHER.identity.public.age])
    refused = refusal(again, by=OTHER)
    assert (refused.reason, refused.check) == (R.WRONG_RECIPIENT, 10)


def test_an_answer_is_not_taken_as_a_report() -> None:
    assert refusal(sealed(kind="down").data).reason == R.WRONG_KIND
    down = SenderPolicy(POLICY.cards, kinds=frozenset({"down"}))
    assert opened(sealed(kind="down").data, policy=down).manifest.kind == "down"


def test_an_office_that_is_no_longer_trusted_is_refused() -> None:
    assert refusal(genuine().data, policy=SenderPolicy((OTHER.card,))).reason == R.UNTRUSTED_SENDER


# Versions


def test_a_bundle_of_a_newer_program_is_held() -> None:
    refused = refusal(sealed(schema=SCHEMA + 3, min_reader=SCHEMA + 2, made_by="9.1").data)
    assert (refused.reason, refused.result, refused.check) == (R.NEWER_VERSION, Result.HELD, 2)
    assert "9.1" in refused.sentence


def test_a_newer_manifest_is_held_although_the_first_line_hides_it() -> None:
    def newer(manifest: dict[str, Any]) -> None:
        manifest.update(schema=9, min_reader=9, made_by="9.1", shape="unknown")

    refused = refusal(forge(edit_manifest=newer))
    assert (refused.reason, refused.check) == (R.NEWER_VERSION, 7)


def test_unknown_fields_pass_only_from_a_newer_schema_that_allows_us() -> None:
    def more(manifest: dict[str, Any]) -> None:
        manifest["shape"] = {"new": 1}

    def newer(manifest: dict[str, Any]) -> None:
        more(manifest)
        manifest.update(schema=SCHEMA + 1, min_reader=SCHEMA)

    assert refusal(forge(edit_manifest=more)).reason == R.MALFORMED
    assert opened(forge(edit_manifest=newer)).records == {"person": PEOPLE}


def test_fields_of_records_unknown_here_are_handed_on() -> None:
    rows = [{**PEOPLE[0], "blood_group": "O"}]
    found = opened(sealed(records={"person": rows, "future_table": rows}, schema=2, min_reader=1).data)
    assert found.records == {"person": rows, "future_table": rows}


# A manifest that breaks the format although a trusted office signed it


def change(**values: Any) -> Any:
    return lambda manifest: manifest.update(values)


def drop(key: str) -> Any:
    return lambda manifest: manifest.pop(key)


BAD_MANIFESTS = [
    change(seq=0),
    change(seq=2**40),
    change(seq="1"),
    change(seq=True),
    change(prev="x"),
    change(series="17"),
    change(as_of="31/06/2025"),
    change(made_at="hôm nay"),
    change(state_digest="AB" * 32),
    change(to_keys=[]),
    change(to_keys=["ab" * 16] * 5),
    change(kind="sideways"),
    change(format=0),
    change(min_reader=1, schema=0),
    change(totals={"nữ\u202e": 1}),
    change(totals={"nữ": -1}),
    change(from_unit={"id": "1", "code": "2"}),
    change(from_unit={"id": "1", "code": "2", "name": "a\nb"}),
    change(from_unit={"id": "1", "code": "2", "name": "x" * 121}),
    change(counts={"Person; DROP": 1}),
    change(members=[{"table": "../x"}]),
    drop("prev"),
    drop("bundle_id"),
    drop("clear_line"),
]


@pytest.mark.parametrize("edit", BAD_MANIFESTS)
def test_a_manifest_with_a_wrong_field_is_malformed(edit: Any) -> None:
    refused = refusal(forge(edit_manifest=edit))
    assert (refused.reason, refused.check) == (R.MALFORMED, 7)


BAD_BYTES = [
    lambda data: data[:-1] + b',"seq":1}',  # the same key twice
    lambda data: data.replace(b'"seq":1', b'"seq":NaN'),
    lambda data: data.replace(b'"seq":1', b'"seq":1.0'),
    lambda data: data.replace(b'"seq":1', b'"seq": 1'),
    lambda data: data.replace(b'"seq":1', b'"seq":01'),
    lambda data: data.replace("nữ".encode(), b"n\xff"),
    lambda data: data.replace("nữ".encode(), b"\\ud800"),
    lambda data: data.replace("nữ".encode(), b"\\u0000"),
    lambda data: data.replace("nữ".encode(), b"n\\u1eef"),
    lambda data: data + b" ",
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: b"[" * 10_000,
    lambda data: b'{"a":' * 50_000,
    lambda data: b"",
    lambda data: b"null",
    lambda data: data[: len(data) // 2],
]


@pytest.mark.parametrize("spoil", BAD_BYTES)
def test_a_manifest_that_is_not_strict_json_is_malformed(spoil: Any) -> None:
    refused = refusal(forge(raw_manifest=spoil))
    assert (refused.reason, refused.check) == (R.MALFORMED, 7)


def test_a_manifest_over_its_limit_is_not_even_parsed() -> None:
    assert refusal(forge(raw_manifest=lambda data: b" " * (container.MAXIMUM_MANIFEST + 1))).check == 5


@pytest.mark.parametrize(
    "spoil",
    [
        lambda frame: b"HRBIN2\n" + frame[7:],
        lambda frame: frame[:7] + b"\xff\xff\xff\xff" + frame[11:],
        lambda frame: frame[:7] + b"\x00\x0f\xff\xff" + frame[11:],
    ],
)
def test_a_frame_that_does_not_fit_is_malformed(spoil: Any) -> None:
    refused = refusal(forge(edit_frame=spoil))
    assert (refused.reason, refused.check) == (R.MALFORMED, 5)


def test_the_first_line_must_be_the_one_that_was_signed() -> None:
    refused = refusal(forge(edit_manifest=change(clear_line="0" * 64)))
    assert (refused.reason, refused.check) == (R.TAMPERED, 8)


# Members


def page(table: str = "person", **changes: Any) -> Any:
    """Return an edit of one page of the manifest; a callable value gets the old one."""

    def edit(manifest: dict[str, Any]) -> None:
        for each in manifest["members"]:
            if each["table"] == table:
                each.update({key: new(each[key]) if callable(new) else new for key, new in changes.items()})

    return edit


MEMBER_LIES = [
    (page(size=lambda size: size + 1), R.MALFORMED, 11),
    (page(size=lambda size: size - 1), R.MALFORMED, 11),
    (page(n=lambda n: n + 1), R.MALFORMED, 11),
    (page(raw=1 << 40), R.TOO_LARGE, 11),
    (lambda manifest: manifest["members"][0].update(table="org_unit"), R.MALFORMED, 11),
    (lambda manifest: manifest["members"][0].update(table=TOMBSTONE), R.MALFORMED, 11),
    (lambda manifest: manifest["members"].pop(), R.MALFORMED, 11),
    (change(counts={"person": 3}), R.MALFORMED, 11),
    (change(members=[]), R.MALFORMED, 11),
    (page(sha256="0" * 64), R.TAMPERED, 12),
    (page(raw=lambda raw: raw + 1), R.MALFORMED, 13),
    (page(raw=lambda raw: raw - 1), R.MALFORMED, 13),
    (page(raw_sha256="0" * 64), R.MALFORMED, 13),
    (page(codec="gzip"), R.MALFORMED, 7),
]


@pytest.mark.parametrize(("edit", "reason", "check"), MEMBER_LIES)
def test_a_lie_about_a_member_is_noticed(edit: Any, reason: Reason, check: int) -> None:
    refused = refusal(forge(edit_manifest=edit))
    assert (refused.reason, refused.check) == (reason, check)


@pytest.mark.parametrize("step", [-1, 1])
def test_a_wrong_number_of_records_is_noticed(step: int) -> None:
    def miscount(manifest: dict[str, Any]) -> None:
        page(n=lambda n: n + step)(manifest)
        manifest["counts"]["person"] += step

    refused = refusal(forge(edit_manifest=miscount))
    assert (refused.reason, refused.check) == (R.MALFORMED, 14)


def test_bytes_between_the_members_and_the_end_are_noticed() -> None:
    refused = refusal(forge(extra=b"\0"))
    assert (refused.reason, refused.check) == (R.MALFORMED, 11)


def test_members_swapped_within_a_signed_frame_are_noticed() -> None:
    refused = refusal(forge(edit_frame=lambda frame: frame[:-1] + bytes([frame[-1] ^ 1])))
    assert (refused.reason, refused.check) == (R.TAMPERED, 12)


BAD_PACKINGS = [
    lambda raw: raw,
    lambda raw: pack(raw) + b"\0",
    lambda raw: pack(raw) * 2,
    lambda raw: pack(raw)[:-1],
    lambda raw: pack(raw + b"\n"),
    lambda raw: zstandard.ZstdCompressor(write_content_size=False).compress(raw),
    lambda raw: b"",
]


@pytest.mark.parametrize("packing", BAD_PACKINGS)
def test_a_member_that_does_not_unpack_exactly_is_malformed(packing: Any) -> None:
    refused = refusal(forge(packing=packing))
    assert (refused.reason, refused.check) == (R.MALFORMED, 13)


def test_a_bomb_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """64 MiB of zeros in a member that says it is small; then one that says what it is."""
    bomb = bytes(64 << 20)

    def small(manifest: dict[str, Any]) -> None:
        page(raw=1000)(manifest)

    assert refusal(forge(blocks={"person": bomb, TOMBSTONE: b""}, edit_manifest=small)).check == 13
    monkeypatch.setattr(checks, "MAXIMUM_RAW", 1 << 20)
    refused = refusal(forge(blocks={"person": bomb, TOMBSTONE: b""}))
    assert (refused.reason, refused.check) == (R.TOO_LARGE, 11)


def test_a_window_too_wide_is_not_opened() -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=25)

    def packing(raw: bytes) -> bytes:
        streamed = zstandard.ZstdCompressor(compression_params=wide).compressobj(size=len(raw))
        return streamed.compress(raw) + streamed.flush()

    noise = b"\n" + random.Random(1).randbytes(33 << 20).replace(b"\n", b"") + b"\n"
    monster = packing(noise)
    assert zstandard.get_frame_parameters(monster).window_size > 8 << 20
    with pytest.raises(ValueError, match="manifest says"):
        member_blocks.unpack(monster, len(noise))


BAD_LINES = [
    b'{"id":"a","id":"a","owner":"u"}\n',
    b'{"id":"a","name":NaN,"owner":"u"}\n',
    b'{"id":"a","name":"\xff","owner":"u"}\n',
    b'{"id":"a","name":"\\ud800","owner":"u"}\n',
    b'{"id":"a","name":"\\u0000","owner":"u"}\n',
    b'{"id":"a","name":1e999,"owner":"u"}\n',
    b'{"id":"a","name":[],"owner":"u"}\n',
    b'{"id":"a","name":{"a":{}},"owner":"u"}\n',
    b'{"id":"a", "owner":"u"}\n',
    b'{"owner":"u","id":"a"}\n',
    b'{"id":"a","owner":"u"}\r\n',
    b'{"id":"a","owner":"u"}',
    b'{"id":"a"}\n',
    b'{"owner":"u"}\n',
    b'{"id":"","owner":"u"}\n',
    b'{"id":"a","owner":null}\n',
    b'{"id":"a","owner":"u"}\n{"id":"a","owner":"u"}\n',
    b'{"Name":1,"id":"a","owner":"u"}\n',
    b'{"a b":1,"id":"a","owner":"u"}\n',
    b"[]\n",
    b"\n",
    b"[" * 100_000 + b"\n",
    b'{"id":"a","note":"' + b"x" * (256 << 10) + b'","owner":"u"}\n',
]


@pytest.mark.parametrize("raw", BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_line_that_is_not_a_flat_record_is_malformed_and_named(raw: bytes) -> None:
    refused = refusal(forge(blocks={"person": raw, TOMBSTONE: b""}))
    assert (refused.reason, refused.check) == (R.MALFORMED, 14)
    assert "bảng person, dòng" in refused.sentence


def test_a_tombstone_without_its_table_is_malformed() -> None:
    refused = refusal(forge(blocks={TOMBSTONE: lines([{"id": "a", "owner": "u"}])}))
    assert (refused.reason, refused.check) == (R.MALFORMED, 14)


def test_owners_are_handed_to_the_caller_for_its_own_check() -> None:
    rows = [{"id": "a", "owner": "u1"}, {"id": "b", "owner": "u2"}]
    gone = [{"id": "c", "owner": "u3", "t": "person"}]
    assert opened(sealed(records={"person": rows}, tombstones=gone).data).owners == {"u1", "u2", "u3"}


# The file itself


def test_a_file_over_the_limit_is_refused_before_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.hrb"
    path.write_bytes(genuine().data)
    monkeypatch.setattr(container, "MAXIMUM_FILE", len(genuine().data) - 1)
    with pytest.raises(BundleRefused) as refused:
        open_bundle(path, identity=ABOVE.identity, policy=POLICY)
    assert (refused.value.reason, refused.value.check) == (R.TOO_LARGE, 1)


def test_opening_reads_the_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.hrb"
    path.write_bytes(genuine().data)
    path.chmod(0o400)
    assert open_bundle(path, identity=ABOVE.identity, policy=POLICY).records == RECORDS
    path.chmod(0o600)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == genuine().data


def test_the_sentence_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "xã.hrb"
    path.write_bytes(genuine().data[:700])
    with pytest.raises(BundleRefused, match=r"Tệp xã\.hrb bị thiếu phần cuối"):
        open_bundle(path, identity=ABOVE.identity, policy=POLICY)


def test_every_reason_has_the_result_that_the_documents_give() -> None:
    held = {reason for reason in R if BundleRefused(reason, "", 0).result == Result.HELD}
    quarantined = {reason for reason in R if BundleRefused(reason, "", 0).result == Result.QUARANTINED}
    assert held == {R.NEWER_VERSION}
    assert quarantined == {R.TAMPERED, R.UNTRUSTED_SENDER, R.WRONG_SENDER, R.MALFORMED}


def test_the_manifest_is_the_very_one_that_was_signed() -> None:
    found = opened(genuine().data)
    data = genuine().data
    line, _ = container.split_line(data)
    frame = container.read_frame(age_body.decrypt(data[len(line) :], ABOVE.identity))
    assert frame.manifest == strict_json.encode(found.manifest)
    assert found.manifest.epoch == EPOCH
    assert replace(found, records={}) != found
