"""Sealing this office's records for the office above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from hrdesk.errors import UserError
from hrdesk.files import write_whole
from hrdesk.messages import sending as say
from hrdesk.models import digest, records, schema, setting
from hrdesk.models.base import DERIVED
from hrdesk.models.crypt import Role
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import office_keys
from hrdesk.services.transaction import transaction
from hrdesk.services.trusting import ABOVE, cards

if TYPE_CHECKING:
    from hrdesk.exchange.seal import BundleHeader, SealedBundle

SENDERS = (Role.CLERK, Role.LEADER, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class SentRow:
    """A bundle that was sealed. ``path`` is empty for one listed from the store."""

    unit: str
    to: str
    seq: int
    as_of: str
    sealed_at: str
    control_code: str
    counts: dict[str, int]
    state_digest: str
    path: str = ""


def sent_tables(connection: Connection) -> dict[str, dict[str, Row]]:
    """Return the records that go up: this office's and those of the offices below it.

    The unit above is known here only by name; its record belongs to it and stays.
    """
    own = setting.own_unit_id(connection)
    parent = connection.exec_driver_sql("SELECT parent_id FROM org_unit WHERE id = ?", (own,)).scalar()
    sent = (info.name for info in records.tables().values() if not info.is_local)
    return {
        table: {key: row for key, row in records.fetch(connection, table).items() if row["owner_id"] != parent}
        for table in sent
    }


def export(store: Store, path: Path, *, as_of: date | None = None) -> SentRow:
    """Seal everything this office owns or has merged into one file for the office above.

    ``as_of`` is the reporting date that the paper slip names (today when not given); the records
    go whole. Raises ``UserError`` without a card of the office above, ``EnvironmentProblem`` when
    the file cannot be written; then nothing is changed.
    """
    from hrdesk.exchange.card import UnitRef
    from hrdesk.exchange.seal import BundleHeader, seal, write_bundle

    with transaction(store, f"Niêm phong gói dữ liệu: {path.name}", undoable=False, roles=SENDERS) as writing:
        connection = writing.connection
        above = cards(connection, ABOVE)
        if not above:
            raise UserError(say.nobody_above())
        own = records.fetch(connection, "org_unit", [writing.owner])[writing.owner]
        tables = sent_tables(connection)
        chain = office_keys.series(connection)
        last, before = _last_sent(connection, chain)
        header = BundleHeader(
            from_unit=UnitRef(own["id"], own["code"], own["name"]),
            to_unit=above[0].unit,
            series=chain.series,
            epoch=chain.epoch,
            seq=int(last["seq"]) + 1 if last else 1,
            prev=before["manifest_sha256"] if before else None,
            as_of=as_of or date.today(),
            made_at=datetime.now(),
            state_digest=digest.digest_of(tables),
            totals={table: len(rows) for table, rows in tables.items()},
            schema=schema.NUMBER,
            min_reader=schema.NUMBER,
        )
        sealed = seal(
            identity=office_keys.identity(connection),
            recipients=[card.keys for card in above],
            header=header,
            records={table: [_record(row) for row in rows.values()] for table, rows in tables.items()},
            tombstones=_tombstones(connection, tables),
        )
        writing.add("sent_bundle", _sent_record(header, sealed))
        write_bundle(sealed, path)
        write_whole(store.folder / "outbox" / f"{sealed.sha256}.hrb", sealed.data)
    return SentRow(
        own["name"],
        above[0].unit.name,
        header.seq,
        header.as_of.isoformat(),
        header.made_at.isoformat(timespec="seconds"),
        sealed.control_code,
        dict(sealed.manifest.counts),
        header.state_digest,
        str(path),
    )


def _sent_record(header: "BundleHeader", sealed: "SealedBundle") -> Row:
    return {
        "bundle_id": header.bundle_id,
        "series": header.series,
        "epoch": header.epoch,
        "seq": header.seq,
        "manifest_sha256": sealed.manifest_sha256,
        "file_sha256": sealed.sha256,
        "as_of": header.as_of.isoformat(),
        "sealed_at": header.made_at.isoformat(timespec="seconds"),
        "control_code": sealed.control_code,
    }


def _record(row: Row) -> Row:
    """Return the row as a bundle carries it: stated columns only, keys that the receiver derives left out."""
    kept = {key: value for key, value in row.items() if value is not None and key not in DERIVED and key != "owner_id"}
    return {**kept, "owner": row["owner_id"]}


def _tombstones(connection: Connection, tables: dict[str, dict[str, Row]]) -> Iterable[Row]:
    """Yield the records that once existed and are gone: the journal is the witness."""
    rows = connection.exec_driver_sql(
        "SELECT record_table, record_id, max(seq) FROM journal_image WHERE after IS NULL GROUP BY 1, 2 ORDER BY 1, 2"
    )
    own = setting.own_unit_id(connection)
    for table, record_id, _ in rows:
        if table in tables and record_id not in tables[table]:
            yield {"id": record_id, "owner": own, "t": table}


def _last_sent(connection: Connection, chain: office_keys.Series) -> tuple[Row | None, Row | None]:
    """Return the last bundle of this epoch, and the one that the next follows: a new epoch follows the old."""
    rows = sorted(
        records.fetch(connection, "sent_bundle", [chain.series], by="series").values(),
        key=lambda row: (str(row["sealed_at"]), int(row["seq"])),
    )
    same_epoch = [row for row in rows if row["epoch"] == chain.epoch]
    before = same_epoch or rows
    return (same_epoch[-1] if same_epoch else None), (before[-1] if before else None)


def sent(store: Store) -> list[SentRow]:
    """Return the bundles sealed here, newest first."""
    with store.reading() as connection:
        rows = records.fetch(connection, "sent_bundle").values()
    found = [
        SentRow("", "", int(r["seq"]), r["as_of"], r["sealed_at"], r["control_code"], {}, r["manifest_sha256"])
        for r in rows
    ]
    return sorted(found, key=lambda row: row.sealed_at, reverse=True)
