"""What a line of a list of training means for the records: whose turn it is, and whether it is known.

A turn is known by what was learnt and when it began; a turn kept without its beginning (a mark of a
roster) is taken for the one that the line states more closely. An empty cell erases nothing.
"""

from collections.abc import Mapping
from typing import Any

from hrdesk.domain import fields
from hrdesk.models.records import Row
from hrdesk.services.staff_plan import CHANGED, NEW, SAME, Difference, StaffPlan, stored

_TURN = tuple(declared for declared in fields.TRAINING if declared.record == "training")
_SURE = ("course_code", "kind", "place")


def apply_turn(
    plan: StaffPlan, person: str, values: Mapping[str, Any], used: set[str]
) -> tuple[str, tuple[Difference, ...]]:
    """Put one turn of a recorded person into the plan.

    ``used`` are the turns that earlier lines meant; a line that repeats one of them is the same.
    Returns NEW, CHANGED or SAME with what it changes.
    """
    stated = {one.column: stored(values[one.key]) for one in _TURN if one.key in values}
    known = _known(plan.of("training", person), stated, used)
    if known is None:
        row = plan.add("training", {"person_id": person, **stated})
        used.add(row["id"])
        return NEW, tuple(Difference(one, None, stated[one.column]) for one in _TURN if one.column in stated)
    used.add(known["id"])
    different = {column: value for column, value in stated.items() if known.get(column) != value}
    differences = tuple(
        Difference(one, known.get(one.column), different[one.column]) for one in _TURN if one.column in different
    )
    if different:
        plan.change("training", known, different)
    return (CHANGED if different else SAME), differences


def _known(turns: list[Row], stated: Row, used: set[str]) -> Row | None:
    """Return the recorded turn that a line states: the very same first, then one that it only completes."""
    free = [row for row in turns if row["id"] not in used]
    for candidates, agrees in ((free, _is_same), (turns, _is_same), (free, _is_begun_alike), (free, _is_completed)):
        found = next((row for row in candidates if agrees(row, stated)), None)
        if found is not None:
            return found
    return None


def _is_same(row: Row, stated: Row) -> bool:
    return all(row.get(one.column) == stated.get(one.column) for one in _TURN)


def _is_begun_alike(row: Row, stated: Row) -> bool:
    """The same course begun on the same day; a name or a certificate that differs makes another turn."""
    begun = row.get("started_on")
    return (
        _agrees(row, stated, (*_SURE, "name", "certificate_no"))
        and begun is not None
        and begun == stated.get("started_on")
    )


def _is_completed(row: Row, stated: Row) -> bool:
    """A turn of which no beginning is recorded, and whose end may be the one stated."""
    end, known = stated.get("ended_on") or "", row.get("ended_on") or ""
    return (
        row.get("started_on") is None
        and _agrees(row, stated, (*_SURE, "name", "certificate_no"))
        and end.startswith(known)
    )


def _agrees(row: Row, stated: Row, columns: tuple[str, ...]) -> bool:
    """Whether two turns say the same wherever both say something."""
    return all(
        row.get(column) is None or stated.get(column) is None or row[column] == stated[column] for column in columns
    )
