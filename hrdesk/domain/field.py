"""What the declaration of a field says, and short ways to write one (see ``fields``)."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is, and so how it is read, edited and printed."""

    TEXT = "text"
    DATE = "date"  # PartialDate
    CODE = "code"  # one entry of the catalog
    BOOL = "bool"  # yes, no or not stated
    INTEGER = "integer"
    HUNDREDTHS = "hundredths"  # a decimal of two places kept as an integer
    COURSE = "course"  # x, or the year it was finished
    UNIT = "unit"  # the name of a unit below the office
    PLACE = "place"  # the name of a place of the office
    PERSON = "person"  # one of the office's people
    MONEY = "money"  # whole đồng


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``width`` is the usual column width in millimetres on paper."""

    key: str
    label: str
    kind: Kind
    record: str
    column: str
    slot: str | None = None
    catalog: str | None = None
    required: bool = False
    sensitive: bool = False
    aliases: tuple[str, ...] = ()
    help: str = ""
    source: str = ""
    width: float = 22


def text(key: str, label: str, record: str = "person", column: str = "", **more: object) -> Field:
    """Declare a text. Its column is its key unless said otherwise."""
    return Field(key, label, Kind.TEXT, record, column or key, **more)  # type: ignore[arg-type]


def day(key: str, label: str, record: str, column: str = "", **more: object) -> Field:
    """Declare a partial date. Its column is its key unless said otherwise."""
    return Field(key, label, Kind.DATE, record, column or key, **{"width": 20, **more})  # type: ignore[arg-type]


def flag(key: str, label: str, record: str = "assignment", **more: object) -> Field:
    """Declare a yes, no or not stated."""
    return Field(key, label, Kind.BOOL, record, key, **{"width": 14, **more})  # type: ignore[arg-type]


def level(key: str, label: str, **more: object) -> Field:
    """Declare the level of a kind of qualification; kind and catalog are called like it."""
    return Field(
        key,
        label,
        Kind.CODE,
        "qualification",
        "level",
        slot=key,
        catalog=key,
        **{"width": 20, **more},  # type: ignore[arg-type]
    )


def course(code: str, label: str, *aliases: str) -> Field:
    """Declare a course of the staff template: done or not, and when."""
    key = f"course_{code.lower()}"
    return Field(
        key,
        label,
        Kind.COURSE,
        "training",
        "ended_on",
        slot=code,
        aliases=aliases,
        width=16,
        help="Đánh x nếu đã bồi dưỡng, hoặc ghi năm hoàn thành.",
        source="Quyết định 04/2004/QĐ-BNV; Thông tư 13/2019/TT-BNV",
    )
