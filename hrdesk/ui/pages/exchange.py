"""Gửi, nhận dữ liệu: at the left what goes up (four steps), at the right what comes from below (the board)."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.messages import transfers as say
from hrdesk.ui import transfers
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.pages.receive import ReceiveTab
from hrdesk.ui.tables.rows import Column, RowsModel, table_view
from hrdesk.ui.transfers import Card, Exchange
from hrdesk.ui.widgets.dates import NotADate, read_day
from hrdesk.ui.widgets.parts import ask_save, button, card, column, label, row, scroll, wide_first
from hrdesk.ui.widgets.trust_card import CARDS, TrustCard

if TYPE_CHECKING:
    from hrdesk.services.sending import SentRow

_BUNDLES = "Gói dữ liệu hrdesk (*.hrb)"


class ExchangePage(QWidget):
    """Two tabs: sending up, receiving from below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.send = SendTab(desk)
        self.receive = ReceiveTab(desk)
        self.tabs = QTabWidget()
        self.tabs.addTab(scroll(self.send), "Gửi lên cấp trên")
        self.tabs.addTab(self.receive, "Nhận từ cấp dưới")
        my_card = button("Lưu thẻ của đơn vị mình…", self.save_card, icon="key")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addLayout(row(label("Gửi, nhận dữ liệu", "title"), 1, my_card))
        layout.addWidget(self.tabs, 1)
        desk.database.changed.connect(self._on_changes)

    def show_office(self, office: Office, *, writable: bool) -> None:
        """Begin with what this office does most: a province has nobody above."""
        self.send.set_office(office, writable=writable)
        self.receive.set_writable(writable)
        if office.unit.kind in ("TINH", "HUYEN"):
            self.tabs.setCurrentIndex(1)

    def _on_changes(self, changes: Changes) -> None:
        if changes.tables & {"trusted_office", "sent_bundle", "received_bundle", "org_unit"}:
            self.reload()

    def reload(self) -> None:
        """Read cards, bundles and board."""
        self._desk.database.read(transfers.exchange, self._show, owner=self)
        self.send.check()

    def _show(self, found: Exchange) -> None:
        self.send.show_exchange(found)
        self.receive.show_exchange(found)

    def save_card(self) -> None:
        """Save this office's card."""
        file = ask_save(self._desk, self, "Lưu thẻ của đơn vị mình", "the-don-vi.hrc", CARDS)
        if file is not None:
            self._desk.database.read(
                partial(transfers.write_card, path=file),
                partial(self._card_saved, file),
                owner=self,
                failed=self._desk.complain,
            )

    def _card_saved(self, file: Path, made: Card) -> None:
        self._desk.say(say.card_saved(file.name, made.fingerprint), Tone.GOOD)


class SendTab(QWidget):
    """Check, choose the day, seal, hand over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._above = ""
        self._name = ""
        self._writable = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        for part in (self._card_step(), self._check_step(), self._seal_step(), self._hand_step()):
            layout.addWidget(part)
        layout.addWidget(label("Đã gửi", "section"))
        columns = (
            Column["SentRow"]("Gói số", lambda sent: str(sent.seq), 8, right=True),
            Column["SentRow"]("Số liệu đến ngày", lambda sent: _day(sent.as_of), 16),
            Column["SentRow"]("Niêm phong lúc", lambda sent: _moment(sent.sealed_at), 18),
            Column["SentRow"]("Mã kiểm tra", lambda sent: sent.control_code, 30, stretch=True),
        )
        self.sent: RowsModel[SentRow] = RowsModel(columns, self)
        view = table_view(self.sent, "Các gói đã gửi", sortable=False)
        view.setMinimumHeight(120)
        layout.addWidget(view, 1)

    def _card_step(self) -> QWidget:
        self._above_label = label(role="section", wrap=True)
        self._above_print = label(role="muted", wrap=True, selectable=True)
        self.trust = TrustCard(self._desk)
        self._change = button("Đổi thẻ cấp trên…", lambda: self.trust.setVisible(True), role="quiet")
        parts = (
            _step(1, "Đơn vị cấp trên"),
            wide_first(row(self._above_label, self._change)),
            self._above_print,
            self.trust,
        )
        return card(column(*parts, margin=12))

    def _check_step(self) -> QWidget:
        self._checks = label(wrap=True)
        look = button("Xem các điều cần sửa", lambda: self._desk.go("checks"), icon="checks")
        return card(column(_step(2, "Rà soát trước khi gửi"), wide_first(row(self._checks, look)), margin=12))

    def _seal_step(self) -> QWidget:
        self.day = QLineEdit(f"{self._desk.as_of:%d/%m/%Y}")
        self.day.setAccessibleName("Số liệu tính đến ngày")
        self.day.setMaximumWidth(150)
        caption = label("Số liệu tính đến ngày")
        caption.setBuddy(self.day)
        self.seal_button = button("Niêm phong…", self.ask_seal, icon="lock", role="primary")
        return card(column(_step(3, "Chốt ngày và niêm phong"), row(caption, self.day, self.seal_button, 1), margin=12))

    def _hand_step(self) -> QWidget:
        self._sealed = label(role="good", wrap=True, selectable=True)
        self.code = label(role="code", selectable=True)
        self.code.setAccessibleName("Mã kiểm tra")
        self.slip_button = button("In phiếu bàn giao…", self.print_slip, icon="print", role="primary")
        body = column(
            _step(4, "Bàn giao"),
            self._sealed,
            row(self.code, self.slip_button, 1),
            label(say.hand_over(), "muted", wrap=True),
            margin=12,
        )
        self._hand = card(body)
        self._hand.hide()
        return self._hand

    def set_office(self, office: Office, *, writable: bool) -> None:
        """Know the name for the file, and whether sealing is allowed."""
        self._name, self._writable = office.unit.name, writable

    def show_exchange(self, found: Exchange) -> None:
        """Show who is above and what was sent."""
        above = [each for each in found.trusted if each.relation == "above"]
        self._above = above[0].name if above else ""
        self._above_label.setText(say.above_is(self._above) if above else say.nobody_above())
        self._above_print.setText(f"Dấu vân tay: {above[0].fingerprint}" if above else "")
        self._above_print.setVisible(bool(above))
        self.trust.setVisible(not above)
        self._change.setVisible(bool(above))
        self.seal_button.setEnabled(bool(above) and self._writable)
        self.sent.set_rows(found.sent)

    def check(self) -> None:
        """Say what the checks find for the day chosen."""
        day = self._day() or self._desk.as_of
        self._desk.database.read(partial(transfers.severities, as_of=day), self._show_checks, owner=self)

    def _show_checks(self, counts: dict[str, int]) -> None:
        self._checks.setText(say.checked(counts["must"], counts["should"]))

    def _day(self) -> date | None:
        try:
            return read_day(self.day.text())
        except NotADate as wrong:
            self._desk.say(wrong.sentence, Tone.DANGER)
            return None

    def ask_seal(self) -> None:
        """Ask where, then seal."""
        day = self._day()
        if day is None:
            return
        name = f"{self._name.replace(' ', '-')}-{day:%Y%m%d}.hrb"
        file = ask_save(self._desk, self, "Lưu gói dữ liệu", name, _BUNDLES)
        if file is not None:
            self.seal(file)

    def seal(self, file: Path) -> None:
        """Seal this office's records into a file."""
        day = self._day()
        if day is not None:
            self._desk.database.write(
                partial(transfers.seal, path=file, as_of=day),
                self._on_sealed,
                owner=self,
                failed=self._desk.complain,
                title="Đang niêm phong…",
            )

    def _on_sealed(self, result: Any) -> None:
        sent = result[0]
        self._slip = sent
        self._sealed.setText(say.sealed(sent.path))
        self.code.setText(sent.control_code)
        self._hand.show()
        self._desk.say(say.sealed(Path(sent.path).name), Tone.GOOD)

    def print_slip(self) -> None:
        """Print the slip that goes another way than the file."""
        from hrdesk.ui.printing import print_html
        from hrdesk.ui.slip import slip_html

        print_html(self, slip_html(self._slip))


def _step(number: int, text: str) -> QWidget:
    return label(f"{number}. {text}", "section")


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _moment(iso: str) -> str:
    day, _, time = iso.partition("T")
    return f"{time[:5]} {_day(day)}"
