"""What a row of a workbook means for the records: which person, which facts are new or different.

A plan is made in memory, shown first, and written in one transaction. An empty cell states
nothing, so nothing is ever erased by it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.fields import Field
from hrdesk.domain.partial_date import PartialDate
from hrdesk.models import records, setting
from hrdesk.models.records import Row
from hrdesk.text import decimal_vi, search_key, squeeze

# What a roster brings, beside the person itself.
CHILDREN = ("assignment", "qualification", "training", "party_membership", "pay")
NEW, CHANGED, SAME, DUPLICATE = "new", "changed", "same", "duplicate"


class Difference(NamedTuple):
    """One fact that a row brings: its field, the value recorded, the value stated; put into words when read."""

    declared: Field
    recorded: Any
    stated: Any

    @property
    def label(self) -> str:
        """The field's label."""
        return self.declared.label

    @property
    def before(self) -> str:
        """What is recorded; empty when nothing is."""
        return show(self.declared, self.recorded)

    @property
    def after(self) -> str:
        """What the row says."""
        return show(self.declared, self.stated)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recorded person whom a row may mean."""

    id: str
    full_name: str
    date_of_birth: str | None
    citizen_id: str | None


@dataclass
class StaffPlan:
    """The records as they are and as the rows so far would make them."""

    office_id: str
    office_kind: str
    people: dict[str, Row]
    children: dict[str, dict[str, list[Row]]]
    hamlets: dict[str, str]
    newest_person: str = ""
    added: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    _by_citizen_id: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    recorded: frozenset[str] = frozenset()
    _new_ids: set[str] = field(default_factory=set)

    def match(self, values: Mapping[str, Any]) -> tuple[str | None, list[Candidate]]:
        """Return the recorded person that a row means, or those it may mean.

        The citizen id decides, else name and date of birth. The same number under another name,
        or nearly the same birth date without a number to tell, is for a person to decide.
        """
        number, name = values.get("citizen_id"), search_key(values["full_name"])
        born = stored(values.get("date_of_birth"))
        by_number = self._by_citizen_id.get(number or "")
        if by_number is not None:
            known = self.people[by_number]
            return (by_number, []) if known["search_key"] == name else (None, [_candidate(known)])
        namesakes = [self.people[person] for person in self._by_name.get(name, ())]
        alike = [row for row in namesakes if not (number and row["citizen_id"])]
        exact = [row for row in alike if row["date_of_birth"] == born]
        if len(exact) == 1:
            return exact[0]["id"], []
        near = exact or [row for row in alike if _may_be_same_day(row["date_of_birth"], born)]
        return None, [_candidate(row) for row in near]

    def index(self, row: Row) -> None:
        """Make a person findable for the rows that follow."""
        if row.get("citizen_id"):
            self._by_citizen_id[row["citizen_id"]] = row["id"]
        if row["id"] not in self._by_name[row["search_key"]]:
            self._by_name[row["search_key"]].append(row["id"])

    def add(self, table: str, row: Row) -> Row:
        """Plan a new record and return it with its id."""
        whole = {"id": records.new_id(), **row}
        if table == "person":
            whole = records.with_keys(table, whole)
        self._new_ids.add(whole["id"])
        self.added[table].append(whole)
        if table == "person":
            self.people[whole["id"]] = whole
        elif table in CHILDREN:
            self.children[table].setdefault(whole["person_id"], []).append(whole)
        return whole

    def change(self, table: str, row: Row, values: Row) -> None:
        """Plan a change of a record, new or known."""
        clean = records.with_keys(table, values)
        row.update(clean)
        if row["id"] not in self._new_ids:
            self.changed[table].setdefault(row["id"], {}).update(clean)

    def of(self, table: str, person: str) -> list[Row]:
        """Return a person's records of a table."""
        return self.children[table].get(person, [])


def load(connection: Connection) -> StaffPlan:
    """Read what a plan is made against."""
    office = setting.own_unit_id(connection)
    kinds = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
    units = records.fetch(connection, "org_unit")
    children: dict[str, dict[str, list[Row]]] = {}
    for table in CHILDREN:
        of_table: dict[str, list[Row]] = defaultdict(list)
        for row in records.fetch(connection, table).values():
            of_table[row["person_id"]].append(row)
        children[table] = of_table
    hamlets = {
        hamlet_key(unit["name"]): unit["id"]
        for unit in units.values()
        if unit["parent_id"] == office and unit["kind"] in kinds
    }
    plan = StaffPlan(office, units[office]["kind"], records.fetch(connection, "person"), children, hamlets)
    plan.recorded = frozenset(plan.people)
    for row in plan.people.values():
        plan.index(row)
    return plan


def hamlet_key(name: str) -> str:
    """Return a key under which "Thôn Nội Phật", "thôn Nội Phật" and "Nội Phật" meet."""
    words = search_key(name).split(" ")
    for prefix in (["to", "dan", "pho"], ["khu", "pho"], ["thon"], ["tdp"], ["to"]):
        if words[: len(prefix)] == prefix and len(words) > len(prefix):
            words = words[len(prefix) :]
            break
    return " ".join(words)


def _candidate(row: Row) -> Candidate:
    return Candidate(row["id"], row["full_name"], row["date_of_birth"], row["citizen_id"])


def _may_be_same_day(known: str | None, stated: str | None) -> bool:
    """Whether two dates can be one: the coarser is the beginning of the finer, or one is missing."""
    return known is None or stated is None or known.startswith(stated) or stated.startswith(known)


def stored(value: Any) -> Any:
    """Return a value as the store keeps it."""
    if isinstance(value, str):  # nearly every value is one
        return value
    if isinstance(value, PartialDate):
        return value.iso
    return int(value) if isinstance(value, bool) else value


def apply_row(plan: StaffPlan, values: Mapping[str, Any], person: str | None) -> tuple[str, list[Difference]]:
    """Put one row into the plan, for the recorded ``person`` or a new one.

    Returns NEW, CHANGED or SAME with what it changes.
    """
    differences: list[Difference] = []
    is_new = person is None
    stated = {declared.column: stored(values[declared.key]) for declared in _PERSON if declared.key in values}
    if person is None:
        row = plan.add("person", stated)
        plan.newest_person = row["id"]
    else:
        row = plan.people[person]
        _change(plan, "person", row, stated, _PERSON, differences)
    plan.index(row)
    is_new |= _assignment(plan, row["id"], values, differences)
    for kind, declared in _LEVELS.items():
        _qualification(plan, row["id"], kind, declared, values, differences)
    _party(plan, row["id"], values, differences)
    _courses(plan, row["id"], values, differences)
    _pay(plan, row["id"], values, differences)
    return (NEW if is_new else CHANGED if differences else SAME), differences


_PERSON = tuple(declared for declared in fields.STAFF if declared.record == "person")
_ASSIGNMENT = tuple(
    declared for declared in fields.STAFF if declared.record == "assignment" and declared.column != "unit_id"
)
_PAY = tuple(declared for declared in fields.STAFF if declared.record == "pay")
_PARTY = tuple(declared for declared in fields.STAFF if declared.record == "party_membership")
_COURSES = tuple(declared for declared in fields.STAFF if declared.record == "training")
_LEVELS: dict[str, tuple[Field, ...]] = defaultdict(tuple)
for _field in (*fields.STAFF, *fields.DERIVED):
    if _field.record == "qualification" and _field.slot:
        _LEVELS[_field.slot] = (*_LEVELS[_field.slot], _field)


def show(declared: Field, value: Any) -> str:
    """Return a stored value as a person reads it."""
    if value is None:
        return ""
    if declared.kind is fields.Kind.DATE:
        return "/".join(reversed(str(value).split("-")))
    if declared.kind is fields.Kind.BOOL:
        return "Có" if value else "Không"
    if declared.kind is fields.Kind.MONEY:
        return decimal_vi(value)
    if declared.kind is fields.Kind.HUNDREDTHS:
        return f"{value / 100:.2f}".replace(".", ",")
    return (
        catalog(declared.catalog).label(value) if declared.kind is fields.Kind.CODE and declared.catalog else str(value)
    )


def _change(
    plan: StaffPlan, table: str, row: Row, stated: Row, declared: tuple[Field, ...], differences: list[Difference]
) -> None:
    different = {column: value for column, value in stated.items() if row.get(column) != value}
    for one in declared:
        if one.column in different:
            differences.append(Difference(one, row.get(one.column), different[one.column]))
    if different:
        plan.change(table, row, different)


def _add(plan: StaffPlan, table: str, row: Row, declared: tuple[Field, ...], differences: list[Difference]) -> None:
    for one in declared:
        if row.get(one.column) is not None and one.column != "id":
            differences.append(Difference(one, None, row[one.column]))
    plan.add(table, row)


def _assignment(plan: StaffPlan, person: str, values: Mapping[str, Any], differences: list[Difference]) -> bool:
    """Plan the position of a row; return whether it is a new assignment."""
    position = values["position_code"]
    unit = _unit(plan, position, values.get("hamlet"))
    stated = {one.column: stored(values[one.key]) for one in _ASSIGNMENT if one.key in values}
    held = [row for row in plan.of("assignment", person) if row["position_code"] == position]
    if values.get("hamlet") or position_group(position) != "PART_TIME_HAMLET":
        held = [row for row in held if row["unit_id"] == unit]  # a list that leaves the hamlet out moves nobody
    since, until = stated.get("valid_from"), stated.get("valid_to")
    known = (
        next((row for row in held if since is not None and row.get("valid_from") == since), None)
        or next((row for row in held if row.get("valid_to") is None), None)
        or next((row for row in reversed(held) if since is None or row.get("valid_to") == until), None)
    )
    if known is not None:
        _change(plan, "assignment", known, stated, _ASSIGNMENT, differences)
        return False
    _add(plan, "assignment", {"person_id": person, "unit_id": unit, **stated}, _ASSIGNMENT, differences)
    return True


def _unit(plan: StaffPlan, position: str, hamlet: str | None) -> str:
    if not hamlet or position_group(position) != "PART_TIME_HAMLET":
        return plan.office_id
    key = hamlet_key(hamlet)
    if key not in plan.hamlets:
        plan.hamlets[key] = plan.add("org_unit", new_hamlet(hamlet, plan.office_id, plan.office_kind))["id"]
    return plan.hamlets[key]


def new_hamlet(name: str, parent_id: str, parent_kind: str) -> Row:
    """Return the record of a new hamlet. Below a xã it is a thôn, elsewhere a tổ dân phố, unless its name says."""
    named = search_key(name)
    groups = ("to dan pho", "tdp", "khu pho", "to ", "khoi")
    kind = "TO_DAN_PHO" if named.startswith(groups) or parent_kind != "XA" else "THON"
    if named.startswith("thon"):
        kind = "THON"
    return {"code": "", "name": squeeze(name), "kind": kind, "parent_id": parent_id}


def _qualification(
    plan: StaffPlan,
    person: str,
    kind: str,
    declared: tuple[Field, ...],
    values: Mapping[str, Any],
    differences: list[Difference],
) -> None:
    stated = {one.column: stored(values[one.key]) for one in declared if one.key in values}
    if not stated:
        return
    rank = catalog(kind).rank
    known = max(
        (row for row in plan.of("qualification", person) if row["kind"] == kind),
        key=lambda row: (rank(row["level"]), row.get("step") or 0),
        default=None,
    )
    if known is None:
        if "level" in stated:
            _add(plan, "qualification", {"person_id": person, "kind": kind, **stated}, declared, differences)
    elif (rank(stated.get("level", known["level"])), stated.get("step") or 0) > (
        rank(known["level"]),
        known.get("step") or 0,
    ) and rank(known["level"]) > 0:
        # A higher level is reached beside the lower one, which stays in the life of the person.
        _add(plan, "qualification", {"person_id": person, "kind": kind, **stated}, declared, differences)
    else:
        _change(plan, "qualification", known, stated, declared, differences)


def _party(plan: StaffPlan, person: str, values: Mapping[str, Any], differences: list[Difference]) -> None:
    stated = {one.column: stored(values[one.key]) for one in _PARTY if one.key in values}
    if not stated and not values.get("party_member"):
        return
    known = next((row for row in plan.of("party_membership", person) if row.get("left_on") is None), None)
    if known is not None:
        _change(plan, "party_membership", known, stated, _PARTY, differences)
        return
    differences.append(Difference(fields.field("party_member"), None, True))
    _add(plan, "party_membership", {"person_id": person, **stated}, _PARTY, differences)


def _courses(plan: StaffPlan, person: str, values: Mapping[str, Any], differences: list[Difference]) -> None:
    for one in _COURSES:
        if one.key not in values or values[one.key] is False:
            continue
        value = values[one.key]
        ended = None if value is True else stored(value)
        known = [row for row in plan.of("training", person) if row["course_code"] == one.slot]
        undated = next((row for row in known if row.get("ended_on") is None), None)
        if known and (ended is None or any((row.get("ended_on") or "").startswith(ended) for row in known)):
            continue
        if undated is not None:
            plan.change("training", undated, {"ended_on": ended})
        else:
            row = {"person_id": person, "course_code": one.slot, "kind": "IN_SERVICE_TRAINING", "ended_on": ended}
            plan.add("training", row)
        differences.append(Difference(one, "x" if undated else None, ended or "x"))


def _pay(plan: StaffPlan, person: str, values: Mapping[str, Any], differences: list[Difference]) -> None:
    stated = {one.column: stored(values[one.key]) for one in _PAY if one.key in values}
    if not stated:
        return
    since = stated.get("effective_on")
    known = max(plan.of("pay", person), key=lambda row: row.get("effective_on") or "", default=None)
    if known is None or (since and known.get("effective_on") and since != known["effective_on"]):
        same = next((row for row in plan.of("pay", person) if since and row.get("effective_on") == since), None)
        if same is None:
            _add(plan, "pay", {"person_id": person, **stated}, _PAY, differences)
            return
        known = same
    _change(plan, "pay", known, stated, _PAY, differences)
