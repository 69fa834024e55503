"""Papers read back: the text of their PDF pages, the cells of a row."""

import io

from pypdf import PdfReader

from hrdesk.domain.paper import RowKind
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf


def paper_of(report, snapshot, **params):
    """The paper of a report, sent to the province."""
    return report.paper(report.facts(snapshot, params), context_of(snapshot.unit, "tỉnh Vĩnh Phúc"))


def text_of(paper):
    """The words of all pages in one line; nothing may be too wide for its place."""
    stream = io.BytesIO()
    result = render_pdf(paper, stream)
    assert result.warnings == ()
    return " ".join(" ".join(page.extract_text() for page in PdfReader(stream).pages).split())


def row_of(table, *first):
    """The values of the row that begins so, by the keys of the columns."""
    row = next(row for row in table.rows if row.cells[: len(first)] == first)
    return {column.key: value for column, value in zip(table.columns, row.cells, strict=True)}


def behind_every_number(table, headcounts=("headcount",)):
    """Whether each number that counts people is the number of ids behind its cell."""
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            continue
        for column, value in zip(table.columns, row.cells, strict=True):
            counted = column.key in headcounts or ("." in column.key and not column.key.endswith(".share"))
            if counted and len(row.people_of(column)) != value:
                return False
    return True
