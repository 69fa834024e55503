"""Nhập từ Excel: choose, look at every row, decide about doubles, then write in one step that can be undone."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.messages import equipment_lists as say_lists
from hrdesk.messages import preview as say
from hrdesk.messages import ui as say_ui
from hrdesk.ui import imports, operations
from hrdesk.ui.desk import Desk
from hrdesk.ui.imports import KINDS, NOTED, Key, Line, Opened
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.pages.import_columns import ColumnsStep
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.chips import Chip, ChipBar
from hrdesk.ui.widgets.drop_zone import DropZone
from hrdesk.ui.widgets.parts import (
    NEW_WORKBOOK,
    WORKBOOKS,
    ask_open,
    ask_save,
    box,
    button,
    card,
    centred,
    clear,
    column,
    label,
    row,
    scroll,
)

if TYPE_CHECKING:
    from hrdesk.excel.mapping import WorkbookLook
    from hrdesk.services.importing import ImportPreview, ImportResult

_WORDS = {
    "new": ("Mới", "good", "add"),
    "changed": ("Thay đổi", "accent", "import"),
    "same": ("Giống hồ sơ", "muted", "ok"),
    "rejected": ("Bị loại", "danger", "error"),
    "duplicate": ("Nghi trùng", "warning", "warning"),
}
_CHOOSING, _LOOKING, _COLUMNS = range(3)
_NAME = 2  # the column of names
_SUFFIXES = (".xlsx", ".xls", ".ods", ".xlsm")


class ImportPage(QWidget):
    """The way from a workbook to records."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.kind = KINDS["staff"]
        self._file: Path | None = None
        self._preview: ImportPreview | None = None
        self._lines: tuple[Line, ...] = ()
        self.decisions: dict[Key, str] = {}
        self.stack = QStackedWidget()
        self.columns = ColumnsStep()
        self.columns.changed.connect(self._look_again)
        self.columns.confirmed.connect(self.confirm_columns)
        self.columns.left.connect(self.restart)
        self._title = label(role="title")
        for made in (self._choosing(), self._looking(), self.columns):
            self.stack.addWidget(made)
        back = button("Về danh sách", lambda: desk.go(self.kind.home), icon="back", role="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addLayout(row(self._title, 1, back))
        layout.addWidget(self.stack, 1)
        self.set_kind("staff")

    def _choosing(self) -> QWidget:
        zone = DropZone(say.nothing_chosen(), _SUFFIXES, self.choose)
        zone.setMinimumHeight(170)
        zone.dropped.connect(lambda files: self.read(files[0]))
        template = button("Lưu biểu mẫu Excel trống…", self.save_template, icon="save")
        self._hint = label(role="muted", wrap=True)
        self._kinds = QButtonGroup(self)
        kinds = row(label("Danh sách gì?", "section"))
        for key, kind in KINDS.items():
            radio = QRadioButton(kind.word)
            radio.setObjectName(key)
            radio.clicked.connect(partial(self.set_kind, key))
            self._kinds.addButton(radio)
            kinds.addWidget(radio)
        kinds.addStretch(1)
        middle = box(column(kinds, zone, self._hint, row(template, 1), 1, spacing=12))
        return box(centred(middle, 760))

    @property
    def home(self) -> str:
        """The page to whose list the workbook belongs."""
        return self.kind.home

    def set_kind(self, key: str, *_: Any) -> None:
        """Import lists of another kind."""
        if key != self.kind.key:
            self.restart()
        self.kind = KINDS[key]
        self._title.setText(self.kind.title)
        self.model.rename(_NAME, self.kind.subject)
        self._hint.setText(say.what_is_read(key))
        for radio in self._kinds.buttons():
            radio.setChecked(radio.objectName() == key)

    def _looking(self) -> QWidget:
        columns = (
            Column[Line]("Dòng", lambda line: str(line.row), 6, key=lambda line: line.key, right=True),
            Column[Line](
                "Kết quả",
                lambda line: _WORDS[line.status][0],
                14,
                tone=lambda line: _WORDS[line.status][1],
                icon=lambda line: (_WORDS[line.status][2], _WORDS[line.status][1]),
            ),
            Column[Line]("Họ và tên", lambda line: line.name, 24),
            Column[Line]("Nội dung", _shown, 60, tone=lambda line: "warning" if line.warnings else "", stretch=True),
        )
        self.model: RowsModel[Line] = RowsModel(columns, self)
        self.view = table_view(self.model, "Các dòng của bảng tính")
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self._summary = label(wrap=True)
        self._notes = label(role="warning", wrap=True)
        self.chips = ChipBar()
        self.chips.changed.connect(self._show_lines)
        self._detail = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._detail)
        side = scroll(holder)
        side.setMinimumWidth(300)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        splitter.addWidget(self.view)
        splitter.addWidget(card(column(side, margin=4)))
        splitter.setSizes([820, 340])
        self.apply_button = button("Nhập", self.apply, icon="import", role="primary")
        self._errors = button("Lưu tệp có ghi lỗi…", self.save_errors, icon="error")
        which = button("Các cột…", self.show_columns, icon="settings", tip="Xem và sửa cột nào được đọc là gì")
        other = button("Chọn tệp khác", self.restart, icon="back")
        head = column(self._summary, self._notes, self.chips)
        whole = column(head, splitter, row(self.apply_button, self._errors, which, 1, other))
        whole.setStretch(1, 1)
        return box(whole)

    # Reading

    def reload(self) -> None:
        """Nothing is read until a file is chosen."""

    def show_argument(self, argument: object) -> None:
        """Import a kind of list, or read a file named by another page."""
        if argument in KINDS:
            self.set_kind(str(argument))
        else:
            self.read(Path(str(argument)))

    def restart(self) -> None:
        """Forget the file."""
        self._preview = None
        self.decisions = {}
        self.stack.setCurrentIndex(_CHOOSING)

    def choose(self) -> None:
        """Ask for a workbook."""
        files = ask_open(self._desk, self, "Chọn bảng tính", WORKBOOKS)
        if files:
            self.read(files[0])

    def read(self, file: Path) -> None:
        """Read a workbook and show what each row would do."""
        self._file, self.decisions = file, {}
        self._read_again(asks=True)

    def _read_again(self, *, asks: bool = False) -> None:
        assert self._file is not None
        work = partial(imports.open_file, kind=self.kind.key, path=self._file, decisions=self.decisions, asks=asks)
        self._desk.database.read(
            work, self._show, owner=self, failed=self._desk.complain, title="Đang đọc bảng tính và so với hồ sơ…"
        )

    def _show(self, found: Opened) -> None:
        if found.preview is None:
            self._show_workbook(found.look)
            return
        preview, self._lines = found.preview, found.lines
        self._preview = preview
        new, changed, same, doubles = (preview.count(each) for each in ("new", "changed", "same", "duplicate"))
        self._summary.setText(say.summary(preview.rows_read, new, changed, same, preview.rejected, doubles))
        self._show_notes(preview)
        chips = [Chip(key, _WORDS[key][0], self._count(key)) for key in imports.STATUSES]
        self.chips.show_chips([*chips, Chip(NOTED, "Cần lưu ý", sum(bool(line.warnings) for line in self._lines))])
        written = new + changed
        self.apply_button.setText(f"Nhập {written} dòng" if written else "Không có gì để nhập")
        self.apply_button.setEnabled(written > 0)
        self._errors.setVisible(bool(preview.rejections or preview.row_warnings))
        self.stack.setCurrentIndex(_LOOKING)
        self._show_lines()

    # The columns

    def show_columns(self) -> None:
        """Show what each column is read as."""
        assert self._file is not None
        work = partial(imports.look, kind=self.kind.key, path=self._file, given={})
        self._desk.database.read(work, self._show_workbook, owner=self, failed=self._desk.complain)

    def _show_workbook(self, found: "WorkbookLook") -> None:
        self.columns.show_workbook(found, imports.targets(self.kind.key))
        self.stack.setCurrentIndex(_COLUMNS)

    def _look_again(self) -> None:
        assert self._file is not None
        work = partial(imports.look, kind=self.kind.key, path=self._file, given=self.columns.given)
        self._desk.database.read(work, self.columns.update_remarks, owner=self, failed=self._desk.complain)

    def confirm_columns(self) -> None:
        """Remember the columns as they are chosen, and read the workbook so."""
        work = partial(imports.confirm, kind=self.kind.key, given=self.columns.given)
        self._desk.database.write(work, lambda _: self._read_again(), owner=self, failed=self._desk.complain)

    # Counting

    def _count(self, status: str) -> int:
        return len({line.key for line in self._lines if line.status == status})

    def _show_notes(self, preview: "ImportPreview") -> None:
        notes = []
        if preview.count("duplicate"):
            notes.append(say.undecided(preview.count("duplicate")))
        if preview.new_hamlets:
            notes.append(say.new_hamlets(", ".join(preview.new_hamlets)))
        if preview.new_places:
            notes.append(say_lists.new_places(", ".join(preview.new_places)))
        unmapped = [each.column for each in preview.read.unmapped if each.examples]
        if unmapped:
            notes.append(say.unmapped(", ".join(unmapped)))
        notes += [notice.sentence for notice in preview.read.notices]
        left_out = [f"trang “{each.sheet}” ({each.reason})" for each in preview.read.left_out]
        if left_out:
            notes.append(say.sheets_not_read("; ".join(left_out)))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))

    def _show_lines(self) -> None:
        chosen = self.chips.chosen
        shown = [
            line for line in self._lines if not chosen or line.status in chosen or (NOTED in chosen and line.warnings)
        ]
        self.model.set_rows(shown)
        first = next((place for place, line in enumerate(shown) if line.status in ("duplicate", "rejected")), 0)
        if shown:
            self.view.selectRow(first)
        self._show_detail()

    # One row

    def _show_detail(self) -> None:
        clear(self._detail)
        places = selected_rows(self.view)
        if places and places[0] < len(self.model.rows):
            self._fill_detail(self.model.rows[places[0]])
        self._detail.addStretch(1)

    def _fill_detail(self, line: Line) -> None:
        put = self._detail.addWidget
        put(label(f"Trang {line.sheet}, dòng {line.row}", "muted", wrap=True))
        put(label(line.name or line.detail, "section", wrap=True))
        for text in line.warnings:
            put(label(text, "warning", wrap=True, selectable=True))
        for text in line.notes:
            put(label(text, "danger" if line.status == "rejected" else "muted", wrap=True, selectable=True))
        if line.candidates or line.key in self.decisions:
            self._ask_who(line)
        for name, before, after in line.differences:
            put(label(name, "muted"))
            text = f"{before}  →  {after}" if before else after
            put(label(text, wrap=True, selectable=True))
        if line.status == "same":
            put(label("Dòng này nói đúng như hồ sơ đã có; không có gì thay đổi.", wrap=True))

    def _ask_who(self, line: Line) -> None:
        put = self._detail.addWidget
        put(label(say.what_is_it(self.kind.key, line.name), wrap=True))
        group = QButtonGroup(self._detail.parentWidget())
        choices = [
            *line.candidates,
            *([(imports.NEW_PERSON, self.kind.newcomer)] if self.kind.newcomer else []),
            (imports.SKIP, "Bỏ qua dòng này"),
        ]
        for value, text in choices:
            radio = QRadioButton(text)
            radio.setChecked(self.decisions.get(line.key) == value)
            radio.clicked.connect(partial(self.decide, line.key, value))
            group.addButton(radio)
            put(radio)

    def decide(self, key: Key, value: str, *_: Any) -> None:
        """Say who a suspected double is: a person's id, ``new`` or ``skip``."""
        self.decisions[key] = value
        self._read_again()

    # Writing

    def apply(self) -> None:
        """Write what is shown."""
        if self._preview is not None:
            self.apply_button.setEnabled(False)
            work = partial(imports.apply, kind=self.kind.key, found=self._preview, decisions=self.decisions)
            self._desk.database.write(work, self._done, owner=self, failed=self._failed, title="Đang ghi vào hồ sơ…")

    def _failed(self, error: BaseException) -> None:
        self.apply_button.setEnabled(True)
        self._desk.complain(error)

    def _done(self, result: "ImportResult") -> None:
        preview = result.preview
        left = preview.rejected + preview.count("duplicate")
        written = preview.count("new") + preview.count("changed")
        entry = result.changes.transaction
        self.restart()
        self._desk.go(self.kind.home)
        undo = ("Hoàn tác lần nhập này", lambda: self._undo(entry)) if entry else None
        self._desk.say(say.imported(preview.path.name, written, left), Tone.GOOD, undo)

    def _undo(self, entry: str | None) -> None:
        work = partial(operations.undo, entry_id=entry)
        self._desk.database.write(work, owner=self, failed=self._desk.complain)

    def save_errors(self) -> None:
        """Save the clerk's own file with the reasons."""
        assert self._file is not None
        file = ask_save(self._desk, self, "Lưu tệp có ghi lỗi", f"{self._file.stem}-loi.xlsx", NEW_WORKBOOK)
        if file is not None:
            self.save_errors_to(file)

    def save_errors_to(self, file: Path) -> None:
        """Write the clerk's own file with the reasons."""
        assert self._preview is not None
        self._desk.database.read(
            partial(imports.write_error_sheet, found=self._preview, path=file),
            lambda _: self._desk.say(say.error_sheet_written(file.name), Tone.GOOD),
            owner=self,
            failed=self._desk.complain,
        )

    def save_template(self) -> None:
        """Ask where to save the blank workbook."""
        file = ask_save(self._desk, self, "Lưu biểu mẫu trống", self.kind.template, NEW_WORKBOOK)
        if file is not None:
            self.save_template_to(file)

    def save_template_to(self, file: Path) -> None:
        """Write the blank workbook of the kind of list."""
        self._desk.database.read(
            partial(operations.write_template, path=file, kind=self.kind.key),
            lambda _: self._desk.say(say_ui.template_written(file.name), Tone.GOOD),
            owner=self,
            failed=self._desk.complain,
        )


def _shown(line: Line) -> str:
    if line.status == "rejected":
        return f"{line.detail}: {line.notes[0]}"
    return " ".join((*line.warnings, line.detail))
