"""Named transactions and their images: undo, history and the audit log are read from here."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from hrdesk.models.base import Base


class JournalEntry(Base):
    """One named transaction. ``undoes`` names the entry that this one takes back or does again."""

    __tablename__ = "journal_entry"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(comment="what the user reads: Sửa hồ sơ: Nguyễn Văn An")
    kind: Mapped[str] = mapped_column(comment="do, undo or redo")
    undoable: Mapped[int]
    undone: Mapped[int] = mapped_column(default=0)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("journal_entry.seq"))
    user: Mapped[str]
    at: Mapped[str] = mapped_column(comment="local time, shown, never used for order")


class JournalImage(Base):
    """A record before and after one transaction, as JSON; null where it did not exist."""

    __tablename__ = "journal_image"
    __table_args__ = (Index("ix_journal_image_record", "record_id"), {"sqlite_with_rowid": False})

    seq: Mapped[int] = mapped_column(ForeignKey("journal_entry.seq"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, comment="the order of the changes in the transaction")
    record_table: Mapped[str]
    record_id: Mapped[str]
    before: Mapped[bytes | None]
    after: Mapped[bytes | None]
