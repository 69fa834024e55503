"""Merging, splitting and renaming units: the old ones end, the new ones begin, people go over by new posts."""

from collections.abc import Mapping, Sequence
from datetime import date

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
    day = effective_on.isoformat()
    with transaction(store, f"Sắp xếp đơn vị: {squeeze(successor.name)}") as writing:
        units = records.fetch(writing.connection, "org_unit")
        if not sources or any(source not in units for source in sources):
            raise UserError(say.choose_units())
        for source in sources:
            _require_standing(writing, units[source], day)
        into = _new_unit(writing, units, sources[0], successor, day)
        became = dict.fromkeys(sources, into)
        became |= _move_hamlets(writing, units, sources, into, day)
        for old, new in became.items():
            writing.add(
                "unit_change",
                {"unit_id": old, "successor_id": new, "kind": kind, "effective_on": day, "decision_no": decision_no},
            )
        if move_people:
            _move_posts(writing, became, day, decision_no)
    return writing.changes


def _require_standing(writing: Transaction, unit: Row, day: str) -> None:
    gone = records.fetch(writing.connection, "unit_change", [unit["id"]], by="unit_id").values()
    if (unit["valid_to"] and unit["valid_to"] <= day) or any(row["effective_on"] <= day for row in gone):
        raise UserError(say.has_ended(unit["name"]))


def _new_unit(writing: Transaction, units: Mapping[str, Row], first: str, card: OfficeCard, day: str) -> str:
    identity = unit_id(card.code)
    if identity in units:
        raise UserError(say.code_in_use(card.code, units[identity]["name"]))
    row = {
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
    if card.parent_code and row["parent_id"] not in units:
        above = {"id": row["parent_id"], "owner_id": row["parent_id"], "code": card.parent_code}
        writing.add("org_unit", {**above, "name": card.parent_name or card.parent_code, "kind": "TINH"})
    return writing.add("org_unit", row)


def _move_hamlets(
    writing: Transaction, units: Mapping[str, Row], sources: Sequence[str], into: str, day: str
) -> dict[str, str]:
    kinds = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    moved = {}
    for hamlet in units.values():
        if hamlet["parent_id"] in sources and hamlet["kind"] in kinds and not hamlet["valid_to"]:
            kept = {key: hamlet[key] for key in ("code", "name", "kind", "unit_class", "population", "households")}
            moved[hamlet["id"]] = writing.add("org_unit", {**kept, "parent_id": into, "valid_from": day})
    return moved


def _move_posts(writing: Transaction, became: Mapping[str, str], day: str, decision_no: str | None) -> None:
    posts = records.fetch(writing.connection, "assignment", became, by="unit_id").values()
    in_force = [
        post
        for post in posts
        if (post["valid_from"] or "") <= day and (post["valid_to"] is None or post["valid_to"] > day)
    ]
    writing.change_many(
        "assignment", {post["id"]: {"valid_to": day, "end_reason": "REORGANIZATION"} for post in in_force}
    )
    kept = (
        "person_id",
        "position_code",
        "is_concurrent",
        "is_reelected",
        "is_local",
        "requires_foreign_language",
        "term",
    )
    writing.add_many(
        "assignment",
        [
            {
                **{key: post[key] for key in kept},
                "unit_id": became[post["unit_id"]],
                "valid_from": day,
                "valid_to": post["valid_to"],
                "decision_no": decision_no,
                "start_reason": "OTHER",
            }
            for post in in_force
        ],
    )
