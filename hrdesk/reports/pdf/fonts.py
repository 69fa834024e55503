"""The four faces of Tinos, which has the measures of Times New Roman, and the widths of words in them."""

from enum import StrEnum
from functools import cache

from hrdesk import paths
from hrdesk.reports.pdf.lines import Line, break_lines
from hrdesk.text import nfc

_STAND_IN = "□"  # for a letter the font does not have


class FaceName(StrEnum):
    """A face, by the name of its file."""

    REGULAR = "Tinos-Regular"
    BOLD = "Tinos-Bold"
    ITALIC = "Tinos-Italic"
    BOLD_ITALIC = "Tinos-BoldItalic"


@cache
def _glyph_widths(name: FaceName) -> dict[str, float]:
    """Register a face with reportlab, once, and return the width of each of its letters in ems."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name.value, str(paths.resources() / "fonts" / f"{name.value}.ttf"))
    pdfmetrics.registerFont(font)
    return {chr(code): width / 1000 for code, width in font.face.charWidths.items()}


class Face:
    """One face. Each distinct word is measured once in the life of a paper."""

    def __init__(self, name: FaceName) -> None:
        self.name = name
        self.glyphs = _glyph_widths(name)
        self._words: dict[str, float] = {}

    def measure(self, text: str) -> float:
        """Return the width of ``text``, without a line break in it, in ems."""
        width = self._words.get(text)
        if width is None:
            width = self._words[text] = sum(map(self.glyphs.__getitem__, text))
        return width

    def lines(self, text: str, size: float, room: float) -> tuple[Line, ...]:
        """Return ``text`` in lines of letters of ``size`` points no wider than ``room`` points."""
        return break_lines(text, room / size, self.measure)


class Typesetter:
    """The faces of one paper, and the letters that its font did not have."""

    def __init__(self) -> None:
        self.faces = {name: Face(name) for name in FaceName}
        self.missing: set[str] = set()
        self._clean: dict[str, str] = {}

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face with these properties."""
        if bold:
            return self.faces[FaceName.BOLD_ITALIC if italic else FaceName.BOLD]
        return self.faces[FaceName.ITALIC if italic else FaceName.REGULAR]

    def clean(self, text: str) -> str:
        """Return ``text`` composed, with only letters that can be printed and line breaks."""
        found = self._clean.get(text)
        if found is None:
            found = self._clean[text] = self._printable(text)
        return found

    def _printable(self, text: str) -> str:
        composed = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        glyphs = self.faces[FaceName.REGULAR].glyphs
        unknown = {letter for letter in composed if letter not in glyphs and letter != "\n"}
        self.missing |= unknown
        for letter in unknown:
            composed = composed.replace(letter, _STAND_IN if letter.isprintable() else "")
        return composed
