"""From a list of equipment to records: read, match, show, then one transaction that is undone as one step."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import fields
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import equipment_lists as say
from hrdesk.messages import importing as say_importing
from hrdesk.models.store import Store
from hrdesk.services import import_columns, staff_plan
from hrdesk.services.equipment import item_matching, item_plan
from hrdesk.services.equipment.item_matching import Claim
from hrdesk.services.equipment.item_plan import ItemPlan, Recorded, Refusal
from hrdesk.services.importing import NEW_PERSON, SKIP, Decisions, ImportPreview, ImportResult, RowPlan
from hrdesk.services.roles import require
from hrdesk.services.staff_plan import DUPLICATE, SAME, Candidate
from hrdesk.services.transaction import WRITERS, transaction
from hrdesk.text import name_sort_key, sort_key

if TYPE_CHECKING:
    from hrdesk.excel.drafts import Draft, ReadResult, Rejection

NEW_ITEM = NEW_PERSON


def preview_equipment(store: Store, path: Path, *, decisions: Decisions | None = None) -> ImportPreview:
    """Read a list of equipment and say what each line would do; nothing is written.

    ``decisions`` name, by sheet and row, the item that a doubtful line means, or ``NEW_ITEM`` or
    ``SKIP``. Raises ``UserError`` for a file that is no workbook or holds no such list.
    """
    return preview(store, path, read(store, path), decisions or {})


def read(store: Store, path: Path) -> "ReadResult":
    """Read a list of equipment with the columns that were confirmed for its form. Raises ``UserError``."""
    return import_columns.read(store, "equipment", import_columns.open_book(path))


def preview(store: Store, path: Path, read: "ReadResult", decisions: Decisions) -> ImportPreview:
    """Hold what was read against the records of today."""
    with store.reading() as connection:
        plan = item_plan.load(connection, date.today(), path.name)
    return _preview(path, read, plan, decisions)


def apply_equipment(store: Store, preview: ImportPreview, *, decisions: Decisions | None = None) -> ImportResult:
    """Write what was previewed in one transaction named after the file.

    Raises ``UserError`` when the records changed meanwhile so that the lines mean something else.
    """
    return write(store, preview.path, preview.read, decisions or {}, None if decisions else preview)


def import_equipment(store: Store, path: Path, *, dry_run: bool = False) -> ImportResult:
    """Read a list of equipment and, unless ``dry_run``, write what is new or different."""
    if dry_run:
        return ImportResult(preview_equipment(store, path), Changes())
    require(store, *WRITERS)
    return write(store, path, read(store, path), {}, None)


def write(
    store: Store, path: Path, read: "ReadResult", decisions: Decisions, expected: ImportPreview | None
) -> ImportResult:
    """Write what was read in one transaction, if it still means what was ``expected``."""
    with transaction(store, say.transaction_name(path.name)) as writing:
        plan = item_plan.load(writing.connection, date.today(), path.name)
        now = _preview(path, read, plan, decisions)
        if expected is not None and now.rows != expected.rows:
            raise UserError(say_importing.records_moved())
        writing.require_own(plan.items[event["item_id"]].row for event in plan.events)
        writing.add_many("org_unit", plan.book.new_units)
        writing.add_many("place", plan.book.new_places)
        writing.add_many("item", plan.added)
        writing.change_many("item", plan.changed)
        writing.add_many("item_event", plan.events)
    return ImportResult(now, writing.changes)


def _preview(path: Path, read: "ReadResult", plan: ItemPlan, decisions: Decisions) -> ImportPreview:
    claims = {
        (draft.sheet, draft.row): _claim(plan, draft, decisions.get((draft.sheet, draft.row))) for draft in read.drafts
    }
    item_matching.match(plan, [claim for claim in claims.values() if claim is not None])
    rows: list[RowPlan] = []
    refused: list[Rejection] = []
    for draft in read.drafts:
        claim = claims[draft.sheet, draft.row]
        try:
            rows.append(_row(plan, draft, claim, read))
        except Refusal as refusal:
            refused.append(_rejection(read, draft, refusal))
    new_hamlets = tuple(row["name"] for row in plan.book.new_units)
    new_places = tuple(row["name"] for row in plan.book.new_places)
    return ImportPreview(path, read, tuple(rows), (*read.rejections, *refused), new_hamlets, new_places)


def _claim(plan: ItemPlan, draft: "Draft", decision: str | None) -> Claim | None:
    """Return what is known of a line before matching, None for one that a person left out."""
    if decision == SKIP:
        return None
    if decision == NEW_ITEM:
        return Claim(draft.values, draft.row, is_new=True)
    return Claim(draft.values, draft.row, item=decision if decision in plan.items else None)


def _row(plan: ItemPlan, draft: "Draft", claim: Claim | None, read: "ReadResult") -> RowPlan:
    if claim is None:
        return _row_plan(draft, SAME)
    if claim.refusal is not None:
        raise claim.refusal
    if claim.candidates:
        return _row_plan(draft, DUPLICATE, candidates=tuple(_candidate(plan, item) for item in claim.candidates))
    if claim.item is None:
        status, differences, told = plan.apply_new(draft.values)
    else:
        status, differences, told = plan.apply_known(claim.item, draft.values)
    notes = (*_notes(read, draft, told), *draft.notes)
    return _row_plan(draft, status, differences=tuple(differences), person=claim.item, notes=notes)


def _row_plan(draft: "Draft", status: str, **more: Any) -> RowPlan:
    return RowPlan(draft.sheet, draft.row, status, str(draft.values["name"]), **{"notes": draft.notes, **more})


def _candidate(plan: ItemPlan, item: str) -> Candidate:
    known = plan.items[item]
    code = f"mã {known.row['asset_code']}" if known.row["asset_code"] else ""
    since = staff_plan.show(fields.field("in_use_since"), known.row["in_use_since"])
    parts = (known.row["name"], known.row["model"] or "", code, f"dùng từ {since}" if since else "", known.place_name)
    return Candidate(item, ", ".join(filter(None, parts)), None, None)


def _notes(read: "ReadResult", draft: "Draft", told: list[tuple[str, str]]) -> "Iterator[Any]":
    from hrdesk.excel.drafts import Note

    for key, sentence in told:
        name, value = _cell(read, draft, key)
        yield Note(name, value, sentence, is_warning=key != "place")


def _rejection(read: "ReadResult", draft: "Draft", refusal: Refusal) -> "Rejection":
    from hrdesk.excel.drafts import Rejection

    name, value = _cell(read, draft, refusal.key)
    return Rejection(draft.sheet, draft.row, name, value, refusal.sentence)


def _cell(read: "ReadResult", draft: "Draft", key: str) -> tuple[str, str]:
    """Return the name of the column of a field, or its label where no column has it, and what the line states."""
    layout = next(layout for layout in read.layouts if layout.sheet == draft.sheet)
    declared = fields.field(key)
    name = next((column.name for column in layout.columns if column.field == key), declared.label)
    return name, staff_plan.show(declared, staff_plan.stored(draft.values.get(key)))


def write_template(path: Path, store: Store | None = None) -> None:
    """Write the blank workbook of equipment, with the places, hamlets and people of the office of a given store."""
    from hrdesk.excel.template import write_equipment_template

    if store is None:
        write_equipment_template(path)
        return
    with store.reading() as connection:
        plan = item_plan.load(connection, date.today(), path.name)
    write_equipment_template(path, _own(plan))


def export_equipment(store: Store, as_of: date, path: Path, ids: Collection[str] | None = None) -> int:
    """Write what the office has on a day as the template has it, so that importing the file changes nothing.

    Only its own and its hamlets'; ``ids`` limits it to some items. What is gone is left out. Returns the
    number of rows.
    """
    from hrdesk.excel.template import write_equipment

    with store.reading() as connection:
        plan = item_plan.load(connection, as_of, path.name)
    shown = [
        known
        for item, known in plan.items.items()
        if known.is_present and known.is_received(as_of) and (ids is None or item in ids)
    ]
    shown.sort(key=_order)
    write_equipment(path, [_exported(plan, known) for known in shown], _own(plan))
    return len(shown)


def _order(known: Recorded) -> tuple[str, ...]:
    row = known.row
    return sort_key(known.place_name), known.place[0], sort_key(row["name"]), row["asset_code"] or "", row["id"]


def _exported(plan: ItemPlan, known: Recorded) -> dict[str, Any]:
    """Return the values of the template's columns for an item, by field key."""
    row, unit = known.row, known.place[0]
    values = {one.key: row[one.column] for one in item_plan.FACTS}
    return values | {
        "place": known.place_name,
        "place_hamlet": None if unit == plan.book.office_id else plan.book.units[unit],
        "custodian": known.holder or None,
        "condition": known.state.condition,
        "cost": None if row["unit_cost"] is None else row["unit_cost"] * row["quantity"],
    }


def _own(plan: ItemPlan) -> dict[str, list[str]]:
    """Return what the columns of the office's own names offer, by field key."""
    hamlets = [name for unit, name in plan.book.units.items() if unit != plan.book.office_id]
    return {
        "place": list(dict.fromkeys(sorted(plan.book.names(), key=sort_key))),
        "place_hamlet": sorted(hamlets, key=sort_key),
        "custodian": sorted(plan.names, key=name_sort_key),
    }
