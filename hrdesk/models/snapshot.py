"""Builds the snapshot of an office at a date: one pass over each table, rows straight to structs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Equipment
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import LEVELS, Holding, Pay, PersonAt, Qualification, Quota, Snapshot, Turn
from hrdesk.models import career_snapshot, uncounted
from hrdesk.models.equipment_snapshot import equipment
from hrdesk.models.unit_tree import UnitTree, unit_tree

_IN_FORCE = "(valid_from IS NULL OR valid_from <= :on) AND (valid_to IS NULL OR valid_to > :on)"


def snapshot(connection: Connection, as_of: date, org_unit: str | None = None) -> Snapshot:
    """Return the office at ``as_of``: its own unit, or the unit with code ``org_unit``, and all below.

    Raises ``UserError`` for an unknown code. A partial date counts from its first day.
    """
    tree = unit_tree(connection, as_of.isoformat(), org_unit)
    return _office(connection, as_of, tree, equipment(connection, as_of.isoformat(), tree))


def without_equipment(connection: Connection, as_of: date, org_unit: str | None = None) -> Snapshot:
    """Return the office at ``as_of``, as ``snapshot`` does, for what asks only about people."""
    return _office(connection, as_of, unit_tree(connection, as_of.isoformat(), org_unit), Equipment())


def without_people(
    connection: Connection, as_of: date, org_unit: str | None = None, *, items: Collection[str] | None = None
) -> Snapshot:
    """Return the units and the equipment of the office at ``as_of``, as ``snapshot`` does, and nobody in it.

    For what asks only about things: in a province the people take longer to read than all else. ``items``
    keeps the things with these ids. Raises ``UserError`` for an unknown code.
    """
    on = as_of.isoformat()
    tree = unit_tree(connection, on, org_unit)
    stock = equipment(connection, on, tree, items)
    return Snapshot(as_of=as_of, unit=tree.root, units=tree.units, persons=(), equipment=stock)


def _office(connection: Connection, as_of: date, tree: UnitTree, stock: Equipment) -> Snapshot:
    on = as_of.isoformat()
    scope = {unit.id for unit in tree.units}
    holdings = _holdings(connection, on, scope)
    return Snapshot(
        as_of=as_of,
        unit=tree.root,
        units=tree.units,
        persons=tuple(_persons(connection, on, holdings)),
        quotas=_quotas(connection, on, scope),
        accepted={
            (rule, subject): reason
            for rule, subject, reason in connection.exec_driver_sql(
                "SELECT rule, subject_id, reason FROM accepted_finding"
            )
        },
        unit_successors=tree.successors,
        target_figures=career_snapshot.target_figures(connection, on, scope),
        uncounted=uncounted.uncounted(connection, on, tree, holdings),
        equipment=stock,
    )


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else parse_iso(text)


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _holdings(connection: Connection, on: str, scope: set[str]) -> dict[str, list[Holding]]:
    first_held = _first_held(connection, on)
    found: dict[str, list[Holding]] = defaultdict(list)
    order = {entry.code: place for place, entry in enumerate(catalog("position").entries)}
    rows = connection.exec_driver_sql(
        "SELECT id, person_id, unit_id, position_code, valid_from, decision_no, is_concurrent, is_reelected, "
        f"is_local, requires_foreign_language, start_reason, term, valid_to FROM assignment WHERE {_IN_FORCE}",
        {"on": on},
    )
    for (
        identity,
        person,
        unit,
        position,
        since,
        decision,
        concurrent,
        again,
        local,
        language,
        start,
        term,
        end,
    ) in rows.all():
        if unit in scope:
            held = Holding(
                identity, position, unit, _date(since), decision, bool(concurrent), _flag(again), _flag(local),
                _flag(language), _date(first_held.get((person, position), since)),
                start, term, _date(end),
            )  # fmt: skip
            found[person].append(held)
    for held_by_one in found.values():
        if len(held_by_one) > 1:
            held_by_one.sort(key=lambda held: (held.is_concurrent, order.get(held.position_code, len(order))))
    return found


def _first_held(connection: Connection, on: str) -> dict[tuple[str, str], str]:
    """Return the first appointment of those who hold the same position again: age rules speak of it."""
    rows = connection.exec_driver_sql(
        "SELECT person_id, position_code, min(valid_from) FROM assignment WHERE valid_from <= :on "
        "GROUP BY person_id, position_code HAVING count(*) > 1",
        {"on": on},
    )
    return {(person, position): since for person, position, since in rows.all()}


def _persons(connection: Connection, on: str, holdings: dict[str, list[Holding]]) -> Iterator[PersonAt]:
    qualifications = _qualifications(connection, on)
    memberships = _memberships(connection, on)
    pay = _pay(connection, on)
    turns = career_snapshot.turns(connection, on)
    courses = _courses(turns)
    ratings = career_snapshot.ratings(connection, on)
    discipline = career_snapshot.discipline(connection, on)
    awards = career_snapshot.awards(connection, on)
    plans = career_snapshot.plans(connection, on)
    rows = connection.exec_driver_sql(
        "SELECT id, full_name, sort_key, date_of_birth, sex, citizen_id, ethnicity, religion, place_of_origin, "
        "place_of_residence, phone, official_email, digital_signature, note FROM person ORDER BY sort_key, id"
    )
    for row in rows.all():
        identity = row[0]
        held = holdings.get(identity)
        if held is None:
            continue
        party = memberships.get(identity)
        yield PersonAt(
            identity, row[1], row[2], _date(row[3]), row[4], row[5], row[6], row[7], tuple(held),
            qualifications.get(identity, {}), courses.get(identity, {}),
            party[0] if party else None, party[1] if party else None, party is not None, pay.get(identity),
            row[8], row[9], row[10], row[11], _flag(row[12]), row[13],
            turns.get(identity, ()), ratings.get(identity, ()), discipline.get(identity, ()),
            awards.get(identity, ()), plans.get(identity, ()),
        )  # fmt: skip


def _qualifications(connection: Connection, on: str) -> dict[str, dict[str, Qualification]]:
    """Return per person and kind the highest qualification attained by then; an undated one counts always."""
    ranks = {kind: {entry.code: entry.rank for entry in catalog(kind).entries} for kind in LEVELS}
    rows = connection.exec_driver_sql(
        "SELECT person_id, kind, level, certificate, field, school, attained_on, step FROM qualification "
        "WHERE attained_on IS NULL OR attained_on <= :on",
        {"on": on},
    )
    found: dict[str, dict[str, Qualification]] = defaultdict(dict)
    for person, kind, level, certificate, field, school, attained, step in rows.all():
        of_person = found[person]
        known = of_person.get(kind)
        if known is not None:
            rank = ranks.get(kind, {})
            if (rank.get(level, -1), step or 0) <= (rank.get(known.level, -1), known.step or 0):
                continue
        of_person[kind] = Qualification(level, certificate, field, school, _date(attained), step)
    return found


def _courses(turns: Mapping[str, tuple[Turn, ...]]) -> dict[str, dict[str, PartialDate | None]]:
    """Return per person the courses done, each with the day of its latest turn."""
    return {person: {turn.course_code: turn.ended_on for turn in done} for person, done in turns.items()}


def _memberships(connection: Connection, on: str) -> dict[str, tuple[PartialDate | None, PartialDate | None]]:
    rows = connection.exec_driver_sql(
        "SELECT person_id, admitted_on, full_member_on FROM party_membership "
        "WHERE (admitted_on IS NULL OR admitted_on <= :on) AND (left_on IS NULL OR left_on > :on)",
        {"on": on},
    )
    return {person: (_date(admitted), _date(full)) for person, admitted, full in rows.all()}


def _pay(connection: Connection, on: str) -> dict[str, Pay]:
    rows = connection.exec_driver_sql(
        "SELECT person_id, rank_code, pay_step, coefficient, effective_on, post_allowance, responsibility_allowance, "
        "region_allowance, beyond_scale_percent FROM pay "
        "WHERE effective_on IS NULL OR effective_on <= :on ORDER BY effective_on NULLS FIRST",
        {"on": on},
    )
    return {
        person: Pay(rank, step, coefficient, _date(since), *allowances)
        for person, rank, step, coefficient, since, *allowances in rows.all()
    }


def _quotas(connection: Connection, on: str, scope: Iterable[str]) -> tuple[Quota, ...]:
    wanted = set(scope)
    rows = connection.exec_driver_sql(
        f"SELECT unit_id, group_code, assigned, decision_no FROM headcount_quota WHERE {_IN_FORCE} "
        "ORDER BY valid_from NULLS FIRST",
        {"on": on},
    )
    latest = {(unit, group): (assigned, decision) for unit, group, assigned, decision in rows if unit in wanted}
    return tuple(Quota(unit, group, assigned, decision) for (unit, group), (assigned, decision) in latest.items())
