"""The records of one commune of the plan, in the form of the store."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.models.records import Row
from hrdesk.services.offices import unit_id
from hrdesk.services.sample import identity
from hrdesk.services.sample.careers import Life, Post, life
from hrdesk.services.sample.diplomas import courses, qualifications
from hrdesk.services.sample.people import DEPUTY, SamplePerson
from hrdesk.services.sample.places import Commune

TABLES = (
    "org_unit", "person", "assignment", "qualification", "training", "party_membership", "pay", "annual_rating",
    "disciplinary_action",
)  # fmt: skip
_MINORITIES = ("Sán Dìu", "Sán Dìu", "Sán Dìu", "Sán Chay", "Tày", "Dao", "Mường", "Nùng")
_RELIGIONS = ("Công giáo", "Công giáo", "Công giáo", "Phật giáo")
_RANKS = {"MASTER": "01.003", "BACHELOR": "01.003", "COLLEGE": "01.004", "INTERMEDIATE": "01.005"}
_POST_PAY = {
    "PARTY_SECRETARY": "CBX.1", "STANDING_DEPUTY_PARTY_SECRETARY": "CBX.2", "COUNCIL_CHAIR": "CBX.2",
    "COMMITTEE_CHAIR": "CBX.2", "COUNCIL_VICE_CHAIR": "CBX.3", "COMMITTEE_VICE_CHAIR": "CBX.3",
    "FATHERLAND_FRONT_CHAIR": "CBX.3",
}  # fmt: skip
# How likely a post wants a foreign language, by kind of commune.
_WITH_LANGUAGE = {"PHUONG": 0.5, "THI_TRAN": 0.15}
# How likely a leader comes from elsewhere.
_FROM_ELSEWHERE = {"PARTY_SECRETARY": 0.3, "COMMITTEE_CHAIR": 0.18}
_RATED_YEARS = (2019, 2020, 2021)
_RATINGS = ("EXCELLENT", *("GOOD",) * 6)


@dataclass(frozen=True)
class Places:
    """What the rows of a commune take from the rest of the plan: units by place, the date, the day of entry."""

    communes: tuple[Commune, ...]
    district_names: Mapping[str, str]
    province_code: str
    province_name: str
    as_of: date
    entered_on: date


@dataclass
class _Writer:
    """Collects the rows of a commune."""

    draw: random.Random
    commune: Commune
    place: int
    around: Places
    tables: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    names: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)

    def add(self, table: str, row: Mapping[str, Any]) -> str:
        made = {"id": identity.new_id(self.draw), "entered_on": self.around.entered_on.isoformat(), **row}
        self.tables[table].append(made)
        return str(made["id"])


def commune_rows(
    draw: random.Random,
    around: Places,
    place: int,
    people: tuple[SamplePerson, ...],
    discipline: Mapping[int, str],
) -> dict[str, list[Row]]:
    """Return the rows of a commune by table, its own unit not among them.

    ``discipline`` maps the number of a person in ``people`` to the reason of a disciplinary action.
    """
    writer = _Writer(draw, around.communes[place], place, around)
    own = unit_id(writer.commune.code)
    hamlets = [writer.add("org_unit", row) for row in _hamlets(writer.commune, own)]
    for number, person in enumerate(people):
        unit = own if person.hamlet is None else hamlets[person.hamlet]
        _person(writer, person, unit, discipline.get(number))
    return writer.tables


def own_values(commune: Commune) -> Row:
    """Return what is known of the commune beyond what its office was made with."""
    households = sum(hamlet.households for hamlet in commune.hamlets)
    return {"population": commune.population, "area_km2": commune.area, "households": households}


def _hamlets(commune: Commune, own: str) -> Iterator[Row]:
    for hamlet in commune.hamlets:
        yield {
            "code": "",
            "name": hamlet.name,
            "kind": hamlet.kind,
            "unit_class": hamlet.unit_class,
            "parent_id": own,
            "households": hamlet.households,
        }


def _person(writer: _Writer, person: SamplePerson, unit: str, reason: str | None) -> None:
    draw, as_of = writer.draw, writer.around.as_of
    lived = life(draw, person, as_of)
    is_local = draw.random() >= _FROM_ELSEWHERE.get(person.titles[0], 0.04)
    who = writer.add("person", _identity(writer, person, lived, is_local))
    parts: dict[str, Callable[[], Iterator[Row]]] = {
        "assignment": lambda: _assignments(writer, person, lived, unit, is_local),
        "qualification": lambda: qualifications(draw, person, lived, as_of),
        "training": lambda: courses(draw, person, lived, as_of),
        "party_membership": lambda: _membership(lived, as_of),
        "pay": lambda: _pay(draw, person, lived, as_of),
        "annual_rating": lambda: _ratings(draw, person, lived, reason),
        "disciplinary_action": lambda: _discipline(draw, lived, reason),
    }
    for table, rows in parts.items():
        for row in rows():
            writer.add(table, {"person_id": who, **row})


# --- the person -----------------------------------------------------------------------------------


def _identity(writer: _Writer, person: SamplePerson, lived: Life, is_local: bool) -> Row:
    draw, around = writer.draw, writer.around
    home = writer.commune if is_local else draw.choice(around.communes)
    own = writer.commune
    hamlet = own.hamlets[person.hamlet] if person.hamlet is not None else draw.choice(own.hamlets)
    name = identity.full_name(draw, person.sex, is_minority=person.is_minority, taken=writer.names)
    row: dict[str, Any] = {
        "full_name": name,
        "date_of_birth": lived.born.isoformat(),
        "sex": person.sex,
        "citizen_id": identity.citizen_id(
            draw, around.province_code, writer.place, person.sex, lived.born, writer.numbers
        ),
        "ethnicity": draw.choice(_MINORITIES) if person.is_minority else "Kinh",
        "religion": draw.choice(_RELIGIONS) if person.is_religious else "Không",
        "place_of_origin": f"{home.name}, {around.district_names[home.district]}, {around.province_name}",
        "place_of_residence": f"{hamlet.name}, {own.name}",
    }
    if person.group in ("CADRES", "CIVIL_SERVANTS"):
        row["digital_signature"] = int(draw.random() < (0.6 if person.group == "CADRES" else 0.25))
        if draw.random() < 0.8:
            row["official_email"] = identity.mailbox(name, own.code)
    return row


# --- posts ----------------------------------------------------------------------------------------


def _assignments(writer: _Writer, person: SamplePerson, lived: Life, unit: str, is_local: bool) -> Iterator[Row]:
    draw, chance = writer.draw, _WITH_LANGUAGE.get(writer.commune.kind, 0.0)
    staff = person.group in ("CADRES", "CIVIL_SERVANTS")
    for post in lived.posts:
        row: dict[str, Any] = {
            "unit_id": unit,
            "position_code": post.title,
            "valid_from": post.since.isoformat(),
            "valid_to": post.until.isoformat() if post.until else None,
            "decision_no": _decision(draw, post),
            "is_concurrent": int(post.title != person.titles[0]),
            "is_reelected": None if post.re_elected is None else int(post.re_elected),
            "start_reason": _reason(person, post),
            "term": post.term,
        }
        if staff:
            row["is_local"] = int(is_local)
            row["requires_foreign_language"] = int(draw.random() < chance)
        yield row


def _decision(draw: random.Random, post: Post) -> str:
    number = draw.randint(3, 980)
    if post.title == DEPUTY:
        return f"{number % 60 + 1}/NQ-UBBC"
    if post.title.startswith(("COUNCIL", "COMMITTEE")):
        return f"{number % 40 + 1:02d}/NQ-HĐND"
    if post.title.startswith(("PARTY", "STANDING")):
        return f"{number}-QĐ/HU"
    return f"{number}/QĐ-UBND"


def _reason(person: SamplePerson, post: Post) -> str:
    if catalog("position").by_code[post.title].attributes.get("elected"):
        return "ELECTION"
    return "RECRUITMENT" if person.group == "CIVIL_SERVANTS" else "APPOINTMENT"


# --- membership, pay, ratings, discipline ---------------------------------------------------------


def _membership(lived: Life, as_of: date) -> Iterator[Row]:
    if lived.admitted is not None:
        official = lived.admitted.replace(year=lived.admitted.year + 1, day=min(lived.admitted.day, 28))
        yield {
            "admitted_on": lived.admitted.isoformat(),
            "full_member_on": official.isoformat() if official <= as_of else None,
        }


def _pay(draw: random.Random, person: SamplePerson, lived: Life, as_of: date) -> Iterator[Row]:
    """Yield the pay in force of cadres and civil servants: by diploma, else by post (Nghị định 92/2009/NĐ-CP)."""
    if person.group not in ("CADRES", "CIVIL_SERVANTS"):
        return
    level = person.levels["professional_level"]
    if level in _RANKS:
        accountant = person.titles[0] == "FINANCE_ACCOUNTING" and _RANKS[level] == "01.003"
        rank = "06.031" if accountant else _RANKS[level]
    else:
        rank = _POST_PAY.get(person.titles[0], "CBX.4") if person.group == "CADRES" else "01.005"
    steps = catalog("rank").by_code[rank].attributes["coefficients"]
    years = 5 if rank.startswith("CBX") else 2 if rank == "01.005" else 3
    number = min(len(steps) - 1, (as_of.year - lived.works_since) // years)
    since = as_of - timedelta(days=draw.randrange(20, 365 * years - 20))
    since = max(since.replace(day=1), date(lived.works_since, 12, 1))
    yield {
        "rank_code": rank,
        "pay_step": number + 1,
        "coefficient": steps[number],
        "effective_on": min(since, as_of).isoformat(),
    }


def _ratings(draw: random.Random, person: SamplePerson, lived: Life, reason: str | None) -> Iterator[Row]:
    """Yield yearly ratings: 99,5 % and more are good or better; who breaks population policy fails."""
    if person.group not in ("CADRES", "CIVIL_SERVANTS"):
        return
    for year in _RATED_YEARS:
        if lived.works_since < year:
            rating = draw.choice(_RATINGS) if draw.random() > 0.003 else "LIMITED" if year == 2019 else "SATISFACTORY"
            if reason == "POPULATION_POLICY" and year == _RATED_YEARS[-1]:
                rating = "UNSATISFACTORY"
            decision = f"{draw.randint(20, 400)}/QĐ-UBND"
            if lived.in_office_by(date(year, 12, 31)):
                yield {"period": str(year), "rating": rating, "decision_no": decision}


def _discipline(draw: random.Random, lived: Life, reason: str | None) -> Iterator[Row]:
    if reason is None:
        return
    decided = date(draw.choice(_RATED_YEARS), draw.randint(1, 12), draw.randint(1, 28))
    if not lived.in_office_by(decided):
        decided = date(_RATED_YEARS[-1], 12, decided.day)
    yield {
        "form": "WARNING" if reason in ("CRIMINAL_PROSECUTION", "LAND_MANAGEMENT") else "REPRIMAND",
        "reason": reason,
        "decided_on": decided.isoformat(),
        "decision_no": f"{draw.randint(200, 3000)}/QĐ-UBND",
        "ended_on": decided.replace(year=decided.year + 1).isoformat(),
    }
