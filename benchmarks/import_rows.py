"""Importing a roster of 5,000 lines (read, match, write), held against reading and inserting alone.

Run: ``python -m benchmarks.import_rows [rows]``. Bar: at most 3 times calamine's read of the file
plus a raw executemany of the very rows that the import makes.
"""

import gc
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import stores
from hrdesk.excel.template import write_staff
from hrdesk.models import records
from hrdesk.services import importing
from hrdesk.services.offices import OfficeCard

BAR = 3.0
CARD = OfficeCard("10000", "xã Đo", "XA", "II", "DELTA")


def roster(count: int) -> list[dict[str, Any]]:
    """Return lines with the usual columns filled, no two people alike."""
    draw = random.Random(5)
    return [
        {
            "full_name": f"{draw.choice(('Nguyễn', 'Trần', 'Lê', 'Phạm'))} {draw.choice(('Văn', 'Thị', 'Đức'))} {number % 97} {draw.choice(('An', 'Bình', 'Đạt', 'Hòa'))}",
            "date_of_birth": f"{draw.randrange(1962, 1998)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}",
            "sex": draw.choice(("MALE", "FEMALE")),
            "citizen_id": f"0262{number:08d}",
            "ethnicity": "Kinh",
            "religion": "Không",
            "place_of_origin": "xã Tam Hợp, huyện Bình Xuyên, tỉnh Vĩnh Phúc",
            "phone": f"09{number:08d}",
            "party_joined_on": "2005-03-03",
            "general_education_level": "UPPER_SECONDARY",
            "general_education": "12/12",
            "professional_level": draw.choice(("BACHELOR", "MASTER", "INTERMEDIATE")),
            "professional_field": draw.choice(("Luật", "Kế toán")),
            "political_theory_level": draw.choice(("INTERMEDIATE", "ELEMENTARY")),
            "state_management_level": "SPECIALIST",
            "position_code": draw.choice(stores.POSITIONS),
            "held_from": "2021-05-10",
            "course_professional_skills": "2019",
            "rank_code": "01.003",
            "pay_step": 3,
            "pay_coefficient": 300,
            "pay_effective_on": "2021-01-01",
        }
        for number in range(count)
    ]


def floor(folder: Path, path: Path) -> float:
    """Return the seconds of reading the file and inserting the rows that the import made, nothing else."""
    import python_calamine

    with stores.office(folder / "made", CARD) as made:
        importing.import_staff(made, path)
        with made.reading() as connection:
            rows = {
                info.name: [info.values(row) for row in records.fetch(connection, info.name).values()]
                for info in records.tables().values()
                if not info.is_local and info.name != "org_unit"
            }
    with stores.office(folder / "raw", CARD) as raw:
        start = time.perf_counter()
        for name in (book := python_calamine.CalamineWorkbook.from_path(str(path))).sheet_names:
            book.get_sheet_by_name(name).to_python()
        with raw.writing() as connection:
            for table, values in rows.items():
                if values:
                    connection.exec_driver_sql(records.tables()[table].insert_sql, values)
        return time.perf_counter() - start


def measure(count: int = 5000, *, runs: int = 3) -> tuple[float, str]:
    """Return the median ratio, pair by pair, and a line that says what was measured."""
    gc.disable()  # as the window does, for floor and import alike
    ratios, took, lowest = [], 0.0, 0.0
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "danh-sach.xlsx"
        write_staff(path, roster(count))
        for run in range(runs):
            folder = Path(name) / str(run)
            lowest = floor(folder, path)
            with stores.office(folder / "xa", CARD) as store:
                start = time.perf_counter()
                result = importing.import_staff(store, path)
                took = time.perf_counter() - start
            assert result.preview.count(importing.NEW) == count, result.as_json()["rejections"][:3]
            ratios.append(took / lowest)
    return statistics.median(ratios), f"{count} dòng, {took:.2f} s, sàn {lowest:.2f} s"


if __name__ == "__main__":
    ratio, note = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
    print(f"import / calamine and executemany: {ratio:.2f} (bar {BAR}); {note}")
