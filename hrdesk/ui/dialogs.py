"""Small windows: the day looked at, the journal, the keys."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QLineEdit, QVBoxLayout, QWidget

from hrdesk.domain.partial_date import PartialDate
from hrdesk.ui.actions import COMMANDS, Command
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.dates import NotADate, read_day
from hrdesk.ui.widgets.history_list import when
from hrdesk.ui.widgets.parts import button, label, row

if TYPE_CHECKING:
    from hrdesk.services.undo import Entry


class AsOfDialog(QDialog):
    """Asks for the day everything is shown at."""

    def __init__(self, parent: QWidget, day: date, today: date, chosen: Callable[[date], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tính đến ngày")
        self._chosen = chosen
        self.line = QLineEdit(str(PartialDate.of(day)))
        self.line.setAccessibleName("Tính đến ngày")
        self._wrong = label(role="danger", wrap=True)
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(QLocale(QLocale.Language.Vietnamese))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setMinimumSize(440, 290)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekend, self._calendar.weekdayTextFormat(Qt.DayOfWeek.Monday))
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.clicked.connect(lambda picked: self.line.setText(picked.toString("dd/MM/yyyy")))
        self._calendar.activated.connect(lambda _: self.take())
        ends = [date(today.year - 1, 12, 31), date(today.year, 6, 30), today]
        quick = [button(f"{end:%d/%m/%Y}", partial(self._pick, end)) for end in sorted(ends)]
        ok = button("Xem số liệu ngày này", self.take, icon="ok", role="primary")
        ok.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(label("Xem số liệu tính đến hết ngày:"))
        layout.addWidget(self.line)
        layout.addWidget(self._wrong)
        layout.addLayout(row(*quick, 1))
        layout.addWidget(self._calendar)
        layout.addLayout(row(1, button("Thôi", self.reject), ok))
        self._wrong.hide()
        self.line.selectAll()

    def _pick(self, day: date) -> None:
        self.line.setText(f"{day:%d/%m/%Y}")
        self.take()

    def take(self) -> None:
        """Use the day typed, or say what is wrong with it."""
        try:
            day = read_day(self.line.text())
        except NotADate as wrong:
            self._wrong.setText(wrong.sentence)
            self._wrong.show()
            return
        if day is not None:
            self.accept()
            self._chosen(day)


def _state(entry: "Entry") -> str:
    return "đã hoàn tác" if entry.undone else "" if entry.undoable else "không hoàn tác được"


class HistoryDialog(QDialog):
    """The journal of the office, newest first; a piece of work can be taken back by itself."""

    def __init__(self, parent: QWidget, entries: "Sequence[Entry]", undo: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhật ký thay đổi")
        self.resize(960, 540)
        self._undo = undo
        columns: Sequence[Column[Entry]] = (
            Column("Lúc", lambda entry: when(entry.at), 19),
            Column("Việc đã làm", lambda entry: entry.name, 40, stretch=True),
            Column("Số bản ghi", lambda entry: str(entry.count), 10, right=True),
            Column("Người làm", lambda entry: entry.user, 14),
            Column("Tình trạng", _state, 18),
        )
        self.model: RowsModel[Entry] = RowsModel(columns, self)
        self.model.set_rows(entries)
        self.view = table_view(self.model, "Nhật ký thay đổi", sortable=False)
        self._button = button("Hoàn tác việc đang chọn", self._take, icon="undo")
        self._button.setEnabled(False)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addLayout(row(self._button, 1, button("Đóng", self.accept)))

    def _entry(self) -> "Entry | None":
        places = selected_rows(self.view)
        return self.model.rows[places[0]] if places else None

    def _on_selected(self) -> None:
        entry = self._entry()
        self._button.setEnabled(entry is not None and entry.kind == "do" and entry.undoable and not entry.undone)

    def _take(self) -> None:
        entry = self._entry()
        if entry is not None:
            self.accept()
            self._undo(entry.id)


class KeysDialog(QDialog):
    """Every command with its key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bảng phím tắt")
        self.resize(520, 560)
        columns: Sequence[Column[Command]] = (
            Column("Việc", lambda command: command.text.rstrip("…"), 40, stretch=True),
            Column("Phím", lambda command: command.shortcut.replace("Return", "Enter"), 18),
        )
        model: RowsModel[Command] = RowsModel(columns, self)
        model.set_rows([command for command in COMMANDS if command.shortcut])
        layout = QVBoxLayout(self)
        layout.addWidget(table_view(model, "Bảng phím tắt", sortable=False))
        layout.addLayout(row(1, button("Đóng", self.accept)))
