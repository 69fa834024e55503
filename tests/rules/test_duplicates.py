"""People who may be recorded twice."""

import pytest

from hrdesk.domain.finding import Severity
from hrdesk.rules.duplicates import doubtful_twins
from tests.rules.offices import commune, holding, office, person

HUYEN = commune(id="d", code="249", name="huyện Bình Xuyên", kind="HUYEN", unit_class=None)
HERE, THERE = commune(parent_id="d"), commune(id="u2", code="08869", name="xã Bá Hiến", parent_id="d")


def twins(**second: object) -> list[str]:
    one = person("CULTURE_SOCIETY", name="Đỗ Thị Hòa", born="1980-03-12", sex="FEMALE", citizen_id=None)
    values = {"name": "Đỗ Thị Hoà", "born": "1980-03-12", "sex": "FEMALE", "citizen_id": None} | second
    other = person(holding("COUNCIL_DEPUTY", "u2"), **values)
    return [found.message for found in doubtful_twins(office(one, other, units=(HUYEN, HERE, THERE)))]


def test_one_name_and_one_birth_in_two_communes_is_told_with_both() -> None:
    assert twins() == [
        "Đỗ Thị Hòa (xã Tam Hợp) và Đỗ Thị Hoà (xã Bá Hiến) trùng họ tên và ngày sinh 12/03/1980; hãy kiểm tra có phải "
        "một người được ghi hai lần không."
    ]
    assert len(twins(citizen_id="026180001234")) == 1
    assert len(twins(sex=None)) == 1


@pytest.mark.parametrize(
    "second",
    [
        {"born": "1980-03-13"},
        {"born": None},
        {"name": "Đỗ Thị Hoài"},
        {"sex": "MALE"},
    ],
)
def test_another_name_birth_or_sex_is_another_person(second: dict[str, object]) -> None:
    assert twins(**second) == []


def test_a_year_alone_says_too_little() -> None:
    people = [person("COUNCIL_DEPUTY", name=name, born="1980", citizen_id=None) for name in ("Lê An", "LÊ AN")]
    assert not list(doubtful_twins(office(*people)))


def test_two_identity_numbers_are_two_people() -> None:
    people = [person("COUNCIL_DEPUTY", name=name, citizen_id=number) for name, number in
              (("Lê An", "026080000001"), ("Lê  an", "026080000002"))]  # fmt: skip
    assert not list(doubtful_twins(office(*people)))


def test_three_of_one_kind_are_two_findings() -> None:
    people = [person("COUNCIL_DEPUTY", name=name, citizen_id=None) for name in ("Lê An", "lê an", "Le An")]
    found = list(doubtful_twins(office(*people)))
    assert [one.rule for one in found] == ["DUPLICATE-PERSON"] * 2
    assert {one.severity for one in found} == {Severity.SHOULD}


def test_somebody_born_on_the_29th_of_february_is_compared_as_any_other() -> None:
    people = [person("COUNCIL_DEPUTY", name=name, born="1980-02-29", citizen_id=None) for name in ("Lê An", "lê an")]
    assert "29/02/1980" in next(doubtful_twins(office(*people))).message
