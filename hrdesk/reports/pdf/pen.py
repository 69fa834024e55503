"""Draw words and rules on a canvas, measured from the top left corner of the sheet, in points."""

from typing import Any, BinaryIO

from hrdesk.reports.pdf.fonts import FaceName
from hrdesk.reports.pdf.geometry import PageSize

Rule = tuple[float, float, float, float]  # x, y, x, y
Box = tuple[float, float, float, float]  # x, y, width, height


class Pen:
    """A PDF being drawn. Equal papers give equal bytes; only embedded fonts are in the file."""

    def __init__(self, stream: BinaryIO, size: PageSize, *, title: str, author: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # compressed pages as they are, not a quarter longer in letters
        self._canvas: Any = Canvas(
            stream,
            pagesize=(size.width, size.height),
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            initialFontName=FaceName.REGULAR.value,
            lang="vi-VN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("HRDesk")
        self._height = size.height
        self._text: Any = None
        self._font: tuple[FaceName, float] | None = None
        self._spread = 0.0
        self._start_page()

    def words(self, x: float, y: float, text: str, face: FaceName, size: float, *, spread: float = 0.0) -> None:
        """Write ``text`` with its baseline at ``y``; ``spread`` points more between words."""
        if self._font != (face, size):
            self._font = (face, size)
            self._text.setFont(face.value, size)
        if self._spread != spread:
            self._spread = spread
            self._text.setWordSpace(spread)
        self._text.setTextOrigin(x, self._height - y)
        self._text.textOut(text)

    def rules(self, rules: list[Rule], width: float) -> None:
        """Draw straight lines ``width`` points thick."""
        self._canvas.setLineWidth(width)
        height = self._height
        self._canvas.lines([(x1, height - y1, x2, height - y2) for x1, y1, x2, y2 in rules])

    def boxes(self, boxes: list[Box]) -> None:
        """Fill boxes with black, all at once."""
        path = self._canvas.beginPath()
        for x, y, width, height in boxes:
            path.rect(x, self._height - y - height, width, height)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.drawText(self._text)
        self._canvas.showPage()
        self._start_page()

    def save(self) -> None:
        """Finish the file."""
        self._canvas.save()

    def _start_page(self) -> None:
        self._text = self._canvas.beginText()
        self._font = None
        self._spread = 0.0
