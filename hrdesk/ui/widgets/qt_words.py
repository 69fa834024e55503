"""Vietnamese for the few words of Qt's own dialogs that its translation lacks."""

from PySide6.QtCore import QTranslator

_WORDS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "&Yes": "Có",
    "&No": "Không",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Save": "Lưu",
    "&Save": "Lưu",
    "&Open": "Mở",
    "Open": "Mở",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết",
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Sao chép",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Look in:": "Tìm trong:",
    "File &name:": "Tên tệp:",
    "Files of type:": "Loại tệp:",
    "&Choose": "Chọn",
    "Directory:": "Thư mục:",
    "Print": "In",
    "&Print": "In",
}


class Words(QTranslator):
    """Answers for the words it knows, in any context."""

    def translate(  # noqa: D102
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return _WORDS.get(source)  # type: ignore[return-value]  # None is Qt's null: ask the next translator

    def isEmpty(self) -> bool:  # noqa: N802, D102
        return False
