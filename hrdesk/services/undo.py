"""Undo, redo and history, all read from the journal."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.transaction import read_image, transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """One named transaction as the list shows it. ``count`` is the number of records touched."""

    seq: int
    id: str
    name: str
    at: str
    user: str
    kind: str
    undone: bool
    undoable: bool
    count: int

    @property
    def may_be_undone(self) -> bool:
        """Whether Undo could take it back (as long as nothing it touched was changed since)."""
        return self.kind == "do" and self.undoable and not self.undone


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One step in the life of a record: what it said before and after, when and by whom."""

    entry: Entry
    table: str
    before: Row | None
    after: Row | None


_ENTRY = """SELECT e.seq, e.id, e.name, e.at, e.user, e.kind, e.undone, e.undoable,
 (SELECT count(*) FROM journal_image i WHERE i.seq = e.seq) FROM journal_entry e """
_UNDO_NEXT = _ENTRY + "WHERE e.kind = 'do' AND e.undone = 0 AND e.undoable = 1 ORDER BY e.seq DESC LIMIT 1"
# Something may be done again until something new is done.
_REDO_NEXT = (
    _ENTRY
    + """JOIN journal_entry u ON u.undoes = e.seq AND u.kind = 'undo'
 WHERE e.undone = 1 AND u.seq > (SELECT coalesce(max(seq), 0) FROM journal_entry WHERE kind = 'do')
 ORDER BY u.seq DESC LIMIT 1"""
)


def _entry(row: tuple[object, ...]) -> Entry:
    seq, entry_id, name, at, user, kind, undone, undoable, count = row
    return Entry(
        int(str(seq)),
        str(entry_id),
        str(name),
        str(at),
        str(user),
        str(kind),
        bool(undone),
        bool(undoable),
        int(str(count)),
    )


def history(store: Store, *, limit: int = 200) -> list[Entry]:
    """Return the latest transactions, newest first."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(_ENTRY + "ORDER BY e.seq DESC LIMIT ?", (limit,))
        return [_entry(tuple(row)) for row in rows]


def next_undo(store: Store) -> Entry | None:
    """Return what Undo would take back."""
    return _next(store, _UNDO_NEXT)


def next_redo(store: Store) -> Entry | None:
    """Return what Redo would do again."""
    return _next(store, _REDO_NEXT)


def _next(store: Store, statement: str) -> Entry | None:
    with store.reading() as connection:
        row = connection.exec_driver_sql(statement).first()
        return None if row is None else _entry(tuple(row))


def undo(store: Store, entry_id: str | None = None) -> Changes:
    """Take back the latest transaction, or the one named.

    Possible as long as every record it touched still says what it said right after. Raises
    ``UserError`` otherwise, or when there is nothing to undo.
    """
    entry = next_undo(store) if entry_id is None else _find(store, entry_id)
    if entry is None or entry.undone or not entry.undoable:
        raise UserError(say.nothing_to_undo())
    return _turn(store, entry, kind="undo", name=f"Hoàn tác: {entry.name}")


def redo(store: Store) -> Changes:
    """Do again what was undone last. Raises ``UserError`` when there is nothing, or records changed since."""
    entry = next_redo(store)
    if entry is None:
        raise UserError(say.nothing_to_redo())
    return _turn(store, entry, kind="redo", name=f"Làm lại: {entry.name}")


def _find(store: Store, entry_id: str) -> Entry | None:
    with store.reading() as connection:
        row = connection.exec_driver_sql(_ENTRY + "WHERE e.id = ? AND e.kind = 'do'", (entry_id,)).first()
        return None if row is None else _entry(tuple(row))


def _turn(store: Store, entry: Entry, *, kind: str, name: str) -> Changes:
    try:
        with transaction(store, name, kind=kind, undoes=entry.seq, undoable=False) as writing:
            images = _images(writing.connection, entry.seq)
            wanted = {key: (after, before) if kind == "undo" else (before, after) for key, before, after in images}
            _require_untouched(writing.connection, entry, wanted)
            # Removals first: what comes back may carry the unique value of what goes.
            for (table, record_id), (_, target) in sorted(wanted.items(), key=lambda item: item[1][1] is not None):
                writing.put(table, record_id, target)
            writing.connection.exec_driver_sql(
                "UPDATE journal_entry SET undone = ? WHERE seq = ?", (int(kind == "undo"), entry.seq)
            )
    except IntegrityError as error:
        raise UserError(say.cannot_undo(entry.name, 1)) from error
    return writing.changes


def _images(connection: Connection, seq: int) -> list[tuple[tuple[str, str], Row | None, Row | None]]:
    rows = connection.exec_driver_sql(
        "SELECT record_table, record_id, before, after FROM journal_image WHERE seq = ? ORDER BY place", (seq,)
    )
    return [((t, i), read_image(t, before), read_image(t, after)) for t, i, before, after in rows]


def _require_untouched(
    connection: Connection, entry: Entry, wanted: dict[tuple[str, str], tuple[Row | None, Row | None]]
) -> None:
    by_table: dict[str, list[str]] = {}
    for table, record_id in wanted:
        by_table.setdefault(table, []).append(record_id)
    current = {table: records.fetch(connection, table, ids) for table, ids in by_table.items()}
    touched = sum(current[key[0]].get(key[1]) != expected for key, (expected, _) in wanted.items())
    if touched:
        raise UserError(say.cannot_undo(entry.name, touched))


def record_history(store: Store, record_ids: list[str]) -> list[RecordChange]:
    """Return the life of some records (a person and what belongs to it), newest first."""
    marks = ", ".join("?" * len(record_ids))
    statement = (
        _ENTRY.replace("SELECT ", "SELECT i.record_table, i.before, i.after, ", 1)
        + f"JOIN journal_image i ON i.seq = e.seq WHERE i.record_id IN ({marks}) ORDER BY i.seq DESC, i.place DESC"
    )
    with store.reading() as connection:
        rows = connection.exec_driver_sql(statement, tuple(record_ids)).all()
    return [
        RecordChange(_entry(tuple(rest)), table, read_image(table, before), read_image(table, after))
        for table, before, after, *rest in rows
    ]
