"""Opening, verifying, copying and restoring a store; its users; the stores opened lately."""

import shutil
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.messages import store as say
from hrdesk.models import crypt, digest, session, setting
from hrdesk.models import store as stores
from hrdesk.models.crypt import Role, User
from hrdesk.models.store import DATABASE, Store
from hrdesk.services import catalogs, office_keys
from hrdesk.services.places import place_warning as place_warning
from hrdesk.services.places import users_in as users_in
from hrdesk.services.roles import require
from hrdesk.services.transaction import transaction

# Marks a store made from a backup: its next bundle begins a new chain (docs/bundle-format.md).
RESTORED = "store.restored"
# The setting that marks practice data; the window shows a yellow bar for it.
PRACTICE = "practice"
KEPT_BACKUPS = 10
KEPT_DAYS = 14
_MEMBERS = (DATABASE, crypt.FILE_NAME)


@dataclass(frozen=True, slots=True)
class Verification:
    """What a full check of the file says."""

    ok: bool
    integrity: tuple[str, ...]
    state_digest: str
    counts: dict[str, int]


def get_ready() -> None:
    """Read in the libraries that unlocking needs and that are imported only there."""
    crypt.get_ready()
    session.get_ready()


def open_store(folder: Path, *, user: str | None = None, passphrase: str, read_only: bool = False) -> Store:
    """Unlock and open a store (see ``models.store.open_store``)."""
    store = stores.open_store(folder, user=user, passphrase=passphrase, read_only=read_only)
    if not read_only and (folder / RESTORED).exists():
        with transaction(store, "Dùng bản khôi phục", undoable=False, roles=tuple(Role)) as writing:
            office_keys.start_new_epoch(writing)
        (folder / RESTORED).unlink()
    with store.reading() as connection:
        catalogs.make_known(connection)
    return store


def verify(store: Store) -> Verification:
    """Check every page and reference of the file and hash what it says."""
    with store.reading() as connection:
        found = tuple(stores.problems(connection))
        return Verification(not found, found, digest.state_digest(connection), digest.counts(connection))


def backup(store: Store, target: Path) -> None:
    """Write one file that holds the whole store, still encrypted, and read it back before it counts."""
    copy = store.folder / "backups" / f".{target.name}.db"
    part = target.with_name(target.name + ".part")
    try:
        stores.copy_database(store, copy)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as file:
            file.write(copy, DATABASE)
            file.write(store.folder / crypt.FILE_NAME, crypt.FILE_NAME)
        with zipfile.ZipFile(part) as file:
            if file.testzip() is not None:
                raise EnvironmentProblem(say.disk_error())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EnvironmentProblem(say.disk_error()) from error
    finally:
        copy.unlink(missing_ok=True)


def rotate_backups(store: Store) -> Path:
    """Make today's copy in ``backups`` and remove old ones: the last ten stay, then daily for 14 days, then monthly."""
    folder = store.folder / "backups"
    target = folder / f"hrdesk-{datetime.now():%Y%m%d-%H%M%S}.hrbak"
    backup(store, target)
    copies = sorted(folder.glob("hrdesk-*.hrbak"), reverse=True)
    for old in copies[KEPT_BACKUPS:]:
        if old not in _kept_by_age(copies):
            old.unlink(missing_ok=True)
    return target


def _kept_by_age(copies: list[Path]) -> set[Path]:
    """Return the newest copy of each of the last 14 days and of each month before."""
    kept: dict[str, Path] = {}
    recent = f"{date.today() - timedelta(days=KEPT_DAYS):%Y%m%d}"
    for copy in copies:
        day = copy.stem.split("-")[1]
        kept.setdefault(day if day >= recent else day[:6], copy)
    return set(kept.values())


def restore(source: Path, folder: Path) -> None:
    """Unpack a backup into an empty folder. Raises ``UserError`` for a file that is none, or a folder in use."""
    if folder.exists() and any(folder.iterdir()):
        raise UserError(say.restore_needs_empty(str(folder)))
    try:
        with zipfile.ZipFile(source) as file:
            if sorted(file.namelist()) != sorted(_MEMBERS) or file.testzip() is not None:
                raise UserError(say.wrong_backup(source.name))
            for name in ("backups", "inbox", "outbox"):
                (folder / name).mkdir(parents=True, exist_ok=True)
            for member in _MEMBERS:
                with file.open(member) as packed, (folder / member).open("xb") as out:
                    shutil.copyfileobj(packed, out)
            (folder / RESTORED).touch()
    except (zipfile.BadZipFile, FileNotFoundError) as error:
        raise UserError(say.wrong_backup(source.name)) from error
    except OSError as error:
        raise EnvironmentProblem(say.cannot_create(str(folder))) from error


def is_practice(store: Store) -> bool:
    """Whether this store holds practice data."""
    with store.reading() as connection:
        return setting.read(connection, PRACTICE) is not None


def mark_practice(store: Store) -> None:
    """Say in the store that its people are not real; every window on it shows so from now on."""
    from hrdesk.services.transaction import transaction

    with transaction(store, "Đánh dấu dữ liệu thử", undoable=False) as writing:
        writing.remember(PRACTICE, "1")


def users(store: Store) -> tuple[User, ...]:
    """Return who can open this store."""
    return crypt.users(store.folder)


def add_user(store: Store, *, name: str, role: Role, passphrase: str, kdf: crypt.Kdf = crypt.DEFAULT_KDF) -> None:
    """Give somebody a key slot of their own."""
    require(store, Role.ADMIN)
    crypt.add_user(store.folder, key=store.key, user=name, role=role, passphrase=passphrase, kdf=kdf)


def set_role(store: Store, *, name: str, role: Role) -> None:
    """Change what somebody may do."""
    require(store, Role.ADMIN)
    crypt.set_role(store.folder, key=store.key, user=name, role=role)


def remove_user(store: Store, *, name: str) -> None:
    """Take somebody's key slot away."""
    require(store, Role.ADMIN)
    crypt.remove_user(store.folder, key=store.key, user=name)


def change_passphrase(store: Store, *, old: str, new: str) -> None:
    """Change one's own passphrase."""
    crypt.change_passphrase(store.folder, user=store.user.name, old=old, new=new)


def reopen_with_recovery(folder: Path, *, code: str, user: str, passphrase: str) -> Store:
    """Open a store with its recovery code and give ``user`` a new passphrase."""
    key = crypt.unlock_with_recovery(folder, code)
    crypt.reset_passphrase(folder, key=key, user=user, passphrase=passphrase)
    return stores.open_store(folder, user=user, passphrase=passphrase)


def new_recovery(store: Store) -> str:
    """Make a new recovery code; the old one stops working."""
    require(store, Role.ADMIN)
    return crypt.new_recovery(store.folder, store.key)
