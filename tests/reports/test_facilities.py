"""Cơ sở vật chất: the contract's counts by equality, a line per commune, what is behind the numbers."""

import json

import msgspec

from hrdesk.domain.equipment import DigitalService
from hrdesk.domain.paper import RowKind
from hrdesk.reports.registry import REPORTS
from hrdesk.reports.report import as_json
from tests.reports import sample_area as area
from tests.reports import sample_equipment as eq
from tests.reports import sample_office as office
from tests.reports.reading import paper_of, row_of, text_of

REPORT = REPORTS["facilities"]
SERVICES = (
    DigitalService("d1", "c1", "SOFTWARE", "Một cửa điện tử"),
    DigitalService("d2", "c2", "SOFTWARE", "Một cửa điện tử"),
    DigitalService("d3", "c1", "SOFTWARE", "Quản lý hộ tịch"),
    DigitalService("d4", "c1", "MAILBOX", "Hộp thư của xã", quantity=20),
    DigitalService("d5", "c2", "ORGANISATION_CERTIFICATE", "Chữ ký số UBND"),
    DigitalService("d6", "d1", "ORGANISATION_CERTIFICATE", "Chữ ký số UBND huyện"),
)
HOUSE = (eq.item("Bàn ghế", "DESK", "house", 2), eq.item("Máy in", "PRINTER", "house"))


def district():
    equipment = eq.equipment(*HOUSE, services=SERVICES)
    signer = office.person("Lê An", "COMMITTEE_CHAIR", digital_signature=True)
    return office.office(signer, units=area.UNITS, equipment=equipment)


def test_the_counts_are_those_of_the_contract():
    snapshot = district()
    value = as_json(REPORT, REPORT.facts(snapshot, {}), snapshot)["facts"]
    rows = value.pop("rows")
    assert value == {
        "headquarters": 1,
        "communes_with_workplace_for_hamlet_officials": 0,
        "culture_houses": 1,
        "culture_houses_with_workplace": 1,
        "meeting_rooms": 0,
        "online_meeting_rooms": 0,
        "archives": 1,
        "software": 2,
        "official_mailboxes": 20,
        "organisation_certificates": 2,
        "personal_signatures": 1,
    }
    assert [(row["unit"], row["software"], row["personal_signatures"]) for row in rows] == [
        ("08866", 2, 1), ("08869", 1, 0)
    ]  # fmt: skip
    json.dumps(value)


def test_a_line_per_commune_and_the_sum_counts_each_program_once():
    paper = paper_of(REPORT, district())
    _, table = paper.tables
    assert row_of(table, "1", "xã Tam Hợp")["official_mailboxes"] == 20
    assert row_of(table, "2", "thị trấn Gia Khánh")["organisation_certificates"] == 1
    total = next(row for row in table.rows if row.kind is RowKind.TOTAL)
    cells = {column.key: value for column, value in zip(table.columns, total.cells, strict=True)}
    assert (cells["software"], cells["organisation_certificates"]) == (2, 2)
    assert "mỗi tên một lần" in text_of(paper)


def test_a_province_adds_its_districts_up():
    snapshot = area.province(districts=2, communes=2)
    places = tuple(
        eq.Place(f"hq-{unit.id}", unit.id, None, "HEADQUARTERS", f"Trụ sở {unit.name}")
        for unit in snapshot.units
        if unit.kind in ("XA", "THI_TRAN", "PHUONG")
    )
    whole = msgspec.structs.replace(snapshot, equipment=eq.equipment(places=places))
    _, table = paper_of(REPORT, whole).tables
    subtotals = [row.cells[2] for row in table.rows if row.kind is RowKind.SUBTOTAL]
    assert sum(subtotals) == table.rows[-1].cells[2] == len(places)


def test_a_commune_reads_what_is_behind_its_numbers():
    snapshot = eq.commune(*HOUSE, services=SERVICES[:1] + SERVICES[2:4])
    (table,) = paper_of(REPORT, snapshot).tables
    assert row_of(table, 4)["names"] == "Nhà văn hóa (thôn Đông)"
    assert row_of(table, 8) == {
        "ordinal": 8, "what": "Phần mềm", "count": 2, "names": "Một cửa điện tử; Quản lý hộ tịch"
    }  # fmt: skip
    assert row_of(table, 9)["names"] is None
    assert REPORT.to_json(REPORT.facts(snapshot, {}))["rows"] == []


def test_an_empty_office_has_a_paper_too():
    text_of(paper_of(REPORT, eq.commune(places=())))
    text_of(paper_of(REPORT, office.office(units=(area.DISTRICT,))))
