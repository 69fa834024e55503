"""The value of every staff field for one person in one position: for JSON, and as papers write it."""

from collections.abc import Callable
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import DERIVED, STAFF, Field, Kind
from hrdesk.domain.paper import Value
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot

KEYS = tuple(declared.key for declared in (*STAFF, *DERIVED))

# What a holding calls the fields of an assignment.
_HOLDING = {"held_from": "valid_from", "held_to": "valid_to"}
_CERTIFICATES = {"foreign_language": "language_certificate", "it_skill": "it_certificate"}


def stored_value(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    """Return a field's value as the snapshot has it: a date, a code, a number; None where nothing is stated."""
    return _SOURCES[declared.record](declared, person, held, snapshot)


def json_value(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    """Return a field's value for JSON: dates in ISO at their own precision, hundredths as a number.

    A course is the date it ended, or true; a general education known only by its level is that code.
    """
    value = stored_value(declared, person, held, snapshot)
    if isinstance(value, PartialDate):
        return value.iso
    if declared.kind is Kind.HUNDREDTHS and value is not None:
        return value / 100
    return value


def printed_value(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Value:
    """Return a field's value as a list prints it: ``x`` for yes, the label for a code, a date as dd/mm/yyyy."""
    value = stored_value(declared, person, held, snapshot)
    if isinstance(value, bool):
        return "x" if value else None
    if isinstance(value, PartialDate):
        return str(value.year) if declared.kind is Kind.COURSE else str(value)
    if declared.kind is Kind.CODE:
        return _label(declared.catalog or "", value)
    if declared.catalog:
        return _certificate(declared, value, person)
    return value  # type: ignore[no-any-return]


def _label(name: str, code: str | None) -> str:
    """Return the label of a code; "chưa" in its short form."""
    entry = catalog(name).by_code.get(code or "")
    return entry.short if entry and code == "NONE" and entry.short else catalog(name).label(code)


def _certificate(declared: Field, value: str | None, person: PersonAt) -> str | None:
    """Return a certificate by its short name, or the level where no certificate is stated."""
    found = person.qualifications.get(declared.slot or "")
    if found is None:
        return None
    code, name = (
        (found.level, declared.catalog) if value in (None, found.level) else (value, _CERTIFICATES.get(declared.key))
    )
    entry = catalog(name).by_code.get(code or "") if name else None
    return (entry.short or entry.label) if entry else code


def _of_person(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    return getattr(person, declared.column)


def _of_party(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    return getattr(person, declared.key)


def _of_qualification(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    found = person.qualifications.get(declared.slot or "")
    if found is None:
        return None
    value = getattr(found, declared.column)
    return found.level if value is None and declared.key == "general_education" else value


def _of_training(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    if declared.slot not in person.courses:
        return None
    return person.courses[declared.slot] or True


def _of_assignment(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    if declared.key == "hamlet":
        unit = snapshot.unit_by_id.get(held.unit_id)
        return unit.name if unit and snapshot.commune_of[held.unit_id] is not unit else None
    return getattr(held, _HOLDING.get(declared.key, declared.key), None)


def _of_pay(declared: Field, person: PersonAt, held: Holding, snapshot: Snapshot) -> Any:
    return getattr(person.pay, declared.column, None)


_SOURCES: dict[str, Callable[[Field, PersonAt, Holding, Snapshot], Any]] = {
    "person": _of_person,
    "party_membership": _of_party,
    "qualification": _of_qualification,
    "training": _of_training,
    "assignment": _of_assignment,
    "pay": _of_pay,
}
