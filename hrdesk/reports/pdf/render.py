"""Turn the description of a paper into a PDF: lay out, put on pages, draw, write."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hrdesk.domain.paper import Align, ItemList, LetterHeading, Paper, Paragraph, SectionHeading, Table
from hrdesk.files import write_whole
from hrdesk.messages import reports as messages
from hrdesk.reports.pdf import geometry as page
from hrdesk.reports.pdf.flow import Page, Piece, paginate
from hrdesk.reports.pdf.fonts import FaceName, Typesetter
from hrdesk.reports.pdf.foot import foot_plate
from hrdesk.reports.pdf.geometry import PageSize, page_size
from hrdesk.reports.pdf.head import head_plate
from hrdesk.reports.pdf.label_sheets import draw_labels
from hrdesk.reports.pdf.pen import Pen
from hrdesk.reports.pdf.table import TableLayout
from hrdesk.reports.pdf.text_blocks import TextLines, list_pieces, paragraph_pieces, section_pieces

_TABLE_GAP = 6.0
_FOOT_GAP = 12.0
_KEPT_WITH_SIGNATURE = 2  # rows or lines


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What was made: the number of pages, and sentences about what does not look as it should."""

    pages: int
    warnings: tuple[str, ...]


def render_pdf(paper: Paper, target: Path | str | BinaryIO) -> PdfResult:
    """Write ``paper`` as PDF to a file, whole or not at all, or to a binary stream.

    Raises ``EnvironmentProblem`` when the file cannot be written.
    """
    typesetter = Typesetter()
    stream = io.BytesIO()
    count, warnings = (_labels if paper.labels else _pages)(paper, stream, typesetter)
    if isinstance(target, Path | str):
        write_whole(Path(target), stream.getvalue())
    else:
        target.write(stream.getvalue())
    if typesetter.missing:
        warnings.append(messages.letters_missing(sorted(typesetter.missing)))
    return PdfResult(count, tuple(warnings))


def _pages(paper: Paper, stream: BinaryIO, typesetter: Typesetter) -> tuple[int, list[str]]:
    """Draw the pages of a paper; return how many, and what does not look as it should."""
    size = page_size(paper)
    pieces, warnings = _lay_out(paper, size, typesetter)
    pages = paginate(pieces, size.text_height)
    _draw(paper, pages, size, stream, typesetter)
    return len(pages), warnings


def _labels(paper: Paper, stream: BinaryIO, typesetter: Typesetter) -> tuple[int, list[str]]:
    """Draw the sheets of labels of a paper; return how many, and what does not look as it should."""
    assert paper.labels is not None
    pen = Pen(stream, page_size(paper), title=paper.title, author="")
    found = draw_labels(paper.labels, pen, typesetter)
    pen.save()
    return found


def _lay_out(paper: Paper, size: PageSize, typesetter: Typesetter) -> tuple[list[Piece], list[str]]:
    warnings: list[str] = []
    pieces = [head_plate(paper, size.text_width, typesetter).piece()]
    for block in paper.blocks:
        match block:
            case Table():
                pieces += _table_pieces(block, paper, size, typesetter, warnings)
            case Paragraph():
                pieces += paragraph_pieces(block, size.text_width, typesetter)
            case SectionHeading():
                pieces += section_pieces(block, size.text_width, typesetter)
            case ItemList():
                pieces += list_pieces(block, size.text_width, typesetter)
    foot = foot_plate(paper, size.text_width, typesetter)
    if foot:
        for piece in pieces[1:][-_KEPT_WITH_SIGNATURE:]:
            piece.keep = True
        pieces.append(foot.piece(_FOOT_GAP))
    return pieces, warnings


def _table_pieces(
    table: Table, paper: Paper, size: PageSize, typesetter: Typesetter, warnings: list[str]
) -> list[Piece]:
    layout = TableLayout(table, size.text_width, size.text_height, typesetter)
    if layout.cramped:
        warnings.append(messages.table_too_wide(table.name or paper.title, layout.cramped, len(table.columns)))
    pieces = layout.pieces()
    pieces[0].gap = _TABLE_GAP
    if not table.note:
        return pieces
    face = typesetter.face(italic=True)
    left, right = page.LEFT_MARGIN, page.LEFT_MARGIN + size.text_width
    note = TextLines(typesetter.clean(table.note), face, page.TABLE_NOTE, left, right, align=Align.RIGHT).pieces(
        _TABLE_GAP
    )
    for piece in note:
        piece.keep = True
    return [*note, *pieces]


def _draw(paper: Paper, pages: list[Page], size: PageSize, stream: BinaryIO, typesetter: Typesetter) -> None:
    heading = paper.heading
    author = heading.office.replace("\n", " ") if isinstance(heading, LetterHeading) else ""
    pen = Pen(stream, size, title=" ".join((paper.title, paper.subject)).strip(), author=author)
    for number, runs in enumerate(pages, 1):
        if number > 1 or paper.total_pages:
            _draw_page_number(pen, f"{number}/{len(pages)}" if paper.total_pages else str(number), size, typesetter)
        for run in runs:
            run.owner.draw(pen, page.TOP_MARGIN + run.top, run.first, run.last)
        pen.end_page()
    pen.save()


def _draw_page_number(pen: Pen, number: str, size: PageSize, typesetter: Typesetter) -> None:
    face = typesetter.face()
    middle = page.LEFT_MARGIN + size.text_width / 2 - face.measure(number) * page.PAGE_NUMBER / 2
    baseline = page.PAGE_NUMBER_TOP + page.PAGE_NUMBER * page.ASCENT
    pen.words(middle, baseline, number, FaceName.REGULAR, page.PAGE_NUMBER)
