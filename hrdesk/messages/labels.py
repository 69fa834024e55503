"""Sentences about sheets of labels."""

from hrdesk.text import count_vi, decimal_vi


def no_such_cell(text: str, cells: int) -> str:
    """The first free cell is none of the sheet."""
    return f"Ô bắt đầu “{text}” không có trên tờ nhãn; hãy ghi một số từ 1 đến {cells}."


def no_such_shift(text: str, most: float) -> str:
    """Labels cannot be moved so."""
    return f"Độ dịch “{text}” không dùng được; hãy ghi số mi-li-mét từ -{decimal_vi(most)} đến {decimal_vi(most)}, ví dụ 0,3."


def no_such_grid(code: str, known: str) -> str:
    """An unknown sheet of labels."""
    return f"Không có khổ nhãn “{code}”; hãy chọn một trong: {known}."


def cut(count: int) -> str:
    """Words that do not fit on their labels."""
    return f"{count_vi(count)} nhãn không đủ chỗ cho tên hoặc nơi đặt, phần cuối bị lược; hãy chọn khổ nhãn lớn hơn nếu cần."


def test_page(grid: str, shift_x: float, shift_y: float) -> str:
    """What stands on the test page."""
    return (
        f"Trang in thử: {grid}; dịch ngang {decimal_vi(round(shift_x, 1))} mm, dọc {decimal_vi(round(shift_y, 1))} mm. "
        "In đúng cỡ 100%, đặt chồng lên tờ nhãn và soi: khung phải trùng mép nhãn."
    )


def nothing(day: str) -> str:
    """There is nothing to label."""
    return f"Tính đến ngày {day} không có tài sản nào để in nhãn."
