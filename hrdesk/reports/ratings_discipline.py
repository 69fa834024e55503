"""Xếp loại, kỷ luật, khen thưởng by year, group, form and reason.

Each year rates those who hold a title when it ends; cases are those of everybody who held one at
the end of some year, or at the reporting date. Somebody who has left since is still among them.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.paper import People
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import UNKNOWN, Award, Discipline, PersonAt, Snapshot, Unit
from hrdesk.reports.areas import Area, areas_of, communes_in, is_single
from hrdesk.reports.member import iso
from hrdesk.reports.period import Period, period_of, pictures
from hrdesk.reports.report import Params
from hrdesk.reports.staff_quality import STAFF_GROUPS
from hrdesk.reports.tally import Tallies, levels_of, merged
from hrdesk.rules import official_title

ENDED_YEARS = 3
# A person counts once, in the first of these groups that he or she belongs to.
GROUPS = (*STAFF_GROUPS, "PART_TIME_COMMUNE", "PART_TIME_HAMLET", "COUNCIL_DEPUTY")
Entry = Discipline | Award
EntriesOf = Callable[[PersonAt], Sequence[Entry]]
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Rated:
    """The ratings of a group for a year ("2022") or a quarter ("2022-Q4")."""

    group: str
    period: str
    line: Tallies


@dataclass(frozen=True, slots=True)
class Case:
    """A disciplinary action or a commendation; ``year`` is None where no date is recorded."""

    person_id: str
    full_name: str
    titles: tuple[str, ...]
    group: str
    form: str
    year: int | None
    decided_on: PartialDate | None
    reason: str | None = None
    ended_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class PersonRatings:
    """A person of a single commune with the ratings in the order of ``RatingsFacts.periods``."""

    person_id: str
    full_name: str
    titles: tuple[str, ...]
    group: str
    ratings: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """Those who hold titles in a commune now: the last yearly rating of the staff, and everybody's cases."""

    rated: Tallies
    discipline: People
    awards: People


@dataclass(frozen=True, slots=True)
class RatingsFacts:
    """Ratings, discipline and commendations of a period.

    ``groups`` are those shown: the staff always, others where anything is recorded of them.
    ``persons`` are listed for a single commune only, ``units`` (by id) where there are several.
    """

    as_of: date
    unit: Unit
    period: Period
    areas: tuple[Area, ...]
    groups: tuple[str, ...]
    periods: tuple[str, ...]
    rated: tuple[Rated, ...]
    discipline: tuple[Case, ...]
    awards: tuple[Case, ...]
    persons: tuple[PersonRatings, ...]
    units: Mapping[str, UnitRecord]

    @property
    def rated_groups(self) -> tuple[str, ...]:
        """The staff, and part-time officials of whom any rating is recorded; a deputy is not rated as such."""
        stated = {one.group for one in self.rated if _is_stated(one)} - {GROUPS[-1]}
        return tuple(group for group in self.groups if group in STAFF_GROUPS or group in stated)

    @property
    def last_year(self) -> str | None:
        """The last year with ratings."""
        return next((period for period in reversed(self.periods) if "-" not in period), None)


def facts(snapshot: Snapshot, params: Params) -> RatingsFacts:
    """Return the records ``from`` one day ``to`` another: three years that have ended, and this one.

    Raises ``UserError`` where the period runs backwards.
    """
    period = period_of(snapshot.as_of, params, ENDED_YEARS)
    rated: list[Rated] = []
    discipline: dict[Hashable, Case] = {}
    awards: dict[Hashable, Case] = {}
    for year, picture in pictures(snapshot, period, params):
        rated += _rated(picture, _ended_periods(year, period))
        _collect(discipline, picture, period, _disciplined)
        _collect(awards, picture, period, _awarded)
    areas = areas_of(snapshot)
    groups = _shown(rated, (*discipline.values(), *awards.values()))
    periods = _periods_of(rated)
    single = is_single(areas)
    last_year = next((one for one in reversed(periods) if "-" not in one), None)
    return RatingsFacts(
        snapshot.as_of,
        snapshot.unit,
        period,
        areas,
        groups,
        periods,
        tuple(one for one in rated if one.group in groups and one.period in periods),
        _in_time(discipline),
        _in_time(awards),
        tuple(_person(snapshot, one, periods) for one in _in_order(snapshot, groups)) if single else (),
        {} if single else _units(snapshot, communes_in(areas), groups, last_year, period),
    )


def group_of(person: PersonAt) -> str:
    """Return the one group in which a person counts."""
    held = {position_group(holding.position_code) for holding in person.holdings}
    return next((group for group in GROUPS if group in held), "")


def together(rated: Sequence[Rated], groups: Iterable[str], period: str) -> Tallies:
    """Return the ratings of several groups for one period."""
    chosen = set(groups)
    return merged((_tally(()), *(one.line for one in rated if one.period == period and one.group in chosen)))


def ratings_shown(lines: Iterable[Tallies]) -> tuple[str, ...]:
    """Return the ratings in their order: those in use, and those of another time that occur."""
    counts = {code for line in lines for code, people in line.tallies["rating"].items() if people}
    entries = catalog("rating").entries
    usual = [entry.code for entry in entries if entry.valid_to is None or entry.code in counts]
    return (*usual, *sorted(counts - {entry.code for entry in entries} - {UNKNOWN}))


def to_json(found: RatingsFacts) -> dict[str, Any]:
    """Return ratings by group and period, cases by form, reason, group and year, and names for a single commune."""
    single = is_single(found.areas)
    return {
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "ratings": [
            {
                "group": one.group,
                "period": one.period,
                "headcount": one.line.headcount,
                "ratings": {code: len(people) for code, people in one.line.tallies["rating"].items()},
            }
            for one in found.rated
        ],
        "discipline": {**_cases_json(found.discipline), "reasons": _counted(found.discipline, "reason")},
        "commendations": _cases_json(found.awards),
        "units": [_unit_json(unit, found.units[unit.id]) for unit in ([] if single else communes_in(found.areas))],
        "persons": [_person_json(one, found.periods) for one in found.persons],
        "cases": [_case_json(case) for case in (*found.discipline, *found.awards)] if single else [],
    }


def _ended_periods(year: int, period: Period) -> list[str]:
    """Return the quarters of a year, then the year, as far as they have ended in the period."""
    ends = [date(year, month, day) for month, day in _QUARTER_ENDS]
    quarters = [f"{year}-Q{number}" for number, end in enumerate(ends, 1) if period.first <= end <= period.last]
    return [*quarters, str(year)] if ends[-1] <= period.last else quarters


def _rated(picture: Snapshot, periods: Sequence[str]) -> list[Rated]:
    people: dict[str, list[PersonAt]] = {group: [] for group in GROUPS}
    for person in picture.persons:
        if group := group_of(person):
            people[group].append(person)
    return [
        Rated(group, period, _tally((_rating(one, period) or UNKNOWN, one.id) for one in members))
        for period in periods
        for group, members in people.items()
    ]


def _tally(found: Iterable[tuple[str, str]]) -> Tallies:
    ratings: dict[str, list[str]] = {code: [] for code in levels_of("rating")}
    people = []
    for rating, person in found:
        people.append(person)
        ratings.setdefault(rating, []).append(person)
    return Tallies(tuple(people), {"rating": {code: tuple(ids) for code, ids in ratings.items()}})


def _rating(person: PersonAt, period: str) -> str | None:
    return next((one.rating for one in reversed(person.ratings) if one.period == period), None)


def _periods_of(rated: Iterable[Rated]) -> tuple[str, ...]:
    """Return every year, and the quarters for which anything is recorded."""
    known: dict[str, bool] = {}
    for one in rated:
        known[one.period] = known.get(one.period, "-" not in one.period) or _is_stated(one)
    return tuple(period for period, is_shown in known.items() if is_shown)


def _is_stated(one: Rated) -> bool:
    return one.line.headcount > len(one.line.tallies["rating"][UNKNOWN])


def _shown(rated: Iterable[Rated], cases: Iterable[Case]) -> tuple[str, ...]:
    recorded = {case.group for case in cases}
    recorded |= {one.group for one in rated if _is_stated(one)}
    return tuple(group for group in GROUPS if group in STAFF_GROUPS or group in recorded)


def _disciplined(person: PersonAt) -> Sequence[Entry]:
    return person.discipline


def _awarded(person: PersonAt) -> Sequence[Entry]:
    return person.awards


def _collect(found: dict[Hashable, Case], picture: Snapshot, period: Period, entries_of: EntriesOf) -> None:
    """Add the cases of the people in a picture; a case already seen in an earlier one is the same case."""
    for person in picture.persons:
        seen: Counter[Entry] = Counter()
        for entry in entries_of(person):
            seen[entry] += 1
            if _falls(entry, period):
                found.setdefault((person.id, entry, seen[entry]), _case(picture, person, entry))


def _falls(entry: Entry, period: Period) -> bool:
    """Whether a case counts: one known by its month or year from its first day, one without a date always."""
    return entry.decided_on is None or period.first <= entry.decided_on.first <= period.last


def _case(picture: Snapshot, person: PersonAt, entry: Entry) -> Case:
    decided = entry.decided_on
    year = decided.year if decided else None
    known = (person.id, person.full_name, _titles(picture, person), group_of(person), entry.form, year, decided)
    return Case(*known, entry.reason, entry.ended_on) if isinstance(entry, Discipline) else Case(*known)


def _in_time(found: Mapping[Hashable, Case]) -> tuple[Case, ...]:
    """Return cases by date, those without one last."""
    return tuple(sorted(found.values(), key=lambda case: case.decided_on.first if case.decided_on else date.max))


def _titles(picture: Snapshot, person: PersonAt) -> tuple[str, ...]:
    """Return the titles of the group in which the person counts."""
    units, group = picture.unit_by_id, group_of(person)
    held = [one for one in person.holdings if position_group(one.position_code) == group]
    return tuple(official_title(one.position_code, units[one.unit_id].kind) for one in held)


def _in_order(snapshot: Snapshot, groups: Sequence[str]) -> list[PersonAt]:
    """Return the people of the groups by group and name."""
    people = [person for person in snapshot.persons if group_of(person) in groups]
    return sorted(people, key=lambda person: groups.index(group_of(person)))


def _person(snapshot: Snapshot, person: PersonAt, periods: Sequence[str]) -> PersonRatings:
    ratings = tuple(_rating(person, period) for period in periods)
    return PersonRatings(person.id, person.full_name, _titles(snapshot, person), group_of(person), ratings)


def _units(
    snapshot: Snapshot, communes: Sequence[Unit], groups: Sequence[str], last_year: str | None, period: Period
) -> dict[str, UnitRecord]:
    people: dict[str, list[PersonAt]] = {}
    for person in snapshot.persons:
        group = group_of(person)
        if group in groups:
            first = next(held for held in person.holdings if position_group(held.position_code) == group)
            people.setdefault(snapshot.commune_of[first.unit_id].id, []).append(person)
    return {unit.id: _unit(people.get(unit.id, ()), last_year, period) for unit in communes}


def _unit(people: Sequence[PersonAt], last_year: str | None, period: Period) -> UnitRecord:
    def of(entries_of: EntriesOf) -> People:
        return tuple(person.id for person in people for entry in entries_of(person) if _falls(entry, period))

    staff = (person for person in people if group_of(person) in STAFF_GROUPS)
    rated = _tally(((last_year and _rating(person, last_year)) or UNKNOWN, person.id) for person in staff)
    return UnitRecord(rated, of(_disciplined), of(_awarded))


def _counted(cases: Iterable[Case], field: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for case in cases:
        value = getattr(case, field)
        key = "undated" if value is None else str(value)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _cases_json(cases: Sequence[Case]) -> dict[str, Any]:
    return {
        "cases": len(cases),
        "persons": len({case.person_id for case in cases}),
        "forms": _counted(cases, "form"),
        "groups": _counted(cases, "group"),
        "years": _counted(cases, "year"),
    }


def _unit_json(unit: Unit, record: UnitRecord) -> dict[str, Any]:
    return {
        "unit": unit.code,
        "name": unit.name,
        "headcount": record.rated.headcount,
        "ratings": {code: len(people) for code, people in record.rated.tallies["rating"].items()},
        "discipline": len(record.discipline),
        "commendations": len(record.awards),
    }


def _person_json(one: PersonRatings, periods: Sequence[str]) -> dict[str, Any]:
    ratings = dict(zip(periods, one.ratings, strict=True))
    return {"id": one.person_id, "full_name": one.full_name, "titles": list(one.titles), "ratings": ratings}


def _case_json(case: Case) -> dict[str, Any]:
    return {
        "id": case.person_id,
        "full_name": case.full_name,
        "titles": list(case.titles),
        "group": case.group,
        "form": case.form,
        "reason": case.reason,
        "decided_on": iso(case.decided_on),
        "ended_on": iso(case.ended_on),
    }
