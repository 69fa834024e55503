"""Sentences about importing rosters."""

_KINDS = "staff (danh sách cán bộ, công chức), training (đào tạo, bồi dưỡng), equipment (tài sản)"


def contradicts(label: str, earlier: str, row: int) -> str:
    """Two rows of one person disagree."""
    return f"Cùng một người nhưng “{label}” khác với dòng {row} (“{earlier}”); hãy sửa cho hai dòng giống nhau."


def records_moved() -> str:
    """The records changed between preview and import."""
    return "Hồ sơ đã thay đổi từ lúc xem trước nên chưa nhập gì; hãy xem trước lại rồi nhập."


def no_such_template(kind: str) -> str:
    """A template that this version lacks."""
    return f"Chưa có mẫu “{kind}”; hiện có mẫu: {_KINDS}."


def no_such_import(kind: str) -> str:
    """An import that this version lacks."""
    return f"Chưa nhập được loại “{kind}”; hiện nhập được: {_KINDS}."


def nobody_on_record(name: str) -> str:
    """A turn of somebody who has no record."""
    return (
        f"Không có hồ sơ của {name} với số CCCD hoặc ngày sinh này; hãy kiểm tra lại, "
        "hoặc nhập danh sách cán bộ, công chức trước."
    )


def column_not_read() -> str:
    """A column of the workbook that nobody knows."""
    return "Cột chưa rõ nghĩa nên không đọc; có thể chỉ nội dung của cột trong cửa sổ nhập Excel."


def error_sheet_over_source(name: str) -> str:
    """The error sheet would overwrite the workbook itself."""
    return f"Tệp ghi lỗi trùng với chính tệp nhập “{name}”; hãy chọn tên tệp khác."
