"""What comes of reading a workbook: drafts, cells that cannot be taken, what was left out. Frozen values."""

from dataclasses import dataclass

from hrdesk.excel.columns import Value
from hrdesk.excel.layout import Layout
from hrdesk.excel.marker import LISTS_SHEET
from hrdesk.messages import excel as say


@dataclass(frozen=True, slots=True)
class Note:
    """Something understood that a clerk may look at; ``column`` is the letter and the heading.

    ``is_warning`` says that it should be mended, though the line is taken.
    """

    column: str
    value: str
    sentence: str
    is_warning: bool = False

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.column}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What one line states. ``row`` counts from 1; ``values`` holds only what is stated, by field key.

    Texts and codes are ``str``, dates ``PartialDate``, yes/no ``bool``, whole numbers and hundredths
    ``int``, a finished course True or the ``PartialDate`` of its end. Levels of schooling, languages
    and computers, the step of a language and ``party_member`` have keys of their own. ``title`` is the
    position as it was written, with the name of the column it stands in.
    """

    sheet: str
    row: int
    values: dict[str, Value]
    notes: tuple[Note, ...] = ()
    title: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Rejection:
    """A cell that cannot be taken; ``row`` counts from 1, ``column`` is the letter and the heading."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that is no person, or (row 0) a sheet that is no roster, and why."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class SheetNotice:
    """Something about a whole sheet that is read and that a clerk should know."""

    sheet: str
    sentence: str


@dataclass(frozen=True, slots=True)
class UnmappedColumn:
    """A column that is not read, with the first of its values."""

    sheet: str
    column: str
    heading: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A list as read. ``rows_read`` lines count: ``drafts`` and the rejected ones."""

    file: str
    sha256: str
    layouts: tuple[Layout, ...]
    rows_read: int
    drafts: tuple[Draft, ...]
    rejections: tuple[Rejection, ...]
    skipped: tuple[SkippedLine, ...] = ()
    unmapped: tuple[UnmappedColumn, ...] = ()
    notices: tuple[SheetNotice, ...] = ()

    @property
    def left_out(self) -> tuple[SkippedLine, ...]:
        """Sheets that hold something and are not read: not the empty ones, not the explanations of a template."""
        of_course = (say.SHEET_EMPTY, say.SHEET_EXPLANATION)
        return tuple(
            one for one in self.skipped if one.row == 0 and one.reason not in of_course and one.sheet != LISTS_SHEET
        )
