"""The list of items: its columns, its chips, and how it is searched."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrdesk.domain.catalogs import catalog
from hrdesk.text import search_key
from hrdesk.ui.tables.rows import Column
from hrdesk.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from hrdesk.services.equipment.items import ItemRow


def money(amount: int | None) -> str:
    """Return an amount as papers write it; nothing for one that is not known."""
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def _concern(row: "ItemRow") -> tuple[str, str] | None:
    return ("warning", "warning") if row.concern else None


def _name_tip(row: "ItemRow") -> str:
    return f"{row.item.name}: {row.concern} điều cần xem khi rà soát" if row.concern else row.item.name


def _condition_tone(row: "ItemRow") -> str:
    return "" if row.item.is_usable else "muted" if not row.item.is_present else "warning"


def columns() -> "tuple[Column[ItemRow], ...]":
    """Return the columns of the list."""
    conditions = catalog("item_condition")
    return (
        Column("Tên tài sản", lambda row: row.item.name, 27, icon=_concern, tip=_name_tip),
        Column("SL", lambda row: str(row.item.quantity), 4, key=lambda row: row.item.quantity, right=True),
        Column("Nơi đặt", lambda row: row.place_name, 20),
        Column(
            "Tình trạng",
            lambda row: conditions.label(row.item.condition),
            13,
            key=lambda row: conditions.rank(row.item.condition),
            tone=_condition_tone,
        ),
        Column("Mã", lambda row: row.item.asset_code or "", 11),
        Column("Nhãn hiệu", lambda row: row.item.model or "", 18),
        Column("Người giữ", lambda row: row.custodian, 18),
        Column("Nguyên giá", lambda row: money(row.item.cost), 12, key=lambda row: row.item.cost or 0, right=True),
        Column("Còn lại", lambda row: money(row.residual), 12, key=lambda row: row.residual or 0, right=True),
    )


Test = Callable[["ItemRow"], bool]
CHIPS: tuple[tuple[str, str, Test], ...] = (
    ("concern", "Cần xem lại", lambda row: row.concern > 0),
    ("broken", "Hỏng chờ sửa", lambda row: row.item.condition == "BROKEN"),
    ("awaiting", "Chờ thanh lý", lambda row: row.item.condition == "AWAITING_DISPOSAL"),
    ("idle", "Chưa dùng, không cần dùng", lambda row: row.item.condition in ("UNUSED", "NOT_NEEDED")),
    ("no_code", "Chưa có mã", lambda row: row.item.is_present and not row.item.asset_code),
    ("no_cost", "Chưa ghi giá", lambda row: row.item.is_present and row.item.unit_cost is None),
    ("gone", "Đã mất, thanh lý, chuyển đi", lambda row: not row.item.is_present),
)
_TESTS = {key: test for key, _, test in CHIPS}


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; an empty part narrows nothing. ``places`` are those chosen in the tree."""

    text: str = ""
    chips: frozenset[str] = frozenset()
    category: str | None = None
    places: frozenset[str] | None = None
    ids: frozenset[str] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == Filter()


def narrowed(rows: "Iterable[ItemRow]", by: Filter) -> "list[ItemRow]":
    """Return the rows that pass. What is gone is shown when it is looked for."""
    words = search_key(by.text).split()
    with_gone = "gone" in by.chips or bool(words) or by.ids is not None
    return [
        row
        for row in rows
        if (row.item.is_present or with_gone)
        and (by.ids is None or row.id in by.ids)
        and _is_there(row, by.places)
        and (by.category is None or row.item.category_code == by.category)
        and all(_TESTS[key](row) for key in by.chips)
        and all(word in row.search_key for word in words)
    ]


def _is_there(row: "ItemRow", places: Collection[str] | None) -> bool:
    return places is None or row.item.place_id in places


def chips(rows: "Sequence[ItemRow]") -> list[Chip]:
    """Return the chips with how many of ``rows`` each would leave."""
    return [Chip(key, text, sum(map(test, rows))) for key, text, test in CHIPS]
