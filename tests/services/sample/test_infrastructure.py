"""Offices, one-stop desks, culture houses and software of the sample province against the province document."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.catalogs import position_group
from hrdesk.domain.equipment import Place
from hrdesk.domain.snapshot import PersonAt, Snapshot
from hrdesk.models.snapshot import snapshot as take_snapshot
from hrdesk.models.store import Store
from hrdesk.reports.registry import REPORTS
from hrdesk.rules.below import below
from hrdesk.rules.facilities import FacilityCounts, facilities
from hrdesk.rules.one_stop import desks
from hrdesk.services.sample.province import Province, province

DATA = Path(__file__).parents[2] / "data"
DOCUMENT: dict[str, Any] = json.loads((DATA / "province-figures.json").read_text("utf-8"))["infrastructure"]
COMPUTERS = {"DESKTOP_COMPUTER", "LAPTOP"}
YEAR_END = date(2022, 12, 31)
# What the document does not count and the sample chooses (docs/sample-province.md).
WITH_CAMERA, WITH_PRINTER = 31, 118
MISSING = {"DESKTOP_COMPUTER": 26, "PHOTOCOPIER": 33, "SCANNER": 16}


@pytest.fixture(scope="module")
def year_end(province_store: Store) -> Snapshot:
    """Return the province at the end of the year, after what came later."""
    with province_store.reading() as connection:
        return take_snapshot(connection, YEAR_END)


# --- a small counter of things, written apart from every rule -------------------------------------


def places(taken: Snapshot, kind: str) -> list[Place]:
    return [place for place in taken.equipment.places if place.kind == kind]


def standing(taken: Snapshot, place: Place) -> Counter[str]:
    """Return the usable pieces at a place by category."""
    found: Counter[str] = Counter()
    for item in taken.items_at.get(place.id, ()):
        if item.is_usable:
            found[item.category_code] += item.quantity
    return found


def lacking(taken: Snapshot, desk: Place) -> Counter[str]:
    """Return how many pieces a one-stop desk lacks by the definition of 2022."""
    have = standing(taken, desk)
    have["DESKTOP_COMPUTER"] += have["LAPTOP"]
    needed = {"DESKTOP_COMPUTER": desk.staff_count or 1, "PRINTER": 1, "PHOTOCOPIER": 1, "SCANNER": 1}
    return Counter({code: number - have[code] for code, number in needed.items() if have[code] < number})


def is_workplace(taken: Snapshot, place: Place) -> bool:
    have = standing(taken, place)
    return bool(have["DESK"] and any(have[code] for code in COMPUTERS))


def staff(taken: Snapshot) -> Iterator[PersonAt]:
    """Yield the cadres and civil servants."""
    for person in taken.persons:
        if {position_group(held.position_code) for held in person.holdings} & {"CADRES", "CIVIL_SERVANTS"}:
            yield person


def commune_of(taken: Snapshot, person: PersonAt) -> str:
    return taken.commune_of[person.holdings[0].unit_id].id


# --- the document ---------------------------------------------------------------------------------


def test_every_commune_has_one_headquarters_and_one_one_stop_desk(whole: Snapshot) -> None:
    for kind in ("HEADQUARTERS", "ONE_STOP"):
        assert len(places(whole, kind)) == len({place.unit_id for place in places(whole, kind)}) == 136
    assert DOCUMENT["headquarters"] == 136


def test_each_headquarters_has_the_area_for_a_person_of_the_document(whole: Snapshot) -> None:
    number = Counter(commune_of(whole, person) for person in staff(whole))
    for place in places(whole, "HEADQUARTERS"):
        assert place.area_m2
        assert DOCUMENT["area_per_person_m2"]["min"] <= place.area_m2 / number[place.unit_id]
        assert place.area_m2 / number[place.unit_id] <= DOCUMENT["area_per_person_m2"]["max"]
        inner = [other.area_m2 or 0 for other in whole.equipment.places if other.parent_id == place.id]
        assert sum(inner) < place.area_m2


def test_all_cadres_and_civil_servants_hold_a_usable_computer_and_a_desk(whole: Snapshot) -> None:
    held: dict[str, set[str]] = {person.id: set() for person in staff(whole)}
    for item in whole.equipment.items:
        if item.is_usable and item.state.custodian_id in held:
            held[item.state.custodian_id].add(item.category_code)
    assert len(held) == 2468
    assert all("DESK" in has and has & COMPUTERS for has in held.values())


def test_93_one_stop_desks_are_complete_and_43_lack_what_the_document_says(whole: Snapshot) -> None:
    short = [missing for desk in places(whole, "ONE_STOP") if (missing := lacking(whole, desk))]
    assert len(short) == DOCUMENT["one_stop_lacking"]["count"] == 43
    assert 136 - len(short) == DOCUMENT["one_stop_fully_equipped"]["count"] == 93
    assert DOCUMENT["one_stop_lacking"]["missing"] == {"may_vi_tinh": 26, "may_photocopy": 33, "may_scan": 16}
    assert sum(short, Counter()) == Counter(code for missing in short for code in missing) == MISSING


def test_each_lacking_desk_lacks_one_piece_of_a_category_so_desks_and_pieces_count_the_same(whole: Snapshot) -> None:
    short = [lacking(whole, desk) for desk in places(whole, "ONE_STOP")]
    assert all(set(missing.values()) <= {1} for missing in short)
    assert {len(missing) for missing in short} == {0, 1, 2, 3}


def test_54_communes_and_407_hamlets_give_the_officials_of_hamlets_a_place_of_work(whole: Snapshot) -> None:
    rooms = [place for place in whole.equipment.places if place.serves_hamlets]
    assert len(rooms) == 71
    with_work = [room for room in rooms if is_workplace(whole, room)]
    assert len(with_work) == DOCUMENT["communes_with_desk_for_hamlet_staff"]["count"] == 54
    houses = places(whole, "CULTURE_HOUSE")
    assert len(houses) == len({house.unit_id for house in houses}) == 1237
    assert {whole.unit_by_id[house.unit_id].kind for house in houses} == {"THON", "TO_DAN_PHO"}
    with_work = [house for house in houses if is_workplace(whole, house)]
    assert len(with_work) == DOCUMENT["hamlets_with_desk_at_culture_house"]["count"] == 407
    assert sum(standing(whole, house)["PRINTER"] > 0 for house in with_work) == WITH_PRINTER
    assert not any(standing(whole, house)["PRINTER"] for house in houses if house not in with_work)


def test_the_communes_use_15_programs(whole: Snapshot) -> None:
    names = {service.name for service in whole.equipment.services if service.kind == "SOFTWARE"}
    assert len(names) == DOCUMENT["software_count"] == 15


# --- the rules say the same -------------------------------------------------------------------------


def test_the_definitions_of_both_years_count_the_desks(whole: Snapshot) -> None:
    found = desks(whole)
    assert (len(found), sum(desk.complete for desk in found)) == (136, 93)
    assert Counter(code for desk in found for code in desk.missing) == MISSING
    assert sum(desk.complete for desk in desks(whole, date(2025, 12, 31))) == WITH_CAMERA


def test_the_facilities_are_those_of_the_document(whole: Snapshot) -> None:
    found = facilities(whole)
    assert _numbers(found) == {
        "headquarters": 136,
        "communes_with_workplace_for_hamlet_officials": 54,
        "culture_houses": 1237,
        "culture_houses_with_workplace": 407,
        "archives": 84,
        "meeting_rooms": 245,
        "online_meeting_rooms": 109,
        "software": 15,
        "official_mailboxes": 2120,
        "organisation_certificates": 136,
        "personal_signatures": 1111,
    }


def test_the_reports_print_what_the_document_says(whole: Snapshot) -> None:
    one_stop, found = (REPORTS[name].to_json(REPORTS[name].facts(whole, {})) for name in ("one-stop", "facilities"))
    assert {key: one_stop[key] for key in ("offices", "complete", "lacking", "missing")} == {
        "offices": 136, "complete": 93, "lacking": 43, "missing": MISSING,
    }  # fmt: skip
    assert {key: found[key] for key in found if key != "rows"} == {
        key: number for key, number in _numbers(facilities(whole)).items() if key in found
    }
    assert (found["communes_with_workplace_for_hamlet_officials"], found["culture_houses_with_workplace"]) == (54, 407)


def test_the_targets_of_2025_begin_at_93_desks_and_118_hamlets(whole: Snapshot) -> None:
    report = REPORTS["targets"]
    found = {target["id"]: target for target in report.to_json(report.facts(whole, {}))["targets"]}
    assert {key: (found[key]["numerator"], found[key]["denominator"]) for key in ("T22", "T23")} == {
        "T22": (93, 136),
        "T23": (WITH_PRINTER, 1237),
    }


def test_the_tables_of_districts_and_of_communes_add_up_to_that_of_the_province(whole: Snapshot) -> None:
    districts = list(below(whole))
    communes = [commune for district in districts for commune in below(district)]
    assert (len(districts), len(communes)) == (9, 136)
    assert sum(map(table, districts), Counter()) == sum(map(table, communes), Counter()) == table(whole)


def test_the_table_of_a_district_read_from_the_store_is_its_part_of_the_province(
    plan: Province, province_store: Store, whole: Snapshot
) -> None:
    code = plan.districts[0].code
    with province_store.reading() as connection:
        alone = take_snapshot(connection, plan.as_of, code)
    assert table(alone) == next(table(part) for part in below(whole) if part.unit.code == code)


def table(taken: Snapshot) -> Counter[str]:
    """Return what both tables print of an office; programs are the same everywhere and do not add up."""
    found = desks(taken)
    numbers = Counter(_numbers(facilities(taken))) + Counter(code for desk in found for code in desk.missing)
    del numbers["software"]
    return numbers + Counter(desks=len(found), complete=sum(desk.complete for desk in found))


def _numbers(found: FacilityCounts) -> dict[str, int]:
    return {name: getattr(found, name).count for name in found.__struct_fields__}


# --- beyond the document --------------------------------------------------------------------------


def test_later_purchases_and_breakdowns_change_the_figures_of_the_end_of_the_year(
    whole: Snapshot, year_end: Snapshot
) -> None:
    def complete(taken: Snapshot) -> set[str]:
        return {desk.id for desk in places(taken, "ONE_STOP") if not lacking(taken, desk)}

    def cameras(taken: Snapshot) -> int:
        return sum(
            standing(taken, desk)["SURVEILLANCE_CAMERA"] > 0
            for desk in places(taken, "ONE_STOP")
            if desk.id in complete(taken)
        )

    assert cameras(whole) == WITH_CAMERA
    assert (len(complete(year_end) - complete(whole)), len(complete(whole) - complete(year_end))) == (9, 2)
    assert sum(is_workplace(year_end, house) for house in places(year_end, "CULTURE_HOUSE")) == 430


def test_lives_hold_every_kind_of_event_and_end_in_every_condition(year_end: Snapshot) -> None:
    kinds = Counter(event.kind for item in year_end.equipment.items for event in item.events)
    assert set(kinds) == {
        "HANDED_OVER", "MOVED", "CONDITION_CHANGED", "REPAIRED", "TAKEN_BACK", "LOST", "FOUND", "DISPOSED",
        "TRANSFERRED",
    }  # fmt: skip
    assert {item.condition for item in year_end.equipment.items} == {
        "IN_USE", "UNUSED", "BROKEN", "NOT_NEEDED", "AWAITING_DISPOSAL", "DISPOSED", "TRANSFERRED", "LOST",
    }  # fmt: skip


def test_nothing_happens_to_a_thing_before_it_came_or_after_it_was_gone(year_end: Snapshot) -> None:
    for item in year_end.equipment.items:
        assert item.received_on
        for number, event in enumerate(item.events):
            assert item.received_on.first < event.happened_on.first, item.name
            last = number == len(item.events) - 1 or item.events[number + 1].kind == "FOUND"
            assert last or event.kind not in ("LOST", "DISPOSED", "TRANSFERRED"), item.name


def test_asset_codes_are_those_of_one_thing_and_custodians_are_of_the_same_commune(whole: Snapshot) -> None:
    codes = Counter(item.asset_code for item in whole.equipment.items if item.asset_code)
    assert set(codes.values()) == {1}
    assert all((item.quantity == 1) == bool(item.asset_code) for item in whole.equipment.items)
    home = {person.id: commune_of(whole, person) for person in whole.persons}
    for item in whole.equipment.items:
        if item.state.custodian_id:
            place = whole.place_by_id[item.place_id]
            assert home[item.state.custodian_id] == whole.commune_of[place.unit_id].id


def test_signatures_and_mailboxes_are_those_of_the_people(whole: Snapshot) -> None:
    signs = {person.id for person in whole.persons if person.digital_signature}
    of_kind = {
        kind: [service for service in whole.equipment.services if service.kind == kind]
        for kind in ("PERSONAL_CERTIFICATE", "ORGANISATION_CERTIFICATE", "MAILBOX")
    }
    assert Counter(service.person_id for service in of_kind["PERSONAL_CERTIFICATE"]) == Counter(signs)
    assert len(of_kind["ORGANISATION_CERTIFICATE"]) == 136
    own = {person.id: person.official_email for person in whole.persons if person.official_email}
    assert {service.person_id: service.name for service in of_kind["MAILBOX"] if service.person_id} == own
    assert sum(service.person_id is None for service in of_kind["MAILBOX"]) == 136


@pytest.mark.parametrize("seed", [1, 7, 2025])
def test_any_seed_deals_the_infrastructure_out(seed: int) -> None:
    sites = province(seed).sites
    assert sum(not site.lacking for site in sites) == 93
    assert Counter(code for site in sites for code in site.lacking) == MISSING
    assert sum(site.hamlet_room == "EQUIPPED" for site in sites) == 54
    houses = Counter(has for site in sites for has in site.culture_houses)
    assert (houses["COMPUTER"] + houses["COMPUTER_AND_PRINTER"], houses.total()) == (407, 1237)


def test_equipment_changes_no_person_of_the_plan(plan: Province) -> None:
    """The first person of the province is who it was before offices had equipment."""
    first = plan.rows(plan.communes[0])["person"][0]
    assert (first["id"], first["full_name"]) == ("2d3e0773-a0cf-4fa1-b01c-1820dc5b5a52", "Lê Khắc Xuân")
