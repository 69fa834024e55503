"""Dead, retired or gone and still in office; units that ended; periods that end before they begin."""

from datetime import date

import pytest

from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.partial_date import parse_iso
from hrdesk.domain.uncounted import BackwardPeriod, LostPost, PastPost, Uncounted
from hrdesk.rules import check
from hrdesk.rules.leaving import backward_people, backward_units, ended_offices, past_retirement, still_in_office
from tests.rules.offices import END_2022, commune, day, hamlet, holding, office, person


def left(
    reason: str | None, until: str | None = "2021-05-01", *, now: str = "CULTURE_SOCIETY", since: str = "2015"
) -> list[Finding]:
    post = PastPost("old", "COMMITTEE_CHAIR", "u1", day("2010"), day(until), reason)
    somebody = person(holding(now, since=since))
    return list(still_in_office(office(somebody, uncounted=Uncounted(past={somebody.id: (post,)}))))


@pytest.mark.parametrize("now", ["CULTURE_SOCIETY", "VETERANS_ASSOCIATION_CHAIR", "COUNCIL_DEPUTY"])
def test_the_dead_hold_no_post(now: str) -> None:
    (found,) = left("DEATH", now=now)
    assert (found.rule, found.severity, found.field) == ("POST-AFTER_DEATH", Severity.MUST, "held_to")
    assert "Nguyễn Văn An được ghi là từ trần ngày 01/05/2021 nhưng vẫn đang giữ chức danh này" in found.message


@pytest.mark.parametrize("reason", ["RETIREMENT", "EARLY_RETIREMENT"])
def test_the_retired_hold_no_full_time_post_but_may_serve_otherwise(reason: str) -> None:
    (found,) = left(reason, since="2022-01-01")
    assert (found.rule, found.severity) == ("POST-AFTER_RETIREMENT", Severity.SHOULD)
    for now in ("VETERANS_ASSOCIATION_CHAIR", "COUNCIL_DEPUTY", "ELDERLY_ASSOCIATION_CHAIR"):
        assert left(reason, now=now) == []


def test_who_left_the_service_left_all_posts_held_then() -> None:
    (found,) = left("SEPARATION")
    assert found.rule == "POST-AFTER_LEAVING"
    assert "được ghi là cho thôi việc ngày 01/05/2021" in found.message
    assert left("SEPARATION", since="2021-05-01") == []  # came back
    assert left("SEPARATION", since="2021") == []


@pytest.mark.parametrize("reason", [None, "TERM_ENDED", "POSITION_CHANGE", "ROTATION", "SOMETHING_ELSE"])
def test_a_change_of_post_is_no_leaving(reason: str | None) -> None:
    assert left(reason) == []


def test_a_reason_without_its_day_leaves_the_post_open() -> None:
    somebody = person(holding("CULTURE_SOCIETY", since="2015", id="a"))
    post = PastPost("a", "CULTURE_SOCIETY", "u1", day("2015"), None, "DEATH")
    (found,) = still_in_office(office(somebody, uncounted=Uncounted(past={somebody.id: (post,)})))
    assert (found.rule, found.severity) == ("POST-NO_END-CULTURE_SOCIETY", Severity.MUST)
    assert found.message == (
        "Công chức Văn hóa - xã hội Nguyễn Văn An đã ghi lý do thôi giữ chức danh là từ trần nhưng chưa ghi ngày "
        "thôi giữ nên vẫn được tính là đang giữ; hãy ghi ngày thôi giữ hoặc bỏ lý do."
    )


# Retirement


@pytest.mark.parametrize(
    ("born", "sex", "expected"),
    [
        ("1962-06-30", "MALE", ["AGE-RETIREMENT"]),  # 60 years 6 months in 2022
        ("1962-07-01", "MALE", []),
        ("1967-04-30", "FEMALE", ["AGE-RETIREMENT"]),  # 55 years 8 months
        ("1967-05-01", "FEMALE", []),
        ("1960", None, []),
        (None, "MALE", []),
        ("1960-02-29", "MALE", ["AGE-RETIREMENT"]),
    ],
)
def test_the_retirement_day_is_told_on_the_day_it_is_reached(
    born: str | None, sex: str | None, expected: list[str]
) -> None:
    somebody = person("CULTURE_SOCIETY", born=born, sex=sex)
    assert [one.rule for one in past_retirement(office(somebody, on=END_2022))] == expected


def test_veterans_deputies_and_part_time_officials_serve_longer() -> None:
    old = person("VETERANS_ASSOCIATION_CHAIR", "COUNCIL_DEPUTY", "RED_CROSS_CHAIR", born="1958")
    assert not list(past_retirement(office(old)))
    (found,) = past_retirement(office(person("CULTURE_SOCIETY", born="1958-01-15")))
    assert found.severity is Severity.SHOULD
    assert "đã đủ tuổi nghỉ hưu từ ngày 15/01/2018" in found.message


# Units that do not stand


def lost(since: str | None, until: str | None) -> Finding:
    post = LostPost("x", "Vũ Chi", "HAMLET_HEAD", "thôn Trại", "THON", "08866", day(since), day(until))
    snapshot = office(person("CULTURE_SOCIETY"), uncounted=Uncounted(lost=(post,)))
    return next(one for one in check(snapshot) if one.rule == "POST-UNIT")


def test_a_post_in_an_ended_unit_is_told_although_its_holder_is_in_no_count() -> None:
    found = lost(None, "2022-07-01")
    assert (found.subject, found.unit, found.severity) == ("x", "08866", Severity.MUST)
    assert found.message == (
        "Trưởng thôn Vũ Chi còn giữ chức danh ở thôn Trại, đơn vị đã kết thúc từ ngày 01/07/2022, nên không được tính "
        "vào báo cáo; hãy kết thúc chức danh hoặc chuyển sang đơn vị mới."
    )


def test_a_post_in_a_unit_to_come_is_told_too() -> None:
    assert "đơn vị chỉ có từ ngày 01/07/2025" in lost("2025-07-01", None).message


def test_people_in_an_office_that_has_ended_are_counted_and_told() -> None:
    ended = Uncounted(ended_offices={"u1": parse_iso("2022-07-01")})
    (found,) = ended_offices(office(person("CULTURE_SOCIETY"), uncounted=ended))
    assert (found.rule, found.subject, found.severity) == ("UNIT-ENDED", "u1", Severity.MUST)
    assert "Xã Tam Hợp đã kết thúc từ ngày 01/07/2022 nhưng còn 01 người" in found.message
    assert not list(ended_offices(office(uncounted=ended)))


# Ends before starts


def backward(table: str, start: str, end: str, position: str = "") -> list[Finding]:
    period = BackwardPeriod(table, "x", "Vũ Chi", "08866", position, parse_iso(start), parse_iso(end))
    snapshot = office(uncounted=Uncounted(backward=(period,)))
    return [*backward_units(snapshot), *backward_people(snapshot)]


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("training", "DATE-TURN_END"),
        ("disciplinary_action", "DATE-DISCIPLINE_END"),
        ("succession_plan", "DATE-PLAN_END"),
        ("party_membership", "DATE-PARTY_LEFT"),
        ("org_unit", "UNIT-END"),
        ("headcount_quota", "QUOTA-END"),
    ],
)
def test_every_period_that_ends_before_it_begins_is_told(table: str, rule: str) -> None:
    (found,) = backward(table, "2021-05-01", "2021-04-30")
    assert (found.rule, found.severity) == (rule, Severity.MUST)
    assert "30/04/2021 trước" in found.message


def test_a_post_that_ends_before_it_begins_is_not_counted_and_told() -> None:
    (found,) = backward("assignment", "2021-05-01", "2020", "COMMITTEE_CHAIR")
    assert (found.rule, found.severity) == ("POST-END-COMMITTEE_CHAIR", Severity.MUST)
    assert found.message == (
        "Chủ tịch Ủy ban nhân dân Vũ Chi có ngày thôi giữ chức danh 2020 trước ngày giữ 01/05/2021 nên không được tính "
        "vào báo cáo nào; hãy sửa lại hai ngày."
    )


def test_an_end_of_which_only_the_year_is_known_may_be_after_the_start() -> None:
    (found,) = backward("assignment", "2021-05-01", "2021", "COMMITTEE_CHAIR")
    assert (found.severity, found.kind) == (Severity.SHOULD, FindingKind.MISSING_DATA)
    assert backward("training", "2021-05", "2021") == []


def test_a_hamlet_answers_to_its_commune() -> None:
    units = (commune(), hamlet("Trại"))
    heads = [person(holding("HAMLET_HEAD", "u1-Trại"), name=name) for name in "AB"]
    assert {one.unit for one in check(office(*heads, units=units, on=date(2022, 1, 1)))} == {"08866"}
