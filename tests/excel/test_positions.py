import pytest

from hrdesk.domain.catalogs import catalog
from hrdesk.excel.cells import Refused
from hrdesk.excel.positions import find_position, read_position


@pytest.mark.parametrize("entry", catalog("position").entries, ids=lambda entry: entry.code)
def test_every_title_is_found_by_each_of_its_names(entry: object) -> None:
    for text in (entry.label, entry.short, *entry.aliases, entry.label.upper()):  # type: ignore[attr-defined]
        if text:
            assert read_position(text) == entry.code  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Phó Bí thư Đảng ủy Thường trực xã Tam Hợp", "STANDING_DEPUTY_PARTY_SECRETARY"),
        ("CT UBND xã Tam Hợp", "COMMITTEE_CHAIR"),
        ("P. Chủ tịch UBND", "COMMITTEE_VICE_CHAIR"),
        ("PCT. HĐND", "COUNCIL_VICE_CHAIR"),
        ("Công chức VP - Thống kê xã", "OFFICE_STATISTICS"),
        ("Chủ tịch Hội Liên hiệp Phụ nữ phường", "WOMENS_UNION_CHAIR"),
        ("CHT BCH quân sự xã", "MILITARY_COMMANDER"),
        ("ĐC, NN, XD & MT", "LAND_CONSTRUCTION_ENVIRONMENT"),
        ("Chủ tịch", None),
    ],
)
def test_titles_are_spelled_out_but_never_guessed(text: str, code: str | None) -> None:
    entry = find_position(text)
    assert (entry.code if entry else None) == code


def test_an_unknown_title_is_refused_with_titles_that_look_alike() -> None:
    with pytest.raises(Refused) as refused:
        read_position("Chủ tịch Hội Nông dân tập thể")
    assert refused.value.sentence == (
        "Chức danh không có trong danh mục (gần giống: Chủ tịch Hội Nông dân Việt Nam; "
        "Phó Chủ tịch Hội Nông dân Việt Nam; Chủ tịch Hội đồng nhân dân); hãy chọn theo danh mục chức danh."
    )


def test_a_title_like_no_other_is_refused_without_suggestions() -> None:
    with pytest.raises(Refused) as refused:
        read_position("Giám đốc nhà máy xi măng")
    assert refused.value.sentence == "Chức danh không có trong danh mục; hãy chọn theo danh mục chức danh."


@pytest.mark.parametrize(
    "text", ["PBT Đảng ủy, Chủ tịch UBND", "Bí thư Đảng ủy kiêm Chủ tịch HĐND", "CT HĐND - BT Đảng ủy"]
)
def test_two_titles_in_one_cell_are_asked_to_be_two_lines(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_position(text)
    assert refused.value.sentence == "Một ô ghi hai chức danh; hãy ghi thành hai dòng, mỗi dòng một chức danh."
