"""Sentences about papers: what does not fit, what cannot be printed."""

from collections.abc import Sequence
from datetime import date

_NAMED = 4


def table_too_wide(table: str, columns: Sequence[str], count: int) -> str:
    """Say that words were cut in some of ``count`` columns."""
    named = ", ".join(f"“{' '.join(column.split())}”" for column in columns[:_NAMED])
    more = f" và {len(columns) - _NAMED} cột khác" if len(columns) > _NAMED else ""
    return (
        f"{table}: bảng có {count} cột, không đủ chỗ trên khổ giấy này nên phải cắt chữ ở cột {named}{more}; "
        "hãy bớt cột hoặc chọn khổ giấy A3."
    )


def letters_missing(letters: Sequence[str]) -> str:
    """Say which letters the font does not have."""
    named = ", ".join(f"{letter if letter.isprintable() else ''} (U+{ord(letter):04X})".strip() for letter in letters)
    return f"Phông chữ in không có ký tự {named}; trên giấy in thành ô vuông, hãy sửa lại trong hồ sơ."


def period_backwards(first: date, last: date) -> str:
    """Say that a report was asked to begin after its end."""
    return f"Kỳ báo cáo từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}: ngày đầu phải trước ngày cuối, hãy chọn lại."


def unknown_column(key: str) -> str:
    """Say that a column asked for is no field."""
    return f"Không có cột “{key}” trong danh sách nhân sự; hãy chọn lại các cột."


def not_a_date(text: str) -> str:
    """A bound of the period is no date."""
    return f"“{text}” không phải là ngày; hãy ghi theo dạng năm-tháng-ngày, ví dụ 2022-12-31."
