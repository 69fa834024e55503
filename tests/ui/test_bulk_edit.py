from typing import Any

from PySide6.QtWidgets import QApplication

from hrdesk.services import people as service
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.bulk_edit import BulkEditDialog
from hrdesk.ui.tables.rows import select_ids, selected_ids
from tests.ui.conftest import Settle


def _dialog(window: MainWindow, settle: Settle, count: int) -> BulkEditDialog:
    people = window.people
    select_ids(people.view, [row.id for row in people.model.rows[:count]])
    window.run("edit_many")
    settle(window)
    found = QApplication.activeModalWidget()
    assert isinstance(found, BulkEditDialog)
    return found


def _choose(dialog: BulkEditDialog, part: str) -> None:
    dialog.part.set_value(part)
    dialog.part.edited.emit()


def _enter(dialog: BulkEditDialog, key: str, value: Any) -> None:
    dialog.add_field(key)
    editor = dialog.values[key].field.editor
    editor.set_value(value)
    editor.edited.emit()


def _preview(window: MainWindow, dialog: BulkEditDialog, settle: Settle) -> list[str]:
    dialog.preview()
    settle(window)
    return [line.outcome for line in dialog.model.rows]


def test_several_people_are_edited_after_a_look_and_taken_back_as_one(window: MainWindow, settle: Settle) -> None:
    people = window.people
    ids = [row.id for row in people.model.rows[:4]]
    dialog = _dialog(window, settle, 4)
    assert not dialog.ok.isEnabled()
    _choose(dialog, "person")
    assert _preview(window, dialog, settle) == []
    _enter(dialog, "ethnicity", "Mường")
    assert _preview(window, dialog, settle) == ["thay đổi"] * 4
    assert {line.after for line in dialog.model.rows} == {"Mường"}
    before = [service.get_person(window.database.store, one).person["ethnicity"] for one in ids]
    assert [line.before for line in dialog.model.rows] == before
    _enter(dialog, "note", "tổ 3")
    _preview(window, dialog, settle)
    assert [(line.item, line.after) for line in dialog.model.rows[:2]] == [("Dân tộc", "Mường"), ("Ghi chú", "tổ 3")]
    assert dialog.ok.text() == "Sửa 4 người"
    dialog.ok.click()
    settle(window)
    assert window.frame.message.text == "Đã sửa hồ sơ của 4 người."
    assert selected_ids(people.view) == []
    store = window.database.store
    assert {service.get_person(store, one).person["ethnicity"] for one in ids} == {"Mường"}
    window.frame.message._button.click()
    settle(window)
    assert {service.get_person(store, one).person["ethnicity"] for one in ids} == set(before)


def test_who_cannot_be_changed_is_named_with_the_reason(window: MainWindow, settle: Settle) -> None:
    rows = window.people.model.rows[:6]
    dialog = _dialog(window, settle, 6)
    _choose(dialog, "party_membership")
    _enter(dialog, "party_joined_on", "1985-05-19")
    found = _preview(window, dialog, settle)
    young = [row.date_of_birth is not None and row.date_of_birth.year > 1985 for row in rows]
    assert any(young)
    for is_young, outcome in zip(young, found, strict=True):
        assert ("sớm hơn ngày sinh" in outcome) is is_young or outcome == "Hồ sơ không ghi là đảng viên."
    assert "không sửa được" in dialog._sentence.text()
    refused = [line for line in dialog.model.rows if line.tone == "danger"]
    assert all(line.after == "" for line in refused)
    dialog.view.selectRow(dialog.model.rows.index(refused[0]))
    assert dialog.reason.text() == f"{refused[0].name}: {refused[0].outcome}"
    assert not dialog.reason.isHidden()
    dialog.reject()


def test_nothing_is_emptied_by_leaving_a_box_empty(window: MainWindow, settle: Settle) -> None:
    dialog = _dialog(window, settle, 3)
    _choose(dialog, "assignment")
    assert dialog.edit is None
    value = dialog.values["term"]
    value.empty.setChecked(True)
    assert dialog.edit is not None
    assert dict(dialog.edit.values) == {"term": None}
    assert _preview(window, dialog, settle) == ["đã đúng như vậy"] * 3
    assert not dialog.ok.isEnabled()
    assert not value.field.editor.isEnabled()
    value.dropped.emit()
    assert dialog.edit is None
    dialog.reject()


def test_a_date_that_cannot_be_read_waits_for_a_better_one(window: MainWindow, settle: Settle) -> None:
    dialog = _dialog(window, settle, 2)
    _choose(dialog, "assignment")
    dialog.add_field("held_from")
    line = dialog.values["held_from"].field.editor
    line.setText("31/2/2020")  # type: ignore[union-attr]
    line.edited.emit()
    assert dialog.edit is None
    assert _preview(window, dialog, settle) == []
    line.setText("1/2/2020")  # type: ignore[union-attr]
    line.edited.emit()
    assert _preview(window, dialog, settle) == ["thay đổi"] * 2
    dialog.reject()


def test_without_anybody_selected_the_window_says_how_to_select(window: MainWindow, settle: Settle) -> None:
    window.people.view.clearSelection()
    window.run("edit_many")
    assert "Ctrl hoặc Shift" in window.frame.message.text
