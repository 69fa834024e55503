"""A chain of three offices: what is sent arrives, whole, once, and only from whom it should."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hrdesk.errors import UserError
from hrdesk.models import digest
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import offices, people, receiving, sending, stores, trusting, undo, units
from hrdesk.services.offices import OfficeCard, unit_id
from hrdesk.services.transaction import transaction
from tests import factories

COMMUNE = OfficeCard("08962", "xã Tam Hợp", "XA", "I", "DELTA", "249", "huyện Bình Xuyên")
OTHER = OfficeCard("08965", "xã Bá Hiến", "XA", "I", "DELTA", "249", "huyện Bình Xuyên")
DISTRICT = OfficeCard("249", "huyện Bình Xuyên", "HUYEN", None, None, "26", "tỉnh Vĩnh Phúc")
PROVINCE = OfficeCard("26", "tỉnh Vĩnh Phúc", "TINH")


@dataclass
class Chain:
    folder: Path
    commune: Store
    other: Store
    district: Store
    province: Store

    def believe(self, store: Store, other: Store, name: str) -> None:
        path = self.folder / f"{name}.hrc"
        trusting.write_card(other, path)
        trusting.trust(store, path)

    def send(self, store: Store, name: str) -> Path:
        path = self.folder / f"{name}.hrb"
        sending.export(store, path)
        return path


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    made = [factories.make_store(tmp_path / office.code, office) for office in (COMMUNE, OTHER, DISTRICT, PROVINCE)]
    chain = Chain(tmp_path, *made)
    chain.believe(chain.commune, chain.district, "huyen")
    chain.believe(chain.other, chain.district, "huyen")
    chain.believe(chain.district, chain.commune, "xa")
    chain.believe(chain.district, chain.other, "xa2")
    chain.believe(chain.district, chain.province, "tinh")
    chain.believe(chain.province, chain.district, "huyen")
    yield chain
    for store in made:
        store.close()


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def names_at(store: Store) -> list[str]:
    from datetime import date

    with store.reading() as connection:
        return [person.full_name for person in snapshot(connection, date(2022, 12, 31)).persons]


def receive(store: Store, path: Path, **options: bool) -> receiving.ReceiveResult:
    return receiving.receive(store, [path], **options)[0]


def test_records_travel_from_commune_to_province(chain: Chain) -> None:
    factories.saved_person(chain.commune, full_name="Trần Thị Bưởi")
    factories.saved_person(chain.other, full_name="Lê Văn Đào", citizen_id="026075009999")
    for store, name in ((chain.commune, "a"), (chain.other, "b")):
        assert receive(chain.district, chain.send(store, name)).result == "applied"
    result = receive(chain.province, chain.send(chain.district, "c"))
    assert result.result == "applied"
    assert result.counts["invalid"] == result.counts["missing"] == 0
    assert names_at(chain.province) == ["Trần Thị Bưởi", "Lê Văn Đào"]


def test_a_preview_says_what_applying_does_and_changes_nothing(chain: Chain) -> None:
    factories.saved_person(chain.commune)
    path = chain.send(chain.commune, "a")
    before = state(chain.district)
    previewed = receive(chain.district, path, preview=True)
    assert (previewed.result, state(chain.district)) == ("previewed", before)
    assert receive(chain.district, path).counts == previewed.counts


def test_the_same_file_twice_is_merged_once(chain: Chain) -> None:
    factories.saved_person(chain.commune)
    path = chain.send(chain.commune, "a")
    receive(chain.district, path)
    after = state(chain.district)
    again = receive(chain.district, path)
    assert (again.result, state(chain.district)) == ("already_merged", after)
    assert "đã được nhận" in again.reason


def test_an_older_file_is_refused_and_a_newer_one_needs_no_predecessor(chain: Chain) -> None:
    first = chain.send(chain.commune, "a")
    factories.saved_person(chain.commune)
    chain.send(chain.commune, "b")
    third = chain.send(chain.commune, "c")
    assert receive(chain.district, third).result == "applied"
    after = state(chain.district)
    assert receive(chain.district, first).result == "refused"
    assert state(chain.district) == after


def test_a_deletion_travels_and_an_undone_merge_can_be_merged_again(chain: Chain) -> None:
    person = factories.saved_person(chain.commune)
    receive(chain.district, chain.send(chain.commune, "a"))
    with_person = state(chain.district)
    people.delete_person(chain.commune, person)
    second = chain.send(chain.commune, "b")
    assert receive(chain.district, second).counts["deleted"] == 6
    assert names_at(chain.district) == []
    undo.undo(chain.district)
    assert state(chain.district) == with_person
    assert receive(chain.district, second).result == "applied"


def test_communes_that_became_one_are_received_one_after_the_other(chain: Chain) -> None:
    from datetime import date

    new = OfficeCard("08971", "xã Bình Tuyền", "XA", "I")
    before, since = date(2025, 6, 30), date(2025, 7, 1)
    for store, name, who in ((chain.commune, "a", "Trần An"), (chain.other, "b", "Lê Bình")):
        factories.saved_person(store, full_name=who, citizen_id=None)
        units.reorganize(store, sources=[offices.own_unit(store).id], successor=new, effective_on=since)
        sent = chain.send(store, name)
        assert receive(chain.district, sent).result == "applied"
    assert receive(chain.province, chain.send(chain.district, "c")).result == "applied"

    def where(on: date) -> dict[str, str]:
        with chain.province.reading() as connection:
            taken = snapshot(connection, on)
        return {p.full_name: taken.unit_by_id[held.unit_id].name for p in taken.persons for held in p.holdings}

    assert where(before) == {"Trần An": "xã Tam Hợp", "Lê Bình": "xã Bá Hiến"}
    assert where(since) == {"Trần An": "xã Bình Tuyền", "Lê Bình": "xã Bình Tuyền"}
    again = receive(chain.district, chain.send(chain.other, "d"))
    assert (again.result, again.counts["new"], again.counts["changed"]) == ("applied", 0, 0)


def test_a_commune_may_become_part_of_one_that_goes_on(chain: Chain) -> None:
    from datetime import date

    since = date(2025, 7, 1)
    factories.saved_person(chain.other, full_name="Lê Bình", citizen_id=None)
    factories.saved_person(chain.commune, full_name="Trần An", citizen_id=None)
    assert receive(chain.district, chain.send(chain.other, "b")).result == "applied"
    card = OfficeCard(OTHER.code, OTHER.name, OTHER.kind)
    units.reorganize(chain.commune, sources=[offices.own_unit(chain.commune).id], successor=card, effective_on=since)
    assert receive(chain.district, chain.send(chain.commune, "a")).result == "applied"
    with chain.district.reading() as connection:
        taken = snapshot(connection, since)
    assert [unit.name for unit in taken.units] == ["huyện Bình Xuyên", "xã Bá Hiến"]
    assert {p.full_name for p in taken.persons} == {"Lê Bình", "Trần An"}


def test_a_unit_of_another_office_is_not_taken_over_without_a_merger(chain: Chain) -> None:
    assert receive(chain.district, chain.send(chain.other, "b")).result == "applied"
    with transaction(chain.commune, "Ghi tên xã bên") as writing:
        writing.add("org_unit", {"id": unit_id(OTHER.code), "code": OTHER.code, "name": "xã khác", "kind": "XA"})
    assert receive(chain.district, chain.send(chain.commune, "a")).result == "quarantined"


def test_a_record_absent_without_a_tombstone_stays(chain: Chain) -> None:
    factories.saved_person(chain.commune)
    receive(chain.district, chain.send(chain.commune, "a"))
    backup = chain.folder / "ban-sao.hrbak"
    stores.backup(chain.commune, backup)
    factories.saved_person(chain.commune, full_name="Vũ Thị Na", citizen_id="026075008888")
    receive(chain.district, chain.send(chain.commune, "b"))
    stores.restore(backup, chain.folder / "khoi-phuc")
    with stores.open_store(chain.folder / "khoi-phuc", passphrase=factories.PASSPHRASE) as restored:
        result = receive(chain.district, chain.send(restored, "c"))
    assert (result.result, result.counts["missing"]) == ("applied", 6)
    assert "Vũ Thị Na" in names_at(chain.district)


def test_many_missing_records_hold_the_file(chain: Chain) -> None:
    backup = chain.folder / "ban-sao.hrbak"
    stores.backup(chain.commune, backup)
    for number in range(5):
        factories.saved_person(chain.commune, full_name=f"Người {number}", citizen_id=f"02607500000{number}")
    receive(chain.district, chain.send(chain.commune, "a"))
    before = state(chain.district)
    stores.restore(backup, chain.folder / "khoi-phuc")
    with stores.open_store(chain.folder / "khoi-phuc", passphrase=factories.PASSPHRASE) as restored:
        path = chain.send(restored, "b")
    held = receive(chain.district, path)
    assert (held.result, state(chain.district)) == ("held", before)
    assert "thiếu 30 hồ sơ" in held.reason
    assert receive(chain.district, path, accept_missing=True).result == "applied"


def test_a_commune_cannot_touch_the_records_of_another(chain: Chain) -> None:
    factories.saved_person(chain.other, full_name="Lê Văn Đào")
    receive(chain.district, chain.send(chain.other, "b"))
    with chain.other.reading() as connection:
        stolen = connection.exec_driver_sql("SELECT id FROM person").scalar_one()
    with transaction(chain.commune, "Mạo danh") as writing:
        writing.add("person", {"id": stolen, "full_name": "Kẻ Mạo Danh"})
    before = state(chain.district)
    result = receive(chain.district, chain.send(chain.commune, "a"))
    assert (result.result, state(chain.district)) == ("quarantined", before)
    with transaction(chain.commune, "Mạo danh lần nữa") as writing:
        writing.delete("person", stolen)
        writing.add("person", {"owner_id": unit_id(OTHER.code), "full_name": "Người Của Xã Khác"})
    result = receive(chain.district, chain.send(chain.commune, "c"))
    assert (result.result, state(chain.district)) == ("quarantined", before)


def test_an_unknown_sender_is_kept_aside(chain: Chain) -> None:
    before = state(chain.province)
    path = chain.folder / "la.hrb"
    with factories.make_store(chain.folder / "la", OfficeCard("777", "huyện Lạ", "HUYEN")) as stranger:
        chain.believe(stranger, chain.province, "tinh")
        sending.export(stranger, path)
    result = receive(chain.province, path)
    assert (result.result, state(chain.province)) == ("quarantined", before)
    assert list((chain.province.folder / "inbox").glob("*.quarantined"))


def test_a_file_for_somebody_else_names_the_addressee(chain: Chain) -> None:
    result = receive(chain.province, chain.send(chain.commune, "a"))
    assert result.result == "refused"
    assert "huyện Bình Xuyên" in result.reason


def test_a_wrong_control_code_stops_the_merge(chain: Chain) -> None:
    path = chain.send(chain.commune, "a")
    before = state(chain.district)
    result = receiving.receive(chain.district, [path], control_code="0000 0000 0000 0000 0000")[0]
    assert (result.result, state(chain.district)) == ("refused", before)


def test_without_a_card_of_the_office_above_nothing_is_sealed(chain: Chain, tmp_path: Path) -> None:
    path = tmp_path / "khong.hrb"
    with pytest.raises(UserError, match="Chưa có thẻ của cơ quan cấp trên"):
        sending.export(chain.province, path)
    assert not path.exists()


def test_a_failed_export_leaves_no_trace(chain: Chain) -> None:
    from hrdesk.errors import EnvironmentProblem

    with pytest.raises(EnvironmentProblem):
        sending.export(chain.commune, chain.folder / "khong-co-thu-muc" / "a.hrb")
    assert sending.sent(chain.commune) == []
    assert receive(chain.district, chain.send(chain.commune, "a")).seq == 1


def test_the_board_shows_who_has_sent(chain: Chain) -> None:
    receive(chain.district, chain.send(chain.commune, "a"))
    board = {row.unit_code: row.state for row in receiving.inbox(chain.district)}
    assert board == {"08962": "received", "08965": "expected"}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("training", {"course_code": "OTHER", "ended_on": "2023-02-29"}),
        ("qualification", {"kind": "professional_level", "level": "BACHELOR", "attained_on": "31/12/1998"}),
        ("pay", {"effective_on": "2021-13"}),
    ],
)
def test_a_date_that_does_not_exist_is_held_back_before_any_page_reads_it(
    chain: Chain, table: str, row: dict[str, str]
) -> None:
    person = factories.saved_person(chain.commune)
    with transaction(chain.commune, "Ngày không có thật") as writing:
        writing.add(table, {"person_id": person, **row})
    before = state(chain.district)
    result = receive(chain.district, chain.send(chain.commune, "a"))
    assert (result.result, state(chain.district)) == ("quarantined", before)
    assert "không đúng cấu trúc" in result.reason
