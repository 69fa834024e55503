"""A province of 136 communes: snapshot with every rule, held against a raw SELECT of the same rows.

Run: ``python -m benchmarks.province [communes]``. Bar: at most 4 times the SELECT.
"""

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks import stores
from hrdesk.models.snapshot import snapshot
from hrdesk.rules import check, load_standards
from hrdesk.services.offices import OfficeCard

TABLES = ("org_unit", "person", "assignment", "qualification", "training", "party_membership", "pay",
          "headcount_quota", "accepted_finding", "place", "item", "item_event")  # fmt: skip
BAR = 4.0


def measure(communes: int = 136, *, runs: int = 5) -> tuple[float, str]:
    """Return the median ratio, run by run, and a line that says what was measured."""
    load_standards()
    ratios, persons, took = [], 0, []
    with tempfile.TemporaryDirectory() as folder:
        store = stores.office(Path(folder) / "province", OfficeCard("26", "tỉnh Đo", "TINH"))
        with store:
            stores.fill(store, communes)
            for _ in range(runs):
                with store.reading() as connection:
                    start = time.perf_counter()
                    for table in TABLES:
                        connection.exec_driver_sql(f"SELECT * FROM {table}").all()
                    floor = time.perf_counter() - start
                    start = time.perf_counter()
                    taken = snapshot(connection, date(2022, 9, 30))
                    findings = check(taken)
                    took.append(time.perf_counter() - start)
                ratios.append(took[-1] / floor)
                persons = len(taken.persons)
    note = f"{communes} xã, {persons} người, {len(findings)} điều cần xem, {statistics.median(took):.2f} s"
    return statistics.median(ratios), note


if __name__ == "__main__":
    ratio, note = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 136)
    print(f"snapshot and rules / raw SELECT: {ratio:.2f} (bar {BAR}); {note}")
