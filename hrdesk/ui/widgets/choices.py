"""Editors for values from a list: codes of a catalog, units, yes or no."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView

from hrdesk.domain.catalogs import Entry, catalog
from hrdesk.domain.fields import Field, Kind
from hrdesk.messages import ui as say
from hrdesk.text import search_key, squeeze
from hrdesk.ui.widgets.values import DateValue, HundredthsValue, IntegerValue, MoneyValue, TextValue

_CODE = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole})
Choice = tuple[str, str]  # code, label


class _Choices(QAbstractListModel):
    """The choices of a box, looked at when they are shown: a province has thousands of people and places."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._places: dict[str, int] = {}
        self._keys: list[str] = []

    def offer(self, choices: Sequence[Choice]) -> None:
        """Take other choices."""
        self.beginResetModel()
        self._choices, self._keys = list(choices), []
        self._places = {code: place for place, (code, _) in reversed(list(enumerate(self._choices)))}
        self.endResetModel()

    def append(self, choice: Choice) -> None:
        """Add a choice behind the others."""
        place = len(self._choices)
        self.beginInsertRows(QModelIndex(), place, place)
        self._choices.append(choice)
        self._places.setdefault(choice[0], place)
        self._keys = []
        self.endInsertRows()

    def place_of(self, code: str) -> int:
        """Return the place of a code, -1 for one that is not offered."""
        return self._places.get(code, -1)

    @property
    def keys(self) -> list[str]:
        """What choices are searched by, in their order."""
        if not self._keys:
            self._keys = [search_key(text) for _, text in self._choices]
        return self._keys

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._choices):
            return None
        if role in _TEXTS:
            return self._choices[index.row()][1]
        if role == _CODE:
            return self._choices[index.row()][0]
        return self.keys[index.row()] if role == _KEY else None


class _Completer(QCompleter):
    """Finds a choice by any part of its label, accents or not."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        return [search_key(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class ChoiceValue(QComboBox):
    """One of a list of codes, or nothing. Long lists are searched by typing; the wheel never changes a value."""

    edited = Signal()
    _SEARCHED_FROM = 9

    def __init__(self, choices: Sequence[Choice], empty: str = "Chưa ghi", *, searchable: bool = False) -> None:
        super().__init__()
        self._items = _Choices(self)
        self._choices: tuple[Choice, ...] = ()
        self._empty = empty
        self.setModel(self._items)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices)
        if searchable or len(choices) >= self._SEARCHED_FROM:
            self._make_searchable()
        self.activated.connect(lambda _: self.edited.emit())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value stays."""
        value = self.value() if self._choices else None
        self._choices = tuple(choices)
        self._items.offer((("", self._empty), *choices))
        self.set_value(value)

    def _make_searchable(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = _Completer(self)
        completer.setCompletionRole(_KEY)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        edit = self.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self._empty)
        edit.textEdited.connect(lambda _: self._search())
        edit.editingFinished.connect(self._settle)
        self.set_value(None)

    def _search(self) -> None:
        """Let the completer look at the choices once something is typed: it reads every one of them."""
        completer = self.completer()
        if completer is not None and completer.model() is not self._items:
            completer.setModel(self._items)
            popup = completer.popup()
            if isinstance(popup, QListView):
                popup.setUniformItemSizes(True)

    def _settle(self) -> None:
        """Take what was typed when it is a label, whatever its case and accents."""
        place = self.currentIndex()
        if place > 0 and self.itemText(place) == self.currentText():
            return
        typed = search_key(self.currentText())
        offered = zip(self._items.keys[1:], self._choices, strict=False)
        code = next((code for key, (code, _) in offered if key == typed), None) if typed else ""
        if code is not None and code != (self.itemData(self.currentIndex(), _CODE) or ""):
            self.set_value(code)
            self.edited.emit()
        elif code is None:
            self.edited.emit()

    def value(self) -> Any:
        """Return the code, None when nothing is chosen; the text typed when it is no choice."""
        text, place = self.currentText(), self.currentIndex()
        if place >= 0 and (self.itemText(place) == text or not self.isEditable()):
            return self.itemData(place, _CODE) or None
        return squeeze(text) or None

    def set_value(self, value: Any) -> None:
        """Choose a code; one that is not offered is shown as it is."""
        place = self._items.place_of(str(value or ""))
        if place < 0:
            self._items.append((str(value), str(value)))
            place = self._items.rowCount() - 1
        self.setCurrentIndex(place)
        edit = self.lineEdit()
        if edit is not None:
            edit.setText(self.itemText(place) if value else "")
            edit.setCursorPosition(0)

    def problem(self) -> str | None:
        """Return why what is typed is no choice."""
        value = self.value()
        known = value is None or self._items.place_of(str(value)) >= 0
        return None if known else say.not_in_list(str(value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the form scroll."""
        event.ignore()


class FlagValue(ChoiceValue):
    """Yes, no, or not stated."""

    def __init__(self) -> None:
        super().__init__((("1", "Có"), ("0", "Không")))

    def value(self) -> Any:
        """Return 1, 0 or None."""
        code = super().value()
        return None if code is None else int(code)

    def set_value(self, value: Any) -> None:
        """Show 1, 0 or None."""
        super().set_value(None if value is None else str(int(value)))

    def problem(self) -> str | None:
        """Nothing can be wrong."""
        return None


ValueEdit = TextValue | ChoiceValue
_BY_KIND: dict[Kind, type[TextValue] | type[FlagValue]] = {
    Kind.DATE: DateValue,
    Kind.COURSE: DateValue,
    Kind.BOOL: FlagValue,
    Kind.INTEGER: IntegerValue,
    Kind.HUNDREDTHS: HundredthsValue,
    Kind.MONEY: MoneyValue,
}
# What is chosen among the records of the office.
REFERENCES = frozenset({Kind.UNIT, Kind.PLACE, Kind.PERSON})


def choices_of(name: str) -> tuple[Choice, ...]:
    """Return the choices of a catalog in official order, also those of earlier law: records are dated too.

    Where an old and a new entry are called alike, the old one says until when it was used.
    """
    entries = catalog(name).entries
    alike = Counter(entry.label for entry in entries)
    return tuple((entry.code, _dated(entry) if alike[entry.label] > 1 else entry.label) for entry in entries)


def _dated(entry: Entry) -> str:
    return f"{entry.label} (đến {entry.valid_to:%d/%m/%Y})" if entry.valid_to else entry.label


def filter_box(choices: Sequence[Choice], empty: str, name: str) -> ChoiceValue:
    """Return a box that narrows a list; ``empty`` says that it does not."""
    made = ChoiceValue(choices, empty)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMinimumContentsLength(8)
    return made


def value_edit(declared: Field, units: Sequence[Choice] = ()) -> ValueEdit:
    """Return the editor for a declared field."""
    if declared.kind is Kind.CODE:
        return ChoiceValue(choices_of(declared.catalog or declared.key))
    if declared.kind in REFERENCES:
        return ChoiceValue(units, searchable=declared.kind is not Kind.UNIT)
    return _BY_KIND.get(declared.kind, TextValue)()
