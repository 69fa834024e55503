"""The store: one folder, one encrypted file, one writer at a time (contracts, section 1)."""

import json
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.messages import store as say
from hrdesk.models import crypt, schema, session

DATABASE = "store.db"
HOLDER = "store.lock"
_GUARD = "store.guard"  # the operating system's lock; its content is never read
_FOLDERS = ("backups", "inbox", "outbox")


class Store:
    """An open store. ``user`` is who unlocked it; ``read_only`` when another program writes."""

    def __init__(self, folder: Path, engine: Engine, user: crypt.User, key: bytes, guard: FileLock | None) -> None:
        self.folder = folder
        self.engine = engine
        self.user = user
        self.key = key
        self._guard = guard
        self._shared: Connection | None = None

    @property
    def read_only(self) -> bool:
        """Whether another program holds the right to write."""
        return self._guard is None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the store and can change nothing."""
        if self._shared is not None:
            yield self._shared
            return
        with session.disk_trouble(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield the connection of one write transaction. Only ``services.transaction`` calls this."""
        if self.read_only:
            raise UserError(say.opened_read_only())
        if self._shared is not None:
            with self._shared.begin_nested():
                yield self._shared
            return
        with session.writing(self.engine) as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let the write transactions inside share one commit: each still succeeds or fails alone.

        Waiting for the disk costs more than a small transaction; nothing inside counts as done
        before the block has ended. References are checked only then: on ``IntegrityError`` nothing
        of the block is kept.
        """
        if self.read_only:
            raise UserError(say.opened_read_only())
        with session.writing(self.engine) as connection:
            self._shared = connection
            try:
                yield
            finally:
                self._shared = None

    def close(self, *, clean: bool = True) -> None:
        """Fold the write-ahead log into the file, give the lock back, mark the end as clean."""
        if self._guard is not None:
            with suppress(Exception), self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.engine.dispose()
        if self._guard is not None:
            if clean:
                (self.folder / HOLDER).unlink(missing_ok=True)
            self._guard.release()
            self._guard = None

    def discard(self, *, whole: bool) -> None:
        """Close a store that was just made and could not be filled, and remove it; ``whole``: the folder too."""
        self.close()
        _remove_new(self.folder, whole=whole)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create(folder: Path, *, user: str, passphrase: str, kdf: crypt.Kdf = crypt.DEFAULT_KDF) -> tuple[Store, str]:
    """Make an empty store in ``folder`` and return it open, with its recovery code.

    Raises ``UserError`` when a store is there already, ``EnvironmentProblem`` when the folder
    cannot be written.
    """
    if (folder / DATABASE).exists() or (folder / crypt.FILE_NAME).exists():
        raise UserError(say.folder_not_empty(str(folder)))
    made = not folder.exists()
    try:
        return _create(folder, user, passphrase, kdf)
    except BaseException as error:
        _remove_new(folder, whole=made)
        if isinstance(error, OSError):
            raise EnvironmentProblem(say.cannot_create(str(folder))) from error
        raise


def _create(folder: Path, user: str, passphrase: str, kdf: crypt.Kdf) -> tuple[Store, str]:
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    key, recovery_code = crypt.create(folder, user=user, passphrase=passphrase, kdf=kdf)
    guard, _ = _lock(folder, user)
    store = Store(folder, session.open_engine(folder / DATABASE, key), crypt.users(folder)[0], key, guard)
    try:
        with store.writing() as connection:
            schema.create(connection)
    except BaseException:
        store.close()
        raise
    return store, recovery_code


def _remove_new(folder: Path, *, whole: bool) -> None:
    """Remove what ``create`` made; what lay in the folder before stays."""
    if whole:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in (*folder.glob(f"{DATABASE}*"), folder / crypt.FILE_NAME, folder / HOLDER, folder / _GUARD):
        path.unlink(missing_ok=True)
    for name in _FOLDERS:
        with suppress(OSError):  # not empty: not ours
            (folder / name).rmdir()


def open_store(folder: Path, *, user: str | None, passphrase: str, read_only: bool = False) -> Store:
    """Unlock a store. An older one is copied to ``backups`` and upgraded; after an unclean end it is checked whole.

    Raises ``UserError`` for a folder without a store, a wrong passphrase, a store held by another
    program or made by a newer one.
    """
    if not (folder / DATABASE).exists():
        raise UserError(say.not_a_store(str(folder)))
    key, found = crypt.unlock(folder, user=user, passphrase=passphrase)
    return open_with_key(folder, key, found, read_only=read_only)


def open_with_key(folder: Path, key: bytes, user: crypt.User, *, read_only: bool = False) -> Store:
    """Open a store whose key is known already (see ``open_store``)."""
    guard, was_clean = (None, True) if read_only else _lock(folder, user.name)
    store = Store(folder, session.open_engine(folder / DATABASE, key, read_only=read_only), user, key, guard)
    try:
        with store.reading() as connection:
            version = schema.version_of(connection)
            if version is None:
                raise UserError(say.not_a_store(str(folder)))
            schema.require_known(version)
            if not was_clean:
                _require_sound(connection)
        if version != schema.HEAD and not read_only:
            _upgrade(store, version)
    except BaseException:
        # A file not found sound must be checked again next time.
        store.close(clean=was_clean)
        raise
    if version == schema.HEAD or not read_only:
        return store
    store.close()
    open_with_key(folder, key, user).close()  # whoever only looks has it upgraded too
    return open_with_key(folder, key, user, read_only=True)


def _upgrade(store: Store, version: str) -> None:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    copy_database(store, store.folder / "backups" / f"truoc-nang-cap-{version}-{stamp}.db")
    with session.disk_trouble():
        schema.upgrade(store.engine)


def holder_of(folder: Path) -> str:
    """Return who has the store open for writing, for a sentence."""
    try:
        held = json.loads((folder / HOLDER).read_text("utf-8"))
        return f"“{held['user']}” trên máy {held['computer']} từ {held['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "một chương trình khác"


def _lock(folder: Path, user: str) -> tuple[FileLock, bool]:
    """Take the right to write; return it, and whether the last one who had it ended cleanly."""
    guard = FileLock(folder / _GUARD, timeout=0)
    try:
        guard.acquire()
    except Timeout:
        raise UserError(say.held_by(holder_of(folder))) from None
    except OSError as error:
        raise EnvironmentProblem(say.read_only()) from error
    held = {"user": user, "computer": socket.gethostname(), "since": f"{datetime.now():%d/%m/%Y %H:%M}"}
    try:
        was_clean = not (folder / HOLDER).exists()
        (folder / HOLDER).write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    except OSError as error:
        guard.release()
        raise EnvironmentProblem(say.read_only()) from error
    return guard, was_clean


def problems(connection: Connection) -> list[str]:
    """Return what is wrong with the file: pages, indexes, references. Empty when sound."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{row[0]}: tham chiếu hỏng" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return found


def _require_sound(connection: Connection) -> None:
    found = problems(connection)
    if found:
        raise EnvironmentProblem(say.damaged("; ".join(found[:3])))


def copy_database(store: Store, target: Path) -> None:
    """Write a copy of the database as it is now, encrypted with the same key, beside then renamed."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with session.disk_trouble(), store.engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            assert driver is not None
            # query_only is lifted because VACUUM INTO counts as a write; it changes nothing here.
            driver.execute("PRAGMA query_only = OFF")
            try:
                driver.execute("VACUUM INTO ?", (str(part),))
            finally:
                driver.execute("PRAGMA query_only = ON")
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
