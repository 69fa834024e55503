import pytest

from hrdesk.excel.cells import Refused
from hrdesk.excel.identity import read_citizen_id, read_phone


@pytest.mark.parametrize(
    ("cell", "number"),
    [("026085363371", "026085363371"), (" 026 085 363 371 ", "026085363371"), ("'026085363371", "026085363371")],
)
def test_twelve_digits_are_taken_as_text(cell: str, number: str) -> None:
    assert read_citizen_id(cell) == (number, None)


@pytest.mark.parametrize(
    ("cell", "number"), [(26085363371.0, "026085363371"), (1087065132.0, "001087065132"), (26085363371, "026085363371")]
)
def test_a_number_gets_its_lost_zeros_back_and_says_so(cell: float, number: str) -> None:
    assert read_citizen_id(cell) == (number, f"Ô là số nên mất số 0 ở đầu; đã ghi lại là {number}.")


def test_a_number_of_twelve_digits_has_lost_nothing() -> None:
    assert read_citizen_id(126085363371.0) == ("126085363371", None)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (99085363371.0, "Số CCCD phải có đúng 12 chữ số, ô này có 11; hãy ghi lại dạng văn bản, giữ số 0 ở đầu."),
        ("26085363371", "Số CCCD phải có đúng 12 chữ số, ô này có 11; hãy ghi lại dạng văn bản, giữ số 0 ở đầu."),
        (
            135678901.0,
            "9 chữ số là số chứng minh nhân dân cũ; hãy ghi số căn cước công dân 12 chữ số hoặc để trống.",
        ),
        ("2,6085E+10", "Excel đã làm tròn nên mất các chữ số của số CCCD; hãy gõ lại đủ 12 chữ số vào ô dạng văn bản."),
        ("02608536337A", "Số CCCD chỉ gồm 12 chữ số; hãy bỏ chữ cái và dấu."),
        (26085363371.5, "Số CCCD chỉ gồm 12 chữ số; hãy bỏ chữ cái và dấu."),
        (True, "Số CCCD chỉ gồm 12 chữ số; hãy bỏ chữ cái và dấu."),
    ],
)
def test_what_is_no_identity_number_is_refused_with_a_sentence(cell: object, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        read_citizen_id(cell)  # type: ignore[arg-type]
    assert refused.value.sentence == sentence


def test_a_telephone_number_keeps_its_zero() -> None:
    assert read_phone("0912 345 678") == ("0912 345 678", None)
    assert read_phone("+84 912345678") == ("+84 912345678", None)
    assert read_phone("0912345678; 0211 3847112") == ("0912345678; 0211 3847112", None)


def test_a_telephone_number_kept_as_a_number_gets_its_zero_back() -> None:
    assert read_phone(912345678.0) == ("0912345678", "Ô là số nên mất số 0 ở đầu; đã ghi lại là 0912345678.")
    assert read_phone(2113847112.0)[0] == "02113847112"
    assert read_phone(84912345678.0) == ("84912345678", None)


@pytest.mark.parametrize("cell", ["chưa có", "", True, 1.5, -5.0])
def test_what_is_no_telephone_number_is_refused(cell: object) -> None:
    with pytest.raises(Refused):
        read_phone(cell)  # type: ignore[arg-type]
