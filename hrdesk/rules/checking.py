"""Holds an office against the law of a day: a pure function of the snapshot."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import rules as say
from hrdesk.rules.applying import Applied, Book, book, milder
from hrdesk.rules.careers import career_codes, career_dates, levels, pay_steps
from hrdesk.rules.conditions import taken_on
from hrdesk.rules.dates import date_orders
from hrdesk.rules.duplicates import doubtful_twins
from hrdesk.rules.equipment_checks import (
    ending_terms,
    item_dates,
    item_papers,
    item_twins,
    item_whereabouts,
    misplaced_places,
    stocktakes_due,
)
from hrdesk.rules.identity import citizen_ids
from hrdesk.rules.leaving import (
    backward_people,
    backward_units,
    ended_offices,
    lost_posts,
    past_retirement,
    still_in_office,
)
from hrdesk.rules.posts import double_posts, missing_papers, overlapping_posts, single_titles
from hrdesk.rules.quotas import over_quota
from hrdesk.rules.shortages import over_price, short_of_equipment, short_of_space
from hrdesk.rules.staffing import misplaced_titles, unstated_units, vacant_titles
from hrdesk.rules.standards import Rule, load_standards

# The plain checks of the records, in the order in which they speak.
_PLAIN_UNITS: tuple[Callable[[Snapshot], Iterable[Finding]], ...] = (
    unstated_units,
    ended_offices,
    backward_units,
    single_titles,
)
_PLAIN_EQUIPMENT: tuple[Callable[[Snapshot], Iterable[Finding]], ...] = (
    misplaced_places,
    item_dates,
    item_whereabouts,
    item_twins,
    item_papers,
    ending_terms,
    stocktakes_due,
)
_PLAIN_PEOPLE: tuple[Callable[[Snapshot], Iterable[Finding]], ...] = (
    citizen_ids,
    doubtful_twins,
    date_orders,
    backward_people,
    career_dates,
    career_codes,
    pay_steps,
    misplaced_titles,
    lost_posts,
    still_in_office,
    overlapping_posts,
    double_posts,
    levels,
    past_retirement,
    missing_papers,
)


def check(
    snapshot: Snapshot, rules: tuple[Rule, ...] | None = None, *, standard: str | None = None
) -> tuple[Finding, ...]:
    """Return what does not meet the law on the day of the snapshot: units and equipment first, then people by name.

    ``standard`` keeps one instrument ("ND33.2023") or one rule, without the plain checks of data.
    Raises ``UserError`` for a standard that is not there.
    """
    lawful = load_standards() if rules is None else rules
    _refuse_unknown(lawful, standard)
    laws = book(lawful, snapshot.as_of, standard)
    findings: list[Finding] = []
    people: list[Finding] = []
    if standard is None:
        findings += (finding for about in _PLAIN_UNITS for finding in about(snapshot))
        findings += (finding for about in _PLAIN_EQUIPMENT for finding in about(snapshot))
        people += (finding for about in _PLAIN_PEOPLE for finding in about(snapshot))
    findings += vacant_titles(snapshot, laws)
    findings += over_quota(snapshot, lawful, standard)
    findings += short_of_space(snapshot, laws)
    findings += short_of_equipment(snapshot, lawful, laws, standard)
    findings += over_price(snapshot, lawful, standard)
    people += below_standard(snapshot, laws)
    place = {person.id: number for number, person in enumerate(snapshot.persons)}
    # Somebody whose only post is in no count of the day comes last.
    people.sort(key=lambda finding: place.get(finding.subject, len(place)))
    findings += people
    return _with_reasons(snapshot, findings)


def below_standard(snapshot: Snapshot, laws: Book) -> Iterator[Finding]:
    """Yield what people lack for their titles; each rule speaks once about a person."""
    commune_of, unit_by_id = snapshot.commune_of, snapshot.unit_by_id
    ready: dict[tuple[str, str], tuple[Applied, ...]] = {}
    for person in snapshot.persons:
        said: set[str] = set()
        for holding in person.holdings:
            key = (holding.position_code, holding.unit_id)
            applied = ready.get(key)
            if applied is None:
                unit = unit_by_id[holding.unit_id]
                applied = ready[key] = laws.applied(holding.position_code, commune_of[unit.id], unit.kind)
            for one in applied:
                outcome = one.test(person, holding)
                if outcome is not None and one.rule.id not in said:
                    said.add(one.rule.id)
                    yield _finding(snapshot, person, holding, one, outcome)


def _finding(
    snapshot: Snapshot, person: PersonAt, holding: Holding, one: Applied, outcome: tuple[FindingKind, str]
) -> Finding:
    kind, message = outcome
    severity, legal_basis = one.severity, one.legal_basis
    if kind is FindingKind.MISSING_DATA:
        severity = milder(severity, Severity.SHOULD)
    else:
        severity, note, legal_basis = _given_time(one, holding, snapshot.as_of)
        message += note
    return Finding(
        rule=one.rule.id,
        severity=severity,
        subject=person.id,
        subject_name=person.full_name,
        unit=snapshot.commune_of[holding.unit_id].code,
        message=message,
        legal_basis=legal_basis,
        position=holding.position_code,
        field=_field(one.rule),
        competing=one.competing,
        kind=kind,
        standard=one.rule.standard,
    )


def _given_time(one: Applied, holding: Holding, as_of: date) -> tuple[Severity, str, str]:
    """Return severity, added sentence and citation where the law gives time to meet a requirement."""
    severity, note, legal_basis = one.severity, "", one.legal_basis
    transition, started = one.rule.transition, taken_on(holding)
    if transition is not None and as_of <= transition.until:
        if started is None:
            note = say.transition_unclear(transition.until)
        elif started.first < transition.held_before:
            severity = milder(severity, transition.severity)
            note = say.in_transition(transition.until)
            legal_basis = f"{legal_basis}; {transition.legal_basis}"
    if one.rule.grace_years and started is not None:
        until = years_after(started.last, one.rule.grace_years)
        if as_of <= until:
            severity = Severity.TARGET
            note += say.within_grace(until)
    return severity, note, legal_basis


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 29/2 becomes 28/2."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _field(rule: Rule) -> str:
    """Return the key of the field to open."""
    if rule.kind == "level":
        return {"foreign_language_level": "foreign_language", "it_skill_level": "it_skill"}.get(
            rule.dimension, rule.dimension
        )
    if rule.kind == "course":
        return f"course_{rule.course.lower()}"
    return {"age": "date_of_birth", "term": "date_of_birth", "membership": "party_joined_on"}.get(
        rule.kind, "professional_field"
    )


def _with_reasons(snapshot: Snapshot, findings: list[Finding]) -> tuple[Finding, ...]:
    """Put the reason on each finding that the office has accepted."""
    accepted = snapshot.accepted
    if not accepted:
        return tuple(findings)
    return tuple(
        msgspec.structs.replace(finding, accepted=reason)
        if (reason := accepted.get((finding.rule, finding.subject)))
        else finding
        for finding in findings
    )


def _refuse_unknown(rules: tuple[Rule, ...], standard: str | None) -> None:
    known = {rule.standard for rule in rules}
    if standard is not None and standard not in known and standard not in {rule.id for rule in rules}:
        raise UserError(say.unknown_standard(standard, ", ".join(sorted(known))))
