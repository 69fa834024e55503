"""Sentences about stocktakes."""

from hrdesk.text import count_vi


def places_needed() -> str:
    """No place was chosen."""
    return "Chưa chọn nơi nào để kiểm kê; hãy đánh dấu ít nhất một nơi."


def name_needed() -> str:
    """A stocktake without a name."""
    return "Hãy đặt tên cho đợt kiểm kê, ví dụ “Kiểm kê 31/12/2022”."


def no_such_hour(hour: int) -> str:
    """An hour that no day has."""
    return f"Không có {hour} giờ; hãy ghi từ 0 đến 23."


def empty_list(day: str) -> str:
    """Nothing is on the books there."""
    return f"Theo sổ, các nơi đã chọn không có tài sản nào vào ngày {day}; hãy chọn nơi khác hoặc kiểm tra lại ngày."


def place_in_use(place: str, session: str) -> str:
    """Another open stocktake covers the place."""
    return f"“{place}” đang được kiểm kê trong đợt “{session}”; hãy kết thúc đợt đó trước."


def is_closed(session: str) -> str:
    """The session is closed."""
    return f"Đợt “{session}” đã kết thúc; hãy mở lại nếu cần đếm thêm."


def is_open(session: str) -> str:
    """The session is still open."""
    return f"Đợt “{session}” chưa kết thúc; hãy kết thúc đợt kiểm kê trước khi ghi sổ chênh lệch."


def is_booked(session: str) -> str:
    """The differences are booked."""
    return f"Chênh lệch của đợt “{session}” đã ghi sổ; hãy hoàn tác việc ghi sổ trước."


def quantity_wrong() -> str:
    """A count below zero."""
    return "Số đếm được phải là số nguyên từ 0 trở lên."


def unknown_code(code: str) -> str:
    """No item has that code."""
    return f"Không có tài sản nào mang mã {code}; hãy quét lại, hoặc ghi thành tài sản ngoài sổ."


def code_of_many(code: str, count: int) -> str:
    """Several items have that code."""
    return f"Mã {code} là của {count_vi(count)} tài sản; hãy chọn đúng dòng trong danh sách."


def counted_already(name: str, at: str) -> str:
    """The item was counted before."""
    return f"{name} đã đếm rồi (lúc {at}); không ghi thêm lần nữa."


def found(name: str) -> str:
    """The item is where it should be."""
    return f"Đã thấy: {name}."


def found_elsewhere(name: str, expected: str) -> str:
    """The item stands in another place."""
    return f"{name} theo sổ đặt ở “{expected}”; có thể chấp nhận nơi đặt mới."


def found_unexpected(name: str, place: str) -> str:
    """The item is not on this list."""
    return f"{name} không có trong danh sách kiểm kê (theo sổ ở “{place}”); đã ghi vào phần ngoài sổ."


def how_many(name: str, expected: int) -> str:
    """A line of several pieces."""
    return f"{name}: theo sổ có {count_vi(expected)}; hãy ghi số đếm được."


def nothing_to_book() -> str:
    """The count equals the books."""
    return "Kiểm kê khớp với sổ; không có chênh lệch nào cần ghi."


def line_of_another() -> str:
    """A line that the session does not have."""
    return "Dòng này không thuộc đợt kiểm kê đang mở; hãy mở lại danh sách."


def lost(name: str, pieces: int) -> str:
    """A missing item is booked as lost."""
    return f"{name}: thiếu {count_vi(pieces)}, ghi mất"


def moved(name: str, place: str) -> str:
    """An accepted move is booked."""
    return f"{name}: chuyển sổ sang “{place}”"


def changed(name: str, condition: str) -> str:
    """A changed condition is booked."""
    return f"{name}: đổi tình trạng thành {condition.lower()}"


def surplus(name: str, pieces: int) -> str:
    """What is too many is booked as found in the stocktake."""
    return f"{name}: thừa {count_vi(pieces)}, ghi tăng do kiểm kê"


def found_again(name: str) -> str:
    """What was gone from the books is there."""
    return f"{name}: trước ghi mất, nay thấy lại"


def reason(session: str) -> str:
    """The note on events that come from a stocktake."""
    return f"Theo {session[0].lower()}{session[1:]}"


def record_gone(name: str) -> str:
    """The record of a counted item was deleted."""
    return f"Hồ sơ của {name} không còn; hãy thêm lại tài sản nếu cần ghi chênh lệch này."


def left_meanwhile(name: str, condition: str) -> str:
    """The item left the office after the list was frozen."""
    return f"{name} nay {condition.lower()} theo sổ; chênh lệch này không ghi nữa."


def elsewhere(name: str) -> str:
    """An item of another place was found here."""
    return f"{name}: theo sổ ở nơi khác"


def move_not_accepted() -> str:
    """A move that nobody accepted."""
    return "Chưa chấp nhận nơi đặt mới; hãy chấp nhận, hoặc đưa tài sản về chỗ theo sổ."
