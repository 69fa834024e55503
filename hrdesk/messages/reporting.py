"""Sentences about asking for reports."""


def no_such_report(identifier: str, known: str) -> str:
    """An unknown identifier."""
    return f"Không có báo cáo “{identifier}”; hãy chọn một trong: {known}."


def unknown_suffix(name: str) -> str:
    """A file that is neither PDF, workbook nor JSON."""
    return f"Tên tệp “{name}” phải kết thúc bằng .pdf, .xlsx hoặc .json."


def no_such_parameter(report: str, key: str, known: str) -> str:
    """A report was told something it does not ask."""
    asked = f"hãy chọn một trong: {known}" if known else "báo cáo này không có lựa chọn nào"
    return f"Báo cáo {report} không có lựa chọn “{key}”; {asked}."
