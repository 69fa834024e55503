"""How long a roster of 5,000 people takes to read and clean, against the bare read of the same file.

    python benchmarks/excel_read.py [rows]

Prints the best of five runs of each, in one process, and the ratios: opening stays about 1.5,
cleaning adds about as much as one bare read.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import python_calamine

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.partial_date import PartialDate
from hrdesk.excel.reader import read_staff
from hrdesk.excel.template import write_staff
from hrdesk.excel.workbook import open_workbook

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Văn", "Thị", "Đức", "Thu", "Minh", "Ngọc", "Hữu", "Quang")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hạnh", "Hùng", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Sơn", "Thủy", "Yến")


def day(chance: random.Random, first: int, last: int) -> PartialDate:
    return PartialDate(chance.randint(first, last), chance.randint(1, 12), chance.randint(1, 28))


def person(chance: random.Random) -> dict[str, Any]:
    """Return a person of whom everything is known."""
    codes = {
        name: chance.choice(catalog(name).entries).code
        for name in ("sex", "ethnicity", "religion", "professional_level", "political_theory_level")
    }
    born = day(chance, 1965, 2000)
    return {
        **codes,
        "full_name": f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}",
        "date_of_birth": born,
        "citizen_id": f"026{chance.randint(0, 1)}{born.year % 100:02d}{chance.randint(0, 999999):06d}",
        "place_of_origin": f"Thôn {chance.randint(1, 40)}, xã Tam Hợp, tỉnh Vĩnh Phúc",
        "place_of_residence": f"Số {chance.randint(1, 900)}, thôn {chance.randint(1, 40)}, xã Tam Hợp",
        "phone": f"09{chance.randint(0, 99999999):08d}",
        "official_email": f"nguoi{chance.randint(0, 99999)}@vinhphuc.gov.vn",
        "digital_signature": chance.random() < 0.5,
        "party_joined_on": day(chance, 1990, 2020),
        "party_official_on": day(chance, 1991, 2021),
        "general_education": "12/12",
        "general_education_level": "UPPER_SECONDARY",
        "professional_field": chance.choice(("Luật", "Kế toán", "Nông học", "Hành chính công")),
        "professional_school": "Trường Đại học Luật Hà Nội",
        "professional_attained_on": PartialDate(chance.randint(1990, 2020)),
        "state_management_level": "SPECIALIST",
        "foreign_language": "B1",
        "foreign_language_level": "CERTIFICATE",
        "foreign_language_step": 3,
        "it_skill": "UDCNTTCB",
        "it_skill_level": "CERTIFICATE",
        "position_code": chance.choice(catalog("position").entries).code,
        "held_from": day(chance, 2005, 2022),
        "decision_no": f"{chance.randint(1, 900)}/QĐ-UBND",
        "is_concurrent": False,
        "hamlet": f"Thôn {chance.randint(1, 40)}",
        "is_reelected": True,
        "is_local": True,
        "requires_foreign_language": False,
        "course_party_building": True,
        "course_economic_management": PartialDate(2019),
        "course_leadership_skills": True,
        "rank_code": "01.003",
        "pay_step": chance.randint(1, 9),
        "pay_coefficient": chance.randrange(234, 498, 33),
        "pay_effective_on": day(chance, 2018, 2023),
        "note": "Đang học cao cấp lý luận chính trị",
    }


def best(work: Callable[[], object]) -> float:
    """Return the shortest of five runs in seconds."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def bare(path: Path) -> int:
    with python_calamine.CalamineWorkbook.from_path(path) as book:
        return len(book.get_sheet_by_index(0).to_python())


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "danh sach.xlsx"
        write_staff(path, [person(chance) for _ in range(count)])
        result = read_staff(path)
        assert (len(result.drafts), result.rejections) == (count, ())
        floor = best(lambda: bare(path))
        opened, ours = best(lambda: open_workbook(path)), best(lambda: read_staff(path))
    print(
        f"{count} rows: bare read {floor:.3f} s; opened and checked {opened:.3f} s, ratio {opened / floor:.2f}; "
        f"read and cleaned {ours:.3f} s, ratio {ours / floor:.2f}"
    )


if __name__ == "__main__":
    main()
