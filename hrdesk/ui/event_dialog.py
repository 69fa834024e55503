"""An event for one or many items: what happened, when, to where or whom; shown line by line before it is booked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import Kind
from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.messages import forms
from hrdesk.messages import inventory as say
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.widgets.choices import Choice
from hrdesk.ui.widgets.form import RecordForm
from hrdesk.ui.widgets.parts import button, label, row
from hrdesk.ui.widgets.what_will_change import Line, WhatWillChange

if TYPE_CHECKING:
    from hrdesk.services.equipment.events import Draft, Preview

_ALWAYS = ("event_on", "event_document", "event_note")
# What each event asks beside the day, the paper and the reason.
_ASKS: dict[str, tuple[str, ...]] = {
    "MOVED": ("event_place",),
    "HANDED_OVER": ("event_custodian", "event_custodian_name", "event_place"),
    "CONDITION_CHANGED": ("event_condition",),
    "REPAIRED": ("event_condition", "event_counterpart", "event_cost"),
    "TAKEN_BACK": ("event_place", "event_condition"),
    "LOST": (),
    "FOUND": ("event_place", "event_condition"),
    "DISPOSED": ("event_cost",),
    "TRANSFERRED": ("event_counterpart",),
}
KINDS = tuple(_ASKS)


@dataclass(frozen=True)
class Chosen:
    """The items an event is for. ``quantity`` is that of a single line, so that a part of it can be chosen."""

    ids: tuple[str, ...]
    name: str
    quantity: int = 1


class EventDialog(QDialog):
    """Asks for one kind of event, shows what it will do, books it."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        kind: str,
        chosen: Chosen,
        *,
        places: Sequence[Choice],
        people: Sequence[Choice],
        booked: Callable[[Any], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self.kind, self._chosen, self._booked = desk, kind, chosen, booked
        self._label = catalog("item_event_kind").label(kind)
        self.setWindowTitle(f"{self._label}: {chosen.name}")
        self.resize(560, 380)
        asked = (_ALWAYS[0], *_ASKS[kind], *_ALWAYS[1:])
        if len(chosen.ids) == 1 and chosen.quantity > 1:
            asked = (asked[0], "quantity", *asked[1:])
        self.form = RecordForm(asked, wide=("event_note",), labels={"quantity": f"Số lượng (trong {chosen.quantity})"})
        self.form.set_choices(Kind.PLACE, places)
        self.form.set_choices(Kind.PERSON, people)
        self.form.show_row({"happened_on": PartialDate.of(desk.as_of).iso, "quantity": chosen.quantity})
        self._wrong = label(role="danger", wrap=True)
        self._wrong.hide()
        self.ok = button("Xem trước…", self.take, icon="next", role="primary")
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addStretch(1)
        layout.addWidget(self._wrong)
        layout.addLayout(row(1, button("Thôi", self.reject), self.ok))

    def draft(self) -> "Draft":
        """Return the event as it is filled in."""
        from hrdesk.services.equipment.events import Draft

        stated = {column: value for column, value in self.form.row.items() if column != "quantity"}
        return Draft(kind=self.kind, **stated)

    @property
    def quantity(self) -> int | None:
        """How many pieces of a line it is for; None for all."""
        asked = self.form.row.get("quantity") if "quantity" in self.form.fields else None
        return asked if isinstance(asked, int) and asked != self._chosen.quantity else None

    def take(self) -> None:
        """Show what will be written, or say what is missing."""
        wrong = self.form.problems()
        if not self.form.row.get("happened_on"):
            wrong["happened_on"] = forms.required()
        self.form.show_problems(wrong)
        if wrong:
            return
        from hrdesk.ui import inventory

        draft, quantity = self.draft(), self.quantity
        self._desk.database.read(
            lambda store: inventory.preview_event(store, self._chosen.ids, draft, quantity),
            self._show,
            owner=self,
            failed=self._complain,
        )

    def _complain(self, error: BaseException) -> None:
        sentence = getattr(error, "sentence", "")
        if not sentence:
            self._desk.complain(error)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _show(self, found: "list[Preview]") -> None:
        self._wrong.hide()
        refused = sum(each.refusal is not None for each in found)
        day = str(parse_iso(str(self.form.row["happened_on"])))
        sentence = say.event_sentence(self._label, day, len(found) - refused, refused)
        remarks = sorted({each.remark for each in found if each.remark})
        WhatWillChange(
            self, f"Xem trước: {self._label.lower()}", sentence, [_line(each) for each in found],
            ("Ghi", self.book), " ".join(remarks), who="Tài sản",
        ).open()  # fmt: skip

    def book(self) -> None:
        """Book the event that was shown."""
        from hrdesk.ui import inventory

        draft, quantity = self.draft(), self.quantity
        self._desk.database.write(
            lambda store: inventory.book_event(store, self._chosen.ids, draft, quantity),
            self._on_booked,
            owner=self,
            failed=self._complain,
        )

    def _on_booked(self, changes: Any) -> None:
        self._desk.say(say.event_booked(changes.name), Tone.GOOD)
        self.accept()
        if self._booked is not None:
            self._booked(changes)


def _line(found: "Preview") -> Line:
    name = f"{found.name} ({found.asset_code})" if found.asset_code else found.name
    who = f"{name}, {found.quantity}" if found.quantity > 1 else name
    return Line(who, found.before, found.refusal or found.after, is_kept=found.refusal is not None)
