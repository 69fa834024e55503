"""How the window looks: colours by day and night, text size, fonts. Colours are data in ``resources/themes``."""

import tomllib
from functools import cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from hrdesk import paths
from hrdesk.settings import Settings
from hrdesk.ui import icons

_OFFSCREEN_FONTS = ("Segoe UI", "Noto Sans", "Liberation Sans")
_OFFSCREEN_POINTS = 10.0
_SMALLEST_POINTS = 9.0


class Colours(NamedTuple):
    """One colour per job, as ``#RRGGBB``."""

    window: str
    surface: str
    alternate: str
    navigation: str
    text: str
    muted: str
    border: str
    strong_border: str
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str


@cache
def colours(name: str) -> Colours:
    """Return the colours of the theme ``light`` or ``dark``."""
    with (paths.resources() / "themes" / f"{name}.toml").open("rb") as file:
        return Colours(**tomllib.load(file))


def current() -> Colours:
    """Return the colours in use."""
    return colours(str(QApplication.instance().property("theme") or "light"))  # type: ignore[union-attr]


def wanted(settings: Settings) -> str:
    """Return ``light`` or ``dark``: what the user chose, else what the system says."""
    if settings.theme != "system":
        return settings.theme
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, settings: Settings) -> None:
    """Give the program its colours and text size; windows that are open follow at once."""
    name = wanted(settings)
    if app.property("theme") is None:
        app.setProperty("baseFont", _base_font(app))
    app.setProperty("theme", name)
    font = QFont(app.property("baseFont"))
    font.setPointSizeF(font.pointSizeF() * settings.text_size / 100)
    # Replacing a sheet in place looks at every widget three times: 2.5 s for 1,400 of them, 0.2 s this way.
    app.setStyleSheet("")
    app.setFont(font)
    app.setPalette(_palette(colours(name)))
    app.setStyleSheet(style_sheet(colours(name), font.pointSizeF(), settings.text_size / 100))


def _base_font(app: QApplication) -> QFont:
    """Return the system's font; without a desktop, one that holds every Vietnamese letter."""
    font = app.font()
    if QGuiApplication.platformName() == "offscreen":
        font = QFont(_offscreen_family(), 10)
        font.setPointSizeF(_OFFSCREEN_POINTS)
    font.setPointSizeF(max(font.pointSizeF(), _SMALLEST_POINTS))
    return font


def _offscreen_family() -> str:
    known = set(QFontDatabase.families())
    for family in _OFFSCREEN_FONTS:
        if family in known:
            return family
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return "Tinos"


def style_sheet(colour: Colours, points: float, scale: float) -> str:
    """Return the style sheet for colours, a text size in points and its factor for distances."""
    sizes: dict[str, str] = {f"s{pixels}": str(round(pixels * scale)) for pixels in range(1, 25)}
    sizes |= {"large": f"{points * 1.12:.2f}", "title": f"{points * 1.45:.2f}", "number": f"{points * 1.9:.2f}"}
    named = colour._asdict()
    drawn = {
        "arrow": icons.file("down", colour.text).as_posix(),
        "check": icons.file("ok", colour.on_accent).as_posix(),
    }
    sheet = (paths.resources() / "themes" / "window.qss").read_text("utf-8")
    return Template(sheet).substitute(named | sizes | drawn)


def _palette(colour: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        role.Window: colour.window,
        role.WindowText: colour.text,
        role.Base: colour.surface,
        role.AlternateBase: colour.alternate,
        role.Text: colour.text,
        role.Button: colour.surface,
        role.ButtonText: colour.text,
        role.BrightText: colour.danger,
        role.Highlight: colour.accent,
        role.HighlightedText: colour.on_accent,
        role.Link: colour.accent,
        role.LinkVisited: colour.accent,
        role.ToolTipBase: colour.surface,
        role.ToolTipText: colour.text,
        role.PlaceholderText: colour.muted,
        role.Mid: colour.border,
        role.Dark: colour.strong_border,
    }
    for key, value in pairs.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colour.muted))
    return palette


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 counts it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
