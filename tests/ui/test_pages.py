"""Checks, exchange between two offices, import decisions, settings, and that everything can be reached and named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from hrdesk.services import offices, trusting
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.printing import paint_pages
from tests import factories
from tests.ui.conftest import ROSTER, Settle

DISTRICT = offices.OfficeCard("249", "huyện Bình Xuyên", "HUYEN", parent_code="26", parent_name="tỉnh Vĩnh Phúc")


def test_a_finding_is_accepted_with_a_reason_and_taken_back(window: MainWindow, settle: Settle) -> None:
    window.go("checks")
    settle(window)
    checks = window.pages["checks"]
    finding, before = checks._finding, checks._count.text()
    checks.accept(finding, "Được Huyện ủy đồng ý tại Công văn 12")
    settle(window)
    assert window.frame.message.text == f"Đã chấp nhận, lý do sẽ in trong báo cáo: {finding.subject_name}."
    checks.chips.choose("accepted")
    assert checks._finding.accepted == "Được Huyện ủy đồng ý tại Công văn 12"
    checks.withdraw()
    settle(window)
    checks.chips.clear()
    assert checks._count.text() == before


def test_findings_can_be_seen_by_rule(window: MainWindow, settle: Settle) -> None:
    window.go("checks")
    settle(window)
    checks = window.pages["checks"]
    by_person = checks.tree.topLevelItemCount()
    checks.order.set_value("rule")
    checks.order.edited.emit()
    heads = [checks.tree.topLevelItem(place).text(0) for place in range(checks.tree.topLevelItemCount())]
    assert heads
    assert len(heads) != by_person
    assert any("Điều" in head for head in heads)


def test_the_second_import_finds_nothing_new_and_doubles_wait_for_a_decision(
    window: MainWindow, settle: Settle
) -> None:
    window.go("import", ROSTER)
    settle(window)
    page = window.pages["import"]
    assert page._summary.text() == "Đọc 20 dòng = 0 mới + 0 thay đổi + 20 giống hồ sơ + 0 bị loại + 0 nghi trùng."
    assert not page.apply_button.isEnabled()


def test_a_double_is_decided_by_the_clerk(window: MainWindow, settle: Settle) -> None:
    people = window.people
    people.view.selectRow(0)
    settle(window)
    born = people.editor.general.fields["date_of_birth"].editor
    born.setText("1993")  # type: ignore[union-attr]
    born.edited.emit()
    people.editor.save()
    settle(window)
    window.go("import", ROSTER)
    settle(window)
    page = window.pages["import"]
    doubtful = [line for line in page._lines if line.status == "duplicate"]
    assert [line.name for line in doubtful] == ["Đoàn Ngọc Ánh"]
    page.decide(doubtful[0].key, doubtful[0].candidates[0][0])
    settle(window)
    assert page.apply_button.text() == "Nhập 1 dòng"
    page.apply()
    settle(window)
    assert len(people.model.rows) == 20
    assert str(people.model.rows[0].date_of_birth) == "21/12/1993"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 not a workbook"])
def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(
    window: MainWindow, settle: Settle, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    window.go("import", tmp_path / "a.xlsx")
    settle(window)
    assert "a.xlsx" in window.frame.message.text
    assert window.pages["import"].stack.currentIndex() == 0


def test_a_commune_seals_and_the_district_takes_with_the_code(
    window: MainWindow, new_window: Callable[[], MainWindow], settle: Settle, tmp_path: Path
) -> None:
    below, above = tmp_path / "xa.hrc", tmp_path / "huyen.hrc"
    with factories.make_store(tmp_path / "huyen", DISTRICT) as district:
        trusting.write_card(district, above)
    window.go("exchange")
    settle(window)
    send = window.pages["exchange"].send
    assert not send.seal_button.isEnabled()
    _trust(window, send.trust, above, settle)
    assert send._above_label.text() == "Gói dữ liệu sẽ niêm phong cho: huyện Bình Xuyên"
    window.database.read(lambda store: trusting.write_card(store, below), lambda _: None, owner=window)
    send.seal(tmp_path / "xa.hrb")
    settle(window)
    code = send.code.text()
    assert send.sent.rows[0].control_code == code

    upper = new_window()
    upper.open_folder(tmp_path / "huyen", factories.PASSPHRASE)
    settle(upper)
    upper.go("exchange")
    settle(upper)
    receive = upper.pages["exchange"].receive
    receive.preview([tmp_path / "xa.hrb"])
    settle(upper)
    assert receive.files.rows[0].result != "applied"
    _believe(upper, below, settle)
    receive.preview([tmp_path / "xa.hrb"])
    settle(upper)
    assert receive.files.rows[0].result == "previewed"
    _type_code(upper, "0000 0000 0000 0000 0000", settle)
    assert receive.files.rows[0].result == "previewed"
    assert upper.frame.message.text
    _type_code(upper, code, settle)
    assert receive.files.rows[0].result == "applied"
    assert receive.board.rows[0].state == "received"
    upper.go("people")
    settle(upper)
    assert len(upper.people.model.rows) == 20


def _trust(window: MainWindow, trust: QWidget, card: Path, settle: Settle) -> None:
    trust.read(card)  # type: ignore[attr-defined]
    settle(window)
    trust.typed.setText("1234")  # type: ignore[attr-defined]
    trust.confirm()  # type: ignore[attr-defined]
    settle(window)
    assert trust.bar.text  # type: ignore[attr-defined]
    trust.typed.setText(trust._print.text())  # type: ignore[attr-defined]
    trust.confirm()  # type: ignore[attr-defined]
    settle(window)


def _believe(window: MainWindow, card: Path, settle: Settle) -> None:
    window.database.write(lambda store: trusting.trust(store, card), owner=window)
    settle(window)
    window.pages["exchange"].reload()
    settle(window)


def _type_code(window: MainWindow, code: str, settle: Settle) -> None:
    receive = window.pages["exchange"].receive
    receive.code.setText(code)
    receive.apply_button.click()
    settle(window)


def test_hamlets_quotas_users_and_a_check_of_the_file(window: MainWindow, settle: Settle) -> None:
    window.go("settings")
    settle(window)
    page = window.pages["settings"]
    tab = page.hamlets
    tab.name.setText("thôn Hữu Bằng")
    tab.add_hamlet()
    settle(window)
    assert [hamlet.name for hamlet in tab.hamlets.rows] == ["thôn Hữu Bằng"]
    tab.view.selectRow(0)
    for column, text in (("valid_from", "1/1/2020"), ("valid_to", "1/1/2019"), ("households", "412")):
        line = tab.form.fields[column].editor
        line.setText(text)
        line.edited.emit()
    tab.save_hamlet()
    assert "sớm hơn" in tab.form.fields["valid_to"].wrong
    tab.form.fields["valid_to"].editor.setText("")
    tab.form.fields["valid_to"].editor.edited.emit()
    tab.form.fields["unit_class"].editor.set_value("II")
    tab.form.fields["unit_class"].editor.edited.emit()
    tab.save_hamlet()
    settle(window)
    kept = tab.hamlets.rows[0]
    assert (kept.unit_class, kept.record["households"], kept.record["valid_from"]) == ("II", 412, "2020-01-01")
    assert tab.chosen is kept
    page.quota_group.set_value("COUNCIL_DEPUTY")
    page.quota_count.setText("25")
    page.quota_since.setText("1/1/2022")
    page.set_quota()
    settle(window)
    assert [(quota.group, quota.assigned) for quota in page.quotas.rows] == [("COUNCIL_DEPUTY", 25)]
    page.quota_view.selectRow(0)
    page.remove_quota()
    settle(window)
    assert page.quotas.rows == []
    page.users.name.setText("Trần Văn Bình")
    page.users.new_role.set_value("LEADER")
    page.users.passphrase.setText("một câu khác hẳn")
    page.users.add()
    settle(window)
    assert [(user.name, user.role) for user in page.users.model.rows][-1] == ("Trần Văn Bình", "LEADER")
    page.verify()
    settle(window)
    assert window.frame.message.text.startswith("Dữ liệu nguyên vẹn (20 người)")


def test_the_pages_shown_are_the_pages_printed(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    window.go("reports")
    settle(window)
    document = window.pages["reports"].document
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint_pages(document, printer) == document.pageCount()
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_everything_that_takes_input_has_a_name(window: MainWindow, settle: Settle) -> None:
    window.go("people")
    window.people.view.selectRow(0)
    for page in ("overview", "people", "checks", "reports", "exchange", "settings"):
        window.go(page)
        settle(window)
        shown = window.pages[page]
        for kind in (QLineEdit, QComboBox):
            for made in shown.findChildren(kind):
                if made.objectName() == "qt_spinbox_lineedit" or isinstance(made.parentWidget(), QComboBox):
                    continue
                assert made.accessibleName(), (page, made)


def test_the_theme_and_the_text_size_change_while_the_window_is_open(window: MainWindow, settle: Settle) -> None:
    for name in ("overview", "people", "checks", "reports", "exchange", "import", "settings"):
        window.go(name)
        settle(window)
    page = window.pages["settings"]
    page.theme.set_value("dark")
    page.theme.edited.emit()
    page.text_size.set_value("175")
    page.text_size.edited.emit()
    settle(window)
    assert window.desk.settings.text_size == 175
    smallest = window.minimumSizeHint()
    assert (smallest.width(), smallest.height()) <= (1366, 768)
    assert smallest.height() <= 768
    page.theme.set_value("light")
    page.theme.edited.emit()
    page.text_size.set_value("100")
    page.text_size.edited.emit()
    settle(window)
    assert window.catcher.box is None


def test_closing_and_locking_asks_for_the_passphrase_again(window: MainWindow, settle: Settle) -> None:
    window.run("lock")
    settle(window)
    assert window.outer.currentWidget() is window.start
    assert window.start.stack.currentIndex() == 1
    assert window.database.store is None
    assert not window.actions_by_id["undo"].isEnabled()
