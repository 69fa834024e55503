"""Values that belong to the store and are no records: which office it is, its keys, remembered choices."""

from sqlalchemy import Connection

OFFICE = "office_unit_id"


def read(connection: Connection, key: str) -> str | None:
    """Return the value kept under ``key``."""
    value = connection.exec_driver_sql("SELECT value FROM setting WHERE key = ?", (key,)).scalar()
    return None if value is None else str(value)


def own_unit_id(connection: Connection) -> str:
    """Return the id of the office whose store this is; empty while the store is being made."""
    return read(connection, OFFICE) or ""


def read_all(connection: Connection, prefix: str) -> dict[str, str]:
    """Return every value whose key begins with ``prefix``."""
    found = connection.exec_driver_sql(
        "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ?", (len(prefix), prefix)
    )
    return {str(key): str(value) for key, value in found}
