"""Biên bản bàn giao: what was handed over to somebody, or transferred to another office, under one document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hrdesk.domain.equipment import Item
from hrdesk.domain.item_life import Event, State, after, is_gone
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Snapshot
from hrdesk.errors import UserError
from hrdesk.messages import equipment_notes as notes
from hrdesk.reports.handovers import KINDS, TRANSFERRED, handover_key
from hrdesk.reports.item_words import custodian_of, item_json
from hrdesk.reports.report import Params
from hrdesk.rules import official_title
from hrdesk.rules.wear import residual


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who gives or receives: a person with a title, or an office."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A thing handed over; ``state`` is how it left the giver's hands, ``residual`` in đồng for the whole line."""

    item: Item
    state: State
    residual: int | None


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover. Without ``givers`` the office itself gives."""

    key: str
    kind: str
    happened_on: PartialDate
    document_no: str | None
    givers: tuple[Party, ...]
    receivers: tuple[Party, ...]
    lines: tuple[HandoverLine, ...]


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """The handover asked for, None where there has been none."""

    snapshot: Snapshot
    handover: Handover | None


def facts(snapshot: Snapshot, params: Params) -> HandoverFacts:
    """Return the handover whose key is asked for (``document``), the latest without an answer.

    Raises ``UserError`` for a key that no handover has.
    """
    found: dict[str, list[tuple[Item, Event, State, State]]] = defaultdict(list)
    for item in snapshot.equipment.items:
        for event, before, now in _handings(item):
            receiver = event.custodian_id or event.custodian_name or event.counterpart
            key = handover_key(event.kind, event.happened_on.iso, event.document_no, receiver)
            found[key].append((item, event, before, now))
    wanted: str | None = params.get("document") or None
    if wanted and wanted not in found:
        raise UserError(notes.no_such_handover(wanted))
    chosen = wanted or max(found, default=None)
    return HandoverFacts(snapshot, _handover(snapshot, chosen, found[chosen]) if chosen else None)


def to_json(found: HandoverFacts) -> dict[str, Any]:
    """Return who gave what to whom, under which document; amounts in đồng."""
    one = found.handover
    if one is None:
        return {"handover": None, "rows": []}
    return {
        "handover": {
            "kind": one.kind,
            "on": one.happened_on.iso,
            "document_no": one.document_no,
            "givers": [party.name for party in one.givers],
            "receivers": [party.name for party in one.receivers],
        },
        "rows": [{**item_json(found.snapshot, line.item, line.state), "residual": line.residual} for line in one.lines],
    }


def _handings(item: Item) -> Iterator[tuple[Event, State, State]]:
    """Yield the events of an item that hand it over and had an effect, with the states around them."""
    state = item.beginning
    for event in item.events:
        new = after(state, event)
        if event.kind in KINDS and not is_gone(state.condition):
            yield event, state, new
        state = new


def _handover(snapshot: Snapshot, key: str, parts: list[tuple[Item, Event, State, State]]) -> Handover:
    _, first, _, _ = parts[0]
    day = first.happened_on
    transferred = first.kind == TRANSFERRED
    receivers = (_away(event) if transferred else _holder(snapshot, now) for _, event, _, now in parts)
    lines = (
        HandoverLine(item, before if transferred else now, residual(item, day.last)) for item, _, before, now in parts
    )
    givers = () if transferred else _each(_holder(snapshot, before) for _, _, before, _ in parts)
    return Handover(key, first.kind, day, first.document_no, givers, _each(receivers), tuple(lines))


def _away(event: Event) -> Party | None:
    return Party(event.counterpart) if event.counterpart else None


def _holder(snapshot: Snapshot, state: State) -> Party | None:
    name = custodian_of(snapshot, state)
    if not name:
        return None
    person = next((one for one in snapshot.persons if one.id == state.custodian_id), None)
    held = person.holdings[0] if person and person.holdings else None
    return Party(name, official_title(held.position_code, snapshot.unit_by_id[held.unit_id].kind) if held else "")


def _each(parties: Iterable[Party | None]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party for party in parties if party))
