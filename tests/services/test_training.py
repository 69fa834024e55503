"""Turns of training: listed by a day, given to several people at once, never twice."""

from datetime import date

import pytest

from hrdesk.models import digest
from hrdesk.models.store import Store
from hrdesk.services import people, training, undo
from hrdesk.services.transaction import transaction
from tests import factories

ON = date(2022, 12, 31)
TURN = {"course_code": "NATIONAL_DEFENCE", "started_on": "2022-05-02", "ended_on": "2022-05-20", "institution": ""}


@pytest.fixture
def ids(store: Store, unit_id: str) -> list[str]:
    with transaction(store, "Thêm") as writing:
        made = [
            writing.add("person", factories.person(full_name=name, citizen_id=None))
            for name in ("Trần Văn Đạt", "Lê Thị Ánh", "Nguyễn Văn An")
        ]
        for each in made:
            writing.add("assignment", factories.assignment(each, unit_id))
    return made


def test_one_turn_for_several_people_is_one_step_with_a_name(store: Store, ids: list[str]) -> None:
    added = training.add_turns(store, ids, TURN)
    assert (added.added, added.already) == (3, 0)
    assert added.changes.counts == {("training", "added"): 3}
    step = undo.next_undo(store)
    assert step is not None
    assert step.name.startswith("Thêm lượt đào tạo, bồi dưỡng cho 3 người: ")
    undo.undo(store)
    assert training.turns(store, ON) == []


def test_who_has_the_turn_already_keeps_it_and_another_time_is_another_turn(store: Store, ids: list[str]) -> None:
    training.add_turns(store, ids[:1], TURN)
    again = training.add_turns(store, ids, TURN)
    assert (again.added, again.already) == (2, 1)
    nothing = training.add_turns(store, ids, TURN)
    assert (nothing.added, nothing.already, bool(nothing.changes)) == (0, 3, False)
    later = training.add_turns(store, ids[:1], TURN | {"ended_on": "2022-06-20"})
    assert (later.added, later.already) == (1, 0)


def test_a_person_named_twice_gets_one_turn(store: Store, ids: list[str]) -> None:
    assert training.add_turns(store, [ids[0], ids[0]], TURN).added == 1


def test_an_empty_value_is_left_unstated(store: Store, ids: list[str]) -> None:
    training.add_turns(store, ids[:1], TURN)
    assert people.get_person(store, ids[0]).children["training"][0]["institution"] is None


def test_turns_stand_newest_first_then_by_given_name(store: Store, ids: list[str]) -> None:
    training.add_turns(store, ids, TURN)
    training.add_turns(store, ids[:1], {"course_code": "NATIONAL_DEFENCE", "ended_on": "2022-11"})
    training.add_turns(store, ids[:1], {"course_code": "PROFESSIONAL_SKILLS"})
    listed = [(turn.full_name, str(turn.when or "")) for turn in training.turns(store, ON)]
    assert listed == [
        ("Trần Văn Đạt", "11/2022"),
        ("Nguyễn Văn An", "20/05/2022"),
        ("Lê Thị Ánh", "20/05/2022"),
        ("Trần Văn Đạt", "20/05/2022"),
        ("Trần Văn Đạt", ""),
    ]


@pytest.mark.parametrize(("on", "count"), [(date(2022, 5, 19), 0), (date(2022, 5, 20), 1)])
def test_a_turn_is_listed_from_the_day_it_ended(store: Store, ids: list[str], on: date, count: int) -> None:
    training.add_turns(store, ids[:1], TURN)
    assert len(training.turns(store, on)) == count


def test_what_is_wrong_with_a_turn_is_said_by_column(store: Store) -> None:
    assert training.problems(TURN) == {}
    wrong = training.problems({"course_code": "", "started_on": "2022-05-02", "ended_on": "2022-04-01"})
    assert set(wrong) == {"course_code", "ended_on"}
    assert "sớm hơn ngày bắt đầu" in wrong["ended_on"]
    assert "ended_on" in training.problems(TURN | {"ended_on": "2022-02-30"})


def test_the_preview_names_exactly_who_gets_the_turn_and_writes_nothing(store: Store, ids: list[str]) -> None:
    training.add_turns(store, ids[:1], TURN)
    with store.reading() as connection:
        before = digest.state_digest(connection)
    shown = training.preview(store, [*ids, ids[1]], TURN)
    assert [name for _, name in shown.added] == ["Nguyễn Văn An", "Lê Thị Ánh"]
    assert shown.already == ((ids[0], "Trần Văn Đạt"),)
    assert "institution" not in shown.turn
    with store.reading() as connection:
        assert digest.state_digest(connection) == before
    added = training.add_turns(store, ids, TURN)
    assert (added.added, added.already) == (len(shown.added), len(shown.already))
    for person, _ in shown.added:
        (row,) = people.get_person(store, person).children["training"]
        assert row.items() >= shown.turn.items()
