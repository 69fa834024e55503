"""Wear (hao mòn) of fixed assets: once a year in December, in equal shares of the cost, from the year of use.

The table is data (``resources/standards``, ``[[wear]]``). Amounts are in đồng and for the whole line.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import msgspec

from hrdesk.domain.catalogs import catalog
from hrdesk.domain.equipment import Item
from hrdesk.domain.item_life import is_gone
from hrdesk.messages.rules import citation
from hrdesk.rules.standards import Instrument, StandardFile, Wear, shipped_files


class WearClass(msgspec.Struct, frozen=True):
    """How long things of a category last: years, and the share of the cost worn each year in per cent."""

    years: int
    percent: Decimal
    name: str
    legal_basis: str


def wear_class(category_code: str, on: date) -> WearClass | None:
    """Return how a category wears by the circular of a day, before the first one by the first; None if not named."""
    return _classes(_file(on).instrument).get(category_code)


def fixed_asset_limit(on: date) -> int:
    """Return from which cost of one, in đồng, a thing is a fixed asset on a day."""
    limit = _file(on).fixed_asset
    assert limit is not None
    return limit.minimum_cost


def is_fixed_asset(item: Item, on: date) -> bool:
    """Whether a thing costs as much as a fixed asset; without a price it is not known to."""
    return item.unit_cost is not None and item.unit_cost >= fixed_asset_limit(on)


def is_usually_dear(category_code: str, on: date) -> bool:
    """Whether one of a category usually costs as much as a fixed asset."""
    return any(category_code in row.dear for row in _file(on).wear)


def accumulated(item: Item, as_of: date) -> int | None:
    """Return the wear of a line up to a day (hao mòn lũy kế).

    None below the limit, without a price, without a year of use, or where the table names no class.
    """
    found = wear_class(item.category_code, as_of)
    used = item.in_use_since or item.acquired_on
    if found is None or used is None or item.cost is None or not is_fixed_asset(item, as_of):
        return None
    years = max(_years_closed(_until(item, as_of)) - used.year + 1, 0)
    yearly = (item.cost * found.percent / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return item.cost if years >= found.years else min(item.cost, years * int(yearly))


def residual(item: Item, as_of: date) -> int | None:
    """Return what is left of the cost of a line on a day (giá trị còn lại), never below 0; None as ``accumulated``."""
    worn = accumulated(item, as_of)
    return None if worn is None or item.cost is None else item.cost - worn


def _years_closed(day: date) -> int:
    """Return the last year whose wear is booked: wear is that of 31/12."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def _until(item: Item, as_of: date) -> date:
    """Return the day up to which a thing wears: that on which it left the office, if it has."""
    if item.is_present or is_gone(item.beginning.condition):
        return as_of
    kinds = catalog("item_event_kind").by_code
    left = [event.happened_on.first for event in item.events if kinds[event.kind].attributes.get("decrease")]
    return min(as_of, left[-1] if left else as_of)


@lru_cache(maxsize=1)
def _files() -> tuple[StandardFile, ...]:
    found = [file for file in shipped_files() if file.wear and file.instrument]
    return tuple(sorted(found, key=lambda file: _instrument(file).valid_from))


def _instrument(file: StandardFile) -> Instrument:
    assert file.instrument is not None
    return file.instrument


def _file(on: date) -> StandardFile:
    files = _files()
    begun = [file for file in files if _instrument(file).valid_from <= on]
    return begun[-1] if begun else files[0]


@lru_cache(maxsize=8)
def _classes(instrument: Instrument | None) -> dict[str, WearClass]:
    file = next(file for file in _files() if file.instrument == instrument)
    return {code: _class(_instrument(file), row) for row in file.wear for code in row.categories}


def _class(instrument: Instrument, row: Wear) -> WearClass:
    return WearClass(row.years, Decimal(row.percent), row.name, citation(instrument.title, "", row.verified))
