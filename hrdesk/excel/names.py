"""Names of people: ordinary letters, whatever the workbook's typist held down."""

import re

from hrdesk.text import squeeze

_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_INITIAL = re.compile(r"(?:(?<=\s)|^)[^\W\d_]")


def ordinary_case(text: str) -> str:
    """Return a name with capital initials: "LƯU HỮU SƠN" and "Trịnh Quang ánh" become what a register has.

    Capitals inside a word of a name in ordinary case stay ("H'Hen Niê").
    """
    name = squeeze(text)
    if name.istitle():
        return name
    if name.isupper() or name.islower():
        return _LETTERS.sub(lambda word: word.group().capitalize(), name)
    return _SMALL_INITIAL.sub(lambda letter: letter.group().upper(), name)
