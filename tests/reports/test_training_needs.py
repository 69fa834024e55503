"""Nhu cầu đào tạo, bồi dưỡng: the JSON of the contract, the tables, the list of a commune."""

import io
from datetime import date

import pytest

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.paper import RowKind
from hrdesk.domain.snapshot import Unit
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from tests.reports import sample_office as office
from tests.rules.province_people import province_office

REPORT = REPORTS["training-needs"]
CONTEXT = context_of(office.COMMUNE, "huyện Bình Xuyên")
COURSES = [entry.code for entry in catalog("course").entries]


def paper_of(snapshot):
    return REPORT.paper(REPORT.facts(snapshot, {}), CONTEXT)


def tables_of(snapshot):
    return {table.name: table for table in paper_of(snapshot).tables}


def lines_of(table):
    keys = [column.key for column in table.columns]
    return {
        row.cells[1]: dict(zip(keys, row.cells, strict=True)) for row in table.rows if row.kind is not RowKind.GROUP
    }


def below(name, *titles, **more):
    given = {
        "professional_level": "INTERMEDIATE",
        "political_theory_level": "NONE",
        "state_management_level": "OFFICER",
    }
    return office.person(name, *titles, qualifications=office.levels(**given | more), id=name)


def test_json_has_the_fields_of_the_contract():
    found = REPORT.to_json(REPORT.facts(province_office(), {}))
    assert list(found) == ["positions", "persons"]
    assert list(found["persons"]) == ["LEADERSHIP", "CADRES", "CIVIL_SERVANTS"]
    levels = ["PROFESSIONAL_LEVEL", "POLITICAL_THEORY_LEVEL", "STATE_MANAGEMENT_LEVEL"]
    for needs in (*(line["needs"] for line in found["positions"]), *found["persons"].values()):
        assert list(needs) == levels + COURSES
    secretary = found["positions"][0]
    assert (secretary["code"], secretary["headcount"]) == ("PARTY_SECRETARY", 128)
    assert {subject: count for subject, count in secretary["needs"].items() if count} == {
        "PROFESSIONAL_LEVEL": 5,
        "POLITICAL_THEORY_LEVEL": 3,
        "STATE_MANAGEMENT_LEVEL": 1,
        "PARTY_BUILDING": 32,
        "ECONOMIC_MANAGEMENT": 90,
        "PROFESSIONAL_SKILLS": 128,
    }
    assert found["persons"]["LEADERSHIP"]["PROFESSIONAL_LEVEL"] == 21


def test_titles_of_the_day_are_there_also_without_holders():
    found = REPORT.to_json(REPORT.facts(office.office(), {}))
    codes = {line["code"]: line["headcount"] for line in found["positions"]}
    assert codes["VETERANS_ASSOCIATION_CHAIR"] == 0
    assert "PROFESSIONAL_CIVIL_SERVANT" not in codes


def test_every_number_opens_its_people():
    table = tables_of(
        office.office(below("An", "CULTURE_SOCIETY"), below("Bình", "CULTURE_SOCIETY", professional_level="MASTER"))
    )["Nhu cầu"]
    row = next(row for row in table.rows if row.cells[1] == "Văn hóa - xã hội")
    people = {column.key: row.people_of(column) for column in table.columns}
    assert people["PROFESSIONAL_LEVEL"] == ("An",)
    assert people["POLITICAL_THEORY_LEVEL"] == people["headcount"] == ("An", "Bình")
    assert lines_of(table)["Văn hóa - xã hội"]["PROFESSIONAL_LEVEL"] == 1


def test_groups_stand_above_titles():
    table = tables_of(office.office(below("An", "PARTY_SECRETARY", "COUNCIL_CHAIR"), below("Bình", "CULTURE_SOCIETY")))[
        "Nhu cầu"
    ]
    assert [row.cells[:3] for row in table.rows] == [
        ("I", "Cán bộ", 1),
        ("", "Trong đó: lãnh đạo chủ chốt", 1),
        ("II", "Công chức", 1),
        ("III. Từng chức danh", None, None),
        (1, "Bí thư Đảng ủy", 1),
        (2, "Chủ tịch Hội đồng nhân dân", 1),
        (3, "Văn hóa - xã hội", 1),
    ]


def test_a_commune_lists_each_person_once_with_level_and_requirement():
    (row,) = tables_of(office.office(below("An", "PARTY_SECRETARY", "COUNCIL_CHAIR")))["Danh sách"].rows
    assert row.cells == (
        1,
        "An",
        "06/05/1980",
        "Bí thư Đảng ủy; Chủ tịch Hội đồng nhân dân",
        "Chuyên môn từ đại học (hiện có: trung cấp); Lý luận chính trị từ trung cấp (hiện có: chưa qua đào tạo)",
        "Xây dựng Đảng; Quản lý kinh tế; Kỹ năng đại biểu; Lãnh đạo, quản lý; Nghiệp vụ",
    )
    assert row.people == ("An",)


def test_what_is_not_known_has_a_table_and_a_column_of_its_own():
    tables = tables_of(office.office(office.person("Lê An", "CULTURE_SOCIETY")))
    unknown = lines_of(tables["Thiếu dữ liệu"])["Văn hóa - xã hội"]
    assert unknown["PROFESSIONAL_LEVEL"] == unknown["STATE_MANAGEMENT_LEVEL"] == 1
    assert lines_of(tables["Nhu cầu"])["Văn hóa - xã hội"]["PROFESSIONAL_LEVEL"] == 0
    assert tables["Danh sách"].rows[0].cells[-1] == "Chuyên môn; Lý luận chính trị; Quản lý nhà nước"


def test_an_office_above_has_a_line_for_each_unit_that_adds_up():
    district = Unit("d1", "249", "Bình Xuyên", "HUYEN", None, None, None)
    communes = [Unit(f"c{n}", f"0886{n}", f"xã {n}", "XA", "II", "DELTA", "d1") for n in (1, 2)]
    people = [below(f"P{n}", office.holding("CULTURE_SOCIETY", f"c{n % 2 + 1}")) for n in range(5)]
    tables = tables_of(office.office(*people, units=(district, *communes)))
    lines = lines_of(tables["Đơn vị"])
    assert "Danh sách" not in tables
    assert [line["headcount"] for line in lines.values()] == [3, 2, 5]
    assert [line["PROFESSIONAL_LEVEL"] for line in lines.values()] == [3, 2, 5]
    assert list(lines) == ["Xã 1", "Xã 2", "Tổng số"]


def test_each_requirement_names_its_titles_and_its_law():
    table = tables_of(office.office(below("An", "JUSTICE_CIVIL_STATUS")))["Yêu cầu"]
    rows = {(row.cells[0], row.cells[2]): row for row in table.rows}
    law, circular = ("Từ trung cấp", "Luật Hộ tịch 2014, Điều 72"), ("Từ đại học", "Thông tư 13/2019/TT-BNV, Điều 1")
    assert (rows[law].cells[3], rows[law].cells[4]) == ("x", 0)
    assert circular not in rows  # the circular asks for đại học in the plain and in towns only
    assert rows["Đã bồi dưỡng", "Luật Hộ tịch 2014, Điều 72"].people == ("An",)


def test_a_zero_is_explained_where_no_instrument_asks_anything():
    def words(snapshot):
        return " ".join(block.text for block in paper_of(snapshot).blocks if hasattr(block, "text"))

    assert "chưa có văn bản" not in words(office.office(below("An", "CULTURE_SOCIETY")))
    later = words(office.office(below("An", "FARMERS_UNION_CHAIR"), as_of=date(2026, 11, 22)))
    assert "đối với: Chủ tịch Hội Nông dân Việt Nam." in later


@pytest.mark.parametrize(
    "snapshot",
    [office.commune(), office.office(), province_office(), office.office(office.staff(3), as_of=date(2026, 3, 31))],
)
def test_the_paper_prints_without_warnings(snapshot):
    assert render_pdf(paper_of(snapshot), io.BytesIO()).warnings == ()
