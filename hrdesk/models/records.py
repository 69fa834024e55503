"""The record tables by name, and plain reads and writes of them with SQL and dictionaries.

ORM objects are not used beyond this package: rows travel as dictionaries of JSON values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from os import urandom
from typing import Any

from sqlalchemy import Connection

from hrdesk.models import career, equipment, exchange, journal, organization, person, stocktake
from hrdesk.models.base import Record, record_tables
from hrdesk.text import name_sort_key, nfc, search_key

Row = dict[str, Any]

__all__ = ["SUBJECT", "Row", "TableInfo", "fetch", "insert", "known", "new_id", "referring", "tables", "with_keys"]
SUBJECT = "subject_id"  # refers to a record of any table
_MODULES = (
    career,
    equipment,
    exchange,
    journal,
    organization,
    person,
    stocktake,
)  # imported so that every table is declared
_CHUNK = 500


@dataclass(frozen=True)
class TableInfo:
    """What writing a table needs: its columns in order, its references (which may be missing), whether it is sent."""

    name: str
    columns: tuple[str, ...]
    references: dict[str, str]
    optional: frozenset[str]
    is_local: bool

    @cached_property
    def _blank(self) -> Row:
        return dict.fromkeys(self.columns)

    @cached_property
    def ordered(self) -> Callable[[Row], tuple[Any, ...]]:
        """What returns the values of a whole row in column order."""
        return itemgetter(*self.columns)

    @cached_property
    def select_sql(self) -> str:
        """The statement that reads every row, columns in order."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @cached_property
    def insert_sql(self) -> str:
        """The statement that inserts one row, columns in order."""
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({marks})"

    @cached_property
    def update_sql(self) -> str:
        """The statement that replaces one row, columns in order, then the id."""
        marks = ", ".join(f"{column} = ?" for column in self.columns)
        return f"UPDATE {self.name} SET {marks} WHERE id = ?"

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the row's values in column order; what it lacks is null."""
        return tuple(map(row.get, self.columns))

    def whole(self, row: Mapping[str, Any]) -> Row:
        """Return the row with every column. Raises ``KeyError`` for a column that the table does not have."""
        made = {**self._blank, **row}
        if len(made) > len(self.columns):
            raise KeyError(f"{self.name} has no column {', '.join(sorted(made.keys() - self._blank.keys()))}")
        return made


@lru_cache(maxsize=1)
def tables() -> dict[str, TableInfo]:
    """Return the record tables by name, referenced ones first."""
    return {info.name: info for info in map(_info, record_tables())}


def _info(model: type[Record]) -> TableInfo:
    table = model.metadata.tables[model.__tablename__]
    references = {str(key.parent.name): str(key.column.table.name) for key in table.foreign_keys}
    # What refers to its own table is a part of it, and goes with it.
    optional = frozenset(key for key, to in references.items() if table.columns[key].nullable and to != table.name)
    local = issubclass(model, exchange.LocalRecord)
    return TableInfo(str(table.name), tuple(str(column.name) for column in table.columns), references, optional, local)


def referring(table: str) -> list[tuple[str, str]]:
    """Return the (table, column) pairs that refer to records of ``table``; a subject may be of any table."""
    return [
        (info.name, column)
        for info in tables().values()
        for column in info.columns
        if info.references.get(column) == table or (column == SUBJECT and info.name != table)
    ]


def new_id() -> str:
    """Return a new record id: a random UUID (version 4), never derived from what the record says.

    Made from its digits: an import needs ten of them a line, and ``uuid.UUID`` costs more than the line.
    """
    digits = urandom(16).hex()
    return (
        f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{'89ab'[int(digits[16], 16) & 3]}{digits[17:20]}-{digits[20:]}"
    )


def with_keys(table: str, row: Row) -> Row:
    """Return ``row`` with text in NFC and, for a person, the sort and search keys of the name."""
    clean = {key: nfc(value) if isinstance(value, str) and not value.isascii() else value for key, value in row.items()}
    if table == "person" and "full_name" in clean:
        clean["sort_key"] = name_sort_key(clean["full_name"])
        clean["search_key"] = search_key(clean["full_name"])
    return clean


def insert(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert whole rows. Only the transaction calls this."""
    info = tables()[table]
    if rows:
        connection.exec_driver_sql(info.insert_sql, list(map(info.ordered, rows)))


def fetch(connection: Connection, table: str, ids: Iterable[str] | None = None, *, by: str = "id") -> dict[str, Row]:
    """Return rows by id: all of them, or those whose column ``by`` is among ``ids``."""
    info = tables()[table]
    found: dict[str, Row] = {}
    for where, values in _conditions(by, ids):
        for values_row in _driver(connection).execute(info.select_sql + where, values):
            row = dict(zip(info.columns, values_row, strict=True))
            found[row["id"]] = row
    return found


def known(connection: Connection, table: str, ids: Iterable[str]) -> set[str]:
    """Return which of ``ids`` are records of a table."""
    driver = _driver(connection)
    return {
        str(found[0])
        for where, values in _conditions("id", ids)
        for found in driver.execute(f"SELECT id FROM {table}{where}", values)
    }


def _driver(connection: Connection) -> Any:
    """Return the driver's own connection: a result of SQLAlchemy's costs more than a small SELECT."""
    return connection.connection.driver_connection


def _conditions(by: str, ids: Iterable[str] | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    if ids is None:
        yield "", ()
        return
    wanted = list(ids)
    for start in range(0, len(wanted), _CHUNK):
        part = tuple(wanted[start : start + _CHUNK])
        yield f" WHERE {by} IN ({', '.join('?' * len(part))})", part
