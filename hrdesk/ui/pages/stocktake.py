"""Kiểm kê: the list of stocktakes, and the one that is open with its lines and its scanner."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.messages import stocktaking as say
from hrdesk.ui import stocktaking
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.pages.stocktake_session import SessionView
from hrdesk.ui.stocktake_dialogs import Failed, NewStocktakeDialog
from hrdesk.ui.stocktaking import Sessions
from hrdesk.ui.tables.rows import RowsModel, selected_rows, table_view
from hrdesk.ui.tables.stocktakes import UNIT, session_columns
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import box, button, column, label, row

if TYPE_CHECKING:
    from hrdesk.services.equipment.stocktakes import Opening, Session

_TABLES = frozenset(
    {"stocktake", "stocktake_place", "stocktake_line", "stocktake_member", "place", "item", "item_event", "person"}
)


class StocktakePage(QWidget):
    """The list of stocktakes and the session that is open. ``home`` is the page of the navigation it belongs to."""

    home = "equipment"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found = Sessions()
        self._office: Office | None = None
        self._writable = False
        self._reading = 0
        self._units: dict[str, str] = {}
        self.model: RowsModel[Session] = RowsModel(session_columns(self._units), self)
        self.view = table_view(self.model, "Các đợt kiểm kê")
        self._unit_column = next(place for place, each in enumerate(self.model.columns) if each.id == UNIT)
        self.view.activated.connect(lambda index: self.open_session(self.model.rows[index.row()].stocktake.id))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.session = SessionView(desk)
        self.session.left.connect(self.show_list)
        self.faces = QStackedWidget()
        self.faces.addWidget(self._list())
        self.faces.addWidget(self.session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.faces)
        Follower(self, desk, self.reload, _TABLES)

    def _list(self) -> QWidget:
        self._new = button("Đợt kiểm kê mới…", self.ask_new, icon="add", role="primary")
        self._open = button("Mở đợt đang chọn", self._open_chosen, icon="next", tip="Enter")
        back = button("Về Trang thiết bị", lambda: self._desk.go("equipment"), icon="back", role="quiet")
        head = Flow(label("Kiểm kê tài sản", "title"), self._new, self._open, back)
        return box(column(head, self.stack, row(1), margin=10))

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Know whose office this is and whether anything may be changed."""
        self._office, self._writable = office, writable
        self._units.update({unit.id: unit.name for unit in office.units})
        self._new.setEnabled(writable)
        self.session.show_rights(office.unit.id, writable=writable, office=office.unit.name)

    # The list

    def reload(self) -> None:
        """Read the open session again, or the list."""
        if self.faces.currentWidget() is self.session:
            self.session.reload()
            return
        self._reading += 1
        work = partial(stocktaking.everything, as_of=self._desk.as_of)
        self._desk.database.read(
            work, partial(self._on_loaded, self._reading), owner=self, title="Đang đọc các đợt kiểm kê…"
        )

    def _on_loaded(self, reading: int, found: Sessions) -> None:
        if reading != self._reading:
            return
        self._found = found
        self.session.set_known(found.known)
        self.model.set_rows(found.sessions)
        own = {row.stocktake.unit_id for row in found.sessions} <= {self._office.unit.id if self._office else ""}
        self.view.setColumnHidden(self._unit_column, own)
        self.stack.setCurrentWidget(self.view if found.sessions else self.empty)
        offers = (("Đợt kiểm kê mới…", "add", self.ask_new),) if self._writable else ()
        self.empty.show_state("checks", "Chưa có đợt kiểm kê nào", say.what_belongs_here(), offers)
        if found.sessions:
            self.view.selectRow(0)
        self._on_selected()

    def _on_selected(self) -> None:
        self._open.setEnabled(bool(selected_rows(self.view)))

    def _open_chosen(self) -> None:
        for place in selected_rows(self.view):
            self.open_session(self.model.rows[place].stocktake.id)

    def show_list(self) -> None:
        """Show the list of stocktakes."""
        self.faces.setCurrentIndex(0)
        self.reload()
        self.view.setFocus()

    def open_session(self, stocktake: str) -> None:
        """Open a session where it stopped."""
        self.faces.setCurrentWidget(self.session)
        self.session.open(stocktake)

    def show_argument(self, argument: object) -> None:
        """Open a session by its id; the list without one."""
        if argument:
            self.open_session(str(argument))
        else:
            self.show_list()

    # A new one

    def ask_new(self) -> None:
        """Ask where and when to count."""
        if not self._writable or self._office is None:
            return
        before = next((each.stocktake for each in self._found.sessions if each.stocktake.members), None)
        name = self._office.unit.name
        dialog = NewStocktakeDialog(
            self, self._found.known, f"UBND {name}", self._desk.as_of, before,
            lambda opening, failed: self._start(dialog, opening, failed),
        )  # fmt: skip
        dialog.open()

    def _start(self, dialog: QDialog, opening: "Opening", failed: Failed) -> None:
        def started(result: tuple[str, Changes]) -> None:
            dialog.accept()
            self.open_session(result[0])
            lines = result[1].counts.get(("stocktake_line", "added"), 0)
            self._desk.say(say.started(opening.name, lines), Tone.GOOD)

        self._desk.database.write(partial(stocktaking.start, opening=opening), started, owner=self, failed=failed)
