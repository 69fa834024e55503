"""What is known of a store before it is unlocked. Kept light: the page that asks for the passphrase waits for it."""

from pathlib import Path

from hrdesk.messages import store as say
from hrdesk.models import crypt
from hrdesk.models.crypt import User

_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "zalo")


def users_in(folder: Path) -> tuple[User, ...]:
    """Return who says to be able to open the store in a folder; only their passphrase proves it."""
    return crypt.users(folder)


def place_warning(folder: Path) -> str | None:
    """Return advice when the folder lies where a database is easily damaged: network, cloud folder, USB."""
    text = str(folder.absolute()).lower()
    risky = text.startswith(("\\\\", "/media/", "/mnt/", "/run/media/", "/net/")) or any(
        name in text for name in _CLOUD
    )
    return say.network_place() if risky else None
