"""What a line of a list of equipment means for the records: which item, which facts are corrected, what happened.

A fact that differs is a correction of the item. Another place, condition or holder is something that
happened: an event of the day of the import, never a rewrite of its life. An empty cell erases nothing.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from hrdesk.domain import fields, item_life
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.field import Field, Kind
from hrdesk.domain.item_life import State, is_gone
from hrdesk.domain.item_words import category_of
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import equipment_lists as say
from hrdesk.models import records
from hrdesk.models.equipment_snapshot import equipment
from hrdesk.models.records import Row
from hrdesk.models.unit_tree import UnitTree, unit_tree
from hrdesk.services import staff_plan
from hrdesk.services.equipment.place_book import KnownPlace, NoPlace, PlaceBook, only, small
from hrdesk.services.staff_plan import CHANGED, NEW, SAME, Difference
from hrdesk.text import squeeze

_STATE = ("place", "place_hamlet", "custodian", "condition", "cost")
FACTS = tuple(
    one
    for one in (
        *(one for one in fields.EQUIPMENT if one.key not in _STATE),
        *map(fields.field, ("unit_cost", "acquisition_way", "acquired_on", "item_document", "warranty_until")),
    )
)
_SHOWN = tuple(map(fields.field, ("place", "condition", "custodian")))
LASTING = (item_life.DISPOSED, item_life.TRANSFERRED)


class Refusal(Exception):
    """A line that cannot be taken; ``key`` is the field at fault."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key, self.sentence = key, sentence


@dataclass(frozen=True, slots=True)
class Recorded:
    """An item on record with its state on the day. ``place`` is the unit and the name of where it is."""

    row: Row
    state: State
    place: tuple[str, str]
    place_name: str
    holder: str

    @property
    def is_present(self) -> bool:
        """Whether the office has it."""
        return not is_gone(self.state.condition)

    def is_received(self, on: date) -> bool:
        """Whether it had come by a day."""
        came = self.row["acquired_on"] or self.row["in_use_since"]
        return came is None or parse_iso(came).first <= on


@dataclass
class ItemPlan:
    """The records on a day and what the lines so far would make of them.

    ``people`` are the ids of who holds a post, by name in small letters; ``names`` are their names.
    """

    day: date
    file: str
    book: PlaceBook
    items: dict[str, Recorded]
    sequences: dict[str, int]
    people: dict[str, list[str]]
    names: tuple[str, ...]
    added: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    changed: dict[str, Row] = field(default_factory=dict)

    def apply_new(self, values: Mapping[str, Any]) -> tuple[str, list[Difference], list[tuple[str, str]]]:
        """Plan a new item. Returns NEW, what is stated, and notes by field key. Raises ``Refusal``."""
        if is_gone(values["condition"]):
            label = catalog("item_condition").label(values["condition"])
            raise Refusal("condition", say.gone_and_not_recorded(label))
        notes: list[tuple[str, str]] = []
        place = self._place(values, notes)
        facts = {one.column: staff_plan.stored(values[one.key]) for one in FACTS if one.key in values}
        facts.setdefault("category_code", category_of(str(values["name"])))
        state = {"place_id": place.id, "condition": values["condition"], **self._holder(values, notes)}
        self.added.append({"id": records.new_id(), **facts, **state})
        came = values.get("acquired_on") or values.get("in_use_since")
        if came is not None and came.first > self.day:
            notes.append(("in_use_since", say.received_later(str(came))))
        differences = [Difference(one, None, values[one.key]) for one in _SHOWN if one.key in values]
        told = [one for one in FACTS if one.column in facts and one.key != "name"]
        return NEW, [*differences, *(Difference(one, None, facts[one.column]) for one in told)], notes

    def _place(self, values: Mapping[str, Any], notes: list[tuple[str, str]]) -> KnownPlace:
        name, hamlet = str(values["place"]), values.get("place_hamlet")
        try:
            known = only(self.book.find(name, hamlet), name)
            if known is not None:
                return known
            made, told = self.book.add(name, hamlet)
        except NoPlace as none:
            raise Refusal("place", none.sentence) from None
        notes.append(("place", told))
        return made

    def _holder(self, values: Mapping[str, Any], notes: list[tuple[str, str]]) -> Row:
        """Return who holds it: one of the office's people when the name is that of one alone, else the name."""
        name = values.get("custodian")
        if name is None:
            return {}
        found = self.people.get(small(name), [])
        if len(found) == 1:
            return {"custodian_id": found[0], "custodian_name": None}
        if found:
            notes.append(("custodian", say.several_people(name, len(found))))
        return {"custodian_id": None, "custodian_name": squeeze(name)}

    def apply_known(self, item: str, values: Mapping[str, Any]) -> tuple[str, list[Difference], list[tuple[str, str]]]:
        """Plan what a line changes of a recorded item.

        Returns CHANGED or SAME, the differences, and notes by field key. Raises ``Refusal``.
        """
        known = self.items[item]
        notes: list[tuple[str, str]] = []
        facts, differences = _corrections(known.row, values)
        happened = self._happened(known, values, differences, notes)
        if facts:
            self.changed[item] = facts
        for event in happened:
            self.sequences[item] = self.sequences.get(item, 0) + 1
            common = {"item_id": item, "happened_on": self.day.isoformat(), "sequence": self.sequences[item]}
            self.events.append({"id": records.new_id(), **common, **event, "note": say.imported_from(self.file)})
        return (CHANGED if differences else SAME), differences, notes

    def _happened(
        self, known: Recorded, values: Mapping[str, Any], differences: list[Difference], notes: list[tuple[str, str]]
    ) -> list[Row]:
        condition, was = values["condition"], known.state.condition
        if was in LASTING and condition != was:
            raise Refusal("condition", say.gone_in_records(catalog("item_condition").label(was)))
        change = self._change_of_condition(was, condition)
        if condition != was:
            differences.append(Difference(fields.field("condition"), was, condition))
        if is_gone(condition):
            return self._checked(known, change)
        moved = self._moved(known, values, differences, notes)
        return self._checked(known, [*moved, *change] if was != item_life.LOST else [*change, *moved])

    def _change_of_condition(self, was: str, condition: str) -> list[Row]:
        if condition == was:
            return []
        if condition == item_life.TRANSFERRED:
            raise Refusal("condition", say.transfer_needs_counterpart())
        if is_gone(condition):
            return [{"kind": condition}]  # the kinds of ending are called like the conditions
        return [{"kind": item_life.FOUND if was == item_life.LOST else item_life.CHANGED, "condition": condition}]

    def _moved(
        self, known: Recorded, values: Mapping[str, Any], differences: list[Difference], notes: list[tuple[str, str]]
    ) -> list[Row]:
        """Return the event of another place or holder, or none."""
        event: Row = {}
        if not self.is_there(known, values):
            place = self._place(values, notes)
            if place.id != known.state.place_id:
                differences.append(Difference(fields.field("place"), known.place_name, place.name))
                event = {"kind": item_life.MOVED, "place_id": place.id}
        holder = values.get("custodian")
        if holder is not None and small(holder) != small(known.holder):
            differences.append(Difference(fields.field("custodian"), known.holder, holder))
            event = {"kind": item_life.HANDED_OVER, **event, **self._holder(values, notes)}
        return [event] if event else []

    def is_there(self, known: Recorded, values: Mapping[str, Any]) -> bool:
        """Whether the place as written is where the item is: to the letter, or as one of those the name may mean."""
        name, hamlet = str(values["place"]), values.get("place_hamlet")
        if self.book.key(name, hamlet) == known.place:
            return True
        return any(place.id == known.state.place_id for place in self.book.find(name, hamlet))

    def _checked(self, known: Recorded, events: list[Row]) -> list[Row]:
        if events and not known.is_received(self.day):
            came = known.row["acquired_on"] or known.row["in_use_since"]
            raise Refusal("condition", say.before_received(staff_plan.show(fields.field("acquired_on"), came)))
        return events


def _corrections(row: Row, values: Mapping[str, Any]) -> tuple[Row, list[Difference]]:
    """Return the facts that a line states otherwise than the record; a date known better is kept."""
    facts: Row = {}
    differences: list[Difference] = []
    for one in FACTS:
        if one.key not in values:
            continue
        stated = staff_plan.stored(values[one.key])
        if not says_same(one, row.get(one.column), stated):
            facts[one.column] = stated
            differences.append(Difference(one, row.get(one.column), stated))
    return facts, differences


def says_same(declared: Field, recorded: Any, stated: Any) -> bool:
    """Whether a record says what a line states: spaces do not matter, and a coarser date that agrees is no news."""
    if declared.kind is Kind.DATE:
        return bool(recorded == stated) or str(recorded or "").startswith(f"{stated}-")
    return bool(plain(recorded) == plain(stated))


def plain(value: Any) -> Any:
    """Return a value as a workbook gives it back: lines without spaces at their ends, one space between words."""
    if not isinstance(value, str):
        return value
    return "\n".join(squeeze(line) for line in value.strip().splitlines()) or None


def load(connection: Connection, day: date, file: str) -> ItemPlan:
    """Read what a plan is made against: the office's own places, items and people on a day."""
    on = day.isoformat()
    tree = unit_tree(connection, on, None)
    hamlet_kinds = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    units = {unit.id: unit.name for unit in tree.units if unit.id == tree.root.id}
    units |= {unit.id: unit.name for unit in tree.units if unit.kind in hamlet_kinds and unit.parent_id == tree.root.id}
    found = equipment(connection, on, tree)
    book = PlaceBook(tree.root.id, tree.root.kind, units)
    own = [place for place in found.places if place.unit_id in units]
    book.put(KnownPlace(place.id, place.unit_id, place.kind, place.name) for place in own)
    states = {item.id: item.state for item in found.items}
    people: dict[str, list[str]] = defaultdict(list)
    named = _people(connection, on, units)
    for identity, name in named:
        people[small(name)].append(identity)
    return ItemPlan(
        day,
        file,
        book,
        _recorded(connection, tree, units, states),
        _sequences(connection),
        dict(people),
        tuple(dict.fromkeys(name for _, name in named)),
    )


def _recorded(
    connection: Connection, tree: UnitTree, units: Mapping[str, str], states: Mapping[str, State]
) -> dict[str, Recorded]:
    places = records.fetch(connection, "place")
    names = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, full_name FROM person")}
    found: dict[str, Recorded] = {}
    for identity, row in records.fetch(connection, "item").items():
        state = states.get(identity) or State(
            row["place_id"], row["condition"], row["custodian_id"], row["custodian_name"]
        )
        place = places[state.place_id]
        unit = _unit_now(place["unit_id"], tree, units)
        if unit in units:
            holder = names.get(state.custodian_id or "") or state.custodian_name or ""
            found[identity] = Recorded(row, state, (unit, small(place["name"])), place["name"], holder)
    return found


def _unit_now(unit: str, tree: UnitTree, units: Mapping[str, str]) -> str:
    """Return what a unit that has ended has become."""
    seen: set[str] = set()
    while unit not in units and unit in tree.successors and unit not in seen:
        seen.add(unit)
        unit = tree.successors[unit]
    return unit


def _sequences(connection: Connection) -> dict[str, int]:
    rows = connection.exec_driver_sql("SELECT item_id, max(sequence) FROM item_event GROUP BY item_id")
    return {item: last for item, last in rows.all()}


def _people(connection: Connection, on: str, units: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return who holds a post of the office or of its hamlets on a day: ids and names."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT person.id, full_name, unit_id FROM person JOIN assignment ON person_id = person.id "
        "WHERE (valid_from IS NULL OR valid_from <= :on) AND (valid_to IS NULL OR valid_to > :on) ORDER BY person.id",
        {"on": on},
    )
    return list(dict.fromkeys((identity, name) for identity, name, unit in rows.all() if unit in units))
