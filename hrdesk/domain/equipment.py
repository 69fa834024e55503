"""The equipment side of a snapshot: places, items with their lives, services, own norms, stocktakes."""

import msgspec

from hrdesk.domain.item_life import Event, State, is_gone, is_usable
from hrdesk.domain.partial_date import PartialDate


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place in use at the date. ``unit_id`` is the commune, or the hamlet of a culture house.

    ``area_m2`` in square metres; ``staff_count`` people work there (on duty, at the one-stop desk).
    """

    id: str
    unit_id: str
    parent_id: str | None
    kind: str
    name: str
    area_m2: float | None = None
    seats: int | None = None
    staff_count: int | None = None
    serves_hamlets: bool = False
    note: str | None = None


class Item(msgspec.Struct, frozen=True):
    """An item received by the date, also when it is gone again: books print decreases too.

    ``unit_cost`` in đồng; ``events`` are those that had happened by the date, in their order.
    """

    id: str
    name: str
    category_code: str
    quantity: int
    beginning: State
    state: State
    events: tuple[Event, ...] = ()
    asset_code: str | None = None
    model: str | None = None
    serial_no: str | None = None
    measure: str | None = None
    unit_cost: int | None = None
    acquisition_way: str | None = None
    acquired_on: PartialDate | None = None
    document_no: str | None = None
    source: str | None = None
    in_use_since: PartialDate | None = None
    warranty_until: PartialDate | None = None
    note: str | None = None

    @property
    def place_id(self) -> str:
        """Where it is; of what is gone, where it was last."""
        return self.state.place_id

    @property
    def condition(self) -> str:
        """Catalog item_condition."""
        return self.state.condition

    @property
    def is_present(self) -> bool:
        """Whether the office has it: neither lost nor disposed of nor transferred."""
        return not is_gone(self.state.condition)

    @property
    def is_usable(self) -> bool:
        """Whether it counts for norms."""
        return is_usable(self.state.condition)

    @property
    def cost(self) -> int | None:
        """Nguyên giá of the whole line, in đồng."""
        return None if self.unit_cost is None else self.unit_cost * self.quantity

    @property
    def received_on(self) -> PartialDate | None:
        """The day it came: entered in the books, else first used."""
        return self.acquired_on or self.in_use_since


class DigitalService(msgspec.Struct, frozen=True, gc=False):
    """A program, mailbox, certificate or line in force at the date."""

    id: str
    unit_id: str
    kind: str
    name: str
    identifier: str | None = None
    provider: str | None = None
    person_id: str | None = None
    quantity: int = 1
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    note: str | None = None


class OwnNorm(msgspec.Struct, frozen=True, gc=False):
    """A norm that an office has entered, in force at the date; ``quantity`` in hundredths, ``max_price`` in đồng."""

    id: str
    unit_id: str
    basis: str
    position_code: str | None
    category_code: str
    quantity: int
    max_price: int | None = None
    legal_basis: str | None = None


class StocktakeMember(msgspec.Struct, frozen=True, gc=False):
    """A member of the committee (catalog stocktake_role)."""

    full_name: str
    job_title: str | None
    represents: str | None
    role: str


class StocktakeLine(msgspec.Struct, frozen=True, gc=False):
    """A line of a stocktake: expected as frozen, counted None while it has not been counted."""

    id: str
    item_id: str | None
    name: str
    category_code: str | None
    expected_place_id: str | None
    expected_quantity: int | None
    expected_condition: str | None
    unit_cost: int | None
    residual_value: int | None
    counted_place_id: str | None
    counted_quantity: int | None
    counted_condition: str | None
    is_move_accepted: bool = False
    note: str | None = None


class Stocktake(msgspec.Struct, frozen=True):
    """A stocktake of a day not after the date of the snapshot."""

    id: str
    unit_id: str
    name: str
    counted_on: PartialDate
    counted_hour: int | None
    number: str | None
    opinion: str | None
    closed_on: PartialDate | None
    place_ids: tuple[str, ...]
    members: tuple[StocktakeMember, ...]
    lines: tuple[StocktakeLine, ...]


class Equipment(msgspec.Struct, frozen=True):
    """All of it. ``places`` parents first, by kind and name; ``items`` by name, gone ones included.

    ``place_names`` and ``place_units`` (the unit of each place) also know the places that are no longer in use.
    ``ended_services`` are no longer in force; no count has them.
    """

    places: tuple[Place, ...] = ()
    items: tuple[Item, ...] = ()
    services: tuple[DigitalService, ...] = ()
    norms: tuple[OwnNorm, ...] = ()
    stocktakes: tuple[Stocktake, ...] = ()
    ended_services: tuple[DigitalService, ...] = ()
    place_names: dict[str, str] = {}
    place_units: dict[str, str] = {}
    custodian_names: dict[str, str] = {}
