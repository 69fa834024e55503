"""What the fast reader does not tell about a sheet, whatever the format of its file."""

from dataclasses import dataclass, field

from hrdesk.excel.cells import Broken

Position = tuple[int, int]


@dataclass(slots=True)
class SheetFacts:
    """Where a sheet has formulas, cells without a usable value, old fonts; which rows and columns are hidden.

    Positions are (row, column), all counted from 0.
    """

    formulas: set[Position] = field(default_factory=set)
    broken: dict[Position, Broken] = field(default_factory=dict)
    has_legacy_fonts: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
