"""How a plain check of the records speaks: no standard stands behind it, only what the records say of themselves."""

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot, Unit
from hrdesk.messages import plain_checks as say
from hrdesk.rules.dates import BASIS
from hrdesk.rules.naming import spoken_title, unit_title

__all__ = ["BASIS", "about", "about_unit", "full_time_titles", "titled", "unit_code", "unit_title", "where"]

_FULL_TIME = ("CADRES", "CIVIL_SERVANTS")


def full_time_titles() -> frozenset[str]:
    """Return the codes of the titles that are somebody's work: those of cadres and of civil servants."""
    return frozenset(entry.code for entry in catalog("position").entries if position_group(entry.code) in _FULL_TIME)


def unit_code(snapshot: Snapshot, person: PersonAt) -> str:
    """Return the code of the commune where somebody holds the first post."""
    return (snapshot.commune_of[person.holdings[0].unit_id] if person.holdings else snapshot.unit).code


def where(snapshot: Snapshot, person: PersonAt) -> str:
    """Return the name with the commune behind it."""
    unit = snapshot.commune_of[person.holdings[0].unit_id] if person.holdings else snapshot.unit
    return say.person_in(person.full_name, unit.name)


def titled(snapshot: Snapshot, person: PersonAt, holding: Holding) -> str:
    """Return the name with the title before it, as sentences have it."""
    return f"{spoken_title(holding.position_code, snapshot.unit_by_id[holding.unit_id].kind)} {person.full_name}"


def about(
    snapshot: Snapshot,
    person: PersonAt,
    rule: str,
    severity: Severity,
    message: str,
    *,
    field: str | None = None,
    basis: str = BASIS,
    kind: FindingKind = FindingKind.SHORTFALL,
) -> Finding:
    """Return a finding about somebody in office."""
    return Finding(
        rule=rule,
        severity=severity,
        subject=person.id,
        subject_name=person.full_name,
        unit=unit_code(snapshot, person),
        message=message,
        legal_basis=basis,
        field=field,
        kind=kind,
    )


def about_unit(
    snapshot: Snapshot,
    unit: Unit,
    rule: str,
    message: str,
    *,
    severity: Severity = Severity.MUST,
    field: str | None = None,
) -> Finding:
    """Return a finding about a unit that stands on the day."""
    return Finding(
        rule=rule,
        severity=severity,
        subject=unit.id,
        subject_name=unit.name,
        unit=snapshot.commune_of[unit.id].code,
        message=message,
        legal_basis=BASIS,
        field=field,
    )
