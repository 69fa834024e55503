"""Which rules apply to whom on a day, worked out once per title and kind of unit.

A rule that yields to another one (facts 3.4) keeps speaking, with the lower severity the conflict
gives it; both sides carry the other one's citation.
"""

from datetime import date
from functools import lru_cache

import msgspec

from hrdesk.domain.finding import Severity
from hrdesk.domain.snapshot import Unit
from hrdesk.messages import rules as say
from hrdesk.rules.conditions import Test, condition, requirement
from hrdesk.rules.naming import spoken_title
from hrdesk.rules.standards import Conflict, Rule

ABOUT_PERSONS = frozenset({"level", "course", "membership", "age", "term", "field"})
_GRAVITY = {Severity.MUST: 2, Severity.SHOULD: 1, Severity.TARGET: 0}


class Applied(msgspec.Struct, frozen=True, eq=False):
    """A rule made ready for one title in one kind of unit."""

    rule: Rule
    test: Test
    severity: Severity
    legal_basis: str
    competing: str | None


class Requirement(msgspec.Struct, frozen=True):
    """What one instrument asks of a title: a level of a dimension, or a course.

    ``or_course`` does as well as the level. ``prevails`` is false where another instrument goes
    first (facts 3.4).
    """

    rule: str
    standard: str
    dimension: str
    minimum: str
    course: str
    severity: Severity
    legal_basis: str
    verified: bool
    prevails: bool
    or_course: str = ""


def milder(one: Severity, other: Severity) -> Severity:
    """Return the less grave of two severities."""
    return one if _GRAVITY[one] <= _GRAVITY[other] else other


def applies(rule: Rule, position: str, kind: str, area: str | None) -> bool:
    """Whether a rule concerns a title in a kind of unit; an area not stated counts as delta."""
    return (
        position in rule.positions
        and (not rule.unit_kinds or kind in rule.unit_kinds)
        and (not rule.area_types or (area or "DELTA") in rule.area_types)
    )


class Book:
    """All rules on a day; ``standard`` keeps those of one instrument (or the one rule)."""

    def __init__(self, rules: tuple[Rule, ...], as_of: date, standard: str | None) -> None:
        self.as_of = as_of
        self.by_id = {rule.id: rule for rule in rules}
        self.chosen = tuple(
            rule for rule in rules if rule.in_force(as_of) and standard in (None, rule.standard, rule.id)
        )
        self._made: dict[tuple[str, str, str | None, str], tuple[Applied, ...]] = {}

    def applied(self, position: str, commune: Unit, kind: str) -> tuple[Applied, ...]:
        """Return the rules about persons in a title; ``kind`` is that of the unit where it is held."""
        key = (position, commune.kind, commune.area_type, kind)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(*key)
        return made

    def _make(self, position: str, kind: str, area: str | None, held_in: str) -> tuple[Applied, ...]:
        title = spoken_title(position, held_in)
        here = [rule for rule in self.chosen if rule.kind in ABOUT_PERSONS and applies(rule, position, kind, area)]
        return tuple(
            Applied(
                rule=rule,
                test=condition(rule, title, self.as_of),
                severity=severity_here(rule, position, self.as_of),
                legal_basis=rule.legal_basis,
                competing=self.competing(rule, position, kind, area),
            )
            for rule in here
            if not _repeats(rule, here)
        )

    def competing(self, rule: Rule, position: str = "", kind: str = "", area: str | None = None) -> str | None:
        """Return the other side of the conflicts a rule is in, and which side prevails and why.

        Without a position the rule is about units.
        """
        texts = []
        for conflict in _conflicts(rule, position, self.as_of):
            winning = rule.id in conflict.prevailing
            names = conflict.yielding if winning else conflict.prevailing
            others = self._others(names, position, kind, area)
            # Between a law in force and one of another day there is nothing to decide, only to compare.
            if not winning or conflict.effect == "both":
                others = others or self._others(names, position, kind, area, any_day=bool(position))
            if others:
                texts.append(self._sides(rule, others, conflict, winning))
        return " ".join(texts) or None

    def _others(
        self, names: tuple[str, ...], position: str, kind: str, area: str | None, *, any_day: bool = False
    ) -> list[Rule]:
        """Return the rules of these names that concern the title, in force on the day unless ``any_day``."""
        found = [self.by_id[name] for name in names if name in self.by_id]
        return [
            rule
            for rule in found
            if (any_day or rule.in_force(self.as_of)) and (not position or applies(rule, position, kind, area))
        ]

    def _sides(self, rule: Rule, others: list[Rule], conflict: Conflict, winning: bool) -> str:
        sides = "; ".join(self._side(other) for other in others)
        first = rule if winning else others[0]
        return say.competing(sides, conflict.effect, first.legal_basis, conflict.reason)

    def _side(self, rule: Rule) -> str:
        text = say.requirement_of(rule.legal_basis, requirement(rule))
        if rule.valid_to and rule.valid_to < self.as_of:
            return text + say.not_in_force(rule.valid_to, ended=True)
        if rule.valid_from and rule.valid_from > self.as_of:
            return text + say.not_in_force(rule.valid_from, ended=False)
        return text


@lru_cache(maxsize=8)
def book(rules: tuple[Rule, ...], as_of: date, standard: str | None = None) -> Book:
    """Return the rules made ready for a day."""
    return Book(rules, as_of, standard)


def severity_here(rule: Rule, position: str, on: date) -> Severity:
    """Return the severity of a rule for a title, lower where the rule yields to another one."""
    severity = rule.severity
    for conflict in _conflicts(rule, position, on):
        if rule.id in conflict.yielding and conflict.effect != "both":
            severity = milder(severity, Severity(conflict.effect))
    return severity


def required_levels(position_code: str, unit: Unit, on: date, rules: tuple[Rule, ...]) -> tuple[Requirement, ...]:
    """Return what each instrument in force asks of a title in a commune: minimum levels and courses.

    ``unit`` is the commune, also for a title of a hamlet.
    """
    return tuple(
        Requirement(
            rule=rule.id,
            standard=rule.standard,
            dimension=rule.dimension,
            minimum=rule.minimum,
            course=rule.course,
            severity=severity_here(rule, position_code, on),
            legal_basis=rule.legal_basis,
            verified=rule.verified,
            prevails=not _yields(rule, position_code, on),
            or_course=rule.or_course,
        )
        for rule in rules
        if rule.kind in ("level", "course")
        and rule.applies == "holding"
        and rule.in_force(on)
        and applies(rule, position_code, unit.kind, unit.area_type)
    )


def _repeats(rule: Rule, others: list[Rule]) -> bool:
    """Whether a target asks for nothing but what a standard in force asks anyway."""
    return (
        rule.severity is Severity.TARGET
        and rule.kind == "level"
        and any(
            other.severity is not Severity.TARGET
            and other.kind == "level"
            and (other.applies, other.dimension, other.minimum) == (rule.applies, rule.dimension, rule.minimum)
            for other in others
        )
    )


def _yields(rule: Rule, position: str, on: date) -> bool:
    return any(
        rule.id in conflict.yielding and conflict.effect != "both" for conflict in _conflicts(rule, position, on)
    )


def _conflicts(rule: Rule, position: str, on: date) -> list[Conflict]:
    return [
        conflict
        for conflict in rule.conflicts
        if (not conflict.positions or not position or position in conflict.positions)
        and (conflict.valid_from is None or conflict.valid_from <= on)
        and (conflict.valid_to is None or on <= conflict.valid_to)
    ]
