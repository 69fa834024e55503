import pytest

from hrdesk.rules import official_title, spoken_title, unit_title, wrong_title
from tests.rules.offices import commune

LAND = "LAND_CONSTRUCTION_ENVIRONMENT"


def test_the_land_officer_has_two_official_titles() -> None:
    assert official_title(LAND, "XA") == "Địa chính - nông nghiệp - xây dựng và môi trường"
    assert official_title(LAND, "PHUONG") == official_title(LAND, "THI_TRAN")
    assert official_title(LAND, "PHUONG") == "Địa chính - xây dựng - đô thị và môi trường"


@pytest.mark.parametrize(
    ("written", "kind", "wrong"),
    [
        ("Địa chính - Nông nghiệp - Xây dựng và Môi trường", "XA", False),
        ("Công chức Địa chính - nông nghiệp - xây dựng và môi trường", "PHUONG", True),
        ("Địa chính - Xây dựng - Đô thị và Môi trường", "XA", True),
        ("Địa chính - Xây dựng - Đô thị và Môi trường", "THI_TRAN", False),
        ("CC ĐC-XD", "XA", False),
        ("CC ĐC-NN-XD&MT", "PHUONG", True),
        ("ĐC-XD-ĐT&MT", "XA", True),
        ("ĐC-XD-ĐT&MT", "THI_TRAN", False),
        ("Địa chính - Nông nghiệp (Đô thị) - Xây dựng và Môi trường", "PHUONG", False),
        ("Địa chính - Xây dựng - Đô thị và Môi trường", "HUYEN", False),
    ],
)
def test_the_title_of_the_other_kind_of_unit_is_told(written: str, kind: str, wrong: bool) -> None:
    sentence = wrong_title(written, LAND, kind)
    assert (sentence is not None) is wrong
    if sentence:
        assert official_title(LAND, kind) in sentence


def test_titles_stand_before_names_as_one_says_them() -> None:
    assert spoken_title("COMMITTEE_CHAIR", "XA") == "Chủ tịch Ủy ban nhân dân"
    assert spoken_title("JUSTICE_CIVIL_STATUS", "XA") == "Công chức Tư pháp - hộ tịch"
    assert spoken_title("ASTRONAUT", "XA") == "ASTRONAUT"


def test_units_are_called_with_their_kind() -> None:
    assert unit_title(commune(name="xã Tam Hợp")) == "Xã Tam Hợp"
    assert unit_title(commune(name="Tam Hợp")) == "Xã Tam Hợp"
    assert unit_title(commune(name="UBND phường Đồng Tâm", kind="PHUONG")) == "UBND phường Đồng Tâm"
