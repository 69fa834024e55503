"""Holding the records against the law of a day, and accepting a finding with a reason."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from hrdesk.domain.changes import Changes
from hrdesk.domain.finding import Finding
from hrdesk.domain.snapshot import Snapshot
from hrdesk.models import records
from hrdesk.models.crypt import Role
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.rules import Instrument, Programme, Rule, check, load_programmes, load_standards
from hrdesk.services.transaction import transaction

REVIEWERS = (Role.CLERK, Role.LEADER, Role.ADMIN)


def lawful(store: Store) -> tuple[Rule, ...]:
    """Return the rules that hold for this office: shipped ones, and those in its folder ``standards``."""
    own = store.folder / "standards"
    return load_standards([own] if own.is_dir() else [])


def programmes(store: Store) -> tuple[Programme, ...]:
    """Return the programmes of targets: shipped ones, and those in the folder ``targets`` of the office."""
    own = store.folder / "targets"
    return load_programmes([own] if own.is_dir() else [])


def standards(store: Store) -> tuple[Instrument, ...]:
    """Return the legal instruments that the checks know, in the order of their files."""
    found = {rule.instrument.id: rule.instrument for rule in lawful(store) if rule.instrument is not None}
    return tuple(found.values())


def findings(store: Store, as_of: date, *, unit: str | None = None, standard: str | None = None) -> tuple[Finding, ...]:
    """Return what does not meet the law on a day, accepted findings included.

    ``unit`` limits it to a unit and what is below it, ``standard`` to one instrument. Raises
    ``UserError`` for a unit or standard that is not there.
    """
    return checked(store, as_of, unit=unit, standard=standard)[1]


def checked(
    store: Store, as_of: date, *, unit: str | None = None, standard: str | None = None
) -> tuple[Snapshot, tuple[Finding, ...]]:
    """Return the snapshot of a day and its ``findings``, for those who show both."""
    with store.reading() as connection:
        taken = snapshot(connection, as_of, unit)
    return taken, check(taken, lawful(store), standard=standard)


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as ``check --json`` and the report "standards" print it (contracts, section 6)."""
    shown: dict[str, Any] = msgspec.to_builtins(finding)
    return shown


def accept(store: Store, *, rule: str, subject: str, reason: str) -> Changes:
    """Accept a finding with a reason, which is printed from then on."""
    with transaction(store, f"Chấp nhận điều cần xem {rule}", roles=REVIEWERS) as writing:
        for known in _accepted(records.fetch(writing.connection, "accepted_finding").values(), rule, subject):
            writing.delete("accepted_finding", known)
        given = {"rule": rule, "subject_id": subject, "reason": reason, "accepted_by": store.user.name}
        writing.add("accepted_finding", given)
    return writing.changes


def withdraw(store: Store, *, rule: str, subject: str) -> Changes:
    """Take an acceptance back: the finding is open again."""
    with transaction(store, f"Bỏ chấp nhận điều cần xem {rule}", roles=REVIEWERS) as writing:
        for known in _accepted(records.fetch(writing.connection, "accepted_finding").values(), rule, subject):
            writing.delete("accepted_finding", known)
    return writing.changes


def _accepted(rows: Iterable[records.Row], rule: str, subject: str) -> list[str]:
    return [row["id"] for row in rows if (row["rule"], row["subject_id"]) == (rule, subject)]
