"""Titles as offices write them: abbreviated, in another order of words, with the name of the commune.

The catalog's own aliases come first. What they do not have is spelled out word by word and
compared as a set of words; two titles that would share one set are never told apart that way.
"""

import difflib
import re
from functools import cache

from hrdesk.domain.catalogs import Catalog, Entry, catalog
from hrdesk.excel.cells import Refused
from hrdesk.messages import excel as say
from hrdesk.text import match_key, squeeze

_SPELLED = {
    "bt": "bi thu",
    "pbt": "pho bi thu",
    "ct": "chu tich",
    "pct": "pho chu tich",
    "tt": "thuong truc",
    "cht": "chi huy truong",
    "pcht": "pho chi huy truong",
    "chp": "chi huy pho",
    "bch": "ban chi huy",
    "bchqs": "ban chi huy quan su",
    "qs": "quan su",
    "du": "dang uy",
    "hdnd": "hoi dong nhan dan",
    "ubnd": "uy ban nhan dan",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "ubmttqvn": "uy ban mat tran to quoc",
    "ubkt": "uy ban kiem tra",
    "lhpn": "phu nu",
    "pn": "phu nu",
    "nd": "nong dan",
    "ccb": "cuu chien binh",
    "nct": "nguoi cao tuoi",
    "ctd": "chu thap do",
    "tdp": "to dan pho",
    "vp": "van phong",
    "tk": "thong ke",
    "tp": "tu phap",
    "ht": "ho tich",
    "kt": "ke toan",
    "vh": "van hoa",
    "xh": "xa hoi",
    "dc": "dia chinh",
    "nn": "nong nghiep",
    "xd": "xay dung",
    "mt": "moi truong",
}
# Words that tell no two titles apart.
_FILLERS = frozenset(
    word
    for words in ("cong chuc", "xa phuong thi tran cap", "viet nam vn", "tncs hcm tn", "lien hiep", "va", "cc")
    for word in words.split()
) | frozenset(match_key("Thanh niên Cộng sản Hồ Chí Minh").split())
_UNIT_NAME = re.compile(r"\s+(?:xã|phường|thị trấn)(?:\s+[A-ZĐ]\S*)+$")
_JOINERS = re.compile(r"\s*(?:,|;|/|\+|\bkiêm\b|\s-\s|\s–\s)\s*", re.I)


def find_position(text: str) -> Entry | None:
    """Return the title that a cell means, None where the catalog has none or more than one."""
    titles = catalog("position")
    bare = _UNIT_NAME.sub("", squeeze(text))
    return titles.find(text) or titles.find(bare) or _by_words(titles.name).get(_words(bare))


@cache
def _by_words(name: str) -> dict[frozenset[str], Entry | None]:
    found: dict[frozenset[str], Entry | None] = {}
    for entry in catalog(name).entries:
        for text in {entry.label, entry.short, *entry.aliases} - {""}:
            words = _words(text)
            clash = words in found and found[words] is not entry
            found[words] = None if clash else entry
    # "Chủ tịch" is what is left of "Chủ tịch xã", but may be the chair of anything.
    return {words: entry for words, entry in found.items() if len(words) >= 3}


def _words(text: str) -> frozenset[str]:
    spelled = " ".join(_SPELLED.get(word, word) for word in match_key(text).split())
    return frozenset(spelled.split()) - _FILLERS


def read_position(text: str) -> str:
    """Return the code of the title in a cell. Raises ``Refused``, naming titles that look alike."""
    entry = find_position(text)
    if entry is not None:
        return entry.code
    parts = [part for part in _JOINERS.split(squeeze(text)) if part]
    if len(parts) > 1 and len({one.code for part in parts if (one := find_position(part))}) > 1:
        raise Refused(say.several_positions())
    raise Refused(say.unknown_position(suggestions(catalog("position"), text)))


def suggestions(titles: Catalog, text: str) -> list[str]:
    """Return at most three labels that look like a text."""
    known = {
        match_key(one): entry.label for entry in titles.entries for one in (*entry.aliases, entry.short, entry.label)
    }
    close = difflib.get_close_matches(match_key(text), known, n=6, cutoff=0.7)
    return list(dict.fromkeys(known[one] for one in close))[:3]
