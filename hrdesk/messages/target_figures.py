"""Sentences about figures of targets that are entered by hand."""


def wrong_period(text: str) -> str:
    """The period is neither a year nor a day."""
    return f"Kỳ số liệu “{text}” chưa đúng; hãy ghi năm (2023) hoặc đủ ngày, tháng, năm (30/06/2023)."


def wrong_numbers(numerator: int, denominator: int) -> str:
    """A figure is below nought."""
    return f"Số đạt {numerator} và tổng số {denominator} không được nhỏ hơn 0."


def more_than_all(numerator: int, denominator: int) -> str:
    """More reached than there are."""
    return f"Số đạt {numerator} lớn hơn tổng số {denominator}; hãy kiểm tra lại hai số."


def not_by_hand(target: str) -> str:
    """The target is counted from the records."""
    return f"Chỉ tiêu {target} được tính từ hồ sơ nên không nhập tay; hãy chọn chỉ tiêu khác."


def kept(target: str, period: str) -> str:
    """A figure was entered."""
    return f"Đã ghi số liệu chỉ tiêu {target}, kỳ {period}."


def removed(target: str, period: str) -> str:
    """A figure was removed."""
    return f"Đã bỏ số liệu chỉ tiêu {target}, kỳ {period}."


def turns_of_year() -> str:
    """What is reached in a row of the table by year."""
    return "số lượt đào tạo, bồi dưỡng trong năm (mỗi năm một kỳ)"


def turns_of_period() -> str:
    """What is reached in a row of the table of results."""
    return "số lượt đào tạo, bồi dưỡng trong cả giai đoạn (kỳ là năm báo cáo)"


def heads() -> str:
    """Of how many."""
    return "số người"


def hint() -> str:
    """What is entered here."""
    return (
        "Ở đây ghi số liệu của những chỉ tiêu không tính được từ hồ sơ (số lần kiểm tra, quy chế, hồ sơ giải quyết trực "
        "tuyến, hồ sơ giải quyết trước hạn). Ghi lại cùng chỉ tiêu, cùng kỳ thì số mới thay số cũ."
    )
