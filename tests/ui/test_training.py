from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.training import TurnsDialog
from hrdesk.ui.widgets.what_will_change import WhatWillChange
from tests.ui.conftest import Settle


def _dialog() -> TurnsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, TurnsDialog)
    return found


def _enter(dialog: TurnsDialog, column: str, value: str) -> None:
    editor = dialog.form.fields[column].editor
    editor.set_value(value)
    editor.edited.emit()


def test_one_turn_is_given_to_several_people_and_taken_back_as_one(window: MainWindow, settle: Settle) -> None:
    window.go("training")
    settle(window)
    page = window.pages["training"]
    before = len(page.model.rows)
    page.add_turns()
    dialog = _dialog()
    dialog.take()
    assert dialog.form.fields["course_code"].wrong
    assert not dialog._wrong.isHidden()
    for place in range(3):
        dialog.people.item(place).setCheckState(Qt.CheckState.Checked)
    _enter(dialog, "course_code", "NATIONAL_DEFENCE")
    _enter(dialog, "ended_on", "2022-05-20")
    dialog.take()
    settle(window)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, WhatWillChange)
    assert len(shown.model.rows) == 3
    assert "Sẽ thêm 3 lượt" in shown.sentence.text()
    assert "20/05/2022" in shown.sentence.text()
    assert len(page.model.rows) == before
    shown.take()
    settle(window)
    assert len(page.model.rows) == before + 3
    page.year.set_value("2022")
    page.course.set_value("NATIONAL_DEFENCE")
    page._show()
    assert len(page.model.rows) == 3
    assert page._count.text() == "3 lượt của 3 người"
    window.undo()
    settle(window)
    page.clear_filter()
    assert len(page.model.rows) == before


def test_a_turn_that_somebody_has_is_not_written_twice(window: MainWindow, settle: Settle) -> None:
    window.go("training")
    settle(window)
    page = window.pages["training"]
    ids = [person.id for person in page._found.people[:2]]
    turn = {"course_code": "NATIONAL_DEFENCE", "ended_on": "2022-05-20"}
    page.write(ids[:1], turn)
    page.write(ids, turn)
    settle(window)
    assert "Đã thêm 1 lượt" in window.frame.message.text
    assert "1 người đã có lượt này" in window.frame.message.text
