"""A form over one row of a record: labels, editors, and what is wrong right under the field."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from hrdesk.domain import fields
from hrdesk.domain.fields import Field
from hrdesk.messages import ui as say
from hrdesk.ui.message_bar import restyle
from hrdesk.ui.widgets.choices import Choice, value_edit

ALL_FIELDS: tuple[Field, ...] = fields.ALL
_BY_KEY = {declared.key: declared for declared in ALL_FIELDS}
Row = dict[str, Any]


def field(key: str) -> Field:
    """Return a declared field by its key."""
    return _BY_KEY[key]


class FieldRow(QWidget):
    """One field: its label above, its editor, and under it the sentence about what is wrong."""

    edited = Signal()
    left = Signal()

    def __init__(self, declared: Field, *, units: Sequence[Choice] = (), label: str = "") -> None:
        super().__init__()
        self.declared = declared
        self.editor = value_edit(declared, units)
        text = label or declared.label
        self.caption = QLabel(f"{text} *" if declared.required else text, textFormat=Qt.TextFormat.PlainText)
        self.caption.setBuddy(self.editor)
        self.caption.setProperty("role", "muted")
        self.editor.setAccessibleName(text)
        tip = say.field_help(declared.help, declared.source)
        self.editor.setToolTip(tip)
        self.editor.setWhatsThis(tip or text)
        self._wrong = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._wrong.setProperty("role", "danger")
        self._wrong.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self.caption, self.editor, self._wrong):
            layout.addWidget(part)
        layout.addStretch(1)
        self.editor.edited.connect(self._on_edited)
        for watched in (self.editor, *self.editor.findChildren(QLineEdit)):
            watched.installEventFilter(self)

    @property
    def wrong(self) -> str:
        """The sentence under the field, empty when nothing is wrong."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def show_wrong(self, sentence: str | None) -> None:
        """Say what is wrong, with the legal source where there is one; None takes it away."""
        source = self.declared.source
        text = f"{sentence} ({source})" if sentence and source else sentence or ""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        self.editor.setProperty("wrong", bool(text))
        self.editor.setAccessibleDescription(text)
        restyle(self.editor)

    def _on_edited(self) -> None:
        if not self._wrong.isHidden() and self.editor.problem() is None:
            self.show_wrong(None)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Check a field when it is left; Enter goes on to the next."""
        if event.type() == QEvent.Type.FocusOut:
            if self.editor.problem():
                self.show_wrong(self.editor.problem())
            self.left.emit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_plain_enter(event):
            self.editor.focusNextChild()
            return True
        return super().eventFilter(watched, event)


def _is_plain_enter(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordForm(QWidget):
    """Fields over one row, two columns wide. Edits go into the row at once; ``edited`` says so."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        keys: Sequence[str],
        *,
        units: Sequence[Choice] = (),
        labels: Mapping[str, str] | None = None,
        wide: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._row: Row = {}
        self.fields: dict[str, FieldRow] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place = 0
        for key in keys:
            made = FieldRow(field(key), units=units, label=(labels or {}).get(key, ""))
            self.fields[made.declared.column] = made
            made.edited.connect(lambda column=made.declared.column: self._take(column))
            made.left.connect(self.left)
            if key in wide:
                place += place % 2
                grid.addWidget(made, place // 2, 0, 1, 2)
                place += 2
            else:
                grid.addWidget(made, place // 2, place % 2)
                place += 1

    @property
    def row(self) -> Row:
        """The row shown now."""
        return self._row

    def show_row(self, row: Row) -> None:
        """Show another row and forget what was wrong."""
        self._row = row
        for column, made in self.fields.items():
            made.editor.set_value(row.get(column))
            made.show_wrong(None)

    def _take(self, column: str) -> None:
        self._row[column] = self.fields[column].editor.value()
        self.edited.emit()

    def problems(self) -> dict[str, str]:
        """Return what cannot be read as typed, by column."""
        found = {column: made.editor.problem() for column, made in self.fields.items()}
        return {column: sentence for column, sentence in found.items() if sentence}

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Put sentences under the fields; a text that cannot be read keeps its own sentence."""
        own = self.problems()
        for column, made in self.fields.items():
            made.show_wrong(own.get(column) or found.get(column))

    def first_wrong(self) -> FieldRow | None:
        """Return the first field with something wrong."""
        return next((made for made in self.fields.values() if made.wrong), None)

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be edited, or only looked at."""
        for made in self.fields.values():
            made.editor.setEnabled(enabled)

    def set_units(self, units: Sequence[Choice]) -> None:
        """Offer other units."""
        self.set_choices(fields.Kind.UNIT, units)

    def set_choices(self, kind: fields.Kind, choices: Sequence[Choice]) -> None:
        """Offer other records to the fields that choose one: units, places, people."""
        for made in self.fields.values():
            if made.declared.kind is kind:
                made.editor.set_choices(choices)  # type: ignore[union-attr]
