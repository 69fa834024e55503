"""Plain checks of equipment: each one found, and what looks like it left alone."""

from datetime import date
from typing import Any

import pytest

from hrdesk.domain.equipment import DigitalService, Item, Stocktake
from hrdesk.domain.finding import Finding, FindingKind, Severity
from hrdesk.domain.snapshot import Snapshot
from hrdesk.rules import check
from hrdesk.rules.equipment_checks import year_before
from tests.rules.offices import commune, day, hamlet, person
from tests.rules.things import equipped, event, item, place

ON = date(2023, 12, 31)
ROOM = place("ROOM", name="Phòng Tư pháp")
PREFIXES = ("ITEM-", "PLACE-", "SERVICE-", "STOCKTAKE-")


def checked(snapshot: Snapshot) -> dict[str, Finding]:
    return {found.rule: found for found in check(snapshot) if found.rule.startswith(PREFIXES)}


def of(*things: Item, **values: Any) -> dict[str, Finding]:
    """The plain findings about things in an office that was counted this year."""
    counted = (stocktake(),)
    usual: dict[str, Any] = {"places": (ROOM,), "on": ON, "stocktakes": counted}
    return checked(equipped(*things, **usual | values))


def stocktake(on: str = "2023-12-31", closed: str | None = "2023-12-31", unit: str = "u1") -> Stocktake:
    counted = day(on)
    assert counted is not None
    return Stocktake("k1", unit, "Kiểm kê cuối năm", counted, 0, None, None, day(closed), (), (), ())


def test_an_ordinary_thing_is_left_alone() -> None:
    life = [event("HANDED_OVER", "2021-02-01", custodian_id="An"), event("MOVED", "2022-03-01", place_id=ROOM.id)]
    printer = item(
        "PRINTER", acquired_on="2021-01-04", events=life, unit_cost=4_000_000, serial_no="S1", asset_code="A1"
    )
    assert of(printer, persons=(person("CULTURE_SOCIETY", name="An"),)) == {}


# --- Dates ----------------------------------------------------------------------------------------


def test_an_event_before_the_thing_came_is_found_and_one_of_the_same_month_is_not() -> None:
    found = of(item("PRINTER", name="Máy in", acquired_on="2021-01-04", events=[event("MOVED", "2020-12-31")]))
    assert found["ITEM-BEFORE-MOVED"].message == (
        "Máy in (Phòng Tư pháp) có sự kiện chuyển nơi đặt 31/12/2020, trước khi nhận (04/01/2021); hãy sửa lại một "
        "trong hai ngày."
    )
    assert of(item("PRINTER", acquired_on="2021-01-04", events=[event("MOVED", "2021")])) == {}
    assert of(item("PRINTER", events=[event("MOVED", "2021")])) == {}


def test_an_event_after_the_thing_had_left_is_found() -> None:
    gone = event("DISPOSED", "2022-05-01", document_no="12")
    found = of(item("PRINTER", events=[gone, event("REPAIRED", "2022-06-01")]))
    assert "sau khi đã thanh lý 01/05/2022" in found["ITEM-AFTER-REPAIRED"].message
    assert of(item("PRINTER", events=[event("REPAIRED", "2022-04-30"), gone])) == {}


def test_what_was_lost_may_be_found_again() -> None:
    lost, found_again = event("LOST", "2022-05-01", document_no="3"), event("FOUND", "2022-06-01")
    assert of(item("PRINTER", events=[lost, found_again, event("REPAIRED", "2022-07-01")])) == {}
    assert "ITEM-AFTER-REPAIRED" in of(item("PRINTER", events=[lost, event("REPAIRED", "2022-07-01")]))


# --- Where and with whom --------------------------------------------------------------------------


def test_a_place_no_longer_in_use_keeps_nothing() -> None:
    ended = {"place_names": {"old": "Phòng cũ"}, "place_units": {"old": "u1"}}
    found = of(item("PRINTER", "old", name="Máy in"), **ended)
    assert found["ITEM-PLACE"].message.startswith("Máy in được ghi ở “Phòng cũ”, nơi không còn dùng")
    assert found["ITEM-PLACE"].unit == "08866"
    sold = event("DISPOSED", "2022-01-01", document_no="1")
    assert of(item("PRINTER", "old", events=[sold]), **ended) == {}


def test_who_has_left_keeps_nothing() -> None:
    thing = item("LAPTOP", unit_cost=9_000_000, custodian_id="gone")
    found = of(thing, custodian_names={"gone": "Lê Bình"})
    assert "do Lê Bình giữ, nhưng người này không còn công tác" in found["ITEM-CUSTODIAN"].message
    taken = item("LAPTOP", unit_cost=9_000_000, custodian_id="gone", events=[event("TAKEN_BACK", "2023-01-01")])
    assert of(taken) == {}


# --- Numbers --------------------------------------------------------------------------------------


def test_a_code_or_serial_number_stands_for_one_thing() -> None:
    found = of(item("PRINTER", asset_code="MI-01"), item("SCANNER", asset_code="mi 01"))
    assert "trùng mã tài sản MI-01 với" in found["ITEM-CODE"].message
    assert "ITEM-SERIAL" in of(item("PRINTER", serial_no="VN-7"), item("PRINTER", serial_no="VN-7"))


def test_another_office_may_have_the_same_code() -> None:
    units = (commune(id="p", kind="TINH", code="26"), commune(parent_id="p"), commune(id="u2", code="2", parent_id="p"))
    rooms = (ROOM, place("ROOM", "u2"))
    things = [item("PRINTER", where, asset_code="1", unit_cost=1) for where in ("p-ROOM-u1", "p-ROOM-u2")]
    counted = tuple(stocktake(unit=unit) for unit in ("u1", "u2"))
    assert of(*things, places=rooms, units=units, stocktakes=counted) == {}


def test_the_parts_of_a_divided_line_have_one_code() -> None:
    other = place("ROOM", id="other")
    moved = [event("MOVED", "2023-02-01", place_id="other")]
    whole, part = (
        item("DESK", quantity=number, asset_code="BG", unit_cost=1, events=life)
        for number, life in ((3, ()), (1, moved))
    )
    assert of(whole, part, places=(ROOM, other)) == {}
    twice = item("DESK", asset_code="BG", unit_cost=1)
    assert "ITEM-CODE" in of(whole, twice, places=(ROOM, other))


@pytest.mark.parametrize("kind", ["LOST", "DISPOSED", "TRANSFERRED"])
def test_who_writes_a_thing_off_names_the_document(kind: str) -> None:
    found = of(item("PRINTER", events=[event(kind, "2023-01-01")]))
    assert set(found) == {f"ITEM-DOCUMENT-{kind}"}
    assert found[f"ITEM-DOCUMENT-{kind}"].kind is FindingKind.MISSING_DATA
    assert of(item("PRINTER", events=[event(kind, "2023-01-01", document_no="15/BB")])) == {}


def test_a_line_has_at_least_one_piece() -> None:
    assert of(item("PRINTER", quantity=0))["ITEM-QUANTITY"].severity is Severity.MUST
    assert of(item("PRINTER", quantity=1)) == {}


@pytest.mark.parametrize(
    ("thing", "is_asked"),
    [
        (item("DESKTOP_COMPUTER"), True),
        (item("DESKTOP_COMPUTER", unit_cost=0), False),
        (item("PRINTER"), False),
        (item("PRINTER", asset_code="MI-1"), True),
        (item("SOFTWARE", asset_code="PM-1"), False),
        (item("VEHICLE", events=[event("TRANSFERRED", "2023-01-01", document_no="1")]), False),
    ],
)
def test_a_price_is_asked_for_where_a_thing_is_a_fixed_asset_by_all_appearances(thing: Item, is_asked: bool) -> None:
    assert ("ITEM-PRICE" in of(thing)) is is_asked


# --- Terms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "is_said"),
    [
        ("2023-11-30", False),
        ("2023-12-01", True),
        ("2023-12-31", True),
        ("2024-02-29", True),
        ("2024-03-01", False),
        ("2024", False),
    ],
)
def test_a_warranty_is_recalled_around_its_end(until: str, is_said: bool) -> None:
    assert ("ITEM-WARRANTY" in of(item("PRINTER", warranty_until=until))) is is_said


@pytest.mark.parametrize(("until", "is_said"), [("2024-02-29", True), ("2024-03-01", False), (None, False)])
def test_a_certificate_is_recalled_before_its_end(until: str | None, is_said: bool) -> None:
    service = DigitalService("s", "u1", "ORGANISATION_CERTIFICATE", "Ủy ban nhân dân", valid_to=day(until))
    found = of(services=(service,))
    assert ("SERVICE-END" in found) is is_said
    if is_said:
        assert "Chứng thư số của cơ quan “Ủy ban nhân dân” dùng được đến trước ngày" in found["SERVICE-END"].message


def test_an_ended_certificate_is_missed_until_another_one_comes_or_its_holder_leaves() -> None:
    def certificate(until: str | None, **values: Any) -> DigitalService:
        usual: dict[str, Any] = {"id": until or "new", "unit_id": "u1", "kind": "PERSONAL_CERTIFICATE", "name": "An"}
        return DigitalService(**usual | {"valid_to": day(until)} | values)

    def missed(ended: DigitalService, *services: DigitalService) -> bool:
        staff = (person("CULTURE_SOCIETY", name="An"),)
        return "SERVICE-ENDED" in of(services=services, ended_services=(ended,), persons=staff)

    assert missed(certificate("2023-06-01"))
    assert missed(certificate("2023-06-01", person_id="An"))
    assert not missed(certificate("2022-12-30"))
    assert not missed(certificate("2023-06-01", person_id="somebody who left"))
    assert not missed(certificate("2023-06-01"), certificate(None, name="AN"))
    assert not missed(certificate("2023-06-01", person_id="An"), certificate(None, name="Số mới", person_id="An"))
    assert missed(certificate("2023-06-01", person_id="An"), certificate(None, person_id="Bình"))
    assert not missed(certificate("2023-06-01", kind="LINE"))


# --- Places ---------------------------------------------------------------------------------------


def test_a_culture_house_belongs_to_a_hamlet() -> None:
    units = (commune(), hamlet("Đông"))
    assert "PLACE-HAMLET" in of(places=(place("CULTURE_HOUSE"),), units=units)
    assert of(places=(place("CULTURE_HOUSE", "u1-Đông"),), units=units) == {}


def test_a_place_is_in_a_place_of_its_own_office() -> None:
    units = (commune(id="p", kind="TINH", code="26"), commune(parent_id="p"), commune(id="u2", code="2", parent_id="p"))
    inside = place("ROOM", "u2", parent_id=ROOM.id)
    assert "PLACE-UNIT" in of(places=(ROOM, inside), units=units)
    house = place("CULTURE_HOUSE", "u1-Đông", parent_id=ROOM.id)
    assert of(places=(ROOM, house), units=(commune(), hamlet("Đông"))) == {}


# --- Stocktakes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counted", "closed", "is_said"),
    [
        ("2023-11-01", None, False),
        ("2023-10-31", None, True),
        ("2023-10-31", "2023-12-01", False),
        ("2023-10-31", "2024-01-05", True),
    ],
)
def test_a_stocktake_is_closed_within_sixty_days(counted: str, closed: str | None, is_said: bool) -> None:
    assert ("STOCKTAKE-OPEN" in of(stocktakes=(stocktake(counted, closed),))) is is_said


@pytest.mark.parametrize(("counted", "is_said"), [("2022-12-30", True), ("2022-12-31", False), ("2023-06-30", False)])
def test_an_office_counts_its_things_every_year(counted: str, is_said: bool) -> None:
    thing = item("PRINTER", acquired_on="2020-01-01")
    found = of(thing, stocktakes=(stocktake(counted, counted),))
    assert ("STOCKTAKE-YEAR" in found) is is_said


def test_an_office_that_never_counted_hears_of_it_once_its_things_are_a_year_old() -> None:
    found = of(item("PRINTER", acquired_on="2022-12-30"), stocktakes=())
    assert "chưa có lần nào được ghi" in found["STOCKTAKE-YEAR"].message
    assert "Luật Kế toán 2015" in found["STOCKTAKE-YEAR"].legal_basis
    assert of(item("PRINTER", acquired_on="2022-12-31"), stocktakes=()) == {}


def test_a_year_before_the_last_of_february_is_the_day_before_march() -> None:
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_no_plain_check_speaks_when_one_standard_is_asked_for() -> None:
    snapshot = equipped(item("PRINTER", quantity=0), places=(ROOM,), on=ON)
    assert not any(found.rule.startswith(PREFIXES) for found in check(snapshot, standard="QD50.2017"))
