"""Chỉ tiêu: where every target of the programme stands on the day, and everybody behind each number."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hrdesk.messages import targets as say
from hrdesk.ui import targets
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.pages.office_lists import FigureTab
from hrdesk.ui.tables.people import Behind
from hrdesk.ui.tables.rows import RowsModel, selected_rows, table_view
from hrdesk.ui.tables.targets import (
    MET,
    MISSING,
    SHORT,
    STATUS_WORDS,
    asked,
    member_columns,
    part_columns,
    status,
    target_columns,
    verdict,
)
from hrdesk.ui.widgets.chips import Chip, ChipBar
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import box, button, card, column, label, row, scroll

if TYPE_CHECKING:
    from hrdesk.rules.targets import Standing
    from hrdesk.services.progress import Member, Part, Progress

_TABS = (
    ("short", "Chưa đạt"),
    ("unknown", "Chưa có dữ liệu"),
    ("unclear", "Chưa rõ có thuộc đối tượng"),
    ("reached", "Đạt"),
)


class TargetsPage(QWidget):
    """The targets above, below them the one that is chosen: its comparison, its people, the units below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: Progress | None = None
        self._path: list[str] = []  # codes of the units gone down to; empty for the own office
        self._writable = False
        self._wanted = ""
        self.model: RowsModel[Standing] = RowsModel(target_columns(), self)
        self.view = table_view(self.model, "Các chỉ tiêu")
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.view.activated.connect(lambda _: self._open_chosen())
        self.chips = ChipBar()
        self.chips.changed.connect(self._show)
        self._where = label(role="section")
        self._sum = label(role="muted")
        self.up = button("Lên cấp trên", self.go_up, icon="back")
        self.report = button("Mở báo cáo", lambda: desk.go("reports", "targets"), icon="report")
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self._head = Flow(label("Chỉ tiêu", "title"), self._where, self._sum, self.up, self.report)
        self.detail = TargetDetail(desk, self.enter_figure, self.go_down)
        splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        splitter.addWidget(self.stack)
        splitter.addWidget(self.detail)
        splitter.setSizes([360, 280])
        layout = column(self._head, self.chips, splitter, margin=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        Follower(self, desk, self.reload)

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know whether anything may be changed."""
        self._writable = writable
        self._show_chosen()

    def show_argument(self, argument: object) -> None:
        """Choose a target, or with ``chip:`` those of a status."""
        text = str(argument)
        if text.startswith("chip:"):
            self.chips.clear()
            self.chips.choose(text.removeprefix("chip:"))
        else:
            self._wanted = text
            self.chips.clear()
            self._show()

    def reload(self) -> None:
        """Count again."""
        work = partial(targets.progress, as_of=self._desk.as_of, unit=self._path[-1] if self._path else None)
        self._desk.database.read(
            work, self._on_loaded, owner=self, failed=self._desk.complain, title="Đang tính các chỉ tiêu…"
        )

    def _on_loaded(self, found: "Progress") -> None:
        self.shown = found
        self._where.setText(f"{found.unit.name[:1].upper()}{found.unit.name[1:]}, {found.as_of:%d/%m/%Y}")
        self._where.setToolTip(f"{found.programme.name}\n{found.programme.title}")
        self.up.setVisible(bool(self._path))
        counts = Counter(map(status, found.standings))
        self.chips.show_chips([Chip(key, word, counts[key]) for key, word in STATUS_WORDS.items()])
        self._sum.setText(say.counted(counts[MET], counts[SHORT]))
        self._head.rearrange()
        self._show()

    def _show(self) -> None:
        kept = self._wanted or self.chosen_id
        chosen = self.chips.chosen
        every = self.shown.standings if self.shown else ()
        self.model.set_rows([one for one in every if not chosen or status(one) in chosen])
        self.stack.setCurrentWidget(self.view if self.model.rows or not every else self.empty)
        self.empty.show_state("filter", "Không có chỉ tiêu nào khớp với bộ lọc", say.nothing_left())
        ids = [one.target.id for one in self.model.rows]
        if ids:
            self.view.selectRow(ids.index(kept) if kept in ids else 0)
            self._wanted = ""
        self._show_chosen()

    @property
    def chosen(self) -> "Standing | None":
        """The target that is selected."""
        places = selected_rows(self.view)
        return self.model.rows[places[0]] if places else None

    @property
    def chosen_id(self) -> str:
        """The id of the target that is selected, or nothing."""
        return self.chosen.target.id if self.chosen else ""

    def _show_chosen(self) -> None:
        self.detail.setVisible(self.chosen is not None)
        if self.chosen is not None and self.shown is not None:
            self.detail.show_target(self.shown, self.chosen, writable=self._writable)

    def _open_chosen(self) -> None:
        if self.chosen is None:
            return
        if self.chosen.target.source == "manual" and self.detail.enter.isEnabled():
            self.enter_figure(self.chosen.target.id)
        else:
            self.detail.tabs.setFocus()

    def enter_figure(self, target: str) -> None:
        """Open the figures entered by hand, ready for one of this target."""
        FiguresDialog(self, self._desk, target).open()

    def go_down(self, code: str) -> None:
        """Show a unit below."""
        self._path.append(code)
        self.reload()

    def go_up(self) -> None:
        """Show the unit from which this one was opened."""
        del self._path[-1:]
        self.reload()


class TargetDetail(QWidget):
    """One target: what it asks, how it compares, who is behind it, the units below."""

    def __init__(self, desk: Desk, enter: Callable[[str], None], go_down: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._go_down = go_down
        self._standing: Standing | None = None
        self._title = label(role="section", wrap=True, selectable=True)
        self._verdict = label(wrap=True, selectable=True)
        self._compared = label(wrap=True, selectable=True)
        self._basis = label(role="muted", wrap=True, selectable=True)
        self.enter = button("Nhập số liệu…", lambda: enter(self._target), icon="add", role="primary")
        self.everybody = button("Mở danh sách này ở trang Nhân sự", self.open_list, icon="people")
        words = column(self._title, self._verdict, self._compared, self.enter, self._basis, 1, margin=10)
        self.members: dict[str, RowsModel[Member]] = {}
        self.tabs = QTabWidget(usesScrollButtons=False)
        self.tabs.setAccessibleName("Những người, đơn vị đằng sau chỉ tiêu")
        for key, word in _TABS:
            model: RowsModel[Member] = RowsModel(member_columns(), self)
            self.members[key] = model
            view = table_view(model, word)
            view.activated.connect(lambda index, model=model: self._open(model.rows[index.row()]))
            self.tabs.addTab(view, word)
        self.parts: RowsModel[Part] = RowsModel(part_columns(0), self)
        self.part_view = table_view(self.parts, "Theo đơn vị")
        self.part_view.activated.connect(lambda index: self._descend(self.parts.rows[index.row()]))
        self.tabs.addTab(self.part_view, "Theo đơn vị")
        self.tabs.currentChanged.connect(lambda _: self._name_list())
        left = card(column(scroll(box(words)), margin=2))
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        splitter.addWidget(left)
        splitter.addWidget(box(column(self.tabs, row(self.everybody, 1))))
        splitter.setSizes([380, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @property
    def _target(self) -> str:
        return self._standing.target.id if self._standing else ""

    def show_target(self, progress: "Progress", standing: "Standing", *, writable: bool) -> None:
        """Show one target of an office."""
        is_other = self._target != standing.target.id
        self._standing = standing
        target = standing.target
        self._title.setText(f"{target.id}. {target.scope}: {target.indicator[:1].lower()}{target.indicator[1:]}")
        self._verdict.setText(verdict(standing))
        self._compared.setText(_comparison(standing))
        basis = f"{target.legal_basis}. Đến năm {target.year}. {_source(standing)}".strip()
        self._basis.setText(f"{basis}\n{target.note}".strip())
        self.enter.setVisible(target.source == "manual")
        self.enter.setEnabled(writable and progress.is_own)
        self.enter.setToolTip("" if progress.is_own else say.own_office_only())
        for place, (key, word) in enumerate(_TABS):
            rows = progress.behind(standing, key)
            self.members[key].set_rows(rows)
            self.tabs.setTabText(place, say.members(word, len(rows)))
            self.tabs.setTabVisible(place, bool(rows))
        self.parts.columns = part_columns(progress.standings.index(standing))
        self.parts.set_rows(progress.parts)
        self.tabs.setTabText(len(_TABS), say.members("Theo đơn vị", len(progress.parts)))
        self.tabs.setTabVisible(len(_TABS), bool(progress.parts))
        if is_other:
            self.tabs.setCurrentIndex(next((i for i in range(self.tabs.count()) if self.tabs.isTabVisible(i)), 0))
        self.tabs.setVisible(any(self.tabs.isTabVisible(place) for place in range(self.tabs.count())))
        self._name_list()

    @property
    def listed(self) -> "list[Member]":
        """The people of the tab that is open."""
        place = self.tabs.currentIndex()
        rows = self.members[_TABS[place][0]].rows if 0 <= place < len(_TABS) else []
        return [one for one in rows if one.is_person]

    def _name_list(self) -> None:
        self.everybody.setVisible(bool(self.listed))

    def open_list(self) -> None:
        """Open the people of this tab on the page of people."""
        title = say.behind(self._target, _TABS[self.tabs.currentIndex()][1])
        self._desk.go("people", Behind(title, frozenset(one.id for one in self.listed)))

    def _open(self, member: "Member") -> None:
        if member.is_person:
            self._desk.go("people", member.id)

    def _descend(self, part: "Part") -> None:
        self._go_down(part.unit.code)


def _comparison(standing: "Standing") -> str:
    target = standing.target
    if status(standing) == MISSING:
        by_hand = target.source == "manual"
        return say.enter_by_hand(target.numerator, target.denominator) if by_hand else say.no_records()
    if not standing.denominator or standing.numerator is None:
        return say.no_denominator()
    exact = None if target.op == "times" else standing.exact_percent
    return say.compared(standing.numerator, standing.denominator, exact, asked(standing))


def _source(standing: "Standing") -> str:
    if standing.source == "missing":
        return ""
    return f"Nguồn số liệu: {say.source(standing.source == 'manual', standing.periods).lower()}."


class FiguresDialog(QDialog):
    """The figures of targets entered by hand: the same editor as in Thiết lập."""

    def __init__(self, page: TargetsPage, desk: Desk, target: str) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # its editor follows every change while it lives
        self.setWindowTitle("Chỉ tiêu nhập tay")
        self.resize(900, 520)
        self.bar = MessageBar()
        self.editor = FigureTab(desk)
        self.editor.choose(target)
        self.editor.reload()
        desk.said.connect(self._say)
        layout = QVBoxLayout(self)
        for part in (self.bar, self.editor):
            layout.addWidget(part)
        layout.addLayout(row(1, button("Đóng", self.accept)))

    def _say(self, sentence: str, tone: str, action: object) -> None:
        self.bar.show_message(sentence, Tone(tone))
