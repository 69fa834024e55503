from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.tables.rows import selected_ids
from hrdesk.ui.widgets.form import FieldRow
from tests import factories
from tests.ui.conftest import Settle


def _type(row: FieldRow, text: str) -> None:
    row.editor.setText(text)  # type: ignore[union-attr]
    row.editor.edited.emit()


def _names(window: MainWindow) -> list[str]:
    return [row.full_name for row in window.people.model.rows]


def test_the_list_keeps_the_rules_of_a_model(window: MainWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(window.people.model)


def test_names_are_sorted_by_given_name_the_vietnamese_way(window: MainWindow) -> None:
    names = _names(window)
    assert names[:4] == ["Đoàn Ngọc Ánh", "Trần Văn Ẩn", "Đặng Quang Đạt", "Đoàn Hữu Đạt"]


def test_search_needs_no_accents_and_puts_typed_accents_first(window: MainWindow) -> None:
    people = window.people
    people.search.setText("tran van")
    people._show()
    assert "Trần Văn Ẩn" in _names(window)
    people.search.setText("ứng")
    people._show()
    assert all("ng" in name.lower() for name in _names(window))
    people.search.setText("uoc")
    people._show()
    assert set(_names(window)) >= {"Phạm Đình Ước", "Trần Thế Ước"}


def test_chips_count_and_narrow_and_can_be_cleared(window: MainWindow) -> None:
    people = window.people
    people.chips.choose("female")
    assert len(people.model.rows) == 4
    assert people._count.text() == "4 trong 20 người"
    people.clear_filter()
    assert len(people.model.rows) == 20


def test_a_filter_without_hits_offers_to_clear_it(window: MainWindow) -> None:
    window.people.search.setText("không có ai")
    window.people._show()
    assert window.people.stack.currentWidget() is window.people.empty


def test_sorting_by_a_column_keeps_the_selection(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(2)
    settle(window)
    chosen = people.editor.person_id
    people.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert selected_ids(people.view) == [chosen]


def test_wrong_fields_are_named_under_them_with_their_source(window: MainWindow, settle: Settle) -> None:
    editor = window.people.editor
    window.people.view.selectRow(0)
    settle(window)
    before = window.people.model.rows[0]
    _type(editor.general.fields["date_of_birth"], "150976")
    _type(editor.general.fields["citizen_id"], "0260")
    editor.save()
    settle(window)
    born, number = editor.general.fields["date_of_birth"].wrong, editor.general.fields["citizen_id"].wrong
    assert born.startswith("“150976” chưa rõ là 15/09/1976 hay 15/09/2076")
    assert "Mẫu 2C-BNV/2008, mục 3" in born
    assert number.startswith("Số định danh phải có đúng 12 chữ số")
    assert editor.tabs.tabText(0) == "Thông tin chung (2)"
    assert window.people.model.rows[0] == before
    editor.revert()
    settle(window)
    assert not editor.is_dirty


def test_a_new_person_is_saved_with_a_position_and_the_next_form_opens(window: MainWindow, settle: Settle) -> None:
    people = window.people
    window.run("add_record")
    editor = people.editor
    editor.save()
    settle(window)
    assert editor.general.fields["full_name"].wrong.startswith("Cần điền mục này.")
    _type(editor.general.fields["full_name"], "nguyễn  thị Ngọc Yến ")
    _type(editor.general.fields["date_of_birth"], "5/1990")
    editor.general.fields["sex"].editor.set_value("FEMALE")
    editor.general.fields["sex"].editor.edited.emit()
    editor.positions.form.fields["position_code"].editor.set_value("CULTURE_SOCIETY")
    editor.positions.form.fields["position_code"].editor.edited.emit()
    window.run("save_next")
    settle(window)
    assert editor.person_id is None
    assert len(people.model.rows) == 21
    added = people.model.rows[-1]
    assert (added.full_name, str(added.date_of_birth)) == ("nguyễn thị Ngọc Yến", "05/1990")
    assert added.positions == ("CULTURE_SOCIETY",)


def test_somebody_recorded_already_is_offered_while_typing(window: MainWindow, settle: Settle) -> None:
    window.run("add_record")
    editor = window.people.editor
    _type(editor.general.fields["full_name"], "tran van an")
    _type(editor.general.fields["date_of_birth"], "19/04/1967")
    editor._check()
    settle(window)
    assert editor._bar.text.startswith("Đã có hồ sơ Trần Văn Ẩn (sinh 19/04/1967)")
    editor._bar._button.click()
    settle(window)
    assert editor.general.fields["full_name"].editor.text() == "Trần Văn Ẩn"


def test_saving_and_going_on_opens_the_next_in_the_list(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(0)
    settle(window)
    _type(people.editor.general.fields["note"], "đã kiểm tra")
    window.run("save_next")
    settle(window)
    assert people.editor.person_id == people.model.rows[1].id


def test_a_draft_is_saved_when_another_person_is_chosen(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(0)
    settle(window)
    first = people.editor.person_id
    _type(people.editor.general.fields["phone"], "0988")
    people.view.selectRow(5)
    settle(window)
    assert people.editor.person_id == people.model.rows[5].id
    assert next(row.phone for row in people.model.rows if row.id == first) == "0988"


def test_a_wrong_draft_is_not_left_without_a_question(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(0)
    settle(window)
    first = people.editor.person_id
    _type(people.editor.general.fields["full_name"], "")
    people.view.selectRow(5)
    settle(window)
    question = people.editor.findChild(QMessageBox)
    assert question is not None
    stay, drop = question.buttons()[:2]
    assert (stay.text(), drop.text()) == ("Ở lại sửa", "Bỏ thay đổi")
    stay.click()
    settle(window)
    assert people.editor.person_id == first
    assert selected_ids(people.view) == [first]


def test_one_person_is_deleted_at_once_and_undo_brings_them_back(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(0)
    settle(window)
    name = people.model.rows[0].full_name
    window.run("delete_record")
    settle(window)
    assert len(people.model.rows) == 19
    assert window.frame.message.text == f"Đã xóa hồ sơ {name}."
    window.frame.message._button.click()
    settle(window)
    assert name in _names(window)


def test_a_qualification_exists_only_while_something_is_stated(window: MainWindow, settle: Settle) -> None:
    editor = window.people.editor
    window.people.view.selectRow(1)
    settle(window)
    level = editor.qualifications.forms["it_skill_level"].fields["level"].editor
    level.set_value("CERTIFICATE")
    level.edited.emit()
    assert editor.is_dirty
    level.set_value(None)
    level.edited.emit()
    assert not editor.is_dirty
    certificate = editor.qualifications.forms["it_skill_level"].fields["certificate"]
    _type(certificate, "UDCNTTCB")
    editor.save()
    settle(window)
    assert editor.tabs.currentIndex() == 2
    assert editor.qualifications.forms["it_skill_level"].fields["level"].wrong.startswith("Cần điền")


def test_a_membership_may_be_stated_without_dates(window: MainWindow, settle: Settle) -> None:
    people = window.people
    place = next(place for place, row in enumerate(people.model.rows) if not row.party_member)
    people.view.selectRow(place)
    settle(window)
    person = people.editor.person_id
    people.editor.party.member.set_value(1)
    people.editor.party.member.edited.emit()
    people.editor.save()
    settle(window)
    assert next(row for row in people.model.rows if row.id == person).party_member


def test_search_everywhere_finds_people_and_commands(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.run("search")
    box = next(child for child in window.children() if type(child).__name__ == "SearchBox")
    box.line.setText("bui dinh")
    assert box.list.item(0).text().startswith("Bùi Đình Hải")
    box.line.setText("bao cao")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    settle(window)
    assert window.page == "reports"


def test_a_store_opened_to_look_at_lets_nothing_be_changed(
    new_window: Callable[[], MainWindow], folder: Path, settle: Settle
) -> None:
    window = new_window()
    window.start.look_at(folder)
    settle(window)
    window.start.passphrase.setText(factories.PASSPHRASE)
    window.start.unlock(read_only=True)
    settle(window)
    assert not window.actions_by_id["add_record"].isEnabled()
    window.people.view.selectRow(0)
    settle(window)
    assert not window.people.editor.general.fields["full_name"].editor.isEnabled()


def test_a_wrong_passphrase_is_said_so_and_can_be_typed_again(
    new_window: Callable[[], MainWindow], folder: Path, settle: Settle
) -> None:
    window = new_window()
    window.start.look_at(folder)
    settle(window)
    window.start.passphrase.setText("sai rồi sai rồi")
    window.start.unlock()
    settle(window)
    assert window.start.bar.text.startswith("Sai tên người dùng hoặc mật khẩu")
    window.start.passphrase.setText(factories.PASSPHRASE)
    window.start.unlock()
    settle(window)
    assert window.page == "people"


def test_another_day_is_shown_in_colour_and_one_click_leads_back(window: MainWindow, settle: Settle) -> None:
    assert window.frame.header.past.isHidden()
    window.desk.as_of = window.desk.today.replace(year=2021)
    settle(window)
    assert window.frame.header.past.text() == "Đang xem số liệu tính đến ngày 31/12/2021, không phải hôm nay."
    window.frame.header.today.click()
    settle(window)
    assert window.frame.header.past.isHidden()


@pytest.mark.parametrize("page", ["overview", "checks", "reports", "exchange", "settings", "import"])
def test_every_page_opens(window: MainWindow, settle: Settle, page: str) -> None:
    window.go(page)
    settle(window)
    assert window.page == page
    assert window.frame.message.isHidden()
    assert window.catcher.box is None
