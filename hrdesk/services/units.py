"""Merging, splitting and renaming units: the old ones end, the new ones begin, people go over by new posts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import units as say
from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.services.offices import OfficeCard, unit_id
from hrdesk.services.transaction import Transaction, transaction
from hrdesk.text import squeeze

MERGER, RENAMING = "MERGER", "RENAMING"
_HAMLET_KEEPS = ("code", "name", "kind", "unit_class", "population", "households", "valid_to")
_POST_KEEPS = (
    "person_id", "position_code", "is_concurrent", "is_reelected", "is_local", "requires_foreign_language", "term",
    "valid_to",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in one of the units that end: who holds it, which title, in which unit, since when (ISO) if stated."""

    person_id: str
    full_name: str
    sort_key: str
    position_code: str
    unit_name: str
    unit_kind: str
    since: str | None


@dataclass(frozen=True)
class Reorganization:
    """What a reorganization will write: names of units and hamlets, posts that go over, posts that stay behind.

    ``left`` are posts still open in a unit that ends: all of them where people do not go over, otherwise
    those that begin later than the day.
    """

    ended: tuple[str, ...]
    successor: str
    hamlets: tuple[str, ...]
    moved: tuple[PostLine, ...]
    left: tuple[PostLine, ...]


@dataclass(frozen=True)
class _Plan:
    """The rows concerned: ``above`` is the new parent unit where it is not known yet."""

    day: str
    sources: tuple[Row, ...]
    successor: Row
    above: Row | None
    hamlets: tuple[Row, ...]
    moved: tuple[Row, ...]
    left: tuple[Row, ...]


def preview(
    store: Store, *, sources: Sequence[str], successor: OfficeCard, effective_on: date, move_people: bool = True
) -> Reorganization:
    """Return exactly what ``reorganize`` would write, writing nothing. Raises what it raises."""
    with store.reading() as connection:
        plan = _plan(connection, sources, successor, effective_on, move_people)
        people = records.fetch(connection, "person", {row["person_id"] for row in (*plan.moved, *plan.left)})
    units = {unit["id"]: unit for unit in (*plan.sources, *plan.hamlets)}
    return Reorganization(
        tuple(unit["name"] for unit in plan.sources),
        plan.successor["name"],
        tuple(hamlet["name"] for hamlet in plan.hamlets),
        _lines(plan.moved, people, units),
        _lines(plan.left, people, units),
    )


def _lines(posts: Iterable[Row], people: Mapping[str, Row], units: Mapping[str, Row]) -> tuple[PostLine, ...]:
    found = []
    for post in posts:
        person, unit = people[post["person_id"]], units[post["unit_id"]]
        found.append(
            PostLine(
                person["id"], person["full_name"], person["sort_key"], post["position_code"], unit["name"],
                unit["kind"], post["valid_from"],
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda line: line.sort_key))


def reorganize(
    store: Store,
    *,
    sources: Sequence[str],
    successor: OfficeCard,
    effective_on: date,
    decision_no: str | None = None,
    kind: str = MERGER,
    move_people: bool = True,
) -> Changes:
    """Let units become one new unit on a day (their ids in ``sources``), in one named transaction.

    Hamlets go over under their names. With ``move_people`` every post in force on that day ends
    there and the same post begins in the new unit; nothing that was before is changed, so reports
    of an earlier day print the old units. Raises ``UserError`` without sources or for a unit that
    has ended by then.
    """
    with transaction(store, f"Sắp xếp đơn vị: {squeeze(successor.name)}") as writing:
        plan = _plan(writing.connection, sources, successor, effective_on, move_people)
        if plan.above is not None:
            writing.add("org_unit", plan.above)
        into = writing.add("org_unit", plan.successor)
        became = {unit["id"]: into for unit in plan.sources}
        for hamlet in plan.hamlets:
            kept = {key: hamlet[key] for key in _HAMLET_KEEPS}
            became[hamlet["id"]] = writing.add("org_unit", {**kept, "parent_id": into, "valid_from": plan.day})
        for old, new in became.items():
            change = {"unit_id": old, "successor_id": new, "kind": kind, "effective_on": plan.day}
            writing.add("unit_change", {**change, "decision_no": decision_no})
        _move_posts(writing, plan, became, decision_no)
    return writing.changes


def _plan(
    connection: Connection, sources: Sequence[str], card: OfficeCard, effective_on: date, move_people: bool
) -> _Plan:
    day = effective_on.isoformat()
    units = records.fetch(connection, "org_unit")
    if not sources or any(source not in units for source in sources):
        raise UserError(say.choose_units())
    for source in sources:
        _require_standing(connection, units[source], day)
    successor = _new_unit(units, sources[0], card, day)
    hamlets = tuple(unit for unit in units.values() if unit["parent_id"] in sources and _is_open_hamlet(unit, day))
    places = {*sources, *(hamlet["id"] for hamlet in hamlets)}
    posts = records.fetch(connection, "assignment", places, by="unit_id").values()
    still_open = [post for post in posts if post["valid_to"] is None or post["valid_to"] > day]
    moved = {post["id"]: post for post in still_open if move_people and (post["valid_from"] or "") <= day}
    left = [post for post in still_open if post["id"] not in moved]
    chosen = tuple(units[source] for source in sources)
    return _Plan(day, chosen, successor, _above(units, card, successor), hamlets, tuple(moved.values()), tuple(left))


def _require_standing(connection: Connection, unit: Row, day: str) -> None:
    gone = records.fetch(connection, "unit_change", [unit["id"]], by="unit_id").values()
    if (unit["valid_to"] and unit["valid_to"] <= day) or any(row["effective_on"] <= day for row in gone):
        raise UserError(say.has_ended(unit["name"]))
    if unit["valid_from"] and unit["valid_from"] >= day:
        raise UserError(say.has_not_begun(unit["name"]))


def _new_unit(units: Mapping[str, Row], first: str, card: OfficeCard, day: str) -> Row:
    identity = unit_id(card.code)
    if identity in units:
        raise UserError(say.code_in_use(card.code, units[identity]["name"]))
    return {
        "id": identity,
        "code": card.code,
        "name": squeeze(card.name),
        "kind": card.kind,
        "unit_class": card.unit_class,
        "area_type": card.area_type or units[first]["area_type"],
        "parent_id": unit_id(card.parent_code) if card.parent_code else units[first]["parent_id"],
        "has_regular_police": units[first]["has_regular_police"],
        "valid_from": day,
    }


def _above(units: Mapping[str, Row], card: OfficeCard, successor: Row) -> Row | None:
    """Return the unit above the new one where nobody has recorded it yet."""
    above = successor["parent_id"]
    if not card.parent_code or above in units:
        return None
    name = card.parent_name or card.parent_code
    return {"id": above, "owner_id": above, "code": card.parent_code, "name": name, "kind": "TINH"}


def _is_open_hamlet(unit: Row, day: str) -> bool:
    kinds = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    return unit["kind"] in kinds and (not unit["valid_to"] or unit["valid_to"] > day)


def _move_posts(writing: Transaction, plan: _Plan, became: Mapping[str, str], decision_no: str | None) -> None:
    ends = {"valid_to": plan.day, "end_reason": "REORGANIZATION"}
    writing.change_many("assignment", {post["id"]: ends for post in plan.moved})
    begins = {"valid_from": plan.day, "decision_no": decision_no, "start_reason": "OTHER"}
    writing.add_many(
        "assignment",
        [
            {**{key: post[key] for key in _POST_KEEPS}, "unit_id": became[post["unit_id"]], **begins}
            for post in plan.moved
        ],
    )
