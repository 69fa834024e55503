"""What is typed over a column, as a test of its cells: words without accents, comparisons, empty or not."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from hrdesk.domain.partial_date import PartialDate
from hrdesk.text import search_key
from hrdesk.ui.widgets.dates import NotADate, read_date

Test = Callable[[str, Any], bool]  # the cell's text, its value (a date, a number) or None
Reach = tuple[int, int]
_COMPARED = re.compile(r"(>=|<=|>|<)(?!>)\s*(.*)\Z")


class NotAFilter(ValueError):
    """A comparison with nothing, or with what is no date or number."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return the search key of a cell: thousands of rows are searched again with every letter typed."""
    return search_key(text)


def column_test(typed: str, kind: str) -> Test | None:
    """Return the test that a text means, None for one that asks for nothing; ``kind`` is text, date or number.

    ``=`` alone asks for an empty cell, ``<>`` for one that is not; ``=x`` for exactly x, ``<>x`` for one
    without it; ``>``, ``>=``, ``<``, ``<=`` and ``x~y`` compare dates and numbers. Raises ``NotAFilter``.
    """
    text = typed.strip()
    if not text:
        return None
    if text.startswith("<>"):
        return _without(text[2:].strip())
    if text.startswith("="):
        wanted = search_key(text[1:])
        return lambda cell, _: folded(cell) == wanted
    if kind != "text":
        compared = _COMPARED.match(text)
        if compared:
            return _comparison(compared[1], _reach(compared[2], kind))
        if "~" in text:
            return _between(text, kind)
    words = search_key(text).split()
    return lambda cell, _: all(word in folded(cell) for word in words)


def _without(text: str) -> Test:
    words = search_key(text).split()
    if not words:
        return lambda cell, _: bool(cell)
    return lambda cell, _: not all(word in folded(cell) for word in words)


def _comparison(sign: str, asked: Reach) -> Test:
    """Return a test by reach: a year is after another when all its days are."""
    first, last = asked
    tests: dict[str, Callable[[Reach], bool]] = {
        ">": lambda value: value[0] > last,
        ">=": lambda value: value[0] >= first,
        "<": lambda value: value[1] < first,
        "<=": lambda value: value[1] <= last,
    }
    test = tests[sign]
    return lambda _, value: value is not None and test(_reach_of(value))


def _between(text: str, kind: str) -> Test:
    begin, _, end = text.partition("~")
    first, last = _reach(begin, kind)[0], _reach(end, kind)[1]
    return lambda _, value: value is not None and first <= _reach_of(value)[0] and _reach_of(value)[1] <= last


def _reach_of(value: PartialDate | int) -> Reach:
    return (value, value) if isinstance(value, int) else (value.first.toordinal(), value.last.toordinal())


def _reach(typed: str, kind: str) -> Reach:
    """Return the first and the last day, or the number, that was typed."""
    text = typed.strip()
    if kind == "number":
        if not (text.isascii() and text.isdigit()):
            raise NotAFilter(typed)
        return int(text), int(text)
    try:
        found = read_date(text)
    except NotADate:
        found = None
    if found is None:
        raise NotAFilter(typed)
    return _reach_of(found)
