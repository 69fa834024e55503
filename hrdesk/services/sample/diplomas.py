"""What a sample person has learned: qualifications and turns of training, with years that fit."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.models.records import Row
from hrdesk.services.sample.careers import Life
from hrdesk.services.sample.figures import figures, words
from hrdesk.services.sample.people import DEPUTY, OLD, SamplePerson

# Age at which a diploma is usually got, and when at the latest.
_AGES = {
    "ELEMENTARY": (19, 40), "INTERMEDIATE": (20, 32), "COLLEGE": (21, 32), "BACHELOR": (22, 30), "MASTER": (27, 42),
}  # fmt: skip
_AT_WORK = (30, 46)  # a degree taken beside work, by those who left school long ago
_OLD_SCHOOL = 1972  # born before: ten classes
_LANGUAGES = ("B", "B", "B", "B", "A2", "A2", "A", "A", "A", "C")
_LANGUAGES_NEW = ("B", "B", "B", "A2", "A2", "A2", "A2", "B1", "B1", "B2")
_COMPUTING = ("UDCNTTCB", "UDCNTTCB", "B", "B", "A", "UDCNTTNC")
_THEORY_SCHOOL = {
    "ELEMENTARY": "Trung tâm Chính trị huyện",
    "INTERMEDIATE": "Trường Chính trị tỉnh",
    "ADVANCED": "Học viện Chính trị khu vực I",
    "BACHELOR": "Học viện Chính trị quốc gia Hồ Chí Minh",
}
_SCHOOL_OF_COURSES = "Trường Chính trị tỉnh"
# Courses that many have done beside those that the document counts: how likely, for whom.
_USUAL = {
    "CADRES": {"PROFESSIONAL_SKILLS": 0.62, "LEADERSHIP_SKILLS": 0.4, "PARTY_BUILDING": 0.45, "NATIONAL_DEFENCE": 0.5},
    "CIVIL_SERVANTS": {"PROFESSIONAL_SKILLS": 0.78, "IT_SKILLS": 0.15, "NATIONAL_DEFENCE": 0.3},
    DEPUTY: {"DEPUTY_SKILLS": 0.72},
    "PART_TIME_COMMUNE": {"PROFESSIONAL_SKILLS": 0.4},
    "PART_TIME_HAMLET": {"PROFESSIONAL_SKILLS": 0.12},
}


def qualifications(draw: random.Random, person: SamplePerson, life: Life, as_of: date) -> Iterator[Row]:
    """Yield the qualifications of a person; what the document does not count has no row."""
    yield _schooling(draw, person, life)
    level = person.levels.get("professional_level")
    if level is not None:
        yield from _diplomas(draw, person, life, level, as_of)
    level = person.levels.get("political_theory_level")
    if level is not None:
        yield from _theory(draw, life, level, as_of)
    level = person.levels.get("state_management_level")
    if level is not None:
        row = {"kind": "state_management_level", "level": level}
        if level != "NONE":
            row |= {"attained_on": _year(draw, life.works_since + 1, as_of), "school": _SCHOOL_OF_COURSES}
        yield row
    for kind, names in (("foreign_language_level", "language_certificate"), ("it_skill_level", "it_certificate")):
        if kind in person.levels:
            yield _certificate(draw, kind, names, person.levels[kind], life)


def courses(draw: random.Random, person: SamplePerson, life: Life, as_of: date) -> Iterator[Row]:
    """Yield one turn of training per course done."""
    done = set(person.courses)
    counted = {
        course
        for title in person.titles
        for course in (figures().groups[title].courses if title in figures().groups else ())
    }
    likely = {course: chance for group in _groups(person) for course, chance in _USUAL[group].items()}
    done |= {course for course, chance in likely.items() if draw.random() < chance and course not in counted}
    if person.levels.get("state_management_level", "NONE") != "NONE":
        done.add("STATE_MANAGEMENT")
    for course in sorted(done):
        first = 2016 if course == "DEPUTY_SKILLS" else max(2012, life.works_since)
        year = int(_year(draw, min(first, as_of.year - 1), as_of))
        month = draw.randint(3, 11 if year < as_of.year else 6)
        start = date(year, month, draw.randint(1, 20))
        yield {
            "course_code": course,
            "kind": "IN_SERVICE_TRAINING",
            "name": catalog("course").label(course),
            "place": "DOMESTIC",
            "started_on": start.isoformat(),
            "ended_on": start.replace(day=start.day + draw.randint(2, 8)).isoformat(),
            "institution": _SCHOOL_OF_COURSES,
            "mode": "Tập trung",
        }


def _groups(person: SamplePerson) -> tuple[str, ...]:
    return (person.group, DEPUTY) if DEPUTY in person.titles[1:] else (person.group,)


def _year(draw: random.Random, first: int, as_of: date) -> str:
    """Return a year from ``first`` to the one before the reporting date, rather late."""
    last = as_of.year - 1
    first = min(first, last)
    return str(last - int((last - first + 1) * draw.random() ** 1.5))


def _schooling(draw: random.Random, person: SamplePerson, life: Life) -> Row:
    """Everybody finished school, but for some without a diploma in a hamlet or among veterans."""
    system = 10 if life.born.year < _OLD_SCHOOL else 12
    finished, level = system, "UPPER_SECONDARY"
    modest = person.group == "PART_TIME_HAMLET" or person.titles[0] == "VETERANS_ASSOCIATION_CHAIR"
    if modest and person.levels.get("professional_level", "NONE") == "NONE" and draw.random() < 0.45:
        finished, level = (7, "LOWER_SECONDARY") if system == 10 else (9, "LOWER_SECONDARY")
    year = str(life.born.year + 18 - (system - finished))
    return {"kind": "general_education", "level": level, "certificate": f"{finished}/{system}", "attained_on": year}


def _diplomas(draw: random.Random, person: SamplePerson, life: Life, level: str, as_of: date) -> Iterator[Row]:
    """Yield the highest diploma, and the one that a master's degree or a degree beside work came after."""
    if level == "NONE":
        yield {"kind": "professional_level", "level": level}
        return
    fields = words()["fields"]
    field = draw.choice(fields.get(person.titles[0], fields["other"]))
    late = level == "BACHELOR" and (person.age_band == OLD or draw.random() < 0.3)
    low, high = _AT_WORK if late else _AGES[level]
    last = as_of.year - 1
    year = draw.randint(min(life.born.year + low, last), min(life.born.year + high, last))
    yield _diploma(draw, level, field, year, late or level == "MASTER")
    before = "BACHELOR" if level == "MASTER" else "INTERMEDIATE" if late and year >= life.born.year + 28 else None
    if before:
        earlier = min(life.born.year + draw.randint(22, 24), year - 2)
        yield _diploma(draw, before, field, earlier, beside_work=False)


def _diploma(draw: random.Random, level: str, field: str, year: int, beside_work: bool) -> Row:
    schools = words()["schools"]
    return {
        "kind": "professional_level",
        "level": level,
        "field": field,
        "school": draw.choice(schools["military"] if "Quân sự" in field else schools[level]),
        "mode": "Vừa làm vừa học" if beside_work else "Chính quy",
        "attained_on": str(year),
    }


def _theory(draw: random.Random, life: Life, level: str, as_of: date) -> Iterator[Row]:
    row: dict[str, Any] = {"kind": "political_theory_level", "level": level}
    if level == "NONE":
        yield row
        return
    first = max(life.born.year + 24, life.admitted.year if life.admitted else 0)
    if level in ("ADVANCED", "BACHELOR"):
        first = min(max(first + 3, life.born.year + 33), as_of.year - 1)
        yield row | {"level": "INTERMEDIATE", "attained_on": str(first - 2), "school": _THEORY_SCHOOL["INTERMEDIATE"]}
    yield row | {"attained_on": _year(draw, first, as_of), "school": _THEORY_SCHOOL[level]}


def _certificate(draw: random.Random, kind: str, names: str, level: str, life: Life) -> Row:
    """Return a language or computing certificate, as people of that age have it."""
    row: dict[str, Any] = {"kind": kind, "level": level}
    if level == "NONE":
        return row
    if kind == "it_skill_level":
        code = draw.choice(("INTERMEDIATE", "COLLEGE", "DEGREE") if level == "DEGREE" else _COMPUTING)
    elif level == "DEGREE":
        return row | {"certificate": "DEGREE"}
    else:
        code = draw.choice(_LANGUAGES_NEW if life.born.year > 1987 else _LANGUAGES)
    step = catalog(names).by_code[code].attributes.get("step")
    return row | {"certificate": code, "step": step if kind == "foreign_language_level" else None}
