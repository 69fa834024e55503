"""The frame of the main window: navigation at the left, office and day at the top, what was done at the bottom."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.messages import ui as say
from hrdesk.ui import icons, theme
from hrdesk.ui.actions import BY_ID
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import MessageBar, Tone, restyle
from hrdesk.ui.operations import Office
from hrdesk.ui.widgets.history_list import when
from hrdesk.ui.widgets.parts import button, column, label, row

PAGES = (
    *("overview", "people", "training", "equipment", "facilities"),
    *("checks", "targets", "reports", "exchange", "settings"),
)


class Navigation(QFrame):
    """One button with icon and word per page."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName("Các trang")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(1)
        for page in PAGES:
            layout.addWidget(self._button(page))
        layout.addStretch(1)
        self.tint()

    def _button(self, page: str) -> QToolButton:
        command = BY_ID[f"go_{page}"]
        made = QToolButton()
        made.setCheckable(True)
        made.setText(command.text)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setToolTip(f"{command.text} ({command.shortcut})")
        made.clicked.connect(lambda: self.chosen.emit(page))
        self._group.addButton(made)
        self._buttons[page] = made
        return made

    def show_page(self, page: str) -> None:
        """Mark the page that is open."""
        if page in self._buttons:
            self._buttons[page].setChecked(True)

    def tint(self) -> None:
        """Draw the icons in the colours and the size of now."""
        colour = theme.current()
        side = round(self.fontMetrics().height() * 1.2)
        for page, made in self._buttons.items():
            made.setIcon(icons.icon(BY_ID[f"go_{page}"].icon, colour.text, colour.on_accent))
            made.setIconSize(QSize(side, side))


class Header(QFrame):
    """The office's name, the day looked at, the way to search."""

    as_of_asked = Signal()
    today_asked = Signal()
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.office = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.office.setObjectName("officeName")
        self.past = label(role="warning")
        self.today = button("Về hôm nay", self.today_asked.emit)
        self.day = button("", self.as_of_asked.emit, icon="calendar", tip="Xem số liệu tính đến một ngày khác")
        self.search = button("Tìm người, tài sản, lệnh   Ctrl+K", self.search_asked.emit, icon="search")
        layout = row(self.office, 1, self.past, self.today, self.day, self.search, margin=8, spacing=10)
        self.setLayout(layout)

    def show_day(self, desk: Desk) -> None:
        """Show the day; in colour when it is not today."""
        is_past = desk.as_of != desk.today
        text = f"{desk.as_of:%d/%m/%Y}"
        self.day.setText(f"Tính đến ngày {text}")
        self.past.setText(say.looking_back(text))
        self.past.setVisible(is_past)
        self.today.setVisible(is_past)
        if is_past != bool(self.property("past")):
            self.setProperty("past", is_past)
            restyle(self)


class Frame(QWidget):
    """Everything around the pages."""

    def __init__(self) -> None:
        super().__init__()
        self.practice = QLabel(say.practice(), alignment=Qt.AlignmentFlag.AlignCenter)
        self.practice.setObjectName("practiceBar")
        self.practice.hide()
        self.header = Header()
        self.navigation = Navigation()
        self.message = MessageBar()
        self.stack = QStackedWidget()
        bar = column(self.message, margin=0)
        bar.setContentsMargins(10, 6, 10, 0)
        right = column(bar, self.stack, spacing=0)
        right.setStretch(1, 1)
        body = row(self.navigation, spacing=0)
        body.addLayout(right, 1)
        layout = column(self.practice, self.header, body, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def say(self, sentence: str, tone: str, action: tuple[str, Callable[[], None]] | None) -> None:
        """Show a sentence above the page."""
        self.message.show_message(sentence, Tone(tone), action)


class Foot:
    """The line at the bottom: saved at, what Undo would take back, user, last backup."""

    def __init__(self, bar: QStatusBar) -> None:
        bar.setSizeGripEnabled(False)
        self.saved = QLabel()
        self.undo = QLabel()
        self.user = QLabel()
        self.backup = QLabel()
        for part in (self.saved, self.undo):
            bar.addWidget(part)
        for part in (self.backup, self.user):
            bar.addPermanentWidget(part)

    def show_office(self, office: Office, user: str, backup: str) -> None:
        """Show the state after the latest work."""
        self.saved.setText(say.saved_at(when(office.last.at)) if office.last else "")
        self.undo.setText(say.undo_would(office.undo.name) if office.undo else "")
        self.user.setText(user)
        self.backup.setText(backup)

    def clear(self) -> None:
        """Show nothing: no store is open."""
        parts: Sequence[QLabel] = (self.saved, self.undo, self.user, self.backup)
        for part in parts:
            part.clear()
