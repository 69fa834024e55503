from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from hrdesk.excel import legacy
from hrdesk.excel.legacy import Encoding, decode, encoding_of_font, guess, is_capital_font, mend
from hrdesk.excel.reader import read_staff
from hrdesk.excel.workbook import open_workbook


def encode(text: str, encoding: Encoding) -> str:
    """Return Unicode text as a typist of that time left it."""
    codes: dict[str, str] = {}
    for code, letter in legacy._table(encoding).items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        (".VnArial", Encoding.TCVN3, False),
        ("VNI-Times", Encoding.VNI, False),
        ("Times New Roman", None, False),
        (None, None, False),
    ],
)
def test_the_name_of_the_font_tells_the_encoding_and_the_case(
    font: str | None, encoding: Encoding | None, capitals: bool
) -> None:
    assert encoding_of_font(font) == encoding
    assert is_capital_font(font) == capitals


def test_letters_that_look_like_signs_are_letters() -> None:
    assert decode("TrÇn Ngäc Ph\xadîng, §¶ng uû", Encoding.TCVN3) == "Trần Ngọc Phượng, Đảng uỷ"
    assert decode("céng hoµ x· héi", Encoding.TCVN3, capitals=True) == "CỘNG HOÀ XÃ HỘI"
    assert decode("Nguyeãn Vaên Ñaëng, AÙnh, Aùnh", Encoding.VNI) == "Nguyễn Văn Đặng, Ánh, Ánh"


def test_text_that_is_unicode_already_stays_whatever_its_font() -> None:
    assert decode("Nguyễn Văn An", Encoding.TCVN3) == "Nguyễn Văn An"
    assert decode("Nguyen 12/3", Encoding.VNI) == "Nguyen 12/3"


WORDS = (
    "nguyễn văn đặng trần thị hằng phượng lưỡng quyền khuỷu đoàn ghế nghĩa ước ưng ổn yến thủy".split()  # noqa: SIM905
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=8).map(" ".join)


@given(TEXTS, st.sampled_from(Encoding))
def test_what_was_encoded_is_decoded(text: str, encoding: Encoding) -> None:
    assert decode(encode(text, encoding), encoding) == text


@given(st.permutations(WORDS), st.sampled_from(Encoding))
def test_old_text_without_a_telling_font_is_recognised(words: list[str], encoding: Encoding) -> None:
    assert guess([encode(word, encoding) for word in words[:12]]) == encoding


@given(st.lists(TEXTS, max_size=8))
def test_unicode_text_is_never_taken_for_an_old_encoding(texts: list[str]) -> None:
    assert guess(texts) is None
    assert [mend(text) for text in texts] == texts


def test_short_unicode_names_without_rare_letters_stay() -> None:
    names = ["Lê Hà", "Hoàng Thu Hà", "Phan Văn", "Lò Thị Là", "Đào"]
    assert guess(names[:2]) is None
    assert [mend(name) for name in names] == names


HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Chức danh"]


def write(path: Path, rows: list[list[str]], font: str | None) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if font:
                cell.font = Font(name=font)
    book.save(path)


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("has_font", [True, False])
def test_a_roster_in_an_old_encoding_is_read(tmp_path: Path, encoding: Encoding, has_font: bool) -> None:
    rows = [HEAD, ["Trần Văn Được", "1975", "Nam", "Phó Chủ tịch HĐND"], ["lê thị ánh", "1980", "Nữ", "Bí thư Đảng ủy"]]
    font = {Encoding.TCVN3: ".VnTime", Encoding.VNI: "VNI-Times"}[encoding] if has_font else None
    path = tmp_path / "cu.xlsx"
    write(path, [[encode(text, encoding) for text in row] for row in rows], font)
    result = read_staff(path)
    assert [draft.values["full_name"] for draft in result.drafts] == ["Trần Văn Được", "Lê Thị Ánh"]
    assert [draft.values["position_code"] for draft in result.drafts] == ["COUNCIL_VICE_CHAIR", "PARTY_SECRETARY"]


def test_each_run_of_a_cell_is_decoded_by_its_own_font(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText(
        TextBlock(InlineFont(rFont=".VnTimeH"), "trÇn "),
        TextBlock(InlineFont(rFont="Times New Roman"), "Thị "),
        TextBlock(InlineFont(rFont=".VnTime"), "Hång"),
    )
    sheet["A2"] = "Đảng ủy"
    book.save(tmp_path / "doan.xlsx")
    assert open_workbook(tmp_path / "doan.xlsx").sheets[0].rows == [["TRẦN Thị Hồng"], ["Đảng ủy"]]


def test_single_cells_pasted_from_an_old_file_among_unicode_are_mended(tmp_path: Path) -> None:
    write(tmp_path / "lan.xlsx", [["Đảng ủy xã", "TrÇn V¨n Hïng", "Lê Hà", "15 m²"]], None)
    assert open_workbook(tmp_path / "lan.xlsx").sheets[0].rows == [["Đảng ủy xã", "Trần Văn Hùng", "Lê Hà", "15 m²"]]
