"""The board of the offices below: who has sent what; drop files, look at the differences, type the code, take them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QSplitter, QVBoxLayout, QWidget

from hrdesk.messages import transfers as say
from hrdesk.ui import transfers
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.transfers import Exchange
from hrdesk.ui.widgets.drop_zone import DropZone
from hrdesk.ui.widgets.parts import ask_open, box, button, card, clear, column, label, row, scroll
from hrdesk.ui.widgets.trust_card import TrustCard

if TYPE_CHECKING:
    from hrdesk.services.receiving import InboxRow, ReceiveResult

_BUNDLES = "Gói dữ liệu hrdesk (*.hrb)"
_COUNTS = (
    ("new", "mới"),
    ("changed", "thay đổi"),
    ("deleted", "xóa"),
    ("moved_in", "chuyển đến"),
    ("missing", "thiếu"),
    ("invalid", "sai"),
    ("same", "giống"),
)
_STATE_TONES = {"received": "good", "expected": "warning", "unknown": "muted"}
_STATE_ICONS = {"received": "ok", "expected": "history", "unknown": "key"}
_RESULT_TONES = {"previewed": "accent", "applied": "good", "already_merged": "muted", "held": "warning"}


class ReceiveTab(QWidget):
    """The board at the left, the files in hand at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._writable = True
        self.zone = DropZone(say.drop_here(), (".hrb",), self.choose)
        self.zone.dropped.connect(self.preview)
        self._none = label(say.nothing_below(), "muted", wrap=True)
        self.board: RowsModel[InboxRow] = RowsModel(_board_columns(), self)
        board = table_view(self.board, "Tình hình nộp")
        self.files: RowsModel[ReceiveResult] = RowsModel(_file_columns(), self)
        self.view = table_view(self.files, "Các tệp đang xem")
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self._detail = QVBoxLayout()
        add_card = button("Thêm thẻ của đơn vị cấp dưới…", self.add_card, icon="key")
        left = box(column(row(label("Tình hình nộp", "section"), 1, add_card), self._none, board, margin=8))
        holder = QWidget()
        holder.setLayout(self._detail)
        side = column(label("Tệp đang xem", "section"), self.zone, self.view, card(column(scroll(holder), margin=4)))
        side.setContentsMargins(8, 8, 8, 8)
        side.setStretch(2, 1)
        side.setStretch(3, 2)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        splitter.addWidget(left)
        splitter.addWidget(box(side))
        splitter.setSizes([520, 620])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.code = QLineEdit()
        self.apply_button = button("")
        self._show_detail()

    def set_writable(self, writable: bool) -> None:
        """Know whether files may be taken."""
        self._writable = writable
        self.zone.setEnabled(writable)

    def show_exchange(self, found: Exchange) -> None:
        """Show the board."""
        self.board.set_rows(found.inbox)
        self._none.setVisible(not found.inbox)

    def add_card(self) -> None:
        """Believe another office below."""
        dialog = QDialog(self)
        dialog.setWindowTitle("Thêm thẻ của đơn vị cấp dưới")
        dialog.setMinimumWidth(520)
        trust = TrustCard(self._desk)
        layout = QVBoxLayout(dialog)
        layout.addWidget(trust)
        layout.addLayout(row(1, button("Đóng", dialog.accept)))
        dialog.open()
        trust.choose()

    # Files

    def choose(self) -> None:
        """Ask for bundles."""
        files = ask_open(self._desk, self, "Chọn gói dữ liệu", _BUNDLES, many=True)
        if files:
            self.preview(files)

    def preview(self, files: Sequence[Path]) -> None:
        """Verify bundles and show what each would do; nothing is written."""
        self._desk.database.read(
            partial(transfers.preview, paths=list(files)),
            self._show_files,
            owner=self,
            failed=self._desk.complain,
            title="Đang mở niêm phong và so với dữ liệu…",
        )

    def _show_files(self, results: "list[ReceiveResult]") -> None:
        self.files.set_rows(results)
        if results:
            self.view.selectRow(0)
        self._show_detail()

    def _chosen(self) -> "ReceiveResult | None":
        places = selected_rows(self.view)
        return self.files.rows[places[0]] if places and places[0] < len(self.files.rows) else None

    def _show_detail(self) -> None:
        clear(self._detail)
        result = self._chosen()
        if result is None:
            self._detail.addWidget(label("Chọn một tệp để xem nội dung trước khi nhận.", "muted", wrap=True))
        else:
            self._fill(result)
        self._detail.addStretch(1)

    def _fill(self, result: "ReceiveResult") -> None:
        put = self._detail.addWidget
        name = result.unit_name or Path(result.file).name
        put(label(f"{name}, gói số {result.seq}" if result.seq else name, "section", wrap=True))
        counts = [f"{result.counts.get(key, 0)} {word}" for key, word in _COUNTS if result.counts.get(key)]
        if counts:
            put(label("Bản ghi: " + ", ".join(counts), wrap=True))
        if result.reason:
            tone = "muted" if result.result in ("previewed", "applied", "already_merged") else "danger"
            put(label(result.reason, tone, wrap=True, selectable=True))
        if result.result in ("previewed", "held") and self._writable:
            self._ask_code(result)
        for line in transfers.differences(result):
            put(label(f"•  {line}", wrap=True, selectable=True))

    def _ask_code(self, result: "ReceiveResult") -> None:
        put = self._detail.addWidget
        self.code = QLineEdit(placeholderText="0000 0000 0000 0000 0000")
        self.code.setAccessibleName("Mã kiểm tra trên phiếu")
        self.missing = QCheckBox("Vẫn nhận dù thiếu nhiều hồ sơ đã có (đã hỏi lại đơn vị gửi)")
        self.missing.setVisible(result.result == "held")
        self.apply_button = button("Nhận dữ liệu này", partial(self.apply, result), icon="ok", role="primary")
        self.code.returnPressed.connect(partial(self.apply, result))
        caption = label(say.code_asked(result.unit_name, result.seq), wrap=True)
        caption.setBuddy(self.code)
        put(caption)
        put(self.code)
        put(self.missing)
        self._detail.addLayout(row(self.apply_button, 1))

    def apply(self, result: "ReceiveResult") -> None:
        """Merge the file whose code was typed."""
        if not self.code.text().strip():
            self._desk.say(say.code_needed(), Tone.WARNING)
            return
        work = partial(
            transfers.receive,
            path=Path(result.file),
            control_code=self.code.text().strip(),
            accept_missing=self.missing.isChecked(),
        )
        self._desk.database.write(
            work, partial(self._applied, result), owner=self, failed=self._desk.complain, title="Đang nhận dữ liệu…"
        )

    def _applied(self, before: "ReceiveResult", answer: Any) -> None:
        result = answer[0]
        if result.result == "applied":
            rows = [result if row is before else row for row in self.files.rows]
            self._show_files(rows)
            counts = (result.counts["new"], result.counts["changed"], result.counts["deleted"])
            self._desk.say(say.received(result.unit_name, *counts), Tone.GOOD)
        else:
            self._desk.say(result.reason, Tone.DANGER)


def _board_columns() -> "tuple[Column[InboxRow], ...]":
    return (
        Column("Mã", lambda unit: unit.unit_code, 9),
        Column("Đơn vị", lambda unit: unit.unit_name, 24, stretch=True),
        Column(
            "Tình trạng",
            lambda unit: unit.state_label,
            38,
            tone=lambda unit: _STATE_TONES[unit.state],
            icon=lambda unit: (_STATE_ICONS[unit.state], _STATE_TONES[unit.state]),
        ),
    )


def _file_columns() -> "tuple[Column[ReceiveResult], ...]":
    return (
        Column("Tệp", lambda result: Path(result.file).name, 30, stretch=True),
        Column("Đơn vị", lambda result: result.unit_name, 20),
        Column(
            "Kết quả",
            lambda result: say.result_label(result.result),
            16,
            tone=lambda result: _RESULT_TONES.get(result.result, "danger"),
        ),
    )
