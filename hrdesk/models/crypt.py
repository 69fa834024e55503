"""The store key and who may use it: ``store.keys``, one slot per user and one for recovery.

One random 256-bit key opens the database. Each slot holds that key wrapped with AES-256-GCM under
a key derived from the user's passphrase by Argon2id (RFC 9106); name and role are associated data,
so an edited role makes the slot useless. ``rewrap`` keeps the derived key wrapped under the store
key: an administrator can change a role without knowing the passphrase, and a key in hand can be
checked against the file. The role binds honest programs: whoever knows a passphrase of any slot
holds the store key (see SECURITY.md).
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.messages import keys as say
from hrdesk.text import nfc, squeeze

FILE_NAME = "store.keys"
FORMAT = 1
MINIMUM_PASSPHRASE = 8
MAXIMUM_NAME = 64
_MAXIMUM_FILE = 1 << 20
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12

# Without 0 O 1 I L; 31 is prime, so the weighted sum notices every wrong or swapped character.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 25  # 24 random characters (119 bits) and the check character
_CODE_GROUP = 5


class Role(StrEnum):
    """What a user may do: nhập liệu, lãnh đạo, quản trị."""

    CLERK = "CLERK"
    LEADER = "LEADER"
    ADMIN = "ADMIN"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who can open the store."""

    name: str
    role: Role


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Argon2id parameters. The upper bounds keep a damaged file from stopping the machine."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        sane = 8 * self.lanes <= self.memory_kib <= 1 << 20 and 1 <= self.iterations <= 64 and 1 <= self.lanes <= 16
        if not sane:
            raise ValueError("Argon2id parameters out of range")


DEFAULT_KDF = Kdf(memory_kib=64 * 1024, iterations=8, lanes=4)  # about 0.3 s on a small office computer


class _Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kdf: Kdf
    salt: bytes
    wrapped: bytes
    rewrap: bytes
    name: str = ""
    role: Role | None = None  # None: the recovery slot

    @property
    def context(self) -> bytes:
        """What the wrapping is bound to."""
        owner = f"user\0{self.name}\0{self.role}" if self.role else "recovery"
        return f"hrdesk store key\0{FORMAT}\0{owner}".encode()


class _Keys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    slots: tuple[_Slot, ...]
    recovery: _Slot


class _Version(msgspec.Struct):
    format: int


def create(
    folder: Path, *, user: str, passphrase: str, role: Role = Role.ADMIN, kdf: Kdf = DEFAULT_KDF
) -> tuple[bytes, str]:
    """Make ``store.keys`` in an existing folder; return the store key and the recovery code.

    Raises ``UserError`` for a short passphrase, a bad name or a file that is there already.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise UserError(say.keys_exist(str(path)))
    key = os.urandom(_KEY_BYTES)
    slot = _new_slot(key, _checked_passphrase(passphrase), kdf, _checked_name(user), role)
    code = _new_code()
    _write(folder, _Keys(FORMAT, (slot,), _new_slot(key, _bare_code(code), kdf)))
    return key, code


def unlock(folder: Path, *, user: str | None, passphrase: str) -> tuple[bytes, User]:
    """Return the store key and the user; ``user`` None means the only one.

    An unknown user costs the same time and gets the same sentence as a wrong passphrase.
    """
    keys = _read(folder)
    if user is None and len(keys.slots) != 1:
        raise UserError(say.user_needed())
    slot = keys.slots[0] if user is None else _find(keys, user)
    key = _open_slot(slot or _decoy(keys), nfc(passphrase))
    if key is None or slot is None or slot.role is None:
        raise UserError(say.wrong_passphrase())
    return key, User(slot.name, slot.role)


def unlock_with_recovery(folder: Path, code: str) -> bytes:
    """Return the store key for the recovery code, typed with or without spaces and hyphens."""
    keys = _read(folder)
    key = _open_slot(keys.recovery, _bare_code(code))
    if key is None:
        raise UserError(say.wrong_recovery_code())
    return key


def users(folder: Path) -> tuple[User, ...]:
    """Return the users as the file states them; only ``unlock`` proves a role."""
    return tuple(User(slot.name, slot.role) for slot in _read(folder).slots if slot.role)


def add_user(folder: Path, *, key: bytes, user: str, passphrase: str, role: Role, kdf: Kdf = DEFAULT_KDF) -> None:
    """Add a slot for a new user."""
    keys, name = _read_with(folder, key), _checked_name(user)
    if _find(keys, name):
        raise UserError(say.user_exists(name))
    slot = _new_slot(key, _checked_passphrase(passphrase), kdf, name, role)
    _write(folder, msgspec.structs.replace(keys, slots=(*keys.slots, slot)))


def change_passphrase(folder: Path, *, user: str | None, old: str, new: str, kdf: Kdf = DEFAULT_KDF) -> None:
    """Replace one's own passphrase, proving the old one."""
    key, who = unlock(folder, user=user, passphrase=old)
    reset_passphrase(folder, key=key, user=who.name, passphrase=new, kdf=kdf)


def reset_passphrase(folder: Path, *, key: bytes, user: str, passphrase: str, kdf: Kdf = DEFAULT_KDF) -> None:
    """Give a user a new passphrase by authority of the store key (administrator, or recovery)."""

    def renew(slot: _Slot) -> _Slot:
        return _new_slot(key, _checked_passphrase(passphrase), kdf, slot.name, slot.role)

    _replace_slot(folder, key, user, renew)


def set_role(folder: Path, *, key: bytes, user: str, role: Role) -> None:
    """Give a user another role; the passphrase stays. The last administrator keeps theirs."""
    if role != Role.ADMIN:
        _refuse_last_admin(_read(folder), user)

    def rewrap(slot: _Slot) -> _Slot:
        derived = _decrypt(key, slot.rewrap, b"rewrap\0" + slot.context)
        if derived is None:
            raise UserError(say.keys_damaged(str(folder / FILE_NAME)))
        return _wrap(key, derived, msgspec.structs.replace(slot, role=role))

    _replace_slot(folder, key, user, rewrap)


def remove_user(folder: Path, *, key: bytes, user: str) -> None:
    """Remove a user's slot; the last administrator cannot be removed."""
    keys = _read_with(folder, key)
    gone = _known(keys, user)
    _refuse_last_admin(keys, user)
    _write(folder, msgspec.structs.replace(keys, slots=tuple(slot for slot in keys.slots if slot is not gone)))


def new_recovery(folder: Path, key: bytes, *, kdf: Kdf = DEFAULT_KDF) -> str:
    """Replace the recovery slot and return the new code; the old one opens nothing any more."""
    keys = _read_with(folder, key)
    code = _new_code()
    _write(folder, msgspec.structs.replace(keys, recovery=_new_slot(key, _bare_code(code), kdf)))
    return code


# Slots


def _new_slot(key: bytes, secret: str, kdf: Kdf, name: str = "", role: Role | None = None) -> _Slot:
    slot = _Slot(kdf=kdf, salt=os.urandom(_SALT_BYTES), wrapped=b"", rewrap=b"", name=name, role=role)
    return _wrap(key, _derive(secret, slot), slot)


def _wrap(key: bytes, derived: bytes, slot: _Slot) -> _Slot:
    return msgspec.structs.replace(
        slot,
        wrapped=_encrypt(derived, key, slot.context),
        rewrap=_encrypt(key, derived, b"rewrap\0" + slot.context),
    )


def _open_slot(slot: _Slot, secret: str) -> bytes | None:
    return _decrypt(_derive(secret, slot), slot.wrapped, slot.context)


def _decoy(keys: _Keys) -> _Slot:
    """Return a slot that costs the same to try and opens for nobody."""
    return msgspec.structs.replace(keys.slots[0], salt=os.urandom(_SALT_BYTES))


def _replace_slot(folder: Path, key: bytes, user: str, change: Callable[[_Slot], _Slot]) -> None:
    keys = _read_with(folder, key)
    old = _known(keys, user)
    slots = tuple(change(slot) if slot is old else slot for slot in keys.slots)
    _write(folder, msgspec.structs.replace(keys, slots=slots))


def _find(keys: _Keys, user: str) -> _Slot | None:
    wanted = squeeze(user).casefold()
    return next((slot for slot in keys.slots if slot.name.casefold() == wanted), None)


def _known(keys: _Keys, user: str) -> _Slot:
    slot = _find(keys, user)
    if slot is None:
        raise UserError(say.unknown_user(squeeze(user)))
    return slot


def _refuse_last_admin(keys: _Keys, user: str) -> None:
    slot = _find(keys, user)
    admins = [each for each in keys.slots if each.role == Role.ADMIN]
    if slot is not None and admins == [slot]:
        raise UserError(say.last_admin(slot.name))


# What people type


def _checked_passphrase(passphrase: str) -> str:
    composed = nfc(passphrase)  # one keyboard composes letters, the next does not
    if len(composed) < MINIMUM_PASSPHRASE:
        raise UserError(say.passphrase_too_short(MINIMUM_PASSPHRASE))
    return composed


def _checked_name(user: str) -> str:
    name = squeeze(user)
    if not 1 <= len(name) <= MAXIMUM_NAME or not name.isprintable():
        raise UserError(say.bad_user_name(MAXIMUM_NAME))
    return name


def _new_code() -> str:
    import secrets

    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH - 1))
    letters += _check_character(letters)
    return "-".join(letters[start : start + _CODE_GROUP] for start in range(0, _CODE_LENGTH, _CODE_GROUP))


def _check_character(letters: str) -> str:
    total = sum(weight * _ALPHABET.index(letter) for weight, letter in enumerate(letters, 2))
    return _ALPHABET[-total % len(_ALPHABET)]


def _bare_code(code: str) -> str:
    letters = "".join(sign for sign in code.upper() if sign not in "-–— \t\r\n.")
    well_formed = len(letters) == _CODE_LENGTH and set(letters) <= set(_ALPHABET)
    if not well_formed or _check_character(letters[:-1]) != letters[-1]:
        raise UserError(say.recovery_code_mistyped())
    return letters


# Cryptography: the only place in models that knows the library


def get_ready() -> None:
    """Read in what unlocking uses, ahead of the passphrase."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401


def _derive(secret: str, slot: _Slot) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = slot.kdf
    argon2 = Argon2id(
        salt=slot.salt,
        length=_KEY_BYTES,
        iterations=kdf.iterations,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    return argon2.derive(secret.encode("utf-8", "surrogatepass"))


def _encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def _decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)
    except (InvalidTag, ValueError):
        return None


# The file


def _read(folder: Path) -> _Keys:
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            data = file.read(_MAXIMUM_FILE + 1)
    except FileNotFoundError:
        raise UserError(say.keys_missing(str(path))) from None
    except OSError as error:
        raise EnvironmentProblem(say.keys_unreadable(str(path), error.strerror or "")) from error
    try:
        newer = msgspec.json.decode(data, type=_Version).format > FORMAT
        keys = None if newer else msgspec.json.decode(data, type=_Keys)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UserError(say.keys_damaged(str(path))) from None
    if newer:
        raise UserError(say.keys_newer(str(path)))
    if keys is None or len(data) > _MAXIMUM_FILE or not _is_whole(keys):
        raise UserError(say.keys_damaged(str(path)))
    return keys


def _is_whole(keys: _Keys) -> bool:
    """Whether the slots are what this program writes: somebody can open, salts have their length."""
    named = all(slot.role and slot.name for slot in keys.slots) and keys.recovery.role is None
    names = {slot.name.casefold() for slot in keys.slots}
    salted = all(len(slot.salt) == _SALT_BYTES for slot in (*keys.slots, keys.recovery))
    return bool(keys.slots) and named and len(names) == len(keys.slots) and salted and keys.format == FORMAT


def _read_with(folder: Path, key: bytes) -> _Keys:
    """Read the slots and make sure that ``key`` is theirs before anything is wrapped with it."""
    keys = _read(folder)
    if all(_decrypt(key, slot.rewrap, b"rewrap\0" + slot.context) is None for slot in (*keys.slots, keys.recovery)):
        raise UserError(say.key_does_not_fit(str(folder / FILE_NAME)))
    return keys


def _write(folder: Path, keys: _Keys) -> None:
    """Write beside, flush to the disk, replace: a power cut leaves the old file or the new one."""
    path, beside = folder / FILE_NAME, folder / (FILE_NAME + ".new")
    data = msgspec.json.format(msgspec.json.encode(keys), indent=1)
    try:
        beside.touch(mode=0o600)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise EnvironmentProblem(say.keys_unwritable(str(path), error.strerror or "")) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # Windows has no handle to a folder that can be flushed
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
