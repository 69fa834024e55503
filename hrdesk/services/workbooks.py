"""Every kind of list that a workbook can bring, behind one door for the window and the command line.

Of several files all are read before the first is written, so that one which cannot be read leaves
everything as it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import importing as say
from hrdesk.models.store import Store
from hrdesk.services import import_columns, importing, training_import
from hrdesk.services.equipment import importing as equipment_import
from hrdesk.services.importing import Decisions, ImportPreview, ImportResult
from hrdesk.services.roles import require
from hrdesk.services.transaction import WRITERS

if TYPE_CHECKING:
    from hrdesk.excel.drafts import ReadResult
    from hrdesk.excel.mapping import WorkbookLook


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be done with one kind of list; ``export`` writes what is on record at a day, and counts the rows."""

    preview: "Callable[[Store, Path, ReadResult, Decisions], ImportPreview]"
    write: "Callable[[Store, Path, ReadResult, Decisions, ImportPreview | None], ImportResult]"
    template: Callable[[Path, Store | None], None]
    export: Callable[[Store, date, Path], int]


def _export_training(store: Store, as_of: date, path: Path) -> int:
    return training_import.export_training(store, path)


KINDS = {
    "staff": Kind(importing.preview, importing.write, importing.write_template, importing.export_staff),
    "training": Kind(
        training_import.preview,
        training_import.write,
        training_import.write_template,
        _export_training,
    ),
    "equipment": Kind(
        equipment_import.preview,
        equipment_import.write,
        equipment_import.write_template,
        equipment_import.export_equipment,
    ),
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A workbook as read, before it is held against the records."""

    kind: str
    path: Path
    read: "ReadResult"


def read_files(store: Store, kind: str, files: Sequence[Path]) -> list[ReadFile]:
    """Read workbooks of one kind. Raises ``UserError`` for the first that cannot be read."""
    if kind not in KINDS:
        raise UserError(say.no_such_import(kind))
    return [ReadFile(kind, file, import_columns.read(store, kind, import_columns.open_book(file))) for file in files]


def preview(store: Store, kind: str, path: Path, *, decisions: Decisions | None = None) -> ImportPreview:
    """Read a workbook and say what each row would do; nothing is written. Raises ``UserError``."""
    (found,) = read_files(store, kind, [path])
    return KINDS[kind].preview(store, path, found.read, decisions or {})


def look_and_preview(
    store: Store, kind: str, path: Path, *, decisions: Decisions | None = None, asks: bool = True
) -> "tuple[WorkbookLook, ImportPreview | None]":
    """Return the columns of a workbook and what each row would do.

    With ``asks`` there is no preview while a column is doubtful. Raises ``UserError``.
    """
    book = import_columns.open_book(path)
    found = import_columns.look(store, kind, book)
    if asks and found.sheets and not found.is_sure:
        return found, None
    read = import_columns.read(store, kind, book)
    return found, KINDS[kind].preview(store, path, read, decisions or {})


def apply(store: Store, kind: str, shown: ImportPreview, *, decisions: Decisions | None = None) -> ImportResult:
    """Write what was previewed in one transaction named after the file.

    Raises ``UserError`` when the records changed meanwhile so that the rows mean something else.
    """
    return KINDS[kind].write(store, shown.path, shown.read, decisions or {}, None if decisions else shown)


def import_read(store: Store, file: ReadFile, *, dry_run: bool = False) -> ImportResult:
    """Write what is new or different in a workbook that was read, or with ``dry_run`` say what would be."""
    kind = KINDS[file.kind]
    if dry_run:
        return ImportResult(kind.preview(store, file.path, file.read, {}), Changes())
    return kind.write(store, file.path, file.read, {}, None)


def write_error_sheets(store: Store, files: Sequence[ReadFile], path: Path, *, dry_run: bool = False) -> list[Path]:
    """Give back each workbook that has something wrong: the first as ``path``, the next beside it with a number.

    Done before anything is imported, so that a folder that cannot be written to changes no record.
    Raises ``UserError``, also for somebody who may not import, and for a sheet that would overwrite its source.
    """
    if not dry_run:
        require(store, *WRITERS)
    written: list[Path] = []
    for file in files:
        found = KINDS[file.kind].preview(store, file.path, file.read, {})
        if found.rejections or found.row_warnings:
            target = path.with_name(f"{path.stem}-{len(written) + 1}{path.suffix}") if written else path
            write_error_sheet(found, target)
            written.append(target)
    return written


def write_error_sheet(found: ImportPreview, path: Path) -> None:
    """Give the clerk's own file back with columns "Lỗi" and "Lưu ý", the wrong cells in red. Raises ``UserError``."""
    from hrdesk.excel import error_sheet

    if path.exists() and path.samefile(found.path):
        raise UserError(say.error_sheet_over_source(path.name))
    warnings = [error_sheet.Mark(one.sheet, one.row or 0, one.column, one.reason) for one in found.row_warnings]
    error_sheet.write(found.path, found.rejections, path, warnings=warnings, layouts=found.read.layouts)


def write_template(kind: str, path: Path, *, store: Store | None = None) -> None:
    """Write the official blank workbook of a kind, with the lists of the office when a store is given."""
    if kind not in KINDS:
        raise UserError(say.no_such_template(kind))
    KINDS[kind].template(path, store)


def export(store: Store, kind: str, as_of: date, path: Path) -> int:
    """Write what is on record as the template has it, so that importing the file changes nothing; count the rows."""
    return KINDS[kind].export(store, as_of, path)
