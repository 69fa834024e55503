"""Lists of equipment become records: known items found, corrections and events apart, nothing twice, undone as one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain.catalogs import catalog
from hrdesk.errors import UserError
from hrdesk.messages import equipment as say_form
from hrdesk.messages import equipment_lists as say
from hrdesk.models import digest, records
from hrdesk.models.records import Row
from hrdesk.models.snapshot import snapshot
from hrdesk.models.store import Store
from hrdesk.services import importing as rosters
from hrdesk.services import undo, workbooks
from hrdesk.services.equipment import importing
from hrdesk.services.importing import ImportPreview
from hrdesk.services.transaction import transaction
from hrdesk.text import squeeze
from tests import factories
from tests.services.equipment.rooms import Rooms, added, furnish

HEADINGS = ("Tên tài sản", "Loại", "Mã tài sản", "Nhãn hiệu", "Số sê-ri", "Nơi đặt", "Thôn, tổ dân phố",
            "Người sử dụng", "Ngày đưa vào sử dụng", "Nguyên giá", "Tình trạng", "Số lượng", "Ghi chú")  # fmt: skip
KEYS = ("name", "category", "code", "model", "serial", "place", "hamlet", "holder", "since", "cost", "condition",
        "quantity", "note")  # fmt: skip
DATA = Path(__file__).parents[2] / "data" / "workbooks"
TODAY = date.today()


def line(**values: Any) -> tuple[Any, ...]:
    usual = {"name": "Máy in laser", "model": "Canon LBP2900", "place": "Phòng Chủ tịch", "since": "2018",
             "cost": "3.650.000", "condition": "Đang sử dụng", "quantity": 1}  # fmt: skip
    return tuple((usual | values).get(key) for key in KEYS)


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def counts(preview: ImportPreview) -> tuple[int, ...]:
    """Rows read, new, changed, same, rejected, suspected: the first is the sum of the others."""
    kinds = (rosters.NEW, rosters.CHANGED, rosters.SAME)
    found = (*map(preview.count, kinds), preview.rejected, preview.count(rosters.DUPLICATE))
    assert preview.rows_read == sum(found)
    return (preview.rows_read, *found)


def state(store: Store) -> str:
    with store.reading() as connection:
        return digest.state_digest(connection)


def rows_of(store: Store, table: str) -> list[Row]:
    with store.reading() as connection:
        return list(records.fetch(connection, table).values())


@pytest.fixture
def rooms(store: Store) -> Rooms:
    return furnish(store)


@pytest.fixture
def printer(store: Store, rooms: Rooms) -> str:
    """A printer in the office, received in 2018."""
    return added(store, rooms.office, model="Canon LBP2900", in_use_since="2018", unit_cost=3_650_000, acquired_on=None)


def imported(store: Store, tmp_path: Path, *rows: tuple[Any, ...]) -> rosters.ImportResult:
    return importing.import_equipment(store, workbook(tmp_path / "so.xlsx", *rows))


def test_a_register_of_an_office_becomes_its_records_exactly(store: Store) -> None:
    result = importing.import_equipment(store, DATA / "equipment.xlsx")
    assert counts(result.preview) == (11, 11, 0, 0, 0, 0)
    assert result.preview.new_hamlets == ("Thôn Hữu Bằng", "Thôn Nội Phật")
    assert result.preview.new_places[0] == "Bộ phận một cửa"
    with store.reading() as connection:
        taken = snapshot(connection, TODAY)
    found = []
    for item in taken.equipment.items:
        place = taken.place_by_id[item.place_id]
        assert (taken.unit_by_id[place.unit_id].kind == "THON") == (place.kind == "CULTURE_HOUSE")
        found.append(
            {
                "name": item.name, "category_code": item.category_code, "model": item.model,
                "quantity": item.quantity, "in_use_since": str(item.in_use_since), "unit_cost": item.unit_cost,
                "place": place.name, "place_kind": place.kind, "condition": item.condition,
            }
        )  # fmt: skip
    truth = json.loads((DATA / "equipment.truth.json").read_text(encoding="utf-8"))
    assert sorted(found, key=str) == sorted(truth, key=str)
    before = state(store)
    again = importing.import_equipment(store, DATA / "equipment.xlsx")
    assert counts(again.preview) == (11, 0, 0, 11, 0, 0)
    assert (again.changes.transaction, state(store)) == (None, before)


def test_a_preview_writes_nothing_and_an_import_is_undone_as_one_step(
    store: Store, rooms: Rooms, tmp_path: Path
) -> None:
    before = state(store)
    path = workbook(tmp_path / "so.xlsx", line(), line(place="Phòng Tư pháp"))
    shown = importing.import_equipment(store, path, dry_run=True)
    assert (counts(shown.preview), state(store)) == ((2, 2, 0, 0, 0, 0), before)
    assert shown.preview.new_places == ("Phòng Tư pháp",)
    assert shown.preview.rows[1].notes[0].sentence == say.new_place("Phòng làm việc", "xã Tam Hợp")
    done = importing.apply_equipment(store, shown.preview)
    assert done.changes.name == "Nhập tài sản: so.xlsx"
    assert len(rows_of(store, "item")) == 2
    undo.undo(store)
    assert state(store) == before


def test_an_item_is_found_by_its_code_then_its_number_then_its_facts(
    store: Store, rooms: Rooms, printer: str, tmp_path: Path
) -> None:
    coded = added(store, rooms.office, asset_code="MI-001", name="Máy in cũ", acquired_on=None)
    numbered = added(store, rooms.office, serial_no="SN77", acquired_on=None)
    result = imported(
        store,
        tmp_path,
        line(code="mi-001", name="Máy in A"),
        line(name="Máy in B", serial="sn77", code="MI-002"),
        line(),
    )
    assert counts(result.preview) == (3, 0, 2, 1, 0, 0)
    assert [row.person for row in result.preview.rows] == [coded, numbered, printer]
    assert {row["id"]: row["name"] for row in rows_of(store, "item")}[coded] == "Máy in A"
    assert rows_of(store, "item_event") == []


def test_a_fact_is_corrected_and_an_empty_cell_erases_nothing(store: Store, printer: str, tmp_path: Path) -> None:
    imported(store, tmp_path, line(quantity=3, note="Mua thêm", cost="10.950.000"))
    result = imported(store, tmp_path, line(quantity=3, cost="10.950.000"))
    assert counts(result.preview) == (1, 0, 0, 1, 0, 0)
    (row,) = rows_of(store, "item")
    assert (row["quantity"], row["note"], row["unit_cost"]) == (3, "Mua thêm", 3_650_000)


def test_a_date_that_is_known_better_is_kept_and_one_that_says_more_is_taken(
    store: Store, rooms: Rooms, tmp_path: Path
) -> None:
    added(store, rooms.office, asset_code="A", in_use_since="2018-05-10", acquired_on=None)
    added(store, rooms.office, asset_code="B", in_use_since="2018", acquired_on=None)
    imported(store, tmp_path, line(code="A", since="2018"), line(code="B", since="10/05/2018"))
    assert {row["in_use_since"] for row in rows_of(store, "item")} == {"2018-05-10"}


def test_another_place_condition_or_holder_is_an_event_of_today(
    store: Store, rooms: Rooms, printer: str, tmp_path: Path
) -> None:
    moved = added(store, rooms.office, asset_code="A", acquired_on=None)
    imported(
        store,
        tmp_path,
        line(condition="Hỏng", holder="Trần Thị Bình"),
        line(code="A", place="Bộ phận một cửa", model=None, since=None, cost=None),
    )
    events = {(event["item_id"], event["kind"]): event for event in rows_of(store, "item_event")}
    assert set(events) == {(printer, "HANDED_OVER"), (printer, "CONDITION_CHANGED"), (moved, "MOVED")}
    assert {event["happened_on"] for event in events.values()} == {TODAY.isoformat()}
    assert events[moved, "MOVED"]["note"] == "Theo bảng tính so.xlsx"
    with store.reading() as connection:
        now = {item.id: item.state for item in snapshot(connection, TODAY).equipment.items}
        then = {item.id: item.state for item in snapshot(connection, date(2022, 9, 30)).equipment.items}
    assert (now[printer].condition, now[printer].custodian_name) == ("BROKEN", "Trần Thị Bình")
    assert now[moved].place_id == rooms.desk
    assert (then[printer].condition, then[moved].place_id) == ("IN_USE", rooms.office)


def test_what_is_lost_is_found_again_and_what_is_disposed_of_stays_so(
    store: Store, printer: str, tmp_path: Path
) -> None:
    gone = line(condition="Mất", code="MI-001")
    imported(store, tmp_path, line(code="MI-001"), line(name="Tủ", code="T-1"))
    imported(store, tmp_path, gone, line(name="Tủ", code="T-1", condition="Đã thanh lý"))
    assert counts(imported(store, tmp_path, gone).preview) == (1, 0, 0, 1, 0, 0)
    result = imported(store, tmp_path, line(code="MI-001", place="Bộ phận một cửa"), line(name="Tủ", code="T-1"))
    assert counts(result.preview) == (2, 0, 1, 0, 0, 1)
    kinds = [event["kind"] for event in sorted(rows_of(store, "item_event"), key=lambda row: row["sequence"])]
    assert sorted(kinds) == ["DISPOSED", "FOUND", "LOST", "MOVED"]
    with store.reading() as connection:
        states = {item.asset_code: item.state for item in snapshot(connection, TODAY).equipment.items}
    assert (states["MI-001"].condition, states["T-1"].condition) == ("IN_USE", "DISPOSED")
    doubtful = result.preview.rows[1]
    chosen = {(doubtful.sheet, doubtful.row): doubtful.candidates[0].id}
    preview = importing.preview_equipment(store, tmp_path / "so.xlsx", decisions=chosen)
    assert [one.reason for one in preview.rejections] == [say.gone_in_records("Đã thanh lý")]


def test_an_item_that_resembles_one_that_is_missing_from_the_list_is_for_the_clerk(
    store: Store, rooms: Rooms, printer: str, tmp_path: Path
) -> None:
    added(store, rooms.office, name="Tủ", category_code="CABINET", acquired_on=None)
    path = workbook(tmp_path / "so.xlsx", line(cost="3.600.000"), line(name="Tủ", model=None, since=None, cost=None))
    preview = importing.preview_equipment(store, path)
    assert counts(preview) == (2, 0, 0, 1, 0, 1)
    (candidate,) = preview.rows[0].candidates
    assert (candidate.id, candidate.full_name) == (
        printer,
        "Máy in laser, Canon LBP2900, dùng từ 2018, Phòng Chủ tịch",
    )
    key = (preview.rows[0].sheet, preview.rows[0].row)
    assert counts(importing.preview_equipment(store, path, decisions={key: printer})) == (2, 0, 1, 1, 0, 0)
    assert counts(importing.preview_equipment(store, path, decisions={key: rosters.SKIP})) == (2, 0, 0, 2, 0, 0)
    decided = {key: importing.NEW_ITEM}
    result = importing.apply_equipment(store, preview, decisions=decided)
    assert counts(result.preview) == (2, 1, 0, 1, 0, 0)
    assert len(rows_of(store, "item")) == 3


def test_a_list_of_one_room_says_nothing_about_the_others(store: Store, printer: str, tmp_path: Path) -> None:
    result = imported(store, tmp_path, line(place="Bộ phận một cửa"))
    assert counts(result.preview) == (1, 1, 0, 0, 0, 0)


def test_a_thing_that_left_its_room_in_the_list_may_be_the_one_that_appears_in_another(
    store: Store, rooms: Rooms, printer: str, tmp_path: Path
) -> None:
    rows = line(place="Bộ phận một cửa"), line(name="Tủ sắt", model=None, since=None, cost=None)
    assert counts(imported(store, tmp_path, *rows).preview) == (2, 1, 0, 0, 0, 1)


def test_two_alike_in_one_list_are_two_and_stay_two(store: Store, rooms: Rooms, tmp_path: Path) -> None:
    rows = line(), line(), line(condition="Hỏng")
    assert counts(imported(store, tmp_path, *rows).preview) == (3, 3, 0, 0, 0, 0)
    assert counts(imported(store, tmp_path, *reversed(rows)).preview) == (3, 0, 0, 3, 0, 0)
    assert len(rows_of(store, "item")) == 3


def test_a_culture_house_is_that_of_its_hamlet_however_it_is_written(
    store: Store, rooms: Rooms, tmp_path: Path
) -> None:
    names = ("Nhà văn hóa thôn Hữu Bằng", "NVH Hữu Bằng", "Nhà văn hoá thôn hữu bằng")
    preview = imported(
        store, tmp_path, *(line(place=name, since=year) for year, name in enumerate(names, 2015))
    ).preview
    assert counts(preview) == (3, 3, 0, 0, 0, 0)
    assert (preview.new_places, preview.new_hamlets) == ((), ())
    assert {row["place_id"] for row in rows_of(store, "item")} == {rooms.culture_house}
    result = imported(store, tmp_path, line(place="Nhà văn hóa", hamlet="thôn Hữu Bằng", since="2020"))
    assert result.preview.new_places == ()


def test_a_new_hamlet_and_its_house_are_added_once(store: Store, rooms: Rooms, tmp_path: Path) -> None:
    preview = imported(
        store, tmp_path, line(place="Nhà văn hóa thôn 3, xã Tam Hợp"), line(place="Nhà văn hóa", hamlet="thôn 3")
    ).preview
    assert (preview.new_hamlets, preview.new_places) == (("Thôn 3",), ("Nhà văn hóa thôn 3, xã Tam Hợp",))


def test_a_name_that_says_no_kind_is_another_place_and_told_so(store: Store, rooms: Rooms, tmp_path: Path) -> None:
    preview = imported(store, tmp_path, line(place="Tư pháp - hộ tịch"), line(place="Bộ phận TN&TKQ")).preview
    assert preview.rows[0].notes[0].sentence == say.new_place_of_unknown_kind("xã Tam Hợp")
    assert preview.new_places == ("Tư pháp - hộ tịch",)  # a commune has one one-stop desk
    assert {row["name"]: row["kind"] for row in rows_of(store, "place")}["Tư pháp - hộ tịch"] == "OTHER"


def test_the_holder_is_one_of_the_offices_people_when_the_name_is_of_one_alone(
    store: Store, rooms: Rooms, tmp_path: Path
) -> None:
    an = factories.saved_person(store)
    factories.saved_person(store, full_name="Lê Thị Bình", citizen_id="026175000001")
    factories.saved_person(store, full_name="Lê Thị Bình", citizen_id="026175000002")
    result = imported(
        store,
        tmp_path,
        line(holder="NGUYỄN VĂN AN"),
        line(holder="Lê Thị Bình", since="2019"),
        line(holder="Thủ kho", since="2020"),
    )
    held = [(row["custodian_id"], row["custodian_name"]) for row in rows_of(store, "item")]
    assert sorted(held, key=str) == sorted([(an, None), (None, "Lê Thị Bình"), (None, "Thủ kho")], key=str)
    warned = [one.reason for one in result.preview.row_warnings]
    assert warned == [say.several_people("Lê Thị Bình", 2)]


@pytest.mark.parametrize(
    ("rows", "column", "reason"),
    [
        ([line(code="A"), line(code="a", since="2019")], "C (Mã tài sản)", say.code_twice("a", 2)),
        ([line(serial="S1"), line(serial="s1", since="2019")], "E (Số sê-ri)", say.serial_twice("s1", 2)),
        ([line(), line(condition="Mất", since="2010")], "K (Tình trạng)", say.gone_and_not_recorded("Mất")),
        ([line(), line(place="Nhà văn hóa", since="2010")], "F (Nơi đặt)", say_form.hamlet_needed()),
        ([line(), line(place="Kho", since="2010")], "F (Nơi đặt)", say.several_places("Kho")),
        ([line(), line(quantity=0)], "L (Số lượng)", say.quantity_not_positive()),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_the_others_are_taken(
    store: Store, rooms: Rooms, tmp_path: Path, rows: list[Any], column: str, reason: str
) -> None:
    with transaction(store, "Thêm nơi đặt") as writing:
        unit = next(row["unit_id"] for row in rows_of(store, "place") if row["id"] == rooms.office)
        for inside in (rooms.headquarters, None):
            writing.add("place", {"unit_id": unit, "parent_id": inside, "kind": "ARCHIVE", "name": "Kho"})
    result = imported(store, tmp_path, *rows)
    assert counts(result.preview) == (2, 1, 0, 0, 1, 0)
    (rejection,) = result.preview.rejections
    assert (rejection.row, rejection.column, rejection.reason) == (3, column, reason)


def test_a_transfer_is_not_taken_from_a_list(store: Store, printer: str, tmp_path: Path) -> None:
    result = imported(store, tmp_path, line(condition="Đã điều chuyển"))
    assert [one.reason for one in result.preview.rejections] == [say.transfer_needs_counterpart()]
    assert result.changes.transaction is None


def test_records_that_moved_since_the_preview_are_not_written_over(store: Store, printer: str, tmp_path: Path) -> None:
    preview = importing.preview_equipment(store, workbook(tmp_path / "so.xlsx", line(quantity=2, cost="7.300.000")))
    with transaction(store, "Sửa tài sản") as writing:
        writing.change("item", printer, {"quantity": 5})
    with pytest.raises(UserError, match="xem trước"):
        importing.apply_equipment(store, preview)


def test_errors_come_back_in_the_file_of_the_clerk(store: Store, rooms: Rooms, tmp_path: Path) -> None:
    path = workbook(tmp_path / "so.xlsx", line(code="A"), line(code="A"), line(cost="vài triệu"))
    preview = workbooks.preview(store, "equipment", path)
    workbooks.write_error_sheet(preview, tmp_path / "loi.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "loi.xlsx").worksheets[0]
    last = len(HEADINGS) + 1
    assert sheet.cell(1, last).value == "Lỗi"
    assert "đã có ở dòng 2" in sheet.cell(3, last).value
    assert "Không đọc được số tiền" in sheet.cell(4, last).value


def test_the_template_offers_the_places_hamlets_and_people_of_the_office(
    store: Store, rooms: Rooms, tmp_path: Path
) -> None:
    factories.saved_person(store)
    workbooks.write_template("equipment", tmp_path / "mau.xlsx", store=store)
    lists = openpyxl.load_workbook(tmp_path / "mau.xlsx")["Danh mục"]
    offered = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in lists.iter_cols(min_col=2)
    }
    assert offered["Nơi đặt"] == ["Bộ phận một cửa", "Nhà văn hóa thôn Hữu Bằng", "Phòng Chủ tịch", "Trụ sở UBND"]
    assert (offered["Thôn, tổ dân phố"], offered["Người sử dụng"]) == (["thôn Hữu Bằng"], ["Nguyễn Văn An"])


def test_what_is_gone_stays_out_of_the_export_and_ids_limit_it(
    store: Store, rooms: Rooms, printer: str, tmp_path: Path
) -> None:
    tables = added(store, rooms.desk, name="Bàn", category_code="DESK", quantity=4)
    lost = added(store, rooms.desk, name="Loa", category_code="LOUDSPEAKER")
    with transaction(store, "Mất: Loa") as writing:
        writing.add("item_event", {"item_id": lost, "kind": "LOST", "happened_on": "2020-01-01", "sequence": 1})
    assert importing.export_equipment(store, TODAY, tmp_path / "ra.xlsx") == 2
    assert importing.export_equipment(store, date(2019, 1, 1), tmp_path / "cu.xlsx") == 3
    assert importing.export_equipment(store, TODAY, tmp_path / "mot.xlsx", {tables}) == 1
    names = [row[0].value for row in openpyxl.load_workbook(tmp_path / "ra.xlsx").worksheets[0].iter_rows(min_row=2)]
    assert names == ["Bàn", "Máy in laser"]


LINE = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=12)
    .map(squeeze)
    .filter(bool)
)
USUAL = st.sampled_from(["Máy in", "Bàn", "Máy vi tính để bàn", "máy in"])
DAYS = st.sampled_from([None, "2014", "2018-05", "2018-05-10", "2020-02-29"])
PRESENT = [entry.code for entry in catalog("item_condition").entries if not entry.attributes.get("gone")]


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    maybe = st.one_of(st.none(), LINE)
    return {
        "name": draw(st.one_of(USUAL, LINE)),
        "category_code": draw(st.sampled_from([entry.code for entry in catalog("equipment_category").entries])),
        "asset_code": draw(st.one_of(st.none(), st.sampled_from(["MI-001", "mi-001", "007"]))),
        "model": draw(st.one_of(st.none(), st.sampled_from(["Canon LBP2900"]), LINE)),
        "serial_no": draw(st.one_of(st.none(), st.sampled_from(["SN1", "0012"]))),
        "quantity": draw(st.integers(1, 30)),
        "measure": draw(maybe),
        "unit_cost": draw(st.one_of(st.none(), st.integers(0, 10**9))),
        "source": draw(maybe),
        "in_use_since": draw(DAYS),
        "condition": draw(st.sampled_from(PRESENT)),
        "custodian_name": draw(maybe),
        "note": draw(maybe),
        "place": draw(st.integers(0, 4)),
        "event": draw(st.sampled_from([None, "MOVED", "BROKEN", "LOST", "HELD"])),
    }


def _event(kind: str, place: str, person: str) -> dict[str, Any]:
    effects: dict[str, dict[str, Any]] = {
        "MOVED": {"kind": "MOVED", "place_id": place},
        "BROKEN": {"kind": "CONDITION_CHANGED", "condition": "BROKEN"},
        "LOST": {"kind": "LOST"},
        "HELD": {"kind": "HANDED_OVER", "custodian_id": person},
    }
    return {"happened_on": "2021-03-01", "sequence": 1, **effects[kind]}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(items(), min_size=1, max_size=8))
def test_what_is_exported_and_imported_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, shared: tuple[Store, Rooms, str], drawn: list[dict[str, Any]]
) -> None:
    store, rooms, person = shared
    places = [rooms.office, rooms.desk, rooms.culture_house, rooms.headquarters, "closed"]
    with transaction(store, "Thêm tài sản") as writing:
        for values in drawn:
            row = {key: value for key, value in values.items() if key not in ("place", "event")}
            item = writing.add("item", {**row, "place_id": places[values["place"]]})
            if values["event"]:
                writing.add("item_event", {"item_id": item, **_event(values["event"], rooms.desk, person)})
    before = state(store)
    path = tmp_path_factory.mktemp("ra") / "ra.xlsx"
    count = importing.export_equipment(store, TODAY, path)
    assert count == sum(values["event"] != "LOST" for values in drawn)
    if count:
        again = importing.import_equipment(store, path)
        assert counts(again.preview) == (count, 0, 0, count, 0, 0)
        assert again.preview.row_warnings == ()
    assert state(store) == before
    undo.undo(store)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One office for many examples, each of which is undone: places, one of them closed, and a person."""
    store = factories.make_store(tmp_path_factory.mktemp("chung") / "tam-hop")
    rooms = furnish(store)
    person = factories.saved_person(store)
    unit = next(row["unit_id"] for row in rows_of(store, "place") if row["id"] == rooms.office)
    with transaction(store, "Thêm nơi đặt") as writing:
        closed = {"id": "closed", "unit_id": unit, "kind": "ROOM", "name": "Phòng cũ", "valid_to": "2022-01-01"}
        writing.add("place", closed)
    yield store, rooms, person
    store.close()
