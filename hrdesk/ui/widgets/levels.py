"""The levels of one kind that a person has reached: the form of one, and those reached before it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import ui as say
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.form import RecordForm, Row
from hrdesk.ui.widgets.parts import button, label, row


class KindLevels(QWidget):
    """Edits, in place, the rows of one kind in the list it is given.

    A row exists as soon as something is stated, and only then. A further diploma is a row beside
    the first, so that what was reported before it was given stays true.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self, kind: str, keys: Sequence[str], labels: Mapping[str, str], entered: Callable[[Row], str]
    ) -> None:
        super().__init__()
        self.kind = kind
        self._rows: list[Row] = []
        self._writable = True
        self._entered_text = entered
        self.form = RecordForm(keys, labels=labels)
        self.entered = label(role="muted")
        self.add = button(say.another_level(), self.add_level, icon="add", role="quiet", tip=say.another_level_tip())
        self._choice = Flow()
        self._chips: list[QPushButton] = []
        self._hint = label(say.level_without_day(), "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(label(catalog("qualification_kind").label(kind), "section"), 1, self.entered))
        for part in (self._choice, self.form, self._hint):
            layout.addWidget(part)
        layout.addLayout(row(self.add, 1))
        self.form.edited.connect(self._take)
        self.form.left.connect(self.left)

    @property
    def _own(self) -> list[Row]:
        """The rows of this kind, the highest first."""
        rank = catalog(self.kind).rank
        own = [row for row in self._rows if row.get("kind") == self.kind]
        return sorted(own, key=lambda row: rank(row.get("level")), reverse=True)

    def show_rows(self, rows: list[Row]) -> None:
        """Show the rows of another person, the highest open."""
        self._rows = rows
        self.open(next(iter(self._own), {"kind": self.kind}))

    def open(self, row: Row) -> None:
        """Open the form of one row."""
        self.form.show_row(row)
        self._update()

    def add_level(self) -> None:
        """Open an empty form for a further level; what is there stays."""
        self.open({"kind": self.kind})
        self.form.fields["level"].editor.setFocus()

    def set_enabled(self, enabled: bool) -> None:
        """Let further levels be added, or not."""
        self._writable = enabled
        self._update()

    def _take(self) -> None:
        row = self.form.row
        stated = any(row.get(column) not in (None, "") for column in self.form.fields)
        listed = any(row is each for each in self._rows)
        if stated and not listed:
            self._rows.append(row)
        elif not stated and listed:
            self._rows[:] = [each for each in self._rows if each is not row]
            row.pop("id", None)
            row.pop("entered_on", None)
        self._update()
        self.edited.emit()

    def _update(self) -> None:
        row, own = self.form.row, self._own
        self.entered.setText(self._entered_text(row))
        is_new = all(row is not each for each in own)
        shown = [*own, row] if is_new else own
        self._show_chips(shown if len(shown) > 1 else [])
        self._hint.setVisible(len(own) > 1 and any(not each.get("attained_on") for each in own[:-1]))
        self.add.setVisible(self._writable and bool(own) and not is_new)

    def _show_chips(self, shown: Sequence[Row]) -> None:
        while len(self._chips) < len(shown):
            made = button("", partial(self._choose, len(self._chips)), role="chip")
            made.setCheckable(True)
            self._chips.append(made)
            self._choice.add(made)
        for place, made in enumerate(self._chips):
            made.setVisible(place < len(shown))
            if place < len(shown):
                made.setText(_words(self.kind, shown[place]))
                made.setChecked(shown[place] is self.form.row)
        self._choice.setVisible(bool(shown))
        self._choice.rearrange()

    def _choose(self, place: int) -> None:
        own = self._own
        self.open(own[place] if place < len(own) else self.form.row)

    def show_problems(self, found: Mapping[int, Mapping[str, str]]) -> None:
        """Put sentences under the fields; ``found`` has the place in the list. A row that is wrong is opened."""
        wrong = [
            place for place in found if 0 <= place < len(self._rows) and self._rows[place].get("kind") == self.kind
        ]
        if wrong and all(self._rows[place] is not self.form.row for place in wrong):
            self.open(self._rows[wrong[0]])
        place = next((place for place, row in enumerate(self._rows) if row is self.form.row), -1)
        self.form.show_problems(found.get(place, {}))


def _words(kind: str, row: Row) -> str:
    """Return a level in a few words: "Đại học, 2010"."""
    level = row.get("level")
    when = row.get("attained_on")
    try:
        day = str(parse_iso(str(when))) if when else ""
    except ValueError:
        day = str(when)
    return ", ".join(filter(None, (catalog(kind).label(level) if level else say.new_level(), day)))
