"""The tabs of a person: which fields stand where."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.domain.snapshot import LEVELS, Pay
from hrdesk.messages import ui as say
from hrdesk.rules.pay_steps import next_step_due
from hrdesk.ui.tables.rows import Column
from hrdesk.ui.widgets.child_list import ChildList
from hrdesk.ui.widgets.choices import Choice
from hrdesk.ui.widgets.form import RecordForm, Row
from hrdesk.ui.widgets.levels import KindLevels
from hrdesk.ui.widgets.parts import label, row

GENERAL = (
    "full_name", "date_of_birth", "sex", "citizen_id", "phone", "ethnicity", "religion", "place_of_origin",
    "place_of_residence", "official_email", "digital_signature", "note",
)  # fmt: skip
_WIDE = ("full_name", "place_of_origin", "place_of_residence", "note", "position_code", "course_code", "training_name")
_POSITION = (
    "position_code", "hamlet", "held_from", "start_reason", "term", "decision_no", "held_to", "end_reason",
    "is_concurrent", "is_reelected", "is_local", "requires_foreign_language",
)  # fmt: skip
TRAINING = (
    "course_code", "training_name", "training_kind", "training_place", "training_from", "course_professional_skills",
    "training_institution", "training_mode", "training_result", "training_certificate", "training_decision",
    "training_note",
)  # fmt: skip
_PAY = (
    "rank_code", "pay_step", "pay_coefficient", "pay_effective_on", "post_allowance", "responsibility_allowance",
    "region_allowance", "beyond_scale_percent",
)  # fmt: skip
_PARTY = ("party_joined_on", "party_official_on", "party_left_on")
_PAPER = ("professional_school", "qualification_mode", "professional_attained_on")
_QUALIFICATIONS: dict[str, tuple[str, ...]] = {
    "general_education": ("general_education_level", "general_education", "professional_attained_on"),
    "professional_level": ("professional_level", "professional_field", *_PAPER),
    "political_theory_level": ("political_theory_level", *_PAPER),
    "state_management_level": ("state_management_level", *_PAPER),
    "foreign_language_level": ("foreign_language_level", "foreign_language", "foreign_language_step", *_PAPER),
    "it_skill_level": ("it_skill_level", "it_skill", *_PAPER),
}
LABELS = {
    "hamlet": "Nơi giữ chức danh",
    "course_professional_skills": "Đến ngày (hoàn thành)",
    "general_education": "Như văn bằng (12/12 …)",
    "general_education_level": "Cấp học",
    "foreign_language": "Chứng chỉ, văn bằng",
    "foreign_language_level": "Mức",
    "it_skill": "Chứng chỉ, văn bằng",
    "it_skill_level": "Mức",
    "political_theory_level": "Trình độ",
    "state_management_level": "Chứng chỉ bồi dưỡng",
    "professional_level": "Trình độ",
    "professional_attained_on": "Ngày hoặc năm cấp bằng",
}


TRAINING_LABELS = {"course_professional_skills": LABELS["course_professional_skills"]}


def shown(column: str, name: str = "") -> Callable[[Row], str]:
    """Return how a list shows a column: the label of its code, or the value."""

    def text(row: Row) -> str:
        value = row.get(column)
        return catalog(name).label(value) if name and value else "" if value is None else str(value)

    return text


def date_of(column: str) -> Callable[[Row], str]:
    """Return how a list shows a day, a month or a year."""

    def text(row: Row) -> str:
        value = row.get(column)
        try:
            return str(parse_iso(str(value))) if value else ""
        except ValueError:
            return str(value)

    return text


def _decimal(row: Row) -> str:
    value = row.get("coefficient")
    return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else str(value or "")


def _next_step(row: Row) -> str:
    """Return the sentence from when the next regular step is due; empty where it cannot be known."""
    try:
        since = parse_iso(str(row["effective_on"])) if row.get("effective_on") else None
    except ValueError:
        return ""
    step, coefficient = row.get("pay_step"), row.get("coefficient")
    pay = Pay(
        row.get("rank_code"),
        step if isinstance(step, int) else None,
        coefficient if isinstance(coefficient, int) else None,
        since,
    )
    due = next_step_due(pay)
    return say.next_step(str(due)) if due else ""


def entered(row: Row) -> str:
    """Return the sentence about the day a fact was written down; empty for one that is not saved."""
    day = date_of("entered_on")(row)
    return say.entered_on(day) if day else ""


# The day a fact was written down, beside the day it takes effect.
ENTERED: Column[Row] = Column("Ngày nhập", date_of("entered_on"), 11, tone=lambda _: "muted")


def positions(new: Callable[[], Row]) -> ChildList:
    """Return the list of positions held; ``new`` makes an empty one."""
    columns: Sequence[Column[Row]] = (
        Column("Chức danh", shown("position_code", "position"), 30, stretch=True),
        Column("Từ ngày", date_of("valid_from"), 11),
        Column("Thôi giữ", date_of("valid_to"), 11),
        ENTERED,
    )
    return ChildList(columns, _POSITION, name="Các chức danh", add="Thêm chức danh", new=new, labels=LABELS, wide=_WIDE)


def courses() -> ChildList:
    """Return the list of courses taken."""
    columns: Sequence[Column[Row]] = (
        Column("Nội dung", shown("course_code", "course"), 30, stretch=True),
        Column("Loại", shown("kind", "training_kind"), 11),
        Column("Hoàn thành", date_of("ended_on"), 11),
        ENTERED,
    )
    return ChildList(columns, TRAINING, name="Các khóa học", add="Thêm khóa học", new=dict, labels=LABELS, wide=_WIDE)


def pay() -> ChildList:
    """Return the list of pay over time."""
    columns: Sequence[Column[Row]] = (
        Column("Mã ngạch", shown("rank_code"), 12, stretch=True),
        Column("Bậc", shown("pay_step"), 6, right=True),
        Column("Hệ số", _decimal, 9, right=True),
        Column("Hưởng từ", date_of("effective_on"), 11),
        ENTERED,
    )
    return ChildList(columns, _PAY, name="Diễn biến lương", add="Thêm lần lương", new=dict, note=_next_step)


class Qualifications(QWidget):
    """One section per kind of qualification."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self.kinds = {kind: KindLevels(kind, keys, LABELS, entered) for kind, keys in _QUALIFICATIONS.items()}
        self.forms: dict[str, RecordForm] = {kind: section.form for kind, section in self.kinds.items()}
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        for section in self.kinds.values():
            section.edited.connect(self.edited)
            section.left.connect(self.left)
            layout.addWidget(section)
        layout.addStretch(1)

    def show_rows(self, rows: list[Row]) -> None:
        """Show the qualifications of another person: the highest of each kind."""
        self._rows = rows
        for section in self.kinds.values():
            section.show_rows(rows)

    def set_enabled(self, enabled: bool) -> None:
        """Let levels be added, or only looked at."""
        for section in self.kinds.values():
            section.set_enabled(enabled)

    def show_problems(self, found: Mapping[int, Mapping[str, str]]) -> None:
        """Put sentences under the fields."""
        for section in self.kinds.values():
            section.show_problems(found)


class Party(QWidget):
    """Party membership: the latest one; a member whose dates are not known is one too."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        from hrdesk.ui.widgets.choices import FlagValue

        self._rows: list[Row] = []
        self.member = FlagValue()
        self.member.setAccessibleName("Là đảng viên")
        caption = label("Là đảng viên", "muted")
        caption.setBuddy(self.member)
        self.form = RecordForm(_PARTY)
        self.entered = label(role="muted")
        note = label("Chưa biết ngày vào Đảng thì chỉ chọn “Có”, để trống các ngày.", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.addLayout(row(caption, 1, self.entered))
        for part in (self.member, note, self.form):
            layout.addWidget(part)
        layout.addStretch(1)
        self.member.edited.connect(self._on_member)
        self.form.edited.connect(self._on_dates)
        self.form.left.connect(self.left)

    def show_rows(self, rows: list[Row]) -> None:
        """Show the membership of another person."""
        self._rows = rows
        self.member.set_value(1 if rows else None)
        self.form.show_row(rows[-1] if rows else {})
        self.entered.setText(entered(self.form.row))

    def _on_member(self) -> None:
        if self.member.value() == 1 and not self._rows:
            self._rows.append(self.form.row)
        elif self.member.value() != 1:
            self._rows.clear()
            self.form.show_row({})
            self.entered.clear()
        self.edited.emit()

    def _on_dates(self) -> None:
        if not self._rows and any(self.form.row.values()):
            self._rows.append(self.form.row)
            self.member.set_value(1)
        self.edited.emit()

    def show_problems(self, found: Mapping[int, Mapping[str, str]]) -> None:
        """Put sentences under the fields."""
        self.form.show_problems(found.get(len(self._rows) - 1, {}))


TabPage = RecordForm | ChildList | Qualifications | Party
ALL_LEVELS = LEVELS


def by_place(found: Mapping[Any, str], table: str) -> dict[int, dict[str, str]]:
    """Return the problems of one table: place in the list (-1 for the person) to column to sentence."""
    sorted_out: dict[int, dict[str, str]] = {}
    for (where, place, column), sentence in found.items():
        if where == table:
            sorted_out.setdefault(-1 if place is None else place, {})[column] = sentence
    return sorted_out


def set_units(pages: Sequence[TabPage], units: Sequence[Choice]) -> None:
    """Offer other units where a form asks for one."""
    for page in pages:
        if isinstance(page, ChildList):
            page.set_units(units)
