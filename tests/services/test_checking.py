"""Bad records in a real store: each is a finding of one sentence, never a crash and never counted in silence."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.finding import Finding, Severity
from hrdesk.models.store import Store
from hrdesk.services import checking, offices, reporting, units
from hrdesk.services.offices import unit_id as id_of
from hrdesk.services.transaction import Transaction, transaction
from tests import factories

ON = date(2022, 9, 30)


def found(store: Store, on: date = ON, **asked: str) -> dict[tuple[str, str], Finding]:
    """The plain findings by rule and name."""
    return {(one.rule, one.subject_name): one for one in checking.findings(store, on, **asked) if not one.standard}


def add(writing: Transaction, name: str, unit: str, *posts: Mapping[str, Any], **values: Any) -> str:
    person = writing.add("person", factories.person(full_name=name, citizen_id=None, **values))
    for post in posts:
        writing.add("assignment", factories.assignment(person, unit, **post))
    return person


def names_in(store: Store, on: date = ON) -> list[str]:
    _, facts = reporting.facts(store, "staff-list", on)
    return [line.person.full_name for line in facts.lines]


def test_a_whole_person_meets_the_plain_checks(store: Store) -> None:
    factories.saved_person(store)
    assert {rule for rule, name in found(store) if name == "Nguyễn Văn An"} == set()


def test_overlapping_periods_of_one_post(store: Store, unit_id: str) -> None:
    chair = {"position_code": "COMMITTEE_CHAIR"}
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, chair | {"valid_from": "2016-06-01", "valid_to": "2021-07-01"},
            chair | {"valid_from": "2021-06-01"})  # fmt: skip
        add(writing, "Trần An", unit_id, {"position_code": "CULTURE_SOCIETY"}, {"position_code": "CULTURE_SOCIETY"})
    assert {key[:2] for key in found(store) if "OVERLAP" in key[0]} == {
        ("POST-OVERLAP-COMMITTEE_CHAIR", "Lê Bình"),
        ("POST-OVERLAP-CULTURE_SOCIETY", "Trần An"),
    }
    assert ("POST-OVERLAP-COMMITTEE_CHAIR", "Lê Bình") not in found(store, date(2021, 5, 31))


def test_an_end_before_a_start(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, {"valid_from": "2022-05-01", "valid_to": "2021-05-01"})
        someone = add(writing, "Trần An", unit_id, {})
        rows: dict[str, dict[str, str]] = {
            "training": {"course_code": "IT_SKILLS", "started_on": "2022-02", "ended_on": "2022-01"},
            "disciplinary_action": {
                "form": "WARNING", "reason": "OTHER", "decided_on": "2021-03-01", "ended_on": "2020-03-01",
            },
            "succession_plan": {"position_code": "COMMITTEE_CHAIR", "decided_on": "2021", "removed_on": "2020"},
            "party_membership": {"admitted_on": "2010-02-03", "left_on": "2009"},
        }  # fmt: skip
        for table, row in rows.items():
            writing.add(table, {"person_id": someone, **row})
        writing.add("org_unit", {"code": "", "name": "thôn Trại", "kind": "THON", "parent_id": unit_id,
                                 "valid_from": "2022-01-01", "valid_to": "2021-01-01"})  # fmt: skip
        writing.add("headcount_quota", {"unit_id": unit_id, "group_code": "COUNCIL_DEPUTY", "assigned": 25,
                                        "valid_from": "2022", "valid_to": "2021"})  # fmt: skip
    shown = found(store)
    assert {
        ("POST-END-JUSTICE_CIVIL_STATUS", "Lê Bình"),
        ("DATE-TURN_END", "Trần An"),
        ("DATE-DISCIPLINE_END", "Trần An"),
        ("DATE-PLAN_END", "Trần An"),
        ("DATE-PARTY_LEFT", "Trần An"),
        ("UNIT-END", "thôn Trại"),
        ("QUOTA-END", "xã Tam Hợp"),
    } <= shown.keys()
    assert {one.unit for one in shown.values()} == {"08866"}
    assert names_in(store) == ["Trần An"]  # Lê Bình is in no list, which is why there is a finding


def test_a_person_dead_and_in_office(store: Store, unit_id: str) -> None:
    ended = {"valid_from": "2015", "valid_to": "2022-03-01", "end_reason": "DEATH", "position_code": "COUNCIL_CHAIR"}
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, ended, {"position_code": "PARTY_SECRETARY", "valid_from": "2020"})
        add(writing, "Trần An", unit_id, {"end_reason": "DEATH"})
    shown = found(store)
    assert shown["POST-AFTER_DEATH", "Lê Bình"].message.startswith("Bí thư Đảng ủy Lê Bình được ghi là từ trần")
    assert ("POST-NO_END-JUSTICE_CIVIL_STATUS", "Trần An") in shown
    assert ("POST-AFTER_DEATH", "Lê Bình") not in found(store, date(2022, 2, 28))


def test_two_chairmen_at_once(store: Store, unit_id: str) -> None:
    chair = {"position_code": "COMMITTEE_CHAIR"}
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, chair | {"valid_to": "2022-10-01"})
        add(writing, "Trần An", unit_id, chair | {"valid_from": "2022-09-30"})
    assert "(Trần An và Lê Bình)" in found(store)["POST-SINGLE-COMMITTEE_CHAIR", "xã Tam Hợp"].message
    for day in (date(2022, 9, 29), date(2022, 10, 1)):
        assert ("POST-SINGLE-COMMITTEE_CHAIR", "xã Tam Hợp") not in found(store, day)


def test_a_post_in_a_unit_that_had_ended(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        hamlet = writing.add("org_unit", {"code": "", "name": "thôn Trại", "kind": "THON", "parent_id": unit_id,
                                          "valid_to": "2022-07-01"})  # fmt: skip
        add(writing, "Lê Bình", hamlet, {"position_code": "HAMLET_HEAD"})
    (one,) = [one for (rule, _), one in found(store).items() if rule == "POST-UNIT"]
    assert (one.subject_name, one.unit, one.severity) == ("Lê Bình", "08866", Severity.MUST)
    assert "thôn Trại, đơn vị đã kết thúc từ ngày 01/07/2022" in one.message
    assert names_in(store) == []
    assert not any(rule == "POST-UNIT" for rule, _ in found(store, date(2022, 6, 30)))


def test_people_left_in_a_merged_commune(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, {"position_code": "COMMITTEE_CHAIR"})
    new = offices.OfficeCard("08971", "xã Bình Tuyền", "XA", None, None, "25", "tỉnh Phú Thọ")
    day = date(2025, 7, 1)
    units.reorganize(store, sources=[unit_id], successor=new, effective_on=day, move_people=False)
    assert "đơn vị đã kết thúc từ ngày 01/07/2025" in found(store, day)["POST-UNIT", "Lê Bình"].message
    assert names_in(store, day) == []
    assert names_in(store, date(2025, 6, 30)) == ["Lê Bình"]


def test_an_office_that_has_ended_is_still_counted_and_says_so(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, {"position_code": "COMMITTEE_CHAIR"})
        writing.change("org_unit", unit_id, {"valid_to": "2022-07-01"})
    assert names_in(store) == ["Lê Bình"]
    assert "còn 01 người" in found(store)["UNIT-ENDED", "xã Tam Hợp"].message
    assert ("UNIT-ENDED", "xã Tam Hợp") not in found(store, date(2022, 6, 30))


def test_a_hamlet_post_in_the_commune_and_the_reverse(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        hamlet = writing.add("org_unit", {"code": "", "name": "thôn Trại", "kind": "THON", "parent_id": unit_id})
        add(writing, "Lê Bình", unit_id, {"position_code": "HAMLET_HEAD"})
        add(writing, "Trần An", hamlet, {"position_code": "CULTURE_SOCIETY"})
    assert {name for rule, name in found(store) if rule == "TITLE-TIER"} == {"Lê Bình", "Trần An"}


def test_somebody_born_and_appointed_on_the_29th_of_february(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, {"valid_from": "2016-02-29"}, date_of_birth="1960-02-29")
        add(writing, "Lê  bình", unit_id, {"position_code": "COUNCIL_DEPUTY"}, date_of_birth="1960-02-29")
    retired = {}
    for on in (date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2023, 3, 1)):
        shown = found(store, on)
        assert [rule for rule, _ in shown if rule.startswith("DUPLICATE")] == ["DUPLICATE-PERSON"]
        retired[on.isoformat()] = ("AGE-RETIREMENT", "Lê Bình") in shown
        for report in reporting.reports():
            reporting.facts(store, report.identifier, on)
    assert retired == {"2020-02-28": False, "2020-02-29": True, "2020-03-01": True, "2023-03-01": True}


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        ({"professional_level": "BACHELOR", "general_education": "LOWER_SECONDARY"}, "LEVEL-EDUCATION"),
        ({"state_management_level": "PRINCIPAL_SPECIALIST", "professional_level": "COLLEGE"}, "LEVEL-STATE_MANAGEMENT"),
        ({"political_theory_level": "ADVANCED"}, "LEVEL-THEORY"),
    ],
)
def test_a_level_whose_prerequisite_is_not_met(store: Store, unit_id: str, levels: dict[str, str], rule: str) -> None:
    with transaction(store, "Thêm") as writing:
        who = add(writing, "Lê Bình", unit_id, {"position_code": "CULTURE_SOCIETY"})
        for kind, level in levels.items():
            writing.add("qualification", {"person_id": who, "kind": kind, "level": level})
    assert (rule, "Lê Bình") in found(store)


def test_levels_codes_and_dates_of_a_career(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        who = add(writing, "Lê Bình", unit_id, {"position_code": "CULTURE_SOCIETY"})
        rows: list[tuple[str, dict[str, str]]] = [
            ("qualification", {"kind": "state_management_level", "level": "PRINCIPAL_SPECIALIST"}),
            ("qualification", {"kind": "professional_level", "level": "INTERMEDIATE", "attained_on": "1970"}),
            ("qualification", {"kind": "political_theory_level", "level": "ADVANCED"}),
            ("annual_rating", {"period": "2018", "rating": "SATISFACTORY"}),
            ("annual_rating", {"period": "năm 2021", "rating": "GOOD"}),
            ("commendation", {"form": "ADVANCED_WORKER", "decided_on": "2010"}),
            ("disciplinary_action", {"form": "LASHES", "reason": "OTHER", "decided_on": "2021-05-05"}),
        ]
        for table, row in rows:
            writing.add(table, {"person_id": who, **row})
    assert {rule for rule, name in found(store) if name == "Lê Bình"} >= {
        "LEVEL-STATE_MANAGEMENT", "LEVEL-THEORY", "DATE-DIPLOMA", "DATE-BEFORE_OFFICE", "DATE-RATING_PERIOD",
        "CODE-RATING", "CODE-DISCIPLINE",
    }  # fmt: skip


def test_duplicates_across_the_communes_of_a_district(tmp_path: Path) -> None:
    card = offices.OfficeCard("249", "huyện Bình Xuyên", "HUYEN")
    with factories.make_store(tmp_path / "district", card) as district:
        top = offices.own_unit(district).id
        with transaction(district, "Thêm") as writing:
            for code, name in (("08866", "xã Tam Hợp"), ("08869", "xã Bá Hiến")):
                unit = {"id": id_of(code), "code": code, "name": name, "kind": "XA", "parent_id": top}
                commune = writing.add("org_unit", unit)
                add(writing, "Đỗ Thị Hòa", commune, {}, date_of_birth="1980-03-12", sex="FEMALE")
                person = factories.person(full_name=f"Lê Bình {name[3:]}", citizen_id="026075001234")
                writing.add("assignment", factories.assignment(writing.add("person", person), commune))
        shown = {one.rule: one.message for one in checking.findings(district, ON) if not one.standard}
    for rule, name in (("DUPLICATE-PERSON", "Đỗ Thị Hòa"), ("ID-UNIQUE", "Lê Bình")):
        assert name in shown[rule]
        assert "(xã Tam Hợp)" in shown[rule]
        assert "(xã Bá Hiến)" in shown[rule]


def test_every_report_can_be_made_of_the_worst_records(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        for place, code in enumerate(("COMMITTEE_CHAIR", "COMMITTEE_CHAIR", "ASTRONAUT", "HAMLET_HEAD")):
            person = add(writing, f"Lê {place}", unit_id, {"position_code": code, "valid_from": None},
                         {"position_code": code, "valid_from": "2023", "valid_to": "2019"},
                         date_of_birth=None, sex=None)  # fmt: skip
            writing.add("annual_rating", {"person_id": person, "period": "?", "rating": "?"})
            writing.add("disciplinary_action", {"person_id": person, "form": "?", "reason": "?"})
            writing.add("qualification", {"person_id": person, "kind": "professional_level", "level": "?"})
    for report in reporting.reports():
        assert json.dumps(report.to_json(reporting.facts(store, report.identifier, ON)[1]), ensure_ascii=False)
    assert len(found(store)) > 4


# Accepting


def accept_second_chairman(store: Store, unit_id: str) -> tuple[str, str]:
    with transaction(store, "Thêm") as writing:
        for name in ("Lê Bình", "Trần An"):
            add(writing, name, unit_id, {"position_code": "COMMITTEE_CHAIR"})
    key = ("POST-SINGLE-COMMITTEE_CHAIR", unit_id)
    checking.accept(store, rule=key[0], subject=key[1], reason="Đang bàn giao đến 31/10/2022")
    return key


def reported(store: Store, key: tuple[str, str]) -> Finding:
    _, facts = reporting.facts(store, "standards", ON)
    (one,) = [one for one in facts.findings if (one.rule, one.subject) == key]
    assert isinstance(one, Finding)
    return one


def test_an_accepted_finding_is_printed_with_its_reason_until_it_is_withdrawn(store: Store, unit_id: str) -> None:
    key = accept_second_chairman(store, unit_id)
    assert reported(store, key).accepted == "Đang bàn giao đến 31/10/2022"
    printed = reporting.paper(store, "standards", ON)
    (table,) = [table for table in printed.tables if table.name == "Đã chấp nhận"]
    assert table.rows[-1].cells[-1] == "Đang bàn giao đến 31/10/2022"
    assert "02 người cùng giữ chức danh Chủ tịch Ủy ban nhân dân" in str(table.rows[-1].cells[2])
    checking.withdraw(store, rule=key[0], subject=key[1])
    assert reported(store, key).accepted is None
    assert not [table for table in reporting.paper(store, "standards", ON).tables if table.name == "Đã chấp nhận"]


def test_accepting_again_replaces_the_reason(store: Store, unit_id: str) -> None:
    key = accept_second_chairman(store, unit_id)
    checking.accept(store, rule=key[0], subject=key[1], reason="Theo quyết định của huyện")
    assert reported(store, key).accepted == "Theo quyết định của huyện"
    checking.withdraw(store, rule=key[0], subject=key[1])
    assert reported(store, key).accepted is None


def test_records_of_somebody_counted_nowhere_stand_among_the_records(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        add(writing, "Lê Bình", unit_id, {"valid_from": "2022-05-01", "valid_to": "2021-05-01"})
    printed = reporting.paper(store, "standards", ON)
    (table,) = [table for table in printed.tables if table.name == "Số liệu"]
    assert [row.cells[0] for row in table.rows] == ["Số liệu hồ sơ", 1]
