"""One stocktake: counted line by line or by scanner, closed, its differences looked at and booked."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMessageBox, QProgressBar, QSplitter, QTabWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.stocktaking import LineStatus
from hrdesk.messages import stocktakes as say_stocktakes
from hrdesk.messages import stocktaking as say
from hrdesk.ui import operations, stocktaking
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone, restyle
from hrdesk.ui.stocktake_dialogs import MinutesDialog, UnexpectedDialog
from hrdesk.ui.stocktaking import Known, Unexpected
from hrdesk.ui.tables import stocktakes as listed
from hrdesk.ui.tables.rows import RowsModel, selected_rows, table_view
from hrdesk.ui.tables.stocktakes import EVERYWHERE, CountModel, Room
from hrdesk.ui.widgets.chips import ChipBar
from hrdesk.ui.widgets.count_table import CountTable
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import box, button, column, label, row
from hrdesk.ui.widgets.scan_panel import ScanPanel
from hrdesk.ui.widgets.what_will_change import Line, WhatWillChange

if TYPE_CHECKING:
    from hrdesk.services.equipment.stocktake_booking import Difference
    from hrdesk.services.equipment.stocktakes import Counted, LineView, Member, Session

_ROOM = 30  # characters
_WHOLE = 1190  # pixels
_BY_LIST, _BY_SCANNER = 0, 1


class SessionView(QWidget):
    """An open stocktake. Every count is written at once, so that it can be left at any moment."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.session: Session | None = None
        self._id = ""
        self._known = Known()
        self._own, self._office, self._writable = "", "", False
        self._reading = 0  # the state that is wanted; what was read for an earlier one is not shown
        self._is_reading = False
        self._shown: set[str] = set()  # lines that the filter let through; counting one does not take it away
        self.model = CountModel(self)
        self.model.counted.connect(self._write_counts)
        self.view = CountTable(self.model)
        self.view.as_books_asked.connect(self.count_chosen_as_books)
        self.view.uncount_asked.connect(self.uncount_chosen)
        self.view.accept_asked.connect(self._accept_one)
        self.view.delegate.refused.connect(self._on_refused)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._update_buttons())
        self.rooms: RowsModel[Room] = RowsModel(listed.room_columns(), self)
        self.rooms_view = table_view(self.rooms, "Các nơi kiểm kê", sortable=False)
        self.rooms_view.selectionModel().selectionChanged.connect(lambda *_: self._on_room())
        self.search = QLineEdit(placeholderText="Tìm theo tên, mã, số sê-ri", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm dòng kiểm đếm")
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.returnPressed.connect(self._to_lines)
        self.chips = ChipBar()
        self.chips.changed.connect(self._filter)
        self.scanner = ScanPanel(desk)
        self.scanner.unexpected_asked.connect(self._ask_unexpected_code)
        self._make_head()
        self._make_buttons()
        self.tabs = QTabWidget()
        self.tabs.addTab(self._list(), "Đếm theo danh sách")
        self.tabs.addTab(self.scanner, "Quét mã")
        self.tabs.currentChanged.connect(self._on_tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        for part in (self._head, self._actions, self._hint):
            layout.addWidget(part)
        layout.addWidget(self.tabs, 1)

    def _make_head(self) -> None:
        back = button("Các đợt kiểm kê", self.left.emit, icon="back", role="quiet")
        self.title = label(role="title")
        self.state = label(role="section")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(180, 12)
        self.bar.setAccessibleName("Tiến độ kiểm đếm")
        self.progress = label(role="section")
        self._line = label(role="muted")
        self._hint = label(role="warning", wrap=True)
        self._head = Flow(back, self.title, self.state, box(row(self.bar)), self.progress, self._line)

    def _make_buttons(self) -> None:
        self.sheets = button("In phiếu kiểm đếm…", partial(self.print, stocktaking.COUNT_SHEET), icon="print")
        self.minutes = button("In biên bản…", partial(self.print, stocktaking.MINUTES), icon="print")
        self.edit = button("Số, ý kiến, Ban kiểm kê…", self.ask_minutes, icon="people")
        self.end = button("Kết thúc kiểm đếm…", self.ask_close, icon="lock", role="primary")
        self.book = button("Xem và ghi sổ chênh lệch…", self.preview_booking, icon="save", role="primary")
        self.again = button("Mở lại để đếm tiếp", self.reopen, icon="undo")
        self.delete = button("Xóa đợt", self.ask_delete, icon="delete", role="quiet")
        self._actions = Flow(self.sheets, self.minutes, self.edit, self.end, self.book, self.again, self.delete)
        self.as_books = button("Đủ như sổ", self.count_chosen_as_books, icon="ok", tip="Phím +: các dòng đang chọn")
        self.room_as_books = button("Cả phòng đủ như sổ", self.count_room_as_books, tip="Các dòng chưa đếm ở nơi này")
        self.accept = button("Chấp nhận nơi đặt mới", self.accept_chosen, icon="exchange")
        self.take_back = button("Bỏ kiểm đếm", self.uncount_chosen, icon="undo", tip="Phím Delete")
        self.add = button("Thêm tài sản ngoài sổ…", self.ask_unexpected, icon="add")

    def _list(self) -> QWidget:
        self._count = label(role="muted")
        self._keys = label(say.keys(), "muted", wrap=True)
        tools = self._tools = Flow(self.as_books, self.room_as_books, self.accept, self.take_back, self.add)
        filters = Flow(self.search, self.chips, grow=True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.addWidget(box(column(self.rooms_view, self._count, self._keys, margin=6)))
        self.splitter.addWidget(box(column(filters, self.view, tools, margin=6)))
        wide = self.fontMetrics().averageCharWidth() * _ROOM
        self.splitter.setSizes([wide, max(2 * wide, _WHOLE - wide)])
        self.splitter.setStretchFactor(1, 1)
        return self.splitter

    # What is shown

    def show_rights(self, own: str, *, writable: bool, office: str) -> None:
        """Know whose stocktakes may be changed here: a unit's own, never those received from below."""
        self._own, self._writable, self._office = own, writable, office
        if self.session is not None:
            self._show_session()

    def set_known(self, known: Known) -> None:
        """Offer other places and people."""
        self._known = known
        self.view.delegate.places = known.place_choices
        self.model.place_names = dict(known.place_choices)
        if self.session is not None:
            self._show_session()

    def open(self, stocktake: str) -> None:
        """Open a session."""
        if stocktake != self._id:
            self._id, self.session = stocktake, None
            self.search.clear()
            self.chips.clear()
            self.rooms.set_rows(())
            self.model.set_rows(())
        self.reload()
        (self.scanner if self.tabs.currentIndex() == _BY_SCANNER else self.view).setFocus()

    def reload(self) -> None:
        """Read the session again; while a reading is under way the next one waits, however fast the counts come."""
        self._reading += 1
        if not self._is_reading:
            self._read()

    def _read(self) -> None:
        self._is_reading = True
        work = partial(stocktaking.session, stocktake=self._id)
        job = self._desk.database.read(work, partial(self._on_loaded, self._reading), owner=self)
        job.ended.connect(self._on_read)

    def _on_read(self) -> None:
        """A reading came to its end, or was cancelled."""
        self._is_reading = False

    def _on_loaded(self, reading: int, found: "Session | None") -> None:
        if reading != self._reading:
            self._read()
            return
        if found is None:
            self.left.emit()
            return
        is_new, before = self.session is None, {view.id for view in self.session.lines} if self.session else set()
        self.session = found
        self._shown |= {view.id for view in found.lines} - before
        self._show_rooms()
        if is_new:
            self._filter()
        else:
            self._show_lines()
        self._show_session()
        if is_new and self.model.rows:
            self.view.go_to(self._first_open())

    def _first_open(self) -> int:
        """Return the first line that is not counted: where an interrupted count goes on."""
        statuses = [view.status for view in self.model.rows]
        return statuses.index(LineStatus.NOT_COUNTED) if LineStatus.NOT_COUNTED in statuses else 0

    @property
    def is_editable(self) -> bool:
        """Whether counts can be written."""
        return self._may_change and self.session is not None and self.session.is_open

    @property
    def _may_change(self) -> bool:
        return self._writable and self.session is not None and self.session.stocktake.unit_id == self._own

    def _show_session(self) -> None:
        session = self.session
        assert session is not None
        stocktake = session.stocktake
        self.title.setText(stocktake.name)
        self.state.setText(say.state(is_open=session.is_open, booked=session.booked, equal=listed.is_equal(session)))
        day = str(stocktake.counted_on)
        places, members = len(stocktake.place_ids), len(stocktake.members)
        self._line.setText(say.session_line(stocktake.counted_hour, day, places, members))
        self.model.is_editable = self.is_editable
        self._show_hint(session)
        self._show_progress(session)
        self.scanner.show_session(session, self._known.place_choices, editable=self.is_editable)
        self.end.setVisible(session.is_open)
        self.book.setVisible(not session.is_open and not session.booked and not listed.is_equal(session))
        self.again.setVisible(not session.is_open and not session.booked)
        for made in (self.end, self.book, self.again):
            made.setEnabled(self._may_change)
        self.delete.setEnabled(self._may_change and not session.booked)
        self.tabs.setTabEnabled(_BY_SCANNER, self.is_editable)
        self._keys.setVisible(self.is_editable)
        self._tools.setVisible(self._may_change and not session.booked)
        self._head.rearrange()
        self._actions.rearrange()
        self._update_buttons()

    def _show_hint(self, session: "Session") -> None:
        missing = sum(view.status is LineStatus.MISSING for view in session.lines)
        hint = (
            say.look_only() if not self._may_change
            else say.booked_already() if session.booked
            else "" if session.is_open
            else say.closed_line(missing, equal=listed.is_equal(session))
        )  # fmt: skip
        self._hint.setText(hint)
        self._hint.setProperty("role", "good" if session.booked or listed.is_equal(session) else "warning")
        restyle(self._hint)
        self._hint.setVisible(bool(hint))

    def _show_progress(self, session: "Session") -> None:
        self.progress.setText(say.progress(session.counted, session.expected))
        self.bar.setMaximum(max(1, session.expected))
        self.bar.setValue(session.counted)
        self.chips.show_chips(listed.chips(self._of_room()))

    def _show_rooms(self) -> None:
        assert self.session is not None
        kept, found = self.room, listed.rooms(self.session)
        blocked = self.rooms_view.selectionModel().blockSignals(True)
        self.rooms.set_rows(found)
        place = next((place for place, each in enumerate(found) if each.id == kept), 0)
        self.rooms_view.selectRow(place)
        self.rooms_view.selectionModel().blockSignals(blocked)
        self.rooms_view.viewport().update()

    @property
    def room(self) -> str:
        """The place whose lines are shown; empty for all of them."""
        places = selected_rows(self.rooms_view)
        return self.rooms.rows[places[0]].id if places and places[0] < len(self.rooms.rows) else EVERYWHERE

    def choose_room(self, room: str) -> None:
        """Show the lines of a place."""
        self.rooms_view.selectRow([each.id for each in self.rooms.rows].index(room))

    def _on_room(self) -> None:
        self._filter()
        self.view.go_to(self._first_open())

    def _of_room(self) -> "list[LineView]":
        return listed.narrowed(self.session.lines, self.room, (), "") if self.session else []

    def _filter(self) -> None:
        """Choose the lines to show; they stay until the filter changes."""
        if self.session is None:
            return
        found = listed.narrowed(self.session.lines, self.room, self.chips.chosen, self.search.text())
        self._shown = {view.id for view in found}
        self._show_lines()
        self.chips.show_chips(listed.chips(self._of_room()))
        self._update_buttons()

    def _show_lines(self) -> None:
        assert self.session is not None
        of_room = self._of_room()
        rows = [view for view in of_room if view.id in self._shown]
        chosen = self.view.currentIndex().row()
        is_reset = [view.id for view in rows] != [view.id for view in self.model.rows]
        self.model.refresh(rows)
        self.view.show_moves(listed.has_moves(rows))
        if is_reset and chosen >= 0:
            self.view.go_to(min(chosen, len(rows) - 1))
        self._count.setText(say.lines_shown(len(rows), len(self.session.lines)))

    def _to_lines(self) -> None:
        """Enter in the search box: go and count the first line found."""
        if self.model.rows:
            self.view.go_to(0)
            self.view.setFocus()

    def _on_tab(self, place: int) -> None:
        (self.scanner if place == _BY_SCANNER else self.view).setFocus()

    def _update_buttons(self) -> None:
        chosen, editable = self.view.chosen, self.is_editable
        self.as_books.setEnabled(editable and bool(chosen))
        self.room_as_books.setEnabled(editable and self.room != EVERYWHERE)
        self.take_back.setEnabled(editable and any(view.line.counted_quantity is not None for view in chosen))
        unbooked = self._may_change and self.session is not None and not self.session.booked
        self.accept.setEnabled(unbooked and any(map(listed.can_accept, chosen)))
        self.add.setEnabled(editable)

    # Counting

    def _write(self, work: Callable[[Any], Any], sentence: str = "", *, undoable: bool = False) -> None:
        action = ("Hoàn tác", self._undo) if undoable else None

        def done(_: Any) -> None:
            if sentence:
                self._desk.say(sentence, Tone.GOOD, action)

        self._desk.database.write(work, done, owner=self, failed=self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self._desk.complain(error)
        self.reload()

    def _undo(self) -> None:
        self._desk.database.write(operations.undo, owner=self, failed=self._desk.complain)

    def _write_counts(self, counts: "dict[str, Counted]") -> None:
        self._reading += 1  # what is being read now does not know of this yet
        sentence = say.as_books(len(counts)) if len(counts) > 1 else ""
        self._write(partial(stocktaking.count, stocktake=self._id, counts=counts), sentence, undoable=True)

    def _on_refused(self, typed: str) -> None:
        """What is no count may be the code of a line: go there."""
        codes = [(view.item.asset_code or "").casefold() if view.item else "" for view in self.model.rows]
        if typed.casefold() in codes:
            place = codes.index(typed.casefold())
            self.view.go_to(place)
            self._desk.say(say.found_by_code(self.model.rows[place].line.name, typed))
        else:
            self._desk.say(say.not_a_count(typed), Tone.WARNING)

    def count_chosen_as_books(self) -> None:
        """Count the lines selected as the books have them."""
        if not self.view.chosen:
            self._desk.say(say.choose_lines())
        elif self.is_editable and (counts := listed.as_books(self.view.chosen)):
            self.model.count(counts)

    def count_room_as_books(self) -> None:
        """Count what is left uncounted in the room as the books have it."""
        left = [view for view in self._of_room() if view.line.counted_quantity is None]
        if not left:
            self._desk.say(say.nothing_left_here())
        elif self.is_editable:
            self.model.count(listed.as_books(left))

    def uncount_chosen(self) -> None:
        """Take the counts of the lines selected back; a thing beside the list is taken out."""
        lines = [view.id for view in self.view.chosen if view.line.counted_quantity is not None]
        if lines and self.is_editable:
            work = partial(stocktaking.uncount, stocktake=self._id, lines=lines)
            self._write(work, say.uncounted(len(lines)), undoable=True)

    def accept_chosen(self) -> None:
        """Accept where the lines selected were found."""
        self._accept([view for view in self.view.chosen if listed.can_accept(view)])

    def _accept_one(self, view: "LineView") -> None:
        if listed.can_accept(view):
            self._accept([view])

    def _accept(self, found: "list[LineView]") -> None:
        if not found:
            self._desk.say(say.no_moves())
        elif self.accept.isEnabled() or self._may_change:
            work = partial(stocktaking.accept_moves, stocktake=self._id, lines=[view.id for view in found])
            self._write(work, say.moves_accepted(len(found)), undoable=True)

    def ask_unexpected(self) -> None:
        """Ask for a thing that is not on the list."""
        self._ask_unexpected(self.room or None, None)

    def _ask_unexpected_code(self, code: str, place: str | None) -> None:
        self._ask_unexpected(place, say.code_note(code))

    def _ask_unexpected(self, place: str | None, note: str | None) -> None:
        dialog = UnexpectedDialog(self, self._known, place, self._add_unexpected, note)
        dialog.finished.connect(lambda _: self._on_tab(self.tabs.currentIndex()))
        dialog.open()

    def _add_unexpected(self, found: Unexpected) -> None:
        work = partial(stocktaking.add_unexpected, stocktake=self._id, found=found)
        self._write(work, say.unexpected_added(found.name), undoable=True)

    # The session

    def ask_minutes(self) -> None:
        """Ask for what the minutes print beside the lines."""
        if self.session is not None:
            MinutesDialog(
                self, self._known, f"UBND {self._office}", self.session.stocktake, self._save_minutes,
                editable=self._may_change,
            ).open()  # fmt: skip

    def _save_minutes(self, number: str | None, opinion: str | None, members: "list[Member]") -> None:
        work = partial(
            stocktaking.change_session, stocktake=self._id, number=number, opinion=opinion, members=members
        )  # fmt: skip
        self._write(work, say.minutes_saved(self.title.text()))

    def _is_sure(self, title: str, question: str) -> bool:
        """Ask, with No as the answer to Enter: a scanner may be sending one."""
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.question(self, title, question, yes | no, no) == yes

    def ask_close(self) -> None:
        """Ask, then end the counting."""
        if self.session is None:
            return
        left = self.session.expected - self.session.counted
        name = self.session.stocktake.name
        if self._is_sure("Kết thúc kiểm đếm", say.close_question(name, left)):
            self.tabs.setCurrentIndex(_BY_LIST)
            day = max(self._desk.today, self.session.stocktake.counted_on.first)
            missing = left + sum(view.line.counted_quantity == 0 for view in self.session.lines)
            self._write(partial(stocktaking.close, stocktake=self._id, on=day), say.closed(name, missing))

    def reopen(self) -> None:
        """Count on."""
        self._write(partial(stocktaking.reopen, stocktake=self._id), say.reopened(self.title.text()))

    def ask_delete(self) -> None:
        """Ask, then delete the session."""
        name = self.title.text()
        if self._is_sure("Xóa đợt kiểm kê", say.delete_question(name)):
            self._write(partial(stocktaking.delete, stocktake=self._id), say.deleted(name), undoable=True)

    def preview_booking(self) -> None:
        """Show what booking will write, line by line."""
        self._desk.database.read(
            partial(stocktaking.planned, stocktake=self._id), self._show_planned, owner=self, failed=self._desk.complain
        )

    def _show_planned(self, found: "list[Difference]") -> None:
        session = self.session
        if session is None or session.stocktake.closed_on is None:
            return
        if not found:
            self._desk.say(say_stocktakes.nothing_to_book(), Tone.GOOD)
            return
        by_id = {view.id: view for view in session.lines}
        refused = sum(each.write is None for each in found)
        sentence = say.booking_sentence(str(session.stocktake.closed_on), len(found) - refused, refused)
        lines = [_planned_line(each, by_id[each.line]) for each in found]
        WhatWillChange(self, "Xem trước chênh lệch", sentence, lines, ("Ghi sổ", self._book), who="Tài sản").open()

    def _book(self) -> None:
        assert self.session is not None
        assert self.session.stocktake.closed_on is not None
        day, name = self.session.stocktake.closed_on.first, self.session.stocktake.name
        self._write(partial(stocktaking.book, stocktake=self._id, on=day), say.booked(name), undoable=True)

    def print(self, paper: str) -> None:
        """Open a paper about this session among the reports."""
        work = partial(stocktaking.choose_for_paper, paper=paper, stocktake=self._id)

        def ready(_: Changes | BaseException) -> None:
            self._desk.go("reports", paper)

        self._desk.database.write(work, ready, owner=self, failed=ready)


def _planned_line(found: "Difference", view: "LineView") -> Line:
    line = view.line
    now = say.expected(line.expected_quantity, view.expected_place) if line.expected_quantity else say.not_in_books()
    code = view.item.asset_code if view.item else None
    who = f"{line.name} ({code})" if code else line.name
    return Line(who, now, found.refusal or found.says.partition(": ")[2], is_kept=found.write is None)
