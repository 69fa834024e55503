"""What the page Gửi, nhận asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes

if TYPE_CHECKING:
    from hrdesk.services.receiving import InboxRow, ReceiveResult
    from hrdesk.services.sending import SentRow
    from hrdesk.services.trusting import TrustedRow


@dataclass(frozen=True, slots=True)
class Card:
    """Whose card a file holds."""

    name: str
    code: str
    fingerprint: str


@dataclass(frozen=True)
class Exchange:
    """What the page shows: cards believed, bundles sent, the board of the offices below."""

    trusted: tuple["TrustedRow", ...]
    sent: tuple["SentRow", ...]
    inbox: tuple["InboxRow", ...]


def read_card(file: Path) -> Card:
    """Read a card without believing it."""
    from hrdesk.services import trusting

    found = trusting.read_card_file(file)
    return Card(found.unit.name, found.unit.code, found.fingerprint)


def trust(store: Any, *, path: Path, fingerprint: str) -> "tuple[TrustedRow, Changes]":
    """Believe a card whose fingerprint was compared."""
    from hrdesk.services import trusting

    row = trusting.trust(store, path, fingerprint=fingerprint)
    return row, Changes(counts={("trusted_office", "added"): 1, ("org_unit", "changed"): 1})


def write_card(store: Any, path: Path) -> Card:
    """Write this office's card."""
    from hrdesk.services import trusting

    made = trusting.write_card(store, path)
    return Card(made.unit.name, made.unit.code, made.fingerprint)


def exchange(store: Any) -> Exchange:
    """Return what the page shows."""
    from hrdesk.services import receiving, sending, trusting

    return Exchange(tuple(trusting.trusted(store)), tuple(sending.sent(store)), tuple(receiving.inbox(store)))


def severities(store: Any, as_of: date) -> dict[str, int]:
    """Return how many open findings there are of each severity."""
    from hrdesk.services import checking

    counts = {"must": 0, "should": 0, "target": 0}
    for finding in checking.findings(store, as_of):
        counts[finding.severity.value] += finding.accepted is None
    return counts


def seal(store: Any, path: Path, as_of: date) -> "tuple[SentRow, Changes]":
    """Seal this office's records for the office above."""
    from hrdesk.services import sending

    return sending.export(store, path, as_of=as_of), Changes(counts={("sent_bundle", "added"): 1})


def preview(store: Any, paths: Sequence[Path]) -> "list[ReceiveResult]":
    """Verify bundles and compare them with the records; nothing is written."""
    from hrdesk.services import receiving

    return receiving.receive(store, paths, preview=True)


def receive(store: Any, path: Path, control_code: str, *, accept_missing: bool) -> "tuple[ReceiveResult, Changes]":
    """Merge one bundle whose control code was typed from the slip."""
    from hrdesk.services import receiving

    result = receiving.receive(store, [path], control_code=control_code, accept_missing=accept_missing)[0]
    tables = ("person", "org_unit", "received_bundle") if result.result == receiving.APPLIED else ()
    return result, Changes(counts={(table, "changed"): 1 for table in tables})


_MOST = 40
_NAMED = {
    "person": "Hồ sơ",
    "assignment": "Chức danh",
    "qualification": "Trình độ",
    "training": "Đào tạo",
    "party_membership": "Đảng viên",
    "pay": "Lương",
    "org_unit": "Đơn vị",
    "headcount_quota": "Chỉ tiêu",
    "accepted_finding": "Chấp nhận rà soát",
}


def differences(result: "ReceiveResult") -> list[str]:
    """Return what a bundle brings, in sentences: people by name, the rest by number and kind."""
    found = result.comparison
    if found is None:
        return []
    names = {key[1]: str(row.get("full_name", "")) for key, row in found.new.items() if key[0] == "person"}
    names |= {key[1]: str(pair[1].get("full_name", "")) for key, pair in found.changed.items() if key[0] == "person"}
    lines = [f"Mới: {names[key[1]]}" for key in found.new if key[0] == "person"]
    for (table, record_id), (before, after) in found.changed.items():
        lines += _changes(table, names.get(record_id, ""), before, after)
    lines += [f"Xóa {_NAMED.get(table, table).lower()}: {_title(row)}" for (table, _), row in found.deleted.items()]
    return lines[:_MOST] + ([f"… và {len(lines) - _MOST} thay đổi khác"] if len(lines) > _MOST else [])


def _changes(table: str, name: str, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    from hrdesk.ui.widgets.history import what_changed

    about = name or _NAMED.get(table, table)
    return [f"{about}: {sentence}" for sentence in what_changed(table, before, after, {})]


def _title(row: dict[str, Any]) -> str:
    return str(row.get("full_name") or row.get("name") or row.get("position_code") or row.get("id"))
