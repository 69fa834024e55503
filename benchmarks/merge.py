"""Merging the bundles of many communes, held against a raw executemany of the same rows.

Run: ``python -m benchmarks.merge [communes]``. Bars: at most 4 times the raw insert into an equal
store, and at least 10 times faster than reading as many workbooks with openpyxl.
"""

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks import stores
from hrdesk.models import records
from hrdesk.models.store import Store
from hrdesk.services import importing, receiving, sending, trusting
from hrdesk.services.offices import OfficeCard
from hrdesk.services.transaction import transaction

BAR, WORKBOOK_BAR = 4.0, 10.0
ABOVE = OfficeCard("26", "tỉnh Đo", "TINH")
AS_OF = date(2022, 9, 30)
WORKBOOK = "mot-xa.xlsx"


def bundles(folder: Path, above: Store, communes: int) -> list[Path]:
    """Make the sealed bundle of each commune from a store of its own."""
    card = folder / "tinh.hrc"
    trusting.write_card(above, card)
    made = []
    for place in range(communes):
        code = f"{10000 + place}"
        office = OfficeCard(code, f"xã {code}", "XA", "II", "DELTA", ABOVE.code, ABOVE.name)
        with stores.office(folder / code, office) as commune:
            with transaction(commune, "Nhập") as writing:
                for table, rows in stores.rows_of_commune(place).items():
                    writing.add_many(table, rows)
            own = folder / f"{code}.hrc"
            trusting.write_card(commune, own)
            trusting.trust(above, own)
            trusting.trust(commune, card)
            if place == 0:
                importing.export_staff(commune, AS_OF, folder / WORKBOOK)
            made.append(folder / f"{code}.hrb")
            sending.export(commune, made[-1])
    return made


def raw_insert(folder: Path, communes: int) -> float:
    """Return the seconds of inserting the same rows, one transaction per commune, nothing else."""
    took = 0.0
    with stores.office(folder / "raw", ABOVE) as store:
        for place in range(communes):
            rows = {
                table: [records.tables()[table].values(records.with_keys(table, row)) for row in found]
                for table, found in stores.rows_of_commune(place).items()
            }
            code = f"{10000 + place}"
            unit = {
                "id": stores.unit_id(code),
                "owner_id": code,
                "entered_on": "",
                "code": code,
                "name": code,
                "kind": "XA",
            }
            start = time.perf_counter()
            with store.writing() as connection:
                connection.exec_driver_sql(
                    records.tables()["org_unit"].insert_sql, records.tables()["org_unit"].values(unit)
                )
                for table, values in rows.items():
                    if values:
                        connection.exec_driver_sql(records.tables()[table].insert_sql, values)
            took += time.perf_counter() - start
    return took


def read_workbooks(folder: Path, count: int) -> float:
    """Return the seconds of copying ``count`` workbooks into one with openpyxl.

    Each is the staff list that the very commune of the first bundle exports: 95 lines, 41 columns, the sheets
    of guidance and of codes that openpyxl reads too.
    """
    from openpyxl import Workbook, load_workbook

    start = time.perf_counter()
    whole = Workbook()
    together = whole.worksheets[0]
    for _ in range(count):
        for values in load_workbook(folder / WORKBOOK).worksheets[0].iter_rows(values_only=True):
            together.append(values)
    whole.save(folder / "ca-tinh.xlsx")
    return time.perf_counter() - start


def measure(communes: int = 136) -> tuple[float, float, str]:
    """Return the ratio to the raw insert, how many times faster than openpyxl, and a note."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        floor = raw_insert(folder, communes)
        with stores.office(folder / "above", ABOVE) as above:
            files = bundles(folder, above, communes)
            start = time.perf_counter()
            results = receiving.receive(above, files)
            took = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before openpyxl holds a whole workbook
        assert all(result.result == "applied" for result in results)
        workbooks = read_workbooks(folder, communes)
    rows = sum(sum(result.counts.values()) for result in results)
    return took / floor, workbooks / took, f"{communes} gói, {rows} bản ghi, {took:.2f} s, đỉnh {peak:.0f} MB"


if __name__ == "__main__":
    ratio, faster, note = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 136)
    print(
        f"merge / raw executemany: {ratio:.2f} (bar {BAR}); {faster:.1f} × faster than openpyxl (bar {WORKBOOK_BAR}); {note}"
    )
