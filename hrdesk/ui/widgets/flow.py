"""Widgets in lines, as words in a paragraph: large text and narrow windows push them to the next line."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 6


class Flow(QWidget):
    """Lays its widgets out in lines; what is left of a line goes to those added with ``grow``."""

    def __init__(self, *widgets: QWidget, grow: bool = False) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._growing: set[int] = set()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget, grow=grow)

    def add(self, widget: QWidget, *, grow: bool = False) -> None:
        """Put a widget at the end."""
        widget.setParent(self)
        self._parts.append(widget)
        if grow:
            self._growing.add(id(widget))
        self.rearrange()

    def rearrange(self) -> None:
        """Lay out again, after a widget changed its words or came and went."""
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = [[]]
        room = width
        for part in self._parts:
            if part.isHidden():
                continue
            needed = part.sizeHint().width()
            if lines[-1] and needed > room:
                lines.append([])
                room = width
            lines[-1].append(part)
            room -= needed + _GAP
        return lines

    def _arrange(self, width: int, *, move: bool) -> int:
        """Put the widgets in lines of ``width``; return the height they need."""
        y = 0
        for line in self._lines(width):
            height = max((part.sizeHint().height() for part in line), default=0)
            if move:
                self._place(line, y, height, width)
            y += height + _GAP if line else 0
        return max(0, y - _GAP)

    def _place(self, line: list[QWidget], y: int, height: int, width: int) -> None:
        used = sum(part.sizeHint().width() for part in line) + _GAP * (len(line) - 1)
        growing = [part for part in line if id(part) in self._growing]
        more = max(0, width - used) // len(growing) if growing else 0
        x = 0
        for part in line:
            wide = min(width, part.sizeHint().width() + (more if part in growing else 0))
            part.setGeometry(x, y, wide, height)
            x += wide + _GAP

    def hasHeightForWidth(self) -> bool:  # noqa: N802, D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return QSize(sum(shown) + _GAP * len(shown), self._arrange(max(self.width(), 200), move=False))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return QSize(max(shown, default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        needed = self._arrange(event.size().width(), move=True)
        if event.oldSize().width() > 0 and needed != self._arrange(event.oldSize().width(), move=False):
            self.updateGeometry()  # a layout keeps the height of another width in mind

    def event(self, event: QEvent) -> bool:
        """Lay out again when a widget wants another size, for instance once its style is known."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.rearrange()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Lay out with the sizes that the style gives."""
        super().showEvent(event)
        self.rearrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another text size."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.rearrange()
        super().changeEvent(event)
