"""What the first pages ask of the services: open, create, recover and restore a store. Runs on the database thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PRACTICE_WORKBOOKS = ("can-bo-cong-chuc.xlsx", "dai-bieu-hdnd.xlsx", "khong-chuyen-trach.xlsx")
MINIMUM_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a store before it is unlocked."""

    folder: Path
    users: tuple[str, ...]
    warning: str | None


def look_at(folder: Path) -> Place:
    """Return who can open the store in a folder. Raises ``UserError`` where there is none."""
    from hrdesk.services import places

    return Place(folder, tuple(user.name for user in places.users_in(folder)), places.place_warning(folder))


def place_warning(folder: Path) -> str | None:
    """Return advice about a folder for a new store."""
    from hrdesk.services import places

    return places.place_warning(folder)


def unlock(folder: Path, user: str | None, passphrase: str, *, read_only: bool = False) -> Any:
    """Open a store."""
    from hrdesk.services import stores

    return stores.open_store(folder, user=user, passphrase=passphrase, read_only=read_only)


def recover(folder: Path, code: str, user: str, passphrase: str) -> Any:
    """Open a store with its recovery code and a new passphrase."""
    from hrdesk.services import stores

    return stores.reopen_with_recovery(folder, code=code, user=user, passphrase=passphrase)


def restore(source: Path, folder: Path) -> Path:
    """Unpack a backup into an empty folder and return the folder."""
    from hrdesk.services import stores

    stores.restore(source, folder)
    return folder


def create(folder: Path, office: Mapping[str, str | None], user: str, passphrase: str) -> tuple[Any, str]:
    """Make the store of an office (fields of ``OfficeCard``); return it open with its recovery code."""
    from hrdesk.services import offices

    return offices.create_office(folder, offices.OfficeCard(**office), user=user, passphrase=passphrase)  # type: ignore[arg-type]


def fill_with_practice(store: Any) -> int:
    """Import the practice workbooks and mark the store; return the number of people."""
    from hrdesk import paths
    from hrdesk.services import importing, stores

    stores.mark_practice(store)
    results = [importing.import_staff(store, paths.resources() / "samples" / name) for name in PRACTICE_WORKBOOKS]
    return sum(result.preview.count("new") for result in results)
