"""The head of a paper: office and Quốc hiệu, or appendix, or form; then title, subject, date, addressees.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II and Mẫu 2.1.
"""

from hrdesk.domain.paper import MOTTO, NATIONAL_TITLE, AppendixHeading, FormHeading, LetterHeading, Paper, list_lines
from hrdesk.reports.pdf import geometry as page
from hrdesk.reports.pdf.fonts import Face, Typesetter
from hrdesk.reports.pdf.geometry import LEFT_MARGIN, MM
from hrdesk.reports.pdf.plate import Plate

_OFFICE_SHARE = 0.42  # of the text width: the office stands in it, the Quốc hiệu in the rest
_TITLE_SHARE = 0.92
_RULE_GAP = 2.5


def head_plate(paper: Paper, width: float, typesetter: Typesetter) -> Plate:
    """Return everything above the text of ``paper``, ``width`` points wide."""
    plate = Plate()
    below = 0.0
    match paper.heading:
        case LetterHeading():
            below = _letter(plate, paper.heading, width, typesetter)
        case FormHeading():
            below = _form(plate, paper.heading, width, typesetter)
        case AppendixHeading():
            below = plate.centred(
                typesetter.clean(paper.heading.label),
                _middle(width),
                0.0,
                width,
                typesetter.face(bold=True),
                page.TITLE,
            )
    below = _title(plate, paper, width, below, typesetter)
    below = _addressees(plate, paper.addressees, width, below, typesetter)
    plate.height = below + page.PARAGRAPH_GAP
    return plate


def _middle(width: float) -> float:
    return LEFT_MARGIN + width / 2


def _letter(plate: Plate, heading: LetterHeading, width: float, typesetter: Typesetter) -> float:
    regular, bold, italic = typesetter.face(), typesetter.face(bold=True), typesetter.face(italic=True)
    clean = typesetter.clean
    office_room = width * _OFFICE_SHARE
    left = LEFT_MARGIN + office_room / 2
    right = LEFT_MARGIN + office_room + (width - office_room) / 2
    room = office_room - 2 * MM
    below = 0.0
    if heading.parent_office:
        below = plate.centred(clean(heading.parent_office.upper()), left, below, room, regular, page.OFFICE)
    below = plate.centred(clean(heading.office.upper()), left, below, room, bold, page.OFFICE)
    below = plate.rule_under(left, below + _RULE_GAP, plate.widest * page.RULE_SHARE)
    other = plate.centred(NATIONAL_TITLE, right, 0.0, width, bold, page.NATIONAL_TITLE)
    other = plate.centred(MOTTO, right, other, width, bold, page.MOTTO)
    other = plate.rule_under(right, other + _RULE_GAP, plate.widest)
    below = max(below, other) + page.PARAGRAPH_GAP
    ends = [below]
    if heading.number:
        ends.append(plate.centred(clean(heading.number), left, below, office_room, regular, page.NUMBER))
    if heading.place_and_date:
        room = width - office_room
        ends.append(plate.centred(clean(heading.place_and_date), right, below, room, italic, page.PLACE_AND_DATE))
    return max(ends) + page.PARAGRAPH_GAP


def _form(plate: Plate, heading: FormHeading, width: float, typesetter: Typesetter) -> float:
    half = width / 2
    ends = [0.0]
    for lines, middle in ((heading.left, LEFT_MARGIN + half / 2), (heading.right, LEFT_MARGIN + half * 1.5)):
        below = 0.0
        for place, line in enumerate(lines):
            face = typesetter.face(bold=place == 0)
            below = plate.centred(typesetter.clean(line), middle, below, half - 4 * MM, face, page.OFFICE)
        ends.append(below)
    return max(ends) + page.PARAGRAPH_GAP


def _title(plate: Plate, paper: Paper, width: float, below: float, typesetter: Typesetter) -> float:
    bold, italic = typesetter.face(bold=True), typesetter.face(italic=True)
    clean = typesetter.clean
    middle, room = _middle(width), width * _TITLE_SHARE
    below += 0.0 if isinstance(paper.heading, AppendixHeading) else page.TITLE_GAP
    below = plate.centred(clean(paper.title.upper()), middle, below, room, bold, page.TITLE)
    if paper.subject:
        below = plate.centred(clean(paper.subject), middle, below, room, bold, page.SUBJECT)
    ruled = plate.widest
    if isinstance(paper.heading, AppendixHeading) and paper.heading.attached_to:
        text = clean(f"({paper.heading.attached_to})")
        below = plate.centred(text, middle, below, room, italic, page.AS_OF)
        ruled = plate.widest
    if not isinstance(paper.heading, FormHeading):
        below = plate.rule_under(middle, below + _RULE_GAP, ruled * page.RULE_SHARE) + page.PARAGRAPH_GAP
    if paper.as_of_line:
        below = plate.centred(paper.as_of_line, middle, below, room, italic, page.AS_OF)
    return below + page.PARAGRAPH_GAP


def _addressees(plate: Plate, addressees: tuple[str, ...], width: float, below: float, typesetter: Typesetter) -> float:
    if not addressees:
        return below
    regular: Face = typesetter.face()
    if len(addressees) == 1:
        text = typesetter.clean(f"Kính gửi: {addressees[0]}")
        return plate.centred(text, _middle(width), below, width, regular, page.BODY) + page.PARAGRAPH_GAP
    left = LEFT_MARGIN + width * 0.2
    below = plate.left("Kính gửi:", left, below, width, regular, page.BODY)
    for line in list_lines(addressees):
        text = typesetter.clean(line)
        below = plate.left(text, left + 12 * MM, below, width * 0.8 - 12 * MM, regular, page.BODY)
    return below + page.PARAGRAPH_GAP
