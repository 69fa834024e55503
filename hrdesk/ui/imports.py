"""What the import page asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hrdesk.services.importing import ImportPreview, ImportResult

Key = tuple[str, int]  # sheet, row
NEW_PERSON, SKIP = "new", "skip"
STATUSES = ("new", "changed", "same", "rejected", "duplicate")


@dataclass(frozen=True)
class Line:
    """One row of the workbook as the preview shows it; ``detail`` says in short what it will do."""

    sheet: str
    row: int
    status: str
    name: str
    detail: str
    differences: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()  # id, who

    @property
    def key(self) -> Key:
        """Where the row stands."""
        return self.sheet, self.row


def preview(store: Any, path: Path, decisions: Mapping[Key, str]) -> "tuple[ImportPreview, tuple[Line, ...]]":
    """Read a roster and say what each row would do."""
    from hrdesk.services import importing

    found = importing.preview_staff(store, path, decisions=dict(decisions))
    return found, lines(found)


def lines(found: "ImportPreview") -> tuple[Line, ...]:
    """Return every row of a preview in the order of the workbook, rejected ones once per cell."""
    shown = [_planned(row) for row in found.rows]
    shown += [
        Line(one.sheet, one.row, "rejected", "", f"Ô {one.column}: “{one.value}”", notes=(one.reason,))
        for one in found.rejections
    ]
    return tuple(sorted(shown, key=lambda line: line.key))


def _planned(row: Any) -> Line:
    differences = tuple((each.label, each.before, each.after) for each in row.differences)
    candidates = tuple((each.id, _who(each)) for each in row.candidates)
    detail = "; ".join(_fact(row.status == "new", *each) for each in differences)
    if candidates:
        detail = "Có thể là: " + " / ".join(who for _, who in candidates)
    return Line(
        row.sheet, row.row, row.status, row.full_name, detail, differences, tuple(map(str, row.notes)), candidates
    )


def _fact(new: bool, label: str, before: str, after: str) -> str:
    return f"{label}: {after}" if new else f"{label}: {before or 'chưa ghi'} → {after}"


def _who(candidate: Any) -> str:
    born = "/".join(reversed(str(candidate.date_of_birth).split("-"))) if candidate.date_of_birth else ""
    parts = (candidate.full_name, f"sinh {born}" if born else "", candidate.citizen_id or "")
    return ", ".join(part for part in parts if part)


def apply(store: Any, found: "ImportPreview", decisions: Mapping[Key, str]) -> "ImportResult":
    """Write what was previewed, in one transaction."""
    from hrdesk.services import importing

    return importing.apply_staff(store, found, decisions=dict(decisions) or None)


def write_error_sheet(store: Any, found: "ImportPreview", path: Path) -> None:
    """Give the clerk's own file back with the reasons in a column."""
    from hrdesk.services import importing

    importing.write_error_sheet(found, path)
