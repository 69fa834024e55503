"""Every command of the window with its words and its key, in one table (a test refuses two with one key)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """``text`` is the menu's word, ``page`` where the key works (everywhere when empty)."""

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    menu: str = ""
    page: str = ""
    tip: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("go_overview", "Tổng quan", "Alt+1", "home", "view"),
    Command("go_people", "Nhân sự", "Alt+2", "people", "view"),
    Command("go_training", "Đào tạo", "Alt+3", "training", "view"),
    Command("go_checks", "Rà soát", "Alt+4", "checks", "view"),
    Command("go_reports", "Báo cáo", "Alt+5", "report", "view"),
    Command("go_exchange", "Gửi, nhận dữ liệu", "Alt+6", "exchange", "view"),
    Command("go_settings", "Thiết lập", "Alt+7", "settings", "view"),
    Command("go_targets", "Chỉ tiêu", "Alt+0", "target", "view"),
    Command("search", "Tìm người hoặc lệnh…", "Ctrl+K", "search", "view"),
    Command("as_of", "Đổi ngày xem số liệu…", "Ctrl+Shift+D", "calendar", "view"),
    Command("refresh", "Tải lại", "F5", "", "view"),
    Command("import_staff", "Nhập danh sách từ Excel…", "Ctrl+I", "import", "file"),
    Command("save_template", "Lưu biểu mẫu Excel trống…", "", "", "file"),
    Command("export_list", "Xuất danh sách đang xem ra Excel…", "Ctrl+E", "export", "file", "people"),
    Command("print", "In báo cáo…", "Ctrl+P", "print", "file", "reports"),
    Command("backup", "Sao lưu…", "Ctrl+B", "backup", "file"),
    Command("lock", "Đóng dữ liệu và khóa lại", "Ctrl+L", "lock", "file"),
    Command("quit", "Thoát", "Ctrl+Q", "", "file"),
    Command("undo", "Hoàn tác", "Ctrl+Z", "undo", "edit"),
    Command("redo", "Làm lại", "Ctrl+Y", "redo", "edit"),
    Command("history", "Nhật ký thay đổi…", "Ctrl+H", "history", "edit"),
    Command("add_person", "Thêm người", "Ctrl+N", "add", "edit", "people"),
    Command("save_person", "Lưu hồ sơ", "Ctrl+S", "save", "edit", "people"),
    Command("save_next", "Lưu và mở người tiếp theo", "Ctrl+Return", "next", "edit", "people"),
    Command("delete_person", "Xóa hồ sơ", "Ctrl+Delete", "delete", "edit", "people"),
    Command("edit_many", "Sửa nhiều người đang chọn…", "Ctrl+Shift+E", "", "edit", "people"),
    Command("edit_person", "Sửa hồ sơ đang chọn", "F2", "", "edit", "people"),
    Command("find", "Tìm trong danh sách", "Ctrl+F", "search", "edit", "people"),
    Command("column_filters", "Lọc theo từng cột", "Ctrl+Shift+F", "filter", "edit", "people"),
    Command("clear_filters", "Xóa mọi bộ lọc", "Ctrl+Shift+X", "close", "edit", "people"),
    Command("save_view", "Lưu cách xem danh sách…", "Ctrl+Shift+S", "", "edit", "people"),
    Command("previous_person", "Người trước", "Ctrl+Up", "", "edit", "people"),
    Command("next_person", "Người sau", "Ctrl+Down", "", "edit", "people"),
    Command("repeat_last", "Lấy lại giá trị vừa lưu cho ô này", "Ctrl+'", "", "edit", "people"),
    Command("help", "Giải thích ô đang nhập", "F1", "help", "help"),
    Command("keys", "Bảng phím tắt", "Ctrl+/", "", "help"),
    Command("about", "Giới thiệu", "", "info", "help"),
)

MENUS = {"file": "&Tệp", "edit": "&Sửa", "view": "&Xem", "help": "Trợ &giúp"}
BY_ID = {command.id: command for command in COMMANDS}
