"""Sentences under the fields of a form."""


def required() -> str:
    """A required field is empty."""
    return "Cần điền mục này."


def no_such_date(text: str) -> str:
    """The date does not exist or cannot be read."""
    return f"“{text}” không phải ngày có thật; hãy ghi ngày/tháng/năm, tháng/năm hoặc năm."


def no_such_iso_day(text: str) -> str:
    """A day on the command line does not exist or cannot be read."""
    return f"“{text}” không phải ngày có thật; hãy ghi năm-tháng-ngày, ví dụ 2022-12-31."


def end_before_start(start: str) -> str:
    """An end before its start."""
    return f"Ngày này sớm hơn ngày bắt đầu {start}; hãy kiểm tra lại."


def before_birth(born: str) -> str:
    """A fact before the person was born."""
    return f"Ngày này sớm hơn ngày sinh {born}; hãy kiểm tra lại."


def born_in_future() -> str:
    """A birth date after today."""
    return "Ngày sinh ở sau ngày hôm nay; hãy kiểm tra lại."


def wrong_citizen_id(number: str) -> str:
    """The identity number has not 12 digits."""
    return f"Số định danh phải có đúng 12 chữ số; “{number}” có {len(number)} ký tự."


def no_such_period(text: str) -> str:
    """The period of a rating is neither a year nor a quarter."""
    return f"“{text}” không phải năm hay quý; hãy ghi năm (2023) hoặc quý (2023-Q4)."


def period_twice(text: str) -> str:
    """Another row of the person has a rating for the same period."""
    return f"Kỳ {text} đã có mức xếp loại khác ở dòng trên; hãy giữ lại một mức."
