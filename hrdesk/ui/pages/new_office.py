"""First start of an office: which office, where, passphrase and recovery sheet, the card above, how to begin."""

from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from hrdesk import paths
from hrdesk.domain.catalogs import catalog
from hrdesk.messages import start as say
from hrdesk.text import squeeze
from hrdesk.ui import opening
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.parts import box, button, card, centred, column, label, row, scroll
from hrdesk.ui.widgets.trust_card import TrustCard

PAGES = 5
_TITLES = (
    "Đơn vị nào?",
    "Để dữ liệu ở đâu?",
    "Người dùng và mật khẩu",
    "Thẻ của đơn vị cấp trên",
    "Bắt đầu",
)


class NewOffice(QWidget):
    """Five short pages. The store is made when the third is left; nothing is written before."""

    finished = Signal(object, str)  # the store, the page to open
    cancelled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.store: Any = None
        self.recovery_code = ""
        self.bar = MessageBar()
        self._step = label(role="muted")
        self._title = label(role="title")
        self.pages = QStackedWidget()
        for page in (self._which(), self._where(), self._secrets(), self._above(), self._begin()):
            self.pages.addWidget(scroll(page))
        self._back = button("Quay lại", self.back, icon="back")
        self._cancel = button("Thôi", self.cancelled.emit, role="quiet")
        self.next_button = button("Tiếp tục", self.next, icon="next", role="primary")
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setSpacing(10)
        for part in (self._step, self._title, self.bar):
            inner.addWidget(part)
        inner.addWidget(self.pages, 1)
        inner.addLayout(row(self._back, self._cancel, 1, self.next_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addLayout(centred(middle, 760), 1)
        self._show(0)

    # The pages

    def _which(self) -> QWidget:
        self.kind = ChoiceValue(
            [(e.code, e.label) for e in catalog("unit_kind").entries if e.group == "ADMINISTRATIVE"], "Chọn loại đơn vị"
        )
        self.name = QLineEdit(placeholderText="xã Tam Hợp")
        self.code = QLineEdit(placeholderText="08962")
        self.unit_class = ChoiceValue([(e.code, e.label) for e in catalog("unit_class").entries], "Chưa rõ")
        self.area = ChoiceValue([(e.code, e.label) for e in catalog("area_type").entries], "Chưa rõ")
        self.parent_name = QLineEdit(placeholderText="huyện Bình Xuyên")
        self.parent_code = QLineEdit(placeholderText="249")
        grid = QGridLayout()
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        parts = (
            ("Tên đơn vị *", self.name, say.name_hint(), 0, 0),
            ("Loại đơn vị *", self.kind, "", 0, 1),
            ("Mã đơn vị *", self.code, say.code_hint(), 3, 0),
            ("Phân loại", self.unit_class, "", 3, 1),
            ("Tên đơn vị cấp trên", self.parent_name, say.parent_hint(), 6, 0),
            ("Mã đơn vị cấp trên", self.parent_code, "", 6, 1),
            ("Vùng", self.area, "Tiêu chuẩn trình độ khác nhau theo vùng.", 9, 0),
        )
        for text, widget, hint, line, place in parts:
            _put(grid, text, widget, hint, line, place)
        return box(column(card(grid), 1))

    def _where(self) -> QWidget:
        self.folder = QLineEdit()
        choose = button("Chọn thư mục…", self._choose_folder, icon="folder")
        caption = label("Thư mục dữ liệu")
        caption.setBuddy(self.folder)
        hint = label(say.place_hint(), "muted", wrap=True)
        return box(column(card(column(caption, row(self.folder, choose), hint, margin=18)), 1))

    def _secrets(self) -> QWidget:
        self.user = QLineEdit(placeholderText="Nguyễn Thị Lan")
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        grid = QGridLayout()
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(16)
        _put(grid, "Tên người dùng *", self.user, "Tên này ghi vào nhật ký thay đổi; người này là quản trị.", 0, 0)
        _put(grid, "Mật khẩu *", self.passphrase, say.passphrase_hint(opening.MINIMUM_PASSPHRASE), 3, 0)
        _put(grid, "Nhập lại mật khẩu *", self.again, "", 6, 0)
        self._form = card(grid)
        self.code_label = label(role="code", selectable=True)
        self.code_label.setAccessibleName("Mã khôi phục")
        self.kept = QCheckBox(say.recovery_confirm())
        self.kept.toggled.connect(lambda on: self.next_button.setEnabled(on))
        print_sheet = button("In tờ mã khôi phục…", self.print_recovery, icon="print", role="primary")
        self._sheet = card(
            column(
                label("Mã khôi phục", "section"),
                row(self.code_label, 1),
                label(say.recovery_hint(), wrap=True),
                row(print_sheet, 1),
                self.kept,
                margin=18,
                spacing=12,
            )
        )
        return box(column(self._form, self._sheet, 1))

    def _above(self) -> QWidget:
        self._card_hint = label(role="muted", wrap=True)
        self.trust = TrustCard(self._desk)
        self.trust.trusted.connect(lambda: self.next_button.setText("Tiếp tục"))
        return box(column(card(column(self._card_hint, self.trust, margin=18)), 1))

    def _begin(self) -> QWidget:
        ways = (
            ("Nhập danh sách từ bảng tính Excel", "import", "import"),
            ("Bắt đầu trống, thêm từng người", "people", "add"),
            ("Nạp dữ liệu thử để tập dùng", "practice", "people"),
        )
        self.begin_buttons = [
            button(word, partial(self._finish, page), icon=icon, role="primary" if page == "import" else "")
            for word, page, icon in ways
        ]
        return box(column(label(say.begin_hint(), wrap=True), *self.begin_buttons, 1, spacing=12))

    # Going on

    def _show(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self._step.setText(say.step(place + 1, PAGES))
        self._title.setText(_TITLES[place])
        self._back.setVisible(place > 0 and self.store is None)
        self._cancel.setVisible(self.store is None)
        self.next_button.setVisible(place < PAGES - 1)
        self.next_button.setText("Bỏ qua bước này" if place == 3 else "Tiếp tục")
        self._form.setVisible(self.store is None)
        self._sheet.setVisible(self.store is not None)
        self.next_button.setEnabled(place != 2 or self.store is None or self.kept.isChecked())
        first = (self.name, self.folder, self.user)
        if place < len(first) and self.store is None:
            first[place].setFocus()

    def back(self) -> None:
        """Go one page back."""
        self.bar.hide()
        self._show(self.pages.currentIndex() - 1)

    def next(self) -> None:
        """Check the page and go on."""
        self.bar.hide()
        place = self.pages.currentIndex()
        checks = (self._which_problem, self._where_problem, self._secret_problem)
        problem = checks[place]() if place < len(checks) else None
        if problem:
            self.bar.show_message(problem, Tone.DANGER)
        elif place == 2 and self.store is None:
            self._create()
        else:
            self._prepare(place + 1)
            self._show(place + 1)

    def _prepare(self, place: int) -> None:
        if place == 1 and not self.folder.text():
            safe = "".join(sign if sign not in '\\/:*?"<>|' else " " for sign in squeeze(self.name.text()))
            self.folder.setText(str(paths.documents() / safe))
        if place == 3:
            self._card_hint.setText(say.card_hint(squeeze(self.parent_name.text())))

    def _which_problem(self) -> str | None:
        for text, widget in (("Tên đơn vị", self.name), ("Mã đơn vị", self.code)):
            if not squeeze(widget.text()):
                return say.needed(text)
        return None if self.kind.value() else say.needed("Loại đơn vị")

    def _where_problem(self) -> str | None:
        if not self.folder.text().strip():
            return say.needed("Thư mục dữ liệu")
        folder = Path(self.folder.text().strip())
        return say.folder_used() if folder.is_file() or (folder.is_dir() and any(folder.iterdir())) else None

    def _secret_problem(self) -> str | None:
        if self.store is not None:
            return None
        if not squeeze(self.user.text()):
            return say.needed("Tên người dùng")
        if len(self.passphrase.text()) < opening.MINIMUM_PASSPHRASE:
            return say.passphrase_short(opening.MINIMUM_PASSPHRASE)
        return None if self.passphrase.text() == self.again.text() else say.passphrases_differ()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục dữ liệu", str(Path(self.folder.text()).parent))
        if chosen:
            self.folder.setText(chosen)

    def _office(self) -> dict[str, str | None]:
        return {
            "code": squeeze(self.code.text()),
            "name": squeeze(self.name.text()),
            "kind": self.kind.value(),
            "unit_class": self.unit_class.value(),
            "area_type": self.area.value(),
            "parent_code": squeeze(self.parent_code.text()) or None,
            "parent_name": squeeze(self.parent_name.text()) or None,
        }

    def _create(self) -> None:
        self.next_button.setEnabled(False)
        folder, user, typed = Path(self.folder.text().strip()), squeeze(self.user.text()), self.passphrase.text()
        work = partial(opening.create, folder, self._office(), user, typed)
        self._desk.database.run(
            work,
            self._created,
            owner=self,
            failed=self._failed,
            title=say.creating(),
        )

    def _created(self, result: tuple[Any, str]) -> None:
        self.store, self.recovery_code = result
        self._desk.database.use(self.store)
        self.passphrase.clear()
        self.again.clear()
        self.code_label.setText(self.recovery_code)
        self._show(2)

    def _failed(self, error: BaseException) -> None:
        self.next_button.setEnabled(True)
        sentence = getattr(error, "sentence", None)
        if sentence is None:
            self._desk.database.trouble.emit(error)
        else:
            self.bar.show_message(sentence, Tone.DANGER)

    def print_recovery(self) -> None:
        """Print the recovery sheet."""
        from hrdesk.ui.printing import print_html

        parts = (self.name.text(), self.user.text(), self.recovery_code)
        office, user, code = (escape(squeeze(part)) for part in parts)
        print_html(self, say.recovery_sheet(office, user, code, f"{date.today():%d/%m/%Y}", escape(self.folder.text())))

    def _finish(self, page: str) -> None:
        if page != "practice":
            self._end(page)
            return
        self._desk.database.write(
            opening.fill_with_practice,
            lambda _: self._end("people"),
            owner=self,
            failed=self._failed,
            title="Đang nạp dữ liệu thử…",
        )

    def _end(self, page: str) -> None:
        store, self.store = self.store, None
        self.recovery_code = ""
        self.code_label.clear()
        self.finished.emit(store, page)


def _put(grid: QGridLayout, text: str, widget: QWidget, hint: str, line: int, place: int) -> None:
    caption = label(text)
    caption.setBuddy(widget)
    widget.setAccessibleName(text.rstrip(" *"))
    grid.addWidget(caption, line, place)
    grid.addWidget(widget, line + 1, place)
    explained = label(hint, "muted", wrap=True)
    grid.addWidget(explained, line + 2, place)
    grid.setColumnStretch(place, 1)
