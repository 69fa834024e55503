"""Nghỉ hưu 5 năm tới: who of the staff reaches the retirement age, and what is left of quotas, levels and targets.

Nghị định 135/2020/NĐ-CP. Each year runs from the day after the reporting date; nobody is replaced.
Deputies and part-time officials are left out: their posts do not end with an age.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.paper import People
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import PersonAt, Snapshot, Unit
from hrdesk.reports.areas import Area, areas_of, is_single
from hrdesk.reports.report import Params
from hrdesk.reports.staff_quality import STAFF_GROUPS
from hrdesk.rules import load_standards, official_title, quotas
from hrdesk.rules.checking import years_after
from hrdesk.rules.conditions import sufficient_levels
from hrdesk.rules.programme import Target, load_programmes, programme_on
from hrdesk.rules.quotas import GROUPS as QUOTA_GROUPS
from hrdesk.rules.retirement import retirement_day
from hrdesk.rules.targets import RECORDS, meets, standings

YEARS = 5
OVERDUE = -1  # in place of the number of a year: reached the age by the reporting date
MEASURED = (("professional_level", "BACHELOR"), ("political_theory_level", "INTERMEDIATE"))


@dataclass(frozen=True, slots=True)
class Period:
    """A year of the forecast, both days included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Leaver:
    """A person who reaches the age on ``day``; ``year`` counts from 0, OVERDUE by the reporting date.

    ``term`` is stated for a post held for a term; ``is_elected`` marks those posts also without it.
    """

    person_id: str
    full_name: str
    date_of_birth: PartialDate
    sex: str
    unit: Unit
    titles: tuple[str, ...]
    day: date
    year: int
    term: str | None
    is_elected: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """Some people: those present, those past the age already, those who reach it in each year."""

    people: People
    overdue: People
    leaving: tuple[People, ...]

    def gone_by(self, years: int) -> People:
        """Return who has reached the age after some years, those past it already among them."""
        return self.overdue + tuple(person for year in self.leaving[:years] for person in year)


@dataclass(frozen=True, slots=True)
class Seats:
    """The staff of communes, and the number assigned to them; None where no number can be given.

    ``numbered`` are the staff of those communes alone that have a number.
    """

    assigned: int | None
    forecast: Forecast
    numbered: Forecast

    def vacant_after(self, years: int) -> int | None:
        """Return the posts without anybody after some years; 0 counts those past the age as gone."""
        if self.assigned is None:
            return None
        return self.assigned - len(self.numbered.people) + len(self.numbered.gone_by(years))


@dataclass(frozen=True, slots=True)
class Share:
    """Who has a level at least, of whom: today first, then after each year."""

    group: str
    dimension: str
    minimum: str
    points: tuple[tuple[People, People], ...]


@dataclass(frozen=True, slots=True)
class TargetEffect:
    """A target of the programme today and after the last year: (numerator, denominator)."""

    target: Target
    today: tuple[int, int]
    after: tuple[int, int]
    people: People

    def is_met(self, standing: tuple[int, int]) -> bool | None:
        """Return whether the target is met; None where nobody is left to count."""
        return meets(self.target.op, *standing, self.target.threshold) if standing[1] else None


@dataclass(frozen=True, slots=True)
class RetirementFacts:
    """The forecast by group, position and unit; ``undated`` are those without date of birth or sex."""

    as_of: date
    unit: Unit
    areas: tuple[Area, ...]
    periods: tuple[Period, ...]
    leavers: tuple[Leaver, ...]
    undated: tuple[tuple[str, str], ...]  # id and name
    groups: Mapping[str, Forecast]
    positions: Mapping[str, Forecast]
    seats: Mapping[str, Seats]  # by the id of the commune
    shares: tuple[Share, ...]
    targets: tuple[TargetEffect, ...]


def facts(snapshot: Snapshot, params: Params) -> RetirementFacts:
    """Return the forecast for the years after the snapshot, by the ``rules`` and ``programmes`` given."""
    periods = _periods(snapshot.as_of)
    staff = [person for person in snapshot.persons if _groups(person)]
    leavers = _leavers(snapshot, staff, periods)
    year_of = {leaver.person_id: leaver.year for leaver in leavers}
    of_group = {group: [person for person in staff if group in _groups(person)] for group in STAFF_GROUPS}
    return RetirementFacts(
        snapshot.as_of,
        snapshot.unit,
        areas_of(snapshot),
        periods,
        leavers,
        tuple((person.id, person.full_name) for person in staff if not _is_dated(person)),
        {group: _forecast((person.id for person in people), year_of) for group, people in of_group.items()},
        _positions(snapshot, year_of),
        _seats(snapshot, params, year_of),
        tuple(_share(group, *level, people, year_of) for group, people in of_group.items() for level in MEASURED),
        tuple(_effects(snapshot, params, year_of)),
    )


def added(seats: Iterable[Seats]) -> Seats:
    """Return the staff of communes together; the number leaves out communes without one."""
    found = tuple(seats)
    known = [one.assigned for one in found if one.assigned is not None]
    assigned = sum(known) if known or not found else None
    return Seats(assigned, joined(one.forecast for one in found), joined(one.numbered for one in found))


def joined(forecasts: Iterable[Forecast]) -> Forecast:
    """Return several forecasts together, every person once."""
    found = tuple(forecasts)
    years = tuple(_union(one.leaving[year] for one in found) for year in range(YEARS))
    return Forecast(_union(one.people for one in found), _union(one.overdue for one in found), years)


def to_json(found: RetirementFacts) -> dict[str, Any]:
    """Return years, people by name, and the effects; overdue people stand before the first year."""
    single = is_single(found.areas)
    seats = [(unit, found.seats[unit.id]) for area in found.areas for unit in area.communes]
    return {
        "periods": [{"from": period.start.isoformat(), "to": period.end.isoformat()} for period in found.periods],
        "overdue": [_leaver_json(leaver) for leaver in found.leavers if leaver.year == OVERDUE],
        "leaving": [[_leaver_json(leaver) for leaver in found.leavers if leaver.year == year] for year in range(YEARS)],
        "undated": [{"id": id_, "full_name": name} for id_, name in found.undated],
        "groups": [{"code": code, **_forecast_json(one)} for code, one in found.groups.items()],
        "positions": [{"code": code, **_forecast_json(one)} for code, one in found.positions.items()],
        "total": _seats_json(added(one for _, one in seats)),
        "units": [] if single else [{"unit": unit.code, **_seats_json(one)} for unit, one in seats],
        "shares": [_share_json(share) for share in found.shares],
        "targets": [_effect_json(effect) for effect in found.targets],
    }


def _periods(as_of: date) -> tuple[Period, ...]:
    ends = [years_after(as_of, years) for years in range(YEARS + 1)]
    return tuple(Period(before + timedelta(days=1), end) for before, end in pairwise(ends))


def _groups(person: PersonAt) -> set[str]:
    return {position_group(held.position_code) for held in person.holdings} & set(STAFF_GROUPS)


def _is_dated(person: PersonAt) -> bool:
    return person.date_of_birth is not None and person.sex in ("MALE", "FEMALE")


def _leavers(snapshot: Snapshot, staff: Sequence[PersonAt], periods: Sequence[Period]) -> tuple[Leaver, ...]:
    """Return who reaches the age by the end of the last year, by day, then name."""
    found = []
    for person in staff:
        born, sex = person.date_of_birth, person.sex
        if born is None or sex not in ("MALE", "FEMALE"):
            continue
        day = retirement_day(born, sex)
        if day <= periods[-1].end:
            year = OVERDUE if day <= snapshot.as_of else sum(period.end < day for period in periods)
            found.append(_leaver(snapshot, person, born, sex, day, year))
    return tuple(sorted(found, key=lambda leaver: leaver.day))


def _leaver(snapshot: Snapshot, person: PersonAt, born: PartialDate, sex: str, day: date, year: int) -> Leaver:
    held = [one for one in person.holdings if position_group(one.position_code) in STAFF_GROUPS]
    positions = catalog("position").by_code
    units = snapshot.unit_by_id
    return Leaver(
        person.id,
        person.full_name,
        born,
        sex,
        snapshot.commune_of[held[0].unit_id],
        tuple(official_title(one.position_code, units[one.unit_id].kind) for one in held),
        day,
        year,
        next((one.term for one in held if one.term), None),
        any(positions[one.position_code].attributes.get("elected", False) for one in held),
    )


def _forecast(people: Iterable[str], year_of: Mapping[str, int]) -> Forecast:
    present = tuple(people)
    years = tuple(tuple(one for one in present if year_of.get(one) == year) for year in range(YEARS))
    return Forecast(present, tuple(one for one in present if year_of.get(one) == OVERDUE), years)


def _positions(snapshot: Snapshot, year_of: Mapping[str, int]) -> dict[str, Forecast]:
    held = [entry.code for entry in catalog("position").entries if entry.group in STAFF_GROUPS]
    return {
        code: _forecast((person.id for person, _ in snapshot.holders[code]), year_of)
        for code in held
        if code in snapshot.holders
    }


def _seats(snapshot: Snapshot, params: Params, year_of: Mapping[str, int]) -> dict[str, Seats]:
    rules = tuple(params.get("rules") or ()) or load_standards()
    found = {}
    for row in quotas(snapshot, rules):
        if row.group == QUOTA_GROUPS[0]:
            forecast = _forecast(row.people, year_of)
            numbered = forecast if row.assigned is not None else _forecast((), year_of)
            found[row.unit.id] = Seats(row.assigned, forecast, numbered)
    return found


def _share(group: str, dimension: str, minimum: str, people: Sequence[PersonAt], year_of: Mapping[str, int]) -> Share:
    enough = sufficient_levels(dimension, minimum)
    reached = {person.id for person in people if person.level(dimension) in enough}
    points = []
    for years in range(-1, YEARS):
        left = tuple(one.id for one in people if years < 0 or year_of.get(one.id, YEARS) > years)
        points.append((tuple(one for one in left if one in reached), left))
    return Share(group, dimension, minimum, tuple(points))


def _effects(snapshot: Snapshot, params: Params, year_of: Mapping[str, int]) -> Iterable[TargetEffect]:
    """Yield the targets about the staff whose people change."""
    programme = programme_on(params.get("programmes") or load_programmes(), snapshot.as_of)
    for standing in standings(snapshot, programme):
        counted = standing.counted
        gone = tuple(person for person in counted.scope if person in year_of)
        if standing.source == RECORDS and not standing.is_unstated and gone and _is_about_staff(standing.target):
            left = _left(gone)
            yield TargetEffect(
                standing.target,
                (len(counted.reached), len(counted.scope)),
                (left(counted.reached), left(counted.scope)),
                gone,
            )


def _is_about_staff(target: Target) -> bool:
    return all(position_group(code) in STAFF_GROUPS for code in target.positions)


def _left(gone: Collection[str]) -> Callable[[People], int]:
    away = set(gone)
    return lambda people: sum(person not in away for person in people)


def _union(parts: Iterable[People]) -> People:
    return tuple(dict.fromkeys(person for part in parts for person in part))


def _leaver_json(leaver: Leaver) -> dict[str, Any]:
    return {
        "id": leaver.person_id,
        "full_name": leaver.full_name,
        "date_of_birth": leaver.date_of_birth.iso,
        "sex": leaver.sex,
        "unit": leaver.unit.code,
        "titles": list(leaver.titles),
        "day": leaver.day.isoformat(),
        "term": leaver.term,
        "is_elected": leaver.is_elected,
    }


def _forecast_json(forecast: Forecast) -> dict[str, Any]:
    return {
        "present": len(forecast.people),
        "overdue": len(forecast.overdue),
        "leaving": [len(year) for year in forecast.leaving],
    }


def _seats_json(seats: Seats) -> dict[str, Any]:
    present = len(seats.forecast.people)
    years = range(1, YEARS + 1)
    return {
        "assigned": seats.assigned,
        **_forecast_json(seats.forecast),
        "remaining": [present - len(seats.forecast.gone_by(year)) for year in years],
        "vacant": [seats.vacant_after(year) for year in years],
    }


def _share_json(share: Share) -> dict[str, Any]:
    return {
        "group": share.group,
        "dimension": share.dimension,
        "minimum": share.minimum,
        "points": [{"numerator": len(reached), "denominator": len(left)} for reached, left in share.points],
    }


def _effect_json(effect: TargetEffect) -> dict[str, Any]:
    def standing(numbers: tuple[int, int]) -> dict[str, Any]:
        return {"numerator": numbers[0], "denominator": numbers[1], "met": effect.is_met(numbers)}

    return {"id": effect.target.id, "today": standing(effect.today), "after": standing(effect.after)}
