"""Checks of leaving: dead, retired or gone and still in office, and posts in units that do not stand."""

from collections.abc import Iterator

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot
from hrdesk.domain.uncounted import BackwardPeriod, LostPost, PastPost
from hrdesk.messages import plain_checks as say
from hrdesk.rules.naming import spoken_title
from hrdesk.rules.plain import BASIS, about, about_unit, full_time_titles, titled, unit_title
from hrdesk.rules.retirement import retirement_day

RETIREMENT_BASIS = "Nghị định 135/2020/NĐ-CP, Điều 4 (cần đối chiếu)"
_SEXES = ("MALE", "FEMALE")
_UNIT_TABLES = ("org_unit", "headcount_quota")


def still_in_office(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield people whose earlier post ended by death, retirement or leaving, and who hold one all the same."""
    if not snapshot.uncounted.past:
        return
    leaves = {entry.code: entry.attributes.get("leaves") for entry in catalog("end_reason").entries}
    work = _work_titles()
    for person in snapshot.persons:
        said: set[str] = set()
        for post in snapshot.uncounted.past.get(person.id, ()):
            for finding in _contradicted(snapshot, person, post, leaves.get(post.end_reason or ""), work):
                if finding.rule not in said:
                    said.add(finding.rule)
                    yield finding


def _work_titles() -> frozenset[str]:
    """Return the full-time titles but those that pensioners hold too."""
    positions = catalog("position").by_code
    return frozenset(code for code in full_time_titles() if not positions[code].attributes.get("pensioners"))


def _contradicted(
    snapshot: Snapshot, person: PersonAt, post: PastPost, leaves: str | None, work: frozenset[str]
) -> Iterator[Finding]:
    if post.valid_to is None:
        yield from _endless(snapshot, person, post)
        return
    left = str(post.valid_to)
    for held in person.holdings if leaves else ():
        who = titled(snapshot, person, held)
        if leaves == "LIFE":
            message = say.died_in_office(who, left)
            yield about(snapshot, person, "POST-AFTER_DEATH", Severity.MUST, message, field="held_to")
        elif leaves == "CAREER" and held.position_code in work:
            message = say.retired_in_office(who, left)
            yield about(snapshot, person, "POST-AFTER_RETIREMENT", Severity.SHOULD, message, field="held_to")
        elif leaves == "SERVICE" and held.position_code in work and _began_before(held, post):
            message = say.left_in_office(who, catalog("end_reason").label(post.end_reason), left)
            yield about(snapshot, person, "POST-AFTER_LEAVING", Severity.SHOULD, message, field="held_to")


def _endless(snapshot: Snapshot, person: PersonAt, post: PastPost) -> Iterator[Finding]:
    held = next((one for one in person.holdings if one.id == post.id), None)
    if held is not None:
        message = say.post_without_end(titled(snapshot, person, held), catalog("end_reason").label(post.end_reason))
        yield about(snapshot, person, f"POST-NO_END-{held.position_code}", Severity.MUST, message, field="held_to")


def _began_before(held: Holding, post: PastPost) -> bool:
    return held.valid_from is None or post.valid_to is None or held.valid_from.last < post.valid_to.first


def past_retirement(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield people in full-time posts who have reached the retirement age; for information."""
    work, on = _work_titles(), snapshot.as_of
    for person in snapshot.persons:
        born, sex = person.date_of_birth, person.sex
        if born is None or sex not in _SEXES or on.year - born.year < 55:
            continue
        held = next((one for one in person.holdings if one.position_code in work), None)
        if held is None:
            continue
        reached = retirement_day(born, sex)
        if reached <= on:
            message = say.past_retirement(titled(snapshot, person, held), reached)
            basis = RETIREMENT_BASIS
            yield about(
                snapshot, person, "AGE-RETIREMENT", Severity.SHOULD, message, field="date_of_birth", basis=basis
            )


def lost_posts(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the posts in force in units that do not stand on the day, which no report counts."""
    for lost in snapshot.uncounted.lost:
        yield _finding(
            "POST-UNIT", lost.person_id, lost.full_name, lost.office_code, _lost_message(snapshot, lost), field="hamlet"
        )


def _lost_message(snapshot: Snapshot, lost: LostPost) -> str:
    who = f"{spoken_title(lost.position_code, lost.unit_kind)} {lost.full_name}"
    if lost.since is not None and lost.since.first > snapshot.as_of:
        return say.post_in_later_unit(who, lost.unit_name, str(lost.since))
    return say.post_in_ended_unit(who, lost.unit_name, str(lost.until or ""))


def ended_offices(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the offices that have ended, became nothing else and still have people."""
    for unit_id, ended in snapshot.uncounted.ended_offices.items():
        here = [
            person.full_name
            for person in snapshot.persons
            if any(snapshot.commune_of[held.unit_id].id == unit_id for held in person.holdings)
        ]
        if here:
            unit = snapshot.unit_by_id[unit_id]
            message = say.office_ended(unit_title(unit), str(ended), here)
            yield about_unit(snapshot, unit, "UNIT-ENDED", message, field="unit_valid_to")


_ENDS = {
    "assignment": ("POST-END", "held_to"),
    "training": ("DATE-TURN_END", "training_from"),
    "disciplinary_action": ("DATE-DISCIPLINE_END", "discipline_ended_on"),
    "succession_plan": ("DATE-PLAN_END", "plan_removed_on"),
    "party_membership": ("DATE-PARTY_LEFT", "party_left_on"),
    "org_unit": ("UNIT-END", "unit_valid_to"),
    "headcount_quota": ("QUOTA-END", "quota_to"),
}


def backward_units(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the units and assigned numbers that end before they begin."""
    return (_backward(one) for one in snapshot.uncounted.backward if one.table in _UNIT_TABLES)


def backward_people(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the posts, courses, actions, plans and memberships that end before they begin.

    An end of which only the month or the year is known counts from its first day: where that alone
    puts it before the start, only a post is reported, as not counted.
    """
    for one in snapshot.uncounted.backward:
        if one.table in _UNIT_TABLES:
            continue
        if one.end.last < one.start.first:
            yield _backward(one)
        elif one.table == "assignment":
            message = say.end_unclear(_who(one), str(one.start), str(one.end))
            yield _finding(
                f"POST-END-{one.position_code}", one.subject_id, one.subject_name, one.office_code, message,
                severity=Severity.SHOULD, field="held_to", kind=FindingKind.MISSING_DATA,
            )  # fmt: skip


def _backward(one: BackwardPeriod) -> Finding:
    rule, field = _ENDS[one.table]
    rule = f"{rule}-{one.position_code}" if one.position_code else rule
    message = say.backward(_who(one), one.table, str(one.start), str(one.end))
    return _finding(rule, one.subject_id, one.subject_name, one.office_code, message, field=field)


def _who(one: BackwardPeriod) -> str:
    name = one.subject_name[:1].upper() + one.subject_name[1:]
    return f"{spoken_title(one.position_code, '')} {name}" if one.position_code else name


def _finding(
    rule: str,
    subject: str,
    name: str,
    unit: str,
    message: str,
    *,
    field: str,
    severity: Severity = Severity.MUST,
    kind: FindingKind = FindingKind.SHORTFALL,
) -> Finding:
    """Return a finding about somebody who may hold nothing on the day, or a unit that may not stand."""
    return Finding(
        rule=rule,
        severity=severity,
        subject=subject,
        subject_name=name,
        unit=unit,
        message=message,
        legal_basis=BASIS,
        field=field,
        kind=kind,
    )
