"""The lines that the practice run prints."""

from datetime import date


def no_such_scale(scale: str, known: str) -> str:
    """A scale that this version lacks."""
    return f"Chưa có dữ liệu thử quy mô “{scale}”; hiện có: {known}."


def start(folder: str) -> str:
    """Where everything goes."""
    return f"Tạo dữ liệu thử (người hư cấu) trong {folder}"


def created(commune: str, district: str) -> str:
    """Two encrypted stores."""
    return f"1. Đã tạo dữ liệu mã hóa của {commune} và {district}."


def imported(name: str, rows: int, new: int, rejected: int) -> str:
    """One workbook."""
    return f"2. Đã nhập {name}: đọc {rows} dòng, mới {new}, bị từ chối {rejected}."


def furnished(places: int, items: int) -> str:
    """Places and things of the practice commune."""
    return f"2. Đã ghi {items} tài sản ở {places} nơi đặt."


def stock_taken() -> str:
    """The stocktakes."""
    return "2. Đã kiểm kê tài sản năm 2022 và ghi sổ chênh lệch; còn một đợt kiểm kê đang mở."


def checked(total: int, must: int, should: int, target: int) -> str:
    """The checks."""
    return f"3. Đã rà soát tiêu chuẩn: {total} điều cần xem (bắt buộc {must}, nên {should}, mục tiêu {target})."


def printed(path: str) -> str:
    """One paper."""
    return f"4. Đã lập {path}"


def sample_printed(path: str) -> str:
    """One paper of the sample province."""
    return f"Đã lập {path}"


def trusted(above: str, above_code: str, below: str, below_code: str) -> str:
    """The cards."""
    return f"5. Đã trao đổi thẻ: {above} [{above_code}], {below} [{below_code}]."


def sealed(path: str, count: int, code: str) -> str:
    """The bundle."""
    return f"6. Đã niêm phong {count} bản ghi vào {path}, mã kiểm tra {code}."


def previewed(unit: str, new: int, changed: int) -> str:
    """The preview above."""
    return f"7. Cấp trên xem trước gói của {unit}: mới {new}, thay đổi {changed}."


def received(unit: str, new: int, changed: int, code: str) -> str:
    """The merge above."""
    return f"8. Cấp trên đã nhận gói của {unit}: mới {new}, thay đổi {changed}, mã kiểm tra khớp {code}."


def folder_in_use(folder: str) -> str:
    """The folder has something in it."""
    return f"Thư mục {folder} đang có dữ liệu; hãy chọn thư mục trống hoặc chưa có."


def cannot_make(folder: str) -> str:
    """The machine is in the way."""
    return f"Không tạo được dữ liệu thử trong {folder}; hãy xem ổ đĩa còn chỗ và thư mục có cho ghi không."


def nothing_left(sentence: str, folder: str) -> str:
    """The run failed: why, and that nothing is left."""
    return f"{sentence} Phần dữ liệu thử làm dở đã được xóa, {folder} không có gì mới."


def look_on(day: date) -> str:
    """The day whose figures the sample is about."""
    return f"Số liệu là của ngày {day:%d/%m/%Y}: trong cửa sổ, bấm “Tính đến ngày” để đổi sang ngày đó."


def finish(folder: str, passphrase: str) -> str:
    """How to go on."""
    return f"Xong. Mở lại bằng: hrdesk --store {folder} (mật khẩu: {passphrase})"
