"""Sentences of the page Rà soát."""


def nothing_found(day: str) -> str:
    """The checks found nothing."""
    return f"Tính đến ngày {day}, không có điều gì cần xem."


def counted(open_count: int, accepted: int) -> str:
    """How many findings there are."""
    return f"{open_count} điều cần xem, {accepted} điều đã chấp nhận"


def ask_reason(subject: str) -> str:
    """Ask why a finding is accepted."""
    return f"Vì sao chấp nhận điều này đối với {subject}? Lý do sẽ được in trong báo cáo rà soát."


def reason_needed() -> str:
    """The reason is empty."""
    return "Hãy ghi lý do, ví dụ số và ngày của văn bản cho phép."


def accepted(subject: str) -> str:
    """A finding was accepted."""
    return f"Đã chấp nhận, lý do sẽ in trong báo cáo: {subject}."


def withdrawn(subject: str) -> str:
    """An acceptance was taken back."""
    return f"Đã bỏ chấp nhận: {subject}."


def accepted_because(reason: str) -> str:
    """Why it was accepted."""
    return f"Đã chấp nhận: {reason}"


# How a severity is called where findings are listed.
SEVERITY = {"must": "Phải sửa", "should": "Nên sửa", "target": "Chỉ tiêu"}


def line(severity: str, message: str, basis: str, competing: str | None, accepted: str | None) -> str:
    """Return a finding on one line: how it counts, the sentence, its law, the other law, why it was accepted."""
    laws = "; ".join(filter(None, (basis, competing)))
    reason = f" {accepted_because(accepted)}." if accepted else ""
    return f"[{SEVERITY[severity]}] {message} ({laws}){reason}"
