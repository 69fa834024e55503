"""What the frame shows besides the office, and the copies of the store. Runs on the database thread."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from hrdesk.messages import ui as say
from hrdesk.ui import operations
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.widgets.parts import ask_save

BACKUPS = "Bản sao lưu hrdesk (*.hrbak)"


def frame(store: Any) -> tuple[Office, str, bool]:
    """Return what the frame shows: the office, the last backup in words, whether it is practice data."""
    from hrdesk.services import stores

    return operations.office(store), last_backup(store.folder), stores.is_practice(store)


def last_backup(folder: Path) -> str:
    """Return when the newest copy was made, in words."""
    copies = sorted((folder / "backups").glob("*.hrbak"), key=lambda copy: copy.stat().st_mtime)
    if not copies:
        return say.last_backup("")
    return say.last_backup(f"{datetime.fromtimestamp(copies[-1].stat().st_mtime):%H:%M ngày %d/%m/%Y}")


def back_up(store: Any, path: Path) -> None:
    """Write a verified copy, and one into the store's own folder."""
    from hrdesk.services import stores

    stores.backup(store, path)
    stores.rotate_backups(store)


def daily_copy(store: Any) -> bool:
    """Make today's copy in the store's own folder unless there is one; whether it was made."""
    from hrdesk.services import stores

    today = f"hrdesk-{date.today():%Y%m%d}-"
    if any(copy.name.startswith(today) for copy in (store.folder / "backups").glob("*.hrbak")):
        return False
    stores.rotate_backups(store)
    return True


def ask_backup(desk: Desk, parent: QWidget) -> None:
    """Ask where to, then copy."""
    file = ask_save(desk, parent, "Sao lưu dữ liệu", f"hrdesk-{date.today():%Y%m%d}.hrbak", BACKUPS)
    if file is not None:
        desk.database.write(
            lambda store: back_up(store, file),
            lambda _: desk.say(say.backup_done(file.name), Tone.GOOD),
            owner=parent,
            failed=desk.complain,
            title="Đang sao lưu…",
        )
