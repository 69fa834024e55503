"""Trang thiết bị: the tree of places, the items in them with their filters, and one item beside the list."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.messages import inventory as say
from hrdesk.messages import ui as say_ui
from hrdesk.ui import imports, inventory, operations
from hrdesk.ui.alike_dialog import AlikeDialog
from hrdesk.ui.desk import Desk
from hrdesk.ui.event_dialog import Chosen, EventDialog
from hrdesk.ui.following import Follower
from hrdesk.ui.inventory import Inventory
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.tables import items as listed
from hrdesk.ui.tables.items import Filter
from hrdesk.ui.tables.rows import RowsModel, select_ids, selected_ids, selected_rows, show_rows, step_row, table_view
from hrdesk.ui.widgets.chips import ChipBar
from hrdesk.ui.widgets.choices import choices_of, filter_box
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.item_editor import ItemEditor
from hrdesk.ui.widgets.life_line import event_menu
from hrdesk.ui.widgets.parts import NEW_WORKBOOK, ask_save, box, button, column, label, row
from hrdesk.ui.widgets.place_tree import PlaceTree

if TYPE_CHECKING:
    from hrdesk.services.equipment.items import ItemRow

_SEARCH_AFTER = 120  # milliseconds after typing
_AFTER_NAMES = 40  # milliseconds: the names are drawn before the checks begin
_TABLES = frozenset({"item", "item_event", "photo", "place", "person", "org_unit", "accepted_finding"})
_SIZES = (275, 545, 390)


class EquipmentPage(QWidget):
    """Places, items, editor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known = Inventory()
        self._take(())
        self._ids: frozenset[str] | None = None
        self._wanted: str | None = None
        self._writable = True
        self._reading = 0
        self.places = PlaceTree()
        self.model: RowsModel[ItemRow] = RowsModel(listed.columns(), self)
        self.view = table_view(self.model, "Danh sách tài sản", many=True)
        self.editor = ItemEditor(desk)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self._make_filters()
        self._make_buttons()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for part in (self.places, self._list(), self.editor):
            self.splitter.addWidget(part)
        self.splitter.setSizes(list(_SIZES))
        self.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(box(column(self._head(), margin=10)))
        layout.addWidget(self.splitter, 1)
        self._connect()

    def _make_filters(self) -> None:
        self.search = QLineEdit(placeholderText="Tìm theo tên, mã, số sê-ri, người giữ", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm trong danh sách tài sản")
        self.category = filter_box(choices_of("equipment_category"), "Mọi loại", "Lọc theo loại tài sản")
        self.chips = ChipBar()
        self._count = label(role="muted")
        self._clear = button("Xóa lọc", self.clear_filter, role="quiet", icon="close")

    def _make_buttons(self) -> None:
        self._add = button("Thêm", self.add_record, icon="add", role="primary", tip="Ctrl+N")
        self._alike = button("Thêm nhiều cái…", self.add_alike, icon="add", tip="Nhiều tài sản giống nhau một lần")
        self._import = button("Nhập từ Excel", lambda: self._desk.go("import", "equipment"), icon="import")
        self._export = button("Xuất Excel", self.export, icon="export", tip="Ctrl+E: ghi đúng danh sách đang xem")
        self._labels = button(
            "In nhãn…", self.print_labels, icon="print", tip="Của các dòng đang chọn, hoặc của tất cả"
        )
        self._count_all = button("Kiểm kê…", lambda: self._desk.go("stocktake"), icon="scan", tip="Ctrl+Shift+K")
        self._book = button("Ghi sự kiện cho các dòng đang chọn", icon="history")
        self._book.setMenu(event_menu(self._book, self.ask_event))
        self._delete = button("Xóa", self.delete, icon="delete", role="quiet", tip="Chỉ khi đã ghi nhầm")

    def _head(self) -> QWidget:
        return Flow(
            label("Trang thiết bị", "title"), self._add, self._alike, self._import, self._export, self._labels,
            self._count_all,
        )  # fmt: skip

    def _list(self) -> QWidget:
        filters = Flow(self.search, self.category, grow=True)
        foot = row(self._count, self._clear, 1, self._delete)
        return box(column(filters, self.chips, self.stack, Flow(self._book), foot, margin=10))

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_AFTER)
        self._timer.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._find_code)
        self.category.edited.connect(self._show)
        self.chips.changed.connect(self._show)
        self.places.chosen.connect(self._show)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.editor.saved.connect(self._on_saved)
        self.editor.closed.connect(self.view.clearSelection)
        Follower(self, self._desk, self._reload_all, _TABLES)

    @property
    def is_dirty(self) -> bool:
        """Whether the editor holds something that is not saved."""
        return self.editor.is_dirty

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Put the draft away before something else is shown."""
        self.editor.leave(then, stay)

    # Loading

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know whether anything may be changed."""
        self._writable = writable
        for made in (self._add, self._alike, self._import, self._book, self._delete):
            made.setEnabled(writable)
        self.editor.set_known(self._known, writable=writable)

    def _reload_all(self) -> None:
        self.reload()
        if not self.editor.is_dirty:
            self.editor.reload()

    def reload(self) -> None:
        """Read the places and the items again; what the checks say comes after the names."""
        self._reading += 1
        reading = self._reading
        work = partial(inventory.everything, as_of=self._desk.as_of)
        self._desk.database.read(
            work, lambda found: self._on_loaded(reading, found), owner=self, title="Đang đọc danh sách tài sản…"
        )

    def _on_loaded(self, reading: int, found: Inventory) -> None:
        if reading != self._reading:
            return
        self._known = found
        self._take(found.items)
        self.places.show_places(found.places)
        self.editor.set_known(found, writable=self._writable)
        self._show()
        QTimer.singleShot(_AFTER_NAMES, self, partial(self._check, reading))

    def _check(self, reading: int) -> None:
        def arrived(rows: "tuple[ItemRow, ...]") -> None:
            if reading == self._reading:
                self._take(rows)
                self._show()

        if reading == self._reading:
            self._desk.database.read(partial(inventory.checked, as_of=self._desk.as_of), arrived, owner=self)

    def _take(self, rows: "tuple[ItemRow, ...]") -> None:
        self._all: tuple[ItemRow, ...] = rows
        self._present = sum(each.item.is_present for each in rows)
        self._chips = listed.chips(rows)

    @property
    def filter(self) -> Filter:
        """What the list is narrowed to."""
        place = self.places.place
        there = self.places.below(place) if place else None
        return Filter(self.search.text().strip(), self.chips.chosen, self.category.value(), there, self._ids)

    def clear_filter(self) -> None:
        """Show everything."""
        self.search.clear()
        self._ids = None
        self.category.set_value(None)
        self.chips.clear()
        self.places.show_place(None)
        self._show()

    def _show(self) -> None:
        self._timer.stop()
        by = self.filter
        rows = listed.narrowed(self._all, by)
        self.chips.show_chips(self._chips)
        show_rows(self.view, rows, [self._wanted] if self._wanted else selected_ids(self.view))
        self._wanted = None
        pieces = sum(each.item.quantity for each in rows)
        self._count.setText(say.items_shown(len(rows), pieces, max(self._present, len(rows))))
        self._clear.setVisible(not by.is_empty)
        self._export.setEnabled(bool(rows))
        self._show_empty(by)

    def _show_empty(self, by: Filter) -> None:
        self.stack.setCurrentWidget(self.view if self.model.rows else self.empty)
        if self.model.rows:
            return
        if not by.is_empty:
            clear = (("Xóa lọc", "close", self.clear_filter),)
            self.empty.show_state("filter", "Không có tài sản nào khớp", "Hãy bỏ bớt điều kiện lọc.", clear)
            return
        add = ("Thêm tài sản", "add", self.add_record)
        if not self._known.places:
            add = ("Thêm nơi đặt", "facilities", lambda: self._desk.go("facilities"))
        offers = (("Nhập từ Excel", "import", lambda: self._desk.go("import", "equipment")), add)
        text = say.what_belongs_here() if self._known.places else say.no_place_yet()
        self.empty.show_state("equipment", "Chưa có tài sản nào", text, offers if self._writable else ())

    def export(self) -> None:
        """Ask where to write the list shown."""
        file = ask_save(self._desk, self, "Xuất ra Excel", f"tai-san-{self._desk.as_of:%Y-%m-%d}.xlsx", NEW_WORKBOOK)
        if file is not None:
            self.export_to(file)

    def export_to(self, file: Path) -> None:
        """Write the list shown as a workbook that can be imported again; what is gone is left out."""
        ids = [each.id for each in self.model.rows]
        self._desk.database.read(
            partial(imports.export_items, path=file, as_of=self._desk.as_of, ids=ids),
            lambda count: self._desk.say(say_ui.exported(count, file.name), Tone.GOOD),
            owner=self,
            failed=self._desk.complain,
        )

    # Selection

    def _on_selected(self) -> None:
        ids = selected_ids(self.view)
        if len(ids) == 1 and ids[0] != self.editor.item_id:
            before = self.editor.item_id
            self.editor.leave(lambda: self._open(ids[0]), lambda: select_ids(self.view, {before}))

    def _open(self, item: str) -> None:
        self._desk.database.read(
            partial(inventory.open_item, item=item, as_of=self._desk.as_of), self.editor.show_item, owner=self
        )

    def open_item(self, item: str) -> None:
        """Show an item from elsewhere: search, a finding, a paper."""
        if not any(each.id == item for each in self.model.rows):
            self._wanted = item
            self.clear_filter()
        select_ids(self.view, {item})
        self.editor.leave(lambda: self._open(item), lambda: None)

    def show_argument(self, argument: object) -> None:
        """Open an item by id, the items behind a number, or with ``place:`` what is in a place."""
        if isinstance(argument, frozenset):
            self.clear_filter()
            self._ids = argument
            self._show()
        elif str(argument).startswith("place:"):
            self.clear_filter()
            self.places.show_place(str(argument).removeprefix("place:"))
        else:
            self.open_item(str(argument))

    def _find_code(self) -> None:
        """Enter in the search box: a code that was scanned opens its item, else the first line is chosen."""
        self._show()
        text = self.search.text().strip()
        if text:
            self._desk.database.read(partial(inventory.find_code, text=text), self._found_code, owner=self)

    def _found_code(self, found: list[str]) -> None:
        if len(found) == 1:
            self.open_item(found[0])
        elif self.model.rows:
            self.view.selectRow(0)
            self.view.setFocus()

    def step(self, step: int) -> None:
        """Open the next item (or the one before) in the list as it is shown."""
        step_row(self.view, step)

    # Commands

    def add_record(self) -> None:
        """Open an empty form, in the place that is chosen."""
        if self._writable:
            self.view.clearSelection()
            self.editor.leave(lambda: self.editor.show_new(self.places.place), lambda: None)

    def add_alike(self) -> None:
        """Ask for several items alike."""
        if self._writable:
            AlikeDialog(self, self._desk, self._known, self.places.place).open()

    def save_next(self) -> None:
        """Save, then open the next in the list, or another empty form after a new item."""
        was_new = self.editor.item_id is None
        again = partial(self.editor.show_new, self.places.place)
        self.editor.save(again if was_new else lambda: self.step(1))

    def edit_record(self) -> None:
        """Put the cursor into the form."""
        self.editor.form.fields["name"].editor.setFocus()

    def _on_saved(self, item: str) -> None:
        self._wanted = item

    def ask_event(self, kind: str) -> None:
        """Ask for an event of the lines selected."""
        rows = [self.model.rows[place] for place in selected_rows(self.view)]
        if not rows:
            self._desk.say(say.choose_lines())
            return
        name = rows[0].item.name if len(rows) == 1 else say.lines(len(rows))
        chosen = Chosen(tuple(each.id for each in rows), name, rows[0].item.quantity)
        known = self._known
        EventDialog(
            self, self._desk, kind, chosen, places=known.place_choices, people=known.people_choices
        ).open()  # fmt: skip

    def print_labels(self) -> None:
        """Open the labels of the lines selected; of everything when fewer than two are."""
        ids = selected_ids(self.view)
        chosen = {"items": ids} if len(ids) > 1 else {}
        self._desk.go("reports", ("equipment-labels", chosen))

    def delete(self) -> None:
        """Delete the lines selected after a question: what left the office gets an event instead."""
        ids = selected_ids(self.view)
        if not ids or not self._writable:
            return
        name = next(each.item.name for each in self.model.rows if each.id == ids[0])
        question = QMessageBox.question(self, "Xóa tài sản", say.delete_question(name, len(ids)))
        if question == QMessageBox.StandardButton.Yes:
            self.editor.show_nothing()
            self._desk.database.write(
                partial(inventory.delete_items, ids=ids),
                lambda _: self._desk.say(say.items_deleted(name, len(ids)), Tone.INFO, ("Hoàn tác", self._undo)),
                owner=self,
            )

    def _undo(self) -> None:
        self._desk.database.write(operations.undo, owner=self)
