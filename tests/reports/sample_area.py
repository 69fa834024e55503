"""A district of two communes and their hamlets, with staff, deputies and part-time officials."""

import msgspec

from hrdesk.domain.partial_date import PartialDate
from hrdesk.domain.snapshot import Award, Discipline, Rating, Unit
from tests.reports import sample_office as office

DISTRICT = Unit("d1", "249", "huyện Bình Xuyên", "HUYEN", None, None, None)
TAM_HOP = Unit("c1", "08866", "xã Tam Hợp", "XA", "II", "DELTA", "d1")
GIA_KHANH = Unit("c2", "08869", "thị trấn Gia Khánh", "THI_TRAN", "I", "DELTA", "d1")
HAMLETS = (
    Unit("h1", "08866-01", "thôn Đông", "THON", "III", None, "c1"),
    Unit("h2", "08866-02", "thôn Đoài", "THON", "II", None, "c1"),
    Unit("h3", "08869-01", "tổ dân phố Quang Hà", "TO_DAN_PHO", "I", None, "c2"),
)
UNITS = (DISTRICT, TAM_HOP, GIA_KHANH, *HAMLETS)
ALONE = Unit("c1", "08866", "xã Tam Hợp", "XA", "II", "DELTA", None)
COMMUNE_UNITS = (ALONE, *HAMLETS[:2])

_NAMES = ("Nguyễn Văn Hải", "Trần Thị Lan", "Lê Hữu Phúc", "Đỗ Thị Mai", "Phạm Quang Vinh", "Hoàng Thị Yến", "Vũ Sơn")
_LEVELS = ("BACHELOR", "INTERMEDIATE", "NONE", "COLLEGE", "MASTER", "BACHELOR", None)
_THEORY = ("INTERMEDIATE", "ELEMENTARY", "ADVANCED", "NONE", "INTERMEDIATE", None)
_PART_TIME = ("PARTY_OFFICE_STAFF", "RED_CROSS_CHAIR", "TREASURER_CLERK_ARCHIVIST")
_IN_HAMLET = ("PARTY_CELL_SECRETARY", "HAMLET_HEAD", "FRONT_WORK_COMMITTEE_HEAD", "WOMENS_BRANCH_HEAD")


def resident(number, *held, **more):
    """Somebody of the commune, number 0 and up."""
    stated = {"professional_level": _LEVELS[number % 7], "political_theory_level": _THEORY[number % 6]}
    name = _NAMES[number % 7]
    given = {
        "id": f"r{number}",
        "born": f"{1955 + number * 7 % 45}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "sex": "FEMALE" if "Thị" in name else "MALE",
        "ethnicity": "Sán Dìu" if number % 5 == 2 else "Kinh",
        "religion": None if number % 6 == 5 else "Công giáo" if number % 9 == 4 else "Không",
        "party_member": number % 4 != 3,
        "party_joined_on": PartialDate(1990 + number % 30) if number % 4 != 3 else None,
        "qualifications": office.levels(**{kind: level for kind, level in stated.items() if level}),
    }
    return office.person(name, *held, **{**given, **more})


def deputies(unit, first, count):
    """Deputies of a council, in the term 2021-2026."""
    return [
        resident(
            first + place,
            office.holding(
                "COUNCIL_DEPUTY",
                unit,
                valid_from=PartialDate(2021, 6, 25),
                term="2021-2026",
                is_reelected=(True, False, None)[place % 3],
            ),
        )
        for place in range(count)
    ]


def part_time(unit, hamlets, first):
    """Part-time officials of a commune and its hamlets."""
    held = [office.holding(code, unit) for code in _PART_TIME]
    held += [office.holding(code, hamlet) for hamlet in hamlets for code in _IN_HAMLET]
    return [resident(first + place, one) for place, one in enumerate(held)]


def people_of(unit, hamlets, first):
    """Everybody of one commune."""
    staff = [office.staff(first + number, unit) for number in range(18)]
    return [*staff, *deputies(unit, first, 7), *part_time(unit, hamlets, first + 50)]


def area(**more):
    """The district."""
    people = [*people_of("c1", ("h1", "h2"), 0), *people_of("c2", ("h3",), 100)]
    return office.office(*people, units=UNITS, **more)


def commune(**more):
    """One of its communes, for itself."""
    return office.office(*people_of("c1", ("h1", "h2"), 0), units=COMMUNE_UNITS, **more)


_RATINGS = ("GOOD", "EXCELLENT", "GOOD", "SATISFACTORY", "GOOD", "UNSATISFACTORY", "NOT_RATED")
_REASONS = ("POPULATION_POLICY", "LAND_MANAGEMENT", "DUTIES", "OTHER")


def recorded(snapshot):
    """The same office with ratings, discipline and commendations of the last three years."""
    people = []
    for number, person in enumerate(snapshot.persons):
        years = [2020, 2021, 2022][number % 3 and number % 2 :]
        ratings = tuple(Rating(str(year), _RATINGS[(number + year) % 7]) for year in years)
        found = {"ratings": ratings if person.holdings[0].position_code[:7] != "COUNCIL" else ()}
        if number % 7 == 3:
            on = PartialDate(2020 + number % 3, 3, 9) if number % 4 else None
            form = ("REPRIMAND", "WARNING", "PARTY_REPRIMAND")[number % 3]
            found["discipline"] = (Discipline(form, _REASONS[number % 4], on, None),)
        if number % 5 == 1:
            award = Award(("ADVANCED_WORKER", "COMMUNE_CERTIFICATE")[number % 2], PartialDate(2020 + number % 3, 1))
            found["awards"] = (award,)
        people.append(msgspec.structs.replace(person, **found))
    return msgspec.structs.replace(snapshot, persons=tuple(people))


def province(districts=3, communes=14):
    """Several districts of communes, with people in the first two communes only."""
    units = [Unit("p", "26", "tỉnh Vĩnh Phúc", "TINH", None, None, None)]
    places = []
    for district in range(districts):
        units.append(Unit(f"d{district}", f"24{district}", f"Bình Xuyên {district}", "HUYEN", None, None, "p"))
    for district in range(districts):
        for place in range(communes):
            number = district * 100 + place
            kind = ("XA", "XA", "PHUONG", "THI_TRAN")[place % 4]
            name = ("Tam Hợp", "Sơn Lôi", "Đạo Đức", "Phú Xuân", "Bá Hiến", "Trung Mỹ", "Thiện Kế")[place % 7]
            code = f"{8800 + number:05d}"
            above = f"d{district}"
            units.append(Unit(f"u{number}", code, name, kind, ("I", "II", "III")[place % 3], "DELTA", above))
            places.append(number)
    for number in places:
        units.append(Unit(f"t{number}", f"{8800 + number:05d}-1", f"thôn {number}", "THON", "III", None, f"u{number}"))
    people = [one for number in places for one in people_of(f"u{number}", (f"t{number}",), number * 1000)]
    return office.office(*people, units=tuple(units))
