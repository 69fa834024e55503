"""A list by name of those who hold a kind of title: deputies of a council, part-time officials."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.paper import Align, Column, ColumnGroup, Heading, Row, Value, columns_of
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot, Unit
from hrdesk.reports.areas import ordinal_column
from hrdesk.rules import official_title, spoken_title


@dataclass(frozen=True, slots=True)
class Member:
    """A person in one title, with what a list says. ``other_titles`` are those of other groups."""

    person_id: str
    full_name: str
    date_of_birth: PartialDate | None
    sex: str | None
    ethnicity: str | None
    religion: str | None
    party_member: bool
    party_joined_on: PartialDate | None
    professional_level: str
    professional_field: str | None
    political_theory_level: str
    position: str
    title: str
    unit: Unit
    held_from: PartialDate | None
    term: str | None
    is_reelected: bool | None
    other_titles: tuple[str, ...]


def members(snapshot: Snapshot, group: str) -> tuple[Member, ...]:
    """Return the holders of the titles of a group, in the order of titles, then names."""
    found = [
        (catalog("position").rank(held.position_code), _member(snapshot, person, held, group))
        for person in snapshot.persons
        for held in person.holdings
        if position_group(held.position_code) == group
    ]
    return tuple(member for _, member in sorted(found, key=lambda one: one[0]))


def member_json(member: Member) -> dict[str, Any]:
    """Return a member with codes, and dates in ISO at their own precision."""
    return {
        "id": member.person_id,
        "full_name": member.full_name,
        "date_of_birth": iso(member.date_of_birth),
        "sex": member.sex,
        "ethnicity": member.ethnicity,
        "religion": member.religion,
        "party_member": member.party_member,
        "party_joined_on": iso(member.party_joined_on),
        "professional_level": member.professional_level,
        "professional_field": member.professional_field,
        "political_theory_level": member.political_theory_level,
        "position_code": member.position,
        "unit": member.unit.code,
        "held_from": iso(member.held_from),
        "term": member.term,
        "is_reelected": member.is_reelected,
        "other_titles": list(member.other_titles),
    }


def member_headings(keys: Sequence[str]) -> tuple[Heading, ...]:
    """Return the headings of a list with the columns ``keys``, the running number first."""
    return (ordinal_column(), *(_HEADINGS[key] for key in keys))


def member_rows(found: Iterable[Member], keys: Sequence[str], first: int = 1) -> list[Row]:
    """Return a row per member, numbered from ``first``."""
    columns = [column.key for column in columns_of(_HEADINGS[key] for key in keys)]
    return [
        Row((number, *(_CELLS[column](member) for column in columns)), people=(member.person_id,))
        for number, member in enumerate(found, first)
    ]


def _member(snapshot: Snapshot, person: PersonAt, held: Holding, group: str) -> Member:
    unit = snapshot.unit_by_id[held.unit_id]
    degree = person.qualifications.get("professional_level")
    return Member(
        person.id,
        person.full_name,
        person.date_of_birth,
        person.sex,
        person.ethnicity,
        person.religion,
        person.party_member,
        person.party_joined_on,
        person.level("professional_level"),
        degree.field if degree else None,
        person.level("political_theory_level"),
        held.position_code,
        official_title(held.position_code, unit.kind),
        unit,
        held.valid_from,
        held.term,
        held.is_reelected,
        tuple(_title(snapshot, other) for other in person.holdings if position_group(other.position_code) != group),
    )


def _title(snapshot: Snapshot, held: Holding) -> str:
    return spoken_title(held.position_code, snapshot.unit_by_id[held.unit_id].kind)


def iso(day: PartialDate | None) -> str | None:
    """Return a date in ISO at its own precision."""
    return day.iso if day else None


def text_date(day: PartialDate | None) -> str | None:
    """Return a date as papers write it."""
    return str(day) if day else None


def born_columns() -> ColumnGroup:
    """Return the columns of birth, one for each sex."""
    return ColumnGroup(
        "Ngày, tháng, năm sinh",
        (Column("male_born", "Nam", 20, Align.CENTER), Column("female_born", "Nữ", 20, Align.CENTER)),
    )


def born_cells(born: PartialDate | None, sex: str | None) -> tuple[Value, Value]:
    """Return the date of birth under Nam or Nữ; under Nam where the sex is not stated."""
    text = text_date(born)
    return (None, text) if sex == "FEMALE" else (text, None)


def _party(member: Member) -> str | None:
    return text_date(member.party_joined_on) or ("x" if member.party_member else None)


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "x" if value else "Không"


def _short(name: str, code: str) -> str:
    """Return a level in its short form, nothing where it is not stated."""
    entry = catalog(name).by_code.get(code)
    return (entry.short or entry.label) if entry else ""


_HEADINGS: dict[str, Heading] = {
    "full_name": Column("full_name", "Họ và tên", 42, whole=True),
    "born": born_columns(),
    "title": Column("title", "Chức danh", 44),
    "held_from": Column("held_from", "Từ ngày", 20, Align.CENTER),
    "ethnicity": Column("ethnicity", "Dân tộc", 16, Align.CENTER),
    "religion": Column("religion", "Tôn giáo", 18, Align.CENTER),
    "party": Column("party", "Ngày vào Đảng", 20, Align.CENTER),
    "professional": ColumnGroup(
        "Chuyên môn",
        (Column("professional_level", "Trình độ", 15, Align.CENTER), Column("professional_field", "Ngành", 28)),
    ),
    "theory": Column("political_theory_level", "LLCT", 14, Align.CENTER),
    "other_titles": Column("other_titles", "Chức danh khác", 50),
    "re_elected": Column("re_elected", "Tái cử", 13, Align.CENTER),
}
_CELLS: dict[str, Callable[[Member], Value]] = {
    "full_name": lambda member: member.full_name,
    "male_born": lambda member: born_cells(member.date_of_birth, member.sex)[0],
    "female_born": lambda member: born_cells(member.date_of_birth, member.sex)[1],
    "title": lambda member: member.title,
    "held_from": lambda member: text_date(member.held_from),
    "ethnicity": lambda member: member.ethnicity,
    "religion": lambda member: member.religion,
    "party": _party,
    "professional_level": lambda member: _short("professional_level", member.professional_level),
    "professional_field": lambda member: member.professional_field,
    "political_theory_level": lambda member: _short("political_theory_level", member.political_theory_level),
    "other_titles": lambda member: "; ".join(member.other_titles) or None,
    "re_elected": lambda member: _yes_no(member.is_reelected),
}
