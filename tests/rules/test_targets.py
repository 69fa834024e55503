"""Targets: the baselines of the province, each test of a person, figures entered by hand, comparisons."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.snapshot import PersonAt, Qualification, Snapshot, TargetFigure, Unit
from hrdesk.errors import UserError
from hrdesk.rules.programme import Op, load_programmes, programme_on
from hrdesk.rules.targets import Standing, meets, standings
from tests.rules.offices import commune, hamlet, holding, office, person
from tests.rules.province_people import FIGURES, province_office
from tests.rules.things import FULL_DESK, equipped, item, place, provincial_infrastructure

PROGRAMME = load_programmes()[0]
BASELINES = {one["id"]: one["baseline_2022"] for one in FIGURES["targets"] if "baseline_2022" in one}
MANUAL = {"T03", "T24", "T25", "T26", "T27"}
EQUIPMENT = {"T22", "T23"}


def stand(snapshot: Snapshot) -> dict[str, Standing]:
    return {standing.target.id: standing for standing in standings(snapshot, PROGRAMME)}


def one_target(identifier: str, *people: PersonAt, **more: Any) -> Standing:
    return stand(office(*people, **more))[identifier]


@pytest.fixture(scope="module")
def province() -> dict[str, Standing]:
    return stand(province_office())


def test_the_targets_are_those_of_the_decision() -> None:
    printed = [(one["id"], one["year"], one["source_line"]) for one in FIGURES["targets"]]
    assert [(one.id, one.year, one.line) for one in PROGRAMME.targets] == printed
    for one, target in zip(FIGURES["targets"], PROGRAMME.targets, strict=True):
        if "threshold_pct" in one:
            assert (target.op, target.threshold) == (one["op"], one["threshold_pct"])
    assert {target.id for target in PROGRAMME.targets if target.source == "manual"} == MANUAL


@pytest.mark.parametrize("identifier", [one for one in BASELINES if one not in EQUIPMENT])
def test_the_baselines_of_2022_come_out_to_the_last_person(province: dict[str, Standing], identifier: str) -> None:
    baseline, standing = BASELINES[identifier], province[identifier]
    assert (standing.numerator, standing.denominator) == (baseline["numerator"], baseline["denominator"])
    assert standing.is_met is False


def test_every_number_is_the_number_of_people_behind_it(province: dict[str, Standing]) -> None:
    for standing in province.values():
        if standing.source == "records":
            assert standing.numerator == len(set(standing.counted.reached))
            assert standing.denominator == len(set(standing.counted.scope))


def test_people_without_data_are_in_the_denominator_and_known_by_name(province: dict[str, Standing]) -> None:
    assert len(province["T18"].counted.unknown) == 110  # errata, section 3
    assert len(province["T19"].counted.unknown) == 3694


def test_what_neither_records_nor_hand_give_is_missing(province: dict[str, Standing]) -> None:
    for identifier in MANUAL | EQUIPMENT:
        standing = province[identifier]
        assert (standing.source, standing.numerator, standing.denominator) == ("missing", None, None)
        assert standing.is_met is None


def speaker(step: int | None = None, **more: Any) -> PersonAt:
    asked = more.pop("asked", True)
    found = {"foreign_language_level": Qualification(more.pop("level", "CERTIFICATE"), more.pop("certificate", None))}
    found["foreign_language_level"] = msgspec.structs.replace(found["foreign_language_level"], step=step)
    held = holding(more.pop("position", "CULTURE_SOCIETY"), requires_foreign_language=asked)
    return person(held, qualifications=found, **more)


@pytest.mark.parametrize(
    ("somebody", "reached"),
    [
        (speaker(3), True),
        (speaker(2), False),
        (speaker(certificate="C"), True),
        (speaker(certificate="Tiếng Anh B"), False),
        (speaker(level="DEGREE"), True),
        (speaker(level="NONE"), False),
        (speaker(certificate="TOEIC 500"), None),
        (person(holding("CULTURE_SOCIETY", requires_foreign_language=True), foreign_language_level=None), None),
    ],
)
def test_a_foreign_language_counts_from_step_three(somebody: PersonAt, reached: bool | None) -> None:
    counted = one_target("T01", somebody).counted
    assert (len(counted.reached), len(counted.short), len(counted.unknown)) == (
        int(reached is True),
        int(reached is False),
        int(reached is None),
    )


def test_posts_that_need_no_foreign_language_are_not_counted_and_unstated_ones_stand_apart() -> None:
    standing = one_target("T01", speaker(3, name="A", asked=False), speaker(3, name="B", asked=None))
    assert (standing.denominator, standing.counted.unclear) == (0, ("B",))
    assert standing.is_met is None


@pytest.mark.parametrize(("born", "counted"), [("1982-10-01", 1), ("1982-09-30", 0), (None, 0)])
def test_leaders_under_forty_are_counted_on_the_day(born: str | None, counted: int) -> None:
    leader = speaker(3, born=born, position="COMMITTEE_CHAIR")
    standing = one_target("T02", leader, on=date(2022, 9, 30))
    assert standing.denominator == counted
    assert len(standing.counted.unclear) == int(born is None)


def test_a_secretary_from_elsewhere_reaches_the_target() -> None:
    people = [
        person(holding("PARTY_SECRETARY", is_local=local), name=name)
        for name, local in (("A", False), ("B", True), ("C", None))
    ]
    counted = one_target("T04", *people).counted
    assert (counted.reached, counted.short, counted.unknown) == (("A",), ("B",), ("C",))


def test_a_person_in_two_of_the_titles_counts_once() -> None:
    both = person("PARTY_SECRETARY", "COUNCIL_CHAIR")
    assert one_target("T08", both).denominator == 1


def test_whoever_holds_only_the_excepted_title_is_left_out() -> None:
    people = (
        person("VETERANS_ASSOCIATION_CHAIR", name="A"),
        person("VETERANS_ASSOCIATION_CHAIR", "FATHERLAND_FRONT_CHAIR", name="B"),
    )
    assert one_target("T06", *people).counted.scope == ("B",)


def test_a_course_is_done_when_it_is_on_record() -> None:
    people = (person("COUNCIL_DEPUTY", name="A"), person("COUNCIL_DEPUTY", name="B", courses=()))
    counted = one_target("T16", *people).counted
    assert (counted.reached, counted.short) == (("A",), ("B",))


PROVINCE = Unit("p", "26", "tỉnh Vĩnh Phúc", "TINH", None, None, None)
UNITS = (PROVINCE, commune(id="u1", parent_id="p"), commune(id="u2", parent_id="p"))


def figure(unit: str, numerator: int, denominator: int, target: str = "T25") -> TargetFigure:
    return TargetFigure(unit, target, "2023", numerator, denominator)


def test_figures_of_communes_add_up() -> None:
    standing = one_target("T25", units=UNITS, target_figures=(figure("u1", 30, 100), figure("u2", 5, 900)))
    assert (standing.source, standing.numerator, standing.denominator) == ("manual", 35, 1000)
    assert (standing.is_met, standing.periods) == (False, ("2023",))


def test_a_figure_of_the_upper_office_goes_before_those_below() -> None:
    figures = (figure("u1", 30, 100), figure("p", 500, 1000), figure("u2", 5, 900))
    standing = one_target("T25", units=UNITS, target_figures=figures)
    assert (standing.numerator, standing.denominator, standing.is_met) == (500, 1000, True)


def test_records_go_before_a_figure_entered_by_hand() -> None:
    given_too = (figure("u1", 1, 1, "T16"),)
    standing = one_target("T16", person("COUNCIL_DEPUTY", courses=()), target_figures=given_too)
    assert (standing.source, standing.numerator) == ("records", 0)


def test_equipment_may_be_entered_by_hand_until_there_are_records() -> None:
    standing = one_target("T22", units=UNITS, target_figures=(figure("u1", 1, 1, "T22"),))
    assert (standing.source, standing.is_met) == ("manual", True)


def test_one_stop_desks_begin_where_the_decision_does() -> None:
    standing = stand(provincial_infrastructure())["T22"]
    baseline = BASELINES["T22"]
    assert (standing.source, standing.numerator, standing.denominator) == ("records", 93, 136)
    assert (standing.numerator, standing.denominator) == (baseline["numerator"], baseline["denominator"])
    assert (standing.is_met, standing.shortfall) == (False, 43)
    assert set(standing.counted.short) == {f"c{number}" for number in range(43)}


def test_from_2025_on_no_desk_without_a_camera_is_complete_and_the_note_says_why() -> None:
    standing = stand(provincial_infrastructure(date(2025, 1, 1)))["T22"]
    assert (standing.numerator, standing.denominator) == (0, 136)
    assert "không so sánh được" in standing.target.note
    assert standing.target.counts_units
    last = stand(provincial_infrastructure(date(2024, 12, 31)))["T22"]
    assert last.numerator == 93


def test_culture_houses_are_counted_over_all_hamlets() -> None:
    standing = stand(provincial_infrastructure())["T23"]
    assert (standing.numerator, standing.denominator, standing.is_met) == (407, 1237, False)
    assert len(standing.counted.short) == 830


def test_a_commune_without_a_desk_and_a_hamlet_without_a_house_are_short() -> None:
    units = (commune(), hamlet("Đông"), hamlet("Tây"))
    house = place("CULTURE_HOUSE", "u1-Đông")
    things = (item("LAPTOP", house.id), item("PRINTER", house.id))
    found = stand(equipped(*things, places=(house,), units=units))
    assert found["T22"].counted.short == ("u1",)
    assert (found["T23"].counted.reached, found["T23"].counted.short) == (("u1-Đông",), ("u1-Tây",))


def test_without_culture_houses_on_record_their_target_is_missing() -> None:
    desk = (place("ONE_STOP"),)
    found = stand(equipped(*(item(code, desk[0].id, n) for code, n in FULL_DESK.items()), places=desk))
    assert (found["T22"].is_met, found["T23"].source) == (True, "missing")


@pytest.mark.parametrize(
    ("op", "numerator", "denominator", "threshold", "met"),
    [
        (">=", 899, 1000, 90, False),
        (">=", 900, 1000, 90, True),
        (">", 900, 1000, 90, False),
        (">", 9001, 10000, 90, True),
        ("=", 999_999, 1_000_000, 100, False),  # prints 100,0 and is not met
        ("=", 7, 7, 100, True),
        ("each", 6, 7, 100, False),
        ("times", 136, 136, 1, True),
        ("times", 135, 136, 1, False),
    ],
)
def test_the_unrounded_share_is_compared(op: Any, numerator: int, denominator: int, threshold: int, met: bool) -> None:
    assert meets(op, numerator, denominator, threshold) is met


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 100))
def test_above_and_at_most_exclude_each_other(numerator: int, denominator: int, threshold: int) -> None:
    at_least = meets(">=", numerator, denominator, threshold)
    assert at_least == (meets(">", numerator, denominator, threshold) or meets("=", numerator, denominator, threshold))


def test_the_programme_of_the_day_is_chosen() -> None:
    first = msgspec.structs.replace(PROGRAMME, id="A")
    second = msgspec.structs.replace(PROGRAMME, id="B", counted_from=date(2026, 1, 1), valid_to=date(2030, 12, 31))
    chosen = {year: programme_on((first, second), date(year, 6, 30)).id for year in (2020, 2024, 2026, 2031)}
    assert chosen == {2020: "A", 2024: "A", 2026: "B", 2031: "B"}


WRONG = """
[programme]
id = "X"
title = "Quyết định 1"
name = "Đề án"
counted_from = 2026-01-01

[[target]]
id = "X1"
section = "Cán bộ"
scope = "Cán bộ"
indicator = "Chuyên môn"
op = ">="
threshold = 90
year = 2030
source = "records"
"""


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ('test = "level"\ngroups = ["CADRES"]\ndimension = "professional_level"', "X1: test = level"),
        ('test = "course"\ngroups = ["CADRE"]\ncourse = "OTHER"', "X1: groups = CADRE"),
        ('test = "level"\ndimension = "professional_level"\nminimum = "COLEGE"', "X1: minimum = COLEGE"),
        ('test = "wealth"', "test"),
        ("", "X1: test = None"),
    ],
)
def test_a_file_with_a_slip_is_refused_by_name(tmp_path: Path, lines: str, what: str) -> None:
    (tmp_path / "own.toml").write_text(WRONG + lines, "utf-8")
    with pytest.raises(UserError, match=r"own\.toml") as refused:
        load_programmes([tmp_path])
    assert what in refused.value.sentence


def test_an_office_may_bring_its_own_programme(tmp_path: Path) -> None:
    text = WRONG + 'test = "level"\ngroups = ["CADRES"]\ndimension = "professional_level"\nminimum = "BACHELOR"\n'
    (tmp_path / "own.toml").write_text(text, "utf-8")
    own = programme_on(load_programmes([tmp_path]), date(2026, 6, 30))
    assert own.id == "X"
    (standing,) = standings(office(person("PARTY_SECRETARY")), own)
    assert (standing.numerator, standing.denominator) == (1, 1)


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [(2, 3, "66.666667"), (0, 5, "0.000000"), (5, 5, "100.000000"), (1, 0, None), (None, None, None)],
)
def test_percentages_keep_six_decimals_rounded_half_up(
    numerator: int | None, denominator: int | None, text: str | None
) -> None:
    assert Standing(PROGRAMME.targets[0], "records", numerator, denominator).exact_percent == text


def test_the_shortfall_is_what_is_missing_to_the_baseline(province: dict[str, Standing]) -> None:
    missing = {one: province[one].shortfall for one in ("T06", "T07", "T10", "T14", "T17", "T21")}
    assert missing == {"T06": 53, "T07": 16, "T10": 21, "T14": 94, "T17": 194, "T21": 168}
    assert province["T24"].shortfall == 0  # nothing is known


@given(
    st.sampled_from([">=", ">", "times"]) | st.just("="),
    st.integers(1, 10**6),
    st.integers(0, 10**6),
    st.sampled_from([1, 2, 10, 15, 20, 25, 30, 40, 55, 85, 90, 95]),
)
def test_the_shortfall_is_the_least_number_that_meets_the_target(
    op: Op, denominator: int, numerator: int, threshold: int
) -> None:
    threshold = 100 if op == "=" else threshold
    target = msgspec.structs.replace(PROGRAMME.targets[0], op=op, threshold=threshold)
    reached = min(numerator, denominator) if op != "times" else numerator
    more = Standing(target, "manual", reached, denominator).shortfall
    assert meets(op, reached + more, denominator, threshold)
    assert more == 0 or not meets(op, reached + more - 1, denominator, threshold)


def test_a_scope_of_which_nothing_is_stated_is_unknown_and_not_empty() -> None:
    standing = one_target("T01", person(holding("CULTURE_SOCIETY", requires_foreign_language=None)))
    assert (standing.denominator, standing.is_met, standing.is_unstated) == (0, None, True)
    empty = one_target("T01", person(holding("CULTURE_SOCIETY", requires_foreign_language=False)))
    assert (empty.denominator, empty.is_met, empty.is_unstated) == (0, None, False)
