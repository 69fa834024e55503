"""Findings about equipment and space: each limit from both sides, dates from both sides, who is left alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.equipment import OwnNorm
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Snapshot
from hrdesk.rules import check, load_standards
from tests.rules.offices import commune, hamlet, person
from tests.rules.things import FULL_DESK, equipped, item, place

IN_2024, LAST_OF_OLD, FIRST_OF_NEW = date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1)
COUNTER = place("ONE_STOP", staff_count=3, name="Bộ phận một cửa")
STAFF = tuple(person("CULTURE_SOCIETY", name=f"Người {number}") for number in range(3))
REST = (place("MEETING_ROOM"), place("ARCHIVE"))


def found(snapshot: Snapshot, standard: str | None = None) -> dict[str, Finding]:
    """Findings about units, places and things, by rule."""
    people = {each.id for each in snapshot.persons}
    return {each.rule: each for each in check(snapshot, standard=standard) if each.subject not in people}


def equipment_rules(snapshot: Snapshot) -> set[str]:
    return {rule for rule in found(snapshot) if rule.startswith(("QD1893.VP", "QD50", "QD15", "QD58", "OWN-"))}


def test_a_desk_short_of_something_is_named_with_the_numbers() -> None:
    things = [item(code, COUNTER.id, n) for code, n in (FULL_DESK | {"DESKTOP_COMPUTER": 1, "SCANNER": 0}).items()]
    findings = found(equipped(*things, places=(COUNTER, *REST), on=IN_2024))
    computer = findings["QD1893.VP-1C-COMPUTER"]
    assert computer.message == (
        "Bộ phận một cửa (Xã Tam Hợp) thiếu 02 so với định mức “Máy vi tính cho người trực bộ phận một cửa”: cần 03, "
        "đang dùng được 01."
    )
    assert (computer.subject, computer.unit, computer.severity) == (COUNTER.id, "08866", Severity.TARGET)
    assert computer.legal_basis.startswith("Quyết định 1893/QĐ-UBND ngày 19/10/2022")
    assert "QD1893.VP-1C-SCANNER" in findings
    assert "QD1893.VP-1C-PRINTER" not in findings


def test_a_camera_is_asked_for_from_2025_on() -> None:
    things = [item(code, COUNTER.id, n) for code, n in FULL_DESK.items()]
    for on, is_asked in (
        (IN_2024, False),
        (date(2025, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ):
        findings = found(equipped(*things, places=(COUNTER, *REST), on=on))
        assert ("QD1893.VP-1C-CAMERA" in findings) is is_asked


def test_a_commune_without_a_desk_hears_that_once() -> None:
    findings = equipment_rules(equipped(item("VIDEO_CONFERENCE", "p-MEETING_ROOM-u1"), places=REST, on=IN_2024))
    assert findings == {"QD1893.VP-1C"}


def test_an_office_without_places_on_record_is_left_alone() -> None:
    assert equipment_rules(equipped(places=(), persons=STAFF, on=IN_2024)) == set()


def test_missing_rooms_are_named() -> None:
    findings = found(equipped(places=(place("HEADQUARTERS"),), on=IN_2024))
    assert findings["QD1893.VP-ARCHIVE"].message == (
        "Xã Tam Hợp chưa có kho lưu trữ; nếu đã có, hãy ghi vào danh sách nơi đặt."
    )
    assert {"QD1893.VP-MEETING-ROOM", "QD1893.VP-MEETING-ONLINE"} <= set(findings)


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (29.9, "bình quân 10 m² mỗi người, dưới 10 m²"),
        (29.0, "bình quân 9,7 m² mỗi người, dưới 10 m²"),
        (30.0, None),
        (90.0, None),
        (90.5, "bình quân 30,2 m² mỗi người, trên 30 m²"),
        (None, "chưa ghi diện tích"),
    ],
)
def test_the_area_for_a_person_has_two_limits(area: float | None, words: str | None) -> None:
    finding = found(equipped(places=(place("HEADQUARTERS", area_m2=area),), persons=STAFF, on=IN_2024)).get(
        "QD1893.VP-AREA"
    )
    if words is None:
        assert finding is None
    else:
        assert finding is not None
        assert words in finding.message
        assert (finding.kind is FindingKind.MISSING_DATA) is (area is None)
        assert finding.legal_basis.endswith("(cần đối chiếu)")


def test_rooms_tell_the_area_where_the_headquarters_do_not() -> None:
    rooms = (place("HEADQUARTERS"), place("ROOM", area_m2=20.0), place("ONE_STOP", area_m2=25.0))
    assert "QD1893.VP-AREA" not in found(equipped(places=rooms, persons=STAFF, on=IN_2024))


@pytest.mark.parametrize(("on", "rule"), [(LAST_OF_OLD, "QD50.2017-COMPUTER"), (FIRST_OF_NEW, "QD15.2025-COMPUTER")])
def test_too_few_and_too_many_are_told_apart_on_both_sides_of_the_new_decision(on: date, rule: str) -> None:
    for number, rules in ((2, {rule}), (3, set()), (4, {f"{rule}-SURPLUS"})):
        snapshot = equipped(item("LAPTOP", quantity=number), places=(place("ROOM"),), persons=STAFF, on=on)
        assert {each for each in found(snapshot) if "-COMPUTER" in each and "1893" not in each} == rules


def test_more_than_a_minimum_is_no_surplus() -> None:
    things = [item(code, COUNTER.id, n + 2) for code, n in FULL_DESK.items()]
    assert not any("1C" in rule for rule in found(equipped(*things, places=(COUNTER,), on=IN_2024)))


def test_a_hamlet_without_a_culture_house_is_named() -> None:
    snapshot = equipped(places=(COUNTER,), units=(commune(), hamlet("Đông")), on=IN_2024)
    finding = found(snapshot)["QD1893.VP-NVH-PRINTER"]
    assert finding.message.startswith("Thôn Đông, chưa ghi nhà văn hóa, thiếu 01")
    assert (finding.subject, finding.unit) == ("u1-Đông", "08866")


def test_own_norms_speak_unless_one_standard_is_asked_for() -> None:
    own = OwnNorm("n1", "u1", "ARCHIVE", None, "CABINET", 200, legal_basis="Quyết định 12/QĐ-UBND")
    snapshot = equipped(places=(place("ARCHIVE"),), norms=(own,), on=IN_2024)
    finding = found(snapshot)["OWN-n1"]
    assert (finding.legal_basis, finding.standard, finding.subject) == ("Quyết định 12/QĐ-UBND", "OWN", "p-ARCHIVE-u1")
    assert set(found(snapshot, "QD1893.VP")) == {"QD1893.VP-1C", "QD1893.VP-MEETING-ROOM", "QD1893.VP-MEETING-ONLINE"}
    assert set(found(snapshot, "QD1893.VP-1C")) == {"QD1893.VP-1C"}


def test_a_finding_is_accepted_with_its_reason() -> None:
    snapshot = equipped(places=(place("HEADQUARTERS"),), on=IN_2024)
    accepted = Snapshot(
        as_of=snapshot.as_of,
        unit=snapshot.unit,
        units=snapshot.units,
        persons=(),
        equipment=snapshot.equipment,
        accepted={("QD1893.VP-ARCHIVE", "u1"): "Đang xây kho"},
    )
    assert found(accepted)["QD1893.VP-ARCHIVE"].accepted == "Đang xây kho"


# --- Prices ---------------------------------------------------------------------------------------


def dear(category: str, price: int, bought: str, **values: Any) -> set[str]:
    thing = item(category, unit_cost=price, acquired_on=bought, **values)
    return {rule for rule in found(equipped(thing, places=(place("ROOM"),), on=date(2026, 1, 1))) if "PRICE" in rule}


@pytest.mark.parametrize(
    ("price", "bought", "rules"),
    [
        (15_000_000, "2025-06-30", set()),
        (15_000_001, "2025-06-30", {"QD50.2017-COMPUTER-PRICE"}),
        (20_000_000, "2025-07-01", set()),
        (20_000_001, "2025-07-01", {"QD15.2025-COMPUTER-PRICE"}),
        (13_000_001, "2017-12-31", {"QD58.2015-COMPUTER-PRICE"}),
        (90_000_000, "2015-12-31", set()),
        (18_000_000, "2025", set()),
        (21_000_000, "2025", {"QD15.2025-COMPUTER-PRICE"}),
    ],
)
def test_a_price_is_held_against_the_norm_of_the_day_it_was_paid(price: int, bought: str, rules: set[str]) -> None:
    assert dear("DESKTOP_COMPUTER", price, bought) == rules


def test_what_was_not_bought_or_is_gone_cost_nobody_too_much() -> None:
    assert dear("LAPTOP", 40_000_000, "2020-01-01", acquisition_way="GIFT") == set()
    assert dear("LAPTOP", 40_000_000, "2020-01-01", acquisition_way="PURCHASE") == {"QD50.2017-COMPUTER-PRICE"}
    assert dear("LAPTOP", 40_000_000, "2020-01-01", condition="DISPOSED") == set()


def test_what_people_get_for_their_work_sets_no_price_for_a_meeting_room() -> None:
    for kind, is_dear in (("MEETING_ROOM", False), ("CULTURE_HOUSE", False), ("ONE_STOP", True), ("ROOM", True)):
        table = item("DESK", f"p-{kind}-u1", unit_cost=30_000_000, acquired_on="2020-01-01")
        assert ("QD50.2017-DESK-PRICE" in found(equipped(table, places=(place(kind),)))) is is_dear


def test_an_own_norm_may_allow_more() -> None:
    own = OwnNorm("n1", "u1", "PERSON", None, "LAPTOP", 100, max_price=40_000_000)
    thing = item("LAPTOP", unit_cost=40_000_000, acquired_on="2020-01-01")
    assert not any("PRICE" in rule for rule in found(equipped(thing, places=(place("ROOM"),), norms=(own,))))


def test_a_table_or_a_chair_bought_alone_has_its_share_of_the_set(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[instrument]\nid = "OWN.2025"\ntitle = "Quyết định 3"\nname = "Bàn ghế"\nvalid_from = 2025-07-01\n\n'
        '[[rule]]\nid = "OWN.2025-DESK"\nkind = "equipment"\nseverity = "should"\nbasis = "ROOM"\n'
        'categories = ["DESK"]\nmax_price = 10_000_000\n',
        "utf-8",
    )
    rules = load_standards([tmp_path])
    for name, price, is_dear in (
        ("Bàn ghế làm việc", 10_000_000, False),
        ("Bàn làm việc", 6_000_000, False),
        ("Bàn làm việc", 6_000_001, True),
        ("Ghế xoay", 4_000_000, False),
        ("Ghế xoay", 4_000_001, True),
    ):
        thing = item("DESK", name=name, unit_cost=price, acquired_on="2025-08-01")
        findings = check(equipped(thing, places=(place("ROOM"),), on=date(2025, 12, 31)), rules)
        assert any(each.rule == "OWN.2025-DESK-PRICE" for each in findings) is is_dear
