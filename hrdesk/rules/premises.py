"""What stands where: the usable things in a place and in the places in it, and the places of an office."""

from collections.abc import Collection, Iterable

from hrdesk.domain.equipment import Item, Place
from hrdesk.domain.snapshot import Snapshot

COMPUTERS = ("DESKTOP_COMPUTER", "LAPTOP")


def inside(snapshot: Snapshot, place: Place) -> tuple[Place, ...]:
    """Return a place and every place in it, at any depth."""
    found = [place]
    for each in found:  # grows while it is read; no place is in itself (the parents come first)
        found += snapshot.places_in.get(each.id, ())
    return tuple(found)


def usable(snapshot: Snapshot, places: Iterable[Place], categories: Collection[str]) -> tuple[Item, ...]:
    """Return the things of some categories that stand in ``places`` and can be used."""
    return tuple(
        item
        for place in places
        for item in snapshot.items_at.get(place.id, ())
        if item.category_code in categories and item.is_usable
    )


def number_of(items: Iterable[Item]) -> int:
    """Return how many pieces the lines are; a line of less than none counts as none."""
    return sum(max(item.quantity, 0) for item in items)


def of_kind(snapshot: Snapshot, unit_id: str, kind: str) -> tuple[Place, ...]:
    """Return the places of a kind that a unit has."""
    return tuple(place for place in snapshot.places_of.get(unit_id, ()) if place.kind == kind)
