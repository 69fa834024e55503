from datetime import date

from hrdesk.services import people as service
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.widgets.child_list import ChildList
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
