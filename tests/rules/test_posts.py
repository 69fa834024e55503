"""Posts held at once, recorded twice, or without their papers."""

from datetime import date

import pytest

from hrdesk.domain.finding import FindingKind, Severity
from hrdesk.domain.snapshot import Holding, PersonAt, Snapshot
from hrdesk.domain.uncounted import PastPost, Uncounted
from hrdesk.rules import check
from hrdesk.rules.posts import double_posts, missing_papers, overlapping_posts, single_titles
from tests.rules.offices import commune, day, hamlet, holding, office, person, rules_of

PROVINCE = commune(id="p", code="26", name="tỉnh Vĩnh Phúc", kind="TINH", unit_class=None)
HERE, THERE = commune(parent_id="p"), commune(id="u2", code="08869", name="xã Bá Hiến", parent_id="p")


def past(position: str, since: str | None, until: str | None, unit: str = "u1", reason: str | None = None) -> PastPost:
    return PastPost(f"past-{position}-{since}", position, unit, day(since), day(until), reason)


def with_past(somebody: PersonAt, *posts: PastPost) -> Snapshot:
    return office(somebody, uncounted=Uncounted(past={somebody.id: posts}))


# One person in several posts


def test_two_full_time_posts_want_a_mark_of_the_second_one() -> None:
    (found,) = double_posts(office(person("PARTY_SECRETARY", "COUNCIL_CHAIR")))
    assert (found.rule, found.severity, found.field) == ("POST-DOUBLE", Severity.SHOULD, "is_concurrent")
    assert found.message == (
        "Nguyễn Văn An đang giữ Bí thư Đảng ủy và Chủ tịch Hội đồng nhân dân mà chưa ghi kiêm nhiệm; hãy ghi kiêm "
        "nhiệm ở chức danh giữ thêm hoặc kết thúc chức danh đã thôi."
    )


def test_a_marked_second_post_a_deputy_and_a_part_time_post_are_in_order() -> None:
    second = holding("COUNCIL_CHAIR", is_concurrent=True)
    assert not list(double_posts(office(person("PARTY_SECRETARY", second))))
    assert not list(double_posts(office(person("PARTY_SECRETARY", "COUNCIL_DEPUTY", "RED_CROSS_CHAIR"))))


def test_posts_in_two_communes_are_told_with_their_communes() -> None:
    chair = person("COMMITTEE_CHAIR", holding("COMMITTEE_CHAIR", "u2"))
    (found,) = double_posts(office(chair, units=(PROVINCE, HERE, THERE)))
    assert "Chủ tịch Ủy ban nhân dân xã Tam Hợp và Chủ tịch Ủy ban nhân dân xã Bá Hiến" in found.message


@pytest.mark.parametrize(
    ("one", "other", "law"),
    [
        ("COUNCIL_CHAIR", "COMMITTEE_VICE_CHAIR", True),
        ("COMMITTEE_CHAIR", "COUNCIL_VICE_CHAIR", True),
        ("PARTY_SECRETARY", "STANDING_DEPUTY_PARTY_SECRETARY", False),
        ("COMMITTEE_VICE_CHAIR", "COMMITTEE_CHAIR", False),
    ],
)
def test_some_titles_cannot_be_held_together_even_when_marked(one: str, other: str, law: bool) -> None:
    both = person(one, holding(other, is_concurrent=True))
    (found,) = double_posts(office(both))
    assert (found.rule, found.severity) == ("POST-EXCLUDES", Severity.MUST)
    assert found.legal_basis.startswith("Luật Tổ chức chính quyền địa phương") is law


def test_the_secretary_may_chair_the_council_or_the_committee() -> None:
    for other in ("COUNCIL_CHAIR", "COMMITTEE_CHAIR"):
        assert not list(double_posts(office(person("PARTY_SECRETARY", holding(other, is_concurrent=True)))))


# Several people in one post


def test_two_chairmen_of_the_committee_are_named() -> None:
    people = [person("COMMITTEE_CHAIR", name=name) for name in ("Lê Bình", "Trần An")]
    (found,) = single_titles(office(*people))
    assert (found.rule, found.severity, found.subject) == ("POST-SINGLE-COMMITTEE_CHAIR", Severity.MUST, "u1")
    assert found.message == (
        "Xã Tam Hợp có 02 người cùng giữ chức danh Chủ tịch Ủy ban nhân dân (Lê Bình và Trần An) trong khi chức danh "
        "này chỉ có 01 người; hãy kết thúc chức danh của người đã thôi."
    )


def test_of_many_holders_three_are_named() -> None:
    people = [person("MILITARY_COMMANDER", name=name) for name in ("A", "B", "C", "D", "E")]
    (found,) = single_titles(office(*people))
    assert "(A, B, C và 02 người khác)" in found.message


def test_deputies_specialists_and_chairmen_of_two_communes_are_many() -> None:
    people = [person("COMMITTEE_VICE_CHAIR", "CULTURE_SOCIETY", name=name) for name in ("A", "B")]
    assert not list(single_titles(office(*people)))
    chairs = [person(holding("COMMITTEE_CHAIR", unit), name=unit) for unit in ("u1", "u2")]
    assert not list(single_titles(office(*chairs, units=(PROVINCE, HERE, THERE))))


def test_each_hamlet_has_one_head_and_those_without_hamlet_are_told_elsewhere() -> None:
    units = (commune(), hamlet("Trại"), hamlet("Đông"))
    heads = [
        person(holding("HAMLET_HEAD", unit), name=name)
        for name, unit in (("A", "u1-Trại"), ("B", "u1-Trại"), ("C", "u1-Đông"), ("D", "u1"), ("E", "u1"))
    ]
    (found,) = single_titles(office(*heads, units=units))
    assert (found.subject, found.unit) == ("u1-Trại", "08866")
    assert found.message.startswith("Thôn Trại có 02 người cùng giữ chức danh Trưởng thôn (A và B)")


def test_one_doubled_title_is_accepted_without_the_others() -> None:
    people = [person("COMMITTEE_CHAIR", holding("COUNCIL_CHAIR", is_concurrent=True), name=name) for name in "AB"]
    accepted = {("POST-SINGLE-COMMITTEE_CHAIR", "u1"): "đang bàn giao"}
    found = {one.rule: one.accepted for one in check(office(*people, accepted=accepted)) if "SINGLE" in one.rule}
    assert found == {"POST-SINGLE-COMMITTEE_CHAIR": "đang bàn giao", "POST-SINGLE-COUNCIL_CHAIR": None}


# One post recorded twice


def overlaps(somebody: PersonAt, *posts: PastPost) -> list[str]:
    return [one.rule for one in overlapping_posts(with_past(somebody, *posts))]


def test_one_post_twice_in_force_is_a_finding_with_both_periods() -> None:
    first, second = (holding("COMMITTEE_CHAIR", since=since, id=since) for since in ("2016-06-01", "2021-06-01"))
    (found,) = overlapping_posts(office(person(first, second)))
    assert (found.rule, found.severity) == ("POST-OVERLAP-COMMITTEE_CHAIR", Severity.MUST)
    assert "(từ 01/06/2016 đến nay; từ 01/06/2021 đến nay)" in found.message


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2021-06-01", []),  # the end is the first day no longer in office
        ("2021-06-02", ["POST-OVERLAP-COMMITTEE_CHAIR"]),
        ("2021-06", []),  # any day of that month
        ("2021", []),
        ("2022", ["POST-OVERLAP-COMMITTEE_CHAIR"]),
        ("2015-01-01", []),  # ends before it begins: told as such
    ],
)
def test_terms_may_follow_each_other_but_not_meet(until: str, expected: list[str]) -> None:
    now = holding("COMMITTEE_CHAIR", since="2021-06-01")
    assert overlaps(person(now), past("COMMITTEE_CHAIR", "2016-06-01", until)) == expected


def test_two_past_terms_of_one_post_may_not_meet_either() -> None:
    terms = past("COMMITTEE_CHAIR", "2011-05", "2016-08"), past("COMMITTEE_CHAIR", "2016-01", "2020")
    assert overlaps(person("PARTY_SECRETARY"), *terms) == ["POST-OVERLAP-COMMITTEE_CHAIR"]


def test_other_posts_other_units_and_unknown_beginnings_are_no_overlap() -> None:
    now = holding("COMMITTEE_CHAIR", since="2021-06-01")
    assert overlaps(person(now), past("COMMITTEE_VICE_CHAIR", "2016", "2022-01")) == []
    assert overlaps(person(now), past("COMMITTEE_CHAIR", "2016", "2022-01", unit="u0")) == []
    assert overlaps(person(holding("COMMITTEE_CHAIR", since=None)), past("COMMITTEE_CHAIR", "2016", "2022-01")) == []


def test_a_post_with_a_reason_and_no_end_does_not_overlap_itself() -> None:
    now = holding("COMMITTEE_CHAIR", since="2021-06-01", id="a")
    same = PastPost("a", "COMMITTEE_CHAIR", "u1", day("2021-06-01"), None, "DEATH")
    assert overlaps(person(now), same) == []


# Papers


def test_full_time_posts_want_their_day_decision_and_identity_number() -> None:
    bare: Holding = holding("CULTURE_SOCIETY", since=None, decision_no=None)
    found = list(missing_papers(office(person(bare, citizen_id=None))))
    assert [one.rule for one in found] == ["PAPER-START", "PAPER-DECISION", "PAPER-CITIZEN_ID"]
    assert {one.kind for one in found} == {FindingKind.MISSING_DATA}
    assert {one.severity for one in found} == {Severity.SHOULD}
    assert found[1].message == "Nguyễn Văn An chưa ghi số quyết định (Văn hóa - xã hội); hãy bổ sung theo quyết định."


def test_deputies_and_part_time_officials_are_not_asked_for_papers() -> None:
    bare = [holding(code, since=None, decision_no=None) for code in ("COUNCIL_DEPUTY", "RED_CROSS_CHAIR")]
    assert not list(missing_papers(office(person(*bare, citizen_id=None))))


def test_plain_checks_are_left_out_when_one_standard_is_asked_for() -> None:
    snapshot = office(person("PARTY_SECRETARY", "COUNCIL_CHAIR", citizen_id=None), on=date(2022, 12, 31))
    assert {"POST-DOUBLE", "PAPER-CITIZEN_ID"} <= rules_of(snapshot)
    assert not {rule for rule in rules_of(snapshot, "QD04.2004") if rule.startswith(("POST", "PAPER"))}
