"""The lists of the page Cơ sở vật chất: places, services, own norms, and what norms say."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from hrdesk.domain.catalogs import catalog
from hrdesk.ui.tables.items import money
from hrdesk.ui.tables.rows import Column
from hrdesk.ui.widgets.person_tabs import date_of, shown

if TYPE_CHECKING:
    from hrdesk.rules.norms import NormLine
    from hrdesk.services.equipment.places import PlaceRow

Row = dict[str, Any]


def hundredths(column: str) -> Callable[[Row], str]:
    """Return how a list shows a number of two decimals: nothing after the comma when it is whole."""

    def text(row: Row) -> str:
        value = row.get(column)
        if value is None:
            return ""
        return str(value // 100) if value % 100 == 0 else f"{value // 100},{value % 100:02d}"

    return text


def place_rows(places: "tuple[PlaceRow, ...]", rows: tuple[Row, ...]) -> list[Row]:
    """Return the rows of places in the order of the tree, each with its depth and what is in it."""
    by_id = {row["id"]: row for row in rows}
    depth: dict[str | None, int] = {None: -1}
    found = []
    for each in places:
        depth[each.id] = depth.get(each.place.parent_id, -1) + 1
        more = {"depth": depth[each.id], "pieces": each.pieces_below, "unit_name": each.unit_name}
        found.append({**by_id[each.id], **more})
    return found


def places() -> tuple[Column[Row], ...]:
    """Return the columns of places."""
    return (
        Column("Nơi đặt", lambda row: "      " * row["depth"] + row["name"], 36, tip=lambda row: str(row["name"])),
        Column("Loại", shown("kind", "place_kind"), 20),
        Column("m²", hundredths("area_m2"), 8, key=lambda row: row["area_m2"] or 0, right=True),
        Column("Người", shown("staff_count"), 7, key=lambda row: row["staff_count"] or 0, right=True),
        Column("Chỗ", shown("seats"), 7, key=lambda row: row["seats"] or 0, right=True),
        Column("Số cái", lambda row: str(row["pieces"] or ""), 8, key=lambda row: row["pieces"], right=True),
        Column("Đơn vị", lambda row: row["unit_name"], 22),
    )


def services(names: Mapping[str, str]) -> tuple[Column[Row], ...]:
    """Return the columns of services."""
    return (
        Column("Loại", shown("kind", "digital_service_kind"), 24),
        Column("Tên, địa chỉ", shown("name"), 36, stretch=True),
        Column("Người được cấp", lambda row: names.get(row["person_id"] or "", ""), 20),
        Column("Hết hạn", date_of("valid_to"), 11, key=lambda row: row["valid_to"] or ""),
    )


def own_norms() -> tuple[Column[Row], ...]:
    """Return the columns of the office's own norms."""
    return (
        Column("Loại tài sản", shown("category_code", "equipment_category"), 26, stretch=True),
        Column("Tính cho mỗi", shown("basis", "norm_basis"), 24),
        Column("Định mức", hundredths("quantity"), 10, right=True),
        Column("Giá tối đa", lambda row: money(row["max_price"]), 13, right=True),
        Column("Từ ngày", date_of("valid_from"), 11),
    )


def norm_lines() -> "tuple[Column[NormLine], ...]":
    """Return the columns of what norms say."""
    return (
        Column("Định mức", lambda line: line.title, 34, stretch=True, tip=_basis),
        Column("Nơi, đơn vị", lambda line: line.place.name if line.place else line.unit.name, 26),
        Column("Cần", lambda line: str(line.required), 6, key=lambda line: line.required, right=True),
        Column("Có", lambda line: str(line.have), 6, key=lambda line: line.have, right=True),
        Column("Thiếu", lambda line: _count(line.short), 7, key=lambda line: line.short, right=True, tone=_short),
        Column("Thừa", lambda line: _count(line.surplus), 7, key=lambda line: line.surplus, right=True),
        Column(
            "Tiền mua bù",
            lambda line: money(line.shortage_cost) if line.short else "",
            14,
            key=lambda line: line.shortage_cost or 0,
            right=True,
        ),
        Column("Căn cứ", _basis, 30),
    )


def _count(number: int) -> str:
    return str(number) if number else ""


def _short(line: "NormLine") -> str:
    return "danger" if line.short else ""


def _basis(line: "NormLine") -> str:
    return line.legal_basis


def missing(desk: Any) -> str:
    """Return what a one-stop desk lacks in words: "02 máy vi tính, 01 máy quét"."""
    labels = catalog("equipment_category")
    return ", ".join(
        f"{count:02d} {(labels.by_code[code].short or labels.label(code)).lower()}"
        for code, count in desk.missing.items()
    )
