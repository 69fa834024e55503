"""The one-stop desk: the definitions of 2022 and 2025, each boundary, the counts of the province."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from hrdesk.rules import load_standards
from hrdesk.rules.one_stop import definition_on, desks
from tests.rules.things import FULL_DESK, equipped, event, item, place, provincial_infrastructure

HERE = "p-ONE_STOP-u1"
LAST_OF_2024, FIRST_OF_2025 = date(2024, 12, 31), date(2025, 1, 1)


def desk(things: dict[str, int], on: date = LAST_OF_2024, staff: int | None = 3, **values: Any) -> Any:
    counters = (place("ONE_STOP", staff_count=staff),)
    (found,) = desks(equipped(*(item(code, HERE, n) for code, n in things.items()), places=counters, on=on), **values)
    return found


def test_a_desk_with_everything_is_complete() -> None:
    found = desk(FULL_DESK)
    assert found.complete
    assert found.missing == {}
    assert found.required == {"DESKTOP_COMPUTER": 3, "PRINTER": 1, "PHOTOCOPIER": 1, "SCANNER": 1}
    assert found.have == found.required
    assert [each.category_code for each in found.items["PRINTER"]] == ["PRINTER"]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"DESKTOP_COMPUTER": 2}, {"DESKTOP_COMPUTER": 1}),
        ({"PRINTER": 0}, {"PRINTER": 1}),
        ({"PHOTOCOPIER": 0, "SCANNER": 0}, {"PHOTOCOPIER": 1, "SCANNER": 1}),
        ({"DESKTOP_COMPUTER": 2, "LAPTOP": 1}, {}),
        ({"PRINTER": 4}, {}),
    ],
)
def test_each_thing_of_the_definition_is_asked_for(change: dict[str, int], missing: dict[str, int]) -> None:
    assert desk(FULL_DESK | change).missing == missing


def test_from_2025_on_a_camera_is_asked_for_and_not_a_day_before() -> None:
    assert desk(FULL_DESK, LAST_OF_2024).complete
    assert desk(FULL_DESK, FIRST_OF_2025).missing == {"SURVEILLANCE_CAMERA": 1}
    assert desk(FULL_DESK | {"SURVEILLANCE_CAMERA": 1}, FIRST_OF_2025).complete


def test_another_day_may_be_asked_for() -> None:
    snapshot = equipped(*(item(code, HERE, n) for code, n in FULL_DESK.items()), places=(place("ONE_STOP"),))
    assert desks(snapshot)[0].complete
    assert desks(snapshot, FIRST_OF_2025)[0].definition.id == "QD1893.VP-1C.2025"
    assert not desks(snapshot, FIRST_OF_2025)[0].complete


@pytest.mark.parametrize(
    ("on", "definition"),
    [
        (date(2015, 1, 1), "2022"),
        (date(2022, 9, 30), "2022"),
        (LAST_OF_2024, "2022"),
        (FIRST_OF_2025, "2025"),
        (date(2030, 1, 1), "2025"),
    ],
)
def test_the_definition_of_the_day_holds_before_the_first_and_after_the_last(on: date, definition: str) -> None:
    assert definition_on(load_standards(), on).id == f"QD1893.VP-1C.{definition}"


def test_one_computer_is_asked_for_where_it_is_not_stated_who_is_on_duty() -> None:
    assert desk(FULL_DESK, staff=None).required["DESKTOP_COMPUTER"] == 1
    assert desk(FULL_DESK, staff=0).required["DESKTOP_COMPUTER"] == 1


def test_a_commune_without_a_desk_lacks_everything() -> None:
    (found,) = desks(equipped(item("PRINTER"), places=(place("ROOM"),)))
    assert found.place is None
    assert found.missing == {"DESKTOP_COMPUTER": 1, "PRINTER": 1, "PHOTOCOPIER": 1, "SCANNER": 1}


def test_what_is_broken_or_gone_does_not_count() -> None:
    things = [item(code, HERE, n) for code, n in FULL_DESK.items() if code not in ("PRINTER", "SCANNER")]
    things += [item("PRINTER", HERE, condition="BROKEN"), item("SCANNER", HERE, events=[event("LOST", "2022-05-01")])]
    (found,) = desks(equipped(*things, places=(place("ONE_STOP", staff_count=3),)))
    assert found.missing == {"PRINTER": 1, "SCANNER": 1}


def test_rooms_in_the_desk_count_with_it_and_two_desks_together() -> None:
    counters = (
        place("ONE_STOP", staff_count=2),
        place("ONE_STOP", id="second", staff_count=1),
        place("ROOM", id="back", parent_id="second"),
    )
    things = [item("DESKTOP_COMPUTER", HERE, 2), item("DESKTOP_COMPUTER", "back"), item("PRINTER", "back")]
    (found,) = desks(equipped(*things, places=counters))
    assert found.required["DESKTOP_COMPUTER"] == found.have["DESKTOP_COMPUTER"] == 3
    assert set(found.missing) == {"PHOTOCOPIER", "SCANNER"}


def test_the_desks_of_the_province_are_those_of_the_decision() -> None:
    found = desks(provincial_infrastructure())
    lacking = Counter(code for one in found for code in one.missing)
    assert len(found) == 136
    assert sum(one.complete for one in found) == 93
    assert lacking == {"DESKTOP_COMPUTER": 26, "PHOTOCOPIER": 33, "SCANNER": 16}


def test_an_office_that_switches_the_decision_off_is_held_against_it_still_when_asked_for_its_desk() -> None:
    others = tuple(rule for rule in load_standards() if rule.standard != "QD1893.VP")
    assert desk(FULL_DESK, rules=others).complete
