"""Sentences of the page Kiểm kê."""

from hrdesk.text import count_vi


def what_belongs_here() -> str:
    """No stocktake yet."""
    return (
        "Mỗi đợt kiểm kê chốt danh sách theo sổ tại các nơi được chọn, rồi đếm bằng phiếu in hoặc máy quét mã. "
        "Đang đếm dở vẫn tiếp tục được lần sau."
    )


def state(*, is_open: bool, booked: bool, equal: bool) -> str:
    """How far a session has come; ``equal`` when all that is counted is as in the books."""
    closed = "Đã ghi sổ chênh lệch" if booked else "Đã kết thúc, khớp với sổ" if equal else "Đã kết thúc, chưa ghi sổ"
    return "Đang kiểm đếm" if is_open else closed


def session_line(hour: int | None, day: str, places: int, members: int) -> str:
    """When, where and by whom a session counts."""
    when = f"Số liệu lúc {hour} giờ ngày {day}" if hour is not None else f"Số liệu ngày {day}"
    committee = f"Ban kiểm kê {count_vi(members)} người" if members else "chưa ghi Ban kiểm kê"
    return f"{when}; {count_vi(places)} nơi; {committee}."


def progress(counted: int, expected: int) -> str:
    """How much has been counted."""
    return f"Đã đếm {counted}/{expected}"


def lines_shown(shown: int, total: int) -> str:
    """How many lines the list shows."""
    return f"{shown} dòng" if shown == total else f"{shown} trong {total} dòng"


def keys() -> str:
    """How to count with the keyboard."""
    return "Gõ số rồi Enter để xuống dòng; + là đủ như sổ; Delete là bỏ kiểm đếm."


def not_a_count(typed: str) -> str:
    """A code, or something else that is no number, was typed as a count."""
    return f"“{typed}” không phải số đếm; không ghi gì. Muốn quét mã thì mở thẻ Quét mã."


def found_by_code(name: str, code: str) -> str:
    """A code was typed as a count, and leads to its line."""
    return f"{code} là mã của {name}: đã chuyển đến dòng đó, chưa ghi số đếm."


def started(name: str, lines: int) -> str:
    """A session has begun."""
    return f"Đã chốt danh sách “{name}”: {count_vi(lines)} dòng cần kiểm đếm."


def as_books(lines: int) -> str:
    """Lines were counted as the books say."""
    return f"Đã ghi {count_vi(lines)} dòng đủ như sổ."


def nothing_left_here() -> str:
    """Every line shown has been counted."""
    return "Các dòng ở nơi này đều đã đếm."


def choose_lines() -> str:
    """Nothing is selected."""
    return "Hãy chọn các dòng trong danh sách trước."


def moves_accepted(lines: int) -> str:
    """Moves were accepted."""
    return f"Đã chấp nhận nơi đặt mới của {count_vi(lines)} dòng; khi ghi sổ chênh lệch, sổ sẽ chuyển theo."


def no_moves() -> str:
    """None of the lines selected was found elsewhere."""
    return "Trong các dòng đang chọn không có dòng nào khác nơi đặt mà chưa chấp nhận."


def uncounted(lines: int) -> str:
    """Counts were taken back."""
    return f"Đã bỏ kiểm đếm {count_vi(lines)} dòng."


def unexpected_added(name: str) -> str:
    """A thing without a record was written down."""
    return f"Đã ghi “{name}” vào phần ngoài sổ."


def close_question(name: str, left: int) -> str:
    """Ask before the end of the counting."""
    missing = f"Còn {count_vi(left)} dòng chưa đếm, sẽ thành Thiếu." if left else "Tất cả các dòng đều đã đếm."
    return f"Kết thúc “{name}”? {missing} Vẫn mở lại được khi chưa ghi sổ chênh lệch."


def closed(name: str, missing: int) -> str:
    """The counting has ended."""
    end = f"; {count_vi(missing)} dòng thiếu" if missing else "; không thiếu dòng nào"
    return f"Đã kết thúc “{name}”{end}."


def reopened(name: str) -> str:
    """The session is counted on."""
    return f"Đã mở lại “{name}”; có thể đếm tiếp."


def delete_question(name: str) -> str:
    """Ask before a session is deleted."""
    return f"Xóa đợt “{name}” cùng mọi số đếm của nó? Tài sản trong sổ giữ nguyên."


def deleted(name: str) -> str:
    """A session was deleted."""
    return f"Đã xóa đợt “{name}”."


def minutes_saved(name: str) -> str:
    """Number, opinion and committee were saved."""
    return f"Đã lưu phần biên bản của “{name}”."


def booking_sentence(day: str, fits: int, refused: int) -> str:
    """What booking will write."""
    sentence = f"Ghi vào sổ theo ngày {day}: {count_vi(fits)} chênh lệch"
    return f"{sentence}; {count_vi(refused)} dòng không ghi." if refused else f"{sentence}."


def booked(name: str) -> str:
    """The differences are in the books."""
    return f"Đã ghi sổ chênh lệch của “{name}” trong một lần; hoàn tác được cả lần."


def booked_already() -> str:
    """Why nothing can be changed in a booked session."""
    return "Chênh lệch của đợt này đã ghi vào sổ tài sản; muốn đếm lại thì hoàn tác việc ghi sổ trước."


def closed_line(missing: int, *, equal: bool) -> str:
    """What can be done with a closed session."""
    if equal:
        return "Kiểm kê khớp với sổ, không có chênh lệch nào cần ghi; mở lại được nếu cần đếm tiếp."
    head = f"Đã kết thúc, {count_vi(missing)} dòng thiếu." if missing else "Đã kết thúc, không thiếu dòng nào."
    return f"{head} Xem và ghi sổ chênh lệch, hoặc mở lại để đếm tiếp."


def look_only() -> str:
    """Somebody who may not change anything."""
    return "Chỉ xem: chỉ người nhập liệu của đơn vị này mới ghi được số đếm."


def ready_to_scan() -> str:
    """Nothing has been scanned yet."""
    return "Hãy quét mã trên tem, hoặc gõ mã rồi Enter."


def waiting_for_quantity(typed: str, name: str) -> str:
    """A code came while a number was awaited."""
    return f"“{typed}” không phải số đếm; hãy ghi số lượng của {name}, hoặc bấm Esc để bỏ qua."


def quantity_skipped(name: str) -> str:
    """The question for a number was left."""
    return f"Chưa đếm {name}."


def quantity_counted(name: str, counted: int, expected: int) -> str:
    """A line of several pieces was counted."""
    return f"{name}: đếm được {count_vi(counted)}, theo sổ {count_vi(expected)}."


def code_note(code: str) -> str:
    """The note on a thing whose code nobody knows."""
    return f"Mã trên tem: {code}"


def hour_hint() -> str:
    """What midnight means."""
    return "Để trống giờ thì lấy sổ đến hết ngày; ghi 0 giờ thì lấy sổ đến hết ngày hôm trước."


def hour_wrong() -> str:
    """The hour is no number."""
    return "Giờ phải là số từ 0 đến 23."


def day_needed() -> str:
    """No day of the count."""
    return "Hãy ghi ngày kiểm kê, ví dụ 31/12/2022."


def expected(pieces: int, place: str) -> str:
    """What the books say of a line."""
    return f"Theo sổ: {count_vi(pieces)}, {place}"


def not_in_books() -> str:
    """The books say nothing of a line."""
    return "Không có trong danh sách"
