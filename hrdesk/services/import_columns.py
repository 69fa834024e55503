"""Which column of a workbook means what: looked at, confirmed by a clerk, remembered for workbooks of that form.

A form is known by the fingerprint of its headings. What was confirmed holds for every later import of the
same kind of list, from the window and from the command line.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from hrdesk.models import setting
from hrdesk.models.store import Store
from hrdesk.services.transaction import transaction

if TYPE_CHECKING:
    from hrdesk.excel.drafts import ReadResult
    from hrdesk.excel.forms import Confirmed, Form
    from hrdesk.excel.mapping import WorkbookLook
    from hrdesk.excel.workbook import Workbook

_KEY = "import-columns:"


def confirmed(connection: Connection, kind: str) -> "Confirmed":
    """Return what was confirmed for a kind of list: by fingerprint, the target of each column."""
    prefix = f"{_KEY}{kind}:"
    return {
        key.removeprefix(prefix): {int(index): str(target) for index, target in json.loads(value).items()}
        for key, value in setting.read_all(connection, prefix).items()
    }


def open_book(path: Path) -> "Workbook":
    """Open a workbook that is looked at and read. Raises ``UserError`` for a file that is none."""
    from hrdesk.excel.workbook import open_workbook

    return open_workbook(path)


def look(store: Store, kind: str, book: "Workbook", given: "Confirmed | None" = None) -> "WorkbookLook":
    """Return the columns of a workbook, read as was confirmed before or as ``given`` now; nothing is written."""
    from hrdesk.excel import mapping

    with store.reading() as connection:
        known = confirmed(connection, kind)
    return mapping.look(book, form_of(kind), {**known, **(given or {})})


def read(store: Store, kind: str, book: "Workbook") -> "ReadResult":
    """Read the lists of a kind with the columns that were confirmed for their forms.

    Raises ``UserError`` for a workbook without such a list, without a required column or without a line.
    """
    from hrdesk.excel import forms

    with store.reading() as connection:
        known = confirmed(connection, kind)
    return forms.read(book, form_of(kind), known)


def targets(kind: str) -> tuple[tuple[str, str], ...]:
    """Return what a column of a kind of list can be read as, with labels."""
    from hrdesk.excel import mapping

    return mapping.targets(form_of(kind))


def remember(store: Store, kind: str, given: "Confirmed") -> None:
    """Keep what a clerk confirmed. Raises ``UserError`` when he may not write."""
    with transaction(store, "Ghi nhớ các cột của bảng tính") as writing:
        for fingerprint, columns in given.items():
            writing.remember(f"{_KEY}{kind}:{fingerprint}", json.dumps(dict(columns), sort_keys=True))


def form_of(kind: str) -> "Form":
    """Return the form of a kind of list. Raises ``KeyError``."""
    from hrdesk.excel.equipment import EQUIPMENT_FORM
    from hrdesk.excel.reader import STAFF_FORM
    from hrdesk.excel.training import TRAINING_FORM

    return {form.key: form for form in (STAFF_FORM, TRAINING_FORM, EQUIPMENT_FORM)}[kind]
