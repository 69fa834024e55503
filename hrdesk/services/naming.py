"""What records are called where only their ids stand: units, places, people."""

from hrdesk.models.store import Store

_NAMED = (("org_unit", "name"), ("place", "name"), ("person", "full_name"))


def names(store: Store) -> dict[str, str]:
    """Return the name of every unit, place and person by id."""
    with store.reading() as connection:
        return {
            str(row[0]): str(row[1])
            for table, column in _NAMED
            for row in connection.exec_driver_sql(f"SELECT id, {column} FROM {table}")
        }
