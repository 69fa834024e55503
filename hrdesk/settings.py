"""What this computer remembers between starts: typed, in one TOML file, without personal data.

A value of the wrong type, or a key nobody knows, falls back to the default: a damaged file of
settings must never keep an office from its records.
"""

import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import tomli_w

from hrdesk import paths

FILE_NAME = "settings.toml"
TEXT_SIZES = (100, 115, 130, 150, 175)  # per cent
THEMES = ("system", "light", "dark")
RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """One value per setting. ``last_user`` maps a store's folder to who opened it last."""

    recent_folders: tuple[str, ...] = ()
    last_user: tuple[tuple[str, str], ...] = ()
    text_size: int = 100
    theme: str = "system"
    splitter: tuple[int, ...] = ()
    window: tuple[int, ...] = ()  # x, y, width, height, maximised
    last_folder: str = ""  # where files were opened or saved last


def load(file: Path | None = None) -> Settings:
    """Return the settings; defaults where the file is missing, damaged or says nonsense."""
    try:
        stated = tomllib.loads((file or _file()).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return Settings()
    default = Settings()
    return replace(default, **{key: value for key, value in _known(stated).items() if _is_sane(key, value)})


def _known(stated: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(Settings)}
    known = {key: _frozen(value) for key, value in stated.items() if key in names}
    default = Settings()
    return {key: value for key, value in known.items() if type(value) is type(getattr(default, key))}


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _is_sane(key: str, value: Any) -> bool:
    checks = {
        "text_size": lambda: value in TEXT_SIZES,
        "theme": lambda: value in THEMES,
        "recent_folders": lambda: all(isinstance(each, str) for each in value),
        "splitter": lambda: all(isinstance(each, int) for each in value),
        "window": lambda: all(isinstance(each, int) for each in value),
        "last_user": lambda: all(
            isinstance(each, tuple) and len(each) == 2 and all(isinstance(part, str) for part in each) for each in value
        ),
    }
    return checks.get(key, lambda: True)()


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the settings beside, then rename. A disk that refuses is not worth a message: defaults serve."""
    target = file or _file()
    text = tomli_w.dumps({key: _plain(value) for key, value in asdict(settings).items()})
    beside = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def change(**values: Any) -> Settings:
    """Change some settings, save them, and return all of them."""
    changed = replace(load(), **values)
    save(changed)
    return changed


def remember_folder(folder: Path, user: str) -> Settings:
    """Put a store first among the recent ones, with who opened it."""
    now, place = load(), str(folder)
    others = tuple(each for each in now.recent_folders if each != place)
    users = tuple(pair for pair in now.last_user if pair[0] != place and pair[0] in others)
    recent = (place, *others)[:RECENT]
    return change(recent_folders=recent, last_user=((place, user), *users)[:RECENT])


def _file() -> Path:
    return paths.config() / FILE_NAME
