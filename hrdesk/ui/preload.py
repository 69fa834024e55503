"""Reading in what the list will need while the user types the passphrase.

Services are imported on the database thread; modules of the window one at a time between two
strokes of a key, so that neither thread is ever held up for long.
"""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from hrdesk.ui.database import Database

_SERVICES = (
    "hrdesk.services.stores",
    "hrdesk.services.offices",
    "hrdesk.services.undo",
    "hrdesk.services.people",
)
_WINDOW = (
    "hrdesk.domain.fields",
    "hrdesk.ui.widgets.choices",
    "hrdesk.ui.tables.people",
    "hrdesk.ui.pages.people",
    "hrdesk.ui.widgets.person_tabs",
    "hrdesk.ui.widgets.person_editor",
)
_PAUSE = 20  # milliseconds between two modules: time to draw and to take a key


def begin(database: Database, owner: QObject, then: Callable[[], None]) -> None:
    """Begin after the page now shown has been drawn; ``then`` is called when all is there."""

    def next_module(left: tuple[str, ...]) -> None:
        if left:
            import_module(left[0])
            QTimer.singleShot(_PAUSE, owner, lambda: next_module(left[1:]))
        else:
            then()

    def start() -> None:
        database.run(_services, lambda _: next_module(_WINDOW), owner=owner)

    QTimer.singleShot(_PAUSE, owner, start)


def _services() -> None:
    for name in _SERVICES:
        import_module(name)
    from hrdesk.services import stores

    stores.get_ready()
