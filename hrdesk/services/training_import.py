"""From a list of training to records: read, find the people, show, then one transaction undone as one step.

Only people on record can have turns: a list of training brings nobody new.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain import fields
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import importing as say
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.services import import_columns, staff_plan
from hrdesk.services.importing import SKIP, Decisions, ImportPreview, ImportResult, RowPlan
from hrdesk.services.roles import require
from hrdesk.services.staff_plan import DUPLICATE, SAME, StaffPlan
from hrdesk.services.training_plan import apply_turn
from hrdesk.services.transaction import WRITERS, transaction

if TYPE_CHECKING:
    from hrdesk.excel.drafts import Draft, ReadResult, Rejection


def preview_training(store: Store, path: Path, *, decisions: Decisions | None = None) -> ImportPreview:
    """Read a list of turns and say what each line would do; nothing is written.

    ``decisions`` name, by sheet and row, the person whom a doubtful line means. Raises ``UserError``
    for a file that is no workbook or holds no such list.
    """
    return preview(store, path, read(store, path), decisions or {})


def read(store: Store, path: Path) -> "ReadResult":
    """Read a list of turns with the columns that were confirmed for its form. Raises ``UserError``."""
    return import_columns.read(store, "training", import_columns.open_book(path))


def preview(store: Store, path: Path, read: "ReadResult", decisions: Decisions) -> ImportPreview:
    """Hold what was read against the records."""
    with store.reading() as connection:
        plan = staff_plan.load(connection)
    return _preview(path, read, plan, decisions)


def apply_training(store: Store, preview: ImportPreview, *, decisions: Decisions | None = None) -> ImportResult:
    """Write what was previewed in one transaction named after the file.

    Raises ``UserError`` when the records changed meanwhile so that the lines mean something else.
    """
    return write(store, preview.path, preview.read, decisions or {}, None if decisions else preview)


def import_training(store: Store, path: Path, *, dry_run: bool = False) -> ImportResult:
    """Read a list of turns and, unless ``dry_run``, write what is new or different."""
    if dry_run:
        return ImportResult(preview_training(store, path), Changes())
    require(store, *WRITERS)
    return write(store, path, read(store, path), {}, None)


def write_template(path: Path, store: Store | None = None) -> None:
    """Write the blank workbook of training, which is the same for every office."""
    from hrdesk.excel.template import write_training_template

    write_training_template(path)


def export_training(store: Store, path: Path, *, since: date | None = None, turns: Sequence[str] | None = None) -> int:
    """Write every turn on record in the template, so that importing the file changes nothing.

    ``since`` leaves out turns that ended before a day, ``turns`` limits it to some ids. Returns the number of rows.
    """
    from hrdesk.excel.template import write_training

    with store.reading() as connection:
        people = records.fetch(connection, "person")
        rows = records.fetch(connection, "training").values()
    first = since.isoformat() if since else ""
    wanted = None if turns is None else set(turns)
    shown = [row for row in rows if (row["ended_on"] or "9999") >= first and row["person_id"] in people]
    shown = [row for row in shown if wanted is None or row["id"] in wanted]
    shown.sort(key=lambda row: (people[row["person_id"]]["sort_key"], row["person_id"], row["started_on"] or ""))
    write_training(path, (_exported(people[row["person_id"]], row) for row in shown))
    return len(shown)


def _exported(person: records.Row, turn: records.Row) -> dict[str, Any]:
    of_record = {"person": person, "training": turn}
    return {one.key: of_record[one.record].get(one.column) for one in fields.TRAINING}


def _preview(path: Path, read: "ReadResult", plan: StaffPlan, decisions: Decisions) -> ImportPreview:
    rows: list[RowPlan] = []
    strangers: list[Rejection] = []
    used: set[str] = set()
    for draft in read.drafts:
        decision = decisions.get((draft.sheet, draft.row))
        person, candidates = (decision, []) if decision not in (None, SKIP) else plan.match(draft.values)
        if decision == SKIP:
            rows.append(_row_plan(draft, SAME))
        elif candidates:
            rows.append(_row_plan(draft, DUPLICATE, candidates=tuple(candidates)))
        elif person not in plan.recorded:
            strangers += _stranger(read, draft)
        else:
            status, differences = apply_turn(plan, str(person), draft.values, used)
            rows.append(_row_plan(draft, status, differences=differences, person=person))
    return ImportPreview(path, read, tuple(rows), (*read.rejections, *strangers), ())


def _row_plan(draft: "Draft", status: str, **more: Any) -> RowPlan:
    return RowPlan(draft.sheet, draft.row, status, str(draft.values["full_name"]), notes=draft.notes, **more)


def _stranger(read: "ReadResult", draft: "Draft") -> "Iterator[Rejection]":
    """Yield the rejection of a line about somebody who has no record."""
    from hrdesk.excel.drafts import Rejection

    layout = next(layout for layout in read.layouts if layout.sheet == draft.sheet)
    column = next(column.name for column in layout.columns if column.field == "full_name")
    name = str(draft.values["full_name"])
    yield Rejection(draft.sheet, draft.row, column, name, say.nobody_on_record(name))


def write(
    store: Store, path: Path, read: "ReadResult", decisions: Decisions, expected: ImportPreview | None
) -> ImportResult:
    """Write what was read in one transaction, if it still means what was ``expected``."""
    with transaction(store, f"Nhập đào tạo, bồi dưỡng: {path.name}") as writing:
        plan = staff_plan.load(writing.connection)
        now = _preview(path, read, plan, decisions)
        if expected is not None and now.rows != expected.rows:
            raise UserError(say.records_moved())
        if plan.added.get("training"):
            writing.add_many("training", plan.added["training"])
        if plan.changed.get("training"):
            writing.change_many("training", plan.changed["training"])
    return ImportResult(now, writing.changes)
