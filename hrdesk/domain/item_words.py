"""What the name of a thing, or of a place, says of its kind when a list names none.

The words are data: ``words`` in the catalogs ``equipment_category`` and ``place_kind``. They are compared
with their accents ("bàn" is a table, "bản" is not); a name typed without any accent is compared without.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from hrdesk.domain.catalogs import catalog
from hrdesk.text import nfc, search_key, sort_key

_WORD = re.compile(r"[^\W_]+")
_ROOM = re.compile(r"^\s*p\.\s*", re.I)  # P. Tư pháp
Words = tuple[str, ...]


def category_of(name: str) -> str | None:
    """Return the code of the category that a name tells, or None.

    The thing itself is named first ("Bàn để máy vi tính" is a table), so the first words found
    decide, and of those that begin alike the longest ("Máy tính xách tay").
    """
    return _category(name, len(catalog("equipment_category").entries))


@lru_cache(maxsize=4096)  # a list names the same few things again and again
def _category(name: str, count: int) -> str | None:
    """Return the category of a name among ``count`` entries: offices add some."""
    found = min(_found("equipment_category", name), key=lambda one: (one[0], -one[1]), default=None)
    return found[2] if found else None


def place_kind_of(name: str) -> str | None:
    """Return the code of the kind of place that a name tells, or None; the longest words decide ("Phòng một cửa")."""
    found = min(_found("place_kind", _ROOM.sub("phòng ", name)), key=lambda one: (-one[1], one[0]), default=None)
    return found[2] if found else None


def _found(name: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where words of the catalog ``name`` stand in a text, how long they are, and the code that they tell."""
    is_bare = text.isascii()
    said = _words(text, is_bare=is_bare)
    for words, length, code in _phrases(name, len(catalog(name).entries), is_bare=is_bare):
        for start in range(len(said) - len(words) + 1):
            if said[start : start + len(words)] == words:
                yield start, length, code
                break


@lru_cache(maxsize=16)
def _phrases(name: str, count: int, *, is_bare: bool) -> tuple[tuple[Words, int, str], ...]:
    """Return the words that tell each code. ``count`` entries: offices add to the catalog, and never change it."""
    found = []
    for entry in catalog(name).entries[:count]:
        whole = [text for text in (entry.label, *entry.aliases) if " " in text]  # one word alone may mean much else
        for text in (*entry.attributes.get("words", ()), *whole):
            found.append((_words(text, is_bare=is_bare), len(text), entry.code))
    return tuple(found)


def _words(text: str, *, is_bare: bool) -> Words:
    words = _WORD.findall(nfc(text).lower())
    return tuple(map(search_key if is_bare else sort_key, words))
