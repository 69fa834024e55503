"""Rosters become records: counted, matched, written as one step, never twice."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hrdesk import paths
from hrdesk.models import digest
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import demo, importing, people, reporting, undo
from hrdesk.services.importing import ImportPreview
from tests import factories

WORKBOOKS = Path(__file__).parents[1] / "data" / "workbooks"
ON = date(2022, 12, 31)
HEADINGS = ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Trình độ chuyên môn", "Chức danh", "Ngày giữ chức danh",
            "Kiêm nhiệm", "Thôn, tổ dân phố", "Bồi dưỡng nghiệp vụ", "Hệ số lương", "Hưởng từ ngày")  # fmt: skip
AN = ("Nguyễn Văn An", "12/03/1975", "Nam", "026075001234", "Trung cấp", "Văn phòng - Thống kê", "01/06/2015")


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def counts(preview: ImportPreview) -> tuple[int, int, int, int, int, int]:
    kinds = (importing.NEW, importing.CHANGED, importing.SAME)
    return (preview.rows_read, *map(preview.count, kinds), preview.rejected, preview.count(importing.DUPLICATE))  # type: ignore[return-value]


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


@pytest.mark.parametrize("name", ["mau02", "shuffled", "tcvn3"])
def test_a_roster_as_an_office_keeps_it_becomes_what_a_careful_clerk_would_key_in(store: Store, name: str) -> None:
    truth = json.loads((WORKBOOKS / f"{name}.truth.json").read_text("utf-8"))
    result = importing.import_staff(store, WORKBOOKS / f"{name}.xlsx")
    assert counts(result.preview) == (len(truth), len(truth), 0, 0, 0, 0)
    with store.reading() as connection:
        persons = {person.full_name: person for person in snapshot(connection, date(2026, 1, 1)).persons}
    assert persons.keys() == {row["full_name"] for row in truth}
    for row in truth:
        person = persons[row["full_name"]]
        shown = {
            "sex": person.sex,
            "date_of_birth": person.date_of_birth and person.date_of_birth.iso,
            "position_code": person.holdings[0].position_code,
            "party_member": person.party_member,
            "party_joined_on": person.party_joined_on and person.party_joined_on.iso,
            "citizen_id": person.citizen_id,
            "ethnicity": person.ethnicity,
            "religion": person.religion,
            **{kind: person.level(kind) for kind in ("professional_level", "political_theory_level")},
            "state_management_level": person.level("state_management_level"),
        }
        stated = {key: value for key, value in row.items() if key in shown and value is not None}
        assert {key: shown[key] for key in stated} == stated, row["full_name"]


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    importing.import_staff(store, WORKBOOKS / "mau02.xlsx")
    before = state(store)
    again = importing.import_staff(store, WORKBOOKS / "mau02.xlsx")
    assert counts(again.preview) == (20, 0, 0, 20, 0, 0)
    assert (again.changes.transaction, state(store)) == (None, before)


def test_an_import_is_undone_as_one_step(store: Store) -> None:
    before = state(store)
    importing.import_staff(store, WORKBOOKS / "mau02.xlsx")
    assert undo.undo(store).name == "Hoàn tác: Nhập danh sách: mau02.xlsx"
    assert state(store) == before


def test_a_dry_run_writes_nothing(store: Store) -> None:
    before = state(store)
    result = importing.import_staff(store, WORKBOOKS / "mau02.xlsx", dry_run=True)
    assert result.preview.count(importing.NEW) == 20
    assert state(store) == before


def test_a_second_row_with_another_position_is_a_second_assignment(store: Store, tmp_path: Path) -> None:
    second = (*AN[:5], "Đại biểu HĐND", "23/05/2021", "x")
    result = importing.import_staff(store, workbook(tmp_path / "a.xlsx", AN, second))
    assert result.preview.count(importing.NEW) == 2
    (row,) = people.list_people(store, ON)
    assert row.positions == ("OFFICE_STATISTICS", "COUNCIL_DEPUTY")


def test_an_empty_cell_erases_nothing_and_a_new_value_is_shown_before_and_after(store: Store, tmp_path: Path) -> None:
    importing.import_staff(store, workbook(tmp_path / "a.xlsx", AN))
    changed = (*AN[:3], None, None, AN[5], "01/07/2015")
    result = importing.import_staff(store, workbook(tmp_path / "b.xlsx", changed))
    (row,) = result.preview.rows
    assert [(d.label, d.before, d.after) for d in row.differences] == [
        ("Ngày giữ chức danh", "01/06/2015", "01/07/2015")
    ]
    (person,) = people.list_people(store, ON)
    assert (person.citizen_id, person.levels["professional_level"]) == ("026075001234", "INTERMEDIATE")


def test_a_higher_level_is_added_beside_the_lower_one(store: Store, tmp_path: Path) -> None:
    importing.import_staff(store, workbook(tmp_path / "a.xlsx", AN))
    importing.import_staff(store, workbook(tmp_path / "b.xlsx", (*AN[:4], "Đại học", *AN[5:])))
    (person,) = people.list_people(store, ON)
    assert person.levels["professional_level"] == "BACHELOR"
    rows = people.get_person(store, person.id).children["qualification"]
    assert sorted(row["level"] for row in rows) == ["BACHELOR", "INTERMEDIATE"]


def test_the_same_number_under_another_name_is_for_a_person_to_decide(store: Store, tmp_path: Path) -> None:
    importing.import_staff(store, workbook(tmp_path / "a.xlsx", AN))
    other = workbook(tmp_path / "b.xlsx", ("Nguyễn Văn Ân Em", *AN[1:]))
    preview = importing.preview_staff(store, other)
    (row,) = preview.rows
    assert (row.status, [one.full_name for one in row.candidates]) == (importing.DUPLICATE, ["Nguyễn Văn An"])
    before = state(store)
    importing.apply_staff(store, preview)
    assert state(store) == before
    key = (row.sheet, row.row)
    as_new = importing.apply_staff(store, preview, decisions={key: importing.NEW_PERSON})
    assert as_new.preview.count(importing.NEW) == 1
    undo.undo(store)
    importing.apply_staff(store, preview, decisions={key: row.candidates[0].id})
    assert [one.full_name for one in people.list_people(store, ON)] == ["Nguyễn Văn Ân Em"]


def test_two_rows_that_contradict_each_other_are_refused_with_the_first_named(store: Store, tmp_path: Path) -> None:
    second = ("Nguyễn Văn An", "12/03/1975", "Nữ", "026075001234", None, "Đại biểu HĐND")
    result = importing.import_staff(store, workbook(tmp_path / "a.xlsx", AN, second))
    assert counts(result.preview) == (2, 1, 0, 0, 1, 0)
    assert "khác với dòng 2" in result.preview.rejections[0].reason


def test_unknown_hamlets_are_announced_and_made(store: Store, tmp_path: Path) -> None:
    head = ("Lê Thị Mơ", "1970", "Nữ", None, None, "Trưởng thôn", None, None, "Thôn Nội Phật")
    same = ("Lê Văn Mận", "1971", "Nam", None, None, "Bí thư chi bộ thôn", None, None, "thôn nội phật")
    path = workbook(tmp_path / "a.xlsx", head, same)
    assert importing.preview_staff(store, path).new_hamlets == ("Thôn Nội Phật",)
    importing.import_staff(store, path)
    assert {row.unit_name for row in people.list_people(store, ON)} == {"Thôn Nội Phật"}


def test_bad_rows_do_not_keep_good_ones_out(store: Store, tmp_path: Path) -> None:
    bad = ("Trần Thị Bình", "31/02/1975", "Nữ", None, None, "Thủ kho")
    result = importing.import_staff(store, workbook(tmp_path / "a.xlsx", AN, bad))
    shown = result.as_json()
    assert counts(result.preview) == (2, 1, 0, 0, 1, 0)
    assert [(one["row"], one["value"]) for one in shown["rejections"]] == [(3, "31/02/1975"), (3, "Thủ kho")]
    assert shown["rows_read"] == shown["new"] + shown["changed"] + shown["same"] + shown["rejected"]


def test_records_that_moved_since_the_preview_stop_the_import(store: Store, tmp_path: Path) -> None:
    from hrdesk.errors import UserError

    preview = importing.preview_staff(store, workbook(tmp_path / "a.xlsx", AN))
    factories.saved_person(store, full_name="Nguyễn Văn An", citizen_id="026075001234", date_of_birth="1975-03-12")
    with pytest.raises(UserError, match="đã thay đổi từ lúc xem trước"):
        importing.apply_staff(store, preview)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Store]:
    """Yield the practice commune, filled from the shipped workbooks."""
    with factories.make_store(tmp_path / "tam-hop") as store:
        for name in demo.WORKBOOKS:
            importing.import_staff(store, paths.resources() / "samples" / name)
        yield store


def test_exporting_the_list_and_importing_it_back_changes_nothing(practice: Store, tmp_path: Path) -> None:
    before = state(practice)
    assert importing.export_staff(practice, ON, tmp_path / "a.xlsx") == 98
    again = importing.import_staff(practice, tmp_path / "a.xlsx")
    assert counts(again.preview) == (98, 0, 0, 98, 0, 0)
    assert state(practice) == before


def test_importing_a_printed_list_back_changes_nothing(practice: Store, tmp_path: Path) -> None:
    before = state(practice)
    reporting.write(practice, "staff-list", ON, tmp_path / "b.xlsx")
    again = importing.import_staff(practice, tmp_path / "b.xlsx")
    assert counts(again.preview) == (98, 0, 0, 98, 0, 0)
    assert state(practice) == before
