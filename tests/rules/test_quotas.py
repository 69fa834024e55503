from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.finding import Severity
from hrdesk.domain.snapshot import Quota, Unit
from hrdesk.rules import QuotaRow, check, load_standards, quotas
from hrdesk.rules.quotas import GROUPS, additional_posts
from hrdesk.rules.standards import Norm
from tests.rules.offices import END_2022, END_2023, commune, hamlet, holding, office, person

WITHOUT_PROVINCE = """
[instrument]
id = "OWN"
title = "Tỉnh khác"
name = "Tỉnh khác"
valid_from = 2000-01-01
excludes = ["NQ22.2017.VP", "NQ1187.2021"]
"""


def row(rows: tuple[QuotaRow, ...], group: str) -> QuotaRow:
    return next(one for one in rows if one.group == group)


def province() -> tuple[Unit, ...]:
    """136 communes and 1.237 hamlets as the province counted them in 2022."""
    units = [
        Unit(id="t", code="26", name="tỉnh Vĩnh Phúc", kind="TINH", unit_class=None, area_type=None, parent_id=None)
    ]
    kinds = ["PHUONG"] * 15 + ["THI_TRAN"] * 16 + ["XA"] * 105
    classes = ["I"] * 32 + ["II"] * 96 + ["III"] * 8
    for place, (kind, unit_class) in enumerate(zip(kinds, classes, strict=True)):
        units.append(commune(id=f"u{place}", code=f"{place:05d}", kind=kind, unit_class=unit_class, parent_id="t"))
    hamlet_classes = ["I"] * 78 + ["II"] * 125 + ["III"] * 1034
    for place, unit_class in enumerate(hamlet_classes):
        units.append(hamlet(str(place), unit_class, parent=f"u{place % 136}"))
    return tuple(units)


def test_the_province_of_2022_gets_the_numbers_of_its_document() -> None:
    rows = quotas(office(units=province()))
    assert len(rows) == 136 * 4
    totals = {group: sum(one.assigned or 0 for one in rows if one.group == group) for group in GROUPS}
    assert totals == {
        "CADRES_AND_CIVIL_SERVANTS": 2783,
        "COUNCIL_DEPUTY": 3400,
        "PART_TIME_COMMUNE": 1088,
        "PART_TIME_HAMLET": 6341,
    }


def test_the_total_does_not_depend_on_which_class_a_phuong_has() -> None:
    units = [msgspec.structs.replace(unit, kind="XA") if unit.kind == "PHUONG" else unit for unit in province()]
    communes = [unit for unit in units if unit.kind in ("XA", "THI_TRAN")]
    phuong = {unit.id for unit in communes[-15:]}
    moved = tuple(msgspec.structs.replace(unit, kind="PHUONG") if unit.id in phuong else unit for unit in units)
    rows = quotas(office(units=moved))
    assert sum(one.assigned or 0 for one in rows if one.group == GROUPS[0]) == 2783


@pytest.mark.parametrize(
    ("on", "kind", "numbers"),
    [
        (date(2019, 6, 24), "XA", [25, 23, 21]),
        (date(2019, 6, 25), "XA", [22, 20, 18]),
        (date(2023, 7, 31), "XA", [22, 20, 18]),
        (date(2023, 8, 1), "XA", [22, 20, 18]),
        (date(2023, 7, 31), "PHUONG", [23, 21, 19]),
        (date(2023, 8, 1), "PHUONG", [23, 21, 19]),
        (date(2023, 8, 1), "THI_TRAN", [22, 20, 18]),
        (date(2025, 7, 1), "XA", [None, None, None]),
    ],
)
def test_the_number_of_a_class_is_that_of_the_day(on: date, kind: str, numbers: list[int | None]) -> None:
    got = [
        quotas(office(on=on, units=(commune(kind=kind, unit_class=unit_class),)))[0].assigned
        for unit_class in ("I", "II", "III")
    ]
    assert got == numbers


def test_a_post_more_where_the_chief_of_police_is_no_regular_policeman() -> None:
    assert quotas(office(units=(commune(has_regular_police=False),)))[0].assigned == 21
    assert quotas(office(units=(commune(has_regular_police=False, kind="PHUONG"),)))[0].assigned == 21
    assert quotas(office(on=END_2023, units=(commune(has_regular_police=False),)))[0].assigned == 20


@pytest.mark.parametrize(
    ("unit", "added"),
    [
        ({"population": 8000}, 0),
        ({"population": 11999}, 0),
        ({"population": 12000}, 1),
        ({"population": 16000}, 2),
        ({"population": 7000, "area_km2": 59.99}, 0),
        ({"population": 7000, "area_km2": 60.0}, 1),
        ({"population": 12000, "area_km2": 95.5}, 3),
        ({"kind": "XA", "area_type": "MOUNTAIN", "population": 7500}, 1),
        ({"kind": "THI_TRAN", "area_type": "MOUNTAIN", "population": 70000}, 0),
        ({"kind": "PHUONG", "area_type": "URBAN", "population": 10500}, 1),
    ],
)
def test_posts_are_added_for_population_and_area_from_2023(unit: dict[str, object], added: int) -> None:
    base = 21 if unit.get("kind") == "PHUONG" else 20
    assert quotas(office(on=END_2023, units=(commune(**unit),)))[0].assigned == base + added
    assert quotas(office(on=END_2022, units=(commune(**unit),)))[0].assigned == base


def test_a_phuong_of_a_quan_grows_by_thirds() -> None:
    above = Unit(id="q", code="001", name="quận Ba Đình", kind="HUYEN", unit_class=None, area_type=None, parent_id=None)
    ward = commune(kind="PHUONG", area_type="URBAN", population=25000, parent_id="q")
    rows = quotas(office(on=END_2023, units=(above, ward)))
    assert rows[0].assigned == 21 + 2
    assert rows[0].source.endswith("21 + 2 theo dân số, diện tích")


@given(st.integers(0, 200_000), st.integers(0, 200_000), st.floats(0, 500), st.floats(0, 500))
def test_more_people_or_land_never_takes_a_post_away(few: int, more: int, small: float, large: float) -> None:
    norm = Norm(unit_kinds=("XA",), population=8000, population_parts=2, area_km2=30)
    people, land = sorted((few, more)), sorted((small, large))
    lower = additional_posts(commune(population=people[0], area_km2=land[0]), norm)
    upper = additional_posts(commune(population=people[1], area_km2=land[1]), norm)
    assert 0 <= lower <= upper


def test_a_decision_goes_before_the_law() -> None:
    decided = Quota("u1", "CADRES_AND_CIVIL_SERVANTS", 19, "25/QĐ-UBND")
    got = quotas(office(quotas=(decided,)))[0]
    assert (got.assigned, got.source, got.rule) == (19, "Quyết định số 25/QĐ-UBND", None)


def test_a_decision_for_one_hamlet_leaves_the_others_to_the_law() -> None:
    units = (commune(), hamlet("A", "I"), hamlet("B", "III"))
    decided = Quota("u1-A", "PART_TIME_HAMLET", 4)
    assert row(quotas(office(units=units, quotas=(decided,))), "PART_TIME_HAMLET").assigned == 4 + 5
    whole = Quota("u1", "PART_TIME_HAMLET", 11)
    assert row(quotas(office(units=units, quotas=(decided, whole))), "PART_TIME_HAMLET").assigned == 11


def test_a_class_not_stated_gives_no_number_and_says_why() -> None:
    got = quotas(office(units=(commune(unit_class=None),)))[0]
    assert (got.assigned, got.vacant) == (None, None)
    assert "chưa ghi phân loại" in got.source


def test_people_count_once_in_a_group_and_where_they_mainly_serve() -> None:
    units = (
        Unit(
            id="d", code="249", name="huyện Bình Xuyên", kind="HUYEN", unit_class=None, area_type=None, parent_id=None
        ),
        commune(parent_id="d"),
        commune(id="u2", code="08867", name="xã Bá Hiến", parent_id="d"),
    )
    both = person("PARTY_SECRETARY", holding("COUNCIL_CHAIR", is_concurrent=True), "COUNCIL_DEPUTY")
    lent = person(
        holding("FATHERLAND_FRONT_CHAIR", "u1", is_concurrent=True),
        holding("COMMITTEE_VICE_CHAIR", "u2"),
        name="Lê Thị Bình",
    )
    rows = quotas(office(both, lent, units=units))
    present = {(one.unit.id, one.group): one.present for one in rows}
    assert present["u1", "CADRES_AND_CIVIL_SERVANTS"] == 1
    assert present["u2", "CADRES_AND_CIVIL_SERVANTS"] == 1
    assert present["u1", "COUNCIL_DEPUTY"] == 1
    assert row(rows, "CADRES_AND_CIVIL_SERVANTS").vacant == 19


def test_people_of_hamlets_count_in_their_commune() -> None:
    units = (commune(), hamlet("A"))
    head = person(holding("HAMLET_HEAD", "u1-A"), holding("PARTY_CELL_SECRETARY", "u1-A"))
    got = row(quotas(office(head, units=units)), "PART_TIME_HAMLET")
    assert (got.assigned, got.present, got.vacant) == (5, 1, 4)


def test_after_the_province_the_decree_counts_three_titles_of_a_hamlet() -> None:
    units = (commune(), hamlet("A"))
    people = [
        person(holding(code, "u1-A"), name=code)
        for code in ("HAMLET_HEAD", "PARTY_CELL_SECRETARY", "FRONT_WORK_COMMITTEE_HEAD", "FARMERS_BRANCH_HEAD")
    ]
    got = row(quotas(office(*people, on=date(2025, 12, 31), units=units)), "PART_TIME_HAMLET")
    assert (got.assigned, got.present) == (3, 3)


def test_another_province_gets_the_national_ceilings(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(WITHOUT_PROVINCE, "utf-8")
    rules = load_standards([tmp_path])
    rows = quotas(office(units=(commune(area_type="MOUNTAIN", population=2500),)), rules)
    assert row(rows, "PART_TIME_COMMUNE").assigned == 12
    assert row(rows, "COUNCIL_DEPUTY").assigned == 19
    assert row(quotas(office(), rules), "COUNCIL_DEPUTY").assigned == 25


def test_up_to_thirty_deputies_are_no_excess(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(WITHOUT_PROVINCE, "utf-8")
    rules = load_standards([tmp_path])
    crowd = [person("COUNCIL_DEPUTY", name=f"Đại biểu {number}") for number in range(31)]
    assert not [one for one in check(office(*crowd[:30]), rules) if "QUOTA" in one.rule]
    assert [one.rule for one in check(office(*crowd), rules) if "QUOTA" in one.rule] == ["LTCCQDP.2015-QUOTA"]


@pytest.mark.parametrize(
    ("kind", "area", "people", "number"),
    [
        ("XA", "MOUNTAIN", 5000, 15),
        ("XA", "MOUNTAIN", 5999, 15),
        ("XA", "MOUNTAIN", 6000, 16),
        ("XA", "MOUNTAIN", 10000, 20),
        ("XA", "MOUNTAIN", 13000, 21),
        ("XA", "MOUNTAIN", 90000, 30),
        ("XA", "DELTA", 10000, 15),
        ("XA", "DELTA", 12000, 16),
        ("XA", "DELTA", 20000, 20),
        ("XA", "DELTA", 26000, 21),
        ("XA", "DELTA", None, None),
        ("PHUONG", "URBAN", 10000, 15),
        ("PHUONG", "URBAN", 20000, None),
    ],
)
def test_deputies_of_the_term_from_2026(kind: str, area: str, people: int | None, number: int | None) -> None:
    units = (commune(kind=kind, area_type=area, population=people),)
    assert row(quotas(office(on=date(2026, 3, 15), units=units)), "COUNCIL_DEPUTY").assigned == number


def test_too_many_by_decision_must_be_mended_and_cites_the_decision() -> None:
    crowd = [person("OFFICE_STATISTICS", name=f"Trần Văn {number}") for number in range(3)]
    decided = Quota("u1", "CADRES_AND_CIVIL_SERVANTS", 2, "25/QĐ-UBND")
    found = next(one for one in check(office(*crowd, quotas=(decided,))) if "QUOTA" in one.rule)
    assert found.rule == "QUOTA-CADRES_AND_CIVIL_SERVANTS"
    assert found.severity is Severity.MUST
    assert (found.legal_basis, found.subject) == ("Quyết định số 25/QĐ-UBND", "u1")
    assert "vượt 01 người" in found.message


def test_the_wish_for_one_standard_leaves_out_the_quotas_of_others() -> None:
    crowd = [person("OFFICE_STATISTICS", name=f"Trần Văn {number}") for number in range(21)]
    assert [one.rule for one in check(office(*crowd), standard="ND34.2019")] == ["ND34.2019-2-QUOTA-XA"]
    assert not [one for one in check(office(*crowd), standard="LHT.2014") if "QUOTA" in one.rule]
