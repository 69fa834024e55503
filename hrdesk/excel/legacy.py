"""Text typed with the fonts of before Unicode: TCVN3 (ABC, ``.VnTime``) and VNI (``VNI-Times``).

Such text sits in a workbook as Latin letters and signs ("C¸n bé", "Caùn boä"). The font of the
cell says so best; without one, a sheet is judged by whether its words are Vietnamese syllables.
TCVN3 has no codes for most capitals: ``.VnTimeH`` draws small letters as capitals, so the case
lies in the name of the font.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from hrdesk import paths


class Encoding(StrEnum):
    """A way of writing Vietnamese before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


def encoding_of_font(font: str | None) -> Encoding | None:
    """Return the encoding that a font's name stands for, None for an ordinary font."""
    name = (font or "").strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if name.startswith("vni") else None


def is_capital_font(font: str | None) -> bool:
    """Whether a TCVN3 font draws small letters as capitals (``.VnTimeH``, ``.VnArialH``)."""
    name = (font or "").strip()
    return name.lower().startswith(".vn") and name.endswith("H")


@cache
def _table(encoding: Encoding) -> dict[str, str]:
    data = json.loads((paths.resources() / "legacy-encodings.json").read_text(encoding="utf-8"))
    if encoding is Encoding.TCVN3:
        return {**data["tcvn3_lower"], **data["tcvn3_upper_base"]}
    table = {**data["vni_lower"], **data["vni_upper"]}
    for pair, letter in data["vni_lower"].items():
        if len(pair) == 2:  # capitals are typed "AÙ", but also "Aù"
            table.setdefault(pair[0].upper() + pair[1], letter.upper())
    return table


@cache
def _pattern(encoding: Encoding) -> re.Pattern[str]:
    codes = sorted(_table(encoding), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, codes)))


def is_latin(text: str) -> bool:
    """Whether a text has letters outside ASCII, and all of them in Latin-1: what old encodings look like."""
    return not text.isascii() and max(text) <= "\xff"


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return ``text`` in Unicode. Text that is Unicode already, whatever its font, stays as it is."""
    if text.isascii() or is_latin(text):
        table = _table(encoding)
        text = _pattern(encoding).sub(lambda found: table[found.group()], text)
    return text.upper() if capitals else text


_NUCLEI = (
    "iêu yêu uôi ươi ươu uyê uya uyu oai oay oao oeo uai uay uây uêu "
    "ai ao au ay âu ây eo êu ia iê iu yê oa oă oe oi ôi ơi oo ua uă uâ ue uê ui uô uơ uy ưa ưi ươ ưu "
    "a ă â e ê i o ô ơ u ư y"
)
_SYLLABLE = re.compile(
    f"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?(?:{_NUCLEI.replace(' ', '|')})(?:ng|nh|ch|[cmnpt])?"
)
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WORD = re.compile(r"[^\s\d.,;:()/\"'&+*?!\[\]–_-]+")


@cache
def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = sum(sign in _TONES for sign in parts)
    bare = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


def _syllable_share(texts: Iterable[str]) -> float:
    """Return which part of the words with accents are Vietnamese syllables."""
    words = [word for text in texts for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def guess(texts: Iterable[str]) -> Encoding | None:
    """Return the old encoding of texts without a telling font, None where they read well as they are."""
    suspects = [text for text in texts if is_latin(text)]
    if not suspects:
        return None
    share, best = max((_syllable_share(decode(text, one) for text in suspects), one) for one in Encoding)
    return best if share >= 0.8 and share > _syllable_share(suspects) + 0.2 else None


def mend(text: str) -> str:
    """Return one text among Unicode ones decoded, if it makes no sense as it is and does decoded."""
    if not is_latin(text) or _syllable_share([text]) == 1:
        return text
    for encoding in Encoding:
        decoded = decode(text, encoding)
        if _syllable_share([decoded]) == 1 and max(map(len, _WORD.findall(decoded))) > 1:
            return decoded
    return text
