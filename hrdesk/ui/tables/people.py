"""The list of people: its columns, its chips, and how it is searched."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrdesk.domain import ages
from hrdesk.domain.catalogs import catalog, position_group
from hrdesk.domain.snapshot import UNKNOWN
from hrdesk.text import nfc, search_key
from hrdesk.ui.tables.column_filter import column_test, folded
from hrdesk.ui.tables.rows import Column
from hrdesk.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from hrdesk.services.people import PersonRow


def _concern(row: "PersonRow") -> tuple[str, str] | None:
    return ("warning", "warning") if row.concern else None


def _born(row: "PersonRow") -> str:
    return str(row.date_of_birth or "")


def _name_tip(row: "PersonRow") -> str:
    return f"{row.full_name}: {row.concern} điều cần xem khi rà soát" if row.concern else row.full_name


def columns() -> "tuple[Column[PersonRow], ...]":
    """Return the columns of the list: the usual ones, then those shown on demand."""
    return (
        Column("Họ và tên", lambda row: row.full_name, 22, key=lambda row: row.sort_key, icon=_concern, tip=_name_tip,
               id="full_name"),
        Column("Ngày sinh", _born, 10, key=lambda row: row.date_of_birth.first.toordinal() if row.date_of_birth else 0,
               id="date_of_birth", kind="date", value=lambda row: row.date_of_birth),
        Column("Giới", lambda row: catalog("sex").label(row.sex), 6, id="sex"),
        Column("Chức danh", lambda row: row.position_labels, 34, key=lambda row: _rank(row), stretch=True,
               id="position"),
        _level("professional_level", "Chuyên môn", usual=True),
        Column("Tuổi", lambda row: "" if row.age is None else str(row.age), 6, right=True, usual=False,
               key=lambda row: row.age or 0, id="age", kind="number", value=lambda row: row.age),
        Column("Đơn vị", lambda row: row.unit_name, 20, usual=False, id="unit"),
        _level("political_theory_level", "Lý luận CT"),
        _level("state_management_level", "Quản lý NN"),
        _level("foreign_language_level", "Ngoại ngữ"),
        _level("it_skill_level", "Tin học"),
        Column("Đảng viên", lambda row: "Đảng viên" if row.party_member else "", 10, usual=False, id="party"),
        Column("Số CCCD", lambda row: row.citizen_id or "", 13, usual=False, id="citizen_id"),
        Column("Điện thoại", lambda row: row.phone or "", 12, usual=False, id="phone"),
    )  # fmt: skip


def _level(kind: str, title: str, *, usual: bool = False) -> "Column[PersonRow]":
    """Return the column of a kind of level, sorted by rank."""
    levels = catalog(kind)

    def text(row: "PersonRow") -> str:
        code = row.levels.get(kind, UNKNOWN)
        return "" if code == UNKNOWN else levels.label(code)

    return Column(title, text, 11, key=lambda row: levels.rank(row.levels.get(kind)), usual=usual, id=kind)


# What is shown until somebody chooses otherwise.
USUAL = ("full_name", "date_of_birth", "sex", "position", "professional_level")


def _professional(row: "PersonRow") -> str:
    return row.levels.get("professional_level", UNKNOWN)


def _rank(row: "PersonRow") -> tuple[int, str]:
    order = {entry.code: place for place, entry in enumerate(catalog("position").entries)}
    return min((order.get(code, 999) for code in row.positions), default=999), row.sort_key


Test = Callable[["PersonRow"], bool]
CHIPS: tuple[tuple[str, str, Test], ...] = (
    ("concern", "Cần xem lại", lambda row: row.concern > 0),
    ("no_level", "Chưa ghi chuyên môn", lambda row: bool(row.positions) and _professional(row) == UNKNOWN),
    ("no_citizen_id", "Thiếu số CCCD", lambda row: not row.citizen_id),
    ("no_birth", "Thiếu ngày sinh", lambda row: row.date_of_birth is None),
    ("party", "Đảng viên", lambda row: row.party_member),
    ("female", "Nữ", lambda row: row.sex == "FEMALE"),
    ("young", "", lambda row: row.age_band.startswith("UP_TO_")),
    ("several", "Giữ nhiều chức danh", lambda row: len(row.positions) > 1),
    ("former", "Không giữ chức danh", lambda row: not row.positions),
)
_TESTS = {key: test for key, _, test in CHIPS}
CHIP_KEYS = frozenset(_TESTS)


@dataclass(frozen=True, slots=True)
class Behind:
    """The people behind a number of another page."""

    title: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; an empty part narrows nothing."""

    text: str = ""
    chips: frozenset[str] = frozenset()
    group: str | None = None
    position: str | None = None
    level: str | None = None
    behind: Behind | None = None
    columns: tuple[tuple[str, str], ...] = ()  # what is typed over a column, by its id

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == Filter()


def narrowed(rows: "Iterable[PersonRow]", by: Filter) -> "list[PersonRow]":
    """Return the rows that pass; accents that were typed and meet come first."""
    kept = [row for row in rows if _passes(row, by)]
    for key, typed in by.columns:
        kept = _by_column(kept, key, typed)
    return searched(kept, by.text)


def _by_column(rows: "list[PersonRow]", key: str, typed: str) -> "list[PersonRow]":
    column = next(column for column in columns() if column.id == key)
    test, value = column_test(typed, column.kind), column.value
    if test is None:
        return rows
    return [row for row in rows if test(column.text(row), value(row) if value else None)]


def _passes(row: "PersonRow", by: Filter) -> bool:
    return (
        (by.behind is None or row.id in by.behind.ids)
        and (by.group is None or any(position_group(code) == by.group for code in row.positions))
        and (by.position is None or by.position in row.positions)
        and (by.level is None or _professional(row) == by.level)
        and all(_TESTS[key](row) for key in by.chips if key in _TESTS)
    )


def searched(rows: "Sequence[PersonRow]", text: str) -> "list[PersonRow]":
    """Return the rows that hold every word of ``text``, accents or not: in name, number, phone or position."""
    words = search_key(text).split()
    if not words:
        return list(rows)
    found = [row for row in rows if all(word in _haystack(row) for word in words)]
    typed = nfc(text).lower().strip()
    return sorted(found, key=lambda row: typed not in row.full_name.lower())


def _haystack(row: "PersonRow") -> str:
    return " ".join((row.search_key, row.citizen_id or "", row.phone or "", folded(row.position_labels)))


def chips(rows: "Sequence[PersonRow]") -> list[Chip]:
    """Return the chips with how many of ``rows`` each would leave."""
    return [Chip(key, word or _youngest(rows), sum(map(test, rows))) for key, word, test in CHIPS]


def _youngest(rows: "Sequence[PersonRow]") -> str:
    """Return the youngest age band of the office by its words; its limit is a setting."""
    code = next((row.age_band for row in rows if row.age_band.startswith("UP_TO_")), "")
    return ages.band(code).label if code else ""
