"""What stands in one cell of a workbook, as the reader hands it on: never evaluated, never guessed."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hrdesk.text import nfc


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that has no usable value: an error of Excel (``#N/A``), or a formula never calculated ("")."""

    code: str = ""


Raw = str | float | int | bool | date | datetime | time | timedelta | Broken
EMPTY = ""


class CellKind(StrEnum):
    """How a value is kept in the workbook."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``value`` of a formula is the result that was saved with the workbook."""

    value: Raw
    kind: CellKind
    is_formula: bool = False


_KINDS: dict[type, CellKind] = {
    str: CellKind.TEXT,
    float: CellKind.NUMBER,
    int: CellKind.NUMBER,
    bool: CellKind.BOOL,
    date: CellKind.DATE,
    datetime: CellKind.DATE,
    time: CellKind.DATE,
    timedelta: CellKind.DATE,
    Broken: CellKind.ERROR,
}


def kind_of(value: Raw) -> CellKind:
    """Return how a value is kept."""
    return CellKind.EMPTY if value == "" else _KINDS[type(value)]


def plain_number(value: float) -> str:
    """Return a number as people write it: ``123456789012``, ``2,34``."""
    if value == int(value):
        return str(int(value))
    return repr(value).replace(".", ",")


def shown(value: Raw) -> str:
    """Return a value as the person who filled the workbook sees it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return nfc(value).strip()
    if isinstance(value, (int, float)):
        return plain_number(value)
    if isinstance(value, date):
        return value.strftime("%d/%m/") + str(value.year)
    return value.code if isinstance(value, Broken) else str(value)


_LETTERS = re.compile(r"[A-Z]+")


def column_letter(index: int) -> str:
    """Return the letter of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the index, from 0, of the column that ``letters`` begins with ("C", "C12", "C (Ngày sinh)").

    Raises ``ValueError`` when it begins with no column letter.
    """
    found = _LETTERS.match(letters)
    if not found:
        raise ValueError(f"no column: {letters!r}")
    index = 0
    for letter in found.group():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


class Refused(Exception):
    """A value that cannot be taken; carries the Vietnamese sentence for the clerk."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
