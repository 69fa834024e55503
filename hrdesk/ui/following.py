"""Pages follow the day looked at and what is written: at once while they are seen, else when they are next shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.ui.desk import Desk


class Follower(QObject):
    """Calls ``reload`` of a page when the day, or one of ``tables`` (any, without), has changed."""

    def __init__(
        self, page: QWidget, desk: Desk, reload: Callable[[], None], tables: frozenset[str] | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._reload, self._tables = page, reload, tables
        self._is_stale = False
        desk.as_of_changed.connect(self.follow)
        desk.database.changed.connect(self._on_changes)
        page.installEventFilter(self)

    def _on_changes(self, changes: Changes) -> None:
        if changes.tables and (self._tables is None or changes.tables & self._tables):
            self.follow()

    def follow(self) -> None:
        """Reload now, or when the page is shown."""
        self._is_stale = not self._page.isVisible()
        if not self._is_stale:
            self._reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Catch up when the page is shown."""
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._is_stale = False
            self._reload()
        return super().eventFilter(watched, event)
