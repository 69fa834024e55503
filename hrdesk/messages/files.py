"""Sentences about files in general."""


def missing(path: str) -> str:
    """No such file."""
    return f"Không tìm thấy tệp “{path}”; hãy kiểm tra lại đường dẫn."


def cannot_read(path: str) -> str:
    """The file cannot be read."""
    return f"Không đọc được tệp “{path}”; hãy kiểm tra thẻ nhớ hoặc đóng chương trình đang mở tệp."


def cannot_write(path: str) -> str:
    """The file cannot be written."""
    return f"Không ghi được tệp “{path}”; hãy kiểm tra thư mục, chỗ trống trên đĩa, hoặc đóng chương trình đang mở tệp."


def too_large(name: str) -> str:
    """The file is too large to be what it should be."""
    return f"Tệp “{name}” quá lớn nên không phải loại tệp cần chọn."
