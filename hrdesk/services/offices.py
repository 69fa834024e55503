"""Offices and units: making a store for one, its units, hamlets and assigned posts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import crypt, records, setting
from hrdesk.models import store as stores
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services import office_keys
from hrdesk.services.staff_plan import new_hamlet
from hrdesk.services.transaction import Transaction, transaction
from hrdesk.text import sort_key, squeeze


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """What ``hrdesk new`` asks: the office and the one above it."""

    code: str
    name: str
    kind: str
    unit_class: str | None = None
    area_type: str | None = None
    parent_code: str | None = None
    parent_name: str | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lists show it."""

    id: str
    code: str
    name: str
    kind: str
    unit_class: str | None
    parent_id: str | None
    owner_id: str


def unit_id(code: str) -> str:
    """Return the id of an administrative unit from its official code.

    Codes are unique in the country and never reused (Quyết định 124/2004, 19/2025), so a commune
    and the office above agree on ids before they ever met.
    """
    return str(uuid5(NAMESPACE_URL, f"urn:vn:administrative-unit:{code}"))


def create_office(
    folder: Path, office: OfficeCard, *, user: str, passphrase: str, kdf: crypt.Kdf = crypt.DEFAULT_KDF
) -> tuple[Store, str]:
    """Make the store of an office and return it open, with the recovery code to print once.

    Raises ``UserError`` for a code outside its catalog, or a folder already in use.
    """
    _require_codes(office)
    made = not folder.exists()
    store, recovery_code = stores.create(folder, user=user, passphrase=passphrase, kdf=kdf)
    try:
        _add_office(store, office)
    except BaseException:
        store.discard(whole=made)
        raise
    return store, recovery_code


def _add_office(store: Store, office: OfficeCard) -> None:
    with transaction(store, f"Tạo dữ liệu: {office.name}", undoable=False) as writing:
        own = writing.owner = unit_id(office.code)
        writing.remember(setting.OFFICE, own)
        office_keys.create(writing)
        parent = unit_id(office.parent_code) if office.parent_code else None
        if office.parent_code and parent:
            kind = _kind_above(office.kind, office.parent_code)
            writing.add(
                "org_unit",
                {
                    "id": parent,
                    "owner_id": parent,
                    "code": office.parent_code,
                    "name": office.parent_name or office.parent_code,
                    "kind": kind,
                },
            )
        writing.add(
            "org_unit",
            {
                "id": own,
                "code": office.code,
                "name": squeeze(office.name),
                "kind": office.kind,
                "unit_class": office.unit_class,
                "area_type": office.area_type,
                "parent_id": parent,
                "has_regular_police": 1,
            },
        )


def _require_codes(office: OfficeCard) -> None:
    if not office.code.isalnum():
        raise UserError(say.unit_code_wrong(office.code))
    for name, code in (("unit_kind", office.kind), ("unit_class", office.unit_class), ("area_type", office.area_type)):
        listed = catalog(name)
        if code is not None and code not in listed.by_code:
            raise UserError(say.unknown_code(listed.title, code, ", ".join(listed.by_code)))


def _kind_above(kind: str, parent_code: str) -> str:
    """Return the kind to assume for the office above until its own records say it: by the length of its code."""
    listed = catalog("unit_kind").by_code
    own = listed[kind]
    higher = [entry for entry in listed.values() if entry.group == own.group and entry.rank < own.rank]
    other_tier = [entry for entry in higher if entry.attributes["tier"] != own.attributes["tier"]] or higher or [own]
    fitting = [entry for entry in other_tier if entry.attributes.get("code_digits") == len(parent_code)]
    return (fitting or other_tier)[-1].code


def own_unit(store: Store) -> UnitRow:
    """Return the office whose store this is."""
    with store.reading() as connection:
        own = setting.own_unit_id(connection)
        return _unit_row(records.fetch(connection, "org_unit", [own])[own])


def units(store: Store) -> list[UnitRow]:
    """Return every unit known here, in the order of codes, then of names."""
    with store.reading() as connection:
        rows = [_unit_row(row) for row in records.fetch(connection, "org_unit").values()]
    return sorted(rows, key=lambda unit: (unit.code, sort_key(unit.name)))


def _unit_row(row: Row) -> UnitRow:
    return UnitRow(
        row["id"], row["code"], row["name"], row["kind"], row["unit_class"], row["parent_id"], row["owner_id"]
    )


def hamlets(store: Store) -> list[UnitRow]:
    """Return the hamlets of this office, in the order of names."""
    own = own_unit(store)
    kinds = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    found = [unit for unit in units(store) if unit.parent_id == own.id and unit.kind in kinds]
    return sorted(found, key=lambda unit: sort_key(unit.name))


def add_hamlet(store: Store, name: str, *, unit_class: str | None = None) -> Changes:
    """Add a hamlet below this office."""
    own = own_unit(store)
    row = {**new_hamlet(name, own.id, own.kind), "unit_class": unit_class}
    with transaction(store, f"Thêm thôn, tổ dân phố: {row['name']}") as writing:
        writing.add("org_unit", row)
    return writing.changes


# What a unit may change without becoming another one.
_CHANGING = (
    "name", "kind", "unit_class", "area_type", "population", "area_km2", "households", "has_regular_police",
)  # fmt: skip


def change_unit(
    store: Store, unit: str, values: Mapping[str, Any], *, since: date | None = None, decision_no: str | None = None
) -> Changes:
    """Change what is known of a unit (class, area, population ...).

    With ``since`` it changed on that day and earlier days keep what was; without, what was written was
    wrong and is corrected for every day. A back-dated change lasts until the next one.
    """
    with store.reading() as connection:
        name = records.fetch(connection, "org_unit", [unit])[unit]["name"]
    with transaction(store, f"Sửa đơn vị: {name}") as writing:
        if since is None:
            writing.change("org_unit", unit, values)
        else:
            _change_from(writing, unit, dict(values), since.isoformat(), decision_no)
    return writing.changes


def _change_from(writing: Transaction, unit: str, values: Row, day: str, decision_no: str | None) -> None:
    past = sorted(records.fetch(writing.connection, "unit_past", [unit], by="unit_id").values(), key=_valid_to)
    later = next((row for row in past if row["valid_to"] > day), None)
    table, row = (
        ("unit_past", later) if later else ("org_unit", records.fetch(writing.connection, "org_unit", [unit])[unit])
    )
    lasting = {column: value for column, value in values.items() if column in _CHANGING}
    writing.change("org_unit", unit, {column: values[column] for column in values.keys() - lasting.keys()})
    if not lasting:
        return
    same_day = next((each for each in past if each["valid_to"] == day), None)
    if same_day is None:
        was = {column: row[column] for column in _CHANGING}
        writing.add("unit_past", {**was, "unit_id": unit, "valid_to": day, "decision_no": decision_no})
    writing.change(table, row["id"], lasting)


def _valid_to(row: Row) -> str:
    return str(row["valid_to"])


def unit_past(store: Store, unit: str) -> list[Row]:
    """Return what a unit was, the latest change first."""
    with store.reading() as connection:
        return sorted(
            records.fetch(connection, "unit_past", [unit], by="unit_id").values(), key=_valid_to, reverse=True
        )


def set_quota(store: Store, *, unit: str, group: str, assigned: int, since: date, decision_no: str | None) -> Changes:
    """Enter the number of posts assigned to a unit from a day on."""
    label = catalog("position_group").label(group)
    with transaction(store, f"Giao chỉ tiêu: {label}") as writing:
        writing.add(
            "headcount_quota",
            {
                "unit_id": unit,
                "group_code": group,
                "assigned": assigned,
                "decision_no": decision_no,
                "valid_from": since.isoformat(),
            },
        )
    return writing.changes


def remove_quota(store: Store, quota: str) -> Changes:
    """Take back a number of posts that was entered; the one before it, or the law, counts again."""
    with transaction(store, "") as writing:
        row = records.fetch(writing.connection, "headcount_quota", [quota])[quota]
        writing.name = f"Bỏ số được giao: {catalog('position_group').label(row['group_code'])}"
        writing.delete("headcount_quota", quota)
    return writing.changes


def unit_record(store: Store, unit: str) -> Row:
    """Return all that is known of a unit, as columns. Raises ``KeyError`` for an unknown id."""
    with store.reading() as connection:
        return records.fetch(connection, "org_unit", [unit])[unit]


def quotas(store: Store) -> list[Row]:
    """Return the posts assigned by decision, the latest first."""
    with store.reading() as connection:
        rows = records.fetch(connection, "headcount_quota").values()
    return sorted(rows, key=lambda row: (str(row["valid_from"]), row["group_code"]), reverse=True)
