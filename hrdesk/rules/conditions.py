"""What a rule asks, as a test of one person in one title.

Each test is made once per rule and title and then runs over everybody, so it works everything
out beforehand. It returns nothing when the requirement is met, otherwise what is missing and the
sentence. What the record does not show is neither met nor failed: it is missing data.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.finding import FindingKind
from hrdesk.domain.partial_date import PartialDate, complete_years
from hrdesk.domain.snapshot import UNKNOWN, Holding, PersonAt
from hrdesk.messages import norms
from hrdesk.messages import rules as say
from hrdesk.rules.retirement import months_left
from hrdesk.rules.standards import Rule
from hrdesk.text import search_key

Outcome = tuple[FindingKind, str] | None
Test = Callable[[PersonAt, Holding], Outcome]

SHORTFALL = FindingKind.SHORTFALL
MISSING = FindingKind.MISSING_DATA


def condition(rule: Rule, title: str, as_of: date) -> Test:
    """Return the test of a rule about persons, for people called by ``title``, on a day."""
    if rule.kind == "age":
        return _first_age(rule, title) if rule.applies == "first_appointment" else _age(rule, title, as_of)
    return {"level": _level, "course": _course, "membership": _membership, "term": _term, "field": _field}[rule.kind](
        rule, title
    )


def requirement(rule: Rule) -> str:
    """Return what a rule asks, as a part of a sentence."""
    return _REQUIREMENTS[rule.kind](rule)


def sufficient_levels(dimension: str, minimum: str) -> frozenset[str]:
    """Return the codes of a catalog of levels from ``minimum`` upwards."""
    levels = catalog(dimension)
    floor = levels.by_code[minimum].rank
    return frozenset(entry.code for entry in levels.entries if entry.rank >= floor)


def taken_on(holding: Holding) -> PartialDate | None:
    """Return when the title was first held, as far as the record knows."""
    return holding.first_held_from or holding.valid_from


def _level(rule: Rule, title: str) -> Test:
    dimension, labels = rule.dimension, catalog(rule.dimension)
    enough = sufficient_levels(dimension, rule.minimum)
    required = requirement(rule)
    since = rule.valid_from if rule.applies == "first_appointment" else None

    def test(person: PersonAt, holding: Holding) -> Outcome:
        found = person.qualifications.get(dimension)
        level = found.level if found else UNKNOWN
        if level in enough or (rule.or_course and rule.or_course in person.courses):
            return None
        if since is not None and not _taken_since(holding, since):
            return None
        who = f"{title} {person.full_name}"
        if level not in labels.by_code:
            return MISSING, say.level_unknown(who, dimension, required)
        if level == "NONE":
            return SHORTFALL, say.level_none(who, dimension, required)
        return SHORTFALL, say.level_below(who, dimension, labels.label(level), required)

    return test


def _taken_since(holding: Holding, since: date) -> bool:
    started = taken_on(holding)
    return started is not None and started.first >= since


def _course(rule: Rule, title: str) -> Test:
    label = catalog("course").label(rule.course)

    def test(person: PersonAt, holding: Holding) -> Outcome:
        if rule.course in person.courses:
            return None
        return SHORTFALL, say.course_missing(f"{title} {person.full_name}", label)

    return test


def _membership(rule: Rule, title: str) -> Test:
    def test(person: PersonAt, holding: Holding) -> Outcome:
        return None if person.party_member else (SHORTFALL, say.not_a_member(f"{title} {person.full_name}"))

    return test


def _field(rule: Rule, title: str) -> Test:
    """The field of the highest diploma; a level below the minimum is the business of the level rule."""
    enough = sufficient_levels("professional_level", rule.minimum)
    words = tuple(search_key(word) for word in rule.words)
    required = requirement(rule)

    def test(person: PersonAt, holding: Holding) -> Outcome:
        found = person.qualifications.get("professional_level")
        if found is None or found.level not in enough:
            return None
        who = f"{title} {person.full_name}"
        if not found.field:
            return MISSING, say.field_unknown(who, required)
        written = _field_key(found.field)
        if any(word in written for word in words):
            return None
        return SHORTFALL, say.field_differs(who, found.field, required)

    return test


@lru_cache(maxsize=4096)
def _field_key(text: str) -> str:
    return search_key(text)


def _limits(rule: Rule, sex: str | None) -> tuple[int, int]:
    """Return the lowest and highest age limit that may hold; they differ where the sex is not stated."""
    male = rule.maximum if rule.maximum is not None else 200
    female = rule.maximum_female if rule.maximum_female is not None else male
    if sex is None:
        return min(male, female), max(male, female)
    limit = female if sex == "FEMALE" else male
    return limit, limit


def _first_age(rule: Rule, title: str) -> Test:
    required = requirement(rule)

    def test(person: PersonAt, holding: Holding) -> Outcome:
        started, born = taken_on(holding), person.date_of_birth
        if started is not None and rule.valid_from is not None and started.last < rule.valid_from:
            return None
        who = f"{title} {person.full_name}"
        if started is None or born is None:
            return MISSING, say.age_unknown(who, required, _absent(born, started))
        lowest, highest = _limits(rule, person.sex)
        youngest, oldest = complete_years(born.last, started.first), complete_years(born.first, started.last)
        if youngest > highest:
            return SHORTFALL, say.too_old_at_first(who, str(started), youngest, highest)
        if oldest > lowest:
            return MISSING, say.age_unclear(who, required)
        return None

    return test


def _age(rule: Rule, title: str, as_of: date) -> Test:
    required = requirement(rule)
    minimum = rule.minimum_age or 0

    def test(person: PersonAt, holding: Holding) -> Outcome:
        born = person.date_of_birth
        if born is None:
            return MISSING, say.age_unknown(f"{title} {person.full_name}", required, "ngày sinh")
        lowest, highest = _limits(rule, person.sex)
        oldest = complete_years(born.first, as_of)
        youngest = oldest if born.day else complete_years(born.last, as_of)
        if youngest >= minimum and oldest <= lowest:
            return None
        who = f"{title} {person.full_name}"
        if youngest > highest:
            return SHORTFALL, say.too_old(who, youngest, as_of, highest)
        if oldest < minimum:
            return SHORTFALL, say.too_young(who, oldest, minimum)
        return MISSING, say.age_unclear(who, required)

    return test


def _term(rule: Rule, title: str) -> Test:
    required = requirement(rule)

    def test(person: PersonAt, holding: Holding) -> Outcome:
        started, born = taken_on(holding), person.date_of_birth
        if started is not None and rule.valid_from is not None and started.last < rule.valid_from:
            return None
        who = f"{title} {person.full_name}"
        if started is None or born is None or person.sex is None:
            missing = _absent(born, started) if person.sex else "giới tính"
            return MISSING, say.age_unknown(who, required, missing)
        left = months_left(born, person.sex, started.first)
        if left >= rule.months:
            return None
        return SHORTFALL, say.term_short(who, str(started), left, rule.months)

    return test


def _absent(born: PartialDate | None, started: PartialDate | None) -> str:
    missing = [label for value, label in ((born, "ngày sinh"), (started, "ngày giữ chức danh")) if value is None]
    return ", ".join(missing)


def _age_requirement(rule: Rule) -> str:
    if rule.maximum is None:
        return say.minimum_age_required(rule.minimum_age or 0)
    if rule.applies == "first_appointment":
        return say.first_age_required(rule.maximum, rule.maximum_female)
    return say.holding_age_required(rule.maximum, rule.maximum_female)


def _quota_requirement(rule: Rule) -> str:
    if rule.numbers:
        classes, numbers = "/".join(rule.numbers), "/".join(map(str, rule.numbers.values()))
        return say.quota_required(f"theo loại đơn vị {classes}: {numbers}")
    return say.quota_required("" if rule.number is None else str(rule.number))


def _equipment_requirement(rule: Rule) -> str:
    things = [catalog("equipment_category").label(code) for code in rule.categories]
    return norms.required(things, rule.quantity, rule.each, catalog("norm_basis").label(rule.basis), rule.max_price)


def _space_requirement(rule: Rule) -> str:
    if rule.place_kind:
        return norms.place_required(catalog("place_kind").label(rule.place_kind))
    return norms.area_required(rule.area_minimum, rule.area_maximum)


_REQUIREMENTS: dict[str, Callable[[Rule], str]] = {
    "level": lambda rule: say.level_required(rule.dimension, catalog(rule.dimension).label(rule.minimum), rule.minimum),
    "course": lambda rule: say.course_required(catalog("course").label(rule.course)),
    "membership": lambda rule: say.membership_required(),
    "field": lambda rule: say.field_required(catalog("professional_level").label(rule.minimum), rule.field_name),
    "age": _age_requirement,
    "term": lambda rule: say.term_required(rule.months),
    "staffed": lambda rule: say.staffed_required(),
    "quota": _quota_requirement,
    "equipment": _equipment_requirement,
    "space": _space_requirement,
    "waiver": lambda rule: say.waiver(rule.dimension),
}
