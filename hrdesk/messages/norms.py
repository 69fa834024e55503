"""Sentences about norms of equipment and space: what is asked for each, what a place or an office is short of."""

from collections.abc import Sequence

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
