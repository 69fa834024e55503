"""Twenty digits that people compare on paper and by telephone: 19 from a hash and a Damm digit.

The Damm digit notices every single wrong digit and every swap of neighbours. The code
supplements the signature (63 bits), it does not replace it.
"""

from hrdesk.errors import UserError
from hrdesk.messages import exchange as say

_DIGITS = 19
_GROUP = 4


def control_code(digest: bytes) -> str:
    """Return the digits for a SHA-256 digest: ``0410 8610 4836 1017 0142``."""
    from stdnum import damm

    number = str(int.from_bytes(digest, "big") % 10**_DIGITS).zfill(_DIGITS)
    digits = number + damm.calc_check_digit(number)
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def check_control_code(typed: str, expected: str) -> None:
    """Compare what was typed (spaces, dots and hyphens do not matter) with the code of the file.

    Raises ``UserError``: one sentence for a typing mistake, another for the code of another file.
    """
    from stdnum import damm

    digits = _digits(typed)
    if len(digits) != _DIGITS + 1 or not damm.is_valid(digits):
        raise UserError(say.code_mistyped())
    if digits != _digits(expected):
        raise UserError(say.code_differs())


def _digits(text: str) -> str:
    bare = "".join(sign for sign in text if not (sign.isspace() or sign in ".-–"))
    return bare if bare.isascii() and bare.isdigit() else ""
