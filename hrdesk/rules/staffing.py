"""Checks of units and titles: vacant titles, titles of another time or tier, data the law needs."""

from collections.abc import Iterator

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot, Unit
from hrdesk.messages import rules as say
from hrdesk.rules.applying import Book
from hrdesk.rules.naming import spoken_title, unit_title
from hrdesk.rules.quotas import communes
from hrdesk.rules.standards import Rule

BASIS = "Danh mục chức danh"


def vacant_titles(snapshot: Snapshot, laws: Book) -> Iterator[Finding]:
    """Yield a finding for each title that a commune must have and nobody holds.

    Only where the office has people at all; the deputy party secretary is one of the two deputies.
    """
    rules = [rule for rule in laws.chosen if rule.kind == "staffed"]
    held = _held(snapshot)
    said: set[tuple[str, str]] = set()
    for rule in rules:
        wanted = [code for code in rule.positions if _is_expected(code, snapshot)]
        for unit in communes(snapshot):
            there = held.get(unit.id)
            if not there or (rule.unit_kinds and unit.kind not in rule.unit_kinds):
                continue
            for code in wanted:
                if code not in there and (unit.id, code) not in said:
                    said.add((unit.id, code))
                    yield _vacant(rule, unit, code)


def _is_expected(code: str, snapshot: Snapshot) -> bool:
    entry = catalog("position").by_code[code]
    optional = entry.attributes.get("optional") or code == "DEPUTY_PARTY_SECRETARY"
    return not optional and entry.is_valid(snapshot.as_of)


def _held(snapshot: Snapshot) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for person in snapshot.persons:
        for holding in person.holdings:
            codes = found.setdefault(snapshot.commune_of[holding.unit_id].id, set())
            codes.add(holding.position_code)
            if holding.position_code == "DEPUTY_PARTY_SECRETARY":
                codes.add("STANDING_DEPUTY_PARTY_SECRETARY")
    return found


def _vacant(rule: Rule, unit: Unit, code: str) -> Finding:
    # Each title has an id of its own, so that one vacancy can be accepted without the others.
    return Finding(
        rule=f"{rule.id}-{code}",
        severity=rule.severity,
        subject=unit.id,
        subject_name=unit.name,
        unit=unit.code,
        message=say.title_vacant(unit_title(unit), catalog("position").label(code)),
        legal_basis=rule.legal_basis,
        position=code,
        standard=rule.standard,
    )


def unstated_units(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each commune without its area or class, on which the standards depend."""
    for unit in communes(snapshot):
        for value, rule, field, message in (
            (unit.area_type, "DATA-AREA", "area_type", say.area_unknown(unit_title(unit))),
            (unit.unit_class, "DATA-CLASS", "unit_class", say.class_unknown(unit_title(unit))),
        ):
            if value is None:
                yield Finding(
                    rule=rule,
                    severity=Severity.SHOULD,
                    subject=unit.id,
                    subject_name=unit.name,
                    unit=unit.code,
                    message=message,
                    legal_basis=BASIS,
                    field=field,
                    kind=FindingKind.MISSING_DATA,
                )


def misplaced_titles(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a finding for each title that does not exist on the day, or stands in the wrong tier."""
    positions = catalog("position").by_code
    hamlets = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    usable = {code: entry.is_valid(snapshot.as_of) for code, entry in positions.items()}
    tier = {code: entry.attributes.get("tier") == "HAMLET" for code, entry in positions.items()}
    for person in snapshot.persons:
        for holding in person.holdings:
            code = holding.position_code
            unit = snapshot.unit_by_id[holding.unit_id]
            if code in usable and (not usable[code] or tier[code] != (unit.kind in hamlets)):
                yield from _misplaced(snapshot, person, holding, positions[code], unit)


def _misplaced(snapshot: Snapshot, person: PersonAt, holding: Holding, entry: Entry, unit: Unit) -> Iterator[Finding]:
    who = f"{spoken_title(entry.code, unit.kind)} {person.full_name}"
    if not entry.is_valid(snapshot.as_of):
        ended = entry.valid_to is not None and entry.valid_to < snapshot.as_of
        message = (
            say.position_ended(who, entry.valid_to)
            if ended and entry.valid_to
            else say.position_not_yet(who, entry.valid_from or snapshot.as_of)
        )
        rule, field, basis = "TITLE-DATE", "position_code", entry.legal_basis or BASIS
    else:
        in_hamlet = entry.attributes.get("tier") == "HAMLET"
        message = say.hamlet_missing(who, unit.name) if in_hamlet else say.hamlet_wrong(who, unit.name)
        rule, field, basis = "TITLE-TIER", "hamlet", BASIS
    yield Finding(
        rule=rule,
        severity=Severity.SHOULD,
        subject=person.id,
        subject_name=person.full_name,
        unit=snapshot.commune_of[unit.id].code,
        message=message,
        legal_basis=basis,
        position=holding.position_code,
        field=field,
    )
