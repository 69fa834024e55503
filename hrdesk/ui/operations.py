"""What pages ask of the services: small functions that run on the database thread and return frozen data.

Services are imported inside, on that thread, so that the window is up before they are needed.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes

if TYPE_CHECKING:
    from hrdesk.domain.finding import Finding
    from hrdesk.services.offices import UnitRow
    from hrdesk.services.people import PersonRecord, PersonRow
    from hrdesk.services.undo import Entry

Row = dict[str, Any]
Problems = dict[tuple[str, int | None, str], str]


@dataclass(frozen=True)
class Office:
    """What the frame shows: the office, its units, what can be undone and done again."""

    unit: "UnitRow"
    units: tuple["UnitRow", ...]
    undo: "Entry | None"
    redo: "Entry | None"
    last: "Entry | None"


@dataclass(frozen=True)
class People:
    """The people of an office at a date, with the findings about them."""

    rows: tuple["PersonRow", ...]
    findings: "tuple[Finding, ...]" = ()


@dataclass(frozen=True)
class HistoryLine:
    """One change of a record, ready to be read."""

    at: str
    user: str
    name: str
    undone: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class OpenPerson:
    """A person for the editor, with their history. ``units`` maps ids to names."""

    record: "PersonRecord"
    history: tuple[HistoryLine, ...] = ()
    findings: "tuple[Finding, ...]" = field(default=())


def office(store: Any) -> Office:
    """Return what the frame shows."""
    from hrdesk.services import offices, undo

    latest = undo.history(store, limit=1)
    return Office(
        offices.own_unit(store),
        tuple(offices.units(store)),
        undo.next_undo(store),
        undo.next_redo(store),
        latest[0] if latest else None,
    )


def people(store: Any, as_of: date, *, include_former: bool) -> People:
    """Return the list of people, before the checks have been made."""
    from hrdesk.services.people import list_people

    return People(tuple(list_people(store, as_of, include_former=include_former)))


def checked_people(store: Any, as_of: date, *, include_former: bool) -> People:
    """Return the list of people and what the checks say about them."""
    from hrdesk.services import people as service

    rows, found = service.checked_people(store, as_of, include_former=include_former)
    return People(tuple(rows), found)


def open_person(store: Any, person_id: str) -> OpenPerson:
    """Return a person with history. Raises ``KeyError`` when they are gone."""
    from hrdesk.services.people import get_person

    record = get_person(store, person_id)
    return OpenPerson(record, tuple(_history(store, record)))


def _history(store: Any, record: "PersonRecord") -> list[HistoryLine]:
    return history_of(store, [record.person["id"], *(row["id"] for rows in record.children.values() for row in rows)])


def history_of(store: Any, ids: Sequence[str]) -> list[HistoryLine]:
    """Return what happened to records, newest first, in sentences."""
    from hrdesk.services import undo
    from hrdesk.services.naming import names
    from hrdesk.ui.widgets.history import what_changed

    named = names(store)
    by_entry: dict[int, tuple[Any, list[str]]] = {}
    for change in undo.record_history(store, list(ids)):
        sentences = by_entry.setdefault(change.entry.seq, (change.entry, []))[1]
        sentences += what_changed(change.table, change.before, change.after, named)
    return [
        HistoryLine(entry.at, entry.user, entry.name, entry.undone, tuple(sentences))
        for entry, sentences in by_entry.values()
    ]


def problems(person: Row, children: Mapping[str, Sequence[Row]]) -> Problems:
    """Return what keeps a draft from being saved."""
    from hrdesk.services import forms

    return dict(forms.problems(_record(person, children)))


def _record(person: Row, children: Mapping[str, Sequence[Row]]) -> "PersonRecord":
    from hrdesk.services.people import PersonRecord

    return PersonRecord(copy.deepcopy(person), {table: copy.deepcopy(list(rows)) for table, rows in children.items()})


@dataclass(frozen=True)
class Saved:
    """What saving a draft came to: the problems that kept it back, or the id and what was touched."""

    problems: Problems
    person_id: str | None = None
    changes: Changes = field(default_factory=Changes)


def save_person(store: Any, person: Row, children: Mapping[str, Sequence[Row]]) -> Saved:
    """Check a draft and write it when nothing is wrong."""
    from hrdesk.services import forms
    from hrdesk.services import people as service

    record = _record(person, children)
    found = dict(forms.problems(record))
    if found:
        return Saved(found)
    person_id, changes = service.save_person(store, record)
    return Saved({}, person_id, changes)


def duplicates(store: Any, person: Row) -> "tuple[PersonRow, ...]":
    """Return recorded people whom a new draft may be about."""
    from hrdesk.services import people as service

    return tuple(service.duplicates(store, _record(person, {})))


def delete_people(store: Any, ids: Sequence[str]) -> Changes:
    """Delete people."""
    from hrdesk.services import people as service

    return service.delete_people(store, ids)


def undo(store: Any, entry_id: str | None = None) -> Changes:
    """Take back the latest work, or the one named."""
    from hrdesk.services import undo as service

    return service.undo(store, entry_id)


def redo(store: Any) -> Changes:
    """Do again what was taken back."""
    from hrdesk.services import undo as service

    return service.redo(store)


def history(store: Any) -> "list[Entry]":
    """Return the journal, newest first."""
    from hrdesk.services import undo as service

    return service.history(store)


def export_people(store: Any, as_of: date, path: Path, ids: Sequence[str]) -> int:
    """Write the people shown as a workbook that can be imported again; return the number of rows."""
    from hrdesk.services import importing

    return importing.export_staff(store, as_of, path, persons=ids)


def write_template(store: Any, path: Path, kind: str = "staff") -> None:
    """Write the blank workbook of a kind of list, with this office's hamlets."""
    from hrdesk.services import workbooks

    workbooks.write_template(kind, path, store=store)
