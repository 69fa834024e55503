from hrdesk.ui.main_window import MainWindow
from tests.ui.conftest import Settle


def test_the_age_rule_is_settled_once_and_list_and_reports_follow(window: MainWindow, settle: Settle) -> None:
    window.go("reports")
    settle(window)
    reports = window.pages["reports"]
    reports.choose("staff-quality")
    settle(window)
    assert reports._boxes["age_rule"].currentText() == "Theo Thiết lập"
    young = {row.id: row.age for row in window.people.model.rows}
    window.go("settings")
    settle(window)
    tab = window.pages["settings"].counting
    tab.limits.setText("45, 30")
    assert "tăng dần" in tab._wrong.text()
    assert not tab._wrong.isHidden()
    tab.limits.setText("45")
    assert tab._wrong.isHidden()
    assert tab._bands.text() == "Các nhóm tuổi: Từ 45 tuổi trở xuống; Trên 45 tuổi."
    tab.counting.set_value("YEAR_DIFFERENCE")
    tab.settle()
    settle(window)
    rows = window.people.model.rows
    assert {row.age_band for row in rows} <= {"UP_TO_45", "OVER_45"}
    assert all(young[row.id] <= row.age <= young[row.id] + 1 for row in rows)  # type: ignore[operator]
    assert any(chip.text().startswith("Từ 45 tuổi trở xuống") for chip in window.people.chips._buttons.values())
    window.go("reports")
    settle(window)
    ages = next(
        reports.tables.widget(place).shown.table
        for place in range(reports.tables.count())
        if reports.tables.tabText(place) == "Độ tuổi"
    )
    labels = {heading.label for heading in ages.headings}
    assert {"Từ 45 tuổi trở xuống", "Trên 45 tuổi"} <= labels
