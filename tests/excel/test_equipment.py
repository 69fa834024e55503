"""Lists of equipment: the template, registers as offices keep them, and each wrong cell with its sentence."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.domain import fields
from hrdesk.domain.catalogs import catalog
from hrdesk.domain.fields import EQUIPMENT, Kind
from hrdesk.domain.item_words import category_of, place_kind_of
from hrdesk.domain.partial_date import PartialDate
from hrdesk.errors import UserError
from hrdesk.excel.drafts import ReadResult
from hrdesk.excel.equipment import read_equipment
from hrdesk.excel.template import write_equipment, write_equipment_template
from hrdesk.messages import equipment_lists as say
from hrdesk.messages import excel as say_excel
from hrdesk.messages.template import EXAMPLES
from hrdesk.text import squeeze
from tests.excel.conftest import Make

CONTRACT = """Tên tài sản · Loại · Mã tài sản · Nhãn hiệu · Số sê-ri · Nơi đặt · Thôn, tổ dân phố · Người sử dụng ·
Ngày đưa vào sử dụng · Nguyên giá · Nguồn · Tình trạng · Số lượng · Đơn vị tính · Ghi chú"""
HEADINGS = [heading.strip() for heading in CONTRACT.split("·")]
SHORT = ("Tên tài sản", "Loại", "Nơi đặt", "Ngày đưa vào sử dụng", "Nguyên giá", "Tình trạng", "Số lượng")
GOOD = ("Máy in laser", "Máy in", "Bộ phận một cửa", "15/03/2022", "7.300.000", "Đang sử dụng", 2)
NAMES = dict(zip(("name", "category", "place", "since", "cost", "condition", "quantity"), SHORT, strict=True))
DATA = Path(__file__).parents[1] / "data" / "workbooks"


def changed(**cells: Any) -> tuple[Any, ...]:
    return tuple((dict(zip(SHORT, GOOD, strict=True)) | {NAMES[key]: value for key, value in cells.items()}).values())


def read(make: Make, *rows: tuple[Any, ...]) -> ReadResult:
    return read_equipment(make((SHORT, *rows)))


def test_the_headings_are_those_of_the_contract_and_the_required_ones_bold(tmp_path: Path) -> None:
    own = {"place": ["Bộ phận một cửa"], "place_hamlet": ["Thôn Nội Phật"], "custodian": ["Nguyễn Văn An"]}
    write_equipment_template(tmp_path / "mau.xlsx", own)
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    cells = book["Tài sản"][1]
    assert [cell.value for cell in cells] == HEADINGS
    required = ["Tên tài sản", "Loại", "Nơi đặt", "Tình trạng", "Số lượng"]
    assert [cell.value for cell in cells if cell.font.bold] == required
    offered = {
        column[0].value: [cell.value for cell in column[1:] if cell.value]
        for column in book["Danh mục"].iter_cols(min_col=2)
    }
    assert offered["Loại"] == [entry.label for entry in catalog("equipment_category").entries]
    assert offered["Tình trạng"] == [entry.label for entry in catalog("item_condition").entries]
    assert (offered["Nơi đặt"], offered["Thôn, tổ dân phố"]) == (own["place"], own["place_hamlet"])
    assert offered["Người sử dụng"] == own["custodian"]
    assert {row[1].value for row in book["Hướng dẫn"].iter_rows(min_row=10)} == set(HEADINGS)
    assert len(book["Tài sản"].data_validations.dataValidation) == 9


def test_the_empty_template_asks_to_be_filled(tmp_path: Path) -> None:
    write_equipment_template(tmp_path / "mau.xlsx")
    with pytest.raises(UserError, match="chưa có dòng nào"):
        read_equipment(tmp_path / "mau.xlsx")


def test_the_examples_of_the_guide_make_a_line_that_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_equipment_template(path)
    book = openpyxl.load_workbook(path)
    book["Tài sản"].append([EXAMPLES[declared.key] for declared in EQUIPMENT])
    book.save(path)
    (draft,) = read_equipment(path).drafts
    assert set(draft.values) == {declared.key for declared in EQUIPMENT} - {"cost"} | {"unit_cost"}
    assert (draft.values["category_code"], draft.values["condition"]) == ("PRINTER", "IN_USE")
    assert (draft.values["unit_cost"], draft.values["serial_no"]) == (3_650_000, "0123456")


def test_a_register_of_an_office_is_read_as_it_is() -> None:
    truth = json.loads((DATA / "equipment.truth.json").read_text(encoding="utf-8"))
    result = read_equipment(DATA / "equipment.xlsx")
    read = [
        {
            **{key: draft.values.get(key) for key in truth[0]},
            "category_code": category_of(str(draft.values["name"])),
            "in_use_since": str(draft.values["in_use_since"]),
            "place_kind": place_kind_of(str(draft.values["place"])),
        }
        for draft in result.drafts
    ]
    assert read == truth
    assert (result.rows_read, result.rejections, result.unmapped) == (11, (), ())
    assert [line.reason for line in result.skipped] == [*["dòng tên nhóm"] * 5, "dòng cộng"]


def test_an_old_workbook_of_the_same_register_reads_alike() -> None:
    new, old = (read_equipment(DATA / name) for name in ("equipment.xlsx", "so-tai-san.xls"))
    assert [draft.values for draft in old.drafts] == [draft.values for draft in new.drafts]


def test_rooms_stand_above_groups_of_things_do_not(make: Make) -> None:
    rows = (
        ("UBND XÃ TAM HỢP",),
        ("TT", "Tên TSCĐ", "ĐVT", "SL", "Đơn giá", "Hiện trạng", "Ghi chú"),
        ("A. Trụ sở UBND",),
        ("I", "Phòng Chủ tịch (3 tài sản)"),
        ("", "Máy móc, thiết bị"),
        (1, "Máy in", "Cái", 1, 3_650_000, "Tốt", ""),
        (2, "Tổng đài điện thoại", "Bộ", 1, 9_000_000, "Tốt", ""),
        ("", "Cộng", "", 2, 12_650_000, "", ""),
        ("II", "P. Tư pháp"),
        (3, "Tủ sắt", "Cái", 1, 3_000_000, "Hỏng", "cửa kẹt"),
        ("TT", "Tên TSCĐ", "ĐVT", "SL", "Đơn giá", "Hiện trạng", "Ghi chú"),
        ("III", "Tổ dân vận"),
        (4, "Bàn làm việc", "Cái", 1, 2_000_000, "Tốt", ""),
        ("", "Tổng cộng", "", 4, 17_650_000, "", ""),
        ("", "", "", "", "Tam Hợp, ngày 31 tháng 12 năm 2022", "", ""),
        ("", "Người lập sổ", "", "", "Chủ tịch", "", ""),
    )
    result = read_equipment(make(rows))
    assert [(draft.values["name"], draft.values["place"]) for draft in result.drafts] == [
        ("Máy in", "Phòng Chủ tịch"),
        ("Tổng đài điện thoại", "Phòng Chủ tịch"),
        ("Tủ sắt", "P. Tư pháp"),
        ("Bàn làm việc", "Tổ dân vận"),
    ]
    assert (result.rows_read, result.rejections) == (4, ())


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (("II", "Phòng họp", "", 4, ""), "Phòng họp"),  # with the sum of what is in it
        ((2, "Phòng họp", "", "", ""), "Phòng họp"),
        (("", "Đội trật tự", "", "", ""), "Đội trật tự"),
        (("", "Công cụ, dụng cụ", "", 4, ""), "Kho"),
        (("", "Máy vi tính", "", "", ""), "Kho"),
        (("2", "Máy hủy giấy", "", "", ""), None),  # a thing without anything but its name is asked about
        (("", "Máy in", "", 2, ""), None),
        ((2, "Tủ phòng họp", "", "", ""), None),
    ],
)
def test_a_line_with_one_text_is_a_place_a_group_or_a_thing(make: Make, cells: Any, place: str | None) -> None:
    headings = ("STT", "Tên tài sản", "Model", "SL", "Tình trạng")
    rows = (headings, ("A", "Kho"), (1, "Máy in", "HP", 1, "Tốt"), cells, (3, "Máy quét", "HP", 1, "Tốt"))
    result = read_equipment(make(rows))
    assert [draft.values["place"] for draft in result.drafts] == ["Kho", place or "Kho"]
    assert {rejection.row for rejection in result.rejections} == (set() if place else {4})


def test_headings_over_two_rows_are_followed(make: Make) -> None:
    rows = (
        ("STT", "Tên tài sản", "Nơi đặt", "Giá trị", None, "Số lượng", "Tình trạng"),
        (None, None, None, "Đơn giá", "Thành tiền", None, None),
        (1, "Máy in", "Phòng A", 3_650_000, 7_300_000, 2, "Tốt"),
    )
    path = make(rows, merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "G1:G2"])
    (draft,) = read_equipment(path).drafts
    assert (draft.values["unit_cost"], draft.values["quantity"], draft.row) == (3_650_000, 2, 3)


def test_the_price_of_one_is_worked_out_and_a_contradiction_told(make: Make) -> None:
    headings = (*SHORT, "Đơn giá")
    path = make(
        (
            headings,
            (*changed(cost="10.000.000", quantity=3), None),
            (*GOOD, "3.650.000"),
            (*GOOD, "3.600.000"),
            (*changed(cost=None), "3.600"),
        )
    )
    result = read_equipment(path)
    assert [draft.values["unit_cost"] for draft in result.drafts] == [3_333_333, 3_650_000, 3_600_000, 3_600]
    told = [[note.sentence for note in draft.notes if note.is_warning] for draft in result.drafts]
    assert told == [
        [say.cost_rounded(10_000_000, 3_333_333)],
        [],
        [say.cost_differs(7_300_000, 7_200_000)],
        [say.cost_small(3_600)],
    ]


def test_a_table_in_thousands_is_read_in_dong(make: Make) -> None:
    rows = (("Đơn vị tính: nghìn đồng",), SHORT, changed(cost="7.300", quantity=1))
    (draft,) = read_equipment(make(rows)).drafts
    assert draft.values["unit_cost"] == 7_300_000
    assert say.money_scaled(7_300_000) in [note.sentence for note in draft.notes]


def test_a_category_of_no_catalog_gives_way_to_the_name(make: Make) -> None:
    (draft,) = read(make, changed(category="TSCĐ hữu hình")).drafts
    assert "category_code" not in draft.values
    assert draft.notes[0].sentence == say.category_corrected("TSCĐ hữu hình", "Máy in")
    assert draft.notes[0].is_warning


def test_a_register_with_classes_of_its_own_is_not_warned_about_on_every_line(make: Make) -> None:
    headings = (*SHORT, "Nước sản xuất")
    (draft,) = read_equipment(make((headings, (*changed(category="TSCĐ hữu hình"), "Nhật")))).drafts
    assert [note.is_warning for note in draft.notes if "TSCĐ" in note.sentence] == [False]


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ({"quantity": 0}, "G (Số lượng)", say.quantity_not_positive()),
        ({"quantity": "-1"}, "G (Số lượng)", say.quantity_not_positive()),
        ({"quantity": "hai"}, "G (Số lượng)", say.quantity_not_whole()),
        ({"quantity": 1.5}, "G (Số lượng)", say.quantity_not_whole()),
        ({"quantity": None}, "G (Số lượng)", say_excel.required("Số lượng")),
        ({"cost": "bảy triệu"}, "E (Nguyên giá)", say.not_money()),
        ({"cost": 7_300_000.25}, "E (Nguyên giá)", say.money_fraction()),
        ({"cost": "7,3"}, "E (Nguyên giá)", say.money_fraction()),
        ({"condition": "Hơi cũ"}, "F (Tình trạng)", "Tình trạng tài sản"),
        ({"condition": None}, "F (Tình trạng)", say_excel.required("Tình trạng")),
        ({"name": "Lư hương", "category": "Đồ điện"}, "B (Loại)", "tên tài sản cũng không cho biết"),
        ({"name": None}, "A (Tên tài sản)", say_excel.required("Tên tài sản")),
        ({"place": None}, "C (Nơi đặt)", say.place_missing()),
        ({"since": "31/02/2022"}, "D (Ngày đưa vào sử dụng)", "31/02/2022"),
        ({"since": "15/03/22"}, "D (Ngày đưa vào sử dụng)", "1922 hay 2022"),
        ({"cost": "=SUM(A1:A2)"}, "E (Nguyên giá)", "Công thức chưa có kết quả"),
    ],
)
def test_a_wrong_cell_is_named_with_the_reason(make: Make, cells: dict[str, Any], column: str, what: str) -> None:
    result = read(make, GOOD, changed(**cells))
    (rejection,) = result.rejections
    assert (rejection.row, rejection.column) == (3, column)
    assert what in rejection.reason
    assert (len(result.drafts), result.rows_read) == (1, 2)


def test_numbers_and_dates_of_excel_are_taken_for_what_they_are(make: Make) -> None:
    rows = (
        changed(quantity=3.0, cost=10_950_000.0, since=date(2022, 3, 15)),
        changed(since=2019.0, place="  Phòng\u00a0họp ", name="MÁY IN"),
    )
    first, second = read(make, *rows).drafts
    assert (first.values["quantity"], first.values["unit_cost"]) == (3, 3_650_000)
    assert first.values["in_use_since"] == PartialDate(2022, 3, 15)
    assert (second.values["in_use_since"], second.values["place"]) == (PartialDate(2019), "Phòng họp")


def test_all_problems_of_a_line_are_named_at_once(make: Make) -> None:
    result = read(make, changed(quantity=0, cost="x", condition="?"))
    assert [rejection.column[0] for rejection in result.rejections] == ["E", "F", "G"]
    assert result.rows_read == 1


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ((("Họ và tên", "Ngày sinh"), ("An", "1975")), "không thấy hàng tiêu đề của danh sách tài sản"),
        ((("Tên tài sản", "Số lượng"), ("Máy in", 1)), "Tình trạng"),
        (((None,),), "không có ô nào có dữ liệu"),
    ],
)
def test_a_workbook_without_such_a_list_is_refused_with_a_sentence(make: Make, rows: Any, what: str) -> None:
    with pytest.raises(UserError) as refused:
        read_equipment(make(rows))
    assert what.lower() in refused.value.sentence.lower()


def test_old_fonts_are_decoded(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    headings = ("Tªn tµi s¶n", "N¬i ®Æt", "Sè l­îng", "T×nh tr¹ng")
    for row in (headings, ("M¸y in laser", "Phßng Chñ tÞch", 2, "§ang sö dông")):
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.font = openpyxl.styles.Font(name=".VnTime")
    book.save(tmp_path / "cu.xlsx")
    (draft,) = read_equipment(tmp_path / "cu.xlsx").drafts
    assert (draft.values["name"], draft.values["place"]) == ("Máy in laser", "Phòng Chủ tịch")
    assert (draft.values["condition"], draft.values["quantity"]) == ("IN_USE", 2)


LINE = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20)
    .map(squeeze)
    .filter(bool)
)
DATES = st.one_of(
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(PartialDate.of), st.builds(PartialDate, st.integers(1990, 2030))
)


@st.composite
def things(draw: st.DrawFn) -> dict[str, Any]:
    values: dict[str, Any] = {"quantity": draw(st.integers(1, 500))}
    for declared in EQUIPMENT:
        if declared.key in values or not (declared.required or draw(st.booleans())):
            continue
        if declared.kind is Kind.CODE and declared.catalog:
            values[declared.key] = draw(st.sampled_from([entry.code for entry in catalog(declared.catalog).entries]))
        elif declared.kind is Kind.MONEY:
            values["unit_cost"] = draw(st.integers(0, 10**9))
            values["cost"] = values["unit_cost"] * values["quantity"]
        else:
            values[declared.key] = draw(DATES if declared.kind is Kind.DATE else LINE)
    return values


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.lists(things(), min_size=1, max_size=5))
def test_what_is_written_is_read_back(tmp_path: Path, written: list[dict[str, Any]]) -> None:
    write_equipment(tmp_path / "ra.xlsx", written)
    result = read_equipment(tmp_path / "ra.xlsx")
    stated = [{key: value for key, value in values.items() if key != "cost"} for values in written]
    assert (result.rejections, [draft.values for draft in result.drafts]) == ((), stated)


def test_a_heading_means_one_field_of_a_list_of_equipment() -> None:
    seen: dict[str, str] = {}
    for declared in (*EQUIPMENT, fields.field("unit_cost")):
        for text in (declared.label, *declared.aliases):
            assert seen.setdefault(text.lower(), declared.key) == declared.key
