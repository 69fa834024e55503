"""The equipment of one office of the plan: places, things with their lives, services, row by row."""

import random
from collections.abc import Mapping, Sequence
from datetime import date

from hrdesk.models.records import Row
from hrdesk.services.offices import unit_id
from hrdesk.services.sample.digital import services
from hrdesk.services.sample.headquarters import headquarters
from hrdesk.services.sample.ledger import HamletAt, Holder, Ledger, Office
from hrdesk.services.sample.people import HEAD, SamplePerson
from hrdesk.services.sample.places import Commune
from hrdesk.services.sample.service_points import culture_house, one_stop_desk
from hrdesk.services.sample.sites import Site
from hrdesk.services.sample.year_end import stocktake

STAFF = ("CADRES", "CIVIL_SERVANTS")


def equipment_rows(draw: random.Random, office: Office, site: Site) -> dict[str, list[Row]]:
    """Return the rows of an office's equipment by table, places before what stands in them."""
    ledger = Ledger(draw, office)
    top, clerks = headquarters(ledger, site)
    one_stop_desk(ledger, site, top, clerks)
    for hamlet, has in zip(office.hamlets, site.culture_houses, strict=True):
        culture_house(ledger, hamlet, has)
    services(ledger)
    if site.has_stocktake:
        stocktake(ledger)
    return ledger.tables


def office_of(
    commune: Commune, people: Sequence[SamplePerson], rows: Mapping[str, Sequence[Row]], as_of: date, entered_on: date
) -> Office:
    """Return the office of a commune of the plan, whose ``rows`` have been made (``rows.commune_rows``)."""
    since: dict[str, str] = {}
    for post in rows["assignment"]:
        since[post["person_id"]] = min(since.get(post["person_id"], "9999"), post["valid_from"])
    holders = [
        Holder(
            row["id"], row["full_name"], person.titles[0], date.fromisoformat(since[row["id"]]),
            bool(row.get("digital_signature")), row.get("official_email"),
        )
        for person, row in zip(people, rows["person"], strict=True)
    ]  # fmt: skip
    staff = [holder for person, holder in zip(people, holders, strict=True) if person.group in STAFF]
    heads = {person.hamlet: holder for person, holder in zip(people, holders, strict=True) if HEAD in person.titles}
    hamlets = [HamletAt(row["id"], row["name"], heads.get(number)) for number, row in enumerate(rows["org_unit"])]
    return Office(commune.code, commune.name, unit_id(commune.code), tuple(staff), tuple(hamlets), as_of, entered_on)
