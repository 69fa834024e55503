"""From which day a change holds: a day, or nothing for what was only written wrong."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hrdesk.domain.partial_date import parse_iso
from hrdesk.messages import setup as say
from hrdesk.text import squeeze
from hrdesk.ui.widgets.parts import label, row
from hrdesk.ui.widgets.values import DateValue


class SinceLine(QWidget):
    """A day and the number of a decision."""

    def __init__(self) -> None:
        super().__init__()
        self.day = DateValue()
        self.day.setPlaceholderText("Thay đổi từ ngày")
        self.day.setAccessibleName("Thay đổi có hiệu lực từ ngày")
        self.decision = QLineEdit(placeholderText="Số quyết định")
        self.decision.setAccessibleName("Số quyết định thay đổi")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(say.since_hint(), "muted", wrap=True))
        layout.addLayout(row(self.day, self.decision, 1))

    def problem(self) -> str | None:
        """Return why what is typed is no day."""
        return self.day.problem()

    @property
    def since(self) -> date | None:
        """The day; of a month or a year the first."""
        value = self.day.value()
        return parse_iso(str(value)).first if value and not self.problem() else None

    @property
    def decision_no(self) -> str | None:
        """The decision."""
        return squeeze(self.decision.text()) or None

    def clear(self) -> None:
        """Forget both."""
        self.day.clear()
        self.decision.clear()
