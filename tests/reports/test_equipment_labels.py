"""Labels: each in its cell to the tenth of a millimetre, its QR whole, its words inside."""

import io

import openpyxl
import pytest
from pypdf import PdfReader
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from hrdesk.domain.labels import label_grids
from hrdesk.errors import UserError
from hrdesk.excel import paper_sheet
from hrdesk.reports.pdf.label_sheets import qr_boxes
from hrdesk.reports.pdf.render import render_pdf
from hrdesk.reports.registry import REPORTS
from tests.reports import sample_equipment as eq
from tests.reports.reading import paper_of, row_of

MM = 72 / 25.4
REPORT = REPORTS["equipment-labels"]


def office(count=30):
    return eq.commune(
        *(
            eq.item("Máy in laser", "PRINTER", "one-stop", 1, id=f"{n:08x}-i", asset_code=f"MI-{n:03d}")
            for n in range(count)
        )
    )


def pages(paper):
    stream = io.BytesIO()
    result = render_pdf(paper, stream)
    found = []
    for page in PdfReader(stream).pages:
        marks = []
        height = float(page.mediabox.height)

        def visit(text, _cm, tm, _font, _size, marks=marks, height=height):
            if text.strip():
                marks.append((text.strip(), tm[4] / MM, (height - tm[5]) / MM))

        page.extract_text(visitor_text=visit)
        found.append(marks)
    return result, found


def test_every_grid_lies_on_a4():
    for grid in label_grids().values():
        left, top = grid.corner(grid.cells - 1)
        assert left + grid.width <= 210.01
        assert top + grid.height <= 297.01
        assert abs(grid.left - (210 - left - grid.width)) < 0.6
        assert abs(grid.top - (297 - top - grid.height)) < 0.6


@pytest.mark.parametrize("code", list(label_grids()))
def test_words_stand_in_the_cell_of_their_label(code):
    grid = label_grids()[code]
    first = 3
    result, found = pages(paper_of(REPORT, office(), grid=code, first=str(first)))
    assert result.warnings == ()
    assert result.pages == -(-(30 + first - 1) // grid.cells)
    codes = [(text, page, x, y) for page, marks in enumerate(found) for text, x, y in marks if text.startswith("MI-")]
    assert [text for text, *_ in codes] == [f"MI-{n:03d}" for n in range(30)]
    for number, (_, page, x, y) in enumerate(codes, first - 1):
        assert page == number // grid.cells
        left, top = grid.corner(number % grid.cells)
        assert left < x < left + grid.width
        assert top < y < top + grid.height


def test_a_nudge_moves_everything_by_tenths_of_a_millimetre():
    _, [still] = pages(paper_of(REPORT, office(1)))
    _, [moved] = pages(paper_of(REPORT, office(1), shift_x="0,3", shift_y="-0.1"))
    for (_, x, y), (_, new_x, new_y) in zip(still, moved, strict=True):
        assert round(new_x - x, 2) == 0.3
        assert round(new_y - y, 2) == -0.1


@pytest.mark.parametrize("text", ["MI-001", "HR0A1B2C3D", "mã số Ư/2023-0001 của phòng Tài chính"])
def test_the_boxes_are_the_code_and_nothing_else(text):
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = code.getModuleCount()
    dark = set()
    for x, y, width, height in qr_boxes(text, 10, 20, side * 2):
        assert height == 2
        dark |= {(round((y - 20) / 2), round((x - 10) / 2) + step) for step in range(round(width / 2))}
    assert dark == {(row, place) for row in range(side) for place in range(side) if code.modules[row][place]}


def test_json_and_workbook_have_the_list_of_codes(tmp_path):
    snapshot = eq.whole()
    value = REPORT.to_json(REPORT.facts(snapshot, {"first": "24"}))
    assert (value["grid"], value["first_cell"], value["shift_mm"]) == ("70x37", 24, [0.0, 0.0])
    assert [(label["code"], label["sheet"], label["cell"]) for label in value["labels"]] == [
        ("HRCHAIRS", 1, 24), ("MVT-01", 2, 1), ("HRAMPLIFIE", 2, 2)
    ]  # fmt: skip
    assert value["labels"][1]["place"] == "Bộ phận một cửa"
    paper = paper_of(REPORT, snapshot)
    assert row_of(paper.tables[0], 2)["name"] == "Máy vi tính để bàn, Dell Optiplex 3080"
    path = tmp_path / "nhan.xlsx"
    paper_sheet.write(paper, path)
    values = [cell.value for row in openpyxl.load_workbook(path)["Nhãn"].iter_rows() for cell in row]
    assert "MVT-01" in values


def test_labels_of_a_place_of_chosen_things_or_of_every_piece():
    snapshot = eq.whole()
    assert len(REPORT.facts(snapshot, {"place": "house"}).sheets.labels) == 1
    assert [label.code for label in REPORT.facts(snapshot, {"items": ["computer"]}).sheets.labels] == ["MVT-01"]
    assert len(REPORT.facts(snapshot, {"copies": "each"}).sheets.labels) == 14


def test_the_test_page_has_the_outlines_and_the_numbers_of_the_cells():
    result, [marks] = pages(paper_of(REPORT, eq.whole(), test="yes", grid="38.1x21.2"))
    assert result.pages == 1
    texts = " ".join(text for text, *_ in marks).split()
    assert {"1", "65"} <= set(texts)
    assert not [text for text in texts if "MVT" in text]
    assert "Trang in thử" in " ".join(texts)


def test_words_that_do_not_fit_are_cut_and_said():
    long = eq.item("Bộ máy vi tính để bàn đồng bộ kèm màn hình, bàn phím, chuột và phần mềm " * 3, "PRINTER", "house")
    result, _ = pages(paper_of(REPORT, eq.commune(long), grid="38.1x21.2"))
    assert result.warnings == (
        "01 nhãn không đủ chỗ cho tên hoặc nơi đặt, phần cuối bị lược; hãy chọn khổ nhãn lớn hơn nếu cần.",
    )


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("first", "25", "hãy ghi một số từ 1 đến 24"),
        ("first", "x", "Ô bắt đầu “x”"),
        ("shift_x", "12", "từ -10,0 đến 10,0"),
        ("shift_y", "nhiều", "Độ dịch “nhiều”"),
        ("shift_y", "nan", "Độ dịch “nan”"),
        ("grid", "a4", "Không có khổ nhãn “a4”"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(key, text, said):
    with pytest.raises(UserError, match=said):
        REPORT.facts(eq.whole(), {key: text})


def test_without_anything_to_label_there_is_one_sentence():
    paper = paper_of(REPORT, eq.commune())
    assert paper.labels is None
    assert "không có tài sản nào để in nhãn" in paper.blocks[0].text
