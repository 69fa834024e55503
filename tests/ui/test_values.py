import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.catalogs import catalog
from hrdesk.ui.widgets import form
from hrdesk.ui.widgets.choices import ChoiceValue, FlagValue, choices_of
from hrdesk.ui.widgets.values import DateValue, HundredthsValue, IntegerValue, TextValue


@pytest.fixture
def positions(qtbot: QtBot) -> ChoiceValue:
    made = ChoiceValue(choices_of("position"))
    qtbot.addWidget(made)
    return made


def test_a_long_list_is_found_by_typing_without_accents(positions: ChoiceValue) -> None:
    edit = positions.lineEdit()
    assert edit is not None
    edit.setText("bi thu dang uy")
    edit.editingFinished.emit()
    assert positions.value() == "PARTY_SECRETARY"
    assert positions.problem() is None


def test_what_is_not_in_the_list_is_kept_and_named(positions: ChoiceValue) -> None:
    edit = positions.lineEdit()
    assert edit is not None
    edit.setText("Trưởng ban Vui vẻ")
    edit.editingFinished.emit()
    assert positions.value() == "Trưởng ban Vui vẻ"
    assert positions.problem() == "“Trưởng ban Vui vẻ” không có trong danh mục; hãy chọn một dòng trong danh sách."


def test_a_code_outside_the_list_is_shown_and_not_lost(positions: ChoiceValue) -> None:
    positions.set_value("A_TITLE_OF_TOMORROW")
    assert positions.value() == "A_TITLE_OF_TOMORROW"
    positions.set_value(None)
    assert positions.value() is None


def test_titles_of_earlier_law_keep_their_names(positions: ChoiceValue) -> None:
    for entry in catalog("position").entries:
        positions.set_value(entry.code)
        assert positions.value() == entry.code
        assert positions.currentText().startswith(entry.label)


def test_yes_no_and_not_stated_are_three_things(qtbot: QtBot) -> None:
    made = FlagValue()
    qtbot.addWidget(made)
    for value in (None, 1, 0):
        made.set_value(value)
        assert made.value() == value


def test_decimals_are_kept_as_hundredths(qtbot: QtBot) -> None:
    made = HundredthsValue()
    qtbot.addWidget(made)
    for typed, value in (("2,34", 234), ("2.3", 230), ("4", 400), ("", None)):
        made.setText(typed)
        assert made.value() == value
        assert made.problem() is None
    made.setText("hai phẩy ba")
    assert made.problem() == "“hai phẩy ba” không phải là số; hãy chỉ ghi chữ số, phần lẻ sau dấu phẩy."
    made.set_value(366)
    assert made.text() == "3,66"


def test_integers_take_dots_between_thousands(qtbot: QtBot) -> None:
    made = IntegerValue()
    qtbot.addWidget(made)
    made.setText("12.345")
    assert made.value() == 12345


def test_a_date_is_tidied_when_the_field_is_left(qtbot: QtBot) -> None:
    made = DateValue()
    qtbot.addWidget(made)
    made.setText("15091976")
    made.editingFinished.emit()
    assert made.text() == "15/09/1976"
    assert made.value() == "1976-09-15"


def test_text_is_squeezed_and_empty_is_nothing(qtbot: QtBot) -> None:
    made = TextValue()
    qtbot.addWidget(made)
    made.setText("  thôn   Hữu Bằng ")
    assert made.value() == "thôn Hữu Bằng"
    made.setText("  ")
    assert made.value() is None


def test_every_declared_field_has_an_editor_with_a_name(qapp: QApplication, qtbot: QtBot) -> None:
    for declared in form.ALL_FIELDS:
        row = form.FieldRow(declared)
        qtbot.addWidget(row)
        assert row.caption.buddy() is row.editor
        assert row.editor.accessibleName() == declared.label
        assert row.caption.text().endswith(" *") == declared.required
