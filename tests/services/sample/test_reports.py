"""The reports of the province print what the document says of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.snapshot import Snapshot
from hrdesk.reports.registry import REPORTS

DOCUMENT: dict[str, Any] = json.loads((Path(__file__).parents[2] / "data" / "province-figures.json").read_text("utf-8"))
EQUIPMENT = {"T22", "T23"}  # not from the records of people


def _facts(whole: Snapshot, identifier: str) -> dict[str, Any]:
    report = REPORTS[identifier]
    return report.to_json(report.facts(whole, {}))


@pytest.fixture(scope="module")
def targets(whole: Snapshot) -> dict[str, dict[str, Any]]:
    return {target["id"]: target for target in _facts(whole, "targets")["targets"]}


@pytest.mark.parametrize(
    ("identifier", "baseline"),
    [
        (target["id"], target["baseline_2022"])
        for target in DOCUMENT["targets"]
        if "baseline_2022" in target and target["id"] not in EQUIPMENT
    ],
)
def test_each_target_begins_where_the_document_does(
    targets: dict[str, dict[str, Any]], identifier: str, baseline: dict[str, Any]
) -> None:
    found = targets[identifier]
    assert (found["numerator"], found["denominator"]) == (baseline["numerator"], baseline["denominator"])
    assert abs(float(found["percent"]) - baseline["pct"]) <= 0.05
    assert found["met"] is False


# Entered by the communes; the document gives no baseline of these (facts of the domain, section 4).
BY_HAND = {"T03": (118, 136), "T24": (121, 136), "T25": (6120, 68000), "T26": (6120, 68000), "T27": (131000, 136500)}


def test_figures_entered_by_the_communes_add_up_in_the_report(targets: dict[str, dict[str, Any]]) -> None:
    found = {one: (targets[one]["numerator"], targets[one]["denominator"]) for one in BY_HAND}
    assert found == BY_HAND
    assert {targets[one]["source"] for one in BY_HAND} == {"manual"}
    assert {one: targets[one]["met"] for one in BY_HAND} == {
        "T03": False, "T24": False, "T25": False, "T26": False, "T27": True,
    }  # fmt: skip
    assert targets["T27"]["percent"] == "95.970696"


def test_every_commune_has_its_own_figures_with_their_period(whole: Snapshot) -> None:
    assert len(whole.target_figures) == 136 * len(BY_HAND)
    assert {figure.period for figure in whole.target_figures} == {"2022-06-30"}
    assert all(figure.numerator <= figure.denominator for figure in whole.target_figures)
    assert len({figure.denominator for figure in whole.target_figures if figure.target == "T25"}) > 50


def test_no_target_that_records_can_answer_is_without_people(targets: dict[str, dict[str, Any]]) -> None:
    answered = [target for target in targets.values() if target["source"] == "records"]
    assert {target["id"] for target in answered} >= {"T01", "T02", "T04", "T05", "T11", "T12", "T15", "T16"}
    assert all(target["denominator"] for target in answered)


def test_headcount_prints_the_quotas_and_who_is_missing(whole: Snapshot) -> None:
    found = _facts(whole, "headcount")
    assert found["total"] == {
        "CADRES_AND_CIVIL_SERVANTS": {"assigned": 2783, "present": 2468, "vacant": 315},
        "COUNCIL_DEPUTY": {"assigned": 3400, "present": 3337, "vacant": 63},
        "PART_TIME_COMMUNE": {"assigned": 1088, "present": 1001, "vacant": 87},
        "PART_TIME_HAMLET": {"assigned": 6341, "present": 6154, "vacant": 187},
    }
    for group, total in found["total"].items():
        of_group = [row for row in found["rows"] if row["group"] == group]
        assert len(of_group) == 136
        assert {key: sum(row[key] for row in of_group) for key in total} == total


SUBJECTS = {
    "xây dựng Đảng": "PARTY_BUILDING",
    "quản lý kinh tế": "ECONOMIC_MANAGEMENT",
    "lý luận chính trị": "POLITICAL_THEORY_LEVEL",
    "quản lý nhà nước": "STATE_MANAGEMENT_LEVEL",
    "trình độ chuyên môn": "PROFESSIONAL_LEVEL",
}
STATED = [
    (group["code"], next(subject for words, subject in SUBJECTS.items() if words in stated["need"]), stated["count"])
    for group in DOCUMENT["groups"]
    for stated in group.get("stated_needs", ())
]


@pytest.fixture(scope="module")
def needs(whole: Snapshot) -> dict[str, dict[str, int]]:
    """Return the needs by title and by group of persons."""
    found = _facts(whole, "training-needs")
    return {row["code"]: row["needs"] for row in found["positions"]} | found["persons"]


@pytest.mark.parametrize(("code", "subject", "printed"), STATED)
def test_each_stated_training_need_is_printed(
    needs: dict[str, dict[str, int]], code: str, subject: str, printed: int
) -> None:
    if code == "CADRES":  # said of the leaders only; 22 is a slip for 21 (docs/sample-province.md)
        code, printed = "LEADERSHIP", 21 if printed == 22 else printed
    assert needs[code][subject] == printed


def test_the_deputies_and_part_time_officials_are_printed_as_in_the_document(whole: Snapshot) -> None:
    printed = {group["code"]: group for group in DOCUMENT["groups"]}
    deputies = _facts(whole, "council-deputies")["total"]
    officials = {group["code"]: group for group in _facts(whole, "part-time-officials")["groups"]}
    for code, found in {"COUNCIL_DEPUTY": deputies, **officials}.items():
        for key, value in printed[code].items():
            if isinstance(value, int) and key in found:
                assert found[key] == value, (code, key)
        for level, number in printed[code]["professional_level"].items():
            assert found["professional_level"][level] == number, (code, level)
    assert deputies["young"] == 992
