"""Small files read with a limit, and files written whole or not at all."""

import contextlib
import os
from pathlib import Path

from hrdesk.errors import EnvironmentProblem, UserError
from hrdesk.messages import files as say


def read_small(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most ``limit`` bytes. Raises ``UserError``."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise UserError(say.missing(str(path))) from None
    except OSError as error:
        raise EnvironmentProblem(say.cannot_read(str(path))) from error
    if len(data) > limit:
        raise UserError(say.too_large(path.name))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path``, flush it to the device, then rename. Raises ``EnvironmentProblem``."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise EnvironmentProblem(say.cannot_write(str(path))) from error
