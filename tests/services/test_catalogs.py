"""Offices add titles where the law leaves a list open; everywhere else the list is closed."""

from collections.abc import Iterator
from datetime import date

import pytest

from hrdesk.domain import catalogs as known
from hrdesk.domain.catalogs import catalog
from hrdesk.errors import UserError
from hrdesk.models.store import Store
from hrdesk.services import catalogs, people
from tests import factories


@pytest.fixture(autouse=True)
def shipped_again() -> Iterator[None]:
    """Leave the catalogs as they are shipped: additions are known to the whole process."""
    yield
    known._added.clear()
    catalog.cache_clear()


TITLE = "Tổ trưởng tổ hòa giải thử"
CODE = "LOCAL_TO_TRUONG_TO_HOA_GIAI_THU"


def test_an_added_title_can_be_held_listed_and_found_again(store: Store) -> None:
    catalogs.add_entry(store, name="position", label=f"  {TITLE} ", group="PART_TIME_HAMLET", since=date(2020, 1, 1))
    entry = catalog("position").find(TITLE.upper())
    assert entry is not None
    assert (entry.code, entry.label, entry.group) == (CODE, TITLE, "PART_TIME_HAMLET")
    person_id = factories.saved_person(store)
    record = people.get_person(store, person_id)
    record.children["assignment"][0]["position_code"] = CODE
    people.save_person(store, record)
    (row,) = people.list_people(store, date(2022, 12, 31))
    assert (row.position_labels, row.group) == (TITLE, "PART_TIME_HAMLET")
    (added,) = catalogs.additions(store)
    with pytest.raises(UserError, match="đang dùng trong 1 bản ghi"):
        catalogs.remove_entry(store, added["id"])


@pytest.mark.parametrize(
    ("name", "label", "group", "said"),
    [
        ("position", "Chủ tịch mới", "CADRES", "do pháp luật quy định"),
        ("professional_level", "Tiến sĩ khoa học", None, "do pháp luật quy định"),
        ("position", "trưởng thôn", "PART_TIME_HAMLET", "đã có trong danh mục"),
        ("commendation_form", "  ", None, "Chưa ghi tên gọi"),
    ],
)
def test_closed_lists_known_names_and_nothing_are_refused(
    store: Store, name: str, label: str, group: str | None, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        catalogs.add_entry(store, name=name, label=label, group=group)
    assert catalogs.additions(store) == []
