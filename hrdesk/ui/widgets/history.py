"""What happened to a record, in sentences a clerk reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import ui as say
from hrdesk.ui.widgets.form import ALL_FIELDS

_HIDDEN = frozenset(
    {"id", "owner_id", "entered_on", "person_id", "sort_key", "search_key", "kind", "item_id", "sequence", "sha256"}
)
_REFERENCES = (Kind.UNIT, Kind.PLACE, Kind.PERSON)
_NAMES = {
    "person": "Hồ sơ",
    "assignment": "Chức danh",
    "qualification": "Trình độ",
    "training": "Đào tạo, bồi dưỡng",
    "party_membership": "Đảng viên",
    "pay": "Lương",
    "annual_rating": "Xếp loại",
    "disciplinary_action": "Kỷ luật",
    "commendation": "Khen thưởng",
    "succession_plan": "Quy hoạch",
    "family_member": "Người thân",
    "item": "Tài sản",
    "item_event": "Sự kiện",
    "photo": "Ảnh",
    "place": "Nơi đặt",
    "org_unit": "Đơn vị",
    "unit_past": "Thông tin cũ của đơn vị",
    "digital_service": "Dịch vụ số",
    "equipment_norm": "Định mức",
}
_BY_PLACE: dict[tuple[str, str], Field] = {}
for _declared in ALL_FIELDS:
    _BY_PLACE.setdefault((_declared.record, _declared.column), _declared)

Image = Mapping[str, Any] | None


def shown_value(table: str, column: str, row: Mapping[str, Any], units: Mapping[str, str]) -> str:
    """Return a stored value as the user knows it; ``units`` names units, places and people by id."""
    value = row.get(column)
    declared = _BY_PLACE.get((table, column))
    if value in (None, ""):
        return "chưa ghi"
    if table == "qualification" and column == "level":
        return catalog(str(row.get("kind"))).label(str(value))
    if declared is None:
        return str(value)
    return _by_kind(declared, value, units)


def _by_kind(declared: Field, value: Any, units: Mapping[str, str]) -> str:
    if declared.kind in _REFERENCES:
        return units.get(str(value), str(value))
    if declared.kind is Kind.MONEY:
        return f"{value:,}".replace(",", ".")
    if declared.kind is Kind.BOOL:
        return "có" if value else "không"
    if declared.kind is Kind.CODE and declared.catalog:
        return catalog(declared.catalog).label(str(value))
    if declared.kind in (Kind.DATE, Kind.COURSE):
        return str(parse_iso(str(value)))
    if declared.kind is Kind.HUNDREDTHS:
        return f"{value // 100},{value % 100:02d}"
    return str(value)


def what_changed(table: str, before: Image, after: Image, units: Mapping[str, str]) -> list[str]:
    """Return one sentence per fact that changed; a row that came or went is one sentence."""
    name = _NAMES.get(table, table)
    if before is None or after is None:
        row = after or before or {}
        return [
            say.row_came(name, _summary(table, row, units))
            if after
            else say.row_went(name, _summary(table, row, units))
        ]
    return [
        say.fact_changed(
            label_of(table, column), shown_value(table, column, before, units), shown_value(table, column, after, units)
        )
        for column in after
        if column not in _HIDDEN and before.get(column) != after.get(column)
    ]


def facts_of(table: str, row: Mapping[str, Any], units: Mapping[str, str]) -> list[str]:
    """Return what a row states, a fact each: "Khóa học: Bồi dưỡng kiến thức quốc phòng và an ninh"."""
    return [
        f"{label_of(table, column)}: {shown_value(table, column, row, units)}"
        for column, value in row.items()
        if column not in _HIDDEN - {"kind"} and value not in (None, "")
    ]


def label_of(table: str, column: str) -> str:
    """Return what the user calls a column."""
    declared = _BY_PLACE.get((table, column))
    if table == "qualification" and column in ("level", "certificate", "attained_on"):
        return {"level": "Trình độ", "certificate": "Chứng chỉ, văn bằng", "attained_on": "Năm cấp bằng"}[column]
    return "Ngày hoàn thành" if (table, column) == ("training", "ended_on") else declared.label if declared else column


_SUMMARY: dict[str, Sequence[str]] = {
    "person": ("full_name", "date_of_birth"),
    "assignment": ("position_code", "valid_from"),
    "qualification": ("level", "certificate"),
    "training": ("course_code", "ended_on"),
    "party_membership": ("admitted_on",),
    "pay": ("rank_code", "coefficient", "effective_on"),
    "annual_rating": ("period", "rating"),
    "disciplinary_action": ("form", "decided_on"),
    "commendation": ("form", "decided_on"),
    "succession_plan": ("position_code", "term"),
    "family_member": ("relation", "full_name"),
    "item": ("name", "asset_code"),
    "item_event": ("kind", "happened_on"),
    "photo": ("caption", "taken_on"),
    "place": ("name",),
    "digital_service": ("kind", "name"),
    "equipment_norm": ("category_code", "quantity"),
}


def _summary(table: str, row: Mapping[str, Any], units: Mapping[str, str]) -> str:
    parts = [shown_value(table, column, row, units) for column in _SUMMARY.get(table, ()) if row.get(column)]
    if table == "qualification":
        parts.insert(0, catalog("qualification_kind").label(str(row.get("kind"))))
    return ", ".join(parts)
