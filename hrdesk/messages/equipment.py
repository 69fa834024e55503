"""Sentences about places, items and what happens to them."""

from hrdesk.text import count_vi


def place_saved(name: str, *, is_new: bool) -> str:
    """Name the transaction that saves a place."""
    return f"{'Thêm' if is_new else 'Sửa'} nơi đặt: {name}"


def place_in_itself() -> str:
    """A place cannot be inside itself."""
    return "Nơi này đang chứa chính nơi được chọn; hãy chọn nơi khác."


def place_twice(name: str) -> str:
    """Another place of the unit has that name."""
    return f"Đơn vị đã có nơi tên “{name}”; hãy đặt tên khác để khỏi lẫn."


def not_positive() -> str:
    """A measure of zero or less."""
    return "Hãy ghi số lớn hơn 0, hoặc để trống nếu chưa biết."


def hamlet_needed() -> str:
    """A culture house of no hamlet."""
    return "Nhà văn hóa thuộc thôn, tổ dân phố nào? Hãy chọn ở mục Thôn, tổ dân phố."


def place_not_empty(name: str, items: int, rooms: int) -> str:
    """A place that things refer to is not deleted."""
    held = " và ".join(
        part
        for part in (
            f"{count_vi(items)} tài sản đã hoặc đang đặt ở đó" if items else "",
            f"{count_vi(rooms)} nơi nằm trong nó" if rooms else "",
        )
        if part
    )
    return f"Không xóa được “{name}” vì có {held}; hãy ghi ngày thôi dùng thay cho xóa."


def quantity_needed() -> str:
    """A quantity below one."""
    return "Số lượng phải là số nguyên từ 1 trở lên."


def code_twice(code: str, name: str) -> str:
    """Another item has the code."""
    return f"Mã {code} đang là mã của “{name}”; mỗi tài sản cần một mã riêng."


def code_twice_here(code: str) -> str:
    """Two of the codes about to be given are the same."""
    return f"Mã {code} có hai lần trong danh sách; mỗi tài sản cần một mã riêng."


def gone_at_start() -> str:
    """An item is not received lost."""
    return "Tài sản mới nhận không thể đã mất, đã thanh lý hay đã điều chuyển; hãy ghi việc đó thành một sự kiện."


def negative_cost() -> str:
    """A price below zero."""
    return "Giá không thể âm; hãy ghi số đồng, hoặc để trống nếu chưa biết."


def warranty_before() -> str:
    """A warranty that ended before the item came."""
    return "Ngày hết bảo hành sớm hơn ngày nhận; hãy kiểm tra lại."


def before_received(day: str) -> str:
    """An event before the item came."""
    return f"Tài sản nhận ngày {day}; sự kiện không thể xảy ra trước ngày đó."


def event_needs(what: str) -> str:
    """An event lacks what it is about."""
    return {
        "place": "Hãy chọn nơi đặt mới.",
        "custodian": "Hãy chọn người nhận giữ.",
        "condition": "Hãy chọn tình trạng mới.",
        "counterpart": "Hãy ghi tên cơ quan nhận.",
    }[what]


def already_gone(condition: str, day: str) -> str:
    """The item had left the office by then."""
    return f"Tài sản {condition.lower()} từ trước ngày {day}; không ghi thêm sự kiện được nữa."


def not_lost(day: str) -> str:
    """Only what is lost can be found."""
    return f"Tài sản không mất vào ngày {day}, nên không có việc tìm thấy lại."


def nothing_changes() -> str:
    """The event says what is so already."""
    return "Tài sản đã ở đúng nơi và tình trạng này."


def too_many(quantity: int) -> str:
    """More pieces than the line has."""
    return f"Dòng này chỉ có {count_vi(quantity)}; hãy ghi số từ 1 đến {quantity}."


def use_own_event(label: str) -> str:
    """A condition that has an event of its own."""
    return f"“{label}” là một việc riêng; hãy chọn đúng sự kiện Mất, Thanh lý hoặc Điều chuyển."


def all_refused(reason: str) -> str:
    """No item can take the event."""
    return f"Không ghi được sự kiện nào: {reason[0].lower()}{reason[1:]}"


def many(count: int) -> str:
    """So many items."""
    return f"{count_vi(count)} tài sản"


def placed(place: str, condition: str, custodian: str) -> str:
    """Where an item is, how and with whom."""
    return ", ".join(part for part in (place, condition.lower(), f"{custodian} giữ" if custodian else "") if part)


def later_events(count: int) -> str:
    """The event lies before others."""
    return f"Sau ngày này đã ghi {count_vi(count)} sự kiện khác; tình trạng hiện nay vẫn theo các sự kiện đó."


def pattern_without_number(pattern: str) -> str:
    """A code pattern has no digits to count with."""
    return f"Mẫu mã “{pattern}” không có số để đếm tiếp; hãy viết như MVT-001."


def serials_do_not_fit(given: int, count: int) -> str:
    """The number of pasted serials differs from the number of items."""
    return (
        f"Đã dán {count_vi(given)} số sê-ri cho {count_vi(count)} tài sản; hãy sửa cho hai số bằng nhau hoặc để trống."
    )


def not_a_picture(name: str) -> str:
    """The file is no picture."""
    return f"“{name}” không phải ảnh đọc được; hãy chọn tệp JPG hoặc PNG."


def service_saved(name: str, *, is_new: bool) -> str:
    """Name the transaction that saves a service."""
    return f"{'Thêm' if is_new else 'Sửa'} dịch vụ số: {name}"


def mail_address_wrong(text: str) -> str:
    """A mailbox without an address."""
    return f"“{text}” không phải địa chỉ thư điện tử; hãy ghi đủ, ví dụ vanthu@tinh.gov.vn."
