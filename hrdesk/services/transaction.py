"""The one way to write: a named transaction that keeps before and after images of each record.

Undo, redo, the history of a record, "undo this import" and the audit log all read what is
written here. SQLite refuses a change made anywhere else (see ``models.session``).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import records, setting
from hrdesk.models.crypt import Role
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.roles import require

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode
WRITERS = (Role.CLERK, Role.ADMIN)


class Transaction:
    """An open named transaction. Rows are dictionaries of columns; what is not given is null."""

    def __init__(self, connection: Connection, name: str, owner: str) -> None:
        self.connection = connection
        self.name = name
        self.owner = owner
        self._images: dict[tuple[str, str], tuple[Row | None, Row | None]] = {}
        self.changes = Changes()

    def add(self, table: str, row: Mapping[str, Any]) -> str:
        """Add one record and return its id."""
        return self.add_many(table, [row])[0]

    def add_many(self, table: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
        """Add records and return their ids. A row may bring its own ``id``, ``owner_id`` and ``entered_on``.

        Raises ``KeyError`` for a column that the table does not have.
        """
        info = records.tables()[table]
        common = {"owner_id": self.owner, "entered_on": date.today().isoformat()}
        whole = [
            info.whole(records.with_keys(table, {"id": row.get("id") or records.new_id(), **common, **row}))
            for row in rows
        ]
        self.add_whole(table, whole)
        return [row["id"] for row in whole]

    def add_whole(self, table: str, rows: Sequence[Row]) -> None:
        """Add records that have every column already, as they come from another office."""
        records.insert(self.connection, table, rows)
        for row in rows:
            self._note(table, row["id"], None, row)

    def change(self, table: str, record_id: str, values: Mapping[str, Any]) -> None:
        """Change some columns of one record; nothing is written when they say the same already."""
        self.change_many(table, {record_id: values})

    def save(self, table: str, row: Mapping[str, Any]) -> str:
        """Change the record that a row names by its ``id``, or add a new one, and return the id."""
        values = {column: value for column, value in row.items() if column != "id"}
        record_id = row.get("id")
        if not record_id:
            return self.add(table, values)
        self.change(table, str(record_id), values)
        return str(record_id)

    def change_many(self, table: str, values: Mapping[str, Mapping[str, Any]]) -> None:
        """Change records by id. Raises ``KeyError`` for one, or a column, that does not exist.

        Raises ``UserError`` for a record of another office: nothing is ever edited downward.
        """
        info = records.tables()[table]
        before = records.fetch(self.connection, table, values)
        self.require_own(before.values())
        updates = []
        for record_id, given in values.items():
            old = before[record_id]
            new = info.whole({**old, **records.with_keys(table, dict(given))})
            if new != old:
                updates.append((*info.values(new), record_id))
                self._note(table, record_id, old, new)
        if updates:
            self.connection.exec_driver_sql(info.update_sql, updates)

    def delete(self, table: str, record_id: str) -> None:
        """Delete a record with everything that refers to it; a reference that may be missing is emptied."""
        for child, column in records.referring(table):
            found = records.fetch(self.connection, child, [record_id], by=column).keys() - {record_id}
            if column in records.tables()[child].optional:
                self.change_many(child, {child_id: {column: None} for child_id in found})
            else:
                for child_id in found:
                    self.delete(child, child_id)
        old = records.fetch(self.connection, table, [record_id]).get(record_id)
        if old is not None:
            self.require_own((old,))
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (record_id,))
            self._note(table, record_id, old, None)

    def require_own(self, rows: Iterable[Row]) -> None:
        """Raise ``UserError`` when one of the rows belongs to another office; that one alone may change it."""
        other = next((row["owner_id"] for row in rows if row["owner_id"] != self.owner), None)
        if other is not None:
            unit = records.fetch(self.connection, "org_unit", [other]).get(other)
            raise UserError(say.of_another_office(unit["name"] if unit else other))

    def put(self, table: str, record_id: str, wanted: Row | None) -> None:
        """Make a record be exactly ``wanted``: add, replace or remove it. For undo and merge."""
        info = records.tables()[table]
        old = records.fetch(self.connection, table, [record_id]).get(record_id)
        if old == wanted:
            return
        if wanted is None:
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (record_id,))
        elif old is None:
            records.insert(self.connection, table, [wanted])
        else:
            self.connection.exec_driver_sql(info.update_sql, (*info.values(wanted), record_id))
        self._note(table, record_id, old, wanted)

    def remember(self, key: str, value: str) -> None:
        """Keep a value that belongs to the store and is no record (see ``models.exchange.Setting``)."""
        self.connection.exec_driver_sql("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))

    def _note(self, table: str, record_id: str, before: Row | None, after: Row | None) -> None:
        key = (table, record_id)
        known = self._images.get(key)
        self._images[key] = (known[0] if known else before, after)

    def write_journal(self, *, user: str, kind: str, undoable: bool, undoes: int | None) -> None:
        """Write the entry and its images. Nothing is written for a transaction that changed nothing."""
        images = {key: image for key, image in self._images.items() if image[0] != image[1]}
        if not images:
            return
        entry_id = records.new_id()
        entry = self.connection.exec_driver_sql(
            "INSERT INTO journal_entry (id, name, kind, undoable, undone, undoes, user, at) "
            "VALUES (?, ?, ?, ?, 0, ?, ?, ?) RETURNING seq",
            (entry_id, self.name, kind, int(undoable), undoes, user, f"{datetime.now():%Y-%m-%dT%H:%M:%S}"),
        )
        seq = entry.scalar_one()
        self.connection.exec_driver_sql(
            "INSERT INTO journal_image (seq, place, record_table, record_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (seq, place, *key, _image(before), _image(after))
                for place, (key, (before, after)) in enumerate(images.items())
            ],
        )
        self.changes = Changes(entry_id, self.name, dict(Counter(map(_what, images.items()))))


def _what(image: tuple[tuple[str, str], tuple[Row | None, Row | None]]) -> tuple[str, str]:
    (table, _), (before, after) = image
    return table, "added" if before is None else "deleted" if after is None else "changed"


def _image(row: Row | None) -> bytes | None:
    return None if row is None else _encode({key: value for key, value in row.items() if value is not None})


def read_image(table: str, image: bytes | None) -> Row | None:
    """Return the row of an image as the table has it today; columns it never had are null."""
    if image is None:
        return None
    stated = _decode(image)
    return {column: stated.get(column) for column in records.tables()[table].columns}


@contextmanager
def transaction(
    store: Store,
    name: str,
    *,
    undoable: bool = True,
    kind: str = "do",
    undoes: int | None = None,
    roles: tuple[Role, ...] = WRITERS,
) -> Iterator[Transaction]:
    """Open the named transaction that every change of records goes through.

    All is written at the end, or nothing when the block raises. Raises ``UserError`` when the
    user's role may not write or the store is open for reading only.
    """
    require(store, *roles)
    with store.writing() as connection:
        open_transaction = Transaction(connection, name, setting.own_unit_id(connection))
        yield open_transaction
        open_transaction.write_journal(user=store.user.name, kind=kind, undoable=undoable, undoes=undoes)
