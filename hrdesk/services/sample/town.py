"""The sample town: the staff of ten communes over six years, and every turn of training they took.

A seat is held by one person after another; a turn belongs to whoever holds the seat that year, so
the years, the groups and the headcounts come to the figures of ``resources/samples/town.toml``.
"""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from hrdesk import paths
from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.models.records import Row
from hrdesk.services.offices import OfficeCard, unit_id
from hrdesk.services.sample import identity
from hrdesk.services.sample.figures import words
from hrdesk.services.sample.places import spread

SEED = 20200406
_LEADERS = (
    "PARTY_SECRETARY", "STANDING_DEPUTY_PARTY_SECRETARY", "COUNCIL_CHAIR", "COUNCIL_VICE_CHAIR", "COMMITTEE_CHAIR",
    "COMMITTEE_VICE_CHAIR",
)  # fmt: skip
_UNIONS = (
    "FATHERLAND_FRONT_CHAIR", "YOUTH_UNION_SECRETARY", "WOMENS_UNION_CHAIR", "FARMERS_UNION_CHAIR",
    "VETERANS_ASSOCIATION_CHAIR",
)  # fmt: skip
_SERVANTS = (
    "MILITARY_COMMANDER", "OFFICE_STATISTICS", "FINANCE_ACCOUNTING", "LAND_CONSTRUCTION_ENVIRONMENT",
    "JUSTICE_CIVIL_STATUS", "CULTURE_SOCIETY",
)  # fmt: skip
_COURSES = {
    "CADRES": ("PARTY_BUILDING", "LEADERSHIP_SKILLS", "PROFESSIONAL_SKILLS"),
    "CIVIL_SERVANTS": ("PROFESSIONAL_SKILLS", "PROFESSIONAL_SKILLS", "STATE_MANAGEMENT", "IT_SKILLS"),
}
_CHANGES = (3, 1)  # the day of a year on which places change hands: before any course of that year
_TABLES = ("person", "assignment", "qualification", "training", "party_membership")


@dataclass(frozen=True)
class Town:
    """The town, its communes, the records of each commune by its code and table, the figures entered by hand."""

    card: OfficeCard
    communes: tuple[OfficeCard, ...]
    rows: Mapping[str, Mapping[str, list[Row]]]
    years: range
    entered: tuple[Row, ...]

    @property
    def entered_on(self) -> date:
        """The day on which everything was entered."""
        return date(self.years[-1], 12, 31)


@dataclass(slots=True)
class _Seat:
    """A title in a commune; ``people`` has the first year and id of each holder, the last one last."""

    place: int
    title: str
    first_year: int
    last_year: int | None = None
    people: list[tuple[int, str]] = field(default_factory=list)

    @property
    def group(self) -> str:
        return position_group(self.title)

    def holder(self, year: int) -> str | None:
        """Return who held the seat after the changes of a year."""
        if year < self.first_year or (self.last_year is not None and year > self.last_year):
            return None
        return [person for since, person in self.people if since <= year][-1]


@cache
def figures() -> Mapping[str, Any]:
    """Return what the town must come to."""
    with (paths.resources() / "samples" / "town.toml").open("rb") as file:
        return tomllib.load(file)


def town(seed: int = SEED) -> Town:
    """Return the plan of the sample town, always the same for one seed."""
    return _Making(random.Random(seed)).town()


class _Making:
    """The making of one town."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.target = figures()
        self.years = range(self.target["first_year"], self.target["first_year"] + len(self.target["staff"]))
        self.communes = tuple(self._communes())
        self.tables: list[dict[str, list[Row]]] = [{table: [] for table in _TABLES} for _ in self.communes]
        self.names: set[str] = set()
        self.numbers: list[set[int]] = [set() for _ in self.communes]

    def town(self) -> Town:
        seats = self._seats()
        self._fill(seats)
        for abroad in (False, True):
            self._train(seats, "turns_abroad" if abroad else "turns", abroad)
        rows = {card.code: tables for card, tables in zip(self.communes, self.tables, strict=True)}
        return Town(self._card(), self.communes, rows, self.years, tuple(self._entered()))

    def _entered(self) -> Iterator[Row]:
        """Yield the figures of those who are in no record: turns out of heads."""
        own = {"unit_id": unit_id(self.target["code"]), "note": "Báo cáo 290/BC-UBND"}
        for code, (heads, turns) in self.target["entered_by_year"].items():
            for year, number in zip(self.years, turns, strict=True):
                yield {**own, "target": code, "period": str(year), "numerator": number, "denominator": heads}
        for code, (heads, number) in self.target["entered"].items():
            period = str(self.years[-1])
            yield {**own, "target": code, "period": period, "numerator": number, "denominator": heads}

    def _card(self) -> OfficeCard:
        wanted = self.target
        return OfficeCard(
            wanted["code"], wanted["name"], "HUYEN", None, None, wanted["parent_code"], wanted["parent_name"]
        )

    def _communes(self) -> Iterator[OfficeCard]:
        parts, names = words()["places"], set[str]()
        for kind in (kind for kind, number in self.target["communes"].items() for _ in range(number)):
            prefix = "xã" if kind == "XA" else "phường"
            while (name := f"{self.draw.choice(parts['first'])} {self.draw.choice(parts['second'])}") in names:
                continue
            code = f"{6802 + 3 * len(names):05d}"
            names.add(name)
            area = "DELTA" if kind == "XA" else "URBAN"
            card = self._card()
            yield OfficeCard(code, f"{prefix} {name}", kind, "I", area, card.code, card.name)

    # --- seats and people ---

    def _seats(self) -> list[_Seat]:
        """Return the seats of all years: those of the first one, then added and given up to fit each year."""
        staff, number = self.target["staff"], len(self.communes)
        titles = [_LEADERS[place % len(_LEADERS)] for place in range(self.target["leaders"])]
        titles += [title for title in _UNIONS for _ in range(number)]
        titles += [_SERVANTS[place % len(_SERVANTS)] for place in range(max(staff) - len(titles))]
        held: dict[str, int] = {}
        seats = []
        for place, title in enumerate(titles):
            held[title] = held.get(title, -1) + 1
            # Leaders fill the communes row by row, the others title by title.
            where = place // len(_LEADERS) if title in _LEADERS else held[title] % number
            seats.append(_Seat(where, title, self.years[0]))
        return self._fitted(seats)

    def _fitted(self, seats: list[_Seat]) -> list[_Seat]:
        staff = self.target["staff"]
        now, later = seats[: staff[0]], seats[staff[0] :]
        for year, (before, after) in zip(self.years[1:], pairwise(staff), strict=True):
            open_seats = [seat for seat in now if seat.last_year is None and seat.group == "CIVIL_SERVANTS"]
            for seat in self.draw.sample(open_seats, max(0, before - after)):
                seat.last_year = year - 1
            for _ in range(after - before):
                seat = later.pop() if later else _Seat(self.draw.randrange(len(self.communes)), _SERVANTS[1], year)
                seat.first_year = year
                now.append(seat)
        return now

    def _fill(self, seats: Sequence[_Seat]) -> None:
        """Put a person on each seat, and each year somebody new on some."""
        changes: dict[int, list[int]] = {id(seat): [seat.first_year] for seat in seats}
        for year in self.years[1:]:
            able = [
                seat
                for seat in seats
                if seat.title not in _LEADERS and seat.first_year < year and (seat.last_year or year) >= year
            ]
            for seat in self.draw.sample(able, self.target["replaced"]):
                changes[id(seat)].append(year)
        for seat in seats:
            years = changes[id(seat)]
            ends = [*years[1:], seat.last_year + 1 if seat.last_year else None]
            for since, until in zip(years, ends, strict=True):
                seat.people.append((since, self._person(seat, since, until)))

    def _person(self, seat: _Seat, since: int, until: int | None) -> str:
        draw = self.draw
        sex = "FEMALE" if seat.title == "WOMENS_UNION_CHAIR" or draw.random() < 0.4 else "MALE"
        if seat.title in ("MILITARY_COMMANDER", "VETERANS_ASSOCIATION_CHAIR"):
            sex = "MALE"
        started = date(since, *_CHANGES) if since > self.years[0] else date(draw.randint(2010, 2014), *_CHANGES)
        ages = (22, 28) if seat.title == "YOUTH_UNION_SECRETARY" else (24, 34)
        born = date(started.year - draw.randint(*ages), draw.randint(1, 12), draw.randint(1, 28))
        number = identity.citizen_id(draw, self.target["parent_code"], seat.place, sex, born, self.numbers[seat.place])
        who = self._add(seat, "person", {
            "full_name": identity.full_name(draw, sex, is_minority=False, taken=self.names),
            "date_of_birth": born.isoformat(),
            "sex": sex,
            "citizen_id": number,
            "ethnicity": "Kinh",
            "religion": "Không",
            "place_of_origin": f"{self.communes[seat.place].name}, {self.target['name']}",
        })  # fmt: skip
        self._add(seat, "assignment", {
            "person_id": who,
            "unit_id": unit_id(self.communes[seat.place].code),
            "position_code": seat.title,
            "valid_from": started.isoformat(),
            "valid_to": date(until, *_CHANGES).isoformat() if until else None,
            "decision_no": f"{draw.randint(20, 900)}/QĐ-UBND",
            "end_reason": draw.choice(("TRANSFER_OUT", "RETIREMENT", "TRANSFER")) if until else None,
            "start_reason": "RECRUITMENT" if seat.group == "CIVIL_SERVANTS" else "ELECTION",
        })  # fmt: skip
        self._learned(seat, who, born, started)
        return who

    def _learned(self, seat: _Seat, who: str, born: date, started: date) -> None:
        fields = words()["fields"]
        of = {"person_id": who}
        school = {"kind": "general_education", "level": "UPPER_SECONDARY", "certificate": "12/12"}
        self._add(seat, "qualification", of | school | {"attained_on": str(born.year + 18)})
        degree = {"kind": "professional_level", "level": "BACHELOR", "attained_on": str(born.year + 22)}
        self._add(
            seat,
            "qualification",
            of | degree | {"field": self.draw.choice(fields.get(seat.title, fields["other"]))},
        )
        theory = "INTERMEDIATE" if seat.group == "CADRES" else "ELEMENTARY"
        level = {"kind": "political_theory_level", "level": theory, "attained_on": str(started.year)}
        self._add(seat, "qualification", of | level)
        computing = {"kind": "it_skill_level", "level": "CERTIFICATE", "certificate": "B"}
        self._add(seat, "qualification", of | computing)
        if seat.group == "CADRES":
            admitted = date(started.year - 1, 5, 19)
            official = admitted.replace(year=started.year)
            dates = {"admitted_on": admitted.isoformat(), "full_member_on": official.isoformat()}
            self._add(seat, "party_membership", of | dates)

    # --- training ---

    def _train(self, seats: Sequence[_Seat], key: str, abroad: bool) -> None:
        """Give each year's turns to the seats of a group; the leaders take the courses that name them."""
        for group, turns in self.target[key].items():
            courses = iter(self._courses(group, sum(turns)) if not abroad else ["OTHER"] * sum(turns))
            for year, number in zip(self.years, turns, strict=True):
                for _ in range(number):
                    course = next(courses)
                    leads = abroad or course in self.target["leaders_courses"]
                    able = [
                        seat
                        for seat in seats
                        if seat.group == group
                        and seat.holder(year)
                        and (group == "CIVIL_SERVANTS" or (seat.title in _LEADERS) == leads)
                    ]
                    self._turn(self.draw.choice(able), year, course, abroad)

    def _courses(self, group: str, number: int) -> list[str]:
        named = spread(self.draw, self.target["leaders_courses"]) if group == "CADRES" else []
        found = named + [self.draw.choice(_COURSES[group]) for _ in range(number - len(named))]
        self.draw.shuffle(found)
        return found

    def _turn(self, seat: _Seat, year: int, course: str, abroad: bool) -> None:
        start = date(year, self.draw.randint(4, 11), self.draw.randint(1, 20))
        name = "Tiếng Anh trình độ A" if course == "FOREIGN_LANGUAGE" else catalog("course").label(course)
        self._add(seat, "training", {
            "person_id": seat.holder(year),
            "course_code": course,
            "kind": "IN_SERVICE_TRAINING",
            "name": "Tham quan, học tập kinh nghiệm" if abroad else name,
            "place": "ABROAD" if abroad else "DOMESTIC",
            "started_on": start.isoformat(),
            "ended_on": start.replace(day=start.day + self.draw.randint(2, 8)).isoformat(),
            "institution": "Đoàn công tác của tỉnh" if abroad else "Trường Đào tạo cán bộ tỉnh",
        })  # fmt: skip

    def _add(self, seat: _Seat, table: str, row: Row) -> str:
        made = {"id": identity.new_id(self.draw), "entered_on": f"{self.years[-1]}-12-31", **row}
        self.tables[seat.place][table].append(made)
        return str(made["id"])
