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
    dated = any(signature.place_and_date for signature in signatures)
    middles = [left + share * (place + 0.5) for place in range(len(signatures))]
    ends = [0.0]
    for signature, middle in zip(signatures, middles, strict=True):
        ends.append(_authority(plate, signature, middle, share - 4 * MM, dated, typesetter))
    below = max(ends) + page.SIGNATURE_ROOM
    names = [below]
    for signature, middle in zip(signatures, middles, strict=True):
        if signature.name:
            name, face = typesetter.clean(signature.name), typesetter.face(bold=True)
            names.append(plate.centred(name, middle, below, share, face, page.SIGNATURE))
    return max(names)


def _authority(
    plate: Plate, signature: Signature, middle: float, room: float, dated: bool, typesetter: Typesetter
) -> float:
    below = 0.0
    italic, bold = typesetter.face(italic=True), typesetter.face(bold=True)
    if dated:
        text = typesetter.clean(signature.place_and_date)
        below = max(
            plate.centred(text, middle, below, room, italic, page.PLACE_AND_DATE),
            page.PLACE_AND_DATE * page.LEADING,
        )
    for title in signature.titles:
        below = plate.centred(typesetter.clean(title.upper()), middle, below, room, bold, page.SIGNATURE)
    if signature.hint:
        text = typesetter.clean(f"({signature.hint})")
        below = plate.centred(text, middle, below, room, italic, page.SIGNATURE_HINT)
    return below


def _recipients(plate: Plate, recipients: tuple[str, ...], top: float, room: float, typesetter: Typesetter) -> float:
    face = typesetter.face(bold=True, italic=True)
    below = plate.left("Nơi nhận:", LEFT_MARGIN, top, room, face, page.RECIPIENTS_TITLE)
    for line in list_lines(recipients):
        text = typesetter.clean(line)
        below = plate.left(text, LEFT_MARGIN, below, room - 4 * MM, typesetter.face(), page.RECIPIENTS)
    return below
