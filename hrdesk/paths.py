"""Where things lie: shipped resources, the user's documents, settings and logs; writing a file whole."""

import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from hrdesk.errors import EnvironmentProblem
from hrdesk.messages import reports as messages

_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of shipped data: beside the package when installed, above it in a checkout."""
    installed = _HERE / "resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def documents() -> Path:
    """Return the folder offered for a new store's parent."""
    return Path(platformdirs.user_documents_dir()) / "HRDesk"


def config() -> Path:
    """Return the folder of settings; ``HRDESK_CONFIG`` overrides it (a portable copy, a test)."""
    override = os.environ.get("HRDESK_CONFIG")
    return Path(override) if override else Path(platformdirs.user_config_dir("hrdesk", appauthor=False))


def logs() -> Path:
    """Return the folder of log files."""
    return config() / "logs"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: whole, or as it was before.

    Raises ``EnvironmentProblem``.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise EnvironmentProblem(messages.file_not_written(path.name, error.errno)) from error
