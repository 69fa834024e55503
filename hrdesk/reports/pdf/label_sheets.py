"""Draw sheets of labels: a QR of the code at the left, beside it code, name, place and office."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from hrdesk.domain.labels import Label, LabelSheets
from hrdesk.messages import labels as messages
from hrdesk.reports.pdf.fonts import Face, Typesetter
from hrdesk.reports.pdf.geometry import ASCENT, LEADING, MM
from hrdesk.reports.pdf.pen import Box, Pen, Rule

_GAP = 2.0  # millimetres of white around the QR: its quiet zone
_UNPRINTED = 5.0  # millimetres at the edges of a sheet that printers leave white
_QR_SHARE = 0.45  # of the width of a label, at most
_LETTERS = 0.24  # points of the letters for each millimetre of height
_SMALLEST, _LARGEST, _LEAST_CODE = 5.0, 10.0, 4.0
_HAIR = 0.25
_CUT = "…"


class _Text(NamedTuple):
    """A line with its face and size."""

    text: str
    face: Face
    size: float


def draw_labels(sheets: LabelSheets, pen: Pen, typesetter: Typesetter) -> tuple[int, list[str]]:
    """Draw all sheets; return how many there are, and sentences about what did not fit."""
    if sheets.is_test:
        _draw_test(sheets, pen, typesetter)
        return 1, []
    cut = pages = 0
    for _, group in groupby(sheets.placed(), key=lambda placed: placed[0]):
        for _, cell, label in group:
            cut += _draw_label(sheets, cell, label, pen, typesetter)
        pen.end_page()
        pages += 1
    if not pages:
        pen.end_page()
    return max(pages, 1), [messages.cut(cut)] if cut else []


def qr_boxes(text: str, left: float, top: float, size: float) -> list[Box]:
    """Return the dark parts of a QR code of ``size`` points, runs of a row together."""
    from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRAlphaNum, QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    try:
        code.addData(QRAlphaNum(text))
    except ValueError:
        code.addData(QR8bitByte(text))
    code.make()
    module = size / code.getModuleCount()
    boxes = []
    for row, dark in enumerate(code.modules):
        column = 0
        for is_dark, run in groupby(dark):
            count = len(list(run))
            if is_dark:
                boxes.append((left + column * module, top + row * module, count * module, module))
            column += count
    return boxes


def _corner(sheets: LabelSheets, cell: int) -> tuple[float, float]:
    left, top = sheets.grid.corner(cell)
    return (left + sheets.shift_x) * MM, (top + sheets.shift_y) * MM


def _pad(sheets: LabelSheets) -> float:
    """Return the white inside the edges of a label, more where labels reach the edges of the sheet."""
    return max(_GAP, _UNPRINTED - min(sheets.grid.left, sheets.grid.top)) * MM


def _draw_label(sheets: LabelSheets, cell: int, label: Label, pen: Pen, typesetter: Typesetter) -> bool:
    """Draw one label; return whether words had to be cut."""
    left, top = _corner(sheets, cell)
    width, height = sheets.grid.width * MM, sheets.grid.height * MM
    pad = _pad(sheets)
    square = min(height - 2 * pad, width * _QR_SHARE)
    pen.boxes(qr_boxes(label.code, left + pad, top + (height - square) / 2, square))
    room = width - square - 2 * pad - _GAP * MM
    texts, cut = _texts(label, room, height - pad, sheets.grid.height, typesetter)
    below = top + (height - sum(text.size * LEADING for text in texts)) / 2
    for text in texts:
        x = left + pad + square + _GAP * MM
        pen.words(x, below + text.size * ASCENT, text.text, text.face.name, text.size)
        below += text.size * LEADING
    return cut


def _texts(
    label: Label, room: float, high: float, millimetres: float, typesetter: Typesetter
) -> tuple[list[_Text], bool]:
    """Return the lines of a label, and whether some had to be cut."""
    size = min(max(millimetres * _LETTERS, _SMALLEST), _LARGEST)
    bold, regular, italic = typesetter.face(bold=True), typesetter.face(), typesetter.face(italic=True)
    code = typesetter.clean(label.code)
    code_size = min(size + 2, max(room / max(bold.measure(code), 1e-6), _LEAST_CODE))
    found = list(_lines(code, bold, code_size, room, 2))
    cut = len(found) > 1 and found[-1].text.endswith(_CUT)
    parts = ((label.name, regular, size, 3), (label.place, regular, size - 0.5, 2), (label.office, italic, size - 1, 2))
    for text, face, letters, most in parts:
        left_over = high - sum(line.size * LEADING for line in found)
        count = min(most, int(left_over / (letters * LEADING)))
        added = list(_lines(typesetter.clean(text), face, letters, room, count)) if text and count else []
        cut = cut or bool(text and (not added or added[-1].text.endswith(_CUT)))
        found += added
    return found, cut


def _lines(text: str, face: Face, size: float, room: float, most: int) -> Iterator[_Text]:
    """Yield at most ``most`` lines; the last one ends with dots where there is more."""
    lines = [line.text for line in face.lines(text, size, room)]
    if len(lines) > most:
        last = lines[most - 1]
        while last and (face.measure(last) + face.measure(_CUT)) * size > room:
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], last + _CUT]
    for line in lines:
        yield _Text(line, face, size)


def _draw_test(sheets: LabelSheets, pen: Pen, typesetter: Typesetter) -> None:
    grid, pad = sheets.grid, _pad(sheets)
    rules: list[Rule] = []
    face = typesetter.face()
    for cell in range(grid.cells):
        left, top = _corner(sheets, cell)
        right, bottom = left + grid.width * MM, top + grid.height * MM
        rules += [(left, top, right, top), (left, bottom, right, bottom)]
        rules += [(left, top, left, bottom), (right, top, right, bottom)]
        pen.words(left + pad, top + pad + _LARGEST * ASCENT, str(cell + 1), face.name, _LARGEST)
    pen.rules(rules, _HAIR)
    left, top = _corner(sheets, 0)
    below = top + pad + _LARGEST * LEADING
    said = messages.test_page(grid.label, sheets.shift_x, sheets.shift_y)
    for text in _lines(said, face, _SMALLEST, grid.width * MM - 2 * pad, 12):
        pen.words(left + pad, below + text.size * ASCENT, text.text, face.name, text.size)
        below += text.size * LEADING
    pen.end_page()
