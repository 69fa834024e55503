"""Sentences about training needs and training done."""

from datetime import date

from hrdesk.text import count_vi


def needs_opening(office: str, as_of: date, people: int) -> str:
    """Begin the report on needs."""
    return (
        f"{office} báo cáo nhu cầu đào tạo, bồi dưỡng của {count_vi(people)} cán bộ, công chức, tính đến ngày "
        f"{as_of:%d/%m/%Y}. Nhu cầu là phần tiêu chuẩn của chức danh mà người giữ chức danh chưa đạt. Mục I và II đếm "
        "mỗi người một lần; mục III đếm theo chức danh đang giữ."
    )


def needs_unknown() -> str:
    """Say what stands in the table of what is not known."""
    return (
        "Hồ sơ những người sau đây chưa ghi trình độ nên chưa xác định được nhu cầu; "
        "không tính vào bảng trên, cần bổ sung hồ sơ."
    )


def needs_review() -> str:
    """Say what stands in the table of what each instrument asks."""
    return (
        "Số chưa đạt đếm theo chức danh đang giữ. Yêu cầu đánh dấu x được tính vào nhu cầu; yêu cầu không đánh dấu là "
        "mức nhường văn bản khác hoặc được rà soát riêng. “Cần đối chiếu” là căn cứ chưa được đối chiếu với văn bản gốc."
    )


def needs_closing(office: str) -> str:
    """End the report on needs."""
    return f"Trên đây là báo cáo nhu cầu đào tạo, bồi dưỡng của {office}./."


def level_needed(subject: str, minimum: str, level: str) -> str:
    """Return "Chuyên môn từ đại học (hiện có: trung cấp)"."""
    return f"{subject} từ {minimum} (hiện có: {level})"
