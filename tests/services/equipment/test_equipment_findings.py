"""What a real store is told about its equipment: the checks read what the store keeps."""

from datetime import date

from hrdesk.models.store import Store
from hrdesk.services import checking, offices
from hrdesk.services.transaction import transaction
from tests.services.equipment.rooms import added, furnish

DAY = date(2022, 9, 30)


def rules_on(store: Store, day: date = DAY) -> set[str]:
    return {finding.rule for finding in checking.findings(store, day)}


def test_a_desk_hears_what_it_lacks_until_it_is_there(store: Store) -> None:
    rooms = furnish(store)
    assert "QD1893.VP-1C-PRINTER" in rules_on(store)
    added(store, rooms.desk, category_code="PRINTER")
    found = rules_on(store)
    assert "QD1893.VP-1C-PRINTER" not in found
    assert "QD1893.VP-1C-SCANNER" in found


def test_what_stands_at_a_place_no_longer_in_use_is_found_in_its_commune(store: Store) -> None:
    rooms = furnish(store)
    thing = added(store, rooms.office)
    with transaction(store, "Thôi dùng phòng") as writing:
        writing.change("place", rooms.office, {"valid_to": "2022-09-30"})
    (finding,) = [each for each in checking.findings(store, DAY) if each.rule == "ITEM-PLACE"]
    assert (finding.subject, finding.unit) == (thing, offices.own_unit(store).code)
    assert "ITEM-PLACE" not in rules_on(store, date(2022, 9, 29))


def test_an_ended_certificate_is_known_the_day_it_ends(store: Store) -> None:
    unit = offices.own_unit(store).id
    with transaction(store, "Ghi chứng thư") as writing:
        values = {"unit_id": unit, "kind": "ORGANISATION_CERTIFICATE", "name": "UBND xã", "valid_to": "2022-09-30"}
        writing.add("digital_service", values)
    assert {"SERVICE-END", "SERVICE-ENDED"} & rules_on(store, date(2022, 9, 29)) == {"SERVICE-END"}
    assert {"SERVICE-END", "SERVICE-ENDED"} & rules_on(store) == {"SERVICE-ENDED"}


def test_a_finding_about_a_place_is_accepted_with_a_reason(store: Store) -> None:
    rooms = furnish(store)
    checking.accept(store, rule="QD1893.VP-1C-SCANNER", subject=rooms.desk, reason="Dùng chung máy của văn phòng")
    (finding,) = [each for each in checking.findings(store, DAY) if each.rule == "QD1893.VP-1C-SCANNER"]
    assert finding.accepted == "Dùng chung máy của văn phòng"
