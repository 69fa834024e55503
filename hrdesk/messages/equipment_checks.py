"""Sentences of the plain checks of equipment: what the records say twice, in the wrong order or not at all."""

from datetime import date

from hrdesk.messages.rules import day_vi, lower_first
from hrdesk.text import count_vi


def item_at(name: str, code: str | None, place: str | None) -> str:
    """Return a thing with its code and place: "Máy in (mã MI-02, Phòng Tư pháp)"."""
    known = ", ".join(filter(None, (f"mã {code}" if code else "", place)))
    return f"{name} ({known})" if known else name


def dated(what: str, when: str) -> str:
    """Return an event with its day, for the middle of a sentence."""
    return f"{lower_first(what)} {when}"


def before_received(item: str, event: str, received: str) -> str:
    """An event before the thing came."""
    return f"{item} có sự kiện {event}, trước khi nhận ({received}); hãy sửa lại một trong hai ngày."


def after_leaving(item: str, event: str, gone: str) -> str:
    """An event after the thing had left."""
    return f"{item} có sự kiện {event} sau khi đã {gone}, nên sự kiện này không có tác dụng; hãy sửa ngày hoặc xóa sự kiện thừa."


def place_ended(item: str, place: str) -> str:
    """The place is no longer in use."""
    where = f"“{place}”" if place else "một nơi"
    return (
        f"{item} được ghi ở {where}, nơi không còn dùng, nên không được tính vào nơi nào; hãy chuyển sang nơi đang đặt."
    )


def keeper_left(item: str, name: str) -> str:
    """Who keeps it has left the office."""
    who = name or "một người"
    return (
        f"{item} do {who} giữ, nhưng người này không còn công tác; hãy ghi việc thu hồi hoặc bàn giao cho người khác."
    )


def twins(field: str, number: str, one: str, other: str) -> str:
    """Two things have one number."""
    what = {"asset_code": "mã tài sản", "serial_no": "số sê-ri"}[field]
    return f"{other} trùng {what} {number} với {one}; hãy kiểm tra nhãn, nếu là một tài sản thì chỉ giữ một dòng."


def gone_without_document(item: str, event: str) -> str:
    """It left without a paper."""
    return f"{item} ghi {event} nhưng chưa có số chứng từ; hãy ghi số biên bản hoặc quyết định."


def no_quantity(item: str, quantity: int) -> str:
    """A line of nothing."""
    return f"{item} có số lượng {quantity}; hãy ghi số lượng từ 01 trở lên, nếu không còn thì ghi sự kiện giảm."


def price_missing(item: str) -> str:
    """A fixed asset without its cost."""
    return f"{item} chưa ghi nguyên giá nên chưa biết có phải tài sản cố định và chưa tính được hao mòn; hãy bổ sung."


def warranty_ends(item: str, until: str, *, has_ended: bool) -> str:
    """A warranty about to end, or just ended."""
    if has_ended:
        return f"{item} vừa hết bảo hành ngày {until}; từ nay sửa chữa phải trả tiền."
    return f"{item} hết bảo hành ngày {until}; nếu có hỏng hóc, hãy yêu cầu bảo hành trước ngày đó."


def service_ends(kind: str, name: str, until: str) -> str:
    """A certificate, line or mailbox about to end."""
    return f"{kind} “{name}” dùng được đến trước ngày {until}; hãy gia hạn hoặc ghi ngày kết thúc đúng."


def service_ended(kind: str, name: str, until: str) -> str:
    """A certificate that has ended."""
    return f"{kind} “{name}” đã hết hạn từ ngày {until} mà chưa ghi chứng thư mới; hãy gia hạn rồi ghi lại."


def house_without_hamlet(house: str, unit: str) -> str:
    """A culture house of no hamlet."""
    return f"{house} được ghi là nhà văn hóa nhưng thuộc {unit}, không thuộc thôn, tổ dân phố nào; hãy chọn thôn, tổ dân phố."


def in_another_office(place: str, unit: str, above: str, other: str) -> str:
    """A place inside one of another office."""
    return f"{place} của {lower_first(unit)} được ghi nằm trong {above} của {other}; hãy sửa nơi chứa hoặc đơn vị."


def stocktake_open(name: str, counted: str, days: int) -> str:
    """A stocktake that nobody has closed."""
    return f"Đợt kiểm kê “{name}” ngày {counted} mở đã {count_vi(days)} ngày; hãy kiểm đếm nốt và kết thúc đợt."


def stocktake_due(unit: str, last: date | None) -> str:
    """No stocktake in the last year."""
    known = f"lần gần nhất là ngày {day_vi(last)}" if last else "chưa có lần nào được ghi"
    return f"{unit} chưa kiểm kê tài sản trong 12 tháng qua ({known}); mỗi năm phải kiểm kê vào cuối ngày 31/12."
