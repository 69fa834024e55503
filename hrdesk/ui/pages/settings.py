"""Thiết lập: the office with its hamlets and assigned posts, users, copies, how the window looks."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import setup as say
from hrdesk.settings import TEXT_SIZES
from hrdesk.ui import administration, office_files
from hrdesk.ui.administration import Quota, Settings
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.pages.counting import CountingTab
from hrdesk.ui.pages.hamlets import HamletTab
from hrdesk.ui.pages.office_lists import CatalogTab, FigureTab
from hrdesk.ui.pages.reorganizing import ReorganizingTab
from hrdesk.ui.pages.users import UsersTab
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.dates import NotADate, read_day
from hrdesk.ui.widgets.form import RecordForm
from hrdesk.ui.widgets.history import facts_of
from hrdesk.ui.widgets.parts import box, button, card, column, label, row, scroll
from hrdesk.ui.widgets.since import SinceLine
from hrdesk.ui.widgets.values import DateValue, IntegerValue

_UNIT = (
    "unit_name", "unit_kind", "unit_class", "area_type", "population", "households", "area_km2", "has_regular_police",
)  # fmt: skip
_THEMES = (("system", "Theo máy tính"), ("light", "Sáng"), ("dark", "Tối"))
_GROUPS = ("CADRES_AND_CIVIL_SERVANTS", "COUNCIL_DEPUTY", "PART_TIME_COMMUNE", "PART_TIME_HAMLET")


class SettingsPage(QWidget):
    """One tab per matter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._unit: dict[str, Any] = {}
        self.users = UsersTab(desk, self.reload)
        self.hamlets = HamletTab(desk)
        self.catalogs = CatalogTab(desk)
        self.figures = FigureTab(desk)
        self.reorganizing = ReorganizingTab(desk)
        self.counting = CountingTab(desk)
        self.tabs = QTabWidget()
        pages = (
            ("Đơn vị", self._unit_tab()),
            ("Thôn, tổ dân phố", self.hamlets),
            ("Số được giao", self._quota_tab()),
            ("Danh mục", self.catalogs),
            ("Chỉ tiêu nhập tay", self.figures),
            ("Sắp xếp đơn vị", self.reorganizing),
            ("Cách tính tuổi", self.counting),
            ("Người dùng", self.users),
            ("Sao lưu, kiểm tra", self._backup_tab()),
            ("Hiển thị", self._look_tab()),
        )
        for word, page in pages:
            self.tabs.addTab(scroll(page), word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(label("Thiết lập", "title"))
        layout.addWidget(self.tabs, 1)
        desk.database.changed.connect(self._on_changes)

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know whether anything may be changed."""
        lists = (self.catalogs.add, self.catalogs.remove, self.figures.add, self.figures.remove)
        for made in (self._save_unit, self._add_quota, self._remove_quota, *lists):
            made.setEnabled(writable)
        self.unit.set_enabled(writable)
        self.since.setEnabled(writable)
        self.hamlets.set_enabled(writable)
        self.counting.set_enabled(writable)
        self.reorganizing.show_office(office, writable=writable)

    def _on_changes(self, changes: Changes) -> None:
        if changes.tables & {"org_unit", "headcount_quota"}:
            self.reload()

    def reload(self) -> None:
        """Read everything again."""
        self._desk.database.read(administration.everything, self._show, owner=self)
        self.catalogs.reload()
        self.figures.reload()
        self.counting.reload()

    def _show(self, found: Settings) -> None:
        self._unit = found.unit
        self.unit.show_row(dict(found.unit))
        self._past.setText("\n".join(map(_was, found.past)))
        self.hamlets.show_hamlets(found.hamlets)
        self.quotas.set_rows(found.quotas)
        self.users.show_users(found.users)
        self._backup_hint.setText(say.backup_hint(found.copies))

    def _write(self, work: Any, sentence: str) -> None:
        """Change something and say what was done."""
        self._desk.database.write(
            work, lambda _: self._desk.say(sentence, Tone.GOOD), owner=self, failed=self._desk.complain
        )

    # The tabs

    def _unit_tab(self) -> QWidget:
        self.unit = RecordForm(_UNIT, wide=("unit_name",))
        self._save_unit = button("Lưu", self.save_unit, icon="save", role="primary")
        self.since = SinceLine()
        self._past = label(role="muted", wrap=True, selectable=True)
        middle = box(column(self.unit, self.since, row(self._save_unit, 1), self._past, 1, margin=14, spacing=12))
        middle.setMaximumWidth(760)
        return middle

    def save_unit(self) -> None:
        """Write the unit as the form shows it."""
        wrong = self.unit.problems()
        self.unit.show_problems({})
        if wrong or self.since.problem():
            return
        values = {column: value for column, value in self.unit.row.items() if value != self._unit.get(column)}
        if values:
            since, decision = self.since.since, self.since.decision_no
            work = partial(
                administration.change_unit, unit=self._unit["id"], values=values, since=since, decision_no=decision
            )
            self._write(work, say.unit_saved())
            self.since.clear()

    def _quota_tab(self) -> QWidget:
        columns = (
            Column[Quota]("Nhóm", lambda quota: catalog("position_group").label(quota.group), 44, stretch=True),
            Column[Quota]("Số được giao", lambda quota: str(quota.assigned), 12, right=True),
            Column[Quota]("Từ ngày", lambda quota: "/".join(reversed(quota.since.split("-"))), 12),
            Column[Quota]("Quyết định", lambda quota: quota.decision_no, 20),
        )
        self.quotas: RowsModel[Quota] = RowsModel(columns, self)
        groups = [(code, catalog("position_group").label(code)) for code in _GROUPS]
        self.quota_group = ChoiceValue(groups, "Chọn nhóm")
        self.quota_group.setMinimumContentsLength(34)
        self.quota_group.setAccessibleName("Nhóm được giao")
        self.quota_count = _sized(IntegerValue(), "Số được giao", 110)
        self.quota_since = _sized(DateValue(), "Từ ngày", 130)
        self.quota_since.setPlaceholderText("Từ ngày")
        self.quota_decision = _line("Số quyết định", "1893/QĐ-UBND")
        self._add_quota = button("Ghi", self.set_quota, icon="add", role="primary")
        add = row(self.quota_group, self.quota_count, self.quota_since, self.quota_decision, self._add_quota)
        hint = label(say.quota_hint(), "muted", wrap=True)
        self.quota_view = table_view(self.quotas, "Số được giao", sortable=False)
        self._remove_quota = button("Bỏ dòng đang chọn", self.remove_quota, icon="delete", role="quiet")
        return box(column(hint, add, self.quota_view, row(self._remove_quota, 1), margin=14))

    def set_quota(self) -> None:
        """Enter the number of posts typed."""
        group, count = self.quota_group.value(), self.quota_count.value()
        try:
            since = read_day(self.quota_since.text())
        except NotADate as wrong:
            self._desk.say(wrong.sentence, Tone.DANGER)
            return
        if group and isinstance(count, int) and since:
            decision = self.quota_decision.text().strip() or None
            work = partial(administration.set_quota, group=group, assigned=count, since=since, decision_no=decision)
            self._write(work, say.quota_set(catalog("position_group").label(group), count))

    def remove_quota(self) -> None:
        """Take back the number that is selected."""
        for place in selected_rows(self.quota_view)[:1]:
            chosen = self.quotas.rows[place]
            group = catalog("position_group").label(chosen.group)
            self._write(partial(administration.remove_quota, quota=chosen.id), say.quota_removed(group))

    def _backup_tab(self) -> QWidget:
        self._backup_hint = label(role="muted", wrap=True)
        copy = button("Sao lưu…", lambda: office_files.ask_backup(self._desk, self), icon="backup", role="primary")
        check = button("Kiểm tra toàn bộ dữ liệu", self.verify, icon="checks")
        middle = box(
            column(
                card(column(label("Sao lưu", "section"), self._backup_hint, row(copy, 1), margin=14)),
                card(
                    column(
                        label("Kiểm tra", "section"),
                        label("Đọc lại từng trang của tệp dữ liệu và mọi tham chiếu.", "muted", wrap=True),
                        row(check, 1),
                        margin=14,
                    )
                ),
                card(column(label("Khôi phục", "section"), label(say.restore_hint(), wrap=True), margin=14)),
                1,
                margin=14,
                spacing=12,
            )
        )
        middle.setMaximumWidth(820)
        return middle

    def verify(self) -> None:
        """Check the whole file."""
        self._desk.database.read(
            administration.verify, self._verified, owner=self, failed=self._desk.complain, title="Đang kiểm tra…"
        )

    def _verified(self, found: Any) -> None:
        if found.ok:
            self._desk.say(say.verified(found.counts.get("person", 0), found.state_digest), Tone.GOOD)
        else:
            self._desk.say(say.damaged("; ".join(found.integrity[:3])), Tone.DANGER)

    def _look_tab(self) -> QWidget:
        self.theme = ChoiceValue(_THEMES, "Theo máy tính")
        self.theme.set_value(self._desk.settings.theme)
        self.theme.edited.connect(lambda: self._desk.change_settings(theme=self.theme.value() or "system"))
        self.text_size = ChoiceValue([(str(size), f"{size} %") for size in TEXT_SIZES], "100 %")
        self.text_size.set_value(str(self._desk.settings.text_size))
        self.text_size.edited.connect(lambda: self._desk.change_settings(text_size=int(self.text_size.value() or 100)))
        captions = [label(text) for text in ("Nền sáng hay tối", "Cỡ chữ")]
        for caption, made in zip(captions, (self.theme, self.text_size), strict=True):
            caption.setBuddy(made)
            made.setAccessibleName(caption.text())
            made.setMaximumWidth(260)
        return box(column(captions[0], self.theme, captions[1], self.text_size, 1, margin=14))


def _line(name: str, example: str) -> QLineEdit:
    made = QLineEdit(placeholderText=f"{name}, ví dụ: {example}")
    made.setAccessibleName(name)
    return made


def _sized(made: QLineEdit, name: str, width: int) -> Any:
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setFixedWidth(width)
    return made


def _was(past: dict[str, Any]) -> str:
    """Return what the office was before a day, in words."""
    stated = {key: value for key, value in past.items() if key not in ("unit_id", "valid_to")}
    return say.was_before(str(parse_iso(past["valid_to"])), "; ".join(facts_of("unit_past", stated, {})))
