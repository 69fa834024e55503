"""Sentences about norms of equipment and space: what is asked for each, what a place or an office is short of."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from hrdesk.messages.rules import lower_first
from hrdesk.text import count_vi, decimal_vi


def required(things: Sequence[str], quantity: int, each: int, basis: str, max_price: int | None) -> str:
    """Return what a norm asks: "01 máy vi tính để bàn hoặc máy vi tính xách tay cho mỗi phòng làm việc"."""
    what = " hoặc ".join(lower_first(thing) for thing in things)
    whom = f"mỗi {lower_first(basis)}" if each == 1 else f"mỗi {count_vi(each)} {lower_first(basis)}"
    price = "" if max_price is None else f", giá không quá {money(max_price)} đồng"
    return f"{count_vi(quantity)} {what} cho {whom}{price}"


def place_required(kind: str) -> str:
    """Return that an office has a place of a kind."""
    return f"có {lower_first(kind)}"


def area_required(least: int | None, most: int | None) -> str:
    """Return how many square metres a person has."""
    if most is None:
        return f"từ {least or 0} m² mỗi người"
    return f"từ {least} đến {most} m² mỗi người" if least else f"không quá {most} m² mỗi người"


def money(amount: int) -> str:
    """Return đồng as papers write them: "15.000.000"."""
    return decimal_vi(amount)


def own_norm() -> str:
    """Where a norm comes from that an office has entered without a paper."""
    return "Định mức do đơn vị nhập"


def place_of(place: str, unit: str) -> str:
    """Return a place with its unit: "Phòng Tư pháp (Xã Tam Hợp)"."""
    return f"{place} ({unit})"


def without_house(hamlet: str) -> str:
    """A hamlet that has no culture house on record."""
    return f"{hamlet}, chưa ghi nhà văn hóa,"


def short(where: str, title: str, needed: int, have: int, lacking: int) -> str:
    """Less than the norm."""
    return (
        f"{where} thiếu {count_vi(lacking)} so với định mức “{title}”: cần {count_vi(needed)}, "
        f"đang dùng được {count_vi(have)}."
    )


def surplus(where: str, title: str, allowed: int, have: int, over: int) -> str:
    """More than the norm."""
    return (
        f"{where} thừa {count_vi(over)} so với định mức “{title}”: được {count_vi(allowed)}, "
        f"đang có {count_vi(have)}; hãy xem có điều chuyển được cho nơi đang thiếu không."
    )


def place_missing(unit: str, kind: str) -> str:
    """An office without a place that it should have."""
    return f"{unit} chưa có {lower_first(kind)}; nếu đã có, hãy ghi vào danh sách nơi đặt."


def area_unknown(unit: str) -> str:
    """The area is not stated."""
    return f"{unit} chưa ghi diện tích trụ sở hoặc các phòng làm việc nên chưa tính được diện tích bình quân một người."


def area_small(unit: str, each: float, least: int) -> str:
    """Too little room."""
    return f"{unit} có diện tích làm việc bình quân {_metres(each)} m² mỗi người, dưới {least} m²."


def area_large(unit: str, each: float, most: int) -> str:
    """More room than asked for."""
    return (
        f"{unit} có diện tích làm việc bình quân {_metres(each)} m² mỗi người, trên {most} m²; hãy kiểm tra số đã ghi."
    )


def too_dear(name: str, place: str, price: int, allowed: int, bought: str) -> str:
    """A thing that cost more than the norm of its day allows."""
    return (
        f"{name} ({place}) nhận {bought}, đơn giá {money(price)} đồng, vượt mức tối đa {money(allowed)} "
        "đồng của định mức; hãy kiểm tra giá hoặc văn bản cho phép."
    )


def _metres(number: float) -> str:
    rounded = Decimal(str(number)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return decimal_vi(str(rounded).removesuffix(".0"))
