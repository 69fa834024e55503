"""One person as a form sees it: saved whole in one named step, warned of, found again."""

from datetime import date

from hrdesk.domain.catalogs import catalog
from hrdesk.models.store import Store
from hrdesk.services import forms, people, undo
from hrdesk.services.people import PersonRecord
from tests import factories

TODAY = date(2022, 12, 31)


def form(store: Store, unit_id: str) -> PersonRecord:
    return PersonRecord(
        factories.person(full_name="  Đỗ   Thị Hoà "),
        {
            "assignment": [{"unit_id": unit_id, "position_code": "CULTURE_SOCIETY", "valid_from": "2019-02"}],
            "qualification": [{"kind": "professional_level", "level": "BACHELOR"}],
            "training": [],
            "party_membership": [],
            "pay": [],
        },
    )


def test_a_saved_form_comes_back_and_is_one_step_to_undo(store: Store, unit_id: str) -> None:
    person_id, changes = people.save_person(store, form(store, unit_id))
    assert changes.tables == {"person", "assignment", "qualification"}
    record = people.get_person(store, person_id)
    assert record.person["full_name"] == "Đỗ Thị Hoà"
    assert undo.next_undo(store).name == "Thêm hồ sơ: Đỗ Thị Hoà"  # type: ignore[union-attr]
    undo.undo(store)
    assert people.list_people(store, TODAY, include_former=True) == []


def test_saving_again_changes_only_what_differs_and_removes_what_is_gone(store: Store, unit_id: str) -> None:
    person_id, _ = people.save_person(store, form(store, unit_id))
    record = people.get_person(store, person_id)
    _, nothing = people.save_person(store, record)
    assert not nothing
    record.children["qualification"].clear()
    record.children["assignment"][0]["valid_from"] = "2019-03"
    _, changes = people.save_person(store, record)
    assert changes.counts == {("assignment", "changed"): 1, ("qualification", "deleted"): 1}


def test_the_list_shows_people_in_office_in_the_order_of_given_names(store: Store, unit_id: str) -> None:
    for name in ("Trần Văn Đạt", "Lê Thị Ánh", "Nguyễn Văn An", "Bùi Văn Dũng"):
        factories.saved_person(store, full_name=name)
    rows = people.list_people(store, TODAY)
    assert [row.full_name for row in rows] == ["Nguyễn Văn An", "Lê Thị Ánh", "Bùi Văn Dũng", "Trần Văn Đạt"]
    assert rows[0].position_labels == catalog("position").label("JUSTICE_CIVIL_STATUS")
    assert rows[0].unit_name == "xã Tam Hợp"


def test_people_who_left_are_shown_only_when_asked(store: Store) -> None:
    person_id = factories.saved_person(store)
    assignment = people.get_person(store, person_id).children["assignment"][0]["id"]
    people.end_assignments(store, [assignment], on=date(2022, 6, 1), reason=None)
    assert people.list_people(store, TODAY) == []
    assert [row.id for row in people.list_people(store, TODAY, include_former=True)] == [person_id]
    assert [row.id for row in people.list_people(store, date(2022, 5, 31))] == [person_id]


def test_a_wrong_form_says_what_is_wrong_under_each_field(store: Store, unit_id: str) -> None:
    record = form(store, unit_id)
    record.person.update(full_name="", date_of_birth="1975-02-31", citizen_id="12345")
    record.children["assignment"][0].update(valid_from="2020-05-01", valid_to="2019-05-01")
    found = forms.problems(record)
    assert found["person", None, "full_name"] == "Cần điền mục này."
    assert "không phải ngày có thật" in found["person", None, "date_of_birth"]
    assert "12 chữ số" in found["person", None, "citizen_id"]
    assert "sớm hơn ngày bắt đầu" in found["assignment", 0, "valid_to"]


def test_a_fact_before_birth_is_refused(store: Store, unit_id: str) -> None:
    record = form(store, unit_id)
    record.children["party_membership"].append({"admitted_on": "1970-01-01"})
    assert "sớm hơn ngày sinh 12/03/1975" in forms.problems(record)["party_membership", 0, "admitted_on"]


def test_a_double_is_found_while_typing(store: Store, unit_id: str) -> None:
    factories.saved_person(store, full_name="Đỗ Thị Hòa", citizen_id="026175000001")
    by_name = PersonRecord({"full_name": "đỗ thị hoà", "date_of_birth": "1975"})
    by_number = PersonRecord({"full_name": "Khác", "citizen_id": "026175000001"})
    stranger = PersonRecord({"full_name": "Đỗ Thị Hòa", "date_of_birth": "1981"})
    assert [len(people.duplicates(store, record)) for record in (by_name, by_number, stranger)] == [1, 1, 0]


def test_many_people_are_deleted_in_one_step(store: Store) -> None:
    ids = [factories.saved_person(store, citizen_id=f"02607500000{n}") for n in range(3)]
    people.delete_people(store, ids[:2])
    assert len(people.list_people(store, TODAY)) == 1
    undo.undo(store)
    assert len(people.list_people(store, TODAY)) == 3
