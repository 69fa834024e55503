"""Everything that the architecture sets a bar for, measured in one run, each in a process of its own.

Run: ``python -m benchmarks`` (about ten minutes on two quiet cores). Ratios, never seconds: what
counts is the distance from a floor measured beside it on the same machine.
"""

import subprocess
import sys

RUNS = (
    ("start", ()),
    ("import_rows", ()),
    ("excel_read", ()),
    ("province", ()),
    ("report_pdf", ("100", "1000", "2468", "10000")),
    ("merge", ()),
    ("merge", ("1360",)),  # ten times the communes: at most 11 times the time, memory flat
    ("bundle", ()),
    ("window", ()),
    ("window", ("136",)),
)


def main() -> int:
    """Run each benchmark and return how many failed to run."""
    failed = 0
    for name, arguments in RUNS:
        print(f"== {name} {' '.join(arguments)}".rstrip(), flush=True)
        failed += subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *arguments], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
