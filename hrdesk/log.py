"""The log file: what the program did and where it failed, never who the records are about.

The text of an exception may quote a record (a name, an identity number), so a traceback is
written as the kinds of the exceptions and the lines of code, without any message or value.
"""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from hrdesk import paths

FILE_NAME = "hrdesk.log"
_LARGEST = 512 * 1024
_KEPT = 3

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Formatter(logging.Formatter):
    """Writes a traceback without the messages of exceptions."""

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - the name is logging's
        return bare_traceback(ei[1])


def bare_traceback(error: BaseException | None) -> str:
    """Return where ``error`` came from: kinds and lines of code, without messages or values."""
    parts: list[str] = []
    while error is not None and len(parts) < 8:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        parts.append("\n".join([*lines, f"  {type(error).__module__}.{type(error).__qualname__}"]))
        error = error.__cause__ or error.__context__
    return "\n  caused by\n".join(parts)


def start(folder: Path | None = None) -> Path | None:
    """Send the program's log to a file and return it; None when the folder cannot be written."""
    target = (folder or paths.logs()) / FILE_NAME
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(target, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    own = logging.getLogger("hrdesk")
    stop()
    own.addHandler(handler)
    own.setLevel(logging.INFO)
    own.propagate = False
    return target


def stop() -> None:
    """Close the log file."""
    own = logging.getLogger("hrdesk")
    for handler in list(own.handlers):
        own.removeHandler(handler)
        handler.close()
