"""Sentences about giving many people the same value."""


def holds_nothing(day: str) -> str:
    """Somebody holds no post that day."""
    return f"Ngày {day} không giữ chức danh nào."


def holds_no_such(position: str, day: str) -> str:
    """Somebody does not hold the post chosen."""
    return f"Ngày {day} không giữ chức danh {position}."


def level_not_stated(kind: str) -> str:
    """There is no level to which something could be added."""
    return f"Chưa ghi {kind[:1].lower()}{kind[1:]}; hãy sửa cả mức trình độ."


def no_member() -> str:
    """Somebody is no member of the Party."""
    return "Hồ sơ không ghi là đảng viên."


def no_pay(day: str) -> str:
    """No pay is recorded by that day."""
    return f"Chưa ghi lương tính đến ngày {day}."


def period_needed() -> str:
    """Which year or quarter a rating is of was not said."""
    return "Chưa ghi năm, quý xếp loại."


def of_another_office(name: str) -> str:
    """The record belongs to an office below."""
    return f"Hồ sơ do {name} quản lý; chỉ nơi đó được sửa."


def gone() -> str:
    """The record was deleted in the meantime."""
    return "Hồ sơ này không còn nữa."


def wrong_field(label: str, sentence: str) -> str:
    """The new value would be wrong for this person."""
    return f"{label}: {sentence}"


def named(people: int, labels: str) -> str:
    """The name of the step in the journal."""
    return f"Sửa {people} hồ sơ: {labels}"


def choose_something(people: int) -> str:
    """Nothing to change was chosen yet."""
    return f"Chọn mục cần sửa cho {people} người; chưa ghi gì cho đến khi bấm nút Sửa."


def counts(changed: int, same: int, refused: int) -> str:
    """What the preview comes to, in people."""
    parts = [f"{changed} người thay đổi"]
    if same:
        parts.append(f"{same} người đã đúng như vậy")
    if refused:
        parts.append(f"{refused} người không sửa được")
    return ", ".join(parts) + "."


def will_change(people: int) -> str:
    """The button that writes."""
    return f"Sửa {people} người" if people else "Sửa"


def changed(people: int, refused: int) -> str:
    """It was written."""
    left = f" {refused} người không sửa được, giữ nguyên." if refused else ""
    return f"Đã sửa hồ sơ của {people} người.{left}"


def nothing_changed() -> str:
    """Nobody had to be changed."""
    return "Không hồ sơ nào thay đổi."
