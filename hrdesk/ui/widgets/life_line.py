"""The life of an item: what happened when, what was so afterwards, and the buttons for what happens next."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.ui.event_dialog import KINDS
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.parts import button, label, row

if TYPE_CHECKING:
    from hrdesk.services.equipment.events import LifeEntry


def _when(entry: "LifeEntry") -> str:
    return str(entry.day or "")


def _kind(entry: "LifeEntry") -> str:
    return catalog("item_event_kind").label(entry.kind)


def _paper(entry: "LifeEntry") -> str:
    event = entry.event
    return ", ".join(filter(None, (event.document_no, event.counterpart, event.note))) if event else ""


def _entered(entry: "LifeEntry") -> str:
    return str(parse_iso(entry.entered_on)) if entry.entered_on else ""


def event_menu(parent: QWidget, asked: Callable[[str], None]) -> QMenu:
    """Return the menu of what can happen to an item."""
    menu, labels = QMenu(parent), catalog("item_event_kind")
    for kind in KINDS:
        action = menu.addAction(f"{labels.label(kind)}…")
        action.triggered.connect(lambda _=False, kind=kind: asked(kind))
    return menu


class LifeLine(QWidget):
    """One line per event, the beginning first; the whole of the line chosen below."""

    asked = Signal(str)  # the kind of event to book
    removed = Signal(str)  # event id

    def __init__(self) -> None:
        super().__init__()
        columns: Sequence[Column[LifeEntry]] = (
            Column("Ngày", _when, 11, key=lambda entry: entry.day.first.toordinal() if entry.day else 0),
            Column("Sự kiện", _kind, 15),
            Column("Sau đó", lambda entry: entry.says, 34),
            Column("Chứng từ, lý do", _paper, 24),
            Column("Ngày nhập", _entered, 11, tone=lambda _: "muted"),
        )
        self.model: RowsModel[LifeEntry] = RowsModel(columns, self)
        self.view = table_view(self.model, "Vòng đời của tài sản", sortable=False)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._update())
        self.book = button("Ghi sự kiện", icon="add")
        self.book.setMenu(event_menu(self.book, self.asked.emit))
        self._detail = label(role="muted", wrap=True, selectable=True)
        self._remove = button("Bỏ sự kiện đang chọn", self._ask_removal, icon="delete", role="quiet")
        self._writable = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(row(self.book, 1, self._remove))
        layout.addWidget(self.view, 1)
        layout.addWidget(self._detail)

    def show_life(self, entries: "Sequence[LifeEntry]", *, writable: bool) -> None:
        """Show the life of another item, its last event chosen."""
        self._writable = writable
        self.model.set_rows(entries)
        self.book.setEnabled(writable and bool(entries))
        if entries:
            self.view.selectRow(len(entries) - 1)
        self._update()

    @property
    def chosen(self) -> "LifeEntry | None":
        """The entry selected."""
        places = selected_rows(self.view)
        return self.model.rows[places[0]] if places else None

    def _update(self) -> None:
        entry = self.chosen
        self._remove.setEnabled(self._writable and entry is not None and entry.event is not None)
        self._detail.setText(_whole(entry) if entry else "")

    def _ask_removal(self) -> None:
        entry = self.chosen
        if entry is not None and entry.event is not None:
            self.removed.emit(entry.event.id)


def _whole(entry: "LifeEntry") -> str:
    parts = (f"{_kind(entry)} {_when(entry)}".strip(), entry.says, _paper(entry))
    return "; ".join(filter(None, parts)) + "."
