"""The life of a record, newest first, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.messages import ui as say
from hrdesk.ui.operations import HistoryLine
from hrdesk.ui.widgets.parts import clear, label, scroll


class HistoryList(QWidget):
    """Shows history lines; nothing here can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[HistoryLine, ...] = ()
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))

    @property
    def lines(self) -> tuple[HistoryLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show the history of another record."""
        self._lines = tuple(lines)
        clear(self._layout)
        if not lines:
            self._layout.addWidget(label("Hồ sơ này chưa có thay đổi nào được ghi.", "muted", wrap=True))
        for line in lines:
            self._add(line)
        self._layout.addStretch(1)

    def _add(self, line: HistoryLine) -> None:
        head = f"{line.name} (đã hoàn tác)" if line.undone else line.name
        self._layout.addWidget(label(head, "section", wrap=True))
        self._layout.addWidget(label(say.done_by(line.user, when(line.at)), "muted"))
        for sentence in line.sentences:
            text = label(f"•  {sentence}", wrap=True, selectable=True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._layout.addWidget(text)
        self._layout.addSpacing(10)


def when(moment: str) -> str:
    """Return an ISO moment as people say it: 10:32 ngày 15/09/2024."""
    day, _, time = moment.partition("T")
    return f"{time[:5]} ngày {'/'.join(reversed(day.split('-')))}"
