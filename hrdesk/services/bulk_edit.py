"""The same values for many people: first what would become of each, then one named step that can be undone.

A person keeps what cannot be changed: the preview says why, and the step leaves it out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import bulk_edit as say
from hrdesk.models import records, setting
from hrdesk.models.records import Row
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import forms
from hrdesk.services.people import PersonRecord
from hrdesk.services.transaction import transaction


class Part(NamedTuple):
    """What can be edited together: fields of one record of a person. ``kind`` tells qualifications apart."""

    key: str
    label: str
    table: str
    fields: tuple[str, ...]
    kind: str = ""


_LEVEL_FIELDS = {
    "general_education": ("general_education_level", "general_education"),
    "professional_level": (
        "professional_level", "professional_field", "professional_school", "qualification_mode",
        "professional_attained_on",
    ),
    "political_theory_level": ("political_theory_level", "professional_attained_on"),
    "state_management_level": ("state_management_level", "professional_attained_on"),
    "foreign_language_level": ("foreign_language_level", "foreign_language", "foreign_language_step"),
    "it_skill_level": ("it_skill_level", "it_skill"),
}  # fmt: skip


def parts() -> tuple[Part, ...]:
    """Return what can be edited for many; what is one person's own (name, numbers, birth) is not among it."""
    return (
        Part("person", "Thông tin chung", "person", (
            "sex", "ethnicity", "religion", "place_of_origin", "place_of_residence", "digital_signature", "note",
        )),
        Part("assignment", "Chức danh đang giữ", "assignment", (
            "term", "decision_no", "held_from", "start_reason", "held_to", "end_reason", "is_concurrent",
            "is_reelected", "is_local", "requires_foreign_language",
        )),
        *(
            Part(kind, catalog("qualification_kind").label(kind), "qualification", keys, kind)
            for kind, keys in _LEVEL_FIELDS.items()
        ),
        Part("party_membership", "Đảng viên", "party_membership", (
            "party_joined_on", "party_official_on", "party_left_on",
        )),
        Part("pay", "Lương đang hưởng", "pay", (
            "rank_code", "pay_step", "pay_coefficient", "pay_effective_on", "post_allowance",
            "responsibility_allowance", "region_allowance", "beyond_scale_percent",
        )),
        Part("annual_rating", "Xếp loại của một năm, quý", "annual_rating", (
            "rating_period", "rating", "rating_points", "rating_decision", "rating_note",
        )),
    )  # fmt: skip


class Edit(NamedTuple):
    """What is asked: columns of a part with their new values, empty ones taken out.

    ``position`` limits posts to those of one title.
    """

    part: str
    values: Mapping[str, Any]
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one record of a person. ``before`` and ``after`` hold the columns asked for.

    ``record`` is the row as it is, empty for one that would be added; ``refusal`` says why it stays.
    """

    person_id: str
    full_name: str
    table: str
    record: Row
    before: Row
    after: Row
    refusal: str = ""
    kind: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether something would be written."""
        return not self.refusal and (self.before != self.after or not self.record)


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit, in people."""

    changes: Changes
    people: int
    refused: int


def preview(store: Store, as_of: date, person_ids: Sequence[str], edit: Edit) -> tuple[Line, ...]:
    """Return what would become of each person, in the order given; nothing is written."""
    with store.reading() as connection:
        return tuple(_lines(connection, as_of, person_ids, edit))


def change_people(store: Store, as_of: date, person_ids: Sequence[str], edit: Edit) -> Edited:
    """Write what ``preview`` shows, in one transaction; what is refused stays as it is."""
    part = _part(edit.part)
    labels = ", ".join(declared.label for declared in _declared(part) if declared.column in edit.values)
    with transaction(store, labels) as writing:
        lines = list(_lines(writing.connection, as_of, person_ids, edit))
        changed = [line for line in lines if line.is_changed]
        writing.change_many(part.table, {line.record["id"]: line.after for line in changed if line.record})
        writing.name = say.named(len({line.person_id for line in changed}), labels)
        new = [line for line in changed if not line.record]
        writing.add_many(part.table, [_new_row(part, line) for line in new])
    return Edited(
        writing.changes,
        len({line.person_id for line in changed}),
        len({line.person_id for line in lines if line.refusal}),
    )


def _part(key: str) -> Part:
    return next(part for part in parts() if part.key == key)


def _declared(part: Part) -> list[fields.Field]:
    return [fields.field(key) for key in part.fields]


def _new_row(part: Part, line: Line) -> Row:
    return {**({"kind": part.kind} if part.kind else {}), **line.after, "person_id": line.person_id}


def _lines(connection: Connection, as_of: date, person_ids: Sequence[str], edit: Edit) -> Iterator[Line]:
    part = _part(edit.part)
    people = records.fetch(connection, "person", person_ids)
    owned: dict[str, list[Row]] = {}
    if part.table != "person":
        for row in records.fetch(connection, part.table, person_ids, by="person_id").values():
            owned.setdefault(row["person_id"], []).append(row)
    choose = _chooser(connection, as_of, part, edit)
    below = _offices_below(connection)
    for person_id in dict.fromkeys(person_ids):
        person = people.get(person_id)
        if person is None:
            yield Line(person_id, "", part.table, {}, {}, {}, say.gone())
            continue
        rows = owned.get(person_id, [])
        chosen, refusal = choose(person, rows)
        if person["owner_id"] in below:
            chosen, refusal = chosen or [{}], say.of_another_office(below[person["owner_id"]])
        for record in chosen or [{}]:
            yield _line(part, edit, person, rows, record, refusal)


def _line(part: Part, edit: Edit, person: Row, rows: list[Row], record: Row, refusal: str) -> Line:
    after = {column: None if value == "" else value for column, value in edit.values.items()}
    before = {column: record.get(column) for column in after}
    wrong = refusal or _problem(part, person, rows, record, after)
    return Line(person["id"], person["full_name"], part.table, record, before, after, wrong, part.kind)


def _problem(part: Part, person: Row, rows: list[Row], record: Row, after: Row) -> str:
    """Return why a value would be wrong for this person; what was wrong before and stays is not the edit's doing."""
    made = {**({"kind": part.kind} if part.kind else {}), **record, **after}
    if part.table == "person":
        old, new, place = PersonRecord(person), PersonRecord(made), None
    else:
        others = [row for row in rows if row is not record]
        old = PersonRecord(person, {part.table: [*others, record] if record else others})
        new, place = PersonRecord(person, {part.table: [*others, made]}), len(others)
    found = forms.problems(new)
    if not found:
        return ""
    known = forms.problems(old)
    for declared in _declared(part):
        where = (part.table, place, declared.column)
        if where in found and known.get(where) != found[where]:
            return say.wrong_field(declared.label, found[where])
    return ""


# Which record of a person is meant: the rows chosen, and why there are none.
Chosen = tuple[list[Row], str]
Chooser = Callable[[Row, list[Row]], Chosen]


def _chooser(connection: Connection, as_of: date, part: Part, edit: Edit) -> Chooser:
    day = f"{as_of:%d/%m/%Y}"
    if part.table == "assignment":
        taken = snapshot(connection, as_of)
        held = {holding.id for person in taken.persons for holding in person.holdings}
        return lambda _, rows: _posts(rows, held, edit.position, day)
    choosers: dict[str, Chooser] = {
        "person": lambda person, _: ([person], ""),
        "qualification": lambda _, rows: _highest(part, rows, edit.values),
        "party_membership": lambda _, rows: (rows[-1:], "" if rows else say.no_member()),
        "pay": lambda _, rows: _latest_pay(rows, as_of, day),
        "annual_rating": lambda _, rows: _rating(rows, edit.values.get("period")),
    }
    return choosers[part.table]


def _posts(rows: list[Row], held: set[str], position: str | None, day: str) -> Chosen:
    found = [row for row in rows if row["id"] in held]
    if position is None:
        return found, "" if found else say.holds_nothing(day)
    named = [row for row in found if row["position_code"] == position]
    return named, "" if named else say.holds_no_such(catalog("position").label(position), day)


def _highest(part: Part, rows: list[Row], values: Mapping[str, Any]) -> Chosen:
    """Return the highest level of a kind, as the form shows it; without one, a new one needs its level.

    A level above one that was reached is a further one: what was reached before stays in the life of the person.
    """
    rank = catalog(part.kind).rank
    of_kind = [row for row in rows if row["kind"] == part.kind]
    if of_kind:
        highest = max(of_kind, key=lambda row: rank(row["level"]))
        is_further = bool(values.get("level")) and rank(values["level"]) > rank(highest["level"]) > 0
        return ([], "") if is_further else ([highest], "")
    return [], "" if values.get("level") else say.level_not_stated(part.label)


def _latest_pay(rows: list[Row], as_of: date, day: str) -> Chosen:
    begun = [row for row in rows if not row["effective_on"] or parse_iso(row["effective_on"]).first <= as_of]
    latest = sorted(begun, key=lambda row: row["effective_on"] or "")[-1:]
    return latest, "" if latest else say.no_pay(day)


def _rating(rows: list[Row], period: Any) -> Chosen:
    if not period:
        return [], say.period_needed()
    return [row for row in rows if row["period"] == period][:1], ""


def _offices_below(connection: Connection) -> dict[str, str]:
    """Return the names of the units below this office by id: they own their records (docs/architecture, idea 5)."""
    units = records.fetch(connection, "org_unit")
    own = setting.own_unit_id(connection)
    below: dict[str, str] = {}
    for unit in units.values():
        above, seen = unit["parent_id"], set()
        while above and above != own and above not in seen and above in units:
            seen.add(above)
            above = units[above]["parent_id"]
        if above == own:
            below[unit["id"]] = unit["name"]
    return below
