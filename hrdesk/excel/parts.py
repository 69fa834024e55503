"""What the fast reader does not tell about an .xlsx: formulas, errors, fonts, hidden rows, cells far away.

The parts are read once, in pieces, and looked through for signs; only a part that has a sign is
searched cell by cell.
"""

import html
import re
import zipfile
from collections.abc import Iterator

from hrdesk.errors import UserError
from hrdesk.excel.cells import Broken, column_index
from hrdesk.excel.facts import SheetFacts
from hrdesk.messages import excel as say

# The fast reader lays every sheet out as a full rectangle, so one stray cell at XFD1048576 would
# ask for half a terabyte and end the program. Beyond these bounds a sheet is refused.
MAX_CELLS = 12_000_000
_FAR = re.compile(rb' r="(?:[A-Z]{3}|[B-Z][A-Z][0-9]|[A-Z]{0,2}[0-9]{6})')
# No program writes the place of a cell so, but XML allows it. The first sign of each is rare and found at once.
_UNUSUAL = {b"'": b"r='", b"\t": b"\tr=", b"\n": b"\nr=", b"\r": b"\rr="}
_PIECE = 2**20
_LEGACY_FONT = re.compile(rb"""(?:name|rFont)\s+val\s*=\s*["'](?:\.Vn|VNI)""", re.I)

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>/]*)>(.*?)</c>', re.S)
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>(.*?)</v>", re.S)


def sheet_facts(archive: zipfile.ZipFile, name: str) -> list[SheetFacts]:
    """Return the facts of each sheet in the order of the workbook.

    Raises ``UserError`` for a sheet that reaches too far and ``zipfile.BadZipFile`` for a part
    that is not what the archive says.
    """
    names = set(archive.namelist())
    for part in names:
        if part.startswith("xl/worksheets/") and part not in _sheet_parts(archive).values():
            _refuse_far_cells(archive, part, name, part)
    return [
        _facts(archive, part, name, title) if part in names else SheetFacts()
        for title, part in _sheet_parts(archive).items()
    ]


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its name, in the order of the workbook."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    try:
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return {}
    targets = {
        identifier: target
        for link in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", links)
        for identifier, target in [(_attribute(link, "Id"), _attribute(link, "Target"))]
    }
    sheets: dict[str, str] = {}
    for sheet in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        target = targets.get(_attribute(sheet, r"\w+:id"), "")
        sheets[_attribute(sheet, "name")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return sheets


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return html.unescape(found.group(1) or found.group(2) or "") if found else ""


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part in pieces that hold whole cells. Its CRC is checked at the end."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            whole = rest + piece
            cut = whole.rfind(b"<c ")
            if cut > 0:
                yield whole[:cut]
                rest = whole[cut:]
            else:
                rest = whole
    yield rest


def _facts(archive: zipfile.ZipFile, part: str, name: str, title: str) -> SheetFacts:
    facts = SheetFacts()
    is_far = False
    for piece in _pieces(archive, part):
        if b"hidden" in piece:
            _collect_hidden(piece, facts)
        cells = _only_cells(piece)
        # Single letters are found ten times faster than words; in the cells of a plain sheet none of
        # these occurs: "f" as in <f>, "#" as in #N/A, "i" as in the inline strings that may have fonts.
        if b"f" in cells or b"#" in cells:
            _collect(cells, facts)
        if b"i" in cells and b"rFont" in cells and _LEGACY_FONT.search(cells):
            facts.has_legacy_fonts = True
        is_far = is_far or _FAR.search(piece) is not None or _is_unusual(cells)
    if is_far:
        _refuse_far_cells(archive, part, name, title)
    return facts


def _is_unusual(cells: bytes) -> bool:
    return any(sign in cells and place in cells for sign, place in _UNUSUAL.items())


def _only_cells(piece: bytes) -> bytes:
    """Return a piece without what stands before the first cell of a sheet and after the last."""
    if piece.startswith(b"<c ") and b"</sheetData" not in piece:
        return piece
    first = max(piece.find(b"<sheetData"), 0)
    last = piece.rfind(b"</sheetData")
    return piece[first : last if last > first else len(piece)]


def _collect(piece: bytes, facts: SheetFacts) -> None:
    if b"<f" not in piece and b't="e"' not in piece:
        return
    for letters, row, attributes, inside in _CELL.findall(piece):
        is_formula = b"<f" in inside
        is_error = b't="e"' in attributes
        if not is_formula and not is_error:
            continue
        position = (int(row) - 1, column_index(letters.decode()))
        found = _VALUE.search(inside)
        if is_error:
            facts.broken[position] = Broken(found.group(1).decode("utf-8", "replace") if found else "")
        elif b't="str"' not in attributes and (found is None or not found.group(1)):
            facts.broken[position] = Broken()
        else:
            facts.formulas.add(position)


_HIDDEN = re.compile(rb"""<(?:\w+:)?(?:row|col)\s[^>]*?\bhidden\s*=\s*["'](?:1|true)["'][^>]*>""")
_PLACE = re.compile(rb"""\b(r|min|max)\s*=\s*["'](\d+)["']""")
_MOST_COLUMNS = 16_384


def _collect_hidden(piece: bytes, facts: SheetFacts) -> None:
    for tag in _HIDDEN.findall(piece):
        place = {key: int(digits) for key, digits in _PLACE.findall(tag)}
        if b"r" in place:
            facts.hidden_rows.add(place[b"r"] - 1)
        elif b"min" in place and b"max" in place:
            facts.hidden_columns.update(range(place[b"min"] - 1, min(place[b"max"], _MOST_COLUMNS)))


_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]+)(\d+)["'][^>]*(?<!/)>""")


def _refuse_far_cells(archive: zipfile.ZipFile, part: str, name: str, title: str) -> None:
    """Refuse a sheet whose rectangle of filled cells is too large. Formatted empty cells do not count."""
    last_row, furthest = 0, ""
    width_of: dict[bytes, int] = {}
    for piece in _pieces(archive, part):
        if b"</c>" not in piece and b":c>" not in piece:
            continue  # formatted cells without a value, as at the end of many sheets
        for letters, digits in _FILLED.findall(piece):
            row = int(digits)
            if letters not in width_of:
                width_of[letters] = column_index(letters.decode()) + 1
                furthest = f"{letters.decode()}{row}" if width_of[letters] == max(width_of.values()) else furthest
            if row > last_row:
                last_row, furthest = row, f"{letters.decode()}{row}"
    if last_row * max(width_of.values(), default=0) > MAX_CELLS:
        raise UserError(say.far_cell(name, title, furthest))


def has_legacy_fonts(archive: zipfile.ZipFile) -> bool:
    """Whether some style or run of text asks for a font of before Unicode."""
    for part in ("xl/styles.xml", "xl/sharedStrings.xml"):
        if part in archive.namelist() and _LEGACY_FONT.search(archive.read(part)):
            return True
    return False
