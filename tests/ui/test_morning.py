"""A clerk's whole morning, from an empty computer to a sealed file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk.services import importing
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.pages.new_office import NewOffice
from tests.ui.conftest import ROSTER, Settle


def test_a_clerk_makes_an_office_imports_mends_prints_exports_and_takes_back(
    new_window: Callable[[], MainWindow], settle: Settle, tmp_path: Path
) -> None:
    window = new_window()
    _make_office(window, settle, tmp_path / "xa")
    _import_the_roster(window, settle)
    _mend_a_person(window, settle)
    _see_a_finding_and_open_the_person(window, settle)
    _print_a_report(window, settle, tmp_path)
    _take_it_all_back(window, settle)
    _export_the_list(window, settle, tmp_path)


def _make_office(window: MainWindow, settle: Settle, folder: Path) -> None:
    window.show_new_office()
    wizard = window.outer.currentWidget()
    assert isinstance(wizard, NewOffice)
    wizard.next()
    assert wizard.bar.text == "Hãy điền “Tên đơn vị” trước khi sang bước sau."
    wizard.name.setText("xã Tam Hợp")
    wizard.code.setText("08962")
    wizard.kind.set_value("XA")
    wizard.unit_class.set_value("I")
    wizard.next()
    wizard.folder.setText(str(folder))
    wizard.next()
    wizard.user.setText("Lê Thị Lan")
    wizard.passphrase.setText("một câu dễ nhớ")
    wizard.again.setText("một câu khó nhớ")
    wizard.next()
    assert wizard.bar.text == "Hai lần nhập mật khẩu chưa giống nhau; hãy nhập lại."
    wizard.again.setText("một câu dễ nhớ")
    wizard.next()
    settle(window)
    assert len(wizard.code_label.text().split("-")) == 5
    assert not wizard.next_button.isEnabled()
    wizard.kept.setChecked(True)
    wizard.next()
    assert wizard.next_button.text() == "Bỏ qua bước này"
    wizard.next()
    wizard.begin_buttons[0].click()
    settle(window)
    assert window.frame.header.office.text() == "Xã Tam Hợp"
    assert window.page == "import"


def _import_the_roster(window: MainWindow, settle: Settle) -> None:
    page = window.pages["import"]
    page.read(ROSTER)
    settle(window)
    assert page.apply_button.text() == "Nhập 20 dòng"
    page.apply()
    settle(window)
    assert window.page == "people"
    assert len(window.people.model.rows) == 20
    assert window.frame.message.text.startswith("Đã nhập 20 dòng từ mau02.xlsx")


def _mend_a_person(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(0)
    settle(window)
    phone = people.editor.general.fields["phone"].editor
    phone.setText("0912345678")
    phone.edited.emit()
    assert people.editor.is_dirty
    people.editor.save()
    settle(window)
    assert not people.editor.is_dirty
    assert people.model.rows[0].phone == "0912345678"
    sentences = [each for line in people.editor.history.lines for each in line.sentences]
    assert sentences[0] == "Điện thoại: chưa ghi → 0912345678"


def _see_a_finding_and_open_the_person(window: MainWindow, settle: Settle) -> None:
    window.run("go_checks")
    settle(window)
    checks = window.pages["checks"]
    assert checks.tree.topLevelItemCount() > 5
    finding = checks._finding
    assert finding.legal_basis
    checks.open_record()
    settle(window)
    assert window.page == "people"
    assert ("people", window.people.editor.person_id) == checks._review.doors[finding.subject]


def _print_a_report(window: MainWindow, settle: Settle, out: Path) -> None:
    window.run("go_reports")
    settle(window)
    reports = window.pages["reports"]
    assert reports.document.pageCount() > 0
    for name in ("ds.pdf", "ds.xlsx", "ds.json"):
        reports.save_to(out / name)
        settle(window)
        assert window.frame.message.text == f"Đã lưu {name}."
    assert (out / "ds.pdf").read_bytes().startswith(b"%PDF")


def _export_the_list(window: MainWindow, settle: Settle, out: Path) -> None:
    pytest.importorskip("hrdesk.excel.template")
    window.run("go_people")
    window.people.export_to(out / "people.xlsx")
    settle(window)
    assert window.frame.message.text == "Đã ghi 20 dòng vào people.xlsx."
    again = importing.preview_staff(window.database.store, out / "people.xlsx")
    assert again.count("same") == 20


def _take_it_all_back(window: MainWindow, settle: Settle) -> None:
    window.run("go_people")
    assert window.actions_by_id["undo"].text().startswith("Hoàn tác: Sửa hồ sơ: ")
    window.run("undo")
    settle(window)
    assert window.people.model.rows[0].phone is None
    assert window.frame.message.text.startswith("Đã hoàn tác: Sửa hồ sơ: ")
    window.run("undo")
    settle(window)
    assert window.people.model.rows == []
    assert window.people.stack.currentWidget() is window.people.empty
    window.run("redo")
    settle(window)
    assert len(window.people.model.rows) == 20
