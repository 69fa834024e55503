"""Rows of one table: the list at the left, the form of the one chosen at the right, each saved by itself."""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.messages import premises as say
from hrdesk.ui import operations, premises
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Row
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.form import RecordForm
from hrdesk.ui.widgets.parts import box, button, column, label, scroll
from hrdesk.ui.widgets.unsaved import ask_unsaved


@dataclass(frozen=True)
class Work:
    """What the rows are called, and the functions of the database thread that save and delete one."""

    one: str  # "nơi đặt"
    what_belongs_here: str
    icon: str
    save: Callable[..., premises.Saved]
    delete: Callable[..., Any]
    delete_question: Callable[[str], str]


class RowEditor(QWidget):
    """Edits a draft of one row; the store changes only when it is saved."""

    def __init__(
        self,
        desk: Desk,
        work: Work,
        columns: Sequence[Column[Row]],
        form: RecordForm,
        *,
        new: Callable[[], Row],
        name: Callable[[Row], str],
    ) -> None:
        super().__init__()
        self._desk, self._work, self._new, self._name = desk, work, new, name
        self._row: Row = {}
        self._original: Row = {}
        self._wanted: str | None = None
        self._writable = True
        self.form = form
        self.form.edited.connect(self._update)
        self.model: RowsModel[Row] = RowsModel(columns, self)
        self.view = table_view(self.model, f"Danh sách {work.one}")
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.add = button(f"Thêm {work.one}", self.add_row, icon="add", role="primary")
        self.save_button = button("Lưu", lambda: self.save(), icon="save", role="primary")
        self._revert = button("Bỏ thay đổi", self.revert, role="quiet")
        self.remove = button("Xóa", self.delete, icon="delete", role="quiet")
        self._title = label(role="section", wrap=True)
        self.tools = Flow(self.add)
        right = column(self._title, scroll(box(column(form, 1, margin=6))), margin=0)
        right.addWidget(Flow(self.save_button, self._revert, self.remove))
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.addWidget(box(column(self.tools, self.stack, margin=0)))
        self.splitter.addWidget(box(right))
        self.splitter.setSizes([720, 460])
        layout = QVBoxLayout(self)
        layout.addWidget(self.splitter)
        self._show({})

    @property
    def row(self) -> Row:
        """The row in the form."""
        return self._row

    @property
    def is_dirty(self) -> bool:
        """Whether the form differs from what is in the store."""
        return _stated(self._row) != _stated(self._original)

    def show_rows(self, rows: Sequence[Row], *, writable: bool) -> None:
        """Show other rows; the one in the form stays there."""
        self._writable = writable
        kept = self._wanted or self._row.get("id")
        blocked = self.view.selectionModel().blockSignals(True)
        self.model.set_rows(rows)
        self._mark(kept)
        self.view.selectionModel().blockSignals(blocked)
        self.view.viewport().update()
        self.stack.setCurrentWidget(self.view if rows else self.empty)
        if not rows:
            offers = ((f"Thêm {self._work.one}", "add", self.add_row),) if writable else ()
            title = f"Chưa có {self._work.one} nào"
            self.empty.show_state(self._work.icon, title, self._work.what_belongs_here, offers)
        found = next((row for row in rows if row["id"] == kept), None)
        if not self.is_dirty and (found or not self._wanted):  # what was just saved is still being read
            self._wanted = None
            self._show(found or {})
        self.form.set_enabled(writable)
        self._update()

    def _mark(self, wanted: str | None) -> None:
        place = next((number for number, row in enumerate(self.model.rows) if row["id"] == wanted), None)
        if place is not None:
            self.view.selectRow(place)

    def _on_selected(self) -> None:
        places = selected_rows(self.view)
        row = self.model.rows[places[0]] if places else None
        if row is not None and row["id"] != self._row.get("id"):
            before = self._row.get("id")
            self.leave(lambda: self._open(row), lambda: self._stay(before))

    def _open(self, row: Row) -> None:
        self._wanted = row["id"]
        self._show(row)

    def _stay(self, before: str | None) -> None:
        blocked = self.view.selectionModel().blockSignals(True)
        self.view.clearSelection()
        self._mark(before)
        self.view.selectionModel().blockSignals(blocked)
        self.view.viewport().update()

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Commit the draft before something else is shown; ask when it cannot be written."""
        if self.is_dirty:
            self.save(then, lambda: self._ask(then, stay))
        else:
            then()

    def _ask(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        text = say.unsaved(self._name(self._row) or self._work.one)
        ask_unsaved(self, "Chưa lưu", text, drop=lambda: self._drop(then), stay=stay)

    def _drop(self, then: Callable[[], None]) -> None:
        self.revert()
        then()

    def show_row(self, wanted: str) -> None:
        """Open a row by its id."""
        self._wanted = wanted
        self._mark(wanted)

    def add_row(self) -> None:
        """Open an empty form, after the draft that is open was put away."""
        self.leave(self._add, lambda: None)

    def _add(self) -> None:
        self.view.clearSelection()
        self._show({}, self._new())
        next(iter(self.form.fields.values())).editor.setFocus()

    def _show(self, row: Row, draft: Row | None = None) -> None:
        self._original = dict(row)
        self._row = copy.deepcopy(row if draft is None else draft)
        self.form.show_row(self._row)
        self._update()

    def revert(self) -> None:
        """Throw the draft away."""
        self._show(self._original)

    def _update(self) -> None:
        is_new = "id" not in self._row
        title = self._name(self._row) or f"{self._work.one[:1].upper()}{self._work.one[1:]} mới"
        self._title.setText(f"{title} — chưa lưu" if self.is_dirty else title if not is_new else "")
        open_form = bool(self._row)
        self.form.setVisible(open_form)
        self.save_button.setVisible(open_form)
        self.save_button.setEnabled(self._writable and self.is_dirty)
        self._revert.setVisible(self.is_dirty)
        self.remove.setVisible(open_form and not is_new)
        self.remove.setEnabled(self._writable)
        self.add.setEnabled(self._writable)

    def save(self, then: Callable[[], None] | None = None, failed: Callable[[], None] | None = None) -> None:
        """Check the draft and write it, then go on; ``failed`` when it could not be written."""
        unread = self.form.problems()
        if unread:
            self._refuse(unread, failed)
            return
        work = partial(self._work.save, row=copy.deepcopy(self._row))
        self._desk.database.write(
            work, lambda result: self._on_saved(result, then, failed), owner=self, failed=self._desk.complain
        )

    def _refuse(self, problems: Mapping[str, str], failed: Callable[[], None] | None) -> None:
        self.form.show_problems(problems)
        wrong = self.form.first_wrong()
        if wrong is not None:
            wrong.editor.setFocus()
        if failed is not None:
            failed()

    def _on_saved(
        self, result: premises.Saved, then: Callable[[], None] | None, failed: Callable[[], None] | None
    ) -> None:
        if result.problems:
            self._refuse(result.problems, failed)
            return
        self._desk.say(say.saved(self._name(self._row)), Tone.GOOD)
        self._wanted = result.id
        self._original = dict(self._row)
        if then is not None:
            then()

    def delete(self) -> None:
        """Delete the row after a question."""
        question = self._work.delete_question(self._name(self._row))
        answer = QMessageBox.question(self, f"Xóa {self._work.one}", question)
        if answer != QMessageBox.StandardButton.Yes:
            return
        identity, name = str(self._row["id"]), self._name(self._row)
        self._desk.database.write(
            lambda store: self._work.delete(store, identity),
            lambda _: self._desk.say(say.deleted(name), Tone.INFO, ("Hoàn tác", self._undo)),
            owner=self,
            failed=self._desk.complain,
        )

    def _undo(self) -> None:
        self._desk.database.write(operations.undo, owner=self)


def _stated(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in (None, "")}
