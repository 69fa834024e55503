"""Invented things of an office: kinds with models, years and prices (``resources/samples/equipment.toml``)."""

import random
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from hrdesk import paths
from hrdesk.domain.catalogs import catalog
from hrdesk.models.records import Row


@dataclass(frozen=True, slots=True)
class Model:
    """A model sold from one year to another; prices of one in thousand đồng."""

    name: str
    first_year: int
    last_year: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing: ``short`` stands in asset codes, ``serial`` is the pattern of its serial numbers."""

    category: str
    name: str
    short: str
    models: tuple[Model, ...]
    serial: str = ""
    months: int = 0

    @property
    def measure(self) -> str:
        """Đơn vị tính."""
        return str(catalog("equipment_category").by_code[self.category].attributes["measure"])


@cache
def described() -> Mapping[str, Any]:
    """Return the data file: things, sources, rooms, software."""
    with (paths.resources() / "samples" / "equipment.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def things() -> Mapping[str, Thing]:
    """Return the kinds of things by key."""
    return {
        key: Thing(**{**values, "models": tuple(Model(*model) for model in values["models"])})
        for key, values in described()["things"].items()
    }


def bought(draw: random.Random, thing: Thing, first: date, last: date) -> Row:
    """Return the columns of one thing received between two days: what, when, how, from whom, at which price."""
    model, day = _model(draw, thing, first, last)
    row: Row = {
        "name": thing.name,
        "category_code": thing.category,
        "model": model.name,
        "measure": thing.measure,
        "unit_cost": draw.randrange(model.lowest, model.highest + 1, 10) * 1000,
        "serial_no": serial(draw, thing.serial),
        **_origin(draw),
    }
    is_recent = (last - first).days < 366
    if day.year < last.year and not is_recent and draw.random() < 0.2:  # old books know the year only
        return row | {"in_use_since": str(day.year)}
    row |= {"acquired_on": day.isoformat(), "in_use_since": min(last, day + timedelta(draw.randrange(12))).isoformat()}
    if thing.months:
        row["warranty_until"] = day.replace(year=day.year + thing.months // 12, day=min(day.day, 28)).isoformat()
    return row


def _model(draw: random.Random, thing: Thing, first: date, last: date) -> tuple[Model, date]:
    """Return a model sold between two days and the day it came; the latest one when none was sold then."""
    sold = [one for one in thing.models if one.first_year <= last.year and one.last_year >= first.year]
    model = draw.choice(sold or thing.models[-1:])
    since, until = max(first, date(model.first_year, 1, 5)), min(last, date(model.last_year, 12, 25))
    return model, since + timedelta(draw.randrange(max(1, (until - since).days)))


def _origin(draw: random.Random) -> Row:
    ways = described()["sources"]
    way = draw.choices(ways, [each["weight"] for each in ways])[0]
    number = draw.randrange(60, 9000)
    document = way["document"].format(number=number * 37, short=number % 900 + 12)
    return {"acquisition_way": way["way"], "source": way["source"], "document_no": document}


def serial(draw: random.Random, pattern: str) -> str | None:
    """Return a number of a pattern ("#" a digit, "@" a letter), None without one."""
    choices = {"#": string.digits, "@": string.ascii_uppercase}
    return "".join(draw.choice(choices.get(mark, mark)) for mark in pattern) or None
