"""What lies ahead of an office: who is below the standard, who needs training, who retires soon."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hrdesk.domain.catalogs import position_group
from hrdesk.domain.finding import Finding, Severity
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.rules import QuotaRow, check, norms, one_stop, quotas
from hrdesk.rules.needs import STAFF, needs
from hrdesk.rules.programme import programme_on
from hrdesk.rules.retirement import months_left
from hrdesk.rules.targets import Standing, standings
from hrdesk.services.checking import lawful, programmes

MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the first page counts: ids of persons behind numbers, open findings, quotas, targets.

    Staff are cán bộ and công chức; ``trained`` maps professional levels to persons; ``equipment_short``
    counts the norms that are not met, by place; ``desks`` are one-stop desks.
    """

    below_standard: frozenset[str] = frozenset()
    needing_training: frozenset[str] = frozenset()
    level_unknown: frozenset[str] = frozenset()
    retiring: frozenset[str] = frozenset()
    concerned: frozenset[str] = frozenset()
    headcount: int = 0
    trained: Mapping[str, int] = field(default_factory=dict)
    quotas: tuple[QuotaRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    targets: tuple[Standing, ...] = ()
    equipment_short: int = 0
    desks_complete: int = 0
    desks: int = 0


def outlook(store: Store, as_of: date) -> Outlook:
    """Return the numbers of the first page, from one snapshot of the office and all below it."""
    with store.reading() as connection:
        taken = snapshot(connection, as_of)
    known, rules = programmes(store), lawful(store)
    found = tuple(finding for finding in check(taken, rules) if finding.accepted is None)
    lacks = needs(taken, rules, known).lacks
    needing = frozenset(lack.person_id for lack in lacks if not lack.is_unknown)
    desks = one_stop.desks(taken, rules=rules)
    return Outlook(
        _with_findings(taken, (finding for finding in found if finding.severity is Severity.MUST)),
        needing,
        frozenset(lack.person_id for lack in lacks if lack.is_unknown) - needing,
        frozenset(person.id for person in taken.persons if _retires(person, as_of)),
        _with_findings(taken, found),
        len(taken.persons),
        Counter(person.level("professional_level") for person in taken.persons),
        tuple(row for row in quotas(taken, rules) if row.unit.id == taken.unit.id),
        found,
        standings(taken, programme_on(known, as_of)),
        sum(bool(line.short) for line in norms.holdings(taken, rules)),
        sum(desk.complete for desk in desks),
        len(desks),
    )


def _with_findings(taken: Snapshot, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the persons whom findings are about, by themselves or by a post."""
    subjects = {finding.subject for finding in findings}
    return frozenset(
        person.id
        for person in taken.persons
        if person.id in subjects or any(held.id in subjects for held in person.holdings)
    )


def _retires(person: PersonAt, on: date) -> bool:
    if person.date_of_birth is None or person.sex not in ("MALE", "FEMALE"):
        return False
    if not any(position_group(held.position_code) in STAFF for held in person.holdings):
        return False
    return 0 <= months_left(person.date_of_birth, person.sex, on) < MONTHS_AHEAD
