"""Notes under the tables of reports: what a number leaves out, and why."""

from collections.abc import Sequence

from hrdesk.text import count_vi

_NAMED = 5


def named(names: Sequence[str]) -> str:
    """Return the first names of many: "xã A, xã B và 07 đơn vị khác"."""
    shown = ", ".join(names[:_NAMED])
    return f"{shown} và {count_vi(len(names) - _NAMED)} đơn vị khác" if len(names) > _NAMED else shown


def number_missing(group: str, units: Sequence[str]) -> str:
    """Neither a decision nor the law gives the number of posts of some units."""
    these = "Đơn vị này" if len(units) == 1 else "Các đơn vị này"
    return (
        f"Chưa xác định được số {group} được giao của {named(units)}; cần nhập số được giao, hoặc phân loại đơn vị nếu ngày "
        f"này có quy định tính theo phân loại. {these} không tính vào cột “Được giao” và cột “Còn thiếu”."
    )


def nobody_recorded(units: Sequence[str]) -> str:
    """Nobody is on record in some units, so that vacant titles say nothing there."""
    return f"Chưa có hồ sơ người nào ở {named(units)}; chức danh còn khuyết của các đơn vị này chưa được xét."


def negative_means_more() -> str:
    """A negative vacancy."""
    return "Số âm ở cột “Còn thiếu” là số người nhiều hơn số được giao."


def not_stated(whom: str, fields: Sequence[tuple[str, int]]) -> str:
    """Some people have no statement, by field; they count neither as yes nor as no."""
    listed = ", ".join(f"{field} của {count_vi(count)} {whom}" for field, count in fields)
    return f"Hồ sơ chưa ghi {listed}."


def not_stated_in(group: str, fields: Sequence[tuple[str, int]]) -> str:
    """Some people of a group have no statement."""
    return f"{group}: hồ sơ chưa ghi {', '.join(f'{field} của {count_vi(count)} người' for field, count in fields)}."


def without_pay(count: int) -> str:
    """Some of the staff have no pay on record."""
    return f"Hồ sơ của {count_vi(count)} người chưa ghi lương; các dòng này không có trong tổng hệ số."


def no_pay() -> str:
    """Remark on one line of a pay list."""
    return "Chưa ghi lương"


def step_due(day: str, *, is_past: bool) -> str:
    """When the next pay step is due, or since when."""
    return f"Đến kỳ nâng bậc từ {day}" if is_past else f"Nâng bậc: {day}"
