"""One person beside the list: tabs, checks under the fields, save, history in sentences."""

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from hrdesk.messages import ui as say
from hrdesk.text import squeeze
from hrdesk.ui import operations
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.operations import HistoryLine, OpenPerson, Problems, Row, Saved
from hrdesk.ui.widgets import career_tabs, person_tabs
from hrdesk.ui.widgets.career_tabs import CAREER
from hrdesk.ui.widgets.child_list import ChildList
from hrdesk.ui.widgets.choices import Choice
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.form import FieldRow, RecordForm
from hrdesk.ui.widgets.history_list import HistoryList
from hrdesk.ui.widgets.parts import box, button, column, label, row, scroll
from hrdesk.ui.widgets.tab_words import TabWords
from hrdesk.ui.widgets.unsaved import ask_unsaved

_CHECK_AFTER = 150  # milliseconds after a field was left
_TABS = {
    "person": "Thông tin chung",
    "assignment": "Chức danh",
    "qualification": "Trình độ",
    "training": "Đào tạo",
    "party_membership": "Đảng",
    "pay": "Lương",
    **{table: listed.title for table, listed in CAREER.items()},
}
_TABLES = tuple(_TABS)[1:]


class PersonEditor(QWidget):
    """Edits a draft of one person; the store changes only when the draft is saved."""

    saved = Signal(str)  # person id
    closed = Signal()
    open_other = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person: Row = {}
        self._children: dict[str, list[Row]] = {table: [] for table in _TABLES}
        self._original: Any = None
        self._last_saved: Row = {}
        self._unit: str | None = None
        self._units: list[Choice] = []
        self._writable = True
        self.tabs = QTabWidget()
        self._make_tabs()
        self._title = label(role="section")
        self._entered = label(role="muted")
        self._bar = MessageBar()
        self.save_button = button("Lưu", self.save, icon="save", role="primary", tip="Ctrl+S")
        self._next_button = button("Lưu và sang người sau", tip="Ctrl+Enter", icon="next")
        self._revert_button = button("Bỏ thay đổi", self.revert, role="quiet")
        self.next_asked = self._next_button.clicked
        self._empty = EmptyState()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._buttons = Flow(self.save_button, self._next_button, self._revert_button)
        head = row(self._title, 1, self._entered)
        whole = column(head, self._bar, self._words, self.tabs, self._buttons, margin=10)
        whole.setStretch(3, 1)
        self._stack.addWidget(box(whole))
        self._timer = QTimer(self, singleShot=True, interval=_CHECK_AFTER)
        self._timer.timeout.connect(self._check)
        self.show_nothing()

    def _make_tabs(self) -> None:
        """Make a tab for each table; what stands on it is made when it is first looked at."""
        self._pages: dict[str, person_tabs.TabPage] = {}
        self._holders: dict[str, QWidget] = {}
        for table, word in _TABS.items():
            holder = self._holders[table] = QWidget()
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(12, 10, 12, 10)
            layout.addStretch(1)
            self.tabs.addTab(scroll(holder), word)
        self.history = HistoryList()
        self.tabs.addTab(self.history, "Lịch sử")
        self._words = TabWords(self.tabs)
        self.general: RecordForm = self.page("person")
        self.tabs.currentChanged.connect(self._on_tab)

    def _on_tab(self, place: int) -> None:
        if place < len(_TABS):
            self.page(list(_TABS)[place])

    def page(self, table: str) -> Any:
        """Return what stands on the tab of a table."""
        if table not in self._pages:
            made = self._pages[table] = self._make_page(table)
            layout = self._holders[table].layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, made)
            made.edited.connect(self._on_edited)
            made.left.connect(self._timer_start)
            self._fit(made)
            if table != "person":
                made.show_rows(self._children[table])  # type: ignore[union-attr]
        return self._pages[table]

    def _make_page(self, table: str) -> person_tabs.TabPage:
        made: dict[str, Callable[[], person_tabs.TabPage]] = {
            "person": lambda: RecordForm(person_tabs.GENERAL, wide=person_tabs._WIDE),
            "assignment": lambda: person_tabs.positions(self._new_assignment),
            "qualification": person_tabs.Qualifications,
            "training": person_tabs.courses,
            "party_membership": person_tabs.Party,
            "pay": person_tabs.pay,
        }
        return made[table]() if table in made else career_tabs.made(table)

    def _fit(self, page: person_tabs.TabPage) -> None:
        """Offer the units of the office and let the page be edited, or only looked at."""
        person_tabs.set_units([page], self._units)
        for form in [page] if isinstance(page, RecordForm) else page.findChildren(RecordForm):
            form.set_enabled(self._writable)
        if isinstance(page, ChildList | person_tabs.Qualifications):
            page.set_enabled(self._writable)
        elif isinstance(page, person_tabs.Party):
            page.member.setEnabled(self._writable)

    @property
    def positions(self) -> ChildList:
        """The positions held."""
        found: ChildList = self.page("assignment")
        return found

    @property
    def qualifications(self) -> person_tabs.Qualifications:
        """The levels reached."""
        found: person_tabs.Qualifications = self.page("qualification")
        return found

    @property
    def party(self) -> person_tabs.Party:
        """The membership of the Party."""
        found: person_tabs.Party = self.page("party_membership")
        return found

    def _timer_start(self) -> None:
        self._timer.start()

    def _new_assignment(self) -> Row:
        return {"unit_id": self._unit}

    # What is shown

    @property
    def person_id(self) -> str | None:
        """The id of the person shown; None for a new one, or when nobody is."""
        return self._person.get("id")

    @property
    def is_open(self) -> bool:
        """Whether somebody is shown."""
        return self._original is not None

    @property
    def is_dirty(self) -> bool:
        """Whether the draft says something else than the record."""
        return self.is_open and self._state() != self._original

    def _state(self) -> Any:
        kept = {key: value for key, value in self._person.items() if value not in (None, "")}
        children = {
            table: [{key: value for key, value in each.items() if value not in (None, "")} for each in rows]
            for table, rows in self._children.items()
        }
        return copy.deepcopy((kept, children))

    def set_office(self, unit_id: str, units: list[Choice], *, writable: bool) -> None:
        """Say which units there are, and whether anything may be changed."""
        self._unit, self._units, self._writable = unit_id, units, writable
        for page in self._pages.values():
            self._fit(page)
        self._update_buttons()

    def show_nothing(self, text: str = "Chọn một người trong danh sách để xem và sửa.") -> None:
        """Show that nobody is chosen."""
        self._original = None
        self._person = {}
        self._empty.show_state("person", "Chưa chọn ai", text)
        self._stack.setCurrentIndex(0)

    def show_person(self, opened: OpenPerson) -> None:
        """Show a person; the tab stays."""
        self._show(dict(opened.record.person), {k: [dict(r) for r in v] for k, v in opened.record.children.items()})
        self.history.show_lines(opened.history)

    def show_new(self) -> None:
        """Show an empty form with one position to fill in."""
        self._show({}, {"assignment": [self._new_assignment()]})
        self.history.show_lines(())
        self.tabs.setCurrentIndex(0)
        self.general.fields["full_name"].editor.setFocus()

    def _show(self, person: Row, children: dict[str, list[Row]]) -> None:
        self._person = person
        self._children = {table: children.get(table, []) for table in _TABLES}
        self._original = self._state()
        self.general.show_row(self._person)
        for table, page in self._pages.items():
            if not isinstance(page, RecordForm):
                page.show_rows(self._children[table])
        entered = person_tabs.date_of("entered_on")(self._person)
        self._entered.setText(say.entered_on(entered) if entered else "")
        self._bar.hide()
        self._mark_tabs({})
        self._update_buttons()
        self._stack.setCurrentIndex(1)

    def revert(self) -> None:
        """Throw the draft away."""
        if self.person_id is None:
            self.show_nothing()
            self.closed.emit()
        else:
            self.reload()

    def reload(self) -> None:
        """Show the record as it is in the store now; nobody when it is gone."""
        if self.person_id is not None:
            work = partial(operations.open_person, person_id=self.person_id)
            self._desk.database.read(work, self.show_person, owner=self, failed=lambda _: self._gone())

    def _gone(self) -> None:
        self.show_nothing()
        self.closed.emit()

    # Editing

    def _on_edited(self) -> None:
        self._update_buttons()
        if self.person_id is None:
            self._timer.start()

    def _update_buttons(self) -> None:
        name = squeeze(str(self._person.get("full_name") or "")) or "Người mới"
        dirty = self.is_dirty
        self._title.setText(f"{name} — chưa lưu" if dirty else name)
        self.save_button.setEnabled(self._writable and (dirty or self.person_id is None))
        self._next_button.setEnabled(self._writable)
        self._revert_button.setVisible(dirty or self.person_id is None)
        self._buttons.rearrange()

    def _check(self) -> None:
        """Look at the draft on the database thread; only what was filled in is judged before saving."""
        if not self.is_dirty:
            return
        person, children = copy.deepcopy((self._person, self._children))
        self._desk.database.run(lambda: operations.problems(person, children), self._show_filled_problems, owner=self)
        if self.person_id is None and person.get("full_name"):
            work = partial(operations.duplicates, person=person)
            self._desk.database.read(work, self._show_duplicates, owner=self)

    def _show_filled_problems(self, found: Problems) -> None:
        rows: dict[str, Any] = {**self._children, "person": [self._person]}
        filled = {
            where: sentence
            for where, sentence in found.items()
            if (where[1] or 0) < len(rows[where[0]]) and rows[where[0]][where[1] or 0].get(where[2]) not in (None, "")
        }
        self._show_problems(filled)

    def _show_problems(self, found: Problems) -> None:
        for table, page in self._pages.items():
            by_place = person_tabs.by_place(found, table)
            if isinstance(page, RecordForm):
                page.show_problems(by_place.get(-1, {}))
            else:
                page.show_problems(by_place)
        self._mark_tabs(found)

    def _mark_tabs(self, found: Problems) -> None:
        for place, (table, word) in enumerate(_TABS.items()):
            count = sum(where[0] == table for where in found)
            self._words.show_word(place, f"{word} ({count})" if count else word)

    def _show_duplicates(self, found: tuple[Any, ...]) -> None:
        if self.person_id is not None or not found:
            return
        first = found[0]
        born = str(first.date_of_birth or "")
        offer = ("Mở hồ sơ đó", lambda: self._open_instead(first.id))
        self._bar.show_message(say.already_recorded(first.full_name, born), Tone.WARNING, offer)

    def _open_instead(self, person_id: str) -> None:
        self.show_nothing()
        self.open_other.emit(person_id)

    # Saving

    def save(self, then: Callable[[], None] | None = None, failed: Callable[[], None] | None = None) -> None:
        """Check and write the draft, then go on; ``failed`` when it could not be written."""
        if not self.is_dirty and self.person_id is not None:
            if then is None:
                self._desk.say(say.nothing_to_save())
            else:
                then()
            return
        self._timer.stop()
        unread = self._unreadable()
        person, children = copy.deepcopy((self._person, self._children))
        if unread:
            work = partial(operations.problems, person, children)
            self._desk.database.run(work, lambda found: self._refuse(found | unread, failed), owner=self)
            return
        self._desk.database.write(
            partial(operations.save_person, person=person, children=children),
            lambda result: self._on_saved(result, then, failed),
            owner=self,
            failed=lambda error: self._on_failed(error, failed),
        )

    def _unreadable(self) -> Problems:
        """Return what was typed and is no value at all."""
        found: Problems = {}
        for table, page in self._pages.items():
            forms = [page] if isinstance(page, RecordForm) else page.findChildren(RecordForm)
            for form in forms:
                if form.isVisibleTo(self):
                    found |= {(table, None, column): text for column, text in form.problems().items()}
        return found

    def _on_failed(self, error: BaseException, failed: Callable[[], None] | None) -> None:
        self._desk.complain(error)
        if failed is not None:
            failed()

    def _on_saved(self, result: Saved, then: Callable[[], None] | None, failed: Callable[[], None] | None) -> None:
        if result.problems:
            self._refuse(result.problems, failed)
            return
        assert result.person_id is not None
        name = str(self._person.get("full_name"))
        self._last_saved = dict(self._person)
        self._person["id"] = result.person_id
        self._original = self._state()
        self._desk.say(say.person_saved(squeeze(name)), Tone.GOOD)
        if then is None:
            self.reload()
        self.saved.emit(result.person_id)
        if then is not None:
            then()

    def _refuse(self, found: Problems, failed: Callable[[], None] | None) -> None:
        for table in _TABS:
            place = next((where[1] for where in found if where[0] == table), "none")
            if place != "none":
                self._go_to_first(table, place)
                break
        self._show_problems(found)
        self._go_to_wrong(list(_TABS)[self.tabs.currentIndex()] if found else "person")
        self._bar.show_message(say.not_saved(len(found)), Tone.DANGER)
        self._mark_tabs(found)
        if failed is not None:
            failed()

    def _go_to_first(self, table: str, place: Any) -> None:
        page = self.page(table)
        self.tabs.setCurrentIndex(list(_TABS).index(table))
        if isinstance(place, int) and hasattr(page, "choose"):
            page.choose(place)

    def _go_to_wrong(self, table: str) -> None:
        wrong = next((made for made in self.page(table).findChildren(FieldRow) if made.wrong), None)
        if wrong is not None:
            wrong.editor.setFocus()

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Commit the draft before something else is shown; ask when it has errors."""
        if not self.is_dirty:
            then()
            return
        self.save(then, lambda: self._ask(then, stay))

    def _ask(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        text = say.unsaved(squeeze(str(self._person.get("full_name") or "mới")))
        ask_unsaved(self, "Hồ sơ chưa lưu", text, drop=lambda: self._drop(then), stay=stay)

    def _drop(self, then: Callable[[], None]) -> None:
        self._original = self._state()
        then()

    def repeat_last(self) -> None:
        """Take the value saved last for the field with the cursor."""
        for key, made in self.general.fields.items():
            if made.editor.hasFocus() or made.editor.isAncestorOf(made.editor.focusWidget() or self):
                made.editor.set_value(self._last_saved.get(key))
                made.editor.edited.emit()


__all__ = ["HistoryLine", "PersonEditor"]
