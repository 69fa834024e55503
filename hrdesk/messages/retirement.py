"""Words of the retirement forecast."""

from collections.abc import Sequence
from datetime import date

from hrdesk.text import count_vi

_DIMENSIONS = {"professional_level": "Chuyên môn", "political_theory_level": "Lý luận chính trị"}


def opening(office: str, as_of: date, staff: int, coming: int, overdue: int) -> str:
    """Who reaches the age, of how many."""
    past = f"; {count_vi(overdue)} người đã đủ tuổi trước thời điểm báo cáo" if overdue else ""
    return (
        f"{office} có {count_vi(staff)} cán bộ, công chức tính đến ngày {as_of:%d/%m/%Y}. "
        f"Trong 05 năm tới có {count_vi(coming)} người đủ tuổi nghỉ hưu{past}."
    )


def how_counted() -> str:
    """What the forecast assumes, and whom it leaves out."""
    return (
        "Ngày đủ tuổi nghỉ hưu tính theo Nghị định 135/2020/NĐ-CP; người chỉ biết tháng hoặc năm sinh tính từ ngày đầu "
        "của tháng hoặc năm đó. Cột “Còn lại”, “Còn thiếu” tính trong trường hợp người đủ tuổi nghỉ hưu ngay và không "
        "bổ sung người thay. Người giữ chức danh bầu cử có thể thôi giữ chức danh theo nhiệm kỳ trước ngày này. Báo cáo "
        "không tính đại biểu Hội đồng nhân dân và người hoạt động không chuyên trách."
    )


def outside_communes(count: int) -> str:
    """Some of the staff hold posts outside of communes."""
    return f"Có {count_vi(count)} người giữ chức danh ngoài đơn vị cấp xã, không tính vào số lượng được giao."


def by_unit(end: date) -> str:
    """What the table by unit shows."""
    return f"Số lượng của từng đơn vị đến ngày {end:%d/%m/%Y}:"


def without_number() -> str:
    """Communes without an assigned number are left out of sums of vacancies."""
    return "Đơn vị chưa có số được giao không tính vào cột “Được giao” và cột “Còn thiếu”."


def undated(names: Sequence[str]) -> str:
    """Whose day cannot be computed."""
    return f"Hồ sơ chưa ghi ngày sinh hoặc giới tính của {count_vi(len(names))} người: {'; '.join(names)}."


def level(dimension: str, minimum: str) -> str:
    """Return what a share counts: people who have at least a level."""
    return f"{_DIMENSIONS[dimension]} từ {minimum.lower()} trở lên"


def past_the_age(as_of: date) -> str:
    """Heads those who reached the age by the reporting date."""
    return f"Đã đủ tuổi tính đến ngày {as_of:%d/%m/%Y}"


def counted(title: str, count: int) -> str:
    """Return the title of a part of the list with the number of people in it."""
    return f"{title}: {count_vi(count)} người"


def term(stated: str | None) -> str:
    """Return the term of an elected post, or that it has one."""
    return stated.replace("-", " - ") if stated else "Chức danh bầu cử"


def age(years: int, months: int) -> str:
    """Return an age of years and months."""
    return f"{years} tuổi {months:02d} tháng" if months else f"{years} tuổi"


def closing(office: str) -> str:
    """End the report."""
    return f"Trên đây là dự báo nghỉ hưu của {office}./."
