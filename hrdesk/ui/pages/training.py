"""Đào tạo: every turn with its filters; one turn given to several people at once."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.catalogs import catalog
from hrdesk.messages import courses as say
from hrdesk.messages import ui as say_ui
from hrdesk.text import search_key
from hrdesk.ui import courses, imports
from hrdesk.ui.courses import Courses
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.tables.rows import Column, RowsModel, table_view
from hrdesk.ui.widgets.choices import choices_of, filter_box
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.form import RecordForm
from hrdesk.ui.widgets.history import facts_of
from hrdesk.ui.widgets.parts import NEW_WORKBOOK, ask_save, box, button, column, label, row, scroll
from hrdesk.ui.widgets.person_tabs import TRAINING, TRAINING_LABELS
from hrdesk.ui.widgets.what_will_change import Line, WhatWillChange

if TYPE_CHECKING:
    from hrdesk.services.people import PersonRow
    from hrdesk.services.training import Added, TurnRow, TurnsPreview

_TABLES = frozenset({"training", "person", "assignment"})


def _columns() -> "tuple[Column[TurnRow], ...]":
    kinds, places = catalog("training_kind"), catalog("training_place")
    return (
        Column("Họ và tên", lambda turn: turn.full_name, 24, key=lambda turn: turn.sort_key),
        Column("Khóa học", lambda turn: turn.name or catalog("course").label(turn.course), 40, stretch=True),
        Column("Loại", lambda turn: kinds.label(turn.kind) if turn.kind else "", 14),
        Column("Nơi học", lambda turn: places.label(turn.place) if turn.place else "", 14),
        Column(
            "Hoàn thành",
            lambda turn: str(turn.when or ""),
            12,
            key=lambda turn: turn.when.first.toordinal() if turn.when else 0,
        ),
        Column("Cơ sở đào tạo", lambda turn: turn.institution, 24),
        Column("Ngày nhập", lambda turn: "/".join(reversed(turn.entered_on.split("-"))), 12, tone=lambda _: "muted"),
    )


class TrainingPage(QWidget):
    """The list of turns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found = Courses((), ())
        self.model: RowsModel[TurnRow] = RowsModel(_columns(), self)
        self.view = table_view(self.model, "Các lượt đào tạo, bồi dưỡng")
        self.view.activated.connect(lambda index: desk.go("people", self.model.rows[index.row()].person_id))
        self.search = QLineEdit(placeholderText="Tìm theo tên, khóa học, cơ sở đào tạo", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm lượt đào tạo")
        self.course = filter_box((), "Mọi khóa học", "Lọc theo khóa học")
        self.kind = filter_box((), "Mọi loại", "Lọc theo loại đào tạo")
        self.year = filter_box((), "Mọi năm", "Lọc theo năm hoàn thành")
        self.course.set_choices(choices_of("course"))
        self.kind.set_choices(choices_of("training_kind"))
        for chosen in (self.course, self.kind, self.year):
            chosen.edited.connect(self._show)
        self.search.textChanged.connect(lambda _: self._show())
        self.add = button("Thêm lượt cho nhiều người…", self.add_turns, icon="add", role="primary")
        self._import = button("Nhập từ Excel", lambda: desk.go("import", "training"), icon="import", tip="Ctrl+I")
        self._export = button("Xuất Excel", self.export, icon="export", tip="Ghi đúng các lượt đang xem")
        report = button("Báo cáo theo năm", lambda: desk.go("reports", "training-by-year"), icon="report")
        self._count = label(role="muted")
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        head = Flow(label("Đào tạo", "title"), self.add, self._import, self._export, report)
        filters = Flow(self.search, self.course, self.kind, self.year, grow=True)
        self.setLayout(column(head, filters, self.stack, row(self._count, 1), margin=10))
        Follower(self, desk, self.reload, _TABLES)

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know whether anything may be changed."""
        for made in (self.add, self._import):
            made.setEnabled(writable)

    def reload(self) -> None:
        """Read the turns again."""
        work = partial(courses.everything, as_of=self._desk.as_of)
        self._desk.database.read(work, self._on_loaded, owner=self, title="Đang đọc các lượt đào tạo…")

    def _on_loaded(self, found: Courses) -> None:
        self._found = found
        years = sorted({str(turn.when.first.year) for turn in found.turns if turn.when}, reverse=True)
        self.year.set_choices([(year, f"Năm {year}") for year in years])
        self._show()

    def _show(self) -> None:
        rows = self._narrowed()
        self.model.set_rows(rows)
        self.view.viewport().update()
        self._export.setEnabled(bool(rows))
        self._count.setText(say.turns_shown(len(rows), len({turn.person_id for turn in rows})))
        self.stack.setCurrentWidget(self.view if rows else self.empty)
        if not rows and self._found.turns:
            clear = (("Xóa lọc", "close", self.clear_filter),)
            self.empty.show_state("filter", "Không có lượt nào khớp với bộ lọc", "Hãy bỏ bớt điều kiện lọc.", clear)
        elif not rows:
            offers = (
                ("Nhập từ Excel", "import", lambda: self._desk.go("import", "training")),
                ("Thêm lượt cho nhiều người…", "add", self.add_turns),
            )
            offer = offers if self.add.isEnabled() else ()
            self.empty.show_state("training", "Chưa có lượt đào tạo nào", say.what_belongs_here(), offer)

    def _narrowed(self) -> "list[TurnRow]":
        course, kind, year = self.course.value(), self.kind.value(), self.year.value()
        words = search_key(self.search.text()).split()
        return [
            turn
            for turn in self._found.turns
            if (not course or turn.course == course)
            and (not kind or turn.kind == kind)
            and (not year or (turn.when is not None and str(turn.when.first.year) == year))
            and (not words or _has_words(turn, words))
        ]

    def clear_filter(self) -> None:
        """Show every turn."""
        for chosen in (self.course, self.kind, self.year):
            chosen.set_value(None)
        self.search.clear()
        self._show()

    def export(self) -> None:
        """Ask where to write the turns shown."""
        file = ask_save(self._desk, self, "Xuất ra Excel", f"dao-tao-{self._desk.as_of:%Y-%m-%d}.xlsx", NEW_WORKBOOK)
        if file is not None:
            self.export_to(file)

    def export_to(self, file: Path) -> None:
        """Write the turns shown as a workbook that can be imported again."""
        ids = [turn.id for turn in self.model.rows]
        self._desk.database.read(
            partial(imports.export_turns, path=file, ids=ids),
            lambda count: self._desk.say(say_ui.exported(count, file.name), Tone.GOOD),
            owner=self,
            failed=self._desk.complain,
        )

    def add_turns(self) -> None:
        """Ask for a turn and the people who took it."""
        TurnsDialog(self, self._found.people).open()

    def preview(self, ids: list[str], values: dict[str, Any], show: "Callable[[TurnsPreview], None]") -> None:
        """Read what giving the people a turn will write."""
        self._desk.database.read(
            partial(courses.preview, ids=ids, values=values), show, owner=self, failed=self._desk.complain
        )

    def write(self, ids: list[str], values: dict[str, Any]) -> None:
        """Give the people a turn."""
        self._desk.database.write(
            partial(courses.add_turns, ids=ids, values=values), self._added, owner=self, failed=self._desk.complain
        )

    def _added(self, result: "Added") -> None:
        self._desk.say(say.added(result.added, result.already), Tone.GOOD)


def _has_words(turn: "TurnRow", words: Sequence[str]) -> bool:
    hay = search_key(f"{turn.full_name} {turn.name} {catalog('course').label(turn.course)} {turn.institution}")
    return all(word in hay for word in words)


class TurnsDialog(QDialog):
    """One turn at the right, the people who took it at the left; nothing is written before both are right."""

    def __init__(self, page: TrainingPage, people: "tuple[PersonRow, ...]") -> None:
        super().__init__(page)
        self.setWindowTitle("Thêm lượt đào tạo, bồi dưỡng cho nhiều người")
        self.resize(980, 600)
        self._page = page
        self.search = QLineEdit(placeholderText="Tìm người", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm người")
        self.search.textChanged.connect(self._narrow)
        self.people = QListWidget()
        self.people.setAccessibleName("Người tham gia")
        self.people.setProperty("role", "ticks")
        self.people.setSpacing(2)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for person in people:
            item = QListWidgetItem(f"{person.full_name} ({person.position_labels})")
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.itemChanged.connect(lambda _: self._count_chosen())
        self._count = label(role="muted")
        self.form = RecordForm(TRAINING, labels=TRAINING_LABELS, wide=("course_code", "training_name"))
        self.form.show_row({})
        self._wrong = label(role="danger", wrap=True)
        self.ok = button("Xem trước…", self.take, icon="next", role="primary")
        left = column(label("Ai tham gia?", "section"), self.search, self.people, self._count)
        right = column(label("Khóa học nào?", "section"), scroll(box(column(self.form, 1, margin=6))))
        body = row(spacing=14)
        body.addLayout(left, 1)
        body.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(body, 1)
        layout.addWidget(self._wrong)
        layout.addLayout(row(1, button("Thôi", self.reject), self.ok))
        self._wrong.hide()
        self._count_chosen()

    @property
    def chosen(self) -> list[str]:
        """The ids of the people ticked."""
        items = (self.people.item(place) for place in range(self.people.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _narrow(self, text: str) -> None:
        words = search_key(text).split()
        for place in range(self.people.count()):
            item = self.people.item(place)
            item.setHidden(not all(word in search_key(item.text()) for word in words))

    def _count_chosen(self) -> None:
        self._count.setText(say.chosen(len(self.chosen)))

    def take(self) -> None:
        """Show what will be written, or say what is missing."""
        found = courses.problems(self.form.row) | self.form.problems()
        self.form.show_problems(found)
        self._wrong.setText("" if self.chosen else say.nobody_chosen())
        self._wrong.setVisible(not self.chosen)
        if not found and self.chosen:
            self._page.preview(self.chosen, dict(self.form.row), self._show)

    def _show(self, found: "TurnsPreview") -> None:
        facts = facts_of("training", found.turn, {})
        sentence = say.will_add(len(found.added), len(found.already), facts)
        lines = [Line(name, "", say.gets_a_turn()) for _, name in found.added]
        lines += [Line(name, say.has_the_turn(), say.keeps_the_turn(), is_kept=True) for _, name in found.already]
        WhatWillChange(self, "Xem trước lượt đào tạo, bồi dưỡng", sentence, lines, ("Thêm", self.write)).open()

    def write(self) -> None:
        """Write the turn that was shown."""
        self.accept()
        self._page.write(self.chosen, dict(self.form.row))
