"""Ways of looking at the list of people: chosen from a menu, saved under a name, renamed, deleted."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.view import TODAY, View
from hrdesk.messages import views as say
from hrdesk.text import match_key, squeeze
from hrdesk.ui import saved_views
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.saved_views import Views
from hrdesk.ui.tables import people as listed
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.parts import button, label, row, set_icon

USUAL = View("")
_SHOWN = 24  # letters of a name on the button


class ListPage(Protocol):
    """What a list must be able to do for its views."""

    def as_view(self, name: str, as_of: str) -> View:
        """Return how the list is looked at now."""

    def show_view(self, view: View) -> None:
        """Look at the list otherwise."""

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """The ids of the visible columns from left to right."""

    def show_columns(self, ids: tuple[str, ...]) -> None:
        """Show other columns."""


class ViewsButton(QPushButton):
    """Says which view is shown; its menu offers the others, and the columns."""

    changed = Signal()  # another word, another width

    def __init__(self, desk: Desk, page: ListPage) -> None:
        super().__init__("Cách xem")
        self._desk = desk
        self._page = page
        self.views = Views()
        self.setAutoDefault(False)
        set_icon(self, "filter")
        self.setToolTip("Bộ lọc, cột và thứ tự đã lưu (Ctrl+Shift+S để lưu cách đang xem)")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def begin(self, then: Callable[[View | None], None]) -> None:
        """Read the views; ``then`` gets the one that the user starts with."""

        def arrived(found: Views) -> None:
            self._take(found)
            then(found.named(found.first))

        self._desk.database.read(saved_views.everything, arrived, owner=self)

    def _take(self, found: Views) -> None:
        self.views = found
        self.name_current()

    @property
    def current(self) -> str | None:
        """The name of the view that the list is looked at with, empty for the usual one, None for none."""
        known = (USUAL, *self.views.all)
        return next((view.name for view in known if self._page.as_view(view.name, view.as_of) == view), None)

    def name_current(self) -> None:
        """Say which view is shown."""
        name = self.current
        short = name if name is None or len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        text = (f"Cách xem: {short}" if short else "Cách xem").replace("&", "&&")
        if text != self.text():
            self.setText(text)
            self.changed.emit()

    def fill(self) -> None:
        """Make the menu of this moment."""
        menu = self._menu
        menu.clear()
        current = self.current
        for view in (USUAL, *self.views.all):
            word = view.name or "Cách xem thường"
            mark = "  (mở đầu)" if view.name and view.name == self.views.first else ""
            action = QAction(word.replace("&", "&&") + mark, menu, checkable=True, checked=view.name == current)
            action.triggered.connect(partial(self._page.show_view, view))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("Lưu cách xem…", self.ask_save)
        manage = menu.addAction("Đổi tên, xóa, chọn cách xem mở đầu…", self.manage)
        manage.setEnabled(bool(self.views.all))
        menu.addSeparator()
        self.fill_columns(menu.addMenu("Cột hiển thị"))

    def fill_columns(self, menu: QMenu) -> None:
        """Offer the columns; the last visible one stays."""
        shown = self._page.shown_columns
        for column in listed.columns():
            action = QAction(column.title, menu, checkable=True, checked=column.id in shown)
            action.setEnabled(shown != (column.id,))
            action.triggered.connect(partial(self._toggle, column.id))
            menu.addAction(action)

    def _toggle(self, key: str) -> None:
        shown = self._page.shown_columns
        self._page.show_columns(tuple(each for each in shown if each != key) if key in shown else (*shown, key))
        self.name_current()

    def ask_save(self) -> None:
        """Ask under which name the present view is kept."""
        SaveViewDialog(self.window(), self, self._desk.as_of).open()

    def keep(self, name: str, as_of: str, *, first: bool | None) -> None:
        """Keep the present view under a name."""
        view = self._page.as_view(squeeze(name), as_of)
        self._change(partial(saved_views.save, view=view, first=first), say.view_saved(view.name))

    def rename(self, old: str, new: str) -> None:
        """Call a view otherwise."""
        self._change(partial(saved_views.rename, old=old, new=new))

    def delete(self, name: str) -> None:
        """Forget a view; the message offers it back."""
        view, was_first = self.views.named(name), self.views.first == name
        if view is not None:
            back = partial(saved_views.save, view=view, first=True if was_first else None)
            offer = ("Hoàn tác", lambda: self._change(back, say.view_saved(name)))
            self._change(partial(saved_views.delete, name=name), say.view_deleted(name), offer)

    def start_with(self, name: str) -> None:
        """Let the user start with a view, the usual one for an empty name."""
        self._change(partial(saved_views.start_with, name=name))

    def _change(
        self,
        work: Callable[[object], Views],
        sentence: str = "",
        offer: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        def arrived(found: Views) -> None:
            self._take(found)
            if sentence:
                self._desk.say(sentence, Tone.GOOD, offer)

        self._desk.database.write(work, arrived, owner=self, failed=self._desk.complain)

    def manage(self) -> None:
        """Open the list of views."""
        ViewsDialog(self.window(), self).open()


def day_of(view: View, today: date) -> date | None:
    """Return the day that a view is looked at, None when it leaves the day alone or states none that exists."""
    if view.as_of == TODAY:
        return today
    try:
        return date.fromisoformat(view.as_of) if view.as_of else None
    except ValueError:
        return None


class SaveViewDialog(QDialog):
    """Asks for a name, for the day, and whether to start with the view."""

    def __init__(self, parent: QWidget, views: ViewsButton, as_of: date) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lưu cách xem")
        self.setMinimumWidth(460)
        self._views = views
        self.name = QLineEdit(views.current or "")
        self.name.setAccessibleName("Tên cách xem")
        self.name.setPlaceholderText("ví dụ: Công chức chưa ghi chuyên môn")
        days = ((TODAY, "Luôn xem ngày hôm nay"), (as_of.isoformat(), f"Luôn xem ngày {as_of:%d/%m/%Y}"))
        self.day = ChoiceValue(days, "Giữ ngày đang xem")
        self.day.setAccessibleName("Ngày xem số liệu")
        self.first = QCheckBox("Mở trang Nhân sự bằng cách xem này")
        self._said = label(role="muted", wrap=True)
        ok = button("Lưu", self.take, icon="save", role="primary")
        ok.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(label("Ghi nhớ bộ lọc, các cột, thứ tự sắp xếp đang xem dưới tên:"))
        for part in (self.name, self._said, label("Ngày xem số liệu"), self.day, self.first):
            layout.addWidget(part)
        layout.addWidget(label(say.views_hint(), "muted", wrap=True))
        layout.addLayout(row(1, button("Thôi", self.reject), ok))
        self.name.textChanged.connect(lambda _: self._look())
        self.name.selectAll()
        self._look()

    def _look(self) -> None:
        """Say that a view of this name is there, and whether the user starts with it."""
        views = self._views.views
        known = next((view for view in views.all if match_key(view.name) == match_key(self.name.text())), None)
        self._said.setText(say.will_replace(known.name) if known else "")
        self._said.setVisible(known is not None)
        if known is not None:
            self.first.setChecked(known.name == views.first)

    def take(self) -> None:
        """Keep the view."""
        if not squeeze(self.name.text()):
            self._said.setText(say.name_needed())
            self._said.show()
            self.name.setFocus()
            return
        self.accept()
        self._views.keep(self.name.text(), self.day.value() or "", first=self.first.isChecked())


class ViewsDialog(QDialog):
    """The saved views: rename, delete, choose the first."""

    def __init__(self, parent: QWidget, views: ViewsButton) -> None:
        super().__init__(parent)
        self.setWindowTitle("Các cách xem")
        self.resize(620, 380)
        self._views = views
        columns = (
            Column[View]("Tên", lambda view: view.name, 40, stretch=True),
            Column[View]("Ngày xem", _day_word, 18),
            Column[View]("Mở đầu", lambda view: "mở đầu" if view.name == views.views.first else "", 10),
        )
        self.model: RowsModel[View] = RowsModel(columns, self)
        self.model.set_rows(views.views.all)
        self.view = table_view(self.model, "Các cách xem", sortable=False)
        self.name = QLineEdit()
        self.name.setAccessibleName("Tên mới")
        self._buttons = (
            button("Đổi tên", self.rename, icon="save"),
            button("Chọn làm mở đầu", self.start, icon="ok"),
            button("Xóa", self.delete, icon="delete", role="quiet"),
        )
        layout = QVBoxLayout(self)
        layout.addWidget(label(say.views_hint(), "muted", wrap=True))
        layout.addWidget(self.view)
        layout.addLayout(row(self.name, self._buttons[0]))
        layout.addLayout(row(*self._buttons[1:], 1, button("Đóng", self.accept)))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.name.returnPressed.connect(self.rename)
        self.view.selectRow(0)
        self._on_chosen()

    @property
    def chosen(self) -> View | None:
        """The view whose line is chosen."""
        places = selected_rows(self.view)
        return self.model.rows[places[0]] if places else None

    def _on_chosen(self) -> None:
        view = self.chosen
        self.name.setText(view.name if view else "")
        is_first = view is not None and view.name == self._views.views.first
        self._buttons[1].setText("Thôi làm mở đầu" if is_first else "Chọn làm mở đầu")
        for made in (self.name, *self._buttons):
            made.setEnabled(view is not None)

    def rename(self) -> None:
        """Call the chosen view as typed."""
        if self.chosen is not None and squeeze(self.name.text()) != self.chosen.name:
            self.accept()
            self._views.rename(self.chosen.name, self.name.text())

    def delete(self) -> None:
        """Forget the chosen view."""
        if self.chosen is not None:
            self.accept()
            self._views.delete(self.chosen.name)

    def start(self) -> None:
        """Start with the chosen view, or with the usual one again."""
        if self.chosen is not None:
            self.accept()
            self._views.start_with("" if self.chosen.name == self._views.views.first else self.chosen.name)


def _day_word(view: View) -> str:
    day = day_of(view, date.min)
    return "giữ ngày đang xem" if day is None else "hôm nay" if day == date.min else f"{day:%d/%m/%Y}"
