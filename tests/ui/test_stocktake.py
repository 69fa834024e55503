"""The page Kiểm kê: a whole stocktake by keyboard, one by scanner, interrupted, closed, booked and undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hrdesk.domain.stocktaking import LineStatus
from hrdesk.models.crypt import Role
from hrdesk.services import stores
from hrdesk.services.transaction import transaction
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.stocktake import StocktakePage
from hrdesk.ui.pages.stocktake_session import SessionView
from hrdesk.ui.stocktake_dialogs import MinutesDialog, NewStocktakeDialog, UnexpectedDialog
from hrdesk.ui.widgets.what_will_change import WhatWillChange
from tests import factories
from tests.services.equipment.rooms import Rooms, furnish, item
from tests.ui.conftest import Settle


@pytest.fixture
def rooms(folder: Path) -> Rooms:
    """Furnish the office of the window before it opens."""
    with factories.open_store(folder) as store:
        rooms = furnish(store)
        with transaction(store, "Thêm tài sản") as writing:
            writing.add_many(
                "item",
                [
                    item(rooms.office, asset_code="MI-001"),
                    item(rooms.office, name="Tủ", category_code="FILING_CABINET", asset_code="TU-001"),
                    item(rooms.desk, asset_code="MI-002"),
                    item(rooms.desk, name="Ghế", category_code="DESK", quantity=10, asset_code="GH-001"),
                    item(rooms.culture_house, name="Loa", category_code="LOUDSPEAKER", asset_code="L-1"),
                ],
            )
    return rooms


@pytest.fixture
def page(rooms: Rooms, window: MainWindow, settle: Settle) -> StocktakePage:
    """Return the page, loaded, without a stocktake."""
    window.run("stocktake")
    settle(window)
    made = window.pages["stocktake"]
    assert isinstance(made, StocktakePage)
    return made


@pytest.fixture
def session(page: StocktakePage, window: MainWindow, rooms: Rooms, settle: Settle) -> SessionView:
    """Return a stocktake of the headquarters, just begun."""
    return begin(page, window, rooms, settle)


def begin(page: StocktakePage, window: MainWindow, rooms: Rooms, settle: Settle) -> SessionView:
    page.ask_new()
    asked = dialog(NewStocktakeDialog)
    assert isinstance(asked, NewStocktakeDialog)
    asked.places.tick([rooms.headquarters])
    asked.take()
    settle(window)
    assert page.faces.currentWidget() is page.session
    return page.session


def dialog(kind: type[QDialog]) -> QDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def lines(session: SessionView) -> dict[str, tuple[int | None, LineStatus]]:
    """Return what was counted of each line, by code or name."""
    assert session.session is not None
    return {
        (view.item.asset_code if view.item else None) or view.line.name: (view.line.counted_quantity, view.status)
        for view in session.session.lines
    }


def go_to(session: SessionView, code: str) -> None:
    codes = [view.item.asset_code if view.item else view.line.name for view in session.model.rows]
    session.view.go_to(codes.index(code))
    session.view.setFocus()


def type_keys(qtbot: QtBot, session: SessionView, keys: str) -> None:
    """Type where the cursor is, as a keyboard does: into the table, or into the editor that it opened."""
    for key in keys:
        editors = [each for each in session.view.viewport().findChildren(QLineEdit) if each.isVisible()]
        target = editors[0] if editors else session.view
        if key == "\n":
            qtbot.keyClick(target, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(target, key)


def say_yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def answer(*given: object) -> QMessageBox.StandardButton:
        asked.append(str(given[2]))
        assert given[4] == QMessageBox.StandardButton.No  # what Enter from a scanner would press
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", answer)
    return asked


def test_an_office_without_a_stocktake_is_told_what_one_is(page: StocktakePage, window: MainWindow) -> None:
    assert page.stack.currentWidget() is page.empty
    assert window.frame.navigation._buttons["equipment"].isChecked()


def test_a_new_one_says_what_is_missing_and_begins_with_the_list_of_the_books(
    page: StocktakePage, window: MainWindow, rooms: Rooms, settle: Settle, qtbot: QtBot
) -> None:
    page.ask_new()
    asked = dialog(NewStocktakeDialog)
    assert isinstance(asked, NewStocktakeDialog)
    asked.take()
    assert "Chưa chọn nơi nào" in asked.wrong
    asked.places.tick([rooms.headquarters])
    asked.hour.setText("25")
    qtbot.keyClick(asked.hour, Qt.Key.Key_Return)
    assert asked.isVisible()
    asked.take()
    assert asked.wrong == "Giờ phải là số từ 0 đến 23."
    asked.hour.clear()
    asked.name.clear()
    asked.take()
    settle(window)
    assert "Hãy đặt tên" in asked.wrong
    asked.name.set_value("Kiểm kê cuối năm")
    first, second = asked.committee.seats
    first.name.set_value(page._found.known.people[0].id)
    first.name.edited.emit()
    second.name.setCurrentText("Người ngoài cơ quan")
    asked.take()
    settle(window)
    session = page.session.session
    assert session is not None
    assert session.stocktake.name == "Kiểm kê cuối năm"
    assert [(one.full_name, one.role) for one in session.stocktake.members] == [
        (page._found.known.people[0].full_name, "CHAIR"),
        ("Người ngoài cơ quan", "MEMBER"),
    ]
    assert session.stocktake.members[0].job_title == page._found.known.people[0].job_title
    assert page.session.progress.text() == "Đã đếm 0/4"
    assert "04 dòng" in window.frame.message.text


def test_a_new_one_offers_the_committee_of_the_last_that_had_one(
    session: SessionView, page: StocktakePage, settle: Settle, window: MainWindow
) -> None:
    session.ask_minutes()
    asked = dialog(MinutesDialog)
    assert isinstance(asked, MinutesDialog)
    asked.committee.seats[0].name.setCurrentText("Trần Văn Bình")
    asked.take()
    settle(window)
    page.show_list()
    settle(window)
    last = page._found.sessions[0]
    with_nobody = replace(last, stocktake=structs.replace(last.stocktake, members=()))
    page._found = replace(page._found, sessions=(with_nobody, *page._found.sessions))
    page.ask_new()
    new = dialog(NewStocktakeDialog)
    assert isinstance(new, NewStocktakeDialog)
    assert [each.full_name for each in new.committee.members()] == ["Trần Văn Bình"]


def test_the_lines_keep_the_rules_of_a_model(session: SessionView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(session.model)


def test_a_count_sheet_is_typed_in_with_numbers_and_enter(
    session: SessionView, window: MainWindow, rooms: Rooms, qtbot: QtBot, settle: Settle
) -> None:
    session.choose_room(rooms.office)
    assert [view.item.asset_code for view in session.model.rows if view.item] == ["MI-001", "TU-001"]
    assert session.view.currentIndex().column() == session.model.place_of("counted")
    session.view.setFocus()
    type_keys(qtbot, session, "1\n\n")  # the second line is left empty
    settle(window)
    assert lines(session)["MI-001"] == (1, LineStatus.FOUND)
    assert lines(session)["TU-001"] == (None, LineStatus.NOT_COUNTED)
    assert session.progress.text() == "Đã đếm 1/4"
    assert [(room.name, room.counted, room.expected) for room in session.rooms.rows] == [
        ("Tất cả các nơi", 1, 4),
        ("Phòng Chủ tịch", 1, 2),
        ("Bộ phận một cửa", 0, 2),
    ]
    session.choose_room("")
    go_to(session, "GH-001")
    type_keys(qtbot, session, "8\n")
    settle(window)
    assert lines(session)["GH-001"] == (8, LineStatus.SHORT)
    assert window.actions_by_id["undo"].text().endswith("Ghế")


def test_an_empty_field_erases_nothing(session: SessionView, window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    go_to(session, "GH-001")
    type_keys(qtbot, session, "9\n")
    settle(window)
    go_to(session, "GH-001")
    qtbot.keyClick(session.view, Qt.Key.Key_F2)
    editor = next(each for each in session.view.viewport().findChildren(QLineEdit) if each.isVisible())
    assert editor.text() == "9"
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(window)
    assert lines(session)["GH-001"] == (9, LineStatus.SHORT)
    column = session.model.place_of("note")
    index = session.model.index(0, column)
    assert not session.model.setData(index, "")
    assert session.model.setData(index, "để ngoài hành lang")
    settle(window)
    assert session.model.rows[0].line.note == "để ngoài hành lang"


def test_a_code_scanned_into_the_list_is_no_count_but_leads_to_its_line(
    session: SessionView, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    go_to(session, "MI-001")
    before = lines(session)
    for code in ("0896200001", "8934567890123"):
        type_keys(qtbot, session, f"{code}\n")
        settle(window)
        assert window.frame.message.text.startswith(f"“{code}” không phải số đếm")
    type_keys(qtbot, session, "1")
    editor = next(each for each in session.view.viewport().findChildren(QLineEdit) if each.isVisible())
    editor.setText("gh-001")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(window)
    chosen = session.model.rows[session.view.currentIndex().row()]
    assert (chosen.line.name, "chưa ghi số đếm" in window.frame.message.text) == ("Ghế", True)
    assert lines(session) == before


def test_news_from_the_store_do_not_disturb_what_is_being_typed(
    session: SessionView, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    go_to(session, "MI-001")
    type_keys(qtbot, session, "1\n")
    type_keys(qtbot, session, "4")  # while the line before is being written
    settle(window)
    editor = next(each for each in session.view.viewport().findChildren(QLineEdit) if each.isVisible())
    assert editor.text() == "4"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_filter_keeps_the_lines_it_let_through_while_they_are_counted(
    session: SessionView, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    session.chips.choose(str(LineStatus.NOT_COUNTED))
    session.view.go_to(0)
    type_keys(qtbot, session, "1\n1\n")
    settle(window)
    assert len(session.model.rows) == 4
    session.chips.clear()
    session.chips.choose(str(LineStatus.NOT_COUNTED))
    assert len(session.model.rows) == 2


def test_as_in_the_books_for_a_line_for_those_chosen_and_for_a_room(
    session: SessionView, window: MainWindow, rooms: Rooms, qtbot: QtBot, settle: Settle
) -> None:
    go_to(session, "GH-001")
    type_keys(qtbot, session, "+")
    settle(window)
    assert lines(session)["GH-001"] == (10, LineStatus.FOUND)
    assert not session.room_as_books.isEnabled()
    session.choose_room(rooms.office)
    session.room_as_books.click()
    settle(window)
    assert session.progress.text() == "Đã đếm 3/4"
    assert window.frame.message.text == "Đã ghi 02 dòng đủ như sổ."
    session.room_as_books.click()
    settle(window)
    assert "đều đã đếm" in window.frame.message.text
    session.choose_room("")
    session.view.selectAll()
    qtbot.keyClick(session.view, Qt.Key.Key_Delete)
    settle(window)
    assert session.progress.text() == "Đã đếm 0/4"
    window.run("undo")
    settle(window)
    assert session.progress.text() == "Đã đếm 3/4"


def test_what_stands_elsewhere_is_shown_and_accepted_with_one_click(
    session: SessionView, window: MainWindow, rooms: Rooms, qtbot: QtBot, settle: Settle
) -> None:
    place = next(row for row, view in enumerate(session.model.rows) if view.item and view.item.asset_code == "MI-002")
    index = session.model.index(place, session.model.place_of("place"))
    assert session.model.setData(index, rooms.office)
    settle(window)
    assert lines(session)["MI-002"] == (1, LineStatus.MOVED)
    click = session.view.visualRect(session.model.index(place, session.model.place_of("accept"))).center()
    qtbot.mouseClick(session.view.viewport(), Qt.MouseButton.LeftButton, pos=click)
    settle(window)
    assert session.model.rows[place].line.is_move_accepted
    assert session.model.index(place, session.model.place_of("accept")).data() == "đã chấp nhận"


def test_a_thing_beside_the_list_is_written_down_and_taken_out_again(
    session: SessionView, window: MainWindow, rooms: Rooms, settle: Settle
) -> None:
    session.choose_room(rooms.desk)
    session.ask_unexpected()
    asked = dialog(UnexpectedDialog)
    assert isinstance(asked, UnexpectedDialog)
    asked.take()
    assert asked.form.fields["name"].wrong
    asked.form.row.update(name="Quạt cây", category_code="OTHER")
    asked.take()
    settle(window)
    assert lines(session)["Quạt cây"] == (1, LineStatus.UNEXPECTED)
    go_to(session, "Quạt cây")
    session.take_back.click()
    settle(window)
    assert "Quạt cây" not in lines(session)


def test_codes_are_scanned_one_after_the_other(
    session: SessionView, window: MainWindow, rooms: Rooms, qtbot: QtBot, settle: Settle
) -> None:
    session.tabs.setCurrentIndex(1)
    scanner = session.scanner
    assert window.focusWidget() is scanner.code

    def scan(code: str) -> str:
        qtbot.keyClicks(scanner.code, code)
        qtbot.keyClick(scanner.code, Qt.Key.Key_Return)
        settle(window)
        assert window.page == "stocktake"
        return scanner.sentence.text()

    scanner.place.set_value(rooms.office)
    assert scan("mi-001") == "Đã thấy: Máy in laser."
    assert scanner._card.property("tone") == "good"
    assert "đã đếm rồi" in scan("MI-001")
    assert scanner._card.property("tone") == "warning"
    assert "theo sổ đặt ở “Bộ phận một cửa”" in scan("MI-002")
    scanner.accept.click()
    settle(window)
    assert window.focusWidget() is scanner.code
    assert "không có trong danh sách" in scan("L-1")
    assert "Không có tài sản nào" in scan("XYZ")
    assert (scanner._card.property("tone"), scanner.write_down.isVisible()) == ("danger", True)
    assert "10" in scan("GH-001")
    assert window.focusWidget() is scanner.quantity
    qtbot.keyClicks(scanner.quantity, "TU-001")
    qtbot.keyClick(scanner.quantity, Qt.Key.Key_Return)
    assert "không phải số đếm" in scanner.sentence.text()
    qtbot.keyClicks(scanner.quantity, "9")
    qtbot.keyClick(scanner.quantity, Qt.Key.Key_Return)
    settle(window)
    assert window.focusWidget() is scanner.code
    assert lines(session) == {
        "MI-001": (1, LineStatus.FOUND),
        "MI-002": (1, LineStatus.MOVED),
        "GH-001": (9, LineStatus.SHORT),
        "TU-001": (None, LineStatus.NOT_COUNTED),
        "L-1": (1, LineStatus.UNEXPECTED),
    }
    assert scanner.log.count() == 9


def test_a_code_that_nobody_knows_becomes_a_thing_beside_the_list(
    session: SessionView, window: MainWindow, rooms: Rooms, qtbot: QtBot, settle: Settle
) -> None:
    session.tabs.setCurrentIndex(1)
    session.scanner.place.set_value(rooms.desk)
    session.scanner.scan("XYZ")
    settle(window)
    session.scanner.write_down.click()
    asked = dialog(UnexpectedDialog)
    assert isinstance(asked, UnexpectedDialog)
    line = asked.form.fields["name"].editor
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "MI-001")
    qtbot.keyClick(line, Qt.Key.Key_Return)  # a scanner that goes on does not submit the form
    assert asked.isVisible()
    line.setText("Máy in")
    line.edited.emit()  # type: ignore[attr-defined]
    asked.take()
    settle(window)
    assert session.session is not None
    added = next(view.line for view in session.session.lines if view.line.name == "Máy in")
    assert (added.category_code, added.counted_place_id, added.note) == ("PRINTER", rooms.desk, "Mã trên tem: XYZ")
    assert window.focusWidget() is session.scanner.code


def test_a_number_left_open_leaves_the_line_uncounted(
    session: SessionView, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    session.tabs.setCurrentIndex(1)
    session.scanner.scan("GH-001")
    settle(window)
    qtbot.keyClick(session.scanner.quantity, Qt.Key.Key_Escape)
    assert session.scanner.sentence.text() == "Chưa đếm Ghế."
    assert lines(session)["GH-001"][0] is None
    assert window.focusWidget() is session.scanner.code


def test_an_interrupted_count_goes_on_in_another_window(
    session: SessionView,
    page: StocktakePage,
    window: MainWindow,
    rooms: Rooms,
    folder: Path,
    new_window: Callable[[], MainWindow],
    qtbot: QtBot,
    settle: Settle,
) -> None:
    session.view.setFocus()
    type_keys(qtbot, session, "1\n")
    settle(window)
    window.close()
    again = new_window()
    again.open_folder(folder, factories.PASSPHRASE)
    settle(again)
    again.go("stocktake")
    settle(again)
    opened = again.pages["stocktake"]
    assert [(row.counted, row.expected, row.is_open) for row in opened.model.rows] == [(1, 4, True)]
    opened._open_chosen()
    settle(again)
    assert opened.session.progress.text() == "Đã đếm 1/4"
    assert opened.session.view.currentIndex().row() == 1


def test_the_whole_way_to_the_books_and_back(
    session: SessionView,
    page: StocktakePage,
    window: MainWindow,
    rooms: Rooms,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = say_yes(monkeypatch)
    go_to(session, "GH-001")
    type_keys(qtbot, session, "8\n")
    session.scanner.scan("MI-001")
    session.scanner.scan("TU-001")
    settle(window)
    session.ask_close()
    settle(window)
    assert "Còn 01 dòng chưa đếm" in asked[0]
    assert lines(session)["MI-002"] == (None, LineStatus.MISSING)
    assert not session.model.is_editable
    assert not session.tabs.isTabEnabled(1)
    session.again.click()
    settle(window)
    assert lines(session)["MI-002"] == (None, LineStatus.NOT_COUNTED)
    session.ask_close()
    settle(window)
    session.preview_booking()
    settle(window)
    preview = dialog(WhatWillChange)
    assert isinstance(preview, WhatWillChange)
    assert sorted((line.who, line.then) for line in preview.model.rows) == [
        ("Ghế (GH-001)", "thiếu 02, ghi mất"),
        ("Máy in laser (MI-002)", "thiếu 01, ghi mất"),
    ]
    preview.take()
    settle(window)
    assert session.state.text() == "Đã ghi sổ chênh lệch"
    assert "hoàn tác được cả lần" in window.frame.message.text
    assert not session.delete.isEnabled()
    window.run("undo")
    settle(window)
    assert session.state.text() == "Đã kết thúc, chưa ghi sổ"
    session.ask_delete()
    settle(window)
    assert page.faces.currentIndex() == 0
    assert page.model.rows == []


def test_a_count_that_equals_the_books_has_nothing_to_book(
    session: SessionView, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = say_yes(monkeypatch)
    session.view.selectAll()
    session.as_books.click()
    settle(window)
    session.ask_close()
    settle(window)
    assert "đều đã đếm" in asked[0]
    assert session.state.text() == "Đã kết thúc, khớp với sổ"
    assert "không có chênh lệch nào" in session._hint.text()
    assert not session.book.isVisible()
    session.preview_booking()
    settle(window)
    assert "khớp với sổ" in window.frame.message.text


def test_number_opinion_and_committee_are_edited(session: SessionView, window: MainWindow, settle: Settle) -> None:
    session.ask_minutes()
    asked = dialog(MinutesDialog)
    assert isinstance(asked, MinutesDialog)
    asked.number.setText("01/BB-KK")
    asked.opinion.setPlainText("Sửa máy in.\n\nGhi tăng quạt.")
    asked.committee.add()
    asked.committee.seats[0].name.setCurrentText("Trần Văn Bình")
    asked.committee.remove(asked.committee.seats[1])
    asked.take()
    settle(window)
    assert session.session is not None
    stocktake = session.session.stocktake
    assert (stocktake.number, stocktake.opinion) == ("01/BB-KK", "Sửa máy in.\nGhi tăng quạt.")
    assert [member.full_name for member in stocktake.members] == ["Trần Văn Bình"]


@pytest.mark.parametrize(("made", "paper"), [("sheets", "equipment-count-sheet"), ("minutes", "equipment-stocktake")])
def test_the_papers_open_about_this_session(
    session: SessionView, window: MainWindow, settle: Settle, made: str, paper: str
) -> None:
    getattr(session, made).click()
    settle(window)
    reports = window.pages["reports"]
    assert (window.page, reports.identifier) == ("reports", paper)
    assert reports.params["stocktake"] == session._id


def test_what_came_from_another_office_is_only_looked_at(session: SessionView) -> None:
    session.show_rights("another", writable=True, office="huyện Bình Xuyên")
    assert not session.model.is_editable
    assert "Chỉ xem" in session._hint.text()
    assert not session._tools.isVisible()


def test_another_page_opens_a_session_and_news_are_read_when_the_page_comes_back(
    session: SessionView, window: MainWindow, settle: Settle
) -> None:
    name, stocktake = session.title.text(), session._id
    window.go("people")
    settle(window)
    session.scanner.scan("MI-001")
    settle(window)
    assert session.progress.text() == "Đã đếm 0/4"
    window.go("stocktake", stocktake)
    settle(window)
    assert (session.title.text(), session.progress.text()) == (name, "Đã đếm 1/4")


def test_somebody_who_only_reads_can_look(
    session: SessionView,
    window: MainWindow,
    folder: Path,
    new_window: Callable[[], MainWindow],
    settle: Settle,
) -> None:
    window.close()
    with factories.open_store(folder) as store:
        stores.add_user(store, name="Trần Văn Bình", role=Role.LEADER, passphrase="câu khác dễ nhớ")
    again = new_window()
    again.open_folder(folder, "câu khác dễ nhớ", "Trần Văn Bình")
    settle(again)
    again.go("stocktake")
    settle(again)
    page = again.pages["stocktake"]
    assert not page._new.isEnabled()
    page._open_chosen()
    settle(again)
    opened = page.session
    assert len(opened.model.rows) == 4
    assert "Chỉ xem" in opened._hint.text()
    index = opened.model.index(0, opened.model.place_of("counted"))
    assert not opened.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    buttons = (opened.end, opened.as_books, opened.add, opened.take_back, opened.delete)
    assert not any(made.isEnabled() for made in buttons)
