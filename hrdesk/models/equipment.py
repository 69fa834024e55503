"""Places, the items in them and what happens to each; software, mailboxes and lines; the office's own norms.

The row of an item says how it was received: where it stood, in which condition, with whom. What came
after are its events, and where it is on a day is always worked out from both (``domain.item_life``),
never kept: a back-dated move is an ordinary entry.
"""

from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Base, Record, optional_reference, reference


class Place(Record):
    """Nơi đặt: headquarters, rooms in it, the one-stop desk, the culture house of a hamlet."""

    __tablename__ = "place"

    unit_id: Mapped[str] = reference("org_unit")
    parent_id: Mapped[str | None] = optional_reference("place")
    kind: Mapped[str] = mapped_column(comment="catalog place_kind")
    name: Mapped[str]
    area_m2: Mapped[int | None] = mapped_column(comment="hundredths of a square metre")
    seats: Mapped[int | None] = mapped_column(comment="chairs for those who come: meetings, citizens")
    staff_count: Mapped[int | None] = mapped_column(comment="people who work there; on duty at the one-stop desk")
    serves_hamlets: Mapped[int | None] = mapped_column(comment="set apart for the part-time officials of hamlets")
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None] = mapped_column(comment="the first day no longer in use")
    note: Mapped[str | None]


class Item(Record):
    """Tài sản, công cụ: one thing, or several small ones alike that stand together."""

    __tablename__ = "item"

    name: Mapped[str]
    category_code: Mapped[str] = mapped_column(comment="catalog equipment_category")
    asset_code: Mapped[str | None] = mapped_column(index=True, comment="mã tài sản, on the label")
    model: Mapped[str | None]
    serial_no: Mapped[str | None]
    quantity: Mapped[int]
    measure: Mapped[str | None] = mapped_column(comment="đơn vị tính")
    unit_cost: Mapped[int | None] = mapped_column(comment="đồng, of one; nguyên giá is this times the quantity")
    acquisition_way: Mapped[str | None] = mapped_column(comment="catalog acquisition_way")
    acquired_on: Mapped[str | None] = mapped_column(comment="entered in the books (ghi tăng)")
    document_no: Mapped[str | None] = mapped_column(comment="of the invoice, decision or handover")
    source: Mapped[str | None] = mapped_column(comment="whose money")
    in_use_since: Mapped[str | None]
    warranty_until: Mapped[str | None]
    place_id: Mapped[str] = reference("place")
    custodian_id: Mapped[str | None] = optional_reference("person")
    custodian_name: Mapped[str | None] = mapped_column(comment="who is not among the office's people")
    condition: Mapped[str] = mapped_column(comment="catalog item_condition, as received")
    note: Mapped[str | None]


class ItemEvent(Record):
    """One event in the life of an item. What it does not name stays as it was."""

    __tablename__ = "item_event"

    item_id: Mapped[str] = reference("item")
    kind: Mapped[str] = mapped_column(comment="catalog item_event_kind")
    happened_on: Mapped[str]
    sequence: Mapped[int] = mapped_column(comment="the order of events of one day")
    place_id: Mapped[str | None] = optional_reference("place")
    custodian_id: Mapped[str | None] = optional_reference("person")
    custodian_name: Mapped[str | None]
    condition: Mapped[str | None] = mapped_column(comment="catalog item_condition")
    document_no: Mapped[str | None]
    counterpart: Mapped[str | None] = mapped_column(comment="the office it went to, the workshop")
    cost: Mapped[int | None] = mapped_column(comment="đồng, of a repair; received, of a sale")
    note: Mapped[str | None]


class Photo(Record):
    """A picture of an item. Its bytes are kept once, by their hash (``PhotoContent``)."""

    __tablename__ = "photo"

    item_id: Mapped[str] = reference("item")
    sha256: Mapped[str] = mapped_column(index=True)
    taken_on: Mapped[str | None]
    caption: Mapped[str | None]


class PhotoContent(Base):
    """The bytes of a picture, shrunk, by SHA-256. Never changed; kept when a picture is removed, so that undo works."""

    __tablename__ = "photo_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes]


class DigitalService(Record):
    """Phần mềm, hộp thư, chứng thư số, đường truyền: what an office uses and cannot be carried."""

    __tablename__ = "digital_service"

    unit_id: Mapped[str] = reference("org_unit")
    kind: Mapped[str] = mapped_column(comment="catalog digital_service_kind")
    name: Mapped[str] = mapped_column(comment="of the program; the address of a mailbox; what a certificate is for")
    identifier: Mapped[str | None] = mapped_column(comment="serial of the certificate, version, line number")
    provider: Mapped[str | None]
    person_id: Mapped[str | None] = optional_reference("person")
    quantity: Mapped[int | None]
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None] = mapped_column(comment="the first day no longer valid")
    note: Mapped[str | None]


class EquipmentNorm(Record):
    """Định mức that the office enters itself, beside those of the law."""

    __tablename__ = "equipment_norm"

    unit_id: Mapped[str] = reference("org_unit")
    basis: Mapped[str] = mapped_column(comment="catalog norm_basis: for each person, room, office ...")
    position_code: Mapped[str | None] = mapped_column(comment="catalog position, when only for its holders")
    category_code: Mapped[str] = mapped_column(comment="catalog equipment_category")
    quantity: Mapped[int] = mapped_column(comment="hundredths, for each; the sum is rounded up")
    max_price: Mapped[int | None] = mapped_column(comment="đồng, of one")
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]
    legal_basis: Mapped[str | None]
