"""Dated lists that the law fixes: levels, positions, unit kinds, ethnic groups, ranks ...

Each is one file in ``resources/catalogs``: ``title``, ``source`` and ``[[entry]]`` tables with
``code``, ``label`` and, where they apply, ``rank``, ``short``, ``group``, ``aliases``,
``valid_from``, ``valid_to``, ``legal_basis``, ``verified`` and free ``attributes``.
Codes are stable ASCII and never reused; labels are what the user reads.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from hrdesk import paths
from hrdesk.text import match_key as _key


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a catalog. ``valid_to`` is the last day on which it may be used."""

    code: str
    label: str
    rank: int = 0
    short: str = ""
    group: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    legal_basis: str = ""
    verified: bool = True
    attributes: dict[str, Any] = field(default_factory=dict)

    def is_valid(self, on: date) -> bool:
        """Whether the entry may be used on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Catalog:
    """A list in its official order. ``open`` names the groups that an office may add to ("*": the whole list)."""

    name: str
    title: str
    source: str
    entries: tuple[Entry, ...]
    open: tuple[str, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """Entries by code."""
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def _by_text(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self.entries:
            for text in (entry.code, entry.label, entry.short, *entry.aliases):
                if text:
                    found.setdefault(_key(text), entry)
        return found

    @cached_property
    def having(self) -> dict[str, frozenset[str]]:
        """The codes of the entries of which an attribute is true, by the attribute."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            for attribute, value in entry.attributes.items():
                if value:
                    found.setdefault(attribute, set()).add(entry.code)
        return {attribute: frozenset(codes) for attribute, codes in found.items()}

    def find(self, text: str) -> Entry | None:
        """Return the entry that a cell means by its code, label, short label or an alias.

        Case, accents and punctuation do not matter; nothing is guessed.
        """
        return self._by_text.get(_key(text))

    def label(self, code: str | None) -> str:
        """Return the label of a code; an unknown code stands for itself, none is empty."""
        if code is None:
            return ""
        entry = self.by_code.get(code)
        return entry.label if entry else code

    def rank(self, code: str | None) -> int:
        """Return the rank of a level, -1 for an unknown one."""
        entry = self.by_code.get(code or "")
        return entry.rank if entry else -1


# What offices have added to lists that the law leaves open, by catalog. A code is made from its label,
# so it means the same wherever it comes from, and nothing is ever taken away.
_added: dict[str, dict[str, Entry]] = {}


@cache
def catalog(name: str) -> Catalog:
    """Return the catalog ``name`` with what offices have added. Raises ``FileNotFoundError`` for an unknown one."""
    shipped = _shipped(name)
    return replace(shipped, entries=(*shipped.entries, *_added.get(name, {}).values()))


@cache
def _shipped(name: str) -> Catalog:
    with (paths.resources() / "catalogs" / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    entries = tuple(Entry(**{**row, "aliases": tuple(row.get("aliases", ()))}) for row in data["entry"])
    return Catalog(name, data["title"], data.get("source", ""), entries, tuple(data.get("open", ())))


def add_entries(name: str, entries: Iterable[Entry]) -> None:
    """Make entries that an office has added known, behind the shipped ones of the same list."""
    codes = _shipped(name).by_code
    fresh = {entry.code: entry for entry in entries if entry.code not in codes}
    if any(_added.get(name, {}).get(code) != entry for code, entry in fresh.items()):
        _added.setdefault(name, {}).update(fresh)
        catalog.cache_clear()


def code_of_label(label: str) -> str:
    """Return the code of an entry that an office adds: "Tổ trưởng tổ hòa giải" is LOCAL_TO_TRUONG_TO_HOA_GIAI."""
    return "LOCAL_" + _key(label).replace(" ", "_").upper()


def position_group(code: str) -> str:
    """Return the group of a position (CADRES, CIVIL_SERVANTS, ...), or an empty string."""
    entry = catalog("position").by_code.get(code)
    return (entry.group if entry else None) or ""
