"""What lies before birth or office, codes of another time, levels without their base."""

from datetime import date

import pytest

from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Award, Discipline, Pay, PersonAt, Qualification, Rating, Turn
from hrdesk.domain.uncounted import PastPost, Uncounted
from hrdesk.rules.careers import career_codes, career_dates, end_of_period, levels, pay_steps
from tests.rules.offices import day, holding, office, person


def dates(somebody: PersonAt) -> dict[str, Finding]:
    return {one.rule: one for one in career_dates(office(somebody))}


def codes(**changes: object) -> list[str]:
    return [one.rule for one in career_codes(office(person("CULTURE_SOCIETY", **changes)))]


# Order of dates


def test_nothing_happens_before_birth() -> None:
    somebody = person(
        "CULTURE_SOCIETY",
        born="1990-03-12",
        awards=(Award("ADVANCED_WORKER", day("1989")),),
        discipline=(Discipline("WARNING", "OTHER", day("1990-03-11"), None),),
        ratings=(Rating("1989", "GOOD"),),
        turns=(Turn("IT_SKILLS", None, None, None, day("1985"), None),),
        qualifications={"professional_level": Qualification("BACHELOR", attained_on=day("1988"))},
        pay=Pay("01.003", 1, 234, day("1970-01-01")),
    )
    found = dates(somebody)
    told = {"DATE-AWARD", "DATE-DISCIPLINE", "DATE-RATING", "DATE-TURN", "DATE-DIPLOMA", "DATE-PAY"}
    assert told == {rule for rule, one in found.items() if one.severity is Severity.MUST}
    assert found["DATE-DISCIPLINE"].message == (
        "Nguyễn Văn An sinh 12/03/1990 mà hồ sơ có quyết định kỷ luật 11/03/1990; hãy sửa lại ngày sinh hoặc ngày này."
    )
    assert "có xếp loại năm 1989;" in found["DATE-RATING"].message


def test_a_date_that_may_be_after_birth_passes() -> None:
    somebody = person("CULTURE_SOCIETY", born="1990", awards=(Award("ADVANCED_WORKER", day("1990")),))
    assert "DATE-AWARD" not in dates(somebody)


def test_acts_before_the_first_post_on_record_ask_for_the_posts_before_it() -> None:
    somebody = person(
        holding("CULTURE_SOCIETY", since="2015-06-01"),
        awards=(Award("ADVANCED_WORKER", day("2014")), Award("ADVANCED_WORKER", day("2016"))),
        ratings=(Rating("2014-Q4", "GOOD"), Rating("2015", "GOOD")),
    )
    found = dates(somebody)["DATE-BEFORE_OFFICE"]
    assert (found.severity, found.kind) == (Severity.SHOULD, FindingKind.MISSING_DATA)
    assert found.message.startswith("Nguyễn Văn An có quyết định khen thưởng 2014, xếp loại quý 4 năm 2014, trước ngày")


def test_an_earlier_post_or_an_unknown_beginning_explains_them() -> None:
    award = (Award("ADVANCED_WORKER", day("2014")),)
    somebody = person(holding("CULTURE_SOCIETY", since="2015-06-01"), awards=award)
    before = PastPost("old", "YOUTH_UNION_SECRETARY", "u1", day("2010"), day("2015-06-01"), None)
    assert not list(career_dates(office(somebody, uncounted=Uncounted(past={somebody.id: (before,)}))))
    assert dates(person(holding("CULTURE_SOCIETY", since=None), awards=award)) == {}
    again = holding("CULTURE_SOCIETY", since="2015-06-01", first_held_from=day("2012"))
    assert dates(person(again, awards=award)) == {}


# Codes of their time


@pytest.mark.parametrize(
    ("period", "rating", "expected"),
    [
        ("2019", "LIMITED", []),
        ("2020", "LIMITED", ["CODE-RATING"]),
        ("2019", "SATISFACTORY", ["CODE-RATING"]),
        ("2020", "SATISFACTORY", []),
        ("2020-Q2", "SATISFACTORY", ["CODE-RATING"]),
        ("2020-Q3", "SATISFACTORY", []),
        ("2012", "EXCELLENT", []),
        ("2021", "PERFECT", ["CODE-RATING"]),
        ("2021-Q5", "GOOD", ["DATE-RATING_PERIOD"]),
        ("năm 2021", "GOOD", ["DATE-RATING_PERIOD"]),
        ("", "GOOD", ["DATE-RATING_PERIOD"]),
    ],
)
def test_ratings_are_those_of_their_time(period: str, rating: str, expected: list[str]) -> None:
    assert codes(ratings=(Rating(period, rating),)) == expected


def test_all_wrong_ratings_stand_in_one_sentence() -> None:
    ratings = (Rating("2018", "SATISFACTORY"), Rating("2019", "SATISFACTORY"), Rating("2021", "SATISFACTORY"))
    (found,) = career_codes(office(person("CULTURE_SOCIETY", ratings=ratings)))
    assert found.severity is Severity.MUST
    assert "(xếp loại năm 2018: Hoàn thành nhiệm vụ; xếp loại năm 2019: Hoàn thành nhiệm vụ)" in found.message


@pytest.mark.parametrize(
    ("rank", "step", "coefficient", "expected"),
    [
        ("01.003", 3, 300, []),
        ("01.003", 3, 234, ["PAY-STEP"]),
        ("01.003", 12, 300, ["PAY-STEP"]),
        ("01.003", 0, None, ["PAY-STEP"]),
        ("01.003", 3, None, []),
        ("01.003", None, 300, []),
        (None, 3, 234, []),
        ("99.999", 3, 234, []),
    ],
)
def test_a_step_belongs_to_its_rank_and_has_its_coefficient(
    rank: str | None, step: int | None, coefficient: int | None, expected: list[str]
) -> None:
    somebody = person("CULTURE_SOCIETY", pay=Pay(rank, step, coefficient, day("2022")))
    assert [one.rule for one in pay_steps(office(somebody))] == expected


def test_one_period_has_one_rating() -> None:
    assert codes(ratings=(Rating("2022-Q3", "GOOD"), Rating("2022", "EXCELLENT"))) == []
    assert codes(ratings=(Rating("2022", "GOOD"), Rating("2022", "GOOD"))) == []
    assert codes(ratings=(Rating("2022", "GOOD"), Rating("2022", "EXCELLENT"))) == ["RATING-TWICE"]


@pytest.mark.parametrize(
    ("position", "form", "expected"),
    [
        ("CULTURE_SOCIETY", "STEP_REDUCTION", []),
        ("COUNCIL_CHAIR", "STEP_REDUCTION", ["DISCIPLINE-OBJECT"]),
        ("COUNCIL_CHAIR", "WARNING", []),
        ("COUNCIL_DEPUTY", "STEP_REDUCTION", []),
    ],
)
def test_a_form_of_discipline_is_for_one_kind_of_official(position: str, form: str, expected: list[str]) -> None:
    somebody = person(position, discipline=(Discipline(form, "OTHER", day("2022-05-01"), None),))
    assert [one.rule for one in career_codes(office(somebody))] == expected


@pytest.mark.parametrize(
    ("form", "decided", "expected"),
    [
        ("STEP_REDUCTION", "2025-06-30", []),
        ("STEP_REDUCTION", "2025-07-01", ["CODE-DISCIPLINE"]),
        ("DEMOTION", "2025", []),  # may have been before July
        ("DEMOTION", "2026", ["CODE-DISCIPLINE"]),
        ("DEMOTION", None, []),
        ("WARNING", "2026-01-01", []),
        ("FLOGGING", None, ["CODE-DISCIPLINE"]),
    ],
)
def test_forms_of_discipline_are_those_of_their_day(form: str, decided: str | None, expected: list[str]) -> None:
    assert codes(discipline=(Discipline(form, "OTHER", day(decided), None),)) == expected


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("2023", date(2023, 12, 31)),
        ("2024-Q1", date(2024, 3, 31)),
        ("2023-Q4", date(2023, 12, 31)),
        ("2023-Q", None),
        ("2023-Q0", None),
        ("23", None),
        ("0000", None),
        ("2023-06-30", None),
    ],
)
def test_periods_and_their_last_days(period: str, last: date | None) -> None:
    assert end_of_period(period) == last


# Levels


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"professional_level": "MASTER"}, []),  # only the highest is kept
        ({"state_management_level": "PRINCIPAL_SPECIALIST"}, []),
        (
            {"state_management_level": "PRINCIPAL_SPECIALIST", "professional_level": "COLLEGE"},
            ["LEVEL-STATE_MANAGEMENT"],
        ),
        ({"state_management_level": "SENIOR_SPECIALIST", "professional_level": "NONE"}, ["LEVEL-STATE_MANAGEMENT"]),
        ({"state_management_level": "PRINCIPAL_SPECIALIST", "professional_level": None}, []),
        ({"state_management_level": "SPECIALIST", "professional_level": "INTERMEDIATE"}, []),
        ({"general_education": "LOWER_SECONDARY"}, ["LEVEL-EDUCATION"]),
        ({"general_education": "LOWER_SECONDARY", "professional_level": "INTERMEDIATE"}, []),
        ({"political_theory_level": "ADVANCED"}, []),
        ({"political_theory_level": "ADVANCED", "party_member": False}, ["LEVEL-THEORY"]),
        ({"political_theory_level": "INTERMEDIATE", "party_member": False}, []),
    ],
)
def test_levels_that_contradict_each_other_are_told(changes: dict[str, object], expected: list[str]) -> None:
    found = list(levels(office(person("CULTURE_SOCIETY", **changes))))
    assert [one.rule for one in found] == expected
    assert {one.severity for one in found} <= {Severity.SHOULD}


def test_the_sentence_names_both_levels_and_the_one_that_is_needed() -> None:
    somebody = person(
        "CULTURE_SOCIETY", state_management_level="PRINCIPAL_SPECIALIST", professional_level="INTERMEDIATE"
    )
    (found,) = levels(office(somebody))
    assert found.message == (
        "Nguyễn Văn An có trình độ quản lý nhà nước Chuyên viên chính nhưng trình độ chuyên môn Trung cấp, thấp hơn "
        "mức phải có trước là Đại học; hãy kiểm tra lại hai trình độ."
    )
