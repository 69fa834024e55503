"""Turns of training in a period, by the rows of a layout: heads, persons and turns (lượt), each for itself.

A turn belongs to the year it ended in, and to what its person was at the end of that year. A row
without people of its own adds up the rows below it; nobody and nothing is counted twice in one row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import People
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import PersonAt, Snapshot, Turn
from hrdesk.reports.period import Period
from hrdesk.reports.training_layout import Layout, LayoutRow
from hrdesk.rules.conditions import sufficient_levels
from hrdesk.rules.targets import figures_of
from hrdesk.text import search_key

RECORDS, MANUAL, MISSING = "records", "manual", "missing"
_STAFF = ("CADRES", "CIVIL_SERVANTS")


class Event(NamedTuple):
    """One turn of one person; ``mark`` tells two turns of a year apart."""

    person: str
    year: int
    mark: str


@dataclass(frozen=True, slots=True)
class YearCount:
    """Persons and turns of a year. ``people`` is None where only turns were entered by hand."""

    turns: int
    people: People | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its numbers.

    ``heads`` are those the row is about, at the end of the period; ``headcount`` their number, None
    where it cannot be told. ``turns`` and ``people`` go over the period; a person counts once in it.
    """

    row: LayoutRow
    source: str
    headcount: int | None
    heads: People
    turns: int | None
    people: People | None
    years: Mapping[int, YearCount]


class _Title(NamedTuple):
    """A title as far as the rows ask for it."""

    group: str
    is_leading: bool
    area: str


class _Member(NamedTuple):
    """Somebody of the staff."""

    person: PersonAt
    titles: tuple[_Title, ...]


@dataclass(slots=True)
class _Found:
    """What a row has found: who it is about, which turns, and turns by year and heads entered by hand.

    ``is_partial`` marks a sum of which a part is not known.
    """

    sources: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    events: set[Event] = field(default_factory=set)
    manual: dict[int, int] = field(default_factory=dict)
    manual_heads: int | None = None
    is_partial: bool = False


def lines_of(layout: Layout, period: Period, pictures: Iterable[tuple[int, Snapshot]]) -> tuple[Line, ...]:
    """Return the rows of a layout; ``pictures`` are the office at the end of each year of the period."""
    found = [_Found() for _ in layout.row]
    keys: dict[str, tuple[str, str]] = {}
    for year, picture in pictures:
        staff = list(_staff(picture))
        for row, of_row in zip(layout.row, found, strict=True):
            if row.counts_people:
                _count(row, of_row, period, year, staff, once=layout.once)
            elif row.figure:
                _enter(row.figure, of_row, period, picture)
        keys |= {person.id: (person.sort_key, person.id) for person in picture.persons}
    for place in reversed(range(len(found))):
        row = layout.row[place]
        if not row.counts_people and not row.figure:
            found[place] = _sum([found[under] for under in layout.below(place)], disjoint=row.disjoint)
    return tuple(_line(row, of_row, period, keys) for row, of_row in zip(layout.row, found, strict=True))


def undated(snapshot: Snapshot) -> tuple[tuple[PersonAt, Turn], ...]:
    """Return the turns of the staff of which no year is stated: they stand in no year."""
    return tuple((one.person, turn) for one in _staff(snapshot) for turn in one.person.turns if ended(turn) is None)


def ended(turn: Turn) -> PartialDate | None:
    """Return the day a turn counts from: its end, or its beginning where no end is stated."""
    return turn.ended_on or turn.started_on


def is_in(day: PartialDate | None, period: Period, year: int) -> bool:
    """Whether a day, as far as it is known, lies in a year of the period."""
    return day is not None and day.year == year and day.first <= period.end_of(year) and day.last >= period.first


def _count(row: LayoutRow, found: _Found, period: Period, year: int, staff: Iterable[_Member], *, once: bool) -> None:
    found.sources.add(RECORDS)
    concerned = [one.person for one in staff if _concerns(row, one.titles[:1] if once else one.titles)]
    for person in concerned:
        found.events.update(_events(row, person, year, period))
    found.heads = {person.id for person in concerned}  # those of the last year stay


def _enter(figure: str, found: _Found, period: Period, picture: Snapshot) -> None:
    """Take the figures entered by hand: turns by the year of their period, heads of the latest."""
    entered = [one for one in figures_of(picture, figure) if int(one.period[:4]) in period.years]
    for year in {int(one.period[:4]) for one in entered}:
        found.manual[year] = sum(one.numerator for one in entered if int(one.period[:4]) == year)
    if entered:
        found.sources.add(MANUAL)
        found.manual_heads = sum(one.denominator for one in entered)


def _sum(parts: Sequence[_Found], *, disjoint: bool) -> _Found:
    """Return the sum of rows; heads entered by hand add up only where they are different people."""
    total = _Found()
    for part in parts:
        total.sources |= part.sources
        total.is_partial |= part.is_partial or not part.sources
        total.heads |= part.heads
        total.events |= part.events
        for year, turns in part.manual.items():
            total.manual[year] = total.manual.get(year, 0) + turns
        if part.manual_heads is not None and disjoint:
            total.manual_heads = (total.manual_heads or 0) + part.manual_heads
    return total


def _line(row: LayoutRow, found: _Found, period: Period, keys: Mapping[str, tuple[str, str]]) -> Line:
    if not found.sources:
        return Line(row, MISSING, None, (), None, None, {})
    by_hand = MANUAL in found.sources
    people = None if by_hand else _ordered({event.person for event in found.events}, keys)
    return Line(
        row,
        "+".join(sorted(found.sources)),
        _headcount(found),
        _ordered(found.heads, keys),
        len(found.events) + sum(found.manual.values()),
        people,
        {year: _year(found, year, keys, by_hand=by_hand) for year in period.years},
    )


def _headcount(found: _Found) -> int | None:
    if found.is_partial:
        return None
    if found.sources == {RECORDS}:
        return len(found.heads)
    if found.sources == {MANUAL}:
        return found.manual_heads
    return None


def _year(found: _Found, year: int, keys: Mapping[str, tuple[str, str]], *, by_hand: bool) -> YearCount:
    events = [event for event in found.events if event.year == year]
    people = None if by_hand else _ordered({event.person for event in events}, keys)
    return YearCount(len(events) + found.manual.get(year, 0), people)


def _staff(picture: Snapshot) -> Iterator[_Member]:
    """Yield everybody of the staff with the titles held, the main one first."""
    positions = catalog("position").by_code
    for person in picture.persons:
        titles = tuple(
            _Title(
                entry.group or "",
                bool(entry.attributes.get("leadership")),
                picture.commune_of[held.unit_id].area_type or "DELTA",
            )
            for held in person.holdings
            if (entry := positions.get(held.position_code)) is not None and entry.group in _STAFF
        )
        if titles:
            yield _Member(person, titles)


def _concerns(row: LayoutRow, titles: Sequence[_Title]) -> bool:
    """Whether a row is about somebody with these titles."""
    return any(
        (title.group in row.groups or (row.leadership and title.is_leading))
        and (not row.area_types or title.area in row.area_types)
        for title in titles
    )


def _events(row: LayoutRow, person: PersonAt, year: int, period: Period) -> list[Event]:
    if row.minimum:
        found = person.qualifications.get(row.dimension)
        reached = found is not None and found.level in sufficient_levels(row.dimension, row.minimum)
        if found is None or not reached or not is_in(found.attained_on, period, year):
            return []
        return [Event(person.id, year, f"{row.dimension} {found.level}")]
    return [
        Event(person.id, year, str(number))
        for number, turn in enumerate(person.turns)
        if _matches(row, turn) and is_in(ended(turn), period, year)
    ]


def _matches(row: LayoutRow, turn: Turn) -> bool:
    """Whether a turn is of the kind a row counts; without a kind it is bồi dưỡng, without a place at home."""
    written = search_key(turn.name or "")
    return (
        (not row.kind or (turn.kind or "IN_SERVICE_TRAINING") == row.kind)
        and (not row.place or (turn.place or "DOMESTIC") == row.place)
        and (not row.courses or turn.course_code in row.courses)
        and (not row.words or any(search_key(word) in written for word in row.words))
    )


def _ordered(people: set[str], keys: Mapping[str, tuple[str, str]]) -> People:
    """Return ids in the order of names."""
    return tuple(sorted(people, key=keys.__getitem__))
