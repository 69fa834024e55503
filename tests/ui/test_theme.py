import pytest
from PySide6.QtWidgets import QApplication

from hrdesk import paths
from hrdesk.settings import TEXT_SIZES, Settings
from hrdesk.ui import icons, theme
from hrdesk.ui.actions import COMMANDS

READ = 4.5  # WCAG 2.2, 1.4.3
SEEN = 3.0  # 1.4.11, borders of what can be used
PAIRS = [
    *(("text", ground) for ground in ("window", "surface", "alternate", "navigation", "accent_soft", "warning_soft")),
    *(("text", ground) for ground in ("danger_soft", "good_soft")),
    *(("muted", ground) for ground in ("window", "surface", "alternate")),
    *((tone, "surface") for tone in ("danger", "warning", "good", "accent")),
    *((tone, "alternate") for tone in ("danger", "warning", "good", "accent")),
    *((tone, f"{tone}_soft") for tone in ("danger", "warning", "good")),
    ("on_accent", "accent"),
    ("text", "accent_soft"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    colours = theme.colours(name)
    for ink, ground in PAIRS:
        assert theme.contrast(getattr(colours, ink), getattr(colours, ground)) >= READ, (ink, ground)
    for ground in ("window", "surface"):
        assert theme.contrast(colours.strong_border, getattr(colours, ground)) >= SEEN
        assert theme.contrast(colours.accent, getattr(colours, ground)) >= SEEN


def test_contrast_is_counted_as_wcag_does() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_text_follows_its_size(qapp: QApplication, size: int) -> None:
    theme.apply(qapp, Settings(theme="light"))
    usual = qapp.font().pointSizeF()
    theme.apply(qapp, Settings(theme="dark", text_size=size))
    assert qapp.font().pointSizeF() == pytest.approx(usual * size / 100)
    assert theme.current() == theme.colours("dark")
    theme.apply(qapp, Settings(theme="light"))


def test_every_icon_that_is_named_is_there(qapp: QApplication) -> None:
    for name in {command.icon for command in COMMANDS if command.icon}:
        assert not icons.pixmap(name, "#123456", 24).isNull()
    for file in (paths.resources() / "icons").glob("*.svg"):
        assert icons.pixmap(file.stem, "#123456", 16).toImage().pixelColor(0, 0).alpha() == 0
