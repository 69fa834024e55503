"""What the lists kept by the office ask of the services: added entries, figures by hand. On the database thread."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hrdesk.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry that the office added to an open list."""

    id: str
    catalog: str
    label: str
    group: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure entered by hand."""

    id: str
    target: str
    period: str
    numerator: int
    denominator: int
    note: str


@dataclass(frozen=True)
class Lists:
    """What both tabs show. ``targets`` maps the targets entered by hand to what they say and count."""

    additions: tuple[Addition, ...]
    figures: tuple[Figure, ...]
    targets: dict[str, tuple[str, str, str]]  # indicator, what is counted, of what


def everything(store: Any, as_of: date) -> Lists:
    """Return the entries added and the figures entered."""
    from hrdesk.services import catalogs, target_figures

    return Lists(
        tuple(
            Addition(row["id"], row["catalog"], row["label"], row["group_code"], row["legal_basis"] or "")
            for row in catalogs.additions(store)
        ),
        tuple(
            Figure(
                row["id"], row["target"], row["period"], row["numerator"], row["denominator"], row["note"] or ""
            )
            for row in target_figures.figures(store)
        ),
        {
            target.id: (target.indicator, target.numerator, target.denominator)
            for target in target_figures.by_hand(store, as_of)
        },
    )  # fmt: skip


def add_entry(store: Any, name: str, label: str, group: str | None, since: date | None, basis: str | None) -> Changes:
    """Add an entry to an open list."""
    from hrdesk.services import catalogs

    return catalogs.add_entry(store, name=name, label=label, group=group, since=since, legal_basis=basis)


def remove_entry(store: Any, addition: str) -> Changes:
    """Remove an added entry that nothing uses."""
    from hrdesk.services import catalogs

    return catalogs.remove_entry(store, addition)


def enter_figure(
    store: Any, target: str, as_of: date, period: str, numerator: int, denominator: int, note: str | None
) -> Changes:
    """Enter a figure of a target."""
    from hrdesk.services import target_figures

    wanted = next(each for each in target_figures.by_hand(store, as_of) if each.id == target)
    return target_figures.enter(
        store, wanted, period=period, numerator=numerator, denominator=denominator, note=note
    )  # fmt: skip


def remove_figure(store: Any, figure: str) -> Changes:
    """Remove a figure."""
    from hrdesk.services import target_figures

    return target_figures.remove(store, figure)
