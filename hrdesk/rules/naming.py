"""How titles and units are called in sentences and on papers."""

import re
from functools import lru_cache

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import rules as say
from hrdesk.text import search_key

_ABBREVIATED = {"nn": "nong nghiep", "dt": "do thi"}


def spoken_title(position: str, unit_kind: str) -> str:
    """Return how a title stands before a name: "Công chức Tư pháp - hộ tịch"."""
    entry = catalog("position").by_code.get(position)
    if entry is None:
        return position
    title = official_title(position, unit_kind)
    spoken = entry.attributes.get("spoken")
    return f"{spoken} {title}" if spoken else title


def official_title(position: str, unit_kind: str) -> str:
    """Return the title as the law writes it in a kind of unit (the land officer has two); an unknown code as it is."""
    entry = catalog("position").by_code.get(position)
    if entry is None:
        return position
    return str(entry.attributes.get("titles", {}).get(unit_kind, entry.label))


def wrong_title(written: str, position: str, unit_kind: str) -> str | None:
    """Return a sentence where a written title is that of another kind of unit, otherwise None.

    The words that only the other title has tell, in full or abbreviated (NN, ĐT); a title that has the
    words of both is that of the law before they were told apart.
    """
    official = official_title(position, unit_kind)
    own, said = _words(official), _words(written)
    for title in _titles(position).values():
        theirs = _words(title)
        if theirs - own and theirs - own <= said and not (own - theirs) & said:
            return say.title_differs(written, catalog("unit_kind").label(unit_kind), official)
    return None


def unit_title(unit: Unit) -> str:
    """Return the name of a unit with its kind before it, for the beginning of a sentence."""
    entry = catalog("unit_kind").by_code.get(unit.kind)
    prefix = str(entry.attributes.get("prefix", "")) if entry else ""
    name = unit.name if not prefix or search_key(prefix) in search_key(unit.name) else f"{prefix} {unit.name}"
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=64)
def _titles(position: str) -> dict[str, str]:
    return dict(catalog("position").by_code[position].attributes.get("titles", {}))


def _words(title: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", search_key(title))
    return frozenset(" ".join(_ABBREVIATED.get(word, word) for word in words).split())
