"""Sentences about the columns of a workbook: what each is read as, and what a clerk should look at."""

from collections.abc import Sequence

NOT_READ = "Không đọc cột này"


def empty_column() -> str:
    """Nobody knows the heading, and nothing stands below it."""
    return "Cột trống, không đọc."


def second_column(label: str) -> str:
    """Another column was taken for the same field."""
    return f"Đã có cột khác là “{label}” nên cột này không được đọc."


def unknown_column() -> str:
    """Nobody knows the heading."""
    return "Chưa rõ là cột gì nên không được đọc; hãy chọn nội dung của cột, hoặc để nguyên nếu không cần."


def values_do_not_fit(refused: int, filled: int) -> str:
    """Too many cells cannot be taken as what the column is read as."""
    return f"{refused} trong {filled} ô không đọc được theo nội dung này; hãy kiểm tra lại."


def joint_column(level: str) -> str:
    """A column of two levels."""
    return f"Gộp nhiều trình độ; dấu x được ghi là mức thấp hơn: {level}."


def birth_of(label: str, sex: str) -> str:
    """Birth dates of men stand in one column, those of women in another."""
    return f"{label} (cột riêng của {sex.lower()})"


def mark_of(label: str, level: str) -> str:
    """A mark in the column states a level."""
    return f"{label}: đánh x là {level}"


def first_look(file: str) -> str:
    """Some columns are not certain: ask before anything is read."""
    return f"Có cột trong {file} chương trình chưa chắc là cột gì. Hãy xem các dòng có dấu cảnh báo, sửa nếu cần rồi bấm Xem trước."


def sure_look(file: str) -> str:
    """Everything is understood; the clerk wants to see how."""
    return f"Các cột của {file} được đọc như dưới đây. Sửa cột nào thì chọn lại ở cột “Đọc là”."


def remembered_look(file: str) -> str:
    """The columns are read as a clerk said an earlier time."""
    return f"Các cột của {file} được đọc theo lựa chọn đã nhớ cho mẫu này. Có thể sửa lại."


def sheet_title(sheet: str, first: int, last: int) -> str:
    """Name a sheet and where its headings stand."""
    rows = f"hàng {first}" if first == last else f"hàng {first} đến {last}"
    return f"Trang “{sheet}”, tiêu đề ở {rows}"


def sheets_left_out(sheets: Sequence[tuple[str, str]]) -> str:
    """Sheets that are not read, and why."""
    return "Không đọc: " + "; ".join(f"trang “{sheet}” ({reason})" for sheet, reason in sheets) + "."


def still_missing(labels: Sequence[str]) -> str:
    """Required fields without a column."""
    return "Chưa có cột bắt buộc: " + ", ".join(labels) + "."


def repeated(labels: Sequence[str]) -> str:
    """Two columns are read as one field."""
    return "Hai cột cùng được đọc là: " + ", ".join(labels) + "; hãy chỉ giữ một cột."
