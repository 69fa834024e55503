"""The norms that an office enters itself, beside those of the law."""

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import equipment as say
from hrdesk.messages import forms
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction


def own_norms(store: Store) -> list[Row]:
    """Return the office's own norms, whatever their dates, by category and day."""
    with store.reading() as connection:
        rows = records.fetch(connection, "equipment_norm").values()
    listed = catalog("equipment_category")
    return sorted(rows, key=lambda row: (listed.rank(row["category_code"]), row["basis"], row["valid_from"] or ""))


def problems(row: Row) -> dict[str, str]:
    """Return the errors that keep a norm from being saved: column to sentence."""
    found = {column: forms.required() for column in ("unit_id", "basis", "category_code") if not row.get(column)}
    if not row.get("quantity") or row["quantity"] < 1:
        found["quantity"] = say.not_positive()
    if row.get("max_price") is not None and row["max_price"] < 1:
        found["max_price"] = say.not_positive()
    since, until = row.get("valid_from"), row.get("valid_to")
    if since and until and parse_iso(str(until)).last < parse_iso(str(since)).first:
        found["valid_to"] = forms.end_before_start(str(parse_iso(str(since))))
    return found


def save_norm(store: Store, row: Row) -> tuple[str, Changes]:
    """Write a norm in one named transaction and return its id; the caller has shown ``problems`` first."""
    label = catalog("equipment_category").label(row["category_code"])
    with transaction(store, f"{'Sửa' if row.get('id') else 'Thêm'} định mức: {label}") as writing:
        identity = writing.save("equipment_norm", row)
    return identity, writing.changes


def delete_norm(store: Store, norm: str) -> Changes:
    """Delete one of the office's own norms."""
    with store.reading() as connection:
        row = records.fetch(connection, "equipment_norm", [norm])[norm]
    with transaction(store, f"Xóa định mức: {catalog('equipment_category').label(row['category_code'])}") as writing:
        writing.delete("equipment_norm", norm)
    return writing.changes
