"""What a stocktake asks: where and when it counts, who signs its minutes, what was found beside the list."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Kind
from hrdesk.domain.partial_date import PartialDate
from hrdesk.errors import UserError
from hrdesk.messages import forms
from hrdesk.messages import stocktakes as say_stocktakes
from hrdesk.messages import stocktaking as say
from hrdesk.text import squeeze
from hrdesk.ui.stocktaking import Known, Unexpected
from hrdesk.ui.widgets.committee import Committee, go_on, members_of
from hrdesk.ui.widgets.count_table import present_conditions
from hrdesk.ui.widgets.dates import NotADate, read_day
from hrdesk.ui.widgets.form import RecordForm
from hrdesk.ui.widgets.parts import box, button, column, label, row, scroll
from hrdesk.ui.widgets.place_tree import PlaceTree
from hrdesk.ui.widgets.values import DateValue, IntegerValue, TextValue

if TYPE_CHECKING:
    from hrdesk.domain.equipment import Stocktake
    from hrdesk.services.equipment.stocktakes import Member, Opening

Failed = Callable[[BaseException], None]
_LAST_HOUR = 23
_WIDEST = 1300  # pixels


class StocktakeDialog(QDialog):
    """A dialog with a sentence about what is wrong and one button that does it. Enter in a field never presses it."""

    def __init__(self, parent: QWidget, title: str, word: str, characters: int, height: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(min(_WIDEST, self.fontMetrics().averageCharWidth() * characters), height)
        self.body = QVBoxLayout()
        self._wrong = label(role="danger", wrap=True)
        self._wrong.hide()
        self.ok = button(word, self.take, icon="save", role="primary")
        layout = QVBoxLayout(self)
        layout.addLayout(self.body, 1)
        layout.addWidget(self._wrong)
        layout.addLayout(row(1, button("Thôi", self.reject), self.ok))

    @property
    def wrong(self) -> str:
        """The sentence about what is wrong, empty when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def complain(self, error: BaseException) -> None:
        """Show the sentence of an error; a bug of ours goes on."""
        if not isinstance(error, UserError):
            raise error
        self._wrong.setText(error.sentence)
        self._wrong.show()

    def take(self) -> None:
        """Do it, or say what is wrong."""
        raise NotImplementedError


class NewStocktakeDialog(StocktakeDialog):
    """Where and when at the left, the committee at the right."""

    def __init__(
        self,
        parent: QWidget,
        known: Known,
        office: str,
        day: date,
        before: "Stocktake | None",
        start: "Callable[[Opening, Failed], None]",
    ) -> None:
        super().__init__(parent, "Đợt kiểm kê mới", "Chốt danh sách và bắt đầu", 136, 620)
        self._start = start
        self.name, self.number = TextValue(), TextValue()
        self.name.set_value(f"Kiểm kê {day:%d/%m/%Y}")
        self.day, self.hour = DateValue(), IntegerValue()
        self.day.set_value(PartialDate.of(day).iso)
        self.hour.setPlaceholderText("0 đến 23")
        self.places = PlaceTree(ticks=True)
        self.places.show_places(known.places)
        self.committee = Committee(known.people, office)
        self.committee.show_members(members_of(before.members) if before else ())
        left, right = self._left(), self._right()
        body = row(spacing=16)
        body.addLayout(left, 2)
        body.addLayout(right, 4)
        self.body.addLayout(body)
        self.name.setFocus()

    def _left(self) -> QVBoxLayout:
        form = QFormLayout()
        for caption, editor in (
            ("Tên đợt", self.name), ("Ngày kiểm kê", self.day), ("Lúc mấy giờ", self.hour), ("Số biên bản", self.number)
        ):  # fmt: skip
            editor.setAccessibleName(caption)
            editor.returnPressed.connect(partial(go_on, editor))
            form.addRow(caption, editor)
        everywhere = button("Chọn tất cả", self.places.tick_all, role="quiet")
        heading = row(label("Kiểm kê ở đâu?", "section"), 1, everywhere)
        return column(form, label(say.hour_hint(), "muted", wrap=True), heading, self.places)

    def _right(self) -> QVBoxLayout:
        return column(label("Ban kiểm kê", "section"), scroll(box(column(self.committee, 1, margin=4))))

    def opening(self) -> "Opening":
        """Return what is filled in. Raises ``UserError`` for what cannot be read."""
        from hrdesk.services.equipment.stocktakes import Opening

        try:
            day = read_day(self.day.text())
        except NotADate as wrong:
            raise UserError(wrong.sentence) from None
        if day is None:
            raise UserError(say.day_needed())
        hour = self.hour.value()
        if hour is not None and not (isinstance(hour, int) and hour <= _LAST_HOUR):
            raise UserError(say.hour_wrong())
        places = tuple(self.places.ticked)
        if not places:
            raise UserError(say_stocktakes.places_needed())
        name, number = self.name.value() or "", self.number.value()
        return Opening(name, day, places, hour, number, tuple(self.committee.members()))

    def take(self) -> None:
        """Begin."""
        try:
            opening = self.opening()
        except UserError as wrong:
            self.complain(wrong)
            return
        self._start(opening, self.complain)


class MinutesDialog(StocktakeDialog):
    """Number, opinion and committee, as the minutes print them."""

    def __init__(
        self,
        parent: QWidget,
        known: Known,
        office: str,
        stocktake: "Stocktake",
        save: "Callable[[str | None, str | None, list[Member]], None]",
        *,
        editable: bool,
    ) -> None:
        super().__init__(parent, f"Biên bản: {stocktake.name}", "Lưu", 112, 520)
        self._save = save
        self.number = TextValue()
        self.number.setAccessibleName("Số biên bản")
        self.number.set_value(stocktake.number)
        self.opinion = QPlainTextEdit(stocktake.opinion or "", tabChangesFocus=True)
        self.opinion.setAccessibleName("Ý kiến, kiến nghị của Ban kiểm kê")
        self.opinion.setFixedHeight(self.opinion.fontMetrics().height() * 6)
        self.committee = Committee(known.people, office)
        self.committee.show_members(members_of(stocktake.members))
        for part in (self.number, self.opinion, self.committee, self.ok):
            part.setEnabled(editable)
        parts = (
            label("Số biên bản", "muted"), self.number, label("Ý kiến, kiến nghị của Ban kiểm kê", "muted"),
            self.opinion, label("Ban kiểm kê", "section"), scroll(box(column(self.committee, 1, margin=4))),
        )  # fmt: skip
        self.body.addLayout(column(*parts))
        self.number.setFocus()

    def take(self) -> None:
        """Save."""
        self._save(self.number.value(), squeeze_lines(self.opinion.toPlainText()), self.committee.members())
        self.accept()


def squeeze_lines(text: str) -> str | None:
    """Return a text of several lines without empty ones; None when nothing is left."""
    return "\n".join(filter(None, map(squeeze, text.splitlines()))) or None


class UnexpectedDialog(StocktakeDialog):
    """A thing that is there and not on the list."""

    _FIELDS = ("name", "category_code", "place", "quantity", "condition", "item_note")

    def __init__(
        self,
        parent: QWidget,
        known: Known,
        place: str | None,
        add: Callable[[Unexpected], None],
        note: str | None = None,
    ) -> None:
        super().__init__(parent, "Tài sản ngoài sổ", "Ghi", 78, 380)
        self._add = add
        labels = {"place": "Thấy ở", "condition": "Tình trạng", "quantity": "Số lượng", "item_note": "Ghi chú"}
        self.form = RecordForm(self._FIELDS, labels=labels, wide=("name", "item_note"))
        self.form.set_choices(Kind.PLACE, known.place_choices)
        self.form.fields["condition"].editor.set_choices(present_conditions())  # type: ignore[union-attr]
        self.form.show_row({"quantity": 1, "condition": "IN_USE", "place_id": place, "note": note})
        self.form.fields["name"].left.connect(self._suggest)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.fields["name"].editor.setFocus()

    def _suggest(self) -> None:
        """Choose the category that the name says."""
        found = catalog("equipment_category").find(str(self.form.row.get("name") or ""))
        if found is not None and not self.form.row.get("category_code"):
            self.form.row["category_code"] = found.code
            self.form.fields["category_code"].editor.set_value(found.code)

    def take(self) -> None:
        """Write it down, or say under the fields what is missing."""
        self._suggest()
        stated = self.form.row
        wrong = {
            column: forms.required()
            for column in ("name", "category_code", "place_id", "quantity", "condition")
            if not stated.get(column)
        }
        wrong |= self.form.problems()
        self.form.show_problems(wrong)
        if not wrong:
            self._add(
                Unexpected(
                    stated["name"], stated["category_code"], stated["place_id"],
                    stated["quantity"], stated["condition"], stated.get("note"),
                )
            )  # fmt: skip
            self.accept()
