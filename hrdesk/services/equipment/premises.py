"""Everything about the facilities of an office at a date, from one snapshot: what the page Cơ sở vật chất shows."""

from dataclasses import dataclass
from datetime import date

from hrdesk.models import records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.rules import facilities, norms, one_stop
from hrdesk.rules.shortages import area_for_each, staff_of
from hrdesk.services.checking import lawful
from hrdesk.services.equipment import places
from hrdesk.services.equipment.norms import own_norms
from hrdesk.services.equipment.places import PlaceRow


@dataclass(frozen=True)
class Premises:
    """Places with rows to edit, services and own norms (those that have ended too), and what the rules say.

    ``area`` is square metres for each of the ``staff`` cadres and civil servants of the office itself.
    """

    tree: list[PlaceRow]
    place_rows: list[Row]
    service_rows: list[Row]
    norm_rows: list[Row]
    counts: facilities.FacilityCounts
    desks: tuple[one_stop.Desk, ...]
    lines: tuple[norms.NormLine, ...]
    totals: tuple[norms.NormTotal, ...]
    people: list[str]
    area: float | None
    staff: int


def premises(store: Store, as_of: date) -> Premises:
    """Return the facilities of the office, and of all below it, at a date."""
    with store.reading() as connection:
        taken = snapshot(connection, as_of)
        place_rows = records.fetch(connection, "place", [place.id for place in taken.equipment.places])
        services = records.fetch(connection, "digital_service").values()
        rules = lawful(store)
        lines = norms.holdings(taken, rules)
        return Premises(
            places.rows(taken),
            list(place_rows.values()),
            sorted(services, key=lambda row: (row["kind"], row["name"])),
            own_norms(store),
            facilities.facilities(taken),
            one_stop.desks(taken, rules=rules),
            lines,
            norms.totals(taken, lines),
            [person.id for person in taken.persons],
            area_for_each(taken, taken.unit.id),
            staff_of(taken, taken.unit.id),
        )
