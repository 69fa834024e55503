"""The rows of the training tables as data: ``resources/layouts``, in the order and words of the printed tables."""

import tomllib
from functools import cache
from typing import Literal

import msgspec

from hrdesk import paths


class LayoutRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row: a count of turns, figures entered by hand, or the sum of the rows below it.

    It counts the turns of those in ``groups`` or with a leading title; ``figure`` is what its figures
    are entered under. A row that says neither is a sum.
    ``minimum`` counts levels reached in the period instead of turns. ``disjoint`` says that the rows
    below it are about different people, so that heads add up too.
    """

    tt: str
    label: str
    level: int
    reporting_unit: str = ""
    figure: str = ""
    disjoint: bool = False
    groups: tuple[str, ...] = ()
    leadership: bool = False
    area_types: tuple[str, ...] = ()
    kind: str = ""
    place: Literal["", "DOMESTIC", "ABROAD"] = ""
    courses: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    dimension: str = ""
    minimum: str = ""

    @property
    def counts_people(self) -> bool:
        """Whether the row counts from records."""
        return bool(self.groups) or self.leadership


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table. ``once`` counts everybody in the group of his main title only."""

    title: str
    source: str
    row: tuple[LayoutRow, ...]
    label: str = ""
    once: bool = False

    def below(self, place: int) -> tuple[int, ...]:
        """Return the places of the rows directly below a row."""
        level = self.row[place].level
        found: list[int] = []
        for under in range(place + 1, len(self.row)):
            if self.row[under].level <= level:
                break
            if not found or self.row[under].level <= self.row[found[0]].level:
                found.append(under)
        return tuple(found)


@cache
def layout(name: str) -> Layout:
    """Return a shipped layout ("training-results")."""
    text = (paths.resources() / "layouts" / f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Layout)
