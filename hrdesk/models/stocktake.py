"""Kiểm kê as a session: its places, its committee and the list frozen when it began, with what was counted.

The list is frozen so that the minutes print what the books said at that moment, whatever is entered
or booked afterwards. A line without a counted quantity has not been counted yet.
"""

from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Record, optional_reference, reference


class Stocktake(Record):
    """One stocktake: open until ``closed_on``, its differences booked on ``booked_on``."""

    __tablename__ = "stocktake"

    unit_id: Mapped[str] = reference("org_unit")
    name: Mapped[str]
    counted_on: Mapped[str] = mapped_column(comment="thời điểm kiểm kê: the day of the books")
    counted_hour: Mapped[int | None] = mapped_column(comment="0 to 23; 0 of 01/01 is the end of the year")
    number: Mapped[str | None] = mapped_column(comment="of the minutes")
    opinion: Mapped[str | None] = mapped_column(comment="ý kiến giải quyết số chênh lệch")
    closed_on: Mapped[str | None]
    booked_on: Mapped[str | None]


class StocktakePlace(Record):
    """A place that the stocktake covers; the places in it are named one by one."""

    __tablename__ = "stocktake_place"

    stocktake_id: Mapped[str] = reference("stocktake")
    place_id: Mapped[str] = reference("place")


class StocktakeMember(Record):
    """A member of the committee, as printed at the head of the minutes."""

    __tablename__ = "stocktake_member"

    stocktake_id: Mapped[str] = reference("stocktake")
    sequence: Mapped[int]
    full_name: Mapped[str]
    job_title: Mapped[str | None]
    represents: Mapped[str | None]
    role: Mapped[str] = mapped_column(comment="catalog stocktake_role")


class StocktakeLine(Record):
    """What the books say of an item and what was found. Unexpected things have no expected quantity."""

    __tablename__ = "stocktake_line"

    stocktake_id: Mapped[str] = reference("stocktake")
    item_id: Mapped[str | None] = optional_reference("item")
    name: Mapped[str] = mapped_column(comment="as frozen; of a thing without a record, as written down")
    category_code: Mapped[str | None] = mapped_column(comment="catalog equipment_category, of a thing without a record")
    expected_place_id: Mapped[str | None] = optional_reference("place")
    expected_quantity: Mapped[int | None]
    expected_condition: Mapped[str | None] = mapped_column(comment="catalog item_condition")
    unit_cost: Mapped[int | None] = mapped_column(comment="đồng, as frozen")
    residual_value: Mapped[int | None] = mapped_column(comment="đồng, of the whole line, as frozen")
    counted_place_id: Mapped[str | None] = optional_reference("place")
    counted_quantity: Mapped[int | None]
    counted_condition: Mapped[str | None] = mapped_column(comment="catalog item_condition")
    counted_at: Mapped[str | None] = mapped_column(comment="local time")
    counted_by: Mapped[str | None]
    is_move_accepted: Mapped[int | None] = mapped_column(comment="stands elsewhere, and may stay there")
    note: Mapped[str | None]
