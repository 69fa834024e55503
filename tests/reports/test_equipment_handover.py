"""Biên bản bàn giao: one document, both sides, what was given and how."""

import json

import openpyxl
import pytest

from hrdesk.errors import UserError
from hrdesk.excel import paper_sheet
from hrdesk.reports.handovers import handover_key
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_equipment as eq
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["equipment-handover"]
NAMES = {"p1": "Đỗ Yên"}


def handed(number, day="2022-03-01", **more):
    given = {"custodian_name": "Lê Thị Hoa", "document_no": "05/BB-UBND"}
    return eq.item(
        "Máy vi tính xách tay", "LAPTOP", "finance", 1, eq.event("HANDED_OVER", day, **{**given, **more}),
        id=f"laptop-{number}", asset_code=f"XT-{number}", model="Dell", serial_no=f"S{number}", cost=18_000_000,
    )  # fmt: skip


def sent():
    away = eq.event("TRANSFERRED", "2022-06-01", counterpart="UBND xã Bá Hiến", document_no="31/QĐ-UBND")
    return eq.item("Máy chiếu", "PROJECTOR", "one-stop", 1, away, id="projector", cost=21_000_000)


def test_what_went_under_one_document_is_one_record():
    snapshot = eq.commune(handed(1), handed(2), sent())
    found = REPORT.facts(snapshot, {"document": handover_key("HANDED_OVER", "2022-03-01", "05/BB-UBND", None)})
    value = as_json(REPORT, found, snapshot)["facts"]
    assert value["handover"] == {
        "kind": "HANDED_OVER", "on": "2022-03-01", "document_no": "05/BB-UBND", "givers": [],
        "receivers": ["Lê Thị Hoa"],
    }  # fmt: skip
    assert [(row["asset_code"], row["cost"], row["residual"], row["custodian"]) for row in value["rows"]] == [
        ("XT-1", 18_000_000, 10_800_000, "Lê Thị Hoa"), ("XT-2", 18_000_000, 10_800_000, "Lê Thị Hoa")
    ]  # fmt: skip
    json.dumps(value)


def test_the_latest_is_printed_without_an_answer_and_an_unknown_one_refused():
    snapshot = eq.commune(handed(1), sent())
    one = REPORT.facts(snapshot, {}).handover
    assert (one.kind, one.receivers[0].name) == ("TRANSFERRED", "UBND xã Bá Hiến")
    assert one.lines[0].state.condition == "IN_USE"
    with pytest.raises(UserError, match="không có lần bàn giao “x”"):
        REPORT.facts(snapshot, {"document": "x"})


def test_the_record_has_no_place_and_date_and_two_sides_sign():
    paper = paper_of(REPORT, eq.commune(handed(1), handed(2)))
    assert (paper.heading.number, paper.heading.place_and_date) == ("Số: 05/BB-UBND", "")
    text = text_of(paper)
    assert "BIÊN BẢN Bàn giao tài sản" in text
    assert "Hôm nay, ngày 01 tháng 3 năm 2022, tại Ủy ban nhân dân xã Tam Hợp, chúng tôi gồm:" in text
    assert "1. Bên giao - Ủy ban nhân dân xã Tam Hợp. Đại diện: ông (bà) ……" in text
    assert "2. Bên nhận - Ông (bà) Lê Thị Hoa; chức vụ:" in text
    assert "BÊN GIAO (Ký, ghi rõ họ tên) BÊN NHẬN (Ký, ghi rõ họ tên) Lê Thị Hoa" in text
    assert text.endswith("- Lưu: VT, Hồ sơ.")
    (table,) = paper.tables
    assert row_of(table, 2) == {
        "ordinal": 2, "name": "Máy vi tính xách tay, Dell; số sê-ri S2", "code": "XT-2", "measure": "Cái",
        "quantity": 1, "cost": 18_000_000, "residual": 10_800_000, "condition": "Đang sử dụng",
    }  # fmt: skip
    assert table.rows[-1].cells[4:7] == (2, 36_000_000, 21_600_000)


def test_one_of_the_staff_gives_and_another_receives_with_their_titles():
    chair = office.person("Đỗ Yên", "COMMITTEE_CHAIR", id="p1")
    item = eq.item(
        "Máy in", "PRINTER", "finance", 1, eq.event("HANDED_OVER", "2022-04-01", custodian_id="p1"),
        custodian_name="Lê Thị Hoa",
    )  # fmt: skip
    paper = paper_of(REPORT, eq.commune(item, persons=(chair,), custodian_names=NAMES))
    text = text_of(paper)
    assert "- Ông (bà) Đỗ Yên; chức vụ: Chủ tịch Ủy ban nhân dân." in text
    assert "- Ông (bà) Lê Thị Hoa; chức vụ: ……" in text
    assert [signature.name for signature in paper.signatures] == ["Lê Thị Hoa", "Đỗ Yên"]
    assert paper.heading.number.endswith("/BB-UBND")


def test_a_decision_is_named_as_the_ground():
    text = text_of(paper_of(REPORT, eq.commune(sent())))
    assert "Căn cứ 31/QĐ-UBND." in text
    assert "2. Bên nhận - UBND xã Bá Hiến. Đại diện: ông (bà)" in text


def test_the_workbook_comes_from_the_same_paper(tmp_path):
    path = tmp_path / "bb.xlsx"
    paper_sheet.write(paper_of(REPORT, eq.commune(handed(1))), path)
    sheet = openpyxl.load_workbook(path)["Bàn giao"]
    assert {"XT-1", 10_800_000, "BÊN NHẬN"} <= {cell.value for row in sheet.iter_rows() for cell in row}


def test_without_a_handover_there_is_one_sentence():
    paper = paper_of(REPORT, eq.whole())
    assert paper.tables == ()
    assert "chưa có lần bàn giao, điều chuyển tài sản nào" in text_of(paper)
