"""Exactly what a work over many records will write, shown before it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hrdesk.ui.tables.rows import Column, RowsModel, table_view
from hrdesk.ui.widgets.parts import button, label, row


@dataclass(frozen=True, slots=True)
class Line:
    """Who or what is concerned, how it is now, how it will be; ``is_kept`` for what the work leaves alone."""

    who: str
    now: str
    then: str
    is_kept: bool = False


class WhatWillChange(QDialog):
    """A sentence, what to look out for, every line, and the button that does it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        lines: Sequence[Line],
        act: tuple[str, Callable[[], object]],
        warning: str = "",
        *,
        who: str = "Ai, đơn vị",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(960, 520)
        self._act = act[1]
        columns = (
            Column[Line](who, lambda line: line.who, 40),
            Column[Line]("Hiện nay", lambda line: line.now, 36),
            Column[Line]("Sau khi ghi", lambda line: line.then, 26, stretch=True, tone=_tone),
        )
        self.model: RowsModel[Line] = RowsModel(columns, self)
        self.model.set_rows(lines)
        self.view = table_view(self.model, title)
        self.warning = label(warning, "warning", wrap=True)
        self.warning.setVisible(bool(warning))
        self.sentence = label(sentence, wrap=True)
        self.ok = button(act[0], self.take, icon="save", role="primary")
        self.ok.setEnabled(any(not line.is_kept for line in lines))
        layout = QVBoxLayout(self)
        for part in (self.sentence, self.warning, self.view):
            layout.addWidget(part)
        layout.addLayout(row(1, button("Quay lại", self.reject), self.ok))

    def take(self) -> None:
        """Do it."""
        self.accept()
        self._act()


def _tone(line: Line) -> str:
    return "muted" if line.is_kept else ""
