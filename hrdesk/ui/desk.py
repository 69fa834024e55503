"""What every page has at hand: the database thread, the day looked at, the bar for messages, the way to other pages."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hrdesk import settings as kept
from hrdesk.errors import HRDeskError
from hrdesk.settings import Settings
from hrdesk.ui.database import Database
from hrdesk.ui.message_bar import Tone

Action = tuple[str, Callable[[], None]]


class Desk(QObject):
    """Shared by the pages of one window. ``as_of`` is the day everything is shown at."""

    as_of_changed = Signal()
    settings_changed = Signal()
    said = Signal(str, str, object)  # sentence, tone, action
    went = Signal(str, object)  # page, argument
    saved = Signal()

    def __init__(self, database: Database, settings: Settings, today: date | None = None) -> None:
        super().__init__()
        self.database = database
        self.settings = settings
        self.today = today or date.today()
        self._as_of = self.today

    @property
    def as_of(self) -> date:
        """The day looked at."""
        return self._as_of

    @as_of.setter
    def as_of(self, day: date) -> None:
        if day != self._as_of:
            self._as_of = day
            self.as_of_changed.emit()

    def say(self, sentence: str, tone: Tone = Tone.INFO, action: Action | None = None) -> None:
        """Show a sentence above the page."""
        self.said.emit(sentence, str(tone), action)

    def complain(self, error: BaseException) -> None:
        """Show the user's or the machine's trouble as its sentence; hand a bug of ours on."""
        if isinstance(error, HRDeskError):
            self.say(error.sentence, Tone.DANGER)
        else:
            self.database.trouble.emit(error)

    def go(self, page: str, argument: object = None) -> None:
        """Open a page, with what it should show."""
        self.went.emit(page, argument)

    def change_settings(self, **values: object) -> None:
        """Keep settings and let the window follow."""
        self.settings = kept.change(**values)
        self.settings_changed.emit()

    def folder_of_files(self) -> Path:
        """Return the folder in which files were opened or saved last."""
        last = self.settings.last_folder
        return Path(last) if last and Path(last).is_dir() else Path.home()

    def remember_file(self, file: Path) -> None:
        """Remember where a file was opened or saved."""
        self.settings = kept.change(last_folder=str(file.parent))
