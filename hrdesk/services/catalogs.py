"""Entries that an office adds to lists which the law leaves open, such as titles of part-time officials."""

from datetime import date

from sqlalchemy import Connection

from hrdesk.domain.catalogs import Entry, add_entries, catalog, code_of_label
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import catalogs as say
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction
from hrdesk.text import squeeze

OPEN = ("position", "commendation_form", "discipline_reason")


def additions(store: Store) -> list[Row]:
    """Return what offices have added, by catalog and label."""
    with store.reading() as connection:
        rows = records.fetch(connection, "catalog_addition").values()
    return sorted(rows, key=lambda row: (row["catalog"], row["label"]))


def make_known(connection: Connection) -> None:
    """Make the additions in a store known to everything that reads catalogs."""
    by_catalog: dict[str, list[Entry]] = {}
    for row in records.fetch(connection, "catalog_addition").values():
        by_catalog.setdefault(row["catalog"], []).append(_entry(row))
    for name, entries in by_catalog.items():
        if name in OPEN:
            add_entries(name, entries)


def _entry(row: Row) -> Entry:
    return Entry(
        row["code"],
        row["label"],
        group=row["group_code"],
        legal_basis=row["legal_basis"] or "",
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def add_entry(
    store: Store,
    *,
    name: str,
    label: str,
    group: str | None = None,
    since: date | None = None,
    legal_basis: str | None = None,
) -> Changes:
    """Add an entry to an open list. Raises ``UserError`` for a closed list, an empty label, or one that is there."""
    listed, words = catalog(name), squeeze(label)
    if name not in OPEN or ("*" not in listed.open and group not in listed.open):
        raise UserError(say.closed(listed.title))
    if not words:
        raise UserError(say.label_needed())
    known = listed.find(words)
    if known is not None:
        raise UserError(say.known(words, known.label))
    row = {
        "catalog": name,
        "code": code_of_label(words),
        "label": words,
        "group_code": group,
        "valid_from": since.isoformat() if since else None,
        "legal_basis": legal_basis,
    }
    with transaction(store, f"Thêm vào {listed.title.lower()}: {words}") as writing:
        writing.add("catalog_addition", row)
        make_known(writing.connection)
    return writing.changes


def remove_entry(store: Store, addition: str) -> Changes:
    """Remove an added entry that no record uses. Raises ``UserError`` when one does."""
    with store.reading() as connection:
        row = records.fetch(connection, "catalog_addition", [addition])[addition]
        used = _uses(connection, row)
    if used:
        raise UserError(say.in_use(row["label"], used))
    with transaction(store, f"Bỏ khỏi danh mục: {row['label']}") as writing:
        writing.delete("catalog_addition", addition)
    return writing.changes


_COLUMNS = {
    "position": (("assignment", "position_code"), ("succession_plan", "position_code")),
    "commendation_form": (("commendation", "form"),),
    "discipline_reason": (("disciplinary_action", "reason"),),
}


def _uses(connection: Connection, row: Row) -> int:
    counts = (
        connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {column} = ?", (row["code"],)).scalar_one()
        for table, column in _COLUMNS[row["catalog"]]
    )
    return sum(map(int, counts))
