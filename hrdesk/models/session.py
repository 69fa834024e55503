"""Connections to the encrypted database.

Every connection is read-only for SQL (``query_only``) until a named transaction lifts that:
SQLite itself refuses a change made anywhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from hrdesk.errors import EnvironmentProblem
from hrdesk.messages import store as say


def open_engine(database: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """Return an engine on the SQLCipher file ``database`` opened with the raw 256-bit ``key``."""
    from sqlcipher3 import dbapi2

    mode = "ro" if read_only else "rwc"
    address = f"{database.absolute().as_uri()}?mode={mode}"

    def connect() -> Any:
        connection = dbapi2.connect(address, uri=True, check_same_thread=False, isolation_level=None, timeout=10)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            # FULL: with NORMAL a power cut loses acknowledged work.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA query_only = ON")
        return connection

    engine = create_engine("sqlite://", module=dbapi2, creator=connect, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


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
    """Turn what the machine does to a database file into a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(error.orig or error) from error


def _explained(error: BaseException) -> Exception:
    text = str(error)
    if "disk is full" in text:
        return EnvironmentProblem(say.disk_full())
    if "readonly" in text or "read-only" in text:
        return EnvironmentProblem(say.read_only())
    if "locked" in text:
        return EnvironmentProblem(say.database_busy())
    if "disk I/O error" in text or "unable to open" in text:
        return EnvironmentProblem(say.disk_error())
    return error if isinstance(error, Exception) else RuntimeError(text)
