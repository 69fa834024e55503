"""Small parts made alike everywhere: labels, buttons, boxes, the file dialogs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui import icons, theme
from hrdesk.ui.desk import Desk

Part = QWidget | QLayout | int


def label(text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return plain text in one of the roles of the style sheet: title, section, muted, danger ..."""
    made = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=wrap)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(
    text: str, clicked: Callable[[], object] | None = None, *, icon: str = "", role: str = "", tip: str = ""
) -> QPushButton:
    """Return a button; ``role`` is primary, quiet or empty."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if icon:
        set_icon(made, icon)
    if tip:
        made.setToolTip(tip)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def set_icon(made: QPushButton, name: str) -> None:
    """Give a button its icon in the colours of the theme; remembered so that a new theme can tint it anew."""
    colour = theme.current()
    made.setProperty("iconName", name)
    ink = colour.on_accent if made.property("role") == "primary" else colour.text
    made.setIcon(icons.icon(name, ink, disabled=colour.muted))
    side = made.fontMetrics().height()
    made.setIconSize(QSize(side, side))


def retint(window: QWidget) -> None:
    """Tint the icons of every button below ``window`` for the theme in use."""
    for made in window.findChildren(QPushButton):
        if made.property("iconName"):
            set_icon(made, str(made.property("iconName")))


def row(*parts: Part, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Return parts side by side; a number is a stretch."""
    layout = QHBoxLayout()
    fill(layout, parts, margin, spacing)
    return layout


def column(*parts: Part, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Return parts one below the other; a number is a stretch."""
    layout = QVBoxLayout()
    fill(layout, parts, margin, spacing)
    return layout


def fill(layout: QHBoxLayout | QVBoxLayout, parts: Sequence[Part], margin: int, spacing: int) -> None:
    """Put parts into a layout."""
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def wide_first(layout: QHBoxLayout) -> QHBoxLayout:
    """Let the first part of a row take the room that is left: a text that wraps needs it."""
    layout.setStretch(0, 1)
    return layout


def centred(content: QWidget, width: int) -> QHBoxLayout:
    """Return ``content`` in the middle, as wide as there is room up to ``width`` pixels."""
    content.setMaximumWidth(width)
    layout = row(1, content, 1)
    layout.setStretch(1, 1000)
    return layout


def box(layout: QLayout) -> QWidget:
    """Return a widget that holds a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def card(layout: QLayout, tone: str = "") -> QFrame:
    """Return a framed box."""
    made = QFrame()
    made.setProperty("role", "card")
    made.setProperty("tone", tone)
    made.setLayout(layout)
    return made


def scroll(content: QWidget) -> QScrollArea:
    """Return ``content`` in an area that scrolls up and down, and sideways only when there is no other way."""
    content.setObjectName(content.objectName() or "form")
    area = QScrollArea(widgetResizable=True)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


WORKBOOKS = "Bảng tính Excel (*.xlsx *.xls *.ods)"
NEW_WORKBOOK = "Bảng tính Excel (*.xlsx)"


def ask_open(desk: Desk, parent: QWidget, title: str, kinds: str, *, many: bool = False) -> list[Path]:
    """Ask for files to read; empty when the user thinks better of it."""
    folder = str(desk.folder_of_files())
    if many:
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
    else:
        one, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
        chosen = [one] if one else []
    files = [Path(each) for each in chosen]
    if files:
        desk.remember_file(files[0])
    return files


def ask_save(desk: Desk, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where to save; the suffix of ``name`` is added when the user left it out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(desk.folder_of_files() / name), kinds)
    if not chosen:
        return None
    file = Path(chosen)
    if not file.suffix:
        file = file.with_suffix(Path(name).suffix)
    desk.remember_file(file)
    return file
