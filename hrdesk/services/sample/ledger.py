"""What an office enters about its equipment: places, items and their events, collected row by row."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hrdesk.models.records import Row
from hrdesk.services.sample import identity
from hrdesk.services.sample.things import bought, things

TABLES = (
    "place", "item", "item_event", "digital_service", "stocktake", "stocktake_place", "stocktake_member",
    "stocktake_line",
)  # fmt: skip
_BEGINNING = date(2012, 3, 1)
_LATER_DAYS = (5, 85)  # after the reporting date


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody of the office who may hold things, in office since a day."""

    id: str
    name: str
    title: str
    since: date
    signs: bool = False
    mailbox: str | None = None


@dataclass(frozen=True, slots=True)
class HamletAt:
    """A hamlet (its unit) and who heads it."""

    id: str
    name: str
    head: Holder | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """The office whose equipment is made: its unit, staff in official order, hamlets, the dates of the plan."""

    code: str
    name: str
    unit: str
    staff: tuple[Holder, ...]
    hamlets: tuple[HamletAt, ...]
    as_of: date
    entered_on: date


@dataclass
class Ledger:
    """Collects the rows of an office. What happens after the reporting date is entered when it happens."""

    draw: random.Random
    office: Office
    tables: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    numbers: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, row: Row) -> Row:
        """Add a row; what it says happened after the reporting date was entered then."""
        days = (row.get(column) for column in ("happened_on", "acquired_on", "valid_from"))
        entered = max((self.office.entered_on.isoformat(), *filter(None, days)))
        made = {"id": identity.new_id(self.draw), "entered_on": entered, **row}
        self.tables[table].append(made)
        return made

    def place(self, kind: str, name: str, *, unit: str | None = None, **values: Any) -> str:
        """Add a place, of the office's own unit when no other is named, and return its id; ``area`` in m²."""
        area = values.pop("area", None)
        row = {"unit_id": unit or self.office.unit, "kind": kind, "name": name, **values}
        return str(self.add("place", row | ({} if area is None else {"area_m2": round(area * 10) * 10}))["id"])

    def item(
        self,
        key: str,
        place: str,
        *,
        number: int = 1,
        first: date = _BEGINNING,
        last: date | None = None,
        **values: Any,
    ) -> Row:
        """Add one thing (or ``number`` alike) received between two days, by the day of entry when no other is given."""
        thing = things()[key]
        row = bought(self.draw, thing, first, last or self.office.entered_on - timedelta(30))
        row |= {"quantity": number, "place_id": place, "condition": "IN_USE", **values}
        if number == 1:
            self.numbers[thing.short] += 1
            row["asset_code"] = f"{self.office.code}.{thing.short}.{self.numbers[thing.short]:03d}"
        else:
            row["serial_no"] = None
        return self.add("item", row)

    def event(self, item: Row, kind: str, day: date, **values: Any) -> None:
        """Add an event to the life of an item."""
        row = {"item_id": item["id"], "kind": kind, "happened_on": day.isoformat(), "sequence": 1, **values}
        self.add("item_event", row)

    def day_between(self, first: date, last: date) -> date:
        """Return a day from ``first`` on, before ``last`` when there is one."""
        return first + timedelta(self.draw.randrange(max(1, (last - first).days)))

    def since(self, item: Row) -> date:
        """Return the first day on which something can happen to an item: what is known by year begins after it."""
        known = str(item.get("in_use_since"))
        return date.fromisoformat(known) + timedelta(1) if len(known) == 10 else date(int(known) + 1, 1, 1)

    def day_of(self, item: Row) -> date:
        """Return a day in the life of an item before the day of entry."""
        return self.day_between(self.since(item), self.office.entered_on)

    def later(self) -> date:
        """Return a day after the reporting date."""
        return self.office.as_of + timedelta(self.draw.randint(*_LATER_DAYS))

    def later_item(self, key: str, place: str, **values: Any) -> Row:
        """Add a thing received after the reporting date."""
        first = self.office.as_of + timedelta(_LATER_DAYS[0])
        return self.item(key, place, first=first, last=self.office.as_of + timedelta(_LATER_DAYS[1]), **values)
