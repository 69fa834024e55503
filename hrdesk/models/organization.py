"""Units at any depth, dated, hamlets included; and the posts assigned to them."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Record, reference


class OrgUnit(Record):
    """Đơn vị: province, commune, hamlet ... Its code is kept as text with its leading zeros."""

    __tablename__ = "org_unit"

    code: Mapped[str] = mapped_column(index=True, comment="official code; empty for hamlets without one")
    name: Mapped[str] = mapped_column(comment="with its kind: xã Tam Hợp")
    kind: Mapped[str] = mapped_column(comment="catalog unit_kind")
    unit_class: Mapped[str | None] = mapped_column(comment="catalog unit_class (phân loại)")
    area_type: Mapped[str | None] = mapped_column(comment="catalog area_type (vùng)")
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("org_unit.id", deferrable=True, initially="DEFERRED"), index=True
    )
    population: Mapped[int | None]
    area_km2: Mapped[int | None] = mapped_column(comment="hundredths of a square kilometre")
    households: Mapped[int | None]
    has_regular_police: Mapped[int | None] = mapped_column(comment="the police chief is regular police: one post less")
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]


class UnitPast(Record):
    """What a unit was before a change of its class, kind, name or size; ``org_unit`` says what it is now.

    A row holds the whole state up to ``valid_to``, so an earlier day is shown by the first row that ended after it.
    """

    __tablename__ = "unit_past"

    unit_id: Mapped[str] = reference("org_unit")
    valid_to: Mapped[str] = mapped_column(comment="the first day of the change")
    decision_no: Mapped[str | None] = mapped_column(comment="of the change")
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(comment="catalog unit_kind")
    unit_class: Mapped[str | None] = mapped_column(comment="catalog unit_class (phân loại)")
    area_type: Mapped[str | None] = mapped_column(comment="catalog area_type (vùng)")
    population: Mapped[int | None]
    area_km2: Mapped[int | None] = mapped_column(comment="hundredths of a square kilometre")
    households: Mapped[int | None]
    has_regular_police: Mapped[int | None]


class HeadcountQuota(Record):
    """Biên chế, số lượng được giao: overrides the number computed from the law."""

    __tablename__ = "headcount_quota"

    unit_id: Mapped[str] = reference("org_unit")
    group_code: Mapped[str] = mapped_column(comment="catalog position_group")
    assigned: Mapped[int]
    decision_no: Mapped[str | None]
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]


class UnitChange(Record):
    """Sáp nhập, chia, đổi tên: from which unit to which, when, by which instrument.

    Records keep the unit they were made in, so old reports still print the old units.
    """

    __tablename__ = "unit_change"

    unit_id: Mapped[str] = reference("org_unit")
    successor_id: Mapped[str] = reference("org_unit")
    kind: Mapped[str] = mapped_column(comment="catalog unit_change_kind")
    effective_on: Mapped[str]
    decision_no: Mapped[str | None]


class TargetEntry(Record):
    """A figure of a target that records cannot give, entered by hand with its period."""

    __tablename__ = "target_entry"

    unit_id: Mapped[str] = reference("org_unit")
    target: Mapped[str] = mapped_column(comment="T03, T24 ...")
    period: Mapped[str] = mapped_column(comment="2023, or 2023-06-30")
    numerator: Mapped[int]
    denominator: Mapped[int]
    note: Mapped[str | None]


class CatalogAddition(Record):
    """An entry that an office adds to a list which the law leaves open."""

    __tablename__ = "catalog_addition"

    catalog: Mapped[str]
    code: Mapped[str] = mapped_column(comment="stable ASCII, made from the label once")
    label: Mapped[str]
    group_code: Mapped[str | None]
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]
    legal_basis: Mapped[str | None]
