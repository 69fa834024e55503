"""Our own line icons, tinted for the theme and drawn sharp at any text size, each when it is first shown."""

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from hrdesk import paths

_INK = "#000000"


@cache
def icon(name: str, colour: str, checked: str | None = None, disabled: str | None = None) -> QIcon:
    """Return the icon ``name`` in ``colour``; in ``checked`` on a button pressed in, ``disabled`` on one out of use."""
    made = QIcon(str(file(name, colour)))
    if checked:
        made.addFile(str(file(name, checked)), QSize(), QIcon.Mode.Normal, QIcon.State.On)
    if disabled:
        made.addFile(str(file(name, disabled)), QSize(), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return the icon as a picture of ``size`` pixels."""
    return icon(name, colour).pixmap(size, size)


@cache
def file(name: str, colour: str) -> Path:
    """Return a file with the tinted icon, for style sheets, which know only files."""
    folder = Path(_folder().name)
    target = folder / f"{name}-{colour.lstrip('#')}.svg"
    target.write_text(_tinted(name, colour), "utf-8")
    return target


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="hrdesk-icons-", ignore_cleanup_errors=True)


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def _tinted(name: str, colour: str) -> str:
    return _source(name).replace(_INK, colour)
