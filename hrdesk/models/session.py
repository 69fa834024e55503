"""Connections to the encrypted database.

Every connection is read-only for SQL (``query_only``) until a named transaction lifts that:
SQLite itself refuses a change made anywhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from hrdesk.errors import EnvironmentProblem
from hrdesk.messages import store as say


def get_ready() -> None:
    """Read in the driver ahead of the first connection."""
    import sqlcipher3.dbapi2  # noqa: F401


def open_engine(database: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """Return an engine on the SQLCipher file ``database`` opened with the raw 256-bit ``key``."""
    from sqlcipher3 import dbapi2

    address = f"{database.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"

    def connect() -> Any:
        try:
            return _connect(address, key, read_only=read_only)
        except dbapi2.OperationalError as error:
            # A write-protected folder has no room for the log's index. Without a log none is needed.
            log = database.with_name(database.name + "-wal")
            closed = any(words in str(error) for words in ("unable to open", "readonly"))
            if not read_only or log.exists() or not closed:
                raise
            return _connect(address + "&immutable=1", key, read_only=True)

    # hide_parameters: what the rows say must not reach a log through an error.
    engine = create_engine("sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(address: str, key: bytes, *, read_only: bool) -> Any:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(address, uri=True, check_same_thread=False, isolation_level=None, timeout=10)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            # FULL: with NORMAL a power cut loses acknowledged work.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # A write takes the lock at once: a second program hears of it here, not half-way.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection inside one immediate write transaction; commit at the end or roll back whole."""
    with disk_trouble(), engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA query_only = OFF")
        try:
            with connection.execution_options(writes=True).begin():
                yield connection
        finally:
            driver.execute("PRAGMA query_only = ON")


@contextmanager
def disk_trouble() -> Iterator[None]:
    """Turn what the machine does to a database file into a sentence; let every other error pass as it is."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except DBAPIError as error:
        _raise_explained(error, str(error.orig))
        raise
    except dbapi2.Error as error:
        _raise_explained(error, str(error))
        raise


_EXPLAINED = (
    ("disk is full", say.disk_full),
    ("readonly", say.read_only),
    ("read-only", say.read_only),
    ("locked", say.database_busy),
    ("disk I/O error", say.disk_error),
    ("unable to open", say.disk_error),
    ("not a database", say.unreadable_database),
    ("malformed", say.unreadable_database),
)


def _raise_explained(error: Exception, text: str) -> None:
    for words, sentence in _EXPLAINED:
        if words in text:
            raise EnvironmentProblem(sentence()) from error
