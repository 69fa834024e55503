"""Training by turns (lượt): the list over everybody, and one turn added to several people at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import forms
from hrdesk.services.people import PersonRecord
from hrdesk.services.transaction import transaction

_SAME = ("course_code", "name", "started_on", "ended_on")


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn of one person. ``when`` is the day it ended, or began where the end is not stated."""

    id: str
    person_id: str
    full_name: str
    sort_key: str
    course: str
    name: str
    kind: str | None
    place: str | None
    when: PartialDate | None
    institution: str
    entered_on: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a turn came to: ``already`` are the people who had this very turn."""

    changes: Changes
    added: int
    already: int


@dataclass(frozen=True, slots=True)
class TurnsPreview:
    """What adding a turn will write: the turn, and (id, name) of who gets it and who has it already."""

    turn: Row
    added: tuple[tuple[str, str], ...]
    already: tuple[tuple[str, str], ...]


def turns(store: Store, as_of: date) -> list[TurnRow]:
    """Return the turns that had begun by a day, the newest first, people in the order of names."""
    with store.reading() as connection:
        people = records.fetch(connection, "person")
        rows = records.fetch(connection, "training").values()
    found = [_turn(row, people[row["person_id"]]) for row in rows]
    begun = [turn for turn in found if turn.when is None or turn.when.first <= as_of]
    by_name = sorted(begun, key=lambda turn: turn.sort_key)
    return sorted(by_name, key=lambda turn: turn.when.first if turn.when else date.min, reverse=True)


def _turn(row: Row, person: Row) -> TurnRow:
    when = row["ended_on"] or row["started_on"]
    return TurnRow(
        row["id"], row["person_id"], person["full_name"], person["sort_key"], row["course_code"], row["name"] or "",
        row["kind"], row["place"], parse_iso(when) if when else None, row["institution"] or "", row["entered_on"] or "",
    )  # fmt: skip


def problems(values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with a turn, by column."""
    found = forms.problems(PersonRecord({}, {"training": [dict(values)]}))
    return {column: sentence for (table, _, column), sentence in found.items() if table == "training"}


def preview(store: Store, person_ids: Sequence[str], values: Mapping[str, Any]) -> TurnsPreview:
    """Return exactly who would get a turn from ``add_turns`` and who has it, writing nothing."""
    with store.reading() as connection:
        turn, wanted, having = _split(connection, person_ids, values)
        people = records.fetch(connection, "person", (*wanted, *having))

    def named(ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        in_order = sorted(ids, key=lambda person: str(people[person]["sort_key"]))
        return tuple((person, people[person]["full_name"]) for person in in_order)

    return TurnsPreview(turn, named(wanted), named(having))


def add_turns(store: Store, person_ids: Sequence[str], values: Mapping[str, Any]) -> Added:
    """Give several people the same turn in one named transaction; who has it already is left alone.

    ``values`` are columns of training without ``problems``.
    """
    course = catalog("course").label(values["course_code"])
    with transaction(store, f"Thêm lượt đào tạo, bồi dưỡng cho {len(person_ids)} người: {course}") as writing:
        turn, wanted, having = _split(writing.connection, person_ids, values)
        writing.add_many("training", [{**turn, "person_id": person} for person in wanted])
    return Added(writing.changes, len(wanted), len(having))


def _split(
    connection: Connection, person_ids: Sequence[str], values: Mapping[str, Any]
) -> tuple[Row, list[str], set[str]]:
    """Return the turn as it would be written, who would get it, and who has this very turn."""
    turn = {column: value for column, value in values.items() if value not in (None, "")}
    known = records.fetch(connection, "training", person_ids, by="person_id").values()
    having = {row["person_id"] for row in known if all(row[column] == turn.get(column) for column in _SAME)}
    return turn, [person for person in dict.fromkeys(person_ids) if person not in having], having
