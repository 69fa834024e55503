"""Sentences about targets of a programme."""

from collections.abc import Sequence
from datetime import date

from hrdesk.text import count_vi

_LEAST = {">=": "từ {}%", ">": "trên {}%", "=": "{}%", "each": "{}%"}


def unreadable_targets(file: str, problem: str) -> str:
    """A file of targets cannot be used."""
    return f"Tệp chỉ tiêu {file} không đọc được: {problem}. Sửa hoặc bỏ tệp này rồi mở lại chương trình."


def threshold(op: str, number: int, *, is_aspired: bool) -> str:
    """Return what a target asks for: "từ 90%", "trên 85%", "từ 1 lần/năm"."""
    asked = f"từ {number} lần/năm" if op == "times" else _LEAST[op].format(number)
    return f"phấn đấu {asked}" if is_aspired else asked


def verdict(is_met: bool | None, *, is_missing: bool) -> str:
    """Return whether a target is met, in the words of the table."""
    if is_missing:
        return "Chưa có số liệu"
    return {True: "Đạt", False: "Chưa đạt", None: "Không áp dụng"}[is_met]


def source(is_manual: bool, periods: Sequence[str]) -> str:
    """Return where the figures come from."""
    if not is_manual:
        return "Hồ sơ"
    return f"Nhập tay, kỳ {', '.join(map(_period, periods))}"


def _period(period: str) -> str:
    return "/".join(reversed(period.split("-"))) if "Q" not in period else period


def opening(office: str, name: str, title: str, as_of: date) -> str:
    """Begin the report on a programme."""
    return (
        f"{office} báo cáo tiến độ thực hiện các chỉ tiêu của {name[:1].lower()}{name[1:]} ({title}), "
        f"tính đến ngày {as_of:%d/%m/%Y}."
    )


def summary(total: int, met: int, short: int, empty: int, missing: int) -> str:
    """Count the verdicts."""
    counts = ((met, "đạt"), (short, "chưa đạt"), (empty, "không áp dụng"), (missing, "chưa có số liệu"))
    parts = "; ".join(f"{count_vi(count)} chỉ tiêu {what}" for count, what in counts if count)
    return f"Trong {count_vi(total)} chỉ tiêu có {parts}. Kết quả cụ thể như sau:"


def how_counted() -> str:
    """Say how the table is to be read."""
    return (
        "Mỗi người đếm một lần trong một chỉ tiêu. Kết luận so sánh tỷ lệ chưa làm tròn với mức phải đạt. "
        "Người chưa có dữ liệu không được tính là đạt. “Không áp dụng” là khi không có đối tượng để tính."
    )


def closing(office: str) -> str:
    """End the report."""
    return f"Trên đây là báo cáo tiến độ thực hiện các chỉ tiêu của {office}./."
