"""Counting people by level and attribute: every number is the length of the ids behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from hrdesk.domain.ages import bands
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import People
from hrdesk.domain.snapshot import UNKNOWN, PersonAt

Tally = Mapping[str, People]


class Tallied(Protocol):
    """A line of a report: who is counted, and who of them by dimension ("professional_level"), then code."""

    @property
    def people(self) -> People:
        """The ids of those counted."""

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """Dimension, then code, to the ids."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """People who count once, by dimension and code."""

    people: People
    tallies: Mapping[str, Tally]

    @property
    def headcount(self) -> int:
        """The number of people."""
        return len(self.people)


def merged(lines: Iterable[Tallies]) -> Tallies:
    """Return lines added up, every person once: communes become a district."""
    people: dict[str, None] = {}
    found: dict[str, dict[str, dict[str, None]]] = {}
    for line in lines:
        people.update(dict.fromkeys(line.people))
        for dimension, tally in line.tallies.items():
            into = found.setdefault(dimension, {})
            for code, ids in tally.items():
                into.setdefault(code, {}).update(dict.fromkeys(ids))
    tallies = {dimension: {code: tuple(ids) for code, ids in tally.items()} for dimension, tally in found.items()}
    return Tallies(tuple(people), tallies)


def levels_of(dimension: str) -> tuple[str, ...]:
    """Return the codes of a dimension in ascending order, ``UNKNOWN`` last."""
    entries = sorted(catalog(dimension).entries, key=lambda entry: entry.rank)
    return (*(entry.code for entry in entries), UNKNOWN)


def tally_levels(dimension: str, found: Iterable[tuple[str, str]]) -> Tally:
    """Return (level, id) pairs by level, every level of the dimension among them."""
    return _tally(levels_of(dimension), found)


def tally_ages(limits: Iterable[int], found: Iterable[tuple[str, str]]) -> Tally:
    """Return (band, id) pairs by the age bands that limits make, every band among them."""
    return _tally((*(entry.code for entry in bands(limits)), UNKNOWN), found)


def _tally(levels: Iterable[str], found: Iterable[tuple[str, str]]) -> Tally:
    tally: dict[str, list[str]] = {level: [] for level in levels}
    for level, person in found:
        tally.setdefault(level, []).append(person)
    return {level: tuple(people) for level, people in tally.items()}


def counts_of(line: Tallied) -> dict[str, Any]:
    """Return the headcount and the length of every tally."""
    counts = {dimension: {code: len(ids) for code, ids in tally.items()} for dimension, tally in line.tallies.items()}
    return {"headcount": len(line.people), **counts}


def is_minority(person: PersonAt) -> bool:
    """Whether a person states an ethnic group other than Kinh."""
    entry = catalog("ethnicity").by_code.get(person.ethnicity or "")
    return bool(entry.attributes.get("minority")) if entry else bool(person.ethnicity)


def is_religious(person: PersonAt) -> bool:
    """Whether a person states a religion."""
    return person.religion not in (None, "", "Không")
