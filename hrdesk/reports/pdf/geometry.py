"""The sheet and the letters of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I and II, in points.

Every length and size lies inside the range of the decree: margins 20-25 mm at top and bottom,
30-35 mm left, 15-20 mm right.
"""

from dataclasses import dataclass

from hrdesk.domain.paper import Orientation, Paper, Sheet

MM = 72 / 25.4

TOP_MARGIN = 20 * MM
BOTTOM_MARGIN = 20 * MM
LEFT_MARGIN = 30 * MM
RIGHT_MARGIN = 15 * MM
PAGE_NUMBER_TOP = 10 * MM  # from the edge of the sheet to the letters

NATIONAL_TITLE = 12
MOTTO = 13
OFFICE = 12
NUMBER = 13
PLACE_AND_DATE = 13
TITLE = 14
SUBJECT = 14
AS_OF = 13
BODY = 14
SIGNATURE = 14
SIGNATURE_HINT = 12
RECIPIENTS_TITLE = 12
RECIPIENTS = 11
PAGE_NUMBER = 14
TABLE_NOTE = 12

LEADING = 1.15  # single spacing, as a multiple of the letter size
ASCENT = 0.891  # of Tinos, from the top of a line to its baseline
PARAGRAPH_GAP = 6.0
TITLE_GAP = 12.0
FIRST_LINE_INDENT = 10 * MM
RULE_SHARE = 0.4  # of the line above: between a third and a half
RULE_WIDTH = 0.7
SIGNATURE_ROOM = 25 * MM

_SHEETS = {Sheet.A4: (210 * MM, 297 * MM), Sheet.A3: (297 * MM, 420 * MM)}


@dataclass(frozen=True, slots=True)
class PageSize:
    """A sheet as it lies, and the room inside its margins."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - LEFT_MARGIN - RIGHT_MARGIN

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - TOP_MARGIN - BOTTOM_MARGIN


def page_size(paper: Paper) -> PageSize:
    """Return the sheet of a paper."""
    narrow, long = _SHEETS[paper.sheet]
    return PageSize(long, narrow) if paper.orientation is Orientation.LANDSCAPE else PageSize(narrow, long)
