"""Tab of Thiết lập: the hamlets of the office, each with its class and the days between which it stands."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import forms as say_forms
from hrdesk.messages import setup as say
from hrdesk.text import squeeze
from hrdesk.ui import administration
from hrdesk.ui.administration import Hamlet
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import ChoiceValue, choices_of
from hrdesk.ui.widgets.form import RecordForm, Row
from hrdesk.ui.widgets.parts import button, column, row
from hrdesk.ui.widgets.person_tabs import date_of
from hrdesk.ui.widgets.since import SinceLine

_FIELDS = ("unit_name", "unit_class", "households", "population", "unit_valid_from", "unit_valid_to")
_LABELS = {"unit_name": "Tên thôn, tổ dân phố"}


class HamletTab(QWidget):
    """A hamlet is added by its name; the form below the list changes the one that is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._writable = True
        columns = (
            Column[Hamlet]("Tên", lambda hamlet: hamlet.name, 36, stretch=True),
            Column[Hamlet]("Phân loại", lambda hamlet: catalog("unit_class").label(hamlet.unit_class), 14),
            Column[Hamlet]("Số hộ", lambda hamlet: str(hamlet.record.get("households") or ""), 10, right=True),
            Column[Hamlet]("Thành lập", lambda hamlet: date_of("valid_from")(hamlet.record), 12),
            Column[Hamlet]("Kết thúc", lambda hamlet: date_of("valid_to")(hamlet.record), 12),
        )
        self.hamlets: RowsModel[Hamlet] = RowsModel(columns, self)
        self.view = table_view(self.hamlets, "Các thôn, tổ dân phố", sortable=False)
        self.name = QLineEdit(placeholderText="Tên thôn, tổ dân phố, ví dụ: thôn Hữu Bằng")
        self.name.setAccessibleName("Tên thôn, tổ dân phố")
        self.unit_class = ChoiceValue(choices_of("unit_class"), "Chưa rõ loại")
        self.unit_class.setAccessibleName("Phân loại")
        self.add = button("Thêm", self.add_hamlet, icon="add", role="primary")
        self.name.returnPressed.connect(self.add_hamlet)
        self.form = RecordForm(_FIELDS, labels=_LABELS)
        self.save = button("Lưu thôn, tổ dân phố này", self.save_hamlet, icon="save", role="primary")
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        add = row(self.name, self.unit_class, self.add)
        self.since = SinceLine()
        whole = column(add, self.view, self.form, self.since, row(self.save, 1), margin=14)
        whole.setStretchFactor(self.view, 1)
        self.setLayout(whole)
        self._show_chosen()

    @property
    def chosen(self) -> Hamlet | None:
        """The hamlet whose form is open."""
        places = selected_rows(self.view)
        return self.hamlets.rows[places[0]] if places and places[0] < len(self.hamlets.rows) else None

    def show_hamlets(self, hamlets: tuple[Hamlet, ...]) -> None:
        """Show the hamlets; the chosen one stays chosen."""
        before = self.chosen
        self.hamlets.set_rows(hamlets)
        place = next((place for place, one in enumerate(hamlets) if before and one.id == before.id), None)
        if place is not None:
            self.view.selectRow(place)
        self._show_chosen()

    def set_enabled(self, enabled: bool) -> None:
        """Let hamlets be changed, or only looked at."""
        self._writable = enabled
        self.add.setEnabled(enabled)
        self.form.set_enabled(enabled)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.form.setVisible(chosen is not None)
        for made in (self.save, self.since):
            made.setVisible(chosen is not None and self._writable)
        if chosen is not None:
            self.form.show_row(dict(chosen.record))

    def add_hamlet(self) -> None:
        """Add the hamlet whose name was typed."""
        name = self.name.text().strip()
        if name:
            work = partial(administration.add_hamlet, name=name, unit_class=self.unit_class.value())
            self._write(work, say.hamlet_added(name))
            self.name.clear()

    def save_hamlet(self) -> None:
        """Write the chosen hamlet as the form shows it."""
        chosen = self.chosen
        if chosen is None:
            return
        wrong = {**_wrong(self.form.row), **self.form.problems()}
        self.form.show_problems(wrong)
        if wrong or self.since.problem():
            return
        values = {key: value for key, value in self.form.row.items() if value != chosen.record.get(key)}
        if values:
            since, decision = self.since.since, self.since.decision_no
            work = partial(administration.change_unit, unit=chosen.id, values=values, since=since, decision_no=decision)
            self._write(work, say.hamlet_saved(squeeze(str(self.form.row["name"]))))
            self.since.clear()

    def _write(self, work: Any, sentence: str) -> None:
        self._desk.database.write(
            work, lambda _: self._desk.say(sentence, Tone.GOOD), owner=self, failed=self._desk.complain
        )


def _wrong(hamlet: Row) -> dict[str, str]:
    """Return what may not be written, by column: no name, an end before the beginning."""
    found = {} if squeeze(str(hamlet.get("name") or "")) else {"name": say_forms.required()}
    try:
        first, last = (parse_iso(hamlet[key]) if hamlet.get(key) else None for key in ("valid_from", "valid_to"))
    except ValueError:  # the form says so itself
        return found
    if first and last and last.last < first.first:
        found["valid_to"] = say_forms.end_before_start(str(first))
    return found
