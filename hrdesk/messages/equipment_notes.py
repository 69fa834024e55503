"""Sentences in papers about equipment: what is not there, what a line leaves out, where a thing went."""

from collections.abc import Sequence

from hrdesk.messages.report_notes import named
from hrdesk.text import count_vi


def no_equipment(day: str) -> str:
    """Nothing is on record."""
    return f"Tính đến ngày {day} chưa có tài sản nào trong sổ; hãy nhập từ Excel hoặc thêm ở trang Trang thiết bị."


def no_lines(day: str) -> str:
    """Nothing came, left or stands at the places asked for."""
    return f"Các nơi được chọn không có tài sản nào trong kỳ đến ngày {day}."


def unpriced(count: int) -> str:
    """Some lines have no price."""
    return f"{count_vi(count)} dòng chưa ghi đơn giá; thành tiền của các dòng này không có trong số cộng."


def moved_to(place: str) -> str:
    """Why a thing left a place."""
    return f"Chuyển đến {place}"


def came_from(place: str) -> str:
    """Where a thing came from."""
    return f"Chuyển từ {place}"


def no_stocktake(day: str) -> str:
    """No stocktake has begun."""
    return f"Tính đến ngày {day} chưa có đợt kiểm kê nào; hãy bắt đầu một đợt ở trang Trang thiết bị, nút Kiểm kê…"


def stocktake_open(uncounted: int) -> str:
    """The minutes are printed before the stocktake is closed."""
    return f"Đợt kiểm kê chưa kết thúc, còn {count_vi(uncounted)} dòng chưa kiểm đếm; biên bản này chưa phải bản để ký."


def pieces_short(count: int) -> str:
    """Remark on a line of the minutes."""
    return f"Thiếu {count_vi(count)}"


def pieces_over(count: int) -> str:
    """Remark on a line of the minutes."""
    return f"Thừa {count_vi(count)}"


def stands_at(place: str, *, accepted: bool) -> str:
    """Remark: the thing stands elsewhere than the books say."""
    return f"Thấy ở {place}" + (" (chấp nhận)" if accepted else "")


def is_now(condition: str) -> str:
    """Remark: the condition is not that of the books."""
    return f"Tình trạng: {condition}"


def not_in_books() -> str:
    """Remark: a thing without a record."""
    return "Ngoài sổ"


def not_on_list() -> str:
    """Remark: a thing of the books that was not expected here."""
    return "Có trong sổ, ngoài danh sách kiểm kê"


def nothing_to_count(day: str) -> str:
    """A count sheet without anything on it."""
    return f"Tính đến ngày {day} không có tài sản nào để kiểm đếm."


def no_one_stop(unit: str) -> str:
    """A commune without a one-stop desk."""
    return f"Chưa có bộ phận một cửa nào của {unit} trong danh sách nơi đặt; coi như thiếu tất cả."


def one_stop_complete(place: str) -> str:
    """A desk has everything."""
    return f"{place} đã đủ trang thiết bị."


def one_stop_lacks(place: str, lacking: str) -> str:
    """What a desk lacks."""
    return f"{place} còn thiếu {lacking}."


def one_stops(count: int, complete: int, lacking: int) -> str:
    """How many desks there are, complete and not."""
    return (
        f"Có {count_vi(count)} bộ phận một cửa, trong đó {count_vi(complete)} đủ trang thiết bị, "
        f"{count_vi(lacking)} còn thiếu."
    )


def units_without_one_stop(units: Sequence[str]) -> str:
    """Some communes have no desk on record."""
    return f"Chưa có bộ phận một cửa trong danh sách nơi đặt của {named(units)}; coi như thiếu tất cả."


def software_by_name() -> str:
    """Why the sum of programs may be less than its parts."""
    return "Phần mềm đếm theo tên, mỗi tên một lần, nên tổng số có thể ít hơn cộng các đơn vị."


def how_norms_count() -> str:
    """What counts as had."""
    return (
        "Chỉ tính tài sản đang sử dụng hoặc chưa sử dụng còn dùng được; "
        "tài sản hỏng, không cần dùng, chờ thanh lý không tính."
    )


def no_norms() -> str:
    """No norm holds, because no place is on record."""
    return "Chưa có nơi đặt nào trong danh sách nên chưa tính được định mức; hãy thêm ở trang Cơ sở vật chất."


def shortage_unpriced(count: int) -> str:
    """Some of what is short has no price in the norms."""
    return f"{count_vi(count)} tài sản còn thiếu không có đơn giá trong định mức, chưa tính vào tiền mua phần thiếu."


def norms_unverified() -> str:
    """Some norms were not held against the text of the law."""
    return "Định mức ghi “cần đối chiếu” chưa được đối chiếu với văn bản gốc."


def no_handover(day: str) -> str:
    """Nothing has been handed over."""
    return f"Tính đến ngày {day} chưa có lần bàn giao, điều chuyển tài sản nào."


def no_such_handover(key: str) -> str:
    """A handover that is not there on the day."""
    return f"Đến ngày báo cáo không có lần bàn giao “{key}”; hãy chọn lại lần bàn giao hoặc ngày báo cáo."
