"""Makes the practice workbooks in ``resources/samples``: fictional people and things of one commune, always the same.

    python tools/make_samples.py

The commune: 20 cadres and civil servants, 25 deputies (some hold both), 8 part-timers, 9 hamlets.
A few records fall short of the standards on purpose, so that the checks have something to say.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hrdesk.excel.template import write_equipment, write_staff

SEED = 20221019
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Dương", "Ngô", "Phùng", "Lưu", "Khổng")
MALE_MIDDLES = ("Văn", "Đức", "Quang", "Xuân", "Mạnh", "Hữu", "Ngọc", "Minh", "Thế", "Công")
FEMALE_MIDDLES = ("Thị", "Thị Thu", "Thị Hồng", "Thị Kim", "Thị Minh", "Thị Ngọc", "Thúy", "Thanh")
MALE_NAMES = ("An", "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hùng", "Khánh", "Long", "Nam", "Phúc", "Quân", "Sơn", "Thắng",
              "Toàn", "Trung", "Tuấn", "Việt", "Lâm", "Hiếu")  # fmt: skip
FEMALE_NAMES = ("Anh", "Ánh", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Huệ", "Hương", "Lan", "Liên", "Mai",
                "Nga", "Nhung", "Oanh", "Phương", "Thảo", "Yến")  # fmt: skip
HAMLETS = ("Thôn Nội Phật", "Thôn Ngoại Trạch", "Thôn Hữu Bằng", "Thôn Hàm Rồng", "Thôn Đồi Chùa", "Thôn Chùa Tiếng",
           "Thôn Trại Mới", "Thôn Gò Dầu", "Thôn Hương Vị")  # fmt: skip
FIELDS = ("Luật", "Quản lý đất đai", "Kế toán", "Hành chính học", "Công tác xã hội", "Nông học", "Quản trị kinh doanh")
SCHOOLS = ("Học viện Hành chính Quốc gia", "Trường Đại học Luật Hà Nội", "Học viện Nông nghiệp Việt Nam",
           "Trường Đại học Hùng Vương", "Trường Đại học Sư phạm Hà Nội 2")  # fmt: skip

# position, level, theory, administration, birth year, sex; the order of official tables
STAFF = (
    ("PARTY_SECRETARY", "MASTER", "ADVANCED", "PRINCIPAL_SPECIALIST", 1975, "M"),
    ("STANDING_DEPUTY_PARTY_SECRETARY", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1979, "M"),
    ("COUNCIL_CHAIR", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1972, "M"),
    ("COUNCIL_VICE_CHAIR", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1983, "F"),
    ("COMMITTEE_CHAIR", "BACHELOR", "ADVANCED", "PRINCIPAL_SPECIALIST", 1978, "M"),
    ("COMMITTEE_VICE_CHAIR", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1984, "M"),
    ("FATHERLAND_FRONT_CHAIR", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1974, "M"),
    ("YOUTH_UNION_SECRETARY", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1993, "M"),
    ("WOMENS_UNION_CHAIR", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1985, "F"),
    ("FARMERS_UNION_CHAIR", "INTERMEDIATE", "INTERMEDIATE", "SPECIALIST", 1980, "M"),
    ("VETERANS_ASSOCIATION_CHAIR", "NONE", "ELEMENTARY", "NONE", 1964, "M"),
    ("MILITARY_COMMANDER", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1988, "M"),
    ("OFFICE_STATISTICS", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1986, "F"),
    ("OFFICE_STATISTICS", "BACHELOR", "ELEMENTARY", "SPECIALIST", 1991, "F"),
    ("FINANCE_ACCOUNTING", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1987, "F"),
    ("LAND_CONSTRUCTION_ENVIRONMENT", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1985, "M"),
    ("LAND_CONSTRUCTION_ENVIRONMENT", "MASTER", "NONE", "NONE", 1994, "M"),
    ("JUSTICE_CIVIL_STATUS", "INTERMEDIATE", "INTERMEDIATE", "SPECIALIST", 1982, "F"),
    ("CULTURE_SOCIETY", "BACHELOR", "INTERMEDIATE", "SPECIALIST", 1990, "F"),
    ("CULTURE_SOCIETY", "BACHELOR", "NONE", "SPECIALIST", 1995, "F"),
)
OWN_FIELD = {
    "FINANCE_ACCOUNTING": "Kế toán",
    "JUSTICE_CIVIL_STATUS": "Luật",
    "LAND_CONSTRUCTION_ENVIRONMENT": "Quản lý đất đai",
    "MILITARY_COMMANDER": "Quân sự cơ sở",
}
CONCURRENT_DEPUTIES = 9  # of the staff, in their order, who are deputies too
COMMUNE_TITLES = (
    "PARTY_ORGANIZATION_COMMITTEE_HEAD", "PARTY_PROPAGANDA_COMMITTEE_HEAD", "PARTY_INSPECTION_CHAIR",
    "PARTY_OFFICE_STAFF", "MILITARY_DEPUTY_COMMANDER", "YOUTH_UNION_DEPUTY_SECRETARY", "RED_CROSS_CHAIR",
    "TREASURER_CLERK_ARCHIVIST",
)  # fmt: skip
HAMLET_TITLES = (
    "PARTY_CELL_SECRETARY", "HAMLET_HEAD", "FRONT_WORK_COMMITTEE_HEAD", "HAMLET_POLICE_OFFICER", "WOMENS_BRANCH_HEAD",
)  # fmt: skip
# What the commune bought in 2022: name, category, model, place, hamlet, day, cost of the line, pieces, measure.
EQUIPMENT = (
    ("Máy vi tính để bàn", "DESKTOP_COMPUTER", "Dell OptiPlex 3090", "Nhà văn hóa thôn Đồi Chùa", "Thôn Đồi Chùa",
     "2022-11-15", 13_900_000, 1, "Bộ"),
    ("Máy vi tính để bàn", "DESKTOP_COMPUTER", "Dell OptiPlex 3090", "Nhà văn hóa thôn Gò Dầu", "Thôn Gò Dầu",
     "2022-11-15", 13_900_000, 1, "Bộ"),
    ("Máy in laser", "PRINTER", "Brother HL-L2321D", "Nhà văn hóa thôn Đồi Chùa", "Thôn Đồi Chùa", "2022-11-15",
     3_150_000, 1, "Cái"),
    ("Máy in laser", "PRINTER", "Brother HL-L2321D", "Nhà văn hóa thôn Gò Dầu", "Thôn Gò Dầu", "2022-11-15",
     3_150_000, 1, "Cái"),
    ("Giá để hồ sơ lưu trữ", "CABINET", "Hòa Phát GS2K2", "Kho lưu trữ", None, "2022-12-05", 11_200_000, 4, "Cái"),
    ("Micro không dây", "LOUDSPEAKER", "Shure UGX8", "Hội trường", None, "2022-12-05", 5_600_000, 2, "Bộ"),
    ("Bàn ghế tiếp dân", "DESK", "Hòa Phát CT2010", "Phòng tiếp công dân", None, "2022-10-20", 4_200_000, 1, "Bộ"),
    ("Camera giám sát", "SURVEILLANCE_CAMERA", "KBVision KX-2011N2", "Phòng tiếp công dân", None, "2022-10-20",
     2_500_000, 2, "Cái"),
)  # fmt: skip
EQUIPMENT_SHORT = {
    "DESKTOP_COMPUTER": "MVT", "PRINTER": "MI", "CABINET": "GIA", "LOUDSPEAKER": "LOA", "DESK": "BG",
    "SURVEILLANCE_CAMERA": "CAM",
}  # fmt: skip
RANK_OF = {"MASTER": "01.003", "BACHELOR": "01.003", "INTERMEDIATE": "01.005"}
Row = dict[str, Any]


class People:
    """Draws fictional people; no two with the same name."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._names: set[str] = set()

    def person(self, sex: str, birth_year: int) -> Row:
        """Return the personal fields of somebody new."""
        born = date(birth_year, 1, 1) + timedelta(days=self.random.randrange(365))
        joined = date(birth_year + 24 + self.random.randrange(6), self.random.randrange(1, 13), 1)
        joined += timedelta(days=self.random.randrange(27))
        return {
            "full_name": self._name(sex),
            "date_of_birth": born.isoformat(),
            "sex": "MALE" if sex == "M" else "FEMALE",
            "citizen_id": self._citizen_id(sex, born),
            "ethnicity": "Sán Dìu" if self.random.random() < 0.06 else "Kinh",
            "religion": "Công giáo" if self.random.random() < 0.05 else "Không",
            "place_of_origin": "xã Tam Hợp, huyện Bình Xuyên, tỉnh Vĩnh Phúc",
            "place_of_residence": f"{self.random.choice(HAMLETS)}, xã Tam Hợp",
            "phone": f"09{self.random.randrange(10**8):08d}",
            "party_joined_on": joined.isoformat(),
            "party_official_on": joined.replace(year=joined.year + 1).isoformat(),
            "general_education": "12/12",
        }

    def _name(self, sex: str) -> str:
        middles, names = (MALE_MIDDLES, MALE_NAMES) if sex == "M" else (FEMALE_MIDDLES, FEMALE_NAMES)
        while True:
            name = f"{self.random.choice(FAMILIES)} {self.random.choice(middles)} {self.random.choice(names)}"
            if name not in self._names:
                self._names.add(name)
                return name

    def _citizen_id(self, sex: str, born: date) -> str:
        century = (born.year - 1900) // 100 * 2 + (sex == "F")
        return f"026{century}{born.year % 100:02d}{self.random.randrange(10**6):06d}"


def staff(people: People) -> list[Row]:
    """Return the cadres and civil servants."""
    rows = []
    for position, level, theory, administration, year, sex in STAFF:
        person = people.person(sex, year)
        draw = people.random
        since = date(2021, 5, 10) if position.endswith(("CHAIR", "SECRETARY")) else date(year + 26, 3, 1)
        rows.append(
            person
            | qualifications(position, level, theory, administration, year, draw)
            | {
                "position_code": position,
                "held_from": since.isoformat(),
                "decision_no": f"{draw.randrange(10, 990)}/QĐ-UBND",
                "is_local": draw.random() < 0.7,
                "official_email": None,
                "digital_signature": draw.random() < 0.6,
                "course_professional_skills": draw.random() < 0.7,
            }
            | courses(position, draw)
            | pay(level, year)
        )
    return rows


def qualifications(position: str, level: str, theory: str, administration: str, year: int, draw: random.Random) -> Row:
    """Return the levels of a person, with field and school where there is a degree."""
    trained = level != "NONE"
    field = OWN_FIELD.get(position, draw.choice(FIELDS)) if trained else None
    return {
        "professional_level": level,
        "professional_field": field,
        "professional_school": draw.choice(SCHOOLS) if trained else None,
        "professional_attained_on": str(year + 23) if trained else None,
        "political_theory_level": theory,
        "state_management_level": administration,
        "foreign_language": draw.choice(("B", "B", "B1", "A2")) if trained else "Chưa",
        "it_skill": draw.choice(("B", "ƯDCNTT cơ bản", "ƯDCNTT cơ bản")) if trained else "Chưa",
    }


def courses(position: str, draw: random.Random) -> Row:
    """Return the courses that the position asks for, most of them done."""
    asked = {
        "PARTY": ("course_party_building", "course_economic_management"),
        "COUNCIL": ("course_deputy_skills", "course_economic_management"),
        "COMMITTEE": ("course_economic_management", "course_leadership_skills"),
    }
    keys = next(
        (keys for word, keys in asked.items() if word in position and position.endswith(("CHAIR", "SECRETARY"))), ()
    )
    return {key: draw.choice(("2019", "2020", "2022", True)) for key in keys if draw.random() < 0.7}


def pay(level: str, year: int) -> Row:
    """Return rank, step and coefficient for a rank of Nghị định 204/2004/NĐ-CP."""
    rank = RANK_OF.get(level)
    if rank is None:
        return {}
    start, step, last = {"01.003": (234, 33, 9), "01.005": (186, 20, 12)}[rank]
    number = max(1, min(last, (2022 - year - 24) // 3))
    return {
        "rank_code": rank,
        "pay_step": number,
        "pay_coefficient": start + step * (number - 1),
        "pay_effective_on": "2021-01-01",
    }


def deputies(people: People, cadres: list[Row]) -> list[Row]:
    """Return the deputies: some of the staff as a second row, and others."""
    rows = [{**row, "position_code": "COUNCIL_DEPUTY", "held_from": "2021-05-23", "is_concurrent": True,
             "decision_no": None, "is_reelected": place % 2 == 0}
            for place, row in enumerate(cadres[:CONCURRENT_DEPUTIES])]  # fmt: skip
    draw = people.random
    for place in range(25 - CONCURRENT_DEPUTIES):
        year = draw.randrange(1962, 1997)
        person = people.person("F" if place % 3 == 0 else "M", year)
        if place % 4 == 3:
            person.update(party_joined_on=None, party_official_on=None)
        rows.append(
            person
            | {
                "professional_level": draw.choice(("BACHELOR", "BACHELOR", "COLLEGE", "INTERMEDIATE", "NONE")),
                "political_theory_level": draw.choice(("INTERMEDIATE", "ELEMENTARY", "NONE")),
                "position_code": "COUNCIL_DEPUTY",
                "held_from": "2021-05-23",
                "is_reelected": draw.random() < 0.35,
            }
        )
    return rows


def part_timers(people: People) -> list[Row]:
    """Return the part-time officials of the commune and of its hamlets."""
    draw = people.random
    posts: list[tuple[str, str | None]] = [(code, None) for code in COMMUNE_TITLES]
    posts += [(code, hamlet) for hamlet in HAMLETS for code in HAMLET_TITLES]
    rows = []
    for place, (code, hamlet) in enumerate(posts):
        person = people.person("F" if place % 3 == 1 else "M", draw.randrange(1960, 1998))
        if place % 6 == 5:
            person.update(party_joined_on=None, party_official_on=None)
        rows.append(
            person
            | {
                "professional_level": draw.choice(("BACHELOR", "COLLEGE", "INTERMEDIATE", "ELEMENTARY", "NONE")),
                "political_theory_level": draw.choice(("INTERMEDIATE", "ELEMENTARY", "NONE")),
                "position_code": code,
                "hamlet": hamlet,
                "held_from": f"{draw.randrange(2017, 2022)}-{draw.randrange(1, 13):02d}-01",
            }
        )
    return rows


def equipment() -> Iterator[Row]:
    """Yield what was bought, one line each; only single things have a code."""
    for number, (name, category, model, place, hamlet, day, cost, pieces, measure) in enumerate(EQUIPMENT, 1):
        code = f"08962.{EQUIPMENT_SHORT[category]}.22{number:02d}" if pieces == 1 else None
        yield {
            "name": name,
            "category_code": category,
            "asset_code": code,
            "model": model,
            "place": place,
            "place_hamlet": hamlet,
            "in_use_since": day,
            "cost": cost,
            "source": "Ngân sách huyện hỗ trợ",
            "condition": "IN_USE",
            "quantity": pieces,
            "measure": measure,
        }


def main() -> None:
    """Write the four workbooks."""
    people = People(SEED)
    cadres = staff(people)
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_staff(FOLDER / "can-bo-cong-chuc.xlsx", cadres)
    write_staff(FOLDER / "dai-bieu-hdnd.xlsx", deputies(people, cadres))
    write_staff(FOLDER / "khong-chuyen-trach.xlsx", part_timers(people))
    write_equipment(FOLDER / "tai-san.xlsx", equipment())


if __name__ == "__main__":
    main()
