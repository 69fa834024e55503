"""Sentences about training needs and training done."""

from collections.abc import Sequence
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


def needs_not_asked(titles: Sequence[str]) -> str:
    """No instrument in force asks anything of some titles, so that their zero says nothing."""
    return (
        f"Vào ngày này chưa có văn bản quy định tiêu chuẩn được tính vào nhu cầu đối với: {'; '.join(titles)}. Số 0 ở các dòng "
        "này không có nghĩa là mọi người đã đạt."
    )


def needs_closing(office: str) -> str:
    """End the report on needs."""
    return f"Trên đây là báo cáo nhu cầu đào tạo, bồi dưỡng của {office}./."


def level_needed(subject: str, minimum: str, level: str) -> str:
    """Return "Chuyên môn từ đại học (hiện có: trung cấp)"."""
    return f"{subject} từ {minimum} (hiện có: {level})"


def results_note(is_whole: bool, last: date) -> str:
    """Say how the table of results is to be read."""
    return (
        "Tổng số là số người tại thời điểm báo cáo. Người: mỗi người đếm một lần trong cả giai đoạn. Lượt: mỗi lần học "
        f"là một lượt, nên tỷ lệ lượt có thể vượt 100%.{_until(is_whole, last)} Dòng không có số là chưa có số liệu."
    )


def by_year_note(is_whole: bool, last: date) -> str:
    """Say how the table by year is to be read."""
    return (
        "Số liệu tính tại thời điểm ngày 31/12 hằng năm, theo chức danh giữ vào ngày đó."
        f"{_until(is_whole, last)} Người: mỗi người đếm một lần trong năm, và một lần trong cả giai đoạn. "
        "Lượt: mỗi lần học là một lượt. Không ghi nơi học được tính là ở trong nước."
    )


def _until(is_whole: bool, last: date) -> str:
    return "" if is_whole else f" Riêng năm {last.year} tính đến ngày {last:%d/%m/%Y}."


def undated(turns: int, people: int) -> str:
    """Say that turns stand in no year."""
    return (
        f"Còn {count_vi(turns)} lượt của {count_vi(people)} người không ghi thời gian học nên chưa tính vào bảng; "
        "hãy bổ sung ngày hoặc năm hoàn thành."
    )
