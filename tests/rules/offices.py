"""Offices built by hand: a person meets every standard unless the test says otherwise."""

from datetime import date
from typing import Any
from zlib import crc32

from hrdesk.domain.finding import Finding
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Holding, PersonAt, Qualification, Snapshot, Unit
from hrdesk.rules import check

END_2022 = date(2022, 12, 31)
END_2023 = date(2023, 12, 31)
FULL = {
    "general_education": "UPPER_SECONDARY",
    "professional_level": "BACHELOR",
    "political_theory_level": "INTERMEDIATE",
    "state_management_level": "SPECIALIST",
    "foreign_language_level": "CERTIFICATE",
    "it_skill_level": "CERTIFICATE",
}
COURSES = ("PARTY_BUILDING", "ECONOMIC_MANAGEMENT", "DEPUTY_SKILLS", "PROFESSIONAL_SKILLS")


def day(text: str | None) -> PartialDate | None:
    return None if text is None else parse_iso(text)


def commune(**values: Any) -> Unit:
    """A class II xã of the plain."""
    usual = {"id": "u1", "code": "08866", "name": "xã Tam Hợp", "kind": "XA", "unit_class": "II", "area_type": "DELTA"}
    return Unit(**usual | {"parent_id": None} | values)


def hamlet(name: str, unit_class: str | None = "III", kind: str = "THON", parent: str = "u1") -> Unit:
    return Unit(
        id=f"{parent}-{name}",
        code=f"08866-{name}",
        name=f"thôn {name}",
        kind=kind,
        unit_class=unit_class,
        area_type=None,
        parent_id=parent,
    )


def holding(position: str, unit: str = "u1", since: str | None = "2010-01-01", **values: Any) -> Holding:
    usual = {"id": f"h-{position}-{unit}", "position_code": position, "unit_id": unit, "valid_from": day(since)}
    return Holding(**usual | {"decision_no": "12/QĐ-UBND"} | values)


def person(
    *positions: str | Holding, name: str = "Nguyễn Văn An", born: str | None = "1980-03-12", **changes: Any
) -> PersonAt:
    """Somebody who holds ``positions``; a level given as None is not stated; other fields by name."""
    levels = {kind: changes.pop(kind, level) for kind, level in FULL.items()}
    field = changes.pop("field", "Luật")
    courses = changes.pop("courses", COURSES)
    usual: dict[str, Any] = {
        "id": name,
        "full_name": name,
        "sort_key": name,
        "date_of_birth": day(born),
        "sex": "MALE",
        "citizen_id": _citizen_id(name, born, changes.get("sex", "MALE")),
        "ethnicity": "Kinh",
        "religion": "Không",
        "holdings": tuple(one if isinstance(one, Holding) else holding(one) for one in positions),
        "qualifications": {
            kind: Qualification(level, field=field if kind == "professional_level" else None)
            for kind, level in levels.items()
            if level is not None
        },
        "courses": dict.fromkeys(courses),
        "party_member": True,
    }
    return PersonAt(**usual | changes)


def _citizen_id(name: str, born: str | None, sex: str | None) -> str:
    """The number that fits birth and sex, another one for each name."""
    year = int((born or "1980")[:4])
    return f"026{(year - 1900) // 100 * 2 + (sex == 'FEMALE')}{year % 100:02d}{crc32(name.encode()) % 10**6:06d}"


def office(*persons: PersonAt, on: date = END_2022, units: tuple[Unit, ...] = (), **values: Any) -> Snapshot:
    """A commune of these people, or the units given (the first is the office)."""
    units = units or (commune(),)
    return Snapshot(as_of=on, unit=units[0], units=units, persons=persons, **values)


def about(snapshot: Snapshot, standard: str | None = None) -> dict[str, Finding]:
    """The findings about people, by rule."""
    people = {one.id for one in snapshot.persons}
    return {found.rule: found for found in check(snapshot, standard=standard) if found.subject in people}


def rules_of(snapshot: Snapshot, standard: str | None = None) -> set[str]:
    return set(about(snapshot, standard))
