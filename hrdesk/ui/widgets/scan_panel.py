"""Counting by scanner: one line that keeps the cursor, a big sentence about each code, and what was scanned before.

The scanner ends every code with Enter, which here only counts: there is nothing that it could submit or close.
"""

from collections import deque
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from hrdesk.messages import stocktaking as say
from hrdesk.text import squeeze
from hrdesk.ui import icons, stocktaking, theme
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import restyle
from hrdesk.ui.widgets.choices import Choice, ChoiceValue
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.parts import button, card, column, label, row

if TYPE_CHECKING:
    from hrdesk.services.equipment.stocktakes import LineView, Scan, Session

_LONGEST_QUANTITY = 4  # digits; a code made of digits is longer
_KEPT = 100  # lines of the log
_SIDE = 40  # pixels of the picture
# Icon and colour by outcome: never colour alone.
_LOOK = {
    "FOUND": ("ok", "good"),
    "ELSEWHERE": ("exchange", "warning"),
    "ALREADY": ("warning", "warning"),
    "QUANTITY": ("help", "accent"),
    "UNEXPECTED": ("info", "warning"),
    "UNKNOWN": ("error", "danger"),
}
_HEARD = ("ELSEWHERE", "ALREADY", "UNEXPECTED", "UNKNOWN")


class ScanLine(QLineEdit):
    """Takes codes. Enter hands one on and empties the line; it never goes further."""

    scanned = Signal(str)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep Enter and Escape here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = squeeze(self.text())
            self.clear()
            if text:
                self.scanned.emit(text)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            event.accept()


class ScanPanel(QWidget):
    """Scans codes into one session."""

    unexpected_asked = Signal(str, object)  # code, place

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session: Session | None = None
        self._asking: deque[str] = deque()  # lines whose number is awaited
        self._elsewhere = self._unknown = ""
        self.place = ChoiceValue((), "Chưa chọn: lấy nơi theo sổ")
        self.place.setAccessibleName("Tôi đang ở")
        self.place.edited.connect(self._settle_focus)
        self.code = ScanLine(placeholderText="Quét hoặc gõ mã, rồi Enter")
        self.code.setAccessibleName("Mã quét được")
        self.code.setProperty("role", "scan")
        self.code.scanned.connect(self.scan)
        self.quantity = ScanLine(placeholderText="Số đếm được")
        self.quantity.setAccessibleName("Số đếm được")
        self.quantity.setProperty("role", "scan")
        self.quantity.scanned.connect(self._take_quantity)
        self.quantity.given_up.connect(self._skip)
        self._picture = QLabel()
        self.sentence = label(say.ready_to_scan(), "number", wrap=True)
        self.accept = button("Chấp nhận nơi đặt này", self._accept, icon="ok", role="primary")
        self.write_down = button("Ghi thành tài sản ngoài sổ…", self._write_down, icon="add")
        for made in (self.accept, self.write_down):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.log = QListWidget()
        self.log.setAccessibleName("Các mã đã quét")
        self.log.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.log.setWordWrap(True)
        self.log.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange()
        self._show_look("", "")

    def _arrange(self) -> None:
        said = row(self._picture, self.sentence, spacing=14)
        said.setStretch(1, 1)
        self._card = card(column(said, Flow(self.accept, self.write_down), margin=14))
        here = row(label("Tôi đang ở:"), self.place)
        here.setStretch(1, 1)
        left = column(here, self.code, self.quantity, self._card, 1, spacing=10)
        right = column(label("Đã quét", "section"), self.log)
        body = row(margin=10, spacing=16)
        body.addLayout(left, 3)
        body.addLayout(right, 2)
        self.setLayout(body)
        self.setFocusProxy(self.code)

    # What it works on

    def show_session(self, session: "Session", places: "tuple[Choice, ...]", *, editable: bool) -> None:
        """Scan into a session; another one begins with an empty log."""
        if self._session is None or self._session.stocktake.id != session.stocktake.id:
            self.log.clear()
            self._asking.clear()
            self.sentence.setText(say.ready_to_scan())
            self._show_look("", "")
        self._session = session
        covered = set(session.stocktake.place_ids)
        self.place.set_choices([choice for choice in places if choice[0] in covered])
        for made in (self.code, self.quantity, self.place):
            made.setEnabled(editable)

    def _line(self, line: str) -> "LineView | None":
        return next((view for view in self._session.lines if view.id == line), None) if self._session else None

    # Codes

    def scan(self, code: str) -> None:
        """Count what a code means, where the clerk says to be."""
        if self._session is None:
            return
        work = partial(
            stocktaking.scan, stocktake=self._session.stocktake.id, code=code, place=self.place.value()
        )  # fmt: skip
        self._desk.database.write(
            work, partial(self._on_scanned, code), owner=self, failed=partial(self._on_failed, code)
        )

    def _on_scanned(self, code: str, found: "Scan") -> None:
        outcome = str(found.outcome)
        self._say(outcome, found.sentence, code)
        self._elsewhere = found.line or "" if outcome == "ELSEWHERE" else ""
        self._unknown = code if outcome == "UNKNOWN" else ""
        self._show_look(outcome, _LOOK[outcome][1])
        if outcome in _HEARD:
            QApplication.beep()
        if outcome == "QUANTITY" and found.line and found.line not in self._asking:
            self._asking.append(found.line)
        self._settle_focus()

    def _on_failed(self, code: str, error: BaseException) -> None:
        sentence = getattr(error, "sentence", "")
        if not sentence:
            self._desk.complain(error)
            return
        self._say("UNKNOWN", sentence, code)
        self._elsewhere = self._unknown = ""
        self._show_look("UNKNOWN", "danger")

    def _say(self, outcome: str, sentence: str, code: str) -> None:
        self.sentence.setText(sentence)
        picture, tone = _LOOK[outcome]
        words = f"{datetime.now():%H:%M:%S}  {code}: {sentence}" if code else f"{datetime.now():%H:%M:%S}  {sentence}"
        item = QListWidgetItem(icons.icon(picture, getattr(theme.current(), tone)), words)
        self.log.insertItem(0, item)
        while self.log.count() > _KEPT:
            self.log.takeItem(self.log.count() - 1)

    def _show_look(self, outcome: str, tone: str) -> None:
        """Colour the sentence and offer what fits it."""
        self._card.setProperty("tone", tone if tone != "accent" else "")
        restyle(self._card)
        picture, colour = _LOOK.get(outcome, ("scan", "muted"))
        self._picture.setPixmap(icons.pixmap(picture, getattr(theme.current(), colour), _SIDE))
        self.accept.setVisible(bool(self._elsewhere))
        self.write_down.setVisible(bool(self._unknown))
        self.quantity.setVisible(bool(self._asking))

    def _settle_focus(self) -> None:
        """Put the cursor where the next code or number belongs."""
        self.quantity.setVisible(bool(self._asking))
        (self.quantity if self._asking else self.code).setFocus()

    # Several pieces

    def _take_quantity(self, typed: str) -> None:
        if not self._asking or self._session is None:
            return
        view = self._line(self._asking[0])
        if not typed.isdecimal() or len(typed) > _LONGEST_QUANTITY:
            self._say("UNKNOWN", say.waiting_for_quantity(typed, view.line.name if view else ""), "")
            self._show_look("UNKNOWN", "danger")
            QApplication.beep()
            return
        from hrdesk.services.equipment.stocktakes import Counted

        line = self._asking.popleft()
        given = Counted(quantity=int(typed), place=self.place.value())
        work = partial(stocktaking.count, stocktake=self._session.stocktake.id, counts={line: given})
        name, expected = (view.line.name, view.line.expected_quantity or 0) if view else ("", 0)
        self._desk.database.write(
            work,
            lambda _: self._on_quantity(name, int(typed), expected),
            owner=self,
            failed=partial(self._on_failed, ""),
        )
        self._settle_focus()

    def _on_quantity(self, name: str, counted: int, expected: int) -> None:
        outcome = "FOUND" if counted == expected else "ALREADY"
        self._say(outcome, say.quantity_counted(name, counted, expected), "")
        self._show_look(outcome, _LOOK[outcome][1])
        self._ask_next()

    def _skip(self) -> None:
        """Leave a number open: the line stays uncounted."""
        if self._asking:
            view = self._line(self._asking.popleft())
            self._say("ALREADY", say.quantity_skipped(view.line.name if view else ""), "")
            self._show_look("ALREADY", "warning")
            self._ask_next()

    def _ask_next(self) -> None:
        view = self._line(self._asking[0]) if self._asking else None
        if view is not None:
            from hrdesk.messages.stocktakes import how_many

            self.sentence.setText(how_many(view.line.name, view.line.expected_quantity or 0))
            self._show_look("QUANTITY", "accent")
        self._settle_focus()

    # What the sentence offers

    def _accept(self) -> None:
        if self._session is not None and self._elsewhere:
            lines = [self._elsewhere]
            work = partial(stocktaking.accept_moves, stocktake=self._session.stocktake.id, lines=lines)
            self._desk.database.write(work, lambda _: self._on_accepted(), owner=self, failed=self._desk.complain)

    def _on_accepted(self) -> None:
        self._elsewhere = ""
        self._say("FOUND", say.moves_accepted(1), "")
        self._show_look("FOUND", "good")
        self._settle_focus()

    def _write_down(self) -> None:
        code, self._unknown = self._unknown, ""
        self.unexpected_asked.emit(code, self.place.value())

    # Keys that go astray

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hand what is typed elsewhere on the panel to the line."""
        target = self.quantity if self._asking else self.code
        if event.text() and target.isEnabled() and not target.hasFocus():
            target.setFocus()
            QApplication.sendEvent(target, event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The cursor belongs in the line."""
        super().focusInEvent(event)
        self._settle_focus()
