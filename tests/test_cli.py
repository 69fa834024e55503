"""The command line as other programs rely on it: exit codes, sentences, shapes of JSON."""

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hrdesk.cli import main
from hrdesk.models import crypt
from hrdesk.services import checking, stores
from tests import factories

ROSTER = Path(__file__).parent / "data" / "workbooks" / "mau02.xlsx"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs ``hrdesk`` and gives exit code, output and errors."""
    monkeypatch.setenv("HRDESK_PASSPHRASE", factories.PASSPHRASE)
    monkeypatch.setattr(crypt, "DEFAULT_KDF", factories.CHEAP)

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["hrdesk", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return run


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """Return the folder of a new commune."""
    made = tmp_path / "xa"
    code, _, err = run(
        "new", made, "--unit-code", "08962", "--unit-name", "xã Tam Hợp", "--kind", "XA", "--class", "I",
        "--parent-code", "249", "--parent-name", "huyện Bình Xuyên",
    )  # fmt: skip
    assert code == 0, err
    return made


def as_json(outcome: tuple[int, str, str]) -> dict[str, Any]:
    code, out, err = outcome
    assert code == 0, err
    shown: dict[str, Any] = json.loads(out)
    return shown


def test_new_prints_the_recovery_code_once(run: Run, tmp_path: Path) -> None:
    shown = as_json(run("new", tmp_path / "a", "--unit-code", "1", "--unit-name", "xã A", "--kind", "XA", "--json"))
    assert shown["unit"] == {"code": "1", "name": "xã A"}
    assert len(shown["recovery_code"].replace("-", "")) == 25


def test_new_refuses_a_kind_outside_the_catalog_and_leaves_nothing(run: Run, tmp_path: Path) -> None:
    code, _, err = run("new", tmp_path / "a", "--unit-code", "1", "--unit-name", "xã A", "--kind", "LANG")
    assert (code, "không có trong danh mục" in err, err.count("\n")) == (1, True, 1)
    assert not (tmp_path / "a").exists()


def test_import_gives_the_promised_object(run: Run, folder: Path) -> None:
    shown = as_json(run("import", "staff", ROSTER, "--store", folder, "--json"))
    keys = ("rows_read", "new", "changed", "same", "rejected", "duplicates_suspected", "rejections")
    assert [shown[key] for key in keys] == [20, 20, 0, 0, 0, 0, []]
    assert shown["transaction"]
    again = as_json(run("import", "staff", ROSTER, "--store", folder, "--json"))
    assert (again["same"], again["transaction"]) == (20, None)


def test_dry_run_changes_nothing(run: Run, folder: Path) -> None:
    before = as_json(run("verify", "--store", folder, "--json"))
    assert as_json(run("import", "staff", ROSTER, "--store", folder, "--dry-run", "--json"))["new"] == 20
    assert as_json(run("verify", "--store", folder, "--json")) == before


def test_a_list_of_training_goes_from_its_template_to_the_report_by_year(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    run("import", "staff", ROSTER, "--store", folder)
    template = tmp_path / "dao-tao.xlsx"
    assert run("template", "training", "-o", template)[0] == 0
    book = openpyxl.load_workbook(template)
    row = {"Họ và tên": "Người Lạ", "Ngày sinh": "01/01/1980", "Loại": "Bồi dưỡng", "Nội dung": "Tin học",
           "Nơi học": "Nước ngoài", "Từ ngày": "03/2021", "Đến ngày": "04/2021"}  # fmt: skip
    truth = json.loads(ROSTER.with_name("mau02.truth.json").read_text("utf-8"))[0]
    sheet = book.worksheets[0]
    for name, born in (("Người Lạ", "01/01/1980"), (truth["full_name"], truth["date_of_birth"])):
        cells = row | {"Họ và tên": name, "Ngày sinh": born}
        sheet.append([cells.get(heading.value) for heading in sheet[1]])
    book.save(template)
    shown = as_json(run("import", "training", template, "--store", folder, "--json"))
    assert (shown["rows_read"], shown["new"], shown["rejected"]) == (2, 1, 1)
    assert shown["rejections"][0]["column"] == "A (Họ và tên)"
    path = tmp_path / "nam.json"
    as_json(run("report", "training-by-year", "--store", folder, "-o", path, "--as-of", "2022-12-31", "--json"))
    rows = json.loads(path.read_text("utf-8"))["facts"]["rows"]
    assert [line["years"]["2021"]["turns"] for line in rows if line["ordinal"] == "II"] == [1]


def test_a_register_of_equipment_goes_from_the_workbook_to_the_report(run: Run, folder: Path, tmp_path: Path) -> None:
    before = as_json(run("verify", "--store", folder, "--json"))
    register = ROSTER.with_name("equipment.xlsx")
    code, out, _ = run("import", "equipment", register, "--store", folder, "--dry-run")
    assert (code, as_json(run("verify", "--store", folder, "--json"))) == (0, before)
    assert "Sẽ thêm thôn, tổ dân phố: Thôn Hữu Bằng, Thôn Nội Phật." in out
    assert "Sẽ thêm nơi đặt: Bộ phận một cửa, Phòng Chủ tịch UBND" in out
    shown = as_json(run("import", "equipment", register, "--store", folder, "--json"))
    counts = ("rows_read", "new", "changed", "same", "rejected", "duplicates_suspected")
    assert [shown[key] for key in counts] == [11, 11, 0, 0, 0, 0]
    assert (shown["rejections"], shown["warnings"]) == ([], [])
    again = as_json(run("import", "equipment", register, "--store", folder, "--json"))
    assert ([again[key] for key in counts], again["transaction"]) == ([11, 0, 0, 11, 0, 0], None)
    path = tmp_path / "so.json"
    as_json(run("report", "equipment-register", "--store", folder, "-o", path, "--json"))
    truth = json.loads(ROSTER.with_name("equipment.truth.json").read_text("utf-8"))
    rows = json.loads(path.read_text("utf-8"))["facts"]["rows"]
    found = [{key: row[key] for key in truth[0]} for row in rows]
    assert sorted(found, key=str) == sorted(truth, key=str)
    assert run("undo", "--store", folder)[0] == 0
    assert as_json(run("verify", "--store", folder, "--json")) == before


def test_undo_takes_the_import_back(run: Run, folder: Path) -> None:
    before = as_json(run("verify", "--store", folder, "--json"))
    run("import", "staff", ROSTER, "--store", folder)
    listed = as_json(run("undo", "--store", folder, "--list", "--json"))["transactions"]
    assert listed[0]["name"] == "Nhập danh sách: mau02.xlsx"
    assert listed[0]["undoable"]
    assert run("undo", "--store", folder)[0] == 0
    after = as_json(run("verify", "--store", folder, "--json"))
    assert (after["ok"], after["integrity"], after["state_digest"]) == (True, "ok", before["state_digest"])
    assert run("undo", "--store", folder)[::2] == (1, "Không có việc nào để hoàn tác.\n")


def test_the_same_people_in_two_stores_give_one_digest(run: Run, tmp_path: Path) -> None:
    digests = []
    for name in ("a", "b"):
        run("new", tmp_path / name, "--unit-code", "08962", "--unit-name", "xã Tam Hợp", "--kind", "XA")
        run("import", "staff", ROSTER, "--store", tmp_path / name)
        digests.append(as_json(run("verify", "--store", tmp_path / name, "--json"))["state_digest"])
    assert digests[0] == digests[1]


def test_a_wrong_passphrase_says_so(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRDESK_PASSPHRASE", "không phải câu này")
    code, out, err = run("verify", "--store", folder)
    assert (code, out) == (1, "")
    assert "mật khẩu" in err.lower()


def test_a_folder_without_a_store_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run("check", "--store", tmp_path / "khong-co")
    assert code == 1
    assert "khong-co" in err


def test_wrong_usage_is_exit_2(run: Run, folder: Path) -> None:
    assert run("import", "staff")[0] == 2
    assert run("report", "staff-list")[0] == 2
    for day in ("31/12/2022", "2022-02-30", "2023-02-29"):
        code, _, err = run("check", "--store", folder, "--as-of", day)
        assert (code, f"“{day}” không phải ngày có thật" in err) == (2, True)


def test_check_names_rule_law_and_person(run: Run, folder: Path) -> None:
    run("import", "staff", ROSTER, "--store", folder)
    shown = as_json(run("check", "--store", folder, "--as-of", "2022-12-31", "--json"))
    assert shown["findings"]
    keys = {"rule", "severity", "subject", "unit", "message", "legal_basis", "accepted"}
    assert all(keys <= finding.keys() for finding in shown["findings"])
    only = as_json(run("check", "--store", folder, "--as-of", "2022-12-31", "--standard", "QD04.2004", "--json"))
    assert 0 < len(only["findings"]) < len(shown["findings"])
    assert run("check", "--store", folder, "--standard", "KHONG.CO")[0] == 1


def test_a_check_says_what_was_accepted_and_why(run: Run, folder: Path) -> None:
    run("import", "staff", ROSTER, "--store", folder)
    found = as_json(run("check", "--store", folder, "--as-of", "2022-12-31", "--json"))["findings"]
    with stores.open_store(folder, passphrase=factories.PASSPHRASE) as store:
        checking.accept(store, rule=found[0]["rule"], subject=found[0]["subject"], reason="Công văn 12/UBND")
    code, shown, _ = run("check", "--store", folder, "--as-of", "2022-12-31")
    assert code == 0
    (line,) = [line for line in shown.splitlines() if "Công văn 12/UBND" in line]
    assert line.endswith("Đã chấp nhận: Công văn 12/UBND.")
    assert not line.startswith(f"[{found[0]['severity']}]")
    assert shown.splitlines()[-1] == f"{len(found) - 1} điều cần xem, 1 điều đã chấp nhận."


def test_reports_come_as_pdf_workbook_and_json(run: Run, folder: Path, tmp_path: Path) -> None:
    run("import", "staff", ROSTER, "--store", folder)
    known = [row["report"] for row in as_json(run("report", "list", "--json"))["reports"]]
    assert {"staff-list", "staff-quality", "standards"} <= set(known)
    for identifier in known:
        for suffix in ("pdf", "xlsx", "json"):
            path = tmp_path / f"{identifier}.{suffix}"
            code, _, err = run("report", identifier, "--store", folder, "--as-of", "2022-12-31", "-o", path)
            assert (code, err) == (0, "")
            assert path.stat().st_size > 100
    shown = json.loads((tmp_path / "staff-list.json").read_text("utf-8"))
    assert {key: shown[key] for key in ("report", "as_of", "unit")} == {
        "report": "staff-list",
        "as_of": "2022-12-31",
        "unit": {"code": "08962", "name": "xã Tam Hợp"},
    }
    assert len(shown["facts"]["rows"]) == 20


def test_a_report_is_told_its_parameters(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    how = ("report", "equipment-register", "--store", folder, "-o", path)
    assert run(*how, "--param", "form=S11-X")[0] == 0
    assert "Mẫu số: S11-X" in [cell.value for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
    assert run(*how, "--param", "mau=S11-X")[0] == 1
    assert run(*how, "--param", "form")[0] == 2


def test_a_report_of_an_unknown_kind_or_suffix_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("report", "khong-co", "--store", folder, "-o", tmp_path / "a.pdf")[0] == 1
    assert run("report", "staff-list", "--store", folder, "-o", tmp_path / "a.docx")[0] == 1
    assert list(tmp_path.glob("a.*")) == []


def test_records_go_up_and_are_received_once(run: Run, folder: Path, tmp_path: Path) -> None:
    above = tmp_path / "huyen"
    run("new", above, "--unit-code", "249", "--unit-name", "huyện Bình Xuyên", "--kind", "HUYEN")
    run("import", "staff", ROSTER, "--store", folder)
    card = as_json(run("card", "--store", above, "-o", tmp_path / "huyen.hrc", "--json"))
    run("card", "--store", folder, "-o", tmp_path / "xa.hrc")
    assert run("trust", tmp_path / "huyen.hrc", "--store", folder, "--fingerprint", "0" * 20)[0] == 1
    trusted = run("trust", tmp_path / "huyen.hrc", "--store", folder, "--fingerprint", card["fingerprint"])
    assert trusted[0] == 0, trusted[2]
    run("trust", tmp_path / "xa.hrc", "--store", above)
    bundle = tmp_path / "xa.hrb"
    sent = as_json(run("export", "--store", folder, "-o", bundle, "--as-of", "2022-12-31", "--json"))
    preview = as_json(run("receive", bundle, "--store", above, "--preview", "--json"))
    assert (preview["result"], preview["unit"], preview["seq"]) == ("previewed", "08962", 1)
    assert preview["control_code"] == sent["control_code"]
    applied = as_json(run("receive", bundle, "--store", above, "--json"))
    assert (applied["result"], applied["counts"]) == ("applied", preview["counts"])
    assert as_json(run("receive", bundle, "--store", above, "--json"))["result"] == "already_merged"
    board = as_json(run("inbox", "--store", above, "--json"))["units"]
    assert [(row["unit"], row["seq"], row["state"]) for row in board] == [("08962", 1, "received")]


def test_a_damaged_bundle_is_refused_with_a_sentence(run: Run, folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "hong.hrb"
    bad.write_bytes(b"%PDF-1.7 not a bundle")
    before = as_json(run("verify", "--store", folder, "--json"))
    code, _, err = run("receive", bad, "--store", folder)
    assert (code, err.count("\n")) == (1, 1)
    assert as_json(run("verify", "--store", folder, "--json")) == before


def test_backup_and_restore_bring_the_same_records_back(run: Run, folder: Path, tmp_path: Path) -> None:
    run("import", "staff", ROSTER, "--store", folder)
    before = as_json(run("verify", "--store", folder, "--json"))
    run("backup", "--store", folder, "-o", tmp_path / "sao-luu.hrbak")
    assert run("restore", tmp_path / "sao-luu.hrbak", tmp_path / "moi")[0] == 0
    assert as_json(run("verify", "--store", tmp_path / "moi", "--json")) == before
    assert run("restore", tmp_path / "sao-luu.hrbak", tmp_path / "moi")[0] == 1
    assert run("restore", ROSTER, tmp_path / "khac")[0] == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("rong.xlsx", b""), ("bao-cao.xlsx", b"%PDF-1.7\n1 0 obj"), ("khong-co.xlsx", None)],
)
def test_a_file_that_is_no_workbook_changes_nothing(
    run: Run, folder: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    before = as_json(run("verify", "--store", folder, "--json"))
    code, out, err = run("import", "staff", path, "--store", folder)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert name in err
    assert as_json(run("verify", "--store", folder, "--json")) == before


def _state(run: Run, folder: Path) -> str:
    return str(as_json(run("verify", "--store", folder, "--json"))["state_digest"])


def _workbook(path: Path, *rows: tuple[Any, ...], merged: str = "") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    if merged:
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    return path


HEAD = ("Họ và tên", "Ngày sinh", "Giới tính", "Chức danh")
AN = ("Nguyễn Văn An", "12/03/1975", "Nam", "Chủ tịch HĐND")


def _word(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return path


def _bytes(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda path: path, "Không tìm thấy tệp"),
    "password": (lambda _: ROSTER.with_name("mat-khau.xlsx"), "có mật khẩu"),
    "word": (_word, "là văn bản Word hoặc tài liệu khác"),
    "empty workbook": (lambda path: _workbook(path), "không có ô nào có dữ liệu"),
    "only headings": (lambda path: _workbook(path, HEAD), "chưa có dòng nào bên dưới"),
    "csv": (lambda path: _bytes(path, "Họ và tên,Ngày sinh\nNguyễn Văn An".encode("cp1258", "replace")), "tệp chữ"),
    "no heading": (lambda path: _workbook(path, ("a", "b", "c"), ("d", "e", "f")), "hãy dùng mẫu"),
    "column missing": (lambda path: _workbook(path, HEAD[:3], AN[:3]), "thiếu cột bắt buộc “Chức danh”"),
    "folder": (lambda path: path.parent, "không phải là một tệp"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_workbook_that_cannot_be_read_is_one_sentence_and_keeps_the_good_one_beside_it_back(
    run: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    make, sentence = BAD[name]
    bad = make(tmp_path / "danh-sach.xlsx")
    before = _state(run, folder)
    for arguments in ([bad], [ROSTER, bad]):
        code, out, err = run("import", "staff", *arguments, "--store", folder, "--json")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert sentence in err
    assert _state(run, folder) == before


def test_a_second_column_of_one_heading_is_not_read_and_said_so(run: Run, folder: Path, tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", (*HEAD, "Chức danh"), (*AN, "Đại biểu HĐND"))
    shown = as_json(run("import", "staff", path, "--store", folder, "--json"))
    assert (shown["new"], [(told["row"], told["column"]) for told in shown["warnings"]]) == (
        1,
        [(None, "E (Chức danh)")],
    )


def test_merged_headings_and_merged_people_are_read(run: Run, folder: Path, tmp_path: Path) -> None:
    rows = (("Họ tên", "Năm sinh", "Phái", "Chức vụ"), AN, (None, None, None, "Đại biểu HĐND"))
    path = _workbook(tmp_path / "a.xlsx", ("DANH SÁCH", None, None, None), *rows, merged="A1:D1")
    book = openpyxl.load_workbook(path)
    for letter in "ABC":
        book.worksheets[0].merge_cells(f"{letter}3:{letter}4")
    book.save(path)
    shown = as_json(run("import", "staff", path, "--store", folder, "--json"))
    assert (shown["rows_read"], shown["new"], shown["rejected"]) == (2, 2, 0)


def test_several_files_are_one_object_and_a_transaction_each(run: Run, folder: Path, tmp_path: Path) -> None:
    wrong = _workbook(tmp_path / "b.xlsx", HEAD, AN, ("Lê Thị Bình", "31/02/1980", "Nữ", "VP-TK"))
    sheet = tmp_path / "loi.xlsx"
    shown = as_json(run("import", "staff", ROSTER, wrong, "--store", folder, "--error-sheet", sheet, "--json"))
    first, second = shown["files"]
    assert [one["rows_read"] for one in (first, second)] == [20, 2]
    assert first["transaction"] != second["transaction"]
    for one in (first, second):
        parts = ("new", "changed", "same", "rejected", "duplicates_suspected")
        assert one["rows_read"] == sum(one[part] for part in parts)
    assert [sorted(told) for told in second["rejections"]] == [["column", "reason", "row", "sheet", "value"]]
    assert sheet.exists()


def test_an_error_sheet_that_cannot_be_written_keeps_the_import_back(run: Run, folder: Path, tmp_path: Path) -> None:
    wrong = _workbook(tmp_path / "b.xlsx", HEAD, AN, ("Lê Thị Bình", "31/02/1980", "Nữ", "VP-TK"))
    before = _state(run, folder)
    for target in (tmp_path / "khong-co" / "loi.xlsx", wrong):
        code, out, err = run("import", "staff", wrong, "--store", folder, "--error-sheet", target)
        assert (code, out, err.count("\n")) == (1, "", 1)
    assert _state(run, folder) == before


def test_what_is_no_list_is_wrong_usage(run: Run, folder: Path) -> None:
    assert run("import", "salary", ROSTER, "--store", folder)[0] == 2
    assert run("template", "salary", "-o", folder.parent / "a.xlsx")[0] == 2
    assert not (folder.parent / "a.xlsx").exists()


def test_the_printed_lines_name_the_place_of_rejections_and_warnings(run: Run, folder: Path, tmp_path: Path) -> None:
    urban = ("Lê Thị Mơ", "1980", "Nữ", "Địa chính - xây dựng - đô thị và môi trường")
    path = _workbook(tmp_path / "a.xlsx", (*HEAD, "Cỡ giày"), (*AN, "42"), urban, ("Lê Thị Bình", "x", "Nữ", "VP-TK"))
    code, out, _ = run("import", "staff", path, "--store", folder, "--dry-run")
    lines = out.splitlines()
    assert code == 0
    assert lines[1].startswith("  Dòng 4, cột B (Ngày sinh): Không đọc được ngày")
    assert lines[2].startswith("  Lưu ý. Trang Sheet, cột E (Cỡ giày): ")
    assert lines[3].startswith("  Lưu ý. Dòng 3, cột D (Chức danh): Chức danh “Địa chính")
    assert lines[-1] == "  Chưa ghi gì vào dữ liệu."
