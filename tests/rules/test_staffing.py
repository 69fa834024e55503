from datetime import date

import pytest

from hrdesk.domain.finding import FindingKind, Severity
from hrdesk.rules import check
from tests.rules.offices import END_2022, END_2023, about, commune, hamlet, holding, office, person

CADRES = 12
CIVIL_SERVANTS = 6


def vacant(snapshot_on: date, *positions: str, **unit: object) -> set[str | None]:
    people = [person(code, name=code) for code in positions]
    found = check(office(*people, on=snapshot_on, units=(commune(**unit),)))
    return {item.position for item in found if "-STAFFED-" in item.rule}


@pytest.mark.parametrize("on", [END_2022, END_2023])
def test_titles_that_nobody_holds_are_named(on: date) -> None:
    missing = vacant(on, "PARTY_SECRETARY", "STANDING_DEPUTY_PARTY_SECRETARY", "OFFICE_STATISTICS")
    assert "COMMITTEE_CHAIR" in missing
    assert "JUSTICE_CIVIL_STATUS" in missing
    assert not missing & {"PARTY_SECRETARY", "OFFICE_STATISTICS", "DEPUTY_PARTY_SECRETARY"}


def test_the_farmers_union_is_not_everywhere_and_the_police_chief_is_no_more() -> None:
    missing = vacant(END_2022, "PARTY_SECRETARY")
    assert not missing & {"FARMERS_UNION_CHAIR", "COMMUNE_POLICE_CHIEF"}
    assert len(missing) == CADRES + CIVIL_SERVANTS - 3


def test_either_deputy_secretary_will_do() -> None:
    assert "STANDING_DEPUTY_PARTY_SECRETARY" not in vacant(END_2022, "DEPUTY_PARTY_SECRETARY")


def test_the_sentence_names_commune_and_title() -> None:
    found = next(item for item in check(office(person("PARTY_SECRETARY"))) if item.position == "COMMITTEE_CHAIR")
    assert found.message == "Xã Tam Hợp chưa có người giữ chức danh Chủ tịch Ủy ban nhân dân."
    assert (found.subject, found.unit, found.severity) == ("u1", "08866", Severity.SHOULD)
    officer = next(item for item in check(office(person("PARTY_SECRETARY"))) if item.position == "CULTURE_SOCIETY")
    assert officer.legal_basis == "Thông tư 13/2019/TT-BNV, Điều 9"


def test_one_vacancy_is_accepted_without_the_others() -> None:
    accepted = {("TT13.2019-9-STAFFED-CULTURE_SOCIETY", "u1"): "đang tuyển dụng"}
    found = {item.position: item.accepted for item in check(office(person("PARTY_SECRETARY"), accepted=accepted))}
    assert found["CULTURE_SOCIETY"] == "đang tuyển dụng"
    assert found["OFFICE_STATISTICS"] is None


def test_a_commune_without_any_people_is_not_reproached_for_every_title() -> None:
    assert vacant(END_2022) == set()


def test_after_july_2025_the_old_titles_are_not_asked_for() -> None:
    assert vacant(date(2025, 7, 1), "PARTY_SECRETARY") == set()


def test_a_title_of_the_past_is_told_on_a_later_day() -> None:
    officer = person("OFFICE_STATISTICS")
    assert "TITLE-DATE" not in about(office(officer, on=date(2025, 6, 30)))
    found = about(office(officer, on=date(2025, 7, 1)))["TITLE-DATE"]
    assert "chỉ dùng đến ngày 30/06/2025" in found.message
    assert (found.field, found.severity) == ("position_code", Severity.SHOULD)


def test_a_title_of_the_future_is_told_on_an_earlier_day() -> None:
    assert "chỉ có từ ngày 01/07/2025" in about(office(person("OFFICE_CHIEF")))["TITLE-DATE"].message


def test_a_hamlet_title_without_its_hamlet_is_told() -> None:
    assert "chưa ghi thôn" in about(office(person("HAMLET_HEAD")))["TITLE-TIER"].message
    units = (commune(), hamlet("Hữu Bằng"))
    assert "TITLE-TIER" not in about(office(person(holding("HAMLET_HEAD", "u1-Hữu Bằng")), units=units))
    chair = about(office(person(holding("COMMITTEE_CHAIR", "u1-Hữu Bằng")), units=units))["TITLE-TIER"]
    assert "thôn Hữu Bằng" in chair.message


def test_an_area_or_class_not_stated_is_missing_data() -> None:
    found = {item.rule: item for item in check(office(units=(commune(area_type=None, unit_class=None),)))}
    assert set(found) == {"DATA-AREA", "DATA-CLASS"}
    assert {item.kind for item in found.values()} == {FindingKind.MISSING_DATA}
    assert found["DATA-AREA"].message == (
        "Xã Tam Hợp chưa ghi khu vực; đang rà soát theo tiêu chuẩn vùng đồng bằng, đô thị."
    )


def test_an_area_not_stated_is_held_to_the_standard_of_the_plain() -> None:
    chair = person("COMMITTEE_CHAIR", professional_level="ELEMENTARY")
    assert "QD04.2004-8-PROF" in about(office(chair, units=(commune(area_type=None),)))
