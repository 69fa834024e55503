"""Sentences about merging and splitting units."""


def choose_units() -> str:
    """Nothing to merge."""
    return "Chưa chọn đơn vị cần sắp xếp; hãy chọn ít nhất một đơn vị trong danh sách."


def has_ended(name: str) -> str:
    """The unit is gone by then."""
    return f"{name} đã kết thúc trước ngày sắp xếp; hãy kiểm tra lại ngày hoặc chọn đơn vị khác."


def code_in_use(code: str, name: str) -> str:
    """The new unit's code belongs to another one."""
    return f"Mã {code} đang là mã của {name}; đơn vị mới phải có mã riêng, không dùng lại mã cũ."


def has_not_begun(name: str) -> str:
    """The unit begins on that day or later."""
    return f"{name} chưa bắt đầu trước ngày sắp xếp; hãy kiểm tra lại ngày hoặc chọn đơn vị khác."
