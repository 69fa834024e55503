"""What records are called, and which to open, where only their ids stand."""

from hrdesk.models.store import Store

# What a finding or a number may be about, and the record to open for it.
_OPENED = (
    ("person", "person", "id"),
    ("assignment", "person", "person_id"),
    ("place", "place", "id"),
    ("item", "item", "id"),
    ("digital_service", "digital_service", "id"),
    ("stocktake", "stocktake", "id"),
)
_NAMED = (("org_unit", "name"), ("place", "name"), ("person", "full_name"))


def names(store: Store) -> dict[str, str]:
    """Return the name of every unit, place and person by id."""
    with store.reading() as connection:
        return {
            str(row[0]): str(row[1])
            for table, column in _NAMED
            for row in connection.exec_driver_sql(f"SELECT id, {column} FROM {table}")
        }


def people_by_name(store: Store) -> tuple[tuple[str, str], ...]:
    """Return the id and the name of every person, those who hold nothing too, in the order of names."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, full_name FROM person ORDER BY sort_key, id").all()
    return tuple((identity, name) for identity, name in rows)


def opened_by(store: Store) -> dict[str, tuple[str, str]]:
    """Return for each record that a finding may be about the table and the id of what to open: of a post the person."""
    with store.reading() as connection:
        return {
            str(row[0]): (opened, str(row[1]))
            for table, opened, column in _OPENED
            for row in connection.exec_driver_sql(f"SELECT id, {column} FROM {table}")
        }
