"""Sentences about counting ages."""


def wrong_limits(text: str) -> str:
    """The limits of age bands cannot be read."""
    return f"“{text}” chưa dùng được: hãy ghi từ một đến mười hai tuổi tăng dần từ 18 đến 99, cách nhau bằng dấu phẩy, ví dụ 30, 40, 50, 60."


def ages_settled() -> str:
    """The rule is kept."""
    return "Đã ghi nhớ cách tính tuổi; danh sách và báo cáo dùng cách này từ bây giờ."


def bands_shown(labels: list[str]) -> str:
    """Which bands the limits make."""
    return "Các nhóm tuổi: " + "; ".join(labels) + "."


def ages_hint() -> str:
    """What the setting is for."""
    return (
        "Dùng cho danh sách nhân sự và mọi báo cáo có tuổi, trừ khi một báo cáo được chọn cách khác. Tuổi nghỉ hưu, tuổi trong "
        "tiêu chuẩn và trong chỉ tiêu luôn tính theo quy định, không theo thiết lập này."
    )
