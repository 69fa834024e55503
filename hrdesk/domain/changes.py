"""What a write touched. Views reload themselves from it; commands print it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The outcome of one named transaction.

    ``tables`` are the record tables touched; ``counts`` the records per (table, "added" |
    "changed" | "deleted"). An empty ``transaction`` means that nothing had to be written.
    """

    transaction: str | None = None
    name: str = ""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def tables(self) -> frozenset[str]:
        """Names of the record tables touched."""
        return frozenset(table for table, _ in self.counts)

    def __bool__(self) -> bool:
        return bool(self.counts)
