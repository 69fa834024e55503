"""Kết quả rà soát tiêu chuẩn: findings ordered, counted and printed with their law."""

import io
import json
from dataclasses import replace

from pypdf import PdfReader

from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.paper import Paragraph, Row, RowKind, SectionHeading, group_row
from hrdesk.domain.snapshot import Unit
from hrdesk.reports.context import context_of
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from hrdesk.rules import check
from tests.reports import sample_office as office
from tests.rules.things import equipped, item, place

REPORT = REPORTS["standards"]
CONTEXT = context_of(office.COMMUNE)
PEOPLE = (
    office.person("Đỗ Yên", "PARTY_SECRETARY", id="y"),
    office.person("Lê An", "CULTURE_SOCIETY", id="a"),
)


def finding(subject="y", name="Đỗ Yên", message="Chưa đạt.", severity=Severity.MUST, **more):
    given = {"position": "PARTY_SECRETARY", "standard": "ND33.2023", "unit": office.COMMUNE.code, "rule": "ND33.2023-1"}
    given |= {"legal_basis": "Nghị định 33/2023/NĐ-CP, Điều 8"}
    return Finding(severity=severity, subject=subject, subject_name=name, message=message, **(given | more))


LEVEL = finding(message="Chưa có bằng đại học.")
COURSE = finding("a", "Lê An", "Chưa bồi dưỡng.", Severity.SHOULD, position="CULTURE_SOCIETY")
ACCEPTED = finding("a", "Lê An", "Chưa có bằng.", position="CULTURE_SOCIETY", accepted="Đang học.")
MISSING = finding("a", "Lê An", "Chưa rõ.", Severity.SHOULD, position="CULTURE_SOCIETY", kind=FindingKind.MISSING_DATA)
DOUBT = finding("a", "Lê An", "Ngày vào Đảng trước ngày sinh.", position=None, field="party_joined_on", standard="")
OF_UNIT = finding("c1", "xã Tam Hợp", "Thiếu một chức danh.", Severity.TARGET, position=None)


def facts_of(*findings, units=(office.COMMUNE,), people=PEOPLE, **params):
    return REPORT.facts(office.office(*people, units=units), {"findings": findings, **params})


def paper_of(*findings, **more):
    return REPORT.paper(facts_of(*findings, **more), CONTEXT)


def table(paper, name):
    return next(table for table in paper.tables if table.name == name)


def test_json_gives_every_finding_with_its_fields():
    snapshot = office.office(*PEOPLE, units=(office.COMMUNE,))
    value = as_json(REPORT, facts_of(ACCEPTED), snapshot)
    (found,) = json.loads(json.dumps(value["facts"]))["findings"]
    assert found == {
        "rule": "ND33.2023-1",
        "severity": "must",
        "subject": "a",
        "subject_name": "Lê An",
        "unit": "08866",
        "message": "Chưa có bằng.",
        "legal_basis": "Nghị định 33/2023/NĐ-CP, Điều 8",
        "position": "CULTURE_SOCIETY",
        "field": None,
        "competing": None,
        "accepted": "Đang học.",
        "kind": "shortfall",
        "standard": "ND33.2023",
    }


def test_the_summary_counts_each_title_once_by_severity():
    summary = table(paper_of(COURSE, OF_UNIT, DOUBT, LEVEL, ACCEPTED, MISSING), "Tổng hợp")
    assert [row.cells for row in summary.rows] == [
        (1, "Đơn vị", 0, 0, 1, 0, 0),
        (2, "Bí thư Đảng ủy", 1, 0, 0, 0, 0),
        (3, "Văn hóa - xã hội", 0, 1, 0, 1, 1),
        (4, "Số liệu hồ sơ", 1, 0, 0, 0, 0),
        ("Tổng số", None, 2, 1, 1, 1, 1),
    ]
    assert summary.rows[2].people_of(summary.columns[3]) == ("a",)
    assert summary.rows[0].people == ()


def test_shortfalls_stand_under_their_titles_with_their_law():
    assert table(paper_of(COURSE, LEVEL), "Chưa đạt").rows == (
        group_row("Bí thư Đảng ủy", 5, ("y",)),
        Row((1, "Đỗ Yên", "Chưa có bằng đại học.", "Bắt buộc", "Nghị định 33/2023/NĐ-CP, Điều 8"), people=("y",)),
        group_row("Văn hóa - xã hội", 5, ("a",)),
        Row((2, "Lê An", "Chưa bồi dưỡng.", "Nên đạt", "Nghị định 33/2023/NĐ-CP, Điều 8"), people=("a",)),
    )


def test_they_may_stand_under_their_persons_instead():
    rows = table(paper_of(LEVEL, COURSE, group_by="PERSON"), "Chưa đạt").rows
    assert [row.cells[:2] for row in rows] == [
        ("Đỗ Yên", None),
        (1, "Bí thư Đảng ủy"),
        ("Lê An", None),
        (2, "Văn hóa - xã hội"),
    ]


def test_accepted_exceptions_are_apart_with_their_reason():
    paper = paper_of(LEVEL, ACCEPTED)
    assert len([row for row in table(paper, "Chưa đạt").rows if row.kind is RowKind.DATA]) == 1
    assert table(paper, "Đã chấp nhận").rows[-1].cells == (
        1,
        "Lê An",
        "Chưa có bằng.",
        "Bắt buộc",
        "Nghị định 33/2023/NĐ-CP, Điều 8",
        "Đang học.",
    )


def test_missing_data_and_doubtful_records_are_no_shortfalls():
    paper = paper_of(MISSING, DOUBT)
    assert [block.text for block in paper.blocks if isinstance(block, SectionHeading)] == [
        "1. Tổng hợp",
        "2. Chưa đủ số liệu để kết luận",
        "3. Số liệu hồ sơ cần kiểm tra lại",
    ]
    assert "Không có trường hợp nào chưa đạt tiêu chuẩn bắt buộc." in paper.blocks[0].text


def test_the_other_side_of_a_conflict_stands_under_the_law():
    competing = "Luật Hộ tịch 2014, Điều 72: từ trung cấp luật; được ưu tiên áp dụng."
    basis = "Thông tư 13/2019/TT-BNV, Điều 1"
    cells = table(paper_of(finding(legal_basis=basis, competing=competing)), "Chưa đạt").rows[-1].cells
    assert cells[4] == f"{basis}\n{competing}"


def test_unverified_citations_are_explained():
    note = "Căn cứ ghi “cần đối chiếu” chưa được đối chiếu với văn bản gốc."
    unverified = finding(legal_basis="Điều lệ Đảng, Điều 1 (cần đối chiếu)")
    assert Paragraph(note) in paper_of(unverified).blocks
    assert Paragraph(note) not in paper_of(LEVEL).blocks


def test_the_opening_counts_findings_and_people():
    two = (LEVEL, finding(message="Quá tuổi."), COURSE, ACCEPTED, DOUBT)
    assert paper_of(*two).blocks[0].text == (
        "Ủy ban nhân dân xã Tam Hợp đã rà soát hồ sơ của 02 người, tính đến ngày 31/12/2022. "
        "Có 02 nội dung chưa đạt tiêu chuẩn bắt buộc, ở 01 người. Kết quả cụ thể như sau:"
    )


def test_nothing_found_is_said():
    paper = paper_of()
    assert paper.tables == ()
    assert "Không có trường hợp nào chưa đạt tiêu chuẩn." in paper.blocks[0].text


def test_several_communes_follow_each_other():
    other = Unit("c2", "08869", "Lý Nhân", "XA", "II", "PLAIN", None)
    district = Unit("d1", "249", "Bình Xuyên", "HUYEN", None, None, None)
    elsewhere = finding("a", "Lê An", unit="08869")
    rows = table(paper_of(elsewhere, LEVEL, units=(district, office.COMMUNE, other)), "Chưa đạt").rows
    assert [row.cells[0] for row in rows] == ["XÃ TAM HỢP", "Bí thư Đảng ủy", 1, "XÃ LÝ NHÂN", "Bí thư Đảng ủy", 2]


def test_two_persons_of_one_name_are_two_groups():
    other = replace_person(PEOPLE[1], "b")
    rows = table(paper_of(COURSE, finding("b", "Lê An"), people=(*PEOPLE, other), group_by="PERSON"), "Chưa đạt").rows
    assert [row.people for row in rows if row.kind is RowKind.GROUP] == [("a",), ("b",)]


def replace_person(person, identity):
    return office.person(person.full_name, "CULTURE_SOCIETY", id=identity)


def test_equipment_stands_under_a_heading_of_its_own():
    room = place("ROOM", unit=office.COMMUNE.id)
    snapshot = equipped(item("PRINTER", quantity=0), places=(room,), units=(office.COMMUNE,))
    found = REPORT.facts(snapshot, {"findings": check(snapshot)})
    paper = REPORT.paper(found, CONTEXT)
    short = [row.cells[0] for row in table(paper, "Chưa đạt").rows if row.kind is RowKind.GROUP]
    doubts = [row.cells[0] for row in table(paper, "Số liệu").rows if row.kind is RowKind.GROUP]
    assert short == ["Đơn vị", "Trang thiết bị, cơ sở vật chất"]
    assert doubts[-1] == "Trang thiết bị, cơ sở vật chất"


def test_the_paper_prints_without_warnings():
    stream = io.BytesIO()
    context = replace(CONTEXT, signer_name="Nguyễn Văn Hùng")
    found = facts_of(LEVEL, COURSE, ACCEPTED, MISSING, DOUBT, OF_UNIT)
    result = render_pdf(REPORT.paper(found, context), stream)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(stream).pages).split())
    assert result.warnings == ()
    assert "Kết quả rà soát tiêu chuẩn cán bộ, công chức xã Tam Hợp" in text
    assert "Nguyễn Văn Hùng" in text
