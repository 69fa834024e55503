"""Software, mailboxes, certificates and lines: checking and saving them."""

import re

from hrdesk.domain.changes import Changes
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import equipment as say
from hrdesk.messages import forms
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction
from hrdesk.text import squeeze

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")


def problems(row: Row) -> dict[str, str]:
    """Return the errors that keep a service from being saved: column to sentence."""
    found = {column: forms.required() for column in ("unit_id", "kind", "name") if not row.get(column)}
    if row.get("kind") == "MAILBOX" and row.get("name") and not _ADDRESS.match(str(row["name"])):
        found["name"] = say.mail_address_wrong(str(row["name"]))
    if row.get("quantity") is not None and row["quantity"] < 1:
        found["quantity"] = say.quantity_needed()
    days = {}
    for column in ("valid_from", "valid_to"):
        try:
            days[column] = parse_iso(str(row[column])) if row.get(column) else None
        except ValueError:
            found[column] = forms.no_such_date(str(row[column]))
    since, until = days.get("valid_from"), days.get("valid_to")
    if since and until and until.last < since.first:
        found["valid_to"] = forms.end_before_start(str(since))
    return found


def save_service(store: Store, row: Row) -> tuple[str, Changes]:
    """Write a service in one named transaction and return its id; the caller has shown ``problems`` first."""
    name = squeeze(str(row["name"]))
    with transaction(store, say.service_saved(name, is_new=not row.get("id"))) as writing:
        identity = writing.save("digital_service", {**row, "name": name})
    return identity, writing.changes


def delete_service(store: Store, service: str) -> Changes:
    """Delete a service that was entered by mistake; one that ended gets its last day instead."""
    with store.reading() as connection:
        name = records.fetch(connection, "digital_service", [service])[service]["name"]
    with transaction(store, f"Xóa dịch vụ số: {name}") as writing:
        writing.delete("digital_service", service)
    return writing.changes
