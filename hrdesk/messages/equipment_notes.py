"""Sentences in papers about equipment: what is not there, what a line leaves out, where a thing went."""

from hrdesk.text import count_vi


def no_equipment(day: str) -> str:
    """Nothing is on record."""
    return f"Tính đến ngày {day} chưa có tài sản nào trong sổ; hãy nhập từ Excel hoặc thêm ở trang Tài sản."


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
