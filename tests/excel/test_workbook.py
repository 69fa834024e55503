"""Files as clerks hand them in: the good ones give plain values, each bad one gives one sentence."""

import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hrdesk.errors import UserError
from hrdesk.excel import container
from hrdesk.excel.cells import Broken, Cell, CellKind
from hrdesk.excel.workbook import Format, open_workbook

WORKBOOKS = Path(__file__).parent.parent / "data" / "workbooks"
Make = Callable[..., Path]


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        open_workbook(path)
    return refused.value.sentence


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
def test_old_and_open_formats_are_read(name: str) -> None:
    book = open_workbook(WORKBOOKS / name)
    assert book.format == Format(name[-3:])
    sheet = book.sheets[0]
    assert sheet.rows[3][:4] == [1.0, "Nguyễn Văn An", date(1975, 3, 12), ""]
    assert (sheet.merged is None) == (book.format is Format.ODS)


def test_cells_tell_their_kind_and_whether_they_are_calculated(make: Make) -> None:
    sheet = open_workbook(make([["a", 1, date(1975, 3, 12), True, "=1+1", None]])).sheets[0]
    kinds = [sheet.cell(0, column).kind for column in range(6)]
    assert kinds == [
        CellKind.TEXT,
        CellKind.NUMBER,
        CellKind.DATE,
        CellKind.BOOL,
        CellKind.ERROR,
        CellKind.EMPTY,
    ]
    assert sheet.cell(0, 4) == Cell(Broken(), CellKind.ERROR)
    assert sheet.cell(99, 99).kind is CellKind.EMPTY


@pytest.mark.parametrize("name", ["mat-khau.xlsx", "mat-khau.xls", "mat-khau.ods"])
def test_a_password_is_asked_to_be_taken_off(name: str) -> None:
    assert refusal(WORKBOOKS / name) == (
        f"Tệp “{name}” có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập tệp đã lưu."
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "tệp PDF"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "trang web hoặc tệp XML mang tên bảng tính"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "trang web hoặc tệp XML mang tên bảng tính"),
        (b"\x89PNG\r\n\x1a\n\0\0", "tệp ảnh"),
        (b"Rar!\x1a\x07", "tệp nén"),
        ("Họ và tên;Ngày sinh\n".encode(), "tệp chữ (CSV hoặc TXT)"),
        (b"\x01\x02\0\0\x03", "tệp thuộc loại khác"),
    ],
)
def test_another_kind_of_file_under_a_workbooks_name_is_named(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "danh sach.xlsx"
    path.write_bytes(data)
    assert refusal(path) == (
        f"Tệp “danh sach.xlsx” là {kind}, không phải bảng tính .xlsx, .xls hay .ods; hãy lưu thành .xlsx rồi làm lại."
    )


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"word/document.xml": b"<x/>"}, "văn bản Word hoặc tài liệu khác"),
        ({"xl/workbook.bin": b""}, "bảng tính dạng nhị phân (.xlsb)"),
        ({"anh.jpg": b""}, "tệp nén"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"},
            "văn bản Word hoặc tài liệu khác",
        ),
    ],
)
def test_other_archives_are_no_workbooks(tmp_path: Path, parts: dict[str, bytes], kind: str) -> None:
    path = tmp_path / "danh sach.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert refusal(path).startswith(f"Tệp “danh sach.xlsx” là {kind},")


def test_an_old_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "danh sach.xls"
    path.write_bytes(container._OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 900)
    assert refusal(path).startswith("Tệp “danh sach.xls” là văn bản Word hoặc tài liệu khác,")


def test_missing_and_empty_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    empty = tmp_path / "rong.xlsx"
    empty.touch()
    assert refusal(empty) == "Tệp “rong.xlsx” rỗng (0 byte); hãy lấy lại tệp gốc."
    assert refusal(tmp_path / "khong co.xlsx").startswith("Không tìm thấy tệp “")
    assert "không phải là một tệp" in refusal(tmp_path)


def test_a_truncated_workbook_is_damaged(make: Make) -> None:
    path = make([["a"] * 50] * 50)
    data = path.read_bytes()
    damaged = "bị hỏng hoặc chép chưa hết"
    path.write_bytes(data[: len(data) // 2])
    assert damaged in refusal(path)
    middle = len(data) // 3
    path.write_bytes(data[:middle] + bytes(255 - byte for byte in data[middle : middle + 60]) + data[middle + 60 :])
    assert damaged in refusal(path)


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
def test_other_formats_may_be_truncated_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((WORKBOOKS / name).read_bytes()[:3000])
    assert "bị hỏng hoặc chép chưa hết" in refusal(path) or "tệp thuộc loại khác" in refusal(path)


def test_a_workbook_open_in_excel_is_refused_with_who_has_it(make: Make) -> None:
    path = make([["a"]])
    user = "Trần Thị Hoa".encode()
    owner = path.with_name("~$" + path.name)
    owner.write_bytes(bytes([len(user)]) + user + b" " * 100)
    assert refusal(path) == (
        "Tệp “danh sach.xlsx” đang mở trong Excel (người mở: Trần Thị Hoa); hãy lưu và đóng tệp rồi làm lại "
        "(nếu không ai mở, hãy xóa tệp khóa đi kèm)."
    )
    assert "chỉ là tệp khóa tạm" in refusal(owner)
    owner.unlink()
    lock = path.with_name(f".~lock.{path.name}#")
    lock.touch()
    assert "đang mở trong Excel;" in refusal(path)
    lock.unlink()
    assert open_workbook(path).sheets[0].rows == [["a"]]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the owner may read everything here")
def test_a_file_that_may_not_be_read_is_said_to_be_locked(make: Make) -> None:
    path = make([["a"]])
    path.chmod(0)
    assert "đang bị khóa hoặc không có quyền đọc" in refusal(path)


def test_a_locked_file_gives_its_sentence(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make([["a"]])

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "read_bytes", refuse)  # only Windows locks a file that is open
    assert refusal(path) == (
        "Không mở được tệp “danh sach.xlsx” vì tệp đang bị khóa hoặc không có quyền đọc; "
        "hãy đóng tệp trong Excel (hoặc xin quyền đọc) rồi làm lại."
    )


def test_a_file_larger_than_any_roster_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lon.xlsx"
    with path.open("wb") as file:
        file.truncate(container.MAX_FILE + 1)
    assert "lớn hơn 64 MB" in refusal(path)


def test_an_archive_that_would_unpack_without_end_is_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_UNPACKED", 2**25)  # the real bound takes seconds to write
    path = make([["a"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(container.MAX_UNPACKED // 2**22 + 1):
                part.write(b"\0" * 2**22)
    path.write_bytes(stream.getvalue())
    assert len(stream.getvalue()) < 2**20
    assert refusal(path).startswith("Tệp “danh sach.xlsx” bung ra quá lớn")


def test_an_archive_that_lies_about_its_size_is_damaged(make: Make) -> None:
    path = make([["a"] * 30] * 300)
    data = bytearray(path.read_bytes())
    name = b"xl/worksheets/sheet1.xml"
    entry = data.rindex(name) - 46  # its line in the central directory
    assert data[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, entry + 24, 500)
    path.write_bytes(data)
    assert "bị hỏng" in refusal(path)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "ZZ99999"])
def test_a_stray_cell_far_away_is_refused_before_it_takes_the_memory(tmp_path: Path, cell: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a"] * 20)
    sheet[cell] = "?"
    book.save(tmp_path / "xa.xlsx")
    assert refusal(tmp_path / "xa.xlsx") == (
        f"Trang “Sheet” của tệp “xa.xlsx” có ô dữ liệu ở quá xa (ô {cell}); "
        "hãy xóa các hàng, cột thừa hoặc chép danh sách sang tệp mới rồi làm lại."
    )


def test_a_long_sheet_that_is_no_bomb_is_read(make: Make) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("dài")
    for number in range(100_001):
        sheet.append([number])
    path = make([["a"]]).with_name("dai.xlsx")
    book.save(path)
    assert len(open_workbook(path).sheets[0].rows) == 100_001
