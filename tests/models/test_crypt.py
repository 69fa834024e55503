"""The slots of the store key: who opens, what an edited file gives, what typing mistakes say."""

import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.errors import EnvironmentProblem, HRDeskError, UserError
from hrdesk.messages import keys as say
from hrdesk.models import crypt
from hrdesk.models.crypt import Kdf, Role, User

CHEAP = Kdf(memory_kib=32, iterations=1, lanes=1)
PASSPHRASE = "một câu dễ nhớ"


@pytest.fixture
def store(tmp_path: Path) -> tuple[Path, bytes, str]:
    key, code = crypt.create(tmp_path, user="Quản trị", passphrase=PASSPHRASE, kdf=CHEAP)
    return tmp_path, key, code


def edit(folder: Path, change: Callable[[Any], None]) -> None:
    path = folder / crypt.FILE_NAME
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), "utf-8")


def test_passphrase_and_recovery_code_open_the_same_key(store: tuple[Path, bytes, str]) -> None:
    folder, key, code = store
    assert len(key) == 32
    assert crypt.unlock(folder, user=None, passphrase=PASSPHRASE) == (key, User("Quản trị", Role.ADMIN))
    assert crypt.unlock(folder, user="QUẢN TRỊ ", passphrase=PASSPHRASE)[0] == key
    assert crypt.unlock_with_recovery(folder, code) == key
    assert crypt.unlock_with_recovery(folder, code.lower().replace("-", " ")) == key


def test_two_stores_share_nothing(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(crypt.create(tmp_path / name, user="a", passphrase=PASSPHRASE, kdf=CHEAP))
    assert made[0][0] != made[1][0]
    with pytest.raises(UserError, match="không mở được"):
        crypt.unlock_with_recovery(tmp_path / "a", made[1][1])


def test_unknown_user_and_wrong_passphrase_give_the_same_sentence(store: tuple[Path, bytes, str]) -> None:
    folder, _, _ = store
    for user, passphrase in (("Quản trị", "sai mật khẩu"), ("Không có", PASSPHRASE), (None, "")):
        with pytest.raises(UserError) as refused:
            crypt.unlock(folder, user=user, passphrase=passphrase)
        assert refused.value.sentence == say.wrong_passphrase()


def test_an_unknown_user_costs_one_derivation_like_a_known_one(
    store: tuple[Path, bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _, _ = store
    derived: list[Kdf] = []
    real = crypt._derive
    monkeypatch.setattr(crypt, "_derive", lambda secret, slot: derived.append(slot.kdf) or real(secret, slot))
    for user in ("Quản trị", "Không có"):
        with pytest.raises(UserError):
            crypt.unlock(folder, user=user, passphrase="sai mật khẩu")
    assert derived == [CHEAP, CHEAP]


def test_a_passphrase_typed_decomposed_is_the_same_passphrase(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert crypt.unlock(folder, user=unicodedata.normalize("NFD", "Quản trị"), passphrase=decomposed)[0] == key


def test_several_users_each_with_their_role_and_passphrase(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    crypt.add_user(folder, key=key, user="Văn thư", passphrase="mật khẩu văn thư", role=Role.CLERK, kdf=CHEAP)
    assert crypt.users(folder) == (User("Quản trị", Role.ADMIN), User("Văn thư", Role.CLERK))
    assert crypt.unlock(folder, user="văn thư", passphrase="mật khẩu văn thư")[1] == User("Văn thư", Role.CLERK)
    with pytest.raises(UserError, match="chọn tên người dùng"):
        crypt.unlock(folder, user=None, passphrase=PASSPHRASE)
    with pytest.raises(UserError, match="Đã có người dùng"):
        crypt.add_user(folder, key=key, user="VĂN THƯ", passphrase=PASSPHRASE, role=Role.ADMIN, kdf=CHEAP)
    crypt.remove_user(folder, key=key, user="Văn thư")
    with pytest.raises(UserError):
        crypt.unlock(folder, user="Văn thư", passphrase="mật khẩu văn thư")


def test_a_role_changes_without_the_passphrase_and_keeps_it(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    crypt.add_user(folder, key=key, user="Văn thư", passphrase="mật khẩu văn thư", role=Role.CLERK, kdf=CHEAP)
    for role in (Role.LEADER, Role.ADMIN, Role.CLERK):
        crypt.set_role(folder, key=key, user="Văn thư", role=role)
        assert crypt.unlock(folder, user="Văn thư", passphrase="mật khẩu văn thư") == (key, User("Văn thư", role))


def test_a_role_cannot_be_raised_by_editing_the_file(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    crypt.add_user(folder, key=key, user="Văn thư", passphrase="mật khẩu văn thư", role=Role.CLERK, kdf=CHEAP)
    edit(folder, lambda data: data["slots"][1].update(role="ADMIN"))
    with pytest.raises(UserError) as refused:
        crypt.unlock(folder, user="Văn thư", passphrase="mật khẩu văn thư")
    assert refused.value.sentence == say.wrong_passphrase()
    with pytest.raises(UserError, match="bị hỏng"):
        crypt.set_role(folder, key=key, user="Văn thư", role=Role.ADMIN)


def test_a_slot_cannot_be_given_to_another_name(store: tuple[Path, bytes, str]) -> None:
    folder, _, _ = store
    edit(folder, lambda data: data["slots"][0].update(name="Người khác"))
    with pytest.raises(UserError):
        crypt.unlock(folder, user="Người khác", passphrase=PASSPHRASE)


def test_the_last_administrator_stays(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    for attempt in (
        lambda: crypt.remove_user(folder, key=key, user="Quản trị"),
        lambda: crypt.set_role(folder, key=key, user="Quản trị", role=Role.CLERK),
    ):
        with pytest.raises(UserError, match="quản trị duy nhất"):
            attempt()


def test_changing_a_passphrase_needs_the_old_one(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    with pytest.raises(UserError):
        crypt.change_passphrase(folder, user=None, old="sai mật khẩu", new="mật khẩu mới", kdf=CHEAP)
    crypt.change_passphrase(folder, user=None, old=PASSPHRASE, new="mật khẩu mới", kdf=CHEAP)
    assert crypt.unlock(folder, user=None, passphrase="mật khẩu mới")[0] == key
    with pytest.raises(UserError):
        crypt.unlock(folder, user=None, passphrase=PASSPHRASE)


def test_recovery_gives_a_forgotten_passphrase_anew(store: tuple[Path, bytes, str]) -> None:
    folder, key, code = store
    found = crypt.unlock_with_recovery(folder, code)
    crypt.reset_passphrase(folder, key=found, user="Quản trị", passphrase="mật khẩu mới", kdf=CHEAP)
    assert crypt.unlock(folder, user=None, passphrase="mật khẩu mới") == (key, User("Quản trị", Role.ADMIN))


def test_a_new_recovery_code_replaces_the_old_one(store: tuple[Path, bytes, str]) -> None:
    folder, key, old = store
    new = crypt.new_recovery(folder, key, kdf=CHEAP)
    assert crypt.unlock_with_recovery(folder, new) == key
    with pytest.raises(UserError) as refused:
        crypt.unlock_with_recovery(folder, old)
    assert refused.value.sentence == say.wrong_recovery_code()


@given(place=st.integers(0, 24), other=st.integers(1, 30))
def test_every_mistyped_character_of_a_recovery_code_is_noticed(place: int, other: int) -> None:
    letters = crypt._bare_code(crypt._new_code())
    alphabet = crypt._ALPHABET
    wrong = alphabet[(alphabet.index(letters[place]) + other) % 31]
    with pytest.raises(UserError, match="gõ chưa đúng"):
        crypt._bare_code(letters[:place] + wrong + letters[place + 1 :])


@given(first=st.integers(0, 24), second=st.integers(0, 24))
def test_every_pair_of_swapped_characters_is_noticed(first: int, second: int) -> None:
    letters = list(crypt._bare_code(crypt._new_code()))
    letters[first], letters[second] = letters[second], letters[first]
    swapped = "".join(letters)
    if letters[first] != letters[second]:
        with pytest.raises(UserError, match="gõ chưa đúng"):
            crypt._bare_code(swapped)


@pytest.mark.parametrize("code", ["", "ABC", "O" * 25, "ĐÂYLÀMÃ", "2" * 26])
def test_nonsense_is_not_a_recovery_code(store: tuple[Path, bytes, str], code: str) -> None:
    with pytest.raises(UserError, match="gõ chưa đúng"):
        crypt.unlock_with_recovery(store[0], code)


def test_a_key_of_another_store_is_not_written_into_this_one(store: tuple[Path, bytes, str]) -> None:
    folder, _, _ = store
    before = (folder / crypt.FILE_NAME).read_bytes()
    with pytest.raises(UserError, match="không thuộc tệp khóa"):
        crypt.add_user(folder, key=bytes(32), user="b", passphrase=PASSPHRASE, role=Role.ADMIN, kdf=CHEAP)
    with pytest.raises(UserError, match="không thuộc tệp khóa"):
        crypt.new_recovery(folder, bytes(32), kdf=CHEAP)
    assert (folder / crypt.FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("short", ["", "bảy ký", "1234567", "1234567\u200b"])
def test_a_short_passphrase_is_refused(tmp_path: Path, short: str) -> None:
    with pytest.raises(UserError) as refused:
        crypt.create(tmp_path, user="a", passphrase=short, kdf=CHEAP)
    assert refused.value.sentence == say.passphrase_too_short(8)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "a\x00b", "a\ud800"])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="Tên người dùng"):
        crypt.create(tmp_path, user=name, passphrase=PASSPHRASE, kdf=CHEAP)


def test_an_existing_file_of_keys_is_never_overwritten(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    with pytest.raises(UserError, match="đã có tệp khóa"):
        crypt.create(folder, user="a", passphrase=PASSPHRASE, kdf=CHEAP)
    assert crypt.unlock(folder, user=None, passphrase=PASSPHRASE)[0] == key


def test_a_missing_file_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        crypt.unlock(tmp_path, user=None, passphrase=PASSPHRASE)
    assert refused.value.sentence == say.keys_missing(str(tmp_path / "store.keys"))


def test_a_file_of_a_newer_program_says_so(store: tuple[Path, bytes, str]) -> None:
    folder, _, _ = store
    edit(folder, lambda data: data.update(format=2, more={}))
    with pytest.raises(UserError, match="phiên bản mới hơn"):
        crypt.users(folder)


DAMAGE: list[Callable[[Any], None]] = [
    lambda data: data["slots"].clear(),
    lambda data: data.pop("recovery"),
    lambda data: data["slots"].append(data["slots"][0]),
    lambda data: data["slots"][0].update(salt="AAAA"),
    lambda data: data["slots"][0].update(role="KING"),
    lambda data: data["slots"][0].update(role=None),
    lambda data: data["slots"][0].update(more=1),
    lambda data: data["slots"][0]["kdf"].update(memory_kib=1 << 40),
    lambda data: data["slots"][0]["kdf"].update(iterations=0),
    lambda data: data.update(format=0),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_one_clear_sentence(store: tuple[Path, bytes, str], damage: Callable[[Any], None]) -> None:
    folder, _, _ = store
    edit(folder, damage)
    with pytest.raises(UserError) as refused:
        crypt.unlock(folder, user=None, passphrase=PASSPHRASE)
    assert refused.value.sentence == say.keys_damaged(str(folder / "store.keys"))


@given(data=st.binary(max_size=200) | st.sampled_from([b"[" * 100_000, b"{}", b"null", b'{"format":1}', b"\xff\xfe"]))
def test_any_bytes_at_all_end_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / crypt.FILE_NAME).write_bytes(data)
    with pytest.raises(HRDeskError):
        crypt.unlock(folder, user=None, passphrase=PASSPHRASE)


def test_every_flipped_byte_of_the_wrapped_key_is_noticed(store: tuple[Path, bytes, str]) -> None:
    folder, key, _ = store
    slot = crypt._read(folder).slots[0]
    derived = crypt._derive(PASSPHRASE, slot)
    assert crypt._decrypt(derived, slot.wrapped, slot.context) == key
    for place in range(len(slot.wrapped)):
        flipped = bytearray(slot.wrapped)
        flipped[place] ^= 1
        assert crypt._decrypt(derived, bytes(flipped), slot.context) is None


@pytest.mark.skipif(os.name != "posix", reason="folder permissions of POSIX")
def test_the_file_is_for_its_owner_only_and_nothing_is_left_beside_it(store: tuple[Path, bytes, str]) -> None:
    folder, _, _ = store
    assert [path.name for path in folder.iterdir()] == [crypt.FILE_NAME]
    assert (folder / crypt.FILE_NAME).stat().st_mode & 0o077 == 0


def test_a_failed_write_leaves_the_old_file(store: tuple[Path, bytes, str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, key, _ = store
    before = (folder / crypt.FILE_NAME).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="Không ghi được tệp khóa"):
        crypt.new_recovery(folder, key, kdf=CHEAP)
    assert (folder / crypt.FILE_NAME).read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [crypt.FILE_NAME]


def test_the_default_parameters_are_strong() -> None:
    assert crypt.DEFAULT_KDF.memory_kib >= 64 * 1024
    assert crypt.DEFAULT_KDF.iterations >= 3


def test_role_labels_are_vietnamese() -> None:
    assert [say.role_label(role) for role in Role] == ["nhập liệu", "lãnh đạo", "quản trị"]
