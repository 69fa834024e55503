"""Amounts of money and numbers of pieces as clerks write them: đồng in whole, thousands never guessed.

Every function raises ``Refused`` with a sentence where the cell cannot be one.
"""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from hrdesk.excel.cells import Broken, Raw, Refused, shown
from hrdesk.messages import equipment_lists as say
from hrdesk.text import match_key, squeeze

MOST_MONEY = 10**13
MOST_PIECES = 100_000
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\.?$")
_AMOUNT = re.compile(r"([\d.,]+)(tỷ|tỉ|triệu|tr|nghìn|ngàn|k)?")
_SCALE = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000, "k": 1000}
_PLAIN = re.compile(r"\d+")
_FRACTION = re.compile(r"(\d+)[.,](\d{1,2})")
# Thousands with points; with commas only where there are two groups or a fraction after a point.
_BY_POINTS = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?")
_BY_COMMAS = re.compile(r"(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.))(?:\.(\d+))?")
_NOTHING = ("-", "–", "—")


def read_money(raw: Raw, factor: int = 1) -> tuple[int | None, str | None]:
    """Return the đồng in a cell (None for a dash) and a note when they were scaled.

    ``factor`` is what one unit of the column is worth in đồng; a word in the cell ("9,8 triệu") says otherwise.
    """
    if isinstance(raw, (bool, date, time, timedelta, Broken)):
        raise Refused(say.not_money())
    if isinstance(raw, (int, float)):
        number, scale = Decimal(repr(round(float(raw), 6))), factor
    else:
        text = _CURRENCY.sub("", squeeze(raw).lower())
        if text in _NOTHING:
            return None, None
        number, scale = _from_text(text.replace(" ", ""), factor, squeeze(raw))
    amount = number * scale
    if not amount.is_finite() or amount > MOST_MONEY:
        raise Refused(say.money_too_large())
    if amount < 0:
        raise Refused(say.money_negative())
    if amount != amount.to_integral_value():
        raise Refused(say.money_fraction())
    return int(amount), None if scale == 1 else say.money_scaled(int(amount))


def _from_text(text: str, factor: int, as_written: str) -> tuple[Decimal, int]:
    is_negative = text.startswith(("-", "("))
    found = _AMOUNT.fullmatch(text.strip("-()"))
    if found is None:
        raise Refused(say.not_money())
    digits, word = found.groups()
    scale = _SCALE[word] if word else factor
    number = _number(digits, as_written, may_have_fraction=scale > 1, is_spelled=bool(word))
    return (-number if is_negative else number), scale


def _number(digits: str, as_written: str, *, may_have_fraction: bool, is_spelled: bool) -> Decimal:
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    fraction = _FRACTION.fullmatch(digits)
    if fraction:
        if not may_have_fraction and int(fraction[2]):
            raise Refused(say.money_fraction())
        return Decimal(f"{fraction[1]}.{fraction[2]}")
    if is_spelled:  # 9.800 triệu: nine point eight, or nine thousand eight hundred
        raise Refused(say.money_ambiguous(as_written))
    grouped = _BY_POINTS.fullmatch(digits) or _BY_COMMAS.fullmatch(digits)
    if grouped:
        whole = grouped[1].replace(".", "").replace(",", "")
        return Decimal(f"{whole}.{grouped[2] or 0}")
    if re.fullmatch(r"\d{1,3},\d{3}", digits):
        raise Refused(say.money_ambiguous(as_written))
    raise Refused(say.not_money())


def scale_of(heading: str) -> int:
    """Return what one unit of a column, or of a table, is worth in đồng by its heading: "Nguyên giá (nghìn đồng)"."""
    words = f" {match_key(heading)} "
    if " trieu " in words:
        return 10**6
    return 1000 if any(f" {word} " in words for word in ("nghin", "ngan", "1000", "1 000", "1000d", "1000 d")) else 1


def read_quantity(raw: Raw) -> int:
    """Return the number of pieces in a cell, at least 1: ``2``, ``02``, ``2,0`` as Excel keeps it."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if raw != int(raw):
            raise Refused(say.quantity_not_whole())
        pieces = int(raw)
    else:
        text = squeeze(shown(raw)) if isinstance(raw, str) else ""
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise Refused(say.quantity_not_whole())
        pieces = int(text)
    if pieces < 1:
        raise Refused(say.quantity_not_positive())
    if pieces > MOST_PIECES:
        raise Refused(say.quantity_not_whole())
    return pieces
