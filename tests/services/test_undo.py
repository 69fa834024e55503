"""Undo, redo, history: by content, in any order that makes sense, never over later work."""

from typing import Any

import pytest

from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.services import undo
from hrdesk.services.transaction import transaction
from tests import factories


def content(store: Store) -> dict[str, dict[str, Any]]:
    with store.reading() as connection:
        return {name: records.fetch(connection, name) for name in records.tables()}


def change(store: Store, person_id: str, phone: str) -> str:
    with transaction(store, f"Sửa điện thoại: {phone}") as writing:
        writing.change("person", person_id, {"phone": phone})
    assert writing.changes.transaction
    return writing.changes.transaction


def test_in_a_new_store_there_is_nothing_to_undo(store: Store) -> None:
    assert undo.next_undo(store) is None
    assert undo.next_redo(store) is None
    with pytest.raises(UserError) as refused:
        undo.undo(store)
    assert refused.value.sentence == say.nothing_to_undo()
    with pytest.raises(UserError) as refused:
        undo.redo(store)
    assert refused.value.sentence == say.nothing_to_redo()


def test_undo_brings_back_every_row_and_redo_the_change(store: Store) -> None:
    empty = content(store)
    person_id = factories.saved_person(store)
    full = content(store)
    changes = undo.undo(store)
    assert content(store) == empty
    assert changes.name == "Hoàn tác: Thêm hồ sơ"
    assert set(changes.counts.values()) == {1}
    assert {what for _, what in changes.counts} == {"deleted"}
    undo.redo(store)
    assert content(store) == full
    with transaction(store, "Xóa hồ sơ") as writing:
        writing.delete("person", person_id)
    assert content(store) == empty
    undo.undo(store)
    assert content(store) == full


def test_undo_and_redo_walk_along_the_list(store: Store) -> None:
    person_id = factories.saved_person(store)
    states = [content(store)]
    for phone in ("1", "2", "3"):
        change(store, person_id, phone)
        states.append(content(store))
    for expected in reversed(states[:-1]):
        undo.undo(store)
        assert content(store) == expected
    for expected in states[1:]:
        undo.redo(store)
        assert content(store) == expected
    with pytest.raises(UserError):
        undo.redo(store)
    for expected in reversed(states[:-1]):
        undo.undo(store)
        assert content(store) == expected


def test_new_work_ends_the_way_forward(store: Store) -> None:
    person_id = factories.saved_person(store)
    change(store, person_id, "1")
    undo.undo(store)
    change(store, person_id, "2")
    assert undo.next_redo(store) is None
    undo.undo(store)
    assert content(store)["person"][person_id]["phone"] is None
    redo = undo.next_redo(store)
    assert redo is not None
    assert redo.name == "Sửa điện thoại: 2"


def test_an_older_transaction_is_undone_by_its_name_and_later_work_stays(store: Store) -> None:
    first, second = factories.saved_person(store), factories.saved_person(store, full_name="Trần Thị Bích")
    entry = change(store, first, "1")
    change(store, second, "2")
    undo.undo(store, entry)
    people = content(store)["person"]
    assert (people[first]["phone"], people[second]["phone"]) == (None, "2")
    undo.redo(store)
    assert content(store)["person"][first]["phone"] == "1"


def test_what_was_changed_since_is_not_undone(store: Store) -> None:
    person_id = factories.saved_person(store)
    entry = change(store, person_id, "1")
    change(store, person_id, "2")
    before, entries = content(store), undo.history(store)
    with pytest.raises(UserError) as refused:
        undo.undo(store, entry)
    assert refused.value.sentence == say.cannot_undo("Sửa điện thoại: 1", 1)
    assert content(store) == before
    assert undo.history(store) == entries


def test_what_others_refer_to_since_is_not_undone(store: Store) -> None:
    person_id = factories.saved_person(store)
    added = undo.history(store)[0].id
    with transaction(store, "Thêm khóa học") as writing:
        writing.add("training", {"person_id": person_id, "course_code": "OTHER"})
    before, entries = content(store), undo.history(store)
    with pytest.raises(UserError) as refused:
        undo.undo(store, added)
    assert refused.value.sentence == say.cannot_undo("Thêm hồ sơ", 1)
    assert content(store) == before
    assert undo.history(store) == entries
    undo.undo(store)
    undo.undo(store, added)
    assert content(store)["person"] == {}


def test_undo_is_by_content_so_a_value_set_back_by_hand_can_be_undone(store: Store) -> None:
    person_id = factories.saved_person(store)
    entry = change(store, person_id, "1")
    change(store, person_id, "2")
    change(store, person_id, "1")
    undo.undo(store, entry)
    assert content(store)["person"][person_id]["phone"] is None


def test_what_is_undone_is_not_undone_twice(store: Store) -> None:
    person_id = factories.saved_person(store)
    entry = change(store, person_id, "1")
    undo.undo(store, entry)
    for wanted in (entry, "nothing of the kind"):
        with pytest.raises(UserError) as refused:
            undo.undo(store, wanted)
        assert refused.value.sentence == say.nothing_to_undo()


def test_the_making_of_the_store_is_never_undone(store: Store) -> None:
    (made,) = undo.history(store)
    assert not made.undoable
    with pytest.raises(UserError) as refused:
        undo.undo(store, made.id)
    assert refused.value.sentence == say.nothing_to_undo()


def test_a_unique_value_may_move_from_one_record_to_another_and_back(store: Store) -> None:
    bundle = dict.fromkeys(
        [
            "from_unit_id",
            "from_unit_code",
            "series",
            "epoch",
            "manifest_sha256",
            "file_sha256",
            "as_of",
            "received_at",
            "control_code",
        ],
        "x",
    ) | {"bundle_id": "one", "seq": 1, "counts": "{}"}
    with transaction(store, "Nhận") as writing:
        old = writing.add("received_bundle", bundle)
    first = content(store)
    with transaction(store, "Nhận lại") as writing:
        writing.delete("received_bundle", old)
        writing.add("received_bundle", bundle | {"seq": 2})
    second = content(store)
    undo.undo(store)
    assert content(store) == first
    undo.redo(store)
    assert content(store) == second


def test_the_list_names_everything_done_newest_first(store: Store) -> None:
    person_id = factories.saved_person(store)
    change(store, person_id, "1")
    undo.undo(store)
    undo.redo(store)
    entries = undo.history(store)
    assert [(entry.name, entry.kind) for entry in entries] == [
        ("Làm lại: Sửa điện thoại: 1", "redo"),
        ("Hoàn tác: Sửa điện thoại: 1", "undo"),
        ("Sửa điện thoại: 1", "do"),
        ("Thêm hồ sơ", "do"),
        ("Tạo dữ liệu: xã Tam Hợp", "do"),
    ]
    assert undo.history(store, limit=2) == entries[:2]


def test_the_history_of_a_record_tells_its_life_newest_first(store: Store) -> None:
    person_id = factories.saved_person(store)
    change(store, person_id, "1")
    undo.undo(store)
    steps = undo.record_history(store, [person_id])
    assert [(step.entry.kind, step.table) for step in steps] == [
        ("undo", "person"),
        ("do", "person"),
        ("do", "person"),
    ]
    phones = [tuple(None if row is None else row["phone"] for row in (step.before, step.after)) for step in steps]
    assert phones == [("1", None), (None, "1"), (None, None)]
    assert steps[-1].before is None
    assert undo.record_history(store, []) == []


def test_undo_survives_closing(store: Store) -> None:
    before = content(store)
    factories.saved_person(store)
    store.close()
    with factories.open_store(store.folder) as again:
        undo.undo(again)
        assert content(again) == before
