"""The seven places where two instruments disagree: both speak, and each names the other (facts 3.4)."""

from datetime import date

from hrdesk.domain.finding import Severity
from hrdesk.rules import check, quotas
from tests.rules.offices import END_2022, END_2023, about, commune, holding, office, person


def test_c1_the_justice_officer_with_an_intermediate_law_diploma_meets_the_law() -> None:
    found = about(office(person("JUSTICE_CIVIL_STATUS", professional_level="INTERMEDIATE", field="Luật")))
    assert "LHT.2014-72-PROF" not in found
    circular = found["TT13.2019-1-PROF"]
    assert circular.severity is Severity.TARGET
    assert circular.competing is not None
    assert "Luật Hộ tịch 2014, Điều 72: trình độ chuyên môn từ Trung cấp" in circular.competing
    assert "Áp dụng Luật Hộ tịch 2014, Điều 72, vì luật có hiệu lực cao hơn" in circular.competing
    assert "Công văn 2363/BNV-CQĐP" in circular.competing


def test_c1_below_the_law_both_speak_and_the_law_must_be_met() -> None:
    found = about(office(person("JUSTICE_CIVIL_STATUS", professional_level="ELEMENTARY")))
    law = found["LHT.2014-72-PROF"]
    assert law.severity is Severity.MUST
    assert law.competing is not None
    assert "Thông tư 13/2019/TT-BNV, Điều 1: trình độ chuyên môn từ Đại học" in law.competing
    assert "Áp dụng Luật Hộ tịch 2014, Điều 72" in law.competing
    assert found["TT13.2019-1-PROF"].severity is Severity.TARGET


def test_c1_the_decree_of_2023_yields_to_the_law_too() -> None:
    somebody = person("JUSTICE_CIVIL_STATUS", professional_level="INTERMEDIATE")
    found = about(office(somebody, on=END_2023))
    assert found["ND33.2023-10.2-PROF"].severity is Severity.TARGET
    assert "LHT.2014-72-PROF" not in found


def test_c1_is_about_the_justice_officer_only() -> None:
    took = holding("CULTURE_SOCIETY", since="2021-01-04")
    found = about(office(person(took, professional_level="INTERMEDIATE", field="Văn hóa")))
    assert found["TT13.2019-1-PROF"].severity is Severity.MUST
    assert found["TT13.2019-1-PROF"].competing is None


def test_c1_a_diploma_in_another_field_does_not_do() -> None:
    found = about(office(person("JUSTICE_CIVIL_STATUS", field="Nông học")))
    assert found["LHT.2014-72-FIELD"].severity is Severity.MUST
    assert found["LHT.2014-72-FIELD"].message == (
        "Công chức Tư pháp - hộ tịch Nguyễn Văn An có chuyên ngành Nông học; yêu cầu bằng từ Trung cấp ngành Luật."
    )


def test_c2_both_ages_of_the_youth_secretary_are_judged_each_by_its_own_date() -> None:
    # Born 1986, first appointed at 33, now 36.
    took = holding("YOUTH_UNION_SECRETARY", since="2019-06-01")
    found = about(office(person(took, born="1986-03-01")))
    first, now = found["QD04.2004-DOAN-AGE"], found["QD289.2010-AGE"]
    assert "khi 33 tuổi; yêu cầu không quá 30 tuổi" in first.message
    assert "36 tuổi tính đến ngày 31/12/2022; chỉ giữ chức danh này đến không quá 35 tuổi" in now.message
    assert first.severity is now.severity is Severity.MUST
    assert now.competing is not None
    assert "Quyết định 04/2004/QĐ-BNV (cần đối chiếu): giữ chức danh lần đầu khi không quá 30 tuổi" in now.competing
    assert "Xét cả hai, vì một bên quy định tuổi đang giữ chức" in now.competing
    assert first.competing is not None
    assert "Quyết định 289-QĐ/TW" in first.competing


def test_c2_one_may_hold_where_the_other_does_not() -> None:
    took = holding("YOUTH_UNION_SECRETARY", since="2010-06-01")
    found = about(office(person(took, born="1985-03-01")))
    assert "QD289.2010-AGE" in found
    assert "QD04.2004-DOAN-AGE" not in found


def test_c2_difficult_areas_allow_two_years_more() -> None:
    somebody = person("YOUTH_UNION_SECRETARY", born="1985-12-31")
    assert "QD289.2010-AGE" in about(office(somebody))
    mountain = office(somebody, units=(commune(area_type="MOUNTAIN"),))
    assert "QD289.2010-AGE-MOUNTAIN" not in about(mountain)


def test_c3_nobody_fails_for_want_of_an_it_certificate() -> None:
    found = about(office(person("CULTURE_SOCIETY", it_skill_level="NONE")))["TT13.2019-1-IT"]
    assert found.severity is Severity.TARGET
    assert found.competing is not None
    assert "không yêu cầu chứng chỉ về trình độ tin học" in found.competing
    assert "Áp dụng Thông tư 2/2021/TT-BNV và Công văn 3089/BNV-CQĐP" in found.competing


def test_c3_before_the_letter_of_the_ministry_it_was_required() -> None:
    somebody = person("CULTURE_SOCIETY", it_skill_level="NONE")
    # Appointed in 2010, so within the five years the circular gives to incumbents.
    before = about(office(somebody, on=date(2021, 6, 24)))["TT13.2019-1-IT"]
    assert before.severity is Severity.SHOULD
    assert about(office(somebody, on=date(2021, 6, 25)))["TT13.2019-1-IT"].severity is Severity.TARGET


def test_c4_the_party_rule_of_the_province_is_reported_beside_the_decision() -> None:
    found = about(office(person("PARTY_SECRETARY", professional_level="ELEMENTARY")))
    assert found["QD04.2004-5-PROF"].severity is Severity.MUST
    assert found["QDI05.VP-PROF"].severity is Severity.SHOULD
    competing = found["QD04.2004-5-PROF"].competing
    assert competing is not None
    assert "Quy định 05-QĐi/TU" in competing
    deputy = person("DEPUTY_PARTY_SECRETARY", professional_level="ELEMENTARY")
    later = about(office(deputy))["QD04.2004-5-PROF"].competing
    assert later is not None
    assert "Nghị định 33/2023/NĐ-CP, Điều 8 khoản 1: trình độ chuyên môn từ Đại học (có hiệu lực từ" in later


def test_c4_an_intermediate_diploma_was_enough_for_the_state_in_2022() -> None:
    found = about(office(person("PARTY_SECRETARY", professional_level="INTERMEDIATE")))
    assert "QD04.2004-5-PROF" not in found
    assert "QDI05.VP-PROF" in found


def test_c4_from_august_2023_the_degree_is_law() -> None:
    somebody = person("PARTY_SECRETARY", professional_level="INTERMEDIATE")
    found = about(office(somebody, on=END_2023))["ND33.2023-8.1-PROF"]
    assert found.competing is not None
    assert "từ Trung cấp (hết hiệu lực sau ngày 31/07/2023)" in found.competing


def test_c5_the_veterans_are_reminded_not_failed() -> None:
    veteran = person("VETERANS_ASSOCIATION_CHAIR", professional_level="NONE", general_education="LOWER_SECONDARY")
    assert "QD04.2004-CCB-EDU" not in about(office(veteran))
    untaught = person("VETERANS_ASSOCIATION_CHAIR", general_education="PRIMARY")
    before = about(office(untaught))["QD04.2004-CCB-EDU"]
    assert (before.severity, before.competing) == (Severity.MUST, None)
    found = about(office(veteran, on=END_2023))
    for rule in ("ND33.2023-8.2-PROF", "ND33.2023-8.2-EDU"):
        assert found[rule].severity is Severity.SHOULD
        assert "Chỉ nhắc, không coi là chưa đạt" in (found[rule].competing or "")
    youth = person("YOUTH_UNION_SECRETARY", professional_level="NONE", born="1995-01-01", name="Lê Văn Bình")
    assert "hỉ nhắc" not in (about(office(youth, on=END_2023))["ND33.2023-8.2-PROF"].competing or "")


def test_c6_a_phuong_has_one_post_more_than_a_xa() -> None:
    for on in (END_2022, END_2023):
        numbers = {
            kind: quotas(office(on=on, units=(commune(kind=kind),)))[0].assigned
            for kind in ("XA", "THI_TRAN", "PHUONG")
        }
        assert numbers == {"XA": 20, "THI_TRAN": 20, "PHUONG": 21}


def test_c6_too_many_people_are_reported_with_both_numbers() -> None:
    crowd = [person("CULTURE_SOCIETY", name=f"Trần Văn {number}") for number in range(21)]
    found = {one.rule: one for one in check(office(*crowd, on=END_2023))}["ND33.2023-6-QUOTA-XA"]
    assert found.message == (
        "Xã Tam Hợp có 21 cán bộ, công chức cấp xã, vượt 01 người so với số lượng tối đa 20 người."
    )
    assert "theo loại đơn vị I/II/III: 23/21/19" in (found.competing or "")
    assert not [one for one in check(office(*crowd[:20], on=END_2023)) if "QUOTA" in one.rule]


def test_c7_accountant_and_commander_with_an_intermediate_diploma_meet_their_laws() -> None:
    for position, field, law in (
        ("FINANCE_ACCOUNTING", "Kế toán", "Luật Kế toán 2015"),
        ("MILITARY_COMMANDER", "Quân sự cơ sở", "Luật Dân quân tự vệ 2019"),
    ):
        found = about(office(person(position, professional_level="INTERMEDIATE", field=field)))
        assert found["TT13.2019-1-PROF"].severity is Severity.TARGET
        assert f"Áp dụng {law}" in (found["TT13.2019-1-PROF"].competing or "")
        assert not {rule for rule in found if rule.startswith(("LKT", "LDQTV"))}


def test_c7_the_decree_leaves_the_commander_to_military_law() -> None:
    commander = person("MILITARY_COMMANDER", professional_level="INTERMEDIATE", field="Quân sự cơ sở")
    found = about(office(commander, on=END_2023))
    assert not {rule for rule in found if rule.startswith("ND33.2023-10.2")}
