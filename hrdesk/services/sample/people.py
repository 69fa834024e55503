"""Who is what: the people of every seat with sex, age band, levels, courses and membership.

Each number of the document is dealt out on its own; what the law or plain sense joins is kept:
Cao cấp theory and Chuyên viên chính want a degree and somebody over thirty, Trung cấp theory a
member of the Party. A chairman of the council who holds another post is one person, and the leaders
of a commune are among its deputies.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hrdesk.domain.catalogs import position_group
from hrdesk.services.sample.dealing import deal, highest_first, less, split, tally
from hrdesk.services.sample.figures import JOINT, SECOND_HOLDERS, SECOND_POST, Counts, Figures
from hrdesk.services.sample.places import Commune
from hrdesk.services.sample.seats import Seats

MALE, FEMALE = "MALE", "FEMALE"
DEPUTY, HEAD, CELL = "COUNCIL_DEPUTY", "HAMLET_HEAD", "PARTY_CELL_SECRETARY"
YOUNG, OLD = "UP_TO_30", "OVER_50"
_ECONOMY = "ECONOMIC_MANAGEMENT"
# Who sits in the council beside leading the commune: the law asks it of the council's own leaders.
_ALSO_DEPUTIES = frozenset({*SECOND_HOLDERS, SECOND_POST, "COUNCIL_VICE_CHAIR", "COMMITTEE_CHAIR"})
# Members by the statute of the Party.
_PARTY_TITLES = frozenset(
    {"PARTY_ORGANIZATION_COMMITTEE_HEAD", "PARTY_PROPAGANDA_COMMITTEE_HEAD", "PARTY_MASS_MOBILIZATION_COMMITTEE_HEAD",
     "PARTY_INSPECTION_CHAIR", "PARTY_OFFICE_STAFF", CELL}
)  # fmt: skip
_WOMEN = {
    "WOMENS_UNION_CHAIR": 1.0, "WOMENS_UNION_VICE_CHAIR": 1.0, "WOMENS_BRANCH_HEAD": 1.0, "MILITARY_COMMANDER": 0.0,
    "MILITARY_DEPUTY_COMMANDER": 0.0, "VETERANS_ASSOCIATION_CHAIR": 0.02, "VETERANS_ASSOCIATION_VICE_CHAIR": 0.02,
    "VETERANS_BRANCH_HEAD": 0.02, "HAMLET_POLICE_OFFICER": 0.0, "CIVIL_GUARD_MEMBER": 0.05,
    "PARTY_SECRETARY": 0.12, "STANDING_DEPUTY_PARTY_SECRETARY": 0.2,
    "COMMITTEE_CHAIR": 0.08, "COMMITTEE_VICE_CHAIR": 0.18, "FINANCE_ACCOUNTING": 0.7, "CULTURE_SOCIETY": 0.6,
    "OFFICE_STATISTICS": 0.55, "JUSTICE_CIVIL_STATUS": 0.55, "LAND_CONSTRUCTION_ENVIRONMENT": 0.2, HEAD: 0.15,
    CELL: 0.2,
}  # fmt: skip
_WOMEN_ELSEWHERE = 0.3
_DEGREES = frozenset({"BACHELOR", "MASTER", "DOCTORATE"})
_WANT_YEARS = frozenset(
    {("political_theory_level", "ADVANCED"), ("political_theory_level", "BACHELOR"),
     ("state_management_level", "PRINCIPAL_SPECIALIST")}
)  # fmt: skip
_WANT_DEGREE = _WANT_YEARS | {("foreign_language_level", "DEGREE"), ("it_skill_level", "DEGREE")}
_WANT_MEMBERSHIP = frozenset(("political_theory_level", level) for level in ("INTERMEDIATE", "ADVANCED", "BACHELOR"))
_MINORITY_IN_HILLS, _MINORITY_ELSEWHERE, _RELIGIOUS = 0.09, 0.004, 0.012


@dataclass(slots=True, eq=False)
class SamplePerson:
    """One person of the plan. ``titles`` has the main one first; ``hamlet`` is the number of the hamlet."""

    place: int
    titles: list[str]
    talent: float
    sex: str = MALE
    hamlet: int | None = None
    age_band: str = ""
    levels: dict[str, str] = field(default_factory=dict)
    courses: set[str] = field(default_factory=set)
    party_member: bool = False
    is_minority: bool = False
    is_religious: bool = False
    re_elected: bool = False

    @property
    def group(self) -> str:
        """The group of the main title."""
        return position_group(self.titles[0])


def people(
    draw: random.Random, target: Figures, places: Sequence[Commune], taken: Sequence[Seats]
) -> tuple[SamplePerson, ...]:
    """Return everybody, commune by commune, in the order of titles and hamlets."""
    staff = [_new(draw, place, title) for place, seats in enumerate(taken) for title in seats.staff]
    _staff(draw, target, staff, taken)
    for person in staff:
        _background(draw, person, places[person.place])
    deputies = _deputies(draw, target, staff, places, taken)
    part_time = [_new(draw, place, title) for place, seats in enumerate(taken) for title in seats.part_time]
    in_hamlets = [
        _new(draw, place, title, number)
        for place, seats in enumerate(taken)
        for number, titles in enumerate(seats.hamlets)
        for title in titles
    ]
    _part_time(draw, target, part_time, "PART_TIME_COMMUNE", ())
    _part_time(draw, target, in_hamlets, "PART_TIME_HAMLET", _heads(draw, target, in_hamlets))
    for person in (*part_time, *in_hamlets):
        _background(draw, person, places[person.place])
    return tuple(sorted((*staff, *deputies, *part_time, *in_hamlets), key=lambda person: person.place))


def _new(draw: random.Random, place: int, title: str, hamlet: int | None = None) -> SamplePerson:
    sex = FEMALE if draw.random() < _WOMEN.get(title, _WOMEN_ELSEWHERE) else MALE
    return SamplePerson(place, [title], draw.random(), sex, hamlet)


def _background(draw: random.Random, person: SamplePerson, commune: Commune) -> None:
    person.is_minority = draw.random() < (_MINORITY_IN_HILLS if commune.minorities else _MINORITY_ELSEWHERE)
    person.is_religious = draw.random() < _RELIGIOUS


# --- levels ---------------------------------------------------------------------------------------


def _give(draw: random.Random, people: Iterable[SamplePerson], dimension: str, counts: Counts) -> None:
    """Deal out one dimension, the highest level first."""
    if dimension == "age_band":
        ends_first = {band: counts[band] for band in sorted(counts, key=(YOUNG, OLD, *counts).index)}
        deal(draw, people, ends_first, _set_band, may=_may_be_that_old, lean=_youth)
        return
    deal(
        draw,
        people,
        highest_first(dimension, counts),
        lambda person, level: person.levels.__setitem__(dimension, level),
        may=lambda person, level: _may_have(person, dimension, level),
        lean=_promise,
    )


def _set_band(person: SamplePerson, band: str) -> None:
    person.age_band = band


def _may_be_that_old(person: SamplePerson, band: str) -> bool:
    """A veteran is not thirty; a branch secretary of the Youth Union is not over fifty."""
    if band == YOUNG:
        return not any("VETERANS" in title or "ELDERLY" in title for title in person.titles)
    return band != OLD or not any(title.startswith("YOUTH") for title in person.titles)


def _youth(person: SamplePerson) -> float:
    return 0.6 * person.titles[0].startswith("YOUTH")


def _may_have(person: SamplePerson, dimension: str, level: str) -> bool:
    """Whether a level goes with what the person has already."""
    if (dimension, level) in _WANT_DEGREE and person.levels.get("professional_level") not in _DEGREES:
        return False
    if (dimension, level) in _WANT_YEARS and person.age_band == YOUNG:
        return False
    return (dimension, level) not in _WANT_MEMBERSHIP or person.party_member


def _promise(person: SamplePerson) -> float:
    """How likely a person has the higher levels: talent, and the diplomas got so far."""
    return person.talent + 0.3 * (person.levels.get("professional_level") in _DEGREES)


def _finish(draw: random.Random, people: Iterable[SamplePerson], course: str, number: int) -> None:
    deal(
        draw, people, {course: number}, lambda person, code: person.courses.add(code), lean=lambda person: person.talent
    )


# --- cán bộ, công chức ----------------------------------------------------------------------------


def _staff(draw: random.Random, target: Figures, staff: Sequence[SamplePerson], taken: Sequence[Seats]) -> None:
    for person in staff:
        person.party_member = person.group == "CADRES"
        if person.titles[0] == taken[person.place].council_chair:
            person.titles.append(SECOND_POST)
    of_title: dict[str, list[SamplePerson]] = {}
    for person in staff:
        of_title.setdefault(person.titles[0], []).append(person)
    _leaders(draw, target, of_title)
    for title, holders in of_title.items():
        group = target.groups[title]
        if title not in (*SECOND_HOLDERS, SECOND_POST):
            for dimension in ("age_band", "professional_level", "political_theory_level", "state_management_level"):
                if dimension == "political_theory_level" and position_group(title) == "CIVIL_SERVANTS":
                    _civil_servants_in_party(draw, holders, group.levels[dimension])
                _give(draw, holders, dimension, group.levels[dimension])
        for course, number in group.courses.items():
            if course != _ECONOMY or title not in (*SECOND_HOLDERS, SECOND_POST):
                _finish(draw, holders, course, number)
    for code in ("CADRES", "CIVIL_SERVANTS"):
        of_group = [person for person in staff if person.group == code]
        for dimension in ("foreign_language_level", "it_skill_level"):
            _give(draw, of_group, dimension, target.groups[code].levels[dimension])


def _civil_servants_in_party(draw: random.Random, holders: Sequence[SamplePerson], theory: Counts) -> None:
    """Make members of those who will have Trung cấp theory, and of some more."""
    needed = sum(number for level, number in theory.items() if ("political_theory_level", level) in _WANT_MEMBERSHIP)
    number = needed + (len(holders) - needed) // 2
    # Cao cấp goes to the educated: they must be among the members.
    deal(draw, holders, {"": number}, _join, lean=lambda person: 0.7 * _promise(person))


def _join(person: SamplePerson, _: str) -> None:
    person.party_member = True


def _leaders(draw: random.Random, target: Figures, of_title: dict[str, list[SamplePerson]]) -> None:
    """Deal out the levels of those who may preside over the council, so that persons and posts both come out."""
    chair, second = target.groups[SECOND_POST], dict(target.second_posts())
    alone = of_title[SECOND_POST]
    economy = round(chair.courses[_ECONOMY] * len(alone) / chair.headcount)
    second[_ECONOMY] = _done(chair.courses[_ECONOMY] - economy, target.second_holders)
    parts = {title: [p for p in of_title[title] if SECOND_POST in p.titles] for title in SECOND_HOLDERS}
    rests = {title: [p for p in of_title[title] if SECOND_POST not in p.titles] for title in SECOND_HOLDERS}
    whole = {title: _with_economy(target, title) for title in (*SECOND_HOLDERS, SECOND_POST)}
    for dimension in ("age_band", *(one for one in JOINT if one != "age_band"), _ECONOMY):
        deal_out = _give if dimension != _ECONOMY else _give_course
        secretary, standing = (whole[title][dimension] for title in SECOND_HOLDERS)
        shares = split(draw, second[dimension], secretary, standing, len(parts[SECOND_HOLDERS[0]]))
        for title, part in zip(SECOND_HOLDERS, shares, strict=True):
            deal_out(draw, parts[title], dimension, part)
            deal_out(draw, rests[title], dimension, less(whole[title][dimension], part))
        deal_out(draw, alone, dimension, less(whole[SECOND_POST][dimension], second[dimension]))


def _with_economy(target: Figures, title: str) -> dict[str, Counts]:
    group = target.groups[title]
    return {**group.levels, _ECONOMY: _done(group.courses[_ECONOMY], group.headcount)}


def _done(number: int, of: int) -> Counts:
    return {"DONE": number, "NOT_DONE": of - number}


def _give_course(draw: random.Random, people: Iterable[SamplePerson], course: str, counts: Counts) -> None:
    _finish(draw, people, course, counts["DONE"])


# --- đại biểu HĐND --------------------------------------------------------------------------------


def _deputies(
    draw: random.Random,
    target: Figures,
    staff: Sequence[SamplePerson],
    places: Sequence[Commune],
    taken: Sequence[Seats],
) -> list[SamplePerson]:
    """Return the deputies who hold no other post; the leaders among the staff become deputies too.

    The document counts no deputy without political theory, so a leader without it is left out,
    although the law would have him in the council (docs/sample-province.md).
    """
    leaders = [
        person
        for person in staff
        if _ALSO_DEPUTIES.intersection(person.titles) and person.levels["political_theory_level"] != "NONE"
    ]
    seated = tally(str(person.place) for person in leaders)
    others = [
        _new(draw, place, DEPUTY)
        for place, seats in enumerate(taken)
        for _ in range(seats.deputies - seated.get(str(place), 0))
    ]
    group = target.groups[DEPUTY]
    for person in leaders:
        person.titles.append(DEPUTY)
    rest = {name: group.totals[name] - sum(_COUNTED[name](person) for person in leaders) for name in _COUNTED}
    for person in others:
        person.sex = MALE
    deal(draw, others, {FEMALE: rest["female"]}, lambda person, sex: setattr(person, "sex", sex))
    _give(draw, others, "age_band", less(group.levels["age_band"], tally(person.age_band for person in leaders)))
    deal(draw, others, {"": rest["party_member"]}, _join, lean=lambda person: person.talent)
    for dimension in ("professional_level", "political_theory_level"):
        counted = tally(person.levels[dimension] for person in leaders)
        _give(draw, others, dimension, less(group.levels[dimension], counted))
    deal(
        draw,
        others,
        {"": rest["ethnic_minority"]},
        lambda person, _: setattr(person, "is_minority", True),
        lean=lambda person: float(places[person.place].minorities),
    )
    deal(draw, others, {"": rest["religious"]}, lambda person, _: setattr(person, "is_religious", True))
    deal(
        draw,
        (*leaders, *others),
        {"": group.totals["re_elected"]},
        lambda person, _: setattr(person, "re_elected", True),
        may=lambda person, _: person.age_band != YOUNG,
    )
    return others


_COUNTED = {
    "female": lambda person: person.sex == FEMALE,
    "ethnic_minority": lambda person: person.is_minority,
    "religious": lambda person: person.is_religious,
    "party_member": lambda person: person.party_member,
}


# --- người hoạt động không chuyên trách -----------------------------------------------------------


def _heads(draw: random.Random, target: Figures, people: Sequence[SamplePerson]) -> tuple[str, ...]:
    """Make so many heads of hamlets members; return the titles for which membership is decided."""
    heads = [person for person in people if person.titles[0] == HEAD]
    number = target.groups["PART_TIME_HAMLET"].totals["hamlet_head_party_member"]
    deal(draw, heads, {"": number}, _join, lean=lambda person: person.talent)
    return (HEAD,)


def _part_time(
    draw: random.Random, target: Figures, people: Sequence[SamplePerson], code: str, decided: Sequence[str]
) -> None:
    group = target.groups[code]
    _give(draw, people, "age_band", group.levels["age_band"])
    for person in people:
        person.party_member |= person.titles[0] in _PARTY_TITLES
    left = [person for person in people if not person.party_member and person.titles[0] not in decided]
    number = group.totals["party_member"] - sum(person.party_member for person in people)
    deal(draw, left, {"": number}, _join, lean=lambda person: person.talent)
    for dimension in ("professional_level", "political_theory_level"):
        _give(draw, people, dimension, group.levels[dimension])
