"""Báo cáo: the list of papers, their few parameters, and the very pages that will be printed."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.messages import papers as say
from hrdesk.ui import papers, reviews
from hrdesk.ui.desk import Desk
from hrdesk.ui.following import Follower
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.papers import Choice, Letterhead, Pages, ReportInfo
from hrdesk.ui.printing import print_pdf
from hrdesk.ui.tables.people import Behind
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.dates import NotADate, read_day
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.paper_table import PaperTable
from hrdesk.ui.widgets.parts import ask_save, box, button, clear, column, label, row
from hrdesk.ui.widgets.values import DateValue, TextValue

_SHOWN_TICKS = 6
_REDRAW_AFTER = 300  # milliseconds after the last tick of a parameter
_CAPTION = 104  # pixels
Editor = QListWidget | ChoiceValue | DateValue | TextValue
_KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Bảng tính Excel (*.xlsx)", "json": "JSON (*.json)"}


class ReportsPage(QWidget):
    """Choose a paper at the left, see it at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reports: dict[str, ReportInfo] = {}
        self._buffer: QBuffer | None = None
        self._request = 0
        self._asked = ""  # by another page, before the list of reports was read
        self.list = QListWidget()
        self.list.setAccessibleName("Danh sách báo cáo")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 12)
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self._parameters = QVBoxLayout()
        self._parameters.setContentsMargins(0, 0, 0, 0)
        self._boxes: dict[str, Editor] = {}
        self._given: tuple[str, dict[str, Any]] = ("", {})  # what another page asked for, until it is dropped
        self._timer = QTimer(self, singleShot=True, interval=_REDRAW_AFTER)
        self._timer.timeout.connect(self._on_parameters)
        heading = button("Thể thức, người ký…", self.ask_letterhead, role="quiet", icon="office")
        left = column(label("Báo cáo", "title"), self.list, self._parameters, heading)
        left.setStretch(1, 1)
        left_box = box(left)
        left_box.setMinimumWidth(220)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.addWidget(left_box)
        self.splitter.addWidget(self._right())
        self.splitter.setSizes([290, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.splitter)
        Follower(self, desk, self.draw)

    def _right(self) -> QWidget:
        self.document = QPdfDocument(self)
        self.view = QPdfView()
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Trang in")
        self.bar = MessageBar()
        self._pages = label(role="muted")
        self.print_button = button("In…", self.print, icon="print", role="primary", tip="Ctrl+P")
        saves = [
            button(word, partial(self.save, kind), icon=icon)
            for word, kind, icon in (("Lưu PDF", "pdf", "save"), ("Lưu Excel", "xlsx", "export"), ("JSON", "json", ""))
        ]
        self._buttons = [self.print_button, *saves]
        zoom = [
            button("−", partial(self.zoom, 1 / 1.2), tip="Thu nhỏ"),
            button("+", partial(self.zoom, 1.2), tip="Phóng to"),
            button("Vừa bề ngang", lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)),
        ]
        self.table_button = button("Bảng số liệu", icon="people", tip="Bấm đúp vào một số để xem những người đằng sau")
        self.table_button.setCheckable(True)
        tools = self._tools = Flow(*self._buttons, self.table_button, *zoom, self._pages)
        self.tables = QTabWidget()
        self.tables.setAccessibleName("Bảng số liệu")
        self.faces = QStackedWidget()
        self.faces.addWidget(self.view)
        self.faces.addWidget(self.tables)
        self.table_button.toggled.connect(self.faces.setCurrentIndex)
        whole = column(tools, self.bar, self.faces)
        whole.setStretch(2, 1)
        return box(whole)

    # The list

    def reload(self) -> None:
        """Read the list of reports."""
        self._desk.database.read(papers.reports, self._on_loaded, owner=self)

    def _on_loaded(self, found: tuple[ReportInfo, ...]) -> None:
        kept, self._asked = self._asked or self.identifier, ""
        self._reports = {report.identifier: report for report in found}
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for report in found:
            item = QListWidgetItem(report.title)
            item.setData(Qt.ItemDataRole.UserRole, report.identifier)
            self.list.addItem(item)
        identifiers = list(self._reports)
        self.list.setCurrentRow(identifiers.index(kept) if kept in identifiers else 0)
        self.list.blockSignals(blocked)
        self._on_chosen()

    @property
    def identifier(self) -> str:
        """The report chosen."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, identifier: str) -> None:
        """Choose a report."""
        self.list.setCurrentRow(list(self._reports).index(identifier))

    def show_argument(self, argument: object) -> None:
        """Choose a report named by another page, which may say what it is about: its name, or (name, parameters)."""
        name, given = argument if isinstance(argument, tuple) else (argument, {})
        self._asked, self._given = str(name), (str(name), dict(given))
        if self._reports:
            self.reload()

    def _on_chosen(self) -> None:
        clear(self._parameters)
        self._boxes = {}
        report = self._reports.get(self.identifier)
        for choice in report.choices if report else ():
            self._add_parameter(choice)
        if self._asked_for:
            text = say.asked_for(max(map(len, self._asked_for.values())))
            self._parameters.addWidget(button(text, self._drop_asked, icon="close"))
        # The list is shorter now: what is chosen stays in sight.
        QTimer.singleShot(0, self.list, lambda: self.list.scrollToItem(self.list.currentItem()))
        self.draw()

    def _add_parameter(self, choice: Choice) -> None:
        caption = label(choice.label, "muted")
        made = _editor(choice)
        if isinstance(made, QListWidget):
            made.itemChanged.connect(lambda _: self._timer.start())
        else:
            made.set_value(choice.chosen[0] if choice.chosen else None)
            made.edited.connect(self._timer.start)
        made.setAccessibleName(choice.label)
        caption.setBuddy(made)
        self._boxes[choice.key] = made
        if isinstance(made, TextValue):  # a short line: what it is for stands beside it
            caption.setFixedWidth(_CAPTION)
            caption.setWordWrap(True)
            self._parameters.addLayout(row(caption, made))
        else:
            self._parameters.addWidget(caption)
            self._parameters.addWidget(made)

    @property
    def params(self) -> dict[str, Any]:
        """What the report is told."""
        return {
            key: _ticked(made)
            if isinstance(made, QListWidget)
            else _day(made)
            if isinstance(made, DateValue)
            else made.value()
            for key, made in self._boxes.items()
        } | self._asked_for

    @property
    def _asked_for(self) -> dict[str, Any]:
        """What another page asked this report to be about."""
        name, given = self._given
        return given if name == self.identifier else {}

    def _drop_asked(self) -> None:
        self._given = ("", {})
        self._on_chosen()

    def _on_parameters(self) -> None:
        kept = {key: value for key, value in self.params.items() if key not in self._asked_for}
        self._desk.database.write(
            partial(papers.remember, identifier=self.identifier, params=kept), owner=self, failed=lambda _: None
        )
        self.draw()

    # The pages

    def draw(self) -> None:
        """Make the pages anew."""
        if not self.identifier:
            return
        self._request += 1
        work = partial(papers.pages, identifier=self.identifier, as_of=self._desk.as_of, params=self.params)
        self._desk.database.read(
            work,
            partial(self._show, self._request),
            owner=self,
            failed=self._failed,
            title="Đang dàn trang…",
        )

    def _failed(self, error: BaseException) -> None:
        self.document.close()
        sentence = getattr(error, "sentence", None)
        if sentence is None:
            self._desk.database.trouble.emit(error)
        else:
            self.bar.show_message(sentence, Tone.WARNING)

    def _show(self, request: int, found: Pages) -> None:
        if request != self._request:
            return
        self.document.close()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(found.data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        old, self._buffer = self._buffer, buffer
        if old is not None:
            old.deleteLater()
        self._pages.setText(say.pages(self.document.pageCount()))
        self._tools.rearrange()
        self._show_tables(found)
        if found.warnings:
            self.bar.show_message(say.warnings("; ".join(found.warnings)), Tone.WARNING)
        else:
            self.bar.hide()

    def _show_tables(self, found: Pages) -> None:
        while self.tables.count():
            old = self.tables.widget(0)
            self.tables.removeTab(0)
            if old is not None:
                old.deleteLater()
        for place, table in enumerate(found.tables, 1):
            made = PaperTable(table)
            made.people_asked.connect(self._open_people)
            self.tables.addTab(made, table.name or f"Bảng {place}")
        self.table_button.setEnabled(bool(found.tables))

    def _open_people(self, ids: tuple[str, ...], title: str) -> None:
        def go(page: str) -> None:
            behind = frozenset(ids)
            self._desk.go(page, behind if page == "equipment" else Behind(title, behind))

        self._desk.database.read(partial(reviews.page_of, ids=ids[:1]), go, owner=self)

    def zoom(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        if self.view.zoomMode() == QPdfView.ZoomMode.FitToWidth and self.document.pageCount():
            points = self.document.pagePointSize(0).width()
            shown = self.view.viewport().width() / max(points * self.logicalDpiX() / 72, 1)
            self.view.setZoomFactor(shown)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.2, min(5.0, self.view.zoomFactor() * factor)))

    def print(self) -> None:
        """Print the pages that are shown."""
        report = self._reports.get(self.identifier)
        if report and self.document.pageCount() and print_pdf(self, self.document, report.title):
            self._desk.say(say.printed(report.title), Tone.GOOD)

    def save(self, kind: str) -> None:
        """Ask where, then write the report."""
        name = f"{self.identifier}-{self._desk.as_of:%Y%m%d}.{kind}"
        file = ask_save(self._desk, self, "Lưu báo cáo", name, _KINDS[kind])
        if file is not None:
            self.save_to(file)

    def save_to(self, file: Path) -> None:
        """Write the report to a file; its suffix says as what."""
        work = partial(papers.write, identifier=self.identifier, as_of=self._desk.as_of, path=file, params=self.params)
        self._desk.database.read(
            work,
            lambda warnings: self._written(file, warnings),
            owner=self,
            failed=self._desk.complain,
            title="Đang ghi báo cáo…",
        )

    def _written(self, file: Path, warnings: list[str]) -> None:
        self._desk.say(say.written(file.name), Tone.GOOD)
        if warnings:
            self.bar.show_message(say.warnings("; ".join(warnings)), Tone.WARNING)

    # Letterhead

    def ask_letterhead(self) -> None:
        """Ask what papers say about this office."""
        self._desk.database.read(
            papers.letterhead,
            lambda found: LetterheadDialog(self, found).open(),
            owner=self,
            failed=self._desk.complain,
        )

    def settle(self, wanted: Letterhead) -> None:
        """Remember what papers say about this office and draw the page anew."""
        self._desk.database.write(
            partial(papers.settle, wanted=wanted), lambda _: self._settled(), owner=self, failed=self._desk.complain
        )

    def _settled(self) -> None:
        self._desk.say(say.letterhead_kept(), Tone.GOOD)
        self.draw()


def _day(made: DateValue) -> str | None:
    """Return the whole day typed as ISO text; None for nothing, or what is no whole day yet."""
    try:
        found = read_day(made.text()) if made.text().strip() else None
    except NotADate:
        return None
    return found.isoformat() if found else None


def _editor(choice: Choice) -> Editor:
    if choice.is_day:
        return DateValue()
    if choice.is_text:
        return TextValue()
    return _ticks(choice) if choice.many else ChoiceValue(choice.choices, choice.empty)


def _ticks(choice: Choice) -> QListWidget:
    made = QListWidget()
    made.setWordWrap(True)
    made.setProperty("role", "ticks")
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    line = round(made.fontMetrics().height() * 1.5)
    made.setMinimumHeight(line * 2)
    made.setMaximumHeight(line * min(len(choice.choices), _SHOWN_TICKS) + 12)
    for code, text in choice.choices:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, code)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if code in choice.chosen else Qt.CheckState.Unchecked)
        made.addItem(item)
    return made


def _ticked(made: QListWidget) -> list[str]:
    items = (made.item(place) for place in range(made.count()))
    return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked]


class LetterheadDialog(QDialog):
    """Who issues the papers and who signs them."""

    def __init__(self, page: ReportsPage, found: Letterhead) -> None:
        super().__init__(page)
        self.setWindowTitle("Thể thức, người ký")
        self.setMinimumWidth(520)
        self._page = page
        self.lines = {
            "parent_office": QLineEdit(found.parent_office),
            "place": QLineEdit(found.place),
            "symbol": QLineEdit(found.symbol),
            "signer_name": QLineEdit(found.signer_name),
            "preparer_name": QLineEdit(found.preparer_name),
        }
        self.titles = QPlainTextEdit(found.signer_titles)
        self.titles.setFixedHeight(70)
        words = ("Cơ quan chủ quản", "Địa danh", "Số, ký hiệu", "Họ tên người ký", "Người lập biểu")
        form = QFormLayout()
        form.setSpacing(8)
        for word, line in zip(words, self.lines.values(), strict=True):
            form.addRow(word, line)
        form.addRow(
            "Quyền hạn, chức vụ của người ký\n(mỗi dòng một ý, ví dụ: TM. ỦY BAN\nNHÂN DÂN, rồi CHỦ TỊCH)", self.titles
        )
        ok = button("Ghi nhớ", self.take, icon="save", role="primary")
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addLayout(row(1, button("Thôi", self.reject), ok))

    def take(self) -> None:
        """Use what was typed."""
        values = {key: line.text().strip() for key, line in self.lines.items()}
        self.accept()
        self._page.settle(Letterhead(signer_titles=self.titles.toPlainText(), **values))
