"""What papers about equipment say of an item: its place, its code, its condition, in words and for JSON."""

from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Item
from hrdesk.domain.item_life import State
from hrdesk.domain.snapshot import Snapshot, Unit
from hrdesk.reports.context import unit_title
from hrdesk.reports.member import iso


def place_name(snapshot: Snapshot, place_id: str | None) -> str:
    """Return the name of a place, also of one no longer in use; with its hamlet where the name does not say it."""
    name = snapshot.equipment.place_names.get(place_id or "", "")
    hamlet = hamlet_of(snapshot, place_id)
    return f"{name} ({unit_title(hamlet.kind, hamlet.name)})" if hamlet and not _says(name, hamlet) else name


def _says(name: str, hamlet: Unit) -> bool:
    return unit_title(hamlet.kind, hamlet.name).casefold() in name.casefold()


def hamlet_of(snapshot: Snapshot, place_id: str | None) -> Unit | None:
    """Return the hamlet that a place belongs to; None for a place of the commune itself."""
    place = snapshot.place_by_id.get(place_id or "")
    unit = snapshot.unit_by_id.get(place.unit_id) if place else None
    return unit if unit and snapshot.commune_of[unit.id] is not unit else None


def measure_of(item: Item) -> str:
    """Return the đơn vị tính: as stated, or as usual for its category."""
    entry = catalog("equipment_category").by_code.get(item.category_code)
    return item.measure or (str(entry.attributes.get("measure", "")) if entry else "")


def custodian_of(snapshot: Snapshot, state: State) -> str | None:
    """Return the name of whoever holds an item in this state."""
    return snapshot.equipment.custodian_names.get(state.custodian_id or "") or state.custodian_name


def label_of(name: str, code: str | None) -> str:
    """Return the label of a code of the catalog ``name``; nothing for nothing, a code it does not know as it is."""
    return catalog(name).label(code) if code else ""


def full_name(item: Item) -> str:
    """Return name and model: "Máy in laser, Canon LBP2900"."""
    return f"{item.name}, {item.model}" if item.model else item.name


def item_json(snapshot: Snapshot, item: Item, state: State) -> dict[str, Any]:
    """Return an item in a state by the keys of the equipment fields; dates in ISO at their own precision."""
    place = snapshot.place_by_id.get(state.place_id)
    hamlet = hamlet_of(snapshot, state.place_id)
    unit = snapshot.unit_by_id.get(place.unit_id) if place else None
    return {
        "name": item.name,
        "category_code": item.category_code,
        "asset_code": item.asset_code,
        "model": item.model,
        "serial_no": item.serial_no,
        "place": snapshot.equipment.place_names.get(state.place_id),
        "place_hamlet": hamlet.name if hamlet else None,
        "custodian": custodian_of(snapshot, state),
        "in_use_since": iso(item.in_use_since),
        "cost": item.cost,
        "source": item.source,
        "condition": state.condition,
        "quantity": item.quantity,
        "measure": item.measure,
        "item_note": item.note,
        "unit_cost": item.unit_cost,
        "place_kind": place.kind if place else None,
        "acquisition_way": item.acquisition_way,
        "acquired_on": iso(item.acquired_on),
        "item_document": item.document_no,
        "warranty_until": iso(item.warranty_until),
        "unit": snapshot.commune_of[unit.id].code if unit else None,
    }
