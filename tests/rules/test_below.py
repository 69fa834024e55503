"""Each unit below an office has the picture it would have by itself."""

from hrdesk.domain.equipment import DigitalService, OwnNorm
from hrdesk.domain.snapshot import Quota, TargetFigure
from hrdesk.rules.below import below
from hrdesk.rules.norms import holdings
from tests.rules.offices import commune, hamlet, holding, office, person
from tests.rules.things import equipped, item, place

PROVINCE = commune(id="p", code="26", name="tỉnh Vĩnh Phúc", kind="TINH", unit_class=None)
DISTRICT = commune(id="d", code="249", name="huyện Bình Xuyên", kind="HUYEN", unit_class=None, parent_id="p")
HERE = commune(parent_id="d")
THERE = commune(id="u2", code="08869", name="xã Bá Hiến", parent_id="d")
UNITS = (PROVINCE, DISTRICT, HERE, THERE, hamlet("Trại"))


def test_a_province_is_its_districts_and_a_district_its_communes() -> None:
    whole = office(person("COMMITTEE_CHAIR"), units=UNITS)
    (district,) = below(whole)
    assert (district.unit, district.units) == (DISTRICT, UNITS[1:])
    assert district.persons == whole.persons
    communes = {part.unit.name: [one.name for one in part.units] for part in below(district)}
    assert communes == {"xã Tam Hợp": ["xã Tam Hợp", "thôn Trại"], "xã Bá Hiến": ["xã Bá Hiến"]}


def test_a_commune_has_no_parts() -> None:
    assert not list(below(office(person("COMMITTEE_CHAIR"), units=(commune(), hamlet("Trại")))))


def test_who_serves_two_communes_is_in_both_with_the_titles_held_there() -> None:
    both = person("COMMITTEE_CHAIR", holding("RED_CROSS_CHAIR", "u2"), name="Lê Bình")
    head = person(holding("HAMLET_HEAD", "u1-Trại"), name="Vũ Chi")
    district = next(below(office(both, head, units=UNITS)))
    held = {
        part.unit.id: {one.full_name: [held.position_code for held in one.holdings] for one in part.persons}
        for part in below(district)
    }
    assert held == {
        "u1": {"Lê Bình": ["COMMITTEE_CHAIR"], "Vũ Chi": ["HAMLET_HEAD"]},
        "u2": {"Lê Bình": ["RED_CROSS_CHAIR"]},
    }


def test_quotas_and_figures_go_to_the_unit_they_are_of() -> None:
    figures = tuple(TargetFigure(unit, "T24", "2022", 1, 1) for unit in ("d", "u1", "u2"))
    quotas = (Quota("u1", "COUNCIL_DEPUTY", 25), Quota("p", "COUNCIL_DEPUTY", 25))
    district = next(below(office(units=UNITS, quotas=quotas, target_figures=figures)))
    assert (district.quotas, district.target_figures) == (quotas[:1], figures)
    assert [[one.unit_id for one in part.target_figures] for part in below(district)] == [["u1"], ["u2"]]


def test_communes_that_later_become_one_are_parts_of_it_before() -> None:
    later = commune(id="n", code="08971", name="xã Bình Tuyền")
    before = office(person("COMMITTEE_CHAIR"), units=(HERE, THERE))
    before = type(before)(as_of=before.as_of, unit=later, units=before.units, persons=before.persons)
    assert [part.unit.name for part in below(before)] == ["xã Tam Hợp", "xã Bá Hiến"]


def test_equipment_goes_to_the_unit_it_stands_in_and_norms_from_above_hold_there() -> None:
    places = (place("ROOM"), place("CULTURE_HOUSE", "u1-Trại"), place("ROOM", "u2"))
    things = [item("DESK", each.id, id=each.id) for each in places]
    service = DigitalService("s", "u2", "MAILBOX", "x@y.vn")
    norm = OwnNorm("n", "p", "ROOM", None, "DESK", 100)
    whole = equipped(*things, places=places, units=UNITS, services=(service,), norms=(norm,))
    here, there = below(next(below(whole)))
    assert {each.id for each in here.equipment.items} == {"p-ROOM-u1", "p-CULTURE_HOUSE-u1-Trại"}
    assert [each.id for each in there.equipment.places] == ["p-ROOM-u2"]
    assert (here.equipment.services, there.equipment.services) == ((), (service,))
    assert [line.rule for line in holdings(there) if line.standard == "OWN"] == ["OWN-n"]
