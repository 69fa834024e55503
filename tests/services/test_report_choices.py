"""What reports can be told that stands in the store, and what they are told in words."""

import pytest

from hrdesk.errors import UserError
from hrdesk.models.store import Store
from hrdesk.reports.report import ParameterKind
from hrdesk.services import reporting
from hrdesk.services.equipment import events
from hrdesk.services.report_choices import choices
from tests.services.equipment.rooms import added, furnish


def test_places_come_by_name_with_their_unit_where_there_are_several(store: Store) -> None:
    made = furnish(store)
    found = dict(choices(store, ParameterKind.PLACE))
    assert found[made.desk].startswith("Bộ phận một cửa (")
    assert next(iter(found)) == made.desk
    assert choices(store, ParameterKind.CHOICE) == ()


def test_handovers_are_those_of_one_document_or_receiver(store: Store) -> None:
    made = furnish(store)
    things = [added(store, made.office, asset_code=f"MI-{number}") for number in range(4)]
    for thing in things[:2]:
        draft = events.Draft("HANDED_OVER", "2022-03-01", custodian_name="Lê Thị Hoa", document_no="05/BB-UBND")
        events.book(store, [thing], draft)
    events.book(store, things[2:3], events.Draft("HANDED_OVER", "2022-03-01", custodian_name="Đỗ Văn Ba"))
    events.book(store, things[3:], events.Draft("TRANSFERRED", "2022-06-01", counterpart="UBND xã Bá Hiến"))
    assert choices(store, ParameterKind.HANDOVER) == (
        ("2022-06-01|TRANSFERRED||UBND xã Bá Hiến", "01/06/2022, Điều chuyển, UBND xã Bá Hiến"),
        ("2022-03-01|HANDED_OVER||Đỗ Văn Ba", "01/03/2022, Bàn giao, Đỗ Văn Ba"),
        ("2022-03-01|HANDED_OVER|05/BB-UBND|", "01/03/2022, Bàn giao, số 05/BB-UBND"),
    )


def test_a_report_is_told_what_it_asks_and_nothing_else() -> None:
    assert reporting.told("staff-list", {"columns": "full_name, sex", "sheet": "A3"}) == {
        "columns": ("full_name", "sex"),
        "sheet": "A3",
    }
    with pytest.raises(UserError, match="không có lựa chọn “khổ”; hãy chọn một trong: columns, groups, sheet"):
        reporting.told("staff-list", {"khổ": "A3"})
