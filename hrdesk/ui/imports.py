"""What the import page asks of the services. Runs on the database thread, returns frozen data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes

if TYPE_CHECKING:
    from hrdesk.excel.forms import Confirmed
    from hrdesk.excel.mapping import WorkbookLook
    from hrdesk.services.importing import ImportPreview, ImportResult

Key = tuple[str, int]  # sheet, row
NEW_PERSON, SKIP = "new", "skip"
STATUSES = ("new", "changed", "same", "rejected", "duplicate")
NOTED = "noted"  # the chip of rows that are taken and should be looked at


@dataclass(frozen=True)
class Kind:
    """A kind of list as the page speaks of it. ``home`` is the page whose list it is.

    ``subject`` heads the column of names; ``newcomer`` offers a doubtful line to be something new, empty
    where a list brings nothing new.
    """

    key: str
    title: str
    word: str
    home: str
    template: str
    subject: str
    newcomer: str = ""


KINDS = {
    kind.key: kind
    for kind in (
        Kind("staff", "Nhập danh sách từ Excel", "Cán bộ, công chức", "people", "bieu-mau-nhan-su.xlsx",
             "Họ và tên", "Người khác, thêm hồ sơ mới"),
        Kind("training", "Nhập đào tạo, bồi dưỡng từ Excel", "Đào tạo, bồi dưỡng", "training",
             "bieu-mau-dao-tao.xlsx", "Họ và tên"),
        Kind("equipment", "Nhập tài sản từ Excel", "Tài sản, trang thiết bị", "equipment",
             "bieu-mau-tai-san.xlsx", "Tên tài sản", "Tài sản khác, thêm mới"),
    )
}  # fmt: skip


def kind_of_page(page: str) -> str:
    """Return the kind of list that a page shows; that of people where it shows none."""
    if page == "facilities":
        return "equipment"
    return next((kind.key for kind in KINDS.values() if kind.home == page), "staff")


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
    warnings: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Where the row stands."""
        return self.sheet, self.row


@dataclass(frozen=True)
class Opened:
    """A workbook just opened: its columns to be looked at, or, when they are sure, what each row would do."""

    look: "WorkbookLook"
    preview: "ImportPreview | None" = None
    lines: tuple[Line, ...] = ()


def open_file(store: Any, kind: str, path: Path, decisions: Mapping[Key, str], *, asks: bool = True) -> Opened:
    """Read a workbook. With ``asks``, stop at its columns when one of them is doubtful."""
    from hrdesk.services import workbooks

    found, shown = workbooks.look_and_preview(store, kind, path, decisions=dict(decisions), asks=asks)
    return Opened(found, shown, lines(shown) if shown else ())


def look(store: Any, kind: str, path: Path, given: "Confirmed") -> "WorkbookLook":
    """Return the columns of a workbook as a clerk would have them read."""
    from hrdesk.services import import_columns

    return import_columns.look(store, kind, import_columns.open_book(path), given)


def targets(kind: str) -> tuple[tuple[str, str], ...]:
    """Return what a column of a kind of list can be read as, with labels."""
    from hrdesk.services import import_columns

    return import_columns.targets(kind)


def confirm(store: Any, kind: str, given: "Confirmed") -> Changes:
    """Remember what a clerk confirmed; no record changes."""
    from hrdesk.services import import_columns

    import_columns.remember(store, kind, given)
    return Changes()


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
        row.sheet,
        row.row,
        row.status,
        row.full_name,
        detail,
        differences,
        notes=tuple(str(note) for note in row.notes if not note.is_warning),
        candidates=candidates,
        warnings=tuple(str(note) for note in row.notes if note.is_warning),
    )


def _fact(new: bool, label: str, before: str, after: str) -> str:
    return f"{label}: {after}" if new else f"{label}: {before or 'chưa ghi'} → {after}"


def _who(candidate: Any) -> str:
    born = "/".join(reversed(str(candidate.date_of_birth).split("-"))) if candidate.date_of_birth else ""
    parts = (candidate.full_name, f"sinh {born}" if born else "", candidate.citizen_id or "")
    return ", ".join(part for part in parts if part)


def apply(store: Any, kind: str, found: "ImportPreview", decisions: Mapping[Key, str]) -> "ImportResult":
    """Write what was previewed, in one transaction."""
    from hrdesk.services import workbooks

    return workbooks.apply(store, kind, found, decisions=dict(decisions) or None)


def write_error_sheet(store: Any, found: "ImportPreview", path: Path) -> None:
    """Give the clerk's own file back with the reasons in a column."""
    from hrdesk.services import workbooks

    workbooks.write_error_sheet(found, path)


def export_turns(store: Any, path: Path, ids: Sequence[str]) -> int:
    """Write the turns shown as a workbook that can be imported again; return the number of rows."""
    from hrdesk.services import training_import

    return training_import.export_training(store, path, turns=ids)


def export_items(store: Any, path: Path, as_of: date, ids: Sequence[str]) -> int:
    """Write the items shown as a workbook that can be imported again; return the number of rows."""
    from hrdesk.services.equipment import importing

    return importing.export_equipment(store, as_of, path, frozenset(ids))
