"""Named transactions: whole or nothing, images of each record, who may write."""

from typing import Any

import pytest

from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models import crypt, records
from hrdesk.models.store import Store
from hrdesk.services import people, roles, undo
from hrdesk.services.transaction import read_image, transaction
from tests import factories

TABLES = ("person", "assignment", "qualification", "training", "party_membership", "pay")


def content(store: Store) -> dict[str, dict[str, Any]]:
    with store.reading() as connection:
        return {name: records.fetch(connection, name) for name in records.tables()}


def test_an_added_record_has_its_keys_its_owner_and_its_day(store: Store, unit_id: str) -> None:
    person_id = factories.saved_person(store, full_name="  Đỗ   Hoà  ")
    row = content(store)["person"][person_id]
    assert row["owner_id"] == unit_id
    assert row["search_key"] == "do hoa"
    assert row["sort_key"]
    assert len(row["entered_on"]) == 10


def test_text_is_composed_at_the_border(store: Store) -> None:
    decomposed = "Nguye\u0302\u0303n Va\u0306n An"
    person_id = factories.saved_person(store, full_name=decomposed)
    assert content(store)["person"][person_id]["full_name"] == "Nguyễn Văn An"


def test_the_changes_say_what_was_touched(store: Store, unit_id: str) -> None:
    with transaction(store, "Thêm hồ sơ: Nguyễn Văn An") as writing:
        factories.add_person(writing, unit_id)
    assert writing.changes.tables == set(TABLES)
    assert writing.changes.counts == dict.fromkeys(((name, "added") for name in TABLES), 1)
    (entry, _) = undo.history(store)
    assert (entry.id, entry.name, entry.user, entry.count) == (
        writing.changes.transaction,
        "Thêm hồ sơ: Nguyễn Văn An",
        factories.USER,
        len(TABLES),
    )


def test_a_transaction_that_fails_writes_nothing_at_all(store: Store, unit_id: str) -> None:
    before, entries = content(store), undo.history(store)
    with pytest.raises(ZeroDivisionError), transaction(store, "Thêm hồ sơ") as writing:
        factories.add_person(writing, unit_id)
        writing.remember("key", "value")
        1 / 0  # noqa: B018 - the failure is the point
    assert content(store) == before
    assert undo.history(store) == entries
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM setting WHERE key = 'key'").scalar() == 0


def test_a_reference_to_nothing_is_refused_whole(store: Store) -> None:
    before = content(store)
    with pytest.raises(Exception, match="FOREIGN KEY"), transaction(store, "Thêm hồ sơ") as writing:
        writing.add("person", factories.person())
        writing.add("pay", {"person_id": "nobody"})
    assert content(store) == before


def test_records_may_come_before_what_they_refer_to(store: Store) -> None:
    with transaction(store, "Nhập danh sách") as writing:
        writing.add("pay", {"person_id": "later"})
        writing.add("person", factories.person(id="later"))
    assert list(content(store)["person"]) == ["later"]


def test_a_change_that_changes_nothing_leaves_no_entry(store: Store) -> None:
    person_id = factories.saved_person(store)
    entries = undo.history(store)
    with transaction(store, "Sửa hồ sơ") as writing:
        writing.change("person", person_id, {"full_name": "Nguyễn Văn An", "sex": "MALE"})
    assert not writing.changes
    assert undo.history(store) == entries


def test_what_is_added_and_removed_in_one_transaction_leaves_no_entry(store: Store, unit_id: str) -> None:
    person_id = factories.saved_person(store)
    entries, before = undo.history(store), content(store)
    with transaction(store, "Thử") as writing:
        writing.delete("person", factories.add_person(writing, unit_id, full_name="Tạm Thời"))
        rows = {table: dict(before[table]) for table in TABLES}
        writing.delete("person", person_id)
        for table in TABLES:
            writing.add_many(table, rows[table].values())
    assert content(store) == before
    assert undo.history(store) == entries
    assert not writing.changes


def test_a_record_changed_twice_has_one_image_from_first_to_last(store: Store) -> None:
    person_id = factories.saved_person(store)
    with transaction(store, "Sửa hồ sơ") as writing:
        writing.change("person", person_id, {"phone": "0900000001"})
        writing.change("person", person_id, {"phone": "0900000002"})
    step = undo.record_history(store, [person_id])[0]
    assert step.before is not None
    assert step.after is not None
    assert (step.before["phone"], step.after["phone"]) == (None, "0900000002")
    assert writing.changes.counts == {("person", "changed"): 1}


def test_a_renamed_person_is_found_and_sorted_by_the_new_name(store: Store) -> None:
    person_id = factories.saved_person(store, full_name="Nguyễn Văn An")
    with transaction(store, "Sửa hồ sơ") as writing:
        writing.change("person", person_id, {"full_name": "Nguyễn Văn Ước"})
    row = content(store)["person"][person_id]
    assert row["search_key"] == "nguyen van uoc"
    assert row["sort_key"] == records.with_keys("person", {"full_name": "Nguyễn Văn Ước"})["sort_key"]


def test_deleting_takes_along_everything_that_refers_to_it(store: Store, unit_id: str) -> None:
    before = content(store)
    person_id = factories.saved_person(store)
    (assignment_id,) = content(store)["assignment"]
    with transaction(store, "Chấp nhận") as writing:
        for subject in (person_id, assignment_id, unit_id):
            accepted = {"rule": "R001", "subject_id": subject, "reason": "đang học", "accepted_by": "Lan"}
            writing.add("accepted_finding", accepted)
    with transaction(store, "Xóa hồ sơ") as writing:
        writing.delete("person", person_id)
    after = content(store)
    assert [row["subject_id"] for row in after.pop("accepted_finding").values()] == [unit_id]
    assert after == {table: rows for table, rows in before.items() if table != "accepted_finding"}


def test_deleting_a_unit_takes_its_hamlets_and_their_positions(store: Store, unit_id: str) -> None:
    before = content(store)
    with transaction(store, "Thêm thôn") as writing:
        village = {"code": "", "name": "thôn Hữu Bằng", "kind": "THON", "parent_id": unit_id}
        hamlet = writing.add("org_unit", village)
        part = writing.add("org_unit", village | {"name": "xóm Đông", "parent_id": hamlet})
        person_id = writing.add("person", factories.person())
        writing.add("assignment", factories.assignment(person_id, part))
    with transaction(store, "Xóa thôn") as writing:
        writing.delete("org_unit", hamlet)
    after = content(store)
    assert (after["org_unit"], after["assignment"]) == (before["org_unit"], {})
    assert list(after["person"]) == [person_id]


def test_deleting_what_is_not_there_does_nothing(store: Store) -> None:
    with transaction(store, "Xóa hồ sơ") as writing:
        writing.delete("person", "nobody")
    assert not writing.changes


@pytest.mark.parametrize("mistake", ["add", "change", "change nobody"])
def test_a_column_or_record_that_does_not_exist_is_a_mistake_of_ours(store: Store, mistake: str) -> None:
    person_id = factories.saved_person(store)
    before = content(store)
    with pytest.raises(KeyError), transaction(store, "Sai") as writing:
        if mistake == "add":
            writing.add("person", factories.person(nickname="Tí"))
        elif mistake == "change":
            writing.change("person", person_id, {"nickname": "Tí"})
        else:
            writing.change("person", "nobody", {"phone": "1"})
    assert content(store) == before


@pytest.mark.parametrize("role", list(crypt.Role))
def test_only_those_whose_role_allows_it_write(store: Store, role: crypt.Role) -> None:
    store.user = crypt.User("Chủ tịch", role)
    if role == crypt.Role.LEADER:
        with pytest.raises(UserError) as refused, transaction(store, "Sửa"):
            pass
        assert refused.value.sentence == say.role_may_not(roles.LABELS[role])
    else:
        factories.saved_person(store)
        assert undo.history(store)[0].user == "Chủ tịch"


def test_put_makes_a_record_exactly_so(store: Store) -> None:
    person_id = factories.saved_person(store)
    before = content(store)
    wanted = before["person"][person_id] | {"phone": "0900000001", "note": None}
    with transaction(store, "Nhận") as writing:
        writing.put("person", person_id, wanted)
    assert content(store)["person"][person_id] == wanted
    with transaction(store, "Nhận") as writing:
        writing.put("person", person_id, wanted)
    assert not writing.changes


def test_an_image_of_an_older_version_reads_as_the_table_is_today() -> None:
    row = read_image("setting_like", None)
    assert row is None
    read = read_image("pay", b'{"id": "a", "pay_step": 3, "column_of_old": "x"}')
    assert read is not None
    assert list(read) == list(records.tables()["pay"].columns)
    assert (read["id"], read["pay_step"], read["rank_code"]) == ("a", 3, None)


def test_a_record_of_another_office_is_never_edited_downward(store: Store, unit_id: str) -> None:
    with transaction(store, "Nhận dữ liệu") as writing:
        below = {"id": "below", "owner_id": "below", "code": "1", "name": "xã Hương Canh", "kind": "XA"}
        writing.add("org_unit", {**below, "parent_id": unit_id})
        theirs = writing.add("person", {**factories.person(), "owner_id": "below"})
    before = content(store)
    for edit in (
        lambda writing: writing.change("person", theirs, {"phone": "0912"}),
        lambda writing: writing.delete("person", theirs),
    ):
        with pytest.raises(UserError, match="xã Hương Canh quản lý"), transaction(store, "Sửa hồ sơ") as writing:
            edit(writing)
    record = people.get_person(store, theirs)
    record.children["commendation"].append({"form": "COMMENDATION_LETTER"})
    with pytest.raises(UserError, match="gửi lại dữ liệu"):
        people.save_person(store, record)
    assert content(store) == before
