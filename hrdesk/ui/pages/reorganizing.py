"""Tab of Thiết lập: units become one new unit on a day; what was before stays as it was."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.messages import setup as say
from hrdesk.ui import administration
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.widgets.choices import ChoiceValue, choices_of
from hrdesk.ui.widgets.dates import NotADate, read_day
from hrdesk.ui.widgets.parts import button, column, label, row
from hrdesk.ui.widgets.values import DateValue
from hrdesk.ui.widgets.what_will_change import Line, WhatWillChange

if TYPE_CHECKING:
    from hrdesk.services.units import PostLine, Reorganization

_SHOWN = 5


class ReorganizingTab(QWidget):
    """Choose the units, describe the new one, name the day and the resolution."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.units = QListWidget()
        self.units.setAccessibleName("Các đơn vị được sắp xếp")
        self.units.setProperty("role", "ticks")
        self.units.setSpacing(2)
        self.units.setMaximumHeight(round(self.units.fontMetrics().height() * 1.9 * _SHOWN))
        self.change = ChoiceValue(choices_of("unit_change_kind"), "Chọn hình thức")
        self.name, self.code, self.decision = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = ChoiceValue(_kinds(), "Chọn loại đơn vị")
        self.unit_class = ChoiceValue(choices_of("unit_class"), "Chưa rõ loại")
        self.day = DateValue()
        self.with_people = QCheckBox("Chuyển mọi người đang giữ chức danh sang đơn vị mới từ ngày đó")
        self.with_people.setChecked(True)
        form = QFormLayout()
        form.setSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Hình thức sắp xếp", self.change),
            ("Tên đơn vị mới", self.name),
            ("Mã đơn vị mới", self.code),
            ("Loại đơn vị", self.kind),
            ("Phân loại", self.unit_class),
            ("Hiệu lực từ ngày", self.day),
            ("Số nghị quyết", self.decision),
        )
        for word, made in fields:
            made.setAccessibleName(word)
            made.setMaximumWidth(420)
            form.addRow(word, made)
        self.go = button("Xem trước…", self.ask, icon="office", role="primary")
        whole = column(label(say.reorganize_hint(), "muted", wrap=True), self.units, spacing=10, margin=14)
        whole.addLayout(form)
        whole.addWidget(self.with_people)
        whole.addLayout(row(self.go, 1))
        whole.addStretch(1)
        self.setLayout(whole)

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Offer the office and the units below it that are not hamlets."""
        self.go.setEnabled(writable)
        ticked = set(self.chosen)
        self.units.clear()
        hamlets = {entry.code for entry in catalog("unit_kind").entries if entry.group == "HAMLET"}
        for unit in office.units:
            if unit.kind not in hamlets and office.unit.id in (unit.id, unit.parent_id):
                item = QListWidgetItem(unit.name)
                item.setData(Qt.ItemDataRole.UserRole, unit.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if unit.id in ticked else Qt.CheckState.Unchecked)
                self.units.addItem(item)

    @property
    def chosen(self) -> list[str]:
        """The ids of the units ticked."""
        items = (self.units.item(place) for place in range(self.units.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def ask(self) -> None:
        """Show what will be written; say what is missing first."""
        values = self._values()
        if values is not None:
            asked = {key: values[key] for key in ("sources", "successor", "effective_on", "move_people")}
            self._desk.database.read(
                partial(administration.reorganization, **asked),
                partial(self._show, values),
                owner=self,
                failed=self._desk.complain,
            )

    def _show(self, values: dict[str, Any], found: "Reorganization") -> None:
        day = f"{values['effective_on']:%d/%m/%Y}"
        people = len({line.person_id for line in found.moved})
        sentence = say.will_reorganize(
            day, found.successor, len(found.ended), len(found.hamlets), len(found.moved), people
        )
        warning = say.posts_left(len(found.left)) if found.left else ""
        act = ("Sắp xếp", partial(self.write, values))
        WhatWillChange(self, "Xem trước sắp xếp đơn vị", sentence, _lines(found, day), act, warning).open()

    def write(self, values: dict[str, Any]) -> None:
        """Let the units become the new one."""
        done = say.reorganized(values["successor"]["name"])
        self._desk.database.write(
            partial(administration.reorganize, **values),
            lambda _: self._desk.say(done, Tone.GOOD),
            owner=self,
            failed=self._desk.complain,
        )

    def _values(self) -> dict[str, Any] | None:
        try:
            day = read_day(self.day.text())
        except NotADate as wrong:
            self._desk.say(wrong.sentence, Tone.DANGER)
            return None
        needed = (self.chosen, self.change.value(), self.name.text().strip(), self.code.text().strip(), day)
        if not all(needed) or not self.kind.value():
            self._desk.say(say.reorganize_needs(), Tone.WARNING)
            return None
        successor = {
            "code": self.code.text().strip(),
            "name": self.name.text().strip(),
            "kind": self.kind.value(),
            "unit_class": self.unit_class.value(),
            "area_type": None,
        }
        return {
            "sources": self.chosen,
            "successor": successor,
            "effective_on": day,
            "decision_no": self.decision.text().strip() or None,
            "kind": self.change.value(),
            "move_people": self.with_people.isChecked(),
        }


def _lines(found: "Reorganization", day: str) -> list[Line]:
    lines = [Line(name, "Đang hoạt động", say.unit_ends(day)) for name in found.ended]
    lines.append(Line(found.successor, "", say.unit_begins(day)))
    lines += [Line(name, "", found.successor) for name in found.hamlets]
    lines += [Line(_post(post), post.unit_name, _place(post, found)) for post in found.moved]
    return lines + [Line(_post(post), post.unit_name, say.post_stays(), is_kept=True) for post in found.left]


def _post(post: "PostLine") -> str:
    return f"{post.full_name}, {catalog('position').label(post.position_code)}"


def _place(post: "PostLine", found: "Reorganization") -> str:
    return f"{post.unit_name}, {found.successor}" if post.unit_name in found.hamlets else found.successor


def _kinds() -> list[tuple[str, str]]:
    return [(entry.code, entry.label) for entry in catalog("unit_kind").entries if entry.group != "HAMLET"]
