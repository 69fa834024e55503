"""Danh sách trích ngang: its facts by equality, its columns, its paper."""

import io
import json

import pytest
from pypdf import PdfReader

from hrdesk.domain.fields import DERIVED, STAFF
from hrdesk.domain.paper import Column, ColumnGroup, Row, RowKind, Sheet, columns_of
from hrdesk.domain.snapshot import Qualification, Unit
from hrdesk.errors import UserError
from hrdesk.reports import staff_columns
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_office as office

REPORT = REPORTS["staff-list"]
CONTEXT = context_of(office.COMMUNE)

FULL = {
    "full_name": "Nguyễn Thị Hồng Ánh",
    "date_of_birth": "1975-03",
    "sex": "FEMALE",
    "citizen_id": "026175001234",
    "ethnicity": "Tày",
    "religion": "Công giáo",
    "place_of_origin": "Tam Hợp, Bình Xuyên, Vĩnh Phúc",
    "place_of_residence": "Thôn Đông, Tam Hợp",
    "phone": "0912345678",
    "official_email": "anhnth@vinhphuc.gov.vn",
    "digital_signature": True,
    "party_joined_on": "2001-05-19",
    "party_official_on": "2002-05-19",
    "general_education": "12/12",
    "professional_level": "BACHELOR",
    "professional_field": "Luật",
    "professional_school": "Đại học Luật Hà Nội",
    "professional_attained_on": "1998",
    "political_theory_level": "INTERMEDIATE",
    "state_management_level": "SPECIALIST",
    "foreign_language": "B1",
    "it_skill": "UDCNTTCB",
    "position_code": "COMMITTEE_VICE_CHAIR",
    "held_from": "2021-07",
    "held_to": None,
    "decision_no": "12/QĐ-UBND",
    "is_concurrent": True,
    "hamlet": None,
    "is_reelected": True,
    "is_local": False,
    "requires_foreign_language": True,
    "course_party_building": "2019-04",
    "course_economic_management": True,
    "course_deputy_skills": None,
    "course_leadership_skills": None,
    "course_professional_skills": None,
    "rank_code": "01.003",
    "pay_step": 5,
    "pay_coefficient": 3.66,
    "pay_effective_on": "2021-01-01",
    "note": "Đang học cao học",
    "party_member": True,
    "general_education_level": "UPPER_SECONDARY",
    "foreign_language_level": "CERTIFICATE",
    "foreign_language_step": 3,
    "it_skill_level": "CERTIFICATE",
}


def facts_of(*persons, units=(office.COMMUNE, office.HAMLET), **params):
    return REPORT.facts(office.office(*persons, units=units), params)


def paper_of(*persons, **params):
    return REPORT.paper(facts_of(*persons, **params), CONTEXT)


def table_of(*persons, **params):
    return paper_of(*persons, **params).tables[0]


def test_a_row_gives_every_staff_field_in_its_form():
    assert facts_of(office.full_person()).rows == [FULL]
    assert list(FULL) == [field.key for field in (*STAFF, *DERIVED)]


def test_what_is_not_stated_is_null_except_what_is_known():
    (row,) = facts_of(office.person("Lê An", "JUSTICE_CIVIL_STATUS", born=None)).rows
    stated = {key: value for key, value in row.items() if value is not None}
    assert stated == {
        "full_name": "Lê An",
        "sex": "MALE",
        "ethnicity": "Kinh",
        "religion": "Không",
        "position_code": "JUSTICE_CIVIL_STATUS",
        "held_from": "2020-06-01",
        "is_concurrent": False,
        "party_member": False,
    }


def test_general_education_known_only_by_its_level_is_that_code():
    qualifications = {"general_education": Qualification("UPPER_SECONDARY")}
    (row,) = facts_of(office.person("Lê An", "JUSTICE_CIVIL_STATUS", qualifications=qualifications)).rows
    assert (row["general_education"], row["general_education_level"]) == ("UPPER_SECONDARY", "UPPER_SECONDARY")


def test_one_row_per_person_and_position_in_the_order_of_positions_then_names():
    rows = facts_of(
        office.person("Lê Bình", "CULTURE_SOCIETY"),
        office.person("Trần Ánh", "CULTURE_SOCIETY"),
        office.person("Đỗ Yên", "PARTY_SECRETARY", "COUNCIL_CHAIR"),
    ).rows
    assert [(row["full_name"], row["position_code"]) for row in rows] == [
        ("Đỗ Yên", "PARTY_SECRETARY"),
        ("Đỗ Yên", "COUNCIL_CHAIR"),
        ("Trần Ánh", "CULTURE_SOCIETY"),
        ("Lê Bình", "CULTURE_SOCIETY"),
    ]


def test_a_hamlet_is_named_for_positions_there_only():
    rows = facts_of(office.person("Lê Bình", office.holding("HAMLET_HEAD", "h1"), "PARTY_ORGANIZATION_COMMITTEE_HEAD"))
    assert {row["position_code"]: row["hamlet"] for row in rows.rows} == {
        "HAMLET_HEAD": "thôn Đông",
        "PARTY_ORGANIZATION_COMMITTEE_HEAD": None,
    }


def test_json_has_the_frame_of_the_contract_and_can_be_written():
    snapshot = office.office(office.full_person())
    value = as_json(REPORT, REPORT.facts(snapshot, {}), snapshot)
    assert list(value) == ["report", "title", "as_of", "unit", "facts"]
    assert value["report"] == "staff-list"
    assert value["as_of"] == "2022-12-31"
    assert value["unit"] == {"code": "08866", "name": "xã Tam Hợp"}
    assert json.loads(json.dumps(value))["facts"] == {"rows": [FULL]}


def test_groups_can_be_chosen():
    people = (office.person("Lê Bình", "CULTURE_SOCIETY"), office.person("Đỗ Yên", "PARTY_SECRETARY"))
    rows = facts_of(*people, groups=("CIVIL_SERVANTS",)).rows
    assert [row["full_name"] for row in rows] == ["Lê Bình"]


def test_an_unknown_column_is_refused():
    with pytest.raises(UserError, match="Không có cột “shoe_size”"):
        facts_of(columns=("full_name", "shoe_size"))


def test_birth_date_and_sex_side_by_side_become_a_date_under_nam_or_nu():
    table = table_of(
        office.person("Lê Bình", "CULTURE_SOCIETY", born="1980"),
        office.person("Đỗ Yên", "PARTY_SECRETARY", sex="FEMALE", born="1975-03-12"),
        columns=("full_name", "date_of_birth", "sex"),
    )
    assert [column.label for column in table.columns] == ["TT", "Họ và tên", "Nam", "Nữ"]
    assert [row.cells for row in table.rows if row.kind is RowKind.DATA] == [
        (1, "Đỗ Yên", None, "12/03/1975"),
        (2, "Lê Bình", "1980", None),
    ]


def test_birth_date_without_sex_keeps_its_own_heading():
    assert [heading.label for heading in staff_columns.headings(("full_name", "date_of_birth"))] == [
        "TT",
        "Họ và tên",
        "Ngày sinh",
    ]


def test_fields_that_belong_together_stand_under_one_heading_only_when_side_by_side():
    keys = ("general_education", "professional_level", "professional_field", "note", "it_skill")
    assert staff_columns.headings(keys)[1:] == (
        ColumnGroup(
            "Trình độ",
            (
                staff_columns.headings(("general_education", "it_skill"))[1].members[0],
                ColumnGroup(
                    "Chuyên môn",
                    tuple(
                        Column(key, label, width)
                        for key, label, width in (
                            ("professional_level", "Trình độ CM", 20),
                            ("professional_field", "Chuyên ngành", 30),
                        )
                    ),
                ),
            ),
        ),
        Column("note", "Ghi chú", 30),
        Column("it_skill", "Tin học", 20),
    )


@pytest.mark.parametrize("key", [field.key for field in (*STAFF, *DERIVED)])
def test_every_field_can_be_a_column(key):
    table = table_of(office.full_person(), office.person("Lê An", "CULTURE_SOCIETY", born=None), columns=(key,))
    assert [column.key for column in table.columns] == ["ordinal", key]
    full, empty = (row.cells[1] for row in table.rows if row.kind is RowKind.DATA)
    assert full is None or full != ""
    assert empty is None or isinstance(empty, str | int)


def test_values_are_printed_as_lists_print_them():
    keys = ("general_education", "foreign_language", "it_skill", "professional_level", "course_party_building")
    keys += ("course_economic_management", "is_local", "pay_coefficient", "held_from", "position_code")
    table = table_of(office.full_person(), columns=keys)
    assert table.rows[-1] == Row(
        (1, "12/12", "B1", "CNTT CB", "Đại học", "2019", "x", None, 366, "07/2021", "Phó Chủ tịch Ủy ban nhân dân"),
        people=("p-full",),
    )


def test_a_level_without_a_certificate_is_printed_by_its_short_name():
    qualifications = {
        "general_education": Qualification("UPPER_SECONDARY"),
        "foreign_language_level": Qualification("NONE"),
        "professional_level": Qualification("NONE"),
    }
    person = office.person("Lê An", "CULTURE_SOCIETY", qualifications=qualifications)
    table = table_of(person, columns=("general_education", "foreign_language", "professional_level", "it_skill"))
    assert table.rows[-1].cells == (1, "THPT", "Chưa", "Chưa ĐT", None)


def test_people_of_several_communes_are_listed_commune_by_commune():
    other = Unit("c2", "08869", "Lý Nhân", "XA", "II", "PLAIN", None)
    district = Unit("d1", "249", "huyện Bình Xuyên", "HUYEN", None, None, None)
    people = (
        office.person("Lê Bình", office.holding("PARTY_SECRETARY", "c2")),
        office.person("Đỗ Yên", office.holding("CULTURE_SOCIETY", "c1")),
        office.person("Vũ Xuân", office.holding("HAMLET_HEAD", "h1")),
    )
    snapshot = office.office(*people, units=(district, office.COMMUNE, other, office.HAMLET))
    table = REPORT.paper(REPORT.facts(snapshot, {"columns": ("full_name",)}), CONTEXT).tables[0]
    assert [row.cells[0] if row.kind is RowKind.GROUP else row.cells for row in table.rows] == [
        "XÃ TAM HỢP",
        "Công chức cấp xã",
        (1, "Đỗ Yên"),
        "Người hoạt động không chuyên trách ở thôn, tổ dân phố",
        (2, "Vũ Xuân"),
        "XÃ LÝ NHÂN",
        "Cán bộ cấp xã",
        (3, "Lê Bình"),
    ]


def test_persons_and_positions_are_both_counted_at_the_end():
    paper = paper_of(office.person("Đỗ Yên", "PARTY_SECRETARY", "COUNCIL_CHAIR"))
    assert paper.blocks[-1].text == "Danh sách này có 01 người, giữ 02 chức danh./."
    assert paper_of(office.person("Đỗ Yên", "PARTY_SECRETARY")).blocks[-1].text == "Danh sách này có 01 người./."


def test_the_paper_of_a_commune_is_an_appendix_with_everybody_on_it():
    facts = REPORT.facts(office.commune(), {})
    paper = REPORT.paper(facts, CONTEXT)
    assert paper.title == "Danh sách trích ngang cán bộ, công chức xã Tam Hợp"
    stream = io.BytesIO()
    result = render_pdf(paper, stream)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(stream).pages).split())
    assert result.warnings == ()
    assert "Tính đến ngày 31/12/2022" in text
    assert "CỘNG HÒA" not in text
    assert len(columns_of(paper.tables[0].headings)) == 19
    for row in facts.rows:
        assert row["full_name"].split()[-1] in text


def test_a_wide_list_may_be_printed_on_a3():
    assert paper_of(office.full_person(), sheet="A3").sheet is Sheet.A3
    assert paper_of(office.full_person()).sheet is Sheet.A4


def test_names_of_four_words_stand_in_one_line_beside_all_the_usual_columns():
    people = [office.person("Nguyễn Thị Hồng Ánh", "CULTURE_SOCIETY", place_of_origin="Tam Hợp, Bình Xuyên, Vĩnh Phúc")]
    snapshot = office.office(*people, *office.commune(30).persons)
    stream = io.BytesIO()
    result = render_pdf(REPORT.paper(REPORT.facts(snapshot, {}), context_of(snapshot.unit)), stream)
    assert result.warnings == ()
    lines = [line for page in PdfReader(stream).pages for line in page.extract_text().splitlines()]
    assert any("Nguyễn Thị Hồng Ánh" in line for line in lines)
