"""Checks of the citizen identity number (Nghị định 137/2015/NĐ-CP, Điều 13).

A wrong length is an error; a province, sex or year of birth that does not match is only a warning,
because late registration and corrected papers exist. A number once issued never changes.
"""

from collections.abc import Iterator
from functools import lru_cache

from hrdesk.domain.finding import Finding, Severity
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.messages import plain_checks as twice
from hrdesk.messages import rules as say
from hrdesk.rules.plain import where

BASIS = "Nghị định 137/2015/NĐ-CP, Điều 13"
LENGTH = 12
# Codes of the 63 provinces where a birth may have been registered; from 100 upwards they are countries.
_UNUSED = {3, 5, 7, 9, 13, 16, 18, 21, 23, 28, 29, 32, 39, 41, 43, 47, 50, 53, 55, 57, 59, 61, 63, 65, 69, 71, 73, 76}
_PROVINCES = frozenset(range(1, 97)) - _UNUSED - {78, 81, 85, 88, 90}
_PLACES = frozenset(f"{code:03d}" for code in (*_PROVINCES, *range(100, 1000)))


def citizen_ids(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield findings about identity numbers; a person without one is passed over."""
    owners: dict[str, PersonAt] = {}
    for person in snapshot.persons:
        number = person.citizen_id
        if not number:
            continue
        first = owners.setdefault(number, person)
        if first is not person:
            message = twice.same_citizen_id(where(snapshot, first), where(snapshot, person))
            yield _finding(snapshot, person, "ID-UNIQUE", Severity.MUST, message)
        if not _matches(person, number):
            for rule, severity, message in _faults(person, number):
                yield _finding(snapshot, person, rule, severity, message)


def _matches(person: PersonAt, number: str) -> bool:
    """Whether everything matches, without a look at the parts: nearly everybody, and fast."""
    born = person.date_of_birth
    return (
        born is not None
        and len(number) == LENGTH
        and number[:3] in _PLACES
        and number[3:6] == _middle(person.sex, born.year)
        and number[6:].isdigit()
        and number.isascii()
    )


@lru_cache(maxsize=512)
def _middle(sex: str | None, year: int) -> str:
    """Return the digits of century, sex and year of birth; nothing where the sex is not stated."""
    if sex not in ("MALE", "FEMALE"):
        return ""
    return f"{(year - 1900) // 100 * 2 + (sex == 'FEMALE')}{year % 100:02d}"


def _faults(person: PersonAt, number: str) -> Iterator[tuple[str, Severity, str]]:
    if len(number) != LENGTH:
        yield "ID-LENGTH", Severity.MUST, say.citizen_id_length(person.full_name, len(number))
    elif not (number.isascii() and number.isdigit()):
        yield "ID-LENGTH", Severity.MUST, say.citizen_id_letters(person.full_name)
    else:
        for rule, message in mismatches(person, number):
            yield rule, Severity.SHOULD, message


def mismatches(person: PersonAt, number: str) -> Iterator[tuple[str, str]]:
    """Yield the rule and sentence for each part of a twelve-digit number that does not match."""
    century, year = int(number[3]), int(number[4:6])
    if number[:3] not in _PLACES:
        yield "ID-PROVINCE", say.citizen_id_province(person.full_name, number[:3])
    if person.sex in ("MALE", "FEMALE") and (person.sex == "FEMALE") != bool(century % 2):
        yield "ID-SEX", say.citizen_id_sex(person.full_name)
    born = person.date_of_birth
    stated = 1900 + century // 2 * 100 + year
    if born is not None and born.year != stated:
        yield "ID-YEAR", say.citizen_id_year(person.full_name, stated, born.year)


def _finding(snapshot: Snapshot, person: PersonAt, rule: str, severity: Severity, message: str) -> Finding:
    commune = snapshot.commune_of[person.holdings[0].unit_id] if person.holdings else snapshot.unit
    return Finding(
        rule=rule,
        severity=severity,
        subject=person.id,
        subject_name=person.full_name,
        unit=commune.code,
        message=message,
        legal_basis=BASIS,
        field="citizen_id",
    )
