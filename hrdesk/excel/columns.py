"""One cell, one value: each kind of field cleans its own, and says why when it cannot.

``clean`` never raises for anything a cell may hold: the outcome carries the values, the reason for
refusing, or a note on what was understood. Equal cells of a column have equal outcomes, so callers
may keep them by value.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel import amounts, certificates, identity, names
from hrdesk.excel.cells import Broken, Raw, Refused, shown
from hrdesk.excel.dates import read_date, whole_day
from hrdesk.excel.positions import read_position, suggestions
from hrdesk.messages import excel as say
from hrdesk.text import match_key, nfc, squeeze

Value = str | PartialDate | bool | int


class Outcome(NamedTuple):
    """What became of a cell (or of the few cells that make one value).

    ``values`` are the fields stated; ``problem`` and ``note`` are sentences; ``at`` is which of the
    cells they are about.
    """

    values: tuple[tuple[str, Value], ...] = ()
    problem: str | None = None
    note: str | None = None
    at: int = 0


NOTHING = Outcome()
_MARKS = frozenset(["x", "✓", "✔", "☑", "√", "v", "+", "*", "có", "co", "1", "yes", "true"])
_NO_MARKS = frozenset(["không", "khong", "chưa", "chua", "0", "-", "–", "no", "false"])


def clean(field: Field, raw: Raw) -> Outcome:
    """Return what a cell of ``field`` states: nothing when empty, else values, or the reason for refusing it."""
    if isinstance(raw, Broken):
        return Outcome(problem=say.excel_error(raw.code) if raw.code else say.formula_without_result())
    if isinstance(raw, str) and not raw.strip():
        return NOTHING
    try:
        return _CLEANERS[field.kind](field, raw)
    except Refused as refused:
        return Outcome(problem=refused.sentence)


def is_marked(raw: Raw) -> bool:
    """Return whether a cell below a level bears a mark (x). Raises ``Refused`` for any other content."""
    if isinstance(raw, Broken):
        raise Refused(say.excel_error(raw.code) if raw.code else say.formula_without_result())
    answer = _yes_or_no(raw)
    if answer is None and raw != "" and str(raw).strip():
        raise Refused(say.not_a_mark())
    return bool(answer)


def _yes_or_no(raw: Raw) -> bool | None:
    if isinstance(raw, bool):
        return raw
    word = squeeze(shown(raw)).lower()
    return True if word in _MARKS else False if word in _NO_MARKS else None


# --- text -------------------------------------------------------------------------------------------


def _clean_text(field: Field, raw: Raw) -> Outcome:
    special = _SPECIAL_TEXT.get(field.key)
    if special is not None:
        return special(field, raw)
    if isinstance(raw, str):
        return Outcome(((field.key, _squeezed(field, raw)),))
    text = shown(raw)
    if isinstance(raw, (bool, time, timedelta)) and not isinstance(raw, (date, datetime)):
        raise Refused(say.no_text())
    return Outcome(((field.key, text),), note=None if isinstance(raw, (int, float)) else say.number_as_text(text))


def _squeezed(field: Field, text: str) -> str:
    """A note keeps its lines; everything else is one line."""
    if field.key not in ("note", "training_note", "item_note"):
        return squeeze(text)
    return "\n".join(squeeze(line) for line in nfc(text).strip().splitlines())


def _clean_name(field: Field, raw: Raw) -> Outcome:
    if not isinstance(raw, str):
        raise Refused(say.no_text())
    name = names.ordinary_case(raw)
    return Outcome(((field.key, name),), note=None if name == squeeze(raw) else say.name_recased(name))


def _clean_citizen_id(field: Field, raw: Raw) -> Outcome:
    number, note = identity.read_citizen_id(raw)
    return Outcome(((field.key, number),), note=note)


def _clean_phone(field: Field, raw: Raw) -> Outcome:
    number, note = identity.read_phone(raw)
    return Outcome(((field.key, number),), note=note)


def _clean_certificate(field: Field, raw: Raw) -> Outcome:
    is_class = field.key == "general_education" and isinstance(raw, date)
    text, note = _class_of_date(raw) if is_class else (None, None)  # type: ignore[arg-type]
    found = certificates.read(field.key, text or shown(raw))
    values: list[tuple[str, Value]] = [(certificates.LEVEL_KEY[field.key], found.level)]
    if found.certificate is not None:
        values.append((field.key, found.certificate))
    if found.step is not None:
        values.append((certificates.STEP_KEY[field.key], found.step))
    return Outcome(tuple(values), note=note or found.note)


def _class_of_date(day: date) -> tuple[str | None, str | None]:
    """Return 12/12 for the day that Excel made of it, whichever of the two it took for the month."""
    for finished, system in ((day.day, day.month), (day.month, day.day)):
        if system in (10, 12) and finished <= system:
            return f"{finished}/{system}", say.class_from_date(f"{finished}/{system}")
    return None, None


# --- dates, numbers, yes and no ---------------------------------------------------------------------


def _clean_date(field: Field, raw: Raw) -> Outcome:
    day = whole_day(raw) if isinstance(raw, str) else None
    if day is not None:
        return Outcome(((field.key, day),))
    if field.key == "party_joined_on" and (member := _yes_or_no(raw)) is not None:
        return Outcome((("party_member", member),))
    day, note = read_date(raw)
    return Outcome(((field.key, day),), note=note)


def _clean_bool(field: Field, raw: Raw) -> Outcome:
    answer = _yes_or_no(raw)
    if answer is None:
        raise Refused(say.not_yes_or_no())
    return Outcome(((field.key, answer),))


def _clean_course(field: Field, raw: Raw) -> Outcome:
    answer = _yes_or_no(raw)
    if answer is not None:
        return Outcome(((field.key, True),)) if answer else NOTHING
    try:
        day, note = read_date(raw)
    except Refused as refused:
        has_digits = any(sign.isdigit() for sign in shown(raw))
        raise refused if has_digits else Refused(say.not_a_course()) from None
    return Outcome(((field.key, day),), note=note)


def _clean_integer(field: Field, raw: Raw) -> Outcome:
    if field.key == "quantity":
        return Outcome(((field.key, amounts.read_quantity(raw)),))
    if isinstance(raw, float) and raw == int(raw):
        return Outcome(((field.key, int(raw)),))
    words = match_key(shown(raw)).split() if isinstance(raw, str) else []
    if field.key == "pay_step":  # "3/9" is step 3 of 9, "Bậc 3" step 3
        words = [word for word in words if word != "bac"][:1] if len(words) <= 2 else words
    if len(words) != 1 or not words[0].isascii() or not words[0].isdigit() or "," in shown(raw):
        raise Refused(say.not_an_integer())
    return Outcome(((field.key, int(words[0])),))


def _clean_money(field: Field, raw: Raw) -> Outcome:
    amount, note = amounts.read_money(raw)
    return NOTHING if amount is None else Outcome(((field.key, amount),), note=note)


def _clean_hundredths(field: Field, raw: Raw) -> Outcome:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise Refused(say.not_hundredths())
    # Binary fractions of Excel end in noise (2.3400000000000003).
    text = squeeze(raw).replace(" ", "") if isinstance(raw, str) else repr(round(float(raw), 9))
    percent = text.endswith("%")
    try:
        number = Decimal(text.rstrip("%").replace(",", "."))
    except InvalidOperation:
        raise Refused(say.not_hundredths()) from None
    hundredths = number if percent else number * 100
    if not hundredths.is_finite() or hundredths != hundredths.to_integral_value() or hundredths < 0:
        raise Refused(say.not_hundredths())
    if hundredths >= 10_000 and field.record == "pay":
        raise Refused(say.number_out_of_range())
    return Outcome(((field.key, int(hundredths)),))


# --- codes ------------------------------------------------------------------------------------------


def _clean_code(field: Field, raw: Raw) -> Outcome:
    if field.key == "position_code":
        return Outcome(((field.key, read_position(shown(raw))),))
    if field.key == "professional_level":
        return _clean_professional_level(field, squeeze(shown(raw)))
    if field.key == "rank_code" and isinstance(raw, float):
        return _clean_rank_number(field, raw)
    return Outcome(((field.key, _entry(field, shown(raw)).code),))


def _entry(field: Field, text: str) -> Entry:
    known = catalog(field.catalog or field.key)
    entry = known.find(text)
    if entry is None:
        raise Refused(say.unknown_code(known.title, suggestions(known, text)))
    return entry


def _clean_professional_level(field: Field, text: str) -> Outcome:
    """Take "ĐH Luật" apart: the level first, then the field of study."""
    levels = catalog("professional_level")
    entry = levels.find(text)
    if entry is not None:
        return Outcome(((field.key, entry.code),))
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        entry = levels.find(" ".join(words[:count]))
        subject = " ".join(words[count:]).strip(" -–:,.;()")
        if entry is None or entry.code == "NONE" or not subject or levels.find(subject):
            continue
        subject = subject[0].upper() + subject[1:]
        values: tuple[tuple[str, Value], ...] = ((field.key, entry.code), ("professional_field", subject))
        return Outcome(values, note=say.field_beside_level(entry.label, subject))
    raise Refused(say.unknown_code(levels.title, suggestions(levels, text)))


def _clean_rank_number(field: Field, number: float) -> Outcome:
    """Excel makes a number of 01.003: 1.003, or 1003 where the point groups thousands."""
    ranks = catalog("rank").by_code
    for code in (f"{number:06.3f}", f"{number / 1000:06.3f}"):
        if code in ranks:
            return Outcome(((field.key, code),), note=say.rank_restored(code))
    return Outcome(((field.key, _entry(field, shown(number)).code),))


def _clean_unit(field: Field, raw: Raw) -> Outcome:
    return Outcome(((field.key, squeeze(shown(raw))),))


_Cleaner = Callable[[Field, Raw], Outcome]
_SPECIAL_TEXT: dict[str, _Cleaner] = {
    "full_name": _clean_name,
    "citizen_id": _clean_citizen_id,
    "phone": _clean_phone,
    **dict.fromkeys(certificates.LEVEL_KEY, _clean_certificate),
}
_CLEANERS: dict[Kind, _Cleaner] = {
    Kind.TEXT: _clean_text,
    Kind.DATE: _clean_date,
    Kind.BOOL: _clean_bool,
    Kind.COURSE: _clean_course,
    Kind.INTEGER: _clean_integer,
    Kind.HUNDREDTHS: _clean_hundredths,
    Kind.CODE: _clean_code,
    Kind.UNIT: _clean_unit,
    Kind.PLACE: _clean_unit,
    Kind.MONEY: _clean_money,
}
