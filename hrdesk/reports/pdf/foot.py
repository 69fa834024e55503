"""The foot of a paper: Nơi nhận level with the authority that signs, room for the hand, the name.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 to II.9.
"""

from hrdesk.domain.paper import Paper, Signature, list_lines
from hrdesk.reports.pdf import geometry as page
from hrdesk.reports.pdf.fonts import Typesetter
from hrdesk.reports.pdf.geometry import LEFT_MARGIN, MM
from hrdesk.reports.pdf.plate import Plate

_RECIPIENTS_SHARE = 0.45


def foot_plate(paper: Paper, width: float, typesetter: Typesetter) -> Plate | None:
    """Return the signatures and the places the paper goes to; None when it has neither."""
    if not paper.signatures and not paper.recipients:
        return None
    plate = Plate()
    beside = paper.recipients and len(paper.signatures) <= 1
    left = LEFT_MARGIN + width * _RECIPIENTS_SHARE if beside else LEFT_MARGIN
    below = _signatures(plate, paper.signatures, left, LEFT_MARGIN + width - left, typesetter)
    if paper.recipients:
        dated = any(signature.place_and_date for signature in paper.signatures)
        top = (page.PLACE_AND_DATE * page.LEADING if dated else 0.0) if beside else below + page.PARAGRAPH_GAP
        below = max(below, _recipients(plate, paper.recipients, top, width * _RECIPIENTS_SHARE, typesetter))
    plate.height = below
    return plate


def _signatures(
    plate: Plate, signatures: tuple[Signature, ...], left: float, width: float, typesetter: Typesetter
) -> float:
    share = width / max(len(signatures), 1)
    room = share - 4 * MM
    placed = [(signature, left + share * (place + 0.5)) for place, signature in enumerate(signatures)]
    dates = [0.0]
    for signature, middle in placed:
        if signature.place_and_date:
            text, face = typesetter.clean(signature.place_and_date), typesetter.face(italic=True)
            dates.append(plate.centred(text, middle, 0.0, room, face, page.PLACE_AND_DATE))
    titles = [_authority(plate, signature, middle, max(dates), room, typesetter) for signature, middle in placed]
    below = max(titles, default=0.0) + page.SIGNATURE_ROOM
    ends = [below]
    for signature, middle in placed:
        if signature.name:
            name, face = typesetter.clean(signature.name), typesetter.face(bold=True)
            ends.append(plate.centred(name, middle, below, room, face, page.SIGNATURE))
    return max(ends)


def _authority(
    plate: Plate, signature: Signature, middle: float, below: float, room: float, typesetter: Typesetter
) -> float:
    for title in signature.titles:
        text, face = typesetter.clean(title.upper()), typesetter.face(bold=True)
        below = plate.centred(text, middle, below, room, face, page.SIGNATURE)
    if signature.hint:
        text, face = typesetter.clean(f"({signature.hint})"), typesetter.face(italic=True)
        below = plate.centred(text, middle, below, room, face, page.SIGNATURE_HINT)
    return below


def _recipients(plate: Plate, recipients: tuple[str, ...], top: float, room: float, typesetter: Typesetter) -> float:
    face = typesetter.face(bold=True, italic=True)
    below = plate.left("Nơi nhận:", LEFT_MARGIN, top, room, face, page.RECIPIENTS_TITLE)
    for line in list_lines(recipients):
        text = typesetter.clean(line)
        below = plate.left(text, LEFT_MARGIN, below, room - 4 * MM, typesetter.face(), page.RECIPIENTS)
    return below
