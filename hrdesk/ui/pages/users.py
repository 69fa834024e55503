"""Who can open the store, what they may do, one's own passphrase, the recovery code."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget

from hrdesk.messages import setup as say
from hrdesk.messages import start as say_start
from hrdesk.messages.keys import role_label
from hrdesk.ui import administration
from hrdesk.ui.administration import UserRow
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.parts import button, card, column, label, row

_ROLES = tuple((role, role_label(role)) for role in ("CLERK", "LEADER", "ADMIN"))


class UsersTab(QWidget):
    """Users, roles and passphrases."""

    def __init__(self, desk: Desk, reload: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._reload = reload
        columns = (
            Column[UserRow]("Tên người dùng", lambda user: user.name, 36, stretch=True),
            Column[UserRow]("Vai trò", lambda user: role_label(user.role), 20),
        )
        self.model: RowsModel[UserRow] = RowsModel(columns, self)
        self.view = table_view(self.model, "Người dùng")
        self.view.setMinimumHeight(140)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.role = ChoiceValue(_ROLES, "Đổi vai trò thành…")
        self.role.setAccessibleName("Đổi vai trò")
        self.role.edited.connect(self.set_role)
        self._remove = button("Gỡ người dùng", self.remove, icon="delete")
        layout = column(
            self.view,
            row(self.role, self._remove, 1),
            label(say.admin_only(), "muted", wrap=True),
            row(self._new_user(), self._own(), spacing=12),
            1,
            margin=14,
            spacing=10,
        )
        self.setLayout(layout)
        self._on_selected()

    def _new_user(self) -> QWidget:
        self.name = _line("Tên người dùng mới")
        self.new_role = ChoiceValue(_ROLES, "Chọn vai trò")
        self.new_role.setAccessibleName("Vai trò")
        self.passphrase = _line("Mật khẩu lần đầu", secret=True)
        add = button("Thêm người dùng", self.add, icon="add", role="primary")
        parts = (label("Thêm người dùng", "section"), self.name, self.new_role, self.passphrase, row(add, 1), 1)
        return card(column(*parts, margin=14))

    def _own(self) -> QWidget:
        self.old = _line("Mật khẩu đang dùng", secret=True)
        self.new = _line("Mật khẩu mới", secret=True)
        self.again = _line("Nhập lại mật khẩu mới", secret=True)
        change = button("Đổi mật khẩu của tôi", self.change, icon="key")
        recovery = button("Tạo mã khôi phục mới…", self.new_recovery, role="quiet")
        parts = (label("Mật khẩu của tôi", "section"), self.old, self.new, self.again, row(change, recovery, 1), 1)
        return card(column(*parts, margin=14))

    def show_users(self, users: Sequence[UserRow]) -> None:
        """Show who can open the store."""
        self.model.set_rows(users)
        self._on_selected()

    def _chosen(self) -> UserRow | None:
        places = selected_rows(self.view)
        return self.model.rows[places[0]] if places and places[0] < len(self.model.rows) else None

    def _on_selected(self) -> None:
        user = self._chosen()
        self.role.setEnabled(user is not None)
        self._remove.setEnabled(user is not None)
        self.role.set_value(user.role if user else None)

    def _run(self, work: Callable[[object], None], sentence: str) -> None:
        self._desk.database.read(
            work, lambda _: self._done(sentence), owner=self, failed=self._failed, title="Đang ghi khóa…"
        )

    def _done(self, sentence: str) -> None:
        for secret in (self.name, self.passphrase, self.old, self.new, self.again):
            secret.clear()
        self._desk.say(sentence, Tone.GOOD)
        self._reload()

    def _failed(self, error: BaseException) -> None:
        self._desk.complain(error)
        self._reload()

    def set_role(self) -> None:
        """Give the chosen user another role."""
        user, role = self._chosen(), self.role.value()
        if user is not None and role and role != user.role:
            self._run(
                partial(administration.set_role, name=user.name, role=role), say.role_set(user.name, role_label(role))
            )

    def remove(self) -> None:
        """Take the chosen user's key away, after a question."""
        user = self._chosen()
        if user is None:
            return
        answer = QMessageBox.question(self, "Gỡ người dùng", say.remove_user(user.name))
        if answer == QMessageBox.StandardButton.Yes:
            self._run(partial(administration.remove_user, name=user.name), say.user_removed(user.name))

    def add(self) -> None:
        """Add the user typed."""
        name, role = self.name.text().strip(), self.new_role.value()
        if not name or not role:
            self._desk.say(say_start.needed("Tên người dùng" if not name else "Vai trò"), Tone.DANGER)
            return
        work = partial(administration.add_user, name=name, role=role, passphrase=self.passphrase.text())
        self._run(work, say.user_added(name))

    def change(self) -> None:
        """Change one's own passphrase."""
        if self.new.text() != self.again.text():
            self._desk.say(say_start.passphrases_differ(), Tone.DANGER)
            return
        work = partial(administration.change_passphrase, old=self.old.text(), new=self.new.text())
        self._run(work, say.passphrase_changed())

    def new_recovery(self) -> None:
        """Make a new recovery code and show it once."""
        self._desk.database.read(
            administration.new_recovery,
            self._show_recovery,
            owner=self,
            failed=self._desk.complain,
        )

    def _show_recovery(self, code: str) -> None:
        QMessageBox.information(self, "Mã khôi phục", say.new_recovery(code))


def _line(name: str, *, secret: bool = False) -> QLineEdit:
    made = QLineEdit(placeholderText=name)
    made.setAccessibleName(name)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
