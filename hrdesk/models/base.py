"""What every table has in common.

A *record* is a flat row of JSON values (text, integer, real, null): the same form in the store,
in the journal's before and after images and in bundles. Dates are ISO text at their own
precision, so ``"2021" <= "2021-05-03"`` holds and a partial date counts from its first day.
"""

from collections.abc import Iterator

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Columns that say how a record came to be here, not what it states.
BOOKKEEPING = frozenset({"id", "owner_id", "entered_on"})
# Columns derived from others so that SQLite can sort and search in Vietnamese.
DERIVED = frozenset({"sort_key", "search_key"})


class Base(DeclarativeBase):
    """Every table, with constraint names that migrations can rely on."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A table whose rows are facts: written only through named transactions, sent in bundles."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(primary_key=True, comment="UUID; never derived from the content")
    owner_id: Mapped[str] = mapped_column(index=True, comment="the office that may change this record")
    entered_on: Mapped[str] = mapped_column(comment="the day it was entered, beside the day it takes effect")


def reference(target: str, *, index: bool = True) -> Mapped[str]:
    """Declare a required reference to another record, checked when the transaction ends."""
    return mapped_column(ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), index=index)


def optional_reference(target: str) -> Mapped[str | None]:
    """Declare a reference that may be missing; it is emptied when a target in another table is deleted."""
    return mapped_column(ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), index=True)


def record_tables() -> Iterator[type[Record]]:
    """Yield the record tables, referenced ones first."""
    by_table = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    for table in Base.metadata.sorted_tables:
        found = by_table[table]
        if issubclass(found, Record):
            yield found
