"""The same value for many people: shown before, refused with a reason where it would be wrong, one step to undo."""

from datetime import date
from typing import Any

import pytest

from hrdesk.domain import fields
from hrdesk.domain.fields import Kind
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.services import bulk_edit, offices, people, stores, undo
from hrdesk.services.bulk_edit import Edit
from hrdesk.services.transaction import transaction
from tests import factories

ON = date(2022, 12, 31)


@pytest.fixture
def ids(store: Store) -> list[str]:
    born = ("1970-01-01", "1985-06-01", "1999-09-09")
    return [
        factories.saved_person(store, citizen_id=f"02607500000{n}", date_of_birth=day) for n, day in enumerate(born)
    ]


def outcomes(store: Store, ids: list[str], edit: Edit, on: date = ON) -> list[str]:
    lines = bulk_edit.preview(store, on, ids, edit)
    return [line.refusal or ("changed" if line.is_changed else "same") for line in lines]


def column(store: Store, ids: list[str], table: str, name: str) -> list[Any]:
    return [[row[name] for row in people.get_person(store, one).children[table]] for one in ids]


def test_fields_of_persons_change_in_one_named_step_that_can_be_undone(store: Store, ids: list[str]) -> None:
    before = stores.verify(store).state_digest
    people.save_person(store, people.PersonRecord({"id": ids[0], "full_name": "Lê An", "ethnicity": "Sán Dìu"}))
    edit = Edit("person", {"ethnicity": "Sán Dìu", "note": "tổ 3"})
    assert outcomes(store, ids, edit) == ["changed"] * 3
    assert outcomes(store, ids, Edit("person", {"ethnicity": "Sán Dìu"})) == ["same", "changed", "changed"]
    found = bulk_edit.change_people(store, ON, ids, edit)
    assert (found.people, found.refused, found.changes.counts) == (3, 0, {("person", "changed"): 3})
    step = undo.next_undo(store)
    assert step is not None
    assert step.name == "Sửa 3 hồ sơ: Dân tộc, Ghi chú"
    assert {people.get_person(store, one).person["ethnicity"] for one in ids} == {"Sán Dìu"}
    undo.undo(store)
    undo.undo(store)
    assert stores.verify(store).state_digest == before


def test_the_preview_shows_before_and_after_and_writes_nothing(store: Store, ids: list[str]) -> None:
    before = stores.verify(store).state_digest
    lines = bulk_edit.preview(store, ON, ids, Edit("person", {"religion": "Phật giáo"}))
    assert [(line.before, line.after) for line in lines] == [({"religion": "Không"}, {"religion": "Phật giáo"})] * 3
    assert stores.verify(store).state_digest == before


def test_a_value_wrong_for_one_person_is_refused_with_its_reason_and_the_others_change(
    store: Store, ids: list[str]
) -> None:
    edit = Edit("party_membership", {"admitted_on": "1998-05-19"})
    refusals = [line.refusal for line in bulk_edit.preview(store, ON, ids, edit)]
    assert refusals[:2] == ["", ""]
    assert refusals[2] == "Ngày vào Đảng: Ngày này sớm hơn ngày sinh 09/09/1999; hãy kiểm tra lại."
    found = bulk_edit.change_people(store, ON, ids, edit)
    assert (found.people, found.refused) == (2, 1)
    assert column(store, ids, "party_membership", "admitted_on") == [["1998-05-19"], ["1998-05-19"], ["2001-05-19"]]


def test_a_required_value_is_never_emptied(store: Store, ids: list[str]) -> None:
    assert outcomes(store, ids, Edit("person", {"sex": None})) == ["Giới tính: Cần điền mục này."] * 3
    assert not bulk_edit.change_people(store, ON, ids, Edit("person", {"sex": ""})).changes


def test_a_value_may_be_emptied(store: Store, ids: list[str]) -> None:
    bulk_edit.change_people(store, ON, ids, Edit("assignment", {"decision_no": ""}))
    assert column(store, ids, "assignment", "decision_no") == [[None]] * 3


def test_what_was_wrong_before_does_not_refuse_another_change(store: Store, ids: list[str]) -> None:
    with transaction(store, "Sai sẵn") as writing:
        writing.change("person", ids[0], {"citizen_id": "0260"})
    assert outcomes(store, ids, Edit("person", {"note": "x"})) == ["changed"] * 3


def test_posts_are_those_held_on_the_day_and_of_the_title_chosen(store: Store, ids: list[str], unit_id: str) -> None:
    with transaction(store, "Thêm") as writing:
        old = {"position_code": "CULTURE_SOCIETY", "valid_from": "2010-01-01", "valid_to": "2014-01-01"}
        writing.add("assignment", factories.assignment(ids[0], unit_id, **old))
        writing.add("assignment", factories.assignment(ids[0], unit_id, position_code="COUNCIL_DEPUTY"))
        stranger = writing.add("person", factories.person(full_name="Lê Nghỉ", citizen_id=None))
    everybody = [*ids, stranger]
    edit = Edit("assignment", {"term": "2021-2026"})
    assert outcomes(store, everybody, edit) == ["changed"] * 4 + ["Ngày 31/12/2022 không giữ chức danh nào."]
    assert outcomes(store, [ids[0]], edit, date(2013, 1, 1)) == ["changed"]
    deputies = edit._replace(position="COUNCIL_DEPUTY")
    assert outcomes(store, ids, deputies)[0] == "changed"
    assert "không giữ chức danh Đại biểu" in outcomes(store, ids, deputies)[1]
    found = bulk_edit.change_people(store, ON, everybody, deputies)
    assert (found.people, found.refused, found.changes.counts) == (1, 3, {("assignment", "changed"): 1})


def test_an_end_before_the_beginning_is_refused(store: Store, ids: list[str]) -> None:
    found = outcomes(store, ids, Edit("assignment", {"valid_to": "2015-05-01"}))
    assert all("sớm hơn ngày bắt đầu 01/06/2015" in each for each in found)


def test_the_highest_level_changes_and_a_missing_one_is_added(store: Store, ids: list[str]) -> None:
    with transaction(store, "Thêm") as writing:
        writing.add("qualification", {"person_id": ids[0], "kind": "professional_level", "level": "MASTER"})
        writing.add("qualification", {"person_id": ids[1], "kind": "it_skill_level", "level": "CERTIFICATE"})
    bulk_edit.change_people(store, ON, ids, Edit("professional_level", {"field": "Hành chính"}))
    assert [sorted(map(str, each)) for each in column(store, ids, "qualification", "field")] == [
        ["Hành chính", "Luật"],
        ["Hành chính", "None"],
        ["Hành chính"],
    ]
    certified = Edit("it_skill_level", {"certificate": "Ứng dụng CNTT cơ bản"})
    reason = "Chưa ghi tin học; hãy sửa cả mức trình độ."
    assert outcomes(store, ids, certified) == [reason, "changed", reason]
    found = bulk_edit.change_people(
        store, ON, ids, Edit("it_skill_level", {"level": "CERTIFICATE", "certificate": "Ứng dụng CNTT cơ bản"})
    )
    assert found.changes.counts == {("qualification", "added"): 2, ("qualification", "changed"): 1}
    undo.undo(store)
    assert outcomes(store, ids, certified) == [reason, "changed", reason]


def test_a_higher_level_stands_beside_the_one_before(store: Store, ids: list[str]) -> None:
    before = column(store, ids, "qualification", "level")
    assert before[0] == ["BACHELOR"]
    raised = Edit("professional_level", {"level": "MASTER", "attained_on": "2023-06"})
    bulk_edit.change_people(store, ON, ids, raised)
    assert sorted(column(store, ids, "qualification", "level")[0]) == ["BACHELOR", "MASTER"]
    then = {row.id: row.levels["professional_level"] for row in people.list_people(store, ON)}
    assert then[ids[0]] == "BACHELOR"
    assert outcomes(store, ids, raised) == ["same"] * 3


def test_pay_is_the_one_of_the_day(store: Store, ids: list[str]) -> None:
    with transaction(store, "Thêm") as writing:
        writing.add("pay", {"person_id": ids[0], "rank_code": "01.003", "effective_on": "2022-01-01"})
        writing.add("pay", {"person_id": ids[0], "rank_code": "01.003", "effective_on": "2023-01-01"})
    bulk_edit.change_people(store, ON, ids, Edit("pay", {"post_allowance": 25}))
    rows = {row["effective_on"]: row["post_allowance"] for row in people.get_person(store, ids[0]).children["pay"]}
    assert rows == {None: None, "2022-01-01": 25, "2023-01-01": None}


def test_ratings_of_a_year_are_entered_for_all_and_corrected_by_the_same_way(store: Store, ids: list[str]) -> None:
    rated = Edit("annual_rating", {"period": "2022", "rating": "GOOD"})
    assert bulk_edit.change_people(store, ON, ids[:2], rated).changes.counts == {("annual_rating", "added"): 2}
    better = Edit("annual_rating", {"period": "2022", "rating": "EXCELLENT"})
    assert bulk_edit.change_people(store, ON, ids, better).changes.counts == {
        ("annual_rating", "changed"): 2,
        ("annual_rating", "added"): 1,
    }
    assert column(store, ids, "annual_rating", "rating") == [["EXCELLENT"]] * 3
    assert outcomes(store, ids, Edit("annual_rating", {"rating": "GOOD"})) == ["Chưa ghi năm, quý xếp loại."] * 3
    without = outcomes(store, ids, Edit("annual_rating", {"period": "2021", "decision_no": "5"}))
    assert without == ["Xếp loại chất lượng: Cần điền mục này."] * 3


def test_a_person_named_twice_counts_once_and_one_who_is_gone_is_said_so(store: Store, ids: list[str]) -> None:
    people.delete_person(store, ids[2])
    edit = Edit("person", {"note": "x"})
    assert outcomes(store, [ids[0], ids[0], ids[2]], edit) == ["changed", "Hồ sơ này không còn nữa."]
    assert bulk_edit.change_people(store, ON, ids, edit).people == 2


def test_people_of_an_office_below_are_theirs_to_change(store: Store, ids: list[str], unit_id: str) -> None:
    with transaction(store, "Nhận") as writing:
        below = writing.add("org_unit", {"code": "99999", "name": "xã Dưới", "kind": "XA", "parent_id": unit_id})
        writing.put(
            "person", ids[0], records.fetch(writing.connection, "person", ids[:1])[ids[0]] | {"owner_id": below}
        )
    found = outcomes(store, ids, Edit("person", {"note": "x"}))
    assert found == ["Hồ sơ do xã Dưới quản lý; chỉ nơi đó được sửa.", "changed", "changed"]


def test_every_field_offered_is_a_column_of_its_part_and_nobodys_own() -> None:
    for part in bulk_edit.parts():
        declared = [fields.field(key) for key in part.fields]
        assert {each.record for each in declared} == {part.table}
        assert {each.column for each in declared} <= set(records.tables()[part.table].columns)
        assert len({each.column for each in declared}) == len(declared)
        assert not {"full_name", "citizen_id", "date_of_birth", "position_code"} & {each.column for each in declared}
        assert all(each.kind is not Kind.UNIT for each in declared)


def test_many_people_are_shown_at_once(store: Store) -> None:
    unit = offices.own_unit(store).id
    with transaction(store, "Thêm") as writing:
        many = writing.add_many("person", [factories.person(citizen_id=None) for _ in range(1200)])
        writing.add_many("assignment", [factories.assignment(one, unit) for one in many])
    found = bulk_edit.change_people(store, ON, many, Edit("assignment", {"term": "2021-2026"}))
    assert (found.people, found.refused) == (1200, 0)
