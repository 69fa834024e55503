"""From a workbook to records: read, match, show, then one transaction that can be undone as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import fields
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import importing as say
from hrdesk.models.store import Store
from hrdesk.rules.naming import wrong_title
from hrdesk.services import import_columns, staff_plan
from hrdesk.services.roles import require
from hrdesk.services.staff_plan import CHANGED as CHANGED
from hrdesk.services.staff_plan import DUPLICATE as DUPLICATE
from hrdesk.services.staff_plan import NEW as NEW
from hrdesk.services.staff_plan import SAME as SAME
from hrdesk.services.staff_plan import Candidate, Difference, StaffPlan
from hrdesk.services.transaction import WRITERS, transaction

if TYPE_CHECKING:
    from hrdesk.domain.snapshot import Snapshot
    from hrdesk.excel.drafts import Draft, Note, ReadResult, Rejection
    from hrdesk.reports.staff_list import Line

NEW_PERSON, SKIP = "new", "skip"
Decisions = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What one row will do. ``status`` is new, changed, same or duplicate; ``person`` the recorded one it means."""

    sheet: str
    row: int
    status: str
    full_name: str
    differences: tuple[Difference, ...] = ()
    notes: tuple["Note", ...] = ()
    candidates: tuple[Candidate, ...] = ()
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at, of a row, or (``row`` None) of a whole sheet or column. Nothing is refused for it."""

    sheet: str
    row: int | None
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class ImportPreview:
    """A workbook held against the records. ``rows_read`` is the sum of the five counts."""

    path: Path
    read: "ReadResult"
    rows: tuple[RowPlan, ...]
    rejections: tuple["Rejection", ...]
    new_hamlets: tuple[str, ...]
    new_places: tuple[str, ...] = ()

    @property
    def rows_read(self) -> int:
        """Rows that hold a person, accepted or not."""
        return len(self.rows) + self.rejected

    @property
    def rejected(self) -> int:
        """Rows with at least one cell that cannot be taken."""
        return len({(one.sheet, one.row) for one in self.rejections})

    def count(self, status: str) -> int:
        """Rows of one status."""
        return sum(row.status == status for row in self.rows)

    @property
    def row_warnings(self) -> tuple[Warned, ...]:
        """What should be mended in rows that are taken all the same."""
        return tuple(
            Warned(row.sheet, row.row, note.column, note.value, note.sentence)
            for row in self.rows
            for note in row.notes
            if note.is_warning
        )

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What a clerk should know though nothing is refused for it: of sheets and columns first, then of rows."""
        of_sheets = [Warned(one.sheet, None, "", "", one.sentence) for one in self.read.notices]
        of_columns = [
            Warned(one.sheet, None, one.column, "; ".join(one.examples), say.column_not_read())
            for one in self.read.unmapped
            if one.examples
        ]
        return (*of_sheets, *of_columns, *self.row_warnings)


@dataclass(frozen=True)
class ImportResult:
    """What an import did (or, for a preview, would do)."""

    preview: ImportPreview
    changes: Changes

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``import --json`` prints (contracts, section 2)."""
        preview = self.preview
        return {
            "file": str(preview.path),
            "rows_read": preview.rows_read,
            "new": preview.count(NEW),
            "changed": preview.count(CHANGED),
            "same": preview.count(SAME),
            "rejected": preview.rejected,
            "duplicates_suspected": preview.count(DUPLICATE),
            "rejections": [_told(one) for one in preview.rejections],
            "warnings": [_told(one) for one in preview.warnings],
            "transaction": self.changes.transaction,
        }


def _told(one: "Rejection | Warned") -> dict[str, Any]:
    return {"sheet": one.sheet, "row": one.row, "column": one.column, "value": one.value, "reason": one.reason}


def preview_staff(store: Store, path: Path, *, decisions: Decisions | None = None) -> ImportPreview:
    """Read a roster and say what each row would do; nothing is written.

    Raises ``UserError`` for a file that is no workbook or holds no roster.
    """
    return preview(store, path, read(store, path), decisions or {})


def read(store: Store, path: Path) -> "ReadResult":
    """Read a roster with the columns that were confirmed for its form. Raises ``UserError``."""
    return import_columns.read(store, "staff", import_columns.open_book(path))


def preview(store: Store, path: Path, read: "ReadResult", decisions: Decisions) -> ImportPreview:
    """Hold what was read against the records."""
    with store.reading() as connection:
        plan = staff_plan.load(connection)
    return _preview(path, read, plan, decisions)


def _preview(path: Path, read: "ReadResult", plan: StaffPlan, decisions: Decisions) -> ImportPreview:
    rows: list[RowPlan] = []
    contradictions: list[Rejection] = []
    earlier: dict[str, Draft] = {}
    for draft in read.drafts:
        person, candidates = _decided(plan, draft, decisions.get((draft.sheet, draft.row)))
        contradiction = _contradiction(draft, earlier.get(person or ""))
        if contradiction is not None:
            contradictions.append(contradiction)
        elif candidates:
            rows.append(_row_plan(plan, draft, DUPLICATE, candidates=tuple(candidates)))
        elif decisions.get((draft.sheet, draft.row)) == SKIP:
            rows.append(_row_plan(plan, draft, SAME))
        else:
            status, differences = staff_plan.apply_row(plan, draft.values, person)
            earlier[person or plan.newest_person] = draft
            recorded = person if person in plan.recorded else None
            rows.append(_row_plan(plan, draft, status, differences=tuple(differences), person=recorded))
    new_hamlets = tuple(row["name"] for row in plan.added.get("org_unit", ()))
    return ImportPreview(path, read, tuple(rows), (*read.rejections, *contradictions), new_hamlets)


def _decided(plan: StaffPlan, draft: "Draft", decision: str | None) -> tuple[str | None, list[Candidate]]:
    if decision in (NEW_PERSON, SKIP):
        return None, []
    if decision is not None:
        return decision, []
    return plan.match(draft.values)


def _row_plan(plan: StaffPlan, draft: "Draft", status: str, **more: Any) -> RowPlan:
    notes = (*_wrong_title(plan, draft), *draft.notes)
    return RowPlan(draft.sheet, draft.row, status, str(draft.values["full_name"]), notes=notes, **more)


def _wrong_title(plan: StaffPlan, draft: "Draft") -> "tuple[Note, ...]":
    """Warn of a written title that is that of another kind of unit; the position itself is understood."""
    from hrdesk.excel.drafts import Note

    written, column = draft.title
    sentence = wrong_title(written, str(draft.values["position_code"]), plan.office_kind) if written else None
    return (Note(column, written, sentence, is_warning=True),) if sentence else ()


def _contradiction(draft: "Draft", first: "Draft | None") -> "Rejection | None":
    """Return a rejection when a second row of the same person says otherwise than the first."""
    if first is None:
        return None
    from hrdesk.excel.reader import Rejection

    for declared in fields.STAFF:
        key = declared.key
        if declared.record == "assignment" or key == "note" or key not in draft.values or key not in first.values:
            continue
        if draft.values[key] != first.values[key]:
            value = staff_plan.show(declared, draft.values[key])
            reason = say.contradicts(declared.label, staff_plan.show(declared, first.values[key]), first.row)
            return Rejection(draft.sheet, draft.row, declared.label, value, reason)
    return None


def apply_staff(store: Store, preview: ImportPreview, *, decisions: Decisions | None = None) -> ImportResult:
    """Write what was previewed in one transaction named after the file.

    Raises ``UserError`` when the records changed meanwhile so that the rows mean something else.
    """
    return write(store, preview.path, preview.read, decisions or {}, None if decisions else preview)


def import_staff(store: Store, path: Path, *, dry_run: bool = False) -> ImportResult:
    """Read a roster and, unless ``dry_run``, write what is new or different."""
    if dry_run:
        return ImportResult(preview_staff(store, path), Changes())
    require(store, *WRITERS)
    return write(store, path, read(store, path), {}, None)


def write(
    store: Store, path: Path, read: "ReadResult", decisions: Decisions, expected: ImportPreview | None
) -> ImportResult:
    """Write what was read in one transaction, if it still means what was ``expected``."""
    with transaction(store, f"Nhập danh sách: {path.name}") as writing:
        plan = staff_plan.load(writing.connection)
        now = _preview(path, read, plan, decisions)
        if expected is not None and now.rows != expected.rows:
            raise UserError(say.records_moved())
        for table in ("org_unit", "person", *staff_plan.CHILDREN):
            if plan.added.get(table):
                writing.add_many(table, plan.added[table])
            if plan.changed.get(table):
                writing.change_many(table, plan.changed[table])
    return ImportResult(now, writing.changes)


def write_template(path: Path, store: Store | None = None) -> None:
    """Write the blank staff workbook, with the hamlets of the office when a store is given."""
    from hrdesk.excel.template import write_staff_template
    from hrdesk.services.offices import hamlets

    write_staff_template(path, hamlets=[unit.name for unit in hamlets(store)] if store else ())


def export_staff(store: Store, as_of: date, path: Path, *, persons: Sequence[str] | None = None) -> int:
    """Write people as the staff template has them, so that importing the file changes nothing.

    ``persons`` limits it to some ids. Returns the number of rows.
    """
    from hrdesk.excel.template import write_staff
    from hrdesk.models.snapshot import snapshot
    from hrdesk.reports import staff_list
    from hrdesk.services.offices import hamlets

    with store.reading() as connection:
        taken = snapshot(connection, as_of)
    wanted = None if persons is None else set(persons)
    lines = [line for line in staff_list.facts(taken, {}).lines if wanted is None or line.person.id in wanted]
    write_staff(path, [_exported(line, taken) for line in lines], [unit.name for unit in hamlets(store)])
    return len(lines)


def _exported(line: "Line", taken: "Snapshot") -> dict[str, Any]:
    """Return what the records state for one person in one position, by field key."""
    from hrdesk.reports.staff_values import KEYS, stored_value

    values = {key: stored_value(fields.field(key), line.person, line.held, taken) for key in KEYS}
    # Records without a mark say nothing about a second post or the Party; "Không" would state something new.
    return values | {key: values[key] or None for key in ("is_concurrent", "party_member")}
