"""Sentences about passphrases, users and the file of keys."""

_ROLES = {"CLERK": "nhập liệu", "LEADER": "lãnh đạo", "ADMIN": "quản trị"}


def role_label(role: str) -> str:
    """Return what the user reads for a role code."""
    return _ROLES.get(role, role)


def passphrase_too_short(minimum: int) -> str:
    """Say how long a passphrase must be."""
    return f"Mật khẩu phải có ít nhất {minimum} ký tự; hãy dùng một câu dễ nhớ gồm nhiều từ."


def wrong_passphrase() -> str:
    """Say the same for an unknown user and for a wrong passphrase."""
    return "Sai tên người dùng hoặc mật khẩu; hãy kiểm tra bộ gõ, phím Caps Lock rồi thử lại."


def user_needed() -> str:
    """Ask which of several users it is."""
    return "Kho dữ liệu có nhiều người dùng; hãy chọn tên người dùng trước khi nhập mật khẩu."


def unknown_user(name: str) -> str:
    """Say that an administrator named somebody who is not there."""
    return f"Kho dữ liệu không có người dùng “{name}”; hãy xem lại danh sách người dùng."


def user_exists(name: str) -> str:
    """Say that a name is taken."""
    return f"Đã có người dùng tên “{name}”; hãy chọn tên khác."


def bad_user_name(maximum: int) -> str:
    """Say what a user name may be."""
    return f"Tên người dùng phải có từ 1 đến {maximum} ký tự và không chứa ký tự điều khiển."


def last_admin(name: str) -> str:
    """Say why the only administrator must stay."""
    return f"“{name}” là người quản trị duy nhất; hãy giao quyền quản trị cho người khác trước."


def keys_missing(path: str) -> str:
    """Say that the file of keys is not there."""
    return f"Không tìm thấy tệp khóa {path}; hãy chép lại tệp này từ bản sao lưu, thiếu nó không mở được dữ liệu."


def keys_damaged(path: str) -> str:
    """Say that the file of keys cannot be read."""
    return f"Tệp khóa {path} bị hỏng hoặc đã bị sửa; hãy lấy lại tệp này từ bản sao lưu rồi mở lại."


def keys_newer(path: str) -> str:
    """Say that a newer program made the file of keys."""
    return f"Tệp khóa {path} do phiên bản mới hơn của chương trình tạo ra; hãy cập nhật chương trình rồi mở lại."


def keys_exist(path: str) -> str:
    """Say that there is a store already."""
    return f"Thư mục đã có tệp khóa {path}; hãy chọn thư mục khác để không ghi đè kho dữ liệu cũ."


def keys_unreadable(path: str, reason: str) -> str:
    """Say that the system refused to read."""
    return f"Không đọc được tệp khóa {path} ({reason}); hãy kiểm tra quyền truy cập thư mục."


def keys_unwritable(path: str, reason: str) -> str:
    """Say that the system refused to write."""
    return f"Không ghi được tệp khóa {path} ({reason}); hãy kiểm tra dung lượng ổ đĩa và quyền ghi vào thư mục."


def key_does_not_fit(path: str) -> str:
    """Say that the key in hand belongs to another store."""
    return f"Khóa đang dùng không thuộc tệp khóa {path}; hãy đóng rồi mở lại kho dữ liệu."


def recovery_code_mistyped() -> str:
    """Say that the code cannot be right: a letter, its length or its check character."""
    return (
        "Mã khôi phục gõ chưa đúng (mã gồm 5 nhóm, mỗi nhóm 5 ký tự, ký tự cuối để kiểm tra); "
        "hãy đối chiếu từng nhóm với bản in."
    )


def wrong_recovery_code() -> str:
    """Say that the code is well formed but does not open this store."""
    return "Mã khôi phục không mở được kho dữ liệu này; có thể đó là mã của kho khác hoặc mã cũ đã được thay."
