"""Vietnamese text: one Unicode form, search keys without accents, dictionary sort keys.

SQLite's ``lower`` and ``NOCASE`` do not know these letters, so the keys are made here and
kept in columns. NFC always, never NFKC: NFKC would turn "Điều 5²" into "Điều 52".
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

# Letter first, tone second (facts: practical habits, names).
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve, horn


def nfc(text: str) -> str:
    """Return ``text`` composed, without invisible direction and zero-width marks."""
    if text.isascii():
        return text
    # No invisible mark is printable, and asking so is much cheaper than looking for them.
    return unicodedata.normalize("NFC", text if text.isprintable() else _INVISIBLE.sub("", text))


def squeeze(text: str) -> str:
    """Return ``text`` in NFC with inner white space as single spaces and none at the ends."""
    return " ".join(nfc(text).split())


def search_key(text: str) -> str:
    """Return lower-case ``text`` without any accent, đ as d: "Đỗ Hoà" and "do hòa" meet."""
    return " ".join(map(_bare, squeeze(text).split(" ")))


@lru_cache(maxsize=16384)  # names are made of few words
def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def match_key(text: str) -> str:
    """Return the words of ``text`` without accents, case or signs: "Số CMND/CCCD" and "so cmnd cccd" meet."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in search_key(text)).split())


@lru_cache(maxsize=16384)
def sort_key(text: str) -> str:
    """Return a key that sorts as a Vietnamese dictionary does: letters first, tones second.

    A syllable has one tone, wherever it is written: "hoà" and "hòa" sort alike.
    """
    words = [[unicodedata.normalize("NFD", letter) for letter in word] for word in squeeze(text).lower().split(" ")]
    letters = " ".join("".join(map(_letter_key, word)) for word in words)
    return letters + "\x01" + "".join(map(_tone_key, words))


def _letter_key(parts: str) -> str:
    marks = sorted(mark for mark in parts[1:] if mark in _LETTER_MARKS)
    base = unicodedata.normalize("NFC", parts[0] + "".join(marks))
    return _LETTER_RANK.get(base, base if base < "A" else "a" + base)


def _tone_key(word: list[str]) -> str:
    return next((_TONE_RANK[mark] for parts in word for mark in parts[1:] if mark in _TONE_RANK), "0")


def name_sort_key(full_name: str) -> str:
    """Return the key for lists of people: given name (last word), then family, then middle names."""
    words = squeeze(full_name).split(" ")
    ordered = [words[-1], *words[:-1]]
    return "\x00".join(sort_key(word) for word in ordered)


def given_name(full_name: str) -> str:
    """Return the last word of a Vietnamese name, by which people are called and sorted."""
    return squeeze(full_name).rsplit(" ", 1)[-1]


def decimal_vi(number: float | int | str) -> str:
    """Return a number the Vietnamese way: ``1234.5`` becomes ``1.234,5``."""
    whole, _, fraction = str(number).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits or 0):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def count_vi(count: int) -> str:
    """Return a count for running text: under ten with a leading zero ("05 người")."""
    return f"{count:02d}" if 0 < count < 10 else decimal_vi(count)
