"""The rows that belong to a person (positions, courses, pay): a short list, and the form of the one chosen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hrdesk.ui.tables.rows import Column, RowsModel, selected_rows, table_view
from hrdesk.ui.widgets.choices import Choice
from hrdesk.ui.widgets.flow import Flow
from hrdesk.ui.widgets.form import RecordForm, Row
from hrdesk.ui.widgets.parts import button, label

_SHOWN_ROWS = 3


class ChildList(QWidget):
    """Edits the list of rows it is given, in place."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        keys: Sequence[str],
        *,
        name: str,
        add: str,
        new: Callable[[], Row],
        labels: Mapping[str, str] | None = None,
        wide: Sequence[str] = (),
        note: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._new = new
        self._note = note
        self.note = label(role="muted", wrap=True)
        self._model: RowsModel[Row] = RowsModel(columns, self)
        self._view = table_view(self._model, name, sortable=False)
        height = self._view.verticalHeader().defaultSectionSize() * (_SHOWN_ROWS + 1)
        self._view.setFixedHeight(height)
        self._view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form = RecordForm(keys, labels=labels, wide=wide)
        self._add = button(add, self.add_row, icon="add")
        self._remove = button("Bỏ dòng đang chọn", self.remove_row, icon="delete", role="quiet")
        self._none = label(f"Chưa có dòng nào; bấm “{add}” để ghi.", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view)
        layout.addWidget(Flow(self._add, self._remove))
        layout.addWidget(self._none)
        layout.addWidget(self.form)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self._view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self.left)

    @property
    def chosen(self) -> int | None:
        """The place of the row whose form is open."""
        places = selected_rows(self._view)
        return places[0] if places and places[0] < len(self._rows) else None

    def show_rows(self, rows: list[Row]) -> None:
        """Show the rows of another person, the last one open."""
        self._rows = rows
        self._reload(len(rows) - 1)

    def choose(self, place: int) -> None:
        """Open the form of a row."""
        self._view.selectRow(place)

    def add_row(self) -> None:
        """Add a row and put the cursor into its first field."""
        self._rows.append(self._new())
        self._reload(len(self._rows) - 1)
        self.edited.emit()
        next(iter(self.form.fields.values())).editor.setFocus()

    def remove_row(self) -> None:
        """Take the chosen row out; it is gone when the record is saved, and Undo brings it back."""
        place = self.chosen
        if place is not None:
            del self._rows[place]
            self._reload(min(place, len(self._rows) - 1))
            self.edited.emit()

    def _reload(self, place: int) -> None:
        self._model.set_rows(self._rows)
        if place >= 0:
            self._view.selectRow(place)
        self._show_chosen()

    def _show_chosen(self) -> None:
        place = self.chosen
        self.form.setVisible(place is not None)
        self._remove.setEnabled(place is not None)
        self._none.setVisible(not self._rows)
        if place is not None:
            self.form.show_row(self._rows[place])
        self._say(place)

    def _say(self, place: int | None) -> None:
        """Say below the form what follows from the open row."""
        words = self._note(self._rows[place]) if self._note is not None and place is not None else ""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _on_edited(self) -> None:
        place = self.chosen
        self._say(place)
        if place is not None:
            self._model.dataChanged.emit(
                self._model.index(place, 0), self._model.index(place, self._model.columnCount() - 1)
            )
        self.edited.emit()

    def show_problems(self, found: Mapping[int, Mapping[str, str]]) -> None:
        """Put sentences under the fields of the open row."""
        self.form.show_problems(found.get(self.chosen if self.chosen is not None else -1, {}))

    def set_units(self, units: Sequence[Choice]) -> None:
        """Offer other units in the form."""
        self.form.set_units(units)
        if self.chosen is not None:
            self.form.show_row(self._rows[self.chosen])
        self._model.layoutChanged.emit()

    def set_enabled(self, enabled: bool) -> None:
        """Let the rows be edited, or only looked at."""
        self.form.set_enabled(enabled)
        self._add.setVisible(enabled)
        self._remove.setVisible(enabled)
