"""Sentences of the page Trang thiết bị."""

from hrdesk.text import count_vi


def what_belongs_here() -> str:
    """An empty list of equipment."""
    return "Đây là nơi ghi máy móc, bàn ghế, loa đài của trụ sở, bộ phận một cửa và nhà văn hóa."


def no_place_yet() -> str:
    """No place to put anything."""
    return "Chưa có nơi đặt nào; hãy thêm trụ sở và các phòng ở trang Cơ sở vật chất, hoặc nhập từ Excel."


def items_shown(lines: int, pieces: int, total: int) -> str:
    """How many lines and pieces the list shows."""
    shown = f"{lines} dòng, {pieces} cái"
    return shown if lines == total else f"{shown} trong {total} dòng"


def item_saved(name: str) -> str:
    """An item was saved."""
    return f"Đã lưu “{name}”."


def items_deleted(name: str, count: int) -> str:
    """Items were deleted."""
    return f"Đã xóa “{name}”." if count == 1 else f"Đã xóa {count_vi(count)} tài sản."


def delete_question(name: str, count: int) -> str:
    """Ask before deleting several."""
    what = f"“{name}”" if count == 1 else f"{count_vi(count)} tài sản"
    return (
        f"Xóa {what} khỏi sổ như chưa từng có? Chỉ làm vậy khi đã ghi nhầm; "
        "tài sản đã mất, thanh lý hay chuyển đi thì hãy ghi sự kiện."
    )


def event_sentence(label: str, day: str, fits: int, refused: int) -> str:
    """What an event will do."""
    sentence = f"{label} ngày {day}: {count_vi(fits)} dòng sẽ ghi"
    return f"{sentence}, {count_vi(refused)} dòng không ghi được." if refused else f"{sentence}."


def event_booked(name: str) -> str:
    """An event was booked."""
    return f"Đã ghi: {name}."


def alike_added(count: int) -> str:
    """Several items were added."""
    return f"Đã thêm {count_vi(count)} tài sản giống nhau."


def alike_sentence(first: str, last: str, count: int) -> str:
    """What adding several will write."""
    codes = f", mã từ {first} đến {last}" if first else ""
    return f"Sẽ thêm {count_vi(count)} tài sản giống nhau{codes}."


def count_needed() -> str:
    """How many was not said."""
    return "Hãy ghi số lượng cần thêm, từ 1 đến 500."


def unknown_code(text: str) -> str:
    """No item has the code."""
    return f"Không có tài sản nào mang mã hoặc số sê-ri {text}."


def unsaved(name: str) -> str:
    """A draft with errors is about to be left."""
    return f"“{name}” còn chỗ sai nên chưa lưu được. Ở lại sửa hay bỏ thay đổi?"


def photo_elsewhere() -> str:
    """The picture itself is in another office."""
    return "Ảnh này do đơn vị cấp dưới giữ, chưa gửi kèm."


def event_removed(label: str, day: str) -> str:
    """Ask before an event is taken out."""
    return f"Bỏ sự kiện “{label}” ngày {day} khỏi vòng đời của tài sản?"


def choose_lines() -> str:
    """No line is selected."""
    return "Hãy chọn ít nhất một dòng trong danh sách trước."


def lines(count: int) -> str:
    """So many lines of the list."""
    return f"{count_vi(count)} dòng đang chọn"


def exported(count: int, name: str) -> str:
    """The list was written to a workbook."""
    return f"Đã ghi {count_vi(count)} dòng tài sản vào {name}."


def now(state: str, day: str = "") -> str:
    """Where an item is today, or on another day."""
    return f"{f'Ngày {day}' if day else 'Hiện nay'}: {state}." if state else ""


def worth(residual: str, percent: str, years: int, basis: str) -> str:
    """What an item is worth in the books."""
    return f"Giá trị còn lại {residual} đồng, hao mòn {percent} %/năm trong {years} năm theo {basis}."
