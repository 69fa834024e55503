from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.finding import FindingKind
from hrdesk.domain.snapshot import LEVELS
from hrdesk.rules import load_standards
from tests.rules.offices import END_2022, END_2023, about, commune, holding, office, person, rules_of

POSITIONS = [entry.code for entry in catalog("position").entries]
AREAS = [None, "DELTA", "URBAN", "MOUNTAIN"]
DAYS = st.sampled_from([date(2010, 5, 1), date(2014, 5, 1), date(2021, 1, 1), END_2022, END_2023, date(2026, 1, 1)])


def test_a_level_below_the_minimum_is_told_in_a_sentence() -> None:
    found = about(office(person("PARTY_SECRETARY", professional_level="INTERMEDIATE")))["QDI05.VP-PROF"]
    assert found.message == ("Bí thư Đảng ủy Nguyễn Văn An có trình độ chuyên môn Trung cấp; yêu cầu từ Đại học.")
    assert found.legal_basis == "Quy định 05-QĐi/TU ngày 02/11/2018 của Tỉnh ủy Vĩnh Phúc"
    assert (found.field, found.position, found.unit) == ("professional_level", "PARTY_SECRETARY", "08866")


def test_no_training_is_told_apart_from_a_low_level() -> None:
    found = about(office(person("COMMITTEE_CHAIR", political_theory_level="NONE")))["QD04.2004-8-THEORY"]
    assert found.kind is FindingKind.SHORTFALL
    assert found.message == (
        "Chủ tịch Ủy ban nhân dân Nguyễn Văn An chưa qua đào tạo lý luận chính trị; yêu cầu từ Trung cấp."
    )


@pytest.mark.parametrize("level", [None, "UNKNOWN"])
def test_a_level_not_stated_is_missing_data_and_neither_met_nor_failed(level: str | None) -> None:
    found = about(office(person("COMMITTEE_CHAIR", professional_level=level)))["QD04.2004-8-PROF"]
    assert found.kind is FindingKind.MISSING_DATA
    assert found.severity == "should"
    assert "chưa có dữ liệu về trình độ chuyên môn (yêu cầu từ Trung cấp)" in found.message


def test_missing_data_about_a_target_stays_a_target() -> None:
    somebody = person("CULTURE_SOCIETY", political_theory_level=None)
    found = about(office(somebody), "QD1893.VP")["QD1893.VP-T13"]
    assert (found.kind, found.severity) == (FindingKind.MISSING_DATA, "target")


def test_the_bachelor_of_theory_counts_where_advanced_is_below_it() -> None:
    assert "QD04.2004-8-THEORY" not in rules_of(office(person("COMMITTEE_CHAIR", political_theory_level="BACHELOR")))


@st.composite
def levels(draw: st.DrawFn) -> tuple[str, str, str]:
    """A dimension, a level of it, and a level at least as high."""
    dimension = draw(st.sampled_from(LEVELS))
    codes = [entry.code for entry in catalog(dimension).entries]
    low = draw(st.integers(0, len(codes) - 1))
    return dimension, codes[low], codes[draw(st.integers(low, len(codes) - 1))]


@given(levels(), st.sampled_from(POSITIONS), st.sampled_from(AREAS), DAYS)
def test_a_higher_level_never_makes_a_new_finding_of_a_level(
    change: tuple[str, str, str], position: str, area: str | None, on: date
) -> None:
    dimension, low, high = change
    units = (commune(area_type=area),)
    kinds = {rule.id for rule in load_standards() if rule.kind == "level"}
    before = rules_of(office(person(position, **{dimension: low}), on=on, units=units)) & kinds
    after = rules_of(office(person(position, **{dimension: high}), on=on, units=units)) & kinds
    assert after <= before


@given(st.sampled_from(POSITIONS), st.sampled_from(LEVELS), DAYS)
def test_a_level_is_asked_for_exactly_where_its_absence_is_seen(position: str, dimension: str, on: date) -> None:
    """What fails as too low shows as missing data when it is not stated, rule by rule."""
    lowest = catalog(dimension).entries[0].code
    kinds = {rule.id for rule in load_standards() if rule.kind == "level" and rule.dimension == dimension}
    failed = rules_of(office(person(position, **{dimension: lowest}), on=on)) & kinds
    unknown = about(office(person(position, **{dimension: None}), on=on))
    missing = {rule for rule in kinds & set(unknown) if unknown[rule].kind is FindingKind.MISSING_DATA}
    assert failed <= missing


@given(st.sampled_from(POSITIONS), st.sets(st.sampled_from(["PARTY_BUILDING", "ECONOMIC_MANAGEMENT"])))
def test_a_further_course_never_makes_a_finding(position: str, courses: set[str]) -> None:
    few = rules_of(office(person(position, courses=tuple(courses))))
    more = rules_of(office(person(position, courses=(*courses, "DEPUTY_SKILLS", "PROFESSIONAL_SKILLS"))))
    assert more <= few


def test_a_course_not_on_record_is_told() -> None:
    found = about(office(person("PARTY_SECRETARY", courses=())))["QD04.2004-5-PARTY_BUILDING"]
    assert found.message == (
        "Bí thư Đảng ủy Nguyễn Văn An chưa được bồi dưỡng xây dựng Đảng; tiêu chuẩn chức danh yêu cầu nội dung này."
    )
    assert found.field == "course_party_building"


def test_a_course_of_state_management_does_for_the_certificate() -> None:
    somebody = person("PARTY_SECRETARY", state_management_level="NONE", courses=("STATE_MANAGEMENT",))
    assert "QD04.2004-5-STATE" not in rules_of(office(somebody))
    assert "QD04.2004-5-STATE" in rules_of(office(person("PARTY_SECRETARY", state_management_level="NONE")))


def test_the_party_secretary_is_a_member() -> None:
    found = about(office(person("PARTY_SECRETARY", party_member=False)))["DLD.2011-MEMBER"]
    assert found.message == (
        "Bí thư Đảng ủy Nguyễn Văn An chưa được ghi nhận là đảng viên; chức danh này yêu cầu là đảng viên."
    )
    assert "DLD.2011-MEMBER" not in rules_of(office(person("COMMITTEE_CHAIR", party_member=False)))


@pytest.mark.parametrize(
    ("born", "taken", "outcome"),
    [
        ("1970-06-01", "2016-05-31", None),  # 45 to the day before the birthday
        ("1970-06-01", "2016-06-01", FindingKind.SHORTFALL),  # 46
        ("1970", "2015-12-31", None),  # 45 at most
        ("1970", "2016-06-01", FindingKind.MISSING_DATA),  # 45 or 46
        ("1970", "2017-01-01", FindingKind.SHORTFALL),  # 46 at least
        ("1970-06-01", "2016", FindingKind.MISSING_DATA),
        ("1970-06-01", None, FindingKind.MISSING_DATA),
        (None, "2016-06-01", FindingKind.MISSING_DATA),
        ("1940-06-01", "2003-12-31", None),  # before the decision
    ],
)
def test_age_at_the_first_appointment(born: str | None, taken: str | None, outcome: FindingKind | None) -> None:
    somebody = person(holding("PARTY_SECRETARY", since=taken), born=born)
    found = about(office(somebody)).get("QD04.2004-5-AGE")
    assert (found.kind if found else None) == outcome


def test_the_first_time_counts_not_the_present_term() -> None:
    again = holding("PARTY_SECRETARY", since="2020-07-01", first_held_from=holding("X", since="2010-07-01").valid_from)
    assert "QD04.2004-5-AGE" not in rules_of(office(person(again, born="1968-01-01")))
    assert "QD04.2004-5-AGE" in rules_of(office(person(holding("PARTY_SECRETARY", since="2020-07-01"), born="1968")))


@pytest.mark.parametrize(
    ("sex", "born", "fails"),
    [
        ("MALE", "1959-01-02", False),
        ("MALE", "1959-01-01", True),
        ("FEMALE", "1964-01-02", False),
        ("FEMALE", "1964-01-01", True),
    ],
)
def test_limits_of_age_by_sex(sex: str, born: str, fails: bool) -> None:
    front = person(holding("FATHERLAND_FRONT_CHAIR", since="2020-01-01"), sex=sex, born=born)
    assert ("QD04.2004-MTTQ-AGE" in rules_of(office(front))) is fails


def test_a_sex_not_stated_leaves_the_age_open_only_between_the_limits() -> None:
    def outcome(born: str) -> FindingKind | None:
        front = person(holding("FATHERLAND_FRONT_CHAIR", since="2020-01-01"), sex=None, born=born)
        found = about(office(front)).get("QD04.2004-MTTQ-AGE")
        return found.kind if found else None

    assert outcome("1965-06-01") is None
    assert outcome("1962-06-01") is FindingKind.MISSING_DATA
    assert outcome("1958-06-01") is FindingKind.SHORTFALL


@pytest.mark.parametrize(
    ("born", "outcome"),
    [
        ("1987-01-01", None),  # 35
        ("1986-12-31", FindingKind.SHORTFALL),  # 36 on the day itself
        ("1987", None),
        ("1986", FindingKind.SHORTFALL),  # 36 whatever the day: 31/12 is the reporting date
        ("1985", FindingKind.SHORTFALL),
        (None, FindingKind.MISSING_DATA),
    ],
)
def test_age_in_office_on_the_reporting_date(born: str | None, outcome: FindingKind | None) -> None:
    found = about(office(person("YOUTH_UNION_SECRETARY", born=born))).get("QD289.2010-AGE")
    assert (found.kind if found else None) == outcome


def test_a_year_of_birth_alone_can_leave_the_age_in_office_open() -> None:
    found = about(office(person("YOUTH_UNION_SECRETARY", born="1986"), on=date(2022, 6, 30)))["QD289.2010-AGE"]
    assert found.kind is FindingKind.MISSING_DATA


@pytest.mark.parametrize(("born", "fails"), [("2001-12-31", False), ("2002-01-01", True)])
def test_the_head_of_a_hamlet_is_twenty_one(born: str, fails: bool) -> None:
    assert ("TT04.2012-11-AGE" in rules_of(office(person("HAMLET_HEAD", born=born)))) is fails


@pytest.mark.parametrize(
    ("sex", "born", "outcome"),
    [
        ("MALE", "1966-09-01", None),  # reaches 62 in 9/2028: 60 months from 1/9/2023
        ("MALE", "1966-08-31", FindingKind.SHORTFALL),
        ("FEMALE", "1971-06-01", None),
        ("FEMALE", "1968-06-01", FindingKind.SHORTFALL),
        (None, "1971-06-01", FindingKind.MISSING_DATA),
    ],
)
def test_sixty_months_must_be_left_at_the_first_election(
    sex: str | None, born: str, outcome: FindingKind | None
) -> None:
    chair = person(holding("COMMITTEE_CHAIR", since="2023-09-01"), sex=sex, born=born)
    found = about(office(chair, on=END_2023)).get("ND33.2023-8.3-TERM")
    assert (found.kind if found else None) == outcome


def test_the_sixty_months_do_not_reach_back_before_the_decree() -> None:
    chair = person(holding("COMMITTEE_CHAIR", since="2021-07-01"), born="1962-01-01")
    assert "ND33.2023-8.3-TERM" not in rules_of(office(chair, on=END_2023))
    assert "QD04.2004-8-TERM" in rules_of(office(chair))


def test_a_field_not_stated_is_missing_data() -> None:
    found = about(office(person("JUSTICE_CIVIL_STATUS", field=None)))["LHT.2014-72-FIELD"]
    assert found.kind is FindingKind.MISSING_DATA
    assert "chưa ghi chuyên ngành" in found.message


def test_a_field_is_read_without_regard_to_accents_and_words_around_it() -> None:
    for field in ("Luật kinh tế", "LUAT", "Cử nhân Luật", "Dịch vụ pháp lý"):
        assert "LHT.2014-72-FIELD" not in rules_of(office(person("JUSTICE_CIVIL_STATUS", field=field)))
