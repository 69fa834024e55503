"""Sentences of the page Đào tạo."""


def turns_shown(turns: int, people: int) -> str:
    """How many turns of how many people are shown."""
    return f"{turns} lượt của {people} người"


def added(count: int, already: int) -> str:
    """A turn was given to people."""
    rest = f" {already} người đã có lượt này nên giữ nguyên." if already else ""
    return f"Đã thêm {count} lượt đào tạo, bồi dưỡng.{rest}"


def nobody_chosen() -> str:
    """No person is ticked."""
    return "Hãy đánh dấu ít nhất một người."


def what_belongs_here() -> str:
    """The list is empty."""
    return "Đây là nơi ghi các lượt đào tạo, bồi dưỡng. Có thể thêm một lượt cho nhiều người cùng lúc."


def chosen(count: int) -> str:
    """How many people are ticked."""
    return f"Đã chọn {count} người"


def will_add(count: int, already: int, facts: list[str]) -> str:
    """What will be written for whom."""
    rest = f" {already} người đã có đúng lượt này nên giữ nguyên." if already else ""
    return f"Sẽ thêm {count} lượt: {'; '.join(facts)}.{rest}"


def gets_a_turn() -> str:
    """A person who gets the turn."""
    return "Thêm một lượt"


def keeps_the_turn() -> str:
    """A person who has the turn."""
    return "Giữ nguyên"


def has_the_turn() -> str:
    """How it is now."""
    return "Đã có lượt này"
