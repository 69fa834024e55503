"""The books of the places of use: when each item came to a place, and when it left it.

An item is in one book at a time, so the decreases of one place are the increases of another, and
what a book has left over is what stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.equipment import Item
from hrdesk.domain.item_life import Event, State, after, is_gone
from hrdesk.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Stay:
    """An item at a place: ``came`` and ``left`` are the events that brought and took it.

    Without ``came`` it was received there; without ``left`` it is there still. ``came_from`` and
    ``went_to`` are places, None for the world outside. ``state`` is the last one there.
    """

    item: Item
    place_id: str
    state: State
    came: Event | None = None
    came_from: str | None = None
    left: Event | None = None
    went_to: str | None = None
    ended_as: str = ""  # the condition that took it out of the office

    @property
    def since(self) -> PartialDate | None:
        """The day of the increase; None where nobody knows it."""
        return self.came.happened_on if self.came else self.item.received_on

    @property
    def until(self) -> PartialDate | None:
        """The day of the decrease."""
        return self.left.happened_on if self.left else None


def stays(item: Item, on: date) -> Iterator[Stay]:
    """Yield the stays of an item that had begun by a day, in their order."""
    if item.received_on and item.received_on.first > on:
        return
    state = item.beginning
    here = None if is_gone(state.condition) else Stay(item, state.place_id, state)
    for event in item.events:
        if event.happened_on.first > on:
            break
        new = after(state, event)
        gone = is_gone(new.condition)
        if here is not None and not gone and new.place_id == here.place_id:
            here = Stay(item, here.place_id, new, here.came, here.came_from)
        else:
            if here is not None:
                went_to = None if gone else new.place_id
                ended_as = new.condition if gone else ""
                yield Stay(item, here.place_id, state, here.came, here.came_from, event, went_to, ended_as)
            came_from = here.place_id if here else None
            here = None if gone else Stay(item, new.place_id, new, event, came_from)
        state = new
    if here is not None:
        yield here
