"""What stands above and below the tables of a paper on its worksheet: head, title, signatures."""

from hrdesk.domain.paper import (
    MOTTO,
    NATIONAL_TITLE,
    Align,
    AppendixHeading,
    FormHeading,
    LetterHeading,
    Paper,
    Signature,
    list_lines,
)
from hrdesk.excel.paper_page import Page, Style

_OFFICE_SHARE = 0.42
_RECIPIENTS_SHARE = 0.45
_ROWS_TO_SIGN = 4

Lines = list[tuple[str, Style]]


def write_head(page: Page, paper: Paper) -> None:
    """Write office and Quốc hiệu, or the head of an appendix or a form, then title, subject and date."""
    heading = paper.heading
    match heading:
        case LetterHeading():
            _beside(page, [_office(heading), _nation(heading)], [_OFFICE_SHARE, 1 - _OFFICE_SHARE])
        case FormHeading():
            _beside(page, [_form_side(heading.left), _form_side(heading.right)], [0.5, 0.5])
        case AppendixHeading():
            page.line(heading.label, Style(14, bold=True))
    page.line(paper.title.upper(), Style(14, bold=True))
    if paper.subject:
        page.line(paper.subject, Style(14, bold=True))
    if isinstance(heading, AppendixHeading) and heading.attached_to:
        page.line(f"({heading.attached_to})", Style(italic=True))
    if paper.as_of_line:
        page.line(paper.as_of_line, Style(italic=True))
    if len(paper.addressees) == 1:
        page.line(f"Kính gửi: {paper.addressees[0]}", Style(14))
    elif paper.addressees:
        for line in ("Kính gửi:", *list_lines(paper.addressees)):
            page.line(line, Style(14))
    page.row += 1


def write_foot(page: Page, paper: Paper) -> None:
    """Write the signatures, and beside a single one the places the paper goes to."""
    recipients = _recipients(paper.recipients)
    dated = any(signature.place_and_date for signature in paper.signatures)
    signatures = [_signature(signature, dated=dated) for signature in paper.signatures]
    if len(signatures) == 1:
        _beside(page, [recipients, *signatures], [_RECIPIENTS_SHARE, 1 - _RECIPIENTS_SHARE])
        return
    if signatures:
        _beside(page, signatures, [1 / len(signatures)] * len(signatures))
    for text, style in recipients:
        page.line(text, style)


def _office(heading: LetterHeading) -> Lines:
    lines: Lines = []
    if heading.parent_office:
        lines.append((heading.parent_office.upper(), Style(12)))
    lines += [(line, Style(12, bold=True)) for line in heading.office.upper().split("\n")]
    return [*lines, ("_______", Style(8)), (heading.number, Style(13))]


def _nation(heading: LetterHeading) -> Lines:
    lines: Lines = [(NATIONAL_TITLE, Style(12, bold=True)), (MOTTO, Style(13, bold=True))]
    rows = len(_office(heading))
    rule = ("_" * 38, Style(8))
    blanks = [("", Style(8))] * (rows - len(lines) - 2)
    return [*lines, rule, *blanks, (heading.place_and_date, Style(13, italic=True))]


def _form_side(texts: tuple[str, ...]) -> Lines:
    return [(text, Style(12, bold=place == 0)) for place, text in enumerate(texts)]


def _signature(signature: Signature, *, dated: bool) -> Lines:
    lines: Lines = []
    if dated:
        lines.append((signature.place_and_date, Style(13, italic=True)))
    lines += [(title.upper(), Style(14, bold=True)) for title in signature.titles]
    if signature.hint:
        lines.append((f"({signature.hint})", Style(12, italic=True)))
    return [*lines, *[("", Style(14))] * _ROWS_TO_SIGN, (signature.name, Style(14, bold=True))]


def _recipients(recipients: tuple[str, ...]) -> Lines:
    if not recipients:
        return []
    return [
        ("Nơi nhận:", Style(12, bold=True, italic=True, align=Align.LEFT)),
        *((line, Style(11, align=Align.LEFT)) for line in list_lines(recipients)),
    ]


def _beside(page: Page, parts: list[Lines], shares: list[float]) -> None:
    """Write columns of lines beside each other; one under the other where the sheet has too few columns."""
    bounds = page.split(shares)
    if bounds is None:
        for text, style in (line for part in parts for line in part):
            page.line(text, style)
        return
    for place in range(max(map(len, parts))):
        for lines, (first, last) in zip(parts, bounds, strict=True):
            if place < len(lines) and lines[place][0]:
                page.across(first, last, *lines[place])
        page.row += 1
