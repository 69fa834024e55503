from datetime import date

import pytest

from hrdesk.domain.finding import FindingKind, Severity
from hrdesk.errors import UserError
from hrdesk.rules import check
from hrdesk.rules.checking import years_after
from tests.rules.offices import END_2022, END_2023, about, commune, hamlet, holding, office, person, rules_of


def test_somebody_who_meets_everything_is_not_mentioned() -> None:
    for code, field in (("CULTURE_SOCIETY", "Luật"), ("JUSTICE_CIVIL_STATUS", "Luật"), ("PARTY_SECRETARY", "Luật")):
        assert rules_of(office(person(code, field=field))) == set()
        assert rules_of(office(person(code, field=field), on=END_2023)) == set()


def test_an_empty_office_gives_no_findings() -> None:
    assert check(office()) == ()


def test_an_accepted_finding_carries_its_reason_and_only_that_one() -> None:
    somebody = person("PARTY_SECRETARY", professional_level="INTERMEDIATE", courses=())
    accepted = {("QDI05.VP-PROF", somebody.id): "Đang học đại học, tốt nghiệp năm 2023"}
    found = about(office(somebody, accepted=accepted))
    assert found["QDI05.VP-PROF"].accepted == "Đang học đại học, tốt nghiệp năm 2023"
    assert found["QD04.2004-5-ECONOMIC"].accepted is None


def test_a_finding_of_somebody_else_is_not_accepted_with_it() -> None:
    one = person("COMMITTEE_VICE_CHAIR", professional_level="ELEMENTARY", name="Nguyễn Văn An")
    two = person("COMMITTEE_VICE_CHAIR", professional_level="ELEMENTARY", name="Trần Văn Bé")
    found = check(office(one, two, accepted={("QD04.2004-8-PROF", one.id): "lý do"}), standard="QD04.2004")
    reasons = {item.subject_name: item.accepted for item in found if item.rule == "QD04.2004-8-PROF"}
    assert reasons == {"Nguyễn Văn An": "lý do", "Trần Văn Bé": None}


def test_who_held_the_title_before_the_decree_has_time_until_2028() -> None:
    before = person(holding("COMMITTEE_CHAIR", since="2021-07-01"), professional_level="INTERMEDIATE")
    found = about(office(before, on=END_2023))["ND33.2023-8.3-PROF"]
    assert found.severity is Severity.SHOULD
    assert found.message.endswith("yêu cầu từ Đại học. Được chuyển tiếp đến ngày 01/08/2028.")
    assert "điều khoản chuyển tiếp" in found.legal_basis


def test_who_took_the_title_after_it_has_none() -> None:
    after = person(holding("COMMITTEE_CHAIR", since="2023-08-01"), professional_level="INTERMEDIATE", born="1985")
    found = about(office(after, on=END_2023))["ND33.2023-8.3-PROF"]
    assert found.severity is Severity.MUST
    assert "chuyển tiếp" not in found.message


def test_without_the_day_of_taking_the_title_the_transition_is_left_open() -> None:
    unknown = person(holding("COMMITTEE_CHAIR", since=None), professional_level="INTERMEDIATE")
    found = about(office(unknown, on=END_2023))["ND33.2023-8.3-PROF"]
    assert found.severity is Severity.MUST
    assert "Chưa ghi ngày giữ chức danh" in found.message


@pytest.mark.parametrize(
    ("on", "severity"), [(date(2026, 5, 30), Severity.SHOULD), (date(2026, 5, 31), Severity.SHOULD)]
)
def test_part_time_officials_of_the_commune_have_the_same_time(on: date, severity: Severity) -> None:
    old = person(holding("RED_CROSS_CHAIR", since="2019-01-01"), professional_level="NONE")
    assert about(office(old, on=on))["ND33.2023-36-PROF"].severity is severity
    assert "ND33.2023-36-PROF" not in rules_of(office(old, on=date(2026, 6, 1)))


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        (date(2022, 6, 1), Severity.TARGET),
        (date(2023, 3, 1), Severity.TARGET),
        (date(2023, 3, 2), Severity.SHOULD),
    ],
)
def test_training_has_three_years_after_recruitment(on: date, severity: Severity) -> None:
    recruit = person(holding("CULTURE_SOCIETY", since="2020-03-01"), state_management_level="NONE")
    found = about(office(recruit, on=on))["TT13.2019-1-STATE"]
    assert found.severity is severity
    assert ("Thời hạn hoàn thành: ngày 01/03/2023." in found.message) is (severity is Severity.TARGET)


def test_the_29th_of_february_ends_on_the_28th() -> None:
    assert years_after(date(2020, 2, 29), 3) == date(2023, 2, 28)
    assert years_after(date(2020, 2, 29), 4) == date(2024, 2, 29)


def test_a_rule_speaks_once_about_a_person_in_two_titles() -> None:
    both = person("COUNCIL_CHAIR", "COMMITTEE_VICE_CHAIR", professional_level="ELEMENTARY")
    found = [item for item in check(office(both, on=END_2023)) if item.rule == "ND33.2023-8.3-PROF"]
    assert [item.position for item in found] == ["COUNCIL_CHAIR"]


def test_two_titles_are_held_to_the_rules_of_both() -> None:
    both = person("PARTY_SECRETARY", "COUNCIL_CHAIR", professional_level="ELEMENTARY")
    assert {"QD04.2004-5-PROF", "QD04.2004-7-PROF"} <= rules_of(office(both))


def test_one_standard_can_be_asked_for_alone() -> None:
    somebody = person("JUSTICE_CIVIL_STATUS", professional_level="ELEMENTARY", citizen_id="1")
    assert {item.standard for item in check(office(somebody), standard="LHT.2014")} == {"LHT.2014"}
    assert [item.rule for item in check(office(somebody), standard="LHT.2014-72-PROF")] == ["LHT.2014-72-PROF"]


def test_a_standard_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UserError) as refused:
        check(office(), standard="ND99")
    assert "ND33.2023" in refused.value.sentence


def test_a_target_that_repeats_a_standard_is_not_told_twice() -> None:
    somebody = person("COMMITTEE_CHAIR", political_theory_level="NONE", professional_level="INTERMEDIATE")
    # T06 asks what the decision asks anyway; T08 asks more than it does.
    assert rules_of(office(somebody)) == {"QD04.2004-8-THEORY", "QDI05.VP-PROF"}
    assert rules_of(office(somebody), "QD1893.VP") == {"QD1893.VP-T06", "QD1893.VP-T08"}
    deputy = person("COMMITTEE_VICE_CHAIR", professional_level="INTERMEDIATE")
    assert rules_of(office(deputy)) == {"QD1893.VP-T08"}


def test_findings_come_by_unit_and_then_in_the_order_of_the_people() -> None:
    an = person("COMMITTEE_CHAIR", professional_level="ELEMENTARY", citizen_id="12")
    be = person("PARTY_SECRETARY", professional_level="ELEMENTARY", citizen_id="13", name="Trần Văn Bé")
    names = [item.subject_name for item in check(office(an, be))]
    assert names == sorted(names, key=["xã Tam Hợp", "Nguyễn Văn An", "Trần Văn Bé"].index)


def test_people_of_hamlets_are_reported_in_their_commune() -> None:
    units = (commune(), hamlet("Hữu Bằng"))
    head = person(holding("HAMLET_HEAD", "u1-Hữu Bằng"), party_member=False)
    found = about(office(head, units=units))["QD1893.VP-T21"]
    assert found.unit == "08866"
    assert found.message.startswith("Trưởng thôn Nguyễn Văn An ")


def test_a_citizen_group_is_headed_by_its_own_title() -> None:
    units = (commune(kind="PHUONG"), hamlet("5", kind="TO_DAN_PHO"))
    head = person(holding("HAMLET_HEAD", "u1-5"), party_member=False)
    assert about(office(head, units=units))["QD1893.VP-T21"].message.startswith("Tổ trưởng tổ dân phố ")


def test_the_land_officer_is_called_as_the_kind_of_unit_has_it() -> None:
    officer = person("LAND_CONSTRUCTION_ENVIRONMENT", professional_level="COLLEGE")
    xa = about(office(officer))["TT13.2019-1-PROF"].message
    phuong = about(office(officer, units=(commune(kind="PHUONG"),)))["TT13.2019-1-PROF"].message
    assert xa.startswith("Công chức Địa chính - nông nghiệp - xây dựng và môi trường ")
    assert phuong.startswith("Công chức Địa chính - xây dựng - đô thị và môi trường ")


def test_a_title_outside_the_catalog_does_no_harm() -> None:
    assert rules_of(office(person("ASTRONAUT"))) == set()


def test_the_check_is_a_pure_function() -> None:
    snapshot = office(person("PARTY_SECRETARY", professional_level=None, courses=()))
    first = check(snapshot)
    assert first == check(snapshot)
    assert any(item.kind is FindingKind.MISSING_DATA for item in first)
    assert snapshot.as_of == END_2022
