from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.services import people as service
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.widgets.child_list import ChildList
from hrdesk.ui.widgets.what_will_change import WhatWillChange
from tests.ui.conftest import Settle


def _fill(listed: ChildList, column: str, value: object) -> None:
    editor = listed.form.fields[column].editor
    if isinstance(value, str) and hasattr(editor, "setText"):
        editor.setText(value)
    else:
        editor.set_value(value)
    editor.edited.emit()


def test_ratings_discipline_and_family_are_kept_with_the_day_they_were_entered(
    window: MainWindow, settle: Settle
) -> None:
    editor = window.people.editor
    window.people.view.selectRow(0)
    settle(window)
    rating, discipline, family = (
        editor.page(table) for table in ("annual_rating", "disciplinary_action", "family_member")
    )
    rating.add_row()
    _fill(rating, "period", "2022")
    _fill(rating, "rating", "GOOD")
    family.add_row()
    _fill(family, "relation", "SPOUSE")
    _fill(family, "full_name", "Lê Thị Mận")
    editor.save()
    settle(window)
    record = service.get_person(window.database.store, str(editor.person_id))
    assert [(row["period"], row["rating"]) for row in record.children["annual_rating"]] == [("2022", "GOOD")]
    assert record.children["family_member"][0]["entered_on"] == date.today().isoformat()
    assert rating._model.columns[-1].text(rating._rows[0]) == f"{date.today():%d/%m/%Y}"
    assert any("Thêm xếp loại: 2022" in text for line in editor_history(window) for text in line)
    discipline.add_row()
    editor.save()
    settle(window)
    assert editor.tabs.tabText(editor.tabs.currentIndex()) == "Kỷ luật (2)"
    editor.revert()
    settle(window)


def test_levels_and_membership_say_when_they_were_written_down(window: MainWindow, settle: Settle) -> None:
    people = window.people
    place = next(place for place, row in enumerate(people.model.rows) if row.party_member)
    people.view.selectRow(place)
    settle(window)
    today = f"Nhập ngày {date.today():%d/%m/%Y}"
    stated = {row["kind"] for row in people.editor.qualifications._rows}
    said = {kind for kind, section in people.editor.qualifications.kinds.items() if section.entered.text() == today}
    assert said == stated
    assert people.editor.party.entered.text() == today
    people.editor.party.member.set_value(0)
    people.editor.party.member.edited.emit()
    assert people.editor.party.entered.text() == ""
    people.editor.revert()
    settle(window)


def test_the_words_of_the_tabs_open_them_and_say_what_is_wrong(window: MainWindow, settle: Settle) -> None:
    editor = window.people.editor
    window.people.view.selectRow(0)
    settle(window)
    words = editor._words._buttons
    assert [word.text() for word in words] == [editor.tabs.tabText(place) for place in range(editor.tabs.count())]
    words[7].click()
    assert (editor.tabs.currentIndex(), words[7].isChecked(), words[0].isChecked()) == (7, True, False)
    editor.page("disciplinary_action").add_row()
    editor.save()
    settle(window)
    assert words[7].text() == "Kỷ luật (2)"
    editor.revert()
    settle(window)
    assert words[7].text() == "Kỷ luật"


def test_no_tab_is_left_out_of_sight_whatever_the_size_of_the_text(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    window.people.view.selectRow(0)
    settle(window)
    words = window.people.editor._words
    for size in (100, 150, 175):
        window.desk.change_settings(text_size=size)
        qtbot.waitUntil(lambda: all(words.rect().contains(each.geometry()) for each in words._buttons))
    window.desk.change_settings(text_size=100)


def editor_history(window: MainWindow) -> list[tuple[str, ...]]:
    from hrdesk.ui import operations

    person = str(window.people.editor.person_id)
    return [line.sentences for line in operations.open_person(window.database.store, person).history]


def test_pages_of_the_editor_are_made_when_they_are_looked_at(window: MainWindow, settle: Settle) -> None:
    editor = window.people.editor
    window.people.view.selectRow(1)
    settle(window)
    assert "succession_plan" not in editor._pages
    editor.tabs.setCurrentIndex(9)
    assert "succession_plan" in editor._pages


def test_a_number_of_a_report_and_a_card_open_the_people_behind_them(window: MainWindow, settle: Settle) -> None:
    window.go("reports")
    settle(window)
    reports = window.pages["reports"]
    reports.choose("staff-quality")
    settle(window)
    reports.table_button.click()
    table = reports.tables.widget(0)
    model = table.shown
    place = next(
        (row, column)
        for row in range(model.depth, model.rowCount())
        for column in range(model.columnCount())
        if 0 < len(model.people_at(row, column)) < 5
    )
    behind = set(model.people_at(*place))
    table.ask(model.index(*place))
    settle(window)
    assert window.page == "people"
    assert {row.id for row in window.people.model.rows} == behind
    assert str(len(behind)) in window.people._door.text()
    window.people.clear_filter()
    assert len(window.people.model.rows) == 20
    window.go("overview")
    settle(window)
    ahead = window.pages["overview"].shown.outlook
    assert ahead.below_standard
    window.pages["overview"]._ahead(window.pages["overview"].shown)[0][3]()
    settle(window)
    assert {row.id for row in window.people.model.rows} == ahead.below_standard


def test_the_office_adds_to_open_lists_and_enters_figures_by_hand(window: MainWindow, settle: Settle) -> None:
    window.go("settings")
    settle(window)
    lists, figures = window.pages["settings"].catalogs, window.pages["settings"].figures
    lists.list.set_value("position")
    lists.list.edited.emit()
    lists.words.setText("Nhân viên thú y thôn")
    lists.since.set_value("2024-01-01")
    lists.add_entry()
    settle(window)
    added = lists.model.rows[-1]
    assert (added.label, added.span, bool(added.id)) == ("Nhân viên thú y thôn", "từ 01/01/2024", True)
    lists.view.selectRow(0)
    lists.remove_entry()
    settle(window)
    assert "chỉ bỏ được mục do đơn vị thêm" in window.frame.message.text
    lists.list.set_value(None)
    lists.list.edited.emit()
    assert [row.label for row in lists.model.rows] == ["Nhân viên thú y thôn"]
    figures.target.set_value("T27")
    figures.period.setText("2022")
    figures.numerator.setText("45")
    figures.denominator.setText("50")
    figures.enter()
    settle(window)
    assert [(row.target, row.numerator, row.denominator) for row in figures.model.rows] == [("T27", 45, 50)]
    figures.view.selectRow(0)
    figures.remove_figure()
    lists.view.selectRow(0)
    lists.remove_entry()
    settle(window)
    assert figures.model.rows == []
    assert lists.model.rows == []


def test_a_commune_becomes_a_new_one_on_a_day_and_earlier_days_keep_the_old(window: MainWindow, settle: Settle) -> None:
    window.go("settings")
    settle(window)
    tab = window.pages["settings"].reorganizing
    assert tab._values() is None
    tab.units.item(0).setCheckState(Qt.CheckState.Checked)
    tab.change.set_value("MERGER")
    tab.name.setText("xã Bình Tuyền")
    tab.code.setText("08950")
    tab.kind.set_value("XA")
    tab.day.setText("1/7/2025")
    tab.ask()
    settle(window)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, WhatWillChange)
    assert [line.then for line in shown.model.rows[:2]] == ["Kết thúc ngày 01/07/2025", "Đơn vị mới từ ngày 01/07/2025"]
    assert len(shown.model.rows) == 2 + 20
    assert not shown.warning.isVisible()
    shown.take()
    settle(window)
    assert "xã Bình Tuyền" in window.frame.message.text
    store = window.database.store
    before = service.list_people(store, date(2025, 6, 30))
    after = service.list_people(store, date(2025, 7, 1), unit="08950")
    assert {row.unit_name for row in after} == {"xã Bình Tuyền"}
    assert "xã Bình Tuyền" not in {row.unit_name for row in before}
    assert len(after) == len(before) == 20


def test_a_further_diploma_stands_beside_the_one_before(window: MainWindow, settle: Settle) -> None:
    people, editor = window.people, window.people.editor
    store = window.database.store
    place = next(place for place, row in enumerate(people.model.rows) if row.levels["professional_level"] == "BACHELOR")
    people.view.selectRow(place)
    settle(window)
    person = str(editor.person_id)
    section = editor.qualifications.kinds["professional_level"]
    assert not section._choice.isVisibleTo(section)
    assert section.add.isVisibleTo(section)
    section.add.click()
    assert not editor.is_dirty  # nothing is stated yet
    assert not section.add.isVisibleTo(section)
    for column, value in (("level", "MASTER"), ("attained_on", "2022-06")):
        line = section.form.fields[column].editor
        line.set_value(value)
        line.edited.emit()
    assert [chip.text() for chip in section._chips] == ["Thạc sĩ, 06/2022", "Đại học"]
    editor.save()
    settle(window)
    found = [row for row in service.get_person(store, person).children["qualification"] if row["level"] == "MASTER"]
    assert [row["attained_on"] for row in found] == ["2022-06"]
    then = {row.id: row for row in service.list_people(store, date(2022, 5, 31))}
    now = {row.id: row for row in service.list_people(store, date(2022, 12, 31))}
    assert (then[person].levels["professional_level"], now[person].levels["professional_level"]) == (
        "BACHELOR",
        "MASTER",
    )
    section._chips[1].click()
    assert section.form.row["level"] == "BACHELOR"
    assert not section._hint.isVisibleTo(section)


def test_every_list_can_be_looked_at_with_its_days_and_its_law(window: MainWindow, settle: Settle) -> None:
    window.go("settings")
    settle(window)
    lists = window.pages["settings"].catalogs
    lists.list.set_value("discipline_form")
    lists.list.edited.emit()
    shown = {row.label: (row.span, row.basis) for row in lists.model.rows}
    assert shown["Giáng chức"][0] == "đến hết 30/06/2025"
    assert all(basis for _, basis in shown.values())
    assert not lists.words.isVisibleTo(lists)  # a list that the law fixes takes no entry
    assert not lists.remove.isEnabled()


def test_a_pay_says_when_the_next_step_is_due(window: MainWindow, settle: Settle) -> None:
    window.people.view.selectRow(0)
    settle(window)
    listed: ChildList = window.people.editor.page("pay")
    listed.add_row()
    _fill(listed, "rank_code", "01.003")
    _fill(listed, "pay_step", "3")
    assert not listed.note.isVisibleTo(listed)
    _fill(listed, "effective_on", "1/1/2022")
    assert listed.note.text() == "Kỳ nâng bậc thường xuyên tiếp theo: từ 01/01/2025."
    window.people.editor.revert()
    settle(window)
