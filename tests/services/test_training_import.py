"""Lists of training become turns: found people, known turns, nothing twice, undone as one step."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hrdesk.errors import UserError
from hrdesk.models import digest, records
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import importing, training_import, undo, workbooks
from hrdesk.services.importing import ImportPreview
from hrdesk.services.transaction import transaction
from tests import factories

HEADINGS = ("Họ và tên", "Ngày sinh", "Số CCCD", "Loại", "Nội dung", "Tên khóa học", "Nơi học", "Từ ngày", "Đến ngày",
            "Kết quả", "Số chứng chỉ")  # fmt: skip
AN = ("Nguyễn Văn An", "12/03/1975", "026075001234")
COURSE = ("Bồi dưỡng", "Quản lý nhà nước", "Chuyên viên khóa 12", "Trong nước", "04/03/2019", "26/04/2019")


@pytest.fixture
def person(store: Store) -> str:
    """Somebody with one turn: professional skills, finished in 2019."""
    return factories.saved_person(store)


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def counts(preview: ImportPreview) -> tuple[int, int, int, int, int, int]:
    kinds = (importing.NEW, importing.CHANGED, importing.SAME)
    return (preview.rows_read, *map(preview.count, kinds), preview.rejected, preview.count(importing.DUPLICATE))  # type: ignore[return-value]


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def turns(store: Store) -> list[dict[str, Any]]:
    with store.reading() as connection:
        return sorted(records.fetch(connection, "training").values(), key=lambda row: row["started_on"] or "")


def test_a_line_becomes_a_turn_of_the_person_it_names(store: Store, person: str, tmp_path: Path) -> None:
    result = training_import.import_training(store, workbook(tmp_path / "a.xlsx", (*AN, *COURSE, "Giỏi", "1254")))
    assert counts(result.preview) == (1, 1, 0, 0, 0, 0)
    turn = turns(store)[-1]
    assert (turn["person_id"], turn["course_code"], turn["kind"], turn["place"]) == (
        person,
        "STATE_MANAGEMENT",
        "IN_SERVICE_TRAINING",
        "DOMESTIC",
    )
    assert (turn["started_on"], turn["ended_on"], turn["result"]) == ("2019-03-04", "2019-04-26", "Giỏi")
    with store.reading() as connection:
        (taken,) = snapshot(connection, date(2022, 12, 31)).persons
    assert [turn.course_code for turn in taken.turns] == ["PROFESSIONAL_SKILLS", "STATE_MANAGEMENT"]


def test_the_same_file_again_changes_nothing(store: Store, person: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (*AN, *COURSE), (*AN, "Đào tạo", "Khác", "Cao học", "Nước ngoài", "2015"))
    training_import.import_training(store, path)
    before = state(store)
    again = training_import.import_training(store, path)
    assert counts(again.preview) == (2, 0, 0, 2, 0, 0)
    assert (again.changes.transaction, state(store)) == (None, before)


def test_an_import_is_undone_as_one_step(store: Store, person: str, tmp_path: Path) -> None:
    before = state(store)
    training_import.import_training(store, workbook(tmp_path / "a.xlsx", (*AN, *COURSE), (*AN, *COURSE[:4], "2020")))
    assert len(turns(store)) == 3
    undo.undo(store)
    assert state(store) == before


def test_a_preview_writes_nothing_and_says_what_would_change(store: Store, person: str, tmp_path: Path) -> None:
    before = state(store)
    result = training_import.import_training(store, workbook(tmp_path / "a.xlsx", (*AN, *COURSE)), dry_run=True)
    assert (state(store), result.changes.transaction) == (before, None)
    labels = [difference.label for difference in result.preview.rows[0].differences]
    assert labels == ["Loại", "Nội dung", "Tên khóa học", "Nơi học", "Từ ngày", "Đến ngày"]


def test_a_mark_of_a_roster_is_completed_and_not_doubled(store: Store, person: str, tmp_path: Path) -> None:
    row = (*AN, "Bồi dưỡng", "Bồi dưỡng nghiệp vụ", "Nghiệp vụ hộ tịch", "Trong nước", "01/10/2019", "15/10/2019")
    result = training_import.import_training(store, workbook(tmp_path / "a.xlsx", row))
    assert counts(result.preview) == (1, 0, 1, 0, 0, 0)
    (turn,) = turns(store)
    assert (turn["started_on"], turn["ended_on"], turn["name"]) == ("2019-10-01", "2019-10-15", "Nghiệp vụ hộ tịch")


def test_another_year_is_another_turn(store: Store, person: str, tmp_path: Path) -> None:
    row = (*AN, "Bồi dưỡng", "Bồi dưỡng nghiệp vụ", None, "Trong nước", "01/10/2020", "15/10/2020")
    result = training_import.import_training(store, workbook(tmp_path / "a.xlsx", row))
    assert counts(result.preview) == (1, 1, 0, 0, 0, 0)
    assert len(turns(store)) == 2


def test_a_known_turn_is_filled_in_and_never_emptied(store: Store, person: str, tmp_path: Path) -> None:
    training_import.import_training(store, workbook(tmp_path / "a.xlsx", (*AN, *COURSE, "Giỏi")))
    later = (*AN, *COURSE[:2], None, *COURSE[3:], None, "1254")
    result = training_import.import_training(store, workbook(tmp_path / "b.xlsx", later))
    assert counts(result.preview) == (1, 0, 1, 0, 0, 0)
    turn = turns(store)[-1]
    assert (turn["name"], turn["result"], turn["certificate_no"]) == ("Chuyên viên khóa 12", "Giỏi", "1254")


def test_two_courses_of_one_day_are_two_turns_and_a_repeated_line_is_one(
    store: Store, person: str, tmp_path: Path
) -> None:
    other = (*COURSE[:2], "Chuyên viên chính khóa 3", *COURSE[3:])
    path = workbook(tmp_path / "a.xlsx", (*AN, *COURSE), (*AN, *other), (*AN, *COURSE))
    result = training_import.import_training(store, path)
    assert counts(result.preview) == (3, 2, 0, 1, 0, 0)
    assert len(turns(store)) == 3


def test_somebody_without_a_record_is_rejected_by_name(store: Store, person: str, tmp_path: Path) -> None:
    row = ("Lê Văn Lạ", "01/01/1980", None, *COURSE)
    result = training_import.import_training(store, workbook(tmp_path / "a.xlsx", row, (*AN, *COURSE)))
    assert counts(result.preview) == (2, 1, 0, 0, 1, 0)
    (rejection,) = result.preview.rejections
    assert (rejection.row, rejection.column, rejection.value) == (2, "A (Họ và tên)", "Lê Văn Lạ")
    assert "Không có hồ sơ của Lê Văn Lạ" in rejection.reason


def test_a_person_is_found_by_name_and_birth_without_a_number(store: Store, person: str, tmp_path: Path) -> None:
    result = training_import.import_training(store, workbook(tmp_path / "a.xlsx", (*AN[:2], None, *COURSE)))
    assert result.preview.rows[0].person == person


def test_a_number_under_another_name_is_for_the_clerk_to_decide(store: Store, person: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Trần Văn Bình", *AN[1:], *COURSE))
    preview = training_import.preview_training(store, path)
    assert counts(preview) == (1, 0, 0, 0, 0, 1)
    (row,) = preview.rows
    assert row.candidates[0].id == person
    decided = {(row.sheet, row.row): person}
    result = training_import.apply_training(store, preview, decisions=decided)
    assert counts(result.preview) == (1, 1, 0, 0, 0, 0)
    skipped = training_import.preview_training(store, path, decisions={(row.sheet, row.row): importing.SKIP})
    assert counts(skipped) == (1, 0, 0, 1, 0, 0)


def test_records_that_moved_since_the_preview_are_not_written_over(store: Store, person: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (*AN, *COURSE))
    preview = training_import.preview_training(store, path)
    with transaction(store, "Sửa hồ sơ") as writing:
        writing.change("person", person, {"citizen_id": "026075009999"})
    with pytest.raises(UserError, match="xem trước"):
        training_import.apply_training(store, preview)


def test_what_is_exported_and_imported_again_changes_nothing(store: Store, person: str, tmp_path: Path) -> None:
    double = (*AN, *COURSE)
    training_import.import_training(store, workbook(tmp_path / "a.xlsx", double, (*AN, *COURSE[:4], "2020")))
    with transaction(store, "Thêm lượt học giống hệt") as writing:
        known = next(row for row in turns(store) if row["name"])
        writing.add(
            "training", {key: value for key, value in known.items() if key not in ("id", "owner", "entered_on")}
        )
    before = state(store)
    assert training_import.export_training(store, tmp_path / "ra.xlsx") == 4
    again = training_import.import_training(store, tmp_path / "ra.xlsx")
    assert counts(again.preview) == (4, 0, 0, 4, 0, 0)
    assert state(store) == before


def test_errors_come_back_in_the_file_of_the_clerk(store: Store, person: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Lê Văn Lạ", "01/01/1980", None, *COURSE))
    result = training_import.import_training(store, path)
    workbooks.write_error_sheet(result.preview, tmp_path / "loi.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "loi.xlsx").worksheets[0]
    assert sheet.cell(1, len(HEADINGS) + 1).value == "Lỗi"
    assert "Không có hồ sơ" in sheet.cell(2, len(HEADINGS) + 1).value
