"""What editing many people asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hrdesk.services.bulk_edit import Edit, Edited, Line, Part


@dataclass(frozen=True, slots=True)
class Shown:
    """What would become of the people, ready to be read; ``changed``, ``same`` and ``refused`` count people."""

    lines: "tuple[ShownLine, ...]"
    changed: int
    same: int
    refused: int


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One field of one person. ``outcome`` is why it stays, or what happens; ``tone`` a colour of the theme."""

    name: str
    item: str
    before: str
    after: str
    outcome: str
    tone: str


def parts() -> "tuple[Part, ...]":
    """Return what can be edited for many."""
    from hrdesk.services import bulk_edit

    return bulk_edit.parts()


def preview(store: Any, as_of: date, ids: Sequence[str], edit: "Edit") -> Shown:
    """Return what would become of the people."""
    from hrdesk.services import bulk_edit

    lines = bulk_edit.preview(store, as_of, ids, edit)
    refused = {line.person_id for line in lines if line.refusal}
    changed = {line.person_id for line in lines if line.is_changed}
    everybody = {line.person_id for line in lines}
    shown = [each for line in lines for each in _shown(line)]
    return Shown(tuple(shown), len(changed), len(everybody - changed - refused), len(refused - changed))


def _shown(line: "Line") -> "Iterator[ShownLine]":
    """Yield a line for each field; one alone for a record that stays as it is, which says why."""
    from hrdesk.domain.catalogs import catalog
    from hrdesk.ui.widgets.history import label_of, shown_value

    post = catalog("position").label(line.record.get("position_code")) if line.table == "assignment" else ""
    columns = list(line.after) or [""]
    for column in columns[:1] if line.refusal else columns:
        label = label_of(line.table, column) if column and not line.refusal else ""
        before = shown_value(line.table, column, line.record, {}) if line.record and column else ""
        after = (
            "" if line.refusal else shown_value(line.table, column, {**line.record, **_kind(line), **line.after}, {})
        )
        item = f"{label} ({post})" if label and post else label or post
        yield ShownLine(line.full_name, item, before, after, *_outcome(line, column))


def _kind(line: "Line") -> dict[str, str]:
    return {"kind": line.kind} if line.kind else {}


def _outcome(line: "Line", column: str) -> tuple[str, str]:
    if line.refusal:
        return line.refusal, "danger"
    if line.record and line.before[column] == line.after[column]:
        return "đã đúng như vậy", "muted"
    return ("thay đổi" if line.record else "ghi mới"), ""


def change(store: Any, as_of: date, ids: Sequence[str], edit: "Edit") -> "Edited":
    """Write it."""
    from hrdesk.services import bulk_edit

    return bulk_edit.change_people(store, as_of, ids, edit)


def edit(part: str, values: dict[str, Any], position: str | None) -> "Edit":
    """Return what is asked, as the services know it."""
    from hrdesk.services.bulk_edit import Edit

    return Edit(part, values, position)
