"""What this office keeps for itself about exchanging: its keys, the cards it trusts, what went and came."""

from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Base, Record


class Setting(Base):
    """One value that belongs to the store, not to the machine: the office, its keys, remembered choices."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class LocalRecord(Record):
    """A record that stays in this office: undone with its transaction, never sent, not part of the digest."""

    __abstract__ = True


class TrustedOffice(LocalRecord):
    """The card of another office, checked by its fingerprint."""

    __tablename__ = "trusted_office"

    unit_id: Mapped[str] = mapped_column(index=True)
    unit_code: Mapped[str]
    unit_name: Mapped[str]
    relation: Mapped[str] = mapped_column(comment="above or below")
    fingerprint: Mapped[str]
    card: Mapped[str] = mapped_column(comment="the whole card, base64")


class SentBundle(LocalRecord):
    """A bundle sealed by this office."""

    __tablename__ = "sent_bundle"

    bundle_id: Mapped[str]
    series: Mapped[str]
    epoch: Mapped[str]
    seq: Mapped[int]
    manifest_sha256: Mapped[str]
    file_sha256: Mapped[str]
    as_of: Mapped[str]
    sealed_at: Mapped[str]
    control_code: Mapped[str]


class ReceivedBundle(LocalRecord):
    """A bundle merged by this office; gone again when the merge is undone."""

    __tablename__ = "received_bundle"

    bundle_id: Mapped[str] = mapped_column(unique=True)
    from_unit_id: Mapped[str] = mapped_column(index=True)
    from_unit_code: Mapped[str]
    series: Mapped[str]
    epoch: Mapped[str]
    seq: Mapped[int]
    prev: Mapped[str | None] = mapped_column(comment="hash of the manifest before it, as its sender says")
    manifest_sha256: Mapped[str]
    file_sha256: Mapped[str]
    as_of: Mapped[str]
    received_at: Mapped[str]
    control_code: Mapped[str]
    counts: Mapped[str] = mapped_column(comment="JSON, as receive --json prints them")
