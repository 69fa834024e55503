"""Words of the report on ratings, discipline and commendations."""

from datetime import date

from hrdesk.text import count_vi


def opening(office: str, first: date, last: date) -> str:
    """What the report is about."""
    return (
        f"{office} báo cáo kết quả xếp loại chất lượng, kỷ luật, khen thưởng từ ngày {first:%d/%m/%Y} "
        f"đến ngày {last:%d/%m/%Y}."
    )


def how_counted() -> str:
    """Whom the years count."""
    return (
        "Xếp loại của mỗi năm tính trên những người giữ chức danh vào cuối năm đó, mỗi người đếm một lần trong một nhóm. "
        "Kỷ luật, khen thưởng tính theo năm của quyết định, gồm trường hợp của những người giữ chức danh vào cuối một năm "
        "trong kỳ báo cáo; người thôi giữ chức danh ngay trong năm được bổ nhiệm, tuyển dụng không có trong số liệu."
    )


def period(code: str) -> str:
    """Return "Năm 2022", "Quý IV năm 2022"."""
    year, _, quarter = code.partition("-Q")
    return f"Quý {('I', 'II', 'III', 'IV')[int(quarter) - 1]} năm {year}" if quarter else f"Năm {year}"


def no_ratings() -> str:
    """No year or quarter has ended in the period."""
    return "Trong kỳ báo cáo chưa có năm hoặc quý nào kết thúc để xếp loại."


def cases(what: str, count: int, people: int) -> str:
    """How many cases, of how many people."""
    return f"Có {count_vi(count)} trường hợp {what}, của {count_vi(people)} người."


def no_cases(what: str) -> str:
    """Nothing is recorded."""
    return f"Không có trường hợp {what} nào được ghi trong hồ sơ."


def undated(what: str) -> str:
    """Cases without a date count, whatever the period."""
    return f"Cột “Không rõ năm” là các trường hợp {what} mà hồ sơ chưa ghi ngày quyết định."


def by_unit(year: str | None) -> str:
    """What the table by unit shows."""
    rated = f"Xếp loại năm {year} của cán bộ, công chức đang giữ chức danh. " if year else ""
    return f"{rated}Kỷ luật, khen thưởng trong kỳ báo cáo tính cho mọi người đang giữ chức danh."


def closing(office: str) -> str:
    """End the report."""
    return f"Trên đây là báo cáo xếp loại, kỷ luật, khen thưởng của {office}./."
