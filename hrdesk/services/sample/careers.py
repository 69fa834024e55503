"""When: birth, membership and posts of a sample person, in the order that law and life ask for."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hrdesk.domain.catalogs import catalog
from hrdesk.services.sample.people import DEPUTY, FEMALE, OLD, YOUNG, SamplePerson

# Age bands as complete years at the reporting date; the last one ends where people retire.
_BANDS = {YOUNG: (24, 30), "FROM_31_TO_40": (31, 40), "FROM_41_TO_50": (41, 50)}
_YOUNGEST = {DEPUTY: 22, "PART_TIME_COMMUNE": 22, "PART_TIME_HAMLET": 21}
_OLDEST_STAFF = {"MALE": 59, FEMALE: 54}
_OLDEST = {"VETERANS_ASSOCIATION_CHAIR": 64, DEPUTY: 68, "PART_TIME_COMMUNE": 66, "PART_TIME_HAMLET": 72}
_OLDEST_YOUTH = 35

# Highest age at the first appointment, man and woman (Quyết định 04/2004/QĐ-BNV; two terms for elected leaders).
_FIRST_AGE = {
    "PARTY_SECRETARY": (45, 45), "STANDING_DEPUTY_PARTY_SECRETARY": (45, 45), "COUNCIL_CHAIR": (50, 45),
    "COUNCIL_VICE_CHAIR": (50, 45), "COMMITTEE_CHAIR": (50, 45), "COMMITTEE_VICE_CHAIR": (50, 45),
    "FATHERLAND_FRONT_CHAIR": (56, 50), "YOUTH_UNION_SECRETARY": (30, 30), "WOMENS_UNION_CHAIR": (50, 50),
    "FARMERS_UNION_CHAIR": (54, 49), "VETERANS_ASSOCIATION_CHAIR": (62, 62),
}  # fmt: skip
_RECRUITED_BY = 34
_GROWN = 22
_EARLIEST_PART_TIME = 2006

# The day the present term of each body began, and the years in which its terms began; a term is of
# five years but for the councils of 2004. Each commune has its own day.
_PARTY = (date(2020, 5, 4), (1995, 2000, 2005, 2010, 2015, 2020, 2025))
_COUNCIL = (date(2021, 6, 14), (1994, 1999, 2004, 2011, 2016, 2021, 2026))
_TERMS: Mapping[str, tuple[date, tuple[int, ...]]] = {
    "PARTY_SECRETARY": _PARTY, "STANDING_DEPUTY_PARTY_SECRETARY": _PARTY, "COUNCIL_CHAIR": _COUNCIL,
    "COUNCIL_VICE_CHAIR": _COUNCIL, "COMMITTEE_CHAIR": _COUNCIL, "COMMITTEE_VICE_CHAIR": _COUNCIL,
    "FATHERLAND_FRONT_CHAIR": (date(2019, 3, 4), tuple(range(1994, 2025, 5))),
    "YOUTH_UNION_SECRETARY": (date(2022, 3, 1), tuple(range(1992, 2028, 5))),
    "WOMENS_UNION_CHAIR": (date(2021, 3, 8), tuple(range(1991, 2027, 5))),
    "FARMERS_UNION_CHAIR": (date(2018, 3, 5), tuple(range(1993, 2024, 5))),
    "VETERANS_ASSOCIATION_CHAIR": (date(2022, 1, 10), tuple(range(1992, 2028, 5))),
}  # fmt: skip
_FIRST_ELECTED = 1996
_ELECTION, _ELECTION_BEFORE = date(2021, 5, 23), date(2016, 5, 22)


@dataclass(frozen=True, slots=True)
class Post:
    """A title held from a day on; ``until`` is the first day no longer, ``re_elected`` None where nobody votes."""

    title: str
    since: date
    until: date | None = None
    re_elected: bool | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The dates of one person. ``works_since`` is a year; ``admitted`` None for one outside the Party."""

    born: date
    works_since: int
    admitted: date | None
    posts: tuple[Post, ...]

    def in_office_by(self, day: date) -> bool:
        """Whether the first post had begun by a day."""
        return any(post.since <= day for post in self.posts)


def life(draw: random.Random, person: SamplePerson, as_of: date) -> Life:
    """Return the dates of a person that fit what the plan says of him at ``as_of``."""
    born = _born(draw, person, as_of)
    main = _first_day(draw, person, person.titles[0], born, as_of)
    posts: list[Post] = []
    for title in person.titles:
        if title == DEPUTY:
            posts += _deputy(person)
        else:
            since = main if title == person.titles[0] else _second_day(draw, person, title, born, main)
            posts += _posts(person, title, since)
    works_since = min(main.year, born.year + draw.randint(_GROWN, 27))
    admitted = _admitted(draw, person, born, main, as_of) if person.party_member else None
    return Life(born, works_since, admitted, tuple(posts))


def age_at(born: date, day: date) -> int:
    """Return complete years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _born(draw: random.Random, person: SamplePerson, as_of: date) -> date:
    low, high = _ages(person)
    # Old people are rarer the older they are.
    years = low + int((high - low + 1) * draw.random() ** (1.6 if person.age_band == OLD else 1.0))
    birthday = as_of.replace(year=as_of.year - years)
    return birthday - timedelta(days=draw.randrange(365))


def _ages(person: SamplePerson) -> tuple[int, int]:
    title = person.titles[0]
    kind = title if title in (*_YOUNGEST, *_OLDEST) else person.group
    if person.age_band == OLD:
        return 51, _OLDEST.get(kind, _OLDEST_STAFF[person.sex])
    low, high = _BANDS[person.age_band]
    if person.age_band == YOUNG:
        low = 26 if person.levels.get("professional_level") == "MASTER" else _YOUNGEST.get(kind, low)
    return low, min(high, _OLDEST_YOUTH) if title == "YOUTH_UNION_SECRETARY" else high


def _day_in(draw: random.Random, year: int, as_of: date) -> date:
    """Return a day of a year, in the year of ``as_of`` a month before it."""
    last = as_of - timedelta(days=30) if year == as_of.year else date(year, 12, 28)
    return date(year, 1, 4) + timedelta(days=draw.randrange((last - date(year, 1, 4)).days))


def _first_day(draw: random.Random, person: SamplePerson, title: str, born: date, as_of: date) -> date:
    """Return when the main title was taken for the first time."""
    if title == DEPUTY:
        return _ELECTION_BEFORE if person.re_elected else _ELECTION
    if title in _FIRST_AGE:
        low, high = max(born.year + _GROWN, _FIRST_ELECTED), born.year + _FIRST_AGE[title][person.sex == FEMALE]
    elif person.group == "CIVIL_SERVANTS":
        low, high = born.year + _GROWN, born.year + _RECRUITED_BY
    else:
        low, high = max(born.year + 20, _EARLIEST_PART_TIME), as_of.year
    high = min(high, as_of.year)
    low = min(low, high)
    # Most took their title rather late than early.
    return _day_in(draw, high - int((high - low + 1) * draw.random() ** 2), as_of)


def _second_day(draw: random.Random, person: SamplePerson, title: str, born: date, main: date) -> date:
    """Return when the post held besides was taken: after the main one, with years enough to serve."""
    begin = _begin(person, title)
    last = min(born.year + _FIRST_AGE[title][person.sex == FEMALE], begin.year)
    year = draw.randint(main.year, max(main.year, last))
    return max(main, begin if year >= begin.year else date(year, 6, 20))


def _begin(person: SamplePerson, title: str) -> date:
    return _TERMS[title][0] + timedelta(days=person.place * 7 % 45)


def _posts(person: SamplePerson, title: str, since: date) -> Iterator[Post]:
    """Yield the posts of a title, term by term for those who are elected, until the present one."""
    if title not in _TERMS:
        yield Post(title, since)
        return
    now, years = _begin(person, title), _TERMS[title][1]
    begins = [now.replace(year=year) for year in years]
    later = [begin for begin in begins[:-1] if begin > since]
    for start, end in zip((since, *later), (*later, None), strict=True):
        term = max(place for place, begin in enumerate(begins[:-1]) if begin <= start)
        yield Post(title, start, end, start != since, f"{years[term]}-{years[term + 1]}")


def _deputy(person: SamplePerson) -> Iterator[Post]:
    if person.re_elected:
        yield Post(DEPUTY, _ELECTION_BEFORE, _ELECTION, None, "2016-2021")
    yield Post(DEPUTY, _ELECTION, None, person.re_elected, "2021-2026")


def _admitted(draw: random.Random, person: SamplePerson, born: date, main: date, as_of: date) -> date:
    """Return the day of admission: grown up, before the first leading post."""
    last = min(born.year + 38, as_of.year - 1)
    if person.group == "CADRES" or catalog("position").by_code[person.titles[0]].attributes.get("elected"):
        last = min(last, max(main.year - 1, born.year + 19))
    first = min(born.year + 20, last)
    return _day_in(draw, draw.randint(first, last), as_of)
