"""The question about a draft that cannot be saved as it is: stay with it, or throw it away."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget


def ask_unsaved(parent: QWidget, title: str, text: str, *, drop: Callable[[], None], stay: Callable[[], None]) -> None:
    """Ask, and do what is answered."""
    question = QMessageBox(parent)
    question.setWindowTitle(title)
    question.setText(text)
    question.addButton("Ở lại sửa", QMessageBox.ButtonRole.RejectRole)
    gone = question.addButton("Bỏ thay đổi", QMessageBox.ButtonRole.DestructiveRole)
    question.buttonClicked.connect(lambda clicked: drop() if clicked is gone else stay())
    question.open()
