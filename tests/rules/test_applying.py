from datetime import date

import pytest

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.finding import Severity
from hrdesk.rules import Requirement, load_standards, required_levels
from hrdesk.rules.applying import milder
from tests.rules.offices import END_2022, END_2023, commune


def needs(position: str, on: date = END_2022, **unit: object) -> dict[str, Requirement]:
    return {one.rule: one for one in required_levels(position, commune(**unit), on, load_standards())}


def test_each_instrument_says_its_own_minimum() -> None:
    found = needs("PARTY_SECRETARY")
    assert {one.standard: one.minimum for one in found.values() if one.dimension == "professional_level"} == {
        "QD04.2004": "INTERMEDIATE",
        "QDI05.VP": "BACHELOR",
        "QD1893.VP": "BACHELOR",
    }
    assert {one.course for one in found.values()} - {""} == {"PARTY_BUILDING", "ECONOMIC_MANAGEMENT"}


def test_what_prevails_is_marked() -> None:
    found = needs("JUSTICE_CIVIL_STATUS")
    assert found["LHT.2014-72-PROF"].prevails
    circular = found["TT13.2019-1-PROF"]
    assert (circular.prevails, circular.severity) == (False, Severity.TARGET)
    assert needs("CULTURE_SOCIETY")["TT13.2019-1-PROF"].prevails


def test_the_day_and_the_area_decide() -> None:
    assert needs("COMMITTEE_CHAIR")["QD04.2004-8-PROF"].minimum == "INTERMEDIATE"
    assert needs("COMMITTEE_CHAIR", END_2023)["ND33.2023-8.3-PROF"].minimum == "BACHELOR"
    mountain = needs("COMMITTEE_CHAIR", END_2023, area_type="MOUNTAIN")
    assert mountain["ND33.2023-8.3-PROF-MOUNTAIN"].minimum == "INTERMEDIATE"
    assert "ND33.2023-8.3-PROF" not in mountain


def test_what_is_not_verified_is_marked() -> None:
    found = needs("COUNCIL_CHAIR")["QD04.2004-7-PROF"]
    assert not found.verified
    assert found.legal_basis == "Quyết định 04/2004/QĐ-BNV, Điều 7 (cần đối chiếu)"


@pytest.mark.parametrize("position", [entry.code for entry in catalog("position").entries])
def test_every_minimum_is_a_level_of_its_catalog(position: str) -> None:
    for on in (date(2011, 1, 1), END_2022, END_2023, date(2026, 6, 30)):
        for one in needs(position, on).values():
            assert bool(one.course) != bool(one.dimension)
            assert not one.dimension or one.minimum in catalog(one.dimension).by_code


def test_the_milder_severity() -> None:
    assert milder(Severity.MUST, Severity.TARGET) is milder(Severity.TARGET, Severity.SHOULD) is Severity.TARGET
    assert milder(Severity.SHOULD, Severity.MUST) is Severity.SHOULD
