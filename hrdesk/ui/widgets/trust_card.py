"""Believing another office: read its card, compare the fingerprint by telephone, confirm."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hrdesk.messages import transfers as say
from hrdesk.ui import transfers
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import MessageBar, Tone
from hrdesk.ui.widgets.parts import ask_open, button, label, row

CARDS = "Thẻ cơ quan (*.hrc)"


class TrustCard(QWidget):
    """Shows whose card it is and asks for the fingerprint read out by the other office."""

    trusted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._file: Path | None = None
        self.bar = MessageBar()
        self._choose = button("Chọn tệp thẻ (.hrc)…", self.choose, icon="folder")
        self._whose = label(role="section", wrap=True)
        self._print = label(role="code", selectable=True)
        self._ask = label(say.compare_fingerprint(), wrap=True)
        self.typed = QLineEdit()
        self.typed.setAccessibleName("Dấu vân tay đọc qua điện thoại")
        self.typed.setPlaceholderText("Gõ dấu vân tay mà đơn vị kia đọc qua điện thoại")
        self._confirm = button("Đúng, tin cậy đơn vị này", self.confirm, icon="ok", role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addLayout(row(self._choose, 1))
        for part in (self._whose, self._print, self._ask, self.typed):
            layout.addWidget(part)
        layout.addLayout(row(self._confirm, 1))
        self._show_card(False)

    def _show_card(self, shown: bool) -> None:
        for part in (self._whose, self._print, self._ask, self.typed, self._confirm):
            part.setVisible(shown)

    def choose(self) -> None:
        """Ask for the file of a card."""
        files = ask_open(self._desk, self, "Chọn thẻ cơ quan", CARDS)
        if files:
            self.read(files[0])

    def read(self, file: Path) -> None:
        """Read a card and show whose it is."""
        self._file = file
        self._desk.database.run(partial(transfers.read_card, file), self._read, owner=self, failed=self._failed)

    def _read(self, card: Any) -> None:
        self.bar.hide()
        self._whose.setText(say.card_of(card.name, card.code))
        self._print.setText(card.fingerprint)
        self.typed.clear()
        self._show_card(True)
        self.typed.setFocus()

    def confirm(self) -> None:
        """Believe the card if the fingerprint typed is its own."""
        if self._file is None:
            return
        if not self.typed.text().strip():
            self.bar.show_message(say.type_fingerprint(), Tone.WARNING)
            return
        work = partial(transfers.trust, path=self._file, fingerprint=self.typed.text().strip())
        self._desk.database.write(work, self._trusted, owner=self, failed=self._failed)

    def _trusted(self, result: Any) -> None:
        self._show_card(False)
        self.bar.show_message(say.now_trusted(result[0].name), Tone.GOOD)
        self.trusted.emit()

    def _failed(self, error: BaseException) -> None:
        sentence = getattr(error, "sentence", None)
        if sentence is None:
            self._desk.database.trouble.emit(error)
        else:
            self.bar.show_message(sentence, Tone.DANGER)
