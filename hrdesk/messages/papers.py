"""Sentences of the page Báo cáo."""


def written(file: str) -> str:
    """A report was written."""
    return f"Đã lưu {file}."


def pages(count: int) -> str:
    """How long the paper is."""
    return f"{count} trang"


def warnings(found: str) -> str:
    """Something does not fit on the paper."""
    return f"Kiểm tra trước khi in: {found}"


def printed(title: str) -> str:
    """The paper went to the printer."""
    return f"Đã gửi “{title}” tới máy in."


def letterhead_kept() -> str:
    """The letterhead was settled."""
    return "Đã ghi nhớ thể thức; áp dụng cho mọi báo cáo của đơn vị."


def open_people(count: int) -> str:
    """What a double click on a number does."""
    return f"Bấm đúp để xem {count} hồ sơ"


def asked_for(count: int) -> str:
    """The paper is only about what was chosen on another page; the button drops that."""
    return f"Chỉ {count} dòng đã chọn; bỏ"
