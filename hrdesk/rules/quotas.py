"""How many people an office may have: by decision where there is one, otherwise by the law of the day."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.finding import Finding, Severity
from hrdesk.domain.snapshot import PersonAt, Quota, Snapshot, Unit
from hrdesk.messages import rules as say
from hrdesk.rules.applying import book
from hrdesk.rules.naming import unit_title
from hrdesk.rules.standards import Norm, Rule, load_standards

GROUPS = ("CADRES_AND_CIVIL_SERVANTS", "COUNCIL_DEPUTY", "PART_TIME_COMMUNE", "PART_TIME_HAMLET")
_COUNTED_AS = {"CADRES": GROUPS[0], "CIVIL_SERVANTS": GROUPS[0], **{group: group for group in GROUPS[1:]}}


class QuotaRow(msgspec.Struct, frozen=True):
    """One group in one commune. ``assigned`` and ``vacant`` are None where no number can be given.

    ``vacant`` is negative where there are more people than assigned; ``source`` says where the
    number comes from; ``rule`` is the id of the rule that gave it, if one did. ``people`` are the
    ids of those present.
    """

    unit: Unit
    group: str
    assigned: int | None
    present: int
    vacant: int | None
    source: str
    rule: str | None = None
    people: tuple[str, ...] = ()


class _Number(msgspec.Struct, frozen=True):
    posts: int | None
    source: str
    rule: Rule | None = None


def quotas(snapshot: Snapshot, rules: tuple[Rule, ...] | None = None) -> tuple[QuotaRow, ...]:
    """Return a row per commune and group, in the order of the units.

    A person counts once in a group, in the commune of the first title that is not held beside
    another one (kiêm nhiệm). Hamlets count in their commune.
    """
    lawful = _in_force(load_standards() if rules is None else rules, snapshot.as_of)
    present = _present(snapshot)
    decided = {(quota.unit_id, quota.group): quota for quota in snapshot.quotas}
    inside = _hamlets(snapshot)
    rows = []
    for unit in communes(snapshot):
        for group in GROUPS:
            number = _number(snapshot, unit, group, lawful, decided, inside.get(unit.id, []))
            there = _counted(present.get((unit.id, group), {}), number.rule)
            rows.append(
                QuotaRow(
                    unit=unit,
                    group=group,
                    assigned=number.posts,
                    present=len(there),
                    vacant=None if number.posts is None else number.posts - len(there),
                    source=number.source,
                    rule=number.rule.id if number.rule else None,
                    people=there,
                )
            )
    return tuple(rows)


def communes(snapshot: Snapshot) -> Iterator[Unit]:
    """Yield the xã, phường, thị trấn, đặc khu of a snapshot."""
    kinds = _kinds("COMMUNE")
    return (unit for unit in snapshot.units if unit.kind in kinds)


def hamlets(snapshot: Snapshot) -> Iterator[Unit]:
    """Yield the thôn, tổ dân phố of a snapshot."""
    kinds = _kinds("HAMLET")
    return (unit for unit in snapshot.units if unit.kind in kinds)


def over_quota(snapshot: Snapshot, rules: tuple[Rule, ...], standard: str | None = None) -> Iterator[Finding]:
    """Yield a finding for each group that has more people than assigned, or whose class is not known."""
    laws = book(rules, snapshot.as_of, standard)
    chosen = {rule.id for rule in laws.chosen}
    for row in quotas(snapshot, rules):
        rule = laws.by_id.get(row.rule or "")
        if (standard and (rule is None or rule.id not in chosen)) or row.vacant is None or row.vacant >= 0:
            continue
        if rule and rule.at_most is not None and row.present <= rule.at_most:
            continue
        yield Finding(
            rule=rule.id if rule else f"QUOTA-{row.group}",
            severity=rule.severity if rule else Severity.MUST,
            subject=row.unit.id,
            subject_name=row.unit.name,
            unit=row.unit.code,
            message=say.over_quota(
                unit_title(row.unit), catalog("position_group").label(row.group), row.present, row.assigned or 0
            ),
            legal_basis=row.source,
            field="unit_class",
            competing=laws.competing(rule) if rule else None,
            standard=rule.standard if rule else "",
        )


def additional_posts(unit: Unit, norm: Norm) -> int:
    """Return the posts added for population and area (Nghị định 33/2023/NĐ-CP, Điều 6 khoản 2).

    One for each full ``1/population_parts`` of the population norm above it and one for each full
    area norm above it; what is not stated adds nothing.
    """
    people = max((unit.population or 0) - norm.population, 0) * norm.population_parts // norm.population
    hundredths, norm_hundredths = round((unit.area_km2 or 0) * 100), round(norm.area_km2 * 100)
    return people + max(hundredths - norm_hundredths, 0) // norm_hundredths


@lru_cache(maxsize=4)
def _kinds(tier: str) -> frozenset[str]:
    return frozenset(entry.code for entry in catalog("unit_kind").entries if entry.attributes.get("tier") == tier)


@lru_cache(maxsize=8)
def _in_force(rules: tuple[Rule, ...], on: date) -> tuple[Rule, ...]:
    """Return the quota rules of a day, those that go first in front."""
    found = [rule for rule in rules if rule.kind == "quota" and rule.in_force(on)]
    return tuple(sorted(found, key=lambda rule: -rule.priority))


def _present(snapshot: Snapshot) -> dict[tuple[str, str], dict[str, set[str]]]:
    """(commune, group) to the persons counted there, each with the titles of the group."""
    commune_of = snapshot.commune_of
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for person in snapshot.persons:
        for group, unit_id in _counted_in(person).items():
            titles = {held.position_code for held in person.holdings if _group(held.position_code) == group}
            found.setdefault((commune_of[unit_id].id, group), {})[person.id] = titles
    return found


def _counted_in(person: PersonAt) -> dict[str, str]:
    """Group to the unit of its first title that is not held beside another one, else of the first."""
    places: dict[str, str] = {}
    for concurrent in (False, True):
        for holding in person.holdings:
            if holding.is_concurrent is concurrent and (group := _group(holding.position_code)):
                places.setdefault(group, holding.unit_id)
    return places


@lru_cache(maxsize=1024)
def _group(position: str) -> str:
    """Return the group of quotas a title counts in, or an empty string."""
    return _COUNTED_AS.get(position_group(position), "")


def _counted(people: dict[str, set[str]], rule: Rule | None) -> tuple[str, ...]:
    """Return the people who count: a rule may count some titles only."""
    if rule is None or not rule.counted_positions:
        return tuple(people)
    counted = set(rule.counted_positions)
    return tuple(person for person, titles in people.items() if titles & counted)


def _hamlets(snapshot: Snapshot) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in hamlets(snapshot):
        found.setdefault(snapshot.commune_of[unit.id].id, []).append(unit)
    return found


def _number(
    snapshot: Snapshot,
    unit: Unit,
    group: str,
    rules: tuple[Rule, ...],
    decided: dict[tuple[str, str], Quota],
    hamlets: list[Unit],
) -> _Number:
    decision = decided.get((unit.id, group))
    if decision is not None:
        return _Number(decision.assigned, say.source_decision(decision.decision_no))
    if group != "PART_TIME_HAMLET":
        return _lawful(snapshot, unit, group, rules)
    numbers = [
        _Number(own.assigned, say.source_decision(own.decision_no))
        if (own := decided.get((hamlet.id, group)))
        else _lawful(snapshot, hamlet, group, rules)
        for hamlet in hamlets
    ]
    if not numbers:
        return _Number(None, say.source_unknown())
    posts = [number.posts for number in numbers]
    rule = next((number.rule for number in numbers if number.rule), None)
    sources = dict.fromkeys(number.source for number in numbers)
    total = None if None in posts else sum(number for number in posts if number is not None)
    return _Number(total, "; ".join(sources), rule)


def _lawful(snapshot: Snapshot, unit: Unit, group: str, rules: tuple[Rule, ...]) -> _Number:
    """Return the number the law of the day gives a unit: the first rule for its kind and area."""
    area = unit.area_type or snapshot.commune_of[unit.id].area_type or "DELTA"
    for rule in rules:
        if rule.quota_group == group and unit.kind in rule.unit_kinds and area in (rule.area_types or (area,)):
            return _computed(snapshot, unit, rule, area)
    return _Number(None, say.source_unknown())


def _computed(snapshot: Snapshot, unit: Unit, rule: Rule, area: str) -> _Number:
    posts = _base(unit, rule)
    if posts is None:
        return _Number(None, say.class_unknown(unit_title(unit)) if rule.numbers else say.source_unknown(), rule)
    if rule.less_for_regular_police and unit.has_regular_police:
        posts -= rule.less_for_regular_police
    added = 0
    if rule.additional_posts and (norm := _norm(snapshot, unit, rule.norms, area)):
        added = additional_posts(unit, norm)
    source = say.source_additional(rule.legal_basis, posts, added) if added else rule.legal_basis
    return _Number(posts + added, source, rule)


def _base(unit: Unit, rule: Rule) -> int | None:
    if rule.numbers:
        return rule.numbers.get(unit.unit_class or "")
    if rule.bands:
        if unit.population is None:
            return None
        return [band for band in rule.bands if band.from_ <= unit.population][-1].number
    if rule.steps and unit.population is None:
        return None
    return _stepped(rule, unit.population or 0)


def _stepped(rule: Rule, people: int) -> int | None:
    if rule.number is None:
        return None
    posts = rule.number
    ends = [step.over for step in rule.steps[1:]] + [people]
    for step, end in zip(rule.steps, ends, strict=False):
        posts += max(min(people, end) - step.over, 0) // step.each
    return posts if rule.ceiling is None else min(posts, rule.ceiling)


def _norm(snapshot: Snapshot, unit: Unit, norms: tuple[Norm, ...], area: str) -> Norm | None:
    above = snapshot.unit_by_id.get(unit.parent_id or "")
    prefix = above.name.lower() if above else ""
    for norm in norms:
        if (
            unit.kind in norm.unit_kinds
            and area in (norm.area_types or (area,))
            and prefix.startswith(norm.parent_prefix)
        ):
            return norm
    return None
