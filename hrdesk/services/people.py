"""People: the list, one person with all that belongs to them, saving, deleting, changing many."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hrdesk.domain.ages import AgeRule, age_at, band_of
from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.changes import Changes
from hrdesk.domain.finding import Finding
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import LEVELS, UNKNOWN, PersonAt, Snapshot
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import without_equipment
from hrdesk.models.store import Store
from hrdesk.services.ages import age_rule
from hrdesk.services.staff_plan import CHILDREN as ROSTER_CHILDREN
from hrdesk.services.transaction import Transaction, transaction
from hrdesk.text import search_key, squeeze

# Everything that belongs to a person, in the order of the tabs of a form.
CHILDREN = (
    *ROSTER_CHILDREN,
    "annual_rating",
    "disciplinary_action",
    "commendation",
    "succession_plan",
    "family_member",
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list shows it. ``levels`` maps each of ``LEVELS`` to a code or UNKNOWN."""

    id: str
    full_name: str
    sort_key: str
    search_key: str
    date_of_birth: PartialDate | None
    sex: str | None
    age: int | None
    positions: tuple[str, ...] = ()
    position_labels: str = ""
    group: str = ""
    unit_name: str = ""
    levels: Mapping[str, str] = field(default_factory=dict)
    party_member: bool = False
    citizen_id: str | None = None
    phone: str | None = None
    concern: int = 0
    age_band: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person with everything that belongs to them, as rows of columns (dates as ISO text)."""

    person: Row
    children: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in CHILDREN})


def list_people(
    store: Store,
    as_of: date,
    *,
    unit: str | None = None,
    include_former: bool = False,
    findings: Iterable[Finding] = (),
) -> list[PersonRow]:
    """Return the people in office at a date, in the order of names.

    ``include_former`` adds those who hold nothing at that date; ``findings`` fills ``concern``
    with the number of open ones per person. Ages follow the rule of the office.
    """
    with store.reading() as connection:
        taken = without_equipment(connection, as_of, unit)
    return _rows(store, taken, findings, include_former=include_former)


def checked_people(
    store: Store, as_of: date, *, include_former: bool = False
) -> tuple[list[PersonRow], tuple[Finding, ...]]:
    """Return the people as ``list_people`` does, with their concerns, and all findings of the day."""
    from hrdesk.services.checking import checked

    taken, findings = checked(store, as_of)
    return _rows(store, taken, findings, include_former=include_former), findings


def _rows(store: Store, taken: Snapshot, findings: Iterable[Finding], *, include_former: bool) -> list[PersonRow]:
    ages = _ages(age_rule(store), taken.as_of)
    concerns = Counter(finding.subject for finding in findings if finding.accepted is None)
    rows = [_row(taken, person, concerns, ages) for person in taken.persons]
    if include_former:
        present = {row.id for row in rows}
        with store.reading() as connection:
            others = records.fetch(connection, "person").values()
        rows += [_former(row, ages) for row in others if row["id"] not in present]
        rows.sort(key=lambda row: row.sort_key)
    return rows


Ages = Callable[[PartialDate | None], tuple[int | None, str]]


def _ages(rule: AgeRule, as_of: date) -> Ages:
    """Return what gives the age and the age band of somebody born on a day."""
    code_of = band_of(rule.limits)

    def counted(born: PartialDate | None) -> tuple[int | None, str]:
        age = age_at(born, as_of, rule.counting)
        return age, code_of(age)

    return counted


def _row(taken: Snapshot, person: PersonAt, concerns: Mapping[str, int], ages: Ages) -> PersonRow:
    age, band = ages(person.date_of_birth)
    positions = tuple(held.position_code for held in person.holdings)
    labels = catalog("position")
    units = dict.fromkeys(taken.unit_by_id[held.unit_id].name for held in person.holdings)
    concern = concerns.get(person.id, 0) + sum(concerns.get(held.id, 0) for held in person.holdings)
    return PersonRow(
        person.id,
        person.full_name,
        person.sort_key,
        search_key(person.full_name),
        person.date_of_birth,
        person.sex,
        age,
        positions,
        "; ".join(labels.label(code) for code in positions),
        position_group(positions[0]),
        ", ".join(units),
        {kind: person.level(kind) for kind in LEVELS},
        person.party_member,
        person.citizen_id,
        person.phone,
        concern,
        band,
    )


def _former(row: Row, ages: Ages) -> PersonRow:
    born = parse_iso(row["date_of_birth"]) if row["date_of_birth"] else None
    age, band = ages(born)
    return PersonRow(
        row["id"], row["full_name"], row["sort_key"], row["search_key"], born, row["sex"], age,
        citizen_id=row["citizen_id"], phone=row["phone"], age_band=band,
    )  # fmt: skip


def get_person(store: Store, person_id: str) -> PersonRecord:
    """Return a person with all that belongs to them, oldest first. Raises ``KeyError``."""
    with store.reading() as connection:
        person = records.fetch(connection, "person", [person_id])[person_id]
        children = {
            table: sorted(records.fetch(connection, table, [person_id], by="person_id").values(), key=_when)
            for table in CHILDREN
        }
    return PersonRecord(person, children)


def _when(row: Row) -> str:
    for column in (
        "valid_from",
        "attained_on",
        "ended_on",
        "admitted_on",
        "effective_on",
        "decided_on",
        "period",
        "born_on",
    ):
        if row.get(column):
            return str(row[column])
    return ""


def save_person(store: Store, record: PersonRecord) -> tuple[str, Changes]:
    """Write a person as the form shows it, in one named transaction, and return the id.

    Rows without ``id`` are new, rows that are missing are deleted; tables that the record does not
    name are left alone. The caller has shown
    ``forms.problems`` first: a record with a wrong value is not written.
    """
    person_id = record.person.get("id")
    name = squeeze(str(record.person["full_name"]))
    verb = "Sửa hồ sơ" if person_id else "Thêm hồ sơ"
    with transaction(store, f"{verb}: {name}") as writing:
        values = {key: value for key, value in record.person.items() if key != "id"} | {"full_name": name}
        if person_id is None:
            person_id = writing.add("person", values)
        else:
            writing.require_own(records.fetch(writing.connection, "person", [person_id]).values())
            writing.change("person", person_id, values)
        for table, rows in record.children.items():
            _save_children(writing, table, person_id, rows)
    return person_id, writing.changes


def _save_children(writing: Transaction, table: str, person_id: str, rows: Sequence[Row]) -> None:
    known = records.fetch(writing.connection, table, [person_id], by="person_id")
    kept = {row["id"]: row for row in rows if row.get("id")}
    for gone in known.keys() - kept.keys():
        writing.delete(table, gone)
    writing.change_many(table, {key: row for key, row in kept.items() if key in known})
    writing.add_many(table, [{**row, "person_id": person_id} for row in rows if not row.get("id")])


def delete_person(store: Store, person_id: str) -> Changes:
    """Delete a person with everything that belongs to them; the undo list brings them back."""
    return delete_people(store, [person_id])


def delete_people(store: Store, person_ids: Sequence[str]) -> Changes:
    """Delete several people in one transaction. What they held keeps their names."""
    with store.reading() as connection:
        names = {key: row["full_name"] for key, row in records.fetch(connection, "person", person_ids).items()}
    name = next(iter(names.values())) if len(names) == 1 else f"{len(names)} người"
    with transaction(store, f"Xóa hồ sơ: {name}") as writing:
        for table in ("item", "item_event"):
            held = records.fetch(writing.connection, table, person_ids, by="custodian_id")
            writing.change_many(
                table, {key: {"custodian_name": names[row["custodian_id"]]} for key, row in held.items()}
            )
        for person_id in person_ids:
            writing.delete("person", person_id)
    return writing.changes


def end_assignments(store: Store, assignment_ids: Sequence[str], *, on: date, reason: str | None) -> Changes:
    """End positions on a day; ``reason`` is a code of catalog end_reason."""
    with transaction(store, f"Thôi giữ chức danh: {len(assignment_ids)} lượt") as writing:
        ended = {"valid_to": on.isoformat(), "end_reason": reason}
        writing.change_many("assignment", {assignment: ended for assignment in assignment_ids})
    return writing.changes


def duplicates(store: Store, record: PersonRecord) -> list[PersonRow]:
    """Return recorded people whom a form may be about: the same number, or the same name and birth."""
    own, number = record.person.get("id"), record.person.get("citizen_id")
    name, born = search_key(str(record.person.get("full_name") or "")), record.person.get("date_of_birth")
    with store.reading() as connection:
        everybody = records.fetch(connection, "person").values()
    found = [
        row
        for row in everybody
        if row["id"] != own
        and ((number and row["citizen_id"] == number) or (name and row["search_key"] == name and _near(row, born)))
    ]
    ages = _ages(age_rule(store), date.today())
    return [_former(row, ages) for row in found]


def _near(row: Row, born: Any) -> bool:
    known = row["date_of_birth"]
    return not known or not born or known.startswith(str(born)) or str(born).startswith(known)
