"""The shipped catalogs: stable codes, official order, and no text that means two things."""

from datetime import date
from pathlib import Path

import pytest

from hrdesk import paths
from hrdesk.domain.catalogs import _key, catalog, position_group
from hrdesk.domain.fields import ALL, Kind

NAMES = sorted(path.stem for path in Path(paths.resources(), "catalogs").glob("*.toml"))

CONTRACT = {
    "professional_level": "NONE ELEMENTARY INTERMEDIATE COLLEGE BACHELOR MASTER DOCTORATE",
    "political_theory_level": "NONE ELEMENTARY INTERMEDIATE ADVANCED BACHELOR",
    "state_management_level": "NONE OFFICER SPECIALIST PRINCIPAL_SPECIALIST SENIOR_SPECIALIST",
    "foreign_language_level": "NONE CERTIFICATE DEGREE",
    "it_skill_level": "NONE CERTIFICATE DEGREE",
    "general_education": "PRIMARY LOWER_SECONDARY UPPER_SECONDARY",
    "age_band": "UP_TO_30 FROM_31_TO_40 FROM_41_TO_50 FROM_51_TO_60 OVER_60",
    "sex": "MALE FEMALE",
    "equipment_category": "DESKTOP_COMPUTER LAPTOP PRINTER PHOTOCOPIER SCANNER SURVEILLANCE_CAMERA PUBLIC_KIOSK "
    "PROJECTOR VIDEO_CONFERENCE TELEPHONE DESK CABINET LOUDSPEAKER AIR_CONDITIONER VEHICLE SOFTWARE OTHER",
    "item_condition": "IN_USE UNUSED BROKEN NOT_NEEDED AWAITING_DISPOSAL DISPOSED TRANSFERRED LOST",
    "course": "PARTY_BUILDING ECONOMIC_MANAGEMENT DEPUTY_SKILLS LEADERSHIP_SKILLS PROFESSIONAL_SKILLS "
    "STATE_MANAGEMENT POLITICAL_THEORY FOREIGN_LANGUAGE IT_SKILLS NATIONAL_DEFENCE OTHER",
}

CADRES = [
    "PARTY_SECRETARY",
    "STANDING_DEPUTY_PARTY_SECRETARY",
    "DEPUTY_PARTY_SECRETARY",
    "COUNCIL_CHAIR",
    "COUNCIL_VICE_CHAIR",
    "COMMITTEE_CHAIR",
    "COMMITTEE_VICE_CHAIR",
    "FATHERLAND_FRONT_CHAIR",
    "YOUTH_UNION_SECRETARY",
    "WOMENS_UNION_CHAIR",
    "FARMERS_UNION_CHAIR",
    "VETERANS_ASSOCIATION_CHAIR",
]
CIVIL_SERVANTS = [
    "MILITARY_COMMANDER",
    "OFFICE_STATISTICS",
    "FINANCE_ACCOUNTING",
    "LAND_CONSTRUCTION_ENVIRONMENT",
    "JUSTICE_CIVIL_STATUS",
    "CULTURE_SOCIETY",
]


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_levels_stand_in_ascending_order_with_the_agreed_codes(name: str) -> None:
    entries = catalog(name).entries
    assert [entry.code for entry in entries] == CONTRACT[name].split()
    assert [entry.rank for entry in entries] == sorted({entry.rank for entry in entries})


def test_the_kinds_of_places_have_the_agreed_codes() -> None:
    agreed = set(["HEADQUARTERS", "ROOM", "ONE_STOP", "CULTURE_HOUSE", "MEETING_ROOM", "ARCHIVE", "OTHER"])
    assert {entry.code for entry in catalog("place_kind").entries} == agreed


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_unique_and_every_entry_has_a_label(name: str) -> None:
    entries = catalog(name).entries
    assert len({entry.code for entry in entries}) == len(entries)
    assert all(entry.label.strip() for entry in entries)
    assert catalog(name).title
    assert catalog(name).source


@pytest.mark.parametrize("name", NAMES)
def test_no_text_means_two_entries(name: str) -> None:
    meaning: dict[str, str] = {}
    for entry in catalog(name).entries:
        for text in (entry.code, entry.label, entry.short, *entry.aliases):
            if text:
                assert _key(text), (entry.code, text)
                assert meaning.setdefault(_key(text), entry.code) == entry.code, text


def test_every_catalog_that_a_field_names_is_shipped() -> None:
    assert {field.catalog for field in ALL if field.kind is Kind.CODE} - {None} <= set(NAMES)


def test_positions_stand_in_the_official_order_and_groups() -> None:
    codes = [entry.code for entry in catalog("position").entries]
    assert [code for code in codes if code in CADRES] == CADRES
    assert [code for code in codes if code in CIVIL_SERVANTS] == CIVIL_SERVANTS
    assert {position_group(code) for code in CADRES} == {"CADRES"}
    assert {position_group(code) for code in CIVIL_SERVANTS} == {"CIVIL_SERVANTS"}
    assert position_group("COUNCIL_DEPUTY") == "COUNCIL_DEPUTY"
    assert position_group("HAMLET_HEAD") == "PART_TIME_HAMLET"
    assert position_group("NOBODY") == ""
    ranks = [entry.rank for entry in catalog("position").entries]
    assert ranks == sorted(set(ranks))


def test_the_six_leading_titles_are_marked() -> None:
    leading = {entry.code for entry in catalog("position").entries if entry.attributes.get("leadership")}
    # The two deputies of the party secretary are one title of the six.
    assert leading == set(CADRES[:7])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PCT HĐND", "COUNCIL_VICE_CHAIR"),
        ("CC VP-TK", "OFFICE_STATISTICS"),
        ("Phó Chủ tịch UBND xã", "COMMITTEE_VICE_CHAIR"),
        ("Bí thư Đoàn thanh niên", "YOUTH_UNION_SECRETARY"),
        ("CT UBND", "COMMITTEE_CHAIR"),
        ("PBT TT Đảng uỷ", "STANDING_DEPUTY_PARTY_SECRETARY"),
        ("CC ĐC-NN-XD&MT", "LAND_CONSTRUCTION_ENVIRONMENT"),
        ("Địa chính - Nông nghiệp - Xây dựng và Môi trường", "LAND_CONSTRUCTION_ENVIRONMENT"),
        ("CHỦ TỊCH HỘI LIÊN HIỆP PHỤ NỮ", "WOMENS_UNION_CHAIR"),
        ("Chỉ huy trưởng Ban Chỉ huy Quân sự", "MILITARY_COMMANDER"),
        ("Tổ trưởng TDP", "HAMLET_HEAD"),
        ("Chuyên gia vũ trụ", None),
    ],
)
def test_titles_are_found_as_offices_write_them(text: str, code: str | None) -> None:
    found = catalog("position").find(text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("professional_level", "ĐH", "BACHELOR"),
        ("professional_level", "ThS", "MASTER"),
        ("professional_level", "TC", "INTERMEDIATE"),
        ("political_theory_level", "CC", "ADVANCED"),
        ("political_theory_level", "CN", "BACHELOR"),
        ("state_management_level", "CVC", "PRINCIPAL_SPECIALIST"),
        ("general_education", "12/12", "UPPER_SECONDARY"),
        ("general_education", "10/10", "UPPER_SECONDARY"),
        ("general_education", "9/12", "LOWER_SECONDARY"),
        ("religion", "Thiên Chúa giáo", "Công giáo"),
        ("ethnicity", "Cao Lan", "Sán Chay"),
        ("unit_kind", "TDP", "TO_DAN_PHO"),
    ],
)
def test_levels_are_found_by_their_abbreviations(name: str, text: str, code: str) -> None:
    found = catalog(name).find(text)
    assert found is not None
    assert found.code == code


def test_there_are_54_ethnic_groups_and_only_the_kinh_are_no_minority() -> None:
    official = [entry for entry in catalog("ethnicity").entries if "official_code" in entry.attributes]
    assert [entry.attributes["official_code"] for entry in official] == [f"{place:02d}" for place in range(1, 55)]
    assert [entry.code for entry in official if not entry.attributes["minority"]] == ["Kinh"]


@pytest.mark.parametrize(
    ("text", "code", "step"),
    [("B1", "B1", 3), ("Anh C", "C", 3), ("Bậc 4", "B2", 4), ("ĐH tiếng Anh", "DEGREE", 3), ("Anh văn B", "B", 2)],
)
def test_language_certificates_give_their_step(text: str, code: str, step: int) -> None:
    found = catalog("language_certificate").find(text)
    assert found is not None
    assert (found.code, found.attributes["step"]) == (code, step)


@pytest.mark.parametrize(
    ("name", "levels"),
    [("language_certificate", "foreign_language_level"), ("it_certificate", "it_skill_level")],
)
def test_every_certificate_belongs_to_a_level(name: str, levels: str) -> None:
    assert all(entry.attributes["level"] in catalog(levels).by_code for entry in catalog(name).entries)


def test_districts_and_townships_end_with_june_2025() -> None:
    kinds = catalog("unit_kind").by_code
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    for code in ("HUYEN", "THI_TRAN"):
        assert kinds[code].is_valid(before)
        assert not kinds[code].is_valid(after)
    assert not kinds["DAC_KHU"].is_valid(before)
    assert kinds["DAC_KHU"].is_valid(after)


def test_titles_of_the_new_organs_start_with_july_2025() -> None:
    positions = catalog("position").by_code
    assert not positions["OFFICE_STATISTICS"].is_valid(date(2025, 7, 1))
    assert positions["OFFICE_CHIEF"].is_valid(date(2025, 7, 1))
    assert not positions["OFFICE_CHIEF"].is_valid(date(2025, 6, 30))
    assert positions["COMMITTEE_CHAIR"].is_valid(date(2025, 7, 1))


def test_pay_tables_start_and_end_as_the_decree_says() -> None:
    table = {code: entry.attributes["coefficients"] for code, entry in catalog("rank").by_code.items()}
    assert (table["01.003"][0], table["01.003"][-1], len(table["01.003"])) == (234, 498, 9)
    assert (table["01.002"][0], table["01.002"][-1], len(table["01.002"])) == (440, 678, 8)
    assert (table["01.001"][0], table["01.001"][-1], len(table["01.001"])) == (620, 800, 6)
    assert (table["01.004"][0], table["01.004"][-1], len(table["01.004"])) == (210, 489, 10)
    assert (table["01.005"][0], table["01.005"][-1], len(table["01.005"])) == (186, 406, 12)
