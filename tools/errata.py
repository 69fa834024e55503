"""Writes docs/errata.md: what two printed documents say, and what their own counts give.

``python tools/errata.py`` works every right value out from the counts of ``tests/data`` and writes the
page; a test fails while it is stale. What is printed stands in ``docs/errata.toml``.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from hrdesk.domain.catalogs import catalog
from hrdesk.text import decimal_vi

ROOT = Path(__file__).resolve().parents[1]
ERRATA = ROOT / "docs" / "errata.md"
PRINTED: dict[str, Any] = tomllib.loads((ROOT / "docs" / "errata.toml").read_text("utf-8"))
PROVINCE: dict[str, Any] = json.loads((ROOT / "tests" / "data" / "province-figures.json").read_text("utf-8"))
TOWN: dict[str, Any] = json.loads((ROOT / "tests" / "data" / "uongbi-figures.json").read_text("utf-8"))
GROUPS: dict[str, Any] = {group["code"]: group for group in PROVINCE["groups"]}
YEARS = ("2015", "2016", "2017", "2018", "2019", "2020_estimate")

_CADRES = [entry.code for entry in catalog("position").entries if entry.group == "CADRES" and entry.code in GROUPS]
_SERVANTS = [
    entry.code for entry in catalog("position").entries if entry.group == "CIVIL_SERVANTS" and entry.code in GROUPS
]
_LEADING = [code for code in _CADRES if catalog("position").by_code[code].attributes.get("leadership")]
SEVERAL = {"POSITIONS": _CADRES, "SERVANTS": _SERVANTS, "LEADING": _LEADING}

_HEAD = """# Errata of the printed documents

What two printed documents say, and what their own counts give. This page is made by `python tools/errata.py` from
`docs/errata.toml` (what is printed) and the counts in `tests/data`; do not edit it. The reports print the right values;
percentages have one decimal, half-up.
"""


def count(path: str) -> int:
    """Return the count a path stands for; a level that a group does not print is 0. Raises ``KeyError``."""
    if path.startswith("-"):
        return -count(path[1:])
    if path.isdigit():
        return int(path)
    first, *rest = path.split(".")
    if first in SEVERAL:
        return sum(count(".".join((code, *rest))) for code in SEVERAL[first])
    if first not in GROUPS:
        found: Any = PROVINCE
        for key in (first, *rest):
            found = found[key]
        return int(found)
    *dimensions, level = rest
    found = GROUPS[first]
    for key in dimensions:
        found = found[key]
    if level not in found and (not dimensions or level not in catalog(dimensions[0]).by_code):
        raise KeyError(path)
    return int(found.get(level, 0))


def total(paths: Sequence[str]) -> int:
    """Return the sum of counts."""
    return sum(map(count, paths))


def percent(part: int, whole: int, digits: int = 1) -> Decimal:
    """Return 100 · part / whole, rounded half-up."""
    return (Decimal(100 * part) / whole).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def correct(entry: dict[str, Any]) -> str:
    """Return what the counts give for an entry, as the document should print it."""
    part = total(entry["part"])
    if "target" in entry:
        return f"{decimal_vi(str(entry['target'] - percent(part, total(entry['whole']))))}%"
    if "whole" in entry:
        return f"{decimal_vi(str(percent(part, total(entry['whole']))))}%"
    return decimal_vi(str(part))


def is_wrong(entry: dict[str, Any]) -> bool:
    """Whether what is printed differs from what the counts give, up to a doubled sign and a nought at the end."""
    return _bare(entry["printed"]) != _bare(correct(entry))


def _bare(text: str) -> str:
    return text.replace("%%", "%").replace(",0%", "%")


def render() -> str:
    """Return the page."""
    parts = [_HEAD, f"## 1. Percentages of the province document\n\n{PRINTED['province']}.\n", _percentages()]
    parts += ["## 2. Totals and shares in its text\n", _statements()]
    parts += ["## 3. People it leaves unlisted\n", _unlisted()]
    parts += ["## 4. Persons and positions\n", _reconciliation()]
    parts += ["## 5. Training needs that its counts imply and its text does not state\n", _gaps()]
    parts += [f"## 6. The tables of the town\n\n{PRINTED['town']}.\n", _town()]
    parts += ["## 7. Slips\n", _slips()]
    return "\n".join(parts)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)]) + "\n"


def _percentages() -> str:
    rows = [
        (
            number,
            one["place"],
            one["item"],
            f"{decimal_vi(str(total(one['part'])))}/{decimal_vi(str(total(one['whole'])))}",
            one["printed"],
            correct(one),
            one["line"],
            one.get("why", ""),
        )
        for number, one in enumerate(PRINTED["percentage"], 1)
    ]
    return _table(("#", "section", "item", "counts", "printed", "right", "line", "why"), rows)


def _statements() -> str:
    entries = [*PRINTED["statement"], *PRINTED["increase"]]
    doubtful = [one for one in entries if is_wrong(one) or "why" in one]
    rows = [(one["item"], one["printed"], correct(one), one["line"], one.get("why", "")) for one in doubtful]
    right = "; ".join(f"{one['item']} {one['printed']}" for one in entries if one not in doubtful)
    return _table(("item", "printed", "counts", "line", "why"), rows) + f"\nChecked and right: {right}.\n"


def _unlisted() -> str:
    rows = []
    for one in PRINTED["unlisted"]:
        listed, whole = total(one["listed"]), total(one["whole"])
        missing = whole - listed
        numbers = (decimal_vi(str(number)) for number in (listed, whole, missing))
        rows.append((one["place"], one["item"], *numbers, f"{decimal_vi(str(percent(missing, whole)))}%"))
    return _table(("section", "item", "listed", "all", "unlisted", "share"), rows)


def _reconciliation() -> str:
    rows = []
    for dimension in ("professional_level", "political_theory_level", "state_management_level"):
        for entry in reversed(catalog(dimension).entries):
            positions, persons = count(f"POSITIONS.{dimension}.{entry.code}"), count(f"CADRES.{dimension}.{entry.code}")
            if positions:
                chairs = count(f"COUNCIL_CHAIR.{dimension}.{entry.code}")
                numbers = map(_number, (positions, persons, positions - persons, chairs))
                rows.append((catalog(dimension).title, entry.label, *numbers))
    positions, persons = count("POSITIONS.headcount"), count("CADRES.headcount")
    text = (
        f"\nThe eleven titles have {decimal_vi(str(positions))} holders, the group has {decimal_vi(str(persons))} people: "
        f"{positions - persons} of the {count('COUNCIL_CHAIR.headcount')} chairs of the council hold a second leading title, "
        "and in every level their number allows it.\n"
    )
    return _table(("dimension", "level", "positions", "persons", "difference", "chairs of the council"), rows) + text


def _gaps() -> str:
    rows = [
        (catalog("position").label(one["position"]), one["subject"], total(one["part"]), one["stated"])
        for one in PRINTED["gap"]
    ]
    return _table(("position", "subject", "gap in the counts", "stated need"), rows)


def _town() -> str:
    return _table(("table", "row", "printed", "counts", "why"), [*_town_results(), *_town_years()])


def _town_results() -> Iterator[tuple[str, ...]]:
    for row in TOWN["table_1"]["rows"]:
        if row["trained_turns"]:
            share = percent(row["trained_turns"], row["total_people"])
            is_right = percent(row["trained_turns"], row["total_people"], 0) == int(row["pct"])
            if not is_right or share > 100:
                why = "right: turns for each head may pass 100 %" if is_right else ""
                yield "1", _town_label(row), row["pct_printed"], f"{decimal_vi(str(share))}%", why


def _town_years() -> Iterator[tuple[str, ...]]:
    rows = TOWN["table_2"]["rows"]
    for place, row in enumerate(rows):
        values = _printed(row)
        yield from _parent(rows, place, values)
        if any(values) and row["level"] and row["total"] not in (None, sum(values)):
            why = "this column holds heads here, and the sum of the years in the rows of communes"
            yield "2", _town_label(row), f"Tổng số {_number(row['total'])}", _number(sum(values)), why
        yield from _plan(row, values[-1])


def _parent(rows: list[dict[str, Any]], place: int, values: list[int]) -> Iterator[tuple[str, ...]]:
    sums = _added(rows, place)
    if any(sums) and sums != values:
        why = "heads above, people trained below" if min(values) > max(sums) else "the rows below are not added up"
        yield "2", _town_label(rows[place]), _years(values), _years(sums), why


def _added(rows: list[dict[str, Any]], place: int) -> list[int]:
    """Return the years of a row: the sum of the rows below it, as printed where there are none."""
    children = []
    for under in range(place + 1, len(rows)):
        if rows[under]["level"] <= rows[place]["level"]:
            break
        if rows[under]["level"] == rows[place]["level"] + 1:
            children.append(_added(rows, under))
    return [sum(of_year) for of_year in zip(*children, strict=True)] or _printed(rows[place])


def _printed(row: dict[str, Any]) -> list[int]:
    return [row["values"][year] or 0 for year in YEARS]


def _plan(row: dict[str, Any], last: int) -> Iterator[tuple[str, ...]]:
    plan = row["values"]["plan_to_2025"]
    if plan and last and plan != last and plan != 5 * last:
        why = "five times the last year in every other row"
        yield "2", _town_label(row), f"plan {_number(plan)}", _number(5 * last), why


def _years(values: Sequence[int]) -> str:
    return " ".join(map(_number, values)) if any(values) else "nothing"


def _number(value: int) -> str:
    return decimal_vi(str(value))


def _town_label(row: dict[str, Any]) -> str:
    return f"{row['tt']} {row['label'].replace('lãnh đạo điện', 'lãnh đạo diện')}"


def _slips() -> str:
    rows = [(one["document"], one["line"], one["printed"], one["comment"]) for one in PRINTED["slip"]]
    return _table(("document", "line", "printed", "comment"), rows)


if __name__ == "__main__":
    ERRATA.write_text(render(), "utf-8")
