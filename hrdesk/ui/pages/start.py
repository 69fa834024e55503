"""The first page: the stores opened lately, another one, a new office, a backup; and the passphrase."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk import paths
from hrdesk.messages import start as say
from hrdesk.ui import opening
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.opening import Place
from hrdesk.ui.widgets.parts import ask_open, box, button, card, centred, column, label, row

_BACKUPS = "Bản sao lưu hrdesk (*.hrbak *.zip);;Mọi tệp (*)"


class StartPage(QWidget):
    """Ends with an open store, or asks for a new office."""

    opened = Signal(object)  # the store
    new_asked = Signal()
    waiting = Signal()  # for the passphrase

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place: Place | None = None
        self.bar = MessageBar()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._welcome())
        self.stack.addWidget(self._lock())
        self.stack.addWidget(self._recovery())
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.addWidget(self.bar)
        inner.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addLayout(centred(middle, 680), 1)

    def _welcome(self) -> QWidget:
        self.recent = QListWidget()
        self.recent.setAccessibleName("Dữ liệu đã mở gần đây")
        self.recent.itemActivated.connect(lambda item: self.look_at(Path(item.data(Qt.ItemDataRole.UserRole))))
        self._none = label(say.no_recent(), "muted", wrap=True)
        self._open_chosen = button("Mở dữ liệu đang chọn", self._open_recent, icon="lock", role="primary")
        ways = (
            ("Tạo dữ liệu cho đơn vị mới…", self.new_asked.emit, "office"),
            ("Mở thư mục dữ liệu khác…", self.open_other, "folder"),
            ("Khôi phục từ bản sao lưu…", self.restore, "backup"),
        )
        others = [button(word, action, icon=icon, role="card") for word, action, icon in ways]
        known = card(
            column(label("Mở gần đây", "section"), self._none, self.recent, row(self._open_chosen, 1), margin=14)
        )
        title = column(label("hrdesk", "title"), label(say.welcome(), "muted", wrap=True), spacing=4)
        return box(column(title, known, *others, 1, spacing=12))

    def _lock(self) -> QWidget:
        self._lock_title = label(role="section", wrap=True)
        self._folder = label(role="muted", wrap=True)
        self.user = QComboBox()
        self.passphrase = _secret("Mật khẩu")
        self._user_label = _buddy("Tên người dùng", self.user)
        self.open_button = button("Mở", self.unlock, icon="lock", role="primary")
        self.open_button.setDefault(True)
        self.passphrase.returnPressed.connect(self.unlock)
        look = button("Mở chỉ để xem", lambda: self.unlock(read_only=True))
        forgotten = button("Quên mật khẩu", lambda: self.stack.setCurrentIndex(2), role="quiet")
        back = button("Quay lại", self.show_welcome, icon="back", role="quiet")
        form = column(
            self._lock_title,
            self._folder,
            self._user_label,
            self.user,
            _buddy("Mật khẩu", self.passphrase),
            self.passphrase,
            row(self.open_button, look, 1, forgotten),
            margin=18,
            spacing=10,
        )
        return box(column(row(back, 1), card(form), 1))

    def _recovery(self) -> QWidget:
        self.code = QLineEdit(placeholderText="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.code.setAccessibleName("Mã khôi phục")
        self.new_passphrase = _secret("Mật khẩu mới")
        self.again = _secret("Nhập lại mật khẩu mới")
        go = button("Đặt mật khẩu mới và mở", self.recover, icon="key", role="primary")
        back = button("Quay lại", lambda: self.stack.setCurrentIndex(1), icon="back", role="quiet")
        form = column(
            label("Mở bằng mã khôi phục", "section"),
            label("Lấy tờ in mã khôi phục trong phong bì ở két, gõ mã vào ô dưới đây.", "muted", wrap=True),
            _buddy("Mã khôi phục", self.code),
            self.code,
            _buddy("Mật khẩu mới", self.new_passphrase),
            self.new_passphrase,
            _buddy("Nhập lại mật khẩu mới", self.again),
            self.again,
            row(go, 1),
            margin=18,
            spacing=10,
        )
        return box(column(row(back, 1), card(form), 1))

    # Welcome

    def show_welcome(self) -> None:
        """Show the stores opened lately."""
        self.bar.hide()
        self.recent.clear()
        for folder in self._desk.settings.recent_folders:
            item = QListWidgetItem(f"{Path(folder).name}\n{folder}")
            item.setData(Qt.ItemDataRole.UserRole, folder)
            self.recent.addItem(item)
        has_any = self.recent.count() > 0
        self.recent.setVisible(has_any)
        self._none.setVisible(not has_any)
        self._open_chosen.setVisible(has_any)
        self.stack.setCurrentIndex(0)
        if has_any:
            self.recent.setCurrentRow(0)
            self.recent.setFocus()

    def _open_recent(self) -> None:
        item = self.recent.currentItem()
        if item is not None:
            self.look_at(Path(item.data(Qt.ItemDataRole.UserRole)))

    def open_other(self) -> None:
        """Ask for the folder of a store."""
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục dữ liệu", str(paths.documents()))
        if chosen:
            self.look_at(Path(chosen))

    def restore(self) -> None:
        """Ask for a backup and an empty folder, unpack, and go on to the passphrase."""
        files = ask_open(self._desk, self, "Chọn bản sao lưu", _BACKUPS)
        if not files:
            return
        folder = QFileDialog.getExistingDirectory(self, "Chọn một thư mục trống để khôi phục vào")
        if folder:
            work = partial(opening.restore, files[0], Path(folder))
            self._desk.database.run(work, self.look_at, owner=self, failed=self._complain, title="Đang khôi phục…")

    # Passphrase

    def look_at(self, folder: Path) -> None:
        """Ask for the passphrase of a store."""
        self._desk.database.run(partial(opening.look_at, folder), self._show_lock, owner=self, failed=self._complain)

    def _show_lock(self, place: Place) -> None:
        self._place = place
        self.bar.hide()
        if place.warning:
            self.bar.show_message(place.warning, Tone.WARNING)
        self._lock_title.setText(say.passphrase_of(place.folder.name))
        self._folder.setText(str(place.folder))
        self.user.clear()
        self.user.addItems(place.users)
        self.user.setCurrentText(dict(self._desk.settings.last_user).get(str(place.folder), ""))
        for part in (self.user, self._user_label):
            part.setVisible(len(place.users) > 1)
        self.passphrase.clear()
        self.stack.setCurrentIndex(1)
        self.passphrase.setFocus()
        self.waiting.emit()

    def unlock(self, *, read_only: bool = False) -> None:
        """Try the passphrase."""
        if self._place is not None and self.open_button.isEnabled():
            self.bar.hide()
            self.open_button.setEnabled(False)
            folder, user, typed = self._place.folder, self.user.currentText() or None, self.passphrase.text()
            work = partial(opening.unlock, folder, user, typed, read_only=read_only)
            self._desk.database.run(work, self._opened, owner=self, failed=self._refused, title=say.opening())

    def recover(self) -> None:
        """Open with the recovery code."""
        if self._place is None:
            return
        if self.new_passphrase.text() != self.again.text():
            self.bar.show_message(say.passphrases_differ(), Tone.DANGER)
            return
        work = partial(
            opening.recover,
            self._place.folder,
            self.code.text(),
            self.user.currentText(),
            self.new_passphrase.text(),
        )
        self._desk.database.run(work, self._opened, owner=self, failed=self._complain, title=say.opening())

    def _opened(self, store: object) -> None:
        for secret in (self.passphrase, self.new_passphrase, self.again, self.code):
            secret.clear()
        self.open_button.setEnabled(True)
        self.opened.emit(store)

    def _refused(self, error: BaseException) -> None:
        self.open_button.setEnabled(True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self._complain(error)

    def _complain(self, error: BaseException) -> None:
        sentence = getattr(error, "sentence", None)
        if sentence is None:
            self._desk.database.trouble.emit(error)
        else:
            self.bar.show_message(sentence, Tone.DANGER)


def _secret(name: str) -> QLineEdit:
    made = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made


def _buddy(text: str, widget: QWidget) -> QWidget:
    made = label(text)
    made.setBuddy(widget)
    return made
