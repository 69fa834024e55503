"""Workbooks made for one test, by the library that offices' own programs use."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that writes rows (and merged ranges) to a workbook and returns its path."""

    def write(
        rows: Sequence[Sequence[Any]], *, merged: Sequence[str] = (), name: str = "danh sach.xlsx", sheet: str = "DS"
    ) -> Path:
        path = tmp_path / name
        book = openpyxl.load_workbook(path) if path.exists() else openpyxl.Workbook()
        if not path.exists():
            del book[book.sheetnames[0]]
        made = book.create_sheet(sheet)
        for row in rows:
            made.append(list(row))
        for area in merged:
            made.merge_cells(area)
        book.save(path)
        return path

    return write
