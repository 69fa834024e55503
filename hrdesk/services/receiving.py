"""Merging what the offices below have sealed: verify, compare, show, then one transaction per file.

The sender owns its rows: nothing in a file may touch a record of another office, and nothing of
the sender's is edited here. A file is applied whole or not at all, and can be undone as one step.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.errors import HRDeskError, UserError
from hrdesk.files import write_whole
from hrdesk.messages import sending as say
from hrdesk.models import records, schema, setting
from hrdesk.models.base import DERIVED
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import catalogs, office_keys
from hrdesk.services.transaction import WRITERS, Transaction, transaction
from hrdesk.services.trusting import BELOW, cards

if TYPE_CHECKING:
    from hrdesk.exchange.series import Placement
    from hrdesk.exchange.verify import OpenedBundle

APPLIED, PREVIEWED, ALREADY_MERGED = "applied", "previewed", "already_merged"
HELD, QUARANTINED, REFUSED = "held", "quarantined", "refused"
COUNTS = ("new", "changed", "same", "deleted", "moved_in", "missing", "invalid")
# Absent records without a tombstone beyond this stop a file until somebody decides.
MISSING_ALLOWED, MISSING_SHARE = 20, 200
_TOGETHER = 16  # files that share one commit

Key = tuple[str, str]  # table, record id


@dataclass(frozen=True)
class Comparison:
    """A bundle held against the records: what is new, what differs (before, after), what is gone."""

    new: dict[Key, Row]
    changed: dict[Key, tuple[Row, Row]]
    same: int
    deleted: dict[Key, Row]
    missing: dict[Key, Row]
    invalid: list[Key]

    def counts(self) -> dict[str, int]:
        """Return the counts as ``receive --json`` prints them."""
        numbers = (len(self.new), len(self.changed), self.same, len(self.deleted), 0, len(self.missing))
        return dict(zip(COUNTS, (*numbers, len(self.invalid)), strict=True))


@dataclass(frozen=True)
class ReceiveResult:
    """What became of one file. ``comparison`` is there for a preview, to be shown and then applied."""

    file: str
    result: str
    reason: str = ""
    unit: str = ""
    unit_name: str = ""
    seq: int | None = None
    as_of: str = ""
    counts: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    control_code: str = ""
    comparison: Comparison | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the object of contracts, section 2."""
        return {
            "file": self.file,
            "result": self.result,
            "reason": self.reason,
            "unit": self.unit,
            "seq": self.seq,
            "counts": dict(self.counts),
            "control_code": self.control_code,
        }


class _Refused(UserError):
    """A genuine file that this store cannot take; ``result`` says what becomes of it."""

    def __init__(self, sentence: str, result: str) -> None:
        super().__init__(sentence)
        self.result = result


def receive(
    store: Store,
    paths: Iterable[Path],
    *,
    preview: bool = False,
    control_code: str | None = None,
    accept_missing: bool = False,
) -> list[ReceiveResult]:
    """Verify files and, unless ``preview``, merge those that are clean, each in one transaction.

    ``control_code`` is the one typed from the paper slip. ``accept_missing`` takes a file that
    lacks many records (they stay here, marked by nothing, until their office deletes them).
    """

    def one(path: Path) -> ReceiveResult:
        return _receive_one(store, path, preview=preview, control_code=control_code, accept_missing=accept_missing)

    if preview:
        return [one(path) for path in paths]
    results: list[ReceiveResult] = []
    waiting = list(paths)
    while waiting:
        batch, waiting = waiting[:_TOGETHER], waiting[_TOGETHER:]
        try:
            with store.together():
                done = [one(path) for path in batch]
        except IntegrityError:  # one of them refers to what is not there: find out which, each alone
            done = [one(path) for path in batch]
        results += done
    return results


def merge(store: Store, name: str, rows: Mapping[str, Iterable[Row]]) -> dict[str, int]:
    """Merge whole rows of the office called ``name``, by table, as those of a bundle that was opened.

    The same comparison and the same single transaction, but no file, so no place in a series and
    no receipt. Returns the counts. Raises ``UserError`` for a record that another office owns here.
    """
    found = {(table, str(row["id"])): row for table, of_table in rows.items() for row in of_table}
    scope = {str(row["owner_id"]) for row in found.values()}
    with transaction(store, f"Nhận dữ liệu: {name}", roles=WRITERS) as writing:
        comparison = _compare(writing.connection, found, set(), scope)
        if comparison.invalid or setting.own_unit_id(writing.connection) in scope:
            raise UserError(say.foreign_records(name, name))
        _write(writing, comparison)
    return comparison.counts()


def _receive_one(
    store: Store, path: Path, *, preview: bool, control_code: str | None, accept_missing: bool
) -> ReceiveResult:
    from hrdesk.exchange.control_code import check_control_code
    from hrdesk.exchange.refusal import BundleRefused

    try:
        opened = _open(store, path)
    except BundleRefused as refusal:
        if refusal.result.value != REFUSED and not preview:
            _keep(store, path, refusal.result.value)
        return ReceiveResult(str(path), refusal.result.value, refusal.sentence)
    except HRDeskError as trouble:
        return ReceiveResult(str(path), REFUSED, trouble.sentence)
    known = ReceiveResult(
        file=str(path),
        result=REFUSED,
        unit=opened.manifest.from_unit.code,
        unit_name=opened.manifest.from_unit.name,
        seq=opened.manifest.seq,
        as_of=opened.manifest.as_of.isoformat(),
        control_code=opened.control_code,
    )
    try:
        if control_code is not None:
            check_control_code(control_code, opened.control_code)
        if preview:
            with store.reading() as connection:
                placement, comparison = _examine(connection, opened, path.name, accept_missing)
            shown = replace(known, result=PREVIEWED, reason=placement.sentence, comparison=comparison)
            return replace(shown, counts=comparison.counts())
        placement, counts = _apply(store, opened, path.name, accept_missing)
        _keep(store, path, "")
        return replace(known, result=APPLIED, reason=placement.sentence, counts=counts)
    except _Refused as refusal:
        return replace(known, result=refusal.result, reason=refusal.sentence)
    except HRDeskError as trouble:
        return replace(known, reason=trouble.sentence)


def _open(store: Store, path: Path) -> "OpenedBundle":
    from hrdesk.exchange.verify import SenderPolicy, open_bundle

    with store.reading() as connection:
        policy = SenderPolicy(tuple(cards(connection, BELOW)), schema=schema.NUMBER)
        identity = office_keys.identity(connection)
    return open_bundle(path, identity=identity, policy=policy)


def _keep(store: Store, path: Path, state: str) -> None:
    """Copy a file to the inbox under its hash; the stick is never touched again."""
    import hashlib

    data = path.read_bytes()
    suffix = f".{state}" if state else ""
    write_whole(store.folder / "inbox" / f"{hashlib.sha256(data).hexdigest()}.hrb{suffix}", data)


def _examine(
    connection: Connection, opened: "OpenedBundle", name: str, accept_missing: bool
) -> tuple["Placement", Comparison]:
    """Place a genuine bundle in its series and compare it with what is here. Raises ``_Refused``."""
    from hrdesk.exchange.series import Place, place_in_series

    placement = place_in_series(_receipts(connection, opened), opened.manifest, opened.manifest_sha256)
    if not placement.may_be_merged:
        result = {Place.ALREADY_MERGED: ALREADY_MERGED, Place.FORK: QUARANTINED}.get(placement.place, REFUSED)
        raise _Refused(placement.sentence, result)
    rows = _rows(opened, name)
    scope = _scope(connection, opened, rows, name)
    comparison = _compare(connection, rows, _gone(opened), scope)
    if comparison.invalid:
        raise _Refused(say.foreign_records(name, opened.manifest.from_unit.name), QUARANTINED)
    known = comparison.same + len(comparison.changed) + len(comparison.missing)
    allowed = max(MISSING_ALLOWED, known // MISSING_SHARE)
    if len(comparison.missing) > allowed and not accept_missing:
        raise _Refused(say.too_many_missing(name, len(comparison.missing)), HELD)
    return placement, comparison


def _receipts(connection: Connection, opened: "OpenedBundle") -> list[Any]:
    from hrdesk.exchange.series import Receipt

    found = records.fetch(connection, "received_bundle", [opened.manifest.from_unit.id], by="from_unit_id").values()
    rows = sorted(found, key=lambda row: str(row["received_at"]))
    return [
        Receipt(r["bundle_id"], r["series"], r["epoch"], int(r["seq"]), r["prev"], r["manifest_sha256"]) for r in rows
    ]


def _rows(opened: "OpenedBundle", name: str) -> dict[Key, Row]:
    """Return the bundle's records as rows of our tables. Raises ``_Refused`` for anything that is none."""
    found: dict[Key, Row] = {}
    for table, lines in opened.records.items():
        info = records.tables().get(table)
        if info is None or info.is_local:
            raise _Refused(say.broken_records(name), QUARANTINED)
        columns = {*info.columns, "owner"} - DERIVED - {"owner_id"}
        for line in lines:
            if not line.keys() <= columns:
                raise _Refused(say.broken_records(name), QUARANTINED)
            row = dict(line)
            row["owner_id"] = row.pop("owner")
            try:
                whole = records.with_keys(table, info.whole(row))
                _require_dates(table, whole)
            except (TypeError, AttributeError, ValueError):
                raise _Refused(say.broken_records(name), QUARANTINED) from None
            found[table, whole["id"]] = whole
    return found


def _require_dates(table: str, row: Row) -> None:
    """Raise ``ValueError`` or ``TypeError`` for a date that does not exist: every page and report reads them."""
    for column in _date_columns().get(table, ()):
        if row[column] is not None:
            parse_iso(row[column])


@cache
def _date_columns() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for declared in fields.ALL:
        if declared.kind in (fields.Kind.DATE, fields.Kind.COURSE):  # a course done has the day of its end
            found.setdefault(declared.record, set()).add(declared.column)
    return found


def _gone(opened: "OpenedBundle") -> set[Key]:
    return {(str(line["t"]), str(line["id"])) for line in opened.tombstones}


def _scope(connection: Connection, opened: "OpenedBundle", rows: dict[Key, Row], name: str) -> set[str]:
    """Return the offices whose records a bundle may bring: the sender and the units below it in the bundle.

    Never ourselves, never an office that sends to us itself, never a unit that somebody else owns.
    """
    sender = opened.manifest.from_unit.id
    parents = {key[1]: row["parent_id"] for key, row in rows.items() if key[0] == "org_unit"}
    believed = connection.exec_driver_sql("SELECT unit_id FROM trusted_office").scalars()
    others = ({*believed} | {setting.own_unit_id(connection)}) - {sender}
    scope = {owner for owner in opened.owners if _is_below(owner, sender, parents)} - others
    if opened.owners - scope:
        raise _Refused(say.foreign_records(name, opened.manifest.from_unit.name), QUARANTINED)
    return scope


def _is_below(unit: str, sender: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = unit
    while current is not None and current not in seen:
        if current == sender:
            return True
        seen.add(current)
        current = parents.get(current)
    return False


def _compare(connection: Connection, rows: dict[Key, Row], gone: set[Key], scope: set[str]) -> Comparison:
    here: dict[Key, Row] = {}
    foreign: list[Key] = []
    ids: dict[str, list[str]] = {}
    for table, record_id in rows:
        ids.setdefault(table, []).append(record_id)
    for info in records.tables().values():
        if info.is_local:
            continue
        for record_id, row in records.fetch(connection, info.name, scope, by="owner_id").items():
            here[info.name, record_id] = row
        incoming = [record_id for record_id in ids.get(info.name, ()) if (info.name, record_id) not in here]
        foreign += [(info.name, record_id) for record_id in records.known(connection, info.name, incoming)]
    joined = _joined(connection, rows, foreign)
    rows = {key: row for key, row in rows.items() if key not in joined}
    foreign = [key for key in foreign if key not in joined]
    new = {key: row for key, row in rows.items() if key not in here}
    changed = {key: (here[key], row) for key, row in rows.items() if key in here and here[key] != row}
    absent = {key: row for key, row in here.items() if key not in rows}
    deleted = {key: row for key, row in absent.items() if key in gone}
    missing = {key: row for key, row in absent.items() if key not in gone}
    same = len(joined) + len(rows) - len(new) - len(changed)
    return Comparison(new, changed, same, deleted, missing, foreign)


def _joined(connection: Connection, rows: dict[Key, Row], foreign: Iterable[Key]) -> set[Key]:
    """Return the units of others into which units of this bundle were merged.

    Every commune of a merger writes down the unit they become, which has the same id because it has
    the same code. The record that came first stays as it is.
    """
    became = {
        row["successor_id"]
        for (table, _), row in rows.items()
        if table == "unit_change" and ("org_unit", row["unit_id"]) in rows and row["unit_id"] != row["successor_id"]
    }
    asked = [unit for table, unit in foreign if table == "org_unit" and unit in became]
    own = setting.own_unit_id(connection)
    return {
        ("org_unit", unit)
        for unit, known in records.fetch(connection, "org_unit", asked).items()
        if unit != own and (known["code"], known["kind"]) == _code_and_kind(rows["org_unit", unit])
    }


def _code_and_kind(unit: Row) -> tuple[str, str]:
    return unit["code"], unit["kind"]


def _apply(store: Store, opened: "OpenedBundle", name: str, accept_missing: bool) -> tuple["Placement", dict[str, int]]:
    manifest = opened.manifest
    title = f"Nhận dữ liệu: {manifest.from_unit.name}, gói số {manifest.seq}"
    try:
        with transaction(store, title, roles=WRITERS) as writing:
            placement, comparison = _examine(writing.connection, opened, name, accept_missing)
            _write(writing, comparison)
            catalogs.make_known(writing.connection)
            counts = comparison.counts()
            writing.add("received_bundle", _receipt(opened, counts))
    except IntegrityError as error:
        raise _Refused(say.broken_records(name), QUARANTINED) from error
    return placement, counts


def _write(writing: Transaction, comparison: Comparison) -> None:
    by_table: dict[str, list[Row]] = {}
    for (table, _), row in comparison.new.items():
        by_table.setdefault(table, []).append(row)
    for table, rows in by_table.items():
        writing.add_whole(table, rows)
    for (table, record_id), (_, row) in comparison.changed.items():
        writing.put(table, record_id, row)
    for table, record_id in comparison.deleted:
        writing.put(table, record_id, None)


def _receipt(opened: "OpenedBundle", counts: Mapping[str, int]) -> Row:
    manifest = opened.manifest
    return {
        "bundle_id": manifest.bundle_id,
        "from_unit_id": manifest.from_unit.id,
        "from_unit_code": manifest.from_unit.code,
        "series": manifest.series,
        "epoch": manifest.epoch,
        "seq": manifest.seq,
        "prev": manifest.prev,
        "manifest_sha256": opened.manifest_sha256,
        "file_sha256": opened.sha256,
        "as_of": manifest.as_of.isoformat(),
        "received_at": datetime.now().isoformat(timespec="microseconds"),
        "control_code": opened.control_code,
        "counts": json.dumps(dict(counts)),
    }


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One unit on the board: what it has sent last, empty while nothing has come."""

    unit_code: str
    unit_name: str
    trusted: bool
    seq: int | None = None
    as_of: str = ""
    received_at: str = ""
    control_code: str = ""

    @property
    def state(self) -> str:
        """``received``, ``expected`` or, without its card, ``unknown``."""
        return "received" if self.seq is not None else "expected" if self.trusted else "unknown"

    @property
    def state_label(self) -> str:
        """The state in words."""
        if self.seq is not None:
            return f"đã nhận gói số {self.seq}, số liệu đến {'/'.join(reversed(self.as_of.split('-')))}"
        return "chưa gửi" if self.trusted else "chưa có thẻ"


def inbox(store: Store) -> list[InboxRow]:
    """Return the board: every office below, and the last bundle merged from each."""
    with store.reading() as connection:
        own = setting.own_unit_id(connection)
        units = records.fetch(connection, "org_unit", [own], by="parent_id").values()
        believed = {card.unit.id for card in cards(connection, BELOW)}
        received = list(records.fetch(connection, "received_bundle").values())
    offices = {e.code for e in catalog("unit_kind").entries if e.group == "ADMINISTRATIVE"}
    rows = [_inbox_row(unit, unit["id"] in believed, received) for unit in units if unit["kind"] in offices]
    return sorted(rows, key=lambda row: row.unit_code)


def _inbox_row(unit: Row, believed: bool, received: list[Row]) -> InboxRow:
    of_unit = [row for row in received if row["from_unit_id"] == unit["id"]]
    last = max(of_unit, key=lambda row: str(row["received_at"]), default=None)
    if last is None:
        return InboxRow(unit["code"], unit["name"], believed)
    return InboxRow(
        unit["code"],
        unit["name"],
        believed,
        int(last["seq"]),
        last["as_of"],
        last["received_at"][:19],
        last["control_code"],
    )
