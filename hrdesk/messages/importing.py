"""Sentences about importing rosters."""


def contradicts(label: str, earlier: str, row: int) -> str:
    """Two rows of one person disagree."""
    return f"Cùng một người nhưng “{label}” khác với dòng {row} (“{earlier}”); hãy sửa cho hai dòng giống nhau."


def records_moved() -> str:
    """The records changed between preview and import."""
    return "Hồ sơ đã thay đổi từ lúc xem trước nên chưa nhập gì; hãy xem trước lại rồi nhập."


def no_such_template(kind: str) -> str:
    """A template that this version lacks."""
    return f"Chưa có mẫu “{kind}”; hiện có mẫu: staff (danh sách cán bộ, công chức)."


def no_such_import(kind: str) -> str:
    """An import that this version lacks."""
    return f"Chưa nhập được loại “{kind}”; hiện nhập được: staff (danh sách cán bộ, công chức)."
