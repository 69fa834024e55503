"""Sentences of the page Cơ sở vật chất."""

from hrdesk.text import count_vi


def saved(name: str) -> str:
    """A row was saved."""
    return f"Đã lưu “{name}”."


def deleted(name: str) -> str:
    """A row was deleted."""
    return f"Đã xóa “{name}”."


def places_belong_here() -> str:
    """An empty list of places."""
    return "Đây là nơi ghi trụ sở, các phòng, bộ phận một cửa, kho lưu trữ, phòng họp và nhà văn hóa thôn."


def services_belong_here() -> str:
    """An empty list of services."""
    return "Đây là nơi ghi phần mềm, hộp thư công vụ, chứng thư số và đường truyền của cơ quan."


def norms_belong_here() -> str:
    """An empty list of own norms."""
    return "Định mức của luật đã có sẵn; ghi ở đây định mức riêng mà cấp có thẩm quyền quyết định cho cơ quan."


def delete_place(name: str) -> str:
    """Ask before a place is deleted."""
    return f"Xóa “{name}” khỏi sổ? Nơi không còn dùng thì hãy ghi ngày thôi dùng thay cho xóa."


def delete_service(name: str) -> str:
    """Ask before a service is deleted."""
    return f"Xóa “{name}” khỏi sổ? Dịch vụ đã hết hạn thì hãy ghi ngày hết hạn thay cho xóa."


def delete_norm(name: str) -> str:
    """Ask before a norm is deleted."""
    return f"Xóa định mức riêng “{name}”?"


def desk_complete() -> str:
    """The one-stop desk has all it must have."""
    return "Đủ trang thiết bị"


def desk_lacks(things: str) -> str:
    """The one-stop desk lacks something."""
    return f"Thiếu {things}"


def no_desk() -> str:
    """The commune has no one-stop desk on record."""
    return "Chưa ghi bộ phận một cửa"


def desks_complete(complete: int, offices: int) -> str:
    """How many one-stop desks of the communes below are complete."""
    return f"{count_vi(complete)}/{count_vi(offices)} đủ trang thiết bị"


def area_per_person(area: str, people: int) -> str:
    """The area of the rooms by person."""
    return f"{area} m² một người ({people} người)"


def area_unknown() -> str:
    """No area, or nobody who works there, is on record."""
    return "Chưa ghi diện tích hoặc số người"


def houses(equipped: int, houses: int) -> str:
    """How many culture houses have a place to work."""
    return f"{count_vi(equipped)}/{count_vi(houses)} có chỗ làm việc, thiết bị"


def services(software: int, mailboxes: int, certificates: int, signatures: int) -> str:
    """Software, mailboxes, certificates, signatures."""
    return (
        f"{count_vi(software)} phần mềm, {count_vi(mailboxes)} hộp thư, "
        f"{count_vi(certificates)} chứng thư cơ quan, {count_vi(signatures)} chữ ký cá nhân"
    )


def norm_lines(lines: int, short: int, cost: str) -> str:
    """How many lines of norms are short, and what that would cost."""
    price = f", ước {cost} đồng theo giá tối đa" if cost else ""
    return f"{count_vi(lines)} dòng định mức, {count_vi(short)} dòng thiếu{price}"


def no_norms() -> str:
    """No norm concerns the office."""
    return "Chưa có nơi đặt nào để so với định mức; hãy thêm nơi đặt và tài sản trước."


def unsaved(name: str) -> str:
    """A draft with errors is about to be left."""
    return f"“{name}” còn chỗ sai nên chưa lưu được. Ở lại sửa hay bỏ thay đổi?"
