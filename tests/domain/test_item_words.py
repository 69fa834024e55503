"""What a name says: the thing itself comes first, accents count, and a name without any is understood too."""

import pytest

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.item_words import category_of, place_kind_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Máy vi tính để bàn", "DESKTOP_COMPUTER"),
        ("Bộ máy tính để bàn Dell", "DESKTOP_COMPUTER"),
        ("Máy vi tính xách tay HP", "LAPTOP"),
        ("Máy tính xách tay Dell Latitude", "LAPTOP"),
        ("Máy in laser", "PRINTER"),
        ("MÁY IN CANON", "PRINTER"),
        ("May in Canon LBP2900", "PRINTER"),
        ("Máy photo Ricoh", "PHOTOCOPIER"),
        ("Máy quét (scan)", "SCANNER"),
        ("Hệ thống camera giám sát", "SURVEILLANCE_CAMERA"),
        ("Bàn để máy vi tính", "DESK"),
        ("Tủ đựng máy in", "CABINET"),
        ("Bàn phím máy tính", "OTHER"),
        ("Mực máy in", "OTHER"),
        ("Điều hoà Daikin", "AIR_CONDITIONER"),
        ("Điều hòa Daikin", "AIR_CONDITIONER"),
        ("Bản quyền phần mềm kế toán", "SOFTWARE"),
        ("Ghế xoay", "OTHER"),
        ("Tủ lạnh", "OTHER"),
        ("Lư hương", None),
        ("Bản đồ hành chính", None),
        ("", None),
    ],
)
def test_the_first_words_of_a_name_tell_the_category(name: str, code: str | None) -> None:
    assert category_of(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bộ phận một cửa", "ONE_STOP"),
        ("Phòng một cửa", "ONE_STOP"),
        ("Phòng Chủ tịch UBND", "ROOM"),
        ("P. Tư pháp - hộ tịch", "ROOM"),
        ("Phòng họp tầng 2", "MEETING_ROOM"),
        ("Hội trường xã", "MEETING_ROOM"),
        ("Nhà văn hóa thôn Hữu Bằng", "CULTURE_HOUSE"),
        ("Nhà văn hoá thôn 3", "CULTURE_HOUSE"),
        ("NVH Nội Phật", "CULTURE_HOUSE"),
        ("Kho lưu trữ", "ARCHIVE"),
        ("Trụ sở UBND xã", "HEADQUARTERS"),
        ("Tư pháp - hộ tịch", None),
    ],
)
def test_the_longest_words_of_a_name_tell_the_kind_of_place(name: str, code: str | None) -> None:
    assert place_kind_of(name) == code


def test_every_label_tells_its_own_entry() -> None:
    for entry in catalog("equipment_category").entries:
        assert entry.code == "OTHER" or category_of(entry.label) == entry.code
    for entry in catalog("place_kind").entries:
        assert entry.code == "OTHER" or place_kind_of(entry.label) == entry.code
