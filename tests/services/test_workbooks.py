"""Every kind of list through one door: several files at once, columns confirmed once, warnings beside rejections."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hrdesk.errors import UserError
from hrdesk.models import digest
from hrdesk.models.store import Store
from hrdesk.services import import_columns, importing, offices, people, workbooks
from tests import factories
from tests.services.equipment.rooms import added, furnish

ON = date(2022, 12, 31)
HEAD = ("Họ và tên", "Ngày sinh", "Giới tính", "Chức danh")
AN = ("Nguyễn Văn An", "12/03/1975", "Nam", "Chủ tịch HĐND")
URBAN = "Địa chính - xây dựng - đô thị và môi trường"


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def test_the_land_officers_title_of_a_ward_is_taken_in_a_commune_with_a_warning(store: Store, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", HEAD, AN, ("Lê Thị Bình", "1980", "Nữ", URBAN))
    result = workbooks.import_read(store, workbooks.read_files(store, "staff", [path])[0])
    told = result.as_json()
    assert (told["new"], told["rejected"]) == (2, 0)
    (warning,) = told["warnings"]
    assert (warning["row"], warning["column"], warning["value"]) == (3, "D (Chức danh)", URBAN)
    assert "không dùng ở xã; tên đúng là “Địa chính - nông nghiệp" in warning["reason"]
    assert people.list_people(store, ON)[1].positions == ("LAND_CONSTRUCTION_ENVIRONMENT",)


def test_a_title_on_a_line_above_is_held_against_the_kind_of_unit_too(tmp_path: Path) -> None:
    ward = offices.OfficeCard("08707", "phường Hội Hợp", "PHUONG", parent_code="243", parent_name="thành phố Vĩnh Yên")
    rows = (("Họ tên", "Năm sinh", "Phái"), ("Địa chính - nông nghiệp - xây dựng và môi trường",), AN[:3])
    with factories.make_store(tmp_path / "phuong", ward) as store:
        preview = workbooks.preview(store, "staff", workbook(tmp_path / "a.xlsx", *rows))
        assert ["tên đúng là “Địa chính - xây dựng - đô thị" in one.reason for one in preview.warnings] == [True]
        own = workbook(tmp_path / "b.xlsx", HEAD, (*AN[:3], URBAN))
        assert workbooks.preview(store, "staff", own).warnings == ()


def test_columns_confirmed_once_hold_for_every_later_workbook_of_that_form(store: Store, tmp_path: Path) -> None:
    head = (*HEAD[:3], "Công tác", "Cỡ giày")
    first = workbook(tmp_path / "a.xlsx", head, (*AN, "42"))
    with pytest.raises(UserError, match="thiếu cột bắt buộc “Chức danh”"):
        workbooks.preview(store, "staff", first)
    (sheet,) = import_columns.look(store, "staff", import_columns.open_book(first)).sheets
    before = state(store)
    import_columns.remember(store, "staff", {sheet.fingerprint: {3: "position_code", 4: ""}})
    assert state(store) == before
    second = workbook(tmp_path / "b.xlsx", ("Năm 2023",), head, (*AN, "42"))
    assert workbooks.preview(store, "staff", second).count(importing.NEW) == 1
    assert import_columns.look(store, "staff", import_columns.open_book(second)).is_sure
    result = importing.import_staff(store, second)
    assert people.list_people(store, ON)[0].positions == ("COUNCIL_CHAIR",)
    with pytest.raises(UserError):  # nobody confirmed anything about lists of training
        workbooks.preview(store, "training", second)
    assert [one.column for one in result.preview.warnings] == ["E (Cỡ giày)"]


def test_one_file_that_cannot_be_read_keeps_all_of_them_back(store: Store, tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", HEAD, AN)
    before = state(store)
    with pytest.raises(UserError, match=r"khong-co\.xlsx"):
        workbooks.read_files(store, "staff", [good, tmp_path / "khong-co.xlsx"])
    assert state(store) == before


def test_each_workbook_with_something_wrong_has_an_error_sheet_of_its_own(store: Store, tmp_path: Path) -> None:
    wrong = ("Lê Thị Bình", "31/02/1980", "Nữ", "VP-TK")
    files = [
        workbook(tmp_path / "a.xlsx", HEAD, wrong),
        workbook(tmp_path / "b.xlsx", HEAD, AN),
        workbook(tmp_path / "c.xlsx", HEAD, ("Lê Thị Mơ", "1980", "Nữ", URBAN)),
    ]
    read = workbooks.read_files(store, "staff", files)
    written = workbooks.write_error_sheets(store, read, tmp_path / "loi.xlsx")
    assert [path.name for path in written] == ["loi.xlsx", "loi-2.xlsx"]
    first, second = (openpyxl.load_workbook(path).worksheets[0] for path in written)
    assert "Không có ngày" in first["E2"].value
    assert (second["E1"].value, second["F1"].value) == ("Lỗi", "Lưu ý")
    assert "không dùng ở xã" in second["F2"].value
    with pytest.raises(UserError, match="trùng với chính tệp nhập"):
        workbooks.write_error_sheets(store, read, files[0])


def test_every_kind_writes_its_template_and_what_is_on_record(store: Store, tmp_path: Path) -> None:
    factories.saved_person(store)
    added(store, furnish(store).office)
    for kind in workbooks.KINDS:
        blank, full = tmp_path / f"{kind}.xlsx", tmp_path / f"{kind}-ra.xlsx"
        workbooks.write_template(kind, blank, store=store)
        with pytest.raises(UserError, match="chưa có dòng nào"):
            workbooks.preview(store, kind, blank)
        assert workbooks.export(store, kind, ON, full) == 1
        preview = workbooks.preview(store, kind, full)
        assert (preview.count(importing.SAME), preview.rows_read, preview.warnings) == (1, 1, ())
    with pytest.raises(UserError, match="Chưa có mẫu “salary”"):
        workbooks.write_template("salary", tmp_path / "tb.xlsx")
    with pytest.raises(UserError, match="Chưa nhập được loại “salary”"):
        workbooks.read_files(store, "salary", [])
