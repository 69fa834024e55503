"""Papers as PDF, read back: pages, fonts, repeated headings, what stays together."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from hrdesk.domain.paper import Column, FormHeading, Orientation, Paragraph, Row, Sheet, Signature, Table
from hrdesk.errors import EnvironmentProblem
from hrdesk.reports.pdf.render import render_pdf
from tests.reports import sample_papers as papers

MM = 72 / 25.4


def rendered(paper):
    stream = io.BytesIO()
    result = render_pdf(paper, stream)
    return result, PdfReader(stream)


def flat(page):
    return " ".join(page.extract_text().split())


def marks(page):
    """Every piece of text with its left end and baseline in millimetres from the top left."""
    found = []
    height = float(page.mediabox.height)

    def visit(text, _cm, tm, _font, size):
        if text.strip():
            found.append((text.strip(), tm[4] / MM, (height - tm[5]) / MM, size))

    page.extract_text(visitor_text=visit)
    return found


def test_a_list_of_fifty_is_whole_and_its_heading_stands_on_every_page():
    result, pdf = rendered(papers.appendix(50))
    pages = [flat(page) for page in pdf.pages]
    assert result.pages == len(pages) > 2
    assert result.warnings == ()
    assert all("Họ và tên" in page and "Chuyên ngành" in page for page in pages)
    text = " ".join(pages)
    for number in range(1, 51):
        assert papers.name(number) in text


def test_only_the_four_embedded_faces_are_in_the_file():
    stream = io.BytesIO()
    render_pdf(papers.report(papers.table(5)), stream)
    assert b"Helvetica" not in stream.getvalue()
    for page in PdfReader(stream).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            assert "+Tinos-" in font["/BaseFont"]
            assert "/FontFile2" in font["/FontDescriptor"]


def test_pages_are_a4_as_they_lie_or_a3_when_asked():
    def box(**how):
        sheet = rendered(papers.appendix(3, **how))[1].pages[0].mediabox
        return round(float(sheet.width) / MM), round(float(sheet.height) / MM)

    assert box() == (297, 210)
    assert box(orientation=Orientation.PORTRAIT) == (210, 297)
    assert box(sheet=Sheet.A3) == (420, 297)


def test_equal_papers_give_equal_bytes():
    first, second = io.BytesIO(), io.BytesIO()
    render_pdf(papers.appendix(20), first)
    render_pdf(papers.appendix(20), second)
    assert first.getvalue() == second.getvalue()


def test_everything_stands_inside_the_margins_of_the_decree():
    _, pdf = rendered(papers.report(papers.table(40)))
    for number, page in enumerate(pdf.pages, 1):
        for text, x, y, _ in marks(page):
            if text == str(number) and y < 20:
                continue
            assert 29.99 <= x <= 195
            assert 20 <= y <= 277.01


def test_the_page_number_stands_in_the_middle_of_the_top_margin_from_page_two_on():
    _, pdf = rendered(papers.report(papers.table(60)))
    assert not [mark for mark in marks(pdf.pages[0]) if mark[2] < 20]
    ((text, x, y, size),) = [mark for mark in marks(pdf.pages[1]) if mark[2] < 20]
    assert (text, size) == ("2", 14)
    assert x == pytest.approx(30 + 165 / 2, abs=2)
    assert 10 < y < 20


def test_a_form_numbers_its_pages_of_how_many():
    result, pdf = rendered(papers.appendix(50, total_pages=True))
    assert [f"{number}/{result.pages}" in flat(page) for number, page in enumerate(pdf.pages, 1)] == [
        True
    ] * result.pages


def test_the_letters_have_the_sizes_of_the_decree():
    _, pdf = rendered(papers.report())
    sizes = {text: size for text, _, _, size in marks(pdf.pages[0])}
    assert sizes["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] == 12
    assert sizes["Độc lập - Tự do - Hạnh phúc"] == 13
    assert sizes["XÃ TAM HỢP"] == 12
    assert sizes["Số: 05/BC-UBND"] == 13
    assert sizes["BÁO CÁO"] == 14
    assert sizes["TM. ỦY BAN NHÂN DÂN"] == 14
    assert sizes["Nơi nhận:"] == 12
    assert sizes["- Lưu: VT, VP."] == 11


def test_number_and_date_share_a_line_and_so_do_recipients_and_authority():
    _, pdf = rendered(papers.report())
    heights = {text: y for text, _, y, _ in marks(pdf.pages[0])}
    assert heights["Số: 05/BC-UBND"] == pytest.approx(heights["Tam Hợp, ngày 05 tháng 01 năm 2026"], abs=0.01)
    assert heights["Nơi nhận:"] == pytest.approx(heights["TM. ỦY BAN NHÂN DÂN"], abs=1)


@pytest.mark.parametrize("count", range(8, 24))
def test_the_signature_never_stands_without_two_rows_and_no_group_row_ends_a_page(count):
    _, pdf = rendered(papers.appendix(count, blocks=(papers.table(count, groups_of=4),)))
    last = flat(pdf.pages[-1])
    assert "Nguyễn Văn Hùng" in last
    assert "Tổng số" in last
    assert papers.name(count) in last
    for page in pdf.pages:
        assert not marks(page)[-1][0].startswith("Nhóm")


def test_markup_in_a_name_is_printed_as_it_is():
    _, pdf = rendered(papers.report())
    assert "<chưa đạt> R&D" in flat(pdf.pages[0])


def test_a_row_higher_than_a_page_goes_on_on_the_next():
    words = [f"chữ{number}" for number in range(2500)]
    wide = Table((Column("a", "TT", 10), Column("b", "Nội dung", 60)), (Row(("1", " ".join(words))),))
    result, pdf = rendered(papers.report(wide))
    text = " ".join(flat(page) for page in pdf.pages)
    assert result.pages > 2
    assert [word for word in text.split() if word.startswith("chữ")][-2500:] == words


def test_a_table_with_too_many_columns_is_drawn_with_a_warning():
    headings = tuple(Column(f"c{number}", f"Trình độ thứ {number}", 20) for number in range(60))
    result, _ = rendered(papers.report(Table(headings, (Row(("Nghiêng",) * 60),), name="Bảng lớn")))
    (warning,) = result.warnings
    assert warning.startswith("Bảng lớn: bảng có 60 cột")


def test_letters_shrink_before_words_are_broken():
    headings = tuple(Column(f"c{number}", "Nghiêng", 10) for number in range(12))
    result, pdf = rendered(papers.report(Table(headings, (Row(("Nghiêng",) * 12),), name="Bảng")))
    assert result.warnings == ()
    assert flat(pdf.pages[0]).count("Nghiêng") == 24


def test_a_table_without_rows_still_has_its_heading():
    _, pdf = rendered(papers.report(replace(papers.table(1), rows=())))
    assert "Họ và tên" in flat(pdf.pages[0])


def test_a_letter_that_the_font_lacks_is_reported():
    result, _ = rendered(papers.report(Paragraph("Tên 漢 lạ")))
    assert result.warnings == (
        "Phông chữ in không có ký tự 漢 (U+6F22); trên giấy in thành ô vuông, hãy sửa lại trong hồ sơ.",
    )


def test_decomposed_letters_are_printed_composed():
    _, pdf = rendered(papers.report(Paragraph("Nguye\u0302\u0303n Th\u1ecb")))
    assert "Nguyễn Thị" in flat(pdf.pages[0])


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "báo cáo.pdf"
    target.write_bytes(b"old")
    render_pdf(papers.report(), target)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert [file.name for file in tmp_path.iterdir()] == ["báo cáo.pdf"]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(EnvironmentProblem, match="Không ghi được tệp"):
        render_pdf(papers.report(), tmp_path / "không có" / "a.pdf")


def test_three_signatures_stand_level_though_one_has_a_date_of_two_lines():
    signatures = tuple(
        Signature((title,), f"Tên {place}", "Tam Hợp, ngày 05 tháng 01 năm 2026" if place == 3 else "")
        for place, title in enumerate(("Một", "Hai", "Ba"), 1)
    )
    _, pdf = rendered(papers.report(signatures=signatures, recipients=()))
    lines = [text for text, *_ in marks(pdf.pages[0])]  # what stands level is read as one line
    assert "MỘT HAI BA" in lines
    assert "Tên 1 Tên 2 Tên 3" in lines


def test_a_form_has_its_code_at_the_right_and_no_nation():
    heading = FormHeading(("Ủy ban nhân dân xã Tam Hợp",), ("Mẫu 02/CL.CBCCX", "Ban hành kèm theo Công văn"))
    _, pdf = rendered(papers.appendix(2, heading=heading))
    first, second = marks(pdf.pages[0])[:2]
    assert first[0] == "Ủy ban nhân dân xã Tam Hợp Mẫu 02/CL.CBCCX"
    assert second[0] == "Ban hành kèm theo Công văn"
    assert second[1] > 297 / 2 > first[1]
    assert "CỘNG HÒA" not in flat(pdf.pages[0])


def test_several_addressees_are_listed():
    addressees = ("Ủy ban nhân dân huyện Bình Xuyên", "Phòng Nội vụ huyện Bình Xuyên")
    text = flat(rendered(papers.report(addressees=addressees))[1].pages[0])
    assert "Kính gửi: - Ủy ban nhân dân huyện Bình Xuyên; - Phòng Nội vụ huyện Bình Xuyên." in text
