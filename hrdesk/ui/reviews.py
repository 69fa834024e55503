"""What the pages Rà soát and Tổng quan ask of the services. Runs on the database thread, returns frozen data."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes
from hrdesk.domain.finding import Finding, Severity
from hrdesk.text import sort_key

if TYPE_CHECKING:
    from hrdesk.services.outlook import Outlook


_URGENT = 8
Door = tuple[str, str]  # page, record
_PAGES = {
    "person": "people",
    "place": "facilities",
    "item": "equipment",
    "digital_service": "facilities",
    "stocktake": "stocktake",
}
_TABS = {"digital_service": "services:"}
_NO_STOCKTAKE = "STOCKTAKE-YEAR"
_OF_OFFICE = ("norms", "places")


@dataclass(frozen=True)
class Review:
    """The findings of a day. ``doors`` maps a subject to the page and the record to open, where there is one."""

    findings: tuple[Finding, ...]
    doors: Mapping[str, Door]
    standards: tuple[tuple[str, str], ...]  # id, name


@dataclass(frozen=True)
class Overview:
    """The numbers of the first page."""

    outlook: "Outlook"
    severities: Mapping[str, int]
    last_sent: str
    urgent: tuple[Finding, ...] = ()
    doors: Mapping[str, Door] = field(default_factory=dict)


def review(store: Any, as_of: date, *, standard: str | None = None) -> Review:
    """Return what does not meet the law on a day."""
    from hrdesk.services import checking

    standards = tuple((each.id, f"{each.name}: {each.title}") for each in checking.standards(store))
    found = checking.findings(store, as_of, standard=standard)
    for each in found:
        sort_key(each.subject_name)  # the list is in the order of names: their keys are kept, and made on this thread
    return Review(found, doors(store), standards)


def doors(store: Any) -> dict[str, Door]:
    """Return the page and the record that show what a finding is about, by its subject."""
    from hrdesk.services.naming import opened_by

    return {
        subject: (_PAGES[table], _TABS.get(table, "") + record) for subject, (table, record) in opened_by(store).items()
    }


def door_of(finding: Finding, known: Mapping[str, Door]) -> Door | None:
    """Return what to open for a finding: its record, or what an office has where it is about the office itself."""
    if finding.rule == _NO_STOCKTAKE:
        return "stocktake", ""
    office = ("facilities", finding.field) if finding.field in _OF_OFFICE else None
    return known.get(finding.subject, office)


def page_of(store: Any, ids: Collection[str]) -> str:
    """Return the page that lists records: that of equipment when one of them is an item, else that of people."""
    known = doors(store)
    return next((known[each][0] for each in ids if each in known), "people")


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
    from hrdesk.services import sending
    from hrdesk.services.outlook import outlook

    found = outlook(store, as_of)
    sent = sending.sent(store)
    urgent = tuple(each for each in found.findings if each.severity is Severity.MUST)[:_URGENT]
    return Overview(
        found,
        Counter(each.severity.value for each in found.findings),
        sent[0].as_of if sent else "",
        urgent,
        doors(store) if urgent else {},
    )
