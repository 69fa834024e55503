"""The folder of a store: nothing in the clear, one writer, unclean ends, damage, full disks, closed folders."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.messages import keys as say_keys
from hrdesk.messages import store as say
from hrdesk.models import crypt, digest, schema
from hrdesk.models import store as stores
from hrdesk.models.store import Store
from hrdesk.services import offices
from hrdesk.services.transaction import transaction
from tests import factories

SECRETS = ("Hoàng Thị Phượng", "026185009876", "0912345678", "Thanh Lãng, Bình Xuyên", "phuonght@binhxuyen.vn")


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def secret_person(store: Store) -> str:
    name, citizen_id, phone, place, email = SECRETS
    return factories.saved_person(
        store, full_name=name, citizen_id=citizen_id, phone=phone, place_of_residence=place, official_email=email
    )


def found_in_the_clear(folder: Path) -> list[tuple[str, str, str]]:
    """Return (file, text, encoding) of every secret that some file of the folder holds."""
    hits = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for secret in SECRETS:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                if secret.encode(encoding) in data:
                    hits.append((path.name, secret, encoding))
    return hits


def test_a_new_store_has_its_files_and_folders(store: Store) -> None:
    names = {path.name for path in store.folder.iterdir()}
    assert {"store.db", "store.keys", "store.lock", "backups", "inbox", "outbox"} <= names
    assert store.user == crypt.User(factories.USER, crypt.Role.ADMIN)
    with store.reading() as connection:
        assert schema.version_of(connection) == schema.HEAD
        pragmas = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert pragmas == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2, "query_only": 1}


def test_no_file_holds_a_name_or_a_number_in_the_clear_while_open_or_after(store: Store, tmp_path: Path) -> None:
    before = found_in_the_clear(tmp_path)
    person_id = secret_person(store)
    stores.copy_database(store, store.folder / "backups" / "copy.db")
    open_files = {path.name for path in store.folder.iterdir()}
    assert {"store.db", "store.db-wal", "store.db-shm", "store.keys", "store.lock"} <= open_files
    assert (store.folder / "store.db-wal").stat().st_size > 0
    while_open = found_in_the_clear(tmp_path)
    with transaction(store, "Xóa hồ sơ") as writing:
        writing.delete("person", person_id)
    after_delete = found_in_the_clear(tmp_path)
    store.close()
    assert before == while_open == after_delete == found_in_the_clear(tmp_path) == []


def test_the_search_for_names_would_find_them_in_a_plain_database(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "plain.db") as connection:
        connection.execute("CREATE TABLE person (name)")
        connection.executemany("INSERT INTO person VALUES (?)", [(secret,) for secret in SECRETS])
    connection.close()
    (tmp_path / "wide.txt").write_text(SECRETS[0], "utf-16")
    assert {(name, encoding) for name, _, encoding in found_in_the_clear(tmp_path)} == {
        ("plain.db", "utf-8"),
        ("wide.txt", "utf-16-le"),
    }


def test_closing_leaves_one_database_and_no_lock(store: Store) -> None:
    secret_person(store)
    expected = state(store)
    store.close()
    left = {path.name for path in store.folder.iterdir() if path.is_file()}
    assert left == {"store.db", "store.keys", "store.guard"}
    with factories.open_store(store.folder) as again:
        assert state(again) == expected


def test_one_program_at_a_time_writes_and_the_second_hears_who_holds_it(store: Store) -> None:
    with pytest.raises(UserError) as refused:
        factories.open_store(store.folder)
    assert factories.USER in refused.value.sentence
    assert refused.value.sentence == say.held_by(stores.holder_of(store.folder))
    assert json.loads((store.folder / "store.lock").read_text("utf-8"))["user"] == factories.USER
    store.close()
    factories.open_store(store.folder).close()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"user": 1}'])
def test_a_lock_that_cannot_be_read_still_holds(store: Store, content: bytes) -> None:
    (store.folder / "store.lock").write_bytes(content)
    with pytest.raises(UserError, match="một chương trình khác"):
        factories.open_store(store.folder)


def test_a_second_program_reads_while_the_first_writes(store: Store) -> None:
    before = state(store)
    with factories.open_store(store.folder, read_only=True) as second:
        assert second.read_only
        with transaction(store, "Thêm hồ sơ") as writing:
            factories.add_person(writing, offices.own_unit(second).id)
            assert state(second) == before == state(store)
        assert state(second) == state(store) != before
        with pytest.raises(UserError) as refused, transaction(second, "Thêm hồ sơ"):
            pass
        assert refused.value.sentence == say.opened_read_only()
    assert (store.folder / "store.lock").exists()


def test_a_wrong_passphrase_says_so_and_leaves_no_trace(store: Store) -> None:
    store.close()
    before = {path.name: path.stat().st_mtime_ns for path in store.folder.iterdir()}
    with pytest.raises(UserError) as refused:
        stores.open_store(store.folder, user=None, passphrase="sai mật khẩu rồi")
    assert refused.value.sentence == say_keys.wrong_passphrase()
    assert {path.name: path.stat().st_mtime_ns for path in store.folder.iterdir()} == before


def test_a_folder_without_a_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        stores.open_store(tmp_path, user=None, passphrase=factories.PASSPHRASE)
    assert refused.value.sentence == say.not_a_store(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_never_made_over_another(store: Store) -> None:
    store.close()
    before = (store.folder / "store.db").read_bytes()
    with pytest.raises(UserError) as refused:
        factories.make_store(store.folder)
    assert refused.value.sentence == say.folder_not_empty(str(store.folder))
    assert (store.folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("there_before", [False, True])
def test_a_store_that_cannot_be_filled_is_removed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there_before: bool
) -> None:
    folder = tmp_path / "new"
    if there_before:
        folder.mkdir()
        (folder / "thư.txt").write_text("của người dùng", "utf-8")
    monkeypatch.setattr(offices, "_add_office", lambda *_: (_ for _ in ()).throw(EnvironmentProblem(say.disk_full())))
    with pytest.raises(EnvironmentProblem, match="đầy"):
        factories.make_store(folder)
    assert [path.name for path in tmp_path.rglob("*")] == (["new", "thư.txt"] if there_before else [])


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    folder = tmp_path / "file" / "store"
    with pytest.raises(EnvironmentProblem) as refused:
        factories.make_store(folder)
    assert refused.value.sentence == say.cannot_create(str(folder))


# Unclean ends and damage

KILLED = """
import os, sys
from pathlib import Path
from tests import factories
store = factories.open_store(Path(sys.argv[1]))
factories.saved_person(store, full_name="Đã Ghi Xong")
with store.writing() as connection:
    connection.exec_driver_sql("DELETE FROM person")
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_what_was_written_before_the_power_went_is_there_and_what_was_not_finished_is_not(store: Store) -> None:
    store.close()
    ended = subprocess.run([sys.executable, "-c", KILLED, str(store.folder)], check=False, cwd=Path.cwd())
    assert ended.returncode == -9
    assert (store.folder / "store.lock").exists()
    with factories.open_store(store.folder) as again, again.reading() as connection:
        assert connection.exec_driver_sql("SELECT full_name FROM person").scalars().all() == ["Đã Ghi Xong"]


def flip(path: Path, *, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x55
    path.write_bytes(data)


def grown(store: Store) -> Path:
    """Fill a store over many pages, close it and return its file."""
    with transaction(store, "Nhập danh sách") as writing:
        writing.add_many("person", [factories.person(note=f"{number:04d}" * 40) for number in range(300)])
    store.close()
    return store.folder / "store.db"


def test_after_an_unclean_end_a_damaged_page_is_found_before_anything_is_used(store: Store) -> None:
    database = grown(store)
    flip(database, at=database.stat().st_size - 100)
    (store.folder / "store.lock").write_text("{}", "utf-8")
    for _ in range(2):  # not found sound: checked again next time
        with pytest.raises(EnvironmentProblem, match="bị hỏng"):
            factories.open_store(store.folder)
        assert (store.folder / "store.lock").exists()


def test_after_an_unclean_end_a_broken_reference_is_found(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = OFF")
    with store.engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        for statement in (
            "PRAGMA foreign_keys = OFF",
            "PRAGMA query_only = OFF",
            "INSERT INTO pay (id, owner_id, entered_on, person_id) VALUES ('a', 'b', '2024-01-01', 'nobody')",
        ):
            driver.execute(statement)
    store.close()
    factories.open_store(store.folder).close()
    (store.folder / "store.lock").write_text("{}", "utf-8")
    with pytest.raises(EnvironmentProblem, match="tham chiếu hỏng"):
        factories.open_store(store.folder)


def test_an_unclean_end_without_damage_opens_and_ends_clean(store: Store) -> None:
    expected = state(store)
    store.close()
    (store.folder / "store.lock").write_text("{}", "utf-8")
    with factories.open_store(store.folder) as again:
        assert state(again) == expected
    assert not (store.folder / "store.lock").exists()


@pytest.mark.parametrize("damage", ["first page", "no database", "empty", "of another store"])
def test_a_file_that_is_no_database_of_this_key_says_so(store: Store, tmp_path: Path, damage: str) -> None:
    store.close()
    database = store.folder / "store.db"
    if damage == "first page":
        flip(database, at=200)
    elif damage == "no database":
        database.write_bytes(b"%PDF-1.7\n" * 1000)
    elif damage == "empty":
        database.write_bytes(b"")
    else:
        factories.make_store(tmp_path / "other").close()
        shutil.copy(tmp_path / "other" / "store.db", database)
    for read_only in (False, True):
        with pytest.raises((EnvironmentProblem, UserError)) as refused:
            factories.open_store(store.folder, read_only=read_only)
        expected = say.not_a_store(str(store.folder)) if damage == "empty" else say.unreadable_database()
        assert refused.value.sentence == expected


# Full disks and closed folders


def test_when_the_disk_is_full_nothing_changes_and_the_store_goes_on(store: Store) -> None:
    secret_person(store)
    before = state(store)
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(EnvironmentProblem) as refused, transaction(store, "Nhập danh sách") as writing:
        writing.add_many("person", [factories.person(note="x" * 500) for _ in range(200)])
    assert refused.value.sentence == say.disk_full()
    assert state(store) == before
    with transaction(store, "Sửa hồ sơ") as writing:
        writing.remember("small", "fits")


LIMITED = """
import resource, sys
from pathlib import Path
from hrdesk.errors import EnvironmentProblem
from hrdesk.services.transaction import transaction
from tests import factories
with factories.open_store(Path(sys.argv[1])) as store:
    room = max(path.stat().st_size for path in store.folder.glob("store.db*")) + 65536
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        with transaction(store, "Nhập danh sách") as writing:
            writing.add_many("person", [factories.person(note="x" * 900) for _ in range(2000)])
    except EnvironmentProblem as problem:
        print(problem.sentence)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits a process")
def test_when_the_system_refuses_to_write_more_nothing_changes(store: Store) -> None:
    secret_person(store)
    before = state(store)
    store.close()
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LIMITED, str(store.folder)], check=True, capture_output=True
    )
    assert run.stdout.decode().strip() in (say.disk_error(), say.disk_full())
    with factories.open_store(store.folder) as again:
        assert state(again) == before


@contextmanager
def closed_folder(store: Store) -> Iterator[Path]:
    """Yield a copy of the folder that an ordinary user may read and not write; root becomes one meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        shutil.copytree(store.folder, folder)
        paths = [*folder.rglob("*"), folder, Path(name)]
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if was_root:
                os.seteuid(0)
            for path in reversed(paths):
                path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_for_reading_only_is_shown_and_not_written(store: Store) -> None:
    secret_person(store)
    before = state(store)
    store.close()
    names = sorted(path.name for path in store.folder.iterdir())
    with closed_folder(store) as folder:
        with pytest.raises(EnvironmentProblem) as refused:
            factories.open_store(folder)
        assert refused.value.sentence == say.read_only()
        with factories.open_store(folder, read_only=True) as shown:
            assert state(shown) == before
        with pytest.raises(EnvironmentProblem) as refused:
            factories.make_store(folder / "inside")
        assert refused.value.sentence == say.cannot_create(str(folder / "inside"))
        assert sorted(path.name for path in folder.iterdir()) == names


def test_a_copy_that_cannot_be_finished_leaves_nothing(store: Store) -> None:
    target = store.folder / "nowhere" / "copy.db"
    with pytest.raises(EnvironmentProblem):
        stores.copy_database(store, target)
    assert not target.parent.exists()
    assert state(store)


# Only a named transaction writes


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO setting (key, value) VALUES ('a', 'b')",
        "UPDATE org_unit SET name = 'x'",
        "DELETE FROM org_unit",
        "DROP TABLE person",
        "CREATE TABLE more (a)",
    ],
)
def test_sqlite_itself_refuses_a_change_outside_a_transaction(store: Store, statement: str) -> None:
    before = state(store)
    with pytest.raises(EnvironmentProblem), store.reading() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(Exception, match="readonly"), store.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert state(store) == before


def test_an_error_does_not_repeat_what_the_row_said(store: Store) -> None:
    with pytest.raises(Exception, match=r"UNIQUE|NOT NULL") as failed, store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO person (id, full_name) VALUES ('a', ?)", (SECRETS[0],))
    assert SECRETS[0] not in str(failed.value)
