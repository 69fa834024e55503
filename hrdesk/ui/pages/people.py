"""Nhân sự: the list with its filters at the left, the person at the right."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.view import View
from hrdesk.messages import bulk_edit as say_edit
from hrdesk.messages import ui as say
from hrdesk.ui import operations
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office, People
from hrdesk.ui.pages.people_views import ViewsButton, day_of
from hrdesk.ui.tables import people as listed
from hrdesk.ui.tables.people import Behind, Filter
from hrdesk.ui.tables.rows import RowsModel, select_ids, selected_ids, show_rows, step_row, table_view
from hrdesk.ui.widgets.chips import ChipBar
from hrdesk.ui.widgets.choices import choices_of, filter_box
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.filter_header import FilterHeader
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import NEW_WORKBOOK, ask_save, box, button, column, label, row

if TYPE_CHECKING:
    from hrdesk.services.bulk_edit import Edited
    from hrdesk.services.people import PersonRow
    from hrdesk.ui.widgets.person_editor import PersonEditor

_SEARCH_AFTER = 200  # milliseconds after typing
_AFTER_NAMES = 40  # milliseconds: the names are drawn before the checks begin
_TABLES = frozenset(
    {
        *("person", "assignment", "qualification", "training", "party_membership", "pay", "org_unit"),
        *("annual_rating", "disciplinary_action", "commendation", "succession_plan", "family_member"),
        *("accepted_finding", "catalog_addition", "setting"),
    }
)


class PeoplePage(QWidget):
    """The list and the editor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._all: tuple[PersonRow, ...] = ()
        self._wanted: str | None = None
        self._writable = True
        self._reading = 0
        self.model: RowsModel[PersonRow] = RowsModel(listed.columns(), self)
        self.header = FilterHeader(self.model.columns)
        self.view = table_view(self.model, "Danh sách nhân sự", many=True, header=self.header)
        self.header.show_columns(listed.USUAL)
        self.header.follow(self.view.horizontalScrollBar())
        self._editor: PersonEditor | None = None
        self._office: tuple[str, list[tuple[str, str]]] | None = None
        self._make_filters()
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self._add = button("Thêm người", self.add_record, icon="add", role="primary", tip="Ctrl+N")
        self._import = button("Nhập từ Excel", lambda: desk.go("import", "staff"), icon="import", tip="Ctrl+I")
        self._export = button("Xuất Excel", self.export, icon="export", tip="Ctrl+E: ghi đúng danh sách đang xem")
        self._edit_many = button(
            "Sửa nhiều người…", self.edit_many, role="quiet", tip="Ctrl+Shift+E: chọn nhiều người trước"
        )
        self._delete = button("Xóa", self.delete, icon="delete", role="quiet", tip="Ctrl+Delete")
        self.views = ViewsButton(desk, self)
        self._boxes = button("", self.toggle_boxes, icon="filter", tip="Lọc theo từng cột (Ctrl+Shift+F)")
        self._boxes.setAccessibleName("Lọc theo từng cột")
        self._boxes.setCheckable(True)
        head = Flow(label("Nhân sự", "title"), self._add, self._import, self._export, self.views)
        self.views.changed.connect(head.rearrange)
        filters = Flow(self.search, self._group, self._position, self._level, grow=True)
        filters.add(self._boxes)
        foot = row(self._count, self._clear, 1, self._edit_many, self._delete)
        left = box(column(head, filters, row(self._door, 1), self.chips, self.stack, foot, margin=10))
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.addWidget(left)
        self._beside = QStackedWidget()  # the editor, once it is made: the list comes first
        self.splitter.addWidget(self._beside)
        self.splitter.setSizes(list(desk.settings.splitter) or [660, 550])
        self.splitter.splitterMoved.connect(lambda *_: desk.change_settings(splitter=tuple(self.splitter.sizes())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._connect()

    def _make_filters(self) -> None:
        self.search = QLineEdit(placeholderText="Tìm theo tên, chức danh, số CCCD, điện thoại", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm trong danh sách nhân sự")
        self._group = filter_box(choices_of("position_group"), "Mọi nhóm", "Lọc theo nhóm chức danh")
        self._position = filter_box(choices_of("position"), "Mọi chức danh", "Lọc theo chức danh")
        self._level = filter_box(choices_of("professional_level"), "Mọi trình độ", "Lọc theo trình độ chuyên môn")
        self.chips = ChipBar()
        self._count = label(role="muted")
        self._behind: Behind | None = None
        self._door = button("", self.clear_filter, icon="close", tip="Bỏ lọc theo số liệu này")
        self._door.hide()
        self._clear = button("Xóa lọc", self.clear_filter, role="quiet", icon="close")

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_AFTER)
        self._timer.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._open_first)
        for chosen in (self._group, self._position, self._level):
            chosen.edited.connect(self._show)
        self.chips.changed.connect(self._show)
        self.header.edited.connect(self._timer.start)
        self.header.entered.connect(self._open_first)
        self.header.sectionMoved.connect(lambda *_: self.views.name_current())
        self.header.sortIndicatorChanged.connect(lambda *_: self.views.name_current())
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header.customContextMenuRequested.connect(self._offer_columns)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self._desk.as_of_changed.connect(self.reload)
        self._desk.database.changed.connect(self._on_changes)

    @property
    def editor(self) -> "PersonEditor":
        """The editor beside the list, made when first needed."""
        if self._editor is None:
            from hrdesk.ui.widgets.person_editor import PersonEditor

            made = self._editor = PersonEditor(self._desk)
            made.saved.connect(self._on_saved)
            made.closed.connect(self.view.clearSelection)
            made.open_other.connect(self.open_person)
            made.next_asked.connect(lambda: self.save_next())
            if self._office is not None:
                made.set_office(*self._office, writable=self._writable)
            self._beside.addWidget(made)
        return self._editor

    @property
    def is_dirty(self) -> bool:
        """Whether the editor holds something that is not saved."""
        return self._editor is not None and self._editor.is_dirty

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Put the draft away before something else is shown."""
        self.editor.leave(then, stay)

    # Loading

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know the office's units and whether its records may be changed."""
        self._writable = writable
        units = [(unit.id, unit.name) for unit in office.units if unit.id == office.unit.id]
        units += [(unit.id, unit.name) for unit in office.units if unit.parent_id == office.unit.id]
        self._office = office.unit.id, units
        if self._editor is not None:
            self._editor.set_office(office.unit.id, units, writable=writable)
        for made in (self._add, self._import, self._delete, self._edit_many):
            made.setEnabled(writable)

    def _on_changes(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self.reload()
            if self._editor is not None and not self._editor.is_dirty:
                self._editor.reload()

    def reload(self) -> None:
        """Read the list again, the old rows stay until then; what the checks say comes after the names."""
        self._reading += 1
        if not self._all:
            self._read(operations.people, self._on_first)
        else:
            self._read(operations.checked_people, self._on_loaded)

    def _read(self, work: Callable[..., People], then: Callable[[People], None]) -> None:
        reading = self._reading

        def arrived(found: People) -> None:
            if reading == self._reading:
                then(found)

        asked = partial(work, as_of=self._desk.as_of, include_former=True)
        self._desk.database.read(asked, arrived, owner=self, title="Đang đọc danh sách…")

    def _on_first(self, found: People) -> None:
        self._on_loaded(found)
        self.views.begin(self._begin_with)
        QTimer.singleShot(_AFTER_NAMES, self, self._go_on)

    def _go_on(self) -> None:
        """After the names are on the screen: the editor, and the checks."""
        self._read(operations.checked_people, self._on_loaded)
        assert self.editor is not None

    def _begin_with(self, view: View | None) -> None:
        """Begin with the view that the user chose, unless another page has asked for something by now."""
        if view is not None and self.filter.is_empty and self._wanted is None:
            self.show_view(view)

    def _on_loaded(self, found: People) -> None:
        self._all = found.rows
        self._show()

    @property
    def filter(self) -> Filter:
        """What the list is narrowed to."""
        boxes = (self._group.value(), self._position.value(), self._level.value())
        return Filter(self.search.text().strip(), self.chips.chosen, *boxes, self._behind, self.header.texts)

    def clear_filter(self) -> None:
        """Show everybody."""
        self.search.clear()
        self._behind = None
        for chosen in (self._group, self._position, self._level):
            chosen.set_value(None)
        self.header.set_texts({})
        self._choose_chips(())
        self._show()

    def _choose_chips(self, keys: Iterable[str]) -> None:
        """Switch exactly these chips on; whoever calls shows the rows once afterwards."""
        blocked = self.chips.blockSignals(True)
        self.chips.clear()
        for key in keys:
            if key in listed.CHIP_KEYS:
                self.chips.choose(key)
        self.chips.blockSignals(blocked)

    def _show(self) -> None:
        self._timer.stop()
        by = self.filter
        present = [row for row in self._all if row.positions or "former" in by.chips or by.text or by.behind]
        self._door.setVisible(by.behind is not None)
        if by.behind is not None:
            self._door.setText(say.behind(by.behind.title, len(by.behind.ids)))
        rows = listed.narrowed(present, by)
        self.chips.show_chips(listed.chips(self._all))
        show_rows(self.view, rows, [self._wanted] if self._wanted else selected_ids(self.view))
        self._wanted = None
        total = sum(bool(row.positions) for row in self._all)
        self._count.setText(say.people_shown(len(rows), max(total, len(rows))))
        self._clear.setVisible(not by.is_empty)
        self.views.name_current()
        self._export.setEnabled(bool(rows))
        self._show_empty(by)

    def _show_empty(self, by: Filter) -> None:
        # The boxes over the columns stay within reach of whoever typed too much into one.
        is_list = bool(self.model.rows) or self.header.is_open
        self.stack.setCurrentWidget(self.view if is_list else self.empty)
        if is_list:
            return
        if by.is_empty:
            offers = (
                ("Nhập từ Excel", "import", lambda: self._desk.go("import", "staff")),
                ("Thêm người", "add", self.add_record),
            )
            text = "Đây là nơi ghi cán bộ, công chức, đại biểu HĐND và người hoạt động không chuyên trách."
            self.empty.show_state("people", "Chưa có hồ sơ nào", text, offers if self._writable else ())
        else:
            clear = (("Xóa lọc", "close", self.clear_filter),)
            self.empty.show_state("filter", "Không ai khớp với bộ lọc", "Hãy bỏ bớt điều kiện lọc.", clear)

    # Views

    def toggle_boxes(self) -> None:
        """Open the boxes over the columns, or close them with what they ask for."""
        self.header.open_boxes(not self.header.is_open)
        self._boxes.setChecked(self.header.is_open)
        if self.header.is_open:
            self.header.focus_first()
        self._show()

    def as_view(self, name: str, as_of: str) -> View:
        """Return how the list is looked at now."""
        by = self.filter
        place = self.header.sortIndicatorSection()
        is_sorted = 0 <= place < len(self.model.columns)
        return View(
            name,
            text=by.text,
            chips=tuple(sorted(by.chips)),
            group=by.group,
            position=by.position,
            level=by.level,
            filters=dict(by.columns),
            columns=() if self.shown_columns == listed.USUAL else self.shown_columns,
            sort=self.model.columns[place].id if is_sorted else "",
            descending=is_sorted and self.header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
            as_of=as_of,
        )

    def show_view(self, view: View) -> None:
        """Look at the list otherwise."""
        self._behind = None
        self.search.setText(view.text)
        for box_, value in ((self._group, view.group), (self._position, view.position), (self._level, view.level)):
            box_.set_value(value)
        self._choose_chips(view.chips)
        self.header.open_boxes(self.header.is_open or bool(view.filters))
        self._boxes.setChecked(self.header.is_open)
        self.header.set_texts(view.filters)
        self.show_columns(view.columns or listed.USUAL)
        order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
        places = {column.id: place for place, column in enumerate(self.model.columns)}
        self.header.setSortIndicator(places.get(view.sort, -1), order)
        self._show()
        day = day_of(view, self._desk.today)
        if day is not None:
            self._desk.as_of = day

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """The ids of the visible columns from left to right."""
        return self.header.shown_columns

    def show_columns(self, ids: tuple[str, ...]) -> None:
        """Show these columns from left to right."""
        self.header.show_columns(ids)

    def _offer_columns(self, where: QPoint) -> None:
        menu = QMenu(self)
        self.views.fill_columns(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.header.mapToGlobal(where))

    # Selection

    def _on_selected(self) -> None:
        ids = selected_ids(self.view)
        if len(ids) == 1 and ids[0] != self.editor.person_id:
            before = self.editor.person_id
            self.editor.leave(lambda: self._open(ids[0]), lambda: select_ids(self.view, {before}))

    def _open(self, person_id: str) -> None:
        work = partial(operations.open_person, person_id=person_id)
        self._desk.database.read(work, self.editor.show_person, owner=self)

    def open_person(self, person_id: str) -> None:
        """Show somebody from elsewhere: search, a finding, a duplicate."""
        if not any(each.id == person_id for each in self.model.rows):
            self._wanted = person_id
            self.clear_filter()
        select_ids(self.view, {person_id})
        self.editor.leave(lambda: self._open(person_id), lambda: None)

    @property
    def everybody(self) -> "tuple[PersonRow, ...]":
        """Everybody the list was read with, whatever is filtered out."""
        return self._all

    def show_argument(self, argument: object) -> None:
        """Open a person by id, the people behind a number, or with ``chip:`` the people a chip leaves."""
        if isinstance(argument, Behind):
            self.show_behind(argument)
            return
        text = str(argument)
        if text.startswith("chip:"):
            self.show_filtered(text.removeprefix("chip:"))
        else:
            self.open_person(text)

    def show_filtered(self, chip: str) -> None:
        """Show the people behind a number of another page."""
        self.clear_filter()
        self.chips.choose(chip)

    def show_behind(self, behind: Behind) -> None:
        """Show exactly these people."""
        self.clear_filter()
        self._behind = behind
        self._show()

    def _open_first(self) -> None:
        self._show()
        if self.model.rows:
            self.view.selectRow(0)
            self.view.setFocus()

    def step(self, step: int) -> None:
        """Open the next person (or the one before) in the list as it is shown."""
        step_row(self.view, step)

    # Commands

    def add_record(self) -> None:
        """Open an empty form."""
        if self._writable:
            self.view.clearSelection()
            self.editor.leave(self.editor.show_new, lambda: None)

    def edit_record(self) -> None:
        """Put the cursor into the form."""
        self.editor.general.fields["full_name"].editor.setFocus()

    def save_next(self) -> None:
        """Save, then open the next in the list, or another empty form after a new person."""
        was_new = self.editor.person_id is None
        self.editor.save(self.editor.show_new if was_new else lambda: self.step(1))

    def _on_saved(self, person_id: str) -> None:
        self._wanted = person_id

    def delete(self) -> None:
        """Delete who is selected: one at once with a way back, several after a question."""
        ids = selected_ids(self.view)
        if not ids or not self._writable:
            return
        if len(ids) > 1:
            question = QMessageBox.question(self, "Xóa hồ sơ", say.delete_many(len(ids)))
            if question != QMessageBox.StandardButton.Yes:
                return
        name = next(row.full_name for row in self.model.rows if row.id == ids[0])
        self.editor.show_nothing()
        self._desk.database.write(
            partial(operations.delete_people, ids=ids),
            lambda _: self._desk.say(say.people_deleted(name, len(ids)), Tone.INFO, ("Hoàn tác", self._undo)),
            owner=self,
        )

    def edit_many(self) -> None:
        """Give everybody who is selected the same values, after a look at what becomes of each."""
        wanted = set(selected_ids(self.view))
        if not wanted or not self._writable:
            if self._writable:
                self._desk.say(say.select_first())
            return
        people = [each for each in self.model.rows if each.id in wanted]
        self.editor.leave(lambda: self._ask_edit(people), lambda: None)

    def _ask_edit(self, people: "list[PersonRow]") -> None:
        from hrdesk.ui.pages.bulk_edit import BulkEditDialog

        BulkEditDialog(self.window(), self._desk, people, self._edited_many).open()

    def _edited_many(self, found: "Edited") -> None:
        self.view.clearSelection()
        sentence = say_edit.changed(found.people, found.refused) if found.people else say_edit.nothing_changed()
        self._desk.say(sentence, Tone.GOOD, ("Hoàn tác", self._undo) if found.people else None)

    def _undo(self) -> None:
        self._desk.database.write(operations.undo, owner=self)

    def export(self) -> None:
        """Write the people shown, in the template that can be imported again."""
        file = ask_save(self._desk, self, "Xuất danh sách đang xem", "danh-sach.xlsx", NEW_WORKBOOK)
        if file is not None:
            self.export_to(file)

    def export_to(self, file: Path) -> None:
        """Write the people shown to a file."""
        ids = [row.id for row in self.model.rows]
        work = partial(operations.export_people, as_of=self._desk.as_of, path=file, ids=ids)
        self._desk.database.read(
            work,
            lambda count: self._desk.say(say.exported(count, file.name), Tone.GOOD),
            owner=self,
            title="Đang ghi bảng tính…",
        )
