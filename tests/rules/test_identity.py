import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.rules.identity import citizen_ids
from tests.rules.offices import office, person


def found(number: str | None, *, born: str | None = "1982-03-12", sex: str | None = "MALE") -> list[str]:
    somebody = person("CULTURE_SOCIETY", born=born, sex=sex, citizen_id=number)
    return [item.rule for item in citizen_ids(office(somebody))]


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        (None, []),
        ("026082012345", []),
        ("26082012345", ["ID-LENGTH"]),
        ("0260820123456", ["ID-LENGTH"]),
        ("135123456", ["ID-LENGTH"]),
        ("02608201234x", ["ID-LENGTH"]),
        ("026082０12345", ["ID-LENGTH"]),
        ("000082012345", ["ID-PROVINCE"]),
        ("003082012345", ["ID-PROVINCE"]),
        ("097082012345", ["ID-PROVINCE"]),
        ("101082012345", []),
        ("026182012345", ["ID-SEX"]),
        ("026083012345", ["ID-YEAR"]),
        ("026282012345", ["ID-YEAR"]),
        ("026183012345", ["ID-SEX", "ID-YEAR"]),
    ],
)
def test_numbers_and_what_is_wrong_with_them(number: str | None, rules: list[str]) -> None:
    assert found(number) == rules


def test_a_wrong_length_is_an_error_and_a_mismatch_a_warning() -> None:
    short = next(citizen_ids(office(person("CULTURE_SOCIETY", citizen_id="26082012345"))))
    assert short.severity == "must"
    assert short.message == "Số CCCD của Nguyễn Văn An có 11 ký tự; phải có đúng 12 chữ số."
    odd = next(citizen_ids(office(person("CULTURE_SOCIETY", citizen_id="026175012345", born="1975"))))
    assert (odd.rule, odd.severity, odd.field) == ("ID-SEX", "should", "citizen_id")


def test_without_sex_or_birth_only_the_rest_is_judged() -> None:
    assert found("026182012345", sex=None) == []
    assert found("026082012345", born=None) == []
    assert found("026182012345", born=None) == ["ID-SEX"]


def test_one_number_for_two_people_names_both() -> None:
    one = person("CULTURE_SOCIETY", citizen_id="026082012345", born="1982")
    two = person("CULTURE_SOCIETY", citizen_id="026082012345", born="1982", name="Lê Văn Bình")
    twins = [item for item in citizen_ids(office(one, two)) if item.rule == "ID-UNIQUE"]
    assert [item.message for item in twins] == [
        "Nguyễn Văn An (xã Tam Hợp) và Lê Văn Bình (xã Tam Hợp) trùng số CCCD; hãy kiểm tra giấy tờ, nếu là một người "
        "thì chỉ giữ một hồ sơ."
    ]


@given(st.integers(1900, 2099), st.sampled_from(["MALE", "FEMALE"]), st.sampled_from(["001", "022", "026", "079"]))
def test_a_number_made_by_the_rule_is_never_doubted(year: int, sex: str, place: str) -> None:
    century = (year - 1900) // 100 * 2 + (sex == "FEMALE")
    assert found(f"{place}{century}{year % 100:02d}123456", born=str(year), sex=sex) == []


@given(st.text(max_size=14))
def test_whatever_stands_in_the_field_gives_findings_and_no_error(text: str) -> None:
    assert set(found(text)) <= {"ID-LENGTH", "ID-PROVINCE", "ID-SEX", "ID-YEAR"}
