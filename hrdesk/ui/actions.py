"""Every command of the window with its words and its key, in one table (a test refuses two with one key)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """``text`` is the menu's word, ``pages`` where the key works (everywhere when empty)."""

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    menu: str = ""
    pages: tuple[str, ...] = ()
    tip: str = ""


# Pages with a list of records and an editor beside it.
RECORDS = ("people", "equipment")

COMMANDS: tuple[Command, ...] = (
    Command("go_overview", "Tổng quan", "Alt+1", "home", "view"),
    Command("go_people", "Nhân sự", "Alt+2", "people", "view"),
    Command("go_training", "Đào tạo", "Alt+3", "training", "view"),
    Command("go_equipment", "Trang thiết bị", "Alt+8", "equipment", "view"),
    Command("go_facilities", "Cơ sở vật chất", "Alt+9", "facilities", "view"),
    Command("go_checks", "Rà soát", "Alt+4", "checks", "view"),
    Command("go_reports", "Báo cáo", "Alt+5", "report", "view"),
    Command("go_exchange", "Gửi, nhận dữ liệu", "Alt+6", "exchange", "view"),
    Command("go_settings", "Thiết lập", "Alt+7", "settings", "view"),
    Command("go_targets", "Chỉ tiêu", "Alt+0", "target", "view"),
    Command("stocktake", "Kiểm kê tài sản", "Ctrl+Shift+K", "scan", "view"),
    Command("search", "Tìm người, tài sản hoặc lệnh…", "Ctrl+K", "search", "view"),
    Command("as_of", "Đổi ngày xem số liệu…", "Ctrl+Shift+D", "calendar", "view"),
    Command("refresh", "Tải lại", "F5", "", "view"),
    Command("import_staff", "Nhập danh sách từ Excel…", "Ctrl+I", "import", "file"),
    Command("save_template", "Lưu biểu mẫu Excel trống…", "", "", "file"),
    Command(
        "export_list",
        "Xuất danh sách đang xem ra Excel…",
        "Ctrl+E",
        "export",
        "file",
        ("people", "training", "equipment"),
    ),
    Command("print", "In báo cáo…", "Ctrl+P", "print", "file", ("reports",)),
    Command("backup", "Sao lưu…", "Ctrl+B", "backup", "file"),
    Command("lock", "Đóng dữ liệu và khóa lại", "Ctrl+L", "lock", "file"),
    Command("quit", "Thoát", "Ctrl+Q", "", "file"),
    Command("undo", "Hoàn tác", "Ctrl+Z", "undo", "edit"),
    Command("redo", "Làm lại", "Ctrl+Y", "redo", "edit"),
    Command("history", "Nhật ký thay đổi…", "Ctrl+H", "history", "edit"),
    Command("add_record", "Thêm mới", "Ctrl+N", "add", "edit", RECORDS),
    Command("save_record", "Lưu", "Ctrl+S", "save", "edit", RECORDS),
    Command("save_next", "Lưu và mở dòng tiếp theo", "Ctrl+Return", "next", "edit", RECORDS),
    Command("delete_record", "Xóa", "Ctrl+Delete", "delete", "edit", RECORDS),
    Command("edit_many", "Sửa nhiều người đang chọn…", "Ctrl+Shift+E", "", "edit", ("people",)),
    Command("edit_record", "Sửa dòng đang chọn", "F2", "", "edit", RECORDS),
    Command("find", "Tìm trong danh sách", "Ctrl+F", "search", "edit", RECORDS),
    Command("column_filters", "Lọc theo từng cột", "Ctrl+Shift+F", "filter", "edit", ("people",)),
    Command("clear_filters", "Xóa mọi bộ lọc", "Ctrl+Shift+X", "close", "edit", RECORDS),
    Command("save_view", "Lưu cách xem danh sách…", "Ctrl+Shift+S", "", "edit", ("people",)),
    Command("previous_record", "Dòng trước", "Ctrl+Up", "", "edit", RECORDS),
    Command("next_record", "Dòng sau", "Ctrl+Down", "", "edit", RECORDS),
    Command("repeat_last", "Lấy lại giá trị vừa lưu cho ô này", "Ctrl+'", "", "edit", RECORDS),
    Command("help", "Giải thích ô đang nhập", "F1", "help", "help"),
    Command("keys", "Bảng phím tắt", "Ctrl+/", "", "help"),
    Command("about", "Giới thiệu", "", "info", "help"),
)

MENUS = {"file": "&Tệp", "edit": "&Sửa", "view": "&Xem", "help": "Trợ &giúp"}
BY_ID = {command.id: command for command in COMMANDS}
