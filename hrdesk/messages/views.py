"""Sentences about saved ways of looking at a list."""


def name_needed() -> str:
    """A view has no name."""
    return "Hãy đặt tên cho cách xem này."


def name_taken(name: str) -> str:
    """Another view is called so."""
    return f"Đã có cách xem tên “{name}”; hãy đặt tên khác."


def will_replace(name: str) -> str:
    """A view of this name is there."""
    return f"Đã có cách xem tên “{name}”; lưu sẽ thay cách xem cũ."


def view_saved(name: str) -> str:
    """A view was kept."""
    return f"Đã lưu cách xem “{name}”."


def view_deleted(name: str) -> str:
    """A view was forgotten."""
    return f"Đã xóa cách xem “{name}”."


def view_gone(name: str) -> str:
    """A view is not there any more."""
    return f"Không còn cách xem “{name}”; có thể người khác đã xóa hoặc đổi tên."


def views_hint() -> str:
    """Whose views these are."""
    return "Các cách xem dùng chung cho mọi người dùng của đơn vị; mỗi người tự chọn cách xem mở đầu của mình."


def filter_help(kind: str) -> str:
    """What can be typed over a column; ``kind`` is text, date or number."""
    lines = ["Gõ vài chữ, không cần dấu: phải có đủ các chữ đó."]
    if kind == "date":
        lines = ["Gõ 1975, 3/1975 hoặc 12/3/1975; > 1975, <= 30/6/1980, 1975~1980 (từ … đến …)."]
    elif kind == "number":
        lines = ["Gõ một số; > 30, <= 40, 31~40 (từ … đến …)."]
    lines.append("= đúng bằng (một mình: còn trống); <> không có (một mình: đã ghi).")
    return "\n".join(lines)


def filter_not_understood(text: str) -> str:
    """The text over a column is no filter yet."""
    return f"“{text}” chưa lọc được: sau dấu so sánh cần một ngày hoặc một số."
