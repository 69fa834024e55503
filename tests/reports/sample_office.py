"""Snapshots made by hand: a commune of many positions, and single persons for one question each."""

from datetime import date
from itertools import count

from hrdesk.domain.partial_date import PartialDate, parse_iso
from hrdesk.domain.snapshot import Holding, Pay, PersonAt, Qualification, Snapshot, Unit
from hrdesk.text import name_sort_key

AS_OF = date(2022, 12, 31)
COMMUNE = Unit("c1", "08866", "xã Tam Hợp", "XA", "II", "PLAIN", None)
HAMLET = Unit("h1", "08866-01", "thôn Đông", "THON", "III", None, "c1")
_ids = count(1)


def day(text):
    return None if text is None else parse_iso(text)


def holding(code, unit="c1", **more):
    return Holding(f"a{next(_ids)}", code, unit, more.pop("valid_from", PartialDate(2020, 6, 1)), **more)


def levels(**codes):
    return {kind: Qualification(code) for kind, code in codes.items()}


def person(name, *codes, born="1980-05-06", sex="MALE", **more):
    held = tuple(code if isinstance(code, Holding) else holding(code) for code in codes)
    identity = more.pop("id", f"p{next(_ids)}")
    given = {
        "citizen_id": None,
        "ethnicity": "Kinh",
        "religion": "Không",
        "qualifications": {},
        "courses": {},
    }
    return PersonAt(
        id=identity,
        full_name=name,
        sort_key=name_sort_key(name),
        date_of_birth=day(born),
        sex=sex,
        holdings=held,
        **{**given, **more},
    )


def office(*persons, units=(COMMUNE, HAMLET), as_of=AS_OF, **more):
    ordered = tuple(sorted(persons, key=lambda found: (found.sort_key, found.id)))
    return Snapshot(as_of=as_of, unit=units[0], units=tuple(units), persons=ordered, **more)


def full_person():
    """A person of whom everything is known."""
    return person(
        "Nguyễn Thị Hồng Ánh",
        holding(
            "COMMITTEE_VICE_CHAIR",
            valid_from=PartialDate(2021, 7),
            decision_no="12/QĐ-UBND",
            is_concurrent=True,
            is_reelected=True,
            is_local=False,
            requires_foreign_language=True,
        ),
        id="p-full",
        born="1975-03",
        sex="FEMALE",
        citizen_id="026175001234",
        ethnicity="Tày",
        religion="Công giáo",
        place_of_origin="Tam Hợp, Bình Xuyên, Vĩnh Phúc",
        place_of_residence="Thôn Đông, Tam Hợp",
        phone="0912345678",
        official_email="anhnth@vinhphuc.gov.vn",
        digital_signature=True,
        party_joined_on=PartialDate(2001, 5, 19),
        party_official_on=PartialDate(2002, 5, 19),
        party_member=True,
        qualifications={
            "general_education": Qualification("UPPER_SECONDARY", "12/12"),
            "professional_level": Qualification("BACHELOR", None, "Luật", "Đại học Luật Hà Nội", PartialDate(1998)),
            "political_theory_level": Qualification("INTERMEDIATE"),
            "state_management_level": Qualification("SPECIALIST"),
            "foreign_language_level": Qualification("CERTIFICATE", "B1", step=3),
            "it_skill_level": Qualification("CERTIFICATE", "UDCNTTCB"),
        },
        courses={"PARTY_BUILDING": PartialDate(2019, 4), "ECONOMIC_MANAGEMENT": None},
        pay=Pay("01.003", 5, 366, PartialDate(2021, 1, 1)),
        note="Đang học cao học",
    )


_FAMILY = ("Nguyễn Văn", "Trần Thị Hồng", "Lê Hữu", "Đỗ Thị Thu", "Phạm Quang", "Hoàng Thị Minh")
_GIVEN = ("An", "Bình", "Cường", "Dung", "Hạnh", "Kiên", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quỳnh", "Sơn", "Tâm")
_POSITIONS = [
    "PARTY_SECRETARY",
    "STANDING_DEPUTY_PARTY_SECRETARY",
    "COUNCIL_VICE_CHAIR",
    "COMMITTEE_CHAIR",
    "COMMITTEE_VICE_CHAIR",
    "COMMITTEE_VICE_CHAIR",
    "FATHERLAND_FRONT_CHAIR",
    "YOUTH_UNION_SECRETARY",
    "WOMENS_UNION_CHAIR",
    "FARMERS_UNION_CHAIR",
    "VETERANS_ASSOCIATION_CHAIR",
    "MILITARY_COMMANDER",
    "OFFICE_STATISTICS",
    "OFFICE_STATISTICS",
    "FINANCE_ACCOUNTING",
    "LAND_CONSTRUCTION_ENVIRONMENT",
    "LAND_CONSTRUCTION_ENVIRONMENT",
    "JUSTICE_CIVIL_STATUS",
    "CULTURE_SOCIETY",
    "CULTURE_SOCIETY",
]
_PROFESSIONAL = ("BACHELOR", "MASTER", "BACHELOR", "INTERMEDIATE", "BACHELOR", "COLLEGE", "BACHELOR")
_FIELDS = ("Luật", "Hành chính công", "Kế toán doanh nghiệp", "Quản lý đất đai", "Nông học")


def staff(number, unit="c1"):
    """A member of staff, number 0 and up; the party secretary also chairs the council."""
    held = [holding(_POSITIONS[number % 20], unit)]
    if number % 20 == 0:
        held.append(holding("COUNCIL_CHAIR", unit, is_concurrent=True))
    family = _FAMILY[number % 6]
    return person(
        f"{family} {_GIVEN[number * 5 % 14]}",
        *held,
        id=f"s{number}",
        born=f"{1964 + number * 7 % 33}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        sex="FEMALE" if "Thị" in family else "MALE",
        ethnicity="Sán Dìu" if number % 9 == 4 else "Kinh",
        religion="Công giáo" if number % 11 == 7 else "Không",
        place_of_origin=("Tam Hợp, Bình Xuyên, Vĩnh Phúc", "Lý Nhân, Hà Nam")[number % 2],
        party_member=number % 8 != 5,
        party_joined_on=PartialDate(1990 + number % 25, number % 12 + 1, 3) if number % 8 != 5 else None,
        party_official_on=PartialDate(1991 + number % 25, number % 12 + 1, 3) if number % 8 != 5 else None,
        qualifications={
            "general_education": Qualification("UPPER_SECONDARY", "12/12" if number % 5 else None),
            "professional_level": Qualification(_PROFESSIONAL[number % 7], None, _FIELDS[number % 5]),
            "political_theory_level": Qualification(("INTERMEDIATE", "ADVANCED", "NONE")[number % 3]),
            "state_management_level": Qualification(("SPECIALIST", "PRINCIPAL_SPECIALIST", "NONE")[number % 3]),
            "foreign_language_level": Qualification("CERTIFICATE", ("B", "B1", "A2")[number % 3]),
            "it_skill_level": Qualification("CERTIFICATE", ("UDCNTTCB", "B")[number % 2]),
        },
        courses={"PARTY_BUILDING": None} if number % 2 else {"ECONOMIC_MANAGEMENT": PartialDate(2019)},
        pay=Pay("01.003", number % 9 + 1, 234 + 33 * (number % 9), PartialDate(2021, 1, 1)),
    )


def commune(size=20):
    """A commune of ``size`` staff."""
    return office(*(staff(number) for number in range(size)))
