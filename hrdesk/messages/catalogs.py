"""Sentences about adding to lists."""


def closed(title: str) -> str:
    """The law fixes the list."""
    return f"Danh mục “{title}” do pháp luật quy định nên không thêm được; chỉ thêm được chức danh không chuyên trách, hình thức khen thưởng, lý do kỷ luật."


def label_needed() -> str:
    """No label."""
    return "Chưa ghi tên gọi cần thêm."


def known(label: str, existing: str) -> str:
    """It is there already, perhaps under another spelling."""
    return f"“{label}” đã có trong danh mục dưới tên “{existing}”; hãy dùng tên đó."


def in_use(label: str, count: int) -> str:
    """Records use it."""
    return f"“{label}” đang dùng trong {count} bản ghi nên không bỏ được; hãy đổi các bản ghi đó trước."
