"""The columns of a list of staff: how a field is headed, under which common headings, how it is set."""

from collections.abc import Sequence
from itertools import groupby

from hrdesk.domain.fields import Field, Kind, field
from hrdesk.domain.paper import Align, Column, ColumnGroup, Heading, Number

# The customary list (facts, section 8.4): names, birth by sex, party, education, pay.
DEFAULT = (
    "full_name",
    "date_of_birth",
    "sex",
    "ethnicity",
    "religion",
    "place_of_origin",
    "position_code",
    "held_from",
    "party_joined_on",
    "party_official_on",
    "general_education",
    "professional_level",
    "professional_field",
    "political_theory_level",
    "state_management_level",
    "foreign_language",
    "it_skill",
    "note",
)
ORDINAL = Column("ordinal", "TT", 9, Align.CENTER, Number.INTEGER, grows=False)

_BORN = ("male_born", "female_born")

# Field key: the headings above it and its label under them. Alone it keeps its full label.
_GROUPED: dict[str, tuple[tuple[str, ...], str]] = {
    "male_born": (("Ngày, tháng, năm sinh",), "Nam"),
    "female_born": (("Ngày, tháng, năm sinh",), "Nữ"),
    "party_joined_on": (("Ngày vào Đảng",), "Dự bị"),
    "party_official_on": (("Ngày vào Đảng",), "Chính thức"),
    "general_education": (("Trình độ",), "GDPT"),
    "professional_level": (("Trình độ", "Chuyên môn"), "Trình độ CM"),
    "professional_field": (("Trình độ", "Chuyên môn"), "Chuyên ngành"),
    "professional_school": (("Trình độ", "Chuyên môn"), "Nơi đào tạo"),
    "professional_attained_on": (("Trình độ", "Chuyên môn"), "Năm TN"),
    "political_theory_level": (("Trình độ",), "LLCT"),
    "state_management_level": (("Trình độ",), "QLNN"),
    "foreign_language": (("Trình độ",), "Ngoại ngữ"),
    "it_skill": (("Trình độ",), "Tin học"),
    "rank_code": (("Ngạch, bậc lương",), "Mã ngạch"),
    "pay_step": (("Ngạch, bậc lương",), "Bậc"),
    "pay_coefficient": (("Ngạch, bậc lương",), "Hệ số"),
    "pay_effective_on": (("Ngạch, bậc lương",), "Từ ngày"),
}
_CENTRED = (Kind.DATE, Kind.BOOL, Kind.COURSE, Kind.INTEGER, Kind.HUNDREDTHS)
_NUMBERS = {Kind.INTEGER: Number.INTEGER, Kind.HUNDREDTHS: Number.HUNDREDTHS}


def column_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the columns: birth date and sex, side by side, become a date under Nam or Nữ."""
    chosen = list(keys)
    if "date_of_birth" in chosen and "sex" in chosen:
        place = chosen.index("date_of_birth")
        if chosen[place + 1 : place + 2] == ["sex"]:
            chosen[place : place + 2] = _BORN
    return tuple(chosen)


def headings(keys: Sequence[str]) -> tuple[Heading, ...]:
    """Return the headings over the columns of ``keys``, common ones drawn together."""
    return (ORDINAL, *_under([(_GROUPED.get(key, ((), ""))[0], key) for key in column_keys(keys)]))


def _under(columns: list[tuple[tuple[str, ...], str]]) -> tuple[Heading, ...]:
    found: list[Heading] = []
    for label, run in groupby(columns, key=lambda column: column[0][:1]):
        members = list(run)
        if not label:
            found.extend(_column(key, grouped=False) for _, key in members)
        elif len(members) == 1:
            found.append(_column(members[0][1], grouped=False))
        else:
            found.append(ColumnGroup(label[0], _inside([(above[1:], key) for above, key in members])))
    return tuple(found)


def _inside(columns: list[tuple[tuple[str, ...], str]]) -> tuple[Heading, ...]:
    """Return the headings under a common one, where a short label is enough."""
    found: list[Heading] = []
    for label, run in groupby(columns, key=lambda column: column[0][:1]):
        members = list(run)
        below = tuple(_column(key, grouped=True) for _, key in members)
        found.extend((ColumnGroup(label[0], below),) if label and len(members) > 1 else below)
    return tuple(found)


def _column(key: str, *, grouped: bool) -> Column:
    if key in _BORN:
        return Column(key, _GROUPED[key][1], 20, Align.CENTER)
    declared = field(key)
    label = _GROUPED[key][1] if grouped else declared.label
    number = _NUMBERS.get(declared.kind)
    return Column(key, label, declared.width, _align(declared), number, whole=key == "full_name")


def _align(declared: Field) -> Align:
    return Align.CENTER if declared.kind in _CENTRED or declared.key == "general_education" else Align.LEFT
