"""Sentences about the store: opening, locking, upgrading, disks."""


def disk_full() -> str:
    """The disk has no room."""
    return "Ổ đĩa đã đầy nên chưa ghi được gì; hãy xóa bớt tệp không cần rồi làm lại."


def read_only() -> str:
    """The folder may not be written."""
    return (
        "Thư mục dữ liệu chỉ cho đọc nên không ghi được; hãy mở quyền ghi cho thư mục hoặc chép dữ liệu sang chỗ khác."
    )


def database_busy() -> str:
    """Another program holds the database."""
    return "Dữ liệu đang được chương trình khác ghi; hãy đợi một lát rồi làm lại."


def disk_error() -> str:
    """Reading or writing failed."""
    return "Không đọc ghi được ổ đĩa chứa dữ liệu; hãy kiểm tra ổ đĩa hoặc thẻ nhớ rồi mở lại chương trình."


def not_a_store(folder: str) -> str:
    """The folder holds no store."""
    return f"Thư mục “{folder}” không có dữ liệu hrdesk; hãy chọn đúng thư mục có tệp store.db, hoặc tạo mới bằng hrdesk new."


def folder_not_empty(folder: str) -> str:
    """A new store is asked for where something lies already."""
    return f"Thư mục “{folder}” đã có dữ liệu hrdesk; hãy chọn một thư mục khác cho đơn vị mới."


def cannot_create(folder: str) -> str:
    """The folder of a new store cannot be made."""
    return f"Không tạo được thư mục “{folder}”; hãy kiểm tra đường dẫn và quyền ghi."


def held_by(holder: str) -> str:
    """Another program has the store open for writing."""
    return f"Dữ liệu đang được {holder} mở để ghi; hãy đợi người đó đóng chương trình, hoặc mở ở chế độ chỉ xem."


def newer_store(version: str) -> str:
    """A newer program made this store."""
    return f"Dữ liệu này do bản hrdesk mới hơn tạo ra (phiên bản dữ liệu {version}); hãy cài bản hrdesk mới rồi mở lại."


def damaged(details: str) -> str:
    """The integrity check failed."""
    return (
        f"Tệp dữ liệu bị hỏng ({details}); đừng ghi thêm, hãy khôi phục từ bản sao lưu gần nhất trong thư mục backups."
    )


def unreadable_database() -> str:
    """The file is no database, or not one that this key opens."""
    return (
        "Tệp store.db bị hỏng hoặc không đi cùng tệp store.keys này; "
        "đừng ghi thêm, hãy khôi phục từ bản sao lưu gần nhất trong thư mục backups."
    )


def opened_read_only() -> str:
    """A write is asked of a store opened for reading."""
    return "Dữ liệu đang mở ở chế độ chỉ xem nên không ghi được; hãy đóng các chương trình khác rồi mở lại."


def role_may_not(role: str) -> str:
    """The user's role does not allow this."""
    return f"Vai trò {role} không được làm việc này; hãy đăng nhập bằng tài khoản có quyền."


def network_place() -> str:
    """Advice about where the store lies."""
    return (
        "Dữ liệu đang nằm trên ổ mạng, thư mục đồng bộ đám mây hoặc thẻ USB: dễ hỏng khi mất kết nối. "
        "Nên chuyển về ổ đĩa của máy này."
    )


def wrong_backup(name: str) -> str:
    """The file is no backup of ours."""
    return f"Tệp “{name}” không phải bản sao lưu hrdesk hoặc đã bị hỏng; hãy chọn tệp khác."


def restore_needs_empty(folder: str) -> str:
    """Restoring never overwrites."""
    return f"Thư mục “{folder}” không trống; hãy chọn một thư mục trống để khôi phục vào."


def unit_code_wrong(code: str) -> str:
    """The unit code is not text of digits and letters."""
    return f"Mã đơn vị “{code}” không hợp lệ; hãy ghi mã hành chính gồm chữ số, ví dụ 08866."


def unknown_code(what: str, code: str, allowed: str) -> str:
    """A code outside its catalog."""
    return f"{what} “{code}” không có trong danh mục; hãy dùng một trong: {allowed}."


def nothing_to_undo() -> str:
    """The undo list is empty."""
    return "Không có việc nào để hoàn tác."


def nothing_to_redo() -> str:
    """The redo list is empty."""
    return "Không có việc nào để làm lại."


def cannot_undo(name: str, count: int) -> str:
    """Records were changed since."""
    return (
        f"Không hoàn tác được “{name}” vì {count} bản ghi đã được sửa sau đó hoặc đang được hồ sơ khác dùng; "
        "hãy hoàn tác các việc sau trước."
    )


def passphrase_needed() -> str:
    """No passphrase was given and there is no terminal to ask on."""
    return "Chưa có mật khẩu; hãy nhập khi được hỏi hoặc đặt biến môi trường HRDESK_PASSPHRASE."


def unit_unknown(code: str) -> str:
    """No unit with that code."""
    return f"Không có đơn vị mã “{code}” trong dữ liệu này; hãy kiểm tra lại mã."


def of_another_office(name: str) -> str:
    """The record belongs to another office."""
    return f"Hồ sơ này do {name} quản lý; hãy đề nghị {name} sửa rồi gửi lại dữ liệu."
