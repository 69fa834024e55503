"""Sheets of labels: the grids that makers sell, and labels laid into them from a cell on."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hrdesk import paths


@dataclass(frozen=True, slots=True)
class LabelGrid:
    """A sheet of labels on A4, in millimetres: their size, the corner of the first, the steps to the next."""

    code: str
    label: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    step_x: float
    step_y: float

    @property
    def cells(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def corner(self, cell: int) -> tuple[float, float]:
        """Return the upper left corner of a cell, numbered from 0 along the rows."""
        row, column = divmod(cell, self.columns)
        return self.left + column * self.step_x, self.top + row * self.step_y


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says; ``code`` stands in its QR too."""

    code: str
    name: str
    place: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """Labels for the sheets of one grid. ``first`` cells of the first sheet are used up.

    Everything is moved by ``shift_x`` and ``shift_y`` millimetres: printers do not take paper in alike.
    A test page has the outlines of the cells and no labels.
    """

    grid: LabelGrid
    labels: tuple[Label, ...]
    first: int = 0
    shift_x: float = 0.0
    shift_y: float = 0.0
    is_test: bool = False

    def placed(self) -> Iterator[tuple[int, int, Label]]:
        """Yield sheet and cell, from 0, of each label."""
        for place, label in enumerate(self.labels, self.first):
            yield *divmod(place, self.grid.cells), label


@cache
def label_grids() -> dict[str, LabelGrid]:
    """Return the grids that are shipped, by code."""
    with (paths.resources() / "labels.toml").open("rb") as file:
        rows = tomllib.load(file)["sheet"]
    return {row["code"]: LabelGrid(**row) for row in rows}
