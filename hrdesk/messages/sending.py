"""Sentences about cards, sending and receiving as the services see them."""


def own_card() -> str:
    """Somebody trusts the office's own card."""
    return "Đây là thẻ của chính đơn vị mình; hãy chọn thẻ của cơ quan khác."


def nobody_above() -> str:
    """No card of an office above."""
    return (
        "Chưa có thẻ của cơ quan cấp trên nên chưa niêm phong được; hãy xin tệp thẻ (.hrc) của cấp trên "
        "rồi chạy hrdesk trust hoặc vào Gửi, nhận dữ liệu → Thêm thẻ."
    )


def foreign_records(name: str, unit: str) -> str:
    """The bundle holds records of units that are not the sender's."""
    return f"{name} chứa hồ sơ không thuộc {unit} nên bị giữ lại để xem xét; hãy hỏi lại đơn vị gửi."


def broken_records(name: str) -> str:
    """The records do not fit together or not the schema."""
    return f"{name} có hồ sơ không đúng cấu trúc nên bị giữ lại; hãy đề nghị đơn vị gửi xuất lại."


def too_many_missing(name: str, missing: int) -> str:
    """Many records are absent without having been deleted."""
    return (
        f"{name} thiếu {missing} hồ sơ từng nhận mà không có ghi nhận xóa, có thể do khôi phục bản cũ; "
        "hãy đối chiếu với đơn vị gửi trước khi nhận."
    )
