"""One hash for the whole content of a store: equal for equal records, whatever the order of entry.

A record's hash covers what it states, its references by the hash of what they refer to, never
random ids or the day of entry. The store's hash covers the sorted hashes of all records.
"""

import hashlib
from collections.abc import Mapping

from sqlalchemy import Connection

from hrdesk.models import records
from hrdesk.models.base import BOOKKEEPING, DERIVED
from hrdesk.models.records import Row, TableInfo


def state_digest(connection: Connection) -> str:
    """Return the SHA-256 of every record of a store but those it keeps for itself, in hexadecimal."""
    sent = (info.name for info in records.tables().values() if not info.is_local)
    return digest_of({table: records.fetch(connection, table) for table in sent})


def digest_of(rows: Mapping[str, Mapping[str, Row]]) -> str:
    """Return the SHA-256 of rows by table and id, in hexadecimal."""
    seen: dict[str, str] = {}
    # What has a subject of any table comes last, when every subject is hashed.
    for info in sorted(records.tables().values(), key=lambda info: records.SUBJECT in info.columns):
        if info.name in rows:
            _add(seen, info, rows[info.name])
    return hashlib.sha256("".join(sorted(seen.values())).encode()).hexdigest()


def _add(seen: dict[str, str], info: TableInfo, rows: Mapping[str, Row]) -> None:
    waiting = list(rows.values())
    while waiting:
        # A unit refers to its parent in the same table: take those whose references are hashed.
        ready = [row for row in waiting if not _blocked(row, info, rows, seen)]
        for row in ready or waiting:
            seen[row["id"]] = _record_hash(row, info, seen)
        if not ready:
            return
        waiting = [row for row in waiting if row["id"] not in seen]


def _blocked(row: Row, info: TableInfo, rows: Mapping[str, Row], seen: Mapping[str, str]) -> bool:
    return any(row[column] in rows and row[column] not in seen for column in info.references)


def _record_hash(row: Row, info: TableInfo, seen: Mapping[str, str]) -> str:
    parts = [info.name]
    for column in info.columns:
        if column in BOOKKEEPING or column in DERIVED:
            continue
        value = row[column]
        if column in info.references or column == records.SUBJECT:
            value = seen.get(value, value)
        if value is not None:
            parts.append(f"{column}={value!r}")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def counts(connection: Connection) -> dict[str, int]:
    """Return how many records each sent table holds."""
    return {
        info.name: int(connection.exec_driver_sql(f"SELECT count(*) FROM {info.name}").scalar_one())
        for info in records.tables().values()
        if not info.is_local
    }
