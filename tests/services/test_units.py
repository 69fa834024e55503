"""A merger on 1/7/2025: before that day the old units, after it the new one, and nobody lost."""

from datetime import date

import pytest

from hrdesk.errors import UserError
from hrdesk.models import digest
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import offices, undo, units
from hrdesk.services.offices import OfficeCard, unit_id
from hrdesk.services.transaction import transaction
from tests import factories

DAY = date(2025, 7, 1)
BEFORE, AFTER = date(2025, 6, 30), DAY
NEW = OfficeCard("08971", "xã Bình Tuyền", "XA", None, None, "25", "tỉnh Phú Thọ")


def seen(store: Store, on: date, code: str | None = None) -> tuple[str, list[str], dict[str, str]]:
    with store.reading() as connection:
        taken = snapshot(connection, on, code)
    where = {p.full_name: taken.unit_by_id[held.unit_id].name for p in taken.persons for held in p.holdings}
    return taken.unit.name, [unit.name for unit in taken.units], where


def two_communes(store: Store) -> list[str]:
    own = offices.own_unit(store).id
    with transaction(store, "Xã bên") as writing:
        other = writing.add("org_unit", {"id": unit_id("08965"), "code": "08965", "name": "xã Bá Hiến", "kind": "XA",
                                         "parent_id": offices.own_unit(store).parent_id})  # fmt: skip
        hamlet = writing.add("org_unit", {"code": "", "name": "Thôn Trại", "kind": "THON", "parent_id": own})
        for name, unit, position in (
            ("Trần An", own, "COMMITTEE_CHAIR"),
            ("Lê Bình", other, "COMMITTEE_CHAIR"),
            ("Vũ Chi", hamlet, "HAMLET_HEAD"),
        ):
            person = writing.add("person", factories.person(full_name=name, citizen_id=None))
            writing.add("assignment", factories.assignment(person, unit, position_code=position))
    return [own, other]


def test_old_days_keep_the_old_units_and_new_days_show_the_new_one(store: Store) -> None:
    sources = two_communes(store)
    units.reorganize(store, sources=sources, successor=NEW, effective_on=DAY, decision_no="1676/NQ-UBTVQH15")
    assert seen(store, BEFORE) == (
        "xã Tam Hợp",
        ["xã Tam Hợp", "Thôn Trại"],
        {"Trần An": "xã Tam Hợp", "Vũ Chi": "Thôn Trại"},
    )
    name, listed, where = seen(store, AFTER)
    assert (name, listed) == ("xã Bình Tuyền", ["xã Bình Tuyền", "Thôn Trại"])
    assert where == {"Trần An": "xã Bình Tuyền", "Lê Bình": "xã Bình Tuyền", "Vũ Chi": "Thôn Trại"}


def test_the_new_unit_asked_for_an_old_day_is_what_it_was_made_of(store: Store) -> None:
    units.reorganize(store, sources=two_communes(store), successor=NEW, effective_on=DAY)
    _, listed, where = seen(store, BEFORE, "08971")
    assert listed == ["xã Tam Hợp", "xã Bá Hiến", "Thôn Trại"]
    assert where.keys() == {"Trần An", "Lê Bình", "Vũ Chi"}


def test_a_reorganization_is_one_step_to_undo(store: Store) -> None:
    sources = two_communes(store)
    with store.reading() as connection:
        before = digest.state_digest(connection)
    units.reorganize(store, sources=sources, successor=NEW, effective_on=DAY)
    assert undo.undo(store).name == "Hoàn tác: Sắp xếp đơn vị: xã Bình Tuyền"
    with store.reading() as connection:
        assert digest.state_digest(connection) == before


def test_an_ended_unit_or_a_used_code_is_refused(store: Store) -> None:
    sources = two_communes(store)
    with pytest.raises(UserError, match="không dùng lại mã cũ"):
        units.reorganize(store, sources=sources, successor=OfficeCard("08965", "xã X", "XA"), effective_on=DAY)
    units.reorganize(store, sources=sources, successor=NEW, effective_on=DAY)
    with pytest.raises(UserError, match="đã kết thúc"):
        units.reorganize(store, sources=sources, successor=OfficeCard("08972", "xã X", "XA"), effective_on=DAY)


def test_the_preview_says_exactly_what_will_be_written_and_writes_nothing(store: Store) -> None:
    sources = two_communes(store)
    with store.reading() as connection:
        before = digest.state_digest(connection)
    shown = units.preview(store, sources=sources, successor=NEW, effective_on=DAY)
    with store.reading() as connection:
        assert digest.state_digest(connection) == before
    assert (shown.ended, shown.successor) == (("xã Tam Hợp", "xã Bá Hiến"), "xã Bình Tuyền")
    assert (shown.hamlets, shown.left) == (("Thôn Trại",), ())
    assert [(line.full_name, line.unit_name) for line in shown.moved] == [
        ("Trần An", "xã Tam Hợp"),
        ("Lê Bình", "xã Bá Hiến"),
        ("Vũ Chi", "Thôn Trại"),
    ]
    done = units.reorganize(store, sources=sources, successor=NEW, effective_on=DAY)
    assert done.counts == {
        ("org_unit", "added"): 1 + 1 + len(shown.hamlets),  # the new commune and its province
        ("unit_change", "added"): len(shown.ended) + len(shown.hamlets),
        ("assignment", "changed"): len(shown.moved),
        ("assignment", "added"): len(shown.moved),
    }


def test_the_preview_names_the_posts_that_would_stay_behind(store: Store) -> None:
    sources = two_communes(store)
    with transaction(store, "Bầu về sau") as writing:
        person = writing.add("person", factories.person(full_name="Đỗ Mai", citizen_id=None))
        later = {"position_code": "COMMITTEE_VICE_CHAIR", "valid_from": "2025-09-01"}
        writing.add("assignment", factories.assignment(person, sources[0], **later))
        past = {"position_code": "CULTURE_SOCIETY", "valid_to": "2020-01-01"}
        writing.add("assignment", factories.assignment(person, sources[0], **past))
    shown = units.preview(store, sources=sources, successor=NEW, effective_on=DAY)
    assert [(line.full_name, line.since) for line in shown.left] == [("Đỗ Mai", "2025-09-01")]
    nobody = units.preview(store, sources=sources, successor=NEW, effective_on=DAY, move_people=False)
    assert (nobody.moved, len(nobody.left)) == ((), 4)


def test_a_preview_is_refused_where_the_work_would_be(store: Store) -> None:
    with pytest.raises(UserError, match="Chưa chọn đơn vị"):
        units.preview(store, sources=[], successor=NEW, effective_on=DAY)
    taken = OfficeCard("08965", "xã X", "XA")
    with pytest.raises(UserError, match="không dùng lại mã cũ"):
        units.preview(store, sources=two_communes(store), successor=taken, effective_on=DAY)


def test_a_hamlet_that_ends_later_goes_over_until_its_end(store: Store) -> None:
    sources = two_communes(store)
    with transaction(store, "Thôn sẽ kết thúc") as writing:
        row = {"code": "", "name": "Thôn Đông", "kind": "THON", "parent_id": sources[0], "valid_to": "2026-01-01"}
        writing.add("org_unit", row)
    units.reorganize(store, sources=sources, successor=NEW, effective_on=DAY)
    assert "Thôn Đông" in seen(store, AFTER)[1]
    assert "Thôn Đông" not in seen(store, date(2026, 1, 1))[1]


def test_a_unit_cannot_end_before_it_began(store: Store) -> None:
    units.reorganize(store, sources=two_communes(store), successor=NEW, effective_on=DAY)
    later = OfficeCard("08972", "xã X", "XA")
    with pytest.raises(UserError, match="chưa bắt đầu"):
        units.preview(store, sources=[unit_id("08971")], successor=later, effective_on=DAY)


def class_on(store: Store, day: date) -> tuple[str | None, str, int | None]:
    with store.reading() as connection:
        unit = snapshot(connection, day).unit
    return unit.unit_class, unit.name, unit.population


def test_a_change_of_a_unit_holds_from_its_day_and_earlier_days_keep_what_was(store: Store, unit_id: str) -> None:
    offices.change_unit(store, unit_id, {"population": 9000})
    offices.change_unit(store, unit_id, {"unit_class": "I"}, since=date(2023, 1, 1), decision_no="05/QĐ-UBND")
    offices.change_unit(store, unit_id, {"name": "thị trấn Tam Hợp", "kind": "THI_TRAN"}, since=date(2024, 7, 1))
    assert class_on(store, date(2022, 12, 31)) == ("II", "xã Tam Hợp", 9000)
    assert class_on(store, date(2023, 1, 1)) == ("I", "xã Tam Hợp", 9000)
    assert class_on(store, date(2024, 7, 1)) == ("I", "thị trấn Tam Hợp", 9000)
    assert [row["decision_no"] for row in offices.unit_past(store, unit_id)] == [None, "05/QĐ-UBND"]
    undo.undo(store)
    assert class_on(store, date(2024, 7, 1)) == ("I", "xã Tam Hợp", 9000)


def test_a_back_dated_change_lasts_until_the_next_one(store: Store, unit_id: str) -> None:
    offices.change_unit(store, unit_id, {"unit_class": "I"}, since=date(2024, 1, 1))
    offices.change_unit(store, unit_id, {"unit_class": "III", "valid_from": "1990"}, since=date(2022, 1, 1))
    offices.change_unit(store, unit_id, {"population": 8000}, since=date(2022, 1, 1))
    found = [class_on(store, date(year, 6, 1)) for year in (2021, 2022, 2023, 2024)]
    assert [unit_class for unit_class, *_ in found] == ["II", "III", "III", "I"]
    assert [population for *_, population in found] == [None, 8000, 8000, None]
    assert offices.unit_record(store, unit_id)["valid_from"] == "1990"
