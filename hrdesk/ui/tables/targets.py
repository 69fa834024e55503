"""The tables of targets: one line per target, per unit below, per person behind a number."""

from typing import TYPE_CHECKING

from hrdesk.messages import targets as say
from hrdesk.ui.tables.rows import Column

if TYPE_CHECKING:
    from hrdesk.rules.targets import Standing
    from hrdesk.services.progress import Member, Part

SHORT, MET, EMPTY, MISSING = "short", "met", "empty", "missing"
STATUS_WORDS = {SHORT: "Chưa đạt", MET: "Đạt", EMPTY: "Không áp dụng", MISSING: "Chưa có số liệu"}
_TONES = {SHORT: "danger", MET: "good", EMPTY: "muted", MISSING: "warning"}
_ICONS = {SHORT: "warning", MET: "ok", EMPTY: "info", MISSING: "help"}


def status(standing: "Standing") -> str:
    """Return which of ``STATUS_WORDS`` a target is in."""
    if standing.numerator is None or standing.is_unstated:
        return MISSING
    return {True: MET, False: SHORT, None: EMPTY}[standing.is_met]


def verdict(standing: "Standing") -> str:
    """Return where a target stands in words, with how many are missing."""
    return say.standing(
        standing.is_met,
        standing.shortfall,
        is_manual=standing.target.source == "manual",
        is_missing=status(standing) == MISSING,
        is_people=bool(standing.counted.scope and standing.target.positions),
    )


def asked(standing: "Standing") -> str:
    """Return what a target asks for."""
    target = standing.target
    return say.threshold(target.op, target.threshold, is_aspired=target.is_aspired)


def share(standing: "Standing") -> str:
    """Return the percentage as papers print it; the comparison is made on the whole numbers."""
    numerator, denominator = standing.numerator, standing.denominator
    if numerator is None or not denominator or standing.target.op == "times":
        return ""
    tenths = (2000 * numerator + denominator) // (2 * denominator)
    return f"{tenths // 10},{tenths % 10}%"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}".replace(",", ".")


def target_columns() -> "tuple[Column[Standing], ...]":
    """Return the columns of the list of targets."""
    return (
        Column("Mã", lambda one: one.target.id, 6),
        Column("Đối tượng", lambda one: one.target.scope, 24),
        Column("Nội dung", lambda one: one.target.indicator, 30, stretch=True),
        Column("Đến năm", lambda one: str(one.target.year), 8),
        Column("Số đạt", lambda one: _number(one.numerator), 7, key=lambda one: one.numerator or 0, right=True),
        Column("Tổng số", lambda one: _number(one.denominator), 8, key=lambda one: one.denominator or 0, right=True),
        Column("Tỷ lệ", share, 7, key=_ratio, right=True),
        Column("Mức phải đạt", asked, 17),
        Column("Kết quả", verdict, 29, key=lambda one: (status(one), one.shortfall), tone=_tone, icon=_icon),
    )


def part_columns(number: int) -> "tuple[Column[Part], ...]":
    """Return the columns of the units below, for the target at a place of the programme."""

    def of(part: "Part") -> "Standing":
        return part.standings[number]

    return (
        Column("Đơn vị", lambda part: part.unit.name, 26, stretch=True),
        Column(
            "Số đạt", lambda part: _number(of(part).numerator), 8, key=lambda one: of(one).numerator or 0, right=True
        ),
        Column(
            "Tổng số",
            lambda part: _number(of(part).denominator),
            8,
            key=lambda one: of(one).denominator or 0,
            right=True,
        ),
        Column("Tỷ lệ", lambda part: share(of(part)), 8, key=lambda part: _ratio(of(part)), right=True),
        Column(
            "Kết quả",
            lambda part: verdict(of(part)),
            33,
            key=lambda part: (status(of(part)), of(part).shortfall),
            tone=lambda part: _tone(of(part)),
            icon=lambda part: _icon(of(part)),
        ),
    )


def member_columns() -> "tuple[Column[Member], ...]":
    """Return the columns of the people, or units, behind a number."""
    return (
        Column("Họ và tên", lambda one: one.name, 22, key=lambda one: one.sort_key),
        Column("Chức danh", lambda one: one.title, 40, stretch=True),
        Column("Đơn vị", lambda one: one.unit, 20),
    )


def _ratio(standing: "Standing") -> float:
    return (standing.numerator or 0) / standing.denominator if standing.denominator else -1.0


def _tone(standing: "Standing") -> str:
    return _TONES[status(standing)]


def _icon(standing: "Standing") -> tuple[str, str]:
    kind = status(standing)
    return _ICONS[kind], _TONES[kind]
