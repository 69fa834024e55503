"""Our own line icons, tinted for the theme and drawn sharp at any text size."""

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hrdesk import paths

_INK = "#000000"
_SIZES = (16, 20, 24, 32, 48, 64)


@cache
def icon(name: str, colour: str, checked: str | None = None, disabled: str | None = None) -> QIcon:
    """Return the icon ``name`` in ``colour``; in ``checked`` on a button pressed in, ``disabled`` on one out of use."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, colour, size))
        if checked:
            made.addPixmap(pixmap(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
        if disabled:
            made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return the icon as a picture of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_tinted(name, colour).encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)


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
