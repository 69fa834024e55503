"""One item beside the list: its facts, its life, its pictures, its history."""

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QStackedLayout, QTabWidget, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import inventory as say
from hrdesk.messages import ui as say_ui
from hrdesk.text import squeeze
from hrdesk.ui import inventory
from hrdesk.ui.desk import Desk
from hrdesk.ui.event_dialog import Chosen, EventDialog
from hrdesk.ui.inventory import Inventory, OpenItem, SavedItem
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.operations import Problems, Row
from hrdesk.ui.tables.items import money
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.history_list import HistoryList
from hrdesk.ui.widgets.item_form import item_form, offer
from hrdesk.ui.widgets.life_line import LifeLine
from hrdesk.ui.widgets.parts import ask_open, box, button, column, label, scroll
from hrdesk.ui.widgets.photo_strip import PhotoStrip
from hrdesk.ui.widgets.unsaved import ask_unsaved

PICTURES = "Ảnh (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)"


class ItemEditor(QWidget):
    """Edits the facts of an item as a draft; events and pictures are written at once, each with its undo."""

    saved = Signal(str)  # item id
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known = Inventory()
        self._item: Row = {}
        self._events: list[Row] = []
        self._original: Row | None = None
        self._last_saved: Row = {}
        self._writable = True
        self.form = item_form(self._known)
        self.form.edited.connect(self._update)
        self.form.fields["category_code"].editor.edited.connect(self._on_category)
        self.life = LifeLine()
        self.life.asked.connect(self.ask_event)
        self.life.removed.connect(self._remove_event)
        self.photos = PhotoStrip()
        self.photos.added.connect(self._add_photo)
        self.photos.removed.connect(self._remove_photo)
        self.history = HistoryList()
        self.tabs = QTabWidget()
        self.tabs.addTab(scroll(box(column(self.form, 1, margin=10))), "Thông tin chung")
        self.tabs.addTab(self.life, "Vòng đời")
        self.tabs.addTab(self.photos, "Ảnh")
        self.tabs.addTab(self.history, "Lịch sử")
        self._title = label(role="section", wrap=True)
        self._now = label(role="muted", wrap=True)
        self._bar = MessageBar()
        self.save_button = button("Lưu", self.save, icon="save", role="primary", tip="Ctrl+S")
        self._revert = button("Bỏ thay đổi", self.revert, role="quiet")
        self._buttons = Flow(self.save_button, self._revert)
        self._empty = EmptyState()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        whole = column(self._title, self._now, self._bar, self.tabs, self._buttons, margin=10)
        whole.setStretch(3, 1)
        self._stack.addWidget(box(whole))
        self.show_nothing()

    @property
    def item_id(self) -> str | None:
        """The item shown; None for nothing or a new one."""
        return self._item.get("id")

    @property
    def is_dirty(self) -> bool:
        """Whether the draft differs from what is in the store."""
        return self._original is not None and _stated(self._item) != _stated(self._original)

    # Showing

    def set_known(self, known: Inventory, *, writable: bool) -> None:
        """Offer places and people; say whether anything may be changed."""
        self._known, self._writable = known, writable
        offer(self.form, known)
        self.form.set_enabled(writable)
        self._update()

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._original, self._item, self._events = None, {}, []
        self._empty.show_state("equipment", "Chưa chọn tài sản nào", "Chọn một dòng trong danh sách để xem và sửa.")
        self._stack.setCurrentIndex(0)

    def show_item(self, opened: OpenItem) -> None:
        """Show an item; the tab stays."""
        self._show(dict(opened.record.item), [dict(event) for event in opened.record.children["item_event"]])
        self.life.show_life(opened.life, writable=self._writable)
        self.photos.show_photos(opened.record.children["photo"], opened.photos, writable=self._writable)
        self.history.show_lines(opened.history)
        self._now.setText(f"{self._state(opened)} {_worth(opened)}".strip())
        for place in (1, 2, 3):
            self.tabs.setTabEnabled(place, True)
        self.tabs.setTabText(1, f"Vòng đời ({len(opened.life)})")
        photos = len(opened.record.children["photo"])
        self.tabs.setTabText(2, f"Ảnh ({photos})" if photos else "Ảnh")

    def _state(self, opened: OpenItem) -> str:
        """Return where the item is on the day looked at; what happens later does not count yet."""
        day = self._desk.as_of
        reached = [entry.says for entry in opened.life if entry.day is None or entry.day.first <= day]
        return say.now(reached[-1] if reached else "", "" if day == self._desk.today else f"{day:%d/%m/%Y}")

    def show_new(self, place: str | None = None) -> None:
        """Show an empty form."""
        self._show({"quantity": 1, "condition": "IN_USE", "place_id": place}, [])
        self._now.setText("")
        self.tabs.setCurrentIndex(0)
        for tab in (1, 2, 3):
            self.tabs.setTabEnabled(tab, False)
        self.form.fields["name"].editor.setFocus()

    def _show(self, item: Row, events: list[Row]) -> None:
        self._item, self._events = item, events
        self._original = copy.deepcopy(item)
        self.form.show_row(item)
        self._bar.hide()
        self._update()
        self._stack.setCurrentIndex(1)

    def revert(self) -> None:
        """Throw the draft away."""
        if self.item_id is None:
            self.show_nothing()
            self.closed.emit()
        else:
            self.reload()

    def reload(self) -> None:
        """Show the item as it is in the store now; nothing when it is gone."""
        if self.item_id is not None:
            work = partial(inventory.open_item, item=self.item_id, as_of=self._desk.as_of)
            self._desk.database.read(work, self.show_item, owner=self, failed=lambda _: self._gone())

    def _gone(self) -> None:
        self.show_nothing()
        self.closed.emit()

    def _update(self) -> None:
        name = squeeze(str(self._item.get("name") or "")) or "Tài sản mới"
        self._title.setText(f"{name} — chưa lưu" if self.is_dirty else name)
        self.save_button.setEnabled(self._writable and (self.is_dirty or self.item_id is None))
        self._revert.setVisible(self.is_dirty or self.item_id is None)
        self._buttons.rearrange()

    def _on_category(self) -> None:
        """Offer the next code and the usual measure to a new item."""
        entry = catalog("equipment_category").by_code.get(self._item.get("category_code") or "")
        if self.item_id is not None or entry is None:
            return
        if not self._item.get("measure"):
            self._offer("measure", entry.attributes.get("measure"))
        if not self._item.get("name"):
            self._offer("name", entry.label)
        if not self._item.get("asset_code"):
            work = partial(inventory.next_code, category=entry.code)
            self._desk.database.read(work, lambda code: self._offer("asset_code", code), owner=self)

    def _offer(self, column: str, value: Any) -> None:
        self._item[column] = value
        self.form.fields[column].editor.set_value(value)
        self._update()

    # Saving

    def save(self, then: Callable[[], None] | None = None, failed: Callable[[], None] | None = None) -> None:
        """Check and write the draft, then go on; ``failed`` when it could not be written."""
        if not self.is_dirty and self.item_id is not None:
            if then is not None:
                then()
            else:
                self._desk.say(say_ui.nothing_to_save())
            return
        unread: Problems = {("item", None, column): sentence for column, sentence in self.form.problems().items()}
        if unread:
            self._refuse(unread, failed)
            return
        work = partial(inventory.save_item, item=copy.deepcopy(self._item), events=None)
        self._desk.database.write(
            work, lambda result: self._on_saved(result, then, failed), owner=self, failed=self._desk.complain
        )

    def _on_saved(self, result: SavedItem, then: Callable[[], None] | None, failed: Callable[[], None] | None) -> None:
        if result.problems:
            self._refuse(result.problems, failed)
            return
        assert result.item is not None
        self._item["id"] = result.item
        self._original = copy.deepcopy(self._item)
        self._last_saved = copy.deepcopy(self._item)
        self._desk.say(say.item_saved(squeeze(str(self._item["name"]))), Tone.GOOD)
        self.saved.emit(result.item)
        if then is not None:
            then()
        else:
            self.reload()

    def _refuse(self, found: Problems, failed: Callable[[], None] | None) -> None:
        self.tabs.setCurrentIndex(0)
        self.form.show_problems({where[2]: sentence for where, sentence in found.items() if where[0] == "item"})
        wrong = self.form.first_wrong()
        if wrong is not None:
            wrong.editor.setFocus()
        self._bar.show_message(say_ui.not_saved(len(found)), Tone.DANGER)
        if failed is not None:
            failed()

    def leave(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        """Commit the draft before something else is shown; ask when it has errors."""
        if self.is_dirty:
            self.save(then, lambda: self._ask(then, stay))
        else:
            then()

    def _ask(self, then: Callable[[], None], stay: Callable[[], None]) -> None:
        text = say.unsaved(squeeze(str(self._item.get("name") or "Tài sản mới")))
        ask_unsaved(self, "Tài sản chưa lưu", text, drop=lambda: self._drop(then), stay=stay)

    def _drop(self, then: Callable[[], None]) -> None:
        self._original = copy.deepcopy(self._item)
        then()

    def repeat_last(self) -> None:
        """Take the value saved last for the field with the cursor."""
        for key, made in self.form.fields.items():
            if made.editor.hasFocus() or made.editor.isAncestorOf(made.editor.focusWidget() or self):
                made.editor.set_value(self._last_saved.get(key))
                made.editor.edited.emit()

    # Life and pictures

    def ask_event(self, kind: str) -> None:
        """Ask for an event of this item."""
        self.leave(lambda: self._open_event(kind), lambda: None)

    def _open_event(self, kind: str) -> None:
        assert self.item_id is not None
        chosen = Chosen((self.item_id,), str(self._item["name"]), int(self._item["quantity"]))
        known = self._known
        EventDialog(
            self, self._desk, kind, chosen, places=known.place_choices, people=known.people_choices,
            booked=lambda _: self.reload(),
        ).open()  # fmt: skip

    def _remove_event(self, event: str) -> None:
        found = next(each for each in self._events if each["id"] == event)
        label_of = catalog("item_event_kind").label(found["kind"])
        text = say.event_removed(label_of, str(parse_iso(found["happened_on"])))
        question = QMessageBox.question(self, "Bỏ sự kiện", text)
        if question == QMessageBox.StandardButton.Yes:
            kept = [each for each in self._events if each["id"] != event]
            work = partial(inventory.save_item, item=copy.deepcopy(self._item), events=kept)
            self._desk.database.write(work, lambda _: self.reload(), owner=self, failed=self._desk.complain)

    def _add_photo(self) -> None:
        for file in ask_open(self._desk, self, "Chọn ảnh", PICTURES, many=True):
            work = partial(inventory.add_photo, item=str(self.item_id), path=file)
            self._desk.database.write(work, lambda _: self.reload(), owner=self, failed=self._desk.complain)

    def _remove_photo(self, photo: str) -> None:
        work = partial(inventory.remove_photo, item=str(self.item_id), photo=photo)
        self._desk.database.write(work, lambda _: self.reload(), owner=self, failed=self._desk.complain)


def _stated(item: Row) -> Row:
    return {key: value for key, value in item.items() if value not in (None, "")}


def _worth(opened: OpenItem) -> str:
    worth = opened.worth
    if worth is None:
        return ""
    percent = f"{worth.percent.normalize():f}".replace(".", ",")
    return say.worth(money(worth.residual), percent, worth.years, worth.legal_basis)
