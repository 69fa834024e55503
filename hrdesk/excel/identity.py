"""Identity and telephone numbers: text of digits, whose leading zeros Excel likes to drop.

Each function returns the number and a note where zeros were put back, and raises ``Refused``.
"""

import re

from hrdesk.excel.cells import Raw, Refused
from hrdesk.messages import excel as say
from hrdesk.text import squeeze

LENGTH = 12
# The first three digits tell where the birth was registered: 001 to 096, the codes of Quyết định
# 124/2004/QĐ-TTg (Thông tư 59/2021/TT-BCA). Countries have higher ones, which begin with no zero lost.
_PROVINCES = frozenset(
    f"{code:02d}"
    for code in (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42),
        *(44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86),
        *(87, 89, 91, 92, 93, 94, 95, 96),
    )
)
_SIGNS = re.compile(r"[\s.\-'’`]")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.I)
_PHONE = re.compile(r"\+?[\d\s.\-()/;,]+")


def read_citizen_id(raw: Raw) -> tuple[str, str | None]:
    """Return twelve digits (Nghị định 137/2015/NĐ-CP, Điều 13). Only a number cell can have lost zeros."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise Refused(say.citizen_id_letters())
    if isinstance(raw, str):
        return _checked(_SIGNS.sub("", squeeze(raw))), None
    if raw != int(raw) or raw < 0:
        raise Refused(say.citizen_id_letters())
    digits = str(int(raw))
    whole = digits.zfill(LENGTH)
    if len(digits) < LENGTH and whole.startswith("0") and whole[1:3] in _PROVINCES:
        return whole, say.zeros_restored(whole)
    return _checked(digits), None


def _checked(digits: str) -> str:
    if _ROUNDED.fullmatch(digits):
        raise Refused(say.citizen_id_rounded())
    if not digits.isascii() or not digits.isdigit():
        raise Refused(say.citizen_id_letters())
    if len(digits) != LENGTH:
        raise Refused(say.citizen_id_length(len(digits)))
    return digits


def read_phone(raw: Raw) -> tuple[str, str | None]:
    """Return a telephone number as written; a number cell of nine digits gets its zero back."""
    if isinstance(raw, str) and _PHONE.fullmatch(squeeze(raw)):
        return squeeze(raw), None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or raw != int(raw) or raw < 0:
        raise Refused(say.phone_letters())
    digits = str(int(raw))
    # Mobile numbers have ten digits with the zero, landlines eleven that begin with 02.
    if len(digits) == 9 or (len(digits) == 10 and digits.startswith("2")):
        return f"0{digits}", say.zeros_restored(f"0{digits}")
    return digits, None
