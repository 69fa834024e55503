"""Who issues a paper, where, under which number, signed by whom; what is not given stays blank for the hand.

Forms of number, date, capitals: Nghị định 30/2020/NĐ-CP, Phụ lục I and II.
"""

from dataclasses import dataclass
from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import AppendixHeading, LetterHeading, Signature
from hrdesk.domain.snapshot import Unit

_BLANK = "\u00a0" * 6
_DOTS = "……"
_COMMITTEE = "Ủy ban nhân dân"
# Words with which the name of a unit may already begin.
_UNIT_WORDS = (
    *("tỉnh", "thành phố", "huyện", "quận", "thị xã"),
    *("thị trấn", "đặc khu", "phường", "xã"),
    *("tổ dân phố", "thôn"),
)


@dataclass(frozen=True, slots=True)
class PaperContext:
    """What a paper says about its office.

    ``office`` is written as in running text ("Ủy ban nhân dân xã Tam Hợp"); ``signer_titles``
    are the lines above the signature; a ``document_no`` under ten gets its leading zero.
    """

    office: str
    place: str
    parent_office: str = ""
    signer_titles: tuple[str, ...] = (f"TM. {_COMMITTEE}", "Chủ tịch")
    signer_name: str = ""
    preparer_name: str = ""
    document_no: str = ""
    symbol: str = "BC-UBND"
    signed_on: date | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def context_of(unit: Unit, parent_name: str = "") -> PaperContext:
    """Return the context of a unit's committee, everything else blank."""
    name = unit_title(unit.kind, unit.name)
    above = (f"{_COMMITTEE} {parent_name}",) if parent_name else ()
    return PaperContext(
        office=f"{_COMMITTEE} {name}",
        place=bare_name(unit.name),
        addressees=above,
        recipients=(*above, "Lưu: VT"),
    )


def unit_title(kind: str, name: str) -> str:
    """Return a unit as running text names it: "xã Tam Hợp", but "Phường 1"."""
    words = _unit_words(name) or str(_prefix(kind))
    rest = bare_name(name)
    capital = bool(rest) and rest[0].isdigit()
    return f"{words.capitalize() if capital else words.lower()} {rest}".strip()


def bare_name(name: str) -> str:
    """Return a unit's name without the word for its kind: "Tam Hợp"."""
    return name[len(_unit_words(name)) :].strip()


def letter_heading(context: PaperContext) -> LetterHeading:
    """Return the head of a document."""
    office = context.office.replace(f"{_COMMITTEE} ", f"{_COMMITTEE}\n", 1)
    return LetterHeading(office, context.parent_office, f"Số: {_number(context)}", place_and_date(context))


def appendix_heading(context: PaperContext, kind: str = "Báo cáo", label: str = "Phụ lục") -> AppendixHeading:
    """Return the head of an appendix to a document of ``kind``."""
    number, day = _number(context), long_date(context.signed_on)
    return AppendixHeading(label, f"Kèm theo {kind} số {number} {day} của {context.office}")


def place_and_date(context: PaperContext) -> str:
    """Return "Tam Hợp, ngày 05 tháng 01 năm 2026"."""
    return f"{context.place}, {long_date(context.signed_on)}"


def long_date(day: date | None) -> str:
    """Return "ngày 05 tháng 01 năm 2026": a leading zero for days under 10 and for months 1 and 2."""
    if day is None:
        return f"ngày {_DOTS} tháng {_DOTS} năm {_DOTS}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def signature(context: PaperContext) -> Signature:
    """Return the place of the one who signs for the office."""
    return Signature(context.signer_titles, context.signer_name)


def list_signatures(context: PaperContext) -> tuple[Signature, Signature]:
    """Return the two places under a list: who made it, and who signs it, with place and date above."""
    maker = Signature(("Người lập biểu",), context.preparer_name, hint="Ký, ghi rõ họ tên")
    return maker, Signature(context.signer_titles, context.signer_name, place_and_date(context))


def _number(context: PaperContext) -> str:
    number = context.document_no.zfill(2) if context.document_no.isdigit() else context.document_no or _BLANK
    return f"{number}/{context.symbol}"


def _unit_words(name: str) -> str:
    lowered = name.lower()
    return next((name[: len(words)] for words in _UNIT_WORDS if lowered.startswith(f"{words} ")), "")


def _prefix(kind: str) -> object:
    entry = catalog("unit_kind").by_code.get(kind)
    return entry.attributes.get("prefix", "") if entry else ""
