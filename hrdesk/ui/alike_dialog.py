"""Twenty alike in one go: how many, the code they count on from, serial numbers pasted, rooms by turns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hrdesk.errors import UserError
from hrdesk.messages import inventory as say
from hrdesk.messages.equipment import serials_do_not_fit
from hrdesk.text import squeeze
from hrdesk.ui import inventory
from hrdesk.ui.desk import Desk
from hrdesk.ui.inventory import Inventory
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Row
from hrdesk.ui.widgets.item_form import item_form
from hrdesk.ui.widgets.parts import box, button, column, label, row, scroll
from hrdesk.ui.widgets.place_tree import PlaceTree
from hrdesk.ui.widgets.values import IntegerValue
from hrdesk.ui.widgets.what_will_change import Line, WhatWillChange

if TYPE_CHECKING:
    from hrdesk.services.equipment.items import Alike

MOST = 500


class AlikeDialog(QDialog):
    """What they are at the left, what tells them apart at the right; shown before it is written."""

    def __init__(self, parent: QWidget, desk: Desk, known: Inventory, place: str | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm nhiều tài sản giống nhau")
        self.resize(1020, 640)
        self._desk, self._known = desk, known
        self.form = item_form(known, without=("asset_code", "serial_no", "quantity"))
        self.form.show_row({"condition": "IN_USE", "place_id": place})
        self.form.fields["category_code"].editor.edited.connect(self._suggest)
        self.count = IntegerValue()
        self.count.set_value(2)
        self.count.setAccessibleName("Số lượng cần thêm")
        self.code = QLineEdit(placeholderText="MVT-001: các mã sau tự tăng; để trống nếu chưa có mã")
        self.code.setAccessibleName("Mã đầu tiên")
        self.serials = QPlainTextEdit(placeholderText="Dán từ Excel, mỗi dòng một số; để trống nếu chưa biết")
        self.serials.setFixedHeight(self.serials.fontMetrics().height() * 6)
        self.serials.setAccessibleName("Số sê-ri, mỗi dòng một số")
        self.by_rooms = QCheckBox("Mỗi nơi được đánh dấu một cái, lần lượt")
        self.rooms = PlaceTree(ticks=True)
        self.rooms.show_places(known.places)
        self.rooms.setEnabled(False)
        self.by_rooms.toggled.connect(self.rooms.setEnabled)
        self.rooms.chosen.connect(self._count_rooms)
        self._wrong = label(role="danger", wrap=True)
        self._wrong.hide()
        layout = QVBoxLayout(self)
        body = row(spacing=14)
        body.addLayout(column(label("Tài sản gì?", "section"), scroll(box(column(self.form, 1, margin=6)))), 1)
        body.addLayout(self._apart(), 1)
        layout.addLayout(body, 1)
        layout.addWidget(self._wrong)
        ok = button("Xem trước…", self.take, icon="next", role="primary")
        layout.addLayout(row(1, button("Thôi", self.reject), ok))

    def _apart(self) -> Any:
        return column(
            label("Bao nhiêu, khác nhau ở đâu?", "section"),
            label("Số lượng", "muted"),
            self.count,
            label("Mã tài sản đầu tiên", "muted"),
            self.code,
            label("Số sê-ri", "muted"),
            self.serials,
            self.by_rooms,
            self.rooms,
        )

    def _suggest(self) -> None:
        category = self.form.row.get("category_code")
        if category and not self.code.text():
            self._desk.database.read(
                lambda store: inventory.next_code(store, str(category)), self.code.setText, owner=self
            )

    def _count_rooms(self) -> None:
        if self.rooms.ticked:
            self.count.set_value(len(self.rooms.ticked))

    def apart(self) -> "list[Alike]":
        """Return what tells each apart. Raises ``UserError`` for a code without a number or too few serial numbers."""
        from hrdesk.services.equipment.items import Alike, numbers

        count = self.count.value()
        if not isinstance(count, int) or not 1 <= count <= MOST:
            raise UserError(say.count_needed())
        serials = [found for line in self.serials.toPlainText().splitlines() if (found := squeeze(line))]
        if serials and len(serials) != count:
            raise UserError(serials_do_not_fit(len(serials), count))
        code = squeeze(self.code.text())
        codes: Sequence[str | None] = numbers(code, count) if code else [None] * count
        rooms: Sequence[str] = self.rooms.ticked if self.by_rooms.isChecked() else ()
        return [
            Alike(codes[place], serials[place] if serials else None, rooms[place % len(rooms)] if rooms else None)
            for place in range(count)
        ]

    def _row(self) -> Row:
        return {**self.form.row, "quantity": 1}

    def take(self) -> None:
        """Check what is filled in, then show what will be written."""
        try:
            apart = self.apart()
        except UserError as wrong:
            self._say(wrong.sentence)
            return
        stated = self._row()
        if apart[0].place_id and not stated.get("place_id"):
            stated["place_id"] = self.form.row["place_id"] = apart[0].place_id
        from hrdesk.services.equipment.items import ItemRecord

        record = ItemRecord(stated, {})
        self._desk.database.read(
            lambda store: inventory.problems(store, record), lambda found: self._checked(found, apart), owner=self
        )

    def _checked(self, found: Any, apart: "list[Alike]") -> None:
        wrong = {where[2]: sentence for where, sentence in found.items()} | self.form.problems()
        self.form.show_problems(wrong)
        self._say("")
        if not wrong:
            self._show(apart)

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _show(self, apart: "list[Alike]") -> None:
        names = dict(self._known.place_choices)
        stated = self._row()
        lines = [
            Line(
                " ".join(filter(None, (str(stated["name"]), each.asset_code))),
                "",
                ", ".join(filter(None, (names.get(each.place_id or stated["place_id"], ""), each.serial_no))),
            )
            for each in apart
        ]
        sentence = say.alike_sentence(apart[0].asset_code or "", apart[-1].asset_code or "", len(apart))
        WhatWillChange(
            self, "Xem trước", sentence, lines, ("Thêm", lambda: self._write(stated, apart)), who="Tài sản"
        ).open()

    def _write(self, stated: Row, apart: "list[Alike]") -> None:
        self._desk.database.write(
            lambda store: inventory.add_alike(store, stated, apart),
            lambda _: self._written(len(apart)),
            owner=self,
            failed=lambda error: self._say(getattr(error, "sentence", str(error))),
        )

    def _written(self, count: int) -> None:
        self._desk.say(say.alike_added(count), Tone.GOOD)
        self.accept()
