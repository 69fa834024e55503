"""Tiến độ các chỉ tiêu: the JSON of the contract, what the paper says, the names in a commune."""

import io
from datetime import date
from decimal import Decimal

import pytest

from hrdesk.domain.paper import ItemList, Paragraph, RowKind
from hrdesk.domain.snapshot import TargetFigure, Unit
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from tests.reports import sample_office as office
from tests.rules.offices import commune, hamlet
from tests.rules.province_people import province_office
from tests.rules.things import equipped, place

REPORT = REPORTS["targets"]
CONTEXT = context_of(office.COMMUNE, "huyện Bình Xuyên")


def targets_of(snapshot):
    found = REPORT.to_json(REPORT.facts(snapshot, {}))
    assert list(found) == ["targets"]
    return {target["id"]: target for target in found["targets"]}


def paper_of(snapshot):
    return REPORT.paper(REPORT.facts(snapshot, {}), CONTEXT)


def lines_of(snapshot):
    (table,) = paper_of(snapshot).tables
    keys = [column.key for column in table.columns]
    rows = [row for row in table.rows if row.kind is RowKind.DATA]
    return {row.cells[0]: dict(zip(keys, row.cells, strict=True)) for row in rows}


def test_json_has_the_fields_of_the_contract():
    found = targets_of(province_office())
    assert list(found) == [f"T{number:02d}" for number in range(1, 28)]
    assert found["T06"] == {
        "id": "T06",
        "numerator": 1184,
        "denominator": 1237,
        "percent": "95.715441",
        "threshold": 100,
        "op": "=",
        "met": False,
        "year": 2025,
        "source": "records",
    }
    assert found["T03"] == {
        "id": "T03",
        "numerator": None,
        "denominator": None,
        "percent": None,
        "threshold": 1,
        "op": "times",
        "met": None,
        "year": 2025,
        "source": "missing",
    }


def test_an_empty_scope_is_not_nought_per_cent():
    found = targets_of(office.office())
    assert (found["T13"]["denominator"], found["T13"]["percent"], found["T13"]["met"]) == (0, None, None)
    assert lines_of(office.office())["T13"]["verdict"] == "Không áp dụng"


def test_the_table_rounds_and_says_how_it_stands():
    people = [
        office.person(f"Lê {place}", "CULTURE_SOCIETY", qualifications=office.levels(political_theory_level=level))
        for place, level in enumerate(("INTERMEDIATE", "INTERMEDIATE", "ELEMENTARY"))
    ]
    figures = (TargetFigure("c1", "T24", "2022", 1, 1), TargetFigure("c1", "T25", "2022-09", 90, 900))
    lines = lines_of(office.office(*people, target_figures=figures))
    assert (lines["T13"]["percent"], lines["T13"]["verdict"]) == (Decimal("66.7"), "Chưa đạt")
    assert (lines["T13"]["threshold"], lines["T13"]["source"]) == ("phấn đấu 100%", "Hồ sơ")
    assert (lines["T24"]["verdict"], lines["T24"]["source"]) == ("Đạt", "Nhập tay, kỳ 2022")
    assert (lines["T25"]["verdict"], lines["T25"]["source"]) == ("Đạt", "Nhập tay, kỳ 09/2022")
    assert (lines["T27"]["verdict"], lines["T27"]["numerator"]) == ("Chưa có số liệu", None)
    assert lines["T03"]["threshold"] == "từ 1 lần/năm"


def test_every_cell_opens_its_people():
    known = office.person(
        "Lê An", "CULTURE_SOCIETY", id="a", qualifications=office.levels(political_theory_level="ADVANCED")
    )
    unstated = office.person("Lê Bình", "CULTURE_SOCIETY", id="b")
    (table,) = paper_of(office.office(known, unstated)).tables
    row = next(row for row in table.rows if row.cells[0] == "T13")
    people = {column.key: row.people_of(column) for column in table.columns}
    assert people["numerator"] == people["percent"] == ("a",)
    assert people["unknown"] == ("b",)
    assert people["denominator"] == ("a", "b")


def test_data_nobody_has_stated_is_no_failure():
    lines = lines_of(office.office(office.person("Lê An", "PARTY_SECRETARY")))
    assert lines["T04"]["verdict"] == "Chưa có số liệu"


def test_a_commune_reads_the_names_of_those_who_fall_short():
    below = office.person("Lê An", "CULTURE_SOCIETY", id="a", qualifications=office.levels(professional_level="NONE"))
    (names,) = [block for block in paper_of(office.office(below)).blocks if isinstance(block, ItemList)]
    item = next(item for item in names.items if item.text.startswith("T14."))
    assert item.text == "T14. Công chức, trừ Chỉ huy trưởng Quân sự: chuyên môn từ đại học trở lên: 01 người chưa đạt."
    assert (item.details, item.people) == (("Lê An.",), ("a",))


def test_an_office_above_the_commune_prints_numbers_without_names():
    district = Unit("d1", "249", "Bình Xuyên", "HUYEN", None, None, None)
    below = office.person("Lê An", "CULTURE_SOCIETY", qualifications=office.levels(professional_level="NONE"))
    paper = paper_of(office.office(below, units=(district, office.COMMUNE)))
    assert not [block for block in paper.blocks if isinstance(block, ItemList)]


def test_a_commune_reads_which_hamlets_lack_equipment_and_why_years_differ():
    units = (commune(), hamlet("Đông"))
    paper = paper_of(equipped(places=(place("CULTURE_HOUSE", "u1-Đông"),), units=units))
    (names,) = [block for block in paper.blocks if isinstance(block, ItemList)]
    told = {item.text[:3]: (item.text.rsplit(": ", 1)[1], item.details) for item in names.items}
    assert told == {
        "T22": ("01 đơn vị chưa đạt.", ("xã Tam Hợp.",)),
        "T23": ("01 đơn vị chưa đạt.", ("thôn Đông.",)),
    }
    notes = [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.text.startswith("T22: ")]
    assert notes[0].endswith("nên số liệu hai thời kỳ không so sánh được với nhau.")


def test_the_summary_counts_every_target_once():
    text = next(b.text for b in paper_of(province_office()).blocks if isinstance(b, Paragraph) and "Trong" in b.text)
    assert text == ("Trong 27 chỉ tiêu có 16 chỉ tiêu chưa đạt; 11 chỉ tiêu chưa có số liệu. Kết quả cụ thể như sau:")


@pytest.mark.parametrize("snapshot", [office.commune(), office.office(as_of=date(2020, 1, 1)), province_office()])
def test_the_paper_prints_without_warnings(snapshot):
    assert render_pdf(paper_of(snapshot), io.BytesIO()).warnings == ()
