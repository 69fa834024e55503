"""What the page Cơ sở vật chất asks of the services. Runs on the database thread, returns frozen data."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from hrdesk.domain.changes import Changes
from hrdesk.ui.inventory import Choice, place_choices

if TYPE_CHECKING:
    from hrdesk.rules.facilities import FacilityCounts
    from hrdesk.rules.norms import NormLine, NormTotal
    from hrdesk.rules.one_stop import Desk as OneStopDesk
    from hrdesk.services.equipment.places import PlaceRow

Row = dict[str, Any]


@dataclass(frozen=True)
class Premises:
    """The places, services and norms of an office at a date."""

    places: "tuple[PlaceRow, ...]" = ()
    place_rows: tuple[Row, ...] = ()
    services: tuple[Row, ...] = ()
    own_norms: tuple[Row, ...] = ()
    counts: "FacilityCounts | None" = None
    desks: "tuple[OneStopDesk, ...]" = ()
    lines: "tuple[NormLine, ...]" = ()
    totals: "tuple[NormTotal, ...]" = ()
    place_choices: tuple[Choice, ...] = ()
    people_choices: tuple[Choice, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    area: float | None = None
    staff: int = 0


@dataclass(frozen=True)
class Saved:
    """What saving a row came to: the problems that kept it back, or its id and what was touched."""

    problems: dict[str, str]
    id: str | None = None
    changes: Changes = field(default_factory=Changes)


def everything(store: Any, as_of: date) -> Premises:
    """Return all that the page shows."""
    from hrdesk.services import naming
    from hrdesk.services.equipment import premises

    found = premises.premises(store, as_of)
    named = naming.names(store)
    return Premises(
        tuple(found.tree),
        tuple(found.place_rows),
        tuple(found.service_rows),
        tuple(found.norm_rows),
        found.counts,
        found.desks,
        found.lines,
        found.totals,
        place_choices(found.tree),
        tuple((identity, named[identity]) for identity in found.people),
        named,
        found.area,
        found.staff,
    )


# What the list of places shows beside the columns of a place.
SHOWN_ONLY = frozenset({"depth", "pieces", "unit_name"})


def save_place(store: Any, row: Row) -> Saved:
    """Check a place and write it when nothing is wrong."""
    from hrdesk.services.equipment import places

    row = {key: value for key, value in row.items() if key not in SHOWN_ONLY}
    found = places.problems(store, row)
    return Saved(found) if found else Saved({}, *places.save_place(store, row))


def delete_place(store: Any, place: str) -> Changes:
    """Delete an empty place."""
    from hrdesk.services.equipment import places

    return places.delete_place(store, place)


def save_service(store: Any, row: Row) -> Saved:
    """Check a service and write it when nothing is wrong."""
    from hrdesk.services.equipment import digital

    found = digital.problems(row)
    return Saved(found) if found else Saved({}, *digital.save_service(store, row))


def delete_service(store: Any, service: str) -> Changes:
    """Delete a service entered by mistake."""
    from hrdesk.services.equipment import digital

    return digital.delete_service(store, service)


def save_norm(store: Any, row: Row) -> Saved:
    """Check a norm of the office's own and write it when nothing is wrong."""
    from hrdesk.services.equipment import norms

    found = norms.problems(row)
    return Saved(found) if found else Saved({}, *norms.save_norm(store, row))


def delete_norm(store: Any, norm: str) -> Changes:
    """Delete a norm of the office's own."""
    from hrdesk.services.equipment import norms

    return norms.delete_norm(store, norm)
