"""Where things lie: shipped resources, the user's documents, settings and logs."""

import os
from pathlib import Path

import platformdirs

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
