"""What lies ahead of an office: who is below the standard, who needs training, who retires soon."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hrdesk.domain.catalogs import position_group
from hrdesk.domain.finding import Finding, Severity
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.rules.needs import STAFF, needs
from hrdesk.rules.programme import programme_on
from hrdesk.rules.retirement import months_left
from hrdesk.rules.targets import Standing, standings
from hrdesk.services.checking import lawful, programmes

MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """Ids of persons behind each number, and the targets; staff are cán bộ and công chức."""

    below_standard: frozenset[str]
    needing_training: frozenset[str]
    level_unknown: frozenset[str]
    retiring: frozenset[str]
    targets: tuple[Standing, ...] = field(default=(), compare=False)


def outlook(store: Store, as_of: date, findings: Iterable[Finding]) -> Outlook:
    """Return who is behind the numbers of the first page; ``findings`` are the open ones of that day."""
    with store.reading() as connection:
        taken = snapshot(connection, as_of)
    known = programmes(store)
    lacks = needs(taken, lawful(store), known).lacks
    needing = frozenset(lack.person_id for lack in lacks if not lack.is_unknown)
    return Outlook(
        _below(taken, findings),
        needing,
        frozenset(lack.person_id for lack in lacks if lack.is_unknown) - needing,
        frozenset(person.id for person in taken.persons if _retires(person, as_of)),
        standings(taken, programme_on(known, as_of)),
    )


def _below(taken: Snapshot, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the persons with a finding that the law says must be mended, by themselves or by a post."""
    subjects = {finding.subject for finding in findings if finding.severity is Severity.MUST}
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
