"""BM04/BNV: pay by equality, steps due, sums, the form."""

import json

import openpyxl
import pytest

from hrdesk.domain.paper import FormHeading, RowKind, columns_of
from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Pay
from hrdesk.excel import paper_sheet
from hrdesk.reports.pay_list import PayLine, PayListFacts
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["pay-list"]


def office_of(*persons, units=area.COMMUNE_UNITS, **more):
    return office.office(*persons, units=units, **more)


def chair(**more):
    pay = Pay("01.003", 5, 366, PartialDate(2020, 7, 1), 20, 10, 30, None)
    return office.person("Đỗ Yên", "COMMITTEE_CHAIR", id="y", born="1975-03", **({"pay": pay} | more))


def test_the_facts_of_one_person_are_complete():
    deputy = office.holding("DEPUTY_PARTY_SECRETARY", is_concurrent=True)
    held = office.holding("COMMITTEE_CHAIR", valid_from=PartialDate(2021, 7))
    pay = Pay("01.003", 5, 366, PartialDate(2020, 7, 1), 20)
    person = office.person("Đỗ Yên", held, deputy, "COUNCIL_DEPUTY", id="y", born="1975-03", pay=pay)
    snapshot = office_of(person, office.person("Lê An", "COUNCIL_DEPUTY", pay=pay))
    assert REPORT.facts(snapshot, {}) == PayListFacts(
        office.AS_OF,
        area.ALONE,
        (
            PayLine(
                person_id="y",
                full_name="Đỗ Yên",
                date_of_birth=PartialDate(1975, 3),
                sex="MALE",
                titles=("Chủ tịch Ủy ban nhân dân", "Phó Bí thư Đảng ủy"),
                group="CADRES",
                unit=area.ALONE,
                held_from=PartialDate(2021, 7),
                pay=pay,
                next_step_due=PartialDate(2023, 7, 1),
            ),
        ),
    )


def test_json_has_numbers_and_dates():
    value = REPORT.to_json(REPORT.facts(office_of(chair()), {}))
    assert value == {
        "rows": [
            {
                "id": "y",
                "full_name": "Đỗ Yên",
                "date_of_birth": "1975-03",
                "sex": "MALE",
                "titles": ["Chủ tịch Ủy ban nhân dân"],
                "group": "CADRES",
                "unit": "08866",
                "held_from": "2020-06-01",
                "rank_code": "01.003",
                "pay_step": 5,
                "coefficient": 3.66,
                "post_allowance": 0.2,
                "responsibility_allowance": 0.1,
                "region_allowance": 0.3,
                "beyond_scale_percent": None,
                "effective_on": "2020-07-01",
                "next_step_due": "2023-07-01",
            }
        ],
        "total": {
            "persons": 1,
            "coefficient": 3.66,
            "post_allowance": 0.2,
            "responsibility_allowance": 0.1,
            "region_allowance": 0.3,
        },
    }


def test_the_form_has_the_columns_of_the_circular():
    paper = paper_of(REPORT, office_of(chair()))
    assert [column.label for column in columns_of(paper.tables[0].headings)] == [
        "Stt",
        "Họ và tên",
        "Nam",
        "Nữ",
        "Chức vụ hoặc chức danh công tác",
        "Cơ quan, đơn vị đang làm việc",
        "Thời gian giữ chức vụ",
        "Hệ số",
        "Bậc",
        "Chức vụ",
        "Trách nhiệm",
        "Khu vực",
        "Vượt khung (%)",
        "Tổng phụ cấp theo phần trăm",
        "Ghi chú",
    ]
    assert paper.tables[0].numbers == tuple(map(str, range(1, 16)))
    assert paper.heading == FormHeading(
        ("Biểu mẫu BM04/BNV", "Ban hành theo Thông tư 11/2012/TT-BNV"),
        ("Đơn vị báo cáo: Ủy ban nhân dân xã Tam Hợp", "Đơn vị nhận báo cáo: Ủy ban nhân dân tỉnh Vĩnh Phúc"),
    )
    text = text_of(paper)
    assert "BÁO CÁO DANH SÁCH VÀ TIỀN LƯƠNG CÁN BỘ, CÔNG CHỨC CẤP XÃ NĂM 2022" in text
    assert "3,66 5 0,20 0,10 0,30" in text
    assert "NGƯỜI LẬP BẢNG (Ký, ghi rõ họ tên) THỦ TRƯỞNG ĐƠN VỊ (Ký tên, đóng dấu)" in text


def test_a_line_prints_what_is_known_and_when_the_next_step_is_due():
    scale = Pay("01.005", 2, 206, PartialDate(2019, 1, 1), beyond_scale_percent=6)
    snapshot = office_of(
        chair(),
        office.person("Lê An", "CULTURE_SOCIETY", pay=scale, sex="FEMALE"),
        office.person("Lê Bình", "CULTURE_SOCIETY"),
    )
    table = paper_of(REPORT, snapshot).tables[0]
    assert row_of(table, 1)["note"] == "Nâng bậc: 01/07/2023"
    second = row_of(table, 2)
    assert (second["female_born"], second["beyond_scale_percent"], second["percentages"]) == ("06/05/1980", 6, 6)
    assert second["note"] == "Đến kỳ nâng bậc từ 01/01/2021"
    assert row_of(table, 3)["note"] == "Chưa ghi lương"
    assert "Hồ sơ của 01 người chưa ghi lương" in text_of(paper_of(REPORT, snapshot))


def test_groups_head_their_people_and_sums_close():
    rows = paper_of(REPORT, area.area()).tables[0].rows
    heads = [row.cells[0] for row in rows if row.kind is RowKind.GROUP]
    assert heads == [
        *("XÃ TAM HỢP", "Cán bộ cấp xã", "Công chức cấp xã"),
        *("THỊ TRẤN GIA KHÁNH", "Cán bộ cấp xã", "Công chức cấp xã"),
    ]
    sums = {row.cells[4]: row.cells[7] for row in rows if row.kind is not RowKind.DATA and row.cells[7]}
    subtotals = [row for row in rows if row.kind is RowKind.SUBTOTAL]
    total = rows[-1]
    assert [row.cells[4] for row in (*subtotals, total)] == ["18 người", "18 người", "36 người"]
    assert sum(row.cells[7] for row in subtotals) == total.cells[7] == sums["36 người"]
    assert total.people == tuple(person for row in subtotals for person in row.people)
    assert [row.cells[0] for row in rows if row.kind is RowKind.DATA] == list(range(1, 37))


def test_the_workbook_comes_from_the_same_paper(tmp_path):
    path = tmp_path / "bm04.xlsx"
    paper_sheet.write(paper_of(REPORT, office_of(chair())), path)
    sheet = openpyxl.load_workbook(path)["BM04-BNV"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert 3.66 in values
    assert "Đỗ Yên" in values


@pytest.mark.parametrize("units", [area.COMMUNE_UNITS, area.UNITS, (area.DISTRICT,)])
def test_an_empty_office_has_a_paper_too(units):
    snapshot = office_of(units=units)
    paper = paper_of(REPORT, snapshot)
    assert paper.tables[0].rows[-1].cells[4] == "0 người"
    text_of(paper)
    json.dumps(as_json(REPORT, REPORT.facts(snapshot, {}), snapshot))
