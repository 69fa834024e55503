"""Checks of a career: what lies before birth or before office, codes of another time, levels without their base."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hrdesk.domain.catalogs import Entry, catalog, position_group
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.messages import plain_checks as say
from hrdesk.messages.rules import dimension_name
from hrdesk.rules.plain import about


class _Dated(NamedTuple):
    """Something with a day: the end of the rule's id, the field to open, what it is in words."""

    rule: str
    field: str
    what: str
    when: PartialDate

    @property
    def text(self) -> str:
        """What it is, with its day; a rating has its period."""
        return self.what if self.rule == "RATING" else say.dated(self.what, str(self.when))


# A level, the level of another kind that it stands on: certificates and diplomas are given only to who has those.
_PREREQUISITES = (
    ("LEVEL-STATE_MANAGEMENT", "state_management_level", "PRINCIPAL_SPECIALIST", "professional_level", "BACHELOR"),
    ("LEVEL-EDUCATION", "professional_level", "COLLEGE", "general_education", "UPPER_SECONDARY"),
)
_ADVANCED = ("ADVANCED", "BACHELOR")


def career_dates(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is dated before the birth, and acts of service dated before the first post on record."""
    for person in snapshot.persons:
        born = person.date_of_birth
        acts = _acts(person) if person.awards or person.discipline or person.ratings else []
        if born is not None:
            yield from _before_birth(snapshot, person, born, acts)
        if acts:
            yield from _before_office(snapshot, person, acts)


def _acts(person: PersonAt) -> list[_Dated]:
    """Return awards, discipline and ratings with their days; a rating has the last day of its period."""
    found = [
        _Dated(rule, field, what, one.decided_on)
        for rule, field, what, decided in (
            ("AWARD", "commendation_on", say.AWARD, person.awards),
            ("DISCIPLINE", "discipline_on", say.DISCIPLINE, person.discipline),
        )
        for one in decided
        if one.decided_on is not None
    ]
    for rating in person.ratings:
        day = end_of_period(rating.period)
        if day is not None:
            found.append(_Dated("RATING", "rating_period", say.rating_of(rating.period), PartialDate.of(day)))
    return found


def _before_birth(snapshot: Snapshot, person: PersonAt, born: PartialDate, acts: list[_Dated]) -> Iterator[Finding]:
    said: set[str] = set()
    for one in (*acts, *_learned(person)):
        if one.when.year <= born.year and one.when.last < born.first and one.rule not in said:
            said.add(one.rule)
            message = say.before_birth(person.full_name, str(born), one.text)
            yield about(snapshot, person, f"DATE-{one.rule}", Severity.MUST, message, field=one.field)


def _learned(person: PersonAt) -> Iterator[_Dated]:
    for one in person.qualifications.values():
        when = one.attained_on
        if when is not None:
            yield _Dated("DIPLOMA", "professional_attained_on", say.DIPLOMA, when)
    for turn in person.turns:
        when = turn.ended_on or turn.started_on
        if when is not None:
            yield _Dated("TURN", "training_from", say.TURN, when)
    since = person.pay.effective_on if person.pay is not None else None
    if since is not None:
        yield _Dated("PAY", "pay_effective_on", say.PAY, since)


def _before_office(snapshot: Snapshot, person: PersonAt, acts: list[_Dated]) -> Iterator[Finding]:
    """Yield one finding for all: the acts may be right, then earlier posts are not on record."""
    since = _first_day(snapshot, person)
    early = [one for one in acts if since is not None and one.when.last < since.first]
    if early:
        message = say.before_office(person.full_name, [one.text for one in early], str(since))
        kind = FindingKind.MISSING_DATA
        yield about(snapshot, person, "DATE-BEFORE_OFFICE", Severity.SHOULD, message, field=early[0].field, kind=kind)


def _first_day(snapshot: Snapshot, person: PersonAt) -> PartialDate | None:
    """Return when the first post on record began; nothing where one has no beginning."""
    past = snapshot.uncounted.past.get(person.id, ())
    starts = [one.first_held_from or one.valid_from for one in person.holdings] + [one.valid_from for one in past]
    known = [day for day in starts if day is not None]
    return min(known, key=lambda day: day.first) if len(known) == len(starts) and known else None


@lru_cache(maxsize=1024)
def end_of_period(period: str) -> date | None:
    """Return the last day of "2023" or "2023-Q4", None for anything else."""
    year, sign, quarter = period.partition("-Q")
    if sign and quarter not in ("1", "2", "3", "4"):
        return None
    try:
        return parse_iso(f"{year}-{int(quarter) * 3:02d}" if sign else year).last if len(year) == 4 else None
    except ValueError:
        return None


def career_codes(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield ratings and forms of discipline that the rules of their day did not have, and unreadable periods."""
    ratings, forms = catalog("rating").by_code, catalog("discipline_form").by_code
    for person in snapshot.persons:
        if person.ratings:
            yield from _ratings(snapshot, person, ratings)
        for action in person.discipline:
            when, form = action.decided_on, forms.get(action.form)
            if form is None or (when is not None and not _was_used(form, when)):
                label = form.label if form else action.form
                message = say.discipline_not_used(person.full_name, label, str(when or ""))
                yield about(snapshot, person, "CODE-DISCIPLINE", Severity.MUST, message, field="discipline_form")
                break
            meant = _GROUP_OF_OBJECT.get(str(form.attributes.get("object")))
            if meant is not None and (groups := _groups(snapshot, person)) and meant not in groups:
                message = say.discipline_of_others(person.full_name, form.label, catalog("position_group").label(meant))
                yield about(snapshot, person, "DISCIPLINE-OBJECT", Severity.SHOULD, message, field="discipline_form")
                break


# Whom a form of discipline is for (attribute ``object``), as a group of posts.
_GROUP_OF_OBJECT = {"CADRE": "CADRES", "CIVIL_SERVANT": "CIVIL_SERVANTS"}


def _groups(snapshot: Snapshot, person: PersonAt) -> set[str]:
    """Return the groups of full-time posts that a person holds or has held, as far as they are on record."""
    past = snapshot.uncounted.past.get(person.id, ())
    codes = {held.position_code for held in person.holdings} | {post.position_code for post in past}
    return {position_group(code) for code in codes} & {*_GROUP_OF_OBJECT.values()}


def _was_used(entry: Entry, when: PartialDate) -> bool:
    """Whether an entry was used on some day of a partial date."""
    return entry.is_valid(when.first) or entry.is_valid(when.last)


def _ratings(snapshot: Snapshot, person: PersonAt, known: dict[str, Entry]) -> Iterator[Finding]:
    wrong: list[str] = []
    twice: dict[str, set[str]] = {}
    for one in person.ratings:
        twice.setdefault(one.period, set()).add(one.rating)
        day, entry = end_of_period(one.period), known.get(one.rating)
        if day is None:
            message = say.period_unreadable(person.full_name, one.period)
            yield about(snapshot, person, "DATE-RATING_PERIOD", Severity.MUST, message, field="rating_period")
        elif entry is None or not entry.is_valid(day):
            wrong.append(say.rated_as(one.period, entry.label if entry else one.rating))
    if wrong:
        message = say.rating_not_used(person.full_name, wrong)
        yield about(snapshot, person, "CODE-RATING", Severity.MUST, message, field="rating")
    for period, rated in twice.items():
        if len(rated) > 1:
            message = say.rated_twice(
                person.full_name, period, [catalog("rating").label(code) for code in sorted(rated)]
            )
            yield about(snapshot, person, "RATING-TWICE", Severity.MUST, message, field="rating")


def pay_steps(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield a pay whose step the rank has not, or whose coefficient is that of another step."""
    ranks = catalog("rank").by_code
    for person in snapshot.persons:
        pay = person.pay
        rank = ranks.get(pay.rank_code or "") if pay is not None else None
        if pay is None or rank is None or pay.pay_step is None:
            continue
        scale: list[int] = rank.attributes.get("coefficients", [])
        if not scale:
            continue
        if not 1 <= pay.pay_step <= len(scale):
            message = say.no_such_step(person.full_name, pay.pay_step, rank.label, len(scale))
        elif pay.coefficient is not None and pay.coefficient != scale[pay.pay_step - 1]:
            message = say.step_has_another_coefficient(
                person.full_name, pay.pay_step, rank.label, pay.coefficient, scale[pay.pay_step - 1]
            )
        else:
            continue
        yield about(snapshot, person, "PAY-STEP", Severity.SHOULD, message, field="pay_step")


def levels(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield levels that stand on a lower one than they can, as far as both are stated."""
    tests = [
        (rule, kind, _from(kind, level), base, _below(base, needed), needed)
        for rule, kind, level, base, needed in _PREREQUISITES
    ]
    for person in snapshot.persons:
        stated = person.qualifications
        for rule, kind, high, base, low, needed in tests:
            if kind in stated and base in stated and stated[kind].level in high and stated[base].level in low:
                level, below = _spoken(kind, stated[kind].level), _spoken(base, stated[base].level)
                message = say.level_without_base(person.full_name, level, below, catalog(base).label(needed))
                yield about(snapshot, person, rule, Severity.SHOULD, message, field=kind)
        if not person.party_member and person.level("political_theory_level") in _ADVANCED:
            label = catalog("political_theory_level").label(person.level("political_theory_level"))
            message = say.theory_outside_party(person.full_name, label)
            yield about(snapshot, person, "LEVEL-THEORY", Severity.SHOULD, message, field="political_theory_level")


def _from(kind: str, level: str) -> frozenset[str]:
    lowest = catalog(kind).rank(level)
    return frozenset(entry.code for entry in catalog(kind).entries if entry.rank >= lowest)


def _below(kind: str, level: str) -> frozenset[str]:
    return frozenset(entry.code for entry in catalog(kind).entries) - _from(kind, level)


def _spoken(kind: str, level: str) -> str:
    return f"{dimension_name(kind)} {catalog(kind).label(level)}"
