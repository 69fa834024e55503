"""Sentences about asking for reports."""


def no_such_report(identifier: str, known: str) -> str:
    """An unknown identifier."""
    return f"Không có báo cáo “{identifier}”; hãy chọn một trong: {known}."


def unknown_suffix(name: str) -> str:
    """A file that is neither PDF, workbook nor JSON."""
    return f"Tên tệp “{name}” phải kết thúc bằng .pdf, .xlsx hoặc .json."
