"""Figures of targets that records cannot give: entered by hand, with the period they are of."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.changes import Changes
from hrdesk.errors import UserError
from hrdesk.messages import target_figures as say
from hrdesk.models import records, setting
from hrdesk.models.records import Row
from hrdesk.models.store import Store
from hrdesk.reports.training_layout import LayoutRow, layout
from hrdesk.rules import Target
from hrdesk.rules.programme import programme_on
from hrdesk.services.checking import programmes
from hrdesk.services.transaction import transaction

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
_YEAR = re.compile(r"\d{4}\Z")


def by_hand(store: Store, as_of: date) -> Sequence[Target]:
    """Return the targets of the programme of a day whose figures are entered by hand.

    An office above the communes also enters rows of the training tables: turns of people of whom no store
    has a record.
    """
    programme = programme_on(programmes(store), as_of)
    found = [target for target in programme.targets if target.source == "manual"]
    with store.reading() as connection:
        own = records.fetch(connection, "org_unit", [setting.own_unit_id(connection)])
    tiers = {entry.code: entry.attributes.get("tier") for entry in catalog("unit_kind").entries}
    is_commune = any(tiers.get(unit["kind"]) == "COMMUNE" for unit in own.values())
    return found if is_commune else [*found, *training_rows()]


@cache
def training_rows() -> tuple[Target, ...]:
    """Return the rows of the training tables that are entered by hand, as targets that ask for nothing."""
    return tuple(_training_row(name, row) for name in ("training-by-year", "training-results") for row in _headed(name))


def _headed(name: str) -> Iterator[LayoutRow]:
    """Yield the rows entered by hand, each label after the labels of the rows it belongs to."""
    above: dict[int, str] = {}
    for row in layout(name).row:
        above = {level: label for level, label in above.items() if level < row.level} | {row.level: row.label}
        if row.figure:
            yield msgspec.structs.replace(row, label=" / ".join(above[level].lstrip("- ") for level in sorted(above)))


def _training_row(name: str, row: LayoutRow) -> Target:
    by_year = name == "training-by-year"
    return Target(
        id=row.figure,
        section=layout(name).title,
        scope=layout(name).title,
        indicator=row.label,
        op="times",  # turns may pass heads
        threshold=0,
        year=0,
        source="manual",
        numerator=say.turns_of_year() if by_year else say.turns_of_period(),
        denominator=say.heads(),
    )


def figures(store: Store) -> list[Row]:
    """Return what this office has entered, by target, newest period first."""
    with store.reading() as connection:
        own = setting.own_unit_id(connection)
        rows = records.fetch(connection, "target_entry").values()
    mine = [row for row in rows if row["unit_id"] == own]
    return sorted(sorted(mine, key=lambda row: row["period"], reverse=True), key=lambda row: row["target"])


def period_of(text: str) -> str:
    """Return a year, or a day as ISO text, from what was typed. Raises ``UserError`` for anything else."""
    typed = text.strip()
    if _YEAR.match(typed):
        return typed
    found = _DAY.match(typed)
    try:
        return date(*map(int, reversed(found.groups()))).isoformat() if found else date.fromisoformat(typed).isoformat()
    except ValueError:
        raise UserError(say.wrong_period(typed)) from None


def enter(
    store: Store, target: Target, *, period: str, numerator: int, denominator: int, note: str | None = None
) -> Changes:
    """Enter a figure of this office; one of the same target and period is replaced.

    Raises ``UserError`` for a target that is counted from records, a wrong period, or numbers that
    cannot be: below nought, or more reached than there are where the target is a share.
    """
    of = period_of(period)
    if target.source != "manual":
        raise UserError(say.not_by_hand(target.id))
    if min(numerator, denominator) < 0:
        raise UserError(say.wrong_numbers(numerator, denominator))
    if target.op != "times" and numerator > denominator:
        raise UserError(say.more_than_all(numerator, denominator))
    values = {"numerator": numerator, "denominator": denominator, "note": note}
    with transaction(store, f"Nhập số liệu chỉ tiêu {target.id}, kỳ {of}") as writing:
        own = setting.own_unit_id(writing.connection)
        known = next(
            (
                key
                for key, row in records.fetch(writing.connection, "target_entry", [own], by="unit_id").items()
                if (row["target"], row["period"]) == (target.id, of)
            ),
            None,
        )
        if known is None:
            writing.add("target_entry", {"unit_id": own, "target": target.id, "period": of, **values})
        else:
            writing.change("target_entry", known, values)
    return writing.changes


def remove(store: Store, figure: str) -> Changes:
    """Remove a figure by its id."""
    with transaction(store, "Bỏ số liệu chỉ tiêu nhập tay") as writing:
        writing.delete("target_entry", figure)
    return writing.changes
