"""Where an item is on a day, in which condition and with whom: its beginning and its events, folded.

Whatever the events are, an item that has been received is in exactly one place and one state.
"""

from collections.abc import Iterable

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import PartialDate

RECEIVED, HANDED_OVER, MOVED, REPAIRED = "RECEIVED", "HANDED_OVER", "MOVED", "REPAIRED"
TAKEN_BACK, CHANGED, LOST, FOUND = "TAKEN_BACK", "CONDITION_CHANGED", "LOST", "FOUND"
DISPOSED, TRANSFERRED = "DISPOSED", "TRANSFERRED"


class State(msgspec.Struct, frozen=True, gc=False):
    """Where an item is and how. ``custodian_name`` stands for somebody who is not among the office's people."""

    place_id: str
    condition: str
    custodian_id: str | None = None
    custodian_name: str | None = None


class Event(msgspec.Struct, frozen=True, gc=False):
    """One event in the life of an item; None says that it changes nothing there."""

    id: str
    kind: str
    happened_on: PartialDate
    sequence: int
    place_id: str | None = None
    custodian_id: str | None = None
    custodian_name: str | None = None
    condition: str | None = None
    document_no: str | None = None
    counterpart: str | None = None
    cost: int | None = None
    note: str | None = None


def order(event: Event) -> tuple[str, int, str]:
    """Return the key that puts the events of an item in their order; a partial date stands at its first day."""
    return event.happened_on.iso, event.sequence, event.id


def is_gone(condition: str) -> bool:
    """Whether the condition says that the office no longer has the item: lost, disposed of, transferred."""
    return condition in catalog("item_condition").having["gone"]


def is_usable(condition: str) -> bool:
    """Whether an item in this condition counts for norms: in use, or ready to be."""
    return condition in catalog("item_condition").having["usable"]


def after(state: State, event: Event) -> State:
    """Return the state of an item after one event.

    What is disposed of or transferred never comes back, and what is lost only when it is found: other
    events after those change nothing (the checks point them out).
    """
    if state.condition in (DISPOSED, TRANSFERRED) or (state.condition == LOST and event.kind != FOUND):
        return state
    kind = catalog("item_event_kind").by_code.get(event.kind)
    effect = kind.attributes if kind else {}
    usual = effect.get("condition")
    condition = usual if effect.get("final") else event.condition or usual
    custodian = state.custodian_id, state.custodian_name
    if event.custodian_id or event.custodian_name or effect.get("takes_back"):
        custodian = event.custodian_id, event.custodian_name
    return State(event.place_id or state.place_id, condition or state.condition, *custodian)


def state_after(beginning: State, events: Iterable[Event]) -> State:
    """Return the state after events in any order."""
    state = beginning
    for event in sorted(events, key=order):
        state = after(state, event)
    return state
