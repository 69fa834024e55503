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


def standing(is_met: bool | None, shortfall: int, *, is_manual: bool, is_missing: bool, is_people: bool) -> str:
    """Return where a target stands, on the screen: "Chưa đạt, còn thiếu 53 người"."""
    if is_missing:
        return "Cần nhập tay" if is_manual else "Chưa có số liệu"
    if is_met is not False:
        return "Đạt" if is_met else "Không áp dụng"
    return f"Chưa đạt, còn thiếu {count_vi(shortfall)}{' người' if is_people else ''}"


def compared(numerator: int, denominator: int, exact: str | None, asked: str) -> str:
    """Return the comparison, nothing rounded: "1.184/1.237 = 95,715441 %; mức phải đạt: 100%"."""
    share = f" = {exact.replace('.', ',')} %" if exact else ""
    return f"{count_vi(numerator)}/{count_vi(denominator)}{share}; mức phải đạt: {asked}"


def no_denominator() -> str:
    """Nobody is in the scope."""
    return "Không có đối tượng nào để tính nên không áp dụng."


def enter_by_hand(numerator: str, denominator: str) -> str:
    """Say what is to be entered."""
    return f"Không tính được từ hồ sơ; cần nhập tay: {numerator}, {denominator}."


def no_records() -> str:
    """The records that the target is counted from are not there."""
    return "Chưa có hồ sơ để tính chỉ tiêu này."


def counted(met: int, short: int) -> str:
    """Return the sum above the list."""
    return f"{met} chỉ tiêu đạt, {short} chưa đạt"


def nothing_left() -> str:
    """No target is left by the filter."""
    return "Hãy bỏ bớt điều kiện lọc."


def members(word: str, number: int) -> str:
    """Return the word on a tab: "Chưa đạt (53)"."""
    return f"{word} ({count_vi(number)})"


def behind(target: str, word: str) -> str:
    """Return what people opened from a target are: "T06, chưa đạt"."""
    return f"{target}, {word[:1].lower()}{word[1:]}"


def own_office_only() -> str:
    """Figures of another office are entered there."""
    return "Số liệu của đơn vị cấp dưới do đơn vị đó nhập."


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
