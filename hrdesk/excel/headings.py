"""What a heading means: a field, or a level that an ``x`` below it states. Nothing is guessed.

A heading is the path of texts above a column, the widest first: ("Trình độ", "Chuyên môn", "ĐH").
"""

import re
from dataclasses import dataclass
from functools import cache

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.excel.certificates import LEVEL_KEY
from hrdesk.text import match_key, squeeze

Path = tuple[str, ...]

# Headings of the two halves of a name, and of columns that hold nothing of a person.
FAMILY_NAME = frozenset({"ho", "ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho chu dem", "ho va chu dem"})
GIVEN_NAME = frozenset({"ten", "ten goi"})
_IGNORED = frozenset({"stt", "tt", "so tt", "so thu tu", "thu tu"})
ERRORS, REMARKS = "Lỗi", "Lưu ý"  # the columns that the error sheet adds
_EXTRA = {"party_member": ("Đảng viên", "Là đảng viên", "Đảng viên (x)")}
_SEXES = {"nam": "MALE", "nữ": "FEMALE"}

# The fields whose levels may stand as columns of their own, and the catalog of the levels.
CHOICES = {
    "sex": "sex",
    "general_education": "general_education",
    "professional_level": "professional_level",
    "political_theory_level": "political_theory_level",
    "state_management_level": "state_management_level",
    "foreign_language": "foreign_language_level",
    "it_skill": "it_skill_level",
}
_LEVEL_OF = re.compile(r"^trinh do (?:ve )?")
_JOINERS = re.compile(r"\s*(?:[,/;+&]|\bvà\b|\bhoặc\b)\s*", re.I)
_UPWARDS = re.compile(r"\s*trở lên$|^(?:sau|trên)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Target:
    """What the cells below a heading state.

    ``choice`` is the code that a mark means (for a birth date: the sex of who stands there).
    ``is_joint`` says that the heading names several levels and ``choice`` is the lowest of them.
    """

    field: str
    choice: str | None = None
    is_joint: bool = False


@cache
def _by_text() -> dict[str, str]:
    known: dict[str, str] = {}
    for declared in fields.STAFF:
        for text in (declared.label, *declared.aliases):
            known.setdefault(match_key(text), declared.key)
    for key, texts in _EXTRA.items():
        for text in texts:
            known.setdefault(match_key(text), key)
    return known


@cache
def field_of(text: str) -> str | None:
    """Return the field that one heading text names, with or without what stands in its brackets."""
    known = _by_text()
    whole, bare = match_key(text), match_key(re.sub(r"\([^)]*\)", " ", text))
    return known.get(whole) or known.get(bare) or known.get(_LEVEL_OF.sub("", bare))


def is_ignored(path: Path) -> bool:
    """Whether a column only numbers the lines, or holds the errors of an earlier reading."""
    return bool(path) and (match_key(path[-1]) in _IGNORED or path in ((ERRORS,), (REMARKS,)))


def plain_target(path: Path) -> Target | None:
    """Return the field that a path names, by as much of its end as is known."""
    for start in range(len(path)):
        key = field_of(" ".join(path[start:]))
        if key is not None:
            return Target(key) if _belongs(key, path[:start]) else None
    return Target("full_name") if path and match_key(path[-1]) in FAMILY_NAME | GIVEN_NAME else None


def _belongs(key: str, above: Path) -> bool:
    """A text like "Từ ngày" below the heading of another record is about that record, not its own."""
    record = fields.field(key).record
    return all(parent is None or fields.field(parent).record == record for parent in map(field_of, above))


def choice_target(path: Path) -> Target | None:
    """Return the level, or the sex, that a column below the heading of a field stands for."""
    parent = plain_target(path[:-1]) if len(path) > 1 else None
    if parent is None:
        return None
    if parent.field == "date_of_birth":
        sex = _SEXES.get(squeeze(path[-1]).lower())
        return Target("date_of_birth", sex) if sex else None
    return _level(parent.field, path[-1]) if parent.field in CHOICES else None


def _level(field: str, text: str) -> Target | None:
    levels = catalog(CHOICES[field])
    if any(match_key(text) == match_key(entry.label) for entry in levels.entries):
        entry = levels.find(text)
        return Target(field, entry.code) if entry else None
    named = [levels.find(part) for part in _JOINERS.split(squeeze(text)) if part]
    found = [entry for entry in named if entry is not None]
    if found and len(found) == len(named):
        lowest = min(found, key=lambda entry: entry.rank)
        is_open = _UPWARDS.search(squeeze(text)) is not None
        return Target(field, lowest.code, is_open or len({entry.code for entry in found}) > 1)
    stripped = _UPWARDS.sub("", squeeze(text))
    entry = levels.find(stripped) if stripped != squeeze(text) else None
    return Target(field, entry.code, is_joint=True) if entry else None


def level_key(field: str) -> str:
    """Return the key under which the level of a field is stated."""
    return LEVEL_KEY.get(field, field)
