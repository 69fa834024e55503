"""What the pages Rà soát and Tổng quan ask of the services. Runs on the database thread, returns frozen data."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes
from hrdesk.domain.finding import Finding, Severity

if TYPE_CHECKING:
    from hrdesk.rules import QuotaRow
    from hrdesk.services.outlook import Outlook


_URGENT = 8


@dataclass(frozen=True)
class Review:
    """The findings of a day. ``person_of`` maps a subject to the person to open, where there is one."""

    findings: tuple[Finding, ...]
    person_of: Mapping[str, str]
    standards: tuple[tuple[str, str], ...]  # id, name


@dataclass(frozen=True)
class Overview:
    """The numbers of the first page."""

    headcount: int
    quotas: tuple["QuotaRow", ...]
    severities: Mapping[str, int]
    people_with_concern: int
    last_sent: str
    trained: Mapping[str, int] = field(default_factory=dict)  # professional level to persons
    urgent: tuple[Finding, ...] = ()
    person_of: Mapping[str, str] = field(default_factory=dict)
    outlook: "Outlook | None" = None


def review(store: Any, as_of: date, *, standard: str | None = None) -> Review:
    """Return what does not meet the law on a day."""
    from hrdesk.services import checking
    from hrdesk.services.people import list_people

    person_of = {person.id: person.id for person in list_people(store, as_of, include_former=True)}
    person_of |= _assignments(store)
    standards = tuple((each.id, f"{each.name}: {each.title}") for each in checking.standards(store))
    return Review(tuple(checking.findings(store, as_of, standard=standard)), person_of, standards)


def _assignments(store: Any) -> dict[str, str]:
    from hrdesk.services.people import holders

    return holders(store)


def accept(store: Any, finding: Finding, reason: str) -> Changes:
    """Accept a finding with a reason."""
    from hrdesk.services import checking

    return checking.accept(store, rule=finding.rule, subject=finding.subject, reason=reason)


def withdraw(store: Any, finding: Finding) -> Changes:
    """Take an acceptance back."""
    from hrdesk.services import checking

    return checking.withdraw(store, rule=finding.rule, subject=finding.subject)


def overview(store: Any, as_of: date) -> Overview:
    """Return the numbers of the first page."""
    from hrdesk.services import checking, offices, sending
    from hrdesk.services.outlook import outlook
    from hrdesk.services.people import list_people

    found = [each for each in checking.findings(store, as_of) if each.accepted is None]
    people = list_people(store, as_of, findings=found)
    own = offices.own_unit(store)
    sent = sending.sent(store)
    return Overview(
        len(people),
        tuple(row for row in checking.quota_rows(store, as_of) if row.unit.id == own.id),
        Counter(each.severity.value for each in found),
        sum(person.concern > 0 for person in people),
        sent[0].as_of if sent else "",
        Counter(person.levels["professional_level"] for person in people),
        tuple(each for each in found if each.severity is Severity.MUST)[:_URGENT],
        {person.id: person.id for person in people} | _assignments(store),
        outlook(store, as_of, found),
    )
