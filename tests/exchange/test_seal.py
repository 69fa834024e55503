"""What is sealed can be opened by the office above, by nobody else, and arrives unchanged."""

import errno
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.exchange import seal as sealing
from hrdesk.exchange.card import UnitRef
from hrdesk.exchange.identity import create_identity
from hrdesk.exchange.members import MAXIMUM_LINE
from hrdesk.exchange.refusal import Reason
from hrdesk.exchange.seal import seal, write_bundle
from hrdesk.exchange.verify import SenderPolicy, open_bundle
from tests.exchange.bundle_forge import (
    ABOVE,
    COMMUNE,
    GONE,
    OTHER,
    POLICY,
    RECORDS,
    genuine,
    header,
    opened,
    refusal,
    sealed,
)


def test_a_sealed_bundle_opens_to_the_same_records() -> None:
    bundle = genuine()
    found = opened(bundle.data)
    assert found.records == RECORDS
    assert list(found.records) == ["org_unit", "person"]
    assert found.tombstones == GONE
    assert found.manifest == bundle.manifest
    assert found.sender == COMMUNE.card
    assert found.owners == {COMMUNE.unit.id}
    assert (found.manifest_sha256, found.control_code, found.sha256) == (
        bundle.manifest_sha256,
        bundle.control_code,
        bundle.sha256,
    )
    assert found.manifest.counts == {"org_unit": 1, "person": 3, "tombstone": 1}
    assert found.manifest.totals == {"nữ": 1, "đảng viên": 2}


def test_the_first_line_is_clear_short_and_holds_no_record() -> None:
    line = genuine().data.split(b"\n")[0]
    assert line.startswith(b"HRB1 {")
    assert len(line) < 512
    assert "Thị xã Quảng Yên".encode() in line
    for secret in ("Nguyễn Văn An", "022175000123"):
        assert secret.encode() not in genuine().data
        assert secret.encode("utf-16-le") not in genuine().data


def test_the_longest_names_still_fit_into_the_first_line() -> None:
    name = "Ủ" * 120
    data = sealed(from_unit=replace_name(COMMUNE.unit, name), to_unit=replace_name(ABOVE.unit, '"' * 120)).data
    assert len(data.split(b"\n")[0]) < 512
    assert opened(data).manifest.from_unit.name == name


def replace_name(unit: UnitRef, name: str) -> UnitRef:
    return UnitRef(unit.id, unit.code, name)


def test_sealing_twice_gives_other_bytes_and_the_same_records() -> None:
    again = sealed()
    assert again.data != genuine().data
    assert again.manifest.bundle_id != genuine().manifest.bundle_id
    assert opened(again.data).records == opened(genuine().data).records


def test_a_recovery_key_opens_the_bundle_too() -> None:
    recovery = create_identity()
    bundle = seal(
        identity=COMMUNE.identity,
        recipients=[ABOVE.identity.public, recovery.public],
        header=header(),
        records=RECORDS,
    )
    for reader in (ABOVE.identity, recovery):
        assert open_bundle(bundle.data, identity=reader, policy=POLICY).records == RECORDS


def test_a_chain_of_three_offices_passes_records_on() -> None:
    top = OTHER
    first = opened(sealed().data)
    second = sealed(sender=ABOVE, to=top, records=first.records, tombstones=first.tombstones)
    found = open_bundle(second.data, identity=top.identity, policy=SenderPolicy((ABOVE.card,)))
    assert found.records == RECORDS
    assert found.owners == {COMMUNE.unit.id}
    assert refusal(second.data, ABOVE).reason == Reason.WRONG_RECIPIENT


def test_an_office_without_records_can_still_report() -> None:
    found = opened(sealed(records={"person": []}, tombstones=[]).data)
    assert found.records == {"person": []}
    assert found.owners == frozenset()


values = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
flat = st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True), values | texts, max_size=5)


@given(fields=st.lists(flat, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_flat_record_comes_back_as_it_went(fields: list[dict[str, Any]]) -> None:
    rows = [{**row, "id": f"r{place}", "owner": "u"} for place, row in enumerate(fields)]
    found = opened(sealed(records={"person": rows}, tombstones=[]).data).records["person"]
    assert found == rows
    assert [[type(value) for _, value in sorted(row.items())] for row in found] == [
        [type(value) for _, value in sorted(row.items())] for row in rows
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"owner": "u"},
        {"id": "a"},
        {"id": "", "owner": "u"},
        {"id": 5, "owner": "u"},
        {"id": "a", "owner": "u", "pay": float("nan")},
        {"id": "a", "owner": "u", "pay": Decimal("2.34")},
        {"id": "a", "owner": "u", "more": {}},
        {"id": "a", "owner": "u", "Họ tên": "x"},
        {"id": "a", "owner": "u", "name": "a\0b"},
    ],
)
def test_records_that_are_not_flat_are_a_programming_error(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        sealed(records={"person": [row]})


def test_the_same_id_twice_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="id twice"):
        sealed(records={"person": [{"id": "a", "owner": "u"}] * 2})


def test_tombstones_are_no_table_of_records() -> None:
    with pytest.raises(ValueError, match="parameter"):
        sealed(records={"tombstone": []})


def test_a_record_too_long_is_named() -> None:
    with pytest.raises(UserError, match=r"Bản ghi a \(bảng person\) quá dài"):
        sealed(records={"person": [{"id": "a", "owner": "u", "note": "x" * MAXIMUM_LINE}]})


def test_too_many_records_are_refused_at_the_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "MAXIMUM_RAW", 100)
    with pytest.raises(UserError, match="vượt giới hạn"):
        sealed()


def test_a_bad_header_is_a_programming_error() -> None:
    for change in ({"seq": 0}, {"series": "1"}, {"kind": "sideways"}, {"state_digest": ""}, {"min_reader": 2}):
        with pytest.raises(ValueError):
            sealed(**change)


def test_writing_leaves_the_file_alone_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Xã Minh Thành.hrb"
    write_bundle(genuine(), path)
    assert list(tmp_path.iterdir()) == [path]
    found = open_bundle(path, identity=ABOVE.identity, policy=POLICY)
    assert found.records == RECORDS


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_failed_write_keeps_the_older_file_and_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "a.hrb"
    path.write_bytes(b"older")

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(EnvironmentProblem, match="Không ghi được"):
        write_bundle(genuine(), path)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.hrb": b"older"}


def test_a_stick_that_reads_back_other_bytes_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.hrb"
    with pytest.raises(EnvironmentProblem, match="đọc lại khác"):
        write_bundle(replace(genuine(), sha256="0" * 64), path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="Không ghi được"):
        write_bundle(genuine(), tmp_path / "none" / "a.hrb")
    with pytest.raises(EnvironmentProblem, match="Không đọc được"):
        open_bundle(tmp_path / "none.hrb", identity=ABOVE.identity, policy=POLICY)
