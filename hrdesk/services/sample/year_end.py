"""The stocktake of the end of the year before the reporting date: the headquarters counted, all as in the books."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.item_life import Event, State, is_gone, state_after
from hrdesk.domain.partial_date import parse_iso
from hrdesk.models.records import Row
from hrdesk.services.sample.ledger import Ledger

COMMITTEE = (
    ("COMMITTEE_VICE_CHAIR", "CHAIR"), ("FINANCE_ACCOUNTING", "MEMBER"), ("OFFICE_STATISTICS", "MEMBER"),
    ("FATHERLAND_FRONT_CHAIR", "MEMBER"),
)  # fmt: skip


def represents(title: str) -> str:
    """Return for which body the holder of a title sits in the committee."""
    return "Ủy ban MTTQ" if title == "FATHERLAND_FRONT_CHAIR" else "UBND"


def stocktake(ledger: Ledger) -> None:
    """Enter the closed stocktake of everything that stands in places of the office's own unit."""
    year = ledger.office.as_of.year - 1
    day, closed = date(year, 12, 31), date(year + 1, 1, ledger.draw.randrange(4, 15))
    head = ledger.add(
        "stocktake",
        {
            "unit_id": ledger.office.unit,
            "name": f"Kiểm kê tài sản năm {year}",
            "counted_on": day.isoformat(),
            "counted_hour": ledger.draw.choice((8, 14, 16)),
            "number": "01/BB-KK",
            "closed_on": closed.isoformat(),
            "booked_on": closed.isoformat(),
        },
    )["id"]
    covered = {row["id"] for row in ledger.tables["place"] if row["unit_id"] == ledger.office.unit}
    for place in sorted(covered):
        ledger.add("stocktake_place", {"stocktake_id": head, "place_id": place})
    _members(ledger, head)
    for item, state in _standing(ledger, day, covered):
        ledger.add("stocktake_line", {"stocktake_id": head, **_line(item, state, day)})


def _members(ledger: Ledger, head: str) -> None:
    holders = {one.title: one for one in reversed(ledger.office.staff)}
    known = [(holders[title], role) for title, role in COMMITTEE if title in holders]
    for number, (holder, role) in enumerate(known, 1):
        row = {
            "stocktake_id": head,
            "sequence": number,
            "full_name": holder.name,
            "job_title": catalog("position").label(holder.title),
            "represents": represents(holder.title),
            "role": "CHAIR" if number == 1 else role,
        }
        ledger.add("stocktake_member", row)


def _standing(ledger: Ledger, day: date, covered: Collection[str]) -> list[tuple[Row, State]]:
    """Return the things that stood in some places on a day, and how."""
    on = day.isoformat()
    events: dict[str, list[Event]] = defaultdict(list)
    for row in ledger.tables["item_event"]:
        if row["happened_on"] <= on:
            event = Event(
                row["id"], row["kind"], parse_iso(row["happened_on"]), row["sequence"], row.get("place_id"),
                condition=row.get("condition"),
            )  # fmt: skip
            events[row["item_id"]].append(event)
    found = []
    for item in ledger.tables["item"]:
        state = state_after(State(item["place_id"], item["condition"]), events[item["id"]])
        received = item.get("acquired_on") or item["in_use_since"]
        if received <= on and state.place_id in covered and not is_gone(state.condition):
            found.append((item, state))
    return found


def _line(item: Row, state: State, day: date) -> Row:
    return {
        "item_id": item["id"],
        "name": item["name"],
        "expected_place_id": state.place_id,
        "expected_quantity": item["quantity"],
        "expected_condition": state.condition,
        "unit_cost": item["unit_cost"],
        "counted_place_id": state.place_id,
        "counted_quantity": item["quantity"],
        "counted_condition": state.condition,
        "counted_at": f"{day.isoformat()}T10:00",
    }
