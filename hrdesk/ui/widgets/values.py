"""Editors for values typed in a line: text, dates, numbers. All speak JSON values."""

import re
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.messages import ui as say
from hrdesk.text import squeeze
from hrdesk.ui.widgets.dates import NotADate, read_date


class TextValue(QLineEdit):
    """A line of text."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> Any:
        """Return the text, None when empty."""
        return squeeze(self.text()) or None

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str | None:
        """Return why what is typed cannot be a value."""
        return None


class DateValue(TextValue):
    """A partial date; tidied when the field is left. Ctrl+; writes today."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("ngày/tháng/năm")
        self.editingFinished.connect(self._tidy)

    def value(self) -> Any:
        """Return the date as ISO text, or what was typed when it is no date."""
        try:
            found = read_date(self.text())
        except NotADate:
            return squeeze(self.text())
        return found.iso if found else None

    def set_value(self, value: Any) -> None:
        """Show ISO text the Vietnamese way."""
        try:
            self.setText(str(parse_iso(str(value))) if value else "")
        except ValueError:
            self.setText(str(value))

    def problem(self) -> str | None:
        """Return why what is typed is no date."""
        try:
            read_date(self.text())
        except NotADate as wrong:
            return wrong.sentence
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Write today on Ctrl+;."""
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setText(str(PartialDate.of(date.today())))
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _tidy(self) -> None:
        if self.text() and self.problem() is None:
            self.setText(str(read_date(self.text())))


class IntegerValue(TextValue):
    """A whole number."""

    def value(self) -> Any:
        """Return the number, or the text when it is none."""
        text = squeeze(self.text())
        digits = text.replace(".", "")
        return int(digits) if digits.isdecimal() else (text or None)

    def problem(self) -> str | None:
        """Return why what is typed is no number."""
        return _not_a_number(self.value())


class MoneyValue(IntegerValue):
    """Whole đồng, shown with points between the thousands."""

    def __init__(self) -> None:
        super().__init__()
        self.editingFinished.connect(self._tidy)

    def set_value(self, value: Any) -> None:
        """Show an amount."""
        self.setText(f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value or ""))

    def _tidy(self) -> None:
        self.set_value(self.value())


class HundredthsValue(TextValue):
    """A number of two decimals, kept as hundredths: 2,34 is 234."""

    _PATTERN = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?\Z")

    def value(self) -> Any:
        """Return hundredths, or the text when it is no number."""
        text = squeeze(self.text())
        found = self._PATTERN.match(text)
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else (text or None)

    def set_value(self, value: Any) -> None:
        """Show hundredths with a decimal comma."""
        self.setText(f"{value // 100},{value % 100:02d}" if isinstance(value, int) else str(value or ""))

    def problem(self) -> str | None:
        """Return why what is typed is no number."""
        return _not_a_number(self.value())


def _not_a_number(value: Any) -> str | None:
    return say.not_a_number(value) if isinstance(value, str) else None
