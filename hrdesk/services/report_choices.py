"""What a report may be told that stands in the store: its places, stocktakes and handovers."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.reports.handovers import KINDS, handover_key
from hrdesk.reports.report import ParameterKind
from hrdesk.text import sort_key

Choices = tuple[tuple[str, str], ...]


def choices(store: Store, kind: ParameterKind) -> Choices:
    """Return (value, label) of what a parameter of this kind may be, the latest or the first by name first."""
    read = _READERS.get(kind)
    if read is None:
        return ()
    with store.reading() as connection:
        return read(connection)


def _places(connection: Connection) -> Choices:
    units = records.fetch(connection, "org_unit")
    rows = sorted(records.fetch(connection, "place").values(), key=lambda row: (sort_key(row["name"]), row["id"]))
    several = len({row["unit_id"] for row in rows}) > 1
    return tuple((row["id"], _place_label(row, units, several=several)) for row in rows)


def _place_label(row: Mapping[str, Any], units: Mapping[str, Mapping[str, Any]], *, several: bool) -> str:
    return f"{row['name']} ({units[row['unit_id']]['name']})" if several else str(row["name"])


def _stocktakes(connection: Connection) -> Choices:
    rows = sorted(records.fetch(connection, "stocktake").values(), key=lambda row: row["counted_on"], reverse=True)
    return tuple((row["id"], f"{row['name']} ({parse_iso(row['counted_on'])})") for row in rows)


def _handovers(connection: Connection) -> Choices:
    people = None
    found: dict[str, str] = {}
    events = records.fetch(connection, "item_event", KINDS, by="kind").values()
    keyed = {_key(row): row for row in events}
    for key, row in sorted(keyed.items(), reverse=True):
        receiver = row["custodian_name"] or row["counterpart"]
        if row["custodian_id"] and not row["document_no"]:
            people = people or records.fetch(connection, "person")
            receiver = people[row["custodian_id"]]["full_name"]
        said = f"số {row['document_no']}" if row["document_no"] else receiver or ""
        kind = catalog("item_event_kind").label(row["kind"])
        found[key] = ", ".join(part for part in (str(parse_iso(row["happened_on"])), kind, said) if part)
    return tuple(found.items())


def _key(row: Mapping[str, Any]) -> str:
    receiver = row["custodian_id"] or row["custodian_name"] or row["counterpart"]
    return handover_key(row["kind"], row["happened_on"], row["document_no"], receiver)


_READERS: dict[ParameterKind, Callable[[Connection], Choices]] = {
    ParameterKind.PLACE: _places,
    ParameterKind.STOCKTAKE: _stocktakes,
    ParameterKind.HANDOVER: _handovers,
}
STORED = frozenset(_READERS)
